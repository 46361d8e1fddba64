export const id = 740;
export const ids = [740];
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
        return (await Promise.all(/* import() */[__webpack_require__.e(653), __webpack_require__.e(2082)]).then(__webpack_require__.bind(__webpack_require__, 2082))).status(context);
    const proposal = (0,refs/* isProposal */.ld)(options.event);
    if (options.write && !proposal)
        return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(7838), __webpack_require__.e(5563), __webpack_require__.e(5528)]).then(__webpack_require__.bind(__webpack_require__, 6866))).build(context);
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
    const { stage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(7838), __webpack_require__.e(7329)]).then(__webpack_require__.bind(__webpack_require__, 7838));
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
        const { deployBuilt } = await Promise.all(/* import() */[__webpack_require__.e(8683), __webpack_require__.e(3161), __webpack_require__.e(5276), __webpack_require__.e(361), __webpack_require__.e(4167), __webpack_require__.e(2074)]).then(__webpack_require__.bind(__webpack_require__, 7804));
        const built = await build();
        watch.lap('build');
        const hubs = await deployBuilt(context, found, staged, built);
        watch.lap('deploy');
        return (0,finish/* finish */.O)(context, found, built, hubs, started, { steps: watch.steps });
    }
    const { tellProposal } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(3161), __webpack_require__.e(7838), __webpack_require__.e(5276), __webpack_require__.e(4631), __webpack_require__.e(2166), __webpack_require__.e(5888)]).then(__webpack_require__.bind(__webpack_require__, 5888));
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
