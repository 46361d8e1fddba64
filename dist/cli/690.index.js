export const id = 690;
export const ids = [690,4135,6753];
export const modules = {

/***/ 690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  report: () => (/* binding */ report)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/report/gather.js
/**
 * Puts the jobs of one run together: the plan as the jobs that asked the clusters have it, each image as its build has
 * it, each hub as its deploy has it. A job that was to come and left nothing is named.
 */
function gather(all) {
    const results = [...all].sort((a, b) => rank(a) - rank(b));
    const planned = results.find(({ command }) => command === 'plan');
    const outcomes = results.flatMap(({ outcome }) => outcome ?? []);
    const unheard = planned ? silentJobs(planned, results) : [];
    const status = gatherStatus(results);
    const first = planned?.outcome ?? outcomes[0];
    if (!first)
        return { unheard, ...(status ? { status } : {}) };
    const builds = outcomesOf(results, 'build');
    const others = outcomesOf(results, 'deploy', 'rollback', 'adopt', 'remove');
    const built = unique([...builds, ...others].flatMap(({ images }) => images), ({ planned: { image } }) => image.key);
    const diffs = outcomes.find((outcome) => outcome.diffs)?.diffs;
    const sizes = new Map(outcomes.flatMap((outcome) => [...(outcome.sizes ?? [])]));
    const outcome = {
        plan: gatherPlan(first.plan, outcomes),
        images: planned ? [...built, ...silentImages(planned, built)] : built,
        hubs: [...others.flatMap(({ hubs }) => hubs), ...(planned ? silentHubs(planned, results) : [])],
        problems: distinct([
            ...outcomes.flatMap(({ problems }) => problems),
            ...results.flatMap(({ stopped }) => stopped ?? []),
            ...unheard,
        ]),
        seconds: took(results),
        ...stepsOf(results),
        ...(diffs ? { diffs } : {}),
        ...(sizes.size > 0 ? { sizes } : {}),
    };
    return { outcome, unheard, ...(status ? { status } : {}) };
}
/** Who looked last knows best: validation knows the impact, a deploy what its cluster holds. */
function rank({ command }) {
    const order = ['plan', 'build', 'validate'].indexOf(command);
    return order < 0 ? 3 : order;
}
function outcomesOf(results, ...commands) {
    return results.filter(({ command }) => commands.includes(command)).flatMap(({ outcome }) => outcome ?? []);
}
/** @param outcomes those that know best last */
function gatherPlan(first, outcomes) {
    const hubs = new Map(first.hubs.map((hub) => [hub.release.id, hub]));
    const images = new Map(first.images.map((image) => [image.image.key, image]));
    for (const { plan } of outcomes) {
        for (const hub of plan.hubs) {
            const known = hubs.get(hub.release.id);
            const impact = hub.impact === 'unknown' ? (known?.impact ?? hub.impact) : hub.impact;
            hubs.set(hub.release.id, { ...hub, impact });
        }
        // Only the plan saw the registry as it was before the builds.
        for (const image of plan.images)
            if (!images.has(image.image.key))
                images.set(image.image.key, image);
    }
    const servers = new Map(outcomes.flatMap(({ plan }) => [...(plan.servers ?? [])]));
    return {
        ...first,
        ...(servers.size > 0 ? { servers } : {}),
        notes: [...new Set(outcomes.flatMap(({ plan }) => plan.notes))],
        problems: distinct(outcomes.flatMap(({ plan }) => plan.problems)),
        hubs: [...hubs.values()].sort((a, b) => (a.release.id < b.release.id ? -1 : 1)),
        images: [...images.values()],
    };
}
function gatherStatus(results) {
    const reports = results.flatMap(({ status }) => status ?? []);
    const [first] = reports;
    if (!first)
        return undefined;
    return {
        ...first,
        hubs: reports
            .flatMap(({ hubs }) => hubs)
            .sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1)),
        gone: distinct(reports.flatMap(({ gone }) => gone ?? [])),
        notes: [...new Set(reports.flatMap(({ notes }) => notes))],
        now: Math.max(...reports.map(({ now }) => now)),
    };
}
function silentJobs(planned, results) {
    const { builds = [], first = [], rest = [] } = planned.jobs ?? {};
    return [
        ...builds.filter((job) => !isBuilt(job, results)).map((job) => unheardOf(`Build ${job.name}`)),
        ...[...first, ...rest]
            .filter((job) => !resultOf(job, results) && !isSpared(job, planned, results))
            .map((job) => unheardOf(`Deploy ${job.name}`)),
    ];
}
function unheardOf(name) {
    return {
        severity: 'error',
        title: `The job "${name}" left no word`,
        message: 'It was cancelled, not approved, or stopped before it began: the job itself says which. What it was to do is done by the next run that finds it undone; to have it now, re-run the failed jobs.',
    };
}
function isBuilt({ images }, results) {
    return results.some((result) => result.command === 'build' && result.images === images);
}
function resultOf({ cluster, environment }, results) {
    return results.find((result) => !['plan', 'build', 'validate'].includes(result.command) &&
        result.cluster === cluster &&
        result.environment === environment);
}
/** `gate: fleet`: GitHub does not start the other environments' jobs where the first failed. */
function isSpared(job, { jobs }, results) {
    if (jobs?.gate !== 'fleet' || !jobs.rest.includes(job))
        return false;
    return jobs.first.some((early) => {
        const result = resultOf(early, results);
        return result && !result.outcome?.hubs.every(({ result: word }) => !isBad(word));
    });
}
function isBad(word) {
    return word === 'failed' || word === 'spared';
}
/** The hubs of jobs that never told what became of them. */
function silentHubs(planned, results) {
    const jobs = planned.jobs;
    if (!jobs || !planned.outcome)
        return [];
    const hubs = planned.outcome.plan.hubs.filter(({ action }) => action === 'deploy');
    return [...jobs.first, ...jobs.rest].flatMap((job) => {
        const result = resultOf(job, results);
        if (result?.outcome)
            return [];
        const word = result ? 'failed' : isSpared(job, planned, results) ? 'spared' : 'skipped';
        return hubs
            .filter(({ release }) => release.cluster === job.cluster && release.environment === job.environment)
            .map((hub) => ({ planned: hub, result: word, seconds: 0, problems: [] }));
    });
}
function silentImages(planned, built) {
    const keys = new Set(built.map((one) => one.planned.image.key));
    const wanted = new Set((planned.jobs?.builds ?? []).flatMap(({ images }) => images.split(' ')));
    return (planned.outcome?.plan.images ?? [])
        .filter(({ image }) => wanted.has(image.key) && !keys.has(image.key))
        .map((image) => ({ planned: image, result: 'skipped', seconds: 0 }));
}
/** The jobs of one kind as one step; waiting for a runner or a reviewer lies between them. */
function stepsOf(results) {
    const names = [
        ...new Set([...results].sort((a, b) => a.started - b.started).map(({ command }) => command)),
    ];
    const steps = names.map((name) => ({
        name,
        seconds: took(results.filter(({ command }) => command === name)),
    }));
    return steps.length > 1 ? { steps } : {};
}
/** From the first job's start to the last one's end. */
function took(results) {
    const start = Math.min(...results.map(({ started }) => started));
    const end = Math.max(...results.map(({ ended }) => ended));
    return Math.max(0, (end - start) / 1000);
}
function distinct(problems) {
    return unique(problems, ({ log: _, ...problem }) => JSON.stringify(problem));
}
/** The first of each key. */
function unique(all, keyOf) {
    return [...new Map([...all].reverse().map((one) => [keyOf(one), one])).values()].reverse();
}

