export const id = 1452;
export const ids = [1452];
export const modules = {

/***/ 2970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ readHead),
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/fleet/fetch.js + 1 modules
var fetch = __webpack_require__(2893);
// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
// EXTERNAL MODULE: ./lib/fleet/records.js
var records = __webpack_require__(1338);
// EXTERNAL MODULE: ./lib/fleet/tree.js
var fleet_tree = __webpack_require__(642);
;// CONCATENATED MODULE: ./lib/fleet/changes.js





/**
 * Finds what the event changed, with local git alone; what a shallow clone lacks of it is fetched, one commit with its
 * files, never a list from GitHub's API (which ends at 300 files).
 *
 * | event | compared with |
 * |---|---|
 * | push, merge group | the commit it started from; also for a force push, whose old commits GitHub still serves |
 * | new branch or tag, or a start that is gone | the merge base with the default branch, else everything counts |
 * | pull request | the merge commit's first parent |
 * | dispatch, schedule | nothing: they touch nothing |
 * | local | `--base`, else the merge base with the default branch or upstream, and the working folder as it is |
 *
 * @param directory a folder of the checkout
 * @param tree what `readTree` gave for this run, to spare a second look at the working folder
 * @throws ProblemError where the head, or a base that a person named, is no commit
 */
async function findChanges(directory, event, tree) {
    const comparison = await compared(directory, event);
    if (!comparison) {
        return { head: '', how: 'everything counts as changed: there is no commit yet', files: 'everything' };
    }
    const { head, base, how } = comparison;
    const committed = async () => base === undefined
        ? { head: head.oid, how, files: 'everything' }
        : { base, head: head.oid, how, files: await filesBetween(directory, base, head) };
    if (event.name !== 'local' || event.sha !== undefined)
        return committed();
    const [changes, working] = await Promise.all([committed(), tree ?? (0,fleet_tree/* readTree */.Z)(directory, {})]);
    return working.dirty ? withWorkingFolder(directory, changes, working) : changes;
}
async function compared(directory, event) {
    // What is checked out is what is worked on, also where a workflow checks out another commit than the event's own.
    const asked = event.name === 'local' ? event.sha : undefined;
    const revs = await Promise.all([asked ?? 'HEAD', event.base ?? ''].map((rev) => resolve(directory, rev)));
    const [head, base] = await (0,git/* lookUp */.TE)(directory, revs);
    if (!head) {
        if (asked === undefined)
            return undefined;
        throw noCommit(asked);
    }
    switch (event.name) {
        case 'push':
        case 'merge_group':
            return pushed(directory, event, head, base);
        case 'pull_request':
            return pullRequest(directory, event, head);
        case 'local':
            return local(directory, event, head, base);
        default:
            return { head, base: head.oid, how: `compared with nothing: a ${event.name} touches no file` };
    }
}
async function pushed(directory, event, head, known) {
    if (!event.base || /^0+$/.test(event.base)) {
        return fromDefaultBranch(directory, event, head, `${refWord(event)} is new`);
    }
    const base = known ?? (await fetched(directory, event.base, event));
    const named = changes_short(event.base);
    if (!base)
        return fromDefaultBranch(directory, event, head, `${named}, where it started, cannot be had`);
    const what = event.forced ? 'which this force push replaced' : 'where it started';
    return { head, base: base.oid, how: `compared with ${named}, ${what}` };
}
async function pullRequest(directory, event, head) {
    const [first, second] = head.parents;
    if (first && second) {
        // A depth-1 checkout has no HEAD^1, but the commit itself names its parents.
        const [here] = await (0,git/* lookUp */.TE)(directory, [first]);
        if (here ?? (await fetched(directory, first, event))) {
            return { head, base: first, how: `compared with ${changes_short(first)}, which it is merged into` };
        }
    }
    const base = event.base && (await mergeBase(directory, event, head, event.base));
    if (base)
        return { head, base, how: `compared with ${changes_short(base)}, where the pull request leaves its base` };
    return fromDefaultBranch(directory, event, head, 'its base cannot be had');
}
async function local(directory, event, head, named) {
    if (event.base) {
        const base = named ?? (await fetched(directory, event.base, event));
        if (!base)
            throw noCommit(event.base);
        return { head, base: base.oid, how: `compared with ${changes_short(base.oid)}, as asked` };
    }
    for (const name of await mainlines(directory, event)) {
        const [tip] = await (0,git/* lookUp */.TE)(directory, [name]);
        const base = tip && (await mergeBase(directory, event, head, tip.oid));
        if (base)
            return {
                head,
                base,
                how: `compared with ${changes_short(base)}, which ${await shortName(directory, name)} holds`,
            };
    }
    const why = 'there is no upstream branch to compare with (name one with --base)';
    return { head, how: `everything counts as changed: ${why}` };
}
/** Where a branch's work goes in the end, best first: refs that may or may not be there. */
async function mainlines(directory, event) {
    const upstream = await (0,git/* git */.$Y)(directory, ['rev-parse', '--symbolic-full-name', '@{upstream}'], {
        okCodes: [0, 128],
    });
    const branch = event.defaultBranch;
    return [
        'refs/remotes/origin/HEAD',
        ...(branch ? [`refs/remotes/origin/${branch}`] : []),
        ...(upstream.code === 0 ? [upstream.stdout.toString('utf8').trim()] : []),
        ...(branch ? [`refs/heads/${branch}`] : []),
    ];
}
async function shortName(directory, ref) {
    return (0,git/* gitText */.q_)(directory, ['rev-parse', '--abbrev-ref', ref]);
}
/** The merge base with the default branch; without one, or on that branch itself, everything counts. */
async function fromDefaultBranch(directory, event, head, why) {
    const branch = event.defaultBranch;
    if (branch === undefined || event.ref === `refs/heads/${branch}`) {
        return { head, how: `everything counts as changed: ${why}` };
    }
    const [tip] = await (0,git/* lookUp */.TE)(directory, [`refs/remotes/origin/${branch}`]);
    const base = await mergeBase(directory, event, head, tip?.oid ?? `refs/heads/${branch}`);
    if (base)
        return { head, base, how: `compared with ${changes_short(base)}, where it leaves ${branch}: ${why}` };
    return { head, how: `everything counts as changed: ${why}, and it shares no commit with ${branch}` };
}
/**
 * @param other a full id, or a ref of the server where the clone does not have it
 * @returns the full id of a commit whose files are here; undefined where there is none in common or it cannot be had
 */
