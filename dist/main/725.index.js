export const id = 725;
export const ids = [725];
export const modules = {

/***/ 5860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ repositoryName)
/* harmony export */ });
/* unused harmony export repositoryOf */
/* harmony import */ var _fleet_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8316);

/**
 * The ops repo's name, `org/repo`: the event's, or for a person's clone that of its remote `origin`, so that labels are
 * the same as those of a run on GitHub. Empty where there is neither.
 */
async function repositoryName({ event, directory }) {
    if (event.repository)
        return event.repository;
    const origin = await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_0__/* .gitText */ .q_)(directory, ['config', '--get', 'remote.origin.url'], { okCodes: [0, 1] });
    return repositoryOf(origin) ?? '';
}
/** `org/repo` of `https://host/org/repo.git`, `git@host:org/repo` and the like. */
function repositoryOf(url) {
    return /[/:]([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(url.trim())?.[1];
}


/***/ }),

/***/ 6626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ sessions)
});

// EXTERNAL MODULE: ./lib/fleet/fetch.js + 1 modules
var fetch = __webpack_require__(2893);
// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
;// CONCATENATED MODULE: ./lib/fleet/ancestry.js


/**
 * Says how the live commit stands to ours, rightly in shallow clones too.
 *
 * @param live the full id of the commit that is deployed
 * @param ours the full id of the commit that this run is for
 */
async function relation(directory, live, ours, access) {
    if (live === ours)
        return 'same';
    const shallow = await (0,fetch/* isShallow */.fE)(directory);
    const here = shallow ? undefined : await compare(directory, live, ours);
    if (here !== undefined)
        return here;
    const asked = await (0,fetch/* askHistory */.cw)(directory, [live, ours], access, (repository) => compare(repository, live, ours));
    return asked ?? 'unknown';
}
/** @returns undefined where a commit is not in this repository */
async function compare(repository, live, ours) {
    const { code, stdout } = await (0,git/* git */.$Y)(repository, ['merge-base', '--end-of-options', live, ours], {
        okCodes: [0, 1, 128],
    });
    if (code === 128)
        return undefined;
    const base = stdout.toString('latin1').trim();
    if (base === live)
        return 'ancestor';
    return base === ours ? 'descendant' : 'diverged';
}

// EXTERNAL MODULE: ./lib/images/limit.js
var limit = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/commands/clusters.js
var clusters = __webpack_require__(5623);
// EXTERNAL MODULE: ./lib/commands/repository.js
var commands_repository = __webpack_require__(5860);
;// CONCATENATED MODULE: ./lib/commands/session.js




/** How this run's commit stands to the live one, from how the live one stands to ours. */
const STANDING = {
    same: 'same',
    ancestor: 'newer',
    descendant: 'older',
    diverged: 'unrelated',
    unknown: 'unknown',
};
/** The cap of a cluster counts running Helms, so its places are shared by all of the run. */
function sessions(context, { fleet, tree, accesses }) {
    const { event, directory } = context.options;
    const repository = (0,commands_repository/* repositoryName */.a)(context.options);
    const slots = new Map();
    const slotOf = (cluster) => {
        const slot = slots.get(cluster) ?? (0,limit/* limiter */.T)((0,clusters/* clusterOf */.es)(fleet, cluster).parallel);
        slots.set(cluster, slot);
        return slot;
    };
    return {
        standing: async (live) => STANDING[await relation(directory, live, tree.commit, event)],
        async of(release) {
            return {
                access: await accesses.of(release.cluster),
                commit: tree.commit,
                repository: await repository,
                say: (line) => context.host.line(`${release.id}: ${line}`),
                signal: context.signal,
                slot: slotOf(release.cluster),
                ...(event.run ? { holder: event.run } : {}),
            };
        },
    };
}


/***/ }),

/***/ 7707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dU: () => (/* binding */ countInVain),
  YL: () => (/* binding */ labelRevision),
  Qb: () => (/* binding */ proveRevision)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/health.js


