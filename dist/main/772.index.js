export const id = 772;
export const ids = [772];
export const modules = {

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4857);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5115);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8729);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6626);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2127);






/**
 * Rolls the named hubs back, each watched like a deploy.
 *
 * @throws ProblemError where no hub is named: nobody means them all
 */
async function rollback(context) {
    const { options } = context;
    const started = Date.now();
    if (options.hubs.length === 0)
        throw unnamed();
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_5__/* .survey */ .F)(context, { clusters: true, registry: 'none' });
    const of = (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .sessions */ .M)(context, found);
    const hubs = await Promise.all(found.plan.hubs.map(async (planned) => (0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .rollbackRelease */ .w6)(planned, {
        ...(await of.of(planned.release)),
        ...(options.revision === undefined ? {} : { to: options.revision }),
        force: options.force,
        historyMax: _rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .HISTORY_MAX */ .i,
        ...(options.healthCheck ? {} : { healthCheck: false }),
    })));
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finish */ .O)(context, { ...found, plan: { ...found.plan, problems: [] } }, [], hubs, started);
}
function unnamed() {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .M({
        severity: 'error',
        title: 'Which hub?',
        message: 'rollback wants the hubs by name, in `hubs`: nobody means them all. Nothing was done.',
    });
}


/***/ })

};