async function mergeBase(directory, event, head, other) {
    const ask = async (repository, [a, b]) => (0,git/* gitText */.q_)(repository, ['merge-base', a, b], { okCodes: [0, 1, 128] });
    const here = (await (0,fetch/* isShallow */.fE)(directory)) ? '' : await ask(directory, [head.oid, other]);
    const oid = here || (await (0,fetch/* askHistory */.cw)(directory, [head.oid, other], event, ask));
    if (!oid)
        return undefined;
    const [base] = await (0,git/* lookUp */.TE)(directory, [oid]);
    return (base ?? (await fetched(directory, oid, event)))?.oid;
}
async function fetched(directory, oid, event) {
    if (!oid || !isId(oid) || !(await (0,fetch/* fetchCommit */.iH)(directory, oid, event)))
        return undefined;
    return (await (0,git/* lookUp */.TE)(directory, [oid]))[0];
}
async function filesBetween(directory, base, head) {
    if (base === head.oid)
        return new Map();
    const isOneCommit = head.parents.length === 1 && head.parents[0] === base;
    const [{ stdout }, commits] = await Promise.all([
        (0,git/* git */.$Y)(directory, [
            'diff-tree',
            '-r',
            '-z',
            '--no-renames',
            '--name-status',
            '--ignore-submodules=none',
            base,
            head.oid,
        ]),
        isOneCommit ? undefined : newestCommits(directory, base, head.oid),
    ]);
    const fields = (0,records/* recordsOf */.M)(stdout).text.split('\0');
    const files = new Map();
    for (let i = 0; i + 1 < fields.length; i += 2) {
        const path = fields[i + 1];
        const commit = isOneCommit ? head.oid : commits?.get(path);
        files.set(path, { status: statusOf(fields[i]), ...(commit ? { commit: changes_short(commit) } : {}) });
    }
    return files;
}
function statusOf(letter) {
    if (letter === 'A')
        return 'added';
    return letter === 'D' ? 'deleted' : 'modified';
}
/** By path, the newest commit of the range that touched it. Empty in a shallow clone, which does not know. */
async function newestCommits(directory, base, head) {
    const newest = new Map();
    if (await (0,fetch/* isShallow */.fE)(directory))
        return newest;
    // -c: a merge counts only for the files that it made different from both its parents.
    const plain = ['--no-renames', '--no-show-signature', '--no-color'];
    const flags = ['--topo-order', '-c', '--name-only', ...plain];
    const { stdout } = await (0,git/* git */.$Y)(directory, [
        // A setting and no flag: git before 2.28 knows neither, and takes this.
        ...['-c', 'diff.relative=false', 'log'],
        '-z',
        ...flags,
        '--format=tformat:%x01%H',
        `${base}..${head}`,
    ]);
    for (const block of (0,records/* recordsOf */.M)(stdout).text.split('\x01').slice(1)) {
        const [commit = '', ...paths] = block.split(/\0\n?/);
        for (const path of paths)
            if (path !== '' && !newest.has(path))
                newest.set(path, commit);
    }
    return newest;
}
/** The committed changes, and what the working folder does to them. */
async function withWorkingFolder(directory, changes, working) {
    const how = `${changes.how}; with the working folder as it is`;
    if (changes.files === 'everything' || changes.base === undefined)
        return { ...changes, how };
    const [base, head] = await Promise.all([
        (0,fleet_tree/* readTree */.Z)(directory, { rev: changes.base }),
        (0,fleet_tree/* readTree */.Z)(directory, { rev: changes.head }),
    ]);
    const files = new Map();
    for (const path of new Set([...base.entries.keys(), ...working.entries.keys()])) {
        const before = base.entries.get(path);
        const now = working.entries.get(path);
        if (before?.oid === now?.oid && before?.mode === now?.mode)
            continue;
        const last = head.entries.get(path);
        const isCommitted = last?.oid === now?.oid && last?.mode === now?.mode;
        const commit = isCommitted ? changes.files.get(path)?.commit : undefined;
        const status = !before ? 'added' : !now ? 'deleted' : 'modified';
        files.set(path, { status, ...(commit ? { commit } : {}) });
    }
    return { ...changes, how, files };
}
function isId(rev) {
    return /^[0-9a-f]{40,64}$/.test(rev);
}
/** The id of what a person calls a commit (a branch, `HEAD~2`, `@{upstream}`); empty where there is none. */
async function resolve(directory, rev) {
    if (rev === '' || rev === 'HEAD' || isId(rev))
        return rev;
    const parse = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`];
    const { code, stdout } = await (0,git/* git */.$Y)(directory, parse, { okCodes: [0, 1, 128] });
    return code === 0 ? stdout.toString('latin1').trim() : '';
}
function refWord(event) {
    return event.ref?.startsWith('refs/tags/') ? 'the tag' : 'the branch';
}
function changes_short(oid) {
    return oid.slice(0, 7);
}
function noCommit(rev) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'No such commit',
        message: `\`${rev}\` is no commit of this clone, and its server does not give it. Check the name, or check out with fetch-depth: 0.`,
    });
}

