export const id = 2082;
export const ids = [2082,4135,6753];
export const modules = {

/***/ 2082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./lib/host/kubectl.js
var kubectl = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/status.js + 1 modules
var release_status = __webpack_require__(1716);
// EXTERNAL MODULE: ./lib/report/status.js
var report_status = __webpack_require__(6282);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/images/registry.js
var registry = __webpack_require__(4703);
// EXTERNAL MODULE: ./lib/release/used-images.js
var used_images = __webpack_require__(1847);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
;// CONCATENATED MODULE: ./lib/commands/gone-images.js





/**
 * The images that live releases pin by digest and that their registry does not have any more: their pods run on until
 * a node has to pull. Gone is only what the registry answers with its own 404; what it does not say is one notice.
 */
async function goneImages(context, found) {
    const pinned = await pinnedImages(context, found);
    if (pinned.length === 0)
        return [];
    const wanted = pinned.map(({ image }) => ({ name: image.name, tag: tagOf(image) }));
    const names = wanted.map(({ name }) => name);
    const answers = await (0,registry/* lookUpTags */.YK)(wanted, {
        credentials: (0,credentials/* credentials */.z3)({ logins: (0,commands_registry/* givenLogins */.wN)(context, names) }),
        signal: context.signal,
    });
    const stateOf = ({ image }) => answers.get(`${image.name}:${tagOf(image)}`);
    const gone = pinned.filter((one) => stateOf(one)?.state === 'absent').map(goneProblem);
    const silent = new Set(pinned.flatMap((one) => {
        const state = stateOf(one);
        return state && 'why' in state ? [state.why] : [];
    }));
    return silent.size > 0 ? [...gone, notKnown([...silent])] : gone;
}
/** What live hubs run of the images that are built here. */
async function pinnedImages(context, found) {
    const { fleet, values, plan, clusters, accesses } = found;
    const names = new Set(await Promise.all(fleet.images.map((image) => values.nameOf(image))));
    const lists = await Promise.all([...clusters].map(async ([cluster, state]) => {
        if ('unknown' in state)
            return [];
        const releases = plan.hubs.map(({ release }) => release).filter((one) => one.cluster === cluster);
        const namespaces = releases.map(({ namespace }) => namespace);
        const access = (0,kubectl/* kubectl */.L)(await accesses.of(cluster), context.signal);
        const revisions = await (0,used_images/* readUsedImages */.g)(access, { namespaces, liveOnly: true });
        if ('unknown' in revisions)
            return [];
        return revisions.flatMap(({ namespace, release: name, images }) => {
            const release = releases.find((one) => one.namespace === namespace && one.release === name);
            if (!release)
                return [];
            return images.flatMap(({ digest, ...image }) => digest && names.has(image.name) ? [{ release, image: { ...image, digest } }] : []);
        });
    }));
    return lists.flat();
}
function tagOf({ tag, digest }) {
    return `${tag}@${digest}`;
}
function goneProblem({ release, image }) {
    return {
        severity: 'error',
        ...release.declaredAt,
        title: `${release.id} runs an image that is gone`,
        message: `${image.name}:${tagOf(image)} is live, and its registry does not have it any more: a node that does not hold it cannot start it. Run \`hub-deploy run ${release.id} --force\`: what the registry lacks is built again. Let the registry's retention rules spare what \`hub-deploy images\` lists as used.`,
        hub: release.id,
    };
}
function notKnown(reasons) {
    return {
        severity: 'notice',
        title: 'Whether live images are still in the registry is not known',
        message: `${reasons.join('; ')}.`,
    };
}

// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
;// CONCATENATED MODULE: ./lib/commands/status.js






/** Says for each hub what is live and how it differs from the repo at this commit; changes nothing. */
async function status_status(context) {
    const { options, host } = context;
    const found = await (0,survey/* survey */.F)(context, { clusters: true, registry: 'none', changes: 'none' });
    const [hubs, gone] = await Promise.all([statuses(context, found), goneImages(context, found)]);
    const report = {
        commit: found.tree.commit,
        hubs,
        gone,
        notes: found.plan.notes.filter((note) => note.includes('was not read')),
        now: Date.now(),
    };
    for (const problem of gone)
        host.problem(problem);
    for (const message of report.notes)
        host.problem({ severity: 'warning', title: 'A cluster was not read', message });
    for (const { planned, drift } of report.hubs) {
        if (!drift)
            continue;
        const { id, declaredAt } = planned.release;
        const message = `${id} is not what the repository says: ${planned.reasons.join('; ')}.`;
        host.problem({ severity: 'warning', title: `Drift: ${id}`, message, ...declaredAt, hub: id });
    }
    if (options.format === 'json')
        context.print(JSON.stringify((0,report_status/* statusJson */.bj)(report), null, 2));
    else if (options.event.name === 'local')
        context.print((0,report_status/* statusText */.qS)(report));
    else
        host.group((0,report_status/* statusHeadline */.ZB)(report), (0,report_status/* statusText */.qS)(report).split('\n'));
    if (options.reportLater) {
        const { handOver } = await __webpack_require__.e(/* import() */ 1172).then(__webpack_require__.bind(__webpack_require__, 1172));
        await handOver(context, { status: report });
    }
    else
        host.summary((0,report_status/* statusMarkdown */.KZ)(report));
    return options.failOnDrift && !(0,report_status/* isAsItShouldBe */.U0)(report) ? 2 : 0;
}
async function statuses(context, { plan, clusters, accesses }) {
    const parts = await Promise.all([...clusters].map(async ([name, state]) => {
        const hubs = plan.hubs.filter(({ release }) => release.cluster === name);
        if ('unknown' in state)
            return hubs.map(release_status/* unknownStatus */.lj);
        const access = await accesses.of(name);
        return (0,release_status/* clusterStatus */.r_)(hubs, {
            kubectl: (0,kubectl/* kubectl */.L)(access, context.signal),
            helm: await (0,helm.helm)(access),
            state,
        });
    }));
    return parts.flat().sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1));
}


