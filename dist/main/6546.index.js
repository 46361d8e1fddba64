export const id = 6546;
export const ids = [6546];
export const modules = {

/***/ 7878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ waves),
/* harmony export */   V: () => (/* binding */ gates)
/* harmony export */ });
/**
 * The order of deploys: charts that come before, then each environment's hubs, then charts that come after.
 *
 * @returns waves of releases, deployed one after the other; empty ones are left out. Pure.
 */
function waves(fleet, releases) {
    const byRank = new Map();
    for (const planned of releases) {
        const rank = rankOf(fleet, planned.release);
        byRank.set(rank, [...(byRank.get(rank) ?? []), planned]);
    }
    return [...byRank].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}
/**
 * Failures spare what comes after them: an environment's by its `gate`, on its cluster or everywhere; a chart that
 * comes before, the hubs of its cluster.
 */
function gates(fleet) {
    const failures = [];
    return {
        fail: (release) => failures.push(release),
        culpritOf(release) {
            const culprit = failures.find((failed) => {
                if (rankOf(fleet, failed) >= rankOf(fleet, release))
                    return false;
                const gate = gateOf(fleet, failed);
                return gate === 'fleet' || (gate === 'cluster' && failed.cluster === release.cluster);
            });
            return culprit?.id;
        },
    };
}
function rankOf({ environments }, { kind, order, environment }) {
    if (kind === 'chart')
        return order === 'after' ? environments.length : -1;
    return environments.findIndex(({ name }) => name === environment);
}
function gateOf({ environments }, { kind, environment }) {
    if (kind === 'chart')
        return 'cluster';
    return environments.find(({ name }) => name === environment)?.gate ?? 'cluster';
}


/***/ }),

/***/ 6546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan_plan),
  showPlan: () => (/* binding */ showPlan)
});

// EXTERNAL MODULE: ./lib/report/plan.js
var plan = __webpack_require__(1383);
// EXTERNAL MODULE: ./lib/report/problems.js
var problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/commands/announce.js
var announce = __webpack_require__(2099);
// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    const deploys = plan.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release);
    const all = deployJobs(fleet, deploys);
    const firstName = fleet.environments[0]?.name ?? '';
    const rest = all.filter((job) => job.environment !== firstName);
    return {
        builds: buildJobs(chains),
        first: within('deploys', all.filter((job) => job.environment === firstName)),
        rest: within('deploys', rest),
        parallel: new Set(rest.map(({ environment }) => environment)).size > 1 ? 1 : MATRIX_JOBS,
    };
}
/**
 * The jobs of a command that looks at releases without an order among them (`status`, `rollback`, `adopt`, `remove`).
 *
 * @param enter whether they enter the GitHub environments: that asks the reviewers, and shows as a deployment
 * @throws ProblemError where GitHub's limit of 256 jobs does not hold them
 */
