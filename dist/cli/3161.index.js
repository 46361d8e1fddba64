export const id = 3161;
export const ids = [3161,4135];
export const modules = {

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

/***/ 7482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isAway),
/* harmony export */   d: () => (/* binding */ patiently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9141);


/** How long an API server may be away before that is a failure: it restarts in less, and so does a load balancer. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 2_000;
/** kubectl's words when nobody answered, in place of an answer. */
const AWAY = /was refused|connection refused|connection reset|connection lost|unexpected EOF|: EOF|i\/o timeout|TLS handshake|no route to host|ServiceUnavailable|unable to handle the request|etcdserver|apiserver is shutting down|Unable to connect/;
/** Whether a call of kubectl failed because the API server was away, not because of what it said. */
function isAway(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd))
        return false;
    return error.reason === 'timeout' || AWAY.test(error.output?.stderr ?? '');
}
/**
 * Asks again while the API server is away.
 *
 * @param signal once it is aborted nothing is asked again
 * @throws what the last call threw
 */
async function patiently(signal, call, patienceMs = PATIENCE_MS) {
    const deadline = Date.now() + patienceMs;
    for (;;) {
        try {
            return await call();
        }
        catch (error) {
            if (!isAway(error) || signal.aborted || Date.now() >= deadline)
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(PAUSE_MS, undefined, { signal }).catch(() => { });
        }
    }
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

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   problemsOf: () => (/* binding */ problemsOf)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7482);



/** What was thrown, as problems for people. */
function problemsOf(error) {
    if (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M)
        return error.problems;
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        return [ourFault(error)];
    if ((0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .isAway */ .D)(error))
        return [away(error)];
    const missing = error.reason === 'not found';
    return [
        {
            severity: 'error',
            title: missing ? `${error.program} is missing` : `${error.program} failed`,
            message: missing
                ? `${error.program} is not on the PATH. Install it before this step.`
                : `${error.message}. Nothing else is known; the tool's own words are below.`,
            ...(error.output?.stderr ? { log: error.output.stderr.trim().split('\n').slice(-15).join('\n') } : {}),
        },
    ];
}
function away(error) {
    const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
    return {
        severity: 'error',
        title: 'The cluster does not answer',
        message: `The API server could not be reached: ${words}. Look whether the cluster is up and the kubeconfig names the right ` +
            'address, and run this again.',
    };
}
function ourFault(error) {
    const known = error instanceof Error;
    return {
        severity: 'error',
        title: 'An error in hub-deploy itself',
        message: `${known ? error.message : String(error)}. Please report it, with the lines below.`,
        ...(known && error.stack ? { log: error.stack } : {}),
    };
}


/***/ }),

/***/ 2397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ secretName),
/* harmony export */   iH: () => (/* binding */ recoverPending),
/* harmony export */   mA: () => (/* binding */ runningHooks),
/* harmony export */   mm: () => (/* binding */ isPending)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6246);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6163);




/** The Secret in which Helm keeps one revision. */
function secretName(release, revision) {
    return `sh.helm.release.v1.${release}.v${revision}`;
}
/** Whether Helm calls the release busy: it lets nobody touch it then. */
function isPending(state) {
    return state.status.startsWith('pending-');
}
/**
 * Frees a release that a Helm which is no more left in `pending-*`: failed, in the Secret's label and in its payload,
 * in one replace with its resourceVersion (the label alone stays blocked, the payload alone leaves a label that lies).
 * Never called for a Helm that may live: that ends in two deployed revisions.
 *
 * @throws ProblemError where nobody can know whether its Helm still lives; CommandError
 */
async function recoverPending(kubectl, options) {
    const { state, say } = options;
    const secret = await readSecret(kubectl, state);
    const since = state.modifiedAt ?? new Date(secret.metadata.creationTimestamp ?? 0);
    const age = Date.now() - since.getTime();
    if (!options.abandoned && age < options.minimumAgeMs)
        throw stillBusy(state, age, options.minimumAgeMs);
    const text = (0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .unpack */ .l1)(secret.data.release);
    const description = `hub-deploy: the ${state.status} that began ${since.toISOString()} was interrupted`;
    const interrupted = { status: 'failed', [_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .LABEL */ .d_.interrupted]: String(state.revision) };
    const failed = {
        ...secret,
        metadata: { ...secret.metadata, labels: { ...secret.metadata.labels, ...interrupted } },
        data: { ...secret.data, release: (0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .pack */ .qq)((0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .withStatus */ .zC)(text, 'failed', description)) },
    };
    await kubectl.run(['replace', '-f', '-'], {
        namespace: state.namespace,
        input: JSON.stringify(failed),
        timeoutMs: 60_000,
    });
    say(`revision ${state.revision} was left in ${state.status} by a run that was killed: marked failed`);
    await removeBlockingHooks(kubectl, state, JSON.parse(text).hooks ?? [], say);
}
async function readSecret(kubectl, state) {
    return kubectl.json(['get', 'secret', secretName(state.name, state.revision)], {
        namespace: state.namespace,
        timeoutMs: 60_000,
    });
}
/**
 * Takes away Jobs and pods of the interrupted hooks that would block the next upgrade by their names: those that Helm
 * does not itself delete before it makes them anew (its default is that it does).
 */