// EXTERNAL MODULE: ./lib/report/outcome.js + 5 modules
var report_outcome = __webpack_require__(2801);
// EXTERNAL MODULE: ./lib/report/problems.js
var problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/report/result.js
var result = __webpack_require__(7393);
// EXTERNAL MODULE: ./lib/report/status.js
var report_status = __webpack_require__(6282);
// EXTERNAL MODULE: ./lib/commands/announce.js
var announce = __webpack_require__(2099);
// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
;// CONCATENATED MODULE: ./lib/commands/report.js










/**
 * The last job: reads what the jobs before it left and tells it as one run would: summary, comment, check run, outputs.
 * What they have shown as annotations is not shown again.
 *
 * @throws ProblemError where no folder is named
 */
async function report(context) {
    const { options, host } = context;
    if (!options.results)
        throw report_problem('Which results?', '`report` wants the folder with them, in `results`.');
    const results = await readResults(options.results);
    const { outcome, status, unheard } = gather(results);
    for (const one of (0,problems/* bySeverity */.Np)(unheard))
        host.problem(one);
    if (status) {
        host.line((0,report_status/* statusHeadline */.ZB)(status));
        host.summary((0,report_status/* statusMarkdown */.KZ)(status));
        const stopped = results.flatMap((result) => result.stopped ?? []);
        if (stopped.length > 0)
            host.summary((0,problems/* problemList */.gH)(stopped));
        if ([...stopped, ...unheard].length > 0)
            return 1;
        return options.failOnDrift && !(0,report_status/* isAsItShouldBe */.U0)(status) ? 2 : 0;
    }
    if (!outcome) {
        host.summary(nothingPlanned(results));
        host.line('No job came as far as a plan.');
        return 1;
    }
    (0,announce/* announcePlan */.X)(host, outcome.plan);
    (0,announce/* announceHubs */.G)(host, outcome.hubs);
    host.line((0,report_outcome/* verdict */.WJ)(outcome));
    await (0,finish/* summarize */.e)(context, outcome);
    return (0,report_outcome/* hasFailed */.WN)(outcome) ? 1 : 0;
}
/** Every result in the folder, in the order of the files' paths; what is none is passed over. */
async function readResults(folder) {
    const names = await (0,promises_.readdir)(folder, { recursive: true }).catch(() => []);
    const files = names.filter((name) => name.endsWith('.json')).sort();
    const texts = await Promise.all(files.map((file) => (0,promises_.readFile)((0,external_node_path_.join)(folder, file), 'utf8')));
    return texts.flatMap((text) => (0,result/* decodeResult */.Sz)(text) ?? []);
}
function nothingPlanned(results) {
    const stopped = results.flatMap((result) => result.stopped ?? []);
    const why = stopped.length > 0 ? (0,problems/* problemList */.gH)(stopped) : 'The log of the job "Plan" says why.';
    return `## ❌ Nothing was planned\n\n${why}`;
}
function report_problem(title, message) {
    const made = { severity: 'error', title, message };
    return new problem/* ProblemError */.M(made);
}


