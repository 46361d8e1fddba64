export const id = 636;
export const ids = [636,752,325];
export const modules = {

/***/ 6866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5115);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3574);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5752);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7726);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3205);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2970);






/** Builds the images that the registry lacks, and pushes them; on a proposal nothing is pushed. */
async function build(context) {
    const { options } = context;
    const started = Date.now();
    const push = !(0,_refs_js__WEBPACK_IMPORTED_MODULE_5__/* .isProposal */ .ld)(options.event) && !options.dryRun;
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_4__/* .survey */ .F)(context, { clusters: false, registry: push ? 'strict' : 'loose' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    const wanted = found.plan.images.filter(({ image }) => options.images.length === 0 || options.images.includes(image.key));
    if (options.dryRun || !wanted.some(({ action }) => action === 'build'))
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_0__/* .finish */ .O)(context, found, [], [], started);
    const { root } = await (0,_stage_js__WEBPACK_IMPORTED_MODULE_3__.stage)(context, found);
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_0__/* .finish */ .O)(context, found, await (0,_images_js__WEBPACK_IMPORTED_MODULE_1__.buildAll)(context, found, root, wanted, { push }), [], started);
}


/***/ }),

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
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
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

/***/ 7726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ buildsTouched),
/* harmony export */   K0: () => (/* binding */ refRule),
/* harmony export */   ld: () => (/* binding */ isProposal)
/* harmony export */ });
/** Events that only show what a merge would do. */
function isProposal(event) {
    return event.name === 'pull_request' || event.name === 'merge_group';
}
/**
 * Which releases this ref may deploy: those whose `branches` it matches. A person at a command line decides for
 * themselves, and a proposal's plan shows what its merge would do.
 */
async function refRule(event) {
    const { ref } = event;
    if (event.name === 'local' || isProposal(event) || !ref)
        return () => undefined;
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
    return (release) => {
        const branches = release.branches ?? (event.defaultBranch ? [event.defaultBranch] : undefined);
        if (!branches)
            return undefined;
        if (branch && branches.some((glob) => compileGlob(glob)(branch)))
            return undefined;
        return `${branch ?? ref} only plans: ${branches.join(', ')} deploys it`;
    };
}
/**
 * Whether images that a change touches are built even if no hub is deployed with them. A push to a branch that deploys
 * nothing only plans.
 */
function buildsTouched({ name, ref, defaultBranch }) {
    return name !== 'push' || !defaultBranch || ref === `refs/heads/${defaultBranch}`;
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
