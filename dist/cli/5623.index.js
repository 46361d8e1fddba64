export const id = 5623;
export const ids = [5623];
export const modules = {

/***/ 5623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ clusterAccesses),
/* harmony export */   ER: () => (/* binding */ clustersToAsk),
/* harmony export */   ZA: () => (/* binding */ askClusters),
/* harmony export */   _8: () => (/* binding */ liveRelease),
/* harmony export */   es: () => (/* binding */ clusterOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);
/* harmony import */ var _images_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2253);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);
/* harmony import */ var _release_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3264);
/* harmony import */ var _decryption_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3325);







function clusterAccesses(context, fleet, tree) {
    const known = new Map();
    let given;
    const writeGiven = (text) => {
        given ??= writeKubeconfig(context, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'kubeconfig'), text);
        return given;
    };
    // Each is a program that talks to its cloud; a fleet has dozens of clusters.
    const login = (0,_images_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .limiter */ .T)(4);
    const access = async (cluster) => {
        const { options } = context;
        const name = options.kubeContext ?? cluster.context;
        const named = name ? { context: name } : {};
        if (cluster.kubeconfig)
            return { ...named, kubeconfig: await ownKubeconfig(context, tree, cluster.kubeconfig) };
        if (cluster.gke || cluster.eks || cluster.aks)
            return { ...(await login(() => logIn(context, tree, cluster))), ...named };
        // What the inputs give is one cluster's: of several only the one that they name, or whose context it is.
        const isMeant = options.cluster === cluster.name || (name !== undefined && name === cluster.context);
        if (fleet.clusters.size > 1 && !isMeant)
            throw ambiguous(cluster.name);
        return options.kubeconfig ? { ...named, kubeconfig: await writeGiven(options.kubeconfig) } : named;
    };
    return {
        of(name) {
            const found = known.get(name) ?? access(clusterOf(fleet, name));
            known.set(name, found);
            return found;
        },
    };
}
/** The cluster as declared; one that is not declared is the one that inputs or the environment give. */
function clusterOf(fleet, name) {
    return fleet.clusters.get(name) ?? { name, parallel: 4 };
}
/** A kubeconfig of the repository, decrypted into the run's private folder where it is encrypted. */
async function ownKubeconfig(context, tree, file) {
    const { path, text } = await decrypted(context, tree, file);
    return writeKubeconfig(context, path, text);
}
/** By the cloud's own programs, with the cluster's key file where it has one. */
async function logIn(context, tree, cluster) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'logins', cluster.name);
    const { cloudLogin } = await __webpack_require__.e(/* import() */ 7574).then(__webpack_require__.bind(__webpack_require__, 7574));
    const { credentials: file } = cluster;
    if (!file)
        return cloudLogin(cluster, { folder, signal: context.signal });
    const { path, text } = await decrypted(context, tree, file);
    const { plainWordsOf, secretValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4457)]).then(__webpack_require__.bind(__webpack_require__, 4457));
    const [configuration] = await tree.read(['hub-deploy.yaml']);
    const plain = plainWordsOf([configuration?.toString('utf8') ?? '']);
    for (const secret of secretValues([text], plain))
        context.host.mask(secret);
    return cloudLogin(cluster, { folder, credentials: { file, path, text }, signal: context.signal });
}
/** A file of the commit as plain text, in the run's private folder. */
async function decrypted(context, tree, file) {
    const [bytes] = await tree.read([file]);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'clusters');
    const path = await writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), bytes ?? '');
    const { decryptInto } = await __webpack_require__.e(/* import() */ 6989).then(__webpack_require__.bind(__webpack_require__, 6989));
    const { problems } = await decryptInto(folder, [file], (0,_decryption_js__WEBPACK_IMPORTED_MODULE_6__/* .decryptOptions */ .U)(context));
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M(...errors);
    return { path, text: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8') };
}
/** Writes a kubeconfig after its tokens and keys are masked. */
async function writeKubeconfig(context, path, text) {
    const { kubeconfigSecrets } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4457)]).then(__webpack_require__.bind(__webpack_require__, 4457));
    for (const secret of kubeconfigSecrets(text))
        context.host.mask(secret);
    return writePrivate(path, text);
}
async function writePrivate(path, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, content, { mode: 0o600 });
    return path;
}
/** Two clusters and one login: a guess would deploy to the wrong one. */
function ambiguous(name) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
        severity: 'error',
        file: 'hub-deploy.yaml',
        title: `How is ${name} reached?`,
        message: `There are several clusters, and nothing says which login is for ${name}. Give it a login (\`kubeconfig\`, \`gke\`, \`eks\`, \`aks\`) or a \`context\` under \`clusters\`, or run a job for each cluster, logged in to it, with the input \`cluster: ${name}\`. Nothing was done there.`,
    });
}
/**
 * The clusters of some releases, by name, each with the namespaces that they live in.
 *
 * @param empty given: those too that are declared and have no release any more (without a declaration the one that
 *   inputs or the environment give), or only the one that the inputs name
 */
