export const id = 772;
export const ids = [772];
export const modules = {

/***/ 329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
// EXTERNAL MODULE: ./lib/report/plan.js
var plan = __webpack_require__(1383);
// EXTERNAL MODULE: ./lib/report/problems.js
var report_problems = __webpack_require__(2284);
;// CONCATENATED MODULE: ./lib/report/outcome.js



/** One sentence: what came out. */
function verdict(outcome) {
    const of = (result) => outcome.hubs.filter((hub) => hub.result === result);
    const failed = of('failed').map((hub) => hub.planned.release.id);
    const spared = of('spared').map((hub) => hub.planned.release.id);
    const parts = [];
    if (failed.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(failed.length, 'hub')} failed: ${failed.join(', ')}`);
    if (of('deployed').length > 0)
        parts.push(`${(0,markdown/* count */.U9)(of('deployed').length, 'hub')} deployed`);
    if (spared.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(spared.length, 'hub')} spared: ${spared.join(', ')}`);
    const images = outcome.images.filter((image) => image.result === 'failed').length;
    if (images > 0)
        parts.push(`${(0,markdown/* count */.U9)(images, 'image')} failed to build`);
    const built = outcome.images.filter((image) => image.result === 'built').length;
    if (built > 0)
        parts.push(`${(0,markdown/* count */.U9)(built, 'image')} built`);
    return parts.length > 0 ? `${parts.join('; ')}.` : (0,plan/* headline */.Pl)(outcome.plan);
}
/** True where the run must end red. */
function hasFailed(outcome) {
    return (outcome.hubs.some((hub) => hub.result === 'failed' || hub.result === 'spared') ||
        outcome.images.some((image) => image.result === 'failed') ||
        [...outcome.problems, ...outcome.plan.problems].some((problem) => problem.severity === 'error'));
}
/** The job summary of a run: the outcome first, then hubs, images and problems. */
function outcomeMarkdown(outcome) {
    const sign = hasFailed(outcome) ? '❌' : '✅';
    const parts = [`## ${sign} ${(0,markdown/* plain */.pj)(verdict(outcome))}`];
    if (outcome.hubs.length > 0)
        parts.push(hubTable(outcome));
    if (outcome.images.length > 0)
        parts.push(imageTable(outcome.images));
    const problems = [...outcome.problems, ...outcome.plan.problems];
    if (problems.length > 0)
        parts.push(`### Problems\n\n${(0,report_problems/* problemList */.g)(problems)}`);
    if (outcome.hubs.length === 0)
        parts.push((0,plan/* planMarkdown */.Xg)({ ...outcome.plan, problems: [] }));
    else
        parts.push(...outcome.plan.notes.map((note) => `> ${(0,markdown/* plain */.pj)(note)}`));
    for (const [id, lines] of outcome.diffs ?? []) {
        parts.push((0,markdown/* folded */.TM)(`${id}: what a merge would change in the cluster`, (0,markdown/* block */.om)(lines.join('\n') || 'Nothing.')));
    }
    parts.push(`Took ${duration(outcome.seconds)}.`);
    return parts.join('\n\n');
}
function hubTable(outcome) {
    const rows = outcome.hubs.map((hub) => [
        hub.url ? `[${(0,markdown/* code */.aY)(hub.planned.release.id)}](${encodeURI(hub.url)})` : (0,markdown/* code */.aY)(hub.planned.release.id),
        outcome.plan.images
            .filter((image) => image.name && hub.planned.release.images.includes(image.image.key))
            .map((image) => (0,markdown/* code */.aY)(`${image.name}:${image.tag}`))
            .join('<br>'),
        hubResult(hub),
        hub.planned.reasons.map(markdown/* plain */.pj).join('<br>'),
        hub.seconds > 0 ? duration(hub.seconds) : '',
    ]);
    return (0,markdown/* table */.tp)(['Hub', 'Image and tag', 'Result', 'Why', 'Took'], rows);
}
function hubResult(hub) {
    const revision = hub.revision ? `, revision ${hub.revision}` : '';
    const version = hub.jupyterhub ? `, JupyterHub ${(0,markdown/* plain */.pj)(hub.jupyterhub)}` : '';
    const sign = { deployed: '✅ ', unchanged: '', failed: '❌ ', spared: '⏸️ ', skipped: '' }[hub.result];
    return `${sign}${hub.result}${revision}${version}`;
}
function imageTable(images) {
    const rows = images.map(({ planned, result, digest, seconds }) => [
        (0,markdown/* code */.aY)(planned.image.key),
        (0,markdown/* code */.aY)(planned.name ? `${planned.name}:${planned.tag}` : planned.tag),
        result === 'failed' ? '❌ failed' : result,
        digest ? (0,markdown/* code */.aY)(digest.slice(0, 'sha256:'.length + 12)) : '',
        planned.reasons.map(markdown/* plain */.pj).join('<br>'),
        seconds > 0 ? duration(seconds) : '',
    ]);
    return (0,markdown/* table */.tp)(['Image', 'Name and tag', 'Result', 'Digest', 'Why', 'Took'], rows);
}
/** `8 s`, `2 min 5 s`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

;// CONCATENATED MODULE: ./lib/commands/finish.js


/**
 * Tells people what came out: annotations, folded logs, the summary, outputs.
 *
 * @param started epoch milliseconds
 * @returns 1 where the run must end red
 */
