export const id = 926;
export const ids = [926];
export const modules = {

/***/ 5623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ clusterAccesses),
/* harmony export */   ZA: () => (/* binding */ askClusters),
/* harmony export */   es: () => (/* binding */ clusterOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);
/* harmony import */ var _release_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3264);
/* harmony import */ var _decryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3325);






function clusterAccesses(context, fleet, tree) {
    const known = new Map();
    let given;
    const writeGiven = (text) => {
        given ??= writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'kubeconfig'), text);
        return given;
    };
    const access = async (cluster) => {
        const { options } = context;
        const name = options.kubeContext ?? cluster.context;
        const named = name ? { context: name } : {};
        if (cluster.kubeconfig)
            return { ...named, kubeconfig: await ownKubeconfig(context, tree, cluster.kubeconfig) };
        if (!name && fleet.clusters.size > 1 && options.cluster !== cluster.name)
            throw ambiguous(cluster.name);
        return options.kubeconfig ? { ...named, kubeconfig: await writeGiven(options.kubeconfig) } : named;
    };
    return {
        of(name) {
            const found = known.get(name) ?? access(clusterOf(fleet, name));
            known.set(name, found);
            return found;
        },
    };
}
/** The cluster as declared; one that is not declared is the one that inputs or the environment give. */
function clusterOf(fleet, name) {
    return fleet.clusters.get(name) ?? { name, parallel: 4 };
}
/** A kubeconfig of the repository, decrypted into the run's private folder where it is encrypted. */
async function ownKubeconfig(context, tree, file) {
    const [bytes] = await tree.read([file]);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, 'clusters');
    const path = await writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), bytes ?? '');
    const { decryptInto } = await __webpack_require__.e(/* import() */ 989).then(__webpack_require__.bind(__webpack_require__, 6989));
    const { problems } = await decryptInto(folder, [file], (0,_decryption_js__WEBPACK_IMPORTED_MODULE_5__/* .decryptOptions */ .U)(context));
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M(...errors);
    return path;
}
async function writePrivate(path, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, content, { mode: 0o600 });
    return path;
}
/** Two clusters and one login: a guess would deploy to the wrong one. */
function ambiguous(name) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
        severity: 'error',
        file: 'hub-deploy.yaml',
        title: `How is ${name} reached?`,
        message: `There are several clusters, and nothing says which login is for ${name}. Give it \`kubeconfig\` or \`context\` under \`clusters\`, or run a job for each cluster, logged in to it, with the input \`cluster: ${name}\`. Nothing was done.`,
    });
}
/**
 * What each cluster holds: one list call a cluster, all at once.
 *
 * @param clusters names, and the namespaces that are asked one by one where a Role allows no list of the whole cluster
 * @returns by the cluster's name; a cluster that does not answer is `unknown` with a sentence
 */
async function askClusters(context, accesses, clusters) {
    const states = await Promise.all([...clusters].map(async ([name, namespaces]) => {
        const access = await accesses.of(name);
        return [name, await (0,_release_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readClusterState */ .ME)((0,_host_kubectl_js__WEBPACK_IMPORTED_MODULE_2__/* .kubectl */ .L)(access, context.signal), { namespaces })];
    }));
    return new Map(states);
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

/***/ 7726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ buildsTouched),
/* harmony export */   K0: () => (/* binding */ refRule),
/* harmony export */   ld: () => (/* binding */ isProposal)
/* harmony export */ });
/** Events that only show what a merge would do. */
function isProposal(event) {
    return event.name === 'pull_request' || event.name === 'merge_group';
}
/**
 * Which releases this ref may deploy: those whose `branches` it matches. A person at a command line decides for
 * themselves, and a proposal's plan shows what its merge would do.
 */
async function refRule(event) {
    const { ref } = event;
    if (event.name === 'local' || isProposal(event) || !ref)
        return () => undefined;
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
    return (release) => {
        const branches = release.branches ?? (event.defaultBranch ? [event.defaultBranch] : undefined);
        if (!branches)
            return undefined;
        if (branch && branches.some((glob) => compileGlob(glob)(branch)))
            return undefined;
        return `${branch ?? ref} only plans: ${branches.join(', ')} deploys it`;
    };
}
/**
 * Whether images that a change touches are built even if no hub is deployed with them. A push to a branch that deploys
 * nothing only plans.
 */
function buildsTouched({ name, ref, defaultBranch }) {
    return name !== 'push' || !defaultBranch || ref === `refs/heads/${defaultBranch}`;
}


/***/ }),

/***/ 653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rF: () => (/* binding */ askRegistry),
  O9: () => (/* binding */ dockerEnvironment),
  wN: () => (/* binding */ givenLogins),
  NE: () => (/* binding */ trackedBases)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/images/login.js




/**
 * Logs in without touching the person's own config: a private Docker folder with a copy of the config and these
 * logins in it; plugins, contexts and builders are links to the person's. (`docker login` would write into the
 * person's folder, and a credential store would have to be logged out of.)
 *
 * @param folder made with mode 0700; the caller removes it at the end
 * @param options.configDir the folder that is copied. Default: Docker's own
 * @throws Error where the person's config cannot be read
 */
async function loginTo(logins, folder, options = {}) {
    const from = (0,external_node_path_.resolve)(options.configDir ?? (0,credentials/* dockerConfigDir */.kG)());
    const config = await (0,credentials/* readDockerConfig */.TO)(from);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    await linkRest(from, folder);
    const text = JSON.stringify(withLogins(config, logins, await storedKeys(config)), null, 2);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'config.json'), text, { mode: 0o600 });
    return { DOCKER_CONFIG: folder, BUILDX_CONFIG: process.env.BUILDX_CONFIG || (0,external_node_path_.join)(from, 'buildx') };
}
async function linkRest(from, folder) {
    const names = await (0,promises_.readdir)(from).catch(() => []);
    await Promise.all(names
        .filter((name) => name !== 'config.json')
        .map((name) => (0,promises_.symlink)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(folder, name)).catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    })));
}
/**
 * The config with these logins in `auths`. A credential store hides all of `auths`: it turns into one helper for
 * each registry that it holds, so that those stay logged in.
 */
function withLogins(config, logins, stored) {
    const { credsStore, ...rest } = config;
    const ours = new Set(logins.map((login) => (0,credentials/* keyOf */.TN)(login.registry)));
    const helpers = {};
    if (credsStore)
        for (const key of stored)
            helpers[key] = credsStore;
    Object.assign(helpers, config.credHelpers);
    for (const key of Object.keys(helpers))
        if (ours.has((0,credentials/* keyOf */.TN)(key)))
            delete helpers[key];
    const auths = Object.fromEntries(Object.entries(config.auths ?? {}).filter(([key]) => !ours.has((0,credentials/* keyOf */.TN)(key))));
    for (const { registry, username, password } of logins) {
        auths[(0,credentials/* keyOf */.TN)(registry)] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
    }
    return { ...rest, auths, ...(Object.keys(helpers).length > 0 ? { credHelpers: helpers } : {}) };
}
/** What the credential store holds; where it cannot list, the registries that the config mentions. */
async function storedKeys(config) {
    if (!config.credsStore)
        return [];
    const mentioned = Object.keys(config.auths ?? {});
    try {
        const { stdout } = await (0,exec/* exec */.m0)({
            argv: [`docker-credential-${config.credsStore}`, 'list'],
            timeoutMs: 30_000,
        });
        return [...new Set([...mentioned, ...Object.keys(JSON.parse(stdout))])];
    }
    catch {
        return mentioned;
    }
}

// EXTERNAL MODULE: ./lib/images/reference.js
var reference = __webpack_require__(1403);
// EXTERNAL MODULE: ./lib/images/registry.js + 2 modules
var registry = __webpack_require__(7805);
;// CONCATENATED MODULE: ./lib/commands/registry.js





/**
 * The login that the inputs give; the registry that it is for is, unless said, the one of the first image.
 *
 * @param names the images' names
 */
function givenLogins({ options }, names) {
    if (!options.login)
        return [];
    const { registry, username, password } = options.login;
    const first = names[0];
    return [
        { registry: registry || (first ? (0,reference/* parseReference */.F)(first).registry : 'docker.io'), username, password },
    ];
}
/**
 * The environment in which docker is logged in: a configuration of the run's own, which goes with its private folder.
 * Without a login among the inputs, docker's own is used as it is.
 */
async function dockerEnvironment(context, names) {
    const logins = givenLogins(context, names);
    if (logins.length === 0)
        return {};
    return { ...(await loginTo(logins, (0,external_node_path_.join)(context.privateFolder, 'docker'))) };
}
/** Looks up base images for `track-bases`, each once in a run; none is asked for until an image wants it. */
function trackedBases(context) {
    return (0,registry/* baseDigests */.Bi)({
        credentials: (0,credentials/* credentials */.z3)({ logins: givenLogins(context, []) }),
        signal: context.signal,
    });
}
/**
 * Asks the registries which tags they have.
 *
 * @param mode `loose`: what cannot be known is left out, and `notAsked` says why
 * @returns by `name:tag`
 */
async function askRegistry(context, wanted, mode) {
    if (wanted.length === 0)
        return { registry: new Map() };
    const logins = givenLogins(context, wanted.map(({ name }) => name));
    const answers = await (0,registry/* lookUpTags */.YK)(wanted, { credentials: (0,credentials/* credentials */.z3)({ logins }), signal: context.signal });
    if (mode === 'strict')
        return { registry: answers };
    const known = new Map();
    const reasons = new Set();
    for (const [key, state] of answers) {
        if (state.state === 'unknown' || (state.state === 'denied' && !state.mayPush))
            reasons.add(state.why);
        else
            known.set(key, state);
    }
    if (reasons.size === 0)
        return { registry: known };
    return {
        registry: known,
        notAsked: `whether the registry has it is not known: ${[...reasons].join('; ')}`,
    };
}


/***/ }),

/***/ 2127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ lookAt),
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
;// CONCATENATED MODULE: ./lib/fleet/changed-lines.js

/**
 * The lines that a change added or rewrote, from git's own diff.
 *
 * @param base the commit compared with
 * @param files paths of the head; only these are looked at
 */
async function changedLines(directory, base, head, files) {
    if (files.length === 0)
        return () => false;
    const args = [
        'diff',
        '--unified=0',
        '--no-color',
        '--no-ext-diff',
        '--no-renames',
        '--no-prefix',
        base,
        head,
        '--',
    ];
    const diff = await (0,git/* gitText */.q_)(directory, [...args, ...files.map((file) => `:(top,literal)${file}`)]);
    return readHunks(diff);
}
/** @param diff of `git diff --unified=0 --no-prefix` */
function readHunks(diff) {
    const ranges = new Map();
    let file = '';
    // An added line may begin with `++ ` itself.
    let inHeader = true;
    for (const line of diff.split('\n')) {
        if (line.startsWith('diff --git '))
            inHeader = true;
        if (inHeader && line.startsWith('+++ '))
            file = unquoted(line.slice('+++ '.length).replace(/\t$/, ''));
        const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
        if (!hunk)
            continue;
        inHeader = false;
        const from = Number(hunk[1]);
        ranges.set(file, [...(ranges.get(file) ?? []), [from, from + Number(hunk[2] ?? 1) - 1]]);
    }
    return (path, at) => (ranges.get(path) ?? []).some(([from, to]) => from <= at && at <= to);
}
/** git quotes names with quotes, backslashes or control characters, as C does. */
function unquoted(name) {
    if (!name.startsWith('"'))
        return name;
    const bytes = name.slice(1, -1).replace(/\\(?:([0-7]{3})|(.))/g, (_, octal, char) => {
        if (octal)
            return String.fromCharCode(Number.parseInt(octal, 8));
        return { n: '\n', t: '\t', r: '\r' }[char] ?? char;
    });
    return bytes;
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/fleet/fetch.js + 1 modules
var fetch = __webpack_require__(2893);
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
    const fields = stdout.toString('utf8').split('\0');
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
    const flags = ['--topo-order', '-c', '--no-renames', '--name-only', '--no-show-signature', '--no-color'];
    const { stdout } = await (0,git/* git */.$Y)(directory, [
        'log',
        '-z',
        ...flags,
        '--format=tformat:%x01%H',
        `${base}..${head}`,
    ]);
    for (const block of stdout.toString('utf8').split('\x01').slice(1)) {
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/fleet/charts.js
var charts = __webpack_require__(4611);
// EXTERNAL MODULE: ./lib/fleet/folders.js
var folders = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/fleet/fingerprint.js



/**
 * The fingerprint of every hub and chart: content alone, never a commit, our version, Helm's, a time-out or a hold, so
 * that anyone can compute it, and a revert gives the old one again.
 *
 * @param tags by image key
 * @returns by release id
 */
async function fingerprints(fleet, tree, tags) {
    const releases = [...fleet.hubs, ...fleet.charts];
    const images = new Map(fleet.images.map((image) => [image.key, image]));
    const follow = await (0,folders/* linksOf */.hP)(tree);
    const [charts, watched, names] = await Promise.all([
        chartParts(tree, follow, releases),
        watchedFiles(tree, releases),
        sharedNames(tree, follow, releases, images),
    ]);
    const known = { tree, follow, charts, watched, names };
    return new Map(releases.map((release) => [release.id, fingerprint(release, known, images, tags)]));
}
/** The formula, frozen by test/fleet/fingerprint.test.ts: SHA-256 over a JSON text, 32 hex digits of it. */
function fingerprint(release, known, images, tags) {
    const { cluster, namespace, crds } = release;
    const chart = known.charts.get(JSON.stringify(release.chart));
    const values = joined(release.values.map((source) => valuesPart(source, known)));
    const before = stepsPart(release, release.before, known);
    const after = stepsPart(release, release.after, known);
    const used = usedImages(release, images, known);
    const content = [
        1,
        [cluster, namespace, release.release, crds],
        chart.content,
        values.content,
        used.map(({ key, name, valuesPath }) => [name ?? null, tags.get(key)?.tag ?? null, valuesPath]),
        before.content,
        after.content,
    ];
    return {
        digest: `1-${(0,external_node_crypto_.hash)('sha256', JSON.stringify(content)).slice(0, 32)}`,
        files: [...chart.files, ...values.files, ...before.files, ...after.files],
        images: used.map(({ key }) => key),
    };
}
/** A local chart counts by the hash of its files, since hundreds of hubs may share one. */
async function chartParts(tree, follow, releases) {
    const sources = new Map(releases.map(({ chart }) => [JSON.stringify(chart), chart]));
    return new Map(await Promise.all(Array.from(sources, async ([key, source]) => {
        if (source.kind !== 'local')
            return [key, { content: remoteChart(source), files: [] }];
        const paths = await (0,charts/* chartPaths */.d)(tree, source);
        const records = new Map(paths.flatMap((path) => recordsAt(tree, follow, path)).map((one) => [one[0], one]));
        const files = [...records.keys()].sort();
        const digest = (0,external_node_crypto_.hash)('sha256', JSON.stringify(files.map((file) => records.get(file))));
        return [key, { content: ['local', source.path, source.chartYaml ?? null, digest], files }];
    })));
}
function remoteChart(source) {
    return source.kind === 'oci'
        ? ['oci', source.oci, source.version]
        : ['repository', source.repository, source.name, source.version];
}
function valuesPart(source, known) {
    if (source.kind === 'inline')
        return { content: ['inline', source.values], files: [] };
    if (source.kind === 'command')
        return commandPart('command', source.argv, source.watch, known);
    const records = recordsAt(known.tree, known.follow, source.path);
    return { content: ['file', records.map(([, , oid]) => oid)], files: records.map(([path]) => path) };
}
function stepsPart(release, steps, known) {
    const mine = steps.filter((step) => step.environments?.includes(release.environment) ?? true);
    return joined(mine.map((step) => commandPart(step.when, step.run, step.watch, known)));
}
/** A program counts by its words, the repo's files among them (`./scripts/render.py`), and what it watches. */
function commandPart(word, argv, watch, known) {
    const named = argv.map(folders/* plainPath */.s1).filter((path) => known.tree.entries.has(path));
    const paths = [...new Set([...named, ...watch.flatMap((glob) => known.watched.get(glob) ?? [])])].sort();
    const records = paths.flatMap((path) => recordsAt(known.tree, known.follow, path));
    return { content: [word, argv, records], files: records.map(([path]) => path) };
}
function joined(parts) {
    return { content: parts.map(({ content }) => content), files: parts.flatMap(({ files }) => files) };
}
/** The file at a path, or the files below a path that ends with `/` or is a folder; a symbolic link and what it leads to. */
function recordsAt(tree, follow, path) {
    const plain = (0,folders/* plainPath */.s1)(path);
    const real = follow(plain);
    const record = ({ path: file, mode, oid }) => [file, mode, oid];
    const link = real === plain ? undefined : tree.entries.get(plain);
    const entry = real === undefined ? undefined : tree.entries.get(real);
    const below = real === undefined || entry ? undefined : (0,folders/* foldersOf */.pd)(tree).get(real);
    return [...(link ? [link] : []), ...(entry ? [entry] : (below ?? []))].map(record);
}
/** minimatch is loaded only for a fleet that watches something. */
async function watchedFiles(tree, releases) {
    const globs = new Set();
    for (const { values, before, after } of releases) {
        for (const step of [...before, ...after])
            for (const glob of step.watch)
                globs.add(glob);
        for (const source of values)
            if (source.kind === 'command')
                for (const glob of source.watch)
                    globs.add(glob);
    }
    if (globs.size === 0)
        return new Map();
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
    const all = [...tree.entries.keys()];
    return new Map(Array.from(globs, (glob) => {
        const plain = (0,folders/* plainPath */.s1)(glob);
        const below = (0,folders/* foldersOf */.pd)(tree)
            .get(plain)
            ?.map(({ path }) => path);
        return [glob, below ?? all.filter(compileGlob(plain))];
    }));
}
/**
 * The images that a release uses, in their own order. A hub's own image always counts; one that several share counts
 * where its name stands in the release's values, and where that cannot be known: it has no configured name, or a
 * program writes values.
 */
function usedImages(release, images, { names }) {
    const listed = release.images.flatMap((key) => images.get(key) ?? []);
    return listed.filter((image) => !isShared(image) || !isTold(release) || names(release, image.name));
}
function isShared(image) {
    return image.hub === undefined && image.name !== undefined;
}
function isTold(release) {
    return release.values.every(({ kind }) => kind !== 'command');
}
/** Reads the values of those releases that may use an image which several share, in one go. */
async function sharedNames(tree, follow, releases, images) {
    const shared = new Set([...images.values()].filter(isShared).map(({ key }) => key));
    const asked = releases.filter((release) => isTold(release) && release.images.some((key) => shared.has(key)));
    const paths = [...new Set(asked.flatMap((release) => valuesFiles(release, follow)))];
    const contents = await tree.read(paths);
    const texts = new Map(paths.map((path, i) => [path, contents[i]?.toString('latin1') ?? '']));
    return (release, name) => valuesFiles(release, follow).some((path) => holdsName(texts.get(path) ?? '', name)) ||
        release.values.some((source) => source.kind === 'inline' && holdsName(JSON.stringify(source.values), name));
}
function valuesFiles(release, follow) {
    const files = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
    if (release.chart.kind === 'local')
        files.push(`${release.chart.path}/values.yaml`);
    return files.flatMap((file) => follow(file) ?? []);
}
/** True where the text names the repository itself, not one whose name is longer. */
function holdsName(text, name) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const isStart = !/[\w-]/.test(text[at - 1] ?? '');
        const isEnd = !/^(?:[\w-]|[./]\w)/.test(text.slice(at + name.length, at + name.length + 2));
        if (isStart && isEnd)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/nearest.js
var nearest = __webpack_require__(2037);
;// CONCATENATED MODULE: ./lib/fleet/missing.js


/** The error about a file that the configuration names and the commit does not have, with the nearest one there is. */
function missingFile(scene, path, what, place) {
    const folder = external_node_path_.posix.dirname(path);
    const beside = [];
    const namesakes = [];
    for (const other of scene.listing.paths) {
        if (external_node_path_.posix.dirname(other) === folder)
            beside.push(other);
        else if (external_node_path_.posix.basename(other) === external_node_path_.posix.basename(path))
            namesakes.push(other);
    }
    const near = (0,nearest/* nearest */.p)(path, beside) ?? (0,nearest/* nearest */.p)(path, namesakes);
    const git = ' Paths are from the root of the ops repo, and only files that git knows count.';
    return {
        severity: 'error',
        ...(place ?? { file: scene.file }),
        title: `No file ${path}`,
        message: `${what} is \`${path}\`, and this commit has no such file.${near ? ` Did you mean \`${near}\`?` : git}`,
    };
}

// EXTERNAL MODULE: ./lib/fleet/scene.js
var fleet_scene = __webpack_require__(2596);
;// CONCATENATED MODULE: ./lib/fleet/clusters.js


const LOGINS = ['kubeconfig', 'gke', 'eks', 'aks'];
const DEFAULT_PARALLEL = 4;
/**
 * A cluster as `<cluster>` and its own entry describe it, key by key, the later one winning. How to log in is one
 * choice: an entry that makes it replaces an earlier one's, and `credentials` belongs to a cloud's login.
 */
function makeCluster(scene, name) {
    const entries = (scene.config.clusters?.value ?? []).filter((entry) => entry.name === '<cluster>' || entry.name === name);
    const keys = entries.reduce((sum, { value, name }) => merge(scene, name, sum, value), {});
    const fill = (0,fleet_scene/* inserter */.T4)(scene, name, { cluster: name });
    const text = (key) => {
        const written = keys[key];
        if (!written)
            return {};
        const value = key === 'hold' ? written.value : fill(written.value, written.place);
        const isFile = key === 'kubeconfig' || key === 'credentials';
        if (isFile && !scene.listing.has(value))
            scene.faults.tell(missingFile(scene, value, `\`${key}\` of the cluster \`${name}\``, written.place));
        return { [key]: value };
    };
    return {
        name,
        ...(keys.kubeconfig ? text('kubeconfig') : keys.gke || keys.eks || keys.aks ? text('credentials') : {}),
        ...text('context'),
        ...text('hold'),
        ...logins(keys, name, fill),
        parallel: keys.parallel?.value ?? DEFAULT_PARALLEL,
    };
}
function merge(scene, name, earlier, later) {
    const chosen = LOGINS.filter((login) => later[login]);
    if (chosen.length > 1)
        scene.faults.wrong(later[chosen[1] ?? 'gke']?.place, `${name} has two logins`, `\`clusters.${name}\` says both \`${chosen.join('` and `')}\`: keep the one to log in with.`);
    if (chosen.length === 0)
        return { ...earlier, ...later };
    const { kubeconfig: _k, gke: _g, eks: _e, aks: _a, ...rest } = earlier;
    return { ...rest, ...later };
}
function logins({ gke, eks, aks }, cluster, fill) {
    const value = (written) => written ? fill(written.value, written.place) : cluster;
    if (gke)
        return {
            gke: {
                project: value(gke.value.project),
                location: value(gke.value.location),
                name: value(gke.value.name),
            },
        };
    if (eks) {
        const { role } = eks.value;
        return {
            eks: {
                region: value(eks.value.region),
                name: value(eks.value.name),
                ...(role ? { role: value(role) } : {}),
            },
        };
    }
    if (aks)
        return { aks: { 'resource-group': value(aks.value['resource-group']), name: value(aks.value.name) } };
    return {};
}

