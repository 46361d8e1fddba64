export const id = 7740;
export const ids = [7740,5079];
export const modules = {

/***/ 7283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adopt: () => (/* binding */ adopt)
});

// EXTERNAL MODULE: ./lib/release/dependencies.js + 2 modules
var dependencies = __webpack_require__(9902);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var release_helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/impact.js
var impact = __webpack_require__(8499);
// EXTERNAL MODULE: ./lib/release/labels.js
var release_labels = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/release/prove.js + 2 modules
var prove = __webpack_require__(6196);
// EXTERNAL MODULE: ./lib/release/rendered.js
var rendered = __webpack_require__(848);
// EXTERNAL MODULE: ./lib/release/session.js + 4 modules
var session = __webpack_require__(1730);
// EXTERNAL MODULE: ./lib/release/step-context.js
var step_context = __webpack_require__(4405);
// EXTERNAL MODULE: ./lib/release/watched.js + 17 modules
var release_watched = __webpack_require__(3198);
;// CONCATENATED MODULE: ./lib/release/adopt.js









/**
 * Takes a release that was made without hub-deploy as its own, where a dry run on the server shows that a deploy would
 * change nothing. Only labels are written: nothing restarts. It is proved as after a deploy, but for `after` steps.
 *
 * @returns `adopted` where it is ours now, `unchanged` where it was already, `skipped` with the difference where a
 *   deploy would change something. Never throws.
 */
function adoptRelease(planned, context) {
    const { release } = planned;
    const { staged, say, signal, chartValues } = context;
    return (0,session/* asDeployed */.Vr)(planned, context, async () => {
        const helm = await (0,release_helm.helm)(context.access, context.helm);
        const chart = await (0,dependencies/* prepareChart */.g)(release.chart, {
            staged,
            helm,
            say,
            signal,
            chartValues,
        });
        const steps = await (0,step_context/* stepContext */.e)({ ...release, before: [], after: [] }, context);
        return (0,session/* inSession */.Cp)(release, context, async (work, held) => {
            const state = await (0,session/* settledState */.xr)(work, held, release.timeoutSeconds);
            if (!state)
                return skipped('There is no release', 'Deploy it: there is nothing to adopt.');
            if (state.digest)
                return { result: 'unchanged', revision: state.revision, problems: [] };
            if (state.status !== 'deployed')
                return skipped(`The release is ${state.status}`, `Its newest revision is ${state.status}, so it is not known what is live. A deploy brings it in order.`);
            const { changes } = await (0,impact/* measureImpact */.pW)(work, chart, context.valuesFiles, release.crds !== 'install');
            if (changes.length > 0)
                return different(release.id, (0,rendered/* diffLines */.P)(changes));
            const { commit, repository } = context;
            const { revision } = state;
            const labels = { digest: planned.fingerprint, revision, commit, hub: release.hub, repository };
            await (0,prove/* labelRevision */.YL)(work, revision, (0,release_labels/* deployLabels */.Vq)(labels, false));
            const watched = await (0,release_watched/* runWatched */.o)(work, revision, undefined, release.timeoutSeconds);
            const proof = await (0,prove/* proveRevision */.Qb)(work, { after: [] }, revision, watched, (0,prove/* checksOf */.tg)(release, context), steps);
            const { problems } = proof;
            if (!proof.ok)
                return { result: 'failed', revision, problems };
            const { jupyterhub } = proof;
            return { result: 'adopted', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
        });
    });
}
function different(id, lines) {
    return skipped('Not what the repo says', `A deploy of ${id} would change what is live, so it was not adopted. The difference is below: bring the repo to what ` +
        'is live, or deploy it.', lines.join('\n'));
}
function skipped(title, message, log) {
    const problem = { severity: 'warning', title, message, ...(log ? { log } : {}) };
    return { result: 'skipped', problems: [problem] };
}

// EXTERNAL MODULE: ./lib/commands/clusters.js
var commands_clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: ./lib/commands/rollout.js + 3 modules
var rollout = __webpack_require__(4167);
// EXTERNAL MODULE: ./lib/commands/session.js + 1 modules
var commands_session = __webpack_require__(6626);
// EXTERNAL MODULE: ./lib/commands/stage.js + 2 modules
var stage = __webpack_require__(7838);
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
// EXTERNAL MODULE: ./lib/commands/tags.js
var commands_tags = __webpack_require__(6401);
;// CONCATENATED MODULE: ./lib/commands/adopt.js








/**
 * For the day a team moves here: takes releases that were made without hub-deploy as its own, where a dry run on the
 * server shows that a deploy would change nothing. Nothing restarts.
 */
async function adopt(context) {
    const started = Date.now();
    const found = await (0,survey/* survey */.F)(context, { clusters: true, registry: 'none' });
    const foreign = found.plan.hubs.filter((planned) => isForeign(found, planned));
    if (context.options.dryRun) {
        const ids = foreign.map(({ release }) => release.id);
        context.host.line(`Would look at ${ids.join(', ') || 'nothing: every release is hub-deploy’s already'}.`);
        return 0;
    }
    const staged = await (0,stage.stage)(context, found);
    const of = (0,commands_session/* sessions */.M)(context, found);
    const hubs = await Promise.all(foreign.map((planned) => adoptOne(context, found, staged, of, planned)));
    return (0,finish/* finish */.O)(context, found, [], hubs, started);
}
function isForeign({ clusters }, { release }) {
    const live = (0,commands_clusters/* liveRelease */._8)(clusters, release);
    return live !== undefined && live.digest === undefined;
}
async function adoptOne(context, found, staged, of, planned) {
    const tags = await (0,commands_tags/* pushedTags */.x)(context, found, planned.release.id);
    const prepared = await staged.prepare(planned.release, tags);
    const errors = prepared.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        return { planned, result: 'failed', seconds: 0, problems: errors };
    return adoptRelease(planned, {
        ...(await of.of(planned.release)),
        chartValues: prepared.chartValues,
        staged: staged.root,
        valuesFiles: prepared.files,
        locateImage: prepared.locateImage,
        force: context.options.force,
        historyMax: rollout/* HISTORY_MAX */.i,
        onFailure: 'keep',
        ...(0,commands_session/* checksWanted */.N)(context.options),
    });
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

/***/ 7878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ waves),
/* harmony export */   V: () => (/* binding */ gates)
/* harmony export */ });
/**
 * The order of deploys: charts that come before, then each environment's hubs, then charts that come after.
 *
 * @returns waves of releases, deployed one after the other; empty ones are left out. Pure.
 */