;// CONCATENATED MODULE: ./lib/commands/survey.js


/** The files that the run is about: those of the commit, or of the working folder as it is. */
function readHead({ options: { event, directory } }) {
    const rev = event.name === 'local' ? event.sha : 'HEAD';
    return (0,fleet_tree/* readTree */.Z)(directory, rev ? { rev } : {});
}
/**
 * Works out the plan: the commit's files, what the event changed, the fleet, content addresses, what clusters and
 * registries hold.
 *
 * @throws ProblemError where nothing sensible can follow
 */
async function survey(context, ask) {
    const { event, directory } = context.options;
    const reading = readHead(context);
    // A schedule is the event that touches nothing.
    const compared = ask.changes === 'none' ? { ...event, name: 'schedule' } : event;
    const changing = findChanges(directory, compared, reading);
    // Whoever needs it first is told of its failure; nobody may be there yet.
    changing.catch(() => { });
    // git reads while the rest of the program is loaded.
    const [{ workOut }, tree] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(653), __webpack_require__.e(8683), __webpack_require__.e(5623), __webpack_require__.e(4631), __webpack_require__.e(2166), __webpack_require__.e(3359)]).then(__webpack_require__.bind(__webpack_require__, 4228)), reading]);
    return workOut(context, ask, tree, changing);
}


