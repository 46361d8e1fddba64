export const id = 5888;
export const ids = [5888];
export const modules = {

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

// EXTERNAL MODULE: ./lib/release/dependencies.js + 2 modules
var dependencies = __webpack_require__(9902);
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
// EXTERNAL MODULE: ./lib/commands/plan.js + 3 modules
var plan = __webpack_require__(6546);
// EXTERNAL MODULE: ./lib/commands/refs.js
var refs = __webpack_require__(7726);
// EXTERNAL MODULE: ./lib/commands/side.js + 7 modules
var commands_side = __webpack_require__(7896);
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
    return (0,finish/* finish */.O)(context, told, [], [], started, { diffs });
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
    const touched = found.plan.hubs.filter(refs/* isChecked */.WJ);
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
        const after = await renderOptions(context, tool, staged, release, prepared);
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
    return renderOptions(context, tool, staged, release, prepared);
}
async function renderOptions({ signal }, tool, staged, { release, namespace, chart }, prepared) {
    const { files: values, chartValues } = prepared;
    const context = { staged: staged.root, helm: tool, say: () => { }, signal, chartValues };
    return { release, namespace, chart: await (0,dependencies/* prepareChart */.g)(chart, context), values };
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
    const render = async (options) => (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)((await helm.run((0,_helm_js__WEBPACK_IMPORTED_MODULE_0__.templateArgs)(options), { signal, timeoutMs: 120_000 })).stdout);
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
