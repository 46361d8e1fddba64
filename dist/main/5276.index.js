export const id = 5276;
export const ids = [5276];
export const modules = {

/***/ 9902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ prepareChart)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/links.js
var links = __webpack_require__(5079);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/release/chart-files.js


/**
 * Reads a chart folder's dependencies.
 *
 * @throws where the folder has no Chart.yaml, or a file is no YAML
 */
async function readDependencies(chart) {
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const read = async (name) => {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(chart, name), 'utf8').catch(ignoreMissing);
        return text === undefined ? undefined : dependencyList(parse(text));
    };
    const wanted = (await read('Chart.yaml')) ?? [];
    const old = wanted.length === 0 ? await read('requirements.yaml') : undefined;
    const locked = await read(old ? 'requirements.lock' : 'Chart.lock');
    return {
        wanted: old ?? wanted,
        file: old ? 'requirements.yaml' : 'Chart.yaml',
        ...(locked ? { locked } : {}),
    };
}
function ignoreMissing(error) {
    if (error.code !== 'ENOENT')
        throw error;
}
function dependencyList(document) {
    const list = document?.dependencies;
    if (!Array.isArray(list))
        return [];
    return list.map((item) => ({
        name: String(item?.name ?? ''),
        version: String(item?.version ?? ''),
        repository: String(item?.repository ?? ''),
    }));
}
/** The dependencies that charts/ lacks, as a folder or as an archive; by exact versions where the lock or the chart has them. */
async function missingDependencies(chart, of) {
    const there = new Set(await (0,promises_.readdir)((0,external_node_path_.join)(chart, 'charts')).catch(() => []));
    return (of.locked ?? of.wanted).filter(({ name, version }) => {
        if (there.has(name) || there.has(`${name}-${version}.tgz`))
            return false;
        return (of.locked !== undefined || EXACT.test(version) || ![...there].some((file) => isArchiveOf(file, name)));
    });
}
/** A version, and no range of them. */
const EXACT = /^v?\d+\.\d+\.\d+(?:[-+].*)?$/;
/**
 * Whether the chart was changed and its lock was not: Helm deploys what charts/ has, without a look at versions. Only
 * what can be told without Helm's rules for ranges; `helm dependency build` judges then.
 */
