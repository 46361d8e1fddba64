export const id = 2504;
export const ids = [2504];
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

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4857);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5115);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8729);
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
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_4__/* .survey */ .F)(context, { clusters: true, registry: 'none' });
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


/***/ })

};
