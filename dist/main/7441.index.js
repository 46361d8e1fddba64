export const id = 7441;
export const ids = [7441,2074,5079];
export const modules = {

/***/ 747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ nameByHand)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _release_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6246);
/* harmony import */ var _clusters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5623);




/**
 * What somebody did by hand to releases of ours since our last deploy, among the reasons of each: revision, time and
 * description, as Helm's history has them. Only releases that were changed by hand cost a call.
 */
async function nameByHand(found) {
    const changed = found.plan.hubs.flatMap(({ release }) => {
        const live = (0,_clusters_js__WEBPACK_IMPORTED_MODULE_3__/* .liveRelease */ ._8)(found.clusters, release);
        return live && (0,_release_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .isByHand */ .Hv)(live) ? [{ release, live }] : [];
    });
    if (changed.length === 0)
        return found;
    const entries = new Map(await Promise.all(changed.map(async ({ release, live }) => [release.id, await historyOf(found, release, live)])));
    const hubs = found.plan.hubs.map((planned) => {
        const more = entries.get(planned.release.id) ?? [];
        return more.length > 0 ? { ...planned, reasons: [...planned.reasons, ...more] } : planned;
    });
    return { ...found, plan: { ...found.plan, hubs } };
}
async function historyOf(found, release, { rev }) {
    const [{ helm }, { changesSince, describeEntry }] = await Promise.all([
        __webpack_require__.e(/* import() */ 4135).then(__webpack_require__.bind(__webpack_require__, 4135)),
        __webpack_require__.e(/* import() */ 6753).then(__webpack_require__.bind(__webpack_require__, 6753)),
    ]);
    try {
        const access = await found.accesses.of(release.cluster);
        const changes = await changesSince(await helm(access), release, rev);
        return changes.map(describeEntry);
    }
    catch (error) {
        // That it was changed is known all the same, where Helm is not there or does not say.
        if (error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd || error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M)
            return [];
        throw error;
    }
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

/***/ 8231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _by_hand_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(747);
/* harmony import */ var _deploy_built_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7804);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5115);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6546);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2970);





/** Deploys hubs whose images are in the registry; what is not there was not built, and its hubs fail. */
async function deploy(context) {
    const started = Date.now();
    const found = await (0,_by_hand_js__WEBPACK_IMPORTED_MODULE_0__/* .nameByHand */ .o)(await (0,_survey_js__WEBPACK_IMPORTED_MODULE_4__/* .survey */ .F)(context, { clusters: true, registry: 'strict' }));
    await (0,_plan_js__WEBPACK_IMPORTED_MODULE_3__.showPlan)(context, found);
    const nothing = !found.plan.hubs.some(({ action }) => action === 'deploy');
    if (context.options.dryRun || nothing)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finish */ .O)(context, found, [], [], started);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(7838)]).then(__webpack_require__.bind(__webpack_require__, 7838));
    const images = found.plan.images.map(asBuilt);
    const hubs = await (0,_deploy_built_js__WEBPACK_IMPORTED_MODULE_1__.deployBuilt)(context, found, await stage(context, found), images);
    return (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finish */ .O)(context, found, images, hubs, started);
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


/***/ }),

/***/ 2037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a person most likely meant.
 *
 * @returns the one with the fewest edits (a swap of neighbours is one) or undefined where none is near: more than
 * a third of the letters would have to change
 */
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}
/** `: did you mean x?` where a candidate is near, else the empty text. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, at(beforeLast, j - 2) + 1);
            row.push(edits);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ })

};
