export const id = 7838;
export const ids = [7838,4457,5906,7930,8832];
export const modules = {

/***/ 4553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ prepareValues),
/* harmony export */   WW: () => (/* binding */ valuesPathsOf),
/* harmony export */   rw: () => (/* binding */ pinnedNotice)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_ciphertext_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8832);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9141);
/* harmony import */ var _host_links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5079);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7748);
/* harmony import */ var _values_document_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1977);
/* harmony import */ var _values_locate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6430);
/* harmony import */ var _values_patch_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9679);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6722);










/**
 * Writes a release's values as Helm gets them: in order, each in its role, with the tags of built images.
 *
 * @param tags by image name
 * @param see `plain`: encrypted files and programs are left out, and the fleet's stand-ins are in their place
 * @throws ProblemError for a file that cannot be read, or a program that fails
 */
async function prepareValues(given, release, tags, see) {
    const { context, root, tree, fleet } = given;
    const chartFile = (0,_values_js__WEBPACK_IMPORTED_MODULE_9__/* .chartValuesFile */ .PY)(release);
    const hidden = [];
    const own = chartFile && tree.entries.has(chartFile) ? await readFileOf(given, chartFile, 'chart') : undefined;
    const sources = [];
    for (const [index, source] of release.values.entries()) {
        const text = await readSource(given, release, source, index, see);
        if (text)
            sources.push(text);
        else
            hidden.push(source.kind === 'file' ? source.path : 'values that a program makes');
    }
    if (hidden.length > 0) {
        for (const file of fleet.validateValues) {
            const text = await readFileOf(given, file, 'values');
            if (text)
                sources.push(text);
        }
    }
    const all = own ? [own, ...sources] : sources;
    const valuesPaths = await valuesPathsOf(given, release);
    const result = (0,_values_patch_js__WEBPACK_IMPORTED_MODULE_8__/* .patchValues */ .H)(all, tags, {
        placeholders: fleet.placeholders,
        valuesPaths,
        rewriteOwn: context.options.write,
    });
    const patched = new Map(result.files.map(({ file, text }) => [file, text]));
    const changed = own && patched.get(own.file);
    const shared = changed !== undefined && isShared(fleet, release);
    if (own && !shared)
        await (0,_host_links_js__WEBPACK_IMPORTED_MODULE_4__.writeInside)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, own.file), changed ?? own.text, 0o600);
    const last = result.overlay ? [{ file: 'overlay.yaml', text: JSON.stringify(result.overlay) }] : [];
    const texts = sources.map(({ file, text }) => ({ file, text: patched.get(file) ?? text }));
    return {
        files: await writeCopies(context, root, release, [...texts, ...last]),
        values: all,
        locateImage: (image) => (0,_values_locate_js__WEBPACK_IMPORTED_MODULE_7__.locateImage)(all, image),
        problems: [...result.problems, ...result.pinned.map((tag) => pinnedNotice(tag, fleet.placeholders))].map((problem) => ({ ...problem, hub: release.id })),
        hidden,
        chartValues: shared ? changed : undefined,
    };
}
/** Another release has the same chart: what is written into its files would reach that one too. */
function isShared({ hubs, charts }, { id, chart }) {
    if (chart.kind !== 'local')
        return false;
    return [...hubs, ...charts].some((other) => other.id !== id && other.chart.kind === 'local' && other.chart.path === chart.path);
}
/** Each release has copies of its own: a file that hubs share may get another tag in each of them. */
async function writeCopies(context, root, release, texts) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.privateFolder, `values-of-${root.split('/').at(-1)}`, release.id.replaceAll('/', '--'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    const files = [];
    for (const [index, { file, text }] of texts.entries()) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${String(index).padStart(2, '0')}-${file.replaceAll('/', '--')}`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { mode: 0o600 });
        files.push(path);
    }
    return files;
}
/** Where images are to be written even if the values do not name them. */
async function valuesPathsOf({ fleet, fingerprints, values }, release) {
    const used = new Set(fingerprints.get(release.id)?.images);
    const paths = [];
    for (const image of fleet.images.filter(({ key, valuesPath }) => used.has(key) && valuesPath.length > 0)) {
        const name = await values.nameOf(image);
        if (name)
            paths.push(...image.valuesPath.map((path) => ({ path, name })));
    }
    return paths;
}
/** One source of values as text: a file, what a program prints, or what the configuration holds. */
async function readSource(given, release, source, index, see) {
    if (source.kind === 'file')
        return readFileOf(given, source.path, 'values');
    if (source.kind === 'inline')
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_9__/* .inlineText */ .ln)(release, source, index);
    if (see === 'plain')
        return undefined;
    const { context, root } = given;
    const argv = source.argv;
    try {
        const { stdout } = await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .exec */ .m0)({ argv, cwd: root, signal: context.signal });
        return {
            file: `command-${index}.yaml`,
            role: 'values',
            text: stdout,
            at: (0,_values_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOfSource */ .wN)(release, source),
        };
    }
    catch (error) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M({
            severity: 'error',
            ...(0,_values_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOfSource */ .wN)(release, source),
            title: 'A program for values failed',
            message: `${argv.join(' ')}, which makes values of ${release.id}, failed: ${error.message}. The hub was not deployed.`,
            hub: release.id,
        });
    }
}
/** A file of the staged tree as text; undefined where it is still encrypted. */
async function readFileOf({ root }, file, role) {
    if (await (0,_host_links_js__WEBPACK_IMPORTED_MODULE_4__.leadsOut)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file)))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M((0,_host_links_js__WEBPACK_IMPORTED_MODULE_4__.linkOut)(file));
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file));
    if ((0,_host_ciphertext_js__WEBPACK_IMPORTED_MODULE_2__.isCiphertext)(bytes))
        return undefined;
    const decoded = (0,_values_document_js__WEBPACK_IMPORTED_MODULE_6__.decodeValues)(file, bytes, role);
    if ('severity' in decoded)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .M(decoded);
    return decoded;
}
/** What people are told of a tag that stays. */
function pinnedNotice({ file, line, name, tag }, placeholders) {
    return {
        severity: 'notice',
        file,
        line,
        title: `${name} is pinned by hand`,
        message: `The tag ${tag} stays as it is, although this repository builds ${name}. Write ${placeholders[0]} to deploy what is built here.`,
    };
}


/***/ }),

/***/ 7838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ stage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/host/stream.js


/**
 * Runs a program whose output may be larger than memory, and gives its stdout piece by piece.
 *
 * @throws CommandError where it cannot start or exits with a code other than 0; after the last piece
 */
async function* execStream(command) {
    const [program, ...args] = command.argv;
    const child = (0,external_node_child_process_.spawn)(program, args, { cwd: command.cwd, env: { ...process.env, ...command.env } });
    const ended = new Promise((resolve) => {
        child.once('error', resolve);
        child.once('close', (code) => resolve(code ?? 1));
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        errors += text;
    });
    // A program that ends before it has read everything is judged by its exit code, not by the broken pipe.
    child.stdin.on('error', () => { });
    child.stdin.end(command.input);
    try {
        yield* child.stdout;
        const end = await ended;
        if (end === 0)
            return;
        if (typeof end === 'number')
            throw new exec/* CommandError */.Qd(program, 'exit', `exit code ${end}: ${errors.trim()}`);
        if (end.code === 'ENOENT')
            throw new exec/* CommandError */.Qd(program, 'not found', 'not found on the PATH');
        throw new exec/* CommandError */.Qd(program, 'not started', end.message);
    }
    finally {
        // The reader may stop early, by an error of its own.
        if (child.exitCode === null)
            child.kill();
    }
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/fleet/folders.js
var folders = __webpack_require__(3017);
// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
// EXTERNAL MODULE: ./lib/fleet/pointers.js
var pointers = __webpack_require__(7692);
// EXTERNAL MODULE: ./lib/fleet/tree.js
var tree = __webpack_require__(642);
;// CONCATENATED MODULE: ./lib/fleet/staged.js








/**
 * Exports exactly the tree's own files, in their layout, into an empty private folder.
 *
 * The bytes are git's blobs: no line end, keyword or filter is applied, so that what was hashed is what is built (and
 * encrypted files stay so until a deploy needs them). Only a Git LFS pointer becomes its file, where the checkout has
 * downloaded that. Modes are 644 and 755 whatever the umask, since images keep them. Submodules are exported where
 * they are checked out; else they are an empty folder, as git leaves it. Files whose names are not UTF-8 are left out:
 * whatever would need one has an error in the plan.
 *
 * @param directory a folder of the checkout that the tree was read from; nothing in it is changed
 * @param target a folder that is empty or not there yet; it gets 0700
 * @throws ProblemError where a blob is missing; Error where the target is not empty
 */
async function stageTree(directory, tree, target) {
    (0,external_node_fs_.mkdirSync)(target, { recursive: true });
    (0,external_node_fs_.chmodSync)(target, 0o700);
    if ((0,external_node_fs_.readdirSync)(target).length > 0)
        throw new Error(`${target} is not empty`);
    const entries = [...tree.entries.values()].filter(({ notUtf8 }) => !notUtf8);
    for (const { path } of entries)
        refuseOutside(path);
    const { root, gitFolder } = await (0,git/* foldersOfGit */.$5)(directory);
    for (const folder of (0,folders/* foldersOf */.pd)(tree).keys())
        if (folder !== '')
            makeFolder((0,external_node_path_.join)(target, folder));
    const files = entries.filter((entry) => entry.mode !== '160000');
    const links = await writeBlobs(directory, files, target, (0,external_node_path_.join)(gitFolder, 'lfs', 'objects'));
    for (const entry of entries)
        if (entry.mode === '160000')
            await stageSubmodule(root, entry, target);
    // Last, so that nothing above is ever written through a link.
    for (const [path, to] of links)
        (0,external_node_fs_.symlinkSync)(to, (0,external_node_path_.join)(target, path));
}
/** git refuses such names itself when it checks out; a tree made by hand can hold them. */
function refuseOutside(path) {
    if (!/^\/|(?:^|\/)(?:\.\.?|\.git)?(?:\/|$)/i.test(path))
        return;
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: 'A path that git would not check out',
        message: `The commit holds \`${path}\`, which leads out of the repository or into .git. It is not exported.`,
        file: path,
    });
}
function makeFolder(path) {
    (0,external_node_fs_.mkdirSync)(path);
    (0,external_node_fs_.chmodSync)(path, 0o755);
}
/**
 * Writes regular files and gathers the symbolic links, from one `git cat-file --batch`, piece by piece: a file may be
 * larger than memory.
 *
 * @returns path and target of each link
 */
