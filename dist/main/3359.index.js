export const id = 3359;
export const ids = [3359];
export const modules = {

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


/***/ })

};
