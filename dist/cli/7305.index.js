export const id = 7305;
export const ids = [7305,9869];
export const modules = {

/***/ 5296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  newSizes: () => (/* binding */ newSizes)
});

// EXTERNAL MODULE: ./lib/fleet/tree.js
var tree = __webpack_require__(642);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/images/size.js
var size = __webpack_require__(3481);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
// EXTERNAL MODULE: ./lib/report/sizes.js
var sizes = __webpack_require__(5820);
;// CONCATENATED MODULE: ./lib/report/size-notices.js


/** From here on a node that lacks the image takes minutes to pull it; compressed. */
const LARGE_BYTES = 2_000_000_000;
/** Growth that people should know of: both must hold. */
const GREW_BYTES = 200_000_000;
const GREW_BY = 1.25;
/**
 * Notices of an image that is large or grew much; and where a hub gives its servers only the chart's 300 seconds to
 * start from it. Pure.
 */
function sizeNotices({ key, size, place, impatient }) {
    const { bytes, before } = size;
    if (bytes === undefined)
        return [];
    const isLarge = bytes >= LARGE_BYTES;
    const grew = typeof before === 'number' && bytes - before >= GREW_BYTES && bytes >= before * GREW_BY;
    if (!isLarge && !grew)
        return [];
    const notices = [
        {
            severity: 'notice',
            ...place,
            title: grew ? `The image ${key} grew much` : `The image ${key} is large`,
            message: `${key} is ${(0,sizes/* sizeText */.l)(size)} compressed${grew ? ', against the image it replaces' : ''}. Nodes that lack it take that much longer to start the first server: clean package caches in the RUN that fills them, and leave out what nobody uses.`,
        },
    ];
    const [first] = impatient;
    if (first) {
        const { id, ...line } = first;
        const hubs = impatient.map((hub) => hub.id).join(', ');
        notices.push({
            severity: 'notice',
            ...line,
            hub: id,
            title: `startTimeout is the chart's default for a large image`,
            message: `${hubs} gives a server 300 seconds to start, and pulling ${key} to a new node may take longer: people see a failed start then. Write ${(0,markdown/* code */.aY)('singleuser.startTimeout: 600')}.`,
        });
    }
    return notices;
}

// EXTERNAL MODULE: ./lib/values/locate.js
var locate = __webpack_require__(6430);
// EXTERNAL MODULE: ./lib/values/merge.js + 2 modules
var merge = __webpack_require__(3860);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
// EXTERNAL MODULE: ./lib/commands/side.js + 7 modules
var side = __webpack_require__(7896);
;// CONCATENATED MODULE: ./lib/commands/sizes.js









/** What the chart gives where values say nothing, in seconds. */
const DEFAULT_START_TIMEOUT = 300;
/**
 * How large the images are that this run built, or found built where the change made them others, against those that
 * they replace: the ones of the commit compared with. Of what is not pushed the builder tells, of all else the registry,
 * with whatever login is there. A run with no such image asks nothing.
 */
async function newSizes(context, found, images) {
    const sizes = new Map();
    const problems = [];
    const news = images.filter((image) => isNew(image, found));
    if (news.length === 0)
        return { sizes, problems };
    const registry = {
        credentials: (0,credentials/* credentials */.z3)({
            logins: (0,commands_registry/* givenLogins */.wN)(context, news.map(({ planned }) => planned.name)),
        }),
        signal: context.signal,
    };
    const replaced = await replacedTags(context, found);
    await Promise.all(news.map(async ({ planned, result, digest, bytes }) => {
        const { image, name, tag } = planned;
        const old = replaced(image.key);
        const replaces = old !== undefined && old !== tag;
        if (result === 'reused' && !replaces)
            return;
        const [own, before] = await Promise.all([
            bytes ?? (digest && (0,size/* imageSize */.R)(`${name}@${digest}`, registry)),
            replaces && name ? (0,size/* imageSize */.R)(`${name}:${old}`, registry) : undefined,
        ]);
        sizes.set(image.key, {
            ...(own ? { bytes: own } : {}),
            ...(replaces ? { before: before ?? 'unknown' } : {}),
        });
    }));
    for (const { planned } of news) {
        const size = sizes.get(planned.image.key);
        if (!size)
            continue;
        const { key, dockerfile: file } = planned.image;
        problems.push(...sizeNotices({ key, size, place: { file }, impatient: await impatientHubs(found, planned) }));
    }
    return { sizes, problems };
}
function isNew({ planned, result }, { touchedImages }) {
    return result === 'built' || (result === 'reused' && touchedImages.has(planned.image.key));
}
/** The tags of the commit compared with, by image key. */
async function replacedTags({ options }, { plan }) {
    if (!plan.base)
        return () => undefined;
    try {
        const { tags } = await (0,side/* lookAt */.t)(await (0,tree/* readTree */.Z)(options.directory, { rev: plan.base }));
        return (key) => tags.get(key)?.tag;
    }
    catch (error) {
        // Its files may have errors of their own: then nothing is known of its images.
        if (!(error instanceof problem/* ProblemError */.M))
            throw error;
        return () => undefined;
    }
}
/** The hubs whose users' servers run the image, and that leave startTimeout at the chart's default. */
async function impatientHubs({ fleet, values }, { image, name, tag }) {
    if (image.kind === 'hub')
        return [];
    const hubs = [];
    for (const release of fleet.hubs.filter(({ images }) => images.includes(image.key))) {
        const own = await values.of(release);
        if (startTimeout((0,merge/* mergeValues */.D3)(own.values), own.jupyterhubPath) !== DEFAULT_START_TIMEOUT)
            continue;
        hubs.push({ id: release.id, ...((0,locate.locateImage)(own.values, `${name}:${tag}`) ?? release.declaredAt) });
    }
    return hubs;
}
function startTimeout(values, path) {
    let here = values;
    for (const key of [...path, 'singleuser', 'startTimeout']) {
        here = here?.[key];
    }
    return here ?? DEFAULT_START_TIMEOUT;
}


