export const id = 9086;
export const ids = [9086];
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


/***/ })

};
