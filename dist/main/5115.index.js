export const id = 5115;
export const ids = [5115];
export const modules = {

/***/ 2099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ announceHubs),
/* harmony export */   X: () => (/* binding */ announcePlan)
/* harmony export */ });
/* harmony import */ var _report_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1383);

/** The plan as outputs. */
function announcePlan(host, made) {
    const deployed = made.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id);
    const images = made.images.map(({ image, name, tag }) => [image.key, name ? `${name}:${tag}` : tag]);
    host.output('plan', JSON.stringify((0,_report_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planJson */ .iY)(made)));
    host.output('hubs', JSON.stringify(deployed));
    host.output('images', JSON.stringify(Object.fromEntries(images)));
}
/** What became of hubs, as outputs. */
function announceHubs(host, hubs) {
    const of = (...results) => hubs.filter(({ result }) => results.includes(result));
    const ids = (some) => JSON.stringify(some.map((hub) => hub.planned.release.id));
    host.output('deployed', ids(of('deployed')));
    host.output('failed', ids(of('failed', 'spared')));
    const results = hubs.map(({ planned, result }) => [planned.release.id, result]);
    host.output('hub-results', JSON.stringify(Object.fromEntries(results)));
    const [only, ...more] = of('deployed');
    if (only?.url && more.length === 0)
        host.output('url', only.url);
}


/***/ }),

/***/ 4195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ concealHubs)
/* harmony export */ });
/* harmony import */ var _host_discreet_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7373);

/** The outcome for places that no host writes to: a log that is folded into a comment may hold what a hub printed. */
function concealHubs({ host }, hubs) {
    return hubs.map((hub) => ({
        ...hub,
        problems: hub.problems.map((problem) => (0,_host_discreet_js__WEBPACK_IMPORTED_MODULE_0__/* .concealed */ .T)(problem, host.conceal)),
    }));
}


/***/ }),

/***/ 5115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish),
  e: () => (/* binding */ summarize)
});

// EXTERNAL MODULE: ./lib/report/outcome.js + 5 modules
var report_outcome = __webpack_require__(2801);
// EXTERNAL MODULE: ./lib/report/problems.js
var report_problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/report/sizes.js
var sizes = __webpack_require__(5820);
// EXTERNAL MODULE: ./lib/commands/announce.js
var announce = __webpack_require__(2099);
// EXTERNAL MODULE: ./lib/commands/conceal.js
var conceal = __webpack_require__(4195);
// EXTERNAL MODULE: ./lib/report/tell.js + 2 modules
var tell = __webpack_require__(3457);
// EXTERNAL MODULE: ./lib/commands/github.js
var commands_github = __webpack_require__(8319);
;// CONCATENATED MODULE: ./lib/commands/tell.js


/** Commands whose outcome is a pull request's business: the whole job, and what only looks. */
const TOLD = ['run', 'plan', 'validate', 'report'];
/**
 * Writes the outcome where its reviewers look: the pull request's comment, after the merge too, and a check run. What
 * cannot be written never fails a run: it is said, with the lines to add.
 *
 * @returns Markdown for the summary; empty where nothing was left out
 */
async function tell_tell(context, outcome) {
    const { options, host } = context;
    if (!TOLD.includes(options.command))
        return '';
    try {
        const github = await (0,commands_github/* githubOf */.z)(context);
        if (!github)
            return '';
        const { event, directory: folder } = options;
        return (0,tell/* leftOut */.ig)(await (0,tell/* tellPullRequest */.g2)({ github, event, outcome, folder, check: true }));
    }
    catch (error) {
        host.line(`The pull request was not told: ${error.message}`);
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/commands/finish.js






/**
 * Tells people what came out: annotations, folded logs, the summary, outputs. With `report-later` summary and comment
 * are the business of a job that knows of all of them.
 *
 * @param started epoch milliseconds
 * @returns 1 where the run must end red
 */
async function finish(context, found, images, deployed, started, { jobs, ...more } = {}) {
    const { host } = context;
    const hubs = (0,conceal/* concealHubs */.g)(context, deployed);
    const { plan } = found;
    const sized = images.length > 0 ? await (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(653), __webpack_require__.e(4631), __webpack_require__.e(2166), __webpack_require__.e(7305)]).then(__webpack_require__.bind(__webpack_require__, 5296))).newSizes(context, found, images) : undefined;
    for (const [key, size] of sized?.sizes ?? [])
        host.line(`${key}: ${(0,sizes/* sizeText */.l)(size)} compressed`);
    const problems = [
        ...images.flatMap(({ problem }) => (problem ? [problem] : [])),
        ...hubs.flatMap((hub) => hub.problems),
        ...(sized?.problems ?? []),
    ];
    for (const problem of (0,report_problems/* bySeverity */.Np)(problems)) {
        host.problem(problem);
        if (problem.log)
            host.group(`${problem.title}: last lines`, problem.log.split('\n'));
    }
    const seconds = (Date.now() - started) / 1000;
    const outcome = {
        plan,
        images,
        hubs,
        problems,
        seconds,
        ...more,
        ...(sized ? { sizes: sized.sizes } : {}),
    };
    (0,announce/* announceHubs */.G)(host, hubs);
    host.line((0,report_outcome/* verdict */.WJ)(outcome));
    if (context.options.reportLater) {
        const { handOver } = await __webpack_require__.e(/* import() */ 1172).then(__webpack_require__.bind(__webpack_require__, 1172));
        await handOver(context, { outcome, ...(jobs ? { jobs } : {}) });
    }
    else
        await summarize(context, outcome);
    return (0,report_outcome/* hasFailed */.WN)(outcome) ? 1 : 0;
}
/** The summary, and what reviewers see on the pull request. */
async function summarize(context, outcome) {
    context.host.summary((0,report_outcome/* outcomeMarkdown */.Iu)(outcome));
    const left = await tell_tell(context, outcome);
    if (left)
        context.host.summary(left);
}


/***/ }),

/***/ 8319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ githubOf)
/* harmony export */ });
/** GitHub's API for this run; undefined where there is no token, as on a command line. It is loaded only then. */
async function githubOf({ options: { event } }) {
    if (event.name === 'local' || !event.token || !event.repository)
        return undefined;
    const { github } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4222));
    const where = event.apiUrl ? { apiUrl: event.apiUrl } : {};
    return github({ token: event.token, repository: event.repository, ...where });
}


/***/ }),