function isLockBehind({ wanted, locked }) {
    if (!locked)
        return false;
    const versions = new Map(locked.map(({ name, version }) => [name, plain(version)]));
    return wanted.some(({ name, version }) => {
        const found = versions.get(name);
        return found === undefined || (EXACT.test(version) && plain(version) !== found);
    });
}
function plain(version) {
    return version.replace(/^v/, '');
}
/** Whether a file is `<name>-<version>.tgz`. */
function isArchiveOf(file, name) {
    return file.startsWith(`${name}-`) && /^v?\d.*\.tgz$/.test(file.slice(name.length + 1));
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/fetching.js



/** Waits before the second, third and fourth try of a repository that does not answer. */
const BACK_OFF_MS = [2_000, 5_000, 12_000];
/**
 * After so long nothing is tried again. Of a repository that takes the connection and never answers Helm takes two
 * minutes to tire, and people wait for four times that.
 */
const PATIENCE_MS = 60_000;
/**
 * Fetches by one of Helm's commands, again where a network or a server may have spoilt it, and never otherwise.
 *
 * @throws ProblemError that says what Helm said and what to do
 */
async function fetched({ say, signal }, wish, work) {
    const began = Date.now();
    for (let tries = 1;; tries += 1) {
        try {
            return await work();
        }
        catch (error) {
            const waitMs = Date.now() - began < PATIENCE_MS ? BACK_OFF_MS[tries - 1] : undefined;
            if (waitMs === undefined || !isPassing(error))
                throw fetchProblem(error, wish, { tries, seconds: Math.round((Date.now() - began) / 1000) });
            say(`a chart repository did not answer, trying again in ${waitMs / 1000} s`);
            await (0,external_node_timers_promises_.setTimeout)(waitMs, undefined, { signal });
        }
    }
}
const LASTING = /out of sync|no repository definition|not found in .*repositor|can't get a valid version|no chart version found|chart .* version .* not found|directory .* not found|status code 40[134]|: 40[134] |unauthorized|denied|repo .* not found|on source: \S+: not found|manifest unknown/i;
function isPassing(error) {
    if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted' || error.reason === 'not found')
        return false;
    return !LASTING.test(wordsOf(error));
}
/** Helm tells of repositories that do not answer on stdout, and of what follows from it on stderr. */
function wordsOf(error) {
    return `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}`;
}
/** What was thrown, in words for people; what is no failure of Helm's is given back. */
function fetchProblem(error, { what, file }, effort) {
    if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
        return error;
    const words = wordsOf(error);
    const [title, fix] = diagnosis(words, effort);
    return new problem/* ProblemError */.M({
        severity: 'error',
        title,
        message: `${what} cannot be fetched. ${fix}`,
        log: words.trim().split('\n').slice(-12).join('\n'),
        ...(file === undefined ? {} : { file }),
    });
}
function diagnosis(words, { tries, seconds }) {
    if (/out of sync/.test(words))
        return ['Chart.lock is out of date', 'Run `helm dependency update` in its folder and commit the lock.'];
    if (/no repository definition|repo .* not found/.test(words))
        return [
            'A chart repository is not known',
            'It names a repository by an alias: write its URL instead, or add it with `helm repo add` in `setup`.',
        ];
    if (/directory .* not found/.test(words))
        return ['A file:// dependency is not there', 'The folder it points to is not in this commit.'];
    if (/401|403|unauthorized|denied/i.test(words))
        return [
            'A chart repository refuses the login',
            'Log in to it before (`helm registry login`, `helm repo add`).',
        ];
    if (/valid version|no chart version|not found/i.test(words))
        return ['No such chart version', 'Its repository has no such chart, or not in this version.'];
    return [
        'A chart repository does not answer',
        `It was tried ${tries === 1 ? 'once' : `${tries} times`} in ${seconds} s; look whether the repository is up and run this again.`,
    ];
}

// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
;// CONCATENATED MODULE: ./lib/release/dependencies.js








const FETCH_TIMEOUT_MS = 300_000;
const stores = new Map();
function storeOf(staged) {
    const store = stores.get(staged) ?? { ready: new Map(), built: new Map(), turns: new Map() };
    stores.set(staged, store);
    return store;
}
/**
 * Makes a chart ready for Helm: a local one with its dependencies in charts/, others fetched by their version. Done
 * once in a run for each chart, however many hubs share it.
 *
 * @throws ProblemError at the Chart.yaml, or naming the repository that does not answer
 */
function prepareChart(chart, context) {
    const { ready } = storeOf(context.staged);
    const key = JSON.stringify([chart, context.chartValues]);
    const known = ready.get(key) ?? makeReady(chart, context);
    ready.set(key, known);
    return known;
}
async function makeReady(chart, context) {
    if (chart.kind !== 'local')
        return pull(chart, context);
    const folder = (0,external_node_path_.resolve)(context.staged, chart.path);
    const variant = chart.chartYaml;
    return inTurn(folder, context, async () => {
        if (variant)
            return makeVariant(folder, (0,external_node_path_.resolve)(context.staged, variant), context);
        await buildDependencies(folder, context);
        return withOwnValues(folder, context);
    });
}
/** One piece of work at a time on a chart's folder. */
function inTurn(folder, context, work) {
    const { turns } = storeOf(context.staged);
    const turn = (turns.get(folder) ?? Promise.resolve()).then(work, work);
    turns.set(folder, turn);
    return turn;
}
async function pull(chart, context) {
    const folder = await scratch(context, 'pulled-');
    const { version } = chart;
    const named = chart.kind === 'oci'
        ? { name: chart.oci, version }
        : { repository: chart.repository, name: chart.name, version };
    context.say(`fetching chart ${named.name} ${version}`);
    const what = `The chart ${named.name} ${version}${named.repository ? ` of ${named.repository}` : ''}`;
    await fetched(context, { what }, () => context.helm.run((0,helm.pullArgs)(named, folder), { signal: context.signal, timeoutMs: FETCH_TIMEOUT_MS }));
    const [archive] = await (0,promises_.readdir)(folder);
    return (0,external_node_path_.join)(folder, archive ?? '');
}
/**
 * `helm dependency build` where charts/ lacks something, or the lock is not the chart's any more. Charts that are dependencies by `file://` are made ready
 * first, because Helm packs them as they are.
 */
async function buildDependencies(folder, context) {
    await refuseLinksOut(folder, context);
    const dependencies = await read(folder, context);
    const local = dependencies.wanted.filter(({ repository }) => repository.startsWith('file://'));
    for (const { repository } of local) {
        const other = (0,external_node_path_.resolve)(folder, repository.slice('file://'.length));
        if (other !== folder)
            await inTurn(other, context, () => buildDependencies(other, context));
    }
    const missing = await missingDependencies(folder, dependencies);
    if (missing.length === 0 && !isLockBehind(dependencies))
        return;
    if (local.length > 0)
        return build(folder, dependencies, context);
    const { built } = storeOf(context.staged);
    const key = digest([dependencies.wanted, dependencies.locked]);
    const same = built.get(key);
    if (same)
        return copyArchives(await same, (0,external_node_path_.join)(folder, 'charts'), dependencies);
    const building = build(folder, dependencies, context).then(() => (0,external_node_path_.join)(folder, 'charts'));
    built.set(key, building);
    await building;
}
/** Helm reads a chart's links, and what it fetches is written through one that is called charts. */
async function refuseLinksOut(folder, { staged }) {
    const link = await (0,links.firstLinkOut)(staged, folder);
    if (link !== undefined)
        throw new problem/* ProblemError */.M((0,links.linkOut)((0,external_node_path_.relative)(staged, link)));
}
async function read(folder, context) {
    try {
        return await readDependencies(folder);
    }
    catch (error) {
        const place = { file: `${(0,external_node_path_.relative)(context.staged, folder)}/Chart.yaml` };
        throw new problem/* ProblemError */.M({
            severity: 'error',
            title: 'A chart cannot be read',
            message: `${place.file} cannot be read: ${error.message.split('\n')[0]}`,
            ...place,
        });
    }
}
async function copyArchives(from, to, { wanted }) {
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const file of await (0,promises_.readdir)(from)) {
        if (wanted.some(({ name }) => isArchiveOf(file, name)))
            await (0,promises_.cp)((0,external_node_path_.join)(from, file), (0,external_node_path_.join)(to, file));
    }
}
async function build(folder, dependencies, context) {
    const where = (0,external_node_path_.relative)(context.staged, folder);
    context.say(`fetching what chart ${where} depends on`);
    const repositories = await repositoryFiles(dependencies, context);
    const call = { signal: context.signal, timeoutMs: FETCH_TIMEOUT_MS, repositories };
    const wish = { what: `What chart ${where} depends on`, file: `${where}/${dependencies.file}` };
    await fetched(context, wish, () => context.helm.run((0,helm.dependencyBuildArgs)(folder), call));
}
/**
 * A list of repositories for Helm with just those that the chart names, so that nobody has to `helm repo add` them.
 * One that the user has already added comes with its login.
 */
