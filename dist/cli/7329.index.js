export const id = 7329;
export const ids = [7329,5079];
export const modules = {

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

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   firstLinkOut: () => (/* binding */ firstLinkOut),
/* harmony export */   leadsOut: () => (/* binding */ leadsOut),
/* harmony export */   linkOut: () => (/* binding */ linkOut),
/* harmony export */   writeInside: () => (/* binding */ writeInside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The problem of such a file, relative to the repository. */
function linkOut(file) {
    return {
        severity: 'error',
        file,
        title: 'This link leads out of the repository',
        message: `${file} is a symbolic link to something that is not in this repository, so nobody else has it. Put the file itself there, or link to one of the repository.`,
    };
}
/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;
/**
 * Whether a path leads out of a folder by a symbolic link on its way or at its end, be there something where it leads
 * or not: what is written through a link to nothing is made there.
 *
 * @param root the folder, absolute
 * @param path absolute
 */
async function leadsOut(root, path) {
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root);
    let at = path;
    for (let links = 0; links <= MOST_LINKS; links += 1) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(parent).catch(() => parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(at));
        if (at !== top && !at.startsWith(top + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return true;
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(at).catch(() => undefined);
        if (target === undefined)
            return false;
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at), target);
    }
    return true;
}
/** The first file below a folder, or the folder itself, that is a link which leads out of `root`; links are not entered. */
async function firstLinkOut(root, folder) {
    if (await leadsOut(root, folder))
        return folder;
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        if (entry.isSymbolicLink() && (await leadsOut(root, path)))
            return path;
    }
    return undefined;
}
/**
 * Puts a file in the place of whatever has its name: a link there is replaced and never written through, and no moment
 * shows half of the file.
 *
 * @param root the folder that nothing is written out of, absolute
 * @param mode permissions, such as 0o600
 * @throws Error where the file's folder lies elsewhere
 */
async function writeInside(root, path, content, mode) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (await leadsOut(root, folder))
        throw new Error(`${folder} leads out of ${root}: nothing is written there`);
    // Beside the root: a program that reads the folder at this moment must not meet it.
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(`${root}-`);
    try {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'file');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content, { mode, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, path);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true });
    }
}


/***/ })

};
