export const id = 547;
export const ids = [547,752];
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

/***/ 5752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan_plan),
  showPlan: () => (/* binding */ showPlan)
});

// EXTERNAL MODULE: ./lib/images/chains.js
var chains = __webpack_require__(7534);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/plan/matrix.js

/** A GitHub matrix holds at most this many jobs (https://docs.github.com/actions/reference/limits). */
const MATRIX_JOBS = 256;
/**
 * The jobs of the reusable workflow. Empty lists are valid: their jobs are skipped.
 *
 * @param chains the images to build, those built FROM each other together
 * @throws ProblemError where GitHub's limit of 256 jobs does not hold them
 */
function matrices(fleet, plan, chains) {
    const builds = chains.map((chain) => ({
        name: chain.map((image) => image.image.key).join(', '),
        images: chain.map((image) => image.image.key).join(' '),
    }));
    const jobs = new Map();
    for (const hub of plan.hubs) {
        if (hub.action !== 'deploy')
            continue;
        const job = deployJob(fleet, hub);
        jobs.set(JSON.stringify([job.cluster, job.environment, job['github-environment']]), job);
    }
    const all = [...jobs.values()];
    const firstName = firstEnvironment(fleet);
    const first = all.filter((job) => job.environment === firstName);
    const rest = all.filter((job) => job.environment !== firstName);
    return {
        builds: within('images to build', builds),
        first: within('deploys', first),
        rest: within('deploys', rest),
    };
}
function firstEnvironment(fleet) {
    return fleet.environments[0]?.name ?? '';
}
function deployJob(fleet, { release }) {
    const cluster = fleet.clusters.get(release.cluster);
    return {
        name: [release.cluster, release.environment].filter(Boolean).join(', ') || 'all hubs',
        cluster: release.cluster,
        environment: release.environment,
        'github-environment': release.githubEnvironment ?? '',
        ...login(cluster),
    };
}
function login(cluster) {
    const none = { project: '', location: '', 'cluster-name': '', role: '', 'resource-group': '' };
    if (cluster?.gke) {
        const { project, location, name } = cluster.gke;
        return { ...none, login: 'gke', project, location, 'cluster-name': name };
    }
    if (cluster?.eks) {
        const { region, name, role } = cluster.eks;
        return { ...none, login: 'eks', location: region, 'cluster-name': name, role: role ?? '' };
    }
    if (cluster?.aks) {
        return {
            ...none,
            login: 'aks',
            'cluster-name': cluster.aks.name,
            'resource-group': cluster.aks['resource-group'],
        };
    }
    return { ...none, login: 'kubeconfig' };
}
function within(what, jobs) {
    if (jobs.length <= MATRIX_JOBS)
        return jobs;
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: `More than ${MATRIX_JOBS} jobs`,
        message: `This change needs ${jobs.length} jobs for its ${what}, and a GitHub matrix holds ${MATRIX_JOBS}. Use the action itself in one job (command: run), or name fewer hubs.`,
    });
}

// EXTERNAL MODULE: ./lib/report/plan.js
var plan = __webpack_require__(1383);
// EXTERNAL MODULE: ./lib/report/problems.js
var problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/survey.js + 27 modules
var survey = __webpack_require__(9399);
;// CONCATENATED MODULE: ./lib/commands/plan.js






