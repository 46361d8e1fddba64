export const id = 361;
export const ids = [361];
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
  N: () => (/* binding */ checksWanted),
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
/** What inputs ask for of every hub before it counts as proved. */
function checksWanted({ healthCheck, startCheck }) {
    return { healthCheck, ...(startCheck ? { startCheck } : {}) };
}
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

/***/ 6196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tg: () => (/* binding */ checksOf),
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
    const hub = await findHub(kubectl, target, call);
    if (!hub)
        return { hub: false };
    const { url } = hub;
    let failure = '';
    const attempts = options.attempts ?? ATTEMPTS;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        if (attempt > 1)
            await (0,promises_.setTimeout)(PAUSE_MS, undefined, { signal: options.signal });
        try {
            const argv = ['exec', `deployment/${hub.name}`, '-c', hub.container, '--', 'python3', '-c', ASK, url];
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
    return { hub: true, problem: unhealthy(hub.name, namespace, url, failure) };
}
/**
 * A release's hub; undefined where it has none, or is scaled to none.
 *
 * @throws CommandError
 */
async function findHub(kubectl, { release, namespace }, call) {
    const list = await kubectl.json(['get', 'deployments.apps'], { ...call, namespace });
    const hub = list.items.find((deployment) => isHubOf(deployment, release));
    if (!hub || hub.spec.replicas === 0)
        return undefined;
    const container = hubContainer(hub);
    return { name: hub.metadata.name, container: container.name, url: apiUrl(container) };
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
function unhealthy(name, namespace, url, failure) {
    const forbidden = /\(Forbidden\)|is forbidden/.test(failure);
    const fix = forbidden
        ? "Let the deployer's Role create pods/exec in the namespace, or turn health-check off."
        : `Its pod is ready and its API does not answer: see kubectl -n ${namespace} logs deployment/${name}.`;
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
;// CONCATENATED MODULE: ./lib/release/start-check.js


/** The service of JupyterHub whose token is used: zero-to-jupyterhub makes one for each of `hub.services`. */
const SERVICE = 'hub-deploy';
const TOKEN = `hub.services.${SERVICE}.apiToken`;
/** The server is stopped within this, after it started or did not. */
const STOP_SECONDS = 90;
/**
 * Whether a user can start a server: starts one through the hub's own API, waits until it answers, and stops it.
 *
 * The hub is asked from inside its own pod, where no network policy stands between, with the token of the service
 * `hub-deploy`, which goes there by stdin. Nobody's running server is touched.
 *
 * @returns what is wrong; undefined where all is well, and for a release without a hub
 * @throws CommandError where the cluster cannot be asked
 */
async function checkStart(kubectl, target, options) {
    const { namespace } = target;
    const call = { namespace, timeoutMs: 20_000, signal: options.signal };
    const hub = await findHub(kubectl, target, call);
    if (!hub)
        return undefined;
    const token = await tokenOf(kubectl, hub.name, call);
    if (!token)
        return noToken(hub.name);
    options.say(`starting a server for ${options.user}`);
    const { user, timeoutSeconds } = options;
    const script = ['python3', '-c', START, hub.url, user, String(timeoutSeconds), String(STOP_SECONDS)];
    const argv = ['exec', '--stdin', `deployment/${hub.name}`, '-c', hub.container, '--', ...script];
    const timeoutMs = (timeoutSeconds + STOP_SECONDS + 30) * 1000;
    try {
        const { stdout } = await kubectl.run(argv, { ...call, timeoutMs, input: token });
        const answer = JSON.parse(stdout);
        if (!answer.ok)
            return cannotStart(user, answer.words);
        options.say(`the server of ${user} was up after ${answer.seconds} s, and is stopped`);
        return undefined;
    }
    catch (error) {
        if (options.signal.aborted || !(error instanceof exec/* CommandError */.Qd))
            throw error;
        return cannotStart(user, error.output?.stderr.trim() || error.message);
    }
}
async function tokenOf(kubectl, secret, call) {
    const key = TOKEN.replaceAll('.', '\\.');
    const args = ['get', 'secret', secret, '--ignore-not-found', '-o', `jsonpath={.data.${key}}`];
    const { stdout } = await kubectl.run(args, call);
    return Buffer.from(stdout.trim(), 'base64').toString('utf8');
}
/**
 * Runs in the hub's container. The events of a start end with `ready` or `failed`, in the spawner's own words. What it
 * started it stops, also where it took too long: a start cannot be stopped until it has failed, so it tries again.
 */
const START = `
import json, ssl, sys, time, urllib.error, urllib.parse, urllib.request as r
api, user, wait, stop = sys.argv[1], urllib.parse.quote(sys.argv[2], safe=''), float(sys.argv[3]), float(sys.argv[4])
token = sys.stdin.read().strip()
c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
o = r.build_opener(r.ProxyHandler({}), r.HTTPSHandler(context=c))
class Said(Exception): pass
def ask(method, path, ok, timeout=30):
    body = b'{}' if method == 'POST' else None
    q = r.Request(api + path, data=body, method=method, headers={'Authorization': 'token ' + token})
    try: a = o.open(q, timeout=timeout)
    except urllib.error.HTTPError as e: a = e
    if a.status in ok: return a
    text = a.read().decode(errors='replace')
    try: text = json.loads(text)['message']
    except Exception: pass
    raise Said('%s %s: HTTP %s %s' % (method, path, a.status, text[:500]))
def servers():
    return json.loads(ask('GET', '/users/' + user, [200]).read()).get('servers') or {}
def start():
    said = ''
    end = time.time() + wait
    for line in ask('GET', '/users/' + user + '/server/progress', [200], wait):
        if time.time() > end: break
        if not line.startswith(b'data:'): continue
        event = json.loads(line[5:])
        if event.get('ready'): return
        said = event.get('message') or said
        if event.get('failed'): raise Said(said)
    raise Said('it was not up after %d s. The last that was heard of it: %s' % (wait, said))
def gone():
    end = time.time() + stop
    while time.time() < end:
        if '' not in servers(): return True
        try: ask('DELETE', '/users/' + user + '/server', [202, 204, 404])
        except Said: pass
        time.sleep(1)
    return False
made = started = False
words, began, took = '', time.time(), 0
try:
    made = ask('GET', '/users/' + user, [200, 404]).status == 404
    if made: ask('POST', '/users/' + user, [201])
    if '' in servers(): raise Said('it has a server already, which was left alone: stop it, or name another user')
    started = True
    ask('POST', '/users/' + user + '/server', [201, 202], wait)
    start()
    took = round(time.time() - began)
except Said as e: words = str(e)
except Exception as e: words = '%s: %s' % (type(e).__name__, e)
try:
    if started and not gone(): words = (words + ' ' if words else '') + 'It could not be stopped.'
    if made: ask('DELETE', '/users/' + user, [204, 404])
except Exception as e: words = words or str(e)
print(json.dumps({'ok': not words, 'seconds': took, 'words': words}))
`.trim();
function noToken(hub) {
    return {
        severity: 'error',
        title: 'The start of a server cannot be checked',
        message: `\`start-check\` uses the token of a service called ${SERVICE}, and the Secret ${hub} has no ${TOKEN}. Declare it in the hub's values: ` +
            `hub.services.${SERVICE}: {}, and hub.loadRoles.${SERVICE}: {services: [${SERVICE}], scopes: [servers, admin:users]}.`,
    };
}
function cannotStart(user, words) {
    return {
        severity: 'error',
        title: 'No server can be started',
        message: `The hub is up, and a server for ${user} did not start and stop as it should: ${words}`,
    };
}

// EXTERNAL MODULE: ./lib/release/steps.js
var release_steps = __webpack_require__(2030);
;// CONCATENATED MODULE: ./lib/release/prove.js






/** A hub whose configuration turns `health-check` off is asked nothing. */
function checksOf({ healthCheck, timeoutSeconds }, wanted) {
    const user = healthCheck === false ? undefined : wanted.startCheck;
    return {
        health: healthCheck ?? wanted.healthCheck ?? true,
        ...(user ? { start: { user, timeoutSeconds } } : {}),
    };
}
/**
 * What comes after a rollout that went well or not: the hub is asked, `after` steps run, and only where all is well
 * the revision is labelled as proved.
 *
 * @param rolledOut what the watch found; its problem or warnings are among the answer's
 */
async function proveRevision(work, release, revision, rolledOut, checks, steps) {
    const problems = rolledOut.ok ? [] : [rolledOut.problem];
    let jupyterhub;
    if (rolledOut.ok && checks.health) {
        const answer = await askHub(work.watching, work.target, { say: work.say, signal: work.signal });
        if (answer.hub && 'problem' in answer)
            problems.push(answer.problem);
        else if (answer.hub)
            jupyterhub = answer.version;
    }
    if (problems.length === 0 && checks.start) {
        const { say, signal } = work;
        const problem = await checkStart(work.kubectl, work.target, { ...checks.start, say, signal });
        if (problem)
            problems.push(problem);
    }
    problems.push(...(await (0,release_steps/* runSteps */.r)(release.after, 'after', problems.length === 0, steps)));
    const warnings = rolledOut.ok ? (rolledOut.warnings ?? []) : [];
    if (problems.length > 0)
        return { ok: false, problems: [...warnings, ...problems] };
    await labelRevision(work, revision, (0,labels/* provedLabels */.cv)(revision, jupyterhub));
    return { ok: true, problems: warnings, ...(jupyterhub ? { jupyterhub } : {}) };
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

/***/ 1730:
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
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/ingress.js

/**
 * Where a release's people find it: the first host of its ingresses, with the path that stands there. Undefined where
 * it has none (a load balancer's address is nobody's bookmark), or where the login may not look: an address is help.
 */
async function ingressUrl(kubectl, { release, namespace }) {
    try {
        const list = await kubectl.json(['get', 'ingresses.networking.k8s.io'], {
            namespace,
            timeoutMs: 15_000,
        });
        const own = list.items.filter(({ metadata }) => metadata.annotations?.['meta.helm.sh/release-name'] === release);
        for (const ingress of own) {
            const url = urlOf(ingress);
            if (url)
                return url;
        }
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd))
            throw error;
    }
    return undefined;
}
function urlOf({ spec = {} }) {
    const rule = spec.rules?.find(({ host }) => host && !host.startsWith('*'));
    if (!rule?.host)
        return undefined;
    const { host } = rule;
    const secure = spec.tls?.some(({ hosts }) => !hosts?.length || hosts.some((name) => covers(name, host)));
    const path = rule.http?.paths?.[0]?.path ?? '/';
    // Some controllers take patterns there, which are no address.
    const plain = /^\/[\w./~-]+$/.test(path) ? path : '';
    return `${secure ? 'https' : 'http'}://${host}${plain}`;
}
function covers(name, host) {
    return name === host || (name.startsWith('*.') && name.slice(1) === host.slice(host.indexOf('.')));
}

// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
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
// EXTERNAL MODULE: ./lib/release/prove.js + 2 modules
var prove = __webpack_require__(6196);
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
    const key = JSON.stringify(access);
    const cluster = clusters.get(key) ?? { kubectl: (0,kubectl/* kubectl */.L)(access), boards: new Map(), alone: false };
    clusters.set(key, cluster);
    return {
        run: own.run,
        json(args, options = {}) {
            if (!isList(args) || !options.namespace || cluster.alone)
                return own.json(args, options);
            const asked = ask(cluster, args, options.namespace, options.timeoutMs ?? timeoutMs);
            const shared = asked.list.catch((error) => {
                if (!isForbidden(error))
                    throw error;
                cluster.alone = true;
                return own.json(args, options);
            });
            return unlessAborted(shared, options.signal, asked.leave);
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
    const { promise, resolve: answer, reject: fail } = Promise.withResolvers();
    const one = {
        namespace,
        answer,
        fail,
        gone: false,
        leave() {
            one.gone = true;
        },
    };
    board.waiting.push(one);
    if (!board.busy)
        void serve(cluster.kubectl, board, args, timeoutMs);
    return { list: promise, leave: () => one.leave() };
}
/** Aborted when all of them have left: a call that nobody waits for would keep the process from ending. */
function untilAllLeft(those) {
    const over = new AbortController();
    const look = () => {
        if (those.every(({ gone }) => gone))
            over.abort();
    };
    for (const one of those)
        one.leave = () => {
            one.gone = true;
            look();
        };
    look();
    return over.signal;
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
                const signal = untilAllLeft(those);
                return settle(those, cluster.json(args, { namespace, timeoutMs, signal }));
            }));
        else {
            const signal = untilAllLeft(round);
            await settle(round, cluster.json([...args, '--all-namespaces'], { timeoutMs, signal }));
        }
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
function unlessAborted(call, signal, leave) {
    if (!signal)
        return call;
    return new Promise((resolve, reject) => {
        const stop = () => {
            leave();
            reject(new exec/* CommandError */.Qd('kubectl', 'aborted', 'cancelled'));
        };
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
        const problems = context.signal.aborted ? [CANCELLED_BEFORE] : (0,release_problems.problemsOf)(error);
        return { result: 'failed', problems };
    });
    const url = release.url ?? (await liveUrl(outcome, release, context));
    return {
        planned,
        ...outcome,
        problems: outcome.problems.map((problem) => ({ hub: release.id, ...problem })),
        ...(url ? { url } : {}),
        seconds: Math.round((Date.now() - started) / 1000),
    };
}
const LIVE = ['deployed', 'unchanged', 'rolled back', 'adopted'];
async function liveUrl({ result }, release, { access, signal }) {
    return LIVE.includes(result) ? ingressUrl((0,kubectl/* kubectl */.L)(access, signal), release) : undefined;
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
                : { result: 'failed', problems: (0,release_problems.problemsOf)(held.signal.reason) };
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
    const unseen = state && isUnproved(state) ? ', and was not seen to work' : '';
    const where = state
        ? `Revision ${state.revision} of ${work.target.release} is now ${state.status}${unseen}.`
        : `Nothing of ${work.target.release} had been written to the cluster, or it no longer answers.`;
    const left = hooks.length > 0 ? ` What a hook started runs on by itself: ${hooks.join(', ')}.` : '';
    const problem = {
        severity: 'error',
        title: 'The deploy was cancelled',
        message: `${where}${left} The next run continues by itself.`,
    };
    return { result: 'failed', problems: [problem], ...(state ? { revision: state.revision } : {}) };
}
function isUnproved({ status, revision, rev, proved }) {
    return status === 'deployed' && rev === revision && proved !== revision;
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
        ...step.place,
        log: lines.slice(-LOG_LINES).join('\n'),
    };
}


/***/ })

};