async function repositoryFiles(dependencies, context) {
    const own = await userRepositories(context.helm);
    const entries = new Map();
    for (const { repository } of [...dependencies.wanted, ...(dependencies.locked ?? [])]) {
        const alias = /^(?:@|alias:)(.+)$/.exec(repository)?.[1];
        if (!alias && !/^https?:/.test(repository))
            continue;
        const known = own.find(({ name, url }) => name === alias || (url !== undefined && sameUrl(url, repository)));
        if (known)
            entries.set(repository, known);
        else if (!alias)
            entries.set(repository, { name: `hub-deploy-${entries.size}`, url: repository });
    }
    const folder = await scratch(context, 'repositories-');
    const config = (0,external_node_path_.join)(folder, 'repositories.yaml');
    const document = {
        apiVersion: 'v1',
        generated: new Date(0).toISOString(),
        repositories: [...new Set(entries.values())],
    };
    await (0,promises_.writeFile)(config, JSON.stringify(document), { mode: 0o600 });
    return { config, cache: (0,external_node_path_.join)(folder, 'cache') };
}
async function userRepositories(helm) {
    const { stdout } = await helm.run(['env', 'HELM_REPOSITORY_CONFIG']);
    const text = await (0,promises_.readFile)(stdout.trim(), 'utf8').catch(() => '');
    if (!text)
        return [];
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return parse(text)?.repositories ?? [];
}
function sameUrl(a, b) {
    return a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
}
/**
 * A chart with another Chart.yaml in its place: a copy beside the folder, because elsewhere it would lose its `file://`
 * dependencies, and in the folder itself other hubs may be reading. The folder's lock does not fit another Chart.yaml.
 */