;// CONCATENATED MODULE: ./lib/fleet/draft.js
/** What the templates of a release stand for. */
function valuesOf({ name, cluster, environment }) {
    return { hub: name, ...(environment ? { env: environment } : {}), ...(cluster ? { cluster } : {}) };
}

;// CONCATENATED MODULE: ./lib/fleet/convention.js
/** What holds where nothing else is said: an ops repo of this layout needs no configuration. */
const CONVENTION = {
    discover: { value: [{ value: 'hub-charts/<hub>/Chart.yaml' }] },
    chart: { value: { kind: 'local', path: 'hub-charts/<hub>' } },
    values: { value: [{ value: { kind: 'file', path: 'secrets/<hub>.yaml', optional: true } }] },
    release: { value: '<hub>' },
    images: {
        value: [
            { name: 'user', value: { context: { value: 'user-images/<hub>' } } },
            { name: 'hub', value: { context: { value: 'hub-images/<hub>' } } },
        ],
    },
    placeholder: { value: ['set-on-deployment'] },
};

;// CONCATENATED MODULE: ./lib/fleet/layers.js



/** The value of the last layer that has a key. */
function pick(layers, key) {
    for (let at = layers.length - 1; at >= 0; at--) {
        const found = layers[at]?.[key];
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/**
 * Every key of a release, and whether a chart that is no hub takes it from the top level and its environment: where and
 * when it is deployed, but not what.
 */
const TAKEN_BY_CHARTS = {
    chart: false,
    values: false,
    release: false,
    namespace: false,
    cluster: true,
    environment: false,
    branches: true,
    'github-environment': true,
    before: false,
    after: false,
    crds: false,
    timeout: true,
    hold: false,
    'on-drift': true,
    'max-impact': false,
    'health-check': false,
    url: false,
    images: false,
};
/** The convention and the top level: what every hub begins with. */
function baseLayers({ config }) {
    return [CONVENTION, config];
}
/** What an environment says, if it is declared. */
function environmentLayer({ config }, name) {
    const entry = config.environments?.value.find((one) => one.name === name);
    return entry ? [entry.value] : [];
}
function checkEnvironment(scene, name, place) {
    const names = scene.config.environments?.value.map((entry) => entry.name);
    if (!names || names.includes(name))
        return;
    scene.faults.wrong(place, `No environment ${name}`, `\`${name}\` is not under \`environments\`.${(0,nearest/* didYouMean */.a)(name, names)} There are ${(0,fleet_scene/* some */.zN)(names)}.`);
}
/** The cluster of hubs that name none: the one that is declared, the nameless one where none is. */
function onlyCluster({ config }) {
    const names = config.clusters?.value.map((entry) => entry.name) ?? [];
    if (names.length === 0)
        return '';
    return names.length === 1 && names[0] !== '<cluster>' ? names[0] : undefined;
}
/** Whether a cluster may be named so; an error at the place if not. */
function checkCluster(scene, name, place) {
    const names = scene.config.clusters?.value.map((entry) => entry.name) ?? [];
    if (names.length === 0 || names.includes(name) || names.includes('<cluster>'))
        return true;
    scene.faults.wrong(place, `No cluster ${name}`, `\`${name}\` is not under \`clusters\`.${(0,nearest/* didYouMean */.a)(name, names)} There are ${(0,fleet_scene/* some */.zN)(names)}.`);
    return false;
}

// EXTERNAL MODULE: ./lib/fleet/template.js
var template = __webpack_require__(1388);
;// CONCATENATED MODULE: ./lib/fleet/kinds.js


/** The kinds of images that hold for every hub. */
function baseKinds(scene) {
    return kindsOf(baseLayers(scene), Number.POSITIVE_INFINITY);
}
/**
 * Makes the finder of a release's kinds that are not everybody's; of a chart that is no hub, only what it says itself.
 * Hubs of the same layers have the same.
 */
function ownKindsFinder(scene, base) {
    const shared = baseLayers(scene);
    const known = new Map();
    return ({ kind: of, layers }) => {
        const found = known.get(layers);
        if (found)
            return found;
        const own = layers.slice(shared.length).filter((layer) => layer.images);
        const kinds = own.length > 0 ? kindsOf([...shared, ...own], shared.length) : base;
        const mine = kinds.filter((kind) => (of === 'hub' ? kind.perHub : kind.own));
        known.set(layers, mine);
        return mine;
    };
}
/** Merges what layers say of images, key by key. `own`: the layers from there on speak of this hub alone. */
function kindsOf(layers, own) {
    const kinds = new Map();
    layers.forEach((layer, index) => {
        for (const { name, value } of layer.images?.value ?? []) {
            const earlier = kinds.get(name);
            kinds.set(name, {
                keys: { ...earlier?.keys, ...value },
                own: (earlier?.own ?? false) || index >= own,
            });
        }
    });
    return Array.from(kinds, ([name, { keys, own }]) => ({
        name,
        keys,
        own,
        perHub: own || hasHubTemplate(keys),
    }));
}
function hasHubTemplate({ name, context, dockerfile, target, args, contexts, secrets, test, }) {
    const texts = [name, context, dockerfile, target].flatMap((located) => located?.value ?? []);
    texts.push(...Object.values(args?.value ?? {}), ...Object.values(contexts?.value ?? {}));
    texts.push(...(secrets?.value ?? []), ...(test?.value ?? []));
    return texts.some((text) => (0,template/* templatesIn */.bU)(text).some((name) => name !== 'image'));
}

// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/contexts.js







/**
 * Makes the images of a fleet: of each kind one a hub, one a folder, or one for all. Hubs of one name (in several
 * environments, say) share an image unless something makes theirs differ.
 */
function makeImages(scene, hubs, charts) {
    const base = baseKinds(scene);
    const shared = new Map();
    const groups = new Map();
    for (const kind of base)
        if (!kind.perHub)
            for (const made of makeKind(scene, kind, base, {}))
                shared.set(made.kind, { key: made.kind, ...made });
    const ownKinds = ownKindsFinder(scene, base);
    for (const draft of [...hubs, ...charts]) {
        const values = valuesOf(draft);
        for (const kind of ownKinds(draft))
            for (const made of makeKind(scene, kind, base, values))
                addToGroup(groups, made, draft);
    }
    sayUnused(scene, base, [...shared.keys(), ...[...groups.values()].flat().map(({ made }) => made.kind)]);
    const images = keyed([...groups.values()].flat());
    const own = new Map();
    for (const { image, members } of images)
        for (const member of members) {
            const keys = own.get(member);
            if (keys)
                keys.push(image.key);
            else
                own.set(member, [image.key]);
        }
    const sharedKeys = [...shared.keys()];
    return {
        images: [...images.map(({ image }) => image), ...shared.values()].sort((a, b) => a.key < b.key ? -1 : 1),
        keysOf: (draft) => {
            const keys = own.get(draft) ?? [];
            if (sharedKeys.length === 0)
                return keys;
            const kinds = new Set(keys.map((key) => key.split('/')[0]));
            return [...keys, ...sharedKeys.filter((key) => !kinds.has(key))];
        },
    };
}
/** An entry without a context adds to a folder's image, so there must be such a folder. */
function sayUnused(scene, kinds, made) {
    for (const { name, keys } of kinds)
        if (name !== '<image>' &&
            !keys.context &&
            !made.includes(name) &&
            kinds.some((one) => one.name === '<image>'))
            scene.faults.wrong(firstPlace(keys), `No folder for the image ${name}`, `\`images.${name}\` has no \`context\`, and \`images.<image>\` finds no folder of that name.${(0,nearest/* didYouMean */.a)(name, made)}`);
}
/** The images of one kind for one hub, or for all: none, one, or with `<image>` one a folder. */
function makeKind(scene, kind, all, values) {
    if (kind.name === '<image>')
        return makeFolders(scene, kind, all, values);
    const folders = all.find(({ name }) => name === '<image>');
    if (kind.keys.context)
        return makeNamed(scene, kind, values);
    // Without a context it adds to a folder's image: for all hubs that is made with the folders.
    if (folders && !kind.own)
        return [];
    if (folders)
        return makeNamed(scene, { ...kind, keys: { ...folders.keys, ...kind.keys } }, { ...values, image: kind.name });
    const names = all.filter(({ keys }) => keys.context).map(({ name }) => name);
    scene.faults.wrong(firstPlace(kind.keys), `${kind.name} has no context`, `\`images.${kind.name}\` needs a \`context\`: the folder that it is built from.${(0,nearest/* didYouMean */.a)(kind.name, names)}`);
    return [];
}
/** A context with `<hub>` is of the hubs that have the folder; one that is named must be there. */
function makeNamed(scene, kind, values) {
    const made = makeImage(scene, kind, kind.name, values);
    if (made && scene.listing.has(made.dockerfile))
        return [made];
    if (made && (kind.own || !kind.perHub))
        scene.faults.tell(missingFile(scene, made.dockerfile, `The Dockerfile of the image \`${kind.name}\``, kind.keys.context?.place));
    return [];
}
/** One image for each folder that `<image>` captures; an entry of the folder's own name adds to it. */
function makeFolders(scene, kind, all, values) {
    const { context } = kind.keys;
    if (!context?.value.includes('<image>')) {
        scene.faults.wrong(context?.place ?? firstPlace(kind.keys), 'The context needs <image>', '`images.<image>` is one image for each folder that its `context` matches: write `<image>` where the name stands.');
        return [];
    }
    const where = (0,template/* pattern */.T1)((0,fleet_scene/* inserter */.T4)(scene, '<image>', { ...values, image: '<image>' })(context.value, context.place), scene.compile);
    const found = [];
    for (const folder of scene.listing.folders) {
        const image = (0,template/* capture */.Fg)(where, folder, (name, text, whole) => name === 'image' && (whole || /^[a-z0-9-]+$/.test(text)))?.image;
        if (image === undefined)
            continue;
        const own = all.find(({ name }) => name === image);
        const keys = own ? { ...kind.keys, ...written(own.keys) } : kind.keys;
        const made = makeImage(scene, { ...kind, keys }, image, { ...values, image });
        if (!made || !scene.listing.has(made.dockerfile))
            continue;
        if (isAllowed(scene, image, made.dockerfile))
            found.push(made);
    }
    return found;
}
/** What the configuration says, and not the convention: a folder `hub` has nothing to do with `hub-images/<hub>`. */
function written(keys) {
    return Object.fromEntries(Object.entries(keys).filter(([, located]) => located?.place));
}
function isAllowed(scene, image, file) {
    const wrong = (0,names/* nameFault */.IY)(image);
    if (wrong)
        scene.faults.tell({
            severity: 'error',
            file,
            title: `${image.slice(0, 30)} cannot be the name of an image`,
            message: `\`${image}\` ${wrong}. ${names/* NAME_RULE */.$h} Rename the folder.`,
        });
    return !wrong;
}
function makeImage(scene, { keys, perHub }, kind, values) {
    const fill = (0,fleet_scene/* inserter */.T4)(scene, values.hub ?? kind, values);
    const put = (text, of) => fill(text, keys[of]?.place);
    const context = put(keys.context?.value ?? '', 'context');
    if (!keys.name && kind !== 'user' && kind !== 'hub') {
        scene.faults.wrong(keys.context?.place, `${kind} has no name`, `\`images.${kind}\` needs a \`name\`: the repository that it is pushed to. (Only \`user\` and \`hub\` have a place in the values where the name is known to stand.)`);
        return undefined;
    }
    const beside = context === '.' ? 'Dockerfile' : `${context}/Dockerfile`;
    const dockerfile = keys.dockerfile ? put(keys.dockerfile.value, 'dockerfile') : beside;
    const { args, contexts, secrets, test, name, target, epoch } = keys;
    const place = !perHub && values.image === undefined ? keys.context?.place : undefined;
    const named = contexts ? filled(contexts.value, (text) => put(text, 'contexts')) : NONE;
    if (contexts)
        checkContexts(scene, kind, named, contexts.place);
    return {
        kind,
        ...(name ? { name: put(name.value, 'name') } : undefined),
        context,
        dockerfile,
        ...(target ? { target: put(target.value, 'target') } : undefined),
        args: args ? filled(args.value, (text) => put(text, 'args')) : NONE,
        platforms: keys.platforms?.value ?? EMPTY,
        contexts: named,
        secrets: secrets ? secrets.value.map((text) => put(text, 'secrets')) : EMPTY,
        valuesPath: keys['values-path']?.value ?? EMPTY,
        ...(test ? { test: test.value.map((text) => put(text, 'test')) } : undefined),
        ...(epoch ? { epoch: epoch.value } : undefined),
        trackBases: keys['track-bases']?.value ?? false,
        declaredAt: place ?? { file: dockerfile },
    };
}
const NONE = {};
const EMPTY = [];
function filled(texts, put) {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, put(text)]));
}
/** A named context is a folder of the repo, or has a scheme (`docker-image://`, `oci-layout://`, `https://`). */
function checkContexts(scene, kind, contexts, place) {
    for (const [name, folder] of Object.entries(contexts))
        if (!folder.includes('://') && !folder.includes('<') && !scene.listing.isFolder(folder))
            scene.faults.tell(missingFile(scene, folder, `The context \`${name}\` of the image \`${kind}\``, place));
}
function firstPlace(keys) {
    return Object.values(keys).find((located) => located?.place)?.place;
}
/** Groups equal images: those of one Dockerfile are compared, which most hubs have for themselves. */
function addToGroup(groups, made, member) {
    const bucket = `${made.kind} ${made.dockerfile}`;
    const like = groups.get(bucket);
    const same = like?.find((group) => JSON.stringify(group.made) === JSON.stringify(made));
    if (same) {
        same.members.push(member);
        return;
    }
    const group = { made, short: `${made.kind}/${member.name}`, members: [member] };
    if (like)
        like.push(group);
    else
        groups.set(bucket, [group]);
}
/** Gives each its key: the kind and the hub, with what tells apart hubs of one name before it where they differ. */
function keyed(groups) {
    const taken = new Map();
    for (const { short } of groups)
        taken.set(short, (taken.get(short) ?? 0) + 1);
    return groups.map(({ made, short, members }) => {
        const [first] = members;
        const parts = () => [made.kind, first?.cluster, first?.environment, first?.name];
        const key = taken.get(short) === 1 ? short : parts().filter(Boolean).join('/');
        const isOne = members.every(({ name }) => name === first?.name);
        return { image: isOne && first ? { key, ...made, hub: first.name } : { key, ...made }, members };
    });
}

;// CONCATENATED MODULE: ./lib/fleet/discover.js



/**
 * Finds the hubs. Without `discover` the convention's files are hubs; where there are none, `hubs` is the list
 * (so is it with `discover: []`).
 */
function discoverHubs(scene) {
    const { config, faults } = scene;
    const written = config.discover?.value ?? CONVENTION.discover.value;
    const patterns = written.flatMap(({ value, place }) => {
        if (value.includes('<hub>'))
            return [(0,template/* pattern */.T1)(value, scene.compile)];
        faults.wrong(place, 'discover needs <hub>', `\`${value}\` does not say where the hub's name stands: write \`<hub>\`.`);
        return [];
    });
    const found = matchFiles(scene, patterns);
    if (config.discover ? written.length > 0 : found.hubs.length + found.refused.size > 0 || !config.hubs)
        return { ...found, listed: new Set(), patterns };
    return { ...listHubs(config.hubs?.value ?? []), refused: new Set(), patterns: [] };
}
function matchFiles(scene, patterns) {
    const excluded = (scene.config.exclude?.value ?? []).map(({ value }) => scene.compile(value));
    const may = captureRule(scene);
    const hubs = new Map();
    const refused = new Set();
    for (const path of scene.listing.paths) {
        for (const one of patterns) {
            const values = (0,template/* capture */.Fg)(one, path, may);
            if (!values || excluded.some((matches) => matches(path)))
                continue;
            const declared = declare(scene, path, values);
            if (!declared)
                refused.add(values.hub ?? '');
            else {
                const key = `${declared.cluster ?? ''}/${declared.env ?? ''}/${declared.hub}`;
                if (!hubs.has(key))
                    hubs.set(key, declared);
            }
            break;
        }
    }
    return { hubs: [...hubs.values()], refused };
}
function declare(scene, path, values) {
    const { hub = '', env, cluster } = values;
    const wrong = (0,names/* nameFault */.IY)(hub);
    if (wrong === undefined)
        return { hub, place: { file: path }, ...(env ? { env } : {}), ...(cluster ? { cluster } : {}) };
    scene.faults.tell({
        severity: 'error',
        file: path,
        title: `${hub.slice(0, 30)} cannot be the name of a hub`,
        message: `\`${hub}\` ${wrong}. ${names/* NAME_RULE */.$h} Rename the folder; or, if it is no hub, list the file under \`exclude\` in ${scene.file}.`,
    });
    return undefined;
}
/**
 * A hub's name that is a whole folder's is captured whatever it is, so that a name that is not allowed is said and
 * not passed over; `<env>` and `<cluster>` capture only what is declared, where they are declared.
 */
function captureRule({ config }) {
    const environments = namesOf(config.environments?.value);
    const clusters = namesOf(config.clusters?.value.filter(({ name }) => name !== '<cluster>'));
    const declared = { env: environments, cluster: clusters, hub: undefined, image: undefined };
    return (name, text, whole) => {
        const names = declared[name];
        if (names)
            return names.has(text);
        return (whole && (name === 'hub' || name === 'image')) || /^[a-z0-9-]+$/.test(text);
    };
}
function namesOf(entries) {
    return entries && entries.length > 0 ? new Set(entries.map(({ name }) => name)) : undefined;
}
/** The plain names under `hubs`; one that a `cluster/hub` has already listed only changes that hub. */
function listHubs(entries) {
    const names = entries.filter(({ name }) => !(0,template/* isGlob */.fg)(name));
    const onCluster = new Set(names.flatMap(({ name }) => (name.includes('/') ? [name.split('/')[1]] : [])));
    const listed = names.filter(({ name }) => !onCluster.has(name));
    return {
        listed: new Set(listed.map(({ name }) => name)),
        hubs: listed.map(({ name, place }) => {
            const [first = '', second] = name.split('/');
            const at = place ?? { file: '' };
            return second === undefined ? { hub: first, place: at } : { hub: second, cluster: first, place: at };
        }),
    };
}