/***/ }),

/***/ 9141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   m0: () => (/* binding */ exec),
/* harmony export */   ny: () => (/* binding */ execBytes)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);


/** A program that could not be started, was stopped, or exited with a code that is no answer. */
class CommandError extends Error {
    program;
    /** Absent where it never started. */
    output;
    reason;
    constructor(program, reason, detail, output) {
        super(`${program}: ${detail}`);
        this.name = 'CommandError';
        this.program = program;
        this.reason = reason;
        if (output)
            this.output = output;
    }
}
const GRACE_MS = 5_000;
/**
 * Runs a program to its end.
 *
 * @returns its exit code and whole output, as UTF-8 text
 * @throws CommandError where it cannot start, ends with a code not in `okCodes`, times out or is aborted
 */
async function exec(command) {
    const output = await execBytes(command);
    return { code: output.code, stdout: output.stdout.toString('utf8'), stderr: output.stderr };
}
/** As `exec`, with stdout as bytes. */
function execBytes(command) {
    const [program, ...args] = command.argv;
    return new Promise((resolve, reject) => {
        if (command.signal?.aborted) {
            reject(new CommandError(program, 'aborted', 'not started, the run was cancelled'));
            return;
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd,
            env: command.env ? { ...process.env, ...command.env } : process.env,
            stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
            ...(command.group ? { detached: true } : {}),
        });
        const send = (name) => {
            if (command.group && child.pid !== undefined)
                killGroup(child.pid, name);
            else
                child.kill(name);
        };
        const stdout = [];
        const stderr = [];
        collect(child.stdout, stdout, (line) => command.onLine?.(line, 'stdout'), command.onLine !== undefined);
        collect(child.stderr, stderr, (line) => command.onLine?.(line, 'stderr'), command.onLine !== undefined);
        let stopped;
        let kill;
        const stop = (why) => {
            if (stopped)
                return;
            stopped = why;
            send('SIGTERM');
            kill = setTimeout(() => send('SIGKILL'), command.graceMs ?? GRACE_MS);
        };
        const timer = command.timeoutMs ? setTimeout(() => stop('timeout'), command.timeoutMs) : undefined;
        const abort = () => stop('aborted');
        command.signal?.addEventListener('abort', abort, { once: true });
        child.once('error', (error) => {
            clearTimeout(timer);
            command.signal?.removeEventListener('abort', abort);
            reject(error.code === 'ENOENT'
                ? new CommandError(program, 'not found', 'not found on the PATH')
                : new CommandError(program, 'not started', error.message));
        });
        child.once('close', (status, signal) => {
            clearTimeout(timer);
            clearTimeout(kill);
            command.signal?.removeEventListener('abort', abort);
            const code = status ?? 128 + (signal ? node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal] : 0);
            const bytes = Buffer.concat(stdout);
            const errors = Buffer.concat(stderr).toString('utf8');
            const text = () => ({ code, stdout: bytes.toString('utf8'), stderr: errors });
            if (stopped)
                reject(new CommandError(program, stopped, stopped === 'timeout' ? 'timed out' : 'cancelled', text()));
            else if ((command.okCodes ?? [0]).includes(code))
                resolve({ code, stdout: bytes, stderr: errors });
            else
                reject(new CommandError(program, 'exit', `exit code ${code}: ${lastLine(errors) || lastLine(bytes.toString('utf8'))}`, text()));
        });
        if (command.input !== undefined && child.stdin) {
            // A program that ends before it has read everything is judged by its exit code, not by the broken pipe.
            child.stdin.on('error', () => { });
            child.stdin.end(command.input);
        }
    });
}
/** A group that has ended already is no error. */
function killGroup(leader, name) {
    try {
        process.kill(-leader, name);
    }
    catch (error) {
        if (error.code !== 'ESRCH')
            throw error;
    }
}
function collect(stream, chunks, onLine, lines) {
    if (!stream)
        return;
    stream.on('data', (chunk) => chunks.push(chunk));
    if (!lines)
        return;
    const decoder = new TextDecoder();
    let rest = '';
    stream.on('data', (chunk) => {
        const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
        rest = parts.pop() ?? '';
        for (const part of parts)
            onLine(part);
    });
    stream.on('end', () => {
        if (rest)
            onLine(rest);
    });
}
function lastLine(text) {
    return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 4135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dependencyBuildArgs: () => (/* binding */ dependencyBuildArgs),
  dryRunArgs: () => (/* binding */ dryRunArgs),
  helm: () => (/* binding */ helm),
  historyArgs: () => (/* binding */ historyArgs),
  judgeVersion: () => (/* binding */ judgeVersion),
  pullArgs: () => (/* binding */ pullArgs),
  refuseOtherDriver: () => (/* binding */ refuseOtherDriver),
  rollbackArgs: () => (/* binding */ rollbackArgs),
  showCrdsArgs: () => (/* binding */ showCrdsArgs),
  templateArgs: () => (/* binding */ templateArgs),
  uninstallArgs: () => (/* binding */ uninstallArgs),
  upgradeArgs: () => (/* binding */ upgradeArgs)
});

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/host/helm-driver.js
/** HELM_DRIVER as the environment has it: where Helm would keep its releases; undefined or empty is its default. */
function helmDriver() {
    return process.env.HELM_DRIVER;
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
;// CONCATENATED MODULE: ./lib/release/helm.js




// --- What is asked, verb by verb -------------------------------------------------------------------------------
/**
 * `helm upgrade --install`. Never --wait, --atomic or --force: they wedge releases when a job is cancelled, and
 * uninstall a first install that fails, with the hub's database (docs/design.md). Nor --create-namespace: the namespace
 * is there by then, and a Role of one namespace may not make it.
 */
function upgradeArgs(options) {
    const args = ['upgrade', '--install', options.release, options.chart, ...renderArgs(options)];
    args.push('--labels', (0,labels/* formatLabels */.h6)(options.labels));
    args.push('--description', options.description, '--timeout', `${options.timeoutSeconds}s`);
    args.push('--history-max', String(options.historyMax));
    if (options.forceConflicts)
        args.push('--force-conflicts');
    return args;
}
/** What an upgrade would make, rendered with the cluster's own `lookup` answers; changes nothing. */
function dryRunArgs(options) {
    const args = ['upgrade', '--install', options.release, options.chart, ...renderArgs(options)];
    return [...args, '--dry-run=server', '--output', 'json'];
}
/** Rendered without a cluster. */
function templateArgs(options) {
    return ['template', options.release, options.chart, ...renderArgs({ ...options, skipCrds: false })];
}
function renderArgs(options) {
    const args = ['--namespace', options.namespace];
    for (const file of options.values)
        args.push('--values', escapeComma(file));
    if (options.skipCrds)
        args.push('--skip-crds');
    return args;
}
/** `--values` takes a list with commas: one in a path would cut it. */
function escapeComma(path) {
    return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
function rollbackArgs(options) {
    const args = ['rollback', options.release, String(options.revision), '--namespace', options.namespace];
    return [...args, '--timeout', `${options.timeoutSeconds}s`, '--history-max', String(options.historyMax)];
}
function historyArgs(target, max) {
    const args = ['history', target.release, '--namespace', target.namespace];
    return [...args, '--max', String(max), '--output', 'json'];
}
function uninstallArgs(target, timeoutSeconds) {
    return ['uninstall', target.release, '--namespace', target.namespace, '--timeout', `${timeoutSeconds}s`];
}
function dependencyBuildArgs(chart) {
    return ['dependency', 'build', chart];
}
/** Fetches a chart's archive into a folder. */
function pullArgs(chart, folder) {
    const args = ['pull', chart.name, '--version', chart.version, '--destination', folder];
    return chart.repository ? [...args, '--repo', chart.repository] : args;
}
function showCrdsArgs(chart) {
    return ['show', 'crds', chart];
}
/**
 * Helm for one cluster.
 *
 * @param binary a name on the PATH, or a path
 * @throws ProblemError where Helm is missing, too old, or told to keep releases elsewhere than in Secrets
 */
async function helm(access, binary = 'helm') {
    refuseOtherDriver(helmDriver());
    const version = await detectVersion(binary);
    return {
        ...version,
        run(args, call = {}) {
            const argv = [
                binary,
                ...args,
                ...accessFlags(access),
                ...repositoryFlags(call.repositories),
            ];
            return (0,exec/* exec */.m0)({
                argv,
                env: { ...access.env, ...OWN_ENVIRONMENT },
                ...(call.signal ? { signal: call.signal } : {}),
                ...(call.timeoutMs ? { timeoutMs: call.timeoutMs } : {}),
                ...(call.cwd ? { cwd: call.cwd } : {}),
            });
        },
    };
}
/**
 * Helm's own ways to name a cluster or a namespace, which kubectl does not know: two programs that mean different
 * clusters would be a disaster. HELM_DEBUG would print rendered Secrets.
 */
const OWN_ENVIRONMENT = {
    HELM_DEBUG: undefined,
    HELM_NAMESPACE: undefined,
    HELM_KUBECONTEXT: undefined,
    HELM_KUBEAPISERVER: undefined,
    HELM_KUBETOKEN: undefined,
    HELM_KUBECAFILE: undefined,
    HELM_MAX_HISTORY: undefined,
};
function accessFlags(access) {
    const flags = [];
    if (access.kubeconfig)
        flags.push('--kubeconfig', access.kubeconfig);
    if (access.context)
        flags.push('--kube-context', access.context);
    return flags;
}
function repositoryFlags(files) {
    return files ? ['--repository-config', files.config, '--repository-cache', files.cache] : [];
}
// --- Which Helm ------------------------------------------------------------------------------------------------
const versions = new Map();
/** Asked once a process for each binary. */
function detectVersion(binary) {
    const known = versions.get(binary) ?? askVersion(binary);
    versions.set(binary, known);
    return known;
}
async function askVersion(binary) {
    try {
        const { stdout } = await (0,exec/* exec */.m0)({
            argv: [binary, 'version', '--template', '{{.Version}}'],
            timeoutMs: 30_000,
        });
        return judgeVersion(stdout.trim());
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd))
            throw error;
        const missing = error.reason === 'not found';
        throw helm_problem(missing ? 'Helm is missing' : 'Helm does not start', `${missing ? 'helm is not on the PATH' : error.message}. Install Helm 3.13 or newer (azure/setup-helm does).`);
    }
}
/**
 * Whether this Helm will do. `--labels` came with 3.13; 4 before 4.2.4 has rollout bugs.
 *
 * @param text `v3.22.0`, `v4.3`
 * @throws ProblemError
 */
