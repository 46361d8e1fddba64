export const id = 4167;
export const ids = [4167];
export const modules = {

/***/ 4167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ HISTORY_MAX),
  O: () => (/* binding */ rollOut)
});

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/release/dependencies.js + 2 modules
var dependencies = __webpack_require__(9902);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/release/caution.js
/** Somebody changed it by hand between the plan and now: the plan did not know. An error, or nothing. */
function changedMeanwhile(state, context) {
    const before = context.state;
    if (!state || !before || context.force || state.revision === before.revision)
        return undefined;
    if (state.rev === state.revision)
        return undefined;
    return {
        severity: 'error',
        title: 'Changed by hand meanwhile',
        message: `Somebody ran helm by hand on ${state.name} while this run was on: the plan knew revision ` +
            `${before.revision}, now it is revision ${state.revision}. Nothing was changed. Look at ` +
            `\`helm history ${state.name} -n ${state.namespace}\`, and run this again to deploy over it.`,
    };
}
/**
 * Never backwards by accident (docs/design.md).
 *
 * @returns a notice where a newer commit is live (nothing is deployed then), a warning where an unrelated one is
 */
async function backwards(state, context) {
    const live = state?.commit;
    if (!live || context.force || live === context.commit || !context.relation)
        return undefined;
    const relation = await context.relation(live);
    const [ours, theirs] = [context.commit.slice(0, 7), live.slice(0, 7)];
    if (relation === 'older')
        return {
            severity: 'notice',
            title: 'A newer commit is live',
            message: `${theirs} is live, and ${ours} is older: it was not deployed. Force goes back to it.`,
        };
    if (relation !== 'unrelated' && relation !== 'unknown')
        return undefined;
    const how = relation === 'unknown' ? 'a commit that this clone does not have' : `which is no ancestor of ${ours}`;
    return {
        severity: 'warning',
        title: 'Deployed over an unrelated commit',
        message: `What was live came from ${theirs}, ${how} (a hot fix from a branch, a squash): it was deployed over.`,
    };
}

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var release_helm = __webpack_require__(4135);
;// CONCATENATED MODULE: ./lib/release/crds.js



/**
 * `crds: apply`: the chart's custom resource definitions, those of its subcharts too, applied server-side before the
 * upgrade. Helm itself only ever installs them, and never brings them up to date.
 *
 * @returns how many there were
 * @throws ProblemError where the cluster refuses them
 */
async function applyCrds(helm, kubectl, chart, signal) {
    const { stdout } = await helm.run((0,release_helm.showCrdsArgs)(chart), { signal });
    const count = stdout.match(/^kind:\s*CustomResourceDefinition\b/gm)?.length ?? 0;
    if (count === 0)
        return 0;
    // What Helm once installed counts as another manager's fields: `apply` is the wish to own them from now on.
    const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=hub-deploy', '-f', '-'];
    await kubectl.run(args, { input: stdout, signal, timeoutMs: 120_000 }).catch((error) => {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
            throw error;
        throw new problem/* ProblemError */.M({
            severity: 'error',
            title: 'CRDs could not be applied',
            message: "The chart's custom resource definitions (`crds: apply`) were refused by the cluster. Nothing was deployed. " +
                'Give the login the right to patch customresourcedefinitions, or write `crds: skip` and apply them yourself.',
            log: error.output?.stderr ?? error.message,
        });
    });
    return count;
}

// EXTERNAL MODULE: ./lib/release/impact.js
var impact = __webpack_require__(8499);
// EXTERNAL MODULE: ./lib/release/labels.js
var release_labels = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/release/prove.js + 2 modules
var prove = __webpack_require__(6196);
// EXTERNAL MODULE: ./lib/release/rollback.js
var rollback = __webpack_require__(4857);
// EXTERNAL MODULE: ./lib/release/session.js + 4 modules
var session = __webpack_require__(1730);
// EXTERNAL MODULE: ./lib/release/step-context.js
var step_context = __webpack_require__(4405);
// EXTERNAL MODULE: ./lib/release/steps.js
var steps = __webpack_require__(2030);
// EXTERNAL MODULE: ./lib/release/watched.js + 17 modules
var release_watched = __webpack_require__(3198);
;// CONCATENATED MODULE: ./lib/release/deploy.js













/** What broke may need this long to be well again. */
const RETRY_MS = 10_000;
/**
 * Deploys one release and tells the truth about it: under its Lease, from the state as it is then, watched from the
 * moment Helm starts, and labelled as proved only after rollout, health and `after` steps.
 *
 * @returns what came of it, with the impact it had; everything that went wrong is in its problems. Never throws.
 */
async function deployRelease(planned, context) {
    const { staged, say, signal, chartValues } = context;
    let impact = planned.impact;
    const deployed = await (0,session/* asDeployed */.Vr)(planned, context, async () => {
        const helm = await (0,release_helm.helm)(context.access, context.helm);
        const chart = await (0,dependencies/* prepareChart */.g)(planned.release.chart, {
            staged,
            helm,
            say,
            signal,
            chartValues,
        });
        const steps = await (0,step_context/* stepContext */.e)(planned.release, context);
        return (0,session/* inSession */.Cp)(planned.release, context, (work, held) => {
            const deploy = { work, held, planned, context, chart, steps: { ...steps, signal: held.signal } };
            return tell(deploy, (report) => {
                impact = report.impact;
            });
        });
    });
    return { ...deployed, planned: { ...planned, impact } };
}
/** The story of one deploy. */
async function tell(deploy, measured) {
    const { work, held, planned, context, steps } = deploy;
    const { release } = planned;
    const state = await (0,session/* settledState */.xr)(work, held, release.timeoutSeconds);
    if (isProved(state, planned) && !context.force)
        return { result: 'unchanged', revision: state.revision, problems: [] };
    const stop = changedMeanwhile(state, context) ?? (await backwards(state, context));
    if (stop?.severity === 'error')
        return { result: 'failed', problems: [stop] };
    if (stop?.severity === 'notice')
        return { result: 'skipped', problems: [stop] };
    const warnings = [...work.helm.problems, ...(stop ? [stop] : [])];
    if (!isOurs(state, planned) || context.force) {
        const refusals = await makeReady(deploy, state, measured);
        if (refusals.length > 0)
            return { result: 'failed', problems: [...warnings, ...refusals] };
    }
    const { revision, watched, inVain } = await bringUp(deploy, state);
    const checks = (0,prove/* checksOf */.tg)(release, context);
    const proof = await (0,prove/* proveRevision */.Qb)(work, release, revision, watched, checks, steps);
    const problems = [...warnings, ...proof.problems];
    if (proof.ok) {
        const { jupyterhub } = proof;
        return { result: 'deployed', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
    }
    if (watched.ok || watched.by === 'watch')
        await (0,prove/* countInVain */.dU)(work, revision, inVain);
    if (context.onFailure === 'rollback')
        problems.push(...(await undo(deploy)));
    return { result: 'failed', revision, problems };
}
/** Its newest revision is ours, with this content, and Helm went through with it. */
function isOurs(state, planned) {
    return state?.status === 'deployed' && state.rev === state.revision && state.digest === planned.fingerprint;
}
function isProved(state, planned) {
    return isOurs(state, planned) && state.proved === state.revision;
}
/**
 * All that comes before the upgrade: its impact, `before` steps, CRDs. What cannot be rendered yet, because a step or
 * a CRD brings what it needs, is measured after them.
 *
 * @returns why there will be no upgrade; empty where there will
 */
async function makeReady(deploy, state, measured) {
    const { work, planned, context, chart } = deploy;
    const { before, crds, maxImpact } = planned.release;
    const most = context.force ? undefined : maxImpact;
    const changesMore = before.length > 0 || crds === 'apply';
    const measure = async () => {
        const found = await impactOf(deploy, state);
        if (found)
            measured(found);
        if (found && state)
            work.say((0,impact/* describeImpact */.an)(found));
        return found;
    };
    let report = await measure();
    const early = report || !changesMore ? (0,impact/* refuseImpact */.ZJ)(report, most) : undefined;
    if (early)
        return [early];
    const failed = await (0,steps/* runSteps */.r)(before, 'before', true, deploy.steps);
    if (failed.length > 0)
        return failed;
    if (crds === 'apply')
        await applyCrds(work.helm, work.kubectl, chart, work.signal);
    if (!report && changesMore)
        report = await measure();
    const late = (0,impact/* refuseImpact */.ZJ)(report, most);
    return late ? [late] : [];
}
/** @returns undefined where Helm cannot render it; the upgrade will say why */
async function impactOf({ work, planned, context, chart }, state) {
    if (!state)
        return { impact: 'none', userServers: 0, prePulled: [], changes: [] };
    const skipCrds = planned.release.crds !== 'install';
    try {
        return await (0,impact/* measureImpact */.pW)(work, chart, context.valuesFiles, skipCrds);
    }
    catch {
        work.signal.throwIfAborted();
        return undefined;
    }
}
/**
 * Upgrades and watches. An unproved revision with the right content is only watched. What may pass by itself is tried
 * once more, from the state as it is then.
 */
async function bringUp(deploy, first) {
    const { work, held, planned, context } = deploy;
    const { timeoutSeconds } = planned.release;
    let state = first;
    let forceConflicts = false;
    for (let attempt = 1;; attempt += 1) {
        const again = isOurs(state, planned) && !(context.force && attempt === 1);
        const revision = (state?.revision ?? 0) + (again ? 0 : 1);
        work.say(again ? `watching revision ${revision} again` : `helm upgrade to revision ${revision}`);
        const args = again ? undefined : upgrade(deploy, state, revision, forceConflicts);
        const watched = await (0,release_watched/* runWatched */.o)(work, revision, args, timeoutSeconds);
        if (!watched.ok && watched.by === 'helm')
            await (0,session/* freePending */.wC)(work);
        const done = { revision, watched, inVain: again ? (state?.failures ?? 0) : 0 };
        if (watched.ok || attempt === 2 || watched.action === 'stop')
            return done;
        forceConflicts = watched.action === 'conflict';
        if (forceConflicts && !context.force)
            return done;
        work.say(`${watched.problem.title}: trying once more`);
        if (watched.action === 'retry')
            await (0,promises_.setTimeout)(RETRY_MS, undefined, { signal: work.signal });
        state = await (0,session/* settledState */.xr)(work, held, timeoutSeconds);
    }
}
function upgrade(deploy, state, revision, forceConflicts) {
    const { work, planned, context, chart } = deploy;
    const { commit, repository, historyMax } = context;
    const labels = { digest: planned.fingerprint, revision, commit, hub: planned.release.hub, repository };
    return (0,release_helm.upgradeArgs)({
        ...work.target,
        chart,
        values: context.valuesFiles,
        labels: (0,release_labels/* deployLabels */.Vq)(labels, state !== undefined && state.status !== 'uninstalled'),
        description: `hub-deploy of ${repository || 'a local folder'} at ${commit.slice(0, 7)}`,
        timeoutSeconds: planned.release.timeoutSeconds,
        historyMax,
        skipCrds: planned.release.crds !== 'install',
        forceConflicts,
    });
}
/** `on-failure: rollback`: back to the last proved revision; never an uninstall. Says what came of it. */
async function undo({ work, planned, context }) {
    const checks = (0,prove/* checksOf */.tg)(planned.release, context);
    const { timeoutSeconds } = planned.release;
    const back = await (0,rollback/* goBack */.OE)(work, { timeoutSeconds, historyMax: context.historyMax, checks, force: false });
    if (back.result !== 'rolled back')
        return back.problems;
    const problem = {
        severity: 'notice',
        title: 'Rolled back',
        message: `\`on-failure: rollback\`: what was proved before is live again, as revision ${back.revision}. The content that ` +
            'failed is not deployed again until it changes or somebody forces it.',
    };
    return [...back.problems, problem];
}

// EXTERNAL MODULE: ./lib/commands/clusters.js
var commands_clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/hub-fit.js
var hub_fit = __webpack_require__(8683);
// EXTERNAL MODULE: ./lib/commands/order.js
var order = __webpack_require__(7878);
// EXTERNAL MODULE: ./lib/commands/session.js + 1 modules
var commands_session = __webpack_require__(6626);
;// CONCATENATED MODULE: ./lib/commands/rollout.js








/** Revisions that Helm keeps of a release. */
const HISTORY_MAX = 10;
/** Deploys what the plan says, environment after environment, clusters independent of each other. Never throws. */
async function rollOut(context, survey, options) {
    const run = { context, survey, options, sessions: (0,commands_session/* sessions */.M)(context, survey) };
    const { hubs } = survey.plan;
    const gate = (0,order/* gates */.V)(survey.fleet);
    for (const { release } of [...survey.earlier, ...hubs.filter(({ failing }) => failing)])
        gate.fail(release);
    if (!context.options.force)
        for (const release of rolledBack(survey))
            gate.fail(release);
    const done = [];
    const wanted = hubs.filter(({ action }) => action === 'deploy');
    for (const wave of (0,order/* waves */.L)(survey.fleet, wanted)) {
        const results = await deployWave(run, wave, ({ release }) => gate.culpritOf(release));
        done.push(...results);
        for (const { result, planned } of results)
            if (result === 'failed')
                gate.fail(planned.release);
    }
    return done;
}
/**
 * Releases that were rolled back from what this commit says: they work, and their content did not. It spares what comes
 * after them in every job and run until it changes, as a failure does that was not rolled back.
 */
function rolledBack({ fleet, clusters, fingerprints }) {
    return [...fleet.hubs, ...fleet.charts].filter((release) => {
        const hold = (0,commands_clusters/* liveRelease */._8)(clusters, release)?.hold;
        return hold !== undefined && hold === fingerprints.get(release.id)?.digest;
    });
}
async function deployWave(run, releases, sparedBy) {
    return Promise.all(releases.map((planned) => {
        const culprit = sparedBy(planned);
        return culprit ? spared(planned, culprit) : deployOne(run, planned);
    }));
}
function spared(planned, culprit) {
    const problem = {
        severity: 'warning',
        title: `${planned.release.id} was spared`,
        message: `${culprit} comes before it and does not work as this commit has it, so it was left as it is. The next run after ${culprit} works deploys it.`,
        hub: planned.release.id,
    };
    return { planned, result: 'spared', seconds: 0, problems: [problem] };
}
async function deployOne(run, planned) {
    const { context, survey, options } = run;
    const started = Date.now();
    const { release } = planned;
    const failed = (problems) => ({
        planned,
        result: 'failed',
        seconds: (Date.now() - started) / 1000,
        problems: problems.map((problem) => ({ hub: release.id, ...problem })),
    });
    const blocked = options.blocked.get(release.id);
    if (blocked)
        return failed(blocked);
    try {
        const prepared = await options.stage.prepare(release, options.tags);
        const { chartValues } = prepared;
        const session = { ...(await run.sessions.of(release)), chartValues };
        const misfits = await (0,hub_fit/* checkFetched */.eU)((0,hub_fit/* hubFit */.$g)(survey), survey.tree, release, async () => {
            const { root: staged } = options.stage;
            return (0,dependencies/* prepareChart */.g)(release.chart, { ...session, staged, helm: await (0,release_helm.helm)(session.access) });
        });
        const problems = [...prepared.problems, ...misfits];
        const errors = problems.filter(({ severity }) => severity === 'error');
        if (errors.length > 0)
            return failed(errors);
        const state = (0,commands_clusters/* liveRelease */._8)(survey.clusters, release);
        const result = await deployRelease(planned, {
            ...session,
            staged: options.stage.root,
            valuesFiles: prepared.files,
            locateImage: prepared.locateImage,
            relation: run.sessions.standing,
            ...(state ? { state } : {}),
            force: context.options.force,
            historyMax: HISTORY_MAX,
            onFailure: context.options.onFailure,
            ...(0,commands_session/* checksWanted */.N)(context.options),
        });
        return { ...result, problems: [...problems, ...result.problems] };
    }
    catch (error) {
        if (error instanceof problem/* ProblemError */.M)
            return failed(error.problems);
        const message = error instanceof Error ? error.message : String(error);
        return failed([{ severity: 'error', title: `${release.id} failed`, message }]);
    }
}


/***/ }),