/***/ }),

/***/ 4135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dependencyBuildArgs: () => (/* binding */ dependencyBuildArgs),
  dryRunArgs: () => (/* binding */ dryRunArgs),
  helm: () => (/* binding */ helm),
  historyArgs: () => (/* binding */ historyArgs),
  judgeVersion: () => (/* binding */ judgeVersion),
  pullArgs: () => (/* binding */ pullArgs),
  refuseOtherDriver: () => (/* binding */ refuseOtherDriver),
  rollbackArgs: () => (/* binding */ rollbackArgs),
  showCrdsArgs: () => (/* binding */ showCrdsArgs),
  templateArgs: () => (/* binding */ templateArgs),
  uninstallArgs: () => (/* binding */ uninstallArgs),
  upgradeArgs: () => (/* binding */ upgradeArgs)
});

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/host/helm-driver.js
/** HELM_DRIVER as the environment has it: where Helm would keep its releases; undefined or empty is its default. */
function helmDriver() {
    return process.env.HELM_DRIVER;
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
;// CONCATENATED MODULE: ./lib/release/helm.js




// --- What is asked, verb by verb -------------------------------------------------------------------------------
/**
 * `helm upgrade --install`. Never --wait, --atomic or --force: they wedge releases when a job is cancelled, and
 * uninstall a first install that fails, with the hub's database (docs/design.md). Nor --create-namespace: the namespace
 * is there by then, and a Role of one namespace may not make it.
 */
function upgradeArgs(options) {
    const args = ['upgrade', '--install', options.release, options.chart, ...renderArgs(options)];
    args.push('--labels', (0,labels/* formatLabels */.h6)(options.labels));
    args.push('--description', options.description, '--timeout', `${options.timeoutSeconds}s`);
    args.push('--history-max', String(options.historyMax));
    if (options.forceConflicts)
        args.push('--force-conflicts');
    return args;
}
/** What an upgrade would make, rendered with the cluster's own `lookup` answers; changes nothing. */
function dryRunArgs(options) {
    const args = ['upgrade', '--install', options.release, options.chart, ...renderArgs(options)];
    return [...args, '--dry-run=server', '--output', 'json'];
}
/** Rendered without a cluster. */
function templateArgs(options) {
    return ['template', options.release, options.chart, ...renderArgs({ ...options, skipCrds: false })];
}
function renderArgs(options) {
    const args = ['--namespace', options.namespace];
    for (const file of options.values)
        args.push('--values', escapeComma(file));
    if (options.skipCrds)
        args.push('--skip-crds');
    return args;
}
/** `--values` takes a list with commas: one in a path would cut it. */
function escapeComma(path) {
    return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
function rollbackArgs(options) {
    const args = ['rollback', options.release, String(options.revision), '--namespace', options.namespace];
    return [...args, '--timeout', `${options.timeoutSeconds}s`, '--history-max', String(options.historyMax)];
}
function historyArgs(target, max) {
    const args = ['history', target.release, '--namespace', target.namespace];
    return [...args, '--max', String(max), '--output', 'json'];
}
function uninstallArgs(target, timeoutSeconds) {
    return ['uninstall', target.release, '--namespace', target.namespace, '--timeout', `${timeoutSeconds}s`];
}
function dependencyBuildArgs(chart) {
    return ['dependency', 'build', chart];
}
/** Fetches a chart's archive into a folder. */
function pullArgs(chart, folder) {
    const args = ['pull', chart.name, '--version', chart.version, '--destination', folder];
    return chart.repository ? [...args, '--repo', chart.repository] : args;
}
function showCrdsArgs(chart) {
    return ['show', 'crds', chart];
}
/**
 * Helm for one cluster.
 *
 * @param binary a name on the PATH, or a path
 * @throws ProblemError where Helm is missing, too old, or told to keep releases elsewhere than in Secrets
 */
async function helm(access, binary = 'helm') {
    refuseOtherDriver(helmDriver());
    const version = await detectVersion(binary);
    return {
        ...version,
        run(args, call = {}) {
            const argv = [
                binary,
                ...args,
                ...accessFlags(access),
                ...repositoryFlags(call.repositories),
            ];
            return (0,exec/* exec */.m0)({
                argv,
                env: { ...access.env, ...OWN_ENVIRONMENT },
                ...(call.signal ? { signal: call.signal } : {}),
                ...(call.timeoutMs ? { timeoutMs: call.timeoutMs } : {}),
                ...(call.cwd ? { cwd: call.cwd } : {}),
            });
        },
    };
}
/**
 * Helm's own ways to name a cluster or a namespace, which kubectl does not know: two programs that mean different
 * clusters would be a disaster. HELM_DEBUG would print rendered Secrets.
 */
const OWN_ENVIRONMENT = {
    HELM_DEBUG: undefined,
    HELM_NAMESPACE: undefined,
    HELM_KUBECONTEXT: undefined,
    HELM_KUBEAPISERVER: undefined,
    HELM_KUBETOKEN: undefined,
    HELM_KUBECAFILE: undefined,
    HELM_MAX_HISTORY: undefined,
};
function accessFlags(access) {
    const flags = [];
    if (access.kubeconfig)
        flags.push('--kubeconfig', access.kubeconfig);
    if (access.context)
        flags.push('--kube-context', access.context);
    return flags;
}
function repositoryFlags(files) {
    return files ? ['--repository-config', files.config, '--repository-cache', files.cache] : [];
}
// --- Which Helm ------------------------------------------------------------------------------------------------
const versions = new Map();
/** Asked once a process for each binary. */
function detectVersion(binary) {
    const known = versions.get(binary) ?? askVersion(binary);
    versions.set(binary, known);
    return known;
}
async function askVersion(binary) {
    try {
        const { stdout } = await (0,exec/* exec */.m0)({
            argv: [binary, 'version', '--template', '{{.Version}}'],
            timeoutMs: 30_000,
        });
        return judgeVersion(stdout.trim());
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd))
            throw error;
        const missing = error.reason === 'not found';
        throw helm_problem(missing ? 'Helm is missing' : 'Helm does not start', `${missing ? 'helm is not on the PATH' : error.message}. Install Helm 3.13 or newer (azure/setup-helm does).`);
    }
}
/**
 * Whether this Helm will do. `--labels` came with 3.13; 4 before 4.2.4 has rollout bugs.
 *
 * @param text `v3.22.0`, `v4.3`
 * @throws ProblemError
 */
