export const id = 2166;
export const ids = [2166,9666,5079];
export const modules = {

/***/ 7896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ baseSide),
  t: () => (/* binding */ lookAt)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/fleet/folders.js
var folders = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/fleet/lookup.js
/** Works each answer out when it is first asked for: of a thousand hubs a run mostly looks at a few. */
function lazily(work) {
    const known = new Map();
    return {
        get(key) {
            if (known.has(key))
                return known.get(key);
            const answer = work(key);
            known.set(key, answer);
            return answer;
        },
    };
}
/** What a change of some files may concern: the paths, and every folder that they lie in (the root is ''). */
function surroundings(paths) {
    const around = new Set(['']);
    for (const path of paths) {
        around.add(path);
        for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
            const folder = path.slice(0, at);
            if (around.has(folder))
                break;
            around.add(folder);
        }
    }
    return around;
}

// EXTERNAL MODULE: ./lib/fleet/charts.js
var charts = __webpack_require__(4611);
;// CONCATENATED MODULE: ./lib/fleet/parts.js




function chartKey(source) {
    return source.kind === 'local' && source.chartYaml === undefined ? source.path : JSON.stringify(source);
}
/**
 * A local chart counts by the hash of its files, since hundreds of hubs may share one. Only a chart that reaches out of
 * its folder needs other files to be read to know which these are; the others are hashed when they are asked for.
 */