function waves(fleet, releases) {
    const byRank = new Map();
    for (const planned of releases) {
        const rank = rankOf(fleet, planned.release);
        byRank.set(rank, [...(byRank.get(rank) ?? []), planned]);
    }
    return [...byRank].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}
/**
 * Failures spare what comes after them: an environment's by its `gate`, on its cluster or everywhere; a chart that
 * comes before, the hubs of its cluster.
 */
function gates(fleet) {
    const failures = [];
    return {
        fail: (release) => failures.push(release),
        culpritOf(release) {
            const culprit = failures.find((failed) => {
                if (rankOf(fleet, failed) >= rankOf(fleet, release))
                    return false;
                const gate = gateOf(fleet, failed);
                return gate === 'fleet' || (gate === 'cluster' && failed.cluster === release.cluster);
            });
            return culprit?.id;
        },
    };
}
function rankOf({ environments }, { kind, order, environment }) {
    if (kind === 'chart')
        return order === 'after' ? environments.length : -1;
    return environments.findIndex(({ name }) => name === environment);
}
function gateOf({ environments }, { kind, environment }) {
    if (kind === 'chart')
        return 'cluster';
    return environments.find(({ name }) => name === environment)?.gate ?? 'cluster';
}


/***/ }),

/***/ 6401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ contentTags),
/* harmony export */   x: () => (/* binding */ pushedTags)
/* harmony export */ });
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(653);

/**
 * The content's own tags of the images that a release uses, whether they were built or not.
 *
 * @param id the release's
 * @returns by image name
 */
async function contentTags({ fleet, fingerprints, tags, values }, id) {
    const used = new Set(fingerprints.get(id)?.images);
    const found = new Map();
    for (const image of fleet.images.filter(({ key }) => used.has(key))) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (name && tag)
            found.set(name, tag);
    }
    return found;
}
/**
 * The tags that go into a release's values: those of its images that the registry has.
 *
 * @param id the release's
 * @returns by image name, `h3f2a91c0d4e5@sha256:...`
 */