function finish({ host }, { plan }, images, hubs, started, diffs) {
    const problems = [
        ...images.flatMap(({ problem }) => (problem ? [problem] : [])),
        ...hubs.flatMap((hub) => hub.problems),
    ];
    for (const problem of (0,report_problems/* bySeverity */.N)(problems)) {
        host.problem(problem);
        if (problem.log)
            host.group(`${problem.title}: last lines`, problem.log.split('\n'));
    }
    const seconds = (Date.now() - started) / 1000;
    const outcome = { plan, images, hubs, problems, seconds, ...(diffs ? { diffs } : {}) };
    const ids = (...results) => JSON.stringify(hubs.filter(({ result }) => results.includes(result)).map((hub) => hub.planned.release.id));
    host.output('deployed', ids('deployed'));
    host.output('failed', ids('failed', 'spared'));
    host.summary(outcomeMarkdown(outcome));
    host.line(verdict(outcome));
    return hasFailed(outcome) ? 1 : 0;
}


/***/ }),

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4857);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(329);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8729);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6626);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9399);






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


/***/ }),

/***/ 1383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   Xg: () => (/* binding */ planMarkdown),
/* harmony export */   iY: () => (/* binding */ planJson)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2284);



/** What happens to people, in one line: the first of every plan. */
function headline(plan) {
    const hubs = plan.hubs.filter((hub) => hub.release.kind === 'hub');
    const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
    const restarts = deployed.filter((hub) => hub.impact === 'hub-restart').length;
    const drops = deployed.filter((hub) => hub.impact === 'proxy-restart').length;
    const builds = plan.images.filter((image) => image.action === 'build').length;
    if (deployed.length === 0 && builds === 0)
        return `Nothing to do: none of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'hub')} needs a deploy.`;
    const parts = [
        `${deployed.filter((hub) => hub.release.kind === 'hub').length} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'hub')} to deploy`,
    ];
    const charts = deployed.filter((hub) => hub.release.kind === 'chart').length;
    if (charts > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(charts, 'other chart')} to deploy`);
    if (builds > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(builds, 'image')} to build`);
    const people = [];
    if (restarts > 0)
        people.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(restarts, 'hub')} restart: no logins or new servers for seconds, running servers go on`);
    if (drops > 0)
        people.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(drops, 'proxy')} restart: everybody's connection drops`);
    return `${parts.join(', ')}.${people.length > 0 ? ` ${people.join('; ')}.` : ''}`;
}
/** The rows worth a reader's time; the others are counted. */
function worthSaying(hub) {
    return hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '');
}
const what = {
    deploy: '**deploy**',
    none: 'nothing',
    hold: 'on hold',
    'not installed': 'not installed',
    drift: '**drift**',
};
/** The plan as Markdown, for a summary or a comment. */
function planMarkdown(plan) {
    const parts = [headline(plan), ...plan.notes.map((note) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}`)];
    const hubs = plan.hubs.filter(worthSaying);
    if (hubs.length > 0) {
        const rows = hubs.map((hub) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(hub.release.id),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)([hub.release.cluster, hub.release.environment].filter(Boolean).join(' / ')),
            what[hub.action] ?? hub.action,
            hub.reasons.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj).join('<br>'),
            hub.action === 'deploy' ? hub.impact : '',
        ]);
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Hub', 'Where', 'What', 'Why', 'Impact'], rows));
    }
    const quiet = plan.hubs.length - hubs.length;
    if (quiet > 0 && hubs.length > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(quiet, 'other release')} not touched.`);
    if (plan.images.length > 0) {
        const rows = plan.images.map((image) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(image.image.key),
            image.name ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(`${image.name}:${image.tag}`) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(image.tag),
            image.action === 'build' ? '**build**' : image.action,
            image.reasons.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj).join('<br>'),
        ]);
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Image', 'Name and tag', 'What', 'Why'], rows));
    }
    if (plan.problems.length > 0)
        parts.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .problemList */ .g)(plan.problems));
    return parts.join('\n\n');
}
/** The plan as text for a terminal. */
function planText(plan) {
    const lines = [headline(plan), ...plan.notes.map((note) => `  ${note}`)];
    const row = (what, name, reasons) => {
        lines.push(`${what.padEnd(14)}${name}`);
        for (const reason of reasons)
            lines.push(`${' '.repeat(16)}${reason}`);
    };
    for (const hub of plan.hubs.filter(worthSaying))
        row(hub.action, hub.release.id, hub.reasons);
    for (const image of plan.images)
        row(image.action, imageLabel(image), image.reasons);
    for (const problem of plan.problems) {
        lines.push(`${problem.severity}: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(problem)}${problem.title}: ${problem.message}`);
    }
    return `${lines.join('\n')}\n`;
}
function imageLabel(image) {
    return image.name ? `${image.image.key}  ${image.name}:${image.tag}` : `${image.image.key}  ${image.tag}`;
}
/** The plan as plan.schema.json has it. */
function planJson(plan) {
    return {
        commit: plan.commit,
        base: plan.base ?? null,
        notes: plan.notes,
        images: plan.images.map(({ image, name, tag, action, reasons }) => ({
            key: image.key,
            hub: image.hub ?? null,
            kind: image.kind,
            name: name || null,
            tag,
            action,
            reasons,
        })),
        hubs: plan.hubs.map(({ release, action, impact, reasons }) => ({
            id: release.id,
            hub: release.hub,
            kind: release.kind,
            cluster: release.cluster,
            environment: release.environment,
            action,
            impact,
            reasons,
        })),
        problems: plan.problems.map(({ severity, file, line, title, message }) => ({
            severity,
            file: file ?? null,
            line: line ?? null,
            title,
            message,
        })),
    };
}


/***/ }),

/***/ 2284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ bySeverity),
/* harmony export */   g: () => (/* binding */ problemList)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

const rank = { error: 0, warning: 1, notice: 2 };
/** The most severe first; within one severity by place. */
function bySeverity(problems) {
    return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity] ||
        (a.file ?? '').localeCompare(b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0));
}
/** Problems as a Markdown list, each with its place, its fix, and its log folded. */
function problemList(problems) {
    return bySeverity(problems).map(item).join('\n');
}
function item(problem) {
    const place = problem.file
        ? ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(problem.line ? `${problem.file}:${problem.line}` : problem.file)}`
        : '';
    const sign = { error: '❌', warning: '⚠️', notice: 'ℹ️' }[problem.severity];
    const text = `- ${sign} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.title)}**${place}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.message)}`;
    if (!problem.log)
        return text;
    return `${text}\n\n${indent((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)('Last lines', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .block */ .om)(problem.log)))}\n`;
}
function indent(text) {
    return text.replace(/^(?=.)/gm, '  ');
}


/***/ })

};