async function removeBlockingHooks(kubectl, state, hooks, say) {
    for (const { kind, name } of hooks.filter(blocksNextRun)) {
        const args = ['delete', kind.toLowerCase(), name, '--ignore-not-found', '--wait=true', '--timeout=60s'];
        const output = await kubectl.run(args, { namespace: state.namespace, timeoutMs: 70_000 }).catch(forgive);
        if (output?.stdout.trim())
            say(`${kind} ${name}, which the killed run's hook left behind, was removed`);
    }
}
function blocksNextRun(hook) {
    const policies = hook.delete_policies ?? [];
    const runs = hook.kind === 'Job' || hook.kind === 'Pod';
    return runs && policies.length > 0 && !policies.includes('before-hook-creation');
}
/** What could not be removed will be named by Helm itself. */
function forgive(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
}
/**
 * Whether a hook's object still works. zero-to-jupyterhub's image puller is a DaemonSet: it does so until it is deleted.
 */
const WORKS = {
    Job: ({ status }) => !status?.conditions?.some((it) => (it.type === 'Complete' || it.type === 'Failed') && it.status === 'True'),
    Pod: ({ status }) => status?.phase === 'Pending' || status?.phase === 'Running',
    DaemonSet: () => true,
};
/** Hooks that run on by themselves after a Helm was stopped. As `Job name`. */
async function runningHooks(kubectl, state) {
    const secret = await readSecret(kubectl, state);
    const { hooks = [] } = JSON.parse((0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .unpack */ .l1)(secret.data.release));
    const left = [];
    for (const { kind, name } of hooks) {
        const works = WORKS[kind];
        if (!works)
            continue;
        const args = ['get', kind.toLowerCase(), name, '--ignore-not-found', '-o', 'json'];
        const { stdout } = await kubectl.run(args, { namespace: state.namespace, timeoutMs: 15_000 });
        if (stdout.trim() && works(JSON.parse(stdout)))
            left.push(`${kind} ${name}`);
    }
    return left;
}
function stillBusy(state, age, minimum) {
    const minutes = (ms) => Math.ceil(ms / 60_000);
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M({
        severity: 'error',
        title: 'Helm is at work on the release',
        message: `Revision ${state.revision} of ${state.name} in namespace ${state.namespace} has been in ${state.status} for ` +
            `${minutes(age)} minutes, and no Lease of hub-deploy says who works on it: somebody may be running helm by ` +
            `hand. Nothing was changed. If that Helm is dead, run this again in ${minutes(minimum - age)} minutes: the ` +
            'release is then freed by itself.',
    });
}


/***/ }),

/***/ 3083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ runningServers),
/* harmony export */   T: () => (/* binding */ countUserServers)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);

/** The servers of users that run now (KubeSpawner's own label). */
const RUNNING = ['-l', 'component=singleuser-server', '--field-selector=status.phase=Running'];
/** A plan does not wait long for what it can do without. */
const PLAN_TIMEOUT_MS = 15_000;
/**
 * User servers that run in a namespace now.
 *
 * @throws CommandError
 */
async function countUserServers(kubectl, namespace, timeoutMs = 60_000) {
    const args = ['get', 'pods', ...RUNNING, '--no-headers', '-o', 'name'];
    const { stdout } = await kubectl.run(args, { namespace, timeoutMs });
    return stdout.split('\n').filter(Boolean).length;
}
/**
 * User servers that run now in each of some namespaces of one cluster, by one call for all of them.
 *
 * @returns undefined where the cluster does not say, or a Role lets the login look into single namespaces alone
 */
async function runningServers(kubectl, namespaces) {
    const [first, ...others] = new Set(namespaces);
    if (first === undefined)
        return new Map();
    try {
        if (others.length === 0)
            return new Map([[first, await countUserServers(kubectl, first, PLAN_TIMEOUT_MS)]]);
        // Plain output is the server's own table, whose first column is the namespace.
        const args = ['get', 'pods', ...RUNNING, '--all-namespaces', '--no-headers', '--chunk-size=0'];
        const { stdout } = await kubectl.run(args, { timeoutMs: PLAN_TIMEOUT_MS });
        const count = new Map([first, ...others].map((namespace) => [namespace, 0]));
        for (const line of stdout.split('\n')) {
            const namespace = line.split(/\s/, 1)[0] ?? '';
            const known = count.get(namespace);
            if (known !== undefined)
                count.set(namespace, known + 1);
        }
        return count;
    }
    catch (error) {
        if (error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd)
            return undefined;
        throw error;
    }
}


/***/ })

};
