export const id = 9179;
export const ids = [9179,6422,4720];
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

/***/ 7804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ blockedHubs),
  C: () => (/* binding */ builtTags),
  deployBuilt: () => (/* binding */ deployBuilt)
});

// EXTERNAL MODULE: ./lib/host/github.js + 1 modules
var host_github = __webpack_require__(4222);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
// EXTERNAL MODULE: ./lib/report/names.js
var names = __webpack_require__(4110);
;// CONCATENATED MODULE: ./lib/report/deployments.js



/**
 * Shows on GitHub that the hubs are being deployed: a deployment for each GitHub environment that they name.
 *
 * A job with `environment:` has one already, which GitHub made and closes itself. It is told by what the workflow says
 * (`jobEnvironment`) or by what GitHub shows: a deployment of this commit whose log is this run's.
 */
async function startDeployments(context, hubs) {
    const ids = new Map();
    const refused = [];
    for (const [environment, members] of byEnvironment(hubs.filter(({ action }) => action === 'deploy'))) {
        if (environment === context.jobEnvironment)
            continue;
        const own = await jobHasOne(context, environment);
        if (own === true)
            continue;
        const made = own ||
            (await context.github.createDeployment({
                environment,
                commit: context.commit,
                description: deployments_names(members),
                production: isProduction(environment),
            }));
        if ((0,host_github/* isRefused */.H)(made)) {
            refused.push(made);
            // Without the permission the next one fares alike.
            break;
        }
        ids.set(environment, made.value.id);
        await set(context, made.value.id, 'in_progress', deployments_names(members));
    }
    return { ids, refused };
}
/** Says what became of each: a failure where one of its hubs failed or was spared, and the hub's address where it is one. */
async function finishDeployments(context, { ids }, hubs) {
    const refused = [];
    const groups = byEnvironment(hubs.map((hub) => ({ ...hub, release: hub.planned.release })));
    for (const [environment, id] of ids) {
        const members = groups.get(environment) ?? [];
        const bad = members.filter(({ result }) => result === 'failed' || result === 'spared');
        // Nothing is known of hubs that an interrupted run left: that is no success.
        const well = members.length > 0 && bad.length === 0;
        const text = well
            ? `${deployments_names(members)} deployed`
            : `${deployments_names(bad.length > 0 ? bad : members)} not deployed`;
        const [only] = members;
        const url = members.length === 1 ? only?.url : undefined;
        const answer = await set(context, id, well ? 'success' : 'failure', text.trim(), url);
        if ((0,host_github/* isRefused */.H)(answer))
            refused.push(answer);
    }
    return refused;
}
function set({ github, run }, id, state, description, url) {
    return github.setDeploymentStatus(id, {
        state,
        description,
        ...(url && /^https?:\/\//.test(url) ? { environmentUrl: url } : {}),
        ...(run ? { logUrl: run } : {}),
    });
}
/** True where GitHub made a deployment for this run's job; undefined where not; or what GitHub refused. */
async function jobHasOne({ github, commit, run }, environment) {
    if (!run)
        return undefined;
    const found = await github.deployments({ environment, commit });
    if ((0,host_github/* isRefused */.H)(found))
        return found;
    for (const { id } of found.value) {
        const logs = await github.deploymentLogs(id);
        if (!(0,host_github/* isRefused */.H)(logs) && logs.value.some((log) => log.startsWith(`${run}/job/`)))
            return true;
    }
    return undefined;
}
function byEnvironment(hubs) {
    const groups = new Map();
    for (const hub of hubs) {
        const environment = hub.release.githubEnvironment;
        if (environment)
            groups.set(environment, [...(groups.get(environment) ?? []), hub]);
    }
    return groups;
}
function deployments_names(hubs) {
    const ids = hubs.map(({ release }) => release.id);
    return ids.join(', ').length <= 110 ? ids.join(', ') : `${(0,markdown/* count */.U9)(ids.length, 'hub')}: ${(0,names/* someOf */.y)(ids, 3)}`;
}
function isProduction(environment) {
    return /^prod/i.test(environment);
}

// EXTERNAL MODULE: ./lib/report/tell.js + 2 modules
var tell = __webpack_require__(3457);
// EXTERNAL MODULE: ./lib/commands/conceal.js
var conceal = __webpack_require__(4195);
// EXTERNAL MODULE: ./lib/commands/github.js
var commands_github = __webpack_require__(8319);
// EXTERNAL MODULE: ./lib/commands/rollout.js + 4 modules
var rollout = __webpack_require__(8729);
;// CONCATENATED MODULE: ./lib/commands/deploy-built.js





/** Deploys the hubs whose images are there. */
async function deployBuilt(context, found, staged, built) {
    const tags = builtTags(context, built);
    const options = { stage: staged, tags, blocked: blockedHubs(found, built) };
    const deploy = async () => (0,conceal/* concealHubs */.g)(context, await (0,rollout/* rollOut */.O)(context, found, options));
    const github = found.plan.hubs.some(inGitHubEnvironment) ? await (0,commands_github/* githubOf */.z)(context) : undefined;
    if (!github)
        return deploy();
    const { event, githubEnvironment } = context.options;
    const deployment = {
        github,
        commit: found.tree.commit,
        ...(event.run ? { run: event.run } : {}),
        ...(githubEnvironment ? { jobEnvironment: githubEnvironment } : {}),
    };
    // Side by side: a deploy waits for no answer of GitHub's.
    const [started, hubs] = await Promise.all([startDeployments(deployment, found.plan.hubs), deploy()]);
    const refused = [...started.refused, ...(await finishDeployments(deployment, started, hubs))];
    if (refused.length > 0)
        context.host.summary((0,tell/* leftOut */.ig)(refused));
    return hubs;
}
/** The tags that go into values, by image name: of what is in the registry. */
function builtTags({ options }, built) {
    const tags = new Map();
    for (const { planned, result, digest } of built) {
        if (!planned.name || result === 'failed' || result === 'skipped')
            continue;
        const pinned = options.pinDigests && digest ? `@${digest}` : '';
        tags.set(planned.name, `${planned.tag}${pinned}`);
    }
    return tags;
}
function inGitHubEnvironment({ action, release }) {
    return action === 'deploy' && release.githubEnvironment !== undefined;
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


/***/ }),

