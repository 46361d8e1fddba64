export const id = 3641;
export const ids = [3641];
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


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ kubectl)
/* harmony export */ });
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);

/** kubectl for one cluster; `signal` cancels every call of it. */
function kubectl(access, signal) {
    const run = (args, options = {}) => {
        const { namespace, ...rest } = options;
        const argv = ['kubectl', ...accessFlags(access)];
        if (namespace)
            argv.push('--namespace', namespace);
        const env = access.env ? { env: access.env } : {};
        return (0,_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .exec */ .m0)({ argv: [...argv, ...args], ...env, ...(signal ? { signal } : {}), ...rest });
    };
    return {
        run,
        async json(args, options) {
            const output = await run([...args, '-o', 'json'], options);
            return JSON.parse(output.stdout);
        },
    };
}
function accessFlags(access) {
    const flags = [];
    if (access.kubeconfig)
        flags.push('--kubeconfig', access.kubeconfig);
    if (access.context)
        flags.push('--context', access.context);
    return flags;
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

/***/ 1595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ parseManifest),
/* harmony export */   k: () => (/* binding */ compareManifests)
/* harmony export */ });
const SHOWN_CHARACTERS = 160;
/**
 * Reads a manifest: YAML documents, of which empty ones are left out.
 *
 * @throws Error where it is no YAML
 */
async function parseManifest(text) {
    const { parseAllDocuments } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const documents = parseAllDocuments(text, { uniqueKeys: false, merge: true, logLevel: 'silent' });
    if (!Array.isArray(documents))
        return [];
    return documents
        .map((document) => document.toJS())
        .filter((object) => Boolean(object?.kind && object.metadata?.name));
}
/** What differs between two manifests, object by object, in the order of their names. */
function compareManifests(before, after) {
    const old = byIdentity(before);
    const now = byIdentity(after);
    const changes = [];
    for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
        const [was, is] = [old.get(key), now.get(key)];
        const { kind, metadata } = (is ?? was);
        const about = { object: `${kind} ${metadata.name}`, kind };
        if (!was && is)
            changes.push({ change: 'added', ...about, after: is, fields: [] });
        else if (was && !is)
            changes.push({ change: 'removed', ...about, before: was, fields: [] });
        else if (was && is) {
            const fields = fieldChanges(was, is, kind === 'Secret');
            if (fields.length > 0)
                changes.push({ change: 'changed', ...about, before: was, after: is, fields });
        }
    }
    return changes;
}
function byIdentity(objects) {
    return new Map(objects.map((object) => {
        const group = object.apiVersion?.includes('/') ? object.apiVersion.split('/')[0] : '';
        const { namespace = '', name } = object.metadata;
        return [`${object.kind}.${group}/${namespace}/${name}`, object];
    }));
}
function fieldChanges(before, after, secret) {
    const [old, now] = [flatten(before), flatten(after)];
    const changes = [];
    for (const path of new Set([...old.keys(), ...now.keys()])) {
        const [was, is] = [old.get(path), now.get(path)];
        if (was === is)
            continue;
        const hidden = secret && /^(?:data|stringData)\./.test(path);
        changes.push({
            path,
            ...(was === undefined ? {} : { before: hidden ? '(hidden)' : shown(was) }),
            ...(is === undefined ? {} : { after: hidden ? '(hidden)' : shown(is) }),
        });
    }
    return changes;
}
/** Each leaf by its path; items of lists by their `name` where they have one, else by their place. */
function flatten(value, path = '', into = new Map()) {
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            const name = item?.name;
            flatten(item, `${path}[${typeof name === 'string' ? name : index}]`, into);
        }
        if (value.length === 0)
            into.set(path, '[]');
    }
    else if (value !== null && typeof value === 'object') {
        const entries = Object.entries(value);
        for (const [key, item] of entries)
            flatten(item, path ? `${path}.${key}` : key, into);
        if (entries.length === 0)
            into.set(path, '{}');
    }
    else
        into.set(path, String(value));
    return into;
}
function shown(text) {
    const line = text.replaceAll('\n', '⏎');
    return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}


/***/ }),

/***/ 6163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XY: () => (/* binding */ withoutDocuments),
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack),
/* harmony export */   zC: () => (/* binding */ withStatus)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);


/**
 * Reads `data.release` of a Helm Secret: base64 (Kubernetes') of base64 (Helm's) of gzip of JSON
 * (helm.sh/helm/pkg/storage/driver/util.go). Very old releases are not zipped.
 */
function unpack(data) {
    const bytes = Buffer.from(Buffer.from(data, 'base64').toString('latin1'), 'base64');
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gunzipSync)(bytes) : bytes).toString('utf8');
}
/** The way back. */
function pack(text) {
    return Buffer.from((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gzipSync)(Buffer.from(text, 'utf8')).toString('base64'), 'latin1').toString('base64');
}
/**
 * The payload with another status and description. Only `info` is written anew; every other byte stays, because values
 * may hold numbers that JavaScript cannot.
 *
 * @throws Error where the text is no release
 */
function withStatus(text, status, description) {
    const [start, end] = memberSpan(text, 'info');
    const info = JSON.parse(text.slice(start, end));
    return text.slice(0, start) + JSON.stringify({ ...info, status, description }) + text.slice(end);
}
/**
 * The payload without the documents of its manifest that `drop` picks: Helm then does not know those objects any more.
 *
 * @throws Error where the text is no release, or the manifest no YAML
 */
