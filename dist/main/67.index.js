export const id = 67;
export const ids = [67,325];
export const modules = {

/***/ 5623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ clusterAccesses),
/* harmony export */   ZA: () => (/* binding */ askClusters),
/* harmony export */   es: () => (/* binding */ clusterOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);
/* harmony import */ var _release_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3264);
/* harmony import */ var _decryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3325);






function clusterAccesses(context, fleet, tree) {
    const known = new Map();
    let given;
    const writeGiven = (text) => {
        given ??= writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'kubeconfig'), text);
        return given;
    };
    const access = async (cluster) => {
        const { options } = context;
        const name = options.kubeContext ?? cluster.context;
        const named = name ? { context: name } : {};
        if (cluster.kubeconfig)
            return { ...named, kubeconfig: await ownKubeconfig(context, tree, cluster.kubeconfig) };
        if (!name && fleet.clusters.size > 1 && options.cluster !== cluster.name)
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
    const [bytes] = await tree.read([file]);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'clusters');
    const path = await writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), bytes ?? '');
    const { decryptInto } = await __webpack_require__.e(/* import() */ 989).then(__webpack_require__.bind(__webpack_require__, 6989));
    const { problems } = await decryptInto(folder, [file], (0,_decryption_js__WEBPACK_IMPORTED_MODULE_5__/* .decryptOptions */ .U)(context));
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M(...errors);
    return path;
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
        message: `There are several clusters, and nothing says which login is for ${name}. Give it \`kubeconfig\` or \`context\` under \`clusters\`, or run a job for each cluster, logged in to it, with the input \`cluster: ${name}\`. Nothing was done.`,
    });
}
/**
 * What each cluster holds: one list call a cluster, all at once.
 *
 * @param clusters names, and the namespaces that are asked one by one where a Role allows no list of the whole cluster
 * @returns by the cluster's name; a cluster that does not answer is `unknown` with a sentence
 */
async function askClusters(context, accesses, clusters) {
    const states = await Promise.all([...clusters].map(async ([name, namespaces]) => {
        const access = await accesses.of(name);
        return [name, await (0,_release_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readClusterState */ .ME)((0,_host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__/* .kubectl */ .L)(access, context.signal), { namespaces })];
    }));
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
/* harmony export */   ld: () => (/* binding */ isProposal)
/* harmony export */ });
/** Events that only show what a merge would do. */
function isProposal(event) {
    return event.name === 'pull_request' || event.name === 'merge_group';
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
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
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
/* harmony export */   me: () => (/* binding */ checkRelease)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4611);


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
            const { imageNames } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(306)]).then(__webpack_require__.bind(__webpack_require__, 5306));
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
    const { decodeValues } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(977)]).then(__webpack_require__.bind(__webpack_require__, 1977));
    const { isCiphertext } = await __webpack_require__.e(/* import() */ 801).then(__webpack_require__.bind(__webpack_require__, 6801));
    const chart = await (0,_fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .readChart */ .VR)(tree, release.chart);
    const chartFile = chartValuesFile(release);
    const own = chartFile ? [{ file: chartFile, role: 'chart' }] : [];
    const given = release.values.flatMap((source) => source.kind === 'file' ? [{ file: source.path, role: 'values' }] : []);
    const files = [...own, ...given];
    const contents = await tree.read(files.map(({ file }) => file));
    const values = [];
    const hidden = [];
    const problems = [];
    for (const [index, { file, role }] of files.entries()) {
        const bytes = contents[index];
        if (!bytes)
            continue;
        if (isCiphertext(bytes))
            hidden.push(file);
        else {
            const decoded = decodeValues(file, bytes, role);
            if ('severity' in decoded)
                problems.push({ ...decoded, hub: release.id });
            else
                values.push(decoded);
        }
    }
    return { values, hidden, problems, jupyterhubPath: chart?.jupyterhub[0] ?? [] };
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
async function checkRelease(fleet, release, { values, problems, jupyterhubPath }, images, changed) {
    const { checkValues } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 5126));
    const found = checkValues(values, {
        placeholders: fleet.placeholders,
        images,
        jupyterhubPath,
        ...(changed ? { changedLines: changed } : {}),
    });
    return [...problems, ...found.map((problem) => ({ ...problem, hub: release.id }))];
}


/***/ }),

/***/ 1847:
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

/**
 * The lines that a change added or rewrote, from git's own diff.
 *
 * @param base the commit compared with
 * @param files paths of the head; only these are looked at
 */
