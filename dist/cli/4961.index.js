export const id = 4961;
export const ids = [4961];
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

/***/ 4961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeTags: () => (/* binding */ writeTags)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _fleet_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8316);
/* harmony import */ var _host_ciphertext_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8832);
/* harmony import */ var _host_links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5079);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7748);
/* harmony import */ var _values_document_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1977);
/* harmony import */ var _values_patch_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9679);
/* harmony import */ var _deploy_built_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7804);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4553);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6722);











/**
 * Writes the tags of built images into the values files of the working folder, for teams whose Argo CD or Flux deploys
 * from git: the placeholders, and tags of our own form that an earlier run wrote. Commits nothing. What the plan does
 * not deploy, or what failed to build, stays as it is; nothing is written unless every file of it may be.
 *
 * @throws ProblemError where the working folder is not at the commit that was built
 */
async function writeTags(context, found, built) {
    const { directory } = context.options;
    const root = (await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_2__/* .gitText */ .q_)(directory, ['rev-parse', '--show-toplevel'])).trim();
    await refuseOtherCommit(directory, found.tree.commit);
    const tags = (0,_deploy_built_js__WEBPACK_IMPORTED_MODULE_8__/* .builtTags */ .C)(context, built);
    const blocked = (0,_deploy_built_js__WEBPACK_IMPORTED_MODULE_8__/* .blockedHubs */ .R)(found, built);
    const folder = { root, before: new Map(), texts: new Map() };
    const problems = [];
    for (const { action, release } of found.plan.hubs) {
        if (action !== 'deploy' || blocked.has(release.id))
            continue;
        problems.push(...(await patchRelease(found, folder, release, tags)));
    }
    const changed = [...folder.texts].filter(([file, text]) => folder.before.get(file) !== text);
    const files = changed.map(([file]) => file).sort();
    problems.push(...(await dirtyFiles(root, files)));
    if (problems.some(({ severity }) => severity === 'error'))
        return { files: [], problems };
    for (const [file, text] of changed)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file), text);
    return { files, problems };
}
/** What is written is what was built: the folder must hold that commit's files. */
async function refuseOtherCommit(directory, commit) {
    const head = (await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_2__/* .gitText */ .q_)(directory, ['rev-parse', 'HEAD'])).trim();
    if (head === commit)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M({
        severity: 'error',
        title: 'The working folder is at another commit',
        message: `\`write\` writes into the working folder, which is at ${head.slice(0, 7)}, and ${commit.slice(0, 7)} was looked at. Check that commit out, or leave \`--head\` away.`,
    });
}
async function patchRelease(found, folder, release, tags) {
    const { values, hidden } = await readFolder(folder, found, release);
    const { placeholders } = found.fleet;
    const result = (0,_values_patch_js__WEBPACK_IMPORTED_MODULE_7__/* .patchValues */ .H)(values, tags, {
        placeholders,
        valuesPaths: await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_9__/* .valuesPathsOf */ .WW)(found, release),
        rewriteOwn: true,
    });
    const problems = [
        ...result.problems,
        ...result.pinned.map((tag) => (0,_prepare_js__WEBPACK_IMPORTED_MODULE_9__/* .pinnedNotice */ .rw)(tag, placeholders)),
        ...(await unseen(found, release, result, hidden, tags)),
    ];
    for (const { file, text } of result.files) {
        if (folder.before.has(file))
            folder.texts.set(file, text);
        else
            problems.push(notAFile(values.find((one) => one.file === file)?.at ?? release.declaredAt));
    }
    if (result.overlay)
        problems.push(noPlace(release, result.overlay));
    return problems.map((problem) => ({ hub: release.id, ...problem }));
}
/** A release's values as they are in the working folder by now; those that are encrypted are only named. */
async function readFolder(folder, { tree }, release) {
    const values = [];
    const hidden = [];
    const add = async (named, role) => {
        const [blob] = await tree.read([named]);
        if (!blob)
            return;
        const file = await realFile(folder.root, named);
        const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, file));
        // git-crypt's working copy may be plain where the commit's file is not.
        if ((0,_host_ciphertext_js__WEBPACK_IMPORTED_MODULE_3__.isCiphertext)(blob) || (0,_host_ciphertext_js__WEBPACK_IMPORTED_MODULE_3__.isCiphertext)(bytes)) {
            hidden.push(named);
            return;
        }
        const decoded = (0,_values_document_js__WEBPACK_IMPORTED_MODULE_6__.decodeValues)(file, bytes, role);
        if ('severity' in decoded)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M(decoded);
        if (!folder.before.has(file))
            folder.before.set(file, decoded.text);
        values.push({ ...decoded, text: folder.texts.get(file) ?? decoded.text });
    };
    const chart = (0,_values_js__WEBPACK_IMPORTED_MODULE_10__/* .chartValuesFile */ .PY)(release);
    if (chart)
        await add(chart, 'chart');
    for (const [index, source] of release.values.entries()) {
        if (source.kind === 'file')
            await add(source.path, 'values');
        // The configuration's own values decide what Helm sees, and cannot be written to.
        if (source.kind === 'inline')
            values.push((0,_values_js__WEBPACK_IMPORTED_MODULE_10__/* .inlineText */ .ln)(release, source, index));
    }
    return { values, hidden };
}
/** Where a link leads, so that the file itself is judged and written. */
async function realFile(root, file) {
    const real = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file)));
    if (!real.startsWith('..') && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(real))
        return real;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M((0,_host_links_js__WEBPACK_IMPORTED_MODULE_4__.linkOut)(file));
}
/** Images of the release that no plain file names, where there are encrypted ones that may. */
async function unseen({ fleet, fingerprints, values }, release, { patched, pinned, overlay }, hidden, tags) {
    const [file] = hidden;
    if (file === undefined || overlay)
        return [];
    const used = new Set(fingerprints.get(release.id)?.images);
    const names = await Promise.all(fleet.images.filter(({ key }) => used.has(key)).map((image) => values.nameOf(image)));
    const seen = new Set([...patched, ...pinned].map(({ name }) => name));
    return names.flatMap((name) => {
        if (!name || !tags.has(name) || seen.has(name))
            return [];
        return [
            {
                severity: 'error',
                file,
                title: 'An encrypted file is not written to',
                message: `No plain values file of ${release.id} names ${name}, and ${hidden.join(', ')} cannot be looked into. Move the image's \`name\` and \`tag\` into a plain file. Nothing was written.`,
            },
        ];
    });
}
function notAFile(place) {
    return {
        severity: 'error',
        ...place,
        title: 'These values are in no file of their own',
        message: '`write` changes values files, and the tag of an image stands in values that the configuration holds itself. Move them into a file. Nothing was written.',
    };
}
function noPlace(release, overlay) {
    return {
        severity: 'error',
        ...release.declaredAt,
        title: 'A values-path has no place in a file',
        message: `\`write\` changes tags that values files hold, and none holds ${JSON.stringify(overlay)}. Write the image's name there, with the placeholder as its tag. Nothing was written.`,
    };
}
/** Files with changes of a person's: a write would mix with them. */
async function dirtyFiles(root, files) {
    if (files.length === 0)
        return [];
    const status = await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_2__/* .gitText */ .q_)(root, [
        'status',
        '--porcelain',
        '-z',
        '--ignored',
        '--',
        ...files.map((file) => `:(literal)${file}`),
    ]);
    return status
        .split('\0')
        .filter(Boolean)
        .map((entry) => ({
        severity: 'error',
        file: entry.slice(3),
        title: 'This file has changes that are not committed',
        message: `\`write\` would mix the new tag with what you changed in ${entry.slice(3)}. Commit or stash it first. Nothing was written.`,
    }));
}


/***/ })

};