;// CONCATENATED MODULE: ./lib/fleet/extra-charts.js


/**
 * The releases that are not hubs, one for each of their clusters. In which environment one is deployed follows from the
 * hubs that it goes before or after on its cluster, unless it says so itself.
 *
 * @param clusters the names of all clusters that are declared or that hubs are on
 */
function placeCharts(scene, hubs, environments, clusters) {
    return (scene.config.charts?.value ?? []).flatMap((entry) => clustersOf(scene, entry, clusters).map((cluster) => {
        const order = entry.value.order?.value ?? 'before';
        const environment = environmentOf(scene, entry.value, order, cluster, hubs, environments);
        return {
            kind: 'chart',
            name: entry.name,
            cluster,
            environment,
            // As many as `baseLayers` has: the convention has nothing for a chart.
            layers: [{}, taken(scene.config), ...environmentLayer(scene, environment).map(taken), entry.value],
            place: entry.place ?? { file: scene.file },
            order,
        };
    }));
}
/** The keys that a chart takes from a layer that speaks of hubs. */
function taken(layer) {
    const names = Object.keys(layer);
    return Object.fromEntries(names.filter((name) => TAKEN_BY_CHARTS[name]).map((name) => [name, layer[name]]));
}
function clustersOf(scene, entry, all) {
    const said = entry.value.clusters;
    if (said?.value === 'all')
        return all;
    if (said)
        return said.value.flatMap(({ value, place }) => (checkCluster(scene, value, place) ? [value] : []));
    const written = pick([scene.config, entry.value], 'cluster');
    // A top level's `cluster: <hub>` says nothing of a chart.
    const meant = written && !(written === scene.config.cluster && written.value.includes('<hub>')) ? written : undefined;
    const name = meant
        ? (0,fleet_scene/* inserter */.T4)(scene, entry.name, { hub: entry.name })(meant.value, meant.place)
        : (onlyCluster(scene) ?? (all.length === 1 ? all[0] : undefined));
    if (name === undefined)
        scene.faults.wrong(entry.place, `${entry.name} is on no cluster`, `There are several clusters: write \`clusters: all\`, a list of them, or \`cluster\` for \`charts.${entry.name}\`.`);
    return name !== undefined && checkCluster(scene, name, meant?.place ?? entry.place) ? [name] : [];
}
function environmentOf(scene, chart, order, cluster, hubs, environments) {
    if (chart.environment) {
        checkEnvironment(scene, chart.environment.value, chart.environment.place);
        return chart.environment.value;
    }
    const used = new Set(hubs.flatMap((hub) => (hub.cluster === cluster ? [hub.environment] : [])));
    const inOrder = environments.map(({ name }) => name).filter((name) => used.has(name));
    const beside = order === 'before' ? inOrder[0] : inOrder.at(-1);
    return beside ?? scene.config.environment?.value ?? environments[0]?.name ?? '';
}

;// CONCATENATED MODULE: ./lib/fleet/listing.js

/** Lists a tree. Its symbolic links, if it has any, are read in one go. */
async function listTree(tree) {
    const links = await readLinks(tree);
    const real = (path) => (links.size === 0 ? path : withoutLinks(path, links));
    const filesOf = (folder) => {
        const path = real(folder);
        return (0,folders/* foldersOf */.pd)(tree).get(path === '.' ? '' : path);
    };
    let paths;
    return {
        get paths() {
            paths ??= [...tree.entries.keys(), ...behindLinks(tree, links)];
            return paths;
        },
        get folders() {
            return (0,folders/* foldersOf */.pd)(tree).keys();
        },
        has: (path) => tree.entries.has(path) || (links.size > 0 && tree.entries.has(real(path))),
        isFolder: (path) => filesOf(path) !== undefined,
        fileOf: (folder) => filesOf(folder)?.[0]?.path,
    };
}
/** Where each symbolic link ends up in the tree; those that lead out of it are left out. */
async function readLinks(tree) {
    const paths = [];
    for (const { path, mode } of tree.entries.values())
        if (mode === '120000')
            paths.push(path);
    const targets = await Promise.all(paths.map((path) => (0,folders/* followLinks */.n1)(tree, path)));
    const links = new Map();
    targets.forEach((target, index) => {
        if (target !== undefined)
            links.set(paths[index] ?? '', target);
    });
    return links;
}
function withoutLinks(path, links) {
    // A link's target is free of links, so each round has less of the path left to look at.
    for (let end = path.indexOf('/');; end = path.indexOf('/', end + 1)) {
        const start = end < 0 ? path : path.slice(0, end);
        const target = links.get(start);
        if (target !== undefined) {
            const rest = path.slice(start.length + 1);
            if (rest === '')
                return target || '.';
            return withoutLinks(target === '' ? rest : `${target}/${rest}`, links);
        }
        if (end < 0)
            return path;
    }
}
function behindLinks(tree, links) {
    const found = [];
    for (const [link, target] of links) {
        // A link to a folder that holds the link has no end.
        if (target === '' || link.startsWith(`${target}/`))
            continue;
        for (const { path } of (0,folders/* foldersOf */.pd)(tree).get(target) ?? [])
            found.push(link + path.slice(target.length));
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/fleet/notices.js





/** Tells of folders that look as if they were meant for a hub and are none's: each once, with the nearest name. */
function tellOfFolders(scene, discovery, images) {
    const hubs = new Set(discovery.hubs.map(({ hub }) => hub));
    const used = new Set(images.flatMap((image) => [image.context, ...Object.values(image.contexts)]));
    const may = captureRule(scene);
    for (const { name: kind, keys } of baseKinds(scene)) {
        const context = keys.context?.value;
        if (!context?.includes('<hub>') || kind === '<image>' || keys.dockerfile)
            continue;
        const where = (0,template/* pattern */.T1)(context, scene.compile);
        for (const folder of scene.listing.folders) {
            const hub = (0,template/* capture */.Fg)(where, folder, may)?.hub;
            if (hub === undefined || used.has(folder) || discovery.refused.has(hub))
                continue;
            if (hubs.has(hub))
                tellOfContext(scene, folder);
            else
                tellOfStray(scene, folder, hub, hubs, kind);
        }
    }
    tellOfCharts(scene, discovery);
}
function tellOfStray(scene, folder, hub, hubs, kind) {
    const file = scene.listing.fileOf(folder);
    scene.faults.tell({
        severity: 'notice',
        ...(file ? { file } : {}),
        title: `${folder} belongs to no hub`,
        message: `There is no hub \`${hub}\`, so nothing is built from \`${folder}\`.${(0,nearest/* didYouMean */.a)(hub, hubs)} If other images are built FROM it, give it an entry of its own under \`images\` in ${scene.file} (\`${kind}\` is for hubs).`,
    });
}
/** A hub's folder without a Dockerfile: silence would look like success. */
function tellOfContext(scene, folder) {
    const environment = ['environment.yml', 'environment.yaml'].find((name) => scene.listing.has(`${folder}/${name}`));
    const file = environment ? `${folder}/${environment}` : scene.listing.fileOf(folder);
    if (scene.listing.has(`${folder}/Dockerfile`))
        return;
    scene.faults.tell({
        severity: environment ? 'warning' : 'notice',
        ...(file ? { file } : {}),
        title: `${folder} has no Dockerfile`,
        message: environment
            ? `${folder}/${environment} alone is not built. Write \`${folder}/Dockerfile\`, for example:\n${DOCKERFILE(environment)}`
            : `Nothing is built from \`${folder}\` until it has a \`Dockerfile\`.`,
    });
}
const DOCKERFILE = (environment) => [
    'FROM quay.io/jupyter/base-notebook:2025-11-10',
    `COPY ${environment} /tmp/environment.yml`,
    'RUN mamba env update --name base --file /tmp/environment.yml && mamba clean --all --yes',
].join('\n');
/** A folder that would be a hub if it had the file that makes it one. */
function tellOfCharts(scene, { patterns, hubs }) {
    const may = captureRule(scene);
    for (const { text } of patterns) {
        const [, parent, file] = /^(.*<hub>)\/([^<>/*]+)$/.exec(text) ?? [];
        if (!parent || !file)
            continue;
        const where = (0,template/* pattern */.T1)(parent, scene.compile);
        for (const folder of scene.listing.folders) {
            const hub = (0,template/* capture */.Fg)(where, folder, may)?.hub;
            if (hub === undefined || scene.listing.has(`${folder}/${file}`))
                continue;
            const some = scene.listing.fileOf(folder);
            scene.faults.tell({
                severity: 'warning',
                ...(some ? { file: some } : {}),
                title: `${folder} has no ${file}`,
                message: `A folder is a hub when it has a \`${file}\`, so \`${folder}\` is none.${(0,nearest/* didYouMean */.a)(hub, hubs.map((one) => one.hub))}`,
            });
        }
    }
    if (hubs.length > 0)
        return;
    const looked = patterns.map(({ text }) => text);
    scene.faults.tell({
        severity: 'warning',
        title: 'No hub found',
        message: looked.length > 0
            ? `No file of this commit matches ${(0,fleet_scene/* some */.zN)(looked)}. To add a hub, add that file; for another layout, write a ${scene.file}.`
            : `\`hubs\` in ${scene.file} lists no hub.`,
    });
}

;// CONCATENATED MODULE: ./lib/fleet/placing.js




/** Puts each hub on its cluster and into its environment. */
function placeHubs(scene, { hubs, listed }) {
    const overrides = (scene.config.hubs?.value ?? []).map((entry) => {
        const { name } = entry;
        const matches = (0,template/* isGlob */.fg)(name) ? scene.compile(name) : (text) => text === name;
        return { entry, matches, onCluster: name.includes('/'), used: listed.has(name) };
    });
    const work = { scene, overrides, shared: new Map(), lost: { cluster: [], environment: [] } };
    const placed = hubs.flatMap((declared) => placeHub(work, declared) ?? []);
    sayLost(scene, work.lost);
    for (const { entry, used } of overrides)
        if (!used)
            scene.faults.wrong(entry.place, `No hub matches ${entry.name}`, unmatched(entry.name, hubs, scene));
    return placed;
}
function placeHub(work, declared) {
    const { scene, overrides, lost } = work;
    const { hub } = declared;
    const byName = overrides.filter((one) => !one.onCluster && one.matches(hub));
    for (const one of byName)
        one.used = true;
    // Entries with `cluster/` need the cluster first: it comes from everything else.
    const early = placing_environmentOf(scene, declared, byName);
    const cluster = clusterOf(work, declared, early?.value, byName);
    if (cluster === undefined) {
        lost.cluster.push(hub);
        return undefined;
    }
    const found = overrides.filter((one) => one.onCluster ? one.matches(`${cluster}/${hub}`) : byName.includes(one));
    for (const one of found)
        useOnCluster(scene, one);
    const environment = placing_environmentOf(scene, declared, found);
    if (environment === undefined && scene.config.environments?.value.length) {
        lost.environment.push(hub);
        return undefined;
    }
    const name = environment?.value ?? '';
    return { declared, cluster, environment: name, layers: layersFor(work, name, found) };
}
function useOnCluster(scene, one) {
    one.used = true;
    const { name, value } = one.entry;
    if (!one.onCluster || !value.cluster)
        return;
    scene.faults.wrong(value.cluster.place, `${name} names its cluster already`, `The key \`${name}\` finds the hub by its cluster, so it cannot move it to another: write the hub's name alone.`);
}
function layersFor({ scene, shared }, environment, own) {
    const common = shared.get(environment) ?? [...baseLayers(scene), ...environmentLayer(scene, environment)];
    shared.set(environment, common);
    return own.length === 0 ? common : [...common, ...own.map(({ entry }) => entry.value)];
}
function placing_environmentOf(scene, { env }, own) {
    const written = pick([scene.config, ...own.map(({ entry }) => entry.value)], 'environment');
    if (written)
        checkEnvironment(scene, written.value, written.place);
    return written ?? (env === undefined ? undefined : { value: env });
}
function clusterOf(work, { hub, cluster, place }, environment, own) {
    const { scene } = work;
    const written = pick(layersFor(work, environment ?? '', own), 'cluster');
    if (!written && cluster === undefined)
        return onlyCluster(scene);
    const values = {
        hub,
        ...(environment ? { env: environment } : {}),
        ...(cluster ? { cluster } : {}),
    };
    const name = written ? (0,fleet_scene/* inserter */.T4)(scene, hub, values)(written.value, written.place) : cluster;
    return name !== undefined && checkCluster(scene, name, written?.place ?? place) ? name : undefined;
}
function sayLost({ config, faults }, lost) {
    // Where a cluster was named wrongly, that has been said.
    if (lost.cluster.length > 0 && faults.config.length === 0)
        faults.wrong(config.clusters?.place, 'Hubs without a cluster', `There are several clusters, and nothing says which one ${(0,fleet_scene/* some */.zN)(lost.cluster)} belong to: set \`cluster\` at the top level, for the environment or for the hub.`);
    if (lost.environment.length > 0)
        faults.wrong(config.environments?.place, 'Hubs without an environment', `There are environments, and nothing says which one ${(0,fleet_scene/* some */.zN)(lost.environment)} belong to: set \`environment\` at the top level for all, and under \`hubs\` for the others.`);
}
function unmatched(name, hubs, { config }) {
    const names = hubs.map((one) => (name.includes('/') ? `${one.cluster ?? '?'}/${one.hub}` : one.hub));
    const known = [...new Set(names)].sort();
    const how = config.discover
        ? ''
        : ' Hubs are found by their hub-charts folder; `discover: []` makes `hubs` the list.';
    return `\`hubs.${name}\` matches no hub.${(0,nearest/* didYouMean */.a)(name, known)} There are ${(0,fleet_scene/* some */.zN)(known) || 'none'}.${how}`;
}

;// CONCATENATED MODULE: ./lib/fleet/origins.js

/** Of one layer, and of a list of them: most hubs of a fleet have the same. */
const ofLayer = new WeakMap();
const ofLayers = new WeakMap();
/** Where each key that was written was last written; `images` by image and key, as `images.user.context`. */
function originsOf(layers) {
    const known = ofLayers.get(layers);
    if (known)
        return known;
    const origins = Object.assign({}, ...layers.map(originsOfLayer));
    ofLayers.set(layers, origins);
    return origins;
}
function originsOfLayer(layer) {
    const known = ofLayer.get(layer);
    if (known)
        return known;
    const origins = {};
    const add = (name, { place }) => {
        if (place)
            origins[name] = place;
    };
    for (const [key, located] of Object.entries(layer))
        if (located && key !== 'images' && Object.hasOwn(TAKEN_BY_CHARTS, key))
            add(key, located);
    for (const { name, value } of layer.images?.value ?? [])
        for (const [key, located] of Object.entries(value))
            if (located)
                add(`images.${name}.${key}`, located);
    ofLayer.set(layer, origins);
    return origins;
}

;// CONCATENATED MODULE: ./lib/fleet/settings.js

const DEFAULT_TIMEOUT_SECONDS = 600;
const known = new WeakMap();
/** Made once for the many hubs of the same layers. */
function settingsOf(layers) {
    const made = known.get(layers) ?? makeSettings(layers);
    known.set(layers, made);
    return made;
}
function makeSettings(layers) {
    const branches = pick(layers, 'branches')?.value;
    const hold = pick(layers, 'hold')?.value;
    const maxImpact = pick(layers, 'max-impact')?.value;
    const healthCheck = pick(layers, 'health-check')?.value;
    return {
        ...(branches ? { branches } : {}),
        crds: pick(layers, 'crds')?.value ?? 'install',
        timeoutSeconds: pick(layers, 'timeout')?.value ?? DEFAULT_TIMEOUT_SECONDS,
        ...(hold ? { hold } : {}),
        onDrift: pick(layers, 'on-drift')?.value ?? 'report',
        ...(maxImpact ? { maxImpact } : {}),
        ...(healthCheck === undefined ? {} : { healthCheck }),
    };
}

;// CONCATENATED MODULE: ./lib/fleet/values-list.js




/** The values of a release in their order: optional ones that are there, the files of globs, commands, inline ones. */
function valuesOfRelease(scene, draft, fill, say) {
    return (pick(draft.layers, 'values')?.value ?? []).flatMap(({ value, place }) => {
        const put = (text) => fill(text, place);
        if (value.kind === 'inline')
            return [{ kind: 'inline', values: values_list_filled(value.values, valuesOf(draft)) }];
        if (value.kind === 'command')
            return [{ kind: 'command', argv: value.argv.map(put), watch: value.watch.map(put) }];
        const path = put(value.path);
        const found = (0,template/* isGlob */.fg)(path) ? matching(scene, path) : scene.listing.has(path) ? [path] : [];
        if (found.length === 0 && !value.optional)
            say((0,template/* isGlob */.fg)(path)
                ? noMatch(scene, draft, path, place)
                : missingFile(scene, path, `A values file of \`${draft.name}\``, place ?? draft.place));
        return found.map((path) => ({ kind: 'file', path }));
    });
}
/** Texts in inline values take templates too; what is no template of ours is the team's own. */
function values_list_filled(values, known) {
    const fill = (value) => {
        if (typeof value === 'string')
            return (0,template/* insert */.Yr)(value, known);
        if (Array.isArray(value))
            return value.map(fill);
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    };
    return fill(values);
}
/** The files that a glob matches, by name. */
function matching(scene, glob) {
    const start = glob.slice(0, glob.search(/[*?[\]{}!+@]/));
    const matches = scene.compile(glob);
    return scene.listing.paths.filter((path) => path.startsWith(start) && matches(path)).sort();
}
function noMatch(scene, draft, glob, place) {
    return {
        severity: 'error',
        ...(place ?? { file: scene.file }),
        title: `No file matches ${glob}`,
        message: `\`${draft.name}\` takes values from \`${glob}\`, and no file matches. If there need not be one, write \`${glob}?\`.`,
    };
}

;// CONCATENATED MODULE: ./lib/fleet/releases.js








/**
 * Makes a release of what its layers say.
 *
 * @param several whether the fleet has more than one cluster: then the id begins with its name
 * @param images the keys of the images that its values may name
 */
function makeRelease(scene, draft, several, images) {
    const { layers, name, cluster, environment, place } = draft;
    const fill = (0,fleet_scene/* inserter */.T4)(scene, name, valuesOf(draft));
    const text = (key) => {
        const written = pick(layers, key);
        return written && fill(written.value, written.place);
    };
    const release = text('release') ?? name;
    const namespace = text('namespace') ?? release;
    checkName(scene, draft, 'release', release, names/* releaseFault */.Gb);
    if (namespace !== release || (0,names/* releaseFault */.Gb)(release) === undefined)
        checkName(scene, draft, 'namespace', namespace, names/* namespaceFault */.kZ);
    const id = several ? `${cluster}/${release}` : release;
    const say = (problem) => scene.faults.tell({ ...problem, hub: id });
    const githubEnvironment = text('github-environment');
    const url = text('url');
    return {
        ...settingsOf(layers),
        kind: draft.kind,
        id,
        hub: name,
        release,
        namespace,
        cluster,
        environment,
        chart: chartOf(scene, draft, fill, say),
        values: valuesOfRelease(scene, draft, fill, say),
        before: stepsOf(scene, pick(layers, 'before')?.value, fill),
        after: stepsOf(scene, pick(layers, 'after')?.value, fill),
        ...(githubEnvironment ? { githubEnvironment } : undefined),
        ...(url ? { url } : undefined),
        ...(draft.order ? { order: draft.order } : undefined),
        images,
        declaredAt: place,
        origins: draft.captured ? { ...draft.captured, ...originsOf(layers) } : originsOf(layers),
    };
}
function checkName(scene, draft, key, text, fault) {
    const wrong = fault(text);
    // A text with an unfilled template has been said already.
    if (wrong === undefined || text.includes('<'))
        return;
    const place = pick(draft.layers, key)?.place ?? pick(draft.layers, 'release')?.place ?? draft.place;
    scene.faults.wrong(place, `${text.slice(0, 30)} cannot be a ${key}`, `The ${key} of \`${draft.name}\` would be \`${text}\`, which ${wrong}.`);
}
function chartOf(scene, draft, fill, say) {
    const written = pick(draft.layers, 'chart');
    if (!written) {
        scene.faults.wrong(draft.place, `${draft.name} has no chart`, `\`${draft.name}\` needs a \`chart\`.`);
        return { kind: 'local', path: '' };
    }
    const { value: chart, place } = written;
    const put = (text) => fill(text, place);
    if (chart.kind === 'oci')
        return { kind: 'oci', oci: put(chart.oci), version: put(chart.version) };
    if (chart.kind === 'repository')
        return {
            kind: 'repository',
            repository: put(chart.repository),
            name: put(chart.name),
            version: put(chart.version),
        };
    const path = put(chart.path);
    const chartYaml = chart.chartYaml && put(chart.chartYaml);
    const file = chartYaml ?? (path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`);
    if (!scene.listing.has(file))
        say(missingFile(scene, file, `The Chart.yaml of \`${draft.name}\``, place ?? draft.place));
    else if (!scene.listing.isFolder(path))
        say(missingFile(scene, path, `The chart of \`${draft.name}\``, place ?? draft.place));
    return { kind: 'local', path, ...(chartYaml ? { chartYaml } : {}) };
}
function stepsOf(scene, steps, fill) {
    return (steps ?? []).flatMap(({ value: step, place }) => {
        if (!step.run)
            return [];
        for (const { value, place } of step.environments?.value ?? [])
            checkEnvironment(scene, value, place);
        const environments = step.environments?.value.map(({ value }) => value);
        return [
            {
                run: step.run.value.map((text) => fill(text, place)),
                watch: (step.watch?.value ?? []).map((text) => fill(text, place)),
                attempts: step.attempts?.value ?? 1,
                timeoutSeconds: step.timeout?.value ?? DEFAULT_TIMEOUT_SECONDS,
                when: step.when?.value ?? 'success',
                ...(environments ? { environments } : {}),
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/fleet/load.js













const CONFIG_FILE = 'hub-deploy.yaml';
/**
 * Works out the fleet from a commit's files alone: by hub-deploy.yaml where there is one, else by the convention, which
 * needs neither a YAML parser nor globs.
 *
 * @param options.configFile another configuration, which must be there
 * @returns the fleet; what concerns one hub or folder stands in its `problems`, an error with the hub's id where there
 *   is one: that hub must not be deployed
 * @throws ProblemError with all errors of the configuration itself
 */
async function loadFleet(tree, options = {}) {
    const file = options.configFile ?? CONFIG_FILE;
    const [listing, configured] = await Promise.all([
        listTree(tree),
        readConfiguration(tree, file, options.configFile !== undefined),
    ]);
    const scene = { ...configured, file, listing, faults: (0,fleet_scene/* collectFaults */.CM)(file) };
    const fleet = makeFleet(scene);
    if (scene.faults.config.length > 0)
        throw new problem/* ProblemError */.M(...scene.faults.config);
    return { ...fleet, problems: scene.faults.others };
}
async function readConfiguration(tree, file, wanted) {
    const real = (await (0,folders/* followLinks */.n1)(tree, file)) ?? file;
    const [content] = tree.entries.has(real) ? await tree.read([real]) : [];
    if (content) {
        const [{ readConfig }, { compileGlob }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(94)]).then(__webpack_require__.bind(__webpack_require__, 94)), Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260))]);
        return { config: readConfig(content.toString('utf8'), real), compile: compileGlob };
    }
    const misnamed = ['hub-deploy.yml', '.hub-deploy.yaml'].find((name) => tree.entries.has(name));
    if (wanted || misnamed)
        throw new problem/* ProblemError */.M({
            severity: 'error',
            file: wanted ? file : (misnamed ?? file),
            title: wanted ? `No file ${file}` : `${misnamed} is not read`,
            message: wanted
                ? `The configuration \`${file}\` is not in this commit.`
                : `The configuration's name is \`${CONFIG_FILE}\`: rename \`${misnamed}\`.`,
        });
    return { config: {}, compile: noGlobs };
}
/** The convention holds no globs. */
const noGlobs = (glob) => {
    throw new Error(`a glob without a configuration: ${glob}`);
};
function makeFleet(scene) {
    const { config } = scene;
    const discovery = discoverHubs(scene);
    const placed = placeHubs(scene, discovery);
    const environments = environmentsOf(config, placed);
    const names = clusterNames(config, placed);
    const hubDrafts = placed.map(draftOf);
    const chartDrafts = placeCharts(scene, placed, environments, names);
    const clusters = load_clustersOf(scene, [...names, ...chartDrafts.map(({ cluster }) => cluster)]);
    const { images, keysOf } = makeImages(scene, hubDrafts, chartDrafts);
    const release = (draft) => makeRelease(scene, draft, clusters.size > 1, keysOf(draft));
    const hubs = sorted(hubDrafts.map(release));
    const charts = sorted(chartDrafts.map(release));
    checkIds(scene, [...hubs, ...charts]);
    tellOfFolders(scene, discovery, images);
    for (const { value, place } of config['validate-values']?.value ?? [])
        if (!scene.listing.has(value))
            scene.faults.tell({
                ...missingFile(scene, value, 'A stand-in for values', place),
                severity: 'warning',
            });
    return {
        hubs,
        charts,
        images,
        environments,
        clusters,
        placeholders: (config.placeholder ?? CONVENTION.placeholder).value,
        validateValues: (config['validate-values']?.value ?? []).map(({ value }) => value),
        ...(config.setup ? { setup: config.setup.value } : {}),
    };
}
function draftOf({ declared, cluster, environment, layers }) {
    const { env, cluster: onCluster, hub, place } = declared;
    const captured = {
        ...(env === environment ? { environment: place } : {}),
        ...(onCluster === cluster ? { cluster: place } : {}),
    };
    const draft = { kind: 'hub', name: hub, cluster, environment, layers, place };
    return env || onCluster ? { ...draft, captured } : draft;
}
/** As declared, in that order; else those that hubs name, by name; else the nameless one. */
function environmentsOf(config, hubs) {
    const declared = config.environments?.value ?? [];
    if (declared.length > 0)
        return declared.map(({ name, value }) => ({ name, gate: value.gate?.value ?? 'cluster' }));
    const named = [...new Set(hubs.map(({ environment }) => environment))].sort();
    return (named.length > 0 ? named : ['']).map((name) => ({ name, gate: 'cluster' }));
}
function clusterNames(config, hubs) {
    const declared = (config.clusters?.value ?? [])
        .map(({ name }) => name)
        .filter((name) => name !== '<cluster>');
    const names = [...new Set([...declared, ...hubs.map(({ cluster }) => cluster)])].sort();
    return names.length > 0 ? names : [''];
}
function load_clustersOf(scene, names) {
    return new Map([...new Set(names)].map((name) => [name, makeCluster(scene, name)]));
}
function sorted(releases) {
    return [...releases].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
/** Two releases of one name on one cluster would overwrite each other. */
function checkIds(scene, releases) {
    const seen = new Map();
    for (const second of releases) {
        const first = seen.get(second.id);
        seen.set(second.id, second);
        if (!first)
            continue;
        const apart = first.environment !== second.environment;
        const advice = apart
            ? 'Write `release: <hub>-<env>`, or give each environment a `cluster` of its own.'
            : 'Give them names of their own with `release`.';
        const where = apart ? `, in \`${first.environment}\` and \`${second.environment}\`,` : '';
        scene.faults.wrong(second.origins.release ?? second.declaredAt, `Two releases are called ${second.id}`, `\`${first.hub}\` (${first.declaredAt.file}) and \`${second.hub}\` (${second.declaredAt.file})${where} would be the same Helm release. ${advice}`);
    }
}

;// CONCATENATED MODULE: ./lib/fleet/touched.js
/** How many files are named; the others are counted. */
const NAMED = 3;
/**
 * True where the head's files alone cannot tell whom a change concerns: a file that is gone belonged to the base's
 * fleet, a configuration or an ignore file says which files belong. Then `touched` wants the base's side too.
 */
function needsBase(changes) {
    if (changes.files === 'everything' || changes.base === undefined)
        return false;
    for (const [path, { status }] of changes.files) {
        if (status === 'deleted' || /^hub-deploy\.ya?ml$|\.dockerignore$/.test(path))
            return true;
    }
    return false;
}
/**
 * Says which images and hubs a change concerns, and why.
 *
 * With the base's side: exactly those whose tag or fingerprint differs from the base's, or that are new. Without it:
 * those that a changed file goes into, which is the same as long as `needsBase` is false.
 */
function touched_touched(changes, head, base) {
    const images = new Map();
    for (const [key, { tag }] of head.tags) {
        const before = base?.tags.get(key);
        if (base && before?.tag === tag)
            continue;
        const files = changedFiles(changes, [
            [head, [], [key]],
            ...(base && before ? [[base, [], [key]]] : []),
        ]);
        const reasons = reasonsFor(changes, files, base && (before ? OTHERWISE.changed : OTHERWISE.isNew));
        if (reasons.length > 0)
            images.set(key, reasons);
    }
    const hubs = new Map();
    for (const [id, print] of head.fingerprints) {
        const before = base?.fingerprints.get(id);
        if (base && before?.digest === print.digest)
            continue;
        const files = changedFiles(changes, [
            [head, print.files, print.images],
            ...(base && before ? [[base, before.files, before.images]] : []),
        ]);
        const reasons = reasonsFor(changes, files, base && (before ? OTHERWISE.changed : OTHERWISE.isNew));
        if (reasons.length > 0)
            hubs.set(id, reasons);
    }
    return { images, hubs };
}
/** The reason where no file of its own changed, and yet it differs. */
const OTHERWISE = { changed: 'its configuration changed', isNew: 'it is new' };
/** Which of some files, and of those of some images and the images that these are built upon, the change touches. */
function changedFiles(changes, of) {
    const found = new Set();
    if (changes.files === 'everything')
        return found;
    const { files: changed } = changes;
    const look = (files) => {
        for (const file of files)
            if (changed.has(file))
                found.add(file);
    };
    for (const [side, files, images] of of) {
        look(files);
        const seen = new Set(images);
        for (const key of seen) {
            const tag = side.tags.get(key);
            look(tag?.files ?? []);
            for (const { image } of tag?.from ?? [])
                seen.add(image);
        }
    }
    return found;
}
/** @param otherwise the reason where no file of its own changed, and yet it differs */
function reasonsFor(changes, files, otherwise) {
    if (changes.files === 'everything')
        return [changes.how];
    const changed = changes.files;
    const mine = [...files].sort();
    if (mine.length === 0)
        return otherwise === undefined ? [] : [otherwise];
    const reasons = mine.slice(0, NAMED).map((file) => {
        const change = changed.get(file);
        const verb = { added: 'added', modified: 'changed', deleted: 'removed' }[change?.status ?? 'modified'];
        return `${file} ${verb}${change?.commit ? ` in ${change.commit}` : ''}`;
    });
    const more = mine.length - reasons.length;
    return more > 0 ? [...reasons, `and ${more} more file${more === 1 ? '' : 's'}`] : reasons;
}
/** A warning for each hub that the base declares and the head does not: nothing is ever removed by a push. */
function goneHubs(head, base) {
    const ids = new Set(head.hubs.map(({ id }) => id));
    return base.hubs.filter(({ id }) => !ids.has(id)).map(goneHub);
}
function goneHub({ id, declaredAt }) {
    return {
        severity: 'warning',
        title: `${id} is no longer in the repository`,
        message: `Its release is left as it is, if there is one: removing a hub deletes its users' servers and perhaps its database, so a push never does it. To remove it, run: hub-deploy remove ${id}`,
        file: declaredAt.file,
        hub: id,
    };
}

;// CONCATENATED MODULE: ./lib/images/dockerfile.js
/**
 * Finds each image that a Dockerfile names: in FROM, `COPY --from=` and `RUN --mount=from=`. Other stages of the same
 * file and `scratch` are no images and left out.
 *
 * @param text the Dockerfile
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns in the order of the lines; a reference whose variables have no value keeps an empty text in their place
 */
function parseFroms(text, args = {}) {
    const variables = new Map();
    const stages = new Set();
    const froms = [];
    for (const { name, rest, line } of instructions(text)) {
        if (name === 'ARG' && stages.size === 0)
            dockerfile_declare(rest, args, variables);
        else if (name === 'FROM') {
            const from = readFrom(rest, line, variables);
            if (from && from.reference !== 'scratch' && !stages.has(from.reference.toLowerCase()))
                froms.push(from);
            stages.add(String(stages.size));
            if (from?.alias)
                stages.add(from.alias);
        }
        else if (name === 'COPY' || name === 'ADD' || name === 'RUN') {
            const used = name === 'RUN' ? mountedFrom(rest) : copiedFrom(rest);
            for (const reference of used) {
                if (/^\d+$/.test(reference) || stages.has(reference.toLowerCase()))
                    continue;
                froms.push({ instruction: name === 'RUN' ? 'RUN' : 'COPY', reference, line });
            }
        }
    }
    return froms;
}
/** The instructions, with continued lines joined, comments and the bodies of here-documents left out. */
function* instructions(text) {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    const mark = escapeCharacter(lines);
    const continued = new RegExp(`${mark === '`' ? '`' : '\\\\'}[ \\t]*$`);
    for (let i = 0; i < lines.length;) {
        const first = i;
        let whole = '';
        for (; i < lines.length; i++) {
            const line = lines[i];
            if (/^\s*#/.test(line) || (whole !== '' && line.trim() === ''))
                continue;
            whole += line.replace(continued, '');
            if (!continued.test(line))
                break;
        }
        i++;
        const found = /^\s*([a-z]+)\s+(.*)$/is.exec(whole);
        if (!found)
            continue;
        const name = found[1].toUpperCase();
        const rest = found[2].trim();
        if (['RUN', 'COPY', 'ADD'].includes(name))
            i = afterHeredocs(lines, i, rest);
        // Comments before an instruction were passed over on the way to it.
        const skipped = lines.slice(first, i).findIndex((line) => !/^\s*(#|$)/.test(line));
        yield { name, rest, line: first + Math.max(skipped, 0) + 1 };
    }
}
/** `# escape=` among the parser directives at the file's very start. */
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line);
        if (!directive)
            break;
        if (directive[1]?.toLowerCase() === 'escape')
            return directive[2];
    }
    return '\\';
}
/** https://docs.docker.com/reference/dockerfile/#here-documents: a body may hold `from x import y`. */
function afterHeredocs(lines, from, rest) {
    let i = from;
    for (const [, dash, , word] of rest.matchAll(/(?<![<\d])\d?<<(-?)(["']?)([a-zA-Z_][a-zA-Z0-9_.]*)\2/g)) {
        while (i < lines.length && (dash ? lines[i]?.replace(/^\t+/, '') : lines[i]) !== word)
            i++;
        i++;
    }
    return i;
}
function readFrom(rest, line, variables) {
    const words = rest.split(/\s+/);
    const flags = words.filter((word) => word.startsWith('--'));
    const [image, as, alias] = words.filter((word) => !word.startsWith('--'));
    if (image === undefined)
        return undefined;
    const platform = flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length);
    return {
        instruction: 'FROM',
        reference: expand(image, variables),
        line,
        ...(platform ? { platform: expand(platform, variables) } : {}),
        ...(as?.toUpperCase() === 'AS' && alias ? { alias: alias.toLowerCase() } : {}),
    };
}
function copiedFrom(rest) {
    return flagsOf(rest)
        .filter((flag) => flag.startsWith('--from='))
        .map((flag) => flag.slice('--from='.length));
}
function mountedFrom(rest) {
    return flagsOf(rest)
        .filter((flag) => flag.startsWith('--mount='))
        .flatMap((flag) => flag.slice('--mount='.length).split(','))
        .filter((part) => part.startsWith('from='))
        .map((part) => part.slice('from='.length));
}
/** The `--flag=value` words before the arguments. */
function flagsOf(rest) {
    const words = rest.split(/\s+/);
    const end = words.findIndex((word) => !word.startsWith('--'));
    return words.slice(0, end < 0 ? words.length : end);
}
function dockerfile_declare(rest, args, variables) {
    for (const [, name, , double, single, plain] of rest.matchAll(/([A-Za-z_][A-Za-z0-9_]*)(=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*)))?/g)) {
        const value = double ?? single ?? plain;
        const given = Object.hasOwn(args, name) ? args[name] : undefined;
        if (given !== undefined)
            variables.set(name, given);
        else if (value !== undefined)
            variables.set(name, single === undefined ? expand(value, variables) : value);
    }
}
/** `$name`, `${name}`, `${name:-word}`, `${name-word}`, `${name:+word}`, `${name+word}`; unset ones are empty. */
function expand(text, variables) {
    const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
    return unquoted.replace(/\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?)([-+])([^}]*))?\})/g, (_, bare, braced, colon, operator, word) => {
        const value = variables.get((bare ?? braced));
        const isSet = colon ? value !== undefined && value !== '' : value !== undefined;
        if (operator === '+')
            return isSet ? expand(word, variables) : '';
        if (operator === '-' && !isSet)
            return expand(word, variables);
        return value ?? '';
    });
}