async function chartParts(tree, follow, releases) {
    const sources = new Map(releases.map(({ chart }) => [chartKey(chart), chart]));
    const contained = await (0,charts/* isSelfContained */.us)(tree, follow, sources.values());
    const reaching = new Map();
    await Promise.all(Array.from(sources, async ([key, source]) => {
        if (!contained(source))
            reaching.set(key, await (0,charts/* chartPaths */.d_)(tree, source));
    }));
    const parts = lazily((key) => {
        const source = sources.get(key);
        if (!source)
            return undefined;
        if (source.kind !== 'local')
            return { content: remoteChart(source), files: [] };
        const paths = reaching.get(key) ?? [`${follow(source.path)}/`];
        const records = new Map(paths.flatMap((path) => recordsAt(tree, follow, path)).map((one) => [one[0], one]));
        const files = [...records.keys()].sort();
        const digest = (0,external_node_crypto_.hash)('sha256', JSON.stringify(files.map((file) => records.get(file))));
        return { content: ['local', source.path, source.chartYaml ?? null, digest], files };
    });
    return {
        ...parts,
        mayHold: (source, around) => source.kind === 'local' && (reaching.has(chartKey(source)) || around.has(follow(source.path) ?? '')),
    };
}
function remoteChart(source) {
    return source.kind === 'oci'
        ? ['oci', source.oci, source.version]
        : ['repository', source.repository, source.name, source.version];
}
function valuesPart(source, files) {
    if (source.kind === 'inline')
        return { content: ['inline', source.values], files: [] };
    if (source.kind === 'command')
        return commandPart('command', source.argv, source.watch, files);
    const records = recordsAt(files.tree, files.follow, source.path);
    return { content: ['file', records.map(([, , oid]) => oid)], files: records.map(([path]) => path) };
}
function stepsPart(release, steps, files) {
    const mine = steps.filter((step) => step.environments?.includes(release.environment) ?? true);
    return joined(mine.map((step) => commandPart(step.when, step.run, step.watch, files)));
}
/** A program counts by its words, the repo's files among them (`./scripts/render.py`), and what it watches. */
function commandPart(word, argv, watch, files) {
    const named = argv.map(folders/* plainPath */.s1).filter((path) => files.tree.entries.has(path));
    const paths = [...new Set([...named, ...watch.flatMap((glob) => files.watched.get(glob) ?? [])])].sort();
    const records = paths.flatMap((path) => recordsAt(files.tree, files.follow, path));
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
    const { compileGlob } = await Promise.all(/* import() */[__webpack_require__.e(1138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260));
    const all = [...tree.entries.keys()];
    return new Map(Array.from(globs, (glob) => {
        const plain = (0,folders/* plainPath */.s1)(glob);
        const below = (0,folders/* foldersOf */.pd)(tree)
            .get(plain)
            ?.map(({ path }) => path);
        return [glob, below ?? all.filter(compileGlob(plain))];
    }));
}

// EXTERNAL MODULE: ./lib/fleet/shared-images.js
var shared_images = __webpack_require__(8382);
;// CONCATENATED MODULE: ./lib/fleet/fingerprint.js





/**
 * The fingerprint of every hub and chart: content alone, never a commit, our version, Helm's, a time-out or a hold, so
 * that anyone can compute it, and a revert gives the old one again.
 *
 * @param tags by image key
 */
async function fingerprints(fleet, tree, tags) {
    const releases = new Map([...fleet.hubs, ...fleet.charts].map((release) => [release.id, release]));
    const images = new Map(fleet.images.map((image) => [image.key, image]));
    const follow = await (0,folders/* linksOf */.hP)(tree);
    const all = [...releases.values()];
    const [charts, watched, names] = await Promise.all([
        chartParts(tree, follow, all),
        watchedFiles(tree, all),
        (0,shared_images/* sharedNames */.mW)(tree, follow, all, images),
    ]);
    const known = { tree, follow, charts, watched, names };
    const prints = lazily((id) => {
        const release = releases.get(id);
        return release && fingerprint(release, known, images, tags);
    });
    return {
        ...prints,
        near(paths, touched) {
            const around = surroundings(paths);
            return new Set(all.filter((release) => mayConcern(release, known, around, touched)).map(({ id }) => id));
        },
    };
}
function mayConcern({ chart, values, before, after, images }, { follow, charts }, around, touched) {
    return (images.some((key) => touched.has(key)) ||
        // Which files a program watches is said by globs.
        before.length + after.length > 0 ||
        values.some((source) => source.kind === 'command' ||
            (source.kind === 'file' && (around.has(source.path) || around.has(follow(source.path) ?? '')))) ||
        charts.mayHold(chart, around));
}
/** The formula, frozen by test/fleet/fingerprint.test.ts: SHA-256 over a JSON text, 32 hex digits of it. */
function fingerprint(release, known, images, tags) {
    const { cluster, namespace, crds } = release;
    const chart = known.charts.get(chartKey(release.chart));
    const values = joined(release.values.map((source) => valuesPart(source, known)));
    const before = stepsPart(release, release.before, known);
    const after = stepsPart(release, release.after, known);
    const used = (0,shared_images/* usedImages */.ss)(release, images, known.names);
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

// EXTERNAL MODULE: ./lib/fleet/load.js + 13 modules
var load = __webpack_require__(7012);
// EXTERNAL MODULE: ./lib/fleet/touched.js
var touched = __webpack_require__(9006);
// EXTERNAL MODULE: ./lib/fleet/tree.js
var tree = __webpack_require__(642);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/images/dockerfile.js
var dockerfile = __webpack_require__(9666);
// EXTERNAL MODULE: ./lib/images/reference.js
var images_reference = __webpack_require__(1403);
;// CONCATENATED MODULE: ./lib/images/bases.js



/**
 * How bases are looked up.
 *
 * @param nameOf the repository name that an image is pushed to; asked only if some Dockerfile is built upon a placeholder
 * @param digestOf the digest that a base image has now, for images with `track-bases`
 */
function basesOf(fleet, nameOf, digestOf) {
    let owners;
    return {
        fleet,
        owners: () => {
            owners ??= imagesByName(fleet, nameOf);
            return owners;
        },
        ...(digestOf ? { digestOf } : {}),
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
/** Reading instructions is only worth it where a placeholder may stand in one, or base digests are wanted. */
function mayNameBases(dockerfile, image, fleet) {
    if (image.trackBases)
        return true;
    const texts = [...Object.values(image.args), ...Object.values(image.contexts)];
    return fleet.placeholders.some((word) => dockerfile.includes(word) || texts.some((text) => text.includes(word)));
}
/** Adds what an image's Dockerfile is built upon: images of the fleet, and the digests of others if they count. */
async function withBases(gathered, text, bases) {
    const { image, content } = gathered;
    const froms = [
        ...(0,dockerfile/* parseFroms */.lM)(text.toString('utf8'), image.args).filter(({ reference }) => !Object.hasOwn(image.contexts, reference)),
        ...namedImages(image),
    ];
    const from = [];
    const problems = [...gathered.problems];
    for (const { reference, line } of froms) {
        if (!bases.fleet.placeholders.some((word) => reference.endsWith(`:${word}`)))
            continue;
        const repository = repositoryOf(reference);
        const key = repository && (await bases.owners()).get(repository);
        if (key)
            from.push({ image: key, reference, ...(line === undefined ? {} : { line }) });
        else
            problems.push(unknownBase(image, reference, line));
    }
    if (!image.trackBases || !bases.digestOf)
        return { ...gathered, from, problems };
    const { digests, unknown } = await baseDigests(image, froms, from, bases.digestOf);
    return {
        ...gathered,
        from,
        problems: [...problems, ...unknown],
        content: { ...content, bases: digests },
    };
}
/** Named contexts that are images: the build hands them over just as it does what FROM names. */
function namedImages(image) {
    const scheme = 'docker-image://';
    return Object.values(image.contexts)
        .filter((where) => where.startsWith(scheme))
        .map((where) => ({ reference: where.slice(scheme.length) }));
}
/** Where an image says what it is built upon. */
function placeOfBase(image, line) {
    return line === undefined ? image.declaredAt : { file: image.dockerfile, line };
}
function unknownBase(image, reference, line) {
    return {
        severity: 'error',
        title: 'No image of this fleet has that name',
        message: `\`${reference}\` asks for an image that this repository builds, and none of its images is pushed to that name. Correct the name, or write a tag that exists.`,
        ...placeOfBase(image, line),
    };
}
/**
 * @returns the digests by reference, null for those that are not known and need not be: `unknown` says so
 * @throws ProblemError at the line that names the base, where its registry does not say
 */
async function baseDigests(image, froms, from, digestOf) {
    const ours = new Set(from.map(({ reference }) => reference));
    const others = new Set(froms.map(({ reference }) => reference).filter((one) => !ours.has(one)));
    const unknown = [];
    const digests = await Promise.all([...others].sort().map(async (reference) => {
        try {
            return [reference, (await digestOf(reference)) ?? null];
        }
        catch (error) {
            if (!(error instanceof problem/* ProblemError */.M))
                throw error;
            const place = placeOfBase(image, froms.find((one) => one.reference === reference)?.line);
            const placed = error.problems.map((problem) => ({ ...problem, ...place }));
            if (placed.some(({ severity }) => severity === 'error'))
                throw new problem/* ProblemError */.M(...placed);
            unknown.push(...placed);
            return [reference, null];
        }
    }));
    return { digests, unknown };
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

;// CONCATENATED MODULE: ./lib/images/ingredients.js



/** Finds an image's ingredients, looking into no folder yet. */
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
    const contexts = sorted(Object.entries(image.contexts)).map(([name, where]) => {
        if (/^[a-z][a-z0-9+.-]*:/.test(where))
            return { name, reference: where };
        const found = contextAt(where);
        return found ? { name, context: found } : { name };
    });
    return { image, contexts, ...(dockerfile ? { dockerfile } : {}), ...(context ? { context } : {}) };
}
/** Whether a file around one of these paths may go into an image: true too often, never too seldom. */
function mayHold({ dockerfile, context, contexts }, around) {
    if (dockerfile && around.has(dockerfile.path))
        return true;
    return [context, ...contexts.map((named) => named.context)].some((one) => one && (around.has(one.folder) || (one.ignore && around.has(one.ignore.path))));
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
/** What an image is made from, but for the images that it is built upon. */
function gather(tree, { image, dockerfile, context, contexts }, texts) {
    const problems = [];
    const files = new Set(dockerfile ? [dockerfile.path] : []);
    const records = (one) => contextRecords(tree, one, texts, files, problems);
    const content = {
        context: records(context),
        dockerfile: dockerfile?.oid ?? null,
        target: image.target ?? null,
        args: sorted(Object.entries(image.args)),
        platforms: [...image.platforms].sort(),
        contexts: contexts.map((one) => [one.name, one.reference ?? records(one.context)]),
        epoch: image.epoch ?? null,
        bases: null,
    };
    return { image, content, files: [...files], from: [], problems };
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
    return sorted(records, 1);
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
/** By one field, as JavaScript compares texts: the same on every machine, whatever its locale. */
function sorted(rows, by = 0) {
    return [...rows].sort((a, b) => (a[by] < b[by] ? -1 : 1));
}

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
 */
async function imageTags(fleet, tree, nameOf, digestOf) {
    const follow = await (0,folders/* linksOf */.hP)(tree);
    const places = new Map(fleet.images.map((image) => [image.key, placesOf(tree, follow, image)]));
    const texts = await readTexts(tree, places.values());
    const bases = basesOf(fleet, nameOf, digestOf);
    // Most images are built upon none of the fleet's, and need no answer from anybody.
    const based = new Map();
    await Promise.all(Array.from(places.values(), async (place) => {
        const { image, dockerfile } = place;
        const text = dockerfile && texts.get(dockerfile.path);
        if (!text || !mayNameBases(text, image, fleet))
            return;
        based.set(image.key, await withBases(gather(tree, place, texts), text, bases));
    }));
    const ingredients = (key) => {
        const place = places.get(key);
        return based.get(key) ?? (place && gather(tree, place, texts));
    };
    const askNames = fleet.images.some(({ name }) => name === undefined) &&
        [...based.values()].some(({ from, problems }) => from.length + problems.length > 0);
    return { ...hashed(ingredients), near: (paths) => nearby(places, based, paths), askNames };
}
function nearby(places, based, paths) {
    const around = surroundings(paths);
    const near = new Set();
    for (const [key, place] of places)
        if (mayHold(place, around))
            near.add(key);
    for (let before = -1; before < near.size;) {
        before = near.size;
        for (const [key, { from }] of based)
            if (from.some(({ image }) => near.has(image)))
                near.add(key);
    }
    return near;
}
/** Images are hashed after those that they are built upon, since they hold their tags. */
function hashed(ingredients) {
    const open = [];
    const tags = lazily((key) => {
        const one = ingredients(key);
        if (!one)
            return undefined;
        open.push(key);
        const circle = one.from.find(({ image }) => open.includes(image));
        const below = (image) => open.includes(image) ? null : (tags.get(image)?.tag ?? null);
        const from = one.from.map(({ image, reference }) => [reference, below(image)]);
        open.pop();
        const { files, problems } = one;
        return {
            tag: tagFor({ ...one.content, from: sorted(from) }),
            files,
            from: one.from,
            problems: circle ? [...problems, inCircle(one.image, circle)] : problems,
        };
    });
    return tags;
}
function inCircle(image, { image: base, reference, line }) {
    const own = image.key === base;
    return {
        severity: 'error',
        title: 'Images are built FROM each other in a circle',
        message: `${image.key} is built FROM \`${reference}\`, ${own ? 'which is itself' : `and ${base} is built FROM ${image.key} in turn`}: neither can be first. Build one of them from something else.`,
        ...placeOfBase(image, line),
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

// EXTERNAL MODULE: ./lib/commands/values.js
var commands_values = __webpack_require__(6722);
;// CONCATENATED MODULE: ./lib/commands/side.js







/**
 * What is worked out from the files of one commit alone.
 *
 * @param digestOf for images with `track-bases`: the digest that a base has now
 * @param given its fleet, where it is loaded already
 */
async function lookAt(tree, digestOf, given) {
    const fleet = given ?? (await (0,load.loadFleet)(tree));
    const values = (0,commands_values/* fleetValues */.$V)(fleet, tree);
    const tags = await imageTags(fleet, tree, values.nameOf, digestOf);
    return { fleet, values, tags, fingerprints: await fingerprints(fleet, tree, tags) };
}
/** The commit compared with, where the head's files alone cannot tell whom the changes concern. */
async function baseSide(directory, changes, head, digestOf) {
    if (!changes.base || !(0,touched/* needsBase */.fq)(changes, head.tree, head))
        return { changes };
    try {
        return { base: await lookAt(await (0,tree/* readTree */.Z)(directory, { rev: changes.base }), digestOf), changes };
    }
    catch (error) {
        if (!(error instanceof problem/* ProblemError */.M))
            throw error;
        const how = `${changes.how}; the files there have errors, so everything counts as changed`;
        return { changes: { ...changes, how, files: 'everything' } };
    }
}


/***/ }),

/***/ 8382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mW: () => (/* binding */ sharedNames),
/* harmony export */   oK: () => (/* binding */ valuesFiles),
/* harmony export */   ss: () => (/* binding */ usedImages)
/* harmony export */ });
/**
 * The images that a release uses, in their own order. A hub's own image always counts; one that several share counts
 * where its name stands in the release's values, and where that cannot be known: it has no configured name, or a
 * program writes values.
 */
function usedImages(release, images, names) {
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
/** The values files of a release, its local chart's own among them, as the tree's links lead to them; there or not. */
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


/***/ }),

/***/ 9006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ touched),
/* harmony export */   fq: () => (/* binding */ needsBase),
/* harmony export */   o8: () => (/* binding */ goneHubs)
/* harmony export */ });
/** How many files are named; the others are counted. */
const NAMED = 3;
/**
 * True where the head's files alone cannot tell whom a change concerns: a file that is gone belonged to the base's
 * fleet, a configuration or an ignore file says which files belong, a file that declares a hub need not be one of its
 * parts, and values name images that others are built FROM. Then `touched` wants the base's side too.
 */