function visits(fleet, releases, enter) {
    const left = enter ? releases : releases.map(({ githubEnvironment: _, ...release }) => release);
    const rest = within('clusters', deployJobs(fleet, left));
    return { builds: [], first: [], rest, parallel: MATRIX_JOBS };
}
/** A new base of a large fleet rebuilds all of it, and that must not be refused: chains then share jobs evenly. */
function buildJobs(chains) {
    const together = Math.ceil(chains.length / MATRIX_JOBS);
    const jobs = [];
    for (let start = 0; start < chains.length; start += together) {
        const shared = chains.slice(start, start + together);
        const keys = shared.flat().map(({ image }) => image.key);
        const name = shared.length > 1 ? `${keys[0]} to ${keys.at(-1)}` : keys.join(', ');
        jobs.push({ id: `build-${jobs.length + 1}`, name, images: keys.join(' ') });
    }
    return jobs;
}
/** In the environments' order: GitHub starts a matrix's jobs in the order of its entries. */
function deployJobs(fleet, releases) {
    const order = fleet.environments.map(({ name }) => name);
    const jobs = new Map();
    for (const release of releases) {
        const job = deployJob(fleet, release);
        jobs.set(JSON.stringify([job.cluster, job.environment, job['github-environment']]), job);
    }
    return [...jobs.values()]
        .sort((a, b) => order.indexOf(a.environment) - order.indexOf(b.environment))
        .map((job, index) => ({ id: `deploy-${index + 1}`, ...job }));
}
function deployJob(fleet, release) {
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
    const { gke, eks, aks } = cluster ?? {};
    const cloud = gke ? 'gke' : eks ? 'eks' : aks ? 'aks' : '';
    const oidc = cloud !== '' && !cluster?.credentials;
    return { cloud, oidc, project: gke?.project ?? '', region: eks?.region ?? '' };
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

// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
// EXTERNAL MODULE: ./lib/commands/unnamed.js
var unnamed = __webpack_require__(1138);
// EXTERNAL MODULE: ./lib/commands/order.js
var order = __webpack_require__(7878);
;// CONCATENATED MODULE: ./lib/commands/visit.js


/**
 * The hubs whose jobs are started: those that the plan deploys, and those whose cluster must be asked.
 *
 * Somebody who runs it by hand and names none means them all. A push means what it touches, and what a gate ties to
 * that: an earlier environment that failed is tried again, and what it spared is deployed.
 */
async function hubsToVisit({ event, hubs, force }, fleet, planned) {
    const byHand = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
    if (hubs.length > 0 || !(byHand || event.name === 'push'))
        return planned.filter(isDeployed);
    const refused = await (0,refs/* refRule */.K0)(event);
    const asked = planned.filter(({ release, action }) => !refused(release) && (action !== 'hold' || force));
    const touched = planned.filter(isDeployed);
    return byHand ? asked : [...touched, ...tiedTo(fleet, touched, asked)];
}
/** What a push looks at that it does not touch, as a sentence for the plan. */
function visitNotes(planned, visits) {
    const named = ({ release }) => [release.cluster, release.environment].filter(Boolean).join(', ');
    const touched = new Set(planned.filter(isDeployed).map(named));
    const more = [...new Set(visits.map(named))].filter((name) => name !== '' && !touched.has(name));
    if (more.length === 0)
        return [];
    return [`Also looked at, for what failed or was spared there: ${more.join('; ')}`];
}
function isDeployed({ action }) {
    return action === 'deploy';
}
/**
 * The hubs of other environments that spare hubs of the touched ones, or are spared by them. An environment of GitHub's
 * may ask reviewers, and they are not asked for what may be nothing.
 */
function tiedTo(fleet, touched, others) {
    const places = [...new Map(touched.map(({ release }) => [placeOf(release), release])).values()];
    const isTied = ({ release }) => !release.githubEnvironment &&
        places.some((place) => spares(fleet, place, release) || spares(fleet, release, place));
    return others.filter(isTied);
}
/** Releases with the same place are before and after the same others. */
function placeOf({ kind, order, cluster, environment }) {
    return JSON.stringify([kind, order, cluster, environment]);
}
function spares(fleet, failing, other) {
    const gate = (0,order/* gates */.V)(fleet);
    gate.fail(failing);
    return gate.culpritOf(other) !== undefined;
}

;// CONCATENATED MODULE: ./lib/commands/jobs.js








/** Works out the plan of the command that comes after this job (`plan-for`). */
async function planFor(context) {
    const { options } = context;
    const after = commandAfter(context);
    if (after === 'images' || after === 'report')
        throw notOfTheWorkflow(after);
    const removes = after === 'remove';
    if ((removes || after === 'rollback') && options.hubs.length === 0)
        throw (0,unnamed/* unnamed */.p)(after);
    // The folder of a hub that is to be removed is gone: its name is none of the fleet's.
    const named = removes ? { ...context, options: { ...options, hubs: [] } } : context;
    const registry = deploysOrShows(after) ? 'loose' : 'none';
    const found = await (0,survey/* survey */.F)(named, { clusters: asksClusters(context), registry });
    const skip = ['run', 'deploy'].includes(after) ? await skipReason(context) : undefined;
    const deploys = ['run', 'deploy'].includes(after) && !skip && !options.dryRun && !(0,refs/* isProposal */.ld)(options.event);
    const visits = deploys ? await hubsToVisit(options, found.fleet, found.plan.hubs) : [];
    const more = options.event.name === 'push' ? visitNotes(found.plan.hubs, visits) : [];
    const notes = [...found.plan.notes, ...(skip ? [skip] : []), ...more];
    return { ...found, plan: { ...found.plan, notes }, skipped: skip !== undefined, visits };
}
/** Whoever plans may have no login, and a kubeconfig's own current context may be any cluster: only one that is named. */
function asksClusters({ options: { event, kubeContext } }) {
    return event.name === 'local' && kubeContext !== undefined;
}
/** The outputs that the reusable workflow's jobs are made from; none of those that this event does not lead to. */
async function announceJobs(context, found) {
    const { options, host } = context;
    const after = commandAfter(context);
    const gate = found.fleet.environments[0]?.gate ?? 'cluster';
    const jobs = await jobsOf(context, found, after);
    host.output('builds', JSON.stringify({ include: jobs.builds }));
    host.output('deploys-first', JSON.stringify({ include: jobs.first }));
    host.output('deploys-rest', JSON.stringify({ include: jobs.rest }));
    host.output('parallel', String(jobs.parallel));
    host.output('gate', gate);
    host.output('job-command', deploysOrShows(after) ? 'deploy' : after);
    host.output('validates', String(validates(context, found, after)));
    host.output('key', callKey(options));
    return { ...jobs, gate };
}
/** A schedule only reports. */
function commandAfter({ options }) {
    return options.planFor === 'run' && options.event.name === 'schedule' ? 'status' : options.planFor;
}
function deploysOrShows(after) {
    return ['run', 'plan', 'validate', 'build', 'deploy'].includes(after);
}
async function jobsOf({ options }, found, after) {
    const { fleet, plan, tags } = found;
    const proposal = (0,refs/* isProposal */.ld)(options.event);
    if (!deploysOrShows(after)) {
        const enter = after !== 'status' && !options.dryRun;
        const releases = after === 'remove' ? [clusterOfGone(fleet, options.hubs)] : plan.hubs.map(releaseOf);
        return visits(fleet, proposal && after !== 'status' ? [] : releases, enter);
    }
    const quiet = options.dryRun || found.skipped;
    const builds = !quiet && ['run', 'build'].includes(after);
    const wanted = builds ? plan.images.filter(({ action }) => action === 'build') : [];
    const hubs = found.visits.map((hub) => ({ ...hub, action: 'deploy' }));
    return matrices(fleet, { ...plan, hubs }, (0,chains/* chains */.B)(wanted, tags));
}
function releaseOf({ release }) {
    return release;
}
/** Proposals are validated, and what somebody asks for. A proposal that touches nothing has nothing to tell. */
function validates({ options }, { plan, touchedImages }, after) {
    if (after === 'validate')
        return true;
    if (after !== 'run' || !(0,refs/* isProposal */.ld)(options.event))
        return false;
    return touchedImages.size > 0 || plan.hubs.some(refs/* isChecked */.WJ);
}
/**
 * Where a hub lives whose folder is gone: any hub of its cluster, of the last environment, since that is guarded best.
 *
 * @throws ProblemError where its id does not say which of several clusters
 */
function clusterOfGone({ hubs, environments }, [id = '']) {
    const clusters = [...new Set(hubs.map(({ cluster }) => cluster))];
    const named = id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined;
    const cluster = clusters.length > 1 ? named : clusters[0];
    const order = environments.map(({ name }) => name);
    const [last] = hubs
        .filter((hub) => hub.cluster === cluster)
        .sort((a, b) => order.indexOf(b.environment) - order.indexOf(a.environment));
    if (last)
        return last;
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: 'On which cluster?',
        message: `Write the hub that is to be removed as \`cluster/release\`, with one of ${clusters.join(', ') || 'no cluster'}: \`${id}\` says none of them. Nothing was done.`,
    });
}
function notOfTheWorkflow(command) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: `No jobs for ${command}`,
        message: `The reusable workflow has no jobs for \`${command}\`: use the action itself, in a job of your own.`,
    });
}
/** One run may call the workflow several times (for several folders): their artifacts must not meet. */
function callKey({ directory, hubs, cluster, environment, planFor }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([directory, hubs, cluster, environment, planFor]))
        .digest('hex')
        .slice(0, 8);
}
async function skipReason(context) {
    if (context.options.event.name !== 'push')
        return undefined;
    return (await __webpack_require__.e(/* import() */ 935).then(__webpack_require__.bind(__webpack_require__, 935))).skipped(context);
}