function judgeVersion(text) {
    const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
    if (!match)
        throw helm_problem('Helm does not say its version', `helm version printed "${text.slice(0, 80)}".`);
    const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    const version = text.replace(/^v/, '');
    if (major < 3 || (major === 3 && minor < 13))
        throw helm_problem('Helm is too old', `This is Helm ${version}; hub-deploy needs 3.13 or newer, for the labels on releases.`);
    const early = major === 4 && (minor < 2 || (minor === 2 && patch < 4));
    return {
        major: major === 3 ? 3 : 4,
        version,
        problems: early
            ? [
                {
                    severity: 'warning',
                    title: 'An early Helm 4',
                    message: `This is Helm ${version}; Helm 4 before 4.2.4 has bugs in rollouts. Install a newer one.`,
                },
            ]
            : [],
    };
}
/** @throws ProblemError where releases would be kept elsewhere than in Secrets */
function refuseOtherDriver(driver) {
    if (!driver || driver === 'secret' || driver === 'secrets')
        return;
    throw helm_problem('HELM_DRIVER is not secret', `HELM_DRIVER is "${driver}", but hub-deploy keeps what it knows of a release on the release's Secret. ` +
        'Unset HELM_DRIVER.');
}
function helm_problem(title, message) {
    return new problem/* ProblemError */.M({ severity: 'error', title, message });
}


