export const id = 2082;
export const ids = [2082];
export const modules = {

/***/ 2082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./lib/host/kubectl.js
var kubectl = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/status.js + 1 modules
var release_status = __webpack_require__(1716);
// EXTERNAL MODULE: ./lib/report/status.js
var report_status = __webpack_require__(6282);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/images/registry.js
var registry = __webpack_require__(4703);
// EXTERNAL MODULE: ./lib/release/used-images.js
var used_images = __webpack_require__(1847);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var commands_registry = __webpack_require__(653);
;// CONCATENATED MODULE: ./lib/commands/gone-images.js





/**
 * The images that live releases pin by digest and that their registry does not have any more: their pods run on until
 * a node has to pull. Gone is only what the registry answers with its own 404; what it does not say is one notice.
 */
async function goneImages(context, found) {
    const pinned = await pinnedImages(context, found);
    if (pinned.length === 0)
        return [];
    const wanted = pinned.map(({ image }) => ({ name: image.name, tag: tagOf(image) }));
    const names = wanted.map(({ name }) => name);
    const answers = await (0,registry/* lookUpTags */.YK)(wanted, {
        credentials: (0,credentials/* credentials */.z3)({ logins: (0,commands_registry/* givenLogins */.wN)(context, names) }),
        signal: context.signal,
    });
    const stateOf = ({ image }) => answers.get(`${image.name}:${tagOf(image)}`);
    const gone = pinned.filter((one) => stateOf(one)?.state === 'absent').map(goneProblem);
    const silent = new Set(pinned.flatMap((one) => {
        const state = stateOf(one);
        return state && 'why' in state ? [state.why] : [];
    }));
    return silent.size > 0 ? [...gone, notKnown([...silent])] : gone;
}
/** What live hubs run of the images that are built here. */
async function pinnedImages(context, found) {
    const { fleet, values, plan, clusters, accesses } = found;
    const names = new Set(await Promise.all(fleet.images.map((image) => values.nameOf(image))));
    const lists = await Promise.all([...clusters].map(async ([cluster, state]) => {
        if ('unknown' in state)
            return [];
        const releases = plan.hubs.map(({ release }) => release).filter((one) => one.cluster === cluster);
        const namespaces = releases.map(({ namespace }) => namespace);
        const access = (0,kubectl/* kubectl */.L)(await accesses.of(cluster), context.signal);
        const revisions = await (0,used_images/* readUsedImages */.g)(access, { namespaces, liveOnly: true });
        if ('unknown' in revisions)
            return [];
        return revisions.flatMap(({ namespace, release: name, images }) => {
            const release = releases.find((one) => one.namespace === namespace && one.release === name);
            if (!release)
                return [];
            return images.flatMap(({ digest, ...image }) => digest && names.has(image.name) ? [{ release, image: { ...image, digest } }] : []);
        });
    }));
    return lists.flat();
}
function tagOf({ tag, digest }) {
    return `${tag}@${digest}`;
}
function goneProblem({ release, image }) {
    return {
        severity: 'error',
        ...release.declaredAt,
        title: `${release.id} runs an image that is gone`,
        message: `${image.name}:${tagOf(image)} is live, and its registry does not have it any more: a node that does not hold it cannot start it. Run \`hub-deploy run ${release.id} --force\`: what the registry lacks is built again. Let the registry's retention rules spare what \`hub-deploy images\` lists as used.`,
        hub: release.id,
    };
}
function notKnown(reasons) {
    return {
        severity: 'notice',
        title: 'Whether live images are still in the registry is not known',
        message: `${reasons.join('; ')}.`,
    };
}

// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
;// CONCATENATED MODULE: ./lib/commands/status.js






/** Says for each hub what is live and how it differs from the repo at this commit; changes nothing. */
async function status_status(context) {
    const { options, host } = context;
    const found = await (0,survey/* survey */.F)(context, { clusters: true, registry: 'none', changes: 'none' });
    const [hubs, gone] = await Promise.all([statuses(context, found), goneImages(context, found)]);
    const report = {
        commit: found.tree.commit,
        hubs,
        gone,
        notes: found.plan.notes.filter((note) => note.includes('was not read')),
        now: Date.now(),
    };
    for (const problem of gone)
        host.problem(problem);
    for (const message of report.notes)
        host.problem({ severity: 'warning', title: 'A cluster was not read', message });
    for (const { planned, drift } of report.hubs) {
        if (!drift)
            continue;
        const { id, declaredAt } = planned.release;
        const message = `${id} is not what the repository says: ${planned.reasons.join('; ')}.`;
        host.problem({ severity: 'warning', title: `Drift: ${id}`, message, ...declaredAt, hub: id });
    }
    if (options.format === 'json')
        context.print(JSON.stringify((0,report_status/* statusJson */.bj)(report), null, 2));
    else if (options.event.name === 'local')
        context.print((0,report_status/* statusText */.qS)(report));
    else
        host.group((0,report_status/* statusHeadline */.ZB)(report), (0,report_status/* statusText */.qS)(report).split('\n'));
    if (options.reportLater) {
        const { handOver } = await __webpack_require__.e(/* import() */ 1172).then(__webpack_require__.bind(__webpack_require__, 1172));
        await handOver(context, { status: report });
    }
    else
        host.summary((0,report_status/* statusMarkdown */.KZ)(report));
    return options.failOnDrift && !(0,report_status/* isAsItShouldBe */.U0)(report) ? 2 : 0;
}
async function statuses(context, { plan, clusters, accesses }) {
    const parts = await Promise.all([...clusters].map(async ([name, state]) => {
        const hubs = plan.hubs.filter(({ release }) => release.cluster === name);
        if ('unknown' in state)
            return hubs.map(release_status/* unknownStatus */.lj);
        const access = await accesses.of(name);
        return (0,release_status/* clusterStatus */.r_)(hubs, {
            kubectl: (0,kubectl/* kubectl */.L)(access, context.signal),
            helm: await (0,helm.helm)(access),
            state,
        });
    }));
    return parts.flat().sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1));
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
