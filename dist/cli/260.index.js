export const id = 260;
export const ids = [260];
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


/***/ })

};
