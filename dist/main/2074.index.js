export const id = 2074;
export const ids = [2074,5079];
export const modules = {

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
// EXTERNAL MODULE: ./lib/commands/rollout.js + 3 modules
var rollout = __webpack_require__(4167);
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

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   firstLinkOut: () => (/* binding */ firstLinkOut),
/* harmony export */   leadsOut: () => (/* binding */ leadsOut),
/* harmony export */   linkOut: () => (/* binding */ linkOut),
/* harmony export */   writeInside: () => (/* binding */ writeInside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The problem of such a file, relative to the repository. */
function linkOut(file) {
    return {
        severity: 'error',
        file,
        title: 'This link leads out of the repository',
        message: `${file} is a symbolic link to something that is not in this repository, so nobody else has it. Put the file itself there, or link to one of the repository.`,
    };
}
/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;
/**
 * Whether a path leads out of a folder by a symbolic link on its way or at its end, be there something where it leads
 * or not: what is written through a link to nothing is made there.
 *
 * @param root the folder, absolute
 * @param path absolute
 */
async function leadsOut(root, path) {
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root);
    let at = path;
    for (let links = 0; links <= MOST_LINKS; links += 1) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(parent).catch(() => parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(at));
        if (at !== top && !at.startsWith(top + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return true;
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(at).catch(() => undefined);
        if (target === undefined)
            return false;
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at), target);
    }
    return true;
}
/** The first file below a folder, or the folder itself, that is a link which leads out of `root`; links are not entered. */
async function firstLinkOut(root, folder) {
    if (await leadsOut(root, folder))
        return folder;
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        if (entry.isSymbolicLink() && (await leadsOut(root, path)))
            return path;
    }
    return undefined;
}
/**
 * Puts a file in the place of whatever has its name: a link there is replaced and never written through, and no moment
 * shows half of the file.
 *
 * @param root the folder that nothing is written out of, absolute
 * @param mode permissions, such as 0o600
 * @throws Error where the file's folder lies elsewhere
 */
async function writeInside(root, path, content, mode) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (await leadsOut(root, folder))
        throw new Error(`${folder} leads out of ${root}: nothing is written there`);
    // Beside the root: a program that reads the folder at this moment must not meet it.
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(`${root}-`);
    try {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'file');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content, { mode, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, path);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true });
    }
}


/***/ })

};
