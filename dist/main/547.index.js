export const id = 547;
export const ids = [547,752];
export const modules = {

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
// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/survey.js + 27 modules
var survey = __webpack_require__(2127);
;// CONCATENATED MODULE: ./lib/commands/plan.js







/** Says what would be done, and why; does nothing. Clusters are not asked: whoever plans may have no login. */
async function plan_plan(context) {
    const { options, host } = context;
    const started = Date.now();
    const found = await (0,survey/* survey */.F)(context, { clusters: false, registry: 'loose' });
    if (options.explain !== undefined) {
        const { explain } = await __webpack_require__.e(/* import() */ 447).then(__webpack_require__.bind(__webpack_require__, 4447));
        context.print(explain(found.fleet, options.explain));
        return 0;
    }
    announceJobs(context, found);
    if (options.event.name !== 'local') {
        await showPlan(context, found);
        return (0,finish/* finish */.O)(context, found, [], [], started);
    }
    printPlan(context, found);
    announcePlan(host, found.plan);
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
    for (const problem of (0,problems/* bySeverity */.Np)(made.problems))
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
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5115);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5752);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7726);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2127);





/**
 * The main job: plan, build, patch, deploy, watch, report. A proposal is planned and built; nothing leaves the job.
 * A schedule only reports.
 */
async function run(context) {
    const { options } = context;
    if (options.event.name === 'schedule')
        return (await __webpack_require__.e(/* import() */ 97).then(__webpack_require__.bind(__webpack_require__, 7478))).status(context);
    const proposal = (0,_refs_js__WEBPACK_IMPORTED_MODULE_4__/* .isProposal */ .ld)(options.event);
    const deploys = !proposal && !options.dryRun;
    const started = Date.now();
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_3__/* .survey */ .F)(context, { clusters: !proposal, registry: deploys ? 'strict' : 'loose' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    if (options.dryRun)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    const skip = deploys ? await skipReason(context) : undefined;
    if (skip) {
        const plan = { ...found.plan, notes: [...found.plan.notes, skip] };
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, { ...found, plan }, [], [], started);
    }
    if (deploys)
        await checkTools(context, found);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(205)]).then(__webpack_require__.bind(__webpack_require__, 3205));
    const { buildAll } = await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 3574));
    const needed = found.plan.images.filter(({ action }) => action === 'build');
    const idle = needed.length === 0 && !found.plan.hubs.some(({ action }) => action === 'deploy');
    if (idle)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    const staged = await stage(context, found);
    const build = () => buildAll(context, found, staged.root, found.plan.images, { push: deploys });
    if (deploys) {
        const { deployBuilt } = await Promise.all(/* import() */[__webpack_require__.e(267), __webpack_require__.e(725), __webpack_require__.e(729), __webpack_require__.e(804)]).then(__webpack_require__.bind(__webpack_require__, 7804));
        const built = await build();
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, built, await deployBuilt(context, found, staged, built), started);
    }
    const { tellProposal } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(267), __webpack_require__.e(205), __webpack_require__.e(507)]).then(__webpack_require__.bind(__webpack_require__, 5888));
    const { survey: told, diffs } = await tellProposal(context, found, staged);
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, told, await build(), [], started, diffs);
}
async function skipReason(context) {
    if (context.options.event.name !== 'push')
        return undefined;
    return (await __webpack_require__.e(/* import() */ 935).then(__webpack_require__.bind(__webpack_require__, 935))).skipped(context);
}
/**
 * What is missing is said before anything is half done.
 *
 * @throws ProblemError where Helm is missing or too old, or no cluster answers that is to be deployed to
 */
async function checkTools(context, { plan, clusters, accesses }) {
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
    const { problems } = await helm(await accesses.of(first.release.cluster));
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


/***/ })

};