;// CONCATENATED MODULE: ./lib/images/dockerignore.js

/**
 * @param text the file's content
 * @param place the file, for problems
 * @throws ProblemError at the line of a pattern that docker build would refuse
 */
function parseDockerignore(text, place) {
    const patterns = [];
    for (const [i, line] of text
        .replace(/^\ufeff/, '')
        .split('\n')
        .entries()) {
        // Only a # in the first column is a comment.
        if (line.startsWith('#'))
            continue;
        const trimmed = goTrim(line);
        if (trimmed === '')
            continue;
        patterns.push(makePattern(trimmed, { ...place, line: i + 1 }));
    }
    return { patterns, mayLookInside: insideTest(patterns) };
}
/** Go's strings.TrimSpace: JavaScript's trim takes the byte order mark too, Go's takes U+0085. */
function goTrim(text) {
    return text.replace(/^[\s\u0085]+(?<!\ufeff)|[\s\u0085]+$/g, '');
}
function makePattern(trimmed, place) {
    const inverted = trimmed.startsWith('!');
    let path = clean(inverted ? goTrim(trimmed.slice(1)) : trimmed);
    // `/some/path` and `some/path` are the same.
    if (path.length > 1 && path.startsWith('/'))
        path = path.slice(1);
    // Cleaned once more with its mark, as docker does: `!../../x` loses it.
    const whole = inverted ? clean(`!${path}`) : path;
    const isException = whole.startsWith('!');
    const text = isException ? whole.slice(1) : whole;
    if (trimmed === '!' || text === '')
        throw illegal(trimmed, place, 'it names nothing');
    if (!isGoPattern(text))
        throw illegal(trimmed, place, 'a bracket or backslash is not closed');
    return { isException, text, matches: compile(text, (why) => illegal(trimmed, place, why)) };
}
function illegal(pattern, place, why) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'A pattern that docker build refuses',
        message: `\`${pattern}\` is no .dockerignore pattern: ${why}. Write it as a path, with *, ** or ? for parts of it.`,
        ...place,
    });
}
/** Go's filepath.Clean: no doubled slashes, no `.`, `..` taken away with the part before it. */
function clean(path) {
    const isRooted = path.startsWith('/');
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (!isRooted)
            parts.push(part);
    }
    return isRooted ? `/${parts.join('/')}` : parts.join('/') || '.';
}
/** Go's filepath.Match refuses these patterns; docker build asks it only for that. */
function isGoPattern(pattern) {
    return /^(?:[^\\[]|\\.|\[\^?(?:(?:[^\\\]-]|\\.)(?:-(?:[^\\\]-]|\\.))?)+\])*$/su.test(pattern);
}
/** As patternmatcher's Pattern.compile and match, its oddities included. */
function compile(pattern, refuse) {
    let source = '^';
    let kind = 'exact';
    const characters = [...pattern];
    for (let i = 0, turn = 0; i < characters.length; turn++) {
        const character = characters[i++];
        if (character === '*' && characters[i] === '*') {
            i++;
            if (characters[i] === '/')
                i++;
            if (i < characters.length) {
                source += '(?:[^\\n]*\\/)?';
                kind = 'regexp';
            }
            else if (kind === 'exact')
                kind = 'prefix';
            else {
                source += '[^\\n]*';
                kind = 'regexp';
            }
            if (turn === 0)
                kind = 'suffix';
        }
        else if (character === '*') {
            source += '[^\\/]*';
            kind = 'regexp';
        }
        else if (character === '?') {
            source += '[^\\/]';
            kind = 'regexp';
        }
        else if (character === '\\') {
            source += afterBackslash(characters[i++] ?? '\\', refuse);
            kind = 'regexp';
        }
        else if (character === '[') {
            const end = classEnd(characters, i);
            source += characterClass(characters.slice(i, end));
            i = end + 1;
            kind = 'regexp';
        }
        else {
            source += escaped(character);
            if (character === ']')
                kind = 'regexp';
        }
    }
    if (kind === 'exact')
        return (path) => path === pattern;
    if (kind === 'prefix')
        return (path) => path.startsWith(pattern.slice(0, -2));
    if (kind === 'suffix') {
        const suffix = pattern.slice(2);
        return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
    }
    let regexp;
    try {
        regexp = new RegExp(`${source}$`, 'u');
    }
    catch {
        throw refuse('its brackets make no sense');
    }
    return (path) => regexp.test(path);
}
function escaped(character) {
    return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character === '-' ? 'x2d' : character}` : character;
}
/** A backslash makes the next character plain; but before a letter or digit, Go's regular expressions have their say. */
function afterBackslash(character, refuse) {
    if (!/[a-zA-Z0-9]/.test(character))
        return escaped(character);
    if (character === 'a')
        return '\\x07';
    if (character === 's' || character === 'S')
        return character === 's' ? '[\\t\\n\\f\\r ]' : '[^\\t\\n\\f\\r ]';
    if (/[dDwWfnrtvbB]/.test(character))
        return `\\${character}`;
    throw refuse(`\`\\${character}\` means nothing; paths are written with /`);
}
/** The place of the bracket that closes a class; isGoPattern has seen to it that there is one. */
function classEnd(characters, from) {
    for (let i = from; i < characters.length; i++) {
        if (characters[i] === '\\')
            i++;
        else if (characters[i] === ']' && i > from)
            return i;
    }
    return characters.length;
}
function characterClass(inner) {
    const isNegated = inner[0] === '^';
    let source = '';
    for (let i = isNegated ? 1 : 0; i < inner.length; i++) {
        const character = inner[i] === '\\' ? inner[++i] : inner[i];
        source += character === '-' && inner[i - 1] !== '\\' ? '-' : escaped(character);
    }
    return `[${isNegated ? '^' : ''}${source}]`;
}
/** fsutil looks inside an ignored folder only where an exception could match there. */
function insideTest(patterns) {
    const exceptions = patterns
        .filter((pattern) => pattern.isException)
        .map((pattern) => pattern.text.replace(/\/\*\*$/, '').replace(/\/\*$/, ''));
    if (exceptions.some((text) => /[*[\]?^\\]/.test(text)))
        return () => true;
    return (folder) => exceptions.some((text) => `${text}/`.startsWith(`${folder}/`));
}
/**
 * The files that docker build would have in its context.
 *
 * @param paths relative to the context, in any order
 * @returns a test for them
 */
