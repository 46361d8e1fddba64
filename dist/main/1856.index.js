export const id = 1856;
export const ids = [1856];
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
// EXTERNAL MODULE: ./lib/host/kubectl.js
var kubectl = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/release/helm.js + 1 modules
var helm = __webpack_require__(4135);
// EXTERNAL MODULE: ./lib/release/manifests.js
var manifests = __webpack_require__(1595);
// EXTERNAL MODULE: ./lib/release/payload.js
var payload = __webpack_require__(6163);
// EXTERNAL MODULE: ./lib/release/recover.js
var recover = __webpack_require__(2397);
// EXTERNAL MODULE: ./lib/release/session.js + 4 modules
var session = __webpack_require__(1730);
// EXTERNAL MODULE: ./lib/release/state.js
var release_state = __webpack_require__(3264);
// EXTERNAL MODULE: ./lib/release/user-servers.js
var user_servers = __webpack_require__(3083);
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
        userServers: await (0,user_servers/* countUserServers */.T)(kubectl, namespace),
    };
}
/** The removal in a person's words. */
function removalWords(id, removal, deleteVolumes) {
    const claims = removal.claims.join(', ');
    const fate = deleteVolumes ? 'are deleted with all that is in them' : 'stay';
    return [
        `${id} is uninstalled.`,
        claims ? `Its volume claims (${claims}) ${fate}.` : 'It has no volume claims of its own.',
        removal.userClaims === 1
            ? '1 volume claim of a user stays.'
            : `${removal.userClaims} volume claims of users stay.`,
        removal.userServers === 1
            ? '1 user server that runs now runs on, without a hub.'
            : `${removal.userServers} user servers that run now run on, without a hub.`,
    ].join(' ');
}
/**
 * Uninstalls a release, under its Lease. Its volume claims stay unless told otherwise: Helm deletes what the release's
 * own manifest names, whatever the live object says (seen with both Helms), so the claims are taken out of it first.
 *
 * @returns `removed` where it is gone. Never throws.
 */
function removeRelease(planned, context) {
    const { release } = planned;
    return (0,session/* asDeployed */.Vr)(planned, context, async () => {
        if (context.confirm !== release.id)
            return unconfirmed(release, context);
        return (0,session/* inSession */.Cp)(release, context, async (work, held) => {
            const state = await (0,session/* settledState */.xr)(work, held, release.timeoutSeconds);
            if (!state)
                return { result: 'unchanged', problems: [] };
            const { revision } = state;
            const removal = await describeRemoval(work.kubectl, work.target, revision);
            work.say(removalWords(release.id, removal, context.deleteVolumes));
            if (!context.deleteVolumes && removal.claims.length > 0)
                await keepClaims(work.kubectl, work.target, revision);
            const args = (0,helm.uninstallArgs)(work.target, release.timeoutSeconds);
            await work.slot(() => work.helm.run(args, { signal: work.signal }));
            return { result: 'removed', revision, problems: [] };
        });
    });
}
/**
 * What a removal would do, in a person's words; undefined where there is no such release any more. Changes nothing.
 *
 * @throws CommandError
 */
async function foretellRemoval(release, context) {
    const cluster = (0,kubectl/* kubectl */.L)(context.access, context.signal);
    const state = await (0,release_state/* readRelease */.iJ)(cluster, release);
    if (!state)
        return undefined;
    const removal = await describeRemoval(cluster, release, state.revision);
    return removalWords(release.id, removal, context.deleteVolumes);
}
/** What would be lost is said before anybody confirms it. */
async function unconfirmed(release, context) {
    const words = await foretellRemoval(release, context);
    if (!words)
        return { result: 'unchanged', problems: [] };
    return refused('Not confirmed', `Nothing was removed. What would happen: ${words} Confirm it by its id: \`--confirm ${release.id}\`.`);
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
var finish = __webpack_require__(5115);
// EXTERNAL MODULE: ./lib/commands/repository.js
var repository = __webpack_require__(5860);
// EXTERNAL MODULE: ./lib/commands/session.js + 1 modules
var commands_session = __webpack_require__(6626);
// EXTERNAL MODULE: ./lib/commands/survey.js + 1 modules
var survey = __webpack_require__(2970);
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
    const found = await (0,survey/* survey */.F)({ ...context, options: { ...options, hubs: [] } }, { clusters: true, empty: true, registry: 'none', bases: 'loose' });
    const orphan = findOrphan(found, name, await (0,repository/* repositoryName */.a)(options));
    const { deleteVolumes } = options;
    const session = await (0,commands_session/* sessions */.M)(context, found).of(orphan.release);
    if (options.dryRun) {
        const { id, namespace } = orphan.release;
        const words = await foretellRemoval(orphan.release, { ...session, deleteVolumes });
        const happens = words ? `What would happen: ${words}` : 'It is gone already.';
        context.host.line(`Would uninstall ${id} from the namespace ${namespace}. ${happens} Nothing was done.`);
        return 0;
    }
    const result = await removeRelease(orphan, { ...session, confirm: options.confirm ?? '', deleteVolumes });
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
    const unread = [];
    for (const [cluster, state] of clusters) {
        if ('unknown' in state) {
            unread.push(`${cluster ? `${cluster}: ` : ''}${state.unknown}.`);
            continue;
        }
        for (const live of state.values()) {
            if (live.repo !== (0,labels/* repositoryHash */.Hd)(repository) || known.has(`${cluster} ${live.namespace}/${live.name}`))
                continue;
            const orphan = asPlanned(live, cluster, fleet.clusters.size > 1);
            orphans.set(orphan.release.id, orphan);
        }
    }
    const wanted = orphans.get(id);
    if (wanted)
        return wanted;
    // It may be on the one that did not answer.
    if (unread.length > 0)
        throw refusal('The cluster cannot be asked', unread.join(' '));
    const list = [...orphans.keys()].join(', ') || 'none';
    throw refusal(`No orphan ${id}`, `No release ${id} was made by this repository and is no longer declared. Such releases: ${list}.`);
}
/** What is known of a release whose folder is gone: where it lives. */
function asPlanned(live, cluster, several) {
    const release = {
        kind: 'hub',
        id: several ? `${cluster}/${live.name}` : live.name,
        hub: live.hub ?? live.name,
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


/***/ })

};
