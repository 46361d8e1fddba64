export const id = 1799;
export const ids = [1799];
export const modules = {

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

/***/ 6401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ contentTags),
/* harmony export */   x: () => (/* binding */ pushedTags)
/* harmony export */ });
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(653);

/**
 * The content's own tags of the images that a release uses, whether they were built or not.
 *
 * @param id the release's
 * @returns by image name
 */
async function contentTags({ fleet, fingerprints, tags, values }, id) {
    const used = new Set(fingerprints.get(id)?.images);
    const found = new Map();
    for (const image of fleet.images.filter(({ key }) => used.has(key))) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (name && tag)
            found.set(name, tag);
    }
    return found;
}
/**
 * The tags that go into a release's values: those of its images that the registry has.
 *
 * @param id the release's
 * @returns by image name, `h3f2a91c0d4e5@sha256:...`
 */
async function pushedTags(context, of, id) {
    const wanted = [...(await contentTags(of, id))].map(([name, tag]) => ({ name, tag }));
    const { registry } = await (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .askRegistry */ .rF)(context, wanted, 'loose');
    const digestOf = (state) => (state?.state === 'present' ? state.digest : undefined);
    return new Map(wanted.flatMap(({ name, tag }) => {
        const digest = digestOf(registry.get(`${name}:${tag}`));
        if (!digest)
            return [];
        return [[name, context.options.pinDigests ? `${tag}@${digest}` : tag]];
    }));
}


/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellProposal: () => (/* binding */ tellProposal),
  validate: () => (/* binding */ validate),
  validateProposal: () => (/* binding */ validateProposal)
});

// EXTERNAL MODULE: ./lib/fleet/tree.js
var fleet_tree = __webpack_require__(642);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/images/limit.js
var images_limit = __webpack_require__(2253);
;// CONCATENATED MODULE: ./lib/images/check.js





/**
 * Runs BuildKit's own checks on the Dockerfiles of these images, which are those that a change touches.
 *
 * @returns the findings that the change brought in: a finding counts as old where the Dockerfile before had it, too,
 *   at whatever line. Bases that cannot be fetched are left to the build to tell.
 */
