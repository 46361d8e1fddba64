export const id = 426;
export const ids = [426];
export const modules = {

/***/ 329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
// EXTERNAL MODULE: ./lib/report/plan.js
var plan = __webpack_require__(1383);
// EXTERNAL MODULE: ./lib/report/problems.js
var report_problems = __webpack_require__(2284);
;// CONCATENATED MODULE: ./lib/report/outcome.js



/** One sentence: what came out. */
function verdict(outcome) {
    const of = (result) => outcome.hubs.filter((hub) => hub.result === result);
    const failed = of('failed').map((hub) => hub.planned.release.id);
    const spared = of('spared').map((hub) => hub.planned.release.id);
    const parts = [];
    if (failed.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(failed.length, 'hub')} failed: ${failed.join(', ')}`);
    if (of('deployed').length > 0)
        parts.push(`${(0,markdown/* count */.U9)(of('deployed').length, 'hub')} deployed`);
    if (spared.length > 0)
        parts.push(`${(0,markdown/* count */.U9)(spared.length, 'hub')} spared: ${spared.join(', ')}`);
    const images = outcome.images.filter((image) => image.result === 'failed').length;
    if (images > 0)
        parts.push(`${(0,markdown/* count */.U9)(images, 'image')} failed to build`);
    const built = outcome.images.filter((image) => image.result === 'built').length;
    if (built > 0)
        parts.push(`${(0,markdown/* count */.U9)(built, 'image')} built`);
    return parts.length > 0 ? `${parts.join('; ')}.` : (0,plan/* headline */.Pl)(outcome.plan);
}
/** True where the run must end red. */
function hasFailed(outcome) {
    return (outcome.hubs.some((hub) => hub.result === 'failed' || hub.result === 'spared') ||
        outcome.images.some((image) => image.result === 'failed') ||
        [...outcome.problems, ...outcome.plan.problems].some((problem) => problem.severity === 'error'));
}
/** The job summary of a run: the outcome first, then hubs, images and problems. */
function outcomeMarkdown(outcome) {
    const sign = hasFailed(outcome) ? '❌' : '✅';
    const parts = [`## ${sign} ${(0,markdown/* plain */.pj)(verdict(outcome))}`];
    if (outcome.hubs.length > 0)
        parts.push(hubTable(outcome));
    if (outcome.images.length > 0)
        parts.push(imageTable(outcome.images));
    const problems = [...outcome.problems, ...outcome.plan.problems];
    if (problems.length > 0)
        parts.push(`### Problems\n\n${(0,report_problems/* problemList */.g)(problems)}`);
    if (outcome.hubs.length === 0)
        parts.push((0,plan/* planMarkdown */.Xg)({ ...outcome.plan, problems: [] }));
    else
        parts.push(...outcome.plan.notes.map((note) => `> ${(0,markdown/* plain */.pj)(note)}`));
    for (const [id, lines] of outcome.diffs ?? []) {
        parts.push((0,markdown/* folded */.TM)(`${id}: what a merge would change in the cluster`, (0,markdown/* block */.om)(lines.join('\n') || 'Nothing.')));
    }
    parts.push(`Took ${duration(outcome.seconds)}.`);
    return parts.join('\n\n');
}
function hubTable(outcome) {
    const rows = outcome.hubs.map((hub) => [
        hub.url ? `[${(0,markdown/* code */.aY)(hub.planned.release.id)}](${encodeURI(hub.url)})` : (0,markdown/* code */.aY)(hub.planned.release.id),
        outcome.plan.images
            .filter((image) => image.name && hub.planned.release.images.includes(image.image.key))
            .map((image) => (0,markdown/* code */.aY)(`${image.name}:${image.tag}`))
            .join('<br>'),
        hubResult(hub),
        hub.planned.reasons.map(markdown/* plain */.pj).join('<br>'),
        hub.seconds > 0 ? duration(hub.seconds) : '',
    ]);
    return (0,markdown/* table */.tp)(['Hub', 'Image and tag', 'Result', 'Why', 'Took'], rows);
}
function hubResult(hub) {
    const revision = hub.revision ? `, revision ${hub.revision}` : '';
    const version = hub.jupyterhub ? `, JupyterHub ${(0,markdown/* plain */.pj)(hub.jupyterhub)}` : '';
    const sign = { deployed: '✅ ', unchanged: '', failed: '❌ ', spared: '⏸️ ', skipped: '' }[hub.result];
    return `${sign}${hub.result}${revision}${version}`;
}
function imageTable(images) {
    const rows = images.map(({ planned, result, digest, seconds }) => [
        (0,markdown/* code */.aY)(planned.image.key),
        (0,markdown/* code */.aY)(planned.name ? `${planned.name}:${planned.tag}` : planned.tag),
        result === 'failed' ? '❌ failed' : result,
        digest ? (0,markdown/* code */.aY)(digest.slice(0, 'sha256:'.length + 12)) : '',
        planned.reasons.map(markdown/* plain */.pj).join('<br>'),
        seconds > 0 ? duration(seconds) : '',
    ]);
    return (0,markdown/* table */.tp)(['Image', 'Name and tag', 'Result', 'Digest', 'Why', 'Took'], rows);
}
/** `8 s`, `2 min 5 s`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

;// CONCATENATED MODULE: ./lib/commands/finish.js


/**
 * Tells people what came out: annotations, folded logs, the summary, outputs.
 *
 * @param started epoch milliseconds
 * @returns 1 where the run must end red
 */
function finish({ host }, { plan }, images, hubs, started, diffs) {
    const problems = [
        ...images.flatMap(({ problem }) => (problem ? [problem] : [])),
        ...hubs.flatMap((hub) => hub.problems),
    ];
    for (const problem of (0,report_problems/* bySeverity */.N)(problems)) {
        host.problem(problem);
        if (problem.log)
            host.group(`${problem.title}: last lines`, problem.log.split('\n'));
    }
    const seconds = (Date.now() - started) / 1000;
    const outcome = { plan, images, hubs, problems, seconds, ...(diffs ? { diffs } : {}) };
    const ids = (...results) => JSON.stringify(hubs.filter(({ result }) => results.includes(result)).map((hub) => hub.planned.release.id));
    host.output('deployed', ids('deployed'));
    host.output('failed', ids('failed', 'spared'));
    host.summary(outcomeMarkdown(outcome));
    host.line(verdict(outcome));
    return hasFailed(outcome) ? 1 : 0;
}


/***/ }),