/***/ }),

/***/ 2893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cw: () => (/* binding */ askHistory),
  iH: () => (/* binding */ fetchCommit),
  fE: () => (/* binding */ isShallow)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/host/git-config.js
/**
 * Settings for one git command, as its environment: argv is seen by everybody on the machine, and a file would have to
 * be cleaned up. They come after those that the process was itself started with.
 *
 * @returns GIT_CONFIG_COUNT and its keys and values (git-config(1), ENVIRONMENT)
 */
function gitConfigEnv(settings) {
    const first = Number(process.env.GIT_CONFIG_COUNT ?? 0);
    const env = { GIT_CONFIG_COUNT: String(first + settings.length) };
    settings.forEach(([key, value], i) => {
        env[`GIT_CONFIG_KEY_${first + i}`] = key;
        env[`GIT_CONFIG_VALUE_${first + i}`] = value;
    });
    return env;
}

// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
;// CONCATENATED MODULE: ./lib/fleet/fetch.js






const PATIENCE_MS = 300_000;
const QUIET = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
/** The clone's own settings that say how its server is reached. */
const REACHES = /^(?:https?|credential|url|ssh|protocol)\.|^core\.(?:sshcommand|gitproxy|askpass)$/;
/** True where the clone ends before its history does. */
async function isShallow(directory) {
    return (await (0,git/* gitText */.q_)(directory, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
/**
 * Fetches one commit with its files into the clone; in a shallow clone that commit alone, without its history.
 * Neither refs nor the working folder change.
 *
 * @param oid its full id
 * @returns false where the server cannot be reached or no longer has it
 */
async function fetchCommit(directory, oid, access) {
    const [config, shallow] = await Promise.all([localConfig(directory), isShallow(directory)]);
    const remote = remoteOf(config);
    if (!remote)
        return false;
    const depth = shallow ? ['--depth=1'] : [];
    return attempt((0,git/* git */.$Y)(directory, ['fetch', ...QUIET, ...depth, remote.name, oid], {
        env: gitConfigEnv(tokenSettings(access)),
        timeoutMs: PATIENCE_MS,
    }));
}
/**
 * Asks a question of the whole history of commits, which a shallow clone answers falsely (both commits fetched with
 * depth 1: "no ancestor"). Fetches the commits alone, without trees, into a throw-away repository: a filtered fetch
 * into the clone itself would turn that into a partial clone.
 *
 * @param refs what to fetch: full ids, or refs of the server; `ask` gets their ids there, in the same order
 * @returns undefined where one of them cannot be had
 */
async function askHistory(directory, refs, access, ask) {
    const config = await localConfig(directory);
    const remote = remoteOf(config);
    if (!remote)
        return undefined;
    const repository = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'hub-deploy-history-'));
    try {
        const format = config.find(([key]) => key === 'extensions.objectformat')?.[1] ?? 'sha1';
        await (0,git/* git */.$Y)(directory, [
            'init',
            '--quiet',
            '--bare',
            '--template=',
            `--object-format=${format}`,
            repository,
        ]);
        const names = refs.map((_, i) => `refs/hub-deploy/${i}`);
        const refspecs = refs.map((ref, i) => `+${ref}:${names[i]}`);
        const settings = [...config.filter(([key]) => REACHES.test(key)), ...tokenSettings(access)];
        const fetched = await attempt(
        // In the clone's folder, so that a remote given as a relative path is found.
        (0,git/* git */.$Y)(directory, [`--git-dir=${repository}`, 'fetch', ...QUIET, '--filter=tree:0', remote.url, ...refspecs], {
            env: gitConfigEnv(settings),
            timeoutMs: PATIENCE_MS,
        }));
        if (!fetched)
            return undefined;
        const oids = await (0,git/* gitText */.q_)(repository, ['rev-parse', ...names.map((name) => `${name}^{commit}`)]);
        return await ask(repository, oids.split('\n'));
    }
    finally {
        (0,external_node_fs_.rmSync)(repository, { recursive: true, force: true });
    }
}
async function localConfig(directory) {
    // With what it includes: actions/checkout keeps its login in a file of its own.
    const { stdout } = await (0,git/* git */.$Y)(directory, ['config', '--local', '--includes', '--list', '-z']);
    return stdout
        .toString('utf8')
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
        const end = line.indexOf('\n');
        return end < 0 ? [line, 'true'] : [line.slice(0, end), line.slice(end + 1)];
    });
}
/** `origin`, or the only other remote there is. */
function remoteOf(config) {
    const remotes = config.flatMap(([key, url]) => {
        const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
        return name === undefined ? [] : [{ name, url }];
    });
    return remotes.find((remote) => remote.name === 'origin') ?? remotes[0];
}
/** The token as the header that actions/checkout uses; the empty value first clears one that is already there. */
function tokenSettings(access) {
    if (!access.token)
        return [];
    const key = `http.${access.serverUrl ?? 'https://github.com'}/.extraheader`;
    const basic = Buffer.from(`x-access-token:${access.token}`).toString('base64');
    return [
        [key, ''],
        [key, `AUTHORIZATION: basic ${basic}`],
    ];
}
async function attempt(fetching) {
    try {
        await fetching;
        return true;
    }
    catch (error) {
        if (error instanceof exec/* CommandError */.Qd)
            return false;
        throw error;
    }
}