async function checkDockerfiles(images, options) {
    const limit = (0,images_limit/* limiter */.T)(options.parallel);
    const once = [...new Map(images.map((image) => [`${image.dockerfile}\0${image.context}`, image])).values()];
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'hub-deploy-check-'));
    try {
        const results = await Promise.all(once.map((image, i) => limit(() => checkOne(image, `${scratch}/${i}`, options))));
        return {
            problems: results.flatMap(({ problems }) => problems),
            others: results.reduce((sum, { others }) => sum + others, 0),
        };
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
async function checkOne(image, oldFile, options) {
    const [now, text] = await Promise.all([
        check(image, (0,external_node_path_.join)(options.staged, image.dockerfile), options),
        options.before(image.dockerfile),
    ]);
    if ('failed' in now)
        return { problems: [notChecked(image, now.failed)], others: 0 };
    const error = parseError(image, now);
    const findings = now.warnings ?? [];
    if (findings.length === 0 || text === undefined) {
        return { problems: [...error, ...findings.map((finding) => toProblem(image, finding))], others: 0 };
    }
    await (0,promises_.writeFile)(oldFile, text);
    const old = await check(image, oldFile, options);
    const fresh = withoutOld(findings, 'failed' in old ? [] : (old.warnings ?? []));
    return {
        problems: [...error, ...fresh.map((finding) => toProblem(image, finding))],
        others: findings.length - fresh.length,
    };
}
async function check(image, file, { staged, builder, env, signal }) {
    const args = Object.entries(image.args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
    try {
        const { stdout } = await (0,exec/* exec */.m0)({
            argv: [
                ...['docker', 'buildx', 'build', '--call=check,format=json', '--progress=quiet'],
                ...(builder ? ['--builder', builder] : []),
                ...(image.target ? ['--target', image.target] : []),
                ...args,
                ...['--file', file, (0,external_node_path_.join)(staged, image.context)],
            ],
            cwd: staged,
            env: { BUILDX_GIT_INFO: 'false', ...env },
            // 1: there are findings, or the Dockerfile cannot be built; stdout says which.
            okCodes: [0, 1],
            timeoutMs: 120_000,
            ...(signal ? { signal } : {}),
        });
        return JSON.parse(stdout);
    }
    catch (error) {
        const said = error instanceof exec/* CommandError */.Qd ? error.message : 'its answer is not JSON (buildx 0.15 has the check)';
        return { failed: said };
    }
}
/** Each old finding takes one equal new one away: a second of the same kind is new. */
function withoutOld(findings, old) {
    const left = old.map(identity);
    return findings.filter((finding) => {
        const at = left.indexOf(identity(finding));
        if (at >= 0)
            left.splice(at, 1);
        return at < 0;
    });
}
function identity({ ruleName, detail }) {
    return `${ruleName}\0${detail}`;
}
function toProblem(image, finding) {
    const { ruleName, description, detail, url } = finding;
    return {
        severity: 'warning',
        file: image.dockerfile,
        ...lineOf(finding.location),
        title: `Dockerfile: ${ruleName}`,
        message: [detail ?? description ?? ruleName, ...(url ? [url] : [])].join('. '),
    };
}
function parseError(image, { buildError }) {
    const message = buildError?.message ?? '';
    if (!message.startsWith('dockerfile parse error'))
        return [];
    return [
        {
            severity: 'error',
            file: image.dockerfile,
            ...lineOf(buildError?.location),
            title: `${(0,external_node_path_.basename)(image.dockerfile)} cannot be read`,
            message: `${message}.`,
        },
    ];
}
function notChecked(image, why) {
    const message = `BuildKit's checks could not be run on it: ${why}.`;
    return {
        severity: 'notice',
        file: image.dockerfile,
        title: `${image.key}: Dockerfile not checked`,
        message,
    };
}
function lineOf(location) {
    const line = location?.ranges?.[0]?.start?.line;
    return line ? { line } : {};
}

// EXTERNAL MODULE: ./lib/release/dependencies.js + 1 modules
var dependencies = __webpack_require__(9182);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/impact.js
var impact = __webpack_require__(8499);
// EXTERNAL MODULE: ./lib/release/problems.js
var release_problems = __webpack_require__(8765);
// EXTERNAL MODULE: ./lib/release/rendered.js
var rendered = __webpack_require__(848);
// EXTERNAL MODULE: ./lib/values/document.js
var values_document = __webpack_require__(1977);
// EXTERNAL MODULE: ./lib/values/locate.js
var locate = __webpack_require__(6430);
// EXTERNAL MODULE: ./lib/values/merge.js + 2 modules
var merge = __webpack_require__(3860);
;// CONCATENATED MODULE: ./lib/values/schema.js



const START = "values don't meet the specifications of the schema(s)";
/**
 * Maps what Helm says of values that a chart's values.schema.json refuses back to the lines that set them.
 *
 * Two forms are known: `- at '/hub/image/tag': got number, want string` (Helm 3.18 and later, 4), and
 * `- hub.image.tag: Invalid type. Expected: string, given: integer` (before).
 *
 * @param helmStderr all that Helm wrote
 * @returns one a complaint; none where Helm complains of something else
 */
function schemaProblems(helmStderr, values) {
    const complaints = readComplaints(helmStderr);
    if (complaints.length === 0)
        return [];
    const { tree } = (0,merge/* mergeTrees */.Md)(values);
    return complaints.flatMap((complaint) => problemsOf(complaint, tree));
}
function readComplaints(stderr) {
    const start = stderr.indexOf(START);
    if (start < 0)
        return [];
    const complaints = [];
    let chart = '';
    for (const line of stderr.slice(start).split(/\r?\n/).slice(1)) {
        const name = /^(\S.*):$/.exec(line);
        const item = /^( *)- (.*)$/.exec(line);
        if (name && !item)
            chart = name[1];
        if (!item)
            continue;
        const indent = item[1].length;
        const complaint = { chart, indent, causes: [], ...readItem(item[2]) };
        const last = complaints.at(-1);
        // "validation failed" only announces those below it; an "oneOf" is one complaint with all its alternatives.
        if (last && indent > last.indent && last.message !== 'validation failed') {
            last.causes.push(`${dotted(complaint.path)}: ${complaint.message}`);
            continue;
        }
        if (last?.message === 'validation failed' && indent > last.indent)
            complaints.pop();
        complaints.push(complaint);
    }
    return complaints;
}
function readItem(text) {
    const pointer = /^at '(.*?)': (.*)$/.exec(text);
    if (pointer) {
        const keys = pointer[1].split('/').slice(1);
        return {
            path: keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
            message: pointer[2],
        };
    }
    const [, path = '(root)', message = text] = /^(.+?): (.*)$/.exec(text) ?? [];
    return { path: path === '(root)' ? [] : path.split('.'), message };
}
function problemsOf(complaint, tree) {
    const unknown = unknownKeys(complaint.message);
    if (unknown.length > 0) {
        return unknown.map((key) => problemAt(complaint, [...complaint.path, key], tree));
    }
    return [problemAt(complaint, complaint.path, tree)];
}
function problemAt(complaint, path, tree) {
    const found = findEntry(complaint.chart, path, tree);
    const place = found && (0,values_document/* placeOf */.$)(found.entry.source, found.entry.offset);
    const causes = complaint.causes.length > 0 ? ` (${complaint.causes.join('; ')})` : '';
    const elsewhere = place ? '' : ' None of the values files sets it: it comes from a chart.';
    return {
        severity: 'error',
        ...place,
        title: `The chart refuses ${shorten(dotted(found?.path ?? path))}`,
        message: `The schema of the chart \`${complaint.chart}\` says of \`${dotted(complaint.path)}\`: ${complaint.message}${causes}. ${fix(complaint.message)}${elsewhere}`,
    };
}
/** Where a chart's path stands in the merged values: below a key of the chart's name (or alias), or at the top. */
function findEntry(chart, path, tree) {
    for (const base of [...basesOf(chart, tree, []), []]) {
        const full = rejoin(tree, [...base, ...path]);
        const entry = (0,locate/* entryAt */._f)(tree, full);
        if (entry)
            return { entry, path: full };
    }
    return undefined;
}
function* basesOf(chart, tree, path) {
    if (tree.kind !== 'map')
        return;
    const own = tree.entries.get(chart);
    if (own?.tree.kind === 'map')
        yield [...path, chart];
    for (const [key, entry] of tree.entries)
        yield* basesOf(chart, entry.tree, [...path, key]);
}
/** Joins keys that hold dots themselves, where older Helms' dotted paths took them apart. */
function rejoin(tree, path) {
    const result = [];
    for (let at = 0; at < path.length;) {
        const below = result.length === 0 ? tree : (0,locate/* entryAt */._f)(tree, result)?.tree;
        let length = 1;
        if (below?.kind === 'map') {
            while (at + length < path.length && !below.entries.has(path.slice(at, at + length).join('.')))
                length++;
            if (!below.entries.has(path.slice(at, at + length).join('.')))
                length = 1;
        }
        result.push(path.slice(at, at + length).join('.'));
        at += length;
    }
    return result;
}
function unknownKeys(message) {
    const older = /^Additional property (.+) is not allowed$/.exec(message);
    if (older)
        return [older[1]];
    const newer = /^additional properties (.+) not allowed$/.exec(message);
    return newer ? [...newer[1].matchAll(/'([^']*)'/g)].map((match) => match[1]) : [];
}
function fix(message) {
    if (/got (number|boolean), want string|Expected: string, given: (integer|number|boolean)/.test(message)) {
        return 'Put the value in quotes.';
    }
    if (/^(A|a)dditional propert/.test(message))
        return 'Correct the spelling of the key, move it where it belongs, or take it away.';
    if (/^missing propert|is required$/.test(message))
        return 'Add what is missing.';
    return 'Give it a value that the chart takes.';
}
function dotted(path) {
    return path.length === 0 ? 'its values' : path.join('.');
}
/** Titles hold some 60 characters: of a long path the end says most. */
function shorten(path) {
    return path.length <= 40 ? path : `…${path.slice(-39)}`;
}

// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: ./lib/commands/hub-fit.js
var hub_fit = __webpack_require__(8683);
// EXTERNAL MODULE: ./lib/commands/plan.js + 2 modules
var plan = __webpack_require__(6422);
// EXTERNAL MODULE: ./lib/commands/side.js + 24 modules
var commands_side = __webpack_require__(5784);
// EXTERNAL MODULE: ./lib/commands/stage.js + 2 modules
var stage = __webpack_require__(7838);
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
// EXTERNAL MODULE: ./lib/commands/tags.js
var tags = __webpack_require__(6401);
;// CONCATENATED MODULE: ./lib/commands/validate.js

















/** Charts rendered at once: each takes a core. */
const AT_ONCE = 2;
/** Of more hubs than this, the others are deployed alike and only validated by their values. */
const RENDERED = 30;
/** Checks everything that can be checked without a cluster and without secrets; does nothing. */
async function validate(context) {
    const started = Date.now();
    const found = await (0,survey/* survey */.F)(context, { clusters: false, registry: 'loose' });
    await (0,plan.showPlan)(context, found);
    const { survey: told, diffs } = await tellProposal(context, found, await (0,stage.stage)(context, found));
    return (0,finish/* finish */.O)(context, told, [], [], started, diffs);
}
/**
 * Validates a proposal and says what came out: annotations, folded diffs.
 *
 * @returns the survey with the problems, notes and impacts that rendering found
 */
async function tellProposal(context, found, staged) {
    const { problems, diffs, notes } = await validateProposal(context, found, staged);
    for (const problem of problems)
        context.host.problem(problem);
    for (const note of notes)
        context.host.line(note);
    for (const [id, { lines }] of diffs) {
        context.host.group(`${id}: what a merge would change in the cluster`, lines);
    }
    const { plan } = found;
    const hubs = plan.hubs.map((hub) => ({ ...hub, impact: diffs.get(hub.release.id)?.impact ?? hub.impact }));
    const told = {
        ...plan,
        hubs,
        notes: [...plan.notes, ...notes],
        problems: [...plan.problems, ...problems],
    };
    return {
        survey: { ...found, plan: told },
        diffs: new Map([...diffs].map(([id, { lines }]) => [id, lines])),
    };
}
/**
 * Validates what a proposal touches: each hub is rendered by Helm before and after, and BuildKit checks each Dockerfile.
 * Encrypted values and programs are left out, and the notes say so. Never throws for what the proposal holds.
 */
async function validateProposal(context, found, staged) {
    const touched = found.plan.hubs.filter(({ action }) => action === 'deploy');
    const checked = await checkImages(context, found, staged);
    const problems = [...checked.problems];
    const notes = [];
    if (checked.others > 0) {
        const those = checked.others === 1 ? '1 finding' : `${checked.others} findings`;
        notes.push(`BuildKit has ${those} more about these Dockerfiles that this change did not bring in (\`docker buildx build --call=check\` shows them).`);
    }
    const diffs = new Map();
    if (touched.length === 0)
        return { problems, diffs, notes };
    const tool = await (0,helm.helm)({});
    const before = await baseStage(context, found);
    const fit = (0,hub_fit/* hubFit */.$g)(found);
    const partly = [];
    const limit = (0,images_limit/* limiter */.T)(AT_ONCE);
    await Promise.all(touched.slice(0, RENDERED).map((planned) => limit(async () => {
        const result = await validateHub(context, tool, staged, before, found, fit, planned);
        problems.push(...result.problems);
        if (result.hidden.length > 0)
            partly.push(planned.release.id);
        if (result.diff)
            diffs.set(planned.release.id, result.diff);
    })));
    if (partly.length > 0) {
        const few = partly.length > 3 ? `${partly.length} hubs` : partly.sort().join(', ');
        notes.push(`${few} rendered without values that are encrypted or that programs make (\`validate-values\` can stand in for them).`);
    }
    if (touched.length > RENDERED)
        notes.push(`Only the first ${RENDERED} of ${touched.length} hubs were rendered.`);
    return { problems, diffs, notes };
}
/** The commit compared with, staged beside this one; undefined where there is none, or its files have errors. */
async function baseStage(context, { plan }) {
    if (!plan.base)
        return undefined;
    try {
        const tree = await (0,fleet_tree/* readTree */.Z)(context.options.directory, { rev: plan.base });
        const side = { tree, ...(await (0,commands_side/* lookAt */.t)(tree)) };
        const releases = new Map([...side.fleet.hubs, ...side.fleet.charts].map((release) => [release.id, release]));
        return { side, staged: await (0,stage.stage)(context, side, 'staged-base'), releases };
    }
    catch {
        return undefined;
    }
}
async function validateHub(context, tool, staged, before, found, fit, { release }) {
    const problems = [];
    let hidden = [];
    try {
        const prepared = await staged.preview(release, await (0,tags/* contentTags */.h)(found, release.id));
        problems.push(...prepared.problems);
        hidden = prepared.hidden;
        const after = await renderOptions(context, tool, staged, release, prepared.files);
        const old = before?.releases.get(release.id);
        problems.push(...(await (0,hub_fit/* checkFetched */.eU)(fit, found.tree, release, async () => after.chart)));
        const base = before && old ? await renderBase(context, tool, before, old) : undefined;
        try {
            const changes = await (0,rendered/* diffRendered */.d)(tool, base, after, context.signal);
            return {
                problems,
                hidden,
                diff: { lines: (0,rendered/* diffLines */.P)(changes), impact: base ? (0,impact/* impactOf */.ux)(changes) : 'none' },
            };
        }
        catch (error) {
            if (!(error instanceof exec/* CommandError */.Qd))
                throw error;
            const stderr = error.output?.stderr ?? '';
            const schema = schemaProblems(stderr, prepared.values);
            problems.push(...(schema.length > 0 ? schema : [notRendered(release, prepared.hidden, stderr)]).map((problem) => ({
                ...problem,
                hub: release.id,
            })));
        }
    }
    catch (error) {
        problems.push(...(0,release_problems.problemsOf)(error).map((problem) => ({ hub: release.id, ...problem })));
    }
    return { problems, hidden };
}
async function renderBase(context, tool, { side, staged }, release) {
    const prepared = await staged.preview(release, await (0,tags/* contentTags */.h)(side, release.id));
    return renderOptions(context, tool, staged, release, prepared.files);
}
async function renderOptions({ signal }, tool, staged, { release, namespace, chart }, values) {
    const path = await (0,dependencies/* prepareChart */.g)(chart, { staged: staged.root, helm: tool, say: () => { }, signal });
    return { release, namespace, chart: path, values };
}
/** Without what is encrypted a chart may miss a value that it has in truth: then it is no error. */
function notRendered(release, hidden, stderr) {
    const without = hidden.length > 0
        ? ` It was rendered without ${hidden.join(', ')}: \`validate-values\` can stand in for that.`
        : '';
    return {
        severity: hidden.length > 0 ? 'warning' : 'error',
        ...release.declaredAt,
        title: `Helm cannot render ${release.id}`,
        message: `${stderr.trim().split('\n').at(-1) ?? 'It does not say why.'}${without}`,
        log: stderr.trim().split('\n').slice(-30).join('\n'),
    };
}
/** BuildKit's own checks on the Dockerfiles of images that the proposal touches. */
async function checkImages(context, found, staged) {
    const images = found.plan.images.filter(({ image }) => found.touchedImages.has(image.key));
    if (images.length === 0)
        return { problems: [], others: 0 };
    const { directory, builder, parallelBuilds } = context.options;
    const base = found.plan.base ? await (0,fleet_tree/* readTree */.Z)(directory, { rev: found.plan.base }) : undefined;
    return checkDockerfiles(images.map(({ image }) => image), {
        staged: staged.root,
        before: async (dockerfile) => (await base?.read([dockerfile]))?.[0]?.toString('utf8'),
        parallel: parallelBuilds,
        signal: context.signal,
        ...(builder ? { builder } : {}),
    });
}


/***/ }),