/***/ 4246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ errorAnswer),
/* harmony export */   Ou: () => (/* binding */ permissionLine),
/* harmony export */   S4: () => (/* binding */ isLimit),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/** What an error of Octokit holds: https://github.com/octokit/request-error.js; it gives 500 where no answer came. */
function errorAnswer(error) {
    const { status, response, message } = error;
    if (!response)
        return { status: 0, headers: {}, message: message ?? String(error) };
    const words = response.data?.message;
    return {
        status: status ?? 0,
        headers: response.headers,
        message: typeof words === 'string' ? words : (message ?? ''),
    };
}
/** True for both of GitHub's limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
function isLimit({ status, headers, message }) {
    if (status === 429)
        return true;
    return (status === 403 &&
        (headers['retry-after'] !== undefined ||
            String(headers['x-ratelimit-remaining']) === '0' ||
            /secondary rate limit/i.test(message)));
}
/** An error as a sentence for people, with the lines to add where a permission is missing. */
function refusal(error, asked) {
    const answer = errorAnswer(error);
    const say = (reason) => `${asked.failure}: ${reason}`;
    const words = answer.message ? ` ("${answer.message}")` : '';
    if (isLimit(answer)) {
        return { refused: say(`GitHub's limit on requests is reached${until(answer)}.`), why: 'limit' };
    }
    if ([401, 403, 404].includes(answer.status)) {
        const lines = permissionLine([asked.permission]);
        return {
            refused: say(`the token may not${words}. The line to give the job is \`${lines}\`.`),
            why: 'permission',
            permission: asked.permission,
        };
    }
    if (answer.status >= 400 && answer.status < 500) {
        return { refused: say(`GitHub answered ${answer.status}${words}.`), why: 'invalid' };
    }
    const what = answer.status === 0 ? `GitHub gave no answer${words}` : `GitHub answered ${answer.status}`;
    return { refused: say(`${what}, and so again after waiting.`), why: 'unavailable' };
}
/** A job's permissions in one line; naming any takes away those that are not named, so reading the code is named too. */
function permissionLine(permissions) {
    const all = ['contents: read', ...permissions.filter((permission) => permission !== 'contents: read')];
    return `permissions: {${[...new Set(all)].join(', ')}}`;
}
function until({ headers }) {
    const reset = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(reset))
        return '';
    return `, and opens again at ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`;
}


/***/ }),

/***/ 4222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  github: () => (/* binding */ github),
  H: () => (/* binding */ isRefused)
});

// EXTERNAL MODULE: ./lib/host/github-refusal.js
var github_refusal = __webpack_require__(4246);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/host/github-retry.js


const ATTEMPTS = 4;
const TIMEOUT_MS = 30_000;
/** A wait that is longer keeps a deploy job alive for a comment: not worth it. */
const LONGEST_WAIT_MS = 60_000;
/** What a secondary limit without Retry-After asks for, by GitHub's documentation. */
const SECONDARY_WAIT_MS = 60_000;
/**
 * Sends a request until it is answered, is refused for good, or was tried often enough; each try is limited in time.
 *
 * A POST that may have been done (a 5xx, no answer) is not sent again, or there would be two comments. Its caller may
 * say otherwise by `repeatable`, for any method.
 *
 * @throws the last error
 */
async function patiently(send, options) {
    for (let attempt = 1;; attempt++) {
        try {
            const request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
            return await send({ ...options, request });
        }
        catch (error) {
            const wait = waitMs((0,github_refusal/* errorAnswer */.B1)(error), isRepeatable(options), attempt, Date.now());
            if (wait === undefined || attempt >= ATTEMPTS)
                throw error;
            await (0,promises_.setTimeout)(wait);
        }
    }
}
function isRepeatable({ method, request }) {
    return request?.repeatable ?? method !== 'POST';
}
/**
 * How long to wait before the next try, in ms; undefined where another would not help or would come too late.
 *
 * @param attempt how many tries there were, from 1
 * @param now epoch milliseconds
 */
function waitMs(answer, repeatable, attempt, now) {
    if ((0,github_refusal/* isLimit */.S4)(answer)) {
        const wait = limitMs(answer, now);
        return wait <= LONGEST_WAIT_MS ? wait : undefined;
    }
    const transient = answer.status === 0 || answer.status >= 500 || answer.status === 408;
    if (!transient || !(repeatable || answer.status === 503))
        return undefined;
    return Math.random() * 250 * 2 ** attempt;
}
function limitMs({ headers }, now) {
    const after = Number(headers['retry-after']);
    if (headers['retry-after'] !== undefined && Number.isFinite(after))
        return after * 1000;
    const reset = Number(headers['x-ratelimit-reset']);
    // A second more: GitHub's clock and this machine's are not the same.
    if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset))
        return Math.max(0, reset * 1000 - now) + 1000;
    return SECONDARY_WAIT_MS;
}

;// CONCATENATED MODULE: ./lib/host/github.js


