export const id = 9701;
export const ids = [9701];
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


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  By: () => (/* binding */ dependencyBuildArgs),
  oK: () => (/* binding */ dryRunArgs),
  helm: () => (/* binding */ helm),
  aT: () => (/* binding */ historyArgs),
  bw: () => (/* binding */ pullArgs),
  GI: () => (/* binding */ rollbackArgs),
  Bo: () => (/* binding */ showCrdsArgs),
  gg: () => (/* binding */ templateArgs),
  qu: () => (/* binding */ uninstallArgs),
  yv: () => (/* binding */ upgradeArgs)
});

// UNUSED EXPORTS: judgeVersion, refuseOtherDriver

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

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ describeEntry),
/* harmony export */   s: () => (/* binding */ changesSince)
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
    const { stdout } = await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__/* .historyArgs */ .aT)(target, ENTRIES), { timeoutMs: 60_000 });
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
        const byHand = live && isByHand(live) ? await (0,release_history/* changesSince */.s)(helm, planned.release, live.rev) : [];
        const of = workloads?.get(key);
        statuses.push({
            planned,
            ...(live ? { state: live } : {}),
            proved: live?.status === 'deployed' && live.rev === live.revision && live.proved === live.revision,
            drift: live !== undefined && isDrift(planned, live),
            ...(of ? { workloads: of } : {}),
            byHand,
        });
    }
    return statuses;
}
function isByHand({ digest, rev, revision }) {
    return digest !== undefined && rev !== revision;
}
function isDrift({ fingerprint }, live) {
    if (live.digest === undefined)
        return false;
    return isByHand(live) || live.digest !== fingerprint || live.status !== 'deployed';
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





/** Whether nothing drifted and no live image is gone. */
function isAsItShouldBe({ hubs, gone }) {
    return (gone ?? []).every(({ severity }) => severity !== 'error') && !hubs.some(({ drift }) => drift);
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
    return hubs.map((status) => [
        status.planned.release.id,
        status.state
            ? `${status.state.revision} (${status.state.status}${status.proved ? ', proved' : ''})`
            : status.workloads || notes.length === 0
                ? 'not installed'
                : 'not known',
        ownImages(status).join(' '),
        status.state?.modifiedAt ? age(now - status.state.modifiedAt.getTime()) : '',
        status.state ? (0,_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOf */ .Wr)(status) : '',
        [...(status.drift ? status.planned.reasons : []), ...status.byHand.map(_release_history_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEntry */ .O)].join('; ') ||
            'none',
    ]);
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