/***/ }),

/***/ 8316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ foldersOfGit),
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   NV: () => (/* binding */ GIT_ENV),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   b4: () => (/* binding */ readBlobs),
/* harmony export */   bX: () => (/* binding */ commitTime),
/* harmony export */   bb: () => (/* binding */ gitArgv),
/* harmony export */   gr: () => (/* binding */ asProblem),
/* harmony export */   q_: () => (/* binding */ gitText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);




/**
 * What every git of ours runs with. The variables that tie a git to one repository (`git rev-parse --local-env-vars`)
 * are taken away: inside a git hook they would point all our commands at the hook's repository. Those that carry
 * settings (GIT_CONFIG_*) stay, since they may hold a proxy or a login.
 */
const GIT_ENV = {
    GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
    GIT_COMMON_DIR: undefined,
    GIT_DIR: undefined,
    GIT_GRAFT_FILE: undefined,
    GIT_IMPLICIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_NAMESPACE: undefined,
    GIT_OBJECT_DIRECTORY: undefined,
    GIT_PREFIX: undefined,
    GIT_REPLACE_REF_BASE: undefined,
    GIT_SHALLOW_FILE: undefined,
    GIT_WORK_TREE: undefined,
    GIT_EXTERNAL_DIFF: undefined,
    // A commit is what its id says, whatever refs/replace holds on this machine.
    GIT_NO_REPLACE_OBJECTS: '1',
    // `git status` must not rewrite the person's index.
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Its sentences are read below.
    LC_ALL: 'C',
};
/** The whole argv: git with our settings. */
function gitArgv(args) {
    return ['git', '-c', 'core.quotePath=off', ...args];
}
/**
 * Runs git in a folder of a repository. The only place that does, beside the streaming export in staged.ts.
 *
 * @throws ProblemError, one sentence, where there is no git, no repository, or git does not trust the folder
 * @throws CommandError where git ends with a code that is no answer
 */