/***/ 2426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  remove: () => (/* binding */ remove)
});

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/release/labels.js
var labels = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/impact.js
var impact = __webpack_require__(8499);
// EXTERNAL MODULE: ./lib/release/manifests.js
var manifests = __webpack_require__(1595);
// EXTERNAL MODULE: ./lib/release/payload.js
var payload = __webpack_require__(6163);
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
// EXTERNAL MODULE: ./lib/release/session.js + 2 modules
var session = __webpack_require__(3951);
;// CONCATENATED MODULE: ./lib/release/remove.js






/**
 * What would be lost.
 *
 * @param revision the newest one
 * @throws CommandError
 */
async function describeRemoval(kubectl, target, revision) {
    const { namespace } = target;
    const payload = await readPayload(kubectl, target, revision);
    const objects = await (0,manifests/* parseManifest */.N)(JSON.parse(payload.text).manifest ?? '');
    const args = ['get', 'pvc', '-l', 'component=singleuser-storage', '--no-headers', '-o', 'name'];
    const { stdout } = await kubectl.run(args, { namespace, timeoutMs: 60_000 });
    return {
        claims: objects.filter(({ kind }) => kind === CLAIM).map(({ metadata }) => metadata.name),
        userClaims: stdout.split('\n').filter(Boolean).length,
        userServers: await (0,impact/* countUserServers */.TN)(kubectl, namespace),
    };
}
/** The removal in a person's words. */
function removalWords(id, removal, deleteVolumes) {
    const claims = removal.claims.join(', ');
    const fate = deleteVolumes ? 'are deleted with all that is in them' : 'stay';
    return [
        `${id} is uninstalled.`,
        claims ? `Its volume claims (${claims}) ${fate}.` : 'It has no volume claims of its own.',
        `${removal.userClaims} volume claims of users stay.`,
        `${removal.userServers} user servers that run now run on, without a hub.`,
    ].join(' ');
}
/**
 * Uninstalls a release, under its Lease. Its volume claims stay unless told otherwise: Helm deletes what the release's
 * own manifest names, whatever the live object says (seen with both Helms), so the claims are taken out of it first.
 *
 * @returns `deployed` where it is gone. Never throws.
 */