/***/ 4857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ goBack),
/* harmony export */   w6: () => (/* binding */ rollbackRelease)
/* harmony export */ });
/* unused harmony export chooseTarget */
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6246);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1595);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6163);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6196);
/* harmony import */ var _recover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2397);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1730);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3264);
/* harmony import */ var _watched_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3198);









/**
 * Rolls one release back, watched like a deploy. It leaves the fingerprint it went back from as a `hold` label, so that
 * the next push does not undo it.
 *
 * @returns `rolled back` with the new revision; what stood in its way is in its problems. Never throws.
 */
function rollbackRelease(planned, context) {
    const { timeoutSeconds } = planned.release;
    return (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .asDeployed */ .Vr)(planned, context, () => (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .inSession */ .Cp)(planned.release, context, async (work, held) => {
        await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .settledState */ .xr)(work, held, timeoutSeconds);
        return goBack(work, {
            timeoutSeconds,
            historyMax: context.historyMax,
            checks: (0,_prove_js__WEBPACK_IMPORTED_MODULE_3__/* .checksOf */ .tg)(planned.release, context),
            force: context.force,
            ...(context.to === undefined ? {} : { to: context.to }),
        });
    }));
}
/** The rollback itself, for who holds the Lease already. */
async function goBack(work, options) {
    const { release, namespace } = work.target;
    const revisions = await (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .listRevisions */ .VW)(work.kubectl, `owner=helm,name=${release}`, namespace);
    const sorted = revisions.toSorted((a, b) => b.revision - a.revision);
    const newest = sorted[0];
    if (!newest)
        return refused('There is no release', `${release} has no release in namespace ${namespace}.`);
    const target = chooseTarget(sorted, options.to);
    if ('severity' in target)
        return { result: 'failed', problems: [target] };
    const database = options.force ? undefined : await databaseProblem(work, newest, target);
    if (database)
        return { result: 'failed', problems: [database] };
    const revision = newest.revision + 1;
    work.say(`rolling back to revision ${target.revision}, as revision ${revision}`);
    const { timeoutSeconds, historyMax } = options;
    const args = (0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.rollbackArgs)({ ...work.target, revision: target.revision, timeoutSeconds, historyMax });
    const watched = await (0,_watched_js__WEBPACK_IMPORTED_MODULE_7__/* .runWatched */ .o)(work, revision, args, timeoutSeconds);
    if (!watched.ok && watched.by === 'helm') {
        await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .freePending */ .wC)(work);
        return { result: 'failed', revision, problems: [watched.problem] };
    }
    // Helm copies the target's labels, its `rev` too: from here on the revision is known to be ours.
    await (0,_prove_js__WEBPACK_IMPORTED_MODULE_3__/* .labelRevision */ .YL)(work, revision, holdLabels(revision, newest, target));
    const proof = await (0,_prove_js__WEBPACK_IMPORTED_MODULE_3__/* .proveRevision */ .Qb)(work, { after: [] }, revision, watched, options.checks, NO_STEPS);
    const { problems } = proof;
    if (!proof.ok)
        return { result: 'failed', revision, problems };
    const { jupyterhub } = proof;
    return { result: 'rolled back', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
}
const NO_STEPS = { cwd: '', env: {}, environment: '', say: () => { }, signal: new AbortController().signal };
function holdLabels(revision, from, to) {
    const digest = ownDigest(from);
    const held = digest && digest !== to.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] ? digest : undefined;
    return { [_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.rev]: String(revision), ...(held ? { [_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hold]: held } : {}) };
}
/** The digest of a revision's own content; one made by hand only inherited the label. */
function ownDigest(revision) {
    const ours = revision && revision.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.rev] === String(revision.revision);
    return ours ? revision.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] : undefined;
}
/**
 * The revision to go back to: the one named, or the last that was proved, before the newest one.
 *
 * @param sorted the newest first
 */
function chooseTarget(sorted, to) {
    const older = sorted.slice(1);
    if (to !== undefined) {
        const named = older.find(({ revision }) => revision === to);
        if (named)
            return named;
        const there = older.map(({ revision }) => revision).join(', ') || 'none';
        return problem('No such revision', `There is no revision ${to} to go back to; there are: ${there}.`);
    }
    const passed = new Set([ownDigest(sorted[0]), sorted[0]?.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hold]]);
    const proved = older.find(({ revision, labels }) => labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.proved] === String(revision) && !passed.has(labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] ?? ''));
    return proved ?? problem('Nothing to go back to', whyNothing(sorted));
}
function whyNothing([newest, ...older]) {
    if (older.length === 0) {
        return (`Revision ${newest?.revision} is the only one that Helm has of it: nothing ran before it. It is left as it is, and ` +
            'nothing is uninstalled. Correct the cause; the next run deploys over it.');
    }
    return ('None of the older revisions that Helm still keeps was proved to work, with other content than the newest. It is ' +
        `left as it is. Name a revision to go back to nevertheless: ${older.map(({ revision }) => revision).join(', ')}.`);
}
/**
 * Why going back would meet a newer database. JupyterHub changes its database's schema in minor and major versions and
 * refuses one that it does not know ("Found database schema version A != B"). The same hub image is the same version;
 * else the versions that the hubs themselves answered must agree in their first two numbers.
 */
async function databaseProblem(work, from, to) {
    const [now, then] = [await hubImage(work, from.revision), await hubImage(work, to.revision)];
    if (now === undefined && then === undefined)
        return undefined;
    if (now !== undefined && now === then)
        return undefined;
    const [newer, older] = [version(from), version(to)];
    const minor = (text) => text.split('.').slice(0, 2).join('.');
    if (newer && older && minor(newer) === minor(older))
        return undefined;
    const known = newer && older;
    const why = known
        ? `Revision ${from.revision} runs JupyterHub ${newer} and revision ${to.revision} ran ${older}.`
        : `Which JupyterHub revision ${newer ? to.revision : from.revision} runs is not known, and its hub image is another one.`;
    return problem(known ? 'The database may be newer' : 'The version of JupyterHub is not known', `${why} Its database may have been upgraded since, and an older hub does not start with a newer database. Nothing ` +
        'was changed. Deploy a mended commit instead; or bring back a backup of the database that fits, and roll back ' +
        'with force.');
}
/** What the hub answered when the revision was proved; a revision that was not proved only inherited the label. */
function version({ revision, labels }) {
    return labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.proved] === String(revision) ? labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.jupyterhub] : undefined;
}
/** The image of a revision's hub; undefined where it has no hub. */
async function hubImage({ kubectl, target }, revision) {
    const args = ['get', 'secret', (0,_recover_js__WEBPACK_IMPORTED_MODULE_4__/* .secretName */ .Gf)(target.release, revision), '-o', 'jsonpath={.data.release}'];
    const { stdout } = await kubectl.run(args, { namespace: target.namespace, timeoutMs: 60_000 });
    const { manifest = '' } = JSON.parse((0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .unpack */ .l1)(stdout));
    const hub = (await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_8__/* .parseManifest */ .N)(manifest)).find(isHub);
    const template = hub?.spec?.template;
    return hub ? (template?.spec?.containers?.[0]?.image ?? '') : undefined;
}
function isHub({ kind, metadata }) {
    const component = metadata.labels?.component ?? metadata.labels?.['app.kubernetes.io/component'];
    return kind === 'Deployment' && component === 'hub';
}
function refused(title, message) {
    return { result: 'failed', problems: [problem(title, message)] };
}
function problem(title, message) {
    return { severity: 'error', title, message };
}


/***/ }),

/***/ 4405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ stepContext)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);



/** Where a release's steps run, and what they find in their environment. */
async function stepContext(release, context) {
    const needed = release.before.length + release.after.length > 0;
    const kubeconfig = needed ? await kubeconfigFor(context) : undefined;
    return {
        cwd: context.staged,
        env: {
            ...context.access.env,
            ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}),
            HUB_DEPLOY_HUB: release.hub,
            HUB_DEPLOY_RELEASE: release.release,
            HUB_DEPLOY_NAMESPACE: release.namespace,
            HUB_DEPLOY_CLUSTER: release.cluster,
            HUB_DEPLOY_ENVIRONMENT: release.environment,
            HUB_DEPLOY_COMMIT: context.commit,
        },
        environment: release.environment,
        say: context.say,
        signal: context.signal,
    };
}
/** A kubeconfig whose current context is the hub's: steps call kubectl and helm without naming one. */
async function kubeconfigFor({ access, staged, signal }) {
    if (!access.context)
        return access.kubeconfig;
    const { stdout } = await (0,_host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__/* .kubectl */ .L)(access, signal).run(['config', 'view', '--minify', '--flatten', '--raw']);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staged, '.hub-deploy');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'kube-')), 'config');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, stdout, { mode: 0o600 });
    return file;
}


/***/ }),

/***/ 3198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ runWatched)
});

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/failure-words.js
/** The last part of a path, or of `namespace/name`. */
function baseName(path) {
    return path?.split('/').at(-1) ?? '';
}
/** A tool's words as a sentence of ours: on one line, not endless, with one full stop. */
function sentence(text) {
    const line = (text ?? '').replace(/\s+/g, ' ').trim();
    const cut = line.length > 600 ? `${line.slice(0, 600)}…` : line;
    return cut === '' || /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}

;// CONCATENATED MODULE: ./lib/release/failures-chart.js