async function changedLines(directory, base, head, files) {
    if (files.length === 0)
        return () => false;
    const args = [
        'diff',
        '--unified=0',
        '--no-color',
        '--no-ext-diff',
        '--no-renames',
        '--no-prefix',
        base,
        head,
        '--',
    ];
    const diff = await (0,git/* gitText */.q_)(directory, [...args, ...files.map((file) => `:(top,literal)${file}`)]);
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
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
// EXTERNAL MODULE: ./lib/commands/side.js + 26 modules
var side = __webpack_require__(880);
// EXTERNAL MODULE: ./lib/commands/values.js
var commands_values = __webpack_require__(6722);
;// CONCATENATED MODULE: ./lib/commands/work-out.js









/**
 * Works out the plan from the commit's files and what the event changed.
 *
 * @throws ProblemError where nothing sensible can follow
 */
async function workOut(context, ask, tree, diff) {
    const { options } = context;
    const { event, directory } = options;
    const bases = (0,commands_registry/* trackedBases */.NE)(context);
    const head = await (0,side/* lookAt */.t)(tree, bases.digestOf);
    const { base, changes } = await (0,side/* baseSide */.d)(directory, diff, bases.digestOf);
    const touched = (0,fleet_touched/* touched */.FI)(changes, head, base);
    const { fleet, values, tags, fingerprints } = head;
    const named = options.hubs.length > 0 ? await nameHubs(fleet, options.hubs) : undefined;
    const inScope = scopeOf(context);
    const wanted = (release) => inScope(release) && (!named || named.has(release.id));
    const accesses = (0,commands_clusters/* clusterAccesses */.$_)(context, fleet, tree);
    const clusters = ask.clusters
        ? await (0,commands_clusters/* askClusters */.ZA)(context, accesses, clustersOf(fleet, wanted))
        : new Map();
    const facts = {
        fleet,
        commit: tree.commit,
        ...(changes.base ? { base: changes.base } : {}),
        notes: [changes.how, ...unknownClusters(clusters)],
        touched,
        fingerprints,
        ...(named ? { named } : {}),
        inScope,
        force: options.force,
        refusedRef: await (0,refs/* refRule */.K0)(event),
        clusters,
    };
    const hubs = decideHubs(facts);
    const { registry } = ask;
    const images = registry === 'none' ? [] : await surveyImages(context, registry, facts, hubs, head);
    const faults = await imageFaults(directory, tree, images, tags);
    const problems = [
        ...fleet.problems,
        ...(base ? (0,fleet_touched/* goneHubs */.o8)(fleet, base.fleet) : []),
        ...hubs.filter(({ failing }) => failing).map(failingProblem),
        ...[...faults.values()].flat(),
        ...(registry === 'none' ? [] : await checkHubs(context, facts, hubs, images, values)),
    ];
    const plan = makePlan(facts, hubs, images, problems);
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
async function surveyImages(context, mode, facts, hubs, { tags, fingerprints: prints, values }) {
    const { fleet, touched } = facts;
    const used = usedImages(hubs, prints);
    // Who names hubs means their images and no others.
    const touchedKeys = !facts.named && (0,refs/* buildsTouched */.A0)(context.options.event) ? touched.images.keys() : [];
    const wanted = withBases(fleet, new Set([...used, ...touchedKeys]), tags);
    const names = new Map();
    const asked = [];
    for (const image of wanted) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (!name || !tag)
            continue;
        names.set(image.key, name);
        asked.push({ name, tag });
    }
    const answer = await (0,commands_registry/* askRegistry */.rF)(context, asked, mode);
    return decideImages(wanted, touched, { tags, names, ...answer });
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
        const { contextProblems } = await __webpack_require__.e(/* import() */ 522).then(__webpack_require__.bind(__webpack_require__, 5522));
        const found = [...tag.problems, ...(await contextProblems(directory, tree, [tag]))];
        if (found.length > 0)
            faults.set(image.key, found);
    }
    return faults;
}
/** The values of every hub that has a reason to be looked at. */
async function checkHubs({ options }, facts, hubs, images, values) {
    const named = images
        .filter(({ name }) => name)
        .map(({ image, name }) => ({ name, valuesPath: image.valuesPath }));
    const releases = hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release);
    const read = await Promise.all(releases.map((release) => values.of(release)));
    const files = read.flatMap((one) => one.values.map(({ file }) => file));
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
    return problems;
}
async function nameHubs(fleet, globs) {
    const { selectHubs } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(474)]).then(__webpack_require__.bind(__webpack_require__, 6093));
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
        file: release.declaredAt.file,
        hub: release.id,
    };
}
/** The clusters of some releases, by name, each with the namespaces that they live in. */
function clustersOf(fleet, wanted) {
    const clusters = new Map();
    for (const { cluster, namespace } of [...fleet.hubs, ...fleet.charts].filter(wanted)) {
        const namespaces = clusters.get(cluster) ?? [];
        namespaces.push(namespace);
        clusters.set(cluster, namespaces);
    }
    return clusters;
}
function unknownClusters(clusters) {
    return [...clusters].flatMap(([name, state]) => 'unknown' in state
        ? [`${name ? `The cluster ${name}` : 'The cluster'} was not read: ${state.unknown}`]
        : []);
}


