export const id = 5528;
export const ids = [5528,5079];
export const modules = {

/***/ 6866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5115);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5563);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6546);
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
    const { writeTags } = await Promise.all(/* import() */[__webpack_require__.e(3161), __webpack_require__.e(5623), __webpack_require__.e(5276), __webpack_require__.e(361), __webpack_require__.e(4167), __webpack_require__.e(4961)]).then(__webpack_require__.bind(__webpack_require__, 4961));
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


/***/ })

};