function judgeVersion(text) {
    const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
    if (!match)
        throw helm_problem('Helm does not say its version', `helm version printed "${text.slice(0, 80)}".`);
    const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    const version = text.replace(/^v/, '');
    if (major < 3 || (major === 3 && minor < 13))
        throw helm_problem('Helm is too old', `This is Helm ${version}; hub-deploy needs 3.13 or newer, for the labels on releases.`);
    const early = major === 4 && (minor < 2 || (minor === 2 && patch < 4));
    return {
        major: major === 3 ? 3 : 4,
        version,
        problems: early
            ? [
                {
                    severity: 'warning',
                    title: 'An early Helm 4',
                    message: `This is Helm ${version}; Helm 4 before 4.2.4 has bugs in rollouts. Install a newer one.`,
                },
            ]
            : [],
    };
}
/** @throws ProblemError where releases would be kept elsewhere than in Secrets */
function refuseOtherDriver(driver) {
    if (!driver || driver === 'secret' || driver === 'secrets')
        return;
    throw helm_problem('HELM_DRIVER is not secret', `HELM_DRIVER is "${driver}", but hub-deploy keeps what it knows of a release on the release's Secret. ` +
        'Unset HELM_DRIVER.');
}
function helm_problem(title, message) {
    return new problem/* ProblemError */.M({ severity: 'error', title, message });
}