const ATTEMPTS = 5;
const PAUSE_MS = 2_000;
const CALL_MS = 20_000;
/**
 * Asks a release's hub which JupyterHub it is, from inside its own pod (`kubectl exec`), so that no network policy
 * stands between. The answer proves that the hub's process serves requests.
 *
 * A release without a hub (monitoring, a member of a federation that only redirects), or whose hub is scaled to none,
 * is known from its objects and not asked.
 *
 * @throws CommandError where the cluster cannot be asked for the release's objects
 */
async function askHub(kubectl, target, options) {
    const { namespace } = target;
    const call = { namespace, timeoutMs: CALL_MS, signal: options.signal };
    const list = await kubectl.json(['get', 'deployments.apps'], call);
    const hub = list.items.find((deployment) => isHubOf(deployment, target.release));
    if (!hub || hub.spec.replicas === 0)
        return { hub: false };
    const container = hubContainer(hub);
    const url = apiUrl(container);
    let failure = '';
    const attempts = options.attempts ?? ATTEMPTS;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        if (attempt > 1)
            await (0,promises_.setTimeout)(PAUSE_MS, undefined, { signal: options.signal });
        try {
            const argv = [
                'exec',
                `deployment/${hub.metadata.name}`,
                '-c',
                container.name,
                '--',
                'python3',
                '-c',
                ASK,
                url,
            ];
            const { stdout } = await kubectl.run(argv, call);
            return { hub: true, version: versionIn(stdout) };
        }
        catch (error) {
            if (options.signal.aborted)
                throw error;
            failure = wordsOf(error);
            options.say?.(`hub: does not answer ${url} yet (${failure}), ${attempt} of ${attempts}`);
            if (/\(Forbidden\)|is forbidden/.test(failure))
                break;
        }
    }
    return { hub: true, problem: unhealthy(hub.metadata.name, url, failure) };
}
/** Whether a Deployment is the release's JupyterHub: zero-to-jupyterhub labels and names it so. */
function isHubOf({ metadata, spec }, release) {
    if (metadata.annotations?.['meta.helm.sh/release-name'] !== release)
        return false;
    const labels = metadata.labels ?? {};
    const component = labels.component ?? labels['app.kubernetes.io/component'];
    const called = component === 'hub' || metadata.name === 'hub' || metadata.name.endsWith('-hub');
    // Other software has hubs too (Selenium): JupyterHub's container is called hub in every chart seen.
    return called && spec.template.spec.containers.some(({ name }) => name === 'hub');
}
function hubContainer(hub) {
    const container = hub.spec.template.spec.containers.find(({ name }) => name === 'hub');
    if (!container)
        throw new Error(`${hub.metadata.name} has no container hub`);
    return container;
}
/** /hub/api below the hub's base URL, which the chart writes into the probe's path: `/base/hub/health`. */
function apiUrl(container) {
    const probe = (container.readinessProbe ?? container.livenessProbe)?.httpGet;
    const base = /^(.*)\/hub\/health\/?$/.exec(probe?.path ?? '')?.[1] ?? '';
    const named = container.ports?.find(({ name }) => name === probe?.port)?.containerPort;
    const port = typeof probe?.port === 'number' ? probe.port : (named ?? 8081);
    const scheme = probe?.scheme?.toLowerCase() === 'https' ? 'https' : 'http';
    return `${scheme}://127.0.0.1:${port}${base}/hub/api`;
}
/** A hub's image always has Python and not always curl; proxies of the pod's environment are not for its own port. */
const ASK = `
import ssl, sys, urllib.request as r
c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
o = r.build_opener(r.ProxyHandler({}), r.HTTPSHandler(context=c))
print(o.open(sys.argv[1], timeout=10).read().decode())
`.trim();
function versionIn(answer) {
    const { version } = JSON.parse(answer);
    if (typeof version !== 'string')
        throw new Error('the answer names no version');
    return version;
}
function wordsOf(error) {
    if (!(error instanceof exec/* CommandError */.Qd))
        return error instanceof Error ? error.message : String(error);
    const lines = (error.output?.stderr ?? '')
        .trim()
        .split('\n')
        .filter((line) => !/^command terminated/.test(line));
    return lines.at(-1) || error.message;
}
function unhealthy(name, url, failure) {
    const forbidden = /\(Forbidden\)|is forbidden/.test(failure);
    const fix = forbidden
        ? "Let the deployer's Role create pods/exec in the namespace, or turn health-check off."
        : `Its pod is ready and its API does not answer: see kubectl logs deployment/${name}.`;
    return {
        severity: 'error',
        title: forbidden ? 'The hub may not be asked' : 'The hub does not answer',
        message: `${url} was asked for its version from inside ${name}'s own pod: ${failure} ${fix}`,
    };
}

// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/release/patience.js
var patience = __webpack_require__(7482);
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
// EXTERNAL MODULE: ./lib/release/steps.js
var release_steps = __webpack_require__(2030);
;// CONCATENATED MODULE: ./lib/release/prove.js





/**
 * What comes after a rollout that went well or not: the hub is asked, `after` steps run, and only where all is well
 * the revision is labelled as proved.
 *
 * @param rolledOut what the watch found; its problem is among the answer's
 * @param asked whether the hub is to be asked for its health
 */
async function proveRevision(work, release, revision, rolledOut, asked, steps) {
    const problems = rolledOut.ok ? [] : [rolledOut.problem];
    let jupyterhub;
    if (rolledOut.ok && asked) {
        const answer = await askHub(work.watching, work.target, { say: work.say, signal: work.signal });
        if (answer.hub && 'problem' in answer)
            problems.push(answer.problem);
        else if (answer.hub)
            jupyterhub = answer.version;
    }
    problems.push(...(await (0,release_steps/* runSteps */.r)(release.after, 'after', problems.length === 0, steps)));
    if (problems.length > 0)
        return { ok: false, problems };
    await labelRevision(work, revision, (0,labels/* provedLabels */.cv)(revision, jupyterhub));
    return { ok: true, problems, ...(jupyterhub ? { jupyterhub } : {}) };
}
/** Counts one more watch of a revision that Helm calls deployed and that did not become well. */
async function countInVain(work, revision, before) {
    await labelRevision(work, revision, { [labels/* LABEL */.d_.unproved]: `${revision}.${before + 1}` });
}
/** @throws CommandError */
async function labelRevision(work, revision, labels) {
    const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    const args = ['label', 'secret', (0,recover/* secretName */.Gf)(work.target.release, revision), '--overwrite', ...pairs];
    const options = { namespace: work.target.namespace, timeoutMs: 60_000 };
    await (0,patience/* patiently */.d)(work.signal, () => work.kubectl.run(args, options));
}


/***/ }),

/***/ 7102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vr: () => (/* binding */ asDeployed),
  wC: () => (/* binding */ freePending),
  Cp: () => (/* binding */ inSession),
  xr: () => (/* binding */ settledState)
});

// EXTERNAL MODULE: ./lib/host/kubectl.js
var kubectl = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var release_helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/release/lease.js



const DURATION_MS = 60_000;
const RENEW_MS = 10_000;
const PATIENCE_MS = 30 * 60_000;
const POLL_MS = 3_000;
/** Machines' clocks may differ by this much; a Lease that is older by the clock needs no watching to be called dead. */
const CLOCK_SKEW_MS = 120_000;
const CALL_TIMEOUT_MS = 15_000;
const NEW_NAMESPACE_TRIES = 10;
const NEW_NAMESPACE_PAUSE_MS = 500;
/**
 * Does the work while holding a coordination.k8s.io Lease, so that one deployer at a time works on a release.
 *
 * Written with the resourceVersion that was read, so of two that try at once one wins. A holder is dead when its
 * Lease stood still for its duration as seen by our own clock (client-go's rule), or is older than any clock skew.
 * At the end the Lease stays, with no holder.
 *
 * @param kubectl must outlive the run's signal: the Lease is given back after a cancel, too
 * @throws ProblemError where another holder does not finish, or the login may not use Leases; what `work` throws
 */
