export const id = 935;
export const ids = [935];
export const modules = {

/***/ 935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   skipped: () => (/* binding */ skipped)
/* harmony export */ });
/* harmony import */ var _host_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4222);
/* harmony import */ var _report_tell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3457);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8319);



/**
 * Whether this push is the merge of a pull request that is not to be deployed.
 *
 * @returns the sentence that says so; undefined where it is none, or GitHub does not tell
 */
async function skipped(context) {
    const { event } = context.options;
    if (event.name !== 'push')
        return undefined;
    const github = await (0,_github_js__WEBPACK_IMPORTED_MODULE_2__/* .githubOf */ .z)(context);
    if (!github)
        return undefined;
    const merged = await (0,_report_tell_js__WEBPACK_IMPORTED_MODULE_1__/* .mergedPullRequest */ .r2)(github, event);
    if ((0,_host_github_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefused */ .H)(merged) || !merged.value?.labels.includes(_report_tell_js__WEBPACK_IMPORTED_MODULE_1__/* .SKIP_LABEL */ .Nb))
        return undefined;
    return `Not deployed: the pull request #${merged.value.number} has the label ${_report_tell_js__WEBPACK_IMPORTED_MODULE_1__/* .SKIP_LABEL */ .Nb}. The next push that touches these hubs, or a dispatch that names them, deploys them.`;
}


/***/ })

};
