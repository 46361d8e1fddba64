export const id = 8683;
export const ids = [8683];
export const modules = {

/***/ 8683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ hubFit),
/* harmony export */   Er: () => (/* binding */ versionsToFit),
/* harmony export */   eU: () => (/* binding */ checkFetched)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _fleet_jupyterhub_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7861);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);




/** Nothing is read before it is asked for: plans of hubs without an image of their own do not wait. */
function hubFit(of) {
    const charts = new Map();
    const chartOf = ({ chart }) => {
        const key = JSON.stringify(chart);
        const known = charts.get(key) ?? (0,_fleet_jupyterhub_version_js__WEBPACK_IMPORTED_MODULE_2__/* .chartJupyterHub */ .z)(of.tree, chart).catch(untold);
        charts.set(key, known);
        return known;
    };
    return {
        chartOf,
        hubOf: (release) => hubOf(of, release),
        async builtHubOf(release) {
            return (await lookAtHub(of, release)).built;
        },
        async check(release) {
            const hub = release.kind === 'hub' ? await hubOf(of, release) : undefined;
            const chart = hub && (await chartOf(release));
            return hub && chart ? misfit(release, hub, chart) : [];
        },
    };
}
/** What is wrong with a chart's own files is told with the values of its hubs. */
function untold(error) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .M))
        throw error;
}
/**
 * The same against a chart that Helm has fetched, where the commit's own files do not tell: development versions, and
 * releases that are newer than this program.
 *
 * @param ready makes the chart ready; asked only then
 * @returns nothing where the plan has checked it already
 */
async function checkFetched(fit, tree, release, ready) {
    if (release.kind !== 'hub' || (await fit.chartOf(release)))
        return [];
    const hub = await fit.hubOf(release);
    const chart = hub && (await (0,_fleet_jupyterhub_version_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchedJupyterHub */ .o)(tree, release.chart, await ready(), onDisk));
    return hub && chart ? misfit(release, hub, chart) : [];
}
const onDisk = {
    read: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).catch(() => null),
    list: (folder) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []),
};
/**
 * The JupyterHub that images have to fit, for checks in what is built: of user images the hub's that starts them, of
 * hub images the chart's, where their FROM does not tell.
 *
 * @param images those that are built
 * @returns each by image key; of several hubs that share an image, the first one's
 */