/** What is wrong with a chart, its dependencies or its values. */
const CHART_FAILURES = [
    {
        words: /no repository definition for ([^\n]+?)(?:\. Please|$)/m,
        action: 'again',
        explain: ([, repositories]) => ({
            title: "A chart's repository is not known",
            message: `Helm does not know the repositories of the chart's dependencies: ${sentence(repositories)} hub-deploy adds the ones that Chart.yaml names with their URL; a name such as "@stable" must become a URL there.`,
        }),
    },
    {
        words: /the lock file \((Chart\.lock|requirements\.lock)\) is out of sync/,
        action: 'stop',
        explain: ([, lock]) => ({
            title: `${lock} does not match the dependencies`,
            message: `The chart's dependencies were changed and ${lock} was not. Run \`helm dependency update\` in the chart's folder and commit ${lock}.`,
        }),
    },
    {
        words: /looks like "([^"]*)" is not a valid chart repository or cannot be reached/,
        action: 'retry',
        explain: ([, url]) => ({
            title: 'A chart repository cannot be reached',
            message: `${url} does not answer as a chart repository. It may be down for a while: deploy again later. If it has moved, mend its URL in Chart.yaml.`,
        }),
    },
    {
        words: /no cached repository for \S+ found|found in Chart\.yaml, but missing in charts\/ directory: ([^\n]*)/,
        action: 'again',
        explain: ([, missing]) => ({
            title: "The chart's dependencies are not there",
            message: `${missing ? `The chart depends on ${missing}, which was not fetched` : "The index of a dependency's repository was not fetched"}. hub-deploy fetches dependencies from the repositories that Chart.yaml names; look at the lines above for one that does not answer.`,
        }),
    },
    {
        words: /failed to perform "FetchReference" on source: ([^\n]*): not found/,
        action: 'stop',
        explain: ([, chart]) => ({
            title: 'There is no such chart',
            message: `The registry has no ${chart}. Check the chart's address and version.`,
        }),
    },
    {
        words: /chart "([^"]+)" (?:matching|version) "?([^\s"]+)"? not found in (\S+)|no chart version found for (\S+)/,
        action: 'stop',
        explain: ([, chart, version, repository, other]) => ({
            title: `There is no such version of ${chart ?? baseName(other)}`,
            message: `${repository ? repository : 'The repository'} has no ${chart ?? other}${version ? ` ${version}` : ''}. Choose a version that exists (helm search repo --versions).`,
        }),
    },
    {
        words: /execution error at \(([^)]*)\): ([\s\S]*)/,
        action: 'stop',
        explain: ([, template, why]) => ({
            title: 'The chart refuses these values',
            message: `${template} says: ${sentence(why)}`,
        }),
    },
    {
        words: /values don't meet the specifications of the schema\(s\)[^\n]*\n([\s\S]*)/,
        action: 'stop',
        explain: ([, details]) => ({
            title: "The values do not fit the chart's schema",
            message: `The chart does not accept these values: ${sentence(details)}`,
        }),
    },
    {
        words: /cannot unmarshal (\w+) into Go struct field (\S+) of type (\S+)|(\.[\w.[\]="-]+): expected ([^,\n]+), got/,
        action: 'stop',
        explain: ([, is, goField, wantedByGo, field, wanted], _, log) => {
            const object = /object (\S+) \S+, Kind=(\w+)|(\w+) in version/.exec(log);
            const name = object?.[1] ? `${object[2]} ${baseName(object[1])}` : (object?.[3] ?? 'An object');
            // Helm 4 has the API machinery's words: "numeric (int or float)".
            const kind = (wanted ?? wantedByGo)?.replace(/^numeric.*/, 'number');
            return {
                title: `${name}: a value has the wrong type`,
                message: `${field ?? goField} of ${name} must be a ${kind}${is ? ` and is a ${is}` : ''}. Words like y, no and on, and numbers, must be quoted where a text is wanted: in the values, or with the template's \`quote\`.`,
            };
        },
    },
    {
        words: /executing "([^"]+)" at <([^>]*)>:?\s*([^\n]*)/,
        action: 'stop',
        explain: ([, template, expression, why]) => ({
            title: 'A template does not work with these values',
            message: `${template} fails at ${expression}: ${sentence(why)} A value that it needs is missing or of another kind.`,
        }),
    },
    {
        words: /failed to parse (\S+): (?:cannot unmarshal yaml document: )?([^\n]*)/,
        action: 'stop',
        explain: ([, file, why]) => ({
            title: 'A values file is no valid YAML',
            message: `${baseName(file)} cannot be read: ${sentence(why)}`,
        }),
    },
    {
        words: /(?:YAML parse error on|parse error (?:at|in)) \(?([^\s:)]+)[^\n]*/,
        action: 'stop',
        explain: ([line, template]) => ({
            title: 'A template makes no valid YAML',
            message: `${template} does not come out as YAML with these values: ${sentence(line)}`,
        }),
    },
];

;// CONCATENATED MODULE: ./lib/release/failures-cluster.js

/** What the cluster does not allow, or does not know. */
const CLUSTER_FAILURES = [
    {
        words: /client rate limiter Wait returned an error/,
        action: 'retry',
        explain: (_, { release }) => ({
            title: "Helm's own rate limit was in the way",
            message: `Helm asked the API server about ${release} more often than its own limit lets it, and ran out of time. Raise HELM_QPS and HELM_BURST_LIMIT in the job's environment, or lower the cluster's \`parallel\`.`,
        }),
    },
    {
        words: /Too long: (?:must have|may not be more|may not exceed)[^\n]*1048576|Request entity too large|etcdserver: request is too large/i,
        action: 'stop',
        explain: (_, { release }) => ({
            title: 'The release is too large for Helm',
            message: `Helm keeps the chart and its rendered objects in one Secret of 1 MiB, and ${release} does not fit. Leave what the chart does not need out of it with a .helmignore file (data, images, tests, documentation).`,
        }),
    },
    {
        words: /because it is being terminated/,
        action: 'stop',
        explain: (_, { namespace }) => ({
            title: `Namespace ${namespace} is being deleted`,
            message: `Nothing can be made in namespace ${namespace} while it is being deleted. Wait until it is gone (kubectl get namespace ${namespace}) and deploy again; if it never goes, its status says which finalizer holds it.`,
        }),
    },
    {
        words: /exceeded quota: ([^\n]+)/,
        action: 'stop',
        explain: ([, quota], { namespace }) => ({
            title: `Namespace ${namespace} is at its quota`,
            message: `The quota does not allow what the release asks for: ${sentence(quota)} Raise the quota, or ask for less in the values.`,
        }),
    },
    {
        words: /couldn't parse image reference "([^"]*)"|invalid reference format/,
        action: 'stop',
        explain: ([, image]) => ({
            title: 'An image name that Kubernetes cannot read',
            message: `${image ? `"${image}"` : 'An image'} is no image reference. Is its tag a number that is not quoted? YAML reads 6180689e06 as a number and writes it back as another one: quote it.`,
        }),
    },
    {
        words: /exec: (?:executable )?"?([\w.-]+)"?:? (?:not found|executable file not found)/,
        action: 'stop',
        explain: ([, program]) => ({
            title: "The cluster's login program is missing",
            message: `The kubeconfig logs in with ${program}, which is not on this machine. Install it in a step before hub-deploy, or use a kubeconfig that does not need it.`,
        }),
    },
    {
        words: /getting credentials: exec: (?:executable )?"?([\w.-]+)"? failed/,
        action: 'stop',
        explain: ([, program]) => ({
            title: "The cluster's login program failed",
            message: `The kubeconfig logs in with ${program}, and it gave no credentials. Its own words are below; log in to the cloud in a step before hub-deploy.`,
        }),
    },
    {
        words: /error loading config file "[^"]*": ([^\n]*)/,
        action: 'stop',
        explain: ([, why]) => ({
            title: 'The kubeconfig cannot be read',
            message: `The kubeconfig is no valid one: ${sentence(why)} Is it still encrypted, or was it cut or changed when it was pasted into a secret?`,
        }),
    },
    {
        words: /You must be logged in to the server|\bUnauthorized\b|the server has asked for the client to provide credentials/,
        action: 'stop',
        explain: (_, { release }) => ({
            title: 'The cluster does not accept this login',
            message: `The API server refused the kubeconfig's credentials when deploying ${release}: they are wrong or have expired. Renew them.`,
        }),
    },
    {
        words: /User "([^"]*)" cannot (\w+) resource "([^"]*)"(?: in API group "([^"]*)")?/,
        action: 'stop',
        explain: ([, user, verb, resource, group], { namespace }) => ({
            title: `The deployer may not ${verb} ${resource}`,
            message: `${user} is not allowed to ${verb} ${resource}${group ? ` (${group})` : ''} in namespace ${namespace}. Add that to its Role.`,
        }),
    },
    {
        words: /invalid ownership metadata|cannot be imported into the current release/,
        action: 'stop',
        explain: (_, { release, namespace }, log) => {
            const object = /(\w+) "([^"]+)" in namespace "([^"]*)" exists/.exec(log);
            const name = object ? `${object[1]} ${object[2]}` : 'An object';
            return {
                title: `${name} belongs to somebody else`,
                message: `${name} is in the cluster already and is not part of release ${release}. Give it another name, delete it if nobody needs it, or let Helm take it: label it app.kubernetes.io/managed-by=Helm and annotate it meta.helm.sh/release-name=${release} and meta.helm.sh/release-namespace=${namespace}.`,
            };
        },
    },
    {
        words: /no matches for kind "([^"]+)" in version "([^"]+)"|ensure CRDs are installed first/,
        action: 'stop',
        explain: ([, kind, version]) => ({
            title: `The cluster does not know ${kind ?? 'a kind of object'}`,
            message: `${kind ? `${kind} (${version})` : 'A kind that the chart uses'} is not in this cluster: its CRD is not installed, or this Kubernetes has dropped that version. Install the CRD first (\`crds: apply\`, or a chart under \`charts\` with \`order: before\`), or take a newer chart.`,
        }),
    },
    {
        words: /admission webhook "([^"]+)" denied the request: ?([^\n]*)/,
        action: 'stop',
        explain: ([, webhook, why]) => ({
            title: "The cluster's policy refuses it",
            message: `${webhook} refused an object of the release: ${sentence(why)} Change the values so that it fits the policy.`,
        }),
    },
    {
        words: /failed calling webhook "([^"]+)"/,
        action: 'retry',
        explain: ([, webhook]) => ({
            title: 'An admission webhook does not answer',
            message: `The cluster asks ${webhook} about every object, and it did not answer. Look at its pods, and deploy again.`,
        }),
    },
];

;// CONCATENATED MODULE: ./lib/release/failures-release.js