async function writeBlobs(directory, files, target, lfsObjects) {
    const links = new Map();
    if (files.length === 0)
        return links;
    const hasLfs = (0,external_node_fs_.existsSync)(lfsObjects);
    const pieces = execStream({
        argv: (0,git/* gitArgv */.bb)(['cat-file', '--batch', '--buffer']),
        cwd: directory,
        env: git/* GIT_ENV */.NV,
        input: `${files.map((file) => file.oid).join('\n')}\n`,
    });
    let next = 0;
    try {
        await readBatch(pieces, (size) => {
            const file = files[next++];
            if (size === undefined)
                throw missing(file);
            if (file.mode === '120000')
                return gather((content) => links.set(file.path, content));
            if (hasLfs && size < pointers/* LFS_POINTER_LIMIT */.qZ) {
                return gather((content) => writeSmall(file, content, (0,external_node_path_.join)(target, file.path), lfsObjects));
            }
            return writeTo((0,external_node_path_.join)(target, file.path), file.mode);
        });
    }
    catch (error) {
        throw (0,git/* asProblem */.gr)(directory, error);
    }
    return links;
}
/** @param open is asked for each answer in turn; its size is undefined where the object is missing */
async function readBatch(pieces, open) {
    let header = '';
    let sink;
    let left = 0;
    for await (const piece of pieces) {
        for (let at = 0; at < piece.length;) {
            if (sink && left > 0) {
                const part = piece.subarray(at, at + left);
                sink.write(part);
                left -= part.length;
                at += part.length;
                continue;
            }
            const end = piece.indexOf(10, at);
            header += piece.toString('latin1', at, end < 0 ? undefined : end);
            at = end < 0 ? piece.length : end + 1;
            if (end < 0)
                continue;
            if (sink) {
                // The line end that follows the bytes.
                sink.end();
                sink = undefined;
            }
            else {
                const size = / blob (\d+)$/.exec(header)?.[1];
                sink = open(size === undefined ? undefined : Number(size));
                left = Number(size);
            }
            header = '';
        }
    }
}
function writeTo(path, mode) {
    const descriptor = (0,external_node_fs_.openSync)(path, 'wx', 0o600);
    return {
        write: (piece) => {
            for (let at = 0; at < piece.length;)
                at += (0,external_node_fs_.writeSync)(descriptor, piece, at);
        },
        end: () => {
            (0,external_node_fs_.fchmodSync)(descriptor, mode === '100755' ? 0o755 : 0o644);
            (0,external_node_fs_.closeSync)(descriptor);
        },
    };
}
function gather(done) {
    const parts = [];
    return { write: (piece) => parts.push(piece), end: () => done(Buffer.concat(parts)) };
}
function writeSmall(file, content, path, lfsObjects) {
    const pointer = (0,pointers/* lfsPointer */.FW)(content);
    const object = pointer && (0,external_node_path_.join)(lfsObjects, (0,pointers/* lfsObjectPath */.CK)(pointer));
    if (object && (0,external_node_fs_.existsSync)(object)) {
        (0,external_node_fs_.copyFileSync)(object, path);
        (0,external_node_fs_.chmodSync)(path, file.mode === '100755' ? 0o755 : 0o644);
        return;
    }
    const sink = writeTo(path, file.mode);
    sink.write(content);
    sink.end();
}
async function stageSubmodule(root, entry, target) {
    const path = (0,external_node_path_.join)(target, entry.path);
    makeFolder(path);
    if (root === undefined)
        return;
    const checkout = (0,external_node_path_.join)(root, entry.path);
    // Without a .git of its own, git would answer for the repository around it.
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(checkout, '.git')))
        return;
    const [commit] = await (0,git/* lookUp */.TE)(checkout, [entry.oid]);
    if (!commit)
        return;
    await stageTree(checkout, await (0,tree/* readTree */.Z)(checkout, { rev: entry.oid }), path);
    (0,external_node_fs_.chmodSync)(path, 0o755);
}
function missing(file) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'A file of the commit is not in this clone',
        message: `git has no object ${file.oid} for it: the clone is partial or damaged. Check the repository out again.`,
        file: file.path,
    });
}