/***/ }),

/***/ 6753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changesSince: () => (/* binding */ changesSince),
/* harmony export */   describeEntry: () => (/* binding */ describeEntry)
/* harmony export */ });
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);

const ENTRIES = 20;
/**
 * What was done to a release since a revision of ours, oldest first: who changed it by hand, when and how, as far as
 * Helm knows.
 *
 * @param since the last revision that hub-deploy made; absent: none, and all of it is told
 * @throws CommandError
 */
async function changesSince(helm, target, since) {
    const { stdout } = await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.historyArgs)(target, ENTRIES), { timeoutMs: 60_000 });
    const entries = JSON.parse(stdout);
    return entries
        .filter(({ revision }) => revision > (since ?? 0))
        .map(({ revision, updated, status, chart, description }) => ({
        revision,
        updated,
        status,
        chart,
        description,
    }));
}
/** `revision 14, 2026-11-01 10:02, "Rollback to 3"` */
function describeEntry({ revision, updated, description }) {
    return `revision ${revision}, ${updated.slice(0, 16).replace('T', ' ')}, "${description}"`;
}


/***/ }),

/***/ 1595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ parseManifest),
/* harmony export */   k: () => (/* binding */ compareManifests)
/* harmony export */ });
const SHOWN_CHARACTERS = 160;
/**
 * Reads a manifest: YAML documents, of which empty ones are left out.
 *
 * @throws Error where it is no YAML
 */
async function parseManifest(text) {
    const { parseAllDocuments } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const documents = parseAllDocuments(text, { uniqueKeys: false, merge: true, logLevel: 'silent' });
    if (!Array.isArray(documents))
        return [];
    return documents
        .map((document) => document.toJS())
        .filter((object) => Boolean(object?.kind && object.metadata?.name));
}
/** What differs between two manifests, object by object, in the order of their names. */
function compareManifests(before, after) {
    const old = byIdentity(before);
    const now = byIdentity(after);
    const changes = [];
    for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
        const [was, is] = [old.get(key), now.get(key)];
        const { kind, metadata } = (is ?? was);
        const about = { object: `${kind} ${metadata.name}`, kind };
        if (!was && is)
            changes.push({ change: 'added', ...about, after: is, fields: [] });
        else if (was && !is)
            changes.push({ change: 'removed', ...about, before: was, fields: [] });
        else if (was && is) {
            const fields = fieldChanges(was, is, kind === 'Secret');
            if (fields.length > 0)
                changes.push({ change: 'changed', ...about, before: was, after: is, fields });
        }
    }
    return changes;
}
function byIdentity(objects) {
    return new Map(objects.map((object) => {
        const group = object.apiVersion?.includes('/') ? object.apiVersion.split('/')[0] : '';
        const { namespace = '', name } = object.metadata;
        return [`${object.kind}.${group}/${namespace}/${name}`, object];
    }));
}
function fieldChanges(before, after, secret) {
    const [old, now] = [flatten(before), flatten(after)];
    const changes = [];
    for (const path of new Set([...old.keys(), ...now.keys()])) {
        const [was, is] = [old.get(path), now.get(path)];
        if (was === is)
            continue;
        const hidden = secret && /^(?:data|stringData)\./.test(path);
        changes.push({
            path,
            ...(was === undefined ? {} : { before: hidden ? '(hidden)' : shown(was) }),
            ...(is === undefined ? {} : { after: hidden ? '(hidden)' : shown(is) }),
        });
    }
    return changes;
}
/** Each leaf by its path; items of lists by their `name` where they have one, else by their place. */
function flatten(value, path = '', into = new Map()) {
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            const name = item?.name;
            flatten(item, `${path}[${typeof name === 'string' ? name : index}]`, into);
        }
        if (value.length === 0)
            into.set(path, '[]');
    }
    else if (value !== null && typeof value === 'object') {
        const entries = Object.entries(value);
        for (const [key, item] of entries)
            flatten(item, path ? `${path}.${key}` : key, into);
        if (entries.length === 0)
            into.set(path, '{}');
    }
    else
        into.set(path, String(value));
    return into;
}
function shown(text) {
    const line = text.replaceAll('\n', '⏎');
    return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}