async function git(directory, args, options = {}) {
    try {
        const env = { ...GIT_ENV, ...options.env };
        const output = await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .execBytes */ .ny)({ argv: gitArgv(args), cwd: directory, ...options, env });
        // 128 is also how git says that it will not work here at all, and that is nobody's answer.
        const refusal = output.code === 128 ? refusalOf(directory, output.stderr) : undefined;
        if (refusal)
            throw refusal;
        return output;
    }
    catch (error) {
        throw asProblem(directory, error);
    }
}
/** As `git`, with stdout as text without its last line end. */
async function gitText(directory, args, options = {}) {
    return (await git(directory, args, options)).stdout.toString('utf8').replace(/\n$/, '');
}
/** What a failed git means to a person, where it means something; else the error as it was. */
function asProblem(directory, error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd))
        return error;
    if (error.reason === 'not found') {
        // Node says the same of a program and of a folder that are not there.
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory))
            return stop('No such folder', `There is no folder ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory)}.`);
        return stop('git is not installed', 'hub-deploy reads the ops repo with git, and there is no git here.');
    }
    return refusalOf(directory, error.output?.stderr ?? '') ?? error;
}
/** Why git works in no way in this folder, where that is what it says. */
function refusalOf(directory, said) {
    if (/not a git repository/i.test(said)) {
        return stop('Not a git repository', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory)} is in no git repository. Check the ops repo out first (actions/checkout), or run hub-deploy inside it.`);
    }
    if (/dubious ownership/i.test(said)) {
        return stop('git does not trust this folder', `${directory} belongs to another user, and git refuses it until you run: git config --global --add safe.directory ${directory}`);
    }
    if (/promisor remote/i.test(said)) {
        return stop('This clone is partial', 'git lacks objects of this commit, and the server that it would fetch them from did not give them. Check the repository out whole (without `filter`), or see that its server is reached.');
    }
    return undefined;
}
function stop(title, message) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({ severity: 'error', title, message });
}
/** The root of the work tree, which a bare repository does not have, and the folder that all work trees share. */
async function foldersOfGit(directory) {
    const { stdout } = await git(directory, ['rev-parse', '--git-common-dir', '--show-toplevel'], {
        okCodes: [0, 128],
    });
    const [gitFolder = '', root] = stdout.toString('utf8').split('\n');
    return { gitFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, gitFolder), ...(root ? { root } : {}) };
}
/**
 * Looks revisions up, all in one git process.
 *
 * @param revs ids, refs, `HEAD`; no `@{upstream}`, which git answers by stopping where there is none
 * @returns in the order asked; undefined where it is no commit of this clone
 */
async function lookUp(directory, revs) {
    const asked = revs.map((rev) => (/[\n\0]/.test(rev) || rev === '' ? '.' : `${rev}^{commit}`));
    const { stdout } = await git(directory, ['cat-file', '--batch'], { input: `${asked.join('\n')}\n` });
    let at = 0;
    return asked.map(() => {
        const end = stdout.indexOf(10, at);
        const header = stdout.toString('utf8', at, end);
        const found = /^([0-9a-f]+) commit (\d+)$/.exec(header);
        at = end + 1;
        if (!found?.[1])
            return undefined;
        const body = stdout.toString('latin1', at, at + Number(found[2]));
        at += Number(found[2]) + 1;
        const headers = body.slice(0, body.indexOf('\n\n'));
        return {
            oid: found[1],
            parents: [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]),
        };
    });
}
/** What the contents of many blobs are, in one git process. Unknown ids are absent. */
async function readBlobs(directory, oids) {
    const asked = [...oids];
    const blobs = new Map();
    if (asked.length === 0)
        return blobs;
    const { stdout } = await git(directory, ['cat-file', '--batch', '--buffer'], {
        input: `${asked.join('\n')}\n`,
    });
    for (let at = 0; at < stdout.length;) {
        const end = stdout.indexOf(10, at);
        const [oid = '', type, size] = stdout.toString('latin1', at, end).split(' ');
        at = end + 1;
        if (type !== 'blob') {
            if (type !== 'missing')
                at += Number(size) + 1;
            continue;
        }
        blobs.set(oid, stdout.subarray(at, at + Number(size)));
        at += Number(size) + 1;
    }
    return blobs;
}
/** When a commit was made, in seconds since 1970: the date of everything that is built from it. */
async function commitTime(directory, commit) {
    return Number(await gitText(directory, ['log', '-1', '--no-show-signature', '--format=%ct', commit, '--']));
}


/***/ }),

/***/ 1338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ recordsOf)
/* harmony export */ });
const NONE = new Set();
/** @param output records that are a name, or end with one after a tab */
function recordsOf(output) {
    const text = output.toString('utf8');
    // U+FFFD is what a byte becomes that is no UTF-8; or somebody named a file by it.
    if (!text.includes('\ufffd'))
        return { text, notUtf8: NONE };
    const names = new Set();
    const records = [];
    for (let at = 0; at < output.length;) {
        const end = output.indexOf(0, at);
        const bytes = output.subarray(at, end < 0 ? output.length : end);
        const record = bytes.toString('utf8');
        const shown = Buffer.from(record).equals(bytes) ? record : escaped(bytes);
        if (shown !== record)
            names.add(shown.slice(shown.indexOf('\t') + 1));
        records.push(`${shown}\0`);
        at += bytes.length + 1;
    }
    return { text: records.join(''), notUtf8: names };
}
function escaped(bytes) {
    return bytes.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}


/***/ }),

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8316);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1338);






/**
 * Reads the files of one commit, or of the working folder as it is.
 *
 * @param directory a folder of the ops repo's checkout; paths are relative to the repository's root all the same
 * @param options.rev a commit; without one HEAD, or, where the working folder differs from it, what `git add -A`
 *   would make of it: changed and new files as they are, ignored ones left out, clean filters (git-crypt, LFS) applied
 * @throws ProblemError where there is no repository or no such commit
 */
async function readTree(directory, options) {
    if (options.rev !== undefined)
        return committed(directory, options.rev);
    // Most folders are clean, so HEAD's files are read while git still looks for changes.
    const listing = listCommit(directory, 'HEAD');
    const reading = listing.then((list) => list && readFiles(directory, parseListing(list)));
    const [files, working] = await Promise.all([reading, workingFolder(directory)]);
    if (files && working?.isClean !== false) {
        const commit = working?.head ?? (await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, ['rev-parse', 'HEAD']));
        return { commit, dirty: false, ...files };
    }
    const entries = await listWorkingFolder(directory);
    const dirty = !files || !sameEntries(files.entries, entries);
    return { commit: working?.head ?? '0'.repeat(40), dirty, ...readFiles(directory, entries) };
}
async function committed(directory, rev) {
    const listing = listCommit(directory, rev);
    const [files, commit] = await Promise.all([
        listing.then((list) => list && readFiles(directory, parseListing(list))),
        (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`], {
            okCodes: [0, 1, 128],
        }),
    ]);
    if (!files || commit.code !== 0) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
            severity: 'error',
            title: 'No such commit in this clone',
            message: `\`${rev}\` is no commit of this clone. Check the name, or fetch it first (actions/checkout: fetch-depth: 0).`,
        });
    }
    return { commit: commit.stdout.toString().trim(), dirty: false, ...files };
}
/** Undefined where there is no such commit. */
async function listCommit(directory, rev) {
    const list = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', rev];
    const { code, stdout } = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, list, { okCodes: [0, 128] });
    return code === 0 ? stdout : undefined;
}
/**
 * HEAD's id, unless there is none yet, and whether the working folder is as it. What is uncommitted inside a submodule
 * is its own.
 *
 * @returns undefined in a bare repository, which has no working folder
 */