// EXTERNAL MODULE: ./lib/release/mask.js
var mask = __webpack_require__(4457);
// EXTERNAL MODULE: ./lib/release/secrets.js + 3 modules
var secrets = __webpack_require__(6989);
// EXTERNAL MODULE: ./lib/commands/decryption.js
var decryption = __webpack_require__(3325);
// EXTERNAL MODULE: ./lib/commands/prepare.js
var prepare = __webpack_require__(4553);
;// CONCATENATED MODULE: ./lib/commands/stage.js









/**
 * Exports the commit's files into the run's private folder. Nothing is decrypted yet.
 *
 * @param name of the folder: a run may stage two commits
 */
async function stage(context, of, name = 'staged') {
    const root = (0,external_node_path_.join)(context.privateFolder, name);
    await (0,promises_.mkdir)(root, { mode: 0o700 });
    await stageTree(context.options.directory, of.tree, root);
    const given = { context, root, ...of };
    const decrypt = decryptor(context, of, root);
    let ready;
    return {
        root,
        async prepare(release, tags) {
            ready ??= runSetup(context, of, root);
            await ready;
            await decrypt(release);
            return (0,prepare/* prepareValues */.As)(given, release, tags, 'all');
        },
        preview: (release, tags) => (0,prepare/* prepareValues */.As)(given, release, tags, 'plain'),
    };
}
/** The team's own `setup`, once in a job, before anything of theirs runs. */
async function runSetup({ signal }, { fleet }, cwd) {
    if (!fleet.setup)
        return;
    try {
        await (0,exec/* exec */.m0)({ argv: fleet.setup, cwd, signal });
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd))
            throw error;
        const log = `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}`
            .trimEnd()
            .split('\n')
            .slice(-30)
            .join('\n');
        throw new problem/* ProblemError */.M({
            severity: 'error',
            file: 'hub-deploy.yaml',
            title: '`setup` failed',
            message: `${fleet.setup.join(' ')}: ${error.message}. Nothing was deployed.`,
            log,
        });
    }
}
/**
 * Decrypts late, in the job that deploys, and only what a release is made from; what that holds is masked before
 * anything runs. Each file once, one release after the other.
 */
function decryptor(context, { fingerprints, values }, root) {
    const done = new Set();
    let turn = Promise.resolve();
    const options = (0,decryption/* decryptOptions */.U)(context);
    const decryptFiles = async (paths, plain) => {
        const files = paths.filter((file) => !done.has(file));
        for (const file of files)
            done.add(file);
        const result = await (0,secrets.decryptInto)(root, files, options);
        for (const path of result.decrypted) {
            const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, path), 'utf8');
            for (const secret of (0,mask.secretValues)([text], plain))
                context.host.mask(secret);
        }
        const errors = result.problems.filter(({ severity }) => severity === 'error');
        if (errors.length > 0)
            throw new problem/* ProblemError */.M(...errors);
        return result.problems;
    };
    const decrypt = async (release) => {
        const plain = (0,mask.plainWordsOf)((await values.of(release)).values.map(({ text }) => text));
        const given = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
        for (const problem of await decryptFiles(given, plain))
            context.host.problem(problem);
        // Of a chart's own files (templates/secret.yaml) the name promises nothing: no notice that they are plain.
        await decryptFiles(fingerprints.get(release.id)?.files ?? [], plain);
    };
    return (release) => {
        turn = turn.catch(() => { }).then(() => decrypt(release));
        return turn;
    };
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

/***/ 7692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ lfsObjectPath),
/* harmony export */   FW: () => (/* binding */ lfsPointer),
/* harmony export */   VM: () => (/* binding */ isGitCrypt),
/* harmony export */   qZ: () => (/* binding */ LFS_POINTER_LIMIT)
/* harmony export */ });
/** A pointer is smaller than this (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
const LFS_POINTER_LIMIT = 1024;
/** Reads a Git LFS pointer; undefined where the content is none. */
function lfsPointer(content) {
    if (content.length >= LFS_POINTER_LIMIT)
        return undefined;
    const text = content.toString('latin1');
    if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n'))
        return undefined;
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
    const bytes = /^size ([0-9]+)$/m.exec(text)?.[1];
    return sha256 && bytes ? { sha256, bytes: Number(bytes) } : undefined;
}
/** Where Git LFS keeps a downloaded file, below `.git/lfs/objects`. */
function lfsObjectPath(pointer) {
    return `${pointer.sha256.slice(0, 2)}/${pointer.sha256.slice(2, 4)}/${pointer.sha256}`;
}
/** True for a file that git-crypt has encrypted (https://github.com/AGWA/git-crypt: its header is \0GITCRYPT\0). */
function isGitCrypt(content) {
    return content.subarray(0, 10).toString('latin1') === '\0GITCRYPT\0';
}


/***/ }),

/***/ 8832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GIT_CRYPT_HEADER: () => (/* binding */ GIT_CRYPT_HEADER),
/* harmony export */   isCiphertext: () => (/* binding */ isCiphertext)
/* harmony export */ });
/** The first bytes of every file that git-crypt encrypted (its README, "file format"). */
const GIT_CRYPT_HEADER = Buffer.from('\0GITCRYPT\0', 'latin1');
const LFS_HEADER = 'version https://git-lfs.github.com/spec/';
const SOPS_VALUE = 'ENC[AES256_GCM,';
/**
 * sops signs every file with a `mac`, in the place where each format keeps its metadata: below a top-level `sops` key
 * (YAML, JSON, binary), in a `[sops]` section (ini), or in `sops_` lines (dotenv). https://getsops.io/docs/
 */