/** What stands in the way of one release: its own state, its hooks, its objects. */
const RELEASE_FAILURES = [
    {
        words: /another operation \(install\/upgrade\/rollback\) is in progress/,
        action: 'recover',
        explain: (_, { release }) => ({
            title: 'The release is locked by another deploy',
            message: `Helm says that another operation on ${release} is in progress: one runs elsewhere, or one was killed half-way. If no deployer holds it any more, hub-deploy frees it by itself and goes on; if one does, wait for it. Never delete the release or its Secrets: that can lose the hub's database.`,
        }),
    },
    {
        words: /conflict occurred while applying object \S+ \S+, Kind=\w+/,
        action: 'stop',
        explain: (_, { release }, log) => conflicts(release, log),
    },
    {
        words: /Release (\S+) has been cancell?ed|release .* context cancell?ed/,
        action: 'stop',
        explain: (_, { release }) => ({
            title: 'The deploy was cancelled',
            message: `Helm was told to stop in the middle of deploying ${release}; its running hooks go on in the cluster. The next run continues by itself.`,
        }),
    },
    {
        words: /has no deployed releases/,
        action: 'again',
        explain: (_, { release }) => ({
            title: 'The first install had failed',
            message: `No revision of ${release} was ever deployed, so Helm had nothing to upgrade. Deploying again installs it; nothing needs to be deleted.`,
        }),
    },
    {
        words: /updates to statefulset spec|field is immutable|spec is immutable|provisioned pvc can be resized|can not be less than status\.capacity/,
        action: 'stop',
        explain: (_, { namespace }, log) => immutable(namespace, log),
    },
    {
        // An upgrade says `pre-upgrade hooks failed`, a first install `failed pre-install`.
        words: /((?:pre|post)-(?:install|upgrade|rollback|delete)) hooks? failed|failed ((?:pre|post)-(?:install|upgrade|rollback|delete))/,
        action: 'stop',
        explain: ([, upgrade, install], { watched, release, timeoutSeconds }, log) => {
            if (watched)
                return watched;
            const when = upgrade ?? install;
            const backoff = /BackoffLimitExceeded|DeadlineExceeded|Job Failed/.test(log);
            const timeout = /timed out waiting|context deadline exceeded/.test(log);
            const how = backoff
                ? 'its Job gave up after its last try'
                : timeout
                    ? `it was not done after ${timeoutSeconds ?? 'its'} seconds`
                    : 'see its words below';
            return {
                title: `A ${when} hook failed`,
                message: `A ${when} hook of ${release} failed, so Helm stopped: ${how}. Look at its pods' logs in the namespace; mend what they say, or raise the timeout, and deploy again.`,
            };
        },
    },
];
/** Helm 4 names every object, manager and field that stands in the way, one conflict after the other. */
function conflicts(release, log) {
    const parts = log.split('conflict occurred while applying object ').slice(1);
    const told = parts.map((part) => {
        const [, name, kind] = /^(\S+) \S+, Kind=(\w+)/.exec(part) ?? [];
        const [, manager] = /conflicts? with "([^"]+)"/.exec(part) ?? [];
        const fields = [...part.matchAll(/(?:: |^- )(\.\S+)/gm)].map(([, field]) => field);
        const object = `${kind} ${baseName(name)}`;
        const what = fields.length > 0 ? `${fields.join(' and ')} of ${object}` : object;
        return { object, words: `${what} (by ${manager ?? 'somebody else'})` };
    });
    return {
        title: `${told[0]?.object} was changed by hand`,
        message: `Somebody else than Helm set ${told.map(({ words }) => words).join(', ')}, so Helm does not overwrite it. Put the change into the values of ${release}, or deploy with force to overwrite it.`,
    };
}
function immutable(namespace, log) {
    const [, word = 'object', name = '', path] = /([A-Za-z]+)(?:\.[\w.]+)? "([^"]+)" is (?:invalid|forbidden): \[?((?:spec|data|metadata|immutable)[\w.[\]]*)?/.exec(log) ?? [];
    const volume = /^persistentvolumeclaims?$/i.test(word);
    const kind = volume ? 'PersistentVolumeClaim' : word;
    const field = path ?? (volume ? 'spec.resources.requests.storage' : 'spec');
    const fix = volume
        ? `It holds data, so do not delete it: set the value back to what it was (kubectl -n ${namespace} get pvc ${name} -o yaml), or move the data to a new volume.`
        : kind === 'StatefulSet'
            ? `Set the value back, or delete the StatefulSet and leave its pods and volumes (kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan), then deploy again.`
            : `Set the value back, or delete it so that the deploy makes it anew; its pods stop meanwhile (kubectl -n ${namespace} delete ${kind.toLowerCase()} ${name}).`;
    return {
        title: `${kind} ${name}: ${field} cannot be changed`,
        message: `Kubernetes does not let ${field} of ${kind} ${name} be changed once it exists. hub-deploy never forces it, as that deletes things. ${fix}`,
    };
}

;// CONCATENATED MODULE: ./lib/release/failures.js



/** What may pass by itself, and the words that come with almost anything: looked for last. */
const PASSING_FAILURES = [
    {
        words: /http2: client connection lost|etcdserver: (?:request timed out|leader changed)|connection refused|connection reset by peer|unexpected EOF|TLS handshake timeout|i\/o timeout|no such host|[Kk]ubernetes cluster unreachable|the server is currently unable to handle the request|the object has been modified|InternalError|apiserver is shutting down/,
        action: 'retry',
        explain: ([words], { release }) => ({
            title: 'The cluster did not answer for a moment',
            message: `The connection to the API server broke while ${release} was deployed (${words}). If it happens again, look at the cluster's control plane, and at the address in the kubeconfig.`,
        }),
    },
    {
        words: /timed out waiting for the condition|context deadline exceeded/,
        action: 'stop',
        explain: (_, { release, timeoutSeconds, watched }) => watched ?? {
            title: 'Helm ran out of time',
            message: `Helm was not done with ${release} after ${timeoutSeconds ?? 'its'} seconds. Look at what its hooks wait for, or raise the timeout.`,
        },
    },
];
/**
 * Helm's failures, the more particular before the more general. docs/failures.md has the same rows for people. The
 * words are Helm's and Kubernetes' own, of Helm 3.13 to 4.3.
 */
const FAILURES = [
    ...RELEASE_FAILURES,
    ...CHART_FAILURES,
    ...CLUSTER_FAILURES,
    ...PASSING_FAILURES,
];

;// CONCATENATED MODULE: ./lib/release/redact.js
/**
 * Takes out of a tool's output what may be a Secret's content: Helm and Kubernetes put values and pieces of manifests
 * into some of their errors. What is left is for people, not for programs.
 */
function redact(text) {
    // Helm 4 prints the value that has the wrong type, a whole mapping too: to the line's end, as brackets may nest.
    const typed = text.replace(/(valueUnstructured\{Value:).*/g, '$1…}');
    return secretBlocks(withoutMaps(typed))
        .replace(/("(?:data|stringData)"\s*:\s*)\{[^}]*\}/g, '$1{…}')
        .replace(/^(.*\b(?:Secret|kind Secret)\b.*Invalid value: )"(?:[^"\\]|\\.)*"/gm, '$1"…"')
        .replace(/^(.*\bcoalesce\.go.*|.*\bnon[- ]table\b.*)\(.*\)\s*$/gm, '$1(…)')
        .replace(/(?<![\w+/:=])[A-Za-z0-9+/]{40,}={0,2}/g, (run) => (looksEncoded(run) ? '…' : run));
}
/** Go prints a mapping as `map[a:b c:map[...]]`: its brackets nest, so no regular expression finds its end. */
function withoutMaps(text) {
    let out = '';
    let at = 0;
    for (;;) {
        const start = text.indexOf('map[', at);
        if (start < 0)
            return out + text.slice(at);
        let depth = 0;
        let end = start + 3;
        do {
            if (text[end] === '[')
                depth += 1;
            if (text[end] === ']')
                depth -= 1;
            end += 1;
        } while (depth > 0 && end < text.length);
        out += `${text.slice(at, start)}map[…]`;
        at = end;
    }
}
/** The lines below `data:` or `stringData:` of a manifest lose their values. */
function secretBlocks(text) {
    let depth = -1;
    return text
        .split('\n')
        .map((line) => {
        const indent = line.search(/\S/);
        if (depth >= 0 && indent > depth)
            return line.replace(/^(\s*[\w.-]+:).*$|^(\s*).*$/, '$1$2 …');
        if (indent >= 0)
            depth = /^\s*(?:data|stringData):\s*$/.test(line) ? indent : -1;
        return line;
    })
        .join('\n');
}
/** Base64 of this length has letters of both cases and digits; paths and names seldom do. */
function looksEncoded(run) {
    return /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
}

;// CONCATENATED MODULE: ./lib/release/diagnose.js


const LOG_LINES = 15;
/**
 * A failed Helm's words as a problem for a person, with the action that this failure asks for. A failure that is not
 * known shows Helm's own last lines. Contents of Secrets that Helm put into its words are taken out.
 *
 * @param stderr all that Helm wrote there
 */
function explainHelmFailure(stderr, context) {
    const log = lastWords(stderr);
    for (const { words, action, explain } of FAILURES) {
        const found = words.exec(log);
        if (!found)
            continue;
        const explained = explain(found, context, log);
        if ('severity' in explained)
            return { problem: explained, action };
        return { problem: { severity: 'error', ...explained, log }, action };
    }
    const problem = {
        severity: 'error',
        title: 'Helm failed',
        message: `Helm could not deploy ${context.release}: ${errorLine(log)}`,
        log,
    };
    return { problem, action: 'stop' };
}
/** Helm's last lines without warnings and log lines of its libraries, and without what may be secret. */
function lastWords(stderr) {
    const lines = redact(stderr)
        .split('\n')
        .map((line) => line.trimEnd())
        .filter((line) => line &&
        !/^(?:WARNING|W\d{4} |I\d{4} |level=(?:WARN|INFO|DEBUG)|time=\S+ level=(?:WARN|INFO))/.test(line));
    return lines.slice(-LOG_LINES).join('\n');
}
/** All of Helm's error on one line: its first line may only announce a list. */
function errorLine(log) {
    const error = log
        .slice(Math.max(0, log.indexOf('Error:')))
        .replace(/^Error:\s*/, '')
        .replace(/\s+/g, ' ')
        .trim();
    if (error === '')
        return 'it said nothing.';
    return error.length > 600 ? `${error.slice(0, 600)}…` : error;
}

// EXTERNAL MODULE: ./lib/release/manifests.js
var manifests = __webpack_require__(1595);
// EXTERNAL MODULE: ./lib/release/payload.js
var payload = __webpack_require__(6163);
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
;// CONCATENATED MODULE: ./lib/release/elsewhere.js




const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
/**
 * The namespaces other than its own in which a revision has workloads: seldom any, but a rollout there is the
 * release's too.
 *
 * @returns empty where the revision cannot be read: its own namespace is watched in any case
 */
