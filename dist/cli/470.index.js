export const id = 470;
export const ids = [470];
export const modules = {

/***/ 747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ nameByHand)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);


/**
 * What somebody did by hand to releases of ours since our last deploy, among the reasons of each: revision, time and
 * description, as Helm's history has them. Only releases that were changed by hand cost a call.
 */
async function nameByHand(found) {
    const changed = found.plan.hubs.filter((planned) => byHand(found, planned));
    if (changed.length === 0)
        return found;
    const entries = new Map(await Promise.all(changed.map(async (planned) => [planned.release.id, await historyOf(found, planned)])));
    const hubs = found.plan.hubs.map((planned) => {
        const more = entries.get(planned.release.id) ?? [];
        return more.length > 0 ? { ...planned, reasons: [...planned.reasons, ...more] } : planned;
    });
    return { ...found, plan: { ...found.plan, hubs } };
}
/** The live release where its newest revision is ours no more. */
function byHand({ clusters }, { release }) {
    const cluster = clusters.get(release.cluster);
    if (!cluster || 'unknown' in cluster)
        return undefined;
    const live = cluster.get(`${release.namespace}/${release.release}`);
    return live?.digest !== undefined && live.rev !== live.revision ? live : undefined;
}
async function historyOf(found, planned) {
    const [{ helm }, { changesSince, describeEntry }] = await Promise.all([
        __webpack_require__.e(/* import() */ 4135).then(__webpack_require__.bind(__webpack_require__, 4135)),
        __webpack_require__.e(/* import() */ 6753).then(__webpack_require__.bind(__webpack_require__, 6753)),
    ]);
    try {
        const access = await found.accesses.of(planned.release.cluster);
        const changes = await changesSince(await helm(access), planned.release, byHand(found, planned)?.rev);
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

/***/ 470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/commands/by-hand.js
var by_hand = __webpack_require__(747);
// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: ./lib/commands/plan.js + 3 modules
var plan = __webpack_require__(6546);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
;// CONCATENATED MODULE: ./lib/commands/stopwatch.js
function stopwatch() {
    const started = Date.now();
    const steps = [];
    let last = started;
    return {
        started,
        steps,
        lap(name) {
            const now = Date.now();
            steps.push({ name, seconds: (now - last) / 1000 });
            last = now;
        },
    };
}

// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
;// CONCATENATED MODULE: ./lib/commands/run.js







/**
 * The main job: plan, build, patch, deploy, watch, report. A proposal is planned and built; nothing leaves the job.
 * A schedule only reports.
 */
async function run(context) {
    const { options } = context;
    if (options.event.name === 'schedule')
        return (await Promise.all(/* import() */[__webpack_require__.e(653), __webpack_require__.e(6282), __webpack_require__.e(2082)]).then(__webpack_require__.bind(__webpack_require__, 2082))).status(context);
    const proposal = (0,refs/* isProposal */.ld)(options.event);
    if (options.write && !proposal)
        return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(7838), __webpack_require__.e(5563), __webpack_require__.e(7099)]).then(__webpack_require__.bind(__webpack_require__, 6866))).build(context);
    const deploys = !proposal && !options.dryRun;
    const watch = stopwatch();
    const { started } = watch;
    const found = await (0,by_hand/* nameByHand */.o)(await (0,survey/* survey */.F)(context, { clusters: !proposal, registry: deploys ? 'strict' : 'loose' }));
    await (0,plan.showPlan)(context, found);
    if (options.dryRun)
        return (0,finish/* finish */.O)(context, found, [], [], started);
    const skip = deploys ? await skipReason(context) : undefined;
    if (skip) {
        const plan = { ...found.plan, notes: [...found.plan.notes, skip] };
        return (0,finish/* finish */.O)(context, { ...found, plan }, [], [], started);
    }
    if (deploys)
        await checkTools(context, found);
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(7838), __webpack_require__.e(865)]).then(__webpack_require__.bind(__webpack_require__, 7838));
    const { buildAll } = await Promise.all(/* import() */[__webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(5563)]).then(__webpack_require__.bind(__webpack_require__, 5563));
    const needed = found.plan.images.filter(({ action }) => action === 'build');
    const isDue = proposal ? refs/* isChecked */.WJ : ({ action }) => action === 'deploy';
    const idle = needed.length === 0 && !found.plan.hubs.some(isDue);
    if (idle)
        return (0,finish/* finish */.O)(context, found, [], [], started);
    const staged = await stage(context, found);
    watch.lap('plan');
    const build = () => buildAll(context, found, staged.root, found.plan.images, { push: deploys });
    if (deploys) {
        const { deployBuilt } = await Promise.all(/* import() */[__webpack_require__.e(8683), __webpack_require__.e(8204), __webpack_require__.e(5276), __webpack_require__.e(361), __webpack_require__.e(4167), __webpack_require__.e(0)]).then(__webpack_require__.bind(__webpack_require__, 7804));
        const built = await build();
        watch.lap('build');
        const hubs = await deployBuilt(context, found, staged, built);
        watch.lap('deploy');
        return (0,finish/* finish */.O)(context, found, built, hubs, started, { steps: watch.steps });
    }
    const { tellProposal } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(8204), __webpack_require__.e(7838), __webpack_require__.e(5276), __webpack_require__.e(4631), __webpack_require__.e(2166), __webpack_require__.e(4180)]).then(__webpack_require__.bind(__webpack_require__, 5888));
    const { survey: told, diffs } = await tellProposal(context, found, staged);
    watch.lap('validate');
    const built = await build();
    watch.lap('build');
    return (0,finish/* finish */.O)(context, told, built, [], started, { diffs, steps: watch.steps });
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
        throw new problem/* ProblemError */.M(...problems);
    }
    const first = deploys[0];
    if (!first)
        return;
    const { helm } = await __webpack_require__.e(/* import() */ 4135).then(__webpack_require__.bind(__webpack_require__, 4135));
    const { problems } = await helm(await accesses.of(first.release.cluster));
    for (const problem of problems)
        context.host.problem(problem);
}


/***/ })

};
