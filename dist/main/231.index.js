export const id = 231;
export const ids = [231,752,804];
export const modules = {

/***/ 7804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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
/** After `remove`: nothing runs in the hub's environment any more. */
async function retireDeployments(context, hub) {
    const environment = hub.release.githubEnvironment;
    if (!environment || environment === context.jobEnvironment)
        return [];
    const made = await context.github.createDeployment({
        environment,
        commit: context.commit,
        description: `${hub.release.id} removed`,
        production: isProduction(environment),
    });
    if (isRefused(made))
        return [made];
    const answer = await set(context, made.value.id, 'inactive', `${hub.release.id} removed`);
    return isRefused(answer) ? [answer] : [];
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
// EXTERNAL MODULE: ./lib/commands/github.js
var commands_github = __webpack_require__(8319);
// EXTERNAL MODULE: ./lib/commands/rollout.js + 4 modules
var rollout = __webpack_require__(8729);
;// CONCATENATED MODULE: ./lib/commands/deploy-built.js




/** Deploys the hubs whose images are there. */
async function deployBuilt(context, found, staged, built) {
    const tags = new Map();
    for (const { planned, result, digest } of built) {
        if (!planned.name || result === 'failed' || result === 'skipped')
            continue;
        const pinned = context.options.pinDigests && digest ? `@${digest}` : '';
        tags.set(planned.name, `${planned.tag}${pinned}`);
    }
    const deploy = () => (0,rollout/* rollOut */.O)(context, found, { stage: staged, tags, blocked: blockedHubs(found, built) });
    const github = found.plan.hubs.some(inGitHubEnvironment) ? await (0,commands_github/* githubOf */.z)(context) : undefined;
    if (!github)
        return deploy();
    const { event } = context.options;
    const deployment = { github, commit: found.tree.commit, ...(event.run ? { run: event.run } : {}) };
    const started = await startDeployments(deployment, found.plan.hubs);
    const hubs = await deploy();
    const refused = [...started.refused, ...(await finishDeployments(deployment, started, hubs))];
    if (refused.length > 0)
        context.host.summary((0,tell/* leftOut */.ig)(refused));
    return hubs;
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
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5752);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2127);




/** Deploys hubs whose images are in the registry; what is not there was not built, and its hubs fail. */
async function deploy(context) {
    const started = Date.now();
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_3__/* .survey */ .F)(context, { clusters: true, registry: 'strict' });
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__.showPlan)(context, found);
    const nothing = !found.plan.hubs.some(({ action }) => action === 'deploy');
    if (context.options.dryRun || nothing)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(context, found, [], [], started);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(205)]).then(__webpack_require__.bind(__webpack_require__, 3205));
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