/***/ }),

/***/ 6753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changesSince: () => (/* binding */ changesSince),
/* harmony export */   describeEntry: () => (/* binding */ describeEntry)
/* harmony export */ });
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);

const ENTRIES = 20;
/**
 * What was done to a release since a revision of ours, oldest first: who changed it by hand, when and how, as far as
 * Helm knows.
 *
 * @param since the last revision that hub-deploy made; absent: none, and all of it is told
 * @throws CommandError
 */
async function changesSince(helm, target, since) {
    const { stdout } = await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.historyArgs)(target, ENTRIES), { timeoutMs: 60_000 });
    const entries = JSON.parse(stdout);
    return entries
        .filter(({ revision }) => revision > (since ?? 0))
        .map(({ revision, updated, status, chart, description }) => ({
        revision,
        updated,
        status,
        chart,
        description,
    }));
}
/** `revision 14, 2026-11-01 10:02, "Rollback to 3"` */
function describeEntry({ revision, updated, description }) {
    return `revision ${revision}, ${updated.slice(0, 16).replace('T', ' ')}, "${description}"`;
}


/***/ }),

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ repositoryHash),
/* harmony export */   Hv: () => (/* binding */ isByHand),
/* harmony export */   Vq: () => (/* binding */ deployLabels),
/* harmony export */   Xy: () => (/* binding */ parseLabels),
/* harmony export */   cv: () => (/* binding */ provedLabels),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   h6: () => (/* binding */ formatLabels)
/* harmony export */ });
/* unused harmony exports UNSET, labelValue */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * The labels that a release's Secret carries (docs/design.md, "Deployed means proved"). Their values obey Kubernetes'
 * rule for labels: at most 63 of `A-Za-z0-9._-`, with a letter or digit at both ends.
 */
const LABEL = {
    /** The fingerprint, `1-<32 hex>`. */
    digest: 'hub-deploy.io/digest',
    /** The revision that wrote these labels: upgrades by hand inherit them, so it differs from the revision then. */
    rev: 'hub-deploy.io/rev',
    commit: 'hub-deploy.io/commit',
    /** The name the ops repo gives the hub. */
    hub: 'hub-deploy.io/hub',
    /** A short hash of the ops repo's name: several can share a cluster. */
    repo: 'hub-deploy.io/repo',
    /** The revision whose rollout, health and `after` steps were seen to be well. */
    proved: 'hub-deploy.io/proved',
    /** The version that the hub itself answered when it was proved. */
    jupyterhub: 'hub-deploy.io/jupyterhub',
    /** The fingerprint that a rollback of ours went back from. */
    hold: 'hub-deploy.io/hold',
    /** `<revision>.<n>`: this revision was watched n times and never became well. */
    unproved: 'hub-deploy.io/unproved',
    /** The revision whose Helm was stopped from outside: its failure says nothing about the content. */
    interrupted: 'hub-deploy.io/interrupted',
};
/** What Helm takes as "take this label away" in an upgrade's `--labels`; a first install would write the word itself. */
const UNSET = 'null';
/** What was found out about one revision, and says nothing about the next. */
const OF_ONE_REVISION = [LABEL.proved, LABEL.jupyterhub, LABEL.hold, LABEL.unproved, LABEL.interrupted];
/**
 * The labels of an upgrade or install.
 *
 * @param upgrade there is a release already: what earlier revisions were proved to be, or held for, is taken away,
 *   because an upgrade inherits labels
 */