/** Says what would be done, and why; does nothing. Clusters are not asked: whoever plans may have no login. */
async function plan_plan(context) {
    const { options, host } = context;
    const found = await (0,survey/* survey */.F)(context, { clusters: false, registry: 'loose' });
    if (options.explain !== undefined) {
        const { explain } = await __webpack_require__.e(/* import() */ 447).then(__webpack_require__.bind(__webpack_require__, 4447));
        context.print(explain(found.fleet, options.explain));
        return 0;
    }
    if (options.event.name === 'local') {
        printPlan(context, found);
        announcePlan(host, found.plan);
    }
    else {
        await showPlan(context, found);
        host.summary((0,plan/* planMarkdown */.Xg)(found.plan));
    }
    announceJobs(context, found);
    return found.plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
/** The jobs of the reusable workflow; none of those that this event, or a dry run, does not lead to. */
function announceJobs({ options, host }, { fleet, plan: made, tags }) {
    const quiet = options.dryRun || options.event.name === 'schedule';
    const builds = quiet ? [] : made.images.filter(({ action }) => action === 'build');
    const deploys = quiet || (0,refs/* isProposal */.ld)(options.event) ? [] : made.hubs;
    const jobs = matrices(fleet, { ...made, hubs: deploys }, (0,chains/* chains */.B)(builds, tags));
    host.output('builds', JSON.stringify({ include: jobs.builds }));
    host.output('deploys-first', JSON.stringify({ include: jobs.first }));
    host.output('deploys-rest', JSON.stringify({ include: jobs.rest }));
    host.output('gate', fleet.environments[0]?.gate ?? 'cluster');
}
function printPlan({ options, print }, { plan: made }) {
    if (options.format === 'json')
        print(JSON.stringify((0,plan/* planJson */.iY)(made), null, 2));
    if (options.format === 'text')
        print((0,plan/* planText */.Pt)(made));
}
/** The plan where people see it: the log, annotations, outputs. */
async function showPlan({ host }, { plan: made }) {
    host.line((0,plan/* headline */.Pl)(made));
    host.group('Plan', (0,plan/* planText */.Pt)(made).trimEnd().split('\n'));
    for (const problem of (0,problems/* bySeverity */.N)(made.problems))
        host.problem(problem);
    announcePlan(host, made);
}
function announcePlan(host, made) {
    const deployed = made.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id);
    const images = made.images.map(({ image, name, tag }) => [image.key, name ? `${name}:${tag}` : tag]);
    host.output('plan', JSON.stringify((0,plan/* planJson */.iY)(made)));
    host.output('hubs', JSON.stringify(deployed));
    host.output('images', JSON.stringify(Object.fromEntries(images)));
}


/***/ }),

/***/ 2547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployBuilt: () => (/* binding */ deployBuilt),
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(329);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5752);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7726);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9399);





/**
 * The main job: plan, build, patch, deploy, watch, report. A proposal is planned and built; nothing leaves the job.
 * A schedule only reports.
 */
async function run(context) {
    const { options } = context;
    if (options.event.name === 'schedule')
        return (await __webpack_require__.e(/* import() */ 478).then(__webpack_require__.bind(__webpack_require__, 7478))).status(context);
    const proposal = (0,_refs_js__WEBPACK_IMPORTED_MODULE_4__/* .isProposal */ .ld)(options.event);
    const deploys = !proposal && !options.dryRun;
    const started = Date.now();
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_3__/* .survey */ .F)(context, { clusters: !proposal, registry: deploys ? 'strict' : 'loose' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    if (options.dryRun)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    if (deploys)
        await checkTools(context, found);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 6342));
    const { buildAll } = await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 3574));
    const needed = found.plan.images.filter(({ action }) => action === 'build');
    const idle = needed.length === 0 && !found.plan.hubs.some(({ action }) => action === 'deploy');
    if (idle)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    const staged = await stage(context, found);
    const build = () => buildAll(context, found, staged.root, found.plan.images, { push: deploys });
    if (deploys) {
        const built = await build();
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, built, await deployBuilt(context, found, staged, built), started);
    }
    const { tellProposal } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(267), __webpack_require__.e(342), __webpack_require__.e(507)]).then(__webpack_require__.bind(__webpack_require__, 5888));
    const { survey: told, diffs } = await tellProposal(context, found, staged);
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, told, await build(), [], started, diffs);
}
/** Deploys the hubs whose images are there. */
async function deployBuilt(context, found, staged, built) {
    const { rollOut } = await Promise.all(/* import() */[__webpack_require__.e(267), __webpack_require__.e(729)]).then(__webpack_require__.bind(__webpack_require__, 8729));
    const tags = new Map();
    for (const { planned, result, digest } of built) {
        if (!planned.name || result === 'failed' || result === 'skipped')
            continue;
        const pinned = context.options.pinDigests && digest ? `@${digest}` : '';
        tags.set(planned.name, `${planned.tag}${pinned}`);
    }
    return rollOut(context, found, { stage: staged, tags, blocked: blockedHubs(found, built) });
}
/** Hubs that cannot be deployed, and why: their values are wrong, an image failed, their cluster does not answer. */
function blockedHubs(found, built) {
    const failed = new Map(built
        .filter(({ result }) => result === 'failed' || result === 'skipped')
        .map((image) => [image.planned.image.key, image]));
    const blocked = new Map();
    for (const { release } of found.plan.hubs) {
        const reasons = [];
        if (found.plan.problems.some(({ severity, hub }) => severity === 'error' && hub === release.id)) {
            reasons.push(notDeployed(release.id, 'its values have errors, which are listed apart'));
        }
        for (const key of release.images) {
            if (failed.has(key))
                reasons.push(notDeployed(release.id, `its image ${key} is not there`));
        }
        const cluster = found.clusters.get(release.cluster);
        if (cluster && 'unknown' in cluster)
            reasons.push(notDeployed(release.id, cluster.unknown));
        if (reasons.length > 0)
            blocked.set(release.id, reasons);
    }
    return blocked;
}
function notDeployed(id, why) {
    return { severity: 'error', title: `${id} was not deployed`, message: `It is as it was: ${why}.`, hub: id };
}
/**
 * What is missing is said before anything is half done.
 *
 * @throws ProblemError where Helm is missing or too old, or no cluster answers that is to be deployed to
 */