/***/ 8231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _deploy_built_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7804);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5115);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6422);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2970);




/** Deploys hubs whose images are in the registry; what is not there was not built, and its hubs fail. */
async function deploy(context) {
    const started = Date.now();
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_3__/* .survey */ .F)(context, { clusters: true, registry: 'strict' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    const nothing = !found.plan.hubs.some(({ action }) => action === 'deploy');
    if (context.options.dryRun || nothing)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(7838)]).then(__webpack_require__.bind(__webpack_require__, 7838));
    const images = found.plan.images.map(asBuilt);
    const hubs = await (0,_deploy_built_js__WEBPACK_IMPORTED_MODULE_0__.deployBuilt)(context, found, await stage(context, found), images);
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, images, hubs, started);
}
function asBuilt(planned) {
    if (planned.action !== 'build') {
        return { planned, result: 'reused', ...(planned.digest ? { digest: planned.digest } : {}), seconds: 0 };
    }
    return {
        planned,
        result: 'failed',
        seconds: 0,
        problem: {
            severity: 'error',
            title: `${planned.image.key} is not in the registry`,
            message: `${planned.name}:${planned.tag} is not there: its build failed, or was not run. The build job's log says why; \`command: run\` builds and deploys in one job.`,
        },
    };
}


/***/ }),

/***/ 6422:
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
    const found = await (0,survey/* survey */.F)(named, { clusters: false, registry: deploysOrShows(after) ? 'loose' : 'none' });
    const skip = ['run', 'deploy'].includes(after) ? await skipReason(context) : undefined;
    if (!skip)
        return { ...found, skipped: false };
    return { ...found, plan: { ...found.plan, notes: [...found.plan.notes, skip] }, skipped: true };
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
    const deploys = !quiet && !proposal && ['run', 'deploy'].includes(after);
    const wanted = builds ? plan.images.filter(({ action }) => action === 'build') : [];
    const hubs = deploys ? await toVisit(options, plan.hubs) : [];
    return matrices(fleet, { ...plan, hubs }, (0,chains/* chains */.B)(wanted, tags));
}
/**
 * The hubs whose jobs are started. Somebody who runs it by hand and names none means them all: each job asks its cluster
 * and deploys what is not as it should be.
 */
async function toVisit({ event, hubs, force }, planned) {
    const byHand = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
    if (!byHand || hubs.length > 0)
        return planned;
    const refused = await (0,refs/* refRule */.K0)(event);
    return planned
        .filter(({ release, action }) => !refused(release) && (action !== 'hold' || force))
        .map((hub) => ({ ...hub, action: 'deploy' }));
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
    return touchedImages.size > 0 || plan.hubs.some(({ action }) => action === 'deploy');
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





/** Says what would be done, and why; does nothing. Clusters are not asked: whoever plans may have no login. */
async function plan_plan(context) {
    const { options, host } = context;
    const started = Date.now();
    const found = await planFor(context);
    if (options.explain !== undefined) {
        const { explain } = await __webpack_require__.e(/* import() */ 4447).then(__webpack_require__.bind(__webpack_require__, 4447));
        context.print(explain(found.fleet, options.explain));
        return 0;
    }
    if (options.event.name !== 'local') {
        const jobs = await announceJobs(context, found);
        await showPlan(context, found);
        const code = await (0,finish/* finish */.O)(context, found, [], [], started, undefined, jobs);
        // One hub's error is its own: the jobs of the others go on, and the report ends red.
        return options.reportLater ? 0 : code;
    }
    printPlan(context, found);
    if (options.format === 'github')
        await announceJobs(context, found);
    (0,announce/* announcePlan */.X)(host, found.plan);
    return found.plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
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