/***/ }),

/***/ 6163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XY: () => (/* binding */ withoutDocuments),
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack),
/* harmony export */   zC: () => (/* binding */ withStatus)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);


/**
 * Reads `data.release` of a Helm Secret: base64 (Kubernetes') of base64 (Helm's) of gzip of JSON
 * (helm.sh/helm/pkg/storage/driver/util.go). Very old releases are not zipped.
 */
function unpack(data) {
    const bytes = Buffer.from(Buffer.from(data, 'base64').toString('latin1'), 'base64');
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gunzipSync)(bytes) : bytes).toString('utf8');
}
/** The way back. */
function pack(text) {
    return Buffer.from((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gzipSync)(Buffer.from(text, 'utf8')).toString('base64'), 'latin1').toString('base64');
}
/**
 * The payload with another status and description. Only `info` is written anew; every other byte stays, because values
 * may hold numbers that JavaScript cannot.
 *
 * @throws Error where the text is no release
 */
function withStatus(text, status, description) {
    const [start, end] = memberSpan(text, 'info');
    const info = JSON.parse(text.slice(start, end));
    return text.slice(0, start) + JSON.stringify({ ...info, status, description }) + text.slice(end);
}
/**
 * The payload without the documents of its manifest that `drop` picks: Helm then does not know those objects any more.
 *
 * @throws Error where the text is no release, or the manifest no YAML
 */
async function withoutDocuments(text, drop) {
    const [start, end] = memberSpan(text, 'manifest');
    const manifest = JSON.parse(text.slice(start, end));
    const kept = [];
    for (const document of manifest.split(/^---\s*$/m)) {
        if (!(await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)(document)).some(drop))
            kept.push(document);
    }
    return text.slice(0, start) + JSON.stringify(kept.join('---')) + text.slice(end);
}
/** Where a member's value of the outermost object starts and ends. */
function memberSpan(text, name) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '{' || character === '[')
            depth += 1;
        else if (character === '}' || character === ']')
            depth -= 1;
        else if (character === '"') {
            const after = stringEnd(text, at);
            const colon = /^\s*:\s*/.exec(text.slice(after, after + 40));
            if (depth === 1 && colon && text.slice(at + 1, after - 1) === name) {
                const start = after + colon[0].length;
                return [start, valueEnd(text, start)];
            }
            at = after - 1;
        }
    }
    throw new Error(`no "${name}" in the release's payload`);
}
function stringEnd(text, start) {
    let at = start + 1;
    while (at < text.length && text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
/** The end of the object or string that starts there. */
function valueEnd(text, start) {
    if (text[start] === '"')
        return stringEnd(text, start);
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"')
            at = stringEnd(text, at) - 1;
        else if (character === '{' || character === '[')
            depth += 1;
        else if (character === '}' || character === ']') {
            depth -= 1;
            if (depth === 0)
                return at + 1;
        }
    }
    throw new Error("the release's payload is cut");
}


/***/ }),