async function versionsToFit(of, images) {
    const fit = hubFit(of);
    const hubVersions = new Map();
    const chartVersions = new Map();
    for (const release of of.fleet.hubs.filter(({ images: keys }) => images.some(({ key }) => keys.includes(key)))) {
        const [chart, hub, ours] = [
            await fit.chartOf(release),
            await fit.hubOf(release),
            await fit.builtHubOf(release),
        ];
        const version = hub?.version ?? chart?.version;
        for (const { key, kind } of images.filter((image) => release.images.includes(image.key))) {
            if (key === ours?.key) {
                const isOpen = !hub || (hub.pinned && chart && misfit(release, hub, chart).length === 0);
                if (chart && isOpen && !chartVersions.has(key))
                    chartVersions.set(key, chart.version);
            }
            else if (kind === 'user' && version !== undefined && !hubVersions.has(key))
                hubVersions.set(key, version);
        }
    }
    return { hubVersions, chartVersions };
}
/** What stands at the release's hub.image. */
async function lookAtHub({ fleet, values }, release) {
    const { imageAtPath } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(3093)]).then(__webpack_require__.bind(__webpack_require__, 3093));
    const { familiarName } = await __webpack_require__.e(/* import() */ 6463).then(__webpack_require__.bind(__webpack_require__, 6463));
    const { splitPath } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430), __webpack_require__.e(5906)]).then(__webpack_require__.bind(__webpack_require__, 5906));
    const read = await values.of(release);
    const path = [...read.jupyterhubPath, 'hub', 'image'];
    const at = imageAtPath(read.values, path);
    const own = fleet.images.filter(({ key }) => release.images.includes(key));
    const isPlaced = (image) => image.valuesPath.some((one) => splitPath(one).join('\0') === path.join('\0'));
    let built = own.find(isPlaced);
    const { OWN_TAG } = await __webpack_require__.e(/* import() */ 7930).then(__webpack_require__.bind(__webpack_require__, 7930));
    // A tag of our own form is one that `write` put there.
    const isOpen = at?.tag === undefined || fleet.placeholders.includes(at.tag) || OWN_TAG.test(at.tag);
    for (const image of built || !at?.name || !isOpen ? [] : own) {
        const name = await values.nameOf(image);
        if (name !== undefined && familiarName(name) === familiarName(at?.name ?? ''))
            built ??= image;
    }
    return { at, ...(built ? { built } : {}) };
}
async function hubOf(of, release) {
    const { at, built } = await lookAtHub(of, release);
    if (built)
        return baseVersion(of, built, new Set());
    if (!at?.name || !at.tag)
        return undefined;
    const { file, line } = at.place;
    return told(`${at.name}:${at.tag}`, { file, line });
}
/** What pip installs in an image of ours, or what it is built FROM, through others of ours. */
async function baseVersion(of, image, above) {
    if (above.has(image.key))
        return undefined;
    const [text] = await of.tree.read([image.dockerfile]);
    if (!text)
        return undefined;
    const dockerfile = text.toString('utf8');
    const pin = await pinnedVersion(of, image, dockerfile);
    if (pin)
        return pin;
    const { baseOf } = await __webpack_require__.e(/* import() */ 9666).then(__webpack_require__.bind(__webpack_require__, 9666));
    const base = baseOf(dockerfile, image.args, image.target);
    if (!base || Object.hasOwn(image.contexts, base.reference))
        return undefined;
    const key = fleetBase(of.tags, image.key, base.reference);
    const below = key === undefined ? undefined : of.fleet.images.find((other) => other.key === key);
    if (below)
        return baseVersion(of, below, new Set([...above, image.key]));
    return told(base.reference, { file: image.dockerfile, line: base.line });
}
/** `jupyterhub==5.3.0` in a RUN, or in a file of the context that one of them gives to pip: the last counts. */
async function pinnedVersion({ tree }, image, dockerfile) {
    const { pinIn, pipSources } = await __webpack_require__.e(/* import() */ 8115).then(__webpack_require__.bind(__webpack_require__, 8115));
    const { context, dockerfile: file, args, target } = image;
    const pinned = (version, place) => ({
        version,
        teller: `${place.file} installs`,
        pinned: true,
        place,
    });
    for (const source of [...pipSources(dockerfile, 'jupyterhub', args, target)].reverse()) {
        if ('version' in source)
            return pinned(source.version, { file, line: source.line });
        // Where the image has it is not where the context has it: mostly at its top.
        const names = [source.requirements, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(source.requirements)];
        const paths = [...new Set(names.map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(context, name)))];
        const contents = await tree.read(paths);
        const at = contents.findIndex((bytes) => bytes !== null);
        const lines = contents[at]?.toString('utf8').split(/\r?\n/) ?? [];
        const line = lines.findIndex((text) => !/^\s*#/.test(text) && pinIn(text, 'jupyterhub'));
        const version = pinIn(lines[line] ?? '', 'jupyterhub');
        if (version)
            return pinned(version, { file: paths[at] ?? '', line: line + 1 });
    }
    return undefined;
}
function fleetBase(tags, key, base) {
    return tags.get(key)?.from.find(({ reference }) => reference === base)?.image;
}
async function told(image, place) {
    const { toldVersion } = await __webpack_require__.e(/* import() */ 971).then(__webpack_require__.bind(__webpack_require__, 971));
    const { jupyterhubOfRelease } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7861));
    const found = toldVersion(image);
    const version = found?.of === 'chart' ? jupyterhubOfRelease(found.version) : found?.version;
    return version === undefined ? undefined : { version, teller: `${image} has`, place };
}
/** Another major version is an error, another minor one a warning; a patch is nothing. */
function misfit(release, hub, chart) {
    const [own, wanted] = [hub.version, chart.version].map((version) => version.replace(/^v/, '').split('.'));
    const isMajor = own?.[0] !== wanted?.[0];
    if (!isMajor && own?.[1] === wanted?.[1])
        return [];
    const what = isMajor
        ? 'another major version. The hub has to fit the chart: it may not start with the configuration that the chart writes, and its database may be changed for good'
        : 'another minor version, which may work, but is not what the chart was tested with';
    return [
        {
            severity: isMajor ? 'error' : 'warning',
            ...hub.place,
            title: 'The hub image does not fit the chart',
            message: `${hub.teller} JupyterHub ${hub.version}, and the chart (${chart.chart}) brings ${chart.version}: ${what}. Use a hub image with JupyterHub ${wanted?.slice(0, 2).join('.')}, or the version of the chart that belongs to ${hub.version}.`,
            hub: release.id,
        },
    ];
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

/***/ 7861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ chartJupyterHub),
  o: () => (/* binding */ fetchedJupyterHub),
  jupyterhubOfRelease: () => (/* binding */ jupyterhubOfRelease)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/fleet/archive.js