function isRefused(answer) {
    return 'refused' in answer;
}
/** GitHub takes this many annotations a request, and any number of requests. */
const ANNOTATIONS_A_REQUEST = 50;
/** A page's most. */
const PER_PAGE = 100;
/** Comments beyond this are not looked at: 30 requests for one comment are enough. */
const MOST_PAGES = 30;
/** GitHub's REST API for one repository, spoken to by @actions/github (loaded only here). */
async function github(options) {
    const octokit = await connect(options);
    const [owner = '', repo = ''] = options.repository.split('/');
    const at = { owner, repo };
    const { rest } = octokit;
    const ask = async (asked, work) => {
        try {
            return { value: await work() };
        }
        catch (error) {
            return (0,github_refusal/* refusal */.x5)(error, asked);
        }
    };
    return {
        self: () => ask({ failure: 'Who the token belongs to is not known', permission: 'pull-requests: write' }, async () => 
        // An app's token (GitHub Actions' own is one) may not ask who it is.
        options.token.startsWith('ghs_')
            ? { kind: 'app' }
            : { kind: 'user', login: (await rest.users.getAuthenticated()).data.login }),
        pullRequest: (number) => ask(READ_PULL, async () => pullRequestOf((await rest.pulls.get({ ...at, pull_number: number })).data)),
        pullRequestsOf: (commit) => ask(READ_PULL, async () => {
            const where = { ...at, commit_sha: commit, per_page: PER_PAGE };
            const { data } = await rest.repos.listPullRequestsAssociatedWithCommit(where);
            return data.map(pullRequestOf);
        }),
        comments: (number) => ask(COMMENT, async () => {
            const comments = [];
            const where = { ...at, issue_number: number, per_page: PER_PAGE };
            let pages = 0;
            for await (const { data } of octokit.paginate.iterator(rest.issues.listComments, where)) {
                comments.push(...data.map(commentOf));
                pages += 1;
                if (pages === MOST_PAGES)
                    break;
            }
            return comments;
        }),
        createComment: (number, body) => ask(COMMENT, async () => commentOf((await rest.issues.createComment({ ...at, issue_number: number, body })).data)),
        updateComment: (id, body) => ask(COMMENT, async () => commentOf((await rest.issues.updateComment({ ...at, comment_id: id, body })).data)),
        createCheckRun: (check) => ask(CHECK, () => createCheckRun(octokit, at, check)),
        deployments: ({ environment, commit }) => ask(DEPLOYMENT, async () => {
            const where = { ...at, environment, sha: commit, task: 'deploy', per_page: PER_PAGE };
            const { data } = await rest.repos.listDeployments(where);
            return data.map(({ id, environment: name }) => ({ id, environment: name }));
        }),
        deploymentLogs: (id) => ask(DEPLOYMENT, async () => {
            const where = { ...at, deployment_id: id, per_page: PER_PAGE };
            const { data } = await rest.repos.listDeploymentStatuses(where);
            return data.flatMap(({ log_url }) => (log_url ? [log_url] : []));
        }),
        createDeployment: (deployment) => ask(DEPLOYMENT, async () => {
            const { data } = await rest.repos.createDeployment({
                ...at,
                ref: deployment.commit,
                task: 'deploy',
                // Neither merging nor waiting for other checks is a deploy's business.
                auto_merge: false,
                required_contexts: [],
                environment: deployment.environment,
                description: clip(deployment.description),
                production_environment: deployment.production,
                // A hub stays where it is.
                transient_environment: false,
            });
            if (!('id' in data))
                throw new Error(data.message ?? 'GitHub merged instead of making a deployment');
            return { id: data.id, environment: data.environment };
        }),
        setDeploymentStatus: (id, status) => ask(DEPLOYMENT, async () => {
            await rest.repos.createDeploymentStatus({
                ...at,
                deployment_id: id,
                state: status.state,
                description: clip(status.description),
                ...(status.environmentUrl ? { environment_url: status.environmentUrl } : {}),
                ...(status.logUrl ? { log_url: status.logUrl } : {}),
                request: { repeatable: true },
            });
            return true;
        }),
    };
}
const READ_PULL = {
    failure: 'The pull request was not read',
    // Reading alone would do here, but what is read for is the comment.
    permission: 'pull-requests: write',
};
const COMMENT = {
    failure: 'The comment on the pull request was not written',
    permission: 'pull-requests: write',
};
const CHECK = { failure: 'The check run was not made, or not all of it', permission: 'checks: write' };
const DEPLOYMENT = {
    failure: 'The deployment was not shown on GitHub',
    permission: 'deployments: write',
};
async function connect({ token, apiUrl }) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(2413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
    const silent = () => { };
    const octokit = getOctokit(token, {
        ...(apiUrl ? { baseUrl: apiUrl } : {}),
        // Octokit prints to the console by itself, where words of GitHub's could be taken for workflow commands.
        log: { debug: silent, info: silent, warn: silent, error: silent },
        userAgent: 'hub-deploy',
    });
    octokit.hook.wrap('request', (send, options) => patiently(send, options));
    return octokit;
}
async function createCheckRun({ rest }, at, check) {
    const output = { title: check.title, summary: check.summary };
    const batch = (from) => [...check.annotations.slice(from, from + ANNOTATIONS_A_REQUEST)];
    // Completed at once: what stops the run after this leaves no check that seems to go on for ever.
    const { data } = await rest.checks.create({
        ...at,
        name: check.name,
        head_sha: check.headSha,
        status: 'completed',
        conclusion: check.conclusion,
        ...(check.detailsUrl ? { details_url: check.detailsUrl } : {}),
        output: { ...output, annotations: batch(0) },
    });
    for (let from = ANNOTATIONS_A_REQUEST; from < check.annotations.length; from += ANNOTATIONS_A_REQUEST) {
        // GitHub adds these to those that are there.
        await rest.checks.update({
            ...at,
            check_run_id: data.id,
            output: { ...output, annotations: batch(from) },
            request: { repeatable: false },
        });
    }
    return data.id;
}
function pullRequestOf(pull) {
    return {
        number: pull.number,
        head: pull.head.sha,
        base: pull.base.ref,
        labels: pull.labels.flatMap(({ name }) => (name ? [name] : [])),
        // Before the merge this is a commit that GitHub tries the merge with.
        ...(pull.merged_at && pull.merge_commit_sha ? { mergedAs: pull.merge_commit_sha } : {}),
    };
}
function commentOf(comment) {
    return {
        id: comment.id,
        body: comment.body ?? '',
        author: comment.user?.login ?? '',
        isBot: comment.user?.type === 'Bot',
    };
}
/** Descriptions of deployments hold 140 characters. */
function clip(text) {
    const characters = [...text.replace(/\s+/g, ' ')];
    return characters.length <= 140 ? characters.join('') : `${characters.slice(0, 139).join('')}…`;
}


/***/ }),

/***/ 4110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ someOf)
/* harmony export */ });
/** `a, b, c and 12 others`: some names, the others counted. */
function someOf(names, most = 5) {
    if (names.length <= most + 1)
        return names.join(', ');
    return `${names.slice(0, most).join(', ')} and ${names.length - most} others`;
}


/***/ }),

/***/ 2801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WN: () => (/* binding */ hasFailed),
  Iu: () => (/* binding */ outcomeMarkdown),
  j2: () => (/* binding */ outcomeSections),
  lD: () => (/* binding */ outcomeTitle),
  WJ: () => (/* binding */ verdict)
});

// EXTERNAL MODULE: ./lib/report/crowd.js
var crowd = __webpack_require__(5779);
;// CONCATENATED MODULE: ./lib/report/duration.js
/** `8 s`, `2 min 5 s`, `15 min`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    const rest = whole % 60;
    if (minutes === 0)
        return `${rest} s`;
    return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
// EXTERNAL MODULE: ./lib/report/reasons.js
var reasons = __webpack_require__(3959);
;// CONCATENATED MODULE: ./lib/report/deployed-hubs.js




const RESULTS = {
    failed: { order: 0, text: '❌ failed' },
    spared: { order: 1, text: '⏸️ spared' },
    deployed: { order: 2, text: '✅ deployed' },
    'rolled back': { order: 2, text: '↩️ rolled back' },
    adopted: { order: 2, text: '✅ adopted' },
    removed: { order: 2, text: '🗑️ removed' },
    skipped: { order: 3, text: 'skipped' },
    unchanged: { order: 4, text: 'unchanged' },
};
const RESULT_HEAD = ['Hub', 'Where', 'Result', 'Image and tag', 'Why', 'Took'];
/** What came out for each hub: what failed first, and never folded. */
function deployedHubs(hubs, images) {
    if (hubs.length === 0)
        return { whole: () => '' };
    const sorted = [...hubs].sort((a, b) => RESULTS[a.result].order - RESULTS[b.result].order);
    const bad = sorted.filter(({ result }) => result === 'failed');
    const draw = (withReasons) => {
        const { above, cells } = (0,reasons/* shareReasons */.b)(sorted.map((hub) => (withReasons ? hub.planned.reasons : [])), 'hub');
        const rows = sorted.map((hub, row) => [
            linked(hub),
            (0,crowd/* where */._M)(hub.planned),
            result(hub),
            imagesOf(hub, images),
            cells[row] ?? '',
            hub.seconds > 0 ? duration(hub.seconds) : '',
        ]);
        if (rows.length <= crowd/* ROWS_SHOWN */.E_)
            return [above, (0,markdown/* tableOf */.c_)(RESULT_HEAD, rows)];
        const [failed, rest] = [rows.slice(0, bad.length), rows.slice(bad.length)];
        return [
            above,
            (0,crowd/* long */.LU)((0,markdown/* tableOf */.c_)(RESULT_HEAD, failed), failed.length, results(bad)),
            rest.length > 0 ? (0,markdown/* folded */.TM)(results(sorted.slice(bad.length)), (0,markdown/* tableOf */.c_)(RESULT_HEAD, rest)) : '',
        ];
    };
    const joined = (parts) => parts.filter(Boolean).join('\n\n');
    const few = `${results(sorted)}: the log has each.`;
    const failed = () => [
        (0,markdown/* tableOf */.c_)(RESULT_HEAD, bad.map((hub) => [linked(hub), (0,crowd/* where */._M)(hub.planned), result(hub)])),
        few,
    ];
    return {
        whole: () => joined(draw(true)),
        shorter: [
            { ease: 6, text: () => joined(draw(false)) },
            { ease: 3, text: () => joined(failed()) },
            { ease: 1, text: () => few },
        ],
    };
}
/** `30 spared, 138 deployed`. */
function results(hubs) {
    const times = new Map();
    for (const { result: word } of hubs)
        times.set(word, (times.get(word) ?? 0) + 1);
    return [...times].map(([word, number]) => `${number} ${word}`).join(', ');
}
function linked({ url, planned }) {
    const name = (0,markdown/* code */.aY)(planned.release.id);
    return url && /^https?:\/\/[^\s()<>|]+$/.test(url) ? `[${name}](${url})` : name;
}
function result({ result: word, revision, jupyterhub }) {
    const details = [
        revision ? `revision ${revision}` : '',
        jupyterhub ? `JupyterHub ${(0,markdown/* plain */.pj)(jupyterhub)}` : '',
    ];
    return [RESULTS[word].text, ...details.filter(Boolean)].join(', ');
}
function imagesOf({ planned }, images) {
    return images
        .filter(({ name, image }) => name && planned.release.images.includes(image.key))
        .map(({ name, tag }) => (0,markdown/* code */.aY)(`${name}:${tag}`))
        .join('<br>');
}