async function otherNamespaces(work, revision) {
    const { kubectl, target } = work;
    const args = ['get', 'secret', (0,recover/* secretName */.Gf)(target.release, revision), '-o', 'jsonpath={.data.release}'];
    try {
        const { stdout } = await kubectl.run(args, { namespace: target.namespace, timeoutMs: 30_000 });
        const { manifest = '' } = JSON.parse((0,payload/* unpack */.l1)(stdout));
        return await workloadNamespaces(manifest, target.namespace);
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd))
            throw error;
        return [];
    }
}
/** The namespaces of a manifest's workloads that are not `own`, each once. */
async function workloadNamespaces(manifest, own) {
    const named = manifest.matchAll(/\bnamespace["']?:\s*["']?([a-z0-9-]+)/g);
    // Most manifests name none but their own: they are not worth parsing for every deploy.
    if (![...named].some(([, namespace]) => namespace !== own))
        return [];
    const found = new Set();
    for (const { kind, metadata } of await (0,manifests/* parseManifest */.N)(manifest)) {
        const { namespace } = metadata;
        if (WORKLOADS.includes(kind) && namespace && namespace !== own)
            found.add(namespace);
    }
    return [...found];
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/release/evidence.js
const evidence_LOG_LINES = 30;
const EVENT_LINES = 12;
const CALL_MS = 15_000;
/** A namespace's events, oldest first. Throws CommandError where the API server does not answer. */
async function readEvents(kubectl, namespace) {
    const list = await kubectl.json(['get', 'events'], { namespace, timeoutMs: CALL_MS });
    return [...list.items].sort((a, b) => lastSeen(a).localeCompare(lastSeen(b)));
}
function lastSeen(event) {
    return (event.series?.lastObservedTime ??
        event.lastTimestamp ??
        event.eventTime ??
        event.metadata.creationTimestamp ??
        '');
}
/** The events about the objects with these uids, as lines: the newest ones, oldest first. */
function eventLines(events, uids) {
    const lines = events
        .filter(({ involvedObject }) => uids.includes(involvedObject.uid))
        .map((event) => {
        const count = event.series?.count ?? event.count ?? 1;
        const times = count > 1 ? ` (${count} times)` : '';
        return `${event.type ?? 'Normal'} ${event.reason ?? ''}${times}: ${(event.message ?? '').trim()}`;
    });
    return lines.filter((line, index) => line !== lines[index - 1]).slice(-EVENT_LINES);
}
/** The newest event's message about one object, among those with one of these reasons. */
function latestMessage(events, uid, reasons) {
    return events.findLast(({ involvedObject, reason }) => involvedObject.uid === uid && reasons.includes(reason ?? ''))?.message;
}
/**
 * The last lines of a container's log, or of its previous run's; of the other run where the one asked for left
 * nothing. Empty where there is none to be had: a log is help, never a reason to fail.
 */
async function logLines(kubectl, namespace, container) {
    for (const previous of [container.previous, !container.previous]) {
        const flags = [`--tail=${evidence_LOG_LINES}`, ...(previous ? ['--previous'] : [])];
        try {
            const { stdout } = await kubectl.run(['logs', container.pod, '-c', container.name, ...flags], {
                namespace,
                timeoutMs: CALL_MS,
            });
            // kubelet says so in the place of a log that the runtime has lost.
            const lines = stdout
                .split('\n')
                .filter((line) => !line.startsWith('unable to retrieve container logs'));
            if (lines.join('').trim())
                return lines.join('\n').trimEnd().split('\n');
        }
        catch {
            // No such run, or the node does not answer.
        }
    }
    return [];
}
/** Events and log lines as the text that is folded below a message. */
function foldedLog(parts) {
    const blocks = [];
    if (parts.events.length)
        blocks.push(['Events:', ...parts.events].join('\n'));
    if (parts.lines?.length)
        blocks.push([`Last log lines of ${parts.logOf}:`, ...parts.lines].join('\n'));
    return blocks.length ? blocks.join('\n\n') : undefined;
}

;// CONCATENATED MODULE: ./lib/release/pods.js
/** How long an error that may pass by itself (a pull, a volume, a quota) is borne before it counts, in ms. */
const PATIENCE_MS = 45_000;
/** A container that has no readiness probe counts as up after it ran this long, in ms: `Running` alone proves nothing. */
const SETTLE_MS = 10_000;
/** A container that crashed must outlive the run that did; no longer than this is waited for that, in ms. */
const OUTLIVE_MS = 120_000;
/** An empty memory for one watch; times are `Date.now()` milliseconds. */
function podHistory() {
    const containers = new Map();
    const of = (pod, container) => {
        const key = `${pod.metadata.uid}/${container}`;
        let history = containers.get(key);
        if (!history) {
            history = {
                ends: new Map(),
                oldEnds: new Set(),
                oldRuns: 0,
                pullTries: 0,
                pullFailing: false,
                pullFailedTwice: false,
                troubleSince: undefined,
                runningId: undefined,
                runningSince: 0,
            };
            containers.set(key, history);
        }
        return history;
    };
    return {
        of,
        note(pod, now, first) {
            for (const status of statuses(pod))
                noteContainer(of(pod, status.name), status, now, first);
        },
    };
}
function noteContainer(history, status, now, first) {
    for (const end of [status.lastState?.terminated, status.state?.terminated]) {
        if (!end)
            continue;
        const id = endId(end);
        if (first)
            history.oldEnds.add(id);
        else if (!history.oldEnds.has(id))
            history.ends.set(id, end.exitCode);
    }
    if (first)
        history.oldRuns = endedRuns(status);
    const waiting = status.state?.waiting?.reason ?? '';
    const failing = PULL_ERRORS.has(waiting);
    if (failing && !history.pullFailing)
        history.pullTries += 1;
    history.pullFailing = failing;
    if (failing || PULL_BACKOFF.has(waiting) || SLOW_ERRORS.has(waiting))
        history.troubleSince ??= now;
    else if (status.state?.running)
        history.troubleSince = undefined;
    if (status.state?.running && history.runningId !== status.containerID) {
        history.runningId = status.containerID;
        // What ran when the watch began has settled since its start, by the cluster's clock; what starts now, by ours.
        const started = Date.parse(status.state.running.startedAt ?? '');
        history.runningSince = first && started < now ? started : now;
    }
}
/** Whether a container waits for an image that could not be pulled. */
function pullTrouble(pod) {
    return statuses(pod).some(({ state }) => {
        const reason = state?.waiting?.reason ?? '';
        return PULL_ERRORS.has(reason) || PULL_BACKOFF.has(reason);
    });
}
/** Takes from the events that a pull failed again. `since`: events of earlier say nothing of this watch. */
function notePulls(history, pods, events, since) {
    for (const { reason, message, count, lastTimestamp, involvedObject } of events) {
        if (reason !== 'Failed' || !message?.startsWith('Failed to pull image') || (count ?? 1) < 2)
            continue;
        if (Date.parse(lastTimestamp ?? '') < since.getTime())
            continue;
        const pod = pods.find(({ metadata }) => metadata.uid === involvedObject.uid);
        const container = /\{(.*)\}/.exec(involvedObject.fieldPath ?? '')?.[1];
        if (pod && container)
            history.of(pod, container).pullFailedTwice = true;
    }
}
const PULL_ERRORS = new Set(['ErrImagePull', 'RegistryUnavailable', 'SignatureValidationFailed']);
const PULL_BACKOFF = new Set(['ImagePullBackOff']);
/** Wrong at once: no later try can end otherwise until somebody changes something. */
const AT_ONCE = new Map([
    ['InvalidImageName', 'image'],
    ['ErrImageNeverPull', 'image'],
    ['CreateContainerConfigError', 'config'],
]);
const SLOW_ERRORS = new Set([
    'CreateContainerError',
    'ImageInspectError',
    'PreStartHookError',
    'PostStartHookError',
]);
/** All containers' statuses, those of init containers first. */
function statuses(pod) {
    return [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
}
/** The image as the pod's own specification names it. */
function imageOf(pod, container) {
    const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
    return all.find(({ name }) => name === container)?.image ?? '';
}
/** An image as a person reads it: without its digest. */
function shortImage(image) {
    return image.replace(/@sha256:[0-9a-f]{64}$/, '');
}
/**
 * What one pod is doing.
 *
 * Rules for failing early, from facts: `InvalidImageName` and `CreateContainerConfigError` at once; a pull error the
 * second time or after 45 s; a container that ended with an error twice. A pod that finds no node only waits (a node
 * may be on its way).
 *
 * @param task `true` for a Job's pod, which is to end: a crash is the Job's own business there (backoffLimit)
 */
function judgePod(pod, history, now, task = false) {
    if (pod.metadata.deletionTimestamp)
        return { state: 'waiting', words: 'stopping' };
    for (const status of statuses(pod)) {
        const fault = faultOf(pod, status, history.of(pod, status.name), now, task);
        if (fault)
            return { state: 'failed', fault };
    }
    const words = waitingFor(pod, history, now, task);
    return words === undefined ? { state: 'up' } : { state: 'waiting', words };
}
function faultOf(pod, status, history, now, task) {
    const waiting = status.state?.waiting;
    const reason = waiting?.reason ?? '';
    const fault = {
        pod,
        container: status.name,
        image: imageOf(pod, status.name),
        detail: waiting?.message ?? reason,
    };
    const lasting = history.troubleSince !== undefined && now - history.troubleSince >= PATIENCE_MS;
    const atOnce = AT_ONCE.get(reason);
    if (atOnce)
        return { ...fault, cause: atOnce };
    if (PULL_ERRORS.has(reason) && (history.pullTries >= 2 || history.pullFailedTwice || lasting))
        return { ...fault, cause: 'image' };
    if (PULL_BACKOFF.has(reason) && (history.pullFailedTwice || lasting))
        return { ...fault, cause: 'image' };
    if (SLOW_ERRORS.has(reason) && lasting)
        return { ...fault, cause: 'config' };
    const crash = task ? undefined : secondCrash(status, history);
    return crash && { ...fault, cause: 'crash', detail: crash.termination.message ?? '', ended: crash };
}
/**
 * The latest end of a container, where it is an error of this watch and not the container's first. The word
 * CrashLoopBackOff is no help: it may never come into a pod's status.
 */
function secondCrash(status, history) {
    const termination = status.state?.terminated ?? status.lastState?.terminated;
    if (!termination || termination.exitCode === 0)
        return undefined;
    const ends = [...history.ends.values()];
    const errors = ends.filter((code) => code !== 0).length;
    // Runs that came and went between two looks: the restart count tells of them, but not how they ended.
    const unseen = endedRuns(status) - history.oldRuns - ends.length;
    const crashed = errors >= 2 || (unseen > 0 && errors === ends.length);
    return crashed ? { termination, restarted: !status.state?.terminated } : undefined;
}
function endId(end) {
    return end.containerID ?? end.finishedAt ?? '';
}
function endedRuns(status) {
    return status.restartCount + (status.state?.terminated ? 1 : 0);
}
/** Why no node takes a pod, in the scheduler's words; undefined where it has one or is still being looked at. */
function unschedulable(pod) {
    const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
    if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable')
        return undefined;
    return scheduled.message ?? scheduled.reason;
}
/** What a pod waits for, in words; undefined when it is up. */
function waitingFor(pod, history, now, task) {
    const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
    if (scheduled?.status === 'False')
        return `no node for it yet (${scheduled.message ?? scheduled.reason ?? 'unschedulable'})`;
    if (pod.status?.phase === 'Failed')
        return `pod ${pod.metadata.name} ended (${pod.status.reason ?? 'Failed'}), another is to come`;
    const all = statuses(pod);
    if (all.length === 0)
        return pod.spec.nodeName ? `starting on node ${pod.spec.nodeName}` : 'waiting for a node';
    const init = new Set((pod.status?.initContainerStatuses ?? []).map(({ name }) => name));
    for (const status of all) {
        const words = containerWaits(pod, status, init.has(status.name));
        if (words)
            return words;
        if (!task && settling(pod, status, history.of(pod, status.name), now))
            return `container ${status.name} running, seeing whether it stays`;
    }
    const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
    return ready && ready.status !== 'True' ? 'running, not ready yet' : undefined;
}
function containerWaits(pod, status, init) {
    const { waiting, running, terminated } = status.state ?? {};
    const name = `${init ? 'init container' : 'container'} ${status.name}`;
    const image = shortImage(imageOf(pod, status.name));
    if (terminated) {
        if (init && terminated.exitCode === 0)
            return undefined;
        return `${name} ended with exit code ${terminated.exitCode}, to be started again`;
    }
    if (waiting) {
        const reason = waiting.reason ?? '';
        if (PULL_ERRORS.has(reason) || PULL_BACKOFF.has(reason))
            return `pulling ${image} fails, trying again`;
        if (reason === 'CrashLoopBackOff')
            return `${name} crashed, to be started again`;
        if (SLOW_ERRORS.has(reason))
            return `${name}: ${waiting.message ?? reason}`;
        return `preparing ${image}`;
    }
    if (!running)
        return `preparing ${image}`;
    // A restartable init container (a sidecar) is done when it has started; any other when it ended.
    if (init)
        return status.ready ? undefined : `${name} running`;
    if (!status.ready)
        return `${name} running, not ready yet`;
    return undefined;
}
/**
 * Whether a container runs too short a time to be believed: one that nothing probes, or one whose last run ended with
 * an error: a crash loop is up between two crashes, and its probe may pass.
 */
function settling(pod, status, history, now) {
    const container = pod.spec.containers.find(({ name }) => name === status.name);
    if (!container)
        return false;
    const last = status.lastState?.terminated;
    const lasted = last && last.exitCode !== 0
        ? Date.parse(last.finishedAt ?? '') - Date.parse(last.startedAt ?? '') || 0
        : undefined;
    const least = container.readinessProbe ? 0 : SETTLE_MS;
    const needed = lasted === undefined ? least : Math.min(lasted + SETTLE_MS, OUTLIVE_MS);
    return now - history.runningSince < needed;
}

;// CONCATENATED MODULE: ./lib/release/faults.js

/**
 * What a container's fault means for a person: cause and fix, and the line that set the image where the image is it.
 *
 * @param workload the name of what the pod belongs to
 * @param log events and log lines, to fold below
 * @param lines the container's last log lines, read for causes that are known
 */
function explainFault(fault, workload, lines, log, locateImage) {
    const explained = explain(fault, workload, lines);
    const place = explained.image ? locateImage?.(fault.image) : undefined;
    return {
        severity: 'error',
        title: explained.title,
        message: explained.message,
        ...place,
        ...(log === undefined ? {} : { log }),
    };
}
function explain(fault, workload, lines) {
    if (fault.cause === 'image')
        return imageFault(fault, workload);
    if (fault.cause === 'config')
        return configFault(fault, workload);
    return crashFault(fault, workload, lines);
}
/** What registries and container runtimes say, and what to do about it. */
const PULL_FIXES = [
    [
        /couldn't parse image|invalid reference format/i,
        'The name or tag is not one that Kubernetes can read; is a tag that looks like a number not quoted?',
    ],
    [
        /not found|manifest unknown|does not exist/i,
        'The registry has no such image. Check its name and tag, and whether it was pushed there.',
    ],
    [
        /unauthori[sz]ed|authoriz|forbidden|denied|401|403/i,
        'The registry does not let the cluster pull it. Give the hub an image pull secret that may, or make the image public.',
    ],
    [
        /toomanyrequests|too many requests|429|rate limit/i,
        'The registry limits how often the cluster may pull. Wait, or pull with a login that may do more.',
    ],
    [
        /no match for platform|no matching manifest/i,
        "The image was not built for these nodes' processors: add theirs to the image's platforms.",
    ],
    [
        /x509|certificate/i,
        "The nodes do not trust the registry's certificate: that is set on the nodes, not in this repository.",
    ],
    [
        /no such host|i\/o timeout|connection refused|deadline exceeded|no route/i,
        'The nodes cannot reach the registry: check its host name, and that the cluster can reach it.',
    ],
    [
        /no space left|disk/i,
        'The node has no room for it: give nodes a larger disk, or make the image smaller.',
    ],
];
function imageFault(fault, workload) {
    const image = shortImage(fault.image);
    const fix = PULL_FIXES.find(([words]) => words.test(fault.detail))?.[1];
    return {
        title: `${workload}: its image cannot be pulled`,
        message: `Kubernetes cannot pull ${image} for container ${fault.container} of ${workload}: ${plain(fault.detail)} ${fix ?? 'Check the name and tag, and that the cluster may pull from that registry.'}`,
        image: true,
    };
}
function configFault(fault, workload) {
    return {
        title: `${workload}: its container cannot be made`,
        message: `Kubernetes cannot make container ${fault.container} of ${workload}: ${plain(fault.detail)} Add what it names to the chart or its values, or create it in the namespace, and deploy again.`,
        image: false,
    };
}
/** Causes that a container's own log names. */
const LOG_CAUSES = [
    [
        /Found database schema version \S+ != \S+/,
        "The hub's database was written by another JupyterHub version. Deploy that version again, or upgrade the database (hub.db.upgrade in the values).",
    ],
    [
        /exec format error/,
        "The image was not built for these nodes' processors: add theirs to the image's platforms.",
    ],
];
function crashFault(fault, workload, lines) {
    const termination = fault.ended?.termination;
    const who = `Container ${fault.container} of ${workload}`;
    if (termination?.reason === 'OOMKilled') {
        const all = [...(fault.pod.spec.initContainers ?? []), ...fault.pod.spec.containers];
        const limit = all.find(({ name }) => name === fault.container)?.resources?.limits?.memory;
        return {
            title: `${workload}: out of memory`,
            message: `${who} was killed twice because it used more memory than its limit${limit ? ` of ${limit}` : ''} (OOMKilled). Raise resources.limits.memory in its values, or find out why it needs so much.`,
            image: false,
        };
    }
    const said = [fault.detail, ...lines].join('\n');
    const known = LOG_CAUSES.find(([words]) => words.test(said))?.[1];
    const own = fault.detail
        ? `It could not be run: ${plain(fault.detail)}`
        : 'Its last log lines say why; mend that and deploy again.';
    return {
        title: `${workload}: container ${fault.container} crashes`,
        message: `${who} ended with ${exitWords(termination?.exitCode)}, was started again and ended again. ${known ?? own}`,
        image: /exec format error/.test(said),
    };
}
/** Source of the numbers: the shell's and Docker's convention, 128 + signal. */
function exitWords(code) {
    const meaning = {
        126: 'its command cannot be executed',
        127: 'its command was not found',
        137: 'it was killed',
        139: 'a segmentation fault',
        143: 'it was told to stop',
    };
    const words = code === undefined ? undefined : meaning[code];
    return `exit code ${code ?? 'unknown'}${words ? ` (${words})` : ''}`;
}
/** A tool's sentence as ours: on one line, with one full stop. */
function plain(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return /[.!?]$/.test(line) || line === '' ? line : `${line}.`;
}

;// CONCATENATED MODULE: ./lib/release/verdicts.js


/** Events that say more about a pod's waiting than its status does. */
const TELLING = [
    'Unhealthy',
    'FailedMount',
    'FailedAttachVolume',
    'FailedCreatePodSandBox',
    'FailedScheduling',
    'Failed',
    'BackOff',
];
/** What a workload waits for, with what the events know of it: pulling an image, a volume that does not come. */
function wordsOf(standing, events) {
    const { words } = standing;
    if (!words?.startsWith('preparing '))
        return words;
    const pod = standing.pods.find((one) => statuses(one).some(({ state }) => state?.waiting));
    if (!pod)
        return words;
    const about = events.filter(({ involvedObject }) => involvedObject.uid === pod.metadata.uid);
    const last = about.findLast(({ reason }) => ['Pulling', 'Pulled', 'FailedMount'].includes(reason ?? ''));
    if (last?.reason === 'FailedMount')
        return `a volume: ${oneLine(last.message ?? '')}`;
    const container = statuses(pod).find(({ state }) => state?.waiting)?.name ?? '';
    return last?.reason === 'Pulling' ? `pulling ${shortImage(imageOf(pod, container))}` : words;
}
/** The problem of a hook that failed. `pod`: its last failed pod, where it was seen. */
function explainHook(standing, pod, container, evidence) {
    const { name, namespace, annotations } = standing.object.metadata;
    const when = (annotations?.['helm.sh/hook'] ?? '').replace(/,\s*/g, ' and ');
    const status = pod && statuses(pod).find((one) => one.name === container);
    const end = status?.state?.terminated ?? status?.lastState?.terminated;
    const node = pod?.spec.nodeName ? ` on node ${pod.spec.nodeName}` : '';
    const how = pod && end
        ? `container ${container} of pod ${pod.metadata.name}${node} ended with exit code ${end.exitCode}${end.reason === 'OOMKilled' ? ' (out of memory)' : ''}`
        : standing.failure?.kind === 'hook'
            ? standing.failure.message
            : 'its pod did not end well';
    const deleted = /hook-failed/.test(annotations?.['helm.sh/hook-delete-policy'] ?? '');
    const log = foldedLog({ ...evidence, logOf: `${pod?.metadata.name}, container ${container}` });
    return {
        severity: 'error',
        title: `Hook ${name} failed`,
        message: `The ${when} hook ${name} failed, so Helm stopped: ${how}. Its log says why; mend that and deploy again. ${deleted ? `Helm has deleted it (hook-failed): without that policy it would stay to be looked at.` : `It stays in the cluster: kubectl -n ${namespace ?? ''} describe ${standing.object.kind.toLowerCase()} ${name}`}`,
        ...(log === undefined ? {} : { log }),
    };
}
/** The warning of a DaemonSet that goes without some nodes. */
function withoutNodes({ name, without, object }) {
    if (!without)
        return undefined;
    const { namespace = '' } = object.metadata;
    return {
        severity: 'warning',
        title: `DaemonSet ${name} is not on every node`,
        message: `DaemonSet ${name} ${without}. The deploy does not hang on it; make room on those nodes, or keep it off them: ` +
            `kubectl -n ${namespace} describe daemonset ${name}`,
    };
}
/** The problem of a workload whose pods the API server refuses to make. */
function explainBlocked(standing, events) {
    const message = standing.failure?.kind === 'blocked' ? oneLine(standing.failure.message) : '';
    const quota = /exceeded quota/.test(message);
    const fix = quota
        ? "Raise the namespace's quota, or lower the requests in the values."
        : 'Mend what it names, in the chart or in the cluster.';
    const log = foldedLog({ events });
    return {
        severity: 'error',
        title: quota ? `${standing.name}: quota exceeded` : `${standing.name}: its pods cannot be made`,
        message: `Kubernetes makes no pods for ${standing.name}: ${message} ${fix}`,
        ...(log === undefined ? {} : { log }),
    };
}
/** The problem of a release that is not up by its deadline. */
function notReady(target, waiting, about) {
    const log = about.log === undefined ? {} : { log: about.log };
    if (about.away !== undefined)
        return {
            severity: 'error',
            title: 'The cluster did not answer',
            message: `After ${about.seconds} s the cluster still did not say whether ${target.release} is up: ${oneLine(about.away)} Deploy again once it does; a release that turns out right is only watched then.`,
            ...log,
        };
    if (waiting.length === 0)
        return {
            severity: 'error',
            title: 'Helm did not end in time',
            message: `After ${about.seconds} s Helm was still at work on ${target.release}, and nothing of it was seen waiting. Deploy again, or raise its timeout.`,
            ...log,
        };
    const parts = waiting.map((standing) => `${standing.name}: ${lateWords(standing, about.events)}`);
    const [first] = waiting;
    return {
        severity: 'error',
        title: waiting.length === 1
            ? `${first?.name}: not ready in time`
            : `${waiting.length} workloads not ready in time`,
        message: `After ${about.seconds} s ${about.helmRunning ? 'Helm still waits' : 'the release still waits'} for ${parts.join('; ')}. ${hint(waiting, about.events)}`,
        ...log,
    };
}
function lateWords(standing, events) {
    const words = wordsOf(standing, events) ?? '';
    for (const pod of standing.pods) {
        const telling = latestMessage(events, pod.metadata.uid, TELLING)?.trim().replace(/:$/, '');
        if (telling && !words.includes(telling))
            return `${words} (${oneLine(telling).replace(/\.$/, '')})`;
    }
    return words;
}
function hint(waiting, events) {
    const pods = waiting.flatMap((standing) => standing.pods);
    if (waiting.some(({ words }) => words?.startsWith('no node for it')))
        return "No node has room: let the cluster's autoscaler add one, raise the node pool's limit, or lower the requests in the values.";
    const unhealthy = pods.some(({ metadata }) => latestMessage(events, metadata.uid, ['Unhealthy']));
    if (unhealthy)
        return 'It runs, but its probe says it is not ready: its log tells what it is busy with; if it only needs longer, raise the timeout.';
    return 'Mend what it waits for and deploy again, or raise the timeout if it only needs longer.';
}
/** The problem of a watch that was cancelled. */
function cancelled(target, known) {
    const waits = known.filter(({ words }) => words).map(({ name, words }) => `${name}: ${words}`);
    return {
        severity: 'error',
        title: 'Cancelled before it was up',
        message: `The run was cancelled before ${target.release} was known to be up${waits.length ? ` (${waits.join('; ')})` : ''}. The next run goes on from there by itself.`,
    };
}
/** The problem of a cluster that does not let us look. */
function refused(target, words) {
    return {
        severity: 'error',
        title: 'The rollout cannot be watched',
        message: `kubectl may not look at ${target.release} in namespace ${target.namespace}: ${oneLine(words)} The deployer's Role must allow to get and list deployments, statefulsets, daemonsets, replicasets, jobs, pods, pods/log and events.`,
    };
}
function oneLine(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}

;// CONCATENATED MODULE: ./lib/release/investigate.js




function investigator(kubectl, target, locateImage) {
    const { namespace } = target;
    const namespaces = new Set([namespace]);
    let events = [];
    let fetchedAt = 0;
    const hookProblems = new Map();
    const refresh = async (olderThanMs) => {
        if (Date.now() - fetchedAt < olderThanMs)
            return;
        fetchedAt = Date.now();
        // Events are help: without them the watch goes on.
        const lists = [...namespaces].map((one) => readEvents(kubectl, one));
        events = await Promise.all(lists).then((all) => all.flat(), () => events);
    };
    const logOf = (pod, container, previous) => logLines(kubectl, pod.metadata.namespace ?? namespace, {
        pod: pod.metadata.name,
        name: container,
        previous,
    });
    const watchHook = async (standing) => {
        const failed = standing.pods.findLast((pod) => statuses(pod).some(hasFailed));
        const vanishing = /hook-failed/.test(standing.object.metadata.annotations?.['helm.sh/hook-delete-policy'] ?? '');
        const pod = failed ?? (vanishing ? standing.pods.find((one) => statuses(one).some(isRunning)) : undefined);
        const key = `${pod?.metadata.uid} ${failed !== undefined}`;
        if (!pod || (failed && hookProblems.has(key)))
            return;
        const container = statuses(pod).find(failed ? hasFailed : isRunning)?.name ?? '';
        if (failed)
            await refresh(0);
        const lines = await logOf(pod, container, false);
        const uids = [standing.object.metadata.uid, pod.metadata.uid];
        hookProblems.set(key, explainHook(standing, pod, container, { events: eventLines(events, uids), lines }));
    };
    const explainContainer = async (fault, name) => {
        const { pod, container, ended } = fault;
        const lines = ended ? await logOf(pod, container, ended.restarted) : [];
        const log = foldedLog({
            events: eventLines(events, [pod.metadata.uid]),
            lines,
            logOf: `${pod.metadata.name}, container ${container}`,
        });
        return explainFault(fault, name, lines, log, locateImage);
    };
    return {
        events: () => events,
        refresh,
        hookProblem: () => [...hookProblems.values()].at(-1),
        async watchHooks(standings) {
            for (const standing of standings) {
                const { hook, object } = standing;
                if (hook && (object.kind === 'Job' || object.kind === 'Pod'))
                    await watchHook(standing);
            }
        },
        async explain(standing) {
            const { failure, object } = standing;
            namespaces.add(object.metadata.namespace ?? namespace);
            await refresh(0);
            if (failure?.kind === 'container')
                return explainContainer(failure.fault, standing.name);
            const about = eventLines(events, [object.metadata.uid, standing.replicaSet]);
            if (failure?.kind === 'blocked')
                return explainBlocked(standing, about);
            return [...hookProblems.values()].at(-1) ?? explainHook(standing, undefined, '', { events: about });
        },
        async late(waiting, about) {
            for (const { object } of waiting)
                namespaces.add(object.metadata.namespace ?? namespace);
            await refresh(0);
            const pods = waiting.flatMap((standing) => standing.pods);
            const pod = pods.find((one) => statuses(one).some(isUnready));
            const container = pod && statuses(pod).find(isUnready)?.name;
            const lines = pod && container ? await logOf(pod, container, false) : [];
            const uids = [...pods, ...waiting.map(({ object }) => object)].map(({ metadata }) => metadata.uid);
            const log = foldedLog({
                events: eventLines(events, uids),
                lines,
                logOf: `${pod?.metadata.name}, container ${container}`,
            });
            return notReady(target, waiting, { ...about, events, ...(log === undefined ? {} : { log }) });
        },
    };
}
function hasFailed({ state, lastState }) {
    const end = state?.terminated ?? lastState?.terminated;
    return end !== undefined && end.exitCode !== 0;
}
function isRunning({ state }) {
    return state?.running !== undefined;
}
function isUnready(status) {
    return isRunning(status) && !status.ready;
}

;// CONCATENATED MODULE: ./lib/release/workloads.js
/** Sorts what one `kubectl get` of several kinds returned. */
function snapshot(items) {
    const workloads = [];
    const replicaSets = [];
    const jobs = [];
    const pods = [];
    for (const item of items) {
        if (item.kind === 'Pod')
            pods.push(item);
        else if (item.kind === 'Job')
            jobs.push(item);
        else if (item.kind === 'ReplicaSet')
            replicaSets.push(item);
        else
            workloads.push(item);
    }
    return { workloads, replicaSets, jobs, pods };
}
/** zero-to-jupyterhub's placeholders and its image puller: they fill nodes for hours and say nothing about the hub. */
const NEVER_GATE = ['user-placeholder', 'continuous-image-puller'];
/**
 * The workloads of a release that must become ready. Helm annotates all that it installs with the release's name
 * (since 3.2); hooks carry no such annotation.
 */
function gatingWorkloads(look, release, namespace) {
    return look.workloads.filter(({ metadata }) => ofRelease(metadata, release, namespace) && !neverGates(metadata));
}
function ofRelease(metadata, release, namespace) {
    const annotations = metadata.annotations ?? {};
    return (annotations['meta.helm.sh/release-name'] === release &&
        (annotations['meta.helm.sh/release-namespace'] ?? namespace) === namespace);
}
function neverGates(metadata) {
    const component = metadata.labels?.component ?? metadata.labels?.['app.kubernetes.io/component'] ?? '';
    return NEVER_GATE.some((name) => component === name || metadata.name === name || metadata.name.endsWith(`-${name}`));
}
/**
 * Hooks that this deploy made. Helm does not mark a hook with its release: one whose own labels name another release
 * is another's, and one that `isOld` knows from before is left over from an earlier deploy.
 */
function newHooks(look, release, isOld) {
    const hooks = [];
    for (const object of [...look.jobs, ...look.workloads, ...look.pods]) {
        const hook = object.metadata.annotations?.['helm.sh/hook'];
        if (!hook || /\btest\b/.test(hook) || isOld(object.metadata.uid))
            continue;
        const labels = object.metadata.labels ?? {};
        if ((labels['app.kubernetes.io/instance'] ?? labels.release ?? release) !== release)
            continue;
        const pods = object.kind === 'Pod' ? [object] : ownedBy(look.pods, object.metadata.uid);
        hooks.push({ object, pods });
    }
    return hooks;
}
/** The pods that run a workload's newest specification; those of earlier ones say nothing about this deploy. */
function newPods(workload, look) {
    if (!observed(workload))
        return [];
    if (workload.kind === 'Deployment') {
        const set = newReplicaSet(workload, look);
        return set ? ownedBy(look.pods, set.metadata.uid) : [];
    }
    const owned = ownedBy(look.pods, workload.metadata.uid);
    if (workload.kind === 'StatefulSet') {
        const revision = workload.status?.updateRevision;
        return owned.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision);
    }
    const generation = workload.metadata.annotations?.['deprecated.daemonset.template.generation'];
    return owned.filter(({ metadata }) => generation === undefined || (metadata.labels?.['pod-template-generation'] ?? generation) === generation);
}
const REVISION = 'deployment.kubernetes.io/revision';
/** The ReplicaSet of a Deployment's newest specification, once the controller has made it. */
function newReplicaSet(deployment, look) {
    const revision = deployment.metadata.annotations?.[REVISION];
    if (revision === undefined || !observed(deployment))
        return undefined;
    return look.replicaSets.find(({ metadata }) => metadata.annotations?.[REVISION] === revision && owner(metadata) === deployment.metadata.uid);
}
function ownedBy(pods, uid) {
    return pods.filter(({ metadata }) => owner(metadata) === uid);
}
function owner(metadata) {
    return metadata.ownerReferences?.[0]?.uid;
}
function observed(workload) {
    return (workload.status?.observedGeneration ?? 0) >= (workload.metadata.generation ?? 0);
}
/**
 * What a workload's own numbers say it still waits for; undefined when it is rolled out. The conditions are those of
 * `kubectl rollout status`.
 */
function rollingOut(workload) {
    if (!observed(workload))
        return 'waiting for Kubernetes to see the change';
    if (workload.kind === 'Deployment')
        return deploymentWaits(workload);
    if (workload.kind === 'StatefulSet')
        return statefulSetWaits(workload);
    return daemonSetWaits(workload);
}
function deploymentWaits({ spec, status = {} }) {
    const wanted = spec.replicas ?? 1;
    const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0 } = status;
    if (spec.paused && updated < wanted)
        return 'its rollout is paused (kubectl rollout resume)';
    if (updated < wanted)
        return `${updated} of ${wanted} new pods made`;
    if (replicas > updated)
        return `${replicas - updated} old pods still stopping`;
    return available < updated ? `${available} of ${updated} new pods ready` : undefined;
}
function statefulSetWaits({ spec, status = {} }) {
    const wanted = spec.replicas ?? 1;
    const { readyReplicas: ready = 0, updatedReplicas: updated = 0 } = status;
    const rolling = (spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
    const toUpdate = rolling ? Math.max(0, wanted - (spec.updateStrategy?.rollingUpdate?.partition ?? 0)) : 0;
    // Once every pod is new, the controller makes the update revision the current one and counts from there.
    const allNew = status.currentRevision === status.updateRevision;
    if (!allNew && updated < toUpdate)
        return `${updated} of ${toUpdate} new pods made`;
    return ready < wanted ? `${ready} of ${wanted} pods ready` : undefined;
}
/** How many pods of a DaemonSet's newest specification are not up; undefined while its numbers are old. */
function missingPods(workload) {
    if (!observed(workload))
        return undefined;
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0 } = workload.status ?? {};
    const rolling = (workload.spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
    if (rolling && updated < wanted)
        return undefined;
    return wanted - (workload.status?.numberAvailable ?? 0);
}
function daemonSetWaits({ spec, status = {} }) {
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0 } = status;
    const { numberAvailable: available = 0 } = status;
    if ((spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate' && updated < wanted)
        return `${updated} of ${wanted} new pods made`;
    return available < wanted ? `${available} of ${wanted} pods ready` : undefined;
}
/** Why no pods can be made (a quota, a policy), in the API server's words, where a controller says so. */
function cannotCreate(workload, look) {
    if (workload.kind !== 'Deployment' || !observed(workload))
        return undefined;
    const conditions = [
        ...(workload.status?.conditions ?? []),
        ...(newReplicaSet(workload, look)?.status?.conditions ?? []),
    ];
    return conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True')?.message;
}
/** Why a hook's Job has failed for good; undefined while it has not. */
function failedJob(job) {
    const failed = job.status?.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
    return failed && `${failed.reason ?? 'Failed'}: ${failed.message ?? ''}`.trim();
}

;// CONCATENATED MODULE: ./lib/release/judge.js



/** Everything of the release that is still to come up while Helm runs: its hooks, and what it has begun to replace. */
function standingsDuringHelm(look, target, events, memory, now) {
    const hooks = newHooks(look, target.release, memory.isOld).map((hook) => hookStanding(hook, look, events, memory, now));
    const begun = gatingWorkloads(look, target.release, target.namespace).filter((workload) => {
        const set = workload.kind === 'Deployment' ? newReplicaSet(workload, look) : undefined;
        return set && !memory.isOld(set.metadata.uid);
    });
    return [...hooks, ...begun.map((workload) => workloadStanding(workload, look, events, memory, now))];
}
/** Every workload of the release that must come up, once Helm has applied it all. */
function standings(look, target, events, memory, now) {
    return gatingWorkloads(look, target.release, target.namespace).map((workload) => workloadStanding(workload, look, events, memory, now));
}
function workloadStanding(workload, look, events, memory, now) {
    // A pod that is being deleted, or that was evicted, is replaced by its controller: the next one counts.
    const pods = newPods(workload, look).filter(({ metadata, status }) => !metadata.deletionTimestamp && status?.phase !== 'Failed');
    const full = fullNodes(workload, pods, memory, now);
    const own = full ? undefined : rollingOut(workload);
    const judged = full ? pods.filter((pod) => !full.pods.includes(pod)) : pods;
    const { failure, words: podWords } = judgePods(judged, memory.pods, now, false);
    const blocked = own === undefined ? undefined : creationBlocked(workload, look, events, pods.length);
    const words = podWords ?? (own && blocked ? blockedWords(blocked) : own);
    const set = workload.kind === 'Deployment' ? newReplicaSet(workload, look)?.metadata.uid : undefined;
    const standing = {
        name: workload.metadata.name,
        hook: false,
        object: workload,
        pods,
        ...(set === undefined ? {} : { replicaSet: set }),
        ...(words === undefined ? {} : { words }),
        ...(full?.words === undefined ? {} : { without: full.words }),
    };
    const lasting = blockedFor(workload.metadata.uid, blocked, memory, now) >= PATIENCE_MS;
    if (failure)
        return { ...standing, failure };
    return blocked && lasting ? { ...standing, failure: { kind: 'blocked', message: blocked } } : standing;
}
/**
 * The nodes that a DaemonSet goes without. Each of its pods is for one node alone, and no autoscaler makes room on that:
 * where nothing but such pods is missing, and others run, they are not waited for until the deadline. (`kubectl rollout
 * status`, whose numbers decide everything else, would wait for ever.)
 *
 * @returns the pods that do not count. There may be more of them than the DaemonSet lacks: where a node goes away while
 *   a pod waits for it, the pod stays, and the DaemonSet wants it no more. `words` are absent where it lacks none.
 */
function fullNodes(workload, pods, memory, now) {
    if (workload.kind !== 'DaemonSet')
        return undefined;
    const { uid } = workload.metadata;
    const homeless = pods.filter((pod) => unschedulable(pod) !== undefined);
    const missing = missingPods(workload);
    const { desiredNumberScheduled: wanted = 0 } = workload.status ?? {};
    const full = missing !== undefined && missing > 0 && missing <= homeless.length && missing < wanted;
    if (!full)
        memory.fullSince.delete(uid);
    if (missing === 0)
        return { pods: homeless };
    if (!full)
        return undefined;
    const since = memory.fullSince.get(uid) ?? now;
    memory.fullSince.set(uid, since);
    if (now - since < PATIENCE_MS)
        return undefined;
    const why = homeless.map(unschedulable).find(Boolean) ?? '';
    const words = `runs on ${wanted - missing} of ${wanted} nodes; the others cannot take it (${why}) and are not waited for`;
    return { pods: homeless, words };
}
function judgePods(pods, history, now, tasks) {
    let words;
    for (const pod of pods) {
        const verdict = judgePod(pod, history, now, tasks);
        if (verdict.state === 'failed')
            return { failure: { kind: 'container', fault: verdict.fault } };
        if (verdict.state === 'waiting')
            words ??= verdict.words;
    }
    return words === undefined ? {} : { words };
}
function blockedWords(message) {
    return `its pods cannot be made: ${message}`;
}
/** Deployments say in a condition that pods cannot be made; the other kinds, Jobs too, only in an event. */
function creationBlocked(workload, look, events, pods) {
    if (workload.kind === 'Deployment')
        return cannotCreate(workload, look);
    const said = pods === 0 ? latestMessage(events, workload.metadata.uid, ['FailedCreate']) : undefined;
    return said?.replace(EACH_TRY, '');
}
/** Each try has a pod's name of its own: with it the same cause would be told as a new one again and again. */
const EACH_TRY = /^(?:\(combined from similar events\): )?(?:Error creating: )?pods "[^"]*" is forbidden: /;
function blockedFor(uid, blocked, memory, now) {
    if (blocked === undefined) {
        memory.blockedSince.delete(uid);
        return 0;
    }
    const since = memory.blockedSince.get(uid) ?? now;
    memory.blockedSince.set(uid, since);
    return now - since;
}
function hookStanding({ object, pods }, look, events, memory, now) {
    const standing = { name: `hook ${object.metadata.name}`, hook: true, object, pods };
    // A Job decides itself how many crashes it bears (backoffLimit); so does a bare pod by its restartPolicy.
    const retries = object.kind === 'Job' || object.kind === 'Pod';
    const failed = object.kind === 'Job' ? failedJob(object) : undefined;
    if (failed)
        return { ...standing, failure: { kind: 'hook', message: failed } };
    if (isDone(object))
        return standing;
    const active = pods.filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
    const { failure, words } = judgePods(active, memory.pods, now, retries);
    if (failure)
        return { ...standing, failure };
    const blocked = object.kind === 'Pod' ? undefined : creationBlocked(object, look, events, pods.length);
    if (blockedFor(object.metadata.uid, blocked, memory, now) >= PATIENCE_MS && blocked)
        return { ...standing, failure: { kind: 'blocked', message: blocked } };
    const doing = retries ? 'running' : 'starting';
    return { ...standing, words: words ?? (blocked ? blockedWords(blocked) : doing) };
}
function isDone(object) {
    if (object.kind === 'Pod')
        return object.status?.phase === 'Succeeded';
    if (object.kind === 'Job')
        return (object.status?.conditions ?? []).some(({ type, status }) => type === 'Complete' && status === 'True');
    return rollingOut(object) === undefined;
}

;// CONCATENATED MODULE: ./lib/release/narrator.js
/** Age at which a state is worth a line: what passes sooner is noise. In ms, like all times here. */
const WORTH_MS = 2_000;
/** How often a state that lasts is said again. */
const AGAIN_MS = 10_000;
/** @param since when the waiting began, `Date.now()` milliseconds */
function narrator(say, since) {
    const told = new Map();
    return {
        tell(name, words, now) {
            const state = told.get(name);
            if (state?.words !== words) {
                told.set(name, { words, since: now, everSaid: state?.everSaid ?? false });
                return;
            }
            const due = state.saidAt === undefined ? now - state.since >= WORTH_MS : now - state.saidAt >= AGAIN_MS;
            if (!due)
                return;
            state.saidAt = now;
            state.everSaid = true;
            say(`${name}: ${words}, ${seconds(now - state.since)}`);
        },
        done(name, now) {
            if (told.get(name)?.everSaid)
                say(`${name}: done after ${seconds(now - since)}`);
            told.delete(name);
        },
    };
}
function seconds(ms) {
    return `${Math.round(ms / 1000)} s`;
}

;// CONCATENATED MODULE: ./lib/release/rollout.js








const LOOK_MS = 1_000;
const EVENTS_MS = 10_000;
/** While a pull fails, its second failure is in the events first. */
const PULL_EVENTS_MS = 2_000;
const rollout_CALL_MS = 20_000;
/** User servers are pods of the namespace too, by the hundred, and no part of a rollout. */
const NOT_USERS = 'component!=singleuser-server';
const KINDS = 'deployments.apps,statefulsets.apps,daemonsets.apps,replicasets.apps,jobs.batch,pods';
/**
 * Watches a release from the start of its Helm to the moment that all its workloads run their newest specification,
 * or one is known not to come up.
 *
 * A problem may come while Helm still runs (a hook's image that cannot be pulled): the caller then stops Helm. The
 * API server may be away for a while; only its refusal (RBAC) ends the watch. Never throws for what the cluster says.
 */
async function watchRollout(kubectl, target, options) {
    const watch = new Watch(kubectl, target, options);
    return watch.run();
}
/** One watch with all that it remembers. */
class Watch {
    #kubectl;
    #target;
    #options;
    #narrator;
    #investigator;
    #memory;
    /** What was there before Helm began. */
    #old = new Set();
    #looked = new Set();
    #helmEnd;
    #helm = 'running';
    /** Other namespaces to look at, known when Helm is done. */
    #elsewhere = [];
    /** What was said of nodes that cannot take a pod, by workload. */
    #left = new Map();
    /** Absent until the first look has come. */
    #latest;
    #standings = [];
    /** The API server's last words, while it does not answer. */
    #away;
    constructor(kubectl, target, options) {
        this.#kubectl = kubectl;
        this.#target = target;
        this.#options = options;
        this.#narrator = narrator(options.say, options.startedAt.getTime());
        this.#investigator = investigator(kubectl, target, options.locateImage);
        this.#memory = {
            pods: podHistory(),
            isOld: (uid) => this.#old.has(uid),
            blockedSince: new Map(),
            fullSince: new Map(),
        };
        const end = (state) => {
            this.#helm = state;
        };
        this.#helmEnd = options.helmDone.then((done) => {
            this.#elsewhere = done?.elsewhere ?? [];
            end(done ? 'done' : 'failed');
        }, () => end('failed'));
    }
    async run() {
        for (;;) {
            // Known before looking: what is seen then is what Helm left, not what it is about to change.
            const helm = this.#helm;
            const began = Date.now();
            const result = await this.#step(helm);
            if (result)
                return result;
            await this.#pause(helm, Date.now() - began);
        }
    }
    async #step(helm) {
        const refusal = await this.#look();
        if (this.#options.signal.aborted)
            return failed(cancelled(this.#target, this.#standings));
        if (refusal)
            return failed(refusal);
        if (this.#away === undefined)
            this.#assess(helm);
        if (helm !== 'done')
            await this.#investigator.watchHooks(this.#standings);
        const broken = this.#standings.find(({ failure }) => failure);
        if (broken)
            return failed(await this.#investigator.explain(broken));
        if (helm === 'failed')
            return this.#helmFailed();
        const waiting = this.#standings.filter(({ words }) => words !== undefined);
        if (helm === 'done' && this.#away === undefined && waiting.length === 0)
            return this.#up();
        if (Date.now() >= this.#options.deadline.getTime())
            return failed(await this.#late(helm, waiting));
        const pulling = this.#standings.some(({ pods }) => pods.some(pullTrouble));
        if (waiting.length > 0)
            await this.#investigator.refresh(pulling ? PULL_EVENTS_MS : EVENTS_MS);
        return undefined;
    }
    #up() {
        const warnings = this.#standings.map(withoutNodes).filter((problem) => problem !== undefined);
        return { ok: true, ...(warnings.length > 0 ? { warnings } : {}) };
    }
    /** Waits for the next look: a second from the last one, and longer where the machine is slow, to leave it air. */
    async #pause(helm, tookMs) {
        const over = new AbortController();
        const signal = AbortSignal.any([this.#options.signal, over.signal]);
        const pause = (0,promises_.setTimeout)(Math.max(LOOK_MS - tookMs, tookMs), undefined, { signal }).catch(() => { });
        await (helm === 'running' ? Promise.race([pause, this.#helmEnd]) : pause);
        // A timer that nobody waits for any more would keep the process from ending.
        over.abort();
    }
    /** One look at the namespace. Returns a problem where looking is not possible at all. */
    async #look() {
        try {
            const namespaces = [this.#target.namespace, ...this.#elsewhere];
            const lists = await Promise.all(namespaces.map((namespace) => this.#kubectl.json(['get', KINDS, '-l', NOT_USERS], {
                namespace,
                timeoutMs: rollout_CALL_MS,
                signal: this.#options.signal,
            })));
            this.#remember(snapshot(lists.flatMap(({ items }) => items)), namespaces);
            if (this.#away !== undefined)
                this.#options.say('the cluster answers again');
            this.#away = undefined;
            return undefined;
        }
        catch (error) {
            if (!(error instanceof exec/* CommandError */.Qd))
                throw error;
            const words = error.output?.stderr.trim() || error.message;
            if (error.reason === 'not found' || /\(Forbidden\)|is forbidden/.test(words))
                return refused(this.#target, words);
            if (this.#away === undefined && !this.#options.signal.aborted)
                this.#options.say(`the cluster does not answer, asking again: ${words.split('\n').at(-1)}`);
            this.#away = words;
            return undefined;
        }
    }
    #remember(look, namespaces) {
        const now = Date.now();
        const isNew = ({ namespace = this.#target.namespace }) => !this.#looked.has(namespace);
        for (const pod of look.pods)
            this.#memory.pods.note(pod, now, isNew(pod.metadata));
        // Kubernetes' times have no milliseconds: what Helm made at once seems to be from before.
        const begun = Math.floor(this.#options.startedAt.getTime() / 1000) * 1000;
        for (const { metadata } of [...look.workloads, ...look.jobs, ...look.replicaSets, ...look.pods])
            if (isNew(metadata) && Date.parse(metadata.creationTimestamp ?? '') < begun)
                this.#old.add(metadata.uid);
        for (const namespace of namespaces)
            this.#looked.add(namespace);
        this.#latest = look;
    }
    #assess(helm) {
        const look = this.#latest;
        if (!look)
            return;
        const now = Date.now();
        const events = this.#investigator.events();
        const before = this.#standings;
        notePulls(this.#memory.pods, look.pods, events, this.#options.startedAt);
        this.#standings =
            helm === 'done'
                ? standings(look, this.#target, events, this.#memory, now)
                : standingsDuringHelm(look, this.#target, events, this.#memory, now);
        const waiting = new Set();
        for (const standing of this.#standings) {
            const words = wordsOf(standing, events);
            if (words === undefined && standing.failure === undefined)
                continue;
            waiting.add(standing.name);
            if (words !== undefined)
                this.#narrator.tell(standing.name, words, now);
        }
        for (const { name, without } of this.#standings) {
            if (!without || this.#left.get(name) === without)
                continue;
            this.#left.set(name, without);
            this.#options.say(`${name}: ${without}`);
        }
        for (const { name } of before)
            if (!waiting.has(name))
                this.#narrator.done(name, now);
    }
    #helmFailed() {
        const hook = this.#investigator.hookProblem();
        if (hook)
            return { ok: false, problem: hook, helmFailed: 'hook' };
        const problem = {
            severity: 'error',
            title: 'Helm failed',
            message: `Helm could not deploy ${this.#target.release}; the watch saw no pod fail.`,
        };
        return { ok: false, problem, helmFailed: 'nothing' };
    }
    #late(helm, waiting) {
        const { startedAt, deadline } = this.#options;
        return this.#investigator.late(waiting, {
            seconds: Math.round((deadline.getTime() - startedAt.getTime()) / 1000),
            helmRunning: helm === 'running',
            ...(this.#away === undefined ? {} : { away: this.#away }),
        });
    }
}
function failed(problem) {
    return { ok: false, problem };
}

;// CONCATENATED MODULE: ./lib/release/watched.js




/** A shell's code for SIGKILL. */
const KILLED = 137;
/** How long the watch may take to say what it saw after Helm has failed. */
const LAST_WORDS_MS = 10_000;
/**
 * Runs Helm and, from the moment it starts, the watch of what it brings up. Where the watch sees that a hook or a
 * workload will not come up, Helm is stopped at once, and the watch's reason is the reason.
 *
 * @param revision the one that Helm is about to make
 * @param args Helm's; absent: Helm has done its part, only watch
 * @param timeoutSeconds from Helm's start to the last workload being well
 */
async function runWatched(work, revision, args, timeoutSeconds) {
    const stopHelm = new AbortController();
    const stopWatch = new AbortController();
    let watching;
    const watch = (helmDone) => {
        const startedAt = new Date();
        const options = {
            startedAt,
            deadline: new Date(startedAt.getTime() + timeoutSeconds * 1000),
            say: work.say,
            signal: AbortSignal.any([work.signal, stopWatch.signal]),
            helmDone,
            ...(work.locateImage ? { locateImage: work.locateImage } : {}),
        };
        return watchRollout(work.watching, work.target, options);
    };
    const made = async () => ({
        revision,
        elsewhere: await otherNamespaces(work, revision),
    });
    if (!args)
        return fromWatch(await watch(made()), work);
    const failure = await work.slot(async () => {
        const signal = AbortSignal.any([work.signal, stopHelm.signal]);
        const helm = work.helm.run(args, { signal }).then(() => undefined, (error) => error);
        watching = watch(helm.then((error) => (error ? undefined : made())));
        watching.then((seen) => seen.ok || stopHelm.abort()).catch(() => { });
        return helm;
    });
    if (!watching)
        throw new Error('the watch never began');
    if (!failure)
        return fromWatch(await watching, work);
    // Helm failed: a hook that the watch saw failing says more than Helm's own time-out.
    const timer = setTimeout(() => stopWatch.abort(), LAST_WORDS_MS);
    const seen = await watching.finally(() => clearTimeout(timer));
    work.signal.throwIfAborted();
    if (seen.ok || stopWatch.signal.aborted)
        return fromHelm(failure, work, timeoutSeconds);
    if (seen.helmFailed) {
        const hook = seen.helmFailed === 'hook' ? seen.problem : undefined;
        return fromHelm(failure, work, timeoutSeconds, hook);
    }
    return { ok: false, by: 'helm', action: 'stop', problem: seen.problem };
}
function fromWatch(seen, work) {
    work.signal.throwIfAborted();
    return seen.ok ? seen : { ok: false, by: 'watch', action: 'stop', problem: seen.problem };
}
function fromHelm(failure, work, timeoutSeconds, hook) {
    if (!(failure instanceof exec/* CommandError */.Qd))
        throw failure;
    if (failure.output?.code === KILLED)
        return { ok: false, by: 'helm', action: 'stop', problem: killed(work) };
    const words = failure.output?.stderr || failure.message;
    const { action, problem } = explainHelmFailure(words, {
        ...work.target,
        helmMajor: work.helm.major,
        timeoutSeconds,
        ...(hook ? { watched: hook } : {}),
    });
    const conflict = /conflict occurred while applying object/.test(words);
    return { ok: false, by: 'helm', action: conflict ? 'conflict' : action, problem };
}
function killed({ target }) {
    return {
        severity: 'error',
        title: 'Helm was killed',
        message: `Something on this machine killed Helm (SIGKILL) while it worked on ${target.release}; often that is too little ` +
            'memory. The release is not blocked: the next run continues by itself.',
    };
}


/***/ })

};
