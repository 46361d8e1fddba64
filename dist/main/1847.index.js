export const id = 1847;
export const ids = [1847];
export const modules = {

/***/ 5623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ clusterAccesses),
/* harmony export */   ER: () => (/* binding */ clustersToAsk),
/* harmony export */   ZA: () => (/* binding */ askClusters),
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

/***/ 3325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ decryptOptions)
/* harmony export */ });
/** What decrypting needs of a run: the keys of its inputs, and its checkout. */
function decryptOptions({ options, signal }) {
    const gitCryptKeys = options.gitCryptKeys.map((key) => Buffer.from(key, 'base64'));
    return { gitCryptKeys, checkout: options.directory, signal };
}


/***/ }),

/***/ 7726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ buildsTouched),
/* harmony export */   K0: () => (/* binding */ refRule),
/* harmony export */   WJ: () => (/* binding */ isChecked),
/* harmony export */   ld: () => (/* binding */ isProposal)
/* harmony export */ });
/** Events that only show what a merge would do. */
function isProposal(event) {
    return event.name === 'pull_request' || event.name === 'merge_group';
}
/** Whether a proposal's hub is validated: one on hold too, so that it is sound when the hold ends. */
function isChecked({ action }) {
    return action === 'deploy' || action === 'hold';
}
/**
 * Which releases this ref may deploy: those whose `branches` it matches. A person at a command line decides for
 * themselves, and a proposal's plan shows what its merge would do.
 */
async function refRule(event) {
    const { ref } = event;
    if (event.name === 'local' || isProposal(event) || !ref)
        return () => undefined;
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(1138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
    return (release) => {
        const branches = release.branches ?? (event.defaultBranch ? [event.defaultBranch] : undefined);
        if (!branches)
            return undefined;
        if (branch && branches.some((glob) => compileGlob(glob)(branch)))
            return undefined;
        return `${branch ?? ref} only plans: ${branches.join(', ')} deploys it`;
    };
}
/**
 * Whether images that a change touches are built even if no hub is deployed with them. A push to a branch that deploys
 * nothing only plans.
 */
function buildsTouched({ name, ref, defaultBranch }) {
    return name !== 'push' || !defaultBranch || ref === `refs/heads/${defaultBranch}`;
}


/***/ }),

/***/ 6722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ fleetValues),
/* harmony export */   PY: () => (/* binding */ chartValuesFile),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   me: () => (/* binding */ checkRelease),
/* harmony export */   wN: () => (/* binding */ placeOfSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4611);
/* harmony import */ var _fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);
/* harmony import */ var _host_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5079);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7748);





