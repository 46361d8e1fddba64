export const id = 3255;
export const ids = [3255];
export const modules = {

/***/ 6866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5115);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5026);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6422);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7726);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7838);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2970);






/**
 * Builds the images that the registry lacks, and pushes them; with `write`, their tags go into the working folder's
 * values. On a proposal nothing is pushed or written.
 */
async function build(context) {
    const { options } = context;
    const started = Date.now();
    const push = !(0,_refs_js__WEBPACK_IMPORTED_MODULE_5__/* .isProposal */ .ld)(options.event) && !options.dryRun;
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_4__/* .survey */ .F)(context, { clusters: false, registry: push ? 'strict' : 'loose' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    const wanted = found.plan.images.filter(({ image }) => options.images.length === 0 || options.images.includes(image.key));
    const writes = push && options.write;
    if (options.dryRun || (!writes && !wanted.some(({ action }) => action === 'build')))
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_0__/* .finish */ .O)(context, found, [], [], started);
    const { root } = await (0,_stage_js__WEBPACK_IMPORTED_MODULE_3__.stage)(context, found);
    const built = await (0,_images_js__WEBPACK_IMPORTED_MODULE_1__.buildAll)(context, found, root, wanted, { push });
    const told = writes ? await writeBuilt(context, found, built) : found;
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_0__/* .finish */ .O)(context, told, built, [], started);
}
/** Writes the tags of what is in the registry, and says so; the survey with the problems of that. */
async function writeBuilt(context, found, built) {
    const { host } = context;
    const { writeTags } = await Promise.all(/* import() */[__webpack_require__.e(1267), __webpack_require__.e(361), __webpack_require__.e(8729), __webpack_require__.e(4961)]).then(__webpack_require__.bind(__webpack_require__, 4961));
    const { files, problems } = await writeTags(context, found, built);
    for (const problem of problems)
        host.problem(problem);
    for (const file of files)
        host.line(`wrote ${file}`);
    if (files.length === 0)
        host.line('no values file was changed');
    host.output('written', JSON.stringify(files));
    return { ...found, plan: { ...found.plan, problems: [...found.plan.problems, ...problems] } };
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


/***/ })

};
