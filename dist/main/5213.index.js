export const id = 5213;
export const ids = [5213];
export const modules = {

/***/ 5213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  listImages: () => (/* binding */ listImages)
});

// EXTERNAL MODULE: ./lib/host/kubectl.js
var kubectl = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/images/auth.js + 1 modules
var auth = __webpack_require__(9622);
// EXTERNAL MODULE: ./lib/images/reference.js
var reference = __webpack_require__(1403);
// EXTERNAL MODULE: ./lib/images/registry.js
var images_registry = __webpack_require__(4703);
;// CONCATENATED MODULE: ./lib/images/list.js



/** A tag that hub-deploy made: tag.ts's formula. */
const OURS = /^h[0-9a-f]{12}$/;
/** A registry that links pages in a circle is left after this many. */
const MOST_PAGES = 1_000;
/**
 * The tags of ours that a repository holds, page by page
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags).
 *
 * @throws HttpError or Error with a sentence where the registry does not say
 */
async function ownTags(name, options) {
    const { registry, repository } = (0,reference/* parseReference */.F)(name);
    const session = (0,auth/* registrySession */.EK)(options);
    const tags = [];
    let path = 'tags/list?n=1000';
    for (let page = 0; path && page < MOST_PAGES; page++) {
        const answer = await session.ask(registry, repository, path, 'GET');
        const { status, body, headers } = answer.response;
        if (status === 404)
            return [];
        if (status !== 200)
            throw new Error((0,images_registry/* registryError */.eo)(answer, { registry, repository }));
        const listed = JSON.parse(body.toString('utf8'));
        tags.push(...(listed.tags ?? []).filter((tag) => OURS.test(tag)));
        const next = headers.get('link')?.match(/<([^>]+)>\s*;\s*rel="?next"?/)?.[1];
        path = next?.match(/\/(tags\/list\?.*)$/)?.[1];
    }
    return [...new Set(tags)].sort();
}
/**
 * What uses each tag; nothing: retention rules may take it. Pure.
 *
 * @param tags by image name
 */