async function withLease(kubectl, options, work) {
    let { lease, takenOver } = await acquire(kubectl, options);
    const lost = new AbortController();
    const done = new AbortController();
    const renewing = keep(kubectl, options, lease, done.signal, (next) => {
        lease = next;
    }).catch((error) => lost.abort(error));
    try {
        return await work({ signal: AbortSignal.any([options.signal, lost.signal]), takenOver });
    }
    finally {
        done.abort();
        await renewing;
        if (!lost.signal.aborted)
            await giveBack(kubectl, lease);
    }
}
async function acquire(kubectl, options) {
    const deadline = Date.now() + (options.patienceMs ?? PATIENCE_MS);
    let seen = { version: '', since: Date.now() };
    let told = '';
    for (;;) {
        const current = await read(kubectl, options);
        if (!current) {
            const created = await create(kubectl, options);
            if (created)
                return { lease: created, takenOver: false };
            continue;
        }
        if (current.metadata.resourceVersion !== seen.version)
            seen = { version: current.metadata.resourceVersion, since: Date.now() };
        const holder = current.spec?.holderIdentity;
        const dead = holder !== undefined && holder !== '' && isDead(current, seen.since);
        if (!holder || dead) {
            const taken = await replace(kubectl, claimed(current, options));
            if (taken)
                return { lease: taken, takenOver: dead };
            continue;
        }
        if (Date.now() > deadline)
            throw busy(options, holder);
        if (told !== holder)
            options.say?.(`waiting for ${holder}, which is working on it`);
        told = holder;
        await pause(options.pollMs ?? POLL_MS, options.signal);
    }
}
function isDead(lease, unchangedSince) {
    const duration = (lease.spec?.leaseDurationSeconds ?? DURATION_MS / 1000) * 1000;
    const renewed = Date.parse(lease.spec?.renewTime ?? '');
    return Date.now() - unchangedSince > duration || Date.now() - renewed > duration + CLOCK_SKEW_MS;
}
/**
 * Renews until `done`. A call that fails is tried again; only a Lease that went unrenewed for most of its duration,
 * or that another took, is lost.
 */
