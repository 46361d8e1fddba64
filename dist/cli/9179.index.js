export const id = 9179;
export const ids = [9179,5079];
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

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4857);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5115);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4167);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6626);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2970);
/* harmony import */ var _unnamed_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1138);






/**
 * Rolls the named hubs back, each watched like a deploy.
 *
 * @throws ProblemError where no hub is named: nobody means them all
 */
async function rollback(context) {
    const { options } = context;
    const started = Date.now();
    if (options.hubs.length === 0)
        throw (0,_unnamed_js__WEBPACK_IMPORTED_MODULE_5__/* .unnamed */ .p)('rollback');
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_4__/* .survey */ .F)(context, { clusters: true, registry: 'none', bases: 'loose' });
    if (options.dryRun) {
        context.host.line(`Would roll back ${found.plan.hubs.map(({ release }) => release.id).join(', ')}.`);
        return 0;
    }
    const of = (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .sessions */ .M)(context, found);
    const hubs = await Promise.all(found.plan.hubs.map(async (planned) => (0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_0__/* .rollbackRelease */ .w6)(planned, {
        ...(await of.of(planned.release)),
        ...(options.revision === undefined ? {} : { to: options.revision }),
        force: options.force,
        historyMax: _rollout_js__WEBPACK_IMPORTED_MODULE_2__/* .HISTORY_MAX */ .i,
        ...(0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .checksWanted */ .N)(options),
    })));
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, { ...found, plan: { ...found.plan, problems: [] } }, [], hubs, started);
}


/***/ }),

/***/ 1138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ unnamed)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);

/** What `rollback` and `remove` say where no hub is named. */
function unnamed(command) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .M({
        severity: 'error',
        title: 'Which hub?',
        message: `${command} wants hubs by name, in \`hubs\`: nobody means them all. Nothing was done.`,
    });
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


/***/ })

};