function clustersToAsk(fleet, wanted, empty) {
    const clusters = new Map();
    for (const { cluster, namespace } of [...fleet.hubs, ...fleet.charts].filter(wanted)) {
        const namespaces = clusters.get(cluster) ?? [];
        namespaces.push(namespace);
        clusters.set(cluster, namespaces);
    }
    if (!empty)
        return clusters;
    const declared = fleet.clusters.size > 0 ? [...fleet.clusters.keys()] : [''];
    for (const name of declared)
        if (!clusters.has(name) && (empty.cluster ?? name) === name)
            clusters.set(name, []);
    return clusters;
}
/** What is live of a release; undefined where there is nothing, or its cluster did not say. */
function liveRelease(clusters, { cluster, namespace, release }) {
    const state = clusters.get(cluster);
    return !state || 'unknown' in state ? undefined : state.get(`${namespace}/${release}`);
}
/**
 * What each cluster holds: one list call a cluster, all at once.
 *
 * @param clusters names, and the namespaces that are asked one by one where a Role allows no list of the whole cluster
 * @returns by the cluster's name; a cluster that does not answer is `unknown` with a sentence
 * @throws ProblemError where none of them can be logged in to
 */
async function askClusters(context, accesses, clusters) {
    const without = [];
    const ask = async (name, namespaces) => {
        try {
            return await (0,_release_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readClusterState */ .ME)((0,_host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__/* .kubectl */ .L)(await accesses.of(name), context.signal), { namespaces });
        }
        catch (error) {
            if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M))
                throw error;
            without.push([...error.problems]);
            return { unknown: error.problems.map(({ title }) => title).join('; ') };
        }
    };
    const states = await Promise.all([...clusters].map(async ([name, namespaces]) => [name, await ask(name, namespaces)]));
    const problems = without.flat();
    if (without.length > 0 && without.length === clusters.size)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M(...problems);
    // The others are independent of those that nobody can log in to.
    for (const problem of problems)
        context.host.problem(problem);
    return new Map(states);
}


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ kubectl)
/* harmony export */ });
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);

/** kubectl for one cluster; `signal` cancels every call of it. */
function kubectl(access, signal) {
    const run = (args, options = {}) => {
        const { namespace, ...rest } = options;
        const argv = ['kubectl', ...accessFlags(access)];
        if (namespace)
            argv.push('--namespace', namespace);
        const env = access.env ? { env: access.env } : {};
        return (0,_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .exec */ .m0)({ argv: [...argv, ...args], ...env, ...(signal ? { signal } : {}), ...rest });
    };
    return {
        run,
        async json(args, options) {
            const output = await run([...args, '-o', 'json'], options);
            return JSON.parse(output.stdout);
        },
    };
}
function accessFlags(access) {
    const flags = [];
    if (access.kubeconfig)
        flags.push('--kubeconfig', access.kubeconfig);
    if (access.context)
        flags.push('--context', access.context);
    return flags;
}