function removeRelease(planned, context) {
    const { release } = planned;
    return (0,session/* asDeployed */.Vr)(planned, context, async () => {
        if (context.confirm !== release.id)
            return refused('Not confirmed', `Nothing was removed. Confirm it by its id: \`--confirm ${release.id}\`.`);
        return (0,session/* inSession */.Cp)(release, context, async (work, held) => {
            const state = await (0,session/* settledState */.xr)(work, held, release.timeoutSeconds);
            if (!state)
                return { result: 'unchanged', problems: [] };
            const { revision } = state;
            const removal = await describeRemoval(work.kubectl, work.target, revision);
            work.say(removalWords(release.id, removal, context.deleteVolumes));
            if (!context.deleteVolumes && removal.claims.length > 0)
                await keepClaims(work.kubectl, work.target, revision);
            const args = (0,helm/* uninstallArgs */.qu)(work.target, release.timeoutSeconds);
            await work.slot(() => work.helm.run(args, { signal: work.signal }));
            return { result: 'deployed', revision, problems: [] };
        });
    });
}
const CLAIM = 'PersistentVolumeClaim';
async function readPayload(kubectl, { release, namespace }, revision) {
    const args = ['get', 'secret', (0,recover/* secretName */.Gf)(release, revision)];
    const secret = await kubectl.json(args, { namespace, timeoutMs: 60_000 });
    return { secret, text: (0,payload/* unpack */.l1)(secret.data.release) };
}
async function keepClaims(kubectl, target, revision) {
    const { secret, text } = await readPayload(kubectl, target, revision);
    const release = (0,payload/* pack */.qq)(await (0,payload/* withoutDocuments */.XY)(text, ({ kind }) => kind === CLAIM));
    const input = JSON.stringify({ ...secret, data: { ...secret.data, release } });
    await kubectl.run(['replace', '-f', '-'], { namespace: target.namespace, input, timeoutMs: 60_000 });
}
function refused(title, message) {
    const problem = { severity: 'error', title, message };
    return { result: 'failed', problems: [problem] };
}

// EXTERNAL MODULE: ./lib/commands/finish.js + 1 modules
var finish = __webpack_require__(329);
// EXTERNAL MODULE: ./lib/commands/repository.js
var repository = __webpack_require__(5860);
// EXTERNAL MODULE: ./lib/commands/session.js + 1 modules
var commands_session = __webpack_require__(6626);
// EXTERNAL MODULE: ./lib/commands/survey.js + 27 modules
var survey = __webpack_require__(9399);
;// CONCATENATED MODULE: ./lib/commands/remove.js







/**
 * Uninstalls hubs whose folders are gone: releases that this ops repo made and that it no longer declares. Only with
 * the hub's id given again, and what would be lost is said first.
 *
 * @throws ProblemError where no hub is named, it is still declared, or no such release is there
 */