async function keep(kubectl, options, first, done, renewed) {
    const duration = options.durationMs ?? DURATION_MS;
    const every = options.renewMs ?? RENEW_MS;
    let lease = first;
    let last = Date.now();
    for (;;) {
        try {
            await (0,promises_.setTimeout)(every, undefined, { signal: done });
        }
        catch {
            return;
        }
        try {
            const next = await replace(kubectl, { ...lease, spec: { ...lease.spec, renewTime: microTime() } });
            const ours = next ?? (await read(kubectl, options));
            if (ours?.spec?.holderIdentity !== options.holder)
                throw taken(options, ours?.spec?.holderIdentity);
            lease = ours;
            last = Date.now();
            renewed(lease);
        }
        catch (error) {
            if (error instanceof problem/* ProblemError */.M)
                throw error;
            if (Date.now() - last > duration * 0.75)
                throw silent(options, error);
        }
    }
}
/** Gives it back with no holder. Where that fails it falls silent, and its duration ends it. */
async function giveBack(kubectl, lease) {
    const spec = { ...lease.spec, holderIdentity: '', renewTime: microTime(), leaseDurationSeconds: 1 };
    await replace(kubectl, { ...lease, spec }).catch(() => undefined);
}
function claimed(current, options) {
    const transitions = (current.spec?.leaseTransitions ?? 0) + 1;
    return { ...current, spec: { ...spec(options), leaseTransitions: transitions } };
}
function spec(options) {
    const now = microTime();
    const seconds = Math.ceil((options.durationMs ?? DURATION_MS) / 1000);
    return { holderIdentity: options.holder, leaseDurationSeconds: seconds, acquireTime: now, renewTime: now };
}
/** Kubernetes' MicroTime wants six digits of a second. */
function microTime() {
    return new Date().toISOString().replace(/Z$/, '000Z');
}
async function read(kubectl, options) {
    const args = ['get', 'leases.coordination.k8s.io', options.name, '--ignore-not-found', '-o', 'json'];
    const output = await call(() => kubectl.run(args, { namespace: options.namespace, timeoutMs: CALL_TIMEOUT_MS }));
    return output.stdout.trim() ? JSON.parse(output.stdout) : undefined;
}
/** @returns undefined where another was quicker */
async function create(kubectl, options) {
    const object = {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name: options.name, namespace: options.namespace },
        spec: { ...spec(options), leaseTransitions: 0 },
    };
    for (let attempt = 1;; attempt += 1) {
        try {
            return await write(kubectl, 'create', object, /AlreadyExists|already exists/);
        }
        catch (error) {
            if (attempt === NEW_NAMESPACE_TRIES || !isNamespaceMissing(error))
                throw error;
            await pause(NEW_NAMESPACE_PAUSE_MS, options.signal);
        }
    }
}
/** An API server's admission may not know yet of a namespace that was made just now (seen on 1.37). */
function isNamespaceMissing(error) {
    return error instanceof exec/* CommandError */.Qd && /namespaces ".*" not found/.test(error.output?.stderr ?? '');
}
/** @returns undefined where it changed since it was read */
async function replace(kubectl, lease) {
    return write(kubectl, 'replace', lease, /\(Conflict\)|object has been modified|\(NotFound\)|not found/);
}
async function write(kubectl, verb, object, overtaken) {
    try {
        const { namespace } = object.metadata;
        const options = { namespace, input: JSON.stringify(object), timeoutMs: CALL_TIMEOUT_MS };
        const output = await call(() => kubectl.run([verb, '-f', '-', '-o', 'json'], options));
        return JSON.parse(output.stdout);
    }
    catch (error) {
        if (error instanceof exec/* CommandError */.Qd && overtaken.test(error.output?.stderr ?? ''))
            return undefined;
        throw error;
    }
}
/** Says what a Role lacks instead of kubectl's words; everything else goes on as it is. */
async function call(run) {
    try {
        return await run();
    }
    catch (error) {
        if (error instanceof exec/* CommandError */.Qd && /is forbidden/.test(error.output?.stderr ?? '') && isRbac(error)) {
            throw new problem/* ProblemError */.M({
                severity: 'error',
                title: 'The login may not use Leases',
                message: 'Each deploy holds a Lease in the namespace of its hub, so that two never work on one release at once. ' +
                    'Give the login get, create and update of leases (API group coordination.k8s.io) there.',
                log: error.output?.stderr ?? '',
            });
        }
        throw error;
    }
}
function isRbac(error) {
    return /cannot (get|create|update|list) resource "leases"/.test(error.output?.stderr ?? '');
}
async function pause(ms, signal) {
    await (0,promises_.setTimeout)(ms, undefined, { signal });
}
function busy(options, holder) {
    const minutes = Math.round((options.patienceMs ?? PATIENCE_MS) / 60_000);
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'Another deploy is at work',
        message: `${holder} has been working on it, and had not finished after ${minutes} minutes of waiting (Lease ` +
            `${options.name} in namespace ${options.namespace}). Nothing was changed. Run this again when that is done.`,
    });
}
function taken(options, holder) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'The Lease was lost',
        message: `Lease ${options.name} in namespace ${options.namespace} was ${holder ? `taken by ${holder}` : 'taken away'} ` +
            'while this run worked on the release, so it stopped at once. Look at what that deploy says, then run this again.',
    });
}
function silent(options, error) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        title: 'The cluster stopped answering',
        message: `Lease ${options.name} in namespace ${options.namespace} could not be renewed for too long, so another deploy ` +
            'may take the release over; this run stopped. When the cluster answers again, run this again: it goes on by itself.',
        log: error instanceof Error ? error.message : String(error),
    });
}

;// CONCATENATED MODULE: ./lib/release/namespace.js


/**
 * Makes the namespace where it is missing: the Lease stands in it before Helm comes.
 *
 * A Role of one namespace may not read namespaces; the namespace is there then, or the next call says so.
 *
 * @throws ProblemError where it is being deleted; CommandError
 */