/***/ }),

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ repositoryHash),
/* harmony export */   Hv: () => (/* binding */ isByHand),
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
/** Whether somebody changed a release of ours since our last deploy: its newest revision has the labels of an older one. */
function isByHand({ digest, rev, revision }) {
    return digest !== undefined && rev !== revision;
}


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ installLogin)
/* harmony export */ });
/** What to install, for a program that clusters are logged in to with and that is missing. */
const INSTALL = {
    gcloud: 'the Google Cloud CLI (google-github-actions/setup-gcloud)',
    'gke-gcloud-auth-plugin': 'it with `gcloud components install gke-gcloud-auth-plugin` (google-github-actions/setup-gcloud: `install_components: gke-gcloud-auth-plugin`), or the Debian package google-cloud-cli-gke-gcloud-auth-plugin',
    aws: 'the AWS CLI',
    az: 'the Azure CLI',
    kubelogin: "Azure's kubelogin (azure/use-kubelogin, or `az aks install-cli`)",
};
/** What to do about a missing login program; one that we do not know is named as it is. */
function installLogin(program) {
    return `Install ${INSTALL[program] ?? program} in a step before hub-deploy`;
}


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ readClusterState),
/* harmony export */   VW: () => (/* binding */ listRevisions),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/* unused harmony exports parseRevisions, newestRevisions, watchedInVain */
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6246);
/* harmony import */ var _unanswered_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


/** A cluster with many hubs behind a slow link still answers well within this. */
const LIST_TIMEOUT_MS = 60_000;
/**
 * What one cluster holds, in one list call; only labels travel (the server prints a table of metadata).
 *
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns each release's newest revision; `unknown` with a sentence where the cluster does not say. Never throws.
 */
async function readClusterState(kubectl, options = {}) {
    const selector = 'owner=helm,status!=superseded';
    const unknown = async (error) => ({
        unknown: await (0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnanswered */ .V)(kubectl, error, LIST_TIMEOUT_MS),
    });
    try {
        return newestRevisions(await listRevisions(kubectl, selector));
    }
    catch (error) {
        if (!(0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .U)(error) || !options.namespaces?.length)
            return unknown(error);
    }
    try {
        const lists = [];
        for (const namespace of new Set(options.namespaces))
            lists.push(await listRevisions(kubectl, selector, namespace));
        return newestRevisions(lists.flat());
    }
    catch (error) {
        return unknown(error);
    }
}
/**
 * One release as it is now; undefined where there is none.
 *
 * @throws CommandError with kubectl's own words
 */
async function readRelease(kubectl, target) {
    const selector = `owner=helm,name=${target.release},status!=superseded`;
    const revisions = await listRevisions(kubectl, selector, target.namespace);
    return newestRevisions(revisions).get(`${target.namespace}/${target.release}`);
}
/**
 * The revisions whose Secrets match, in no order.
 *
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
async function listRevisions(kubectl, selector, namespace) {
    // Plain output is the server's own table: with -o json, yaml, custom-columns or templates every payload would come.
    const args = ['get', 'secrets', '-l', selector, '--show-labels', '--no-headers', '--chunk-size=0'];
    const output = await kubectl.run(namespace ? args : [...args, '--all-namespaces'], {
        timeoutMs: LIST_TIMEOUT_MS,
        ...(namespace ? { namespace } : {}),
    });
    return parseRevisions(output.stdout, namespace);
}
/**
 * Reads kubectl's table of release Secrets: (namespace,) name, type, data, age, labels; none of them is ever empty.
 * A line that is no release Secret of Helm's is passed over.
 */