function fleetValues(fleet, tree) {
    const read = new Map();
    const of = (release) => {
        const known = read.get(release.id) ?? readValues(tree, release);
        read.set(release.id, known);
        return known;
    };
    return {
        of,
        async nameOf(image) {
            if (image.name)
                return image.name;
            const { imageNames } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(5306)]).then(__webpack_require__.bind(__webpack_require__, 5306));
            for (const release of fleet.hubs.filter(({ images }) => images.includes(image.key))) {
                const { values, jupyterhubPath } = await of(release);
                const name = imageNames(values, fleet.placeholders, jupyterhubPath).get(image.kind);
                if (name)
                    return name;
            }
            return undefined;
        },
    };
}
async function readValues(tree, release) {
    const { decodeValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1977)]).then(__webpack_require__.bind(__webpack_require__, 1977));
    const { isCiphertext } = await __webpack_require__.e(/* import() */ 8832).then(__webpack_require__.bind(__webpack_require__, 8832));
    const { chart, faults } = await chartOf(tree, release);
    const chartFile = chartValuesFile(release);
    const sources = chartFile ? [{ file: chartFile, role: 'chart' }] : [];
    for (const [index, source] of release.values.entries()) {
        if (source.kind === 'file')
            sources.push({ file: source.path, role: 'values' });
        if (source.kind === 'inline')
            sources.push(inlineText(release, source, index));
    }
    const follow = await (0,_fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .linksOf */ .hP)(tree);
    const contents = await tree.read(sources.map(({ file }) => follow(file) ?? ''));
    const values = [];
    const hidden = [];
    const problems = [...faults];
    for (const [index, source] of sources.entries()) {
        const bytes = contents[index];
        const { file, role, text } = source;
        const real = follow(file);
        if (text !== undefined)
            values.push({ ...source, text });
        else if (real === undefined)
            problems.push({ ...(0,_host_links_js__WEBPACK_IMPORTED_MODULE_3__.linkOut)(file), hub: release.id });
        else if (!bytes)
            continue;
        else if (isCiphertext(bytes))
            hidden.push(file);
        else {
            const decoded = decodeValues(real, bytes, role);
            if ('severity' in decoded)
                problems.push({ ...decoded, hub: release.id });
            else
                values.push(decoded);
        }
    }
    const hasTemplates = release.chart.kind === 'local' &&
        ((0,_fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersOf */ .pd)(tree).get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(release.chart.path, 'templates'))?.length ?? 0) > 0;
    return { values, hidden, problems, jupyterhubPath: chart?.jupyterhub[0] ?? [], hasTemplates };
}
/** A chart that nobody can read is the fault of the hubs that have it: the plan of the others goes on. */
async function chartOf(tree, release) {
    try {
        const chart = await (0,_fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .readChart */ .VR)(tree, release.chart);
        if (chart)
            return { chart, faults: [] };
        const { chart: source } = release;
        const file = source.kind === 'local' ? (source.chartYaml ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(source.path, 'Chart.yaml')) : '';
        return { faults: tree.entries.has(file) ? [{ ...(0,_host_links_js__WEBPACK_IMPORTED_MODULE_3__.linkOut)(file), hub: release.id }] : [] };
    }
    catch (error) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .M))
            throw error;
        return { faults: error.problems.map((problem) => ({ ...problem, hub: release.id })) };
    }
}
/** Values that the configuration holds itself, as text. */
function inlineText(release, source, index) {
    const text = JSON.stringify(source.values);
    return { file: `inline-${index}.yaml`, role: 'values', text, at: placeOfSource(release, source) };
}
/** The line of the configuration that gives values which are in no file of the repository. */
function placeOfSource({ origins, declaredAt }, source) {
    return source.place ?? origins.values ?? declaredAt;
}
/** The path of a local chart's own values.yaml, which may not be there. */
function chartValuesFile({ chart }) {
    return chart.kind === 'local' ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(chart.path, 'values.yaml') : undefined;
}
/**
 * What is wrong with the values of a release, each at its line. A hub with an error is not deployed.
 *
 * @param images all that the release may use
 * @param changed lines of a proposal: only on these are warnings shown; absent: errors alone
 */
async function checkRelease(fleet, release, { values, problems, jupyterhubPath, hasTemplates }, images, changed) {
    const { checkValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    const found = checkValues(values, {
        placeholders: fleet.placeholders,
        images,
        jupyterhubPath,
        hasTemplates,
        ...(changed ? { changedLines: changed } : {}),
    });
    return [...problems, ...found.map((problem) => ({ ...problem, hub: release.id }))];
}


/***/ }),

/***/ 4228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  workOut: () => (/* binding */ workOut)
});

// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
;// CONCATENATED MODULE: ./lib/fleet/changed-lines.js

/** So many names fit into a command line everywhere. */
const NAMES = 1_000;
/**
 * The lines that a change added or rewrote, from git's own diff.
 *
 * @param base the commit compared with
 * @param files paths of the head; others may be left out
 */