const SOPS_FORMS = [
    [/^"?sops"?:[ \t]*\r?$/m, /^[ \t]+"?mac"?:[ \t]*["']?ENC\[AES256_GCM,/m],
    [/"sops"\s*:\s*\{/, /"mac"\s*:\s*"ENC\[AES256_GCM,/],
    [/^\[sops\]/m, /^mac\s*=\s*ENC\[AES256_GCM,/m],
    [/^sops_version=/m, /^sops_mac=ENC\[AES256_GCM,/m],
];
/** Tells from a file's own bytes whether it is still encrypted, or an LFS pointer; undefined for a plain one. */
function isCiphertext(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.subarray(0, GIT_CRYPT_HEADER.length).equals(GIT_CRYPT_HEADER))
        return 'git-crypt';
    if (buffer.subarray(0, LFS_HEADER.length).toString('latin1') === LFS_HEADER)
        return 'lfs';
    // Most files are plain and large ones are not to be decoded for nothing: this string is in every sops file.
    if (!buffer.includes(SOPS_VALUE))
        return undefined;
    const text = buffer.toString('utf8');
    return SOPS_FORMS.some(([metadata, mac]) => metadata.test(text) && mac.test(text)) ? 'sops' : undefined;
}


/***/ }),

/***/ 4457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kubeconfigSecrets: () => (/* binding */ kubeconfigSecrets),
/* harmony export */   plainWordsOf: () => (/* binding */ plainWordsOf),
/* harmony export */   secretValues: () => (/* binding */ secretValues)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

const SHORTEST = 8;
/**
 * The strings of decrypted files that must never be seen in a log: what has 8 characters and more and is no boolean,
 * number, host name or word of the fleet's plain files; line by line; and the base64 of each, as Kubernetes keeps it.
 * (Masking everything would make GitHub drop job outputs that hold a masked word by chance.)
 *
 * @param texts whole decrypted files: YAML, JSON, or anything else
 * @param plainWords what stands in plain files anyway, see `plainWordsOf`
 * @returns each once, longer ones first, so that no part is masked before its whole
 */
function secretValues(texts, plainWords) {
    const secrets = new Set();
    for (const text of texts) {
        for (const value of valuesOf(text)) {
            const lines = value.split(/\r?\n/).map((line) => line.trim());
            const secret = lines.filter((line) => isSecret(line, plainWords));
            for (const line of secret) {
                secrets.add(line);
                secrets.add(base64(line));
            }
            if (lines.length > 1 && secret.length > 0)
                secrets.add(base64(value));
        }
    }
    return [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
/** Keys of a kubeconfig whose values let somebody in; its names and addresses are no secret. */
const LETS_IN = /^(?:token|password|client-key-data|(?:id|access|refresh)-token|client-secret)$/;
/** What lets somebody in of a kubeconfig, to be masked. */
function kubeconfigSecrets(text) {
    const secrets = new Set();
    for (const document of [(0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { uniqueKeys: false })].flat())
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Pair(_, { key, value }) {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) || !LETS_IN.test(String(key.value)))
                    return;
                if (typeof value.value === 'string' && value.value.length >= SHORTEST)
                    secrets.add(value.value);
            },
        });
    return [...secrets];
}
/** The words of plain files, as `secretValues` compares with: each value, and each word within. */
function plainWordsOf(texts) {
    const words = new Set();
    for (const text of texts) {
        for (const line of text.split(/\r?\n/)) {
            const value = line.replace(/^[\s-]*(?:[\w./"'-]+:\s+)?/, '').trim();
            words.add(value.replace(/^(["'])(.*)\1$/, '$2'));
            for (const word of line.split(/[\s"'`,;()[\]{}<>=|]+/)) {
                words.add(word);
                words.add(word.replace(/:$/, ''));
            }
        }
    }
    return words;
}
/** The scalar values of YAML or JSON, of those within its strings too; the text as one value where it is neither. */
function valuesOf(text) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { uniqueKeys: false });
    const structured = Array.isArray(documents) &&
        documents.every(({ errors, contents }) => errors.length === 0 && contents !== null && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents));
    if (!structured)
        return [text];
    const values = [];
    for (const document of documents)
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Scalar(key, node) {
                if (key === 'key' || node.value === null)
                    return;
                const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
                values.push(value);
                if (/^\s*[{[]/.test(value))
                    values.push(...valuesOf(value));
            },
        });
    return values;
}
const WORDS = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null']);
function isSecret(value, plainWords) {
    if (value.length < SHORTEST || plainWords.has(value))
        return false;
    if (WORDS.has(value.toLowerCase()) || /^[-+]?[\d_]*\.?\d+$/.test(value))
        return false;
    return !isHostName(value);
}
/** Host names and addresses, with a scheme and port or without. A path or a login within may be the secret. */
function isHostName(value) {
    return /^(?:[a-z][a-z+.-]*:\/\/)?(?:[a-z0-9-]+\.)+(?:[a-z]{2,24}|\d{1,3})(?::\d+)?\/?$/.test(value);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 6989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decryptInto: () => (/* binding */ decryptInto)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/ciphertext.js
var ciphertext = __webpack_require__(8832);
// EXTERNAL MODULE: ./lib/host/links.js
var links = __webpack_require__(5079);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/release/gitcrypt.js


/**
 * git-crypt's files and keys, read by its format of version 0.4 and newer (key format 2): AES-256 in counter mode,
 * whose nonce is the start of the plain text's HMAC-SHA1, so a wrong key shows itself.
 * Source: git-crypt's key.hpp and commands.cpp, https://github.com/AGWA/git-crypt
 */
const KEY_HEADER = Buffer.from('\0GITCRYPTKEY', 'latin1');
const KEY_FORMAT = 2;
const FIELD = { end: 0, aes: 3, hmac: 5 };
const AES_BYTES = 32;
const HMAC_BYTES = 64;
const NONCE_BYTES = 12;
/**
 * Reads what `git-crypt export-key` wrote.
 *
 * @throws Error, saying what the bytes are instead, where they are no such key
 */
function parseGitCryptKey(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!buffer.subarray(0, KEY_HEADER.length).equals(KEY_HEADER))
        throw new Error('it does not begin as a key of `git-crypt export-key` does');
    const reader = fieldReader(buffer, KEY_HEADER.length);
    const format = reader.number();
    if (format !== KEY_FORMAT)
        throw new Error(`its format is ${format}; git-crypt migrate-key makes it ${KEY_FORMAT}`);
    reader.fields();
    const keys = [];
    while (!reader.done()) {
        const fields = reader.fields();
        const aes = fields.get(FIELD.aes);
        const hmac = fields.get(FIELD.hmac);
        if (aes?.length !== AES_BYTES || hmac?.length !== HMAC_BYTES)
            throw new Error('it is cut short or damaged');
        keys.push({ aes, hmac });
    }
    if (keys.length === 0)
        throw new Error('it holds no key');
    return keys;
}
/** Big-endian numbers, and lists of (id, length, bytes) that end with the id 0. */
function fieldReader(buffer, start) {
    let at = start;
    const number = () => {
        if (at + 4 > buffer.length)
            throw new Error('it is cut short or damaged');
        at += 4;
        return buffer.readUInt32BE(at - 4);
    };
    return {
        number,
        done: () => at >= buffer.length,
        fields() {
            const fields = new Map();
            for (let id = number(); id !== FIELD.end; id = number()) {
                const length = number();
                if (at + length > buffer.length)
                    throw new Error('it is cut short or damaged');
                fields.set(id, buffer.subarray(at, at + length));
                at += length;
            }
            return fields;
        },
    };
}
/** The plain text of a file that git-crypt encrypted; undefined where none of the keys is the right one. */
function decryptGitCrypt(bytes, keys) {
    const nonce = bytes.subarray(ciphertext.GIT_CRYPT_HEADER.length, ciphertext.GIT_CRYPT_HEADER.length + NONCE_BYTES);
    const body = bytes.subarray(ciphertext.GIT_CRYPT_HEADER.length + NONCE_BYTES);
    if (nonce.length < NONCE_BYTES)
        return undefined;
    const counter = Buffer.concat([nonce, Buffer.alloc(4)]);
    for (const { aes, hmac } of keys) {
        const decipher = (0,external_node_crypto_.createDecipheriv)('aes-256-ctr', aes, counter);
        const plain = Buffer.concat([decipher.update(body), decipher.final()]);
        const digest = (0,external_node_crypto_.createHmac)('sha1', hmac).update(plain).digest().subarray(0, NONCE_BYTES);
        if ((0,external_node_crypto_.timingSafeEqual)(digest, nonce))
            return plain;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/sops.js


/** Formats that sops tells by a file's name; what any other name holds must be said. */
const KNOWN = ['.yaml', '.yml', '.json', '.env', '.ini'];
/** A variable `FOR_SOPS_X` reaches sops as `X`, and nothing else. */
const FOR_SOPS = 'FOR_SOPS_';
/**
 * The plain text of a sops file. The key comes from sops' own environment: SOPS_AGE_KEY or SOPS_AGE_KEY_FILE, or the
 * job's login to AWS, Google Cloud, Azure or Vault. Variables `FOR_SOPS_…` go before those.
 *
 * @param root the folder that `file` is relative to
 * @returns the bytes, or the problem that says what is missing
 */
async function decryptSops(root, file, bytes, signal) {
    try {
        const argv = ['sops', '--decrypt', ...formatFlags(file, bytes), file];
        const { stdout } = await (0,exec/* execBytes */.ny)({ argv, cwd: root, env: sopsEnvironment(process.env), signal });
        return stdout;
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
            throw error;
        return error.reason === 'not found' ? noSops(file) : noKey(file, error.output?.stderr ?? error.message);
    }
}
/**
 * What sops sees beside the job's environment: the vendors' clients read a login from variables of fixed names, and
 * the cluster's login stands there already. Empty ones are those that a workflow has no value for.
 */
function sopsEnvironment(env) {
    const own = Object.entries(env).filter(([name]) => name.startsWith(FOR_SOPS));
    const given = own.filter(([, value]) => value).map(([name, value]) => [name.slice(FOR_SOPS.length), value]);
    return Object.fromEntries([...own.map(([name]) => [name, undefined]), ...given]);
}
function formatFlags(file, bytes) {
    if (KNOWN.includes((0,external_node_path_.extname)(file)))
        return [];
    const text = bytes.toString('utf8').trimStart();
    // sops keeps a file of no known format as JSON with the single key `data`.
    const format = text.startsWith('{') ? 'binary' : /^sops_version=/m.test(text) ? 'dotenv' : 'yaml';
    return ['--input-type', format, '--output-type', format];
}
function noSops(file) {
    return {
        severity: 'error',
        file,
        title: 'sops is not installed',
        message: `${file} is encrypted with sops, and there is no sops on the PATH. Install it in a step before hub-deploy (or with \`setup\` in hub-deploy.yaml).`,
    };
}
function noKey(file, stderr) {
    return {
        severity: 'error',
        file,
        title: 'sops has no key for this file',
        message: `sops cannot decrypt ${file}. Give the job a key that it was encrypted for: SOPS_AGE_KEY in its environment, or a login to the cloud whose KMS holds it. sops' own words are below.`,
        log: stderr.trim().split('\n').slice(-25).join('\n'),
    };
}

;// CONCATENATED MODULE: ./lib/release/unlocked.js




/**
 * The git-crypt keys of a checkout that is unlocked: `git-crypt unlock` leaves them in the git directory. With them
 * the commit's own files are decrypted, so it does not matter what the working folder holds. None where it is locked.
 */
async function keysOfCheckout(checkout, signal) {
    const keys = [];
    for (const folder of await gitDirectories(checkout, signal)) {
        const keyFolder = (0,external_node_path_.join)(folder, 'git-crypt', 'keys');
        const names = await (0,promises_.readdir)(keyFolder).catch(() => []);
        for (const name of names)
            keys.push(...parseGitCryptKey(await (0,promises_.readFile)((0,external_node_path_.join)(keyFolder, name))));
    }
    return keys;
}
/** A linked work tree has a git directory of its own beside the one it shares. */
async function gitDirectories(checkout, signal) {
    const argv = ['git', '-C', checkout, 'rev-parse', '--git-dir', '--git-common-dir'];
    const { code, stdout } = await (0,exec/* exec */.m0)({ argv, signal, okCodes: [0, 128] });
    const lines = code === 0 ? stdout.trim().split('\n') : [];
    return [...new Set(lines.map((line) => (0,external_node_path_.resolve)(checkout, line)))];
}

;// CONCATENATED MODULE: ./lib/release/secrets.js







/** How many files sops decrypts at once: each asks a key service. */
const SOPS_AT_ONCE = 4;
/**
 * Decrypts files of the staged tree in place, whatever made them ciphertext: the file itself says what did. Only the
 * owner can read the outcome (0600 in a folder made 0700). A file that cannot be read is an error that says which
 * input or login is missing; it stays as it is.
 *
 * @param staged the staged tree's root, absolute; private to this run
 * @param files relative to it, with `/`; a folder stands for every file within (a chart's)
 */
async function decryptInto(staged, files, options) {
    await (0,promises_.chmod)(staged, 0o700);
    const keys = keyring(options);
    const result = { decrypted: [], plain: [], problems: [] };
    const sops = [];
    for (const file of await realFiles(staged, files, result.problems)) {
        const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(staged, file));
        const kind = (0,ciphertext.isCiphertext)(bytes);
        if (kind === undefined)
            result.plain.push(file);
        else if (kind === 'lfs')
            result.problems.push(lfsPointer(file));
        else if (kind === 'sops')
            sops.push({ file, bytes });
        else
            await keep(staged, file, await decryptWithKeys(file, bytes, keys), result);
    }
    while (sops.length > 0) {
        const batch = sops.splice(0, SOPS_AT_ONCE).map(async ({ file, bytes }) => {
            await keep(staged, file, await decryptSops(staged, file, bytes, options.signal), result);
        });
        await Promise.all(batch);
    }
    result.problems.push(...plainSecrets(result.plain.filter((file) => files.includes(file))));
    return result;
}
async function keep(staged, file, outcome, result) {
    if (!Buffer.isBuffer(outcome)) {
        result.problems.push(outcome);
        return;
    }
    await writePrivate((0,external_node_path_.join)(staged, file), outcome);
    result.decrypted.push(file);
}
/** Replaces a file as a whole: no moment shows half of it, or all of it to others. A script stays executable. */
async function writePrivate(path, bytes) {
    const { mode } = await (0,promises_.stat)(path);
    const partial = `${path}.decrypting`;
    await (0,promises_.writeFile)(partial, bytes, { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
    await (0,promises_.rename)(partial, path);
}
/** The files themselves: links are followed as far as they stay in the staged tree, and each file comes once. */
async function realFiles(staged, paths, problems) {
    const root = await (0,promises_.realpath)(staged);
    const real = new Set();
    const todo = [...paths];
    for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
        if (await (0,links.leadsOut)(root, (0,external_node_path_.join)(root, path))) {
            problems.push((0,links.linkOut)(path));
            continue;
        }
        const target = await (0,promises_.realpath)((0,external_node_path_.join)(root, path));
        const inside = (0,external_node_path_.relative)(root, target).split(external_node_path_.sep).join('/');
        if (real.has(inside))
            continue;
        else if ((await (0,promises_.stat)(target)).isDirectory())
            todo.unshift(...(await (0,promises_.readdir)(target)).sort().map((name) => (inside ? `${inside}/${name}` : name)));
        else
            real.add(inside);
    }
    return [...real];
}
function keyring({ gitCryptKeys, checkout, signal }) {
    let found;
    return {
        all: () => {
            found ??= readKeys(gitCryptKeys, checkout, signal);
            return found;
        },
    };
}
async function readKeys(inputs, checkout, signal) {
    const keys = [];
    const bad = [];
    for (const [index, input] of inputs.entries()) {
        try {
            keys.push(...parseGitCryptKey(input));
        }
        catch (error) {
            bad.push(`key ${index + 1} of the input git-crypt-keys is not usable: ${error.message}`);
        }
    }
    keys.push(...(await keysOfCheckout(checkout, signal)));
    return { keys, bad };
}
async function decryptWithKeys(file, bytes, keyring) {
    const { keys, bad } = await keyring.all();
    const plain = decryptGitCrypt(bytes, keys);
    if (plain)
        return plain;
    const why = keys.length > 0
        ? `none of the ${keys.length === 1 ? 'one key' : `${keys.length} keys`} at hand is the one it was encrypted with.`
        : 'there is no key: the checkout is locked and the input git-crypt-keys gives none.';
    const badWords = bad.length ? ` (${bad.join('; ')})` : '';
    return {
        severity: 'error',
        file,
        title: 'Encrypted with git-crypt, and no key for it',
        message: `${file} is encrypted with git-crypt, and ${why}${badWords} Give its key to the input git-crypt-keys: \`git-crypt export-key - | base64 -w0\`, kept as a secret.`,
    };
}
// --- What else there is to say ----------------------------------------------------------------------------------
function lfsPointer(file) {
    return {
        severity: 'error',
        file,
        title: 'A Git LFS pointer instead of the file',
        message: `${file} is kept in Git LFS, and only its pointer is in the commit. Values, charts and keys must be in git itself: take it out of LFS (git lfs migrate export --include="${file}").`,
    };
}
/** Files whose names promise secrets and that anybody can read: allowed, said once. */
function plainSecrets(plain) {
    const secret = plain.filter((file) => /(?:^|[/._-])(?:secrets?|enc)(?:[/._-]|$)/.test(file));
    const [first, ...others] = secret;
    if (first === undefined)
        return [];
    const more = others.length
        ? ` (and ${others.length} more: ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''})`
        : '';
    return [
        {
            severity: 'notice',
            file: first,
            title: 'Not encrypted',
            message: `${first}${more} is called a secret and is in the repository as plain text. If it holds any, encrypt it with git-crypt or sops and change what it held.`,
        },
    ];
}


/***/ }),

/***/ 600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findInside)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2631);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6463);


/**
 * Finds placeholders within longer texts, behind an image's name.
 *
 * @param known scalars that are references as a whole
 */
function findInside(tree, known, placeholders) {
    const found = [];
    const seen = new Set();
    (0,_find_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(tree, [], (node, path) => {
        if (node.kind !== 'leaf' || !node.scalar?.range || typeof node.value !== 'string')
            return;
        const { source, scalar, value } = node;
        if (known.has(scalar) || seen.has(scalar))
            return;
        seen.add(scalar);
        for (const word of placeholders) {
            if (!value.includes(`:${word}`))
                continue;
            const [from, to] = scalar.range;
            for (const { name, start } of occurrences(source.text, from, to, word)) {
                found.push({ source, path, name, word, start });
            }
        }
    });
    return found;
}
/** An image's name may have a scheme before it (`docker://`), which is no part of it. */
function* occurrences(text, from, to, word) {
    for (let at = text.indexOf(`:${word}`, from); at >= 0 && at < to; at = text.indexOf(`:${word}`, at + 1)) {
        const token = /[\w./:-]*$/.exec(text.slice(Math.max(from, at - 300), at))?.[0] ?? '';
        const name = token.replace(/^.*\/\//, '');
        const after = text[at + 1 + word.length] ?? ' ';
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isImageName */ .lS)(name) && !/[\w.@-]/.test(after))
            yield { name, start: at + 1 };
    }
}


/***/ }),

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ overlayAt),
/* harmony export */   splitPath: () => (/* binding */ splitPath)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6430);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6463);