/***/ }),

/***/ 6722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ fleetValues),
/* harmony export */   PY: () => (/* binding */ chartValuesFile),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   me: () => (/* binding */ checkRelease),
/* harmony export */   wN: () => (/* binding */ placeOfSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4611);
/* harmony import */ var _fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);
/* harmony import */ var _host_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5079);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7748);





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
            const { imageNames } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(5306)]).then(__webpack_require__.bind(__webpack_require__, 5306));
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
    const { decodeValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1977)]).then(__webpack_require__.bind(__webpack_require__, 1977));
    const { isCiphertext } = await __webpack_require__.e(/* import() */ 8832).then(__webpack_require__.bind(__webpack_require__, 8832));
    const { chart, faults } = await chartOf(tree, release);
    const chartFile = chartValuesFile(release);
    const sources = chartFile ? [{ file: chartFile, role: 'chart' }] : [];
    for (const [index, source] of release.values.entries()) {
        if (source.kind === 'file')
            sources.push({ file: source.path, role: 'values' });
        if (source.kind === 'inline')
            sources.push(inlineText(release, source, index));
    }
    const follow = await (0,_fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .linksOf */ .hP)(tree);
    const contents = await tree.read(sources.map(({ file }) => follow(file) ?? ''));
    const values = [];
    const hidden = [];
    const problems = [...faults];
    for (const [index, source] of sources.entries()) {
        const bytes = contents[index];
        const { file, role, text } = source;
        const real = follow(file);
        if (text !== undefined)
            values.push({ ...source, text });
        else if (real === undefined)
            problems.push({ ...(0,_host_links_js__WEBPACK_IMPORTED_MODULE_3__.linkOut)(file), hub: release.id });
        else if (!bytes)
            continue;
        else if (isCiphertext(bytes))
            hidden.push(file);
        else {
            const decoded = decodeValues(real, bytes, role);
            if ('severity' in decoded)
                problems.push({ ...decoded, hub: release.id });
            else
                values.push(decoded);
        }
    }
    const hasTemplates = release.chart.kind === 'local' &&
        ((0,_fleet_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersOf */ .pd)(tree).get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(release.chart.path, 'templates'))?.length ?? 0) > 0;
    return { values, hidden, problems, jupyterhubPath: chart?.jupyterhub[0] ?? [], hasTemplates };
}
/** A chart that nobody can read is the fault of the hubs that have it: the plan of the others goes on. */
async function chartOf(tree, release) {
    try {
        const chart = await (0,_fleet_charts_js__WEBPACK_IMPORTED_MODULE_1__/* .readChart */ .VR)(tree, release.chart);
        if (chart)
            return { chart, faults: [] };
        const { chart: source } = release;
        const file = source.kind === 'local' ? (source.chartYaml ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(source.path, 'Chart.yaml')) : '';
        return { faults: tree.entries.has(file) ? [{ ...(0,_host_links_js__WEBPACK_IMPORTED_MODULE_3__.linkOut)(file), hub: release.id }] : [] };
    }
    catch (error) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .M))
            throw error;
        return { faults: error.problems.map((problem) => ({ ...problem, hub: release.id })) };
    }
}
/** Values that the configuration holds itself, as text. */
function inlineText(release, source, index) {
    const text = JSON.stringify(source.values);
    return { file: `inline-${index}.yaml`, role: 'values', text, at: placeOfSource(release, source) };
}
/** The line of the configuration that gives values which are in no file of the repository. */
function placeOfSource({ origins, declaredAt }, source) {
    return source.place ?? origins.values ?? declaredAt;
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
async function checkRelease(fleet, release, { values, problems, jupyterhubPath, hasTemplates }, images, changed) {
    const { checkValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    const found = checkValues(values, {
        placeholders: fleet.placeholders,
        images,
        jupyterhubPath,
        hasTemplates,
        ...(changed ? { changedLines: changed } : {}),
    });
    return [...problems, ...found.map((problem) => ({ ...problem, hub: release.id }))];
}


/***/ }),