function contextFilter(ignore) {
    const verdicts = new Map();
    const judgeFolder = (folder) => {
        if (folder === '')
            return undefined;
        const known = verdicts.get(folder);
        if (known)
            return known;
        const above = judgeFolder(parentOf(folder));
        let verdict = 'skipped';
        if (above !== 'skipped') {
            const judged = judge(ignore.patterns, folder, above?.matched);
            if (!judged.isIgnored || ignore.mayLookInside(folder))
                verdict = judged;
        }
        verdicts.set(folder, verdict);
        return verdict;
    };
    return (path) => {
        const above = judgeFolder(parentOf(path));
        return above !== 'skipped' && !judge(ignore.patterns, path, above?.matched).isIgnored;
    };
}
function parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
/** patternmatcher's MatchesUsingParentResults. */
function judge(patterns, path, parent) {
    let isIgnored = false;
    const matched = patterns.map((pattern, i) => {
        let match = parent?.[i] ?? false;
        // A pattern that could change nothing is not looked at, and then does not count for the paths below either.
        if (!match && pattern.isException === isIgnored)
            match = pattern.matches(path);
        if (match)
            isIgnored = !pattern.isException;
        return match;
    });
    return { isIgnored, matched };
}

// EXTERNAL MODULE: ./lib/images/reference.js
var images_reference = __webpack_require__(1403);
;// CONCATENATED MODULE: ./lib/images/tag.js






/**
 * The tag of every image of the fleet: a hash of everything that goes into its build, from git's blob ids, so that it
 * is equal on every machine and at every clone depth, and is the old one again after a revert.
 *
 * A repository in git's sha256 format has other blob ids and so other tags than one in sha1: converting a repository
 * builds its images once more.
 *
 * @param nameOf the repository name that an image is pushed to; asked only if some Dockerfile is built upon a placeholder
 * @param digestOf the digest that a base image has now, for images with `track-bases`
 * @returns by image key
 */