/***/ 1716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r_: () => (/* binding */ clusterStatus),
  Wr: () => (/* binding */ healthOf),
  lj: () => (/* binding */ unknownStatus)
});

// EXTERNAL MODULE: ./lib/release/history.js
var release_history = __webpack_require__(6753);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
;// CONCATENATED MODULE: ./lib/release/workload-status.js
/**
 * The workloads of all of a cluster's releases, in one call, by `namespace/release`: Helm notes the release on every
 * object that it makes.
 *
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
async function readWorkloads(kubectl, namespace) {
    const kinds = 'deployments.apps,statefulsets.apps,daemonsets.apps';
    const scope = namespace ? { namespace } : {};
    const args = ['get', kinds, ...(namespace ? [] : ['--all-namespaces'])];
    const list = await kubectl.json(args, {
        timeoutMs: 60_000,
        ...scope,
    });
    const releases = new Map();
    for (const object of list.items) {
        const release = object.metadata.annotations?.['meta.helm.sh/release-name'];
        if (!release)
            continue;
        const key = `${object.metadata.annotations?.['meta.helm.sh/release-namespace'] ?? object.metadata.namespace}/${release}`;
        releases.set(key, [...(releases.get(key) ?? []), statusOf(object)]);
    }
    return releases;
}
function statusOf({ kind, metadata, spec, status = {} }) {
    const daemons = kind === 'DaemonSet';
    return {
        workload: `${kind} ${metadata.name}`,
        images: [...spec.template.spec.containers, ...(spec.template.spec.initContainers ?? [])].map(({ image }) => image),
        ready: (daemons ? status.numberReady : status.readyReplicas) ?? 0,
        wanted: (daemons ? status.desiredNumberScheduled : spec.replicas) ?? (daemons ? 0 : 1),
    };
}

;// CONCATENATED MODULE: ./lib/release/status.js



/** Of a hub whose cluster did not answer. */
function unknownStatus(planned) {
    return { planned, proved: false, drift: false, byHand: [] };
}
/**
 * The status of one cluster's hubs: two calls for the cluster (the state, which is given, and its workloads), and one
 * more for each hub that somebody changed by hand.
 */
async function clusterStatus(hubs, { kubectl, helm, state }) {
    const workloads = await readWorkloads(kubectl).catch(() => undefined);
    const statuses = [];
    for (const planned of hubs) {
        const key = `${planned.release.namespace}/${planned.release.release}`;
        const live = state.get(key);
        const byHand = live && (0,labels/* isByHand */.Hv)(live) ? await (0,release_history.changesSince)(helm, planned.release, live.rev) : [];
        const of = workloads?.get(key);
        statuses.push({
            planned,
            ...(live ? { state: live } : {}),
            proved: live !== undefined && isProved(live),
            drift: live !== undefined && isDrift(planned, live),
            ...(of ? { workloads: of } : {}),
            byHand,
        });
    }
    return statuses;
}
function isProved({ status, rev, proved, revision }) {
    return status === 'deployed' && rev === revision && proved === revision;
}
function isDrift({ fingerprint }, live) {
    if (live.digest === undefined)
        return false;
    return live.digest !== fingerprint || !isProved(live);
}
/** `well`, or what is not ready: `Deployment hub 0/1`. */
function healthOf({ workloads }) {
    if (!workloads)
        return 'unknown';
    const waiting = workloads.filter(({ ready, wanted }) => ready < wanted);
    if (waiting.length === 0)
        return 'well';
    return waiting.map(({ workload, ready, wanted }) => `${workload} ${ready}/${wanted}`).join(', ');
}


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readUsedImages)
/* harmony export */ });
/* unused harmony export imagesIn */
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6163);
/* harmony import */ var _unanswered_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


/** Payloads travel whole: a cluster with many revisions takes its time. */
const LIST_TIMEOUT_MS = 300_000;
/** One line a revision; the payload alone of each Secret, so that nothing else is read into memory. */
const TEMPLATE = `{{range .items}}{{.metadata.namespace}} {{.metadata.labels.name}} {{.metadata.labels.version}} {{.metadata.labels.status}} {{.data.release}}{{"\\n"}}{{end}}`;
/**
 * What the revisions that a cluster keeps are made from, read from Helm's own Secrets in one list call.
 *
 * @param options.liveOnly only revisions that Helm calls deployed
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns `unknown` with a sentence where the cluster does not say
 */
