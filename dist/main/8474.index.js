export const id = 8474;
export const ids = [8474,260];
export const modules = {

/***/ 260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compileGlob: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8757);

/** A predicate of a glob, by minimatch; `!` and `#` at its start are plain, names that begin with a dot match too. */
const compileGlob = (glob) => {
    const matcher = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(glob, { dot: true, nonegate: true, nocomment: true, platform: 'linux' });
    return (text) => matcher.match(text);
};


/***/ }),

/***/ 6093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   selectHubs: () => (/* binding */ selectHubs)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(260);
/* harmony import */ var _scene_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2596);



/**
 * The hubs and charts that globs name: by the hub's name or the id; a glob with `/` by the id `cluster/hub` alone.
 *
 * @returns the releases in the fleet's order, each once, and an error for each glob that matches none. Loads minimatch:
 *   import this module only where there are globs.
 */
function selectHubs(fleet, globs) {
    const releases = [...fleet.hubs, ...fleet.charts];
    const chosen = new Set();
    const problems = [];
    for (const glob of globs) {
        const matches = (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__.compileGlob)(glob);
        const named = (release) => matches(release.id) || (!glob.includes('/') && (matches(release.hub) || matches(release.release)));
        const found = releases.filter(named);
        for (const release of found)
            chosen.add(release);
        if (found.length === 0)
            problems.push(unmatched(releases, glob));
    }
    return { hubs: releases.filter((release) => chosen.has(release)), problems };
}
function unmatched(releases, glob) {
    const ids = releases.map(({ id }) => id);
    const names = [...new Set(releases.map(({ hub }) => hub))];
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(glob, glob.includes('/') ? ids : [...names, ...ids]);
    return {
        severity: 'error',
        title: `No hub matches ${glob.slice(0, 40)}`,
        message: `\`${glob}\` matches no hub.${near ? ` Did you mean \`${near}\`?` : ''} There are ${(0,_scene_js__WEBPACK_IMPORTED_MODULE_1__/* .some */ .zN)(ids) || 'none'}.`,
    };
}


/***/ })

};
