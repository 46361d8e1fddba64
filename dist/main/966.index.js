export const id = 966;
export const ids = [966];
export const modules = {

/***/ 966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readChartYaml: () => (/* binding */ readChartYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);


/**
 * What a Chart.yaml says, and the dependencies of the requirements.yaml beside it (an apiVersion v1 chart's,
 * https://helm.sh/docs/topics/charts/).
 *
 * @throws ProblemError with file and line where one is not YAML or has no name
 */
function readChartYaml(file, content, requirements) {
    const chart = parse(file, content);
    const { name } = chart;
    if (typeof name !== 'string' || name === '')
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M({
            severity: 'error',
            file,
            line: 1,
            title: 'A chart without a name',
            message: `\`${file}\` needs a \`name\`; Helm reads no chart without one.`,
        });
    const more = requirements ? parse(requirements.file, requirements.content) : {};
    return {
        name,
        version: textOf(chart.version),
        ...(chart.appVersion === undefined ? {} : { appVersion: textOf(chart.appVersion) }),
        dependencies: [...dependenciesOf(chart), ...dependenciesOf(more)],
    };
}
function parse(file, content) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // Helm takes the last of duplicate keys, so they are no error here.
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(content.toString('utf8'), { lineCounter: lines, uniqueKeys: false });
    const [error] = document.errors;
    if (error) {
        const { line, col } = lines.linePos(error.pos[0]);
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M({
            severity: 'error',
            file,
            line,
            column: col,
            title: 'Not YAML',
            message: `${error.message.split(' at line ')[0]}.`,
        });
    }
    const data = document.toJS();
    return typeof data === 'object' && data !== null ? data : {};
}
function dependenciesOf(chart) {
    if (!Array.isArray(chart.dependencies))
        return [];
    return chart.dependencies.flatMap((one) => {
        if (typeof one?.name !== 'string')
            return [];
        return [
            {
                name: one.name,
                ...(typeof one.alias === 'string' ? { alias: one.alias } : {}),
                version: textOf(one.version),
                repository: textOf(one.repository),
            },
        ];
    });
}
function textOf(value) {
    return value === undefined || value === null ? '' : String(value);
}


/***/ })

};