/***/ 4611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VR: () => (/* binding */ readChart),
/* harmony export */   d_: () => (/* binding */ chartPaths),
/* harmony export */   us: () => (/* binding */ isSelfContained)
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
/**
 * Makes the question whether a chart's content lies in its own folder alone, as most charts' does: no other Chart.yaml,
 * no `file://` dependency, no symbolic link. Reads the charts' dependency files in one go.
 */
async function isSelfContained(tree, follow, sources) {
    const folderOf = (source) => source.kind === 'local' && source.chartYaml === undefined ? follow(source.path) : undefined;
    const files = Array.from(sources, folderOf).flatMap((folder) => folder === undefined ? [] : DEPENDENCY_FILES.map((name) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, name)));
    const there = files.filter((file) => tree.entries.has(file));
    const texts = await tree.read(there);
    const reaching = new Set(there.filter((_, i) => texts[i]?.includes('file://')).map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file)));
    return (source) => {
        if (source.kind !== 'local')
            return true;
        const folder = folderOf(source);
        if (folder === undefined || reaching.has(folder))
            return false;
        return !(0,_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .foldersOf */ .pd)(tree)
            .get(folder)
            ?.some(({ mode }) => mode === '120000');
    };
}
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
    const { readChartYaml } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 966));
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

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   n1: () => (/* binding */ followLinks),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   s1: () => (/* binding */ plainPath)
/* harmony export */ });
const folders = new WeakMap();
/** The tree's files by folder, made once a tree. */
function foldersOf(tree) {
    const made = folders.get(tree) ?? index(tree);
    folders.set(tree, made);
    return made;
}
function index(tree) {
    const files = [...tree.entries.values()];
    const ranges = rangesOf(files);
    return {
        has: (folder) => ranges.has(folder),
        get(folder) {
            const range = ranges.get(folder);
            return range && files.slice(range.start, range.end);
        },
        keys: () => ranges.keys(),
    };
}
/** In git's order a folder's files stand one after the other, those of its subfolders among them. */
function rangesOf(files) {
    const root = { folder: '', start: 0, end: files.length };
    const ranges = new Map([['', root]]);
    const open = [];
    for (const [at, { path }] of files.entries()) {
        const end = path.lastIndexOf('/');
        // Most files lie in the folder of the file before.
        let inner = open.at(-1);
        if (inner ? end === inner.folder.length && path.startsWith(inner.folder) : end < 0)
            continue;
        while (inner && !isBelow(path, inner.folder)) {
            inner.end = at;
            open.pop();
            inner = open.at(-1);
        }
        for (let next = inner ? inner.folder.length : -1; next < end;) {
            next = path.indexOf('/', next + 1);
            const range = { folder: path.slice(0, next), start: at, end: files.length };
            ranges.set(range.folder, range);
            open.push(range);
        }
    }
    return ranges;
}
function isBelow(path, folder) {
    return path[folder.length] === '/' && path.startsWith(folder);
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

/***/ 3481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sizeOf),
/* harmony export */   R: () => (/* binding */ imageSize)
/* harmony export */ });
/* harmony import */ var _auth_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9622);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1403);


/**
 * How large an image is as nodes pull it, by what a registry has: see `sizeOf`.
 *
 * @param reference `name:tag` or `name@digest`
 */
function imageSize(reference, options) {
    const session = (0,_auth_js__WEBPACK_IMPORTED_MODULE_0__/* .registrySession */ .EK)(options);
    const { registry, repository, tag, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F)(reference);
    return sizeOf(digest ?? tag ?? 'latest', async (path) => {
        const { response } = await session.ask(registry, repository, `manifests/${path}`, 'GET');
        return response.status === 200 ? JSON.parse(response.body.toString('utf8')) : undefined;
    });
}
/**
 * How large an image is as nodes pull it: compressed, config and layers, as its manifests say. Of an index the largest
 * platform's; attestations are no platform.
 *
 * @param read a manifest by its digest or tag
 * @returns bytes; undefined where it is not told. Never throws for what `read` does
 */
async function sizeOf(top, read) {
    try {
        const manifest = await read(top);
        const platforms = manifest?.manifests?.filter(({ platform }) => platform?.os !== 'unknown');
        if (!platforms)
            return manifest && bytesOf(manifest);
        const sizes = await Promise.all(platforms.map(async (one) => bytesOf((await read(one.digest)) ?? {})));
        const known = sizes.filter((size) => size !== undefined);
        return known.length > 0 ? Math.max(...known) : undefined;
    }
    catch {
        return undefined;
    }
}
/** Docker's oldest manifests say no sizes. */
function bytesOf({ config, layers }) {
    if (!layers)
        return undefined;
    return [config, ...layers].reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
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