/***/ }),

/***/ 4611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VR: () => (/* binding */ readChart),
/* harmony export */   d_: () => (/* binding */ chartPaths),
/* harmony export */   us: () => (/* binding */ isSelfContained)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3017);


/**
 * Every file and folder (these end with `/`) of the tree whose content goes into a chart: its folder, another
 * Chart.yaml, the folders of its `file://` dependencies and of theirs, and what their symbolic links lead to. Real paths,
 * by name. Nothing for a chart that is not in the tree.
 *
 * No YAML is parsed: whatever stands behind a `file://` and is a folder of the tree is taken. Too much is harmless, too
 * little would be a change that deploys nothing.
 */
async function chartPaths(tree, source) {
    if (source.kind !== 'local')
        return [];
    const found = new Set();
    const own = source.chartYaml ? [source.chartYaml] : [];
    await addChart(tree, source.path, own, found);
    return [...found].sort();
}
/** The files that name a chart's dependencies; the second is Helm 2's. */
const DEPENDENCY_FILES = ['Chart.yaml', 'requirements.yaml'];
/**
 * Makes the question whether a chart's content lies in its own folder alone, as most charts' does: no other Chart.yaml,
 * no `file://` dependency, no symbolic link. Reads the charts' dependency files in one go.
 */
async function isSelfContained(tree, follow, sources) {
    const folderOf = (source) => source.kind === 'local' && source.chartYaml === undefined ? follow(source.path) : undefined;
    const files = Array.from(sources, folderOf).flatMap((folder) => folder === undefined ? [] : DEPENDENCY_FILES.map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, name)));
    const there = files.filter((file) => tree.entries.has(file));
    const texts = await tree.read(there);
    const reaching = new Set(there.filter((_, i) => texts[i]?.includes('file://')).map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file)));
    return (source) => {
        if (source.kind !== 'local')
            return true;
        const folder = folderOf(source);
        if (folder === undefined || reaching.has(folder))
            return false;
        return !(0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .foldersOf */ .pd)(tree)
            .get(folder)
            ?.some(({ mode }) => mode === '120000');
    };
}
async function addChart(tree, path, more, found) {
    const folder = await addFolder(tree, path, found);
    if (folder === undefined && more.length === 0)
        return;
    const named = [...DEPENDENCY_FILES.map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, name)), ...more];
    const files = (await Promise.all(named.map((file) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, file)))).filter((file) => file !== undefined);
    for (const file of files.slice(DEPENDENCY_FILES.length))
        if (tree.entries.has(file))
            found.add(file);
    const texts = await tree.read(files);
    const dependencies = new Set(texts.flatMap((text) => fileUrls(text?.toString('utf8') ?? '')));
    // Helm joins the path to the chart's as it was given, not to where a link leads.
    await Promise.all(Array.from(dependencies, (url) => addChart(tree, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, url), [], found)));
}
/** Adds a folder and what its links lead to, unless it is there; its real path where it was added. */
async function addFolder(tree, path, found) {
    const folder = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, path);
    const files = folder === undefined ? undefined : (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .foldersOf */ .pd)(tree).get(folder);
    if (folder === undefined || !files || found.has(`${folder}/`))
        return undefined;
    found.add(`${folder}/`);
    const links = files.filter(({ mode }) => mode === '120000');
    await Promise.all(links.map(async (link) => {
        const target = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, link.path);
        if (target === undefined)
            return;
        if (tree.entries.has(target))
            found.add(target);
        else
            await addFolder(tree, target, found);
    }));
    return folder;
}
/** What may be the path of a `file://` URL in a text: to the line's end, and to where flow style or a quote ends it. */
function fileUrls(text) {
    const found = [];
    for (let at = text.indexOf('file://'); at >= 0; at = text.indexOf('file://', at + 1)) {
        const end = text.slice(at).search(/[\r\n]|$/);
        const line = text.slice(at + 'file://'.length, at + end);
        for (const url of [line, line.split(/["',}\]#]/)[0] ?? '']) {
            const path = url.trim();
            if (path !== '' && !path.startsWith('/'))
                found.push(path);
        }
    }
    return found;
}
/**
 * Reads a chart's Chart.yaml, requirements.yaml and those of its `file://` dependencies. Loads `yaml`.
 *
 * @returns undefined for a local chart without a Chart.yaml
 * @throws ProblemError where one of them is not YAML, or no chart's
 */
async function readChart(tree, source) {
    if (source.kind === 'repository')
        return remote(source.name, source.version);
    if (source.kind === 'oci')
        return remote(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(source.oci), source.version);
    return readLocal(tree, source.path, source.chartYaml, []);
}
/** Published charts that depend on jupyterhub, and under which key: their own Chart.yaml is not here to be read. */
const WRAPPERS = new Map([
    ['jupyterhub', []],
    ['binderhub', ['jupyterhub']],
    ['daskhub', ['jupyterhub']],
    ['pangeo', ['jupyterhub']],
]);
function remote(name, version) {
    const inside = WRAPPERS.get(name);
    return { name, version, dependencies: [], jupyterhub: inside ? [inside] : [] };
}
async function readLocal(tree, path, chartYaml, above) {
    const folder = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, path);
    const paths = [chartYaml ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'Chart.yaml'), node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'requirements.yaml')];
    const [file, old] = await Promise.all(paths.map((name) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, name)));
    // A chart that depends on itself through others has no end.
    if (folder === undefined || file === undefined || above.includes(folder))
        return undefined;
    const [main, requirements] = await tree.read([file, old ?? '']);
    if (!main)
        return undefined;
    const { readChartYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 966));
    const { dependencies, ...said } = readChartYaml(file, main, requirements && old ? { file: old, content: requirements } : undefined);
    const inside = await Promise.all(dependencies.map((dependency) => jupyterhubOf(tree, path, dependency, [...above, folder])));
    const lock = ['Chart.lock', 'requirements.lock']
        .map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, name))
        .find((name) => tree.entries.has(name));
    return {
        ...said,
        dependencies,
        file,
        ...(lock ? { lock } : {}),
        jupyterhub: said.name === 'jupyterhub' ? [[]] : inside.flat(),
    };
}
/** Where JupyterHub's values stand as seen from the chart that has this dependency. */
async function jupyterhubOf(tree, path, { name, alias, repository }, above) {
    const key = alias ?? name;
    const folder = repository.startsWith('file://')
        ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, repository.slice('file://'.length))
        : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'charts', name);
    const local = await readLocal(tree, folder, undefined, above);
    const known = WRAPPERS.get(name);
    const inside = local ? local.jupyterhub : known ? [known] : [];
    return inside.map((keys) => [key, ...keys]);
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   n1: () => (/* binding */ followLinks),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   s1: () => (/* binding */ plainPath)
/* harmony export */ });
const folders = new WeakMap();
/** The tree's files by folder, made once a tree. A folder's list holds the files of its subfolders too. */
function foldersOf(tree) {
    const made = folders.get(tree) ?? index(tree);
    folders.set(tree, made);
    return made;
}
function index(tree) {
    const made = new Map();
    const root = [];
    made.set('', root);
    // Files come folder by folder, so the lists that a path belongs to are mostly those of the path before.
    let current = '';
    let lists = [root];
    for (const entry of tree.entries.values()) {
        const slash = entry.path.lastIndexOf('/');
        const folder = slash < 0 ? '' : entry.path.slice(0, slash);
        if (folder !== current) {
            current = folder;
            lists = [root];
            for (let at = folder.indexOf('/'); folder !== ''; at = folder.indexOf('/', at + 1)) {
                const name = at < 0 ? folder : folder.slice(0, at);
                let list = made.get(name);
                if (!list) {
                    list = [];
                    made.set(name, list);
                }
                lists.push(list);
                if (at < 0)
                    break;
            }
        }
        for (const list of lists)
            list.push(entry);
    }
    return made;
}
const UNPLAIN = /^\/|(?:^|\/)\.{0,2}(?:\/|$)/;
/** A path without `./`, doubled slashes and a slash at its end; the repository's root is the empty name. */
function plainPath(path) {
    if (!UNPLAIN.test(path))
        return path;
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
const followers = new WeakMap();
/** How links are followed in a tree. Its links are read once, in one go. */
function linksOf(tree) {
    const made = followers.get(tree) ?? readLinks(tree);
    followers.set(tree, made);
    return made;
}
async function readLinks(tree) {
    const links = [];
    for (const { mode, path } of tree.entries.values())
        if (mode === '120000')
            links.push(path);
    if (links.length === 0)
        return withinRoot;
    const contents = await tree.read(links);
    const targets = new Map(links.map((link, i) => [link, contents[i]?.toString('utf8') ?? '']));
    return (path) => follow(targets, path);
}
function withinRoot(path) {
    const plain = plainPath(path);
    return plain === '..' || plain.startsWith('../') ? undefined : plain;
}
function follow(targets, path) {
    const rest = path.split('/').reverse();
    const done = [];
    for (let links = 0; rest.length > 0;) {
        const part = rest.pop();
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (done.pop() === undefined)
                return undefined;
            continue;
        }
        done.push(part);
        const target = targets.get(done.join('/'));
        if (target === undefined)
            continue;
        links += 1;
        // Linux gives up after 40 (path_resolution(7)).
        if (links > 40 || target.startsWith('/'))
            return undefined;
        done.pop();
        rest.push(...target.split('/').reverse());
    }
    return done.join('/');
}
/** As `linksOf`, for one path. */
async function followLinks(tree, path) {
    return (await linksOf(tree))(path);
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
        return (0,_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .exec */ .m0)({ argv: [...argv, ...args], ...(signal ? { signal } : {}), ...rest });
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

/***/ 2253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ limiter)
/* harmony export */ });
/** Runs at most `most` of the works it is given at once, the others in the order they came. */
function limiter(most) {
    let free = Math.max(1, most);
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            // The place goes straight to the next in line, so that nobody slips in between.
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
}