/***/ 9182:
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
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
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

// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
;// CONCATENATED MODULE: ./lib/release/dependencies.js








/** Waits before the second, third and fourth try of a repository that does not answer. */
const BACK_OFF_MS = [2_000, 5_000, 12_000];
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
    const key = JSON.stringify(chart);
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
        return folder;
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
    const what = `${named.name} ${version}`;
    context.say(`fetching chart ${what}`);
    await retried(context, () => context.helm.run((0,helm/* pullArgs */.bw)(named, folder), { signal: context.signal, timeoutMs: FETCH_TIMEOUT_MS })).catch((error) => {
        throw fetchProblem(error, `The chart ${what}${named.repository ? ` of ${named.repository}` : ''}`, {});
    });
    const [archive] = await (0,promises_.readdir)(folder);
    return (0,external_node_path_.join)(folder, archive ?? '');
}
/**
 * `helm dependency build` where charts/ lacks something, or the lock is not the chart's any more. Charts that are dependencies by `file://` are made ready
 * first, because Helm packs them as they are.
 */
async function buildDependencies(folder, context) {
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
    await retried(context, () => context.helm.run((0,helm/* dependencyBuildArgs */.By)(folder), call)).catch((error) => {
        throw fetchProblem(error, `What chart ${where} depends on`, { file: `${where}/${dependencies.file}` });
    });
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
    const copy = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), '.hub-deploy-'));
    await (0,promises_.cp)(folder, copy, { recursive: true });
    await (0,promises_.rm)((0,external_node_path_.join)(copy, 'Chart.lock'), { force: true });
    await (0,promises_.cp)(chartYaml, (0,external_node_path_.join)(copy, 'Chart.yaml'));
    await buildDependencies(copy, context);
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
/** Tries again what a network or a server may have spoilt, and nothing else. */
async function retried(context, work) {
    for (const wait of BACK_OFF_MS) {
        try {
            return await work();
        }
        catch (error) {
            if (!isPassing(error))
                throw error;
            context.say(`a chart repository did not answer, trying again in ${wait / 1000} s`);
            await (0,external_node_timers_promises_.setTimeout)(wait, undefined, { signal: context.signal });
        }
    }
    return work();
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
function fetchProblem(error, what, place) {
    if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
        return error;
    const words = wordsOf(error);
    const [title, fix] = diagnosis(words);
    return new problem/* ProblemError */.M({
        severity: 'error',
        title,
        message: `${what} cannot be fetched. ${fix}`,
        log: words.trim().split('\n').slice(-12).join('\n'),
        ...place,
    });
}
function diagnosis(words) {
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
        'It was tried four times; look whether the repository is up and run this again.',
    ];
}