async function pushedTags(context, of, id) {
    const wanted = [...(await contentTags(of, id))].map(([name, tag]) => ({ name, tag }));
    const { registry } = await (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .askRegistry */ .rF)(context, wanted, 'loose');
    const digestOf = (state) => (state?.state === 'present' ? state.digest : undefined);
    return new Map(wanted.flatMap(({ name, tag }) => {
        const digest = digestOf(registry.get(`${name}:${tag}`));
        if (!digest)
            return [];
        return [[name, context.options.pinDigests ? `${tag}@${digest}` : tag]];
    }));
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   firstLinkOut: () => (/* binding */ firstLinkOut),
/* harmony export */   leadsOut: () => (/* binding */ leadsOut),
/* harmony export */   linkOut: () => (/* binding */ linkOut),
/* harmony export */   writeInside: () => (/* binding */ writeInside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The problem of such a file, relative to the repository. */
function linkOut(file) {
    return {
        severity: 'error',
        file,
        title: 'This link leads out of the repository',
        message: `${file} is a symbolic link to something that is not in this repository, so nobody else has it. Put the file itself there, or link to one of the repository.`,
    };
}
/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;
/**
 * Whether a path leads out of a folder by a symbolic link on its way or at its end, be there something where it leads
 * or not: what is written through a link to nothing is made there.
 *
 * @param root the folder, absolute
 * @param path absolute
 */
async function leadsOut(root, path) {
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root);
    let at = path;
    for (let links = 0; links <= MOST_LINKS; links += 1) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(parent).catch(() => parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(at));
        if (at !== top && !at.startsWith(top + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return true;
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(at).catch(() => undefined);
        if (target === undefined)
            return false;
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at), target);
    }
    return true;
}
/** The first file below a folder, or the folder itself, that is a link which leads out of `root`; links are not entered. */
async function firstLinkOut(root, folder) {
    if (await leadsOut(root, folder))
        return folder;
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        if (entry.isSymbolicLink() && (await leadsOut(root, path)))
            return path;
    }
    return undefined;
}
/**
 * Puts a file in the place of whatever has its name: a link there is replaced and never written through, and no moment
 * shows half of the file.
 *
 * @param root the folder that nothing is written out of, absolute
 * @param mode permissions, such as 0o600
 * @throws Error where the file's folder lies elsewhere
 */
async function writeInside(root, path, content, mode) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (await leadsOut(root, folder))
        throw new Error(`${folder} leads out of ${root}: nothing is written there`);
    // Beside the root: a program that reads the folder at this moment must not meet it.
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(`${root}-`);
    try {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'file');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content, { mode, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, path);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true });
    }
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

/***/ 848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ diffLines),
/* harmony export */   d: () => (/* binding */ diffRendered)
/* harmony export */ });
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);


/**
 * What differs between two states of a release, rendered without a cluster, for pull requests.
 *
 * Charts generate secrets at random where no cluster remembers them, so the newer state is rendered twice: what differs
 * from itself is left out of the answer.
 *
 * @param before absent: the release is new
 * @throws CommandError where Helm cannot render one
 */
async function diffRendered(helm, before, after, signal) {
    const render = async (options) => (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)((await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.templateArgs)(options), { signal, timeoutMs: 120_000 })).stdout);
    const old = before ? await render(before) : [];
    const [now, twin] = [await render(after), await render(after)];
    const random = new Set((0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(now, twin).flatMap(({ object, fields }) => fields.map(({ path }) => `${object}\n${path}`)));
    return (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(old, now).flatMap((change) => {
        if (change.change !== 'changed')
            return [change];
        const fields = change.fields.filter(({ path }) => !random.has(`${change.object}\n${path}`));
        return fields.length > 0 ? [{ ...change, fields }] : [];
    });
}
/** A diff for people: a line an object, and below it a line a field. */
function diffLines(changes) {
    const signs = { added: '+', removed: '-', changed: '~' };
    return changes.flatMap(({ change, object, fields }) => [
        `${signs[change]} ${object}`,
        ...fields.map((field) => `    ${fieldLine(field)}`),
    ]);
}
function fieldLine({ path, before, after }) {
    if (before === undefined)
        return `${path}: added ${after}`;
    if (after === undefined)
        return `${path}: removed (was ${before})`;
    return before === after ? `${path}: changed` : `${path}: ${before} -> ${after}`;
}


/***/ })

};
