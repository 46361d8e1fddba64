export const id = 1172;
export const ids = [1172];
export const modules = {

/***/ 1172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   handOver: () => (/* binding */ handOver),
/* harmony export */   handOverStop: () => (/* binding */ handOverStop)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _report_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7393);



/**
 * Leaves what this run did for the job that reports on all of them: a file in the run's private folder, which stands
 * until the post step, and its path as an output.
 */
async function handOver(context, told) {
    const { options, host } = context;
    const result = {
        version: 1,
        command: options.command,
        started: Math.round(performance.timeOrigin),
        ended: Date.now(),
        cluster: options.cluster ?? '',
        environment: options.environment ?? '',
        images: options.images.join(' '),
        ...told,
    };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'result.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, (0,_report_result_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeResult */ .Y0)((0,_report_result_js__WEBPACK_IMPORTED_MODULE_2__/* .withTexts */ .j8)(result, host.conceal)), { mode: 0o600 });
    host.output('result', path);
}
/** The same for what stopped the run. */
async function handOverStop(context, error) {
    const { problemsOf } = await __webpack_require__.e(/* import() */ 8765).then(__webpack_require__.bind(__webpack_require__, 8765));
    await handOver(context, { stopped: problemsOf(error) });
}


/***/ }),

/***/ 7393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ decodeResult),
/* harmony export */   Y0: () => (/* binding */ encodeResult),
/* harmony export */   j8: () => (/* binding */ withTexts)
/* harmony export */ });
/** The same value with every text in it changed. */
function withTexts(value, change) {
    const walk = (part) => {
        if (typeof part === 'string')
            return change(part);
        if (Array.isArray(part))
            return part.map(walk);
        if (part instanceof Map)
            return new Map([...part].map(([key, one]) => [key, walk(one)]));
        if (typeof part !== 'object' || part === null || part instanceof Date)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one)]));
    };
    return walk(value);
}
/** As JSON: maps and dates keep their type. */
function encodeResult(result) {
    return JSON.stringify(result, function (key, value) {
        // JSON has turned a date into text before it hands it over.
        const own = this[key];
        if (own instanceof Date)
            return { $date: own.getTime() };
        if (own instanceof Map)
            return { $map: [...own] };
        return value;
    });
}
/** @returns undefined for what is no result of this version */
function decodeResult(text) {
    try {
        const value = JSON.parse(text, (_, part) => {
            if (typeof part !== 'object' || part === null)
                return part;
            if (typeof part.$date === 'number')
                return new Date(part.$date);
            if (Array.isArray(part.$map))
                return new Map(part.$map);
            return part;
        });
        return value?.version === 1 && typeof value.command === 'string' ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