/** The keys of a `values-path`. */
function splitPath(path) {
    return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((key) => key.replaceAll(/\\(.)/g, '$1'));
}
/**
 * Works out what has to be added to the values so that each values-path holds its image. Where the files name that
 * image there, with a tag, nothing has to: its tag is patched (or left, if a person set it) like any other.
 */
function overlayAt(tree, paths, tags) {
    const object = Object.create(null);
    const covered = [];
    const problems = [];
    for (const { path, name } of paths) {
        const tag = tags.get(name);
        if (tag === undefined)
            continue;
        const keys = splitPath(path);
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys);
        const list = listBefore(tree, keys);
        if (list)
            problems.push(listProblem(path, list));
        else if (!(entry && holds(entry.tree, name))) {
            set(object, keys, written(entry?.tree, name, tag));
            covered.push(keys);
        }
    }
    return {
        ...(covered.length > 0 && { object }),
        covers: (path) => covered.some((keys) => keys.every((key, index) => path[index] === key)),
        problems,
    };
}
function holds(tree, name) {
    const image = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findImages */ .Mz)(tree, () => true).find((found) => found.path.length === 0);
    return (image?.tagLeaf !== undefined && image.names.some((other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(other) === (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(name)));
}
function written(tree, name, tag) {
    if (tree?.kind === 'leaf' && typeof tree.value === 'string')
        return `${name}:${tag}`;
    const isRepository = tree?.kind === 'map' && tree.entries.has('repository');
    return { [isRepository ? 'repository' : 'name']: name, tag };
}
/** The first list on the way to a path's end. */
function listBefore(tree, keys) {
    for (let length = 1; length < keys.length; length++) {
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys.slice(0, length));
        if (entry?.tree.kind === 'list')
            return entry;
    }
    return undefined;
}
function set(object, keys, value) {
    let map = object;
    for (const key of keys.slice(0, -1)) {
        map[key] = map[key] ?? Object.create(null);
        map = map[key];
    }
    map[keys.at(-1)] = value;
}
function listProblem(path, list) {
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(list.source, list.offset),
        title: 'A values-path leads through a list',
        message: `\`values-path: ${path}\` points into this list, and Helm can only replace lists whole. Name the image in the list itself, with a placeholder as its tag.`,
    };
}