// EXTERNAL MODULE: ./lib/report/names.js
var names = __webpack_require__(4110);
;// CONCATENATED MODULE: ./lib/report/diff-section.js


/** Of more hubs than this the diffs are folded together once more. */
const DIFFS_SHOWN = 5;
/** What a merge would change in the cluster, folded; what several hubs share is shown once. */
function diffSection(diffs = new Map()) {
    if (diffs.size === 0)
        return { whole: () => '' };
    const title = '### What a merge changes in the cluster';
    const groups = new Map();
    for (const [id, lines] of diffs) {
        const text = lines.join('\n');
        groups.set(text, [...(groups.get(text) ?? []), id]);
    }
    const same = groups.get('')?.length ?? 0;
    groups.delete('');
    const none = same > 0 ? `${(0,markdown/* count */.U9)(same, 'hub')}: nothing.` : '';
    const draw = (most) => {
        const parts = [...groups].map(([text, ids]) => {
            const lines = text.split('\n');
            const left = lines.length - most;
            const shown = left > 0 ? [...lines.slice(0, most), `… ${left} more lines: the log has them.`] : lines;
            return (0,markdown/* folded */.TM)(`${(0,names/* someOf */.y)(ids)} (${(0,markdown/* count */.U9)(lines.length, 'line')})`, (0,markdown/* block */.om)(shown.join('\n'), 'diff'));
        });
        const all = parts.join('\n\n');
        const diff = parts.length > DIFFS_SHOWN ? (0,markdown/* folded */.TM)(`${(0,markdown/* count */.U9)(diffs.size - same, 'hub')} change`, all) : all;
        return [title, diff, none].filter(Boolean).join('\n\n');
    };
    return {
        whole: () => draw(1000),
        shorter: [
            { ease: 10, text: () => draw(60) },
            { ease: 9, text: () => draw(10) },
            { ease: 9, text: () => `${title}\n\nThe log has it, for ${(0,markdown/* count */.U9)(diffs.size - same, 'hub')}.` },
        ],
    };
}

// EXTERNAL MODULE: ./lib/report/sizes.js
var report_sizes = __webpack_require__(5820);
;// CONCATENATED MODULE: ./lib/report/image-section.js





const IMAGE_RESULTS = {
    built: '✅ built',
    reused: 'was there',
    failed: '❌ failed',
    skipped: 'not built',
};
const IMAGE_ACTIONS = {
    build: '**build**',
    reuse: 'is there',
    pinned: 'not used',
};
/** The images of a plan or a run, sizes against those that are live where they are known. */
function imageSection(planned, built, sizes = new Map()) {
    if (planned.length === 0)
        return { whole: () => '' };
    const results = new Map(built.map((image) => [image.planned.image.key, image]));
    const draw = (shown, withReasons) => {
        const { above, cells } = (0,reasons/* shareReasons */.b)(shown.map(({ reasons }) => (withReasons ? reasons : [])), 'image');
        const rows = shown.map((image, row) => {
            const done = results.get(image.image.key);
            const size = sizes.get(image.image.key);
            return [
                (0,markdown/* code */.aY)(image.image.key),
                (0,markdown/* code */.aY)(image.name ? `${image.name}:${image.tag}` : image.tag),
                done ? IMAGE_RESULTS[done.result] : IMAGE_ACTIONS[image.action],
                size ? (0,report_sizes/* sizeText */.l)(size) : '',
                cells[row] ?? '',
                done && done.seconds > 0 ? duration(done.seconds) : '',
            ];
        });
        const head = ['Image', 'Name and tag', built.length > 0 ? 'Result' : 'What', 'Size', 'Why', 'Took'];
        return [above, (0,markdown/* tableOf */.c_)(head, rows)].filter(Boolean).join('\n\n');
    };
    const news = planned.filter(({ action }) => action === 'build');
    const old = (0,markdown/* count */.U9)(planned.length - news.length, news.length > 0 ? 'other image' : 'image');
    const rest = planned.length > news.length ? `${old}, nothing to build.` : '';
    const short = (withReasons) => [draw(news, withReasons), rest].filter(Boolean).join('\n\n');
    return {
        whole: () => news.length === 0 || planned.length > crowd/* ROWS_SHOWN */.E_
            ? (0,markdown/* folded */.TM)(news.length === 0 ? `${old}, nothing to build` : (0,markdown/* count */.U9)(planned.length, 'image'), draw(planned, true))
            : draw(planned, true),
        shorter: [
            { ease: 8, text: () => short(true) },
            { ease: 5, text: () => short(false) },
            { ease: 2, text: () => `${(0,markdown/* count */.U9)(planned.length, 'image')}: the log has each.` },
        ],
    };
}

;// CONCATENATED MODULE: ./lib/report/note-section.js

/** How the plan was found, and what could not be known. */
function noteSection(notes) {
    const list = (shown) => shown.map((note) => `- ${(0,markdown/* plain */.pj)(note)}`).join('\n');
    const few = () => (notes.length > 0 ? `### How this was found\n\n${list(notes.slice(0, 6))}` : '');
    const rest = notes.slice(6);
    return {
        whole: () => (rest.length > 0 ? `${few()}\n\n${(0,markdown/* folded */.TM)(`${rest.length} more`, list(rest))}` : few()),
        shorter: [{ ease: 4, text: few }],
    };
}

