export const id = 183;
export const ids = [183];
export const modules = {

/***/ 5183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adopt: () => (/* binding */ adopt)
});

// EXTERNAL MODULE: ./lib/release/dependencies.js + 1 modules
var dependencies = __webpack_require__(9182);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var release_helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/impact.js
var impact = __webpack_require__(8499);
// EXTERNAL MODULE: ./lib/release/labels.js
var release_labels = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/release/prove.js + 1 modules
var prove = __webpack_require__(7707);
// EXTERNAL MODULE: ./lib/release/rendered.js
var rendered = __webpack_require__(848);
// EXTERNAL MODULE: ./lib/release/session.js + 2 modules
var session = __webpack_require__(3951);
// EXTERNAL MODULE: ./lib/release/step-context.js
var step_context = __webpack_require__(4405);
// EXTERNAL MODULE: ./lib/release/watched.js + 12 modules
var release_watched = __webpack_require__(347);
;// CONCATENATED MODULE: ./lib/release/adopt.js









/**
 * Takes a release that was made without hub-deploy as its own, where a dry run on the server shows that a deploy would
 * change nothing. Only labels are written: nothing restarts. It is proved as after a deploy, but for `after` steps.
 *
 * @returns `deployed` where it is ours now, `unchanged` where it was already, `skipped` with the difference where a
 *   deploy would change something. Never throws.
 */
function adoptRelease(planned, context) {
    const { release } = planned;
    const { staged, say, signal } = context;
    return (0,session/* asDeployed */.Vr)(planned, context, async () => {
        const helm = await (0,release_helm.helm)(context.access, context.helm);
        const chart = await (0,dependencies/* prepareChart */.g)(release.chart, { staged, helm, say, signal });
        const steps = await (0,step_context/* stepContext */.e)({ ...release, before: [], after: [] }, context);
        return (0,session/* inSession */.Cp)(release, context, async (work, held) => {
            const state = await (0,session/* settledState */.xr)(work, held, release.timeoutSeconds);
            if (!state)
                return skipped('There is no release', 'Deploy it: there is nothing to adopt.');
            if (state.digest)
                return { result: 'unchanged', revision: state.revision, problems: [] };
            if (state.status !== 'deployed')
                return skipped(`The release is ${state.status}`, `Its newest revision is ${state.status}, so it is not known what is live. A deploy brings it in order.`);
            const { changes } = await (0,impact/* measureImpact */.pW)(work, chart, context.valuesFiles, release.crds !== 'install');
            if (changes.length > 0)
                return different(release.id, (0,rendered/* diffLines */.P)(changes));
            const { commit, repository } = context;
            const { revision } = state;
            const labels = { digest: planned.fingerprint, revision, commit, hub: release.hub, repository };
            await (0,prove/* labelRevision */.YL)(work, revision, (0,release_labels/* deployLabels */.Vq)(labels, false));
            const watched = await (0,release_watched/* runWatched */.o)(work, revision, undefined, release.timeoutSeconds);
            const asked = release.healthCheck ?? context.healthCheck ?? true;
            const proof = await (0,prove/* proveRevision */.Qb)(work, { after: [] }, revision, watched, asked, steps);
            if (!proof.ok)
                return { result: 'failed', revision, problems: proof.problems };
            const { jupyterhub } = proof;
            return { result: 'deployed', revision, problems: [], ...(jupyterhub ? { jupyterhub } : {}) };
        });
    });
}
function different(id, lines) {
    return skipped('Not what the repo says', `A deploy of ${id} would change what is live, so it was not adopted. The difference is below: bring the repo to what ` +
        'is live, or deploy it.', lines.join('\n'));
}
function skipped(title, message, log) {
    const problem = { severity: 'warning', title, message, ...(log ? { log } : {}) };
    return { result: 'skipped', problems: [problem] };
}

// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(329);
// EXTERNAL MODULE: ./lib/commands/rollout.js + 4 modules
var rollout = __webpack_require__(8729);
// EXTERNAL MODULE: ./lib/commands/session.js + 1 modules
var commands_session = __webpack_require__(6626);
// EXTERNAL MODULE: ./lib/commands/stage.js + 12 modules
var stage = __webpack_require__(6342);
// EXTERNAL MODULE: ./lib/commands/survey.js + 27 modules
var survey = __webpack_require__(9399);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
;// CONCATENATED MODULE: ./lib/commands/tags.js

