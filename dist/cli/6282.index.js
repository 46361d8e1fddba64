export const id = 6282;
export const ids = [6282,4135,6753];
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

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ repositoryHash),
/* harmony export */   Vq: () => (/* binding */ deployLabels),
/* harmony export */   Xy: () => (/* binding */ parseLabels),
/* harmony export */   cv: () => (/* binding */ provedLabels),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   h6: () => (/* binding */ formatLabels)
/* harmony export */ });
/* unused harmony exports UNSET, labelValue */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * The labels that a release's Secret carries (docs/design.md, "Deployed means proved"). Their values obey Kubernetes'
 * rule for labels: at most 63 of `A-Za-z0-9._-`, with a letter or digit at both ends.
 */
const LABEL = {
    /** The fingerprint, `1-<32 hex>`. */
    digest: 'hub-deploy.io/digest',
    /** The revision that wrote these labels: upgrades by hand inherit them, so it differs from the revision then. */
    rev: 'hub-deploy.io/rev',
    commit: 'hub-deploy.io/commit',
    /** The name the ops repo gives the hub. */
    hub: 'hub-deploy.io/hub',
    /** A short hash of the ops repo's name: several can share a cluster. */
    repo: 'hub-deploy.io/repo',
    /** The revision whose rollout, health and `after` steps were seen to be well. */
    proved: 'hub-deploy.io/proved',
    /** The version that the hub itself answered when it was proved. */
    jupyterhub: 'hub-deploy.io/jupyterhub',
    /** The fingerprint that a rollback of ours went back from. */
    hold: 'hub-deploy.io/hold',
    /** `<revision>.<n>`: this revision was watched n times and never became well. */
    unproved: 'hub-deploy.io/unproved',
    /** The revision whose Helm was stopped from outside: its failure says nothing about the content. */
    interrupted: 'hub-deploy.io/interrupted',
};
/** What Helm takes as "take this label away" in an upgrade's `--labels`; a first install would write the word itself. */
const UNSET = 'null';
/** What was found out about one revision, and says nothing about the next. */
const OF_ONE_REVISION = [LABEL.proved, LABEL.jupyterhub, LABEL.hold, LABEL.unproved, LABEL.interrupted];
/**
 * The labels of an upgrade or install.
 *
 * @param upgrade there is a release already: what earlier revisions were proved to be, or held for, is taken away,
 *   because an upgrade inherits labels
 */
function deployLabels(deploy, upgrade) {
    const labels = {
        [LABEL.digest]: deploy.digest,
        [LABEL.rev]: String(deploy.revision),
        [LABEL.hub]: labelValue(deploy.hub),
    };
    if (deploy.commit)
        labels[LABEL.commit] = labelValue(deploy.commit);
    if (deploy.repository)
        labels[LABEL.repo] = repositoryHash(deploy.repository);
    if (!upgrade)
        return labels;
    for (const key of OF_ONE_REVISION)
        labels[key] = UNSET;
    return labels;
}
/** The labels of a proved revision. */
function provedLabels(revision, jupyterhub) {
    return {
        [LABEL.proved]: String(revision),
        ...(jupyterhub ? { [LABEL.jupyterhub]: labelValue(jupyterhub) } : {}),
    };
}
/** Any text as a label's value: what is not allowed becomes `_`, what is too long is cut. */
function labelValue(text) {
    return text
        .replace(/[^A-Za-z0-9._-]/g, '_')
        .replace(/^[^A-Za-z0-9]+/, '')
        .slice(0, 63)
        .replace(/[^A-Za-z0-9]+$/, '');
}
/** The ops repo's name as a label: `org/repo` in any spelling of upper and lower case, as GitHub compares it. */
function repositoryHash(repository) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(repository.toLowerCase()).digest('hex').slice(0, 12);
}
/** `a=b,c=d`: as `--labels` takes them and as kubectl's `--show-labels` prints them. Values hold no comma or `=`. */
function formatLabels(labels) {
    return Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',');
}
/** Reads what kubectl's `--show-labels` prints; `<none>` is no label, and so is what Helm 3 left of an unset one. */
function parseLabels(text) {
    const labels = {};
    if (text === '<none>')
        return labels;
    for (const pair of text.split(',')) {
        const at = pair.indexOf('=');
        if (at > 0 && pair.slice(at + 1) !== UNSET)
            labels[pair.slice(0, at)] = pair.slice(at + 1);
    }
    return labels;
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
        const byHand = live && isByHand(live) ? await (0,release_history.changesSince)(helm, planned.release, live.rev) : [];
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
function isByHand({ digest, rev, revision }) {
    return digest !== undefined && rev !== revision;
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