async function makeVariant(folder, chartYaml, context) {
    const copy = await copyBeside(folder);
    await (0,promises_.rm)((0,external_node_path_.join)(copy, 'Chart.lock'), { force: true });
    await (0,promises_.cp)(chartYaml, (0,external_node_path_.join)(copy, 'Chart.yaml'));
    await buildDependencies(copy, context);
    return withOwnValues(copy, context);
}
/** The chart itself, or a copy with the values of one release in it: others read the folder with theirs. */
async function withOwnValues(folder, { staged, chartValues }) {
    if (chartValues === undefined)
        return folder;
    const copy = await copyBeside(folder);
    await (0,links.writeInside)(staged, (0,external_node_path_.join)(copy, 'values.yaml'), chartValues, 0o600);
    return copy;
}
async function copyBeside(folder) {
    const copy = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), '.hub-deploy-'));
    await (0,promises_.cp)(folder, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
}
async function scratch(context, prefix) {
    const folder = (0,external_node_path_.join)(context.staged, '.hub-deploy');
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, prefix));
}
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}


/***/ }),

/***/ 8499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZJ: () => (/* binding */ refuseImpact),
/* harmony export */   an: () => (/* binding */ describeImpact),
/* harmony export */   pW: () => (/* binding */ measureImpact),
/* harmony export */   ux: () => (/* binding */ impactOf)
/* harmony export */ });
/* unused harmony export IMPACTS */
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1595);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6163);
/* harmony import */ var _recover_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2397);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3264);
/* harmony import */ var _user_servers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3083);






const IMPACTS = ['none', 'hub-restart', 'proxy-restart'];
/**
 * The impact of an upgrade: what `--dry-run=server` would make, hooks too, against what is live; compared in memory.
 *
 * @throws CommandError where Helm cannot render it
 */