function deployLabels(deploy, upgrade) {
    const labels = {
        [LABEL.digest]: deploy.digest,
        [LABEL.rev]: String(deploy.revision),
        [LABEL.hub]: labelValue(deploy.hub),
    };
    if (deploy.commit)
        labels[LABEL.commit] = labelValue(deploy.commit);
    if (deploy.repository)
        labels[LABEL.repo] = repositoryHash(deploy.repository);
    if (!upgrade)
        return labels;
    for (const key of OF_ONE_REVISION)
        labels[key] = UNSET;
    return labels;
}
/** The labels of a proved revision. */
function provedLabels(revision, jupyterhub) {
    return {
        [LABEL.proved]: String(revision),
        ...(jupyterhub ? { [LABEL.jupyterhub]: labelValue(jupyterhub) } : {}),
    };
}
/** Any text as a label's value: what is not allowed becomes `_`, what is too long is cut. */
function labelValue(text) {
    return text
        .replace(/[^A-Za-z0-9._-]/g, '_')
        .replace(/^[^A-Za-z0-9]+/, '')
        .slice(0, 63)
        .replace(/[^A-Za-z0-9]+$/, '');
}
/** The ops repo's name as a label: `org/repo` in any spelling of upper and lower case, as GitHub compares it. */
function repositoryHash(repository) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(repository.toLowerCase()).digest('hex').slice(0, 12);
}
/** `a=b,c=d`: as `--labels` takes them and as kubectl's `--show-labels` prints them. Values hold no comma or `=`. */
function formatLabels(labels) {
    return Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',');
}
/** Reads what kubectl's `--show-labels` prints; `<none>` is no label, and so is what Helm 3 left of an unset one. */
function parseLabels(text) {
    const labels = {};
    if (text === '<none>')
        return labels;
    for (const pair of text.split(',')) {
        const at = pair.indexOf('=');
        if (at > 0 && pair.slice(at + 1) !== UNSET)
            labels[pair.slice(0, at)] = pair.slice(at + 1);
    }
    return labels;
}
/** Whether somebody changed a release of ours since our last deploy: its newest revision has the labels of an older one. */
function isByHand({ digest, rev, revision }) {
    return digest !== undefined && rev !== revision;
}


/***/ }),

/***/ 1716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r_: () => (/* binding */ clusterStatus),
  Wr: () => (/* binding */ healthOf),
  lj: () => (/* binding */ unknownStatus)
});

// EXTERNAL MODULE: ./lib/release/history.js
var release_history = __webpack_require__(6753);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
;// CONCATENATED MODULE: ./lib/release/workload-status.js
/**
 * The workloads of all of a cluster's releases, in one call, by `namespace/release`: Helm notes the release on every
 * object that it makes.
 *
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
async function readWorkloads(kubectl, namespace) {
    const kinds = 'deployments.apps,statefulsets.apps,daemonsets.apps';
    const scope = namespace ? { namespace } : {};
    const args = ['get', kinds, ...(namespace ? [] : ['--all-namespaces'])];
    const list = await kubectl.json(args, {
        timeoutMs: 60_000,
        ...scope,
    });
    const releases = new Map();
    for (const object of list.items) {
        const release = object.metadata.annotations?.['meta.helm.sh/release-name'];
        if (!release)
            continue;
        const key = `${object.metadata.annotations?.['meta.helm.sh/release-namespace'] ?? object.metadata.namespace}/${release}`;
        releases.set(key, [...(releases.get(key) ?? []), statusOf(object)]);
    }
    return releases;
}
function statusOf({ kind, metadata, spec, status = {} }) {
    const daemons = kind === 'DaemonSet';
    return {
        workload: `${kind} ${metadata.name}`,
        images: [...spec.template.spec.containers, ...(spec.template.spec.initContainers ?? [])].map(({ image }) => image),
        ready: (daemons ? status.numberReady : status.readyReplicas) ?? 0,
        wanted: (daemons ? status.desiredNumberScheduled : spec.replicas) ?? (daemons ? 0 : 1),
    };
}

;// CONCATENATED MODULE: ./lib/release/status.js



/** Of a hub whose cluster did not answer. */
function unknownStatus(planned) {
    return { planned, proved: false, drift: false, byHand: [] };
}
/**
 * The status of one cluster's hubs: two calls for the cluster (the state, which is given, and its workloads), and one
 * more for each hub that somebody changed by hand.
 */
async function clusterStatus(hubs, { kubectl, helm, state }) {
    const workloads = await readWorkloads(kubectl).catch(() => undefined);
    const statuses = [];
    for (const planned of hubs) {
        const key = `${planned.release.namespace}/${planned.release.release}`;
        const live = state.get(key);
        const byHand = live && (0,labels/* isByHand */.Hv)(live) ? await (0,release_history.changesSince)(helm, planned.release, live.rev) : [];
        const of = workloads?.get(key);
        statuses.push({
            planned,
            ...(live ? { state: live } : {}),
            proved: live !== undefined && isProved(live),
            drift: live !== undefined && isDrift(planned, live),
            ...(of ? { workloads: of } : {}),
            byHand,
        });
    }
    return statuses;
}
function isProved({ status, rev, proved, revision }) {
    return status === 'deployed' && rev === revision && proved === revision;
}
function isDrift({ fingerprint }, live) {
    if (live.digest === undefined)
        return false;
    return live.digest !== fingerprint || !isProved(live);
}
/** `well`, or what is not ready: `Deployment hub 0/1`. */
function healthOf({ workloads }) {
    if (!workloads)
        return 'unknown';
    const waiting = workloads.filter(({ ready, wanted }) => ready < wanted);
    if (waiting.length === 0)
        return 'well';
    return waiting.map(({ workload, ready, wanted }) => `${workload} ${ready}/${wanted}`).join(', ');
}