async function imageTags(fleet, tree, nameOf, digestOf) {
    const follow = await (0,folders/* linksOf */.hP)(tree);
    const places = fleet.images.map((image) => placesOf(tree, follow, image));
    const texts = await readTexts(tree, places);
    const bases = {
        fleet,
        owners: memoized(() => imagesByName(fleet, nameOf)),
        ...(digestOf ? { digestOf } : {}),
    };
    // Most images are built upon none of the fleet's, and need no answer from anybody.
    const gathered = places.map((place) => gather(tree, place, texts, bases));
    return hashInOrder(new Map((await Promise.all(gathered)).map((one) => [one.image.key, one])));
}
function memoized(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
async function imagesByName(fleet, nameOf) {
    const names = await Promise.all(fleet.images.map(async (image) => image.name ?? (await nameOf(image))));
    const owners = new Map();
    fleet.images.forEach((image, i) => {
        const name = names[i];
        if (name !== undefined)
            owners.set(repositoryOf(name) ?? name, image.key);
    });
    return owners;
}
function repositoryOf(reference) {
    try {
        const { registry, repository } = (0,images_reference/* parseReference */.F)(reference);
        return `${registry}/${repository}`;
    }
    catch {
        return undefined;
    }
}
function placesOf(tree, follow, image) {
    const fileAt = (path) => {
        const real = follow(path);
        return real === undefined ? undefined : tree.entries.get(real);
    };
    const contextAt = (path, own) => {
        const folder = follow(path);
        if (folder === undefined)
            return undefined;
        const ignore = own ?? fileAt(folder === '' ? '.dockerignore' : `${folder}/.dockerignore`);
        return ignore ? { folder, ignore } : { folder };
    };
    const dockerfile = fileAt(image.dockerfile);
    // It wins over the context's own .dockerignore (BuildKit, frontend/dockerui).
    const context = contextAt(image.context, fileAt(`${image.dockerfile}.dockerignore`));
    const contexts = tag_sorted(Object.entries(image.contexts)).map(([name, where]) => {
        if (/^[a-z][a-z0-9+.-]*:/.test(where))
            return { name, reference: where };
        const found = contextAt(where);
        return found ? { name, context: found } : { name };
    });
    return { image, contexts, ...(dockerfile ? { dockerfile } : {}), ...(context ? { context } : {}) };
}
/** The Dockerfiles and ignore files of all images, in one git process; by path. */
async function readTexts(tree, places) {
    const paths = new Set();
    for (const { dockerfile, context, contexts } of places) {
        if (dockerfile)
            paths.add(dockerfile.path);
        if (context?.ignore)
            paths.add(context.ignore.path);
        for (const named of contexts)
            if (named.context?.ignore)
                paths.add(named.context.ignore.path);
    }
    const list = [...paths];
    const contents = await tree.read(list);
    return new Map(list.map((path, i) => [path, contents[i] ?? Buffer.alloc(0)]));
}
function gather(tree, { image, dockerfile, context, contexts }, texts, bases) {
    const problems = [];
    const files = new Set(dockerfile ? [dockerfile.path] : []);
    const records = (one) => contextRecords(tree, one, texts, files, problems);
    const content = {
        context: records(context),
        dockerfile: dockerfile?.oid ?? null,
        target: image.target ?? null,
        args: tag_sorted(Object.entries(image.args)),
        platforms: [...image.platforms].sort(),
        contexts: contexts.map((one) => [one.name, one.reference ?? records(one.context)]),
        epoch: image.epoch ?? null,
        bases: null,
    };
    const gathered = { image, content, files: [...files], from: [], problems };
    const text = dockerfile && texts.get(dockerfile.path);
    return text && mayNameBases(text, image, bases.fleet) ? withBases(gathered, text, bases) : gathered;
}
/** The files that docker build would have; their paths, and the ignore file's, are added to `files`. */
function contextRecords(tree, context, texts, files, problems) {
    if (!context)
        return [];
    const { folder, ignore } = context;
    const start = folder === '' ? 0 : folder.length + 1;
    const passes = ignore && filterOf(ignore, texts, problems);
    if (ignore)
        files.add(ignore.path);
    const records = [];
    for (const { mode, path, oid } of (0,folders/* foldersOf */.pd)(tree).get(folder) ?? []) {
        const relative = path.slice(start);
        if (passes && !passes(relative))
            continue;
        files.add(path);
        records.push([mode, relative, oid]);
    }
    return tag_sorted(records, 1);
}
function filterOf(ignore, texts, problems) {
    try {
        const text = texts.get(ignore.path)?.toString('utf8') ?? '';
        return contextFilter(parseDockerignore(text, { file: ignore.path }));
    }
    catch (error) {
        if (!(error instanceof problem/* ProblemError */.M))
            throw error;
        problems.push(...error.problems);
        return undefined;
    }
}
/** Reading instructions is only worth it where a placeholder may stand in one, or base digests are wanted. */
function mayNameBases(dockerfile, image, fleet) {
    if (image.trackBases)
        return true;
    const args = Object.values(image.args);
    return fleet.placeholders.some((word) => dockerfile.includes(word) || args.some((value) => value.includes(word)));
}
async function withBases(gathered, text, bases) {
    const { image, content } = gathered;
    const froms = parseFroms(text.toString('utf8'), image.args).filter(({ reference }) => !Object.hasOwn(image.contexts, reference));
    const from = [];
    const problems = [...gathered.problems];
    for (const { reference, line } of froms) {
        if (!bases.fleet.placeholders.some((word) => reference.endsWith(`:${word}`)))
            continue;
        const repository = repositoryOf(reference);
        const key = repository && (await bases.owners()).get(repository);
        if (key)
            from.push({ image: key, reference, line });
        else
            problems.push(unknownBase(image, reference, line));
    }
    if (!image.trackBases || !bases.digestOf)
        return { ...gathered, from, problems };
    const digests = await baseDigests(froms, from, bases.digestOf);
    return { ...gathered, from, problems, content: { ...content, bases: digests } };
}
function unknownBase(image, reference, line) {
    return {
        severity: 'error',
        title: 'No image of this fleet has that name',
        message: `\`${reference}\` asks for an image that this repository builds, and none of its images is pushed to that name. Correct the name, or write a tag that exists.`,
        file: image.dockerfile,
        line,
    };
}
async function baseDigests(froms, from, digestOf) {
    const ours = new Set(from.map(({ reference }) => reference));
    const others = new Set(froms.map(({ reference }) => reference).filter((one) => !ours.has(one)));
    return Promise.all([...others].sort().map(async (reference) => [reference, (await digestOf(reference)) ?? null]));
}
/** By one field, as JavaScript compares texts: the same on every machine, whatever its locale. */
function tag_sorted(rows, by = 0) {
    return [...rows].sort((a, b) => (a[by] < b[by] ? -1 : 1));
}
/** Images are hashed after those that they are built upon, since they hold their tags. */
function hashInOrder(all) {
    const tags = new Map();
    const open = [];
    const visit = (key) => {
        const known = tags.get(key);
        const one = all.get(key);
        if (known || !one || open.includes(key))
            return known;
        open.push(key);
        const circle = one.from.find(({ image }) => open.includes(image));
        const from = one.from.map(({ image, reference }) => [reference, visit(image)?.tag ?? null]);
        open.pop();
        const { files, problems } = one;
        const made = {
            tag: tagFor({ ...one.content, from: tag_sorted(from) }),
            files,
            from: one.from,
            problems: circle ? [...problems, inCircle(one.image, circle)] : problems,
        };
        tags.set(key, made);
        return made;
    };
    return new Map([...all.keys()].map((key) => [key, visit(key)]));
}
function inCircle(image, { image: base, reference, line }) {
    const own = image.key === base;
    return {
        severity: 'error',
        title: 'Images are built FROM each other in a circle',
        message: `${image.key} is built FROM \`${reference}\`, ${own ? 'which is itself' : `and ${base} is built FROM ${image.key} in turn`}: neither can be first. Build one of them from something else.`,
        file: image.dockerfile,
        line,
    };
}
/**
 * The formula, frozen by test/images/tag.test.ts: SHA-256 over this JSON text, its first 12 hex digits. JSON quotes
 * every text, so that no two different contents have the same encoding.
 */
function tagFor(content) {
    const { context, dockerfile, target, args, platforms, contexts, epoch, bases, from } = content;
    const text = JSON.stringify([
        1,
        context,
        dockerfile,
        target,
        args,
        platforms,
        contexts,
        epoch,
        bases,
        from,
    ]);
    return `h${(0,external_node_crypto_.hash)('sha256', text).slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./lib/plan/hub.js
/** After this many failures in a row the same content is not tried again. */
const TRIES = 2;
/**
 * What to do with one hub, and why (docs/design.md: convergent, proved, a folder is not a wish).
 *
 * The diff gives reasons, the cluster decides; where the cluster is not known, the diff decides.
 */
function decideHub(facts) {
    const { release, fingerprint } = facts;
    const state = liveState(facts);
    const wish = state === 'unknown' ? wishFromDiff(facts) : wishFromCluster(facts, state);
    const decision = restrained(facts, facts.force ? forced(wish) : held(facts, wish));
    return { release, fingerprint, ...decision, impact: impactOf(decision.action, release, state) };
}
function liveState(facts) {
    if (!facts.cluster || isUnknown(facts.cluster))
        return 'unknown';
    const state = facts.cluster.get(`${facts.release.namespace}/${facts.release.release}`);
    return state && state.status !== 'uninstalled' ? state : 'none';
}
function isUnknown(cluster) {
    return 'unknown' in cluster;
}
function asked(facts) {
    return facts.named ? [...facts.touched, 'named by hand'] : [...facts.touched];
}
function wishFromDiff(facts) {
    const reasons = asked(facts);
    if (reasons.length > 0)
        return { action: 'deploy', reasons };
    return { action: 'none', reasons: ['not touched by this change (its cluster was not asked)'] };
}
function wishFromCluster(facts, state) {
    const reasons = asked(facts);
    if (state === 'none') {
        if (reasons.length > 0)
            return { action: 'deploy', reasons: [...reasons, 'not installed yet'] };
        return { action: 'not installed', reasons: ['no release in the cluster, and neither touched nor named'] };
    }
    if (state.digest === undefined) {
        if (reasons.length > 0)
            return { action: 'deploy', reasons: [...reasons, 'its release was not made by hub-deploy'] };
        return {
            action: 'none',
            reasons: ['its release was not made by hub-deploy, and it is neither touched nor named'],
        };
    }
    if (state.hold === facts.fingerprint) {
        return { action: 'hold', reasons: ['rolled back from this content: change it, or force'] };
    }
    return fromOurs(facts, state, reasons);
}
/** The release is ours: is it what the repo says, and was it ever proved? */
function fromOurs(facts, state, reasons) {
    const number = `revision ${state.revision}`;
    const same = state.digest === facts.fingerprint;
    if (state.status.startsWith('pending-')) {
        return { action: 'deploy', reasons: [...reasons, `${number} is stuck in ${state.status}`] };
    }
    if (state.rev !== state.revision && state.status === 'deployed')
        return drifted(facts, state, reasons);
    if (state.status === 'deployed' && same && state.proved === state.revision) {
        return { action: 'none', reasons: [...reasons, `up to date: ${number}, proved`] };
    }
    // Helm's `deployed` without a proof is a hub that never came up: a failure like Helm's own.
    if (same && state.failures >= TRIES) {
        const why = `this content failed ${state.failures} times, last as ${number}: change it, or force`;
        return { action: 'hold', failing: true, reasons: [...reasons, why] };
    }
    if (state.status === 'deployed' && same) {
        return { action: 'deploy', reasons: [...reasons, `${number} has this content but was never proved`] };
    }
    if (state.status === 'failed' && same)
        return { action: 'deploy', reasons: [...reasons, `${number} failed`] };
    if (!state.digest?.startsWith('1-'))
        return unknownFormula(reasons, state);
    const from = state.commit ? ` (deployed from ${state.commit.slice(0, 7)})` : '';
    return { action: 'deploy', reasons: [...reasons, `not what is live: ${number}${from}`] };
}
function drifted(facts, state, reasons) {
    const ours = state.rev === undefined ? 'our last deploy' : `revision ${state.rev}, our last deploy`;
    const why = `somebody ran helm by hand since ${ours} (now revision ${state.revision})`;
    if (reasons.length > 0)
        return { action: 'deploy', reasons: [...reasons, why] };
    if (facts.release.onDrift === 'redeploy')
        return { action: 'deploy', reasons: [why, 'on-drift: redeploy'] };
    return { action: 'drift', reasons: [why] };
}
/** Another version of the formula says nothing about the content: unknown, not changed. */
function unknownFormula(reasons, state) {
    const why = `revision ${state.revision} was labelled by another version of hub-deploy`;
    return { action: reasons.length > 0 ? 'deploy' : 'none', reasons: [...reasons, why] };
}
function forced(wish) {
    return { action: 'deploy', reasons: [...wish.reasons, 'forced'] };
}
function held(facts, wish) {
    const hold = facts.release.hold ?? facts.clusterHold;
    if (wish.action !== 'deploy' || !hold)
        return wish;
    return { action: 'hold', reasons: [...wish.reasons, `on hold: ${hold}`] };
}
/** Which branches may deploy is not a thing to force: whoever may push anywhere could. */
function restrained(facts, wish) {
    if (wish.action !== 'deploy' || !facts.refusedRef)
        return wish;
    return { action: 'none', reasons: [...wish.reasons, facts.refusedRef] };
}
/**
 * What the deploy does to people, as far as content tells: zero-to-jupyterhub hashes all its values into the hub's
 * pod, so an upgrade of a hub restarts it; a first install meets nobody. The release's own manifests tell more.
 */
function impactOf(action, release, state) {
    if (action !== 'deploy' || state === 'none')
        return 'none';
    return release.kind === 'hub' ? 'hub-restart' : 'unknown';
}

;// CONCATENATED MODULE: ./lib/plan/image.js

/**
 * What to do with one image, and why. Tags are content, so what is there is never built again, and building what
 * is perhaps there is safe: the push writes the same tag.
 *
 * @throws ProblemError where the registry's answer leaves nothing to go on
 */
function decideImage(facts) {
    const { image, tag, touched } = facts;
    if (!facts.name) {
        return {
            image,
            name: '',
            tag,
            action: 'pinned',
            reasons: [...touched, 'no values ask for it by a placeholder'],
        };
    }
    const row = { image, name: facts.name, tag };
    const state = facts.registry;
    if (!state) {
        const why = facts.notAsked ?? 'the registry was not asked';
        return { ...row, action: touched.length > 0 ? 'build' : 'reuse', reasons: [...touched, why] };
    }
    if (state.state === 'present') {
        return {
            ...row,
            action: 'reuse',
            digest: state.digest,
            reasons: [...touched, 'the registry has this content'],
        };
    }
    if (state.state === 'absent') {
        return { ...row, action: 'build', reasons: [...touched, 'the registry does not have this content'] };
    }
    if (state.state === 'denied' && state.mayPush) {
        return {
            ...row,
            action: 'build',
            reasons: [...touched, `${state.why}: built, and the push is the judge`],
        };
    }
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: `Registry of ${facts.name}`,
        message: `Whether ${facts.name}:${tag} is there cannot be known: ${state.why}. Nothing was built or deployed on a guess.`,
    });
}

;// CONCATENATED MODULE: ./lib/plan/decide.js


/** The hubs and charts of the plan: each release in scope that was named, or every one. */
function decideHubs(facts) {
    const { fleet, named } = facts;
    return [...fleet.hubs, ...fleet.charts]
        .filter((release) => facts.inScope(release) && (!named || named.has(release.id)))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((release) => {
        const clusterHold = fleet.clusters.get(release.cluster)?.hold;
        const refusedRef = facts.refusedRef(release);
        const cluster = facts.clusters.get(release.cluster);
        return decideHub({
            release,
            fingerprint: facts.fingerprints.get(release.id)?.digest ?? '',
            touched: facts.touched.hubs.get(release.id) ?? [],
            named: named !== undefined,
            force: facts.force,
            ...(clusterHold ? { clusterHold } : {}),
            ...(refusedRef ? { refusedRef } : {}),
            ...(cluster ? { cluster } : {}),
        });
    });
}
/** @throws ProblemError where a registry's answer leaves nothing to go on */
function decideImages(wanted, touched, known) {
    return wanted.map((image) => {
        const name = known.names.get(image.key);
        const tag = known.tags.get(image.key)?.tag ?? '';
        const registry = known.registry.get(`${name}:${tag}`);
        return decideImage({
            image,
            tag,
            touched: touched.images.get(image.key) ?? [],
            ...(name ? { name } : {}),
            ...(registry ? { registry } : {}),
            ...(known.notAsked ? { notAsked: known.notAsked } : {}),
        });
    });
}
/** The whole plan, from its parts. */
function makePlan(facts, hubs, images, problems) {
    return {
        commit: facts.commit,
        ...(facts.base ? { base: facts.base } : {}),
        notes: facts.notes,
        images,
        hubs,
        problems,
    };
}

// EXTERNAL MODULE: ./lib/commands/clusters.js
var commands_clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
// EXTERNAL MODULE: ./lib/commands/values.js
var commands_values = __webpack_require__(6722);
;// CONCATENATED MODULE: ./lib/commands/survey.js













/**
 * Works out the plan: the commit's files, what the event changed, the fleet, content addresses, what clusters and
 * registries hold.
 *
 * @throws ProblemError where nothing sensible can follow
 */
async function survey(context, ask) {
    const { options } = context;
    const { event, directory } = options;
    const rev = event.name === 'local' ? event.sha : 'HEAD';
    const reading = (0,fleet_tree/* readTree */.Z)(directory, rev ? { rev } : {});
    const [tree, diff] = await Promise.all([reading, findChanges(directory, event, reading)]);
    const bases = (0,commands_registry/* trackedBases */.NE)(context);
    const head = await lookAt(tree, bases.digestOf);
    const { base, changes } = await baseSide(directory, diff, bases.digestOf);
    const touched = touched_touched(changes, head, base);
    const { fleet, values, tags, fingerprints } = head;
    const named = options.hubs.length > 0 ? await nameHubs(fleet, options.hubs) : undefined;
    const inScope = scopeOf(context);
    const wanted = (release) => inScope(release) && (!named || named.has(release.id));
    const accesses = (0,commands_clusters/* clusterAccesses */.$_)(context, fleet, tree);
    const clusters = ask.clusters
        ? await (0,commands_clusters/* askClusters */.ZA)(context, accesses, survey_clustersOf(fleet, wanted))
        : new Map();
    const facts = {
        fleet,
        commit: tree.commit,
        ...(changes.base ? { base: changes.base } : {}),
        notes: [changes.how, ...unknownClusters(clusters)],
        touched,
        fingerprints,
        ...(named ? { named } : {}),
        inScope,
        force: options.force,
        refusedRef: await (0,refs/* refRule */.K0)(event),
        clusters,
    };
    const hubs = decideHubs(facts);
    const { registry } = ask;
    const images = registry === 'none' ? [] : await surveyImages(context, registry, facts, hubs, head);
    const faults = await imageFaults(directory, tree, images, tags);
    const problems = [
        ...fleet.problems,
        ...(base ? goneHubs(fleet, base.fleet) : []),
        ...hubs.filter(({ failing }) => failing).map(failingProblem),
        ...[...faults.values()].flat(),
        ...(registry === 'none' ? [] : await checkHubs(context, facts, hubs, images, values)),
    ];
    const plan = makePlan(facts, hubs, images, problems);
    const earlier = decideHubs({ ...facts, inScope: isEarlier(context, fleet) }).filter(isUnproved);
    return {
        tree,
        fleet,
        tags,
        fingerprints,
        clusters,
        accesses,
        values,
        touchedImages: new Set(touched.images.keys()),
        faults,
        baseDigests: bases.found,
        plan,
        earlier,
    };
}
/**
 * What is worked out from the files of one commit alone.
 *
 * @param digestOf for images with `track-bases`: the digest that a base has now
 */
async function lookAt(tree, digestOf) {
    const fleet = await loadFleet(tree);
    const values = (0,commands_values/* fleetValues */.$V)(fleet, tree);
    const tags = await imageTags(fleet, tree, values.nameOf, digestOf);
    return { fleet, values, tags, fingerprints: await fingerprints(fleet, tree, tags) };
}
/** The commit compared with, where the head's files alone cannot tell whom the changes concern. */
async function baseSide(directory, changes, digestOf) {
    if (!changes.base || !needsBase(changes))
        return { changes };
    try {
        return { base: await lookAt(await (0,fleet_tree/* readTree */.Z)(directory, { rev: changes.base }), digestOf), changes };
    }
    catch (error) {
        if (!(error instanceof problem/* ProblemError */.M))
            throw error;
        const how = `${changes.how}; the files there have errors, so everything counts as changed`;
        return { changes: { ...changes, how, files: 'everything' } };
    }
}
async function surveyImages(context, mode, facts, hubs, { tags, fingerprints: prints, values }) {
    const { fleet, touched } = facts;
    const used = survey_usedImages(hubs, prints);
    // Who names hubs means their images and no others.
    const touchedKeys = !facts.named && (0,refs/* buildsTouched */.A0)(context.options.event) ? touched.images.keys() : [];
    const wanted = survey_withBases(fleet, new Set([...used, ...touchedKeys]), tags);
    const names = new Map();
    const asked = [];
    for (const image of wanted) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (!name || !tag)
            continue;
        names.set(image.key, name);
        asked.push({ name, tag });
    }
    const answer = await (0,commands_registry/* askRegistry */.rF)(context, asked, mode);
    return decideImages(wanted, touched, { tags, names, ...answer });
}
/** The images of hubs that will be deployed, by key. */
function survey_usedImages(hubs, prints) {
    const deployed = hubs.filter(({ action }) => action === 'deploy');
    return new Set(deployed.flatMap(({ release }) => prints.get(release.id)?.images ?? []));
}
/** The images with these keys, and those of the fleet that they are built FROM. */
function survey_withBases(fleet, wanted, tags) {
    const keys = new Set();
    const add = (key) => {
        if (keys.has(key))
            return;
        keys.add(key);
        for (const base of tags.get(key)?.from ?? [])
            add(base.image);
    };
    for (const key of wanted)
        add(key);
    return fleet.images.filter((image) => keys.has(image.key));
}
/** What keeps images from being built, by key: LFS pointers, ciphertext, missing submodules, FROM in circles. */
async function imageFaults(directory, tree, images, tags) {
    const faults = new Map();
    for (const { image, action } of images) {
        const tag = tags.get(image.key);
        if (!tag || action !== 'build')
            continue;
        const { contextProblems } = await __webpack_require__.e(/* import() */ 522).then(__webpack_require__.bind(__webpack_require__, 5522));
        const found = [...tag.problems, ...(await contextProblems(directory, tree, [tag]))];
        if (found.length > 0)
            faults.set(image.key, found);
    }
    return faults;
}
/** The values of every hub that has a reason to be looked at. */
async function checkHubs({ options }, facts, hubs, images, values) {
    const named = images
        .filter(({ name }) => name)
        .map(({ image, name }) => ({ name, valuesPath: image.valuesPath }));
    const releases = hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release);
    const read = await Promise.all(releases.map((release) => values.of(release)));
    const files = read.flatMap((one) => one.values.map(({ file }) => file));
    const { base, commit } = facts;
    const changed = base && (0,refs/* isProposal */.ld)(options.event)
        ? await changedLines(options.directory, base, commit, files)
        : undefined;
    const problems = [];
    for (const [index, release] of releases.entries()) {
        const own = read[index];
        if (own)
            problems.push(...(await (0,commands_values/* checkRelease */.me)(facts.fleet, release, own, named, changed)));
    }
    return problems;
}
async function nameHubs(fleet, globs) {
    const { selectHubs } = await Promise.all(/* import() */[__webpack_require__.e(138), __webpack_require__.e(474)]).then(__webpack_require__.bind(__webpack_require__, 6093));
    const { hubs, problems } = selectHubs(fleet, globs);
    if (problems.length > 0)
        throw new problem/* ProblemError */.M(...problems);
    return new Set(hubs.map((hub) => hub.id));
}
/** The part of the fleet that the job is for. */
function scopeOf({ options }) {
    return (release) => (options.cluster === undefined || release.cluster === options.cluster) &&
        (options.environment === undefined || release.environment === options.environment);
}
/** Hubs that are deployed before those of the job's environment, in jobs of their own. */
function isEarlier({ options }, fleet) {
    const order = fleet.environments.map(({ name }) => name);
    const own = options.environment === undefined ? 0 : order.indexOf(options.environment);
    return ({ kind, cluster, environment }) => kind === 'hub' &&
        (options.cluster === undefined || cluster === options.cluster) &&
        order.indexOf(environment) < own;
}
function isUnproved({ action, failing }) {
    return action === 'deploy' || failing === true;
}
function failingProblem({ release, reasons }) {
    return {
        severity: 'warning',
        title: `${release.id} is not tried again`,
        message: `${release.id} is not what the repository says: ${reasons.join('; ')}.`,
        file: release.declaredAt.file,
        hub: release.id,
    };
}
/** The clusters of some releases, by name, each with the namespaces that they live in. */
function survey_clustersOf(fleet, wanted) {
    const clusters = new Map();
    for (const { cluster, namespace } of [...fleet.hubs, ...fleet.charts].filter(wanted)) {
        const namespaces = clusters.get(cluster) ?? [];
        namespaces.push(namespace);
        clusters.set(cluster, namespaces);
    }
    return clusters;
}
function unknownClusters(clusters) {
    return [...clusters].flatMap(([name, state]) => 'unknown' in state
        ? [`${name ? `The cluster ${name}` : 'The cluster'} was not read: ${state.unknown}`]
        : []);
}


/***/ }),

/***/ 6722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ fleetValues),
/* harmony export */   PY: () => (/* binding */ chartValuesFile),
/* harmony export */   me: () => (/* binding */ checkRelease)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4611);


function fleetValues(fleet, tree) {
    const read = new Map();
    const of = (release) => {
        const known = read.get(release.id) ?? readValues(tree, release);
        read.set(release.id, known);
        return known;
    };
    return {
        of,
        async nameOf(image) {
            if (image.name)
                return image.name;
            const { imageNames } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(306)]).then(__webpack_require__.bind(__webpack_require__, 5306));
            for (const release of fleet.hubs.filter(({ images }) => images.includes(image.key))) {
                const { values, jupyterhubPath } = await of(release);
                const name = imageNames(values, fleet.placeholders, jupyterhubPath).get(image.kind);
                if (name)
                    return name;
            }
            return undefined;
        },
    };
}
async function readValues(tree, release) {
    const { decodeValues } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(977)]).then(__webpack_require__.bind(__webpack_require__, 1977));
    const { isCiphertext } = await __webpack_require__.e(/* import() */ 801).then(__webpack_require__.bind(__webpack_require__, 6801));
    const chart = await (0,_fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .readChart */ .V)(tree, release.chart);
    const chartFile = chartValuesFile(release);
    const own = chartFile ? [{ file: chartFile, role: 'chart' }] : [];
    const given = release.values.flatMap((source) => source.kind === 'file' ? [{ file: source.path, role: 'values' }] : []);
    const files = [...own, ...given];
    const contents = await tree.read(files.map(({ file }) => file));
    const values = [];
    const hidden = [];
    const problems = [];
    for (const [index, { file, role }] of files.entries()) {
        const bytes = contents[index];
        if (!bytes)
            continue;
        if (isCiphertext(bytes))
            hidden.push(file);
        else {
            const decoded = decodeValues(file, bytes, role);
            if ('severity' in decoded)
                problems.push({ ...decoded, hub: release.id });
            else
                values.push(decoded);
        }
    }
    return { values, hidden, problems, jupyterhubPath: chart?.jupyterhub[0] ?? [] };
}
/** The path of a local chart's own values.yaml, which may not be there. */
function chartValuesFile({ chart }) {
    return chart.kind === 'local' ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(chart.path, 'values.yaml') : undefined;
}
/**
 * What is wrong with the values of a release, each at its line. A hub with an error is not deployed.
 *
 * @param images all that the release may use
 * @param changed lines of a proposal: only on these are warnings shown; absent: errors alone
 */
async function checkRelease(fleet, release, { values, problems, jupyterhubPath }, images, changed) {
    const { checkValues } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 5126));
    const found = checkValues(values, {
        placeholders: fleet.placeholders,
        images,
        jupyterhubPath,
        ...(changed ? { changedLines: changed } : {}),
    });
    return [...problems, ...found.map((problem) => ({ ...problem, hub: release.id }))];
}


/***/ }),

/***/ 4611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readChart),
/* harmony export */   d: () => (/* binding */ chartPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3017);


/**
 * Every file and folder (these end with `/`) of the tree whose content goes into a chart: its folder, another
 * Chart.yaml, the folders of its `file://` dependencies and of theirs, and what their symbolic links lead to. Real paths,
 * by name. Nothing for a chart that is not in the tree.
 *
 * No YAML is parsed: whatever stands behind a `file://` and is a folder of the tree is taken. Too much is harmless, too
 * little would be a change that deploys nothing.
 */
async function chartPaths(tree, source) {
    if (source.kind !== 'local')
        return [];
    const found = new Set();
    const own = source.chartYaml ? [source.chartYaml] : [];
    await addChart(tree, source.path, own, found);
    return [...found].sort();
}
/** The files that name a chart's dependencies; the second is Helm 2's. */
const DEPENDENCY_FILES = ['Chart.yaml', 'requirements.yaml'];
async function addChart(tree, path, more, found) {
    const folder = await addFolder(tree, path, found);
    if (folder === undefined && more.length === 0)
        return;
    const named = [...DEPENDENCY_FILES.map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, name)), ...more];
    const files = (await Promise.all(named.map((file) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, file)))).filter((file) => file !== undefined);
    for (const file of files.slice(DEPENDENCY_FILES.length))
        if (tree.entries.has(file))
            found.add(file);
    const texts = await tree.read(files);
    const dependencies = new Set(texts.flatMap((text) => fileUrls(text?.toString('utf8') ?? '')));
    // Helm joins the path to the chart's as it was given, not to where a link leads.
    await Promise.all(Array.from(dependencies, (url) => addChart(tree, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, url), [], found)));
}
/** Adds a folder and what its links lead to, unless it is there; its real path where it was added. */
async function addFolder(tree, path, found) {
    const folder = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, path);
    const files = folder === undefined ? undefined : (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .foldersOf */ .pd)(tree).get(folder);
    if (folder === undefined || !files || found.has(`${folder}/`))
        return undefined;
    found.add(`${folder}/`);
    const links = files.filter(({ mode }) => mode === '120000');
    await Promise.all(links.map(async (link) => {
        const target = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, link.path);
        if (target === undefined)
            return;
        if (tree.entries.has(target))
            found.add(target);
        else
            await addFolder(tree, target, found);
    }));
    return folder;
}
/** What may be the path of a `file://` URL in a text: to the line's end, and to where flow style or a quote ends it. */
function fileUrls(text) {
    const found = [];
    for (let at = text.indexOf('file://'); at >= 0; at = text.indexOf('file://', at + 1)) {
        const end = text.slice(at).search(/[\r\n]|$/);
        const line = text.slice(at + 'file://'.length, at + end);
        for (const url of [line, line.split(/["',}\]#]/)[0] ?? '']) {
            const path = url.trim();
            if (path !== '' && !path.startsWith('/'))
                found.push(path);
        }
    }
    return found;
}
/**
 * Reads a chart's Chart.yaml, requirements.yaml and those of its `file://` dependencies. Loads `yaml`.
 *
 * @returns undefined for a local chart without a Chart.yaml
 * @throws ProblemError where one of them is not YAML, or no chart's
 */
async function readChart(tree, source) {
    if (source.kind === 'repository')
        return remote(source.name, source.version);
    if (source.kind === 'oci')
        return remote(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(source.oci), source.version);
    return readLocal(tree, source.path, source.chartYaml, []);
}
/** Published charts that depend on jupyterhub, and under which key: their own Chart.yaml is not here to be read. */
const WRAPPERS = new Map([
    ['jupyterhub', []],
    ['binderhub', ['jupyterhub']],
    ['daskhub', ['jupyterhub']],
    ['pangeo', ['jupyterhub']],
]);
function remote(name, version) {
    const inside = WRAPPERS.get(name);
    return { name, version, dependencies: [], jupyterhub: inside ? [inside] : [] };
}
async function readLocal(tree, path, chartYaml, above) {
    const folder = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, path);
    const paths = [chartYaml ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'Chart.yaml'), node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'requirements.yaml')];
    const [file, old] = await Promise.all(paths.map((name) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .followLinks */ .n1)(tree, name)));
    // A chart that depends on itself through others has no end.
    if (folder === undefined || file === undefined || above.includes(folder))
        return undefined;
    const [main, requirements] = await tree.read([file, old ?? '']);
    if (!main)
        return undefined;
    const { readChartYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 966));
    const { dependencies, ...said } = readChartYaml(file, main, requirements && old ? { file: old, content: requirements } : undefined);
    const inside = await Promise.all(dependencies.map((dependency) => jupyterhubOf(tree, path, dependency, [...above, folder])));
    const lock = ['Chart.lock', 'requirements.lock']
        .map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, name))
        .find((name) => tree.entries.has(name));
    return {
        ...said,
        dependencies,
        file,
        ...(lock ? { lock } : {}),
        jupyterhub: said.name === 'jupyterhub' ? [[]] : inside.flat(),
    };
}
/** Where JupyterHub's values stand as seen from the chart that has this dependency. */
async function jupyterhubOf(tree, path, { name, alias, repository }, above) {
    const key = alias ?? name;
    const folder = repository.startsWith('file://')
        ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, repository.slice('file://'.length))
        : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, 'charts', name);
    const local = await readLocal(tree, folder, undefined, above);
    const known = WRAPPERS.get(name);
    const inside = local ? local.jupyterhub : known ? [known] : [];
    return inside.map((keys) => [key, ...keys]);
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

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   n1: () => (/* binding */ followLinks),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   s1: () => (/* binding */ plainPath)
/* harmony export */ });
const folders = new WeakMap();
/** The tree's files by folder, made once a tree. A folder's list holds the files of its subfolders too. */
function foldersOf(tree) {
    const made = folders.get(tree) ?? index(tree);
    folders.set(tree, made);
    return made;
}
function index(tree) {
    const made = new Map();
    const root = [];
    made.set('', root);
    // Files come folder by folder, so the lists that a path belongs to are mostly those of the path before.
    let current = '';
    let lists = [root];
    for (const entry of tree.entries.values()) {
        const slash = entry.path.lastIndexOf('/');
        const folder = slash < 0 ? '' : entry.path.slice(0, slash);
        if (folder !== current) {
            current = folder;
            lists = [root];
            for (let at = folder.indexOf('/'); folder !== ''; at = folder.indexOf('/', at + 1)) {
                const name = at < 0 ? folder : folder.slice(0, at);
                let list = made.get(name);
                if (!list) {
                    list = [];
                    made.set(name, list);
                }
                lists.push(list);
                if (at < 0)
                    break;
            }
        }
        for (const list of lists)
            list.push(entry);
    }
    return made;
}
const UNPLAIN = /^\/|(?:^|\/)\.{0,2}(?:\/|$)/;
/** A path without `./`, doubled slashes and a slash at its end; the repository's root is the empty name. */
function plainPath(path) {
    if (!UNPLAIN.test(path))
        return path;
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
const followers = new WeakMap();
/** How links are followed in a tree. Its links are read once, in one go. */
function linksOf(tree) {
    const made = followers.get(tree) ?? readLinks(tree);
    followers.set(tree, made);
    return made;
}
async function readLinks(tree) {
    const links = [];
    for (const { mode, path } of tree.entries.values())
        if (mode === '120000')
            links.push(path);
    if (links.length === 0)
        return withinRoot;
    const contents = await tree.read(links);
    const targets = new Map(links.map((link, i) => [link, contents[i]?.toString('utf8') ?? '']));
    return (path) => follow(targets, path);
}
function withinRoot(path) {
    const plain = plainPath(path);
    return plain === '..' || plain.startsWith('../') ? undefined : plain;
}
function follow(targets, path) {
    const rest = path.split('/').reverse();
    const done = [];
    for (let links = 0; rest.length > 0;) {
        const part = rest.pop();
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (done.pop() === undefined)
                return undefined;
            continue;
        }
        done.push(part);
        const target = targets.get(done.join('/'));
        if (target === undefined)
            continue;
        links += 1;
        // Linux gives up after 40 (path_resolution(7)).
        if (links > 40 || target.startsWith('/'))
            return undefined;
        done.pop();
        rest.push(...target.split('/').reverse());
    }
    return done.join('/');
}
/** As `linksOf`, for one path. */
async function followLinks(tree, path) {
    return (await linksOf(tree))(path);
}


/***/ }),