async function checkTools(context, { fleet, plan, clusters }) {
    const deploys = plan.hubs.filter(({ action }) => action === 'deploy');
    const silent = deploys.flatMap(({ release }) => {
        const state = clusters.get(release.cluster);
        return state && 'unknown' in state ? [state.unknown] : [];
    });
    if (silent.length > 0 && silent.length === deploys.length) {
        const problems = [...new Set(silent)].map((why) => ({
            severity: 'error',
            title: 'The cluster cannot be asked',
            message: `Nothing was built or deployed: ${why}. Look at the kubeconfig (the input, or KUBECONFIG), and whether this machine reaches that cluster.`,
        }));
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .M(...problems);
    }
    const first = deploys[0];
    if (!first)
        return;
    const { helm } = await __webpack_require__.e(/* import() */ 135).then(__webpack_require__.bind(__webpack_require__, 4135));
    const { accessTo } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 5623));
    const access = await accessTo(context, fleet.clusters.get(first.release.cluster) ?? { name: '', parallel: 4 });
    const { problems } = await helm(access);
    for (const problem of problems)
        context.host.problem(problem);
}


/***/ }),

/***/ 7534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ chains)
/* harmony export */ });
/**
 * Groups images that are built FROM each other, so that one job builds them: a base that is not pushed exists
 * only where it was built. Pure.
 *
 * @param tags by image key
 * @returns chains in the order of their first image; within a chain bases come before what is built FROM them
 */
function chains(images, tags) {
    const here = new Map(images.map((planned) => [planned.image.key, planned]));
    const basesOf = (key) => (tags.get(key)?.from ?? []).map((base) => base.image).filter((base) => here.has(base) && base !== key);
    const neighbours = new Map(images.map(({ image }) => [image.key, []]));
    for (const { image } of images) {
        for (const base of basesOf(image.key)) {
            neighbours.get(image.key)?.push(base);
            neighbours.get(base)?.push(image.key);
        }
    }
    const seen = new Set();
    const found = [];
    for (const { image } of images) {
        if (seen.has(image.key))
            continue;
        const together = reach(image.key, neighbours, seen);
        const members = images.filter((planned) => together.has(planned.image.key));
        found.push(inOrder(members, basesOf));
    }
    return found;
}
function reach(start, neighbours, seen) {
    const together = new Set();
    const next = [start];
    for (let key = next.pop(); key !== undefined; key = next.pop()) {
        if (seen.has(key))
            continue;
        seen.add(key);
        together.add(key);
        next.push(...(neighbours.get(key) ?? []));
    }
    return together;
}
/** Depth first, bases before children; a cycle (an error elsewhere) is cut where it closes. */
function inOrder(members, basesOf) {
    const byKey = new Map(members.map((planned) => [planned.image.key, planned]));
    const ordered = [];
    const seen = new Set();
    const visit = (key) => {
        if (seen.has(key))
            return;
        seen.add(key);
        for (const base of basesOf(key))
            visit(base);
        const planned = byKey.get(key);
        if (planned)
            ordered.push(planned);
    };
    for (const { image } of members)
        visit(image.key);
    return ordered;
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