/***/ }),

/***/ 848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ diffLines),
/* harmony export */   d: () => (/* binding */ diffRendered)
/* harmony export */ });
/* harmony import */ var _helm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4135);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);


/**
 * What differs between two states of a release, rendered without a cluster, for pull requests.
 *
 * Charts generate secrets at random where no cluster remembers them, so the newer state is rendered twice: what differs
 * from itself is left out of the answer.
 *
 * @param before absent: the release is new
 * @throws CommandError where Helm cannot render one
 */
async function diffRendered(helm, before, after, signal) {
    const render = async (options) => (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)((await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__/* .templateArgs */ .gg)(options), { signal, timeoutMs: 120_000 })).stdout);
    const old = before ? await render(before) : [];
    const [now, twin] = [await render(after), await render(after)];
    const random = new Set((0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(now, twin).flatMap(({ object, fields }) => fields.map(({ path }) => `${object}\n${path}`)));
    return (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .k)(old, now).flatMap((change) => {
        if (change.change !== 'changed')
            return [change];
        const fields = change.fields.filter(({ path }) => !random.has(`${change.object}\n${path}`));
        return fields.length > 0 ? [{ ...change, fields }] : [];
    });
}
/** A diff for people: a line an object, and below it a line a field. */
function diffLines(changes) {
    const signs = { added: '+', removed: '-', changed: '~' };
    return changes.flatMap(({ change, object, fields }) => [
        `${signs[change]} ${object}`,
        ...fields.map((field) => `    ${fieldLine(field)}`),
    ]);
}
function fieldLine({ path, before, after }) {
    if (before === undefined)
        return `${path}: added ${after}`;
    if (after === undefined)
        return `${path}: removed (was ${before})`;
    return before === after ? `${path}: changed` : `${path}: ${before} -> ${after}`;
}


/***/ })

};