async function changedLines(directory, base, head, files) {
    if (files.length === 0)
        return () => false;
    // Whatever the person's settings are. A textconv would number the lines of decrypted text.
    const plain = ['--text', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-prefix'];
    const args = ['-c', 'diff.relative=false', 'diff', '--unified=0', '--inter-hunk-context=0', ...plain];
    // Of more files than can be named the whole diff is read.
    const named = files.length <= NAMES ? files.map((file) => `:(top,literal)${file}`) : [];
    const diff = await (0,git/* gitText */.q_)(directory, [...args, base, head, '--', ...named]);
    return readHunks(diff);
}
/** @param diff of `git diff --unified=0 --no-prefix` */
function readHunks(diff) {
    const ranges = new Map();
    let file = '';
    // An added line may begin with `++ ` itself.
    let inHeader = true;
    for (const line of diff.split('\n')) {
        if (line.startsWith('diff --git '))
            inHeader = true;
        if (inHeader && line.startsWith('+++ '))
            file = unquoted(line.slice('+++ '.length).replace(/\t$/, ''));
        const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
        if (!hunk)
            continue;
        inHeader = false;
        const from = Number(hunk[1]);
        ranges.set(file, [...(ranges.get(file) ?? []), [from, from + Number(hunk[2] ?? 1) - 1]]);
    }
    return (path, at) => (ranges.get(path) ?? []).some(([from, to]) => from <= at && at <= to);
}
/** git quotes names with quotes, backslashes or control characters, as C does. */
function unquoted(name) {
    if (!name.startsWith('"'))
        return name;
    const bytes = name.slice(1, -1).replace(/\\(?:([0-7]{3})|(.))/g, (_, octal, char) => {
        if (octal)
            return String.fromCharCode(Number.parseInt(octal, 8));
        return { n: '\n', t: '\t', r: '\r' }[char] ?? char;
    });
    return bytes;
}

// EXTERNAL MODULE: ./lib/fleet/load.js + 13 modules
var load = __webpack_require__(7012);
// EXTERNAL MODULE: ./lib/fleet/touched.js
var fleet_touched = __webpack_require__(9006);
;// CONCATENATED MODULE: ./lib/plan/hub.js
/** After this many failures in a row the same content is not tried again. */
const TRIES = 2;
/**
 * What to do with one hub, and why (docs/design.md: convergent, proved, a folder is not a wish).
 *
 * The diff gives reasons, the cluster decides; where the cluster is not known, the diff decides.
 */
function decideHub(facts) {
    const { release } = facts;
    const state = liveState(facts);
    const wish = state === 'unknown' ? wishFromDiff(facts) : wishFromCluster(facts, state);
    const decision = restrained(facts, facts.force ? forced(wish) : held(facts, wish));
    return {
        release,
        get fingerprint() {
            return facts.fingerprint();
        },
        ...decision,
        impact: impactOf(decision.action, release, state),
    };
}
function liveState(facts) {
    if (!facts.cluster || isUnknown(facts.cluster))
        return 'unknown';
    const state = facts.cluster.get(`${facts.release.namespace}/${facts.release.release}`);
    return state && state.status !== 'uninstalled' ? state : 'none';
}
function isUnknown(cluster) {
    return 'unknown' in cluster;
}
function asked(facts) {
    return facts.named ? [...facts.touched, 'named by hand'] : [...facts.touched];
}
function wishFromDiff(facts) {
    const reasons = asked(facts);
    if (reasons.length > 0)
        return { action: 'deploy', reasons };
    return { action: 'none', reasons: ['not touched by this change (its cluster was not asked)'] };
}
function wishFromCluster(facts, state) {
    const reasons = asked(facts);
    if (state === 'none') {
        if (reasons.length > 0)
            return { action: 'deploy', reasons: [...reasons, 'not installed yet'] };
        return { action: 'not installed', reasons: ['no release in the cluster, and neither touched nor named'] };
    }
    if (state.digest === undefined) {
        if (reasons.length > 0)
            return { action: 'deploy', reasons: [...reasons, 'its release was not made by hub-deploy'] };
        return {
            action: 'none',
            reasons: ['its release was not made by hub-deploy, and it is neither touched nor named'],
        };
    }
    if (state.hold === facts.fingerprint()) {
        return { action: 'hold', reasons: ['rolled back from this content: change it, or force'] };
    }
    return fromOurs(facts, state, reasons);
}
/** The release is ours: is it what the repo says, and was it ever proved? */
function fromOurs(facts, state, reasons) {
    const number = `revision ${state.revision}`;
    const same = state.digest === facts.fingerprint();
    if (state.status.startsWith('pending-')) {
        return { action: 'deploy', reasons: [...reasons, `${number} is stuck in ${state.status}`] };
    }
    if (state.rev !== state.revision && state.status === 'deployed')
        return drifted(facts, state, reasons);
    if (state.status === 'deployed' && same && state.proved === state.revision) {
        return { action: 'none', reasons: [...reasons, `up to date: ${number}, proved`] };
    }
    // Helm's `deployed` without a proof is a hub that never came up: a failure like Helm's own.
    if (same && state.failures >= TRIES) {
        const why = `this content failed ${state.failures} times, last as ${number}: change it, or force`;
        return { action: 'hold', failing: true, reasons: [...reasons, why] };
    }
    if (state.status === 'deployed' && same) {
        return { action: 'deploy', reasons: [...reasons, `${number} has this content but was never proved`] };
    }
    if (state.status === 'failed' && same)
        return { action: 'deploy', reasons: [...reasons, `${number} failed`] };
    if (!state.digest?.startsWith('1-'))
        return unknownFormula(reasons, state);
    const from = state.commit ? ` (deployed from ${state.commit.slice(0, 7)})` : '';
    return { action: 'deploy', reasons: [...reasons, `not what is live: ${number}${from}`] };
}
function drifted(facts, state, reasons) {
    const ours = state.rev === undefined ? 'our last deploy' : `revision ${state.rev}, our last deploy`;
    const why = `somebody ran helm by hand since ${ours} (now revision ${state.revision})`;
    if (reasons.length > 0)
        return { action: 'deploy', reasons: [...reasons, why] };
    if (facts.release.onDrift === 'redeploy')
        return { action: 'deploy', reasons: [why, 'on-drift: redeploy'] };
    return { action: 'drift', reasons: [why] };
}
/** Another version of the formula says nothing about the content: unknown, not changed. */
function unknownFormula(reasons, state) {
    const why = `revision ${state.revision} was labelled by another version of hub-deploy`;
    return { action: reasons.length > 0 ? 'deploy' : 'none', reasons: [...reasons, why] };
}
function forced(wish) {
    return { action: 'deploy', reasons: [...wish.reasons, 'forced'] };
}
function held(facts, wish) {
    const hold = facts.release.hold ?? facts.clusterHold;
    if (wish.action !== 'deploy' || !hold)
        return wish;
    return { action: 'hold', reasons: [...wish.reasons, `on hold: ${hold}`] };
}
/** Which branches may deploy is not a thing to force: whoever may push anywhere could. */
function restrained(facts, wish) {
    if (wish.action !== 'deploy' || !facts.refusedRef)
        return wish;
    return { action: 'none', reasons: [...wish.reasons, facts.refusedRef] };
}
/**
 * What the deploy does to people, as far as content tells: zero-to-jupyterhub hashes all its values into the hub's
 * pod, so an upgrade of a hub restarts it; a first install meets nobody. The release's own manifests tell more.
 */
function impactOf(action, release, state) {
    if (action !== 'deploy' || state === 'none')
        return 'none';
    return release.kind === 'hub' ? 'hub-restart' : 'unknown';
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/plan/image.js

/**
 * What to do with one image, and why. Tags are content, so what is there is never built again, and building what
 * is perhaps there is safe: the push writes the same tag.
 *
 * @throws ProblemError where the registry's answer leaves nothing to go on
 */
function decideImage(facts) {
    const { image, tag, touched } = facts;
    if (!facts.name) {
        return {
            image,
            name: '',
            tag,
            action: 'pinned',
            reasons: [...touched, 'no values ask for it by a placeholder'],
        };
    }
    const row = { image, name: facts.name, tag };
    const state = facts.registry;
    if (!state) {
        const why = facts.notAsked ?? 'the registry was not asked';
        return { ...row, action: touched.length > 0 ? 'build' : 'reuse', reasons: [...touched, why] };
    }
    if (state.state === 'present') {
        return {
            ...row,
            action: 'reuse',
            digest: state.digest,
            reasons: [...touched, 'the registry has this content'],
        };
    }
    if (state.state === 'absent') {
        return { ...row, action: 'build', reasons: [...touched, 'the registry does not have this content'] };
    }
    if (state.state === 'denied' && state.mayPush) {
        return {
            ...row,
            action: 'build',
            reasons: [...touched, `${state.why}: built, and the push is the judge`],
        };
    }
    throw new problem/* ProblemError */.M({
        severity: 'error',
        ...image.declaredAt,
        title: `Registry of ${facts.name}`,
        message: `Whether ${facts.name}:${tag} is there cannot be known: ${state.why}. Nothing was built or deployed on a guess.`,
    });
}

;// CONCATENATED MODULE: ./lib/plan/decide.js


/** The hubs and charts of the plan: each release in scope that was named, or every one. */
function decideHubs(facts) {
    const { fleet, named } = facts;
    return [...fleet.hubs, ...fleet.charts]
        .filter((release) => facts.inScope(release) && (!named || named.has(release.id)))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((release) => {
        const clusterHold = fleet.clusters.get(release.cluster)?.hold;
        const refusedRef = facts.refusedRef(release);
        const cluster = facts.clusters.get(release.cluster);
        return decideHub({
            release,
            fingerprint: () => facts.fingerprints.get(release.id)?.digest ?? '',
            touched: facts.touched.hubs.get(release.id) ?? [],
            named: named !== undefined,
            force: facts.force,
            ...(clusterHold ? { clusterHold } : {}),
            ...(refusedRef ? { refusedRef } : {}),
            ...(cluster ? { cluster } : {}),
        });
    });
}
/** @throws ProblemError where a registry's answer leaves nothing to go on */
function decideImages(wanted, touched, known) {
    return wanted.map((image) => {
        const name = known.names.get(image.key);
        const tag = known.tags.get(image.key)?.tag ?? '';
        const registry = known.registry.get(`${name}:${tag}`);
        return decideImage({
            image,
            tag,
            touched: touched.images.get(image.key) ?? [],
            ...(name ? { name } : {}),
            ...(registry ? { registry } : {}),
            ...(known.notAsked ? { notAsked: known.notAsked } : {}),
        });
    });
}
/** The whole plan, from its parts. */
function makePlan(facts, hubs, images, problems) {
    return {
        commit: facts.commit,
        ...(facts.base ? { base: facts.base } : {}),
        notes: facts.notes,
        images,
        hubs,
        problems,
    };
}

// EXTERNAL MODULE: ./lib/commands/clusters.js
var commands_clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/hub-fit.js
var hub_fit = __webpack_require__(8683);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
// EXTERNAL MODULE: ./lib/commands/side.js + 7 modules
var side = __webpack_require__(7896);
// EXTERNAL MODULE: ./lib/commands/values.js
var commands_values = __webpack_require__(6722);
;// CONCATENATED MODULE: ./lib/commands/work-out.js











/**
 * Works out the plan from the commit's files and what the event changed.
 *
 * @throws ProblemError where nothing sensible can follow
 */
async function workOut(context, ask, tree, changing) {
    const { options } = context;
    const { event, directory } = options;
    const bases = (0,commands_registry/* trackedBases */.NE)(context, ask.bases ?? (ask.registry === 'loose' ? 'loose' : 'strict'));
    const fleet = await (0,load.loadFleet)(tree);
    const named = options.hubs.length > 0 ? await nameHubs(fleet, options.hubs) : undefined;
    const inScope = scopeOf(context);
    const wanted = (release) => inScope(release) && (!named || named.has(release.id));
    const accesses = (0,commands_clusters/* clusterAccesses */.$_)(context, fleet, tree);
    const look = async () => {
        const head = await (0,side/* lookAt */.t)(tree, bases.digestOf, fleet);
        return { head, ...(await (0,side/* baseSide */.d)(directory, await changing, { tree, ...head }, bases.digestOf)) };
    };
    // Clusters answer while the commit's files are read.
    const [clusters, { head, base, changes }] = await Promise.all([
        ask.clusters
            ? (0,commands_clusters/* askClusters */.ZA)(context, accesses, (0,commands_clusters/* clustersToAsk */.ER)(fleet, wanted, ask.empty ? options : undefined))
            : new Map(),
        look(),
    ]);
    const { values, tags, fingerprints } = head;
    const touched = (0,fleet_touched/* touched */.FI)(changes, head, base);
    const facts = {
        fleet,
        commit: tree.commit,
        ...(changes.base ? { base: changes.base } : {}),
        notes: [changes.how, ...unknownClusters(clusters), ...(isUnasked(context, ask) ? [UNASKED] : [])],
        touched,
        fingerprints,
        // Who names hubs to look at them does not wish them deployed.
        ...(ask.changes === 'none' ? { inScope: wanted } : { inScope, ...(named ? { named } : {}) }),
        force: options.force,
        refusedRef: await (0,refs/* refRule */.K0)(event),
        clusters,
    };
    const hubs = decideHubs(facts);
    const { registry } = ask;
    const [servers, { images, clashes }] = await Promise.all([
        clusters.size > 0 ? countServers(context, accesses, clusters, hubs) : undefined,
        registry === 'none'
            ? { images: [], clashes: [] }
            : surveyImages(context, registry, facts, hubs, { tree, ...head }),
    ]);
    const faults = await imageFaults(directory, tree, images, tags);
    const problems = [
        ...fleet.problems,
        ...(base ? (0,fleet_touched/* goneHubs */.o8)(fleet, base.fleet) : []),
        ...hubs.filter(({ failing }) => failing).map(failingProblem),
        ...[...faults.values()].flat(),
        ...clashes,
        ...(registry === 'none' ? [] : await checkHubs(context, facts, hubs, images, { tree, ...head })),
    ];
    const plan = { ...makePlan(facts, hubs, images, problems), ...(servers?.size ? { servers } : {}) };
    return {
        tree,
        fleet,
        tags,
        fingerprints,
        clusters,
        accesses,
        values,
        touchedImages: new Set(touched.images.keys()),
        faults,
        baseDigests: bases.found,
        plan,
        earlier: earlierHubs(context, facts).filter(isUnproved),
    };
}
async function countServers(...args) {
    return (await __webpack_require__.e(/* import() */ 4274).then(__webpack_require__.bind(__webpack_require__, 4274))).serversOf(...args);
}
async function surveyImages(context, mode, facts, hubs, head) {
    const { fleet, touched } = facts;
    const { tags, fingerprints: prints, values } = head;
    const used = usedImages(hubs, prints);
    // Who names hubs means their images and no others.
    const touchedKeys = !facts.named && (0,refs/* buildsTouched */.A0)(context.options.event) ? touched.images.keys() : [];
    const wanted = withBases(fleet, new Set([...used, ...touchedKeys]), tags);
    const names = new Map();
    const asked = [];
    // Asked for all at once, their values are read by one git process.
    const found = await Promise.all(wanted.map((image) => values.nameOf(image)));
    for (const [index, image] of wanted.entries()) {
        const name = found[index];
        const tag = tags.get(image.key)?.tag;
        if (!name || !tag)
            continue;
        names.set(image.key, name);
        asked.push({ image, name, tag });
    }
    // The fleet's values are read while the registry answers.
    const [answer, clashes] = await Promise.all([
        (0,commands_registry/* askRegistry */.rF)(context, asked, mode),
        asked.length > 0 ? __webpack_require__.e(/* import() */ 3767).then(__webpack_require__.bind(__webpack_require__, 3767)).then(({ nameClashes }) => nameClashes(head, asked)) : [],
    ]);
    const images = decideImages(wanted, touched, { tags, names, ...answer });
    // Only content that nobody has yet can bring a clash in.
    return { images, clashes: images.some(({ action }) => action === 'build') ? clashes : [] };
}
/** The images of hubs that will be deployed, by key. */
function usedImages(hubs, prints) {
    const deployed = hubs.filter(({ action }) => action === 'deploy');
    return new Set(deployed.flatMap(({ release }) => prints.get(release.id)?.images ?? []));
}
/** The images with these keys, and those of the fleet that they are built FROM. */
function withBases(fleet, wanted, tags) {
    const keys = new Set();
    const add = (key) => {
        if (keys.has(key))
            return;
        keys.add(key);
        for (const base of tags.get(key)?.from ?? [])
            add(base.image);
    };
    for (const key of wanted)
        add(key);
    return fleet.images.filter((image) => keys.has(image.key));
}
/** What keeps images from being built, by key: LFS pointers, ciphertext, missing submodules, FROM in circles. */
async function imageFaults(directory, tree, images, tags) {
    const faults = new Map();
    for (const { image, action } of images) {
        const tag = tags.get(image.key);
        if (!tag || action !== 'build')
            continue;
        const { contextProblems } = await __webpack_require__.e(/* import() */ 5522).then(__webpack_require__.bind(__webpack_require__, 5522));
        const found = [...tag.problems, ...(await contextProblems(directory, tree, [tag]))];
        if (found.length > 0)
            faults.set(image.key, found);
    }
    return faults;
}
/** The values of every hub that has a reason to be looked at: before a merge also those on hold. */
async function checkHubs({ options }, facts, hubs, images, head) {
    const { values } = head;
    const looksOnly = (0,refs/* isProposal */.ld)(options.event) || options.command === 'validate';
    const releases = hubs
        .filter(looksOnly ? refs/* isChecked */.WJ : ({ action }) => action === 'deploy')
        .map(({ release }) => release);
    const named = await namedImages(facts.fleet, releases, images, values);
    const read = await Promise.all(releases.map((release) => values.of(release)));
    const files = read.flatMap((one) => one.values.map(({ file, at }) => at?.file ?? file));
    const { base, commit } = facts;
    const changed = base && (0,refs/* isProposal */.ld)(options.event)
        ? await changedLines(options.directory, base, commit, files)
        : undefined;
    const problems = [];
    for (const [index, release] of releases.entries()) {
        const own = read[index];
        if (own)
            problems.push(...(await (0,commands_values/* checkRelease */.me)(facts.fleet, release, own, named, changed)));
    }
    const { unreadableNames } = await __webpack_require__.e(/* import() */ 5522).then(__webpack_require__.bind(__webpack_require__, 5522));
    for (const { id } of releases)
        for (const problem of unreadableNames(head.tree, head.fingerprints.get(id)?.files ?? []))
            problems.push({ ...problem, hub: id });
    const fit = (0,hub_fit/* hubFit */.$g)(head);
    problems.push(...(await Promise.all(releases.map((release) => fit.check(release)))).flat());
    return problems;
}
/** The images that these releases' values may name: those of the plan, and of hubs on hold, which the plan leaves out. */
async function namedImages({ images: all }, releases, planned, values) {
    const used = new Set(releases.flatMap(({ images }) => images));
    const known = new Set(planned.map(({ image }) => image.key));
    const others = all.filter(({ key }) => used.has(key) && !known.has(key));
    const found = [
        ...planned,
        ...(await Promise.all(others.map(async (image) => ({ image, name: await values.nameOf(image) })))),
    ];
    return found.flatMap(({ image, name }) => (name ? [{ name, valuesPath: image.valuesPath }] : []));
}
async function nameHubs(fleet, globs) {
    const { selectHubs } = await Promise.all(/* import() */[__webpack_require__.e(1138), __webpack_require__.e(8474)]).then(__webpack_require__.bind(__webpack_require__, 6093));
    const { hubs, problems } = selectHubs(fleet, globs);
    if (problems.length > 0)
        throw new problem/* ProblemError */.M(...problems);
    return new Set(hubs.map((hub) => hub.id));
}
/** The part of the fleet that the job is for. */
function scopeOf({ options }) {
    return (release) => (options.cluster === undefined || release.cluster === options.cluster) &&
        (options.environment === undefined || release.environment === options.environment);
}
/** Hubs that are deployed before those of the job's environment, in jobs of their own. */
function earlierHubs({ options }, facts) {
    const order = facts.fleet.environments.map(({ name }) => name);
    const own = options.environment === undefined ? 0 : order.indexOf(options.environment);
    if (own <= 0)
        return [];
    const isEarlier = ({ kind, cluster, environment }) => kind === 'hub' &&
        (options.cluster === undefined || cluster === options.cluster) &&
        order.indexOf(environment) < own;
    return decideHubs({ ...facts, inScope: isEarlier });
}
function isUnproved({ action, failing }) {
    return action === 'deploy' || failing === true;
}
function failingProblem({ release, reasons }) {
    return {
        severity: 'warning',
        title: `${release.id} is not tried again`,
        message: `${release.id} is not what the repository says: ${reasons.join('; ')}.`,
        ...release.declaredAt,
        hub: release.id,
    };
}
/** A plan that no job follows which asks the cluster: a proposal's (a fork's has no login), and a person's own. */
function isUnasked({ options }, { clusters }) {
    if (clusters || !['plan', 'run', 'validate'].includes(options.command))
        return false;
    return (0,refs/* isProposal */.ld)(options.event) || options.event.name === 'local' || options.dryRun;
}
const UNASKED = 'No cluster was asked: this goes by the change alone. What is not installed, failed before, was rolled back or was changed by hand is seen by whoever deploys, and here if `--kube-context` names a cluster.';
function unknownClusters(clusters) {
    return [...clusters].flatMap(([name, state]) => 'unknown' in state
        ? [`${name ? `The cluster ${name}` : 'The cluster'} was not read: ${state.unknown}`]
        : []);
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