;// CONCATENATED MODULE: ./lib/commands/plan.js






/** Says what would be done, and why; does nothing. */
async function plan_plan(context) {
    const { options, host } = context;
    if (options.explain !== undefined)
        return explainHub(context, options.explain);
    const started = Date.now();
    const found = await planFor(context);
    if (options.event.name !== 'local') {
        const jobs = await announceJobs(context, found);
        await showPlan(context, found);
        const code = await (0,finish/* finish */.O)(context, found, [], [], started, jobs ? { jobs } : {});
        // One hub's error is its own: the jobs of the others go on, and the report ends red.
        return options.reportLater ? 0 : code;
    }
    printPlan(context, found);
    if (options.format === 'github')
        await announceJobs(context, found);
    (0,announce/* announcePlan */.X)(host, found.plan);
    return found.plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
/** How a hub is configured, by the fleet alone: also where a plan would stop at what is wrong with a hub's files. */
async function explainHub(context, id) {
    const [{ explain }, { loadFleet }] = await Promise.all([
        __webpack_require__.e(/* import() */ 1048).then(__webpack_require__.bind(__webpack_require__, 1048)),
        Promise.all(/* import() */[__webpack_require__.e(4631), __webpack_require__.e(9869)]).then(__webpack_require__.bind(__webpack_require__, 7012)),
    ]);
    context.print(explain(await loadFleet(await (0,survey/* readHead */.z)(context)), id));
    return 0;
}
function printPlan({ options, print }, { plan: made }) {
    if (options.format === 'json')
        print(JSON.stringify((0,plan/* planJson */.iY)(made), null, 2));
    if (options.format === 'text')
        print((0,plan/* planText */.Pt)(made));
}
/** The plan where people see it: the log, annotations, outputs. */
async function showPlan({ host, options }, { plan: made }) {
    host.line((0,plan/* headline */.Pl)(made));
    host.group('Plan', (0,plan/* planText */.Pt)(made).trimEnd().split('\n'));
    for (const problem of (0,problems/* bySeverity */.Np)(made.problems))
        if (isNews(options, problem))
            host.problem(problem);
    (0,announce/* announcePlan */.X)(host, made);
}
/**
 * Whether no job before this one has shown it: GitHub would show it again. A deploy finds hubs that the plan did not see;
 * of those only what stops them is worth saying twice.
 */
function isNews({ reportLater, command }, { severity }) {
    if (!reportLater || command === 'plan')
        return true;
    return command === 'deploy' && severity === 'error';
}


/***/ }),

/***/ 7726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ buildsTouched),
/* harmony export */   K0: () => (/* binding */ refRule),
/* harmony export */   WJ: () => (/* binding */ isChecked),
/* harmony export */   ld: () => (/* binding */ isProposal)
/* harmony export */ });
/** Events that only show what a merge would do. */
function isProposal(event) {
    return event.name === 'pull_request' || event.name === 'merge_group';
}
/** Whether a proposal's hub is validated: one on hold too, so that it is sound when the hold ends. */
function isChecked({ action }) {
    return action === 'deploy' || action === 'hold';
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
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(1138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
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