/***/ }),

/***/ 7930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OWN_TAG: () => (/* binding */ OWN_TAG),
/* harmony export */   f: () => (/* binding */ ownTagsIn)
/* harmony export */ });
/** A tag of hub-deploy's own form, with or without a digest. */
const OWN_TAG = /^h[0-9a-f]{12}(?:@sha256:[0-9a-f]{64})?$/;
const ANYWHERE = /\b(h[0-9a-f]{12})(@sha256:[0-9a-f]{64})?(?!\w)/g;
/** The tags of our own form that values hold, wherever they stand: `--write` wrote them before. */
function ownTagsIn(values) {
    const found = new Set();
    for (const { text } of values) {
        for (const [whole, tag = ''] of text.matchAll(ANYWHERE))
            found.add(whole).add(tag);
    }
    return [...found];
}


/***/ }),

/***/ 9679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ patchValues)
});

// EXTERNAL MODULE: ./lib/values/find.js
var find = __webpack_require__(2631);
// EXTERNAL MODULE: ./lib/values/inside.js
var values_inside = __webpack_require__(600);
// EXTERNAL MODULE: ./lib/values/merge.js + 2 modules
var merge = __webpack_require__(3860);
// EXTERNAL MODULE: ./lib/values/overlay.js
var values_overlay = __webpack_require__(5906);
// EXTERNAL MODULE: ./lib/values/own-tags.js
var own_tags = __webpack_require__(7930);
// EXTERNAL MODULE: ./lib/values/placeholders.js
var placeholders = __webpack_require__(7170);
// EXTERNAL MODULE: ./lib/values/reference.js
var reference = __webpack_require__(6463);
// EXTERNAL MODULE: ./lib/values/shared.js
var values_shared = __webpack_require__(2749);
// EXTERNAL MODULE: ./lib/values/document.js
var values_document = __webpack_require__(1977);
;// CONCATENATED MODULE: ./lib/values/edit.js
/** Applies edits that do not overlap. */
function applyEdits(text, edits) {
    let result = '';
    let done = 0;
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
        result += text.slice(done, edit.start) + edit.text;
        done = edit.end;
    }
    return result + text.slice(done);
}
/**
 * Replaces all of a scalar, or fills an empty one. A plain scalar becomes a double-quoted one (YAML reads `6180689e06`
 * as a number), a quoted one keeps its quotes, a block stays a block, so that lines below keep their numbers.
 *
 * @param value must need no escapes in any style: an image tag
 */