async function readUsedImages(kubectl, options) {
    const selector = options.liveOnly ? 'owner=helm,status=deployed' : 'owner=helm';
    const list = async (where) => {
        const args = ['get', 'secrets', '-l', selector, ...where, '-o', `go-template=${TEMPLATE}`];
        return parseLines((await kubectl.run(args, { timeoutMs: LIST_TIMEOUT_MS })).stdout);
    };
    const unknown = async (error) => ({
        unknown: await (0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnanswered */ .V)(kubectl, error, LIST_TIMEOUT_MS),
    });
    try {
        return await list(['--all-namespaces']);
    }
    catch (error) {
        if (!(0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .U)(error) || options.namespaces.length === 0)
            return unknown(error);
    }
    try {
        const revisions = [];
        for (const namespace of new Set(options.namespaces)) {
            revisions.push(...(await list(['--namespace', namespace])));
        }
        return revisions;
    }
    catch (error) {
        return unknown(error);
    }
}
function parseLines(text) {
    return text.split('\n').flatMap((line) => {
        const [namespace, release, version, status, data] = line.split(' ');
        if (!namespace || !release || !status || !data)
            return [];
        return [{ namespace, release, revision: Number(version), status, ...imagesIn((0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .unpack */ .l1)(data)) }];
    });
}
const TAG = /\bh[0-9a-f]{12}\b/g;
const REFERENCE = /([\w][\w.:/-]*):(h[0-9a-f]{12})(?:@(sha256:[0-9a-f]{64}))?(?![\w.-])/g;
const OWN = /^(h[0-9a-f]{12})(?:@(sha256:[0-9a-f]{64}))?$/;
/**
 * The images with tags of ours that a release's payload names: in its values as `name` (or `repository`) beside `tag`,
 * and anywhere as `name:tag`.
 *
 * @throws SyntaxError where the text is no release
 */
function imagesIn(payload) {
    const images = new Map();
    const add = (name, tag, digest) => {
        images.set(`${name}:${tag}@${digest}`, { name, tag, ...(digest ? { digest } : {}) });
    };
    for (const [, name = '', tag = '', digest] of payload.matchAll(REFERENCE))
        add(name, tag, digest);
    const { config, chart } = JSON.parse(payload);
    const walk = (value) => {
        if (typeof value !== 'object' || value === null)
            return;
        const { name, repository, registry, tag } = value;
        const own = typeof tag === 'string' ? OWN.exec(tag) : null;
        const named = typeof repository === 'string' ? repository : name;
        if (own?.[1] && typeof named === 'string') {
            add(typeof registry === 'string' ? `${registry}/${named}` : named, own[1], own[2]);
        }
        for (const inner of Object.values(value))
            walk(inner);
    };
    walk(config);
    walk(chart?.values);
    return { tags: new Set(payload.match(TAG) ?? []), images: [...images.values()] };
}


/***/ }),

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ statusMarkdown),
/* harmony export */   U0: () => (/* binding */ isAsItShouldBe),
/* harmony export */   ZB: () => (/* binding */ statusHeadline),
/* harmony export */   bj: () => (/* binding */ statusJson),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _release_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6753);
/* harmony import */ var _release_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1716);
/* harmony import */ var _crowd_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5779);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4110);