function needsBase({ files, base }, tree, head) {
    if (files === 'everything' || base === undefined || files.size === 0)
        return false;
    // A configuration behind a link may have any name.
    if (tree.entries.get('hub-deploy.yaml')?.mode === '120000')
        return true;
    for (const [path, { status }] of files) {
        if (status === 'deleted' || /^hub-deploy\.ya?ml$|\.dockerignore$/.test(path))
            return true;
        if (head.tags.askNames && /\.ya?ml$/.test(path))
            return true;
        if (status === 'added' && declaresApart(path, head))
            return true;
    }
    return false;
}
/** Whether a new file brings a hub that it is no part of, or with it charts that go to every cluster. */
function declaresApart(path, { fleet, fingerprints }) {
    return fleet.hubs.some(({ id, declaredAt }) => declaredAt.file === path && (fleet.charts.length > 0 || !fingerprints.get(id)?.files.includes(path)));
}
/**
 * Says which images and hubs a change concerns, and why.
 *
 * With the base's side: exactly those whose tag or fingerprint differs from the base's, or that are new. Without it:
 * those that a changed file goes into, which is the same as long as `needsBase` is false.
 */
function touched(changes, head, base) {
    const { fleet, tags, fingerprints } = head;
    const keys = fleet.images.map(({ key }) => key);
    const ids = [...fleet.hubs, ...fleet.charts].map(({ id }) => id);
    if (changes.files === 'everything')
        return { images: all(keys, changes.how), hubs: all(ids, changes.how) };
    const told = (of, contentOf) => tell(changes, of, contentOf, head, base);
    if (base)
        return { images: told(keys, imageContent), hubs: told(ids, releaseContent) };
    const paths = [...changes.files.keys()];
    const near = tags.near(paths);
    const concerned = fingerprints.near(paths, near);
    return {
        images: told(keys.filter((key) => near.has(key)), imageContent),
        hubs: told(ids.filter((id) => concerned.has(id)), releaseContent),
    };
}
const imageContent = ({ tags }, key) => {
    const tag = tags.get(key);
    return tag && { address: tag.tag, files: [], images: [key] };
};
const releaseContent = ({ fingerprints }, id) => {
    const print = fingerprints.get(id);
    return print && { address: print.digest, files: print.files, images: print.images };
};
function tell(changes, ids, contentOf, head, base) {
    const told = new Map();
    for (const id of ids) {
        const now = contentOf(head, id);
        const before = base && contentOf(base, id);
        if (!now || (base && before?.address === now.address))
            continue;
        const files = changedFiles(changes, head, now);
        if (base && before)
            for (const file of changedFiles(changes, base, before))
                files.add(file);
        const reasons = reasonsFor(changes, files, base && otherwise(head, now, base, before));
        if (reasons.length > 0)
            told.set(id, reasons);
    }
    return told;
}
function all(ids, reason) {
    return new Map(ids.map((id) => [id, [reason]]));
}
/** The reason where no file of its own changed, and yet it differs. */
function otherwise(head, now, base, before) {
    if (!before)
        return 'it is new';
    const [mine, theirs] = [imagesIn(head, now), imagesIn(base, before)];
    const same = mine.size === theirs.size && [...mine].every((key) => theirs.has(key));
    return same ? 'its configuration changed' : 'other images of this repository go into it';
}
/** The keys of the images of something, and of those of the fleet that these are built upon. */
function imagesIn({ tags }, { images }) {
    const keys = new Set(images);
    for (const key of keys)
        for (const { image } of tags.get(key)?.from ?? [])
            keys.add(image);
    return keys;
}
/** Which of some files, and of those of some images and the images that these are built upon, the change touches. */
function changedFiles({ files: changed }, side, content) {
    const found = new Set();
    if (changed === 'everything')
        return found;
    const look = (some) => {
        for (const file of some)
            if (changed.has(file))
                found.add(file);
    };
    look(content.files);
    for (const key of imagesIn(side, content))
        look(side.tags.get(key)?.files ?? []);
    return found;
}
/** @param without the reason where no file of its own changed, and yet it differs */
function reasonsFor(changes, files, without) {
    if (changes.files === 'everything')
        return [changes.how];
    const changed = changes.files;
    const mine = [...files].sort();
    if (mine.length === 0)
        return without === undefined ? [] : [without];
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


/***/ }),