async function ensureNamespace(kubectl, namespace) {
    const args = ['get', 'namespace', namespace, '--ignore-not-found', '-o', 'json'];
    const output = await kubectl.run(args, { timeoutMs: 30_000 }).catch(unlessForbidden);
    if (!output)
        return;
    if (!output.stdout.trim()) {
        await kubectl.run(['create', 'namespace', namespace], { timeoutMs: 30_000 }).catch(unlessThere);
        return;
    }
    const { status } = JSON.parse(output.stdout);
    if (status?.phase !== 'Terminating')
        return;
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: 'The namespace is being deleted',
        message: `Namespace ${namespace} is being terminated, so nothing can be made in it. Wait until it is gone ` +
            '(`kubectl get namespace` shows what it waits for), then run this again.',
    });
}
function unlessForbidden(error) {
    if (!(error instanceof exec/* CommandError */.Qd) || !/is forbidden/.test(error.output?.stderr ?? ''))
        throw error;
}
function unlessThere(error) {
    if (!(error instanceof exec/* CommandError */.Qd) || !/AlreadyExists/.test(error.output?.stderr ?? ''))
        throw error;
}

// EXTERNAL MODULE: ./lib/release/patience.js
var patience = __webpack_require__(7482);
// EXTERNAL MODULE: ./lib/release/problems.js
var release_problems = __webpack_require__(8765);
// EXTERNAL MODULE: ./lib/release/prove.js + 1 modules
var prove = __webpack_require__(7707);
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
;// CONCATENATED MODULE: ./lib/release/shared-lists.js


/** From so many namespaces on, one list of the whole cluster costs less than one of each. */
const TOGETHER = 3;
const clusters = new Map();
/**
 * A kubectl whose lists are shared: many rollouts that are watched at once on one cluster ask one question together,
 * for all namespaces, while another is being answered, instead of each for itself. A single one asks as ever.
 *
 * @param own what everything else is asked with, and lists where a Role allows no more
 */