/***/ }),

/***/ 2037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a person most likely meant.
 *
 * @returns the one with the fewest edits (a swap of neighbours is one) or undefined where none is near: more than
 * a third of the letters would have to change
 */
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}
/** `: did you mean x?` where a candidate is near, else the empty text. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, at(beforeLast, j - 2) + 1);
            row.push(edits);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
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

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ readClusterState),
/* harmony export */   VW: () => (/* binding */ listRevisions),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/* unused harmony exports parseRevisions, newestRevisions, watchedInVain */
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6246);


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
    try {
        return newestRevisions(await listRevisions(kubectl, selector));
    }
    catch (error) {
        if (!isForbidden(error) || !options.namespaces?.length)
            return { unknown: sentence(error) };
    }
    try {
        const lists = [];
        for (const namespace of new Set(options.namespaces))
            lists.push(await listRevisions(kubectl, selector, namespace));
        return newestRevisions(lists.flat());
    }
    catch (error) {
        return { unknown: sentence(error) };
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
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLabels */ .Xy)(words.at(-1) ?? '');
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
        ...text('digest', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest]),
        ...number('rev', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.rev]),
        ...number('proved', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.proved]),
        ...text('commit', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.commit]),
        ...text('hold', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hold]),
        ...text('jupyterhub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.jupyterhub]),
        ...text('repo', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.repo]),
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
        const same = labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] === newest.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest];
        if (status !== 'failed' || !same || revision !== expected)
            break;
        if (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.interrupted] !== String(revision))
            count += 1;
        expected -= 1;
    }
    return count;
}
/** How often a revision that Helm calls deployed was watched and not seen well. */
function watchedInVain({ revision, labels }) {
    const [of, count] = (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.unproved] ?? '').split('.').map(Number);
    return of === revision && count ? count : 0;
}
function text(key, value) {
    return value ? { [key]: value } : {};
}
function number(key, value) {
    return value && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}
function isForbidden(error) {
    return error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}
/** Why the cluster did not say, in one sentence. */
function sentence(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
    if (error.reason === 'not found')
        return 'kubectl is not on the PATH';
    if (error.reason === 'timeout')
        return `the cluster did not answer within ${LIST_TIMEOUT_MS / 1000} seconds`;
    if (error.reason === 'aborted')
        return 'the run was cancelled';
    const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
    if (isForbidden(error))
        return `the login may not list the releases' Secrets (${words})`;
    return `the cluster could not be asked: ${words}`;
}


/***/ })

};
