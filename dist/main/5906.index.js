export const id = 5906;
export const ids = [5906];
export const modules = {

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ overlayAt),
/* harmony export */   splitPath: () => (/* binding */ splitPath)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6430);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6463);




/** The keys of a `values-path`. */
function splitPath(path) {
    return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((key) => key.replaceAll(/\\(.)/g, '$1'));
}
/**
 * Works out what has to be added to the values so that each values-path holds its image. Where the files name that
 * image there, with a tag, nothing has to: its tag is patched (or left, if a person set it) like any other.
 */
function overlayAt(tree, paths, tags) {
    const object = Object.create(null);
    const covered = [];
    const problems = [];
    for (const { path, name } of paths) {
        const tag = tags.get(name);
        if (tag === undefined)
            continue;
        const keys = splitPath(path);
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys);
        const list = listBefore(tree, keys);
        if (list)
            problems.push(listProblem(path, list));
        else if (!(entry && holds(entry.tree, name))) {
            set(object, keys, written(entry?.tree, name, tag));
            covered.push(keys);
        }
    }
    return {
        ...(covered.length > 0 && { object }),
        covers: (path) => covered.some((keys) => keys.every((key, index) => path[index] === key)),
        problems,
    };
}
function holds(tree, name) {
    const image = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findImages */ .Mz)(tree, () => true).find((found) => found.path.length === 0);
    return (image?.tagLeaf !== undefined && image.names.some((other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(other) === (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(name)));
}
function written(tree, name, tag) {
    if (tree?.kind === 'leaf' && typeof tree.value === 'string')
        return `${name}:${tag}`;
    const isRepository = tree?.kind === 'map' && tree.entries.has('repository');
    return { [isRepository ? 'repository' : 'name']: name, tag };
}
/** The first list on the way to a path's end. */
function listBefore(tree, keys) {
    for (let length = 1; length < keys.length; length++) {
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys.slice(0, length));
        if (entry?.tree.kind === 'list')
            return entry;
    }
    return undefined;
}
function set(object, keys, value) {
    let map = object;
    for (const key of keys.slice(0, -1)) {
        map[key] = map[key] ?? Object.create(null);
        map = map[key];
    }
    map[keys.at(-1)] = value;
}
function listProblem(path, list) {
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(list.source, list.offset),
        title: 'A values-path leads through a list',
        message: `\`values-path: ${path}\` points into this list, and Helm can only replace lists whole. Name the image in the list itself, with a placeholder as its tag.`,
    };
}


/***/ })

};