// EXTERNAL MODULE: ./lib/report/plan.js
var report_plan = __webpack_require__(1383);
// EXTERNAL MODULE: ./lib/report/planned-hubs.js
var planned_hubs = __webpack_require__(6681);
// EXTERNAL MODULE: ./lib/report/problems.js
var report_problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/report/shorten.js
var shorten = __webpack_require__(9551);
;// CONCATENATED MODULE: ./lib/report/outcome.js











/** One sentence: what came out, the worst first. */
function verdict(outcome) {
    const of = (result) => outcome.hubs.filter((hub) => hub.result === result).map((hub) => hub.planned.release.id);
    const images = (result) => outcome.images.filter((image) => image.result === result).map((image) => image.planned.image.key);
    const [failed, spared, deployed] = [of('failed'), of('spared'), of('deployed')];
    const [broken, built] = [images('failed'), images('built')];
    const parts = [];
    if (failed.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(failed.length, 'hub')} failed: ${(0,names/* someOf */.y)(failed)}`);
    if (broken.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(broken.length, 'image')} failed to build: ${(0,names/* someOf */.y)(broken)}`);
    if (spared.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(spared.length, 'hub')} spared${spared.length <= 3 ? `: ${spared.join(', ')}` : ''}`);
    if (deployed.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(deployed.length, 'hub')} deployed`);
    for (const result of ['rolled back', 'adopted', 'removed', 'skipped', 'unchanged']) {
        const hubs = of(result);
        if (hubs.length > 0)
            parts.push(`${(0,markdown/* count */.U9)(hubs.length, 'hub')} ${result}`);
    }
    if (built.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(built.length, 'image')} built`);
    return parts.length > 0 ? `${parts.join('; ')}.` : (0,report_plan/* headline */.Pl)(outcome.plan);
}
/** True where the run must end red. */
function hasFailed(outcome) {
    return (outcome.hubs.some((hub) => hub.result === 'failed' || hub.result === 'spared') ||
        outcome.images.some((image) => image.result === 'failed') ||
        [...outcome.problems, ...outcome.plan.problems].some((problem) => problem.severity === 'error'));
}
/** The job summary of a run: the outcome first, then what to mend, hubs, images, and how it was found. */
function outcomeMarkdown(outcome) {
    return (0,shorten/* fitSummary */.mW)([(0,shorten/* fixed */.Zu)(outcomeTitle(outcome)), ...outcomeSections(outcome), (0,shorten/* fixed */.Zu)(footer(outcome))]);
}
/** What came out; where nothing was built or deployed, what would be. */
function outcomeTitle(outcome) {
    const { plan, hubs, images } = outcome;
    if (hubs.length === 0 && !images.some(({ result }) => result === 'built' || result === 'failed'))
        return (0,report_plan/* planTitle */.KS)({ ...plan, problems: [...plan.problems, ...outcome.problems] });
    const title = `## ${hasFailed(outcome) ? '❌' : '✅'} ${(0,markdown/* plain */.pj)(verdict(outcome).replace(/\.$/, ''))}`;
    // Before a merge images are built, and what the merge does to hubs and people is still to come.
    return hubs.length === 0 && plan.hubs.some(({ action }) => action === 'deploy')
        ? `${title}\n\n${(0,markdown/* plain */.pj)((0,report_plan/* deployLine */.IV)(plan))}`
        : title;
}
/** All but the title, each shortened by its own importance. */
function outcomeSections({ plan, hubs, images, problems, diffs, sizes }) {
    const all = [...problems, ...plan.problems];
    return [
        (0,report_problems/* errorSection */.K6)(all),
        hubs.length > 0 ? deployedHubs(hubs, plan.images) : (0,planned_hubs/* plannedHubs */.$)(plan),
        imageSection(plan.images, images, sizes),
        (0,report_problems/* warningSection */.i5)(all),
        diffSection(diffs),
        noteSection(plan.notes),
    ];
}
function footer({ plan, seconds, steps = [] }) {
    const each = steps.map((step) => `${step.name} ${duration(step.seconds)}`).join(', ');
    return `<sub>Commit ${plan.commit.slice(0, 7)}. Took ${duration(seconds)}${each ? `: ${each}` : ''}.</sub>`;
}


/***/ }),

/***/ 1383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IV: () => (/* binding */ deployLine),
/* harmony export */   KS: () => (/* binding */ planTitle),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   iY: () => (/* binding */ planJson)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);
/* harmony import */ var _planned_hubs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6681);



/** What is to be done and what happens to people, in one line: the first of every plan. */
function headline(plan) {
    return [whatLine(plan), peopleLine(plan)].filter(Boolean).join(' ');
}
function whatLine(plan) {
    const hubs = plan.hubs.filter((hub) => hub.release.kind === 'hub');
    const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
    const builds = plan.images.filter((image) => image.action === 'build').length;
    if (deployed.length === 0 && builds === 0)
        return `Nothing to do: none of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'hub')} needs a deploy.`;
    const parts = deployParts(plan);
    if (builds > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(builds, 'image')} to build`);
    return `${parts.join(', ')}.`;
}
function deployParts({ hubs }) {
    const deployed = hubs.filter((hub) => hub.action === 'deploy');
    const charts = deployed.filter((hub) => hub.release.kind === 'chart').length;
    const all = hubs.filter((hub) => hub.release.kind === 'hub').length;
    const parts = [`${deployed.length - charts} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(all, 'hub')} to deploy`];
    if (charts > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(charts, 'other chart')} to deploy`);
    return parts;
}
/** What is still to come where the images are built: the deploys, and what happens to people. */
function deployLine(plan) {
    return [`${deployParts(plan).join(', ')}.`, peopleLine(plan)].filter(Boolean).join(' ');
}
function peopleLine(plan) {
    const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
    const of = (impact) => deployed.filter((hub) => hub.impact === impact).length;
    const restart = (number, noun) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(number, noun)} ${number === 1 ? 'restarts' : 'restart'}`;
    const people = [];
    if (of('proxy-restart') > 0) {
        const servers = serversOn(plan, 'proxy-restart');
        const whose = servers ? ` (${servers})` : '';
        people.push(`${restart(of('proxy-restart'), 'proxy')}: everybody's connection drops${whose}`);
    }
    if (of('hub-restart') > 0) {
        const servers = serversOn(plan, 'hub-restart') ?? 'running servers';
        const go = servers.startsWith('1 ') ? 'goes' : 'go';
        people.push(`${restart(of('hub-restart'), 'hub')}: no logins or new servers for seconds, ${servers} ${go} on`);
    }
    return people.length > 0 ? `${people.join('. ')}.` : '';
}
/** The servers that run on the hubs of an impact, where it is known of each. */
function serversOn({ hubs, servers }, impact) {
    let sum = 0;
    for (const hub of hubs) {
        if (hub.action !== 'deploy' || hub.impact !== impact)
            continue;
        const running = servers?.get(hub.release.id);
        if (running === undefined)
            return undefined;
        sum += running;
    }
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(sum, 'running server');
}
/** The first lines of a plan: what would happen, then what it does to people. */
function planTitle(plan) {
    const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
    const sign = errors > 0 ? `❌ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(errors, 'error')}; ` : '';
    const people = peopleLine(plan);
    return `## ${sign}${whatLine(plan).replace(/\.$/, '')}${people ? `\n\n${people}` : ''}`;
}
/** The plan as text for a terminal. */
function planText(plan) {
    const lines = [headline(plan), ...plan.notes.map((note) => `  ${note}`)];
    const row = (what, name, reasons) => {
        lines.push(`${what.padEnd(14)}${name}`);
        for (const reason of reasons)
            lines.push(`${' '.repeat(16)}${reason}`);
    };
    for (const hub of plan.hubs.filter(_planned_hubs_js__WEBPACK_IMPORTED_MODULE_1__/* .worthSaying */ .W))
        row(hub.action, hub.release.id, hub.reasons);
    for (const image of plan.images)
        row(image.action, imageLabel(image), image.reasons);
    for (const problem of plan.problems) {
        lines.push(`${problem.severity}: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(problem)}${problem.title}: ${problem.message}`);
    }
    return `${lines.join('\n')}\n`;
}
function imageLabel(image) {
    return image.name ? `${image.image.key}  ${image.name}:${image.tag}` : `${image.image.key}  ${image.tag}`;
}
/** The plan as plan.schema.json has it. */
function planJson(plan) {
    return {
        commit: plan.commit,
        base: plan.base ?? null,
        notes: plan.notes,
        images: plan.images.map(({ image, name, tag, action, reasons }) => ({
            key: image.key,
            hub: image.hub ?? null,
            kind: image.kind,
            name: name || null,
            tag,
            action,
            reasons,
        })),
        hubs: plan.hubs.map(({ release, action, impact, reasons }) => ({
            id: release.id,
            hub: release.hub,
            kind: release.kind,
            cluster: release.cluster,
            environment: release.environment,
            action,
            impact,
            reasons,
        })),
        problems: plan.problems.map(({ severity, file, line, title, message }) => ({
            severity,
            file: file ?? null,
            line: line ?? null,
            title,
            message,
        })),
    };
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ plannedHubs),
/* harmony export */   W: () => (/* binding */ worthSaying)
/* harmony export */ });
/* harmony import */ var _crowd_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5779);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3959);