const BLOCK = 512;
/** A chart's archive holds some 100 kB; what unpacks to more than this is no chart that anybody made. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * The Chart.yaml of a packed chart (`name-version.tgz`): of the chart itself, not of those in its `charts` folder.
 *
 * @returns undefined where the bytes are no gzipped tar, or hold none
 */
async function chartYamlIn(archive) {
    const { gunzipSync } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 19));
    let tar;
    try {
        tar = gunzipSync(archive, { maxOutputLength: MOST_BYTES });
    }
    catch {
        return undefined;
    }
    // https://www.gnu.org/software/tar/manual/html_node/Standard.html: name at 0, size in octal at 124, type at 156.
    for (let at = 0; at + BLOCK <= tar.length;) {
        const name = textAt(tar, at, 100);
        const size = Number.parseInt(textAt(tar, at + 124, 12), 8) || 0;
        const isFile = ['0', '\0', ''].includes(String.fromCharCode(tar[at + 156] ?? 0));
        if (isFile && /^(?:\.\/)?[^/]+\/Chart\.yaml$/.test(name)) {
            return tar.subarray(at + BLOCK, at + BLOCK + size);
        }
        at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    }
    return undefined;
}
function textAt(tar, start, length) {
    const field = tar.subarray(start, start + length);
    const end = field.indexOf(0);
    return field.toString('latin1', 0, end < 0 ? length : end).trim();
}

// EXTERNAL MODULE: ./lib/fleet/charts.js
var charts = __webpack_require__(4611);
// EXTERNAL MODULE: ./lib/fleet/folders.js
var folders = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/fleet/jupyterhub-version.js




/**
 * JupyterHub's minor version by the jupyterhub chart's, of every release (the appVersion of each tag's Chart.yaml in
 * https://github.com/jupyterhub/zero-to-jupyterhub-k8s). Of later ones, and of development versions, the archive tells.
 */
const RELEASES = {
    '0.9': '1.1',
    '0.10': '1.2',
    '0.11': '1.3',
    '1.0': '1.4',
    '1.1': '1.4',
    '1.2': '1.5',
    '2.0': '3.0',
    '3.0': '4.0',
    '3.1': '4.0',
    '3.2': '4.0',
    '3.3': '4.1',
    '4.0': '5.2',
    '4.1': '5.2',
    '4.2': '5.3',
    '4.3': '5.4',
    '4.4': '5.5',
};
/**
 * JupyterHub's version in a release of the jupyterhub chart, and so in its k8s-hub image of the same tag.
 *
 * @returns undefined for what is no release that is known: a range, a development version
 */
function jupyterhubOfRelease(version) {
    const minor = /^v?(\d+\.\d+)\.\d+$/.exec(version.trim())?.[1];
    return minor === undefined ? undefined : RELEASES[minor];
}
/**
 * The JupyterHub that a chart brings: from the appVersion of its jupyterhub dependency where that lies in the files (by
 * `file://`, or in `charts`), else from the version that its lock or itself names.
 *
 * @returns undefined where nothing tells
 * @throws ProblemError where a Chart.yaml is not YAML
 */