async function remove(context) {
    const started = Date.now();
    const { options } = context;
    const [name, ...more] = options.hubs;
    if (!name || more.length > 0)
        throw refusal('Which hub?', 'remove wants one hub by its id, in `hubs`.');
    const found = await (0,survey/* survey */.F)({ ...context, options: { ...options, hubs: [] } }, { clusters: true, registry: 'none' });
    const orphan = findOrphan(found, name, await (0,repository/* repositoryName */.a)(options));
    const result = await removeRelease(orphan, {
        ...(await (0,commands_session/* sessions */.M)(context, found).of(orphan.release)),
        confirm: options.confirm ?? '',
        deleteVolumes: options.deleteVolumes,
    });
    return (0,finish/* finish */.O)(context, { ...found, plan: { ...found.plan, hubs: [], problems: [] } }, [], [result], started);
}
function findOrphan({ fleet, clusters }, id, repository) {
    const declared = [...fleet.hubs, ...fleet.charts];
    const still = declared.find((release) => release.id === id);
    if (still) {
        throw refusal(`${id} is still declared`, `${still.declaredAt.file} declares it. Remove its folders from the repository first; then the next push leaves it alone and this command takes it away.`);
    }
    const known = new Set(declared.map(({ cluster, namespace, release }) => `${cluster} ${namespace}/${release}`));
    const orphans = new Map();
    for (const [cluster, state] of clusters) {
        if ('unknown' in state)
            throw refusal('The cluster cannot be asked', state.unknown);
        for (const live of state.values()) {
            if (live.repo !== (0,labels/* repositoryHash */.Hd)(repository) || known.has(`${cluster} ${live.namespace}/${live.name}`))
                continue;
            const orphan = asPlanned(live, cluster, clusters.size > 1);
            orphans.set(orphan.release.id, orphan);
        }
    }
    const wanted = orphans.get(id);
    if (wanted)
        return wanted;
    const list = [...orphans.keys()].join(', ') || 'none';
    throw refusal(`No orphan ${id}`, `No release ${id} was made by this repository and is no longer declared. Such releases: ${list}.`);
}
/** What is known of a release whose folder is gone: where it lives. */
function asPlanned(live, cluster, several) {
    const release = {
        kind: 'hub',
        id: several ? `${cluster}/${live.name}` : live.name,
        hub: live.name,
        release: live.name,
        namespace: live.namespace,
        cluster,
        environment: '',
        chart: { kind: 'local', path: '' },
        values: [],
        before: [],
        after: [],
        crds: 'install',
        timeoutSeconds: 600,
        onDrift: 'report',
        images: [],
        declaredAt: { file: '' },
        origins: {},
    };
    return {
        release,
        action: 'none',
        impact: 'none',
        fingerprint: live.digest ?? '',
        reasons: ['its folder is gone'],
    };
}
function refusal(title, message) {
    return new problem/* ProblemError */.M({ severity: 'error', title, message: `${message} Nothing was done.` });
}