/**
 * The tags that go into a release's values: those of its images that the registry has.
 *
 * @returns by image name, `h3f2a91c0d4e5@sha256:...`
 */
async function imageTagsFor(context, { fleet, fingerprints, tags, values }, { release }) {
    const used = new Set(fingerprints.get(release.id)?.images);
    const wanted = [];
    for (const image of fleet.images.filter(({ key }) => used.has(key))) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (name && tag)
            wanted.push({ name, tag });
    }
    const { registry } = await (0,commands_registry/* askRegistry */.rF)(context, wanted, 'loose');
    const present = (state) => (state?.state === 'present' ? state.digest : undefined);
    return new Map(wanted.flatMap(({ name, tag }) => {
        const digest = present(registry.get(`${name}:${tag}`));
        if (!digest)
            return [];
        return [[name, context.options.pinDigests ? `${tag}@${digest}` : tag]];
    }));
}

;// CONCATENATED MODULE: ./lib/commands/adopt.js







/**
 * For the day a team moves here: takes releases that were made without hub-deploy as its own, where a dry run on the
 * server shows that a deploy would change nothing. Nothing restarts.
 */
async function adopt(context) {
    const started = Date.now();
    const found = await (0,survey/* survey */.F)(context, { clusters: true, registry: 'none' });
    const staged = await (0,stage.stage)(context, found);
    const of = (0,commands_session/* sessions */.M)(context, found);
    const foreign = found.plan.hubs.filter((planned) => isForeign(found, planned));
    const hubs = await Promise.all(foreign.map((planned) => adoptOne(context, found, staged, of, planned)));
    return (0,finish/* finish */.O)(context, found, [], hubs, started);
}
function isForeign({ clusters }, { release }) {
    const state = clusters.get(release.cluster);
    if (!state || 'unknown' in state)
        return false;
    const live = state.get(`${release.namespace}/${release.release}`);
    return live !== undefined && live.digest === undefined;
}
async function adoptOne(context, found, staged, of, planned) {
    const tags = await imageTagsFor(context, found, planned);
    const prepared = await staged.prepare(planned.release, tags);
    const errors = prepared.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        return { planned, result: 'failed', seconds: 0, problems: errors };
    return adoptRelease(planned, {
        ...(await of.of(planned.release)),
        staged: staged.root,
        valuesFiles: prepared.files,
        locateImage: prepared.locateImage,
        force: context.options.force,
        historyMax: rollout/* HISTORY_MAX */.i,
        onFailure: 'keep',
        ...(context.options.healthCheck ? {} : { healthCheck: false }),
    });
}


/***/ }),

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

/***/ 848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ diffLines),
/* harmony export */   d: () => (/* binding */ diffRendered)
/* harmony export */ });
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);


/**
 * What differs between two states of a release, rendered without a cluster, for pull requests.
 *
 * Charts generate secrets at random where no cluster remembers them, so the newer state is rendered twice: what differs
 * from itself is left out of the answer.
 *
 * @param before absent: the release is new
 * @throws CommandError where Helm cannot render one
 */
async function diffRendered(helm, before, after, signal) {
    const render = async (options) => (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)((await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__/* .templateArgs */ .gg)(options), { signal, timeoutMs: 120_000 })).stdout);
    const old = before ? await render(before) : [];
    const [now, twin] = [await render(after), await render(after)];
    const random = new Set((0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(now, twin).flatMap(({ object, fields }) => fields.map(({ path }) => `${object}\n${path}`)));
    return (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(old, now).flatMap((change) => {
        if (change.change !== 'changed')
            return [change];
        const fields = change.fields.filter(({ path }) => !random.has(`${change.object}\n${path}`));
        return fields.length > 0 ? [{ ...change, fields }] : [];
    });
}
/** A diff for people: a line an object, and below it a line a field. */
function diffLines(changes) {
    const signs = { added: '+', removed: '-', changed: '~' };
    return changes.flatMap(({ change, object, fields }) => [
        `${signs[change]} ${object}`,
        ...fields.map((field) => `    ${fieldLine(field)}`),
    ]);
}
function fieldLine({ path, before, after }) {
    if (before === undefined)
        return `${path}: added ${after}`;
    if (after === undefined)
        return `${path}: removed (was ${before})`;
    return before === after ? `${path}: changed` : `${path}: ${before} -> ${after}`;
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