const ACTIONS = {
    deploy: '**deploy**',
    none: 'nothing',
    hold: 'on hold',
    'not installed': 'not installed',
    drift: '**drift**',
};
const IMPACTS = {
    none: 'none',
    'hub-restart': 'hub restarts',
    'proxy-restart': '**connections drop**',
    unknown: 'not known',
};
/** The rows worth a reader's time; the others are counted. */
function worthSaying(hub) {
    return hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '');
}
/** What is planned for each hub that something is to be said of. */
function plannedHubs(plan) {
    const hubs = plan.hubs.filter(worthSaying);
    if (hubs.length === 0)
        return { whole: () => '' };
    const quiet = plan.hubs.length - hubs.length;
    const rest = quiet > 0 ? `\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(quiet, 'other hub')} not touched.` : '';
    const head = ['Hub', 'Where', 'What', 'Why', 'People'];
    const impacts = hubs.map((hub) => (hub.action === 'deploy' ? IMPACTS[hub.impact] : ''));
    const draw = (withReasons) => {
        const { above, cells } = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shareReasons */ .b)(hubs.map(({ reasons }) => (withReasons ? reasons : [])), 'hub');
        const rows = hubs.map((hub, row) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(hub.release.id),
            (0,_crowd_js__WEBPACK_IMPORTED_MODULE_2__/* .where */ ._M)(hub),
            ACTIONS[hub.action],
            cells[row] ?? '',
            impacts[row] ?? '',
        ]);
        return [above, (0,_crowd_js__WEBPACK_IMPORTED_MODULE_2__/* .long */ .LU)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .tableOf */ .c_)(head, rows), rows.length, (0,_crowd_js__WEBPACK_IMPORTED_MODULE_2__/* .crowd */ .k4)(hubs))].filter(Boolean).join('\n\n') + rest;
    };
    return {
        whole: () => draw(true),
        shorter: [
            { ease: 6, text: () => draw(false) },
            { ease: 1, text: () => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(hubs.length, 'hub')}: the log has the plan of each.${rest}` },
        ],
    };
}


/***/ }),

/***/ 2284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K6: () => (/* binding */ errorSection),
/* harmony export */   Np: () => (/* binding */ bySeverity),
/* harmony export */   gH: () => (/* binding */ problemList),
/* harmony export */   i5: () => (/* binding */ warningSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4110);


const rank = { error: 0, warning: 1, notice: 2 };
const signs = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
/** The most severe first; within one severity by place. */
function bySeverity(problems) {
    return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity] ||
        (a.file ?? '').localeCompare(b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0));
}
/** Problems as a Markdown list, each with its place, its fix, and its log folded; what several hubs share is one item. */
function problemList(problems, { logs = true } = {}) {
    return alike(bySeverity(problems))
        .map((group) => item(group, logs))
        .join('\n');
}
/** Errors, and what a person has to do about them. */
function errorSection(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    return listSection('### What to mend', errors, { log: 7, some: 2, few: 1 });
}
/** Warnings and notices. */
function warningSection(problems) {
    const others = problems.filter(({ severity }) => severity !== 'error');
    return listSection('### Warnings', others, { log: 8, some: 5, few: 4 });
}
function listSection(title, problems, ease) {
    if (problems.length === 0)
        return { whole: () => '' };
    const first = (most) => {
        const groups = alike(bySeverity(problems));
        const left = groups.slice(most).flat().length;
        const rest = left > 0 ? `\n- ${left} more: the log has them.` : '';
        const items = groups.slice(0, most).map((group) => item(group, false));
        return `${title}\n\n${items.join('\n')}${rest}`;
    };
    return {
        whole: () => `${title}\n\n${problemList(problems)}`,
        shorter: [
            { ease: ease.log, text: () => `${title}\n\n${problemList(problems, { logs: false })}` },
            { ease: ease.some, text: () => first(50) },
            { ease: ease.few, text: () => first(10) },
        ],
    };
}
/** Problems that differ in nothing but the hub, together. */
function alike(problems) {
    const groups = new Map();
    for (const problem of problems) {
        const { hub, severity, title, message, log = '' } = problem;
        const general = (text) => (hub ? text.replaceAll(hub, '\0') : text);
        const key = JSON.stringify([severity, general(title), general(message), log]);
        groups.set(key, [...(groups.get(key) ?? []), problem]);
    }
    return [...groups.values()];
}
function item(group, logs) {
    const [problem] = group;
    if (!problem)
        return '';
    const text = `- ${signs[problem.severity]} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.title)}**${place(problem)}${sameFor(group)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.message)}`;
    if (!problem.log || !logs)
        return text;
    return `${text}\n\n${indent((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)('Last lines', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .block */ .om)(problem.log)))}\n`;
}
function place({ file, line }) {
    if (!file)
        return '';
    return ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line ? `${file}:${line}` : file)}`;
}
/** The other hubs that it is true of. */
function sameFor([, ...others]) {
    if (others.length === 0)
        return '';
    const hubs = [...new Set(others.flatMap(({ hub }) => (hub ? [hub] : [])))];
    if (hubs.length === 0)
        return ` (${others.length + 1} times)`;
    return ` (the same for ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .someOf */ .y)(hubs))})`;
}
function indent(text) {
    return text.replace(/^(?=.)/gm, '  ');
}


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ shareReasons)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