/***/ 8316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   NV: () => (/* binding */ GIT_ENV),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   b4: () => (/* binding */ readBlobs),
/* harmony export */   bb: () => (/* binding */ gitArgv),
/* harmony export */   gr: () => (/* binding */ asProblem),
/* harmony export */   q_: () => (/* binding */ gitText)
/* harmony export */ });
/* unused harmony export commitTime */
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);


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
        const output = await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .execBytes */ .ny)({ argv: gitArgv(args), cwd: directory, ...options, env });
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
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        return error;
    if (error.reason === 'not found') {
        return stop('git is not installed', 'hub-deploy reads the ops repo with git, and there is no git here.');
    }
    return refusalOf(directory, error.output?.stderr ?? '') ?? error;
}
/** Why git works in no way in this folder, where that is what it says. */
function refusalOf(directory, said) {
    if (/not a git repository/i.test(said)) {
        return stop('Not a git repository', `${directory} is in no git repository. Check the ops repo out first (actions/checkout), or run hub-deploy inside it.`);
    }
    if (/dubious ownership/i.test(said)) {
        return stop('git does not trust this folder', `${directory} belongs to another user, and git refuses it until you run: git config --global --add safe.directory ${directory}`);
    }
    return undefined;
}
function stop(title, message) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M({ severity: 'error', title, message });
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

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ NAME_RULE),
/* harmony export */   Gb: () => (/* binding */ releaseFault),
/* harmony export */   IY: () => (/* binding */ nameFault),
/* harmony export */   kZ: () => (/* binding */ namespaceFault)
/* harmony export */ });
/** What a hub, image, cluster or environment may be called: it becomes a path, a release and a label. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/;
const NAME_RULE = 'A name is 1 to 52 lower-case letters, digits and hyphens, begins and ends with a letter or digit, and is no ' +
    'word that YAML reads as something else (`y`, `on`, `null`, `101`, `1e5`, `2024-01-01`).';
/**
 * Words that YAML 1.1, 1.2 or the Go library of Helm and kubectl read as a boolean, null, number or date. A release
 * with such a name breaks charts that write it unquoted (`metadata: {name: {{ .Release.Name }}}`).
 */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const NUMBER = /^(\d+(e-?\d+)?|0x[0-9a-f]+|0o?[0-7]+|0b[01]+)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;
/** Why a text cannot be a name, as the end of a sentence ("`y` ..."); undefined where it can. */
function nameFault(text) {
    if (text === '')
        return 'is empty';
    if (text.length > 52)
        return `has ${text.length} characters`;
    if (!NAME.test(text)) {
        if (/^-|-$/.test(text))
            return 'begins or ends with a hyphen';
        return 'has characters other than lower-case letters, digits and hyphens';
    }
    return wordFault(text);
}
/** As `nameFault`, for a Helm release: Helm allows dots between names, and 53 characters. */
function releaseFault(text) {
    if (text.length > 53)
        return `has ${text.length} characters: Helm allows 53`;
    if (!text.split('.').every((part) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part)))
        return 'is no name for a Helm release: lower-case letters, digits, hyphens and dots';
    return wordFault(text);
}
/** As `nameFault`, for a Kubernetes namespace: a DNS label of 63 characters. */
function namespaceFault(text) {
    if (text.length > 63)
        return `has ${text.length} characters: Kubernetes allows 63`;
    if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text))
        return 'is no name for a namespace: lower-case letters, digits and hyphens';
    return wordFault(text);
}
function wordFault(text) {
    if (WORDS.has(text))
        return 'is a word that YAML reads as something else';
    if (NUMBER.test(text) || /^\d+\.\d*$/.test(text))
        return 'is a number to YAML';
    if (DATE.test(text))
        return 'is a date to YAML';
    return undefined;
}


/***/ }),

/***/ 2596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ collectFaults),
/* harmony export */   HV: () => (/* binding */ shortTitle),
/* harmony export */   T4: () => (/* binding */ inserter),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1388);

function collectFaults(file) {
    const config = [];
    const others = [];
    const seen = new Set();
    const add = (list, problem) => {
        const key = JSON.stringify(problem);
        if (seen.has(key))
            return;
        seen.add(key);
        list.push(problem);
    };
    return {
        config,
        others,
        wrong: (place, title, message) => add(config, { severity: 'error', ...(place ?? { file }), title: shortTitle(title), message }),
        tell: (problem) => add(others, { ...problem, title: shortTitle(problem.title) }),
    };
}
/** A title that an annotation can show. */
function shortTitle(title) {
    return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}
const LACKS = {
    hub: 'this is no part of a hub',
    env: 'it is in no environment: set `environment`',
    cluster: 'it is on no named cluster: set `cluster`',
    image: 'no key `<image>` captures it',
};
/** Makes the inserter for one hub's texts; a template without a value is an error at the text's place. */
function inserter(scene, who, values) {
    return (text, place) => (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .insert */ .Yr)(text, values, (name) => scene.faults.wrong(place, `<${name}> has no value for ${who}`, `\`${text}\`: there is no \`<${name}>\` for \`${who}\`, because ${LACKS[name]}.`));
}
/** The first few of a list, and how many more there are. */
function some(names, most = 20) {
    const shown = names.slice(0, most).map((name) => `\`${name}\``);
    const rest = names.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}


/***/ }),

/***/ 1388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ capture),
/* harmony export */   QT: () => (/* binding */ TEMPLATES),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Yr: () => (/* binding */ insert),
/* harmony export */   bU: () => (/* binding */ templatesIn),
/* harmony export */   fg: () => (/* binding */ isGlob)
/* harmony export */ });
const TEMPLATES = ['hub', 'env', 'cluster', 'image'];
const TEMPLATE = /<([a-z-]+)>/g;
/** The names between `<` and `>`, known or not, in order. */
function templatesIn(text) {
    return text.includes('<') ? Array.from(text.matchAll(TEMPLATE), (match) => match[1] ?? '') : [];
}
/**
 * Puts values in the place of templates. What is not one of `TEMPLATES` stays as it is.
 *
 * @param missing called with each template that has no value; the text keeps it
 */
function insert(text, values, missing) {
    let start = text.indexOf('<');
    if (start < 0)
        return text;
    let filled = '';
    let done = 0;
    for (; start >= 0; start = text.indexOf('<', start + 1)) {
        const end = text.indexOf('>', start);
        if (end < 0)
            break;
        const name = text.slice(start + 1, end);
        const value = TEMPLATES.includes(name) ? values[name] : undefined;
        if (value !== undefined) {
            filled += text.slice(done, start) + value;
            done = end + 1;
        }
        else if (TEMPLATES.includes(name))
            missing?.(name);
    }
    return filled + text.slice(done);
}
/** What makes a text a glob to minimatch, as we call it. */
function isGlob(text) {
    return /[*?[\]{}]|[!+@]\(/.test(text);
}
/** Reads a path with templates and globs. A part with both keeps its templates; its glob characters are plain. */
function pattern(text, compile) {
    const parts = text.split('/').map((part) => {
        if (templatesIn(part).length > 0)
            return { kind: 'capture', tokens: tokens(part) };
        if (part === '**')
            return { kind: 'any' };
        return isGlob(part) ? { kind: 'glob', matches: compile(part) } : { kind: 'literal', text: part };
    });
    const special = text.search(/[<*?[\]{}!+@]/);
    const last = parts.at(-1);
    return {
        text,
        prefix: special < 0 ? text : text.slice(0, special),
        suffix: last?.kind === 'literal' ? last.text : '',
        parts,
    };
}
function tokens(part) {
    const found = [];
    let end = 0;
    for (const match of part.matchAll(TEMPLATE)) {
        if (match.index > end)
            found.push({ literal: part.slice(end, match.index) });
        found.push({ capture: match[1] });
        end = match.index + match[0].length;
    }
    if (end < part.length)
        found.push({ literal: part.slice(end) });
    return found;
}
/**
 * Matches a path and says what its templates captured: as much as they can, from left to right; one that is named
 * twice captures the same text.
 */
function capture(pattern, path, may) {
    if (!path.startsWith(pattern.prefix) || !path.endsWith(pattern.suffix))
        return undefined;
    return matchParts({ parts: pattern.parts, names: path.split('/'), may }, 0, 0, {});
}
/** Matches from one part and one name on. */
function matchParts(match, part, name, values) {
    const wanted = match.parts[part];
    if (wanted === undefined)
        return name === match.names.length ? values : undefined;
    if (wanted.kind === 'any') {
        for (let next = name; next <= match.names.length; next++) {
            const found = matchParts(match, part + 1, next, values);
            if (found)
                return found;
        }
        return undefined;
    }
    const text = match.names[name];
    if (text === undefined)
        return undefined;
    if (wanted.kind === 'capture')
        return matchTokens(match, part, name, wanted.tokens, 0, text, values);
    const fits = wanted.kind === 'literal' ? wanted.text === text : wanted.matches(text);
    return fits ? matchParts(match, part + 1, name + 1, values) : undefined;
}
/** Matches what is left of a name from one token on, then the parts after it. */
function matchTokens(match, part, name, tokens, at, text, values) {
    const token = tokens[at];
    if (token === undefined)
        return text === '' ? matchParts(match, part + 1, name + 1, values) : undefined;
    if ('literal' in token) {
        if (!text.startsWith(token.literal))
            return undefined;
        return matchTokens(match, part, name, tokens, at + 1, text.slice(token.literal.length), values);
    }
    const whole = tokens.length === 1;
    const earlier = values[token.capture];
    const longest = whole ? text.length : (/^[a-z0-9-]*/.exec(text)?.[0].length ?? 0);
    for (let length = longest; length > 0; length = whole ? 0 : length - 1) {
        const taken = text.slice(0, length);
        if (earlier !== undefined && earlier !== taken)
            continue;
        if (!match.may(token.capture, taken, whole))
            continue;
        const next = { ...values, [token.capture]: taken };
        const found = matchTokens(match, part, name, tokens, at + 1, text.slice(length), next);
        if (found)
            return found;
    }
    return undefined;
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
    const [listing, working] = await Promise.all([listCommit(directory, 'HEAD'), workingFolder(directory)]);
    if (listing && working?.isClean !== false) {
        const commit = working?.head ?? (await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, ['rev-parse', 'HEAD']));
        return makeTree(directory, commit, false, parseListing(listing));
    }
    const entries = await listWorkingFolder(directory);
    const isDirty = !listing || !sameEntries(parseListing(listing), entries);
    return makeTree(directory, working?.head ?? '0'.repeat(40), isDirty, entries);
}
async function committed(directory, rev) {
    const [listing, commit] = await Promise.all([
        listCommit(directory, rev),
        (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`], {
            okCodes: [0, 1, 128],
        }),
    ]);
    if (!listing || commit.code !== 0) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
            severity: 'error',
            title: 'No such commit in this clone',
            message: `\`${rev}\` is no commit of this clone. Check the name, or fetch it first (actions/checkout: fetch-depth: 0).`,
        });
    }
    return makeTree(directory, commit.stdout.toString().trim(), false, parseListing(listing));
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
        const settings = ['core.safecrlf=false', 'core.splitIndex=false', 'advice.addEmbeddedRepo=false'];
        await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, [...settings.flatMap((setting) => ['-c', setting]), 'add', '-A'], { env });
        const oid = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitText */ .q_)(directory, ['write-tree'], { env });
        return parseListing((await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .git */ .$Y)(directory, ['ls-tree', '-r', '-z', '--full-tree', oid])).stdout);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { recursive: true, force: true });
    }
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
    const text = listing.toString('utf8');
    if (text.includes('\ufffd'))
        refuseOtherEncodings(listing);
    for (let at = 0; at < text.length;) {
        const end = text.indexOf('\0', at);
        const tab = text.indexOf('\t', at);
        const id = text.lastIndexOf(' ', tab) + 1;
        const path = text.slice(tab + 1, end);
        entries.set(path, { path, mode: modeOf(text.slice(at, at + 6)), oid: text.slice(id, tab) });
        at = end + 1;
    }
    return entries;
}
/** Old histories hold modes such as 100664; git itself knows only these four. */
function modeOf(mode) {
    if (mode === '120000' || mode === '160000')
        return mode;
    return Number.parseInt(mode, 8) & 0o100 ? '100755' : '100644';
}
/** Two names that are not UTF-8 could look the same to us: nothing is worked out from such a tree. */
function refuseOtherEncodings(listing) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < listing.length;) {
        const end = listing.indexOf(0, at);
        const path = listing.subarray(listing.indexOf(9, at) + 1, end);
        try {
            decoder.decode(path);
        }
        catch {
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M({
                severity: 'error',
                title: 'A file name is not UTF-8',
                message: `The name of \`${path.toString('utf8')}\` holds bytes that are not UTF-8. Rename the file.`,
            });
        }
        at = end + 1;
    }
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
function makeTree(directory, commit, dirty, entries) {
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
        commit,
        dirty,
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
    const decoder = new TextDecoder();
    let rest = '';
    stream.on('data', (chunk) => {
        chunks.push(chunk);
        if (!lines)
            return;
        const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
        rest = parts.pop() ?? '';
        for (const part of parts)
            onLine(part);
    });
    stream.on('end', () => {
        if (lines && rest)
            onLine(rest);
    });
}
function lastLine(text) {
    return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ kubectl)
/* harmony export */ });
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);

/** kubectl for one cluster; `signal` cancels every call of it. */
function kubectl(access, signal) {
    const run = (args, options = {}) => {
        const { namespace, ...rest } = options;
        const argv = ['kubectl', ...accessFlags(access)];
        if (namespace)
            argv.push('--namespace', namespace);
        return (0,_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .exec */ .m0)({ argv: [...argv, ...args], ...(signal ? { signal } : {}), ...rest });
    };
    return {
        run,
        async json(args, options) {
            const output = await run([...args, '-o', 'json'], options);
            return JSON.parse(output.stdout);
        },
    };
}
function accessFlags(access) {
    const flags = [];
    if (access.kubeconfig)
        flags.push('--kubeconfig', access.kubeconfig);
    if (access.context)
        flags.push('--context', access.context);
    return flags;
}


/***/ }),

/***/ 5668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   kG: () => (/* binding */ dockerConfigDir),
/* harmony export */   z3: () => (/* binding */ credentials)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9141);




/** Docker Hub's login stands under the address of its first API. */
const HUB_KEY = 'https://index.docker.io/v1/';
/**
 * Logins by Docker's own rules: those given, then `credHelpers`, `credsStore` and `auths` of its config.
 *
 * @param options.logins go first
 * @param options.configDir Docker's folder. Default: DOCKER_CONFIG, else `~/.docker`
 */
function credentials(options = {}) {
    const configDir = options.configDir ?? dockerConfigDir();
    const found = new Map();
    let config;
    const search = async (registry) => {
        const given = options.logins?.find((login) => hostOfKey(login.registry) === hostOfKey(registry));
        if (given)
            return { username: given.username, password: given.password, source: 'the inputs' };
        config ??= readDockerConfig(configDir);
        return fromConfig(await config, registry, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, 'config.json'));
    };
    return {
        find(registry) {
            let login = found.get(registry);
            if (!login) {
                login = search(registry);
                found.set(registry, login);
            }
            return login;
        },
    };
}
/** Docker's folder: DOCKER_CONFIG, else `~/.docker`. */
function dockerConfigDir() {
    return process.env.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** The config in Docker's folder; an empty one where there is none. */
async function readDockerConfig(configDir) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, 'config.json');
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new Error(`Docker's ${file} cannot be read: ${error.message}`);
    }
    try {
        return (JSON.parse(text) ?? {});
    }
    catch {
        throw new Error(`Docker's ${file} is not JSON`);
    }
}
/** The key under which Docker keeps a registry's login. */
function keyOf(registry) {
    return hostOfKey(registry) === 'docker.io' ? HUB_KEY : hostOfKey(registry);
}
/** Keys are written as `ghcr.io`, `https://ghcr.io`, `https://ghcr.io/v2/`: the host is what counts. */
function hostOfKey(key) {
    const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
async function fromConfig(config, registry, file) {
    const helper = Object.entries(config.credHelpers ?? {}).find(([key]) => hostOfKey(key) === hostOfKey(registry));
    if (helper)
        return fromHelper(helper[1], keyOf(registry));
    if (config.credsStore)
        return fromHelper(config.credsStore, keyOf(registry));
    const entries = Object.entries(config.auths ?? {});
    const entry = entries.find(([key]) => hostOfKey(key) === hostOfKey(registry))?.[1];
    return entry && fromEntry(entry, file);
}
function fromEntry(entry, source) {
    const plain = Buffer.from(entry.auth ?? '', 'base64')
        .toString('utf8')
        .replace(/\0+$/, '');
    const colon = plain.indexOf(':');
    const username = entry.username ?? (colon < 0 ? '' : plain.slice(0, colon));
    const password = entry.password ?? (colon < 0 ? '' : plain.slice(colon + 1));
    if (entry.identitytoken)
        return { username, password: '', identityToken: entry.identitytoken, source };
    return username || password ? { username, password, source } : undefined;
}
/** Asks `docker-credential-NAME get` (https://github.com/docker/docker-credential-helpers). */
async function fromHelper(name, key) {
    const source = `the credential helper ${name}`;
    let answer;
    try {
        answer = (await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .exec */ .m0)({ argv: [`docker-credential-${name}`, 'get'], input: key, timeoutMs: 30_000 }))
            .stdout;
    }
    catch (error) {
        const said = error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd ? `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}` : '';
        if (/credentials not found/i.test(said))
            return undefined;
        throw new Error(`${source}, which Docker's config names, failed for ${key}: ${error.message}`);
    }
    const { Username, Secret } = parseHelper(answer, source);
    if (!Secret)
        return undefined;
    if (Username === '<token>')
        return { username: '', password: '', identityToken: Secret, source };
    return { username: Username ?? '', password: Secret, source };
}
function parseHelper(answer, source) {
    try {
        return JSON.parse(answer);
    }
    catch {
        throw new Error(`${source}, which Docker's config names, did not answer with JSON`);
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

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   I: () => (/* binding */ isLocal)
/* harmony export */ });
// The grammar of https://github.com/distribution/reference (regexp.go).
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;
const TAG = /^[\w][\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
/**
 * Takes a reference apart by Docker's rules: the first part is a registry if it holds a dot or a colon, is
 * `localhost`, or has a capital letter; else it's Docker Hub, whose one-part names stand under `library/`.
 *
 * @param text `name`, `org/name:tag`, `registry:5000/a/b:tag@sha256:...`
 * @throws Error with a sentence where it is no image reference
 */
function parseReference(text) {
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    const { registry, repository } = splitName(colon < 0 ? named : named.slice(0, colon));
    if (!HOST.test(registry))
        throw new Error(`\`${text}\` is no image reference: \`${registry}\` is no host`);
    const wrong = repository.split('/').find((part) => !COMPONENT.test(part));
    if (wrong !== undefined) {
        throw new Error(`\`${text}\` is no image reference: the part \`${wrong}\` may hold only small letters, digits and single . _ - between them`);
    }
    if (tag !== undefined && !TAG.test(tag)) {
        throw new Error(`\`${text}\` is no image reference: \`${tag}\` is no tag`);
    }
    if (digest !== undefined && !DIGEST.test(digest)) {
        throw new Error(`\`${text}\` is no image reference: \`${digest}\` is no digest`);
    }
    return {
        registry,
        repository,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function splitName(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
    if (!isHost)
        return { registry: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
    const rest = name.slice(slash + 1);
    if (first !== 'docker.io' && first !== 'index.docker.io')
        return { registry: first, repository: rest };
    return { registry: 'docker.io', repository: rest.includes('/') ? rest : `library/${rest}` };
}
/** True for registries that are spoken to by plain HTTP unless told otherwise: those on this machine (Docker's rule). */
function isLocal(registry) {
    const host = registry.startsWith('[')
        ? registry.slice(0, registry.indexOf(']') + 1)
        : registry.split(':')[0];
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host ?? '');
}


/***/ }),

/***/ 7805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bi: () => (/* binding */ baseDigests),
  Pg: () => (/* binding */ loginWords),
  YK: () => (/* binding */ lookUpTags)
});

// UNUSED EXPORTS: refusedLogin, registryError

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/host/http.js



/** No answer came: the network, a time-out or the caller's own abort; never a status code. */
class HttpError extends Error {
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'HttpError';
        this.reason = reason;
    }
}
const TIMEOUT_MS = 30_000;
const RETRY = { attempts: 4, baseMs: 500, capMs: 60_000 };
const REDIRECTS = 5;
/**
 * Sends a request and reads the whole answer.
 *
 * Tried again are 408, 429, 500, 502, 503 and 504, resets, truncated answers and time-outs, after Retry-After
 * (seconds or a date, RFC 9110 10.2.3) or a random part of a doubling wait. POST and PATCH are tried again only
 * where the server said that it did nothing (429, 503) or was never reached. GET and HEAD follow redirects;
 * another origin gets no Authorization, and https never turns into http.
 *
 * @returns the last answer, whatever its status
 * @throws HttpError where no answer came
 */