/***/ }),

/***/ 5779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ ROWS_SHOWN),
/* harmony export */   LU: () => (/* binding */ long),
/* harmony export */   _M: () => (/* binding */ where),
/* harmony export */   k4: () => (/* binding */ crowd)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

/** A table with more rows is folded under a line that says what is in it. */
const ROWS_SHOWN = 25;
/** A long table is folded: what matters most stands above it. */
function long(table, rows, title) {
    return rows > ROWS_SHOWN ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(title, table) : table;
}
/** `171 hubs on 30 clusters: 18 staging, 153 production`. */
function crowd(hubs) {
    const times = new Map();
    for (const { release } of hubs)
        times.set(release.environment, (times.get(release.environment) ?? 0) + 1);
    const clusters = new Set(hubs.map(({ release }) => release.cluster)).size;
    const spread = clusters > 1 ? ` on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(clusters, 'cluster')}` : '';
    const environments = [...times].map(([name, number]) => `${number} ${name || 'without environment'}`);
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(hubs.length, 'hub')}${spread}${times.size > 1 ? `: ${environments.join(', ')}` : ''}`;
}
/** Its cluster, where its id does not say it already, and its environment. */
function where({ release: { id, cluster, environment } }) {
    const shown = id.startsWith(`${cluster}/`) ? [environment] : [cluster, environment];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shown.filter(Boolean).join(' / '));
}


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   om: () => (/* binding */ block),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* unused harmony export table */
/**
 * Text that is not ours (branch and file names, commit messages, a tool's output) as Markdown that shows it and
 * does nothing: no HTML, links, mentions, headings or table cells of its own.
 */
/** As plain text in a line or a table's cell. */
function plain(text) {
    return entities(inert(oneLine(text))).replace(/[\\`*_{}[\]#|~]/g, '\\$&');
}
/** As code in a line or a table's cell. */
function code(text) {
    const line = oneLine(text);
    // A bar ends a table's cell, in code too, and no number of backslashes keeps it and shows the text as it is.
    if (line.includes('|'))
        return `<code>${html(line)}</code>`;
    const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
/** Within an HTML tag of ours, where Markdown's own escapes would be shown. */
function html(text) {
    return entities(inert(oneLine(text))).replace(/[\\`*_{}[\]|~]/g, (char) => `&#${char.charCodeAt(0)};`);
}
function entities(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
/**
 * Takes their meaning away from what GitHub links after Markdown is done, where no backslash helps: mentions, issues,
 * addresses. A zero-width space looks like nothing.
 */
function inert(text) {
    return text
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/#(?=\d)/g, '#\u200b')
        .replace(/\b(GH-)(?=\d)/gi, '$1\u200b')
        .replace(/:\/\//g, ':\u200b//')
        .replace(/\bwww\./gi, 'www\u200b.');
}
function oneLine(text) {
    return visible(text).replace(/[\s\u0085]+/g, ' ');
}
/** Without terminal colours, control characters, and those that turn the direction of what follows. */
function visible(text) {
    return (text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ''));
}
/** As a block of code, its own lines kept. */
function block(text, language = 'text') {
    const clean = visible(text).replace(/\r\n?/g, '\n').trimEnd();
    const longest = Math.max(2, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${clean}\n${fence}`;
}
/** Folded under a title, which is plain text. */
function folded(title, markdown) {
    return `<details><summary>${html(title)}</summary>\n\n${markdown}\n\n</details>`;
}
/** A table; its cells are Markdown already. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
/** A table without the columns that have nothing to say; blank where it has no rows. */
function tableOf(head, rows) {
    if (rows.length === 0)
        return '';
    const used = head.map((_, column) => rows.some((row) => row[column]));
    const keep = (cells) => cells.filter((_, column) => used[column]);
    return table(keep(head), rows.map(keep));
}
/** `1 hub`, `2 hubs`, `2 proxies`. */
function count(number, noun) {
    const several = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
    return `${number} ${number === 1 ? noun : several}`;
}


/***/ }),

/***/ 7393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ decodeResult),
/* harmony export */   Y0: () => (/* binding */ encodeResult),
/* harmony export */   j8: () => (/* binding */ withTexts)
/* harmony export */ });
/** The same value with every text in it changed. */
function withTexts(value, change) {
    const walk = (part) => {
        if (typeof part === 'string')
            return change(part);
        if (Array.isArray(part))
            return part.map(walk);
        if (part instanceof Map)
            return new Map([...part].map(([key, one]) => [key, walk(one)]));
        if (typeof part !== 'object' || part === null || part instanceof Date)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one)]));
    };
    return walk(value);
}
/** As JSON: maps and dates keep their type. */
function encodeResult(result) {
    return JSON.stringify(result, function (key, value) {
        // JSON has turned a date into text before it hands it over.
        const own = this[key];
        if (own instanceof Date)
            return { $date: own.getTime() };
        if (own instanceof Map)
            return { $map: [...own] };
        return value;
    });
}
/** @returns undefined for what is no result of this version */
function decodeResult(text) {
    try {
        const value = JSON.parse(text, (_, part) => {
            if (typeof part !== 'object' || part === null)
                return part;
            if (typeof part.$date === 'number')
                return new Date(part.$date);
            if (Array.isArray(part.$map))
                return new Map(part.$map);
            return part;
        });
        return value?.version === 1 && typeof value.command === 'string' ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ statusMarkdown),
/* harmony export */   U0: () => (/* binding */ isAsItShouldBe),
/* harmony export */   ZB: () => (/* binding */ statusHeadline),
/* harmony export */   bj: () => (/* binding */ statusJson),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _release_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6753);
/* harmony import */ var _release_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1716);
/* harmony import */ var _crowd_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5779);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4110);





/** Whether nothing drifted, no live image is gone, and nothing was left unread: that may hold anything. */
function isAsItShouldBe({ hubs, gone, notes }) {
    const isThere = (gone ?? []).every(({ severity }) => severity !== 'error');
    return isThere && notes.length === 0 && !hubs.some(({ drift }) => drift);
}
/** One line: how many are as the repo says. */
function statusHeadline({ hubs, notes }) {
    const drifted = hubs.filter(({ drift }) => drift).map(({ planned }) => planned.release.id);
    const live = `${hubs.filter(({ state }) => state).length} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'release')} live`;
    if (drifted.length > 0)
        return `${live}; not as the repository says: ${(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .someOf */ .y)(drifted)}.`;
    // A cluster that was not read may hold anything.
    return notes.length > 0
        ? `${live} as far as could be read, and as the repository says.`
        : `${live}, all as the repository says.`;
}
/** One row a release: what is live, how old, how it is, and how it differs. */
function rows({ hubs, notes, now }) {
    return hubs.map((status) => {
        const { planned, state, workloads, drift, proved, byHand } = status;
        const id = planned.release.id;
        if (!state) {
            const unread = !workloads && notes.length > 0;
            return unread ? [id, 'not known', '', '', '', 'not known'] : [id, 'not installed', '', '', '', 'none'];
        }
        return [
            id,
            `${state.revision} (${state.status}${proved ? ', proved' : ''})`,
            ownImages(status).join(' '),
            state.modifiedAt ? age(now - state.modifiedAt.getTime()) : '',
            (0,_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOf */ .Wr)(status),
            [...(drift ? planned.reasons : []), ...byHand.map(_release_history_js__WEBPACK_IMPORTED_MODULE_0__.describeEntry)].join('; ') || 'none',
        ];
    });
}
const HEAD = ['Hub', 'Revision', 'Images', 'Age', 'Health', 'Drift'];
/** Images with tags of ours: the others are the chart's own. */
function ownImages({ workloads }) {
    const images = new Set(workloads?.flatMap((workload) => workload.images) ?? []);
    return [...images]
        .map((image) => image.split('@')[0] ?? '')
        .filter((image) => /:h[0-9a-f]{12}$/.test(image));
}
/** The report as a job's summary: what is not as the repository says first, and never folded. */
function statusMarkdown(report) {
    const drifted = report.hubs.filter(({ drift }) => drift);
    const others = report.hubs.filter(({ drift }) => !drift);
    const draw = (hubs) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .tableOf */ .c_)(HEAD, rows({ ...report, hubs }).map(([id = '', ...cells]) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(id), ...cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)]));
    const sign = drifted.length > 0 || report.notes.length > 0 || report.gone?.length ? '⚠️' : '✅';
    const tables = report.hubs.length > _crowd_js__WEBPACK_IMPORTED_MODULE_4__/* .ROWS_SHOWN */ .E_
        ? [draw(drifted), others.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(others.length, 'other')}`, draw(others)) : '']
        : [draw([...drifted, ...others])];
    return [
        `## ${sign} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(statusHeadline(report)).replace(/\.$/, '')}`,
        ...report.notes.map((note) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}`),
        ...(report.gone ?? []).map(({ title, message }) => `- **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(title)}**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(message)}`),
        ...tables,
    ]
        .filter(Boolean)
        .join('\n\n');
}
function statusText(report) {
    const lines = [HEAD, ...rows(report)];
    const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    const aligned = lines.map((line) => line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    const gone = (report.gone ?? []).map(({ title, message }) => `  ${title}: ${message}`);
    return [statusHeadline(report), ...report.notes.map((note) => `  ${note}`), ...gone, ...aligned].join('\n');
}
function statusJson({ commit, hubs, notes, gone = [] }) {
    return {
        commit,
        notes,
        gone: gone.map(({ hub, title, message }) => ({ hub, title, message })),
        hubs: hubs.map(({ planned, state, proved, drift, workloads, byHand }) => ({
            id: planned.release.id,
            cluster: planned.release.cluster,
            environment: planned.release.environment,
            revision: state?.revision ?? null,
            status: state?.status ?? null,
            proved,
            commit: state?.commit ?? null,
            jupyterhub: state?.jupyterhub ?? null,
            modifiedAt: state?.modifiedAt?.toISOString() ?? null,
            health: (0,_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOf */ .Wr)({ ...(workloads ? { workloads } : {}) }),
            images: [...new Set(workloads?.flatMap(({ images }) => images) ?? [])],
            drift,
            reasons: planned.reasons,
            byHand,
        })),
    };
}
/** `3 days`, `2 hours`, `5 minutes`. */
function age(milliseconds) {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    if (minutes < 60)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(minutes, 'minute');
    if (minutes < 48 * 60)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(Math.floor(minutes / 60), 'hour');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(Math.floor(minutes / (24 * 60)), 'day');
}


/***/ })

};
