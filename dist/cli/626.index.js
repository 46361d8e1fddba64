export const id = 626;
export const ids = [626];
export const modules = {

/***/ 5860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ repositoryName)
/* harmony export */ });
/* unused harmony export repositoryOf */
/* harmony import */ var _fleet_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8316);

/**
 * The ops repo's name, `org/repo`: the event's, or for a person's clone that of its remote `origin`, so that labels are
 * the same as those of a run on GitHub. Empty where there is neither.
 */
async function repositoryName({ event, directory }) {
    if (event.repository)
        return event.repository;
    const origin = await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_0__/* .gitText */ .q_)(directory, ['config', '--get', 'remote.origin.url'], { okCodes: [0, 1] });
    return repositoryOf(origin) ?? '';
}
/** `org/repo` of `https://host/org/repo.git`, `git@host:org/repo` and the like. */
function repositoryOf(url) {
    return /[/:]([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(url.trim())?.[1];
}


/***/ }),

/***/ 6626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clusterOf: () => (/* binding */ clusterOf),
  M: () => (/* binding */ sessions)
});

// EXTERNAL MODULE: ./lib/fleet/fetch.js + 1 modules
var fetch = __webpack_require__(2893);
// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
;// CONCATENATED MODULE: ./lib/fleet/ancestry.js


/**
 * Says how the live commit stands to ours, rightly in shallow clones too.
 *
 * @param live the full id of the commit that is deployed
 * @param ours the full id of the commit that this run is for
 */
async function relation(directory, live, ours, access) {
    if (live === ours)
        return 'same';
    const shallow = await (0,fetch/* isShallow */.fE)(directory);
    const here = shallow ? undefined : await compare(directory, live, ours);
    if (here !== undefined)
        return here;
    const asked = await (0,fetch/* askHistory */.cw)(directory, [live, ours], access, (repository) => compare(repository, live, ours));
    return asked ?? 'unknown';
}
/** @returns undefined where a commit is not in this repository */
async function compare(repository, live, ours) {
    const { code, stdout } = await (0,git/* git */.$Y)(repository, ['merge-base', '--end-of-options', live, ours], {
        okCodes: [0, 1, 128],
    });
    if (code === 128)
        return undefined;
    const base = stdout.toString('latin1').trim();
    if (base === live)
        return 'ancestor';
    return base === ours ? 'descendant' : 'diverged';
}

// EXTERNAL MODULE: ./lib/images/limit.js
var limit = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/commands/clusters.js
var clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/repository.js
var commands_repository = __webpack_require__(5860);
;// CONCATENATED MODULE: ./lib/commands/session.js




/** How this run's commit stands to the live one, from how the live one stands to ours. */
const STANDING = {
    same: 'same',
    ancestor: 'newer',
    descendant: 'older',
    diverged: 'unrelated',
    unknown: 'unknown',
};
/** The cap of a cluster counts running Helms, so its places are shared by all of the run. */
function sessions(context, { fleet, tree }) {
    const { event, directory } = context.options;
    const repository = (0,commands_repository/* repositoryName */.a)(context.options);
    const slots = new Map();
    const slotOf = (cluster) => {
        const slot = slots.get(cluster) ?? (0,limit/* limiter */.T)(clusterOf(fleet, cluster).parallel);
        slots.set(cluster, slot);
        return slot;
    };
    return {
        standing: async (live) => STANDING[await relation(directory, live, tree.commit, event)],
        async of(release) {
            return {
                access: await (0,clusters.accessTo)(context, clusterOf(fleet, release.cluster)),
                commit: tree.commit,
                repository: await repository,
                say: (line) => context.host.line(`${release.id}: ${line}`),
                signal: context.signal,
                slot: slotOf(release.cluster),
                ...(event.run ? { holder: event.run } : {}),
            };
        },
    };
}
function clusterOf(fleet, name) {
    return fleet.clusters.get(name) ?? { name, parallel: 4 };
}


/***/ })

};