function replaceScalar(source, scalar, value) {
    const [start, end] = rangeOf(scalar);
    if (start === end)
        return [fillEmpty(source.text, start, value)];
    if (isBlock(scalar))
        return replaceTail(source, scalar, String(scalar.value).trim(), value);
    const quote = scalar.type === 'QUOTE_SINGLE' ? "'" : '"';
    return [{ start, end, text: `${quote}${value}${quote}` }];
}
/** The empty scalar's offset is anywhere between the colon (or anchor, or tag) and the end of the line. */
function fillEmpty(text, offset, value) {
    let at = offset;
    while (/[ \t]/.test(text[at - 1] ?? ''))
        at--;
    const after = /[\s,\]}]/.test(text[at] ?? '\n') ? '' : ' ';
    return { start: at, end: at, text: ` "${value}"${after}` };
}
/**
 * Gives a value to a key that has none, not even an empty one: `{name, tag}` in flow, or a line `? tag`.
 *
 * @param offset the key's end
 */
function addValue(source, offset, value) {
    const line = source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset);
    const mark = /(?:^|[\s,{[])\?[ \t]+["']?tag["']?$/.exec(line);
    // An explicit key's value starts on a line of its own, below the question mark.
    const lead = mark ? `\n${' '.repeat(line.lastIndexOf('?'))}` : '';
    return [{ start: offset, end: offset, text: `${lead}: "${value}"` }];
}
/**
 * Replaces the end of a scalar's text (`name:tag`'s tag). Where the characters do not show it as it is (escapes, a
 * folded line), the whole scalar is written anew in double quotes.
 */
function replaceTail(source, scalar, tail, value) {
    const [start, end] = rangeOf(scalar);
    const characters = source.text.slice(start, end);
    const trailing = isBlock(scalar)
        ? characters.trimEnd()
        : scalar.type === 'PLAIN'
            ? characters
            : characters.slice(0, -1);
    if (!trailing.endsWith(tail)) {
        const text = String(scalar.value).trim();
        const whole = text.slice(0, text.length - tail.length) + value;
        return [{ start, end: isBlock(scalar) ? start + trailing.length : end, text: JSON.stringify(whole) }];
    }
    const at = start + trailing.length;
    const edit = { start: at - tail.length, end: at, text: value };
    return isBlock(scalar) ? [...stripHeader(characters, start), edit] : [edit];
}
/** Makes a block scalar's header strip the last line break (`|` -> `|-`): a tag that ends with one is no tag. */
function stripHeader(characters, start) {
    const header = /^[|>](\d?)([-+]?)(\d?)/.exec(characters);
    if (!header || header[2] === '-')
        return [];
    const at = start + 1 + header[1].length;
    return [{ start: at, end: at + header[2].length, text: '-' }];
}
function isBlock(scalar) {
    return scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
}
function rangeOf(scalar) {
    const [start, end] = scalar.range;
    return [start, end];
}

;// CONCATENATED MODULE: ./lib/values/writer.js



/** The entry of a list of tags, for a reference. */
function tagEntry(image, name, tag) {
    const leaf = image.tagLeaf ?? image.nameLeaf;
    const { file, line } = (0,values_document/* placeOf */.$)(leaf.source, leaf.offset);
    return { file, line, name, tag, path: image.path };
}
/** Collects edits of values files: characters that several references share are written once. */
class Writer {
    patched = [];
    edits = new Map();
    done = new Set();
    /** Writes the tag of a mapping or of a `name:tag` string. */
    write(image, name, tag) {
        const leaf = image.tagLeaf;
        if (!leaf)
            return;
        this.patched.push(tagEntry(image, name, tag));
        const holder = (0,find/* holderOf */.Kd)(leaf);
        if (this.done.has(holder))
            return;
        this.done.add(holder);
        const { source, scalar, offset } = leaf;
        if (!scalar)
            this.add(source, addValue(source, offset, tag));
        else if (image.form === 'string')
            this.add(source, replaceTail(source, scalar, (0,find/* fullTag */.uu)(image) ?? '', tag));
        else
            this.add(source, replaceScalar(source, scalar, tag));
    }
    /** Writes a tag within a longer text. */
    writeInside({ source, path, name, word, start }, tag) {
        this.patched.push({ file: source.file, line: (0,values_document/* placeOf */.$)(source, start).line, name, tag, path });
        this.add(source, [{ start, end: start + word.length, text: tag }]);
    }
    /** The texts of the files that changed, in the order given. */
    files(values) {
        return values.flatMap((source) => {
            const edits = this.edits.get(source);
            return edits ? [{ file: source.file, text: applyEdits(source.text, edits) }] : [];
        });
    }
    add(source, edits) {
        this.edits.set(source, [...(this.edits.get(source) ?? []), ...edits]);
    }
}

;// CONCATENATED MODULE: ./lib/values/patch.js









const NEW_TAG = /^[\w][\w.@:-]*$/;
/**
 * Writes the tags of built images into values files. Decided on the values as Helm merges them; only the characters of
 * tags change, and empty tags of built images are filled.
 *
 * @param values in merge order, later wins
 * @param tags by image name, as written after `name:` (`h3f2a91c0d4e5@sha256:...`)
 * @throws Error where a tag holds characters that YAML would have to escape
 */
function patchValues(values, tags, options) {
    for (const tag of tags.values())
        if (!NEW_TAG.test(tag))
            throw new Error(`${tag} is no image tag`);
    const images = new Map([...tags].map(([name, tag]) => [(0,reference.familiarName)(name), { name, tag }]));
    const { tree, problems } = (0,merge/* mergeTrees */.Md)(values);
    const overlay = (0,values_overlay/* overlayAt */.Y)(tree, options.valuesPaths ?? [], tags);
    const found = (0,placeholders/* imagesOf */.IC)(values, options.placeholders, tags.keys()).filter(({ path }) => !overlay.covers(path));
    const shared = (0,values_shared/* sharedTags */.R)(found, (image) => isToBeWritten(image, options) && (0,placeholders/* answer */.ZF)(image.names, images) !== undefined);
    const writer = new Writer();
    const pinned = [];
    for (const image of found) {
        const built = (0,placeholders/* answer */.ZF)(image.names, images);
        const tag = (0,find/* fullTag */.uu)(image);
        if (!built || !image.tagLeaf || shared.holders.has((0,find/* holderOf */.Kd)(image.tagLeaf)))
            continue;
        if (tag !== undefined && isSame(tag, built.tag))
            continue;
        if (isToBeWritten(image, options))
            writer.write(image, built.name, built.tag);
        else if (tag !== undefined)
            pinned.push(tagEntry(image, built.name, tag));
    }
    const scalars = new Set(found.map((image) => image.tagLeaf?.scalar));
    const words = options.rewriteOwn ? [...options.placeholders, ...(0,own_tags/* ownTagsIn */.f)(values)] : options.placeholders;
    for (const inside of (0,values_inside/* findInside */.a)(tree, scalars, words)) {
        const built = (0,placeholders/* answer */.ZF)([inside.name], images);
        if (built && inside.word !== built.tag)
            writer.writeInside(inside, built.tag);
    }
    const unanswered = (0,placeholders/* findPlaceholders */.GY)(values, found, options.placeholders).filter(({ names, path, holder }) => (0,placeholders/* answer */.ZF)(names, images) === undefined && !shared.holders.has(holder) && !overlay.covers(path));
    return {
        files: writer.files(values),
        patched: writer.patched,
        pinned,
        ...(overlay.object && { overlay: overlay.object }),
        problems: [
            ...problems,
            ...overlay.problems,
            ...shared.problems,
            ...unanswered.map((placeholder) => (0,placeholders/* unansweredProblem */.KK)(placeholder, [...tags.keys()])),
        ],
    };
}
/** A digest is not compared with none: a proposal's image has no digest yet. */
function isSame(tag, built) {
    if (tag === built)
        return true;
    const [content, digest] = tag.split('@');
    const [own, pinned] = built.split('@');
    return content === own && (digest === undefined || pinned === undefined) && own_tags.OWN_TAG.test(tag);
}
function isToBeWritten(image, options) {
    const tag = (0,find/* fullTag */.uu)(image);
    if (tag === undefined)
        return image.form !== 'string' && image.tagLeaf !== undefined;
    return options.placeholders.includes(tag) || (options.rewriteOwn === true && own_tags.OWN_TAG.test(tag));
}


/***/ }),