/***/ 9666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GA: () => (/* binding */ instructions),
/* harmony export */   baseOf: () => (/* binding */ baseOf),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   lM: () => (/* binding */ parseFroms),
/* harmony export */   xe: () => (/* binding */ declare),
/* harmony export */   zP: () => (/* binding */ readFrom)
/* harmony export */ });
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
            declare(rest, args, variables);
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
/**
 * What the image that a Dockerfile makes is built upon at last: the base of its last stage, or of `target`, through
 * stages that are built upon others.
 *
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns undefined where that is `scratch`, or nothing
 */
function baseOf(text, args = {}, target) {
    const variables = new Map();
    const stages = new Map();
    let last;
    for (const { name, rest, line } of instructions(text)) {
        if (name === 'ARG' && !last)
            declare(rest, args, variables);
        const from = name === 'FROM' ? readFrom(rest, line, variables) : undefined;
        if (!from)
            continue;
        // A stage's name means what stands above it, so a stage is the base that its own FROM leads to.
        last = stages.get(from.reference.toLowerCase()) ?? from;
        if (from.alias)
            stages.set(from.alias, last);
    }
    const found = target === undefined ? last : stages.get(target.toLowerCase());
    return found && found.reference !== 'scratch' ? found : undefined;
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
        yield { name, rest, line: first + Math.max(skipped, 0) + 1, end: i };
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
/** A FROM instruction; undefined where it names nothing. */
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
/** Takes over what an ARG (or ENV, without `args`) sets. */
function declare(rest, args, variables) {
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


/***/ })

};