function sharingLists(access, own, timeoutMs = 30_000) {
    const key = JSON.stringify([access.kubeconfig, access.context]);
    const cluster = clusters.get(key) ?? { kubectl: (0,kubectl/* kubectl */.L)(access), boards: new Map(), alone: false };
    clusters.set(key, cluster);
    return {
        run: own.run,
        json(args, options = {}) {
            if (!isList(args) || !options.namespace || cluster.alone)
                return own.json(args, options);
            const shared = ask(cluster, args, options.namespace, options.timeoutMs ?? timeoutMs).catch((error) => {
                if (!isForbidden(error))
                    throw error;
                cluster.alone = true;
                return own.json(args, options);
            });
            return unlessAborted(shared, options.signal);
        },
    };
}
/** `get KINDS -l SELECTOR`: of whole kinds, nothing by name. */
function isList(args) {
    return args[0] === 'get' && (args.length === 2 || (args.length === 4 && args[2] === '-l'));
}
function ask(cluster, args, namespace, timeoutMs) {
    const name = args.join(' ');
    const board = cluster.boards.get(name) ?? { busy: false, waiting: [] };
    cluster.boards.set(name, board);
    return new Promise((answer, fail) => {
        board.waiting.push({ namespace, answer, fail });
        if (!board.busy)
            void serve(cluster.kubectl, board, args, timeoutMs);
    });
}
/** One call at a time; those who come meanwhile are answered together by the next. */
async function serve(cluster, board, args, timeoutMs) {
    board.busy = true;
    while (board.waiting.length > 0) {
        const round = board.waiting;
        board.waiting = [];
        const namespaces = new Set(round.map(({ namespace }) => namespace));
        if (namespaces.size < TOGETHER)
            await Promise.all([...namespaces].map((namespace) => {
                const those = round.filter((waiting) => waiting.namespace === namespace);
                return settle(those, cluster.json(args, { namespace, timeoutMs }));
            }));
        else
            await settle(round, cluster.json([...args, '--all-namespaces'], { timeoutMs }));
    }
    board.busy = false;
}
async function settle(waiting, call) {
    try {
        const { items } = await call;
        const byNamespace = new Map();
        for (const item of items) {
            const { namespace } = item.metadata;
            const those = byNamespace.get(namespace);
            if (those)
                those.push(item);
            else
                byNamespace.set(namespace, [item]);
        }
        for (const { namespace, answer } of waiting)
            answer({ items: byNamespace.get(namespace) ?? [] });
    }
    catch (error) {
        for (const { fail } of waiting)
            fail(error);
    }
}
function isForbidden(error) {
    return error instanceof exec/* CommandError */.Qd && /is forbidden/.test(error.output?.stderr ?? '');
}
/** Who is cancelled does not wait for the others' answer. */
function unlessAborted(call, signal) {
    if (!signal)
        return call;
    return new Promise((resolve, reject) => {
        const stop = () => reject(new exec/* CommandError */.Qd('kubectl', 'aborted', 'cancelled'));
        if (signal.aborted)
            stop();
        signal.addEventListener('abort', stop, { once: true });
        call.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}

// EXTERNAL MODULE: ./lib/release/state.js
var state = __webpack_require__(3264);
;// CONCATENATED MODULE: ./lib/release/session.js











/** Without a Lease to tell, a Helm that is younger than this may be alive. */
const PENDING_MS = 30 * 60_000;
const CANCELLED_BEFORE = {
    severity: 'error',
    title: 'Cancelled before anything changed',
    message: 'The run was cancelled before this release was touched. The next run continues by itself.',
};
/** An outcome as the hub's result, whatever was thrown on the way to it. Never throws. */
async function asDeployed(planned, context, work) {
    const started = Date.now();
    const { release } = planned;
    const outcome = await work().catch((error) => {
        const problems = context.signal.aborted ? [CANCELLED_BEFORE] : (0,release_problems/* problemsOf */.G)(error);
        return { result: 'failed', problems };
    });
    return {
        planned,
        ...outcome,
        problems: outcome.problems.map((problem) => ({ hub: release.id, ...problem })),
        ...(release.url ? { url: release.url } : {}),
        seconds: Math.round((Date.now() - started) / 1000),
    };
}
/**
 * Works on a release under its Lease. What a cancel leaves half done is put in order, and said.
 *
 * @throws ProblemError, CommandError; what the work throws while its signal is well
 */
async function inSession(release, context, story) {
    const { signal, say, access } = context;
    const { namespace } = release;
    const helm = await (0,release_helm.helm)(access, context.helm);
    const outliving = (0,kubectl/* kubectl */.L)(access);
    await ensureNamespace(outliving, namespace);
    const lease = {
        namespace,
        name: `hub-deploy-${release.release}`,
        holder: holderOf(context),
        signal,
        say,
    };
    return withLease(outliving, lease, async (held) => {
        const work = workOn(release, context, helm, held.signal);
        try {
            return await story(work, held);
        }
        catch (error) {
            if (!held.signal.aborted)
                throw error;
            // A lost Lease is another's now: nothing is touched.
            return signal.aborted
                ? interrupted(work)
                : { result: 'failed', problems: (0,release_problems/* problemsOf */.G)(held.signal.reason) };
        }
    });
}
function holderOf({ holder, repository, commit }) {
    const unique = crypto.randomUUID().slice(0, 8);
    return `${holder ?? `hub-deploy of ${repository || 'a local folder'} at ${commit.slice(0, 7)}`} (${unique})`;
}
function workOn({ release, namespace }, context, helm, signal) {
    return {
        target: { release, namespace },
        helm,
        access: context.access,
        kubectl: (0,kubectl/* kubectl */.L)(context.access),
        watching: sharingLists(context.access, (0,kubectl/* kubectl */.L)(context.access, signal)),
        signal,
        say: context.say,
        slot: context.slot ?? ((work) => work()),
        ...(context.locateImage ? { locateImage: context.locateImage } : {}),
    };
}
/**
 * The release as it is now, and no longer pending.
 *
 * @throws ProblemError where a Helm that may be alive works on it
 */
async function settledState(work, held, timeoutSeconds) {
    const state = await session_read(work);
    if (!state || !(0,recover/* isPending */.mm)(state))
        return state;
    const minimumAgeMs = Math.max(PENDING_MS, timeoutSeconds * 2000);
    await (0,recover/* recoverPending */.iH)(work.kubectl, { state, abandoned: held.takenOver, minimumAgeMs, say: work.say });
    return session_read(work);
}
/** After a Helm of ours has ended: one that was killed may have left the release pending, and nobody works on it now. */
async function freePending(work) {
    const state = await session_read(work);
    if (!state || !(0,recover/* isPending */.mm)(state))
        return state;
    await (0,recover/* recoverPending */.iH)(work.kubectl, { state, abandoned: true, minimumAgeMs: 0, say: work.say });
    return session_read(work);
}
function session_read(work) {
    return (0,patience/* patiently */.d)(work.signal, () => (0,state/* readRelease */.iJ)(work.kubectl, work.target));
}
/** The run was cancelled: says what is where. */
async function interrupted(work) {
    const state = await freePending(work).catch(() => undefined);
    if (state?.status === 'failed' && state.rev === state.revision)
        await (0,prove/* labelRevision */.YL)(work, state.revision, { [labels/* LABEL */.d_.interrupted]: String(state.revision) }).catch(() => { });
    const hooks = state ? await (0,recover/* runningHooks */.mA)(work.kubectl, state).catch(() => []) : [];
    const where = state
        ? `Revision ${state.revision} is now ${state.status}.`
        : 'Nothing had been written to the cluster, or it no longer answers.';
    const left = hooks.length > 0 ? ` What a hook started runs on by itself: ${hooks.join(', ')}.` : '';
    const problem = {
        severity: 'error',
        title: 'The deploy was cancelled',
        message: `${where}${left} The next run continues by itself.`,
    };
    return { result: 'failed', problems: [problem], ...(state ? { revision: state.revision } : {}) };
}


/***/ }),

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ runSteps)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9141);