async function http(request) {
    const retry = { ...RETRY, ...request.retry };
    for (let attempt = 1;; attempt++) {
        const last = attempt >= retry.attempts;
        let wait;
        try {
            const response = await once(request);
            if (last || !isTransient(response.status, request.method))
                return response;
            const asked = retryAfterMs(response.headers.get('retry-after'), Date.now());
            if (asked !== undefined && asked > retry.capMs)
                return response;
            wait = Math.max(asked ?? 0, backoff(attempt, retry));
        }
        catch (error) {
            if (!(error instanceof HttpError))
                throw error;
            if (last || error.reason === 'aborted' || !mayRepeat(error, request.method))
                throw error;
            wait = backoff(attempt, retry);
        }
        await pause(wait, request);
    }
}
/** How long Retry-After asks to wait, in ms; undefined where it says nothing that can be read. */
function retryAfterMs(header, now) {
    if (!header)
        return undefined;
    if (/^\s*\d+\s*$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** Full jitter: side-by-side clients that failed together do not come back together. */
function backoff(attempt, retry) {
    return Math.random() * Math.min(retry.capMs, retry.baseMs * 2 ** (attempt - 1));
}
function isTransient(status, method) {
    if (method === 'POST' || method === 'PATCH')
        return status === 429 || status === 503;
    return [408, 429, 500, 502, 503, 504].includes(status);
}
function mayRepeat(error, method) {
    if (method !== 'POST' && method !== 'PATCH')
        return true;
    return /refused|could not be found/.test(error.message);
}
async function pause(ms, request) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, request.signal ? { signal: request.signal } : {});
    }
    catch {
        throw aborted(request.url);
    }
}
/** One attempt, with its redirects, within one time limit. */
async function once(request) {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const method = request.method ?? 'GET';
    let url = request.url;
    let headers = { ...request.headers };
    try {
        for (let hop = 0;; hop++) {
            const response = await send(url, { method, headers, signal }, request.body);
            const next = redirection(response, method);
            if (!next || hop >= REDIRECTS)
                return response;
            if (new URL(next).origin !== new URL(url).origin)
                headers = withoutCredentials(headers);
            url = next;
        }
    }
    catch (error) {
        if (request.signal?.aborted)
            throw aborted(url);
        if (timeout.aborted) {
            const seconds = (request.timeoutMs ?? TIMEOUT_MS) / 1000;
            throw new HttpError('timeout', `${hostOf(url)} gave no answer within ${seconds} s`);
        }
        throw new HttpError('network', networkMessage(url, error));
    }
}
/** One exchange. node:http, because loading and starting `fetch` takes as long as all look-ups of a small fleet. */
async function send(url, options, body) {
    const secure = url.startsWith('https:');
    const { request } = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : external_node_http_;
    const sent = request(url, { ...options, agent: await agentFor(secure) });
    sent.end(body);
    const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
    // From here on errors come through the answer; the request may still emit them, and nobody else listens.
    sent.on('error', () => { });
    const chunks = [];
    // Throws where the body ends before its Content-Length: a truncated answer is no answer.
    for await (const chunk of answer)
        chunks.push(chunk);
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { status: answer.statusCode ?? 0, headers: new Map(headers), body: Buffer.concat(chunks), url };
}
const agents = {};
/** Connections are kept, and go through the proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY (Node 24.5 and newer). */
async function agentFor(secure) {
    const { Agent } = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : external_node_http_;
    const kind = secure ? 'https' : 'http';
    agents[kind] ??= new Agent({ keepAlive: true, proxyEnv: process.env });
    return agents[kind];
}
function redirection({ status, headers, url: from }, method) {
    if (method !== 'GET' && method !== 'HEAD')
        return undefined;
    if (![301, 302, 303, 307, 308].includes(status))
        return undefined;
    const location = headers.get('location');
    if (!location || !URL.canParse(location, from))
        return undefined;
    const to = new URL(location, from);
    const downgrade = from.startsWith('https:') && to.protocol !== 'https:';
    return downgrade || !/^https?:$/.test(to.protocol) ? undefined : to.href;
}
function withoutCredentials(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie|proxy-authorization)$/i.test(name)));
}
function aborted(url) {
    return new HttpError('aborted', `the request to ${hostOf(url)} was cancelled`);
}
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : url;
}
function networkMessage(url, error) {
    const { code = '', message = String(error) } = error;
    return sentence(hostOf(url), code, message) + proxyHint();
}
function sentence(host, code, detail) {
    if (code === 'ECONNREFUSED')
        return `${host} refused the connection`;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        return `${host} could not be found (DNS)`;
    if (/CERT|SIGNED|ISSUER/.test(code)) {
        return `the certificate of ${host} is not trusted (${code}); a private CA is given by NODE_EXTRA_CA_CERTS`;
    }
    if (code === 'ECONNRESET' || code === 'EPIPE') {
        return `${host} cut the connection in the middle of its answer`;
    }
    return `no answer from ${host}: ${detail}`;
}
function proxyHint() {
    const { env, versions } = process;
    const wanted = env.HTTP_PROXY || env.http_proxy || env.HTTPS_PROXY || env.https_proxy;
    const [major = 0, minor = 0] = versions.node.split('.').map(Number);
    if (!wanted || major > 24 || (major === 24 && minor >= 5))
        return '';
    return `; a proxy is set in the environment, which Node ${versions.node} does not use: Node 24.5 and newer do`;
}

// EXTERNAL MODULE: ./lib/images/reference.js
var images_reference = __webpack_require__(1403);
;// CONCATENATED MODULE: ./lib/images/auth.js


/** Indexes and manifests, OCI's and Docker's: without them some registries give a converted manifest's digest. */
const ACCEPT = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/**
 * A session with registries: each is asked once how it wants to be spoken to, and for one token a repository,
 * however many requests wait for it (https://distribution.github.io/distribution/spec/auth/token/).
 */
function auth_registrySession(options) {
    const challenges = new Map();
    const tokens = new Map();
    return {
        async ask(registry, repository, path, method) {
            const login = await options.credentials.find(registry);
            const used = login ? { login } : {};
            const request = requestFor(registry, repository, path, method, options);
            const known = challenges.get(registry);
            const first = known ? undefined : await http(request);
            const challenge = known ?? (first && challengeOf(first));
            if (!challenge)
                return { response: first ?? (await http(request)), ...used };
            challenges.set(registry, challenge);
            const key = `${registry}/${repository}`;
            const token = tokens.get(key) ?? authorize(challenge, registry, repository, login, options);
            tokens.set(key, token);
            const authorization = await token;
            if ('refused' in authorization) {
                // The plain request's answer still tells what the registry gives to anybody.
                return { response: first ?? (await http(request)), ...used, tokenRefused: authorization.refused };
            }
            const headers = { ...request.headers, authorization: authorization.header };
            return { response: await http({ ...request, headers }), ...used };
        },
    };
}
/** `https://` and the host that serves a registry's API. */
function apiOf(registry, plainHttp = []) {
    const plain = (0,images_reference/* isLocal */.I)(registry) || plainHttp.includes(registry);
    return `${plain ? 'http' : 'https'}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}
/** Reads a WWW-Authenticate header; undefined where it is neither Basic nor a Bearer with a realm. */
function parseChallenge(header) {
    const bearer = header?.match(/(?:^|,\s*)Bearer\s+(.*)$/i)?.[1];
    if (bearer !== undefined) {
        const fields = new Map([...bearer.matchAll(/([a-zA-Z_]+)=(?:"([^"]*)"|([^\s,]+))/g)].map((match) => [
            match[1]?.toLowerCase(),
            match[2] ?? match[3] ?? '',
        ]));
        const [realm, service, scope] = [fields.get('realm'), fields.get('service'), fields.get('scope')];
        if (realm) {
            return { scheme: 'bearer', realm, ...(service ? { service } : {}), ...(scope ? { scope } : {}) };
        }
    }
    return header && /(?:^|,\s*)Basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
}
function challengeOf(response) {
    return response.status === 401 ? parseChallenge(response.headers.get('www-authenticate')) : undefined;
}
function requestFor(registry, repository, path, method, options) {
    const below = repository ? `${repository}/${path}` : '';
    const url = `${apiOf(registry, options.plainHttp)}/v2/${below}`;
    return { url, method, headers: { accept: ACCEPT }, ...limits(options) };
}
function limits(options) {
    return {
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.retry ? { retry: options.retry } : {}),
        ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
    };
}
async function authorize(challenge, registry, repository, login, options) {
    if (challenge.scheme === 'basic')
        return login ? { header: basic(login) } : { refused: 401 };
    if (!challenge.realm.startsWith('https:') && !apiOf(registry, options.plainHttp).startsWith('http:')) {
        throw new Error(`${registry} sends logins to ${challenge.realm}, which is not https: not followed`);
    }
    const ours = repository ? [`repository:${repository}:pull`] : [];
    const theirs = challenge.scope && !challenge.scope.startsWith('repository:') ? [challenge.scope] : [];
    const response = await http({
        ...tokenRequest(challenge, [...theirs, ...ours], login),
        ...limits(options),
    });
    const host = new URL(challenge.realm).host;
    if (response.status === 401 || response.status === 403)
        return { refused: response.status };
    if (response.status !== 200)
        throw new Error(`${host}, where ${registry} gives tokens, answered ${response.status}`);
    return { header: `Bearer ${tokenOf(response, host)}` };
}
function tokenRequest(challenge, scopes, login) {
    if (!URL.canParse(challenge.realm))
        throw new Error(`${challenge.realm}, where tokens are said to be, is no address`);
    if (login?.identityToken) {
        const form = new URLSearchParams({
            grant_type: 'refresh_token',
            refresh_token: login.identityToken,
            client_id: 'hub-deploy',
            scope: scopes.join(' '),
        });
        if (challenge.service)
            form.set('service', challenge.service);
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return { url: challenge.realm, method: 'POST', headers, body: form.toString() };
    }
    const url = new URL(challenge.realm);
    if (challenge.service)
        url.searchParams.set('service', challenge.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return { url: url.href, ...(login ? { headers: { authorization: basic(login) } } : {}) };
}
function tokenOf(response, host) {
    let answer;
    try {
        answer = JSON.parse(response.body.toString('utf8'));
    }
    catch {
        throw new Error(`${host} answered with a token that is not JSON`);
    }
    const token = answer.token ?? answer.access_token;
    if (typeof token !== 'string' || token === '')
        throw new Error(`${host} answered without a token`);
    return token;
}
function basic(login) {
    return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
}

// EXTERNAL MODULE: ./lib/images/limit.js
var images_limit = __webpack_require__(2253);
;// CONCATENATED MODULE: ./lib/images/registry.js





/** Look-ups at once, over all registries: enough to hide the way there, few enough to be polite. */
const AT_ONCE = 8;
/** The codes of https://github.com/opencontainers/distribution-spec (and Harbor's NOT_FOUND) that mean "not there". */
const ABSENT_CODES = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'];
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/**
 * Asks registries which of these tags they have. Never guesses (docs/design.md): `present` comes from a 200 with
 * a digest, `absent` from a 404 whose body says so in the registry's own words; what cannot be known is `unknown`.
 *
 * @returns a state for each `name:tag` asked for; it never throws for what a registry does
 */
async function lookUpTags(wanted, options) {
    const session = auth_registrySession(options);
    const limit = (0,images_limit/* limiter */.T)(AT_ONCE);
    const keys = [...new Set(wanted.map(({ name, tag }) => `${name}:${tag}`))];
    const states = await Promise.all(keys.map((key) => limit(() => lookUp(session, key))));
    return new Map(keys.map((key, index) => [key, states[index]]));
}
/** Asks for the digests of base images, each once: for images with `track-bases`. */
function baseDigests(options) {
    const session = auth_registrySession(options);
    const limit = (0,images_limit/* limiter */.T)(AT_ONCE);
    const asked = new Map();
    const found = new Map();
    const ask = async (text) => {
        const named = /[@:][^/]*$/.test(text) ? text : `${text}:latest`;
        const state = await limit(() => lookUp(session, named));
        if (state.state === 'present') {
            found.set(text, state.digest);
            return state.digest;
        }
        const why = 'why' in state ? state.why : 'its registry does not have it';
        throw new problem/* ProblemError */.M({
            severity: 'error',
            title: `The base ${text} cannot be looked up`,
            message: `\`track-bases\` makes the digest of ${text} part of a tag, but ${why}.`,
        });
    };
    return {
        found,
        digestOf(reference) {
            const digest = asked.get(reference) ?? ask(reference);
            asked.set(reference, digest);
            return digest;
        },
    };
}
/**
 * Asks the registry whether it takes a login.
 *
 * @returns nothing where it does, or a sentence that says why not
 */
async function refusedLogin(registry, options) {
    try {
        const { response, login, tokenRefused } = await registrySession(options).ask(registry, '', '', 'GET');
        if (response.status !== 401 && response.status !== 403 && !tokenRefused)
            return undefined;
        return `${registry} refused ${loginWords(login)}: is the password or token right, and still valid?`;
    }
    catch (error) {
        return error.message;
    }
}
/** "the login `bob` (from the inputs)" */
function loginWords(login) {
    if (!login)
        return 'a request without a login';
    return login.username
        ? `the login \`${login.username}\` (from ${login.source})`
        : `the login from ${login.source}`;
}
async function lookUp(session, text) {
    try {
        const reference = (0,images_reference/* parseReference */.F)(text);
        const { registry, repository } = reference;
        const path = `manifests/${reference.digest ?? reference.tag}`;
        const head = await session.ask(registry, repository, path, 'HEAD');
        const digest = head.response.headers.get('docker-content-digest');
        if (head.response.status === 200 && digest && DIGEST.test(digest))
            return { state: 'present', digest };
        // A HEAD has no body: the GET says why it's not there, or gives the bytes that the digest is made of.
        const bodyNeeded = [200, 404, 405, 501].includes(head.response.status);
        return judge(bodyNeeded ? await session.ask(registry, repository, path, 'GET') : head, reference);
    }
    catch (error) {
        return { state: 'unknown', why: error.message };
    }
}
function judge(answer, reference) {
    const { status, body } = answer.response;
    if (status === 200)
        return presence(answer, reference);
    const absent = errorCodes(body).some((code) => ABSENT_CODES.includes(code));
    if (status === 404 && absent)
        return { state: 'absent' };
    if (status === 401 || status === 403)
        return denial(answer, reference);
    return { state: 'unknown', why: registryError(answer, reference) };
}
/** What a registry's answer says that is neither a 200 nor understood, in a sentence. */
function registryError(answer, reference) {
    const { status, body } = answer.response;
    if (status === 401 || status === 403)
        return denial(answer, reference).why;
    const codes = errorCodes(body);
    return `${reference.registry} answered ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}${hint(status)}`;
}
/** A digest that the header names and the bytes do not bear out is no digest. */
function presence({ response }, { registry }) {
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(response.body).digest('hex')}`;
    const named = response.headers.get('docker-content-digest');
    if (!isManifest(response.body))
        return { state: 'unknown', why: `${registry} answered with what is no manifest` };
    if (named && DIGEST.test(named) && named !== digest) {
        return { state: 'unknown', why: `${registry} answered with other bytes than its digest says` };
    }
    return { state: 'present', digest };
}
function denial({ response, login, tokenRefused }, reference) {
    const place = `${reference.registry} answered ${tokenRefused ?? response.status} for ${reference.repository}`;
    if (!login) {
        const why = `${place}, and there is no login for ${reference.registry}: give one (inputs registry-username and registry-password, or docker login)`;
        return { state: 'denied', mayPush: false, why };
    }
    // By the token specification a token server's 401 is about the login itself; 403, and 401 from the registry,
    // are also what a repository that does not exist yet gets.
    const mayPush = tokenRefused !== 401;
    return { state: 'denied', mayPush, why: `${place} to ${loginWords(login)}` };
}
function hint(status) {
    if (status === 429)
        return ': too many requests, even after waiting; try again later';
    if (status === 404)
        return ' without saying that the image is unknown: is that a registry?';
    return status >= 500 ? ', also when asked again' : '';
}
function errorCodes(body) {
    const parsed = parseJson(body);
    if (!Array.isArray(parsed?.errors))
        return [];
    return parsed.errors.flatMap((error) => (typeof error?.code === 'string' ? [error.code] : []));
}
function isManifest(body) {
    const parsed = parseJson(body);
    return parsed?.schemaVersion === 2;
}
function parseJson(body) {
    try {
        return JSON.parse(body.toString('utf8')) ?? undefined;
    }
    catch {
        return undefined;
    }
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


/***/ }),

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ repositoryHash),
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


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ readClusterState),
/* harmony export */   VW: () => (/* binding */ listRevisions),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/* unused harmony exports parseRevisions, newestRevisions, watchedInVain */
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6246);


/** A cluster with many hubs behind a slow link still answers well within this. */
const LIST_TIMEOUT_MS = 60_000;
/**
 * What one cluster holds, in one list call; only labels travel (the server prints a table of metadata).
 *
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns each release's newest revision; `unknown` with a sentence where the cluster does not say. Never throws.
 */
async function readClusterState(kubectl, options = {}) {
    const selector = 'owner=helm,status!=superseded';
    try {
        return newestRevisions(await listRevisions(kubectl, selector));
    }
    catch (error) {
        if (!isForbidden(error) || !options.namespaces?.length)
            return { unknown: sentence(error) };
    }
    try {
        const lists = [];
        for (const namespace of new Set(options.namespaces))
            lists.push(await listRevisions(kubectl, selector, namespace));
        return newestRevisions(lists.flat());
    }
    catch (error) {
        return { unknown: sentence(error) };
    }
}
/**
 * One release as it is now; undefined where there is none.
 *
 * @throws CommandError with kubectl's own words
 */
async function readRelease(kubectl, target) {
    const selector = `owner=helm,name=${target.release},status!=superseded`;
    const revisions = await listRevisions(kubectl, selector, target.namespace);
    return newestRevisions(revisions).get(`${target.namespace}/${target.release}`);
}
/**
 * The revisions whose Secrets match, in no order.
 *
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
async function listRevisions(kubectl, selector, namespace) {
    // Plain output is the server's own table: with -o json, yaml, custom-columns or templates every payload would come.
    const args = ['get', 'secrets', '-l', selector, '--show-labels', '--no-headers', '--chunk-size=0'];
    const output = await kubectl.run(namespace ? args : [...args, '--all-namespaces'], {
        timeoutMs: LIST_TIMEOUT_MS,
        ...(namespace ? { namespace } : {}),
    });
    return parseRevisions(output.stdout, namespace);
}
/**
 * Reads kubectl's table of release Secrets: (namespace,) name, type, data, age, labels; none of them is ever empty.
 * A line that is no release Secret of Helm's is passed over.
 */
function parseRevisions(table, namespace) {
    const revisions = [];
    for (const line of table.split('\n')) {
        const words = line.trim().split(/\s+/);
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLabels */ .Xy)(words.at(-1) ?? '');
        const { name, version, status } = labels;
        const revision = Number(version);
        const at = namespace ?? words[0];
        if (!name || !status || !at || !Number.isInteger(revision))
            continue;
        revisions.push({ namespace: at, release: name, revision, status, labels });
    }
    return revisions;
}
/** The newest revision of each release, by `namespace/name`. */
function newestRevisions(revisions) {
    const releases = new Map();
    for (const revision of revisions) {
        const key = `${revision.namespace}/${revision.release}`;
        releases.set(key, [...(releases.get(key) ?? []), revision]);
    }
    return new Map([...releases].map(([key, of]) => [key, releaseState(of)]));
}
function releaseState(revisions) {
    const sorted = revisions.toSorted((a, b) => b.revision - a.revision);
    const newest = sorted[0];
    const { labels } = newest;
    const modified = Number(labels.modifiedAt ?? labels.createdAt);
    return {
        name: newest.release,
        namespace: newest.namespace,
        revision: newest.revision,
        status: newest.status,
        failures: failures(sorted),
        ...text('digest', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest]),
        ...number('rev', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.rev]),
        ...number('proved', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.proved]),
        ...text('commit', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.commit]),
        ...text('hold', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hold]),
        ...text('jupyterhub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.jupyterhub]),
        ...text('repo', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.repo]),
        ...(modified ? { modifiedAt: new Date(modified * 1000) } : {}),
    };
}
/**
 * How often the newest revision's content failed without a break: failed upgrades, and rollouts never seen well. One
 * that was cancelled or killed does not count.
 */
function failures(sorted) {
    const newest = sorted[0];
    let count = watchedInVain(newest);
    let expected = newest.revision;
    for (const { revision, status, labels } of sorted) {
        const same = labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] === newest.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest];
        if (status !== 'failed' || !same || revision !== expected)
            break;
        if (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.interrupted] !== String(revision))
            count += 1;
        expected -= 1;
    }
    return count;
}
/** How often a revision that Helm calls deployed was watched and not seen well. */
function watchedInVain({ revision, labels }) {
    const [of, count] = (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.unproved] ?? '').split('.').map(Number);
    return of === revision && count ? count : 0;
}
function text(key, value) {
    return value ? { [key]: value } : {};
}
function number(key, value) {
    return value && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}
function isForbidden(error) {
    return error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}
/** Why the cluster did not say, in one sentence. */
function sentence(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
    if (error.reason === 'not found')
        return 'kubectl is not on the PATH';
    if (error.reason === 'timeout')
        return `the cluster did not answer within ${LIST_TIMEOUT_MS / 1000} seconds`;
    if (error.reason === 'aborted')
        return 'the run was cancelled';
    const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
    if (isForbidden(error))
        return `the login may not list the releases' Secrets (${words})`;
    return `the cluster could not be asked: ${words}`;
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


/***/ })

};
