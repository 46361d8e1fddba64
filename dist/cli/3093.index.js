export const id = 3093;
export const ids = [3093];
export const modules = {

/***/ 3093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageAtPath: () => (/* binding */ imageAtPath)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6430);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3860);




/**
 * The image at a path such as `hub.image`.
 *
 * @returns undefined where no file sets its name or tag there
 */
function imageAtPath(values, path) {
    const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)((0,_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeTrees */ .Md)(values).tree, path);
    if (entry?.tree.kind !== 'map')
        return undefined;
    const name = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .leafAt */ .QL)(entry.tree, 'name');
    const tag = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .leafAt */ .QL)(entry.tree, 'tag');
    const leaf = tag ?? name;
    if (!leaf)
        return undefined;
    const text = (value) => (value === null || value === undefined ? '' : String(value).trim());
    return {
        ...(text(name?.value) ? { name: text(name?.value) } : {}),
        ...(text(tag?.value) ? { tag: text(tag?.value) } : {}),
        place: (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(leaf.source, leaf.offset),
    };
}


/***/ })

};