async function workingFolder(directory) {
    const status = ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=normal', '--no-renames'];
    const { code, stdout, stderr } = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, [...status, '--ignore-submodules=dirty'], {
        okCodes: [0, 128],
    });
    if (code === 0) {
        const lines = stdout.toString('latin1').split('\0');
        const head = /^# branch\.oid ([0-9a-f]+)$/.exec(lines[0] ?? '')?.[1];
        const isClean = lines.every((line) => line === '' || line.startsWith('# '));
        return { isClean, ...(head ? { head } : {}) };
    }
    if (/must be run in a work tree/.test(stderr))
        return undefined;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
        severity: 'error',
        title: 'git status failed',
        message: `The working folder cannot be compared with HEAD: ${stderr.trim()}`,
    });
}
/** Hashes the working folder through a copy of the index, so that the person's own is never touched. */
async function listWorkingFolder(directory) {
    const temporary = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'hub-deploy-index-'));
    try {
        const index = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, ['rev-parse', '--git-path', 'index']));
        const copy = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temporary, 'index');
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(index))
            copyIndex(index, copy);
        const env = { GIT_INDEX_FILE: copy };
        await addAll(directory, env);
        const oid = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, ['write-tree'], { env });
        return parseListing((await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, ['ls-tree', '-r', '-z', '--full-tree', oid])).stdout);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { recursive: true, force: true });
    }
}
/** What `git add -A` makes of the working folder, in the index that `env` names. */
async function addAll(directory, env) {
    const settings = ['core.safecrlf=false', 'core.splitIndex=false', 'advice.addEmbeddedRepo=false'];
    const isSparse = ['config', '--type=bool', '--get', 'core.sparseCheckout'];
    const sparse = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, isSparse, { okCodes: [0, 1] })) === 'true';
    const add = [...settings.flatMap((setting) => ['-c', setting]), 'add', '-A'];
    const { code, stderr } = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, sparse ? [...add, '--sparse'] : add, {
        env,
        // Where it cannot add a file: not readable, a filter that fails, a repository within that has no commit.
        okCodes: [0, 1, 128],
    });
    if (code === 0)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
        severity: 'error',
        title: 'The working folder cannot be read',
        message: `git cannot take in the working folder as it is: ${stderr.trim()} Mend that, ignore the file, or plan a commit: --head HEAD.`,
    });
}
/**
 * The copy knows which files have not changed, so that only changed ones are read and hashed. It must be as old as the
 * original: git takes a file that was written in the same second as the index for changed until it has read it
 * (https://git-scm.com/docs/racy-git), and a younger index would hide a change of the same length.
 */