/** A reason that this many rows give is said once, above them. */
const MANY = 3;
/**
 * Takes out of a table what its rows repeat.
 *
 * @param rows the reasons of each row
 * @param noun what a row is: `hub`, `image`
 */
function shareReasons(rows, noun) {
    const times = new Map();
    for (const reason of rows.flatMap((reasons) => [...new Set(reasons)]))
        times.set(reason, (times.get(reason) ?? 0) + 1);
    const shared = [...times].filter(([, number]) => number >= MANY).sort((a, b) => b[1] - a[1]);
    const numbers = new Map();
    const lines = shared.map(([reason, number]) => {
        if (number === rows.length) {
            numbers.set(reason, '');
            return `All ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(number, noun)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason)}`;
        }
        numbers.set(reason, `(${[...numbers.values()].filter(Boolean).length + 1})`);
        return `${numbers.get(reason)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(number, noun)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason)}`;
    });
    const cells = rows.map((reasons) => reasons
        .map((reason) => numbers.get(reason) ?? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason))
        .filter(Boolean)
        .join('<br>'));
    return { above: lines.join('  \n'), cells };
}


/***/ }),

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ fixed),
/* harmony export */   mW: () => (/* binding */ fitSummary),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** A section that is never shortened. */
function fixed(text) {
    return { whole: () => text };
}
/**
 * The sections with blank lines between them, shortened until they fit: the least important first, a step at a time.
 *
 * @param limit in the unit of `size`
 * @param size of a text; UTF-16 units unless given
 */
function shorten(sections, limit, size = (text) => text.length) {
    const states = sections.map(({ whole, shorter = [] }) => ({ steps: [...shorter], text: whole() }));
    for (;;) {
        const text = states
            .map((state) => state.text)
            .filter(Boolean)
            .join('\n\n');
        if (size(text) <= limit)
            return text;
        const ease = (state) => state.steps[0]?.ease ?? 0;
        const [easiest] = [...states].sort((a, b) => ease(b) - ease(a));
        const step = easiest?.steps.shift();
        if (!easiest || !step)
            return clip(text, limit, size);
        easiest.text = step.text();
    }
}
/** A job's summary may hold 1 MiB a step; a longer one is refused whole, and what the caller adds has to fit too. */
const SUMMARY_BYTES = 1024 * 1024 - 16 * 1024;
/** The sections as a job's summary. */
function fitSummary(sections) {
    return shorten(sections, SUMMARY_BYTES, (text) => Buffer.byteLength(text));
}
/** Cut at a line's end: half a table row or half an HTML tag would spoil what follows it. */
function clip(text, limit, size) {
    const end = '\n\n(Shortened: the log has the rest.)';
    const lines = text.split('\n');
    let low = 0;
    let high = lines.length;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (size(lines.slice(0, middle).join('\n') + end) <= limit)
            low = middle;
        else
            high = middle - 1;
    }
    return lines.slice(0, low).join('\n') + end;
}


/***/ }),

/***/ 5820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ sizeText)
/* harmony export */ });
/** `412 MB`, `412 MB (+12 MB)`, `412 MB (was unknown)`, `unknown`. */
function sizeText({ bytes, before }) {
    if (bytes === undefined)
        return 'unknown';
    if (before === undefined)
        return megabytes(bytes);
    if (before === 'unknown')
        return `${megabytes(bytes)} (was unknown)`;
    const change = bytes - before;
    return Math.abs(change) < 500_000
        ? megabytes(bytes)
        : `${megabytes(bytes)} (${change > 0 ? '+' : '−'}${megabytes(Math.abs(change))})`;
}
function megabytes(bytes) {
    const number = bytes / 1_000_000;
    return number >= 1000 ? `${(number / 1000).toFixed(1)} GB` : `${Math.max(1, Math.round(number))} MB`;
}


/***/ }),

/***/ 3457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Nb: () => (/* binding */ SKIP_LABEL),
  ig: () => (/* binding */ leftOut),
  r2: () => (/* binding */ mergedPullRequest),
  g2: () => (/* binding */ tellPullRequest)
});

// EXTERNAL MODULE: ./lib/host/github.js + 1 modules
var host_github = __webpack_require__(4222);
// EXTERNAL MODULE: ./lib/host/github-refusal.js
var github_refusal = __webpack_require__(4246);
// EXTERNAL MODULE: ./lib/report/outcome.js + 5 modules
var report_outcome = __webpack_require__(2801);
// EXTERNAL MODULE: ./lib/report/problems.js
var report_problems = __webpack_require__(2284);
// EXTERNAL MODULE: ./lib/report/shorten.js
var shorten = __webpack_require__(9551);
;// CONCATENATED MODULE: ./lib/report/check.js