/***/ 7170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GY: () => (/* binding */ findPlaceholders),
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   KK: () => (/* binding */ unansweredProblem),
/* harmony export */   ZF: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2037);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(600);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3860);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6463);






/** The images of the merged values; a string counts as one too where its tag is a placeholder or its name is known. */
function imagesOf(values, placeholders, names = []) {
    const known = new Set([...names].map(_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName));
    return (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findEffective */ .B1)(values, ({ name, tag }) => tag !== undefined && (placeholders.includes(tag) || known.has((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName)(name))));
}
/**
 * Every placeholder that Helm would see: as an image's tag, within a longer text behind an image's name, or alone.
 *
 * @param found as `imagesOf` gives it
 */
function findPlaceholders(values, found, placeholders) {
    const { tree } = (0,_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeTrees */ .Md)(values);
    const tags = found.flatMap(({ tagLeaf, tag, path, names }) => {
        if (!tagLeaf || tag === undefined || !placeholders.includes(tag))
            return [];
        const { source, offset } = tagLeaf;
        return [{ source, offset, path, word: tag, names, holder: (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(tagLeaf) }];
    });
    const scalars = new Set(found.map((image) => image.tagLeaf?.scalar));
    const inside = (0,_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .findInside */ .a)(tree, scalars, placeholders).map(({ source, start, path, word, name }) => ({
        source,
        offset: start,
        path,
        word,
        names: [name],
    }));
    const alone = [];
    (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .walk */ .GG)(tree, [], (node, path) => {
        if (node.kind !== 'leaf' || typeof node.value !== 'string' || scalars.has(node.scalar))
            return;
        const word = node.value.trim();
        if (!placeholders.includes(word))
            return;
        alone.push({ source: node.source, offset: node.offset, path, word, names: [], holder: (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(node) });
    });
    return [...tags, ...inside, ...alone];
}
/**
 * The image that a reference means, by any of the names it may have.
 *
 * @param images by their names as `familiarName` gives them
 */
function answer(names, images) {
    for (const name of names) {
        const image = images.get((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName)(name));
        if (image !== undefined)
            return image;
    }
    return undefined;
}
/** The error for a placeholder that no image answers. */
function unansweredProblem(placeholder, built) {
    const { source, offset, word } = placeholder;
    const [name] = placeholder.names;
    const image = source.encrypted ? 'An image here' : `\`${name}\``;
    const near = name === undefined || source.encrypted ? '' : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .didYouMean */ .a)(name, built);
    const message = name === undefined
        ? `\`${word}\` stands here without an image's name beside it. Write \`name\` (or \`repository\`) beside \`tag\`, or \`name:${word}\` as one text; or point the image's \`values-path\` in hub-deploy.yaml here.`
        : `${image} has the tag \`${word}\`, but no image of that name is built here.${near} Add its folder with a Dockerfile, correct the name, or write a fixed tag.`;
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(source, offset),
        title: 'No image answers this placeholder',
        message,
    };
}


/***/ }),

/***/ 2749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sharedTags)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6463);



/** @param concerns whether an image's tag has to be written, so that it matters */
function sharedTags(found, concerns) {
    const users = new Map();
    for (const image of found) {
        if (image.form === 'string' || !image.tagLeaf)
            continue;
        const holder = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(image.tagLeaf);
        users.set(holder, [...(users.get(holder) ?? []), image]);
    }
    const problems = [];
    const holders = new Set();
    for (const [holder, images] of users) {
        const names = [...new Set(images.map((image) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.familiarName)(image.names[0])))];
        if (names.length < 2 || !images.some(concerns))
            continue;
        holders.add(holder);
        problems.push(sharedProblem(images[0]?.tagLeaf, names));
    }
    return { problems, holders };
}
function sharedProblem({ source, scalar, offset }, names) {
    const images = source.encrypted ? 'several images' : names.map((name) => `\`${name}\``).join(' and of ');
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(source, scalar?.range?.[0] ?? offset),
        title: 'Several images share this one tag',
        message: `Through an anchor this text is the tag of ${images}, and each image has a tag of its own. Write the tag at each image, without the alias.`,
    };
}


/***/ })

};
