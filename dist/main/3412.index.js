export const id = 3412;
export const ids = [3412];
export const modules = {

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

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ repositoryHash),
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

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ readClusterState),
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   VW: () => (/* binding */ listRevisions),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/* unused harmony exports parseRevisions, newestRevisions, watchedInVain */
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6246);


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
    try {
        return newestRevisions(await listRevisions(kubectl, selector));
    }
    catch (error) {
        if (!isForbidden(error) || !options.namespaces?.length)
            return { unknown: sentence(error) };
    }
    try {
        const lists = [];
        for (const namespace of new Set(options.namespaces))
            lists.push(await listRevisions(kubectl, selector, namespace));
        return newestRevisions(lists.flat());
    }
    catch (error) {
        return { unknown: sentence(error) };
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
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLabels */ .Xy)(words.at(-1) ?? '');
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
        ...text('digest', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest]),
        ...number('rev', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.rev]),
        ...number('proved', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.proved]),
        ...text('commit', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.commit]),
        ...text('hub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hub]),
        ...text('hold', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.hold]),
        ...text('jupyterhub', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.jupyterhub]),
        ...text('repo', labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.repo]),
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
        const same = labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] === newest.labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest];
        if (status !== 'failed' || !same || revision !== expected)
            break;
        if (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.interrupted] !== String(revision))
            count += 1;
        expected -= 1;
    }
    return count;
}
/** How often a revision that Helm calls deployed was watched and not seen well. */
function watchedInVain({ revision, labels }) {
    const [of, count] = (labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.unproved] ?? '').split('.').map(Number);
    return of === revision && count ? count : 0;
}
function text(key, value) {
    return value ? { [key]: value } : {};
}
function number(key, value) {
    return value && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}
/** True where the login may not ask this of the cluster. */
function isForbidden(error) {
    return error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}
/** Why the cluster did not say, in one sentence; what is no failure of kubectl's is thrown on. */
function sentence(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        throw error;
    if (error.reason === 'not found')
        return 'kubectl is not on the PATH';
    if (error.reason === 'timeout')
        return `the cluster did not answer within ${LIST_TIMEOUT_MS / 1000} seconds`;
    if (error.reason === 'aborted')
        return 'the run was cancelled';
    const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
    if (isForbidden(error))
        return `the login may not list the releases' Secrets (${words})`;
    // Where nothing says which cluster, kubectl tries this one.
    if (words.includes('localhost:8080'))
        return 'no kubeconfig was given: the input (in the reusable workflow the secret) `kubeconfig` is empty, and no login came before';
    return `the cluster could not be asked: ${words}`;
}


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readUsedImages)
/* harmony export */ });
/* unused harmony export imagesIn */
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6163);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3264);


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
    try {
        return await list(['--all-namespaces']);
    }
    catch (error) {
        if (!(0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .US)(error) || options.namespaces.length === 0)
            return { unknown: (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)(error) };
    }
    try {
        const revisions = [];
        for (const namespace of new Set(options.namespaces)) {
            revisions.push(...(await list(['--namespace', namespace])));
        }
        return revisions;
    }
    catch (error) {
        return { unknown: (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)(error) };
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
