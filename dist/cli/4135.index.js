export const id = 4135;
export const ids = [4135];
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


/***/ })

};