async function measureImpact(work, chart, values, skipCrds) {
    const args = (0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.dryRunArgs)({ ...work.target, chart, values, skipCrds });
    const [{ stdout }, live, userServers] = await Promise.all([
        work.slot(() => work.helm.run(args, { signal: work.signal, timeoutMs: 120_000 })),
        liveObjects(work.watching, work.target),
        (0,_user_servers_js__WEBPACK_IMPORTED_MODULE_4__/* .countUserServers */ .T)(work.watching, work.target.namespace),
    ]);
    const planned = JSON.parse(stdout);
    const changes = (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .compareManifests */ .k)(live.objects, await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .N)(planned.manifest ?? ''));
    const pulled = imagesOf([
        ...(await hookObjects(planned)),
        ...(await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .N)(planned.manifest ?? '')),
    ]);
    const before = imagesOf([...live.hooks, ...live.objects]);
    return {
        impact: impactOf(changes),
        userServers,
        prePulled: pulled.filter((image) => !before.includes(image)),
        changes,
    };
}
/** The worst that the changes do. An object that is new meets nobody; one that goes takes what it did away. */
function impactOf(changes) {
    const restarted = changes.filter(({ change, before, after }) => change === 'changed' ? restarts(before, after) : change === 'removed' && isWorkload(before));
    const components = restarted.map(({ before }) => component(before));
    // autohttps holds the connections of a hub with automatic HTTPS (zero-to-jupyterhub's templates/proxy/autohttps)
    if (components.some((name) => name === 'proxy' || name === 'autohttps'))
        return 'proxy-restart';
    return components.includes('hub') ? 'hub-restart' : 'none';
}
/** Only another pod template makes new pods; another number of replicas does not. */
function restarts(before, after) {
    if (!isWorkload(before))
        return false;
    return JSON.stringify(before?.spec?.template) !== JSON.stringify(after?.spec?.template);
}
function isWorkload(object) {
    return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(object?.kind ?? '');
}
/** zero-to-jupyterhub's own label: `hub`, `proxy`, `autohttps`, `continuous-image-puller` ... */
function component(object) {
    const labels = object?.metadata.labels;
    return labels?.component ?? labels?.['app.kubernetes.io/component'];
}
/** What the newest deployed revision holds; nothing where there is none. */
async function liveObjects(kubectl, target) {
    const selector = `owner=helm,name=${target.release},status=deployed`;
    const revisions = await (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .listRevisions */ .VW)(kubectl, selector, target.namespace);
    const newest = revisions.toSorted((a, b) => b.revision - a.revision)[0];
    if (!newest)
        return { objects: [], hooks: [] };
    const args = [
        'get',
        'secret',
        (0,_recover_js__WEBPACK_IMPORTED_MODULE_2__/* .secretName */ .Gf)(target.release, newest.revision),
        '-o',
        'jsonpath={.data.release}',
    ];
    const { stdout } = await kubectl.run(args, { namespace: target.namespace, timeoutMs: 60_000 });
    const payload = JSON.parse((0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .unpack */ .l1)(stdout));
    return { objects: await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .N)(payload.manifest ?? ''), hooks: await hookObjects(payload) };
}
async function hookObjects({ hooks = [] }) {
    return (await Promise.all(hooks.map(({ manifest = '' }) => (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .N)(manifest)))).flat();
}
/** The images that puller DaemonSets hold or fetch. */
function imagesOf(objects) {
    const images = new Set();
    for (const object of objects) {
        if (object.kind !== 'DaemonSet' || !/image-puller/.test(component(object) ?? object.metadata.name))
            continue;
        const pod = object.spec?.template?.spec;
        for (const { image } of [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]) {
            if (image)
                images.add(image);
        }
    }
    return [...images];
}
/** The impact in a person's words. */
function describeImpact({ impact, userServers, prePulled }) {
    const servers = userServers === 1 ? '1 running user server' : `${userServers} running user servers`;
    const goOn = userServers === 1 ? 'goes on' : 'go on';
    const words = {
        none: 'nobody notices',
        'hub-restart': `the hub restarts: no logins or new servers for seconds, ${servers} ${goOn}`,
        'proxy-restart': `the proxy restarts: everybody's connection drops (${servers})`,
    };
    const pulled = prePulled.length > 0 ? `; pulled onto the nodes before: ${prePulled.join(', ')}` : '';
    return `impact ${impact}: ${words[impact]}${pulled}`;
}
/** `max-impact`: the problem where a deploy would do more to people than it may. */
function refuseImpact(report, most) {
    if (!most)
        return undefined;
    if (report && IMPACTS.indexOf(report.impact) <= IMPACTS.indexOf(most))
        return undefined;
    const why = report
        ? `It would be ${describeImpact(report).replace(/^impact /, '')}.`
        : 'Its impact could not be found out, because Helm cannot render it against the cluster.';
    return {
        severity: 'error',
        title: `More than \`max-impact: ${most}\``,
        message: `${why} Nothing was deployed. Deploy it with force at a time that suits people, or raise \`max-impact\`.`,
    };
}


/***/ })

};