function copyIndex(index, copy) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)(index, copy);
    const second = Math.floor((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(index).mtimeMs / 1000);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(copy, second, second);
}
/** Records of `git ls-tree -r -z`: `<mode> <type> <id>\t<path>\0`. */
function parseListing(listing) {
    const entries = new Map();
    const { text, notUtf8 } = (0,_records_js__WEBPACK_IMPORTED_MODULE_5__/* .recordsOf */ .M)(listing);
    for (let at = 0; at < text.length;) {
        const end = text.indexOf('\0', at);
        const tab = text.indexOf('\t', at);
        const id = text.lastIndexOf(' ', tab) + 1;
        const path = text.slice(tab + 1, end);
        entries.set(path, { path, mode: modeOf(text.slice(at, at + 6)), oid: text.slice(id, tab) });
        at = end + 1;
    }
    for (const path of notUtf8)
        entries.set(path, { ...entries.get(path), notUtf8: true });
    return entries;
}
/** Old histories hold modes such as 100664; git itself knows only these four. */
function modeOf(mode) {
    if (mode === '120000' || mode === '160000')
        return mode;
    return Number.parseInt(mode, 8) & 0o100 ? '100755' : '100644';
}
function sameEntries(a, b) {
    if (a.size !== b.size)
        return false;
    for (const [path, entry] of a) {
        const other = b.get(path);
        if (other?.oid !== entry.oid || other.mode !== entry.mode)
            return false;
    }
    return true;
}
/** Read beside the listing of the tree rather than one after the other, when each turns out to be wanted. */
const READ_BY_EVERY_PLAN = /(?:^|\/)(?:Dockerfile|\.dockerignore|Chart\.yaml|requirements\.yaml)$|^hub-deploy\.yaml$/;
/** The files of a tree and how they are read; what every plan reads is asked for at once. */
function readFiles(directory, entries) {
    const early = new Set();
    for (const { path, oid } of entries.values())
        if (READ_BY_EVERY_PLAN.test(path))
            early.add(oid);
    const first = (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .readBlobs */ .b4)(directory, early);
    // Whoever reads hears of a failure; nobody may.
    first.catch(() => { });
    const readLater = batched((oids) => (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .readBlobs */ .b4)(directory, oids));
    const readAll = async (oids) => {
        const later = oids.filter((oid) => !early.has(oid));
        if (later.length === 0)
            return first;
        const blobs = await readLater(later);
        return later.length === oids.length ? blobs : new Map([...(await first), ...blobs]);
    };
    return {
        entries,
        async read(paths) {
            const wanted = paths.map((path) => {
                const entry = entries.get(path);
                return entry && entry.mode !== '160000' ? entry.oid : undefined;
            });
            const blobs = await readAll(wanted.filter((oid) => oid !== undefined));
            return wanted.map((oid, i) => {
                if (oid === undefined)
                    return null;
                const blob = blobs.get(oid);
                if (!blob)
                    throw missing(paths[i] ?? '', oid);
                return blob;
            });
        },
    };
}
function missing(path, oid) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
        severity: 'error',
        title: 'A file of the commit is not in this clone',
        message: `git has no object ${oid} for it: the clone is partial or damaged. Check the repository out again.`,
        file: path,
    });
}
/** Gathers the questions of one turn of the event loop into one call: a thousand hubs' reads are one git process. */
function batched(ask) {
    let waiting;
    return async (oids) => {
        if (oids.length === 0)
            return new Map();
        if (!waiting) {
            const batch = new Set();
            const answer = new Promise((next) => setImmediate(next)).then(() => {
                waiting = undefined;
                return ask(batch);
            });
            waiting = { oids: batch, answer };
        }
        for (const oid of oids)
            waiting.oids.add(oid);
        return waiting.answer;
    };
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


/***/ })

};