async function chartJupyterHub(tree, source) {
    const chart = await (0,charts/* readChart */.VR)(tree, source);
    const path = chart?.jupyterhub[0];
    const folder = source.kind === 'local' ? source.path : undefined;
    return chart && path ? follow(filesOf(tree), chart, folder, path) : undefined;
}
/**
 * The same of a chart that Helm has made ready, with its dependencies in `charts`.
 *
 * @param ready what Helm was given: the path of a folder, or of an archive
 */
async function fetchedJupyterHub(tree, source, ready, files) {
    const chart = await (0,charts/* readChart */.VR)(tree, source);
    const path = chart?.jupyterhub[0];
    if (!chart || !path)
        return undefined;
    if (source.kind === 'local')
        return follow(files, chart, ready, path);
    const archive = await files.read(ready);
    const inside = archive && (await chartYamlIn(archive));
    const { readChartYaml } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 966));
    return inside ? follow(files, readChartYaml(ready, inside), undefined, path) : undefined;
}
/** The commit's files. */
function filesOf(tree) {
    return {
        read: async (path) => (await tree.read([path]))[0] ?? null,
        list: async (folder) => ((0,folders/* foldersOf */.pd)(tree).get(folder) ?? []).map(({ path }) => external_node_path_.posix.relative(folder, path)),
    };
}
/** @param path the keys that lead from the chart's values to JupyterHub's */
async function follow(files, chart, folder, path) {
    const [key, ...rest] = path;
    if (key === undefined) {
        const version = chart.appVersion ?? jupyterhubOfRelease(chart.version);
        return version === undefined ? undefined : { version, chart: `${chart.name} ${chart.version}` };
    }
    const dependency = chart.dependencies.find(({ name, alias }) => (alias ?? name) === key);
    if (!dependency || folder === undefined)
        return undefined;
    const version = await lockedVersion(files, chart.lock, dependency);
    const below = await unpacked(files, folder, dependency, version);
    if (below)
        return follow(files, below.chart, below.folder, rest);
    if (rest.length > 0)
        return undefined;
    return follow(files, { name: dependency.name, version, dependencies: [] }, undefined, []);
}
async function lockedVersion(files, lock, dependency) {
    const text = lock === undefined ? null : await files.read(lock);
    if (!text)
        return dependency.version;
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const locked = parse(text.toString('utf8'));
    const found = locked?.dependencies?.find(({ name }) => name === dependency.name);
    return found?.version === undefined ? dependency.version : String(found.version);
}
/** A dependency whose own Chart.yaml can be read: by `file://`, or in `charts` as a folder or an archive. */
async function unpacked(files, folder, { name, repository }, version) {
    const { readChartYaml } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 966));
    const asChart = (file, content) => ({
        ...readChartYaml(file, content),
        jupyterhub: [],
    });
    const local = repository.startsWith('file://')
        ? external_node_path_.posix.join(folder, repository.slice('file://'.length))
        : external_node_path_.posix.join(folder, 'charts', name);
    const file = external_node_path_.posix.join(local, 'Chart.yaml');
    const content = await files.read(file);
    if (content)
        return { chart: asChart(file, content), folder: local };
    const entries = await files.list(external_node_path_.posix.join(folder, 'charts'));
    const isArchive = (entry) => entry.startsWith(`${name}-`) && /^v?\d.*\.tgz$/.test(entry.slice(name.length + 1));
    // Helm fetches what the lock names and charts/ lacks; of a range whatever lies there is taken.
    const isExact = /^v?\d+\.\d+\.\d+/.test(version);
    const archive = entries.find((entry) => (isExact ? entry === `${name}-${version}.tgz` : isArchive(entry)));
    if (archive === undefined)
        return undefined;
    const packed = external_node_path_.posix.join(folder, 'charts', archive);
    const bytes = await files.read(packed);
    const inside = bytes ? await chartYamlIn(bytes) : undefined;
    return inside ? { chart: asChart(packed, inside), folder: undefined } : undefined;
}


/***/ })

};