const PAUSE_MS = 3_000;
const LOG_LINES = 30;
/**
 * Runs `before` or `after` steps in their order. The first that fails ends it, but for those that run always.
 *
 * @param ok whether all went well before: where it did not, only steps with `when: always` run
 * @returns what failed; empty where nothing did
 */
async function runSteps(steps, which, ok, context) {
    const problems = [];
    for (const step of steps) {
        if (step.environments && !step.environments.includes(context.environment))
            continue;
        const well = ok && problems.length === 0;
        if (!well && step.when !== 'always')
            continue;
        const problem = await runStep(step, which, context);
        if (problem)
            problems.push(problem);
    }
    return problems;
}
async function runStep(step, which, context) {
    const shown = step.run.join(' ');
    for (let attempt = 1;; attempt += 1) {
        context.say(`${which}: ${shown}${attempt > 1 ? ` (attempt ${attempt} of ${step.attempts})` : ''}`);
        const lines = [];
        try {
            await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .exec */ .m0)({
                argv: step.run,
                cwd: context.cwd,
                env: context.env,
                group: true,
                timeoutMs: step.timeoutSeconds * 1000,
                signal: context.signal,
                onLine: (line) => lines.push(line),
            });
            return undefined;
        }
        catch (error) {
            if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd))
                throw error;
            const final = attempt >= step.attempts || error.reason === 'aborted' || error.reason === 'not found';
            if (final)
                return failed(step, which, attempt, error, lines);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(PAUSE_MS * attempt, undefined, { signal: context.signal });
        }
    }
}
function failed(step, which, attempts, error, lines) {
    const why = {
        'not found': 'the program is not there: add it in `setup`, or give its path',
        'not started': error.message,
        exit: `it ended with exit code ${error.output?.code}`,
        timeout: `it did not end within its timeout of ${step.timeoutSeconds} s`,
        aborted: 'the run was cancelled',
    };
    const result = which === 'before' ? 'Nothing was deployed.' : 'The release is there, but it does not count as proved.';
    return {
        severity: 'error',
        title: `A step failed: ${step.run[0]}`.slice(0, 60),
        message: `The \`${which}\` step \`${step.run.join(' ')}\` failed${attempts > 1 ? ` ${attempts} times` : ''}: ` +
            `${why[error.reason]}. ${result}`,
        log: lines.slice(-LOG_LINES).join('\n'),
    };
}


/***/ })

};