/** Whether nothing drifted, no live image is gone, and nothing was left unread: that may hold anything. */
function isAsItShouldBe({ hubs, gone, notes }) {
    const isThere = (gone ?? []).every(({ severity }) => severity !== 'error');
    return isThere && notes.length === 0 && !hubs.some(({ drift }) => drift);
}
/** One line: how many are as the repo says. */
function statusHeadline({ hubs, notes }) {
    const drifted = hubs.filter(({ drift }) => drift).map(({ planned }) => planned.release.id);
    const live = `${hubs.filter(({ state }) => state).length} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'release')} live`;
    if (drifted.length > 0)
        return `${live}; not as the repository says: ${(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .someOf */ .y)(drifted)}.`;
    // A cluster that was not read may hold anything.
    return notes.length > 0
        ? `${live} as far as could be read, and as the repository says.`
        : `${live}, all as the repository says.`;
}
/** One row a release: what is live, how old, how it is, and how it differs. */
function rows({ hubs, notes, now }) {
    return hubs.map((status) => {
        const { planned, state, workloads, drift, proved, byHand } = status;
        const id = planned.release.id;
        if (!state) {
            const unread = !workloads && notes.length > 0;
            return unread ? [id, 'not known', '', '', '', 'not known'] : [id, 'not installed', '', '', '', 'none'];
        }
        return [
            id,
            `${state.revision} (${state.status}${proved ? ', proved' : ''})`,
            ownImages(status).join(' '),
            state.modifiedAt ? age(now - state.modifiedAt.getTime()) : '',
            (0,_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOf */ .Wr)(status),
            [...(drift ? planned.reasons : []), ...byHand.map(_release_history_js__WEBPACK_IMPORTED_MODULE_0__.describeEntry)].join('; ') || 'none',
        ];
    });
}
const HEAD = ['Hub', 'Revision', 'Images', 'Age', 'Health', 'Drift'];
/** Images with tags of ours: the others are the chart's own. */
function ownImages({ workloads }) {
    const images = new Set(workloads?.flatMap((workload) => workload.images) ?? []);
    return [...images]
        .map((image) => image.split('@')[0] ?? '')
        .filter((image) => /:h[0-9a-f]{12}$/.test(image));
}
/** The report as a job's summary: what is not as the repository says first, and never folded. */
function statusMarkdown(report) {
    const drifted = report.hubs.filter(({ drift }) => drift);
    const others = report.hubs.filter(({ drift }) => !drift);
    const draw = (hubs) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .tableOf */ .c_)(HEAD, rows({ ...report, hubs }).map(([id = '', ...cells]) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(id), ...cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)]));
    const sign = drifted.length > 0 || report.notes.length > 0 || report.gone?.length ? '⚠️' : '✅';
    const tables = report.hubs.length > _crowd_js__WEBPACK_IMPORTED_MODULE_4__/* .ROWS_SHOWN */ .E_
        ? [draw(drifted), others.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(others.length, 'other')}`, draw(others)) : '']
        : [draw([...drifted, ...others])];
    return [
        `## ${sign} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(statusHeadline(report)).replace(/\.$/, '')}`,
        ...report.notes.map((note) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}`),
        ...(report.gone ?? []).map(({ title, message }) => `- **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(title)}**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(message)}`),
        ...tables,
    ]
        .filter(Boolean)
        .join('\n\n');
}
function statusText(report) {
    const lines = [HEAD, ...rows(report)];
    const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    const aligned = lines.map((line) => line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    const gone = (report.gone ?? []).map(({ title, message }) => `  ${title}: ${message}`);
    return [statusHeadline(report), ...report.notes.map((note) => `  ${note}`), ...gone, ...aligned].join('\n');
}
function statusJson({ commit, hubs, notes, gone = [] }) {
    return {
        commit,
        notes,
        gone: gone.map(({ hub, title, message }) => ({ hub, title, message })),
        hubs: hubs.map(({ planned, state, proved, drift, workloads, byHand }) => ({
            id: planned.release.id,
            cluster: planned.release.cluster,
            environment: planned.release.environment,
            revision: state?.revision ?? null,
            status: state?.status ?? null,
            proved,
            commit: state?.commit ?? null,
            jupyterhub: state?.jupyterhub ?? null,
            modifiedAt: state?.modifiedAt?.toISOString() ?? null,
            health: (0,_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOf */ .Wr)({ ...(workloads ? { workloads } : {}) }),
            images: [...new Set(workloads?.flatMap(({ images }) => images) ?? [])],
            drift,
            reasons: planned.reasons,
            byHand,
        })),
    };
}
/** `3 days`, `2 hours`, `5 minutes`. */
function age(milliseconds) {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    if (minutes < 60)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(minutes, 'minute');
    if (minutes < 48 * 60)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(Math.floor(minutes / 60), 'hour');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(Math.floor(minutes / (24 * 60)), 'day');
}


/***/ })

};