/***/ }),

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
  e: () => (/* binding */ clusterOf),
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
function sessions(context, { fleet, tree }) {
    const { event, directory } = context.options;
    const repository = (0,commands_repository/* repositoryName */.a)(context.options);
    const slots = new Map();
    const slotOf = (cluster) => {
        const slot = slots.get(cluster) ?? (0,limit/* limiter */.T)(clusterOf(fleet, cluster).parallel);
        slots.set(cluster, slot);
        return slot;
    };
    return {
        standing: async (live) => STANDING[await relation(directory, live, tree.commit, event)],
        async of(release) {
            return {
                access: await (0,clusters.accessTo)(context, clusterOf(fleet, release.cluster)),
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
function clusterOf(fleet, name) {
    return fleet.clusters.get(name) ?? { name, parallel: 4 };
}


/***/ }),

/***/ 3951:
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
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
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
        watching: (0,kubectl/* kubectl */.L)(context.access, signal),
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

/***/ 1383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   Xg: () => (/* binding */ planMarkdown),
/* harmony export */   iY: () => (/* binding */ planJson)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2284);



/** What happens to people, in one line: the first of every plan. */
function headline(plan) {
    const hubs = plan.hubs.filter((hub) => hub.release.kind === 'hub');
    const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
    const restarts = deployed.filter((hub) => hub.impact === 'hub-restart').length;
    const drops = deployed.filter((hub) => hub.impact === 'proxy-restart').length;
    const builds = plan.images.filter((image) => image.action === 'build').length;
    if (deployed.length === 0 && builds === 0)
        return `Nothing to do: none of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'hub')} needs a deploy.`;
    const parts = [
        `${deployed.filter((hub) => hub.release.kind === 'hub').length} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(hubs.length, 'hub')} to deploy`,
    ];
    const charts = deployed.filter((hub) => hub.release.kind === 'chart').length;
    if (charts > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(charts, 'other chart')} to deploy`);
    if (builds > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(builds, 'image')} to build`);
    const people = [];
    if (restarts > 0)
        people.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(restarts, 'hub')} restart: no logins or new servers for seconds, running servers go on`);
    if (drops > 0)
        people.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(drops, 'proxy')} restart: everybody's connection drops`);
    return `${parts.join(', ')}.${people.length > 0 ? ` ${people.join('; ')}.` : ''}`;
}
/** The rows worth a reader's time; the others are counted. */
function worthSaying(hub) {
    return hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '');
}
const what = {
    deploy: '**deploy**',
    none: 'nothing',
    hold: 'on hold',
    'not installed': 'not installed',
    drift: '**drift**',
};
/** The plan as Markdown, for a summary or a comment. */
function planMarkdown(plan) {
    const parts = [headline(plan), ...plan.notes.map((note) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}`)];
    const hubs = plan.hubs.filter(worthSaying);
    if (hubs.length > 0) {
        const rows = hubs.map((hub) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(hub.release.id),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)([hub.release.cluster, hub.release.environment].filter(Boolean).join(' / ')),
            what[hub.action] ?? hub.action,
            hub.reasons.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj).join('<br>'),
            hub.action === 'deploy' ? hub.impact : '',
        ]);
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Hub', 'Where', 'What', 'Why', 'Impact'], rows));
    }
    const quiet = plan.hubs.length - hubs.length;
    if (quiet > 0 && hubs.length > 0)
        parts.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(quiet, 'other release')} not touched.`);
    if (plan.images.length > 0) {
        const rows = plan.images.map((image) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(image.image.key),
            image.name ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(`${image.name}:${image.tag}`) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(image.tag),
            image.action === 'build' ? '**build**' : image.action,
            image.reasons.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj).join('<br>'),
        ]);
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Image', 'Name and tag', 'What', 'Why'], rows));
    }
    if (plan.problems.length > 0)
        parts.push((0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .problemList */ .g)(plan.problems));
    return parts.join('\n\n');
}
/** The plan as text for a terminal. */
function planText(plan) {
    const lines = [headline(plan), ...plan.notes.map((note) => `  ${note}`)];
    const row = (what, name, reasons) => {
        lines.push(`${what.padEnd(14)}${name}`);
        for (const reason of reasons)
            lines.push(`${' '.repeat(16)}${reason}`);
    };
    for (const hub of plan.hubs.filter(worthSaying))
        row(hub.action, hub.release.id, hub.reasons);
    for (const image of plan.images)
        row(image.action, imageLabel(image), image.reasons);
    for (const problem of plan.problems) {
        lines.push(`${problem.severity}: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(problem)}${problem.title}: ${problem.message}`);
    }
    return `${lines.join('\n')}\n`;
}
function imageLabel(image) {
    return image.name ? `${image.image.key}  ${image.name}:${image.tag}` : `${image.image.key}  ${image.tag}`;
}
/** The plan as plan.schema.json has it. */
function planJson(plan) {
    return {
        commit: plan.commit,
        base: plan.base ?? null,
        notes: plan.notes,
        images: plan.images.map(({ image, name, tag, action, reasons }) => ({
            key: image.key,
            hub: image.hub ?? null,
            kind: image.kind,
            name: name || null,
            tag,
            action,
            reasons,
        })),
        hubs: plan.hubs.map(({ release, action, impact, reasons }) => ({
            id: release.id,
            hub: release.hub,
            kind: release.kind,
            cluster: release.cluster,
            environment: release.environment,
            action,
            impact,
            reasons,
        })),
        problems: plan.problems.map(({ severity, file, line, title, message }) => ({
            severity,
            file: file ?? null,
            line: line ?? null,
            title,
            message,
        })),
    };
}


/***/ }),

/***/ 2284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ bySeverity),
/* harmony export */   g: () => (/* binding */ problemList)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

const rank = { error: 0, warning: 1, notice: 2 };
/** The most severe first; within one severity by place. */
function bySeverity(problems) {
    return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity] ||
        (a.file ?? '').localeCompare(b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0));
}
/** Problems as a Markdown list, each with its place, its fix, and its log folded. */
function problemList(problems) {
    return bySeverity(problems).map(item).join('\n');
}
function item(problem) {
    const place = problem.file
        ? ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(problem.line ? `${problem.file}:${problem.line}` : problem.file)}`
        : '';
    const sign = { error: '❌', warning: '⚠️', notice: 'ℹ️' }[problem.severity];
    const text = `- ${sign} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.title)}**${place}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(problem.message)}`;
    if (!problem.log)
        return text;
    return `${text}\n\n${indent((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)('Last lines', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .block */ .om)(problem.log)))}\n`;
}
function indent(text) {
    return text.replace(/^(?=.)/gm, '  ');
}


/***/ })

};