async function withoutDocuments(text, drop) {
    const [start, end] = memberSpan(text, 'manifest');
    const manifest = JSON.parse(text.slice(start, end));
    const kept = [];
    for (const document of manifest.split(/^---\s*$/m)) {
        if (!(await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .N)(document)).some(drop))
            kept.push(document);
    }
    return text.slice(0, start) + JSON.stringify(kept.join('---')) + text.slice(end);
}
/** Where a member's value of the outermost object starts and ends. */
function memberSpan(text, name) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '{' || character === '[')
            depth += 1;
        else if (character === '}' || character === ']')
            depth -= 1;
        else if (character === '"') {
            const after = stringEnd(text, at);
            const colon = /^\s*:\s*/.exec(text.slice(after, after + 40));
            if (depth === 1 && colon && text.slice(at + 1, after - 1) === name) {
                const start = after + colon[0].length;
                return [start, valueEnd(text, start)];
            }
            at = after - 1;
        }
    }
    throw new Error(`no "${name}" in the release's payload`);
}
function stringEnd(text, start) {
    let at = start + 1;
    while (at < text.length && text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
/** The end of the object or string that starts there. */
function valueEnd(text, start) {
    if (text[start] === '"')
        return stringEnd(text, start);
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"')
            at = stringEnd(text, at) - 1;
        else if (character === '{' || character === '[')
            depth += 1;
        else if (character === '}' || character === ']') {
            depth -= 1;
            if (depth === 0)
                return at + 1;
        }
    }
    throw new Error("the release's payload is cut");
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


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readUsedImages)
/* harmony export */ });
/* unused harmony export imagesIn */
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6163);
/* harmony import */ var _unanswered_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2321);


/** Payloads travel whole: a cluster with many revisions takes its time. */
const LIST_TIMEOUT_MS = 300_000;
/** One line a revision; the payload alone of each Secret, so that nothing else is read into memory. */
const TEMPLATE = `{{range .items}}{{.metadata.namespace}} {{.metadata.labels.name}} {{.metadata.labels.version}} {{.metadata.labels.status}} {{.data.release}}{{"\\n"}}{{end}}`;
/**
 * What the revisions that a cluster keeps are made from, read from Helm's own Secrets in one list call.
 *
 * @param options.liveOnly only revisions that Helm calls deployed
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns `unknown` with a sentence where the cluster does not say
 */
async function readUsedImages(kubectl, options) {
    const selector = options.liveOnly ? 'owner=helm,status=deployed' : 'owner=helm';
    const list = async (where) => {
        const args = ['get', 'secrets', '-l', selector, ...where, '-o', `go-template=${TEMPLATE}`];
        return parseLines((await kubectl.run(args, { timeoutMs: LIST_TIMEOUT_MS })).stdout);
    };
    const unknown = async (error) => ({
        unknown: await (0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnanswered */ .V)(kubectl, error, LIST_TIMEOUT_MS),
    });
    try {
        return await list(['--all-namespaces']);
    }
    catch (error) {
        if (!(0,_unanswered_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .U)(error) || options.namespaces.length === 0)
            return unknown(error);
    }
    try {
        const revisions = [];
        for (const namespace of new Set(options.namespaces)) {
            revisions.push(...(await list(['--namespace', namespace])));
        }
        return revisions;
    }
    catch (error) {
        return unknown(error);
    }
}
function parseLines(text) {
    return text.split('\n').flatMap((line) => {
        const [namespace, release, version, status, data] = line.split(' ');
        if (!namespace || !release || !status || !data)
            return [];
        return [{ namespace, release, revision: Number(version), status, ...imagesIn((0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .unpack */ .l1)(data)) }];
    });
}
const TAG = /\bh[0-9a-f]{12}\b/g;
const REFERENCE = /([\w][\w.:/-]*):(h[0-9a-f]{12})(?:@(sha256:[0-9a-f]{64}))?(?![\w.-])/g;
const OWN = /^(h[0-9a-f]{12})(?:@(sha256:[0-9a-f]{64}))?$/;
/**
 * The images with tags of ours that a release's payload names: in its values as `name` (or `repository`) beside `tag`,
 * and anywhere as `name:tag`.
 *
 * @throws SyntaxError where the text is no release
 */
function imagesIn(payload) {
    const images = new Map();
    const add = (name, tag, digest) => {
        images.set(`${name}:${tag}@${digest}`, { name, tag, ...(digest ? { digest } : {}) });
    };
    for (const [, name = '', tag = '', digest] of payload.matchAll(REFERENCE))
        add(name, tag, digest);
    const { config, chart } = JSON.parse(payload);
    const walk = (value) => {
        if (typeof value !== 'object' || value === null)
            return;
        const { name, repository, registry, tag } = value;
        const own = typeof tag === 'string' ? OWN.exec(tag) : null;
        const named = typeof repository === 'string' ? repository : name;
        if (own?.[1] && typeof named === 'string') {
            add(typeof registry === 'string' ? `${registry}/${named}` : named, own[1], own[2]);
        }
        for (const inner of Object.values(value))
            walk(inner);
    };
    walk(config);
    walk(chart?.values);
    return { tags: new Set(payload.match(TAG) ?? []), images: [...images.values()] };
}


/***/ })

};