/** A check's summary may hold 65,535 characters. */
const SUMMARY_CHARACTERS = 65_535;
/** An annotation's message and details may each hold 64 KB. */
const DETAILS_BYTES = 64 * 1024;
const LEVELS = {
    error: 'failure',
    warning: 'warning',
    notice: 'notice',
};
/** A check run with every problem at its file and line, the most severe first; those without a file are in its summary. */
function checkRun({ outcome, name, headSha, run }) {
    const problems = (0,report_problems/* bySeverity */.Np)([...outcome.problems, ...outcome.plan.problems]);
    return {
        name,
        headSha,
        conclusion: (0,report_outcome/* hasFailed */.WN)(outcome) ? 'failure' : 'success',
        title: clip((0,report_outcome/* verdict */.WJ)(outcome), 255),
        summary: (0,shorten/* shorten */.ml)((0,report_outcome/* outcomeSections */.j2)(outcome), SUMMARY_CHARACTERS),
        annotations: problems.flatMap(annotation),
        ...(run ? { detailsUrl: run } : {}),
    };
}
function annotation({ severity, file, line, column, title, message, log }) {
    if (!file)
        return [];
    return [
        {
            path: file,
            start_line: line ?? 1,
            end_line: line ?? 1,
            ...(line && column ? { start_column: column, end_column: column } : {}),
            annotation_level: LEVELS[severity],
            title: clip(title, 255),
            message: clipBytes(message),
            ...(log ? { raw_details: clipBytes(log) } : {}),
        },
    ];
}
function clip(text, most) {
    const characters = [...text];
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
function clipBytes(text) {
    if (Buffer.byteLength(text) <= DETAILS_BYTES)
        return text;
    // A character that is cut in the middle becomes three bytes.
    return Buffer.from(text)
        .subarray(0, DETAILS_BYTES - 8)
        .toString('utf8');
}

// EXTERNAL MODULE: ./lib/report/planned-hubs.js
var planned_hubs = __webpack_require__(6681);
;// CONCATENATED MODULE: ./lib/report/comment.js




/** GitHub takes 65,536 characters. */
const COMMENT_CHARACTERS = 65_536;
/**
 * The comment's Markdown: a marker that finds it again, what came out or would come out, and a link to the run. At most
 * 65,536 characters, the least important shortened first.
 */
function commentBody({ outcome, key, run }) {
    const marker = markerOf(key);
    if (!hasNews(outcome)) {
        return `${marker}\n\nNothing is left to do here: this change deploys no hub and builds no image.`;
    }
    const commit = outcome.plan.commit.slice(0, 7);
    const link = run && /^https?:\/\/[^\s()<>]+$/.test(run) ? `, [the run](${run})` : '';
    const state = outcome.hubs.length > 0 ? 'After the merge' : 'Before the merge';
    return (0,shorten/* shorten */.ml)([
        (0,shorten/* fixed */.Zu)(marker),
        (0,shorten/* fixed */.Zu)((0,report_outcome/* outcomeTitle */.lD)(outcome)),
        ...(0,report_outcome/* outcomeSections */.j2)(outcome),
        (0,shorten/* fixed */.Zu)(`<sub>${state}, at ${commit}${link}. This comment is kept up to date.</sub>`),
    ], COMMENT_CHARACTERS);
}
/** True where people have something to learn from it; else nobody is written to. */
function hasNews({ plan, hubs, images, problems }) {
    return (hubs.length > 0 ||
        images.some(({ result }) => result !== 'reused') ||
        problems.length + plan.problems.length > 0 ||
        plan.images.some(({ action }) => action === 'build') ||
        plan.hubs.some(planned_hubs/* worthSaying */.W));
}
/**
 * Keeps one comment on a pull request: found by its marker and changed in place, or made where there is something to say.
 *
 * @returns undefined where there was nothing to say and no comment of ours
 */
async function upsertComment(github, pullRequest, report) {
    const body = commentBody(report);
    const found = await ourComment(github, pullRequest, report.key);
    if ((0,host_github/* isRefused */.H)(found))
        return found;
    if (found.value) {
        return found.value.body === body ? { value: found.value } : github.updateComment(found.value.id, body);
    }
    if (!hasNews(report.outcome))
        return undefined;
    const made = await github.createComment(pullRequest, body);
    if (!(0,host_github/* isRefused */.H)(made) || made.why !== 'unavailable')
        return made;
    // The answer may have been lost and the comment be there: it is not written twice.
    const again = await ourComment(github, pullRequest, report.key);
    if ((0,host_github/* isRefused */.H)(again))
        return made;
    return again.value ? { value: again.value } : github.createComment(pullRequest, body);
}
async function ourComment(github, pullRequest, key) {
    const comments = await github.comments(pullRequest);
    if ((0,host_github/* isRefused */.H)(comments))
        return comments;
    const marked = comments.value.filter(({ body }) => body.startsWith(markerOf(key)));
    if (marked.length === 0)
        return { value: undefined };
    const self = await github.self();
    return { value: marked.find((comment) => isOurs(comment, (0,host_github/* isRefused */.H)(self) ? { kind: 'app' } : self.value)) };
}
/** Anybody can write the marker; a comment that a stranger could change later is not ours. */
function isOurs({ author, isBot }, self) {
    return self.kind === 'app' ? isBot : author === self.login;
}
function markerOf(key) {
    return `<!-- hub-deploy:comment ${encodeURIComponent(key)} -->`;
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
;// CONCATENATED MODULE: ./lib/report/tell.js





/** The label that merges a pull request without deploying what it touches. */
const SKIP_LABEL = 'hub-deploy:skip';
/**
 * Tells the pull request what came out: its own run's plan, and after the merge the outcome of the push that it became.
 * On other events, and for forks, whose token may only read, there is nothing to do.
 *
 * @returns what was left out, and why
 */
async function tellPullRequest(telling) {
    const { github, event, outcome, folder, check } = telling;
    const number = await pullRequestOf(github, event);
    if (number === undefined)
        return [];
    if (typeof number !== 'number')
        return [number];
    const run = event.run ? { run: event.run } : {};
    const answers = [await upsertComment(github, number, { outcome, key: folder, ...run })];
    const head = event.pullRequest?.head;
    if (check && head) {
        const made = checkRun({ outcome, name: checkName(folder), headSha: head, ...run });
        const answer = await github.createCheckRun(made);
        if ((0,host_github/* isRefused */.H)(answer) && losesAnnotations(made))
            answers.push(answer);
    }
    return answers.filter(isRefusal);
}
/** GitHub shows this many annotations of each severity that come from a step. */
const STEP_ANNOTATIONS = 10;
function losesAnnotations({ annotations }) {
    const levels = ['failure', 'warning', 'notice'];
    return levels.some((level) => annotations.filter(({ annotation_level }) => annotation_level === level).length > STEP_ANNOTATIONS);
}
function checkName(folder) {
    return folder === '.' ? 'hub-deploy' : `hub-deploy (${folder})`;
}
/** The pull request that this run is about; undefined where there is none, or GitHub's refusal. */
async function pullRequestOf(github, event) {
    if (event.pullRequest)
        return event.pullRequest.fork ? undefined : event.pullRequest.number;
    if (event.name !== 'push' || !event.sha)
        return undefined;
    const merged = await mergedPullRequest(github, event);
    if ((0,host_github/* isRefused */.H)(merged))
        return merged;
    return merged.value?.number;
}
/** The merged pull request that a push brought in: of several that hold the commit, the one that became it. */
async function mergedPullRequest(github, { sha = '', ref }) {
    const found = await github.pullRequestsOf(sha);
    if ((0,host_github/* isRefused */.H)(found))
        return found;
    const merged = found.value.filter(({ mergedAs, base }) => mergedAs && ref === `refs/heads/${base}`);
    // A rebase leaves several commits, of which GitHub names the last.
    return { value: merged.find(({ mergedAs }) => mergedAs === sha) ?? merged.at(-1) };
}
function isRefusal(answer) {
    return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
/** What was left out, for the summary, with the lines to add once for all of it; blank where nothing was. */
function leftOut(refused) {
    if (refused.length === 0)
        return '';
    const sentences = [
        ...new Set(refused.map((one) => one.refused.replace(/ The line to give the job is .*$/s, ''))),
    ];
    const permissions = [...new Set(refused.flatMap(({ permission }) => permission ?? []))];
    const list = sentences.map((sentence) => `- ${(0,markdown/* plain */.pj)(sentence)}`).join('\n');
    if (permissions.length === 0)
        return list;
    const lines = (0,github_refusal/* permissionLine */.Ou)(permissions).replace('permissions: {', '').replace('}', '').split(', ');
    const yaml = ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
    return `${list}\n\nThe job's permissions with what is missing:\n\n${(0,markdown/* block */.om)(yaml)}`;
}


/***/ })

};
