export const id = 939;
export const ids = [939,5888];
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
/* harmony export */   Hv: () => (/* binding */ isByHand),
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
/** Whether somebody changed a release of ours since our last deploy: its newest revision has the labels of an older one. */
function isByHand({ digest, rev, revision }) {
    return digest !== undefined && rev !== revision;
}


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ installLogin)
/* harmony export */ });
/** What to install, for a program that clusters are logged in to with and that is missing. */
const INSTALL = {
    gcloud: 'the Google Cloud CLI (google-github-actions/setup-gcloud)',
    'gke-gcloud-auth-plugin': 'it with `gcloud components install gke-gcloud-auth-plugin` (google-github-actions/setup-gcloud: `install_components: gke-gcloud-auth-plugin`), or the Debian package google-cloud-cli-gke-gcloud-auth-plugin',
    aws: 'the AWS CLI',
    az: 'the Azure CLI',
    kubelogin: "Azure's kubelogin (azure/use-kubelogin, or `az aks install-cli`)",
};
/** What to do about a missing login program; one that we do not know is named as it is. */
function installLogin(program) {
    return `Install ${INSTALL[program] ?? program} in a step before hub-deploy`;
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


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ readClusterState),
/* harmony export */   VW: () => (/* binding */ listRevisions),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/* unused harmony exports parseRevisions, newestRevisions, watchedInVain */
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6246);
/* harmony import */ var _unanswered_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


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
    const unknown = async (error) => ({
        unknown: await (0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnanswered */ .V)(kubectl, error, LIST_TIMEOUT_MS),
    });
    try {
        return newestRevisions(await listRevisions(kubectl, selector));
    }
    catch (error) {
        if (!(0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .U)(error) || !options.namespaces?.length)
            return unknown(error);
    }
    try {
        const lists = [];
        for (const namespace of new Set(options.namespaces))
            lists.push(await listRevisions(kubectl, selector, namespace));
        return newestRevisions(lists.flat());
    }
    catch (error) {
        return unknown(error);
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
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLabels */ .Xy)(words.at(-1) ?? '');
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
        ...text('digest', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest]),
        ...number('rev', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.rev]),
        ...number('proved', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.proved]),
        ...text('commit', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.commit]),
        ...text('hub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.hub]),
        ...text('hold', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.hold]),
        ...text('jupyterhub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.jupyterhub]),
        ...text('repo', labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.repo]),
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
        const same = labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest] === newest.labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest];
        if (status !== 'failed' || !same || revision !== expected)
            break;
        if (labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.interrupted] !== String(revision))
            count += 1;
        expected -= 1;
    }
    return count;
}
/** How often a revision that Helm calls deployed was watched and not seen well. */
function watchedInVain({ revision, labels }) {
    const [of, count] = (labels[_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.unproved] ?? '').split('.').map(Number);
    return of === revision && count ? count : 0;
}
function text(key, value) {
    return value ? { [key]: value } : {};
}
function number(key, value) {
    return value && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}


/***/ }),

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ whyUnanswered)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _login_programs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9952);



/** True where the login may not ask this of the cluster. */
function isForbidden(error) {
    return error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}
/**
 * Why a cluster did not say what it holds, in one sentence; what is no failure of kubectl's is thrown on.
 *
 * @param timeoutMs how long it was given
 */
async function whyUnanswered(kubectl, error, timeoutMs) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
    if (error.reason === 'not found')
        return 'kubectl is not on the PATH';
    if (error.reason === 'timeout')
        return `the cluster did not answer within ${timeoutMs / 1000} seconds`;
    if (error.reason === 'aborted')
        return 'the run was cancelled';
    const stderr = error.output?.stderr.trim() ?? '';
    // Before the last line: after this kubectl explains at length, and ends with a link.
    const program = /exec: (?:executable )?"?([^\s":]+)"?:? (?:not found|executable file not found)/.exec(stderr);
    if (program?.[1])
        return `the kubeconfig logs in with ${program[1]}, which is not on the PATH. ${(0,_login_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .installLogin */ .J)(program[1])}`;
    const context = /context was not found for specified context: (\S+)|context "([^"]+)" does not exist/.exec(stderr);
    const name = context?.[1] ?? context?.[2];
    if (name)
        return noContext(kubectl, name);
    const words = stderr.split('\n').at(-1) || error.message;
    if (isForbidden(error))
        return `the login may not list the releases' Secrets (${words})`;
    // Where nothing says which cluster, kubectl tries this one.
    if (words.includes('localhost:8080'))
        return 'no kubeconfig was given: the input (in the reusable workflow the secret) `kubeconfig` is empty, and no login came before';
    return `the cluster could not be asked: ${words}`;
}
async function noContext(kubectl, name) {
    const output = await kubectl.run(['config', 'get-contexts', '--output=name']).catch(() => undefined);
    const contexts = output?.stdout.split('\n').filter(Boolean) ?? [];
    const has = contexts.length > 0 ? `: ${contexts.join(', ')}` : ' none';
    return `the kubeconfig has no context \`${name}\` (input \`kube-context\`, or \`context\` under \`clusters\`).${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, contexts)} It has${has}`;
}


/***/ })

};