function tagUsage(tags, uses) {
    const by = new Map();
    for (const { name, tag, by: who } of uses) {
        // A patched tag is `h...@sha256:...`: the registry lists what stands before the @.
        const key = `${name}:${tag.split('@')[0]}`;
        by.set(key, [...(by.get(key) ?? []), who]);
    }
    return [...tags].flatMap(([name, list]) => list.map((tag) => ({ name, tag, usedBy: by.get(`${name}:${tag}`) ?? [] })));
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/release/used-images.js
var used_images = __webpack_require__(1847);
// EXTERNAL MODULE: ./lib/report/crowd.js
var crowd = __webpack_require__(5779);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
;// CONCATENATED MODULE: ./lib/report/tags.js


/** The tags that something uses, as `name:tag`. */
function usedTags({ tags }) {
    return tags.filter(({ usedBy }) => usedBy.length > 0).map(({ name, tag }) => `${name}:${tag}`);
}
/** Those that nothing uses; none where a cluster was not read, because it may use any of them. */
function unusedTags({ tags, notes }) {
    if (notes.length > 0)
        return [];
    return tags.filter(({ usedBy }) => usedBy.length === 0).map(({ name, tag }) => `${name}:${tag}`);
}
/** One line: how many tags there are, and how many nothing uses. */
function tagHeadline(report) {
    const all = `${(0,markdown/* count */.U9)(report.tags.length, 'tag')} of ours in the registry`;
    const used = usedTags(report).length;
    return report.notes.length > 0
        ? `${all}, ${used} in use as far as could be read: none is known to be unused.`
        : `${all}, ${used} in use, ${report.tags.length - used} not.`;
}
const HEAD = ['Image', 'Tag', 'Used by'];
function rows({ tags, notes }) {
    const nobody = notes.length > 0 ? 'not known' : 'nothing';
    return tags.map(({ name, tag, usedBy }) => [name, tag, usedBy.join('; ') || nobody]);
}
function tagText(report) {
    const lines = [HEAD, ...rows(report)];
    const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    const aligned = lines.map((line) => line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    return [tagHeadline(report), ...report.notes.map((note) => `  ${note}`), ...aligned].join('\n');
}
function tagJson(report) {
    const { commit, notes, tags } = report;
    return { commit, complete: notes.length === 0, notes, tags, unused: unusedTags(report) };
}
function tagMarkdown(report) {
    const table = (0,markdown/* tableOf */.c_)(HEAD, rows(report).map(([name = '', tag = '', users = '']) => [(0,markdown/* code */.aY)(name), (0,markdown/* code */.aY)(tag), (0,markdown/* plain */.pj)(users)]));
    return [
        `## ${(0,markdown/* plain */.pj)(tagHeadline(report)).replace(/\.$/, '')}`,
        ...report.notes.map((note) => `- ${(0,markdown/* plain */.pj)(note)}`),
        report.tags.length > crowd/* ROWS_SHOWN */.E_ ? (0,markdown/* folded */.TM)((0,markdown/* count */.U9)(report.tags.length, 'tag'), table) : table,
    ]
        .filter(Boolean)
        .join('\n\n');
}

// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
;// CONCATENATED MODULE: ./lib/commands/images-list.js








/**
 * Lists for each tag of ours in the registry what uses it: every revision that Helm keeps of every release, in all
 * clusters that answer, and this commit. Deletes nothing.
 */
async function listImages(context) {
    const { options, host } = context;
    const found = await (0,survey/* survey */.F)(context, { clusters: false, registry: 'none' });
    const [listed, { uses, notes }] = await Promise.all([
        repositoryTags(context, found),
        usesOf(context, found),
    ]);
    const report = {
        commit: found.tree.commit,
        tags: tagUsage(listed.tags, uses),
        notes: [...notes, ...listed.failed],
    };
    if (options.format === 'json')
        context.print(JSON.stringify(tagJson(report), null, 2));
    else if (options.event.name === 'local')
        context.print(tagText(report));
    else
        host.group(tagHeadline(report), tagText(report).split('\n'));
    for (const note of listed.failed) {
        host.problem({ severity: 'error', title: 'A repository was not listed', message: note });
    }
    for (const note of notes) {
        host.problem({ severity: 'warning', title: 'Not every release is known', message: note });
    }
    host.output('used-tags', JSON.stringify(usedTags(report)));
    host.output('unused-tags', JSON.stringify(unusedTags(report)));
    host.summary(tagMarkdown(report));
    return listed.failed.length > 0 ? 1 : 0;
}
/** The tags of ours that the registry has of each image, by the image's name. */
async function repositoryTags(context, { fleet, values }) {
    const { images } = context.options;
    const wanted = fleet.images.filter(({ key }) => images.length === 0 || images.includes(key));
    const named = await Promise.all(wanted.map((image) => values.nameOf(image)));
    const names = [...new Set(named.flatMap((name) => name ?? []))].sort();
    const registry = {
        credentials: (0,credentials/* credentials */.z3)({ logins: (0,commands_registry/* givenLogins */.wN)(context, names) }),
        signal: context.signal,
    };
    const tags = new Map();
    const failed = [];
    await Promise.all(names.map(async (name) => {
        try {
            tags.set(name, await ownTags(name, registry));
        }
        catch (error) {
            failed.push(`The tags of ${name} could not be listed: ${error.message}.`);
        }
    }));
    const sorted = names.flatMap((name) => {
        const of = tags.get(name);
        return of ? [[name, of]] : [];
    });
    return { tags: new Map(sorted), failed: failed.sort() };
}
/** What uses tags: this commit's own content, and the revisions of each cluster. */
async function usesOf(context, found) {
    const { fleet, tags, values } = found;
    const uses = [];
    const notes = [];
    for (const image of fleet.images) {
        const name = await values.nameOf(image);
        const tag = tags.get(image.key)?.tag;
        if (name && tag)
            uses.push({ name, tag, by: 'this commit' });
    }
    const names = [...new Set(uses.map(({ name }) => name))];
    const releases = [...fleet.hubs, ...fleet.charts];
    const clusters = new Map();
    for (const release of releases) {
        clusters.set(release.cluster, [...(clusters.get(release.cluster) ?? []), release]);
    }
    await Promise.all([...clusters].map(async ([cluster, of]) => {
        const revisions = await revisionsOf(context, found, cluster, of);
        if ('unknown' in revisions) {
            notes.push(`${cluster ? `The cluster ${cluster}` : 'The cluster'} was not read: ${revisions.unknown}.`);
        }
        else {
            const newestFirst = revisions.toSorted((a, b) => b.revision - a.revision);
            uses.push(...newestFirst.flatMap((revision) => usesOfRevision(revision, of, names)));
        }
    }));
    return { uses, notes: notes.sort() };
}
async function revisionsOf(context, { accesses }, cluster, releases) {
    const only = context.options.cluster;
    if (only !== undefined && only !== cluster)
        return { unknown: `only ${only} was asked` };
    try {
        const access = await accesses.of(cluster);
        const namespaces = releases.map(({ namespace }) => namespace);
        return await (0,used_images/* readUsedImages */.g)((0,kubectl/* kubectl */.L)(access, context.signal), { namespaces });
    }
    catch (error) {
        if (!(error instanceof problem/* ProblemError */.M))
            throw error;
        return { unknown: (error.problems[0]?.message ?? error.message).replace(/\.$/, '') };
    }
}
/**
 * A tag counts as used under every name of the fleet: it is the address of its content, so to spare one tag too many
 * costs little, and one too few takes a hub down.
 */
function usesOfRevision({ namespace, release, revision, status, tags }, releases, names) {
    const own = releases.find((one) => one.namespace === namespace && one.release === release);
    const by = `${own?.id ?? `${namespace}/${release}`}, revision ${revision} (${status})`;
    return [...tags].flatMap((tag) => names.map((name) => ({ name, tag, by })));
}


/***/ })

};