function parseRevisions(table, namespace) {
    const revisions = [];
    for (const line of table.split('\n')) {
        const words = line.trim().split(/\s+/);
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLabels */ .Xy)(words.at(-1) ?? '');
        const { name, version, status } = labels;
        const revision = Number(version);
        const at = namespace ?? words[0];
        if (!name || !status || !at || !Number.isInteger(revision))
            continue;
        revisions.push({ namespace: at, release: name, revision, status, labels });
    }
    return revisions;
}
/** The newest revision of each release, by `namespace/name`. */
function newestRevisions(revisions) {
    const releases = new Map();
    for (const revision of revisions) {
        const key = `${revision.namespace}/${revision.release}`;
        releases.set(key, [...(releases.get(key) ?? []), revision]);
    }
    return new Map([...releases].map(([key, of]) => [key, releaseState(of)]));
}
function releaseState(revisions) {
    const sorted = revisions.toSorted((a, b) => b.revision - a.revision);
    const newest = sorted[0];
    const { labels } = newest;
    const modified = Number(labels.modifiedAt ?? labels.createdAt);
    return {
        name: newest.release,
        namespace: newest.namespace,
        revision: newest.revision,
        status: newest.status,
        failures: failures(sorted),
        ...text('digest', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest]),
        ...number('rev', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.rev]),
        ...number('proved', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.proved]),
        ...text('commit', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.commit]),
        ...text('hub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.hub]),
        ...text('hold', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.hold]),
        ...text('jupyterhub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.jupyterhub]),
        ...text('repo', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.repo]),
        ...(modified ? { modifiedAt: new Date(modified * 1000) } : {}),
    };
}
/**
 * How often the newest revision's content failed without a break: failed upgrades, and rollouts never seen well. One
 * that was cancelled or killed does not count.
 */
function failures(sorted) {
    const newest = sorted[0];
    let count = watchedInVain(newest);
    let expected = newest.revision;
    for (const { revision, status, labels } of sorted) {
        const same = labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest] === newest.labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest];
        if (status !== 'failed' || !same || revision !== expected)
            break;
        if (labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.interrupted] !== String(revision))
            count += 1;
        expected -= 1;
    }
    return count;
}
/** How often a revision that Helm calls deployed was watched and not seen well. */
function watchedInVain({ revision, labels }) {
    const [of, count] = (labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.unproved] ?? '').split('.').map(Number);
    return of === revision && count ? count : 0;
}
function text(key, value) {
    return value ? { [key]: value } : {};
}
function number(key, value) {
    return value && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}


/***/ }),

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ whyUnanswered)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _login_programs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9952);



/** True where the login may not ask this of the cluster. */
function isForbidden(error) {
    return error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}
/**
 * Why a cluster did not say what it holds, in one sentence; what is no failure of kubectl's is thrown on.
 *
 * @param timeoutMs how long it was given
 */
async function whyUnanswered(kubectl, error, timeoutMs) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
    if (error.reason === 'not found')
        return 'kubectl is not on the PATH';
    if (error.reason === 'timeout')
        return `the cluster did not answer within ${timeoutMs / 1000} seconds`;
    if (error.reason === 'aborted')
        return 'the run was cancelled';
    const stderr = error.output?.stderr.trim() ?? '';
    // Before the last line: after this kubectl explains at length, and ends with a link.
    const program = /exec: (?:executable )?"?([^\s":]+)"?:? (?:not found|executable file not found)/.exec(stderr);
    if (program?.[1])
        return `the kubeconfig logs in with ${program[1]}, which is not on the PATH. ${(0,_login_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .installLogin */ .J)(program[1])}`;
    const context = /context was not found for specified context: (\S+)|context "([^"]+)" does not exist/.exec(stderr);
    const name = context?.[1] ?? context?.[2];
    if (name)
        return noContext(kubectl, name);
    const words = stderr.split('\n').at(-1) || error.message;
    if (isForbidden(error))
        return `the login may not list the releases' Secrets (${words})`;
    // Where nothing says which cluster, kubectl tries this one.
    if (words.includes('localhost:8080'))
        return 'no kubeconfig was given: the input (in the reusable workflow the secret) `kubeconfig` is empty, and no login came before';
    return `the cluster could not be asked: ${words}`;
}
async function noContext(kubectl, name) {
    const output = await kubectl.run(['config', 'get-contexts', '--output=name']).catch(() => undefined);
    const contexts = output?.stdout.split('\n').filter(Boolean) ?? [];
    const has = contexts.length > 0 ? `: ${contexts.join(', ')}` : ' none';
    return `the kubeconfig has no context \`${name}\` (input \`kube-context\`, or \`context\` under \`clusters\`).${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, contexts)} It has${has}`;
}


/***/ })

};
