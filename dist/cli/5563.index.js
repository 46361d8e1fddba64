export const id = 5563;
export const ids = [5563];
export const modules = {

/***/ 5563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildAll: () => (/* binding */ images_buildAll)
});

// EXTERNAL MODULE: ./lib/fleet/git.js
var git = __webpack_require__(8316);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
// EXTERNAL MODULE: ./lib/problem.js
var lib_problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/images/builder.js


/** The builder that we create where the current one is Docker's own and that is not enough. */
const OURS = 'hub-deploy';
/** `--progress=rawjson` came with it. */
const OLDEST_BUILDX = [0, 13];
/**
 * Finds the builder to use: the one named, else the current one, else one of ours in a container.
 *
 * @throws ProblemError with one sentence where docker, buildx or the builder is not there
 */
async function readyBuilder(options) {
    const [, current] = await Promise.all([checkBuildx(options), inspect(options.builder, options)]);
    if (current.error)
        throw unreachable(current.error, options.builder);
    const named = options.builder ? { name: options.builder } : {};
    const { driver } = current;
    if (driver !== 'docker')
        return { ...named, driver };
    // Docker's containerd image store can do all that a builder in a container can.
    const containerd = await hasContainerdStore(options);
    if (containerd || options.builder || options.needs.length === 0)
        return { ...named, driver, containerd };
    return createOurs(options);
}
async function checkBuildx(options) {
    const { stdout } = await docker(['version'], options);
    const match = stdout.match(/\bv?(\d+)\.(\d+)\.\d+/);
    if (!match)
        return;
    const [major, minor] = [Number(match[1]), Number(match[2])];
    if (major > OLDEST_BUILDX[0] || minor >= OLDEST_BUILDX[1])
        return;
    throw problem('docker buildx is too old', `Version ${match[0]} is installed; ${OLDEST_BUILDX.join('.')} or newer is needed (docker/setup-buildx-action brings one).`);
}
async function inspect(name, options) {
    try {
        const { stdout } = await docker(['inspect', ...(name ? [name] : [])], options);
        const driver = stdout.match(/^Driver:\s*(\S+)/m)?.[1] ?? 'docker';
        const error = stdout.match(/^Error:\s*(.+)$/m)?.[1];
        return error ? { driver, error } : { driver };
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason !== 'exit')
            throw error;
        throw unreachable(error.output?.stderr.trim() ?? error.message, name);
    }
}
async function hasContainerdStore(options) {
    const { stdout } = await (0,exec/* exec */.m0)({
        argv: ['docker', 'info', '--format', '{{json .DriverStatus}}'],
        ...runOptions(options),
        okCodes: [0, 1],
    });
    return stdout.includes('io.containerd.snapshotter');
}
async function createOurs(options) {
    const there = await docker(['inspect', OURS], options).then(() => true, () => false);
    if (!there) {
        options.log.line(`creating the builder ${OURS} (driver docker-container): Docker's own cannot do ${options.needs.join(', ')}`);
        const network = options.localRegistry ? ['--driver-opt', 'network=host'] : [];
        await docker(['create', '--name', OURS, '--driver', 'docker-container', ...network], options);
    }
    return { name: OURS, driver: 'docker-container' };
}
async function docker(args, options) {
    try {
        return await (0,exec/* exec */.m0)({ argv: ['docker', 'buildx', ...args], ...runOptions(options) });
    }
    catch (error) {
        if (error instanceof exec/* CommandError */.Qd)
            throwMissing(error);
        throw error;
    }
}
function runOptions({ env, signal }) {
    return { env, timeoutMs: 60_000, ...(signal ? { signal } : {}) };
}
function throwMissing(error) {
    if (error.reason === 'not found') {
        throw problem('docker is not installed', 'Images are built with `docker buildx`: install Docker or its command line.');
    }
    if (/is not a docker command|unknown command: docker buildx/.test(error.output?.stderr ?? '')) {
        throw problem('docker buildx is not installed', 'Images are built with it: install the buildx plugin (docker/setup-buildx-action on a runner).');
    }
}
function unreachable(why, name) {
    const which = name ? `The builder \`${name}\`` : "buildx's current builder";
    return problem('The image builder cannot be used', `${which} does not answer: ${why.replace(/^ERROR: /, '')}.`);
}
function problem(title, message) {
    return new lib_problem/* ProblemError */.M({ severity: 'error', title, message });
}

;// CONCATENATED MODULE: ./lib/images/cache.js
/** Where `registry` keeps an image's cache: a tag beside its own. */
const CACHE_TAG = 'hub-deploy-cache';
/**
 * Which cache `auto` means: GitHub's on its runners (they say where it is in the environment), else the
 * builder's own, which needs no flag.
 */
function chosenCache(wanted, env) {
    if (wanted !== 'auto')
        return wanted;
    const onRunner = env.ACTIONS_RUNTIME_TOKEN && (env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL);
    return onRunner && env.RUNNER_ENVIRONMENT !== 'self-hosted' ? 'gha' : 'none';
}
/**
 * The cache flags of one image (https://docs.docker.com/build/cache/backends/). An export that fails is a
 * warning (`ignore-error`); an import that fails is one by BuildKit's own rule. What is not pushed writes no
 * cache into the registry.
 */
function cacheFlags(kind, planned, push) {
    if (kind === 'gha') {
        // A scope an image: in one scope each image's cache would replace the others'.
        const scope = `hub-deploy-${planned.image.key.replace(/[^\w.-]/g, '-')}`;
        return {
            from: [`type=gha,scope=${scope}`],
            to: [`type=gha,scope=${scope},mode=max,ignore-error=true`],
            tags: [],
        };
    }
    if (kind === 'registry') {
        const ref = `${planned.name}:${CACHE_TAG}`;
        // image-manifest and OCI types: ECR and some others refuse BuildKit's older cache index.
        const to = `type=registry,ref=${ref},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
        return { from: [`type=registry,ref=${ref}`], to: push ? [to] : [], tags: [] };
    }
    if (kind === 'inline') {
        // It lies in the image itself. A tag of ours is content, so the next build cannot know the last one's: the
        // cache tag is a second name of the image that was pushed last.
        const ref = `${planned.name}:${CACHE_TAG}`;
        return { from: [`type=registry,ref=${ref}`], to: push ? ['type=inline'] : [], tags: push ? [ref] : [] };
    }
    return { from: [], to: [], tags: [] };
}

// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: ./lib/images/reference.js
var images_reference = __webpack_require__(1403);
// EXTERNAL MODULE: ./lib/images/registry.js
var images_registry = __webpack_require__(4703);
;// CONCATENATED MODULE: ./lib/images/build-run.js








/** Asks the registry and readies the builder, once for all builds. */
async function prepare(plan, wanted, options) {
    const logins = options.credentials ?? (0,credentials/* credentials */.z3)();
    const registry = {
        ...options.registry,
        credentials: logins,
        ...(options.signal ? { signal: options.signal } : {}),
    };
    // buildx need not look for git or collect provenance into the metadata file: nobody reads it there.
    const env = { BUILDX_GIT_INFO: 'false', BUILDX_METADATA_PROVENANCE: 'disabled', ...options.env };
    const cache = chosenCache(options.cache ?? 'auto', process.env);
    const bases = new Set(wanted.flatMap(({ image }) => basesOf(image.key, options).map((base) => base.image)));
    const [states, builder] = await Promise.all([
        options.push ? (0,images_registry/* lookUpTags */.YK)(wanted, registry) : new Map(),
        readyBuilder({
            ...(options.builder ? { builder: options.builder } : {}),
            needs: needsOf(wanted, bases, cache, options),
            localRegistry: wanted.some(({ name }) => (0,images_reference/* isLocal */.I)(name.split('/')[0] ?? '')),
            env,
            log: options.log,
            ...(options.signal ? { signal: options.signal } : {}),
        }),
    ]);
    return {
        options,
        credentials: logins,
        registry,
        builder,
        cache,
        scratch: await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'hub-deploy-build-')),
        env,
        states,
        bases,
        contexts: new Map(plan.filter(({ action }) => action === 'reuse').map((p) => [p.image.key, imageContext(p, p.digest)])),
        running: new Map(),
        sbom: options.sbom ?? true,
    };
}
/** What Docker's own driver cannot do without the containerd image store. */
function needsOf(wanted, bases, cache, options) {
    const needs = [];
    if (options.push && options.provenance !== false)
        needs.push('provenance');
    if (options.push && options.sbom !== false)
        needs.push('SBOM');
    if (cache === 'gha' || (cache === 'registry' && options.push))
        needs.push(`the cache ${cache}`);
    if (!options.push && wanted.some(({ image }) => bases.has(image.key)))
        needs.push('images built FROM unpushed ones');
    if (wanted.some(({ image }) => image.platforms.length > 1))
        needs.push('several platforms');
    return needs;
}
/** An image as a context of others: `docker-image://NAME:TAG@DIGEST`. */
function imageContext({ name, tag }, digest) {
    return `docker-image://${name}:${tag}${digest ? `@${digest}` : ''}`;
}
/** What an image is built FROM, among the fleet's. */
function basesOf(key, options) {
    return options.tags.get(key)?.from ?? [];
}

// EXTERNAL MODULE: ./lib/images/chains.js
var chains = __webpack_require__(7534);
// EXTERNAL MODULE: ./lib/images/limit.js
var images_limit = __webpack_require__(2253);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/images/args.js

/**
 * The argv of one build, a plain condition for each flag (https://docs.docker.com/reference/cli/docker/buildx/build/).
 * Pure.
 */
function buildArgs(request) {
    const { image, staged, output, cache } = request;
    const push = output.kind === 'push';
    const args = ['docker', 'buildx', 'build', '--progress', 'rawjson'];
    if (request.builder)
        args.push('--builder', request.builder);
    args.push('--file', (0,external_node_path_.join)(staged, image.dockerfile));
    if (image.target)
        args.push('--target', image.target);
    if (image.platforms.length > 0)
        args.push('--platform', image.platforms.join(','));
    for (const [name, value] of sorted(image.args))
        args.push('--build-arg', `${name}=${value}`);
    args.push('--build-arg', `SOURCE_DATE_EPOCH=${request.commitTime}`);
    for (const [name, value] of sorted(contextsOf(request)))
        args.push('--build-context', `${name}=${value}`);
    for (const secret of image.secrets)
        args.push('--secret', secret);
    for (const [name, value] of sorted(request.labels))
        args.push('--label', `${name}=${value}`);
    for (const from of cache.from)
        args.push('--cache-from', from);
    for (const to of cache.to)
        args.push('--cache-to', to);
    args.push(`--provenance=${push && request.provenance ? 'mode=min' : 'false'}`);
    args.push(...sbomFlags(push && request.sbom));
    args.push('--metadata-file', request.metadataFile);
    if (push)
        for (const tag of [request.reference, ...cache.tags])
            args.push('--tag', tag);
    args.push('--output', outputFlag(output));
    args.push((0,external_node_path_.join)(staged, image.context));
    return args;
}
/** The named contexts: what stands in for fleet images, and the image's own. */
function contextsOf({ image, staged, bases }) {
    const named = Object.entries(image.contexts).map(([name, value]) => {
        if (!/^[a-z][a-z0-9+.-]*:\/\//.test(value))
            return [name, (0,external_node_path_.join)(staged, value)];
        return [name, bases[value.replace(/^docker-image:\/\//, '')] ?? value];
    });
    return { ...bases, ...Object.fromEntries(named) };
}
function sbomFlags(sbom) {
    if (sbom === false)
        return ['--sbom=false'];
    return [sbom === true ? '--sbom=true' : `--attest=type=sbom,generator=${sbom}`];
}
function outputFlag(output) {
    if (output.kind === 'push')
        return 'type=registry';
    if (output.kind === 'nothing')
        return 'type=cacheonly';
    if (output.kind === 'image')
        return 'type=image,push=false';
    return `type=oci,tar=false,dest=${output.folder}`;
}
function sorted(values) {
    return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/images/failure.js


/** Lines of a tool's own output that go with a problem. */
const LOG_LINES = 30;
const TRANSIENT = /\b(429|50[0234])\b|too ?many ?requests|connection reset|unexpected EOF|\bEOF$|i\/o timeout|TLS handshake timeout|broken pipe|context deadline exceeded|Client\.Timeout|server misbehaving|temporary failure|http2: /im;
const REFUSED = /\b(401|403)\b|unauthorized|forbidden|denied|insufficient_scope|authorization failed|no basic auth credentials|authentication required/i;
/** Registries that make no repository at a push (ECR) say that there is none. */
const NO_REPOSITORY = /name[ _]unknown|repository .*(does not exist|not found)/i;
/** What kind of failure it was, by BuildKit's own words. */
function failureKind({ said, step }) {
    const text = reasonOf(said);
    if (/cache (exporter|importer)|configure \w+ cache/.test(text))
        return 'cache';
    if (/buildkit-syft-scanner|sbom (scanner|generator)/i.test(text))
        return 'sbom';
    if (/failed to push|pushing (layers|manifest)/.test(text))
        return 'push';
    if (/did not complete successfully/.test(text))
        return 'step';
    if (isBuilderGone(text))
        return 'builder';
    if (/failed to resolve source metadata|pull access denied|failed to authorize/.test(text))
        return 'base';
    return step && excerptLine(said) ? 'step' : 'other';
}
/** True where a push met a tag that is there and may not be written again: another run was faster. */
function isTagTaken(failure) {
    return failureKind(failure) === 'push' && /immutab/i.test(reasonOf(failure.said));
}
/** True where the same build may well succeed when it's tried again: a registry or the way to it failed. */
function isTransient(failure) {
    const kind = failureKind(failure);
    const text = reasonOf(failure.said);
    return (kind === 'push' || kind === 'base') && TRANSIENT.test(text) && !REFUSED.test(text);
}
const FIRST_WAIT_MS = 2_000;
/** BuildKit does not pass on what Retry-After says; registries that count requests mostly do so by the minute. */
const FIRST_WAIT_OF_MANY_MS = 15_000;
/**
 * How long to wait after a try that failed, in milliseconds: twice as long each time, by chance half as much less or more,
 * so that builds side by side do not come back together.
 *
 * @param tries how many there were
 */
function waitBefore(tries, { said }) {
    const isMany = /\b429\b|too ?many ?requests/i.test(reasonOf(said));
    return (isMany ? FIRST_WAIT_OF_MANY_MS : FIRST_WAIT_MS) * 2 ** (tries - 1) * (0.5 + Math.random());
}
/**
 * The problem of a failed build: at the Dockerfile's line where BuildKit names one, else where the image is declared.
 *
 * @param reference `name:tag`
 * @param login the one that the registry of `reference` got
 */
function buildProblem(image, reference, failure, login) {
    const kind = failureKind(failure);
    if (kind === 'push')
        return pushProblem(image, reference, failure, login);
    const log = logOf(failure);
    const reason = clip(reasonOf(failure.said), 600);
    if (kind === 'builder') {
        return {
            severity: 'error',
            ...image.declaredAt,
            title: 'The builder went away during the build',
            message: `BuildKit stopped answering while it built ${image.key} (out of memory or disk, or stopped by somebody): ${reason}. Nothing was pushed for it; run this again, and look at the builder's own log if it happens twice.`,
            ...log,
        };
    }
    const line = excerptLine(failure.said);
    const place = line ? { file: image.dockerfile, line } : { ...image.declaredAt };
    return { severity: 'error', ...place, ...words(kind, image, failure, reason), ...log };
}
function words(kind, image, { said, step }, reason) {
    const exit = reason.match(/exit code: (\d+)/)?.[1];
    const line = excerptLine(said);
    if (kind === 'step' && exit) {
        const instruction = clip(step?.name ?? reason, 300);
        return {
            title: `Build of ${image.key}: a step ended with exit code ${exit}`,
            message: `\`${instruction}\` failed. Its last lines say why; mend the step in ${image.dockerfile}.`,
        };
    }
    if (kind === 'base')
        return baseWords(image, reason);
    const missing = reason.match(/"([^"]+)": not found/)?.[1];
    if (missing) {
        return {
            title: `Build of ${image.key}: no such file in the context`,
            message: `${missing} is not in ${image.context || 'the context'} as committed: ignored, uncommitted and .dockerignore'd files are not there when an image is built.`,
        };
    }
    return {
        title: `Build of ${image.key} failed${line ? ` at line ${line}` : ''}`,
        message: `${reason}.`,
    };
}
function baseWords(image, reason) {
    const base = reason.match(/source metadata for (\S+?):? /)?.[1] ?? 'the base image';
    const advice = REFUSED.test(reason)
        ? `Its registry refuses it to this run: is the name right, and is there a login that may read it?`
        : /not found/.test(reason)
            ? 'Its registry does not have it: is the name right, and does the tag exist?'
            : 'Its registry could not be asked; if the name is right, run this again.';
    return {
        title: `Build of ${image.key}: its base cannot be had`,
        message: `${base} could not be fetched. ${advice} (${reason})`,
    };
}
function pushProblem(image, reference, failure, login) {
    const { registry, repository } = (0,images_reference/* parseReference */.F)(reference);
    const reason = clip(reasonOf(failure.said), 600);
    const refused = REFUSED.test(reason);
    if (!refused && NO_REPOSITORY.test(reason)) {
        return {
            severity: 'error',
            ...image.declaredAt,
            title: `${registry} has no repository for ${image.key}`,
            message: `${repository} does not exist there, and this registry makes none at a push: create it${creation(registry, repository)}, and run this again. (${reason})`,
            ...logOf(failure),
        };
    }
    const message = refused
        ? `${registry} refused the push of ${repository} with ${(0,images_registry/* loginWords */.Pg)(login)}: it lacks the permission to push there${permission(registry)}, or the repository does not exist and is not made by a push. (${reason})`
        : `${registry} did not take ${repository}, also when tried again: ${reason}. What was built stays in the builder's cache; run this again when the registry answers.`;
    return {
        severity: 'error',
        ...image.declaredAt,
        title: refused ? `${registry} refused the push of ${image.key}` : `${image.key} could not be pushed`,
        message,
        ...logOf(failure),
    };
}
/** What the permission to push is called where it's given. */
function permission(registry) {
    if (registry === 'ghcr.io')
        return ' (`packages: write`, and the package must give this repository access)';
    if (registry === 'docker.io')
        return ' (a token with Read & Write on that repository)';
    if (registry.endsWith('.amazonaws.com'))
        return ' (ecr:PutImage, ecr:InitiateLayerUpload ...)';
    if (/(^|\.)(gcr\.io|pkg\.dev)$/.test(registry))
        return ' (role Artifact Registry Writer)';
    if (registry.endsWith('.azurecr.io'))
        return ' (role AcrPush)';
    if (registry === 'quay.io')
        return ' (Write on that repository)';
    return '';
}
/** How a repository is made, where that is one command. */
function creation(registry, repository) {
    if (!registry.endsWith('.amazonaws.com'))
        return '';
    return ` (\`aws ecr create-repository --repository-name ${repository}\`, or a repository creation template)`;
}
/** BuildKit's last word: from its `ERROR:` on, without the words that every failure begins with. */
function reasonOf(said) {
    const start = said.findLastIndex((line) => line.startsWith('ERROR:'));
    const text = (start < 0 ? said.slice(-5) : said.slice(start)).join('\n');
    return text
        .replace(/^ERROR: /, '')
        .replace(/^failed to build: /, '')
        .replace(/^failed to solve: /, '')
        .trim()
        .replace(/\.$/, '');
}
/** `Dockerfile:4` above the excerpt; some errors name only the line. */
function excerptLine(said) {
    const ruler = said.findIndex((line) => /^-{10,}$/.test(line));
    const header = ruler > 0 ? said[ruler - 1]?.match(/:(\d+)$/)?.[1] : undefined;
    const line = Number(header ?? reasonOf(said).match(/parse error on line (\d+)/)?.[1]);
    return line > 0 ? line : undefined;
}
function isBuilderGone(text) {
    return /code = Unavailable|error reading from server|transport is closing|closing transport|graceful_stop|failed to dial|buildkitd\.sock|connect: no such file/i.test(text);
}
function logOf({ said, step }) {
    const lines = step && step.log.length > 0 ? step.log : said;
    return lines.length > 0 ? { log: lines.slice(-LOG_LINES).join('\n') } : {};
}
function clip(text, length) {
    const flat = text.replace(/\s*\n\s*/g, ' ');
    return flat.length <= length ? flat : `${flat.slice(0, length - 3)}...`;
}

;// CONCATENATED MODULE: ./lib/images/labels.js
/**
 * The image's labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). `created` is the
 * commit's date: a build of the same commit on another day is the same image.
 */
function labels(planned, origin) {
    const label = 'org.opencontainers.image';
    return {
        [`${label}.title`]: planned.image.key,
        [`${label}.version`]: planned.tag,
        [`${label}.revision`]: origin.commit,
        [`${label}.created`]: new Date(origin.commitTime * 1000).toISOString(),
        ...(origin.repositoryUrl ? { [`${label}.source`]: withoutLogin(origin.repositoryUrl) } : {}),
    };
}
/** An address without a user name or password in it. */
function withoutLogin(text) {
    return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s@'"]+@/gi, '$1***@');
}

;// CONCATENATED MODULE: ./lib/images/progress.js

/** A step that prints more keeps its last lines. */
const LINES_KEPT = 5_000;
function buildProgress() {
    const steps = new Map();
    const plain = [];
    return {
        line(text) {
            const status = parseStatus(text);
            if (!status) {
                if (text.trim())
                    plain.push(withoutLogin(text));
                return;
            }
            for (const vertex of status.vertexes ?? [])
                update(steps, vertex);
            for (const log of status.logs ?? [])
                append(steps.get(log.vertex), log.data ?? '');
        },
        status: (now) => currentStatus([...steps.values()], now),
        log: () => [...steps.values()].sort(byStart).flatMap(describe),
        plain: () => [...plain],
        failed() {
            const step = [...steps.values()].find(({ vertex }) => vertex.error && !isCache(vertex) && !isCancelled(vertex));
            if (!step)
                return undefined;
            const { name, error } = step.vertex;
            return { name: oneLine(name), error: withoutLogin(error ?? ''), log: linesOf(step) };
        },
        cacheErrors: () => [...steps.values()].flatMap(({ vertex }) => vertex.error && isCache(vertex) && !isNoCacheYet(vertex.error) ? [withoutLogin(vertex.error)] : []),
        steps() {
            const own = [...steps.values()].filter(({ vertex }) => vertex.name.startsWith('[') && !isInternal(vertex));
            return { all: own.length, cached: own.filter(({ vertex }) => vertex.cached).length };
        },
    };
}
function parseStatus(text) {
    if (!text.startsWith('{'))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** A step can run twice (once to look, once to do): what was said last counts, what it printed stays. */
function update(steps, vertex) {
    const step = steps.get(vertex.digest);
    if (step)
        step.vertex = { ...vertex, cached: vertex.cached || (step.vertex.cached ?? false) };
    else
        steps.set(vertex.digest, { vertex, lines: [], rest: '' });
}
function append(step, data) {
    if (!step)
        return;
    const parts = (step.rest + Buffer.from(data, 'base64').toString('utf8')).split('\n');
    step.rest = parts.pop() ?? '';
    step.lines.push(...parts.map(lastDrawn));
    if (step.lines.length > LINES_KEPT)
        step.lines.splice(0, step.lines.length - LINES_KEPT);
}
/** A progress bar redraws its line with carriage returns: only its last state is worth a line. */
function lastDrawn(line) {
    return withoutLogin(line.replace(/\r+$/, '').split('\r').at(-1) ?? '');
}
function linesOf(step) {
    return step.rest ? [...step.lines, lastDrawn(step.rest)] : step.lines;
}
function byStart(a, b) {
    return Date.parse(a.vertex.started ?? '9999') - Date.parse(b.vertex.started ?? '9999');
}
function describe(step) {
    const { vertex } = step;
    if (isInternal(vertex) && !vertex.error)
        return [];
    const took = vertex.started && vertex.completed
        ? seconds(Date.parse(vertex.completed) - Date.parse(vertex.started))
        : '';
    const end = vertex.error ? `failed: ${withoutLogin(vertex.error)}` : vertex.cached ? 'cached' : took;
    return [`${oneLine(vertex.name)}${end ? ` (${end})` : ''}`, ...linesOf(step).map((line) => `  ${line}`)];
}
function currentStatus(steps, now) {
    const running = steps.filter(({ vertex }) => vertex.started && !vertex.completed);
    const step = running.findLast(({ vertex }) => !isInternal(vertex)) ?? running.at(-1);
    if (!step)
        return 'waiting for the builder';
    return `${progress_clip(oneLine(step.vertex.name), 80)} (${seconds(now - Date.parse(step.vertex.started ?? ''))})`;
}
/** Of BuildKit's own making: `[internal] load build context`, in bake `[test internal] ...`. */
function isInternal(vertex) {
    return /^\[([\w-]+ )?internal\]/.test(vertex.name);
}
function isCache(vertex) {
    return /^(importing|exporting) (cache|to GitHub Actions Cache)\b/.test(vertex.name);
}
/** The first build of an image finds no cache: no news. */
function isNoCacheYet(error) {
    return /not found|manifest unknown/i.test(error);
}
/** Steps that run beside one that fails are cancelled: they are not the cause. */
function isCancelled(vertex) {
    return /context canceled$/.test(vertex.error ?? '');
}
function oneLine(text) {
    return withoutLogin(text).replace(/\s+/g, ' ');
}
function progress_clip(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}
function seconds(ms) {
    return `${ms < 10_000 ? Math.max(0, ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
}

;// CONCATENATED MODULE: ./lib/images/attempt.js






const TRIES = 3;
/**
 * Builds, and tries again where it may help: after a registry's transient errors (what was built is in the
 * builder's cache), without a cache that cannot be used, without an SBOM whose generator cannot be fetched.
 *
 * @throws CommandError where docker cannot be started or the run was cancelled
 */
async function attempt(request, options) {
    const concessions = [];
    let current = request;
    for (let tries = 1;;) {
        const { progress, failure } = await runOnce(current, options);
        if (!failure) {
            return { progress, concessions, ...(await told(current.metadataFile)) };
        }
        const easier = concede(current, failure);
        if (easier) {
            concessions.push(easier.concession);
            current = easier.request;
            continue;
        }
        if (!isTransient(failure) || tries >= TRIES)
            return { progress, failure, concessions };
        const wait = waitBefore(tries, failure);
        options.onRetry(`${reasonOf(failure.said)}: trying again in ${Math.round(wait / 1000)} s`);
        await (0,external_node_timers_promises_.setTimeout)(wait, undefined, options.signal ? { signal: options.signal } : {});
        tries += 1;
    }
}
async function runOnce(request, options) {
    const progress = buildProgress();
    options.onStart(progress);
    try {
        await (0,exec/* exec */.m0)({
            argv: buildArgs(request),
            cwd: options.cwd,
            env: options.env,
            onLine: (line, stream) => {
                if (stream === 'stderr')
                    progress.line(line);
            },
            ...(options.signal ? { signal: options.signal } : {}),
        });
        return { progress };
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason !== 'exit')
            throw error;
        const step = progress.failed();
        return { progress, failure: { said: progress.plain(), ...(step ? { step } : {}) } };
    }
}
/** The same build without the extra that failed; undefined where no extra is to blame. */
function concede(request, failure) {
    const kind = failureKind(failure);
    const why = reasonOf(failure.said);
    const { cache } = request;
    if (kind === 'cache' && cache.from.length + cache.to.length > 0) {
        const sentence = `without its cache, which could not be used: ${why}`;
        const without = { ...request, cache: { from: [], to: [], tags: cache.tags } };
        return { request: without, concession: { extra: kind, sentence } };
    }
    if (kind === 'sbom' && request.sbom) {
        const sentence = `without an SBOM, whose generator could not be fetched: ${why}`;
        return { request: { ...request, sbom: false }, concession: { extra: kind, sentence } };
    }
    return undefined;
}
/** What the metadata file tells of a build. */
async function told(metadataFile) {
    try {
        const metadata = JSON.parse(await (0,promises_.readFile)(metadataFile, 'utf8'));
        const digest = metadata['containerimage.digest'];
        // BUILDER/NODE/ID
        const record = metadata['buildx.build.ref']?.split('/').at(-1);
        return { ...(digest ? { digest } : {}), ...(record ? { record } : {}) };
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/images/missing.js



/**
 * Checks that the image's Dockerfile is in the staged tree.
 *
 * @throws ProblemError that says what to write where it's not
 */
async function missingDockerfile(image, staged) {
    if (await exists((0,external_node_path_.join)(staged, image.dockerfile)))
        return;
    const conda = await exists((0,external_node_path_.join)(staged, image.context, 'environment.yml'));
    const message = conda
        ? `${image.context} has an environment.yml and no Dockerfile, and only Dockerfiles are built. Write one: \`FROM quay.io/jupyter/base-notebook:<date>\`, \`COPY environment.yml /tmp/\`, \`RUN mamba env update --name base --file /tmp/environment.yml && mamba clean --all --yes\`.`
        : `${image.dockerfile} is not in the commit. Write it, commit it, or take the image out of the configuration.`;
    throw new lib_problem/* ProblemError */.M({
        severity: 'error',
        file: conda ? `${image.context}/environment.yml` : image.declaredAt.file,
        ...(image.declaredAt.line && !conda ? { line: image.declaredAt.line } : {}),
        title: `${image.key} has no Dockerfile`,
        message,
    });
}
function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./lib/images/secrets.js


/**
 * The build secrets of an image that are not there, each with where it was looked for. BuildKit itself takes an
 * environment variable that is not set for an empty secret, also where the Dockerfile says `required`: the image is
 * built without it, and its tag, which is its content's, would be that of a broken image for good.
 *
 * @param folder what relative paths are relative to: the staged tree
 * @param env the environment that docker gets
 */
async function missingSecrets(image, folder, env) {
    const missing = [];
    for (const secret of image.secrets) {
        const { id, variable, file, either } = sourceOf(secret);
        const isSet = variable !== undefined && (env[variable] ?? '') !== '';
        const isThere = file !== undefined && (await secrets_exists((0,external_node_path_.resolve)(folder, file)));
        if (isSet || isThere)
            continue;
        const where = [
            ...(variable === undefined ? [] : [`the environment variable ${variable} is not set`]),
            ...(file === undefined || either ? [] : [`there is no file ${file}`]),
        ];
        missing.push(`\`${id}\` (${where.join(', ')})`);
    }
    return missing;
}
/** https://docs.docker.com/reference/cli/docker/buildx/build/#secret: without a source the id is a variable, then a file. */
function sourceOf(secret) {
    const fields = new Map(secret.split(',').map((field) => {
        const at = field.indexOf('=');
        return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
    }));
    const path = fields.get('src') ?? fields.get('source');
    const variable = fields.get('env');
    const id = fields.get('id') ?? variable ?? path ?? secret;
    if (fields.get('type') === 'env')
        return { id, variable: variable ?? path ?? id };
    if (variable !== undefined)
        return { id, variable };
    if (path !== undefined)
        return { id, file: path };
    return { id, variable: id, file: id, either: true };
}
function secrets_exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/images/test.js






const test_LOG_LINES = 30;
/**
 * Runs the image's `test`, and asks for its JupyterHub's version where another's is known that it must fit, as a last
 * stage of the image: the builder has every layer already, and no image is loaded or pushed for it.
 *
 * @param asked absent: its version is not asked for
 * @returns nothing where all is well, or the problem
 * @throws CommandError where docker cannot be started or the run was cancelled
 */
async function testImage(request, asked, options) {
    const file = `${request.metadataFile}.bake`;
    await (0,promises_.writeFile)(file, JSON.stringify(testBake(request, asked?.program)));
    const progress = buildProgress();
    options.onStart(progress);
    const builder = request.builder ? ['--builder', request.builder] : [];
    try {
        await (0,exec/* exec */.m0)({
            argv: ['docker', 'buildx', 'bake', '--progress', 'rawjson', ...builder, '--file', file, 'test'],
            cwd: options.cwd,
            // The paths in the file are ours: the staged tree and the scratch folder.
            env: { ...options.env, BUILDX_BAKE_ENTITLEMENTS_FS: '0' },
            onLine: (line, stream) => {
                if (stream === 'stderr')
                    progress.line(line);
            },
            ...(options.signal ? { signal: options.signal } : {}),
        });
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason !== 'exit')
            throw error;
        return failedTest(request, progress, asked);
    }
    return asked && misfit(request, asked, versionIn(progress.log(), asked.program));
}
/**
 * The definition for `docker buildx bake`, whose targets can be built FROM each other (`target:`). Pure.
 *
 * @param program is run with `--version` too, never from the cache: its output is wanted
 */
function testBake(request, program) {
    const { image, staged } = request;
    const lines = ['FROM hub-deploy-built'];
    if (image.test)
        lines.push(`RUN ${execForm(image.test)}`);
    if (program)
        lines.push(`ARG HUB_DEPLOY_ASKED=${(0,external_node_crypto_.randomUUID)()}`, `RUN ${execForm([program, '--version'])}`);
    const platform = image.platforms.slice(0, 1);
    const platforms = platform.length > 0 ? { platforms: platform } : {};
    const built = {
        context: (0,external_node_path_.join)(staged, image.context),
        dockerfile: (0,external_node_path_.join)(staged, image.dockerfile),
        args: { ...image.args, SOURCE_DATE_EPOCH: String(request.commitTime) },
        contexts: contextsOf(request),
        secret: image.secrets,
        ...(image.target ? { target: image.target } : {}),
        ...platforms,
    };
    const test = {
        context: (0,external_node_path_.dirname)(request.metadataFile),
        'dockerfile-inline': `${lines.join('\n')}\n`,
        contexts: { 'hub-deploy-built': 'target:built' },
        output: ['type=cacheonly'],
        ...platforms,
    };
    return withoutTemplates({ target: { built, test } });
}
/** An argv as a Dockerfile's RUN: no shell, and no `<<` that its parser would take for a here-document. */
function execForm(argv) {
    return JSON.stringify(argv).replaceAll('<', '\\u003c');
}
/** Bake reads `${x}` and `%{x}` in its JSON as templates: doubled, they are themselves. */
function withoutTemplates(value) {
    if (typeof value === 'string')
        return value.replace(/[$%](?=\{)/g, '$&$&');
    if (Array.isArray(value))
        return value.map(withoutTemplates);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [withoutTemplates(key), withoutTemplates(one)]));
}
function failedTest(request, progress, asked) {
    const { image } = request;
    const step = progress.failed();
    const lines = step && step.log.length > 0 ? step.log : progress.plain();
    const log = { log: lines.slice(-test_LOG_LINES).join('\n') };
    const code = step?.error.match(/exit code: (\d+)/)?.[1];
    const ended = code
        ? `ended with exit code ${code}`
        : `could not be run: ${step?.error ?? progress.plain().at(-1)}`;
    if (asked && step?.name.includes(`"${asked.program}"`)) {
        return { ...unanswered(request, asked, `\`${asked.program} --version\` ${ended}`), ...log };
    }
    const message = `\`${(image.test ?? []).join(' ')}\` ${ended} in ${request.reference}. Its last lines say why; the image was not pushed.`;
    return { ...test_problem(request, `The test of ${image.key} failed`, message), ...log };
}
/** An image that does not tell: a user image then starts no server; a hub image may hold its JupyterHub elsewhere. */
function unanswered(request, { program, wanted }, why) {
    const { image, reference } = request;
    if (program === 'jupyterhub') {
        const message = `Whether its JupyterHub fits the chart, which brings ${wanted}, is not known: ${why} in ${reference}.`;
        return { ...test_problem(request, `${image.key} does not tell its JupyterHub`, message), severity: 'warning' };
    }
    const message = `${why} in ${reference}: without it no server starts. Install jupyterhub (or jupyterhub-singleuser) in the image; it was not pushed.`;
    return test_problem(request, `${image.key} cannot start servers`, message);
}
function versionIn(log, program) {
    const at = log.findLastIndex((line) => !line.startsWith('  ') && line.includes(`"${program}"`));
    for (const line of log.slice(at + 1)) {
        const version = line.match(/^\s+.*?(\d+\.\d+[\w.]*)\s*$/)?.[1];
        if (version)
            return version;
    }
    return undefined;
}
/**
 * JupyterHub's rule: hub and single-user server share the major version. The chart's rule ("the tag given here has to be
 * compatible with the version of the helm chart"): so do hub and chart, and of another minor version is told.
 */
function misfit(request, asked, version) {
    const { image } = request;
    const { program, wanted } = asked;
    if (!version)
        return unanswered(request, asked, `\`${program} --version\` printed no version`);
    const [own, other] = [version, wanted].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
    if (own?.[0] !== other?.[0]) {
        const [title, whose, fix] = program === 'jupyterhub'
            ? ['does not fit its chart', 'chart brings', `\`jupyterhub==${other?.slice(0, 2).join('.')}.*\``]
            : ['does not fit its hub', 'hub', `\`jupyterhub==${other?.[0]}.*\``];
        const message = `It has JupyterHub ${version} and its ${whose} ${wanted}: their major versions must be equal. Install ${fix} in the image; it was not pushed.`;
        return test_problem(request, `${image.key} ${title}`, message);
    }
    if (program !== 'jupyterhub' || own?.[1] === other?.[1])
        return undefined;
    const message = `It has JupyterHub ${version} and its chart brings ${wanted}: another minor version, which may work, but is not what the chart was tested with.`;
    return { ...test_problem(request, `${image.key} does not fit its chart`, message), severity: 'warning' };
}
function test_problem({ image }, title, message) {
    return { severity: 'error', ...image.declaredAt, title, message };
}

// EXTERNAL MODULE: ./lib/images/size.js
var images_size = __webpack_require__(3481);
;// CONCATENATED MODULE: ./lib/images/unpushed.js




/**
 * What becomes of an image that is not pushed: it is built to see that it builds, and how large it would be.
 *
 * A builder of BuildKit's own keeps it, and tells its manifest by the record of the build: layers are compressed, but
 * none is fetched or copied for it. Docker's own does that only as files, and only where it keeps images in containerd.
 *
 * @param folder where it may be written
 */
function unpushedOutput(key, { bases, builder }, folder) {
    if (bases.has(key))
        return { kind: 'oci-layout', folder };
    if (builder.driver !== 'docker')
        return { kind: 'image' };
    return builder.containerd ? { kind: 'oci-layout', folder } : { kind: 'nothing' };
}
/**
 * How large an image is that was not pushed, compressed; its files go where no other image needs them.
 *
 * @returns bytes; undefined where the builder does not tell: an old buildx, or Docker's own builder without containerd
 */
async function unpushedSize(key, output, { digest, record }, run) {
    if (!digest)
        return undefined;
    if (output.kind === 'image')
        return (0,images_size/* sizeOf */.$)(digest, (path) => fromBuilder(record, path, run));
    if (output.kind !== 'oci-layout')
        return undefined;
    const size = await (0,images_size/* sizeOf */.$)(digest, (path) => fromFolder(output.folder, path));
    if (!run.bases.has(key))
        await (0,promises_.rm)(output.folder, { recursive: true, force: true });
    return size;
}
async function fromFolder(folder, digest) {
    return JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'blobs', digest.replace(':', '/')), 'utf8'));
}
/** https://docs.docker.com/reference/cli/docker/buildx/history/inspect/attachment/ */
async function fromBuilder(record, digest, run) {
    if (!record)
        throw new Error('the build has no record');
    const { signal } = run.options;
    const builder = run.builder.name ? ['--builder', run.builder.name] : [];
    const { stdout } = await (0,exec/* exec */.m0)({
        argv: ['docker', 'buildx', 'history', 'inspect', 'attachment', ...builder, record, digest],
        env: run.env,
        timeoutMs: 30_000,
        ...(signal ? { signal } : {}),
    });
    return JSON.parse(stdout);
}

;// CONCATENATED MODULE: ./lib/images/one-image.js













/**
 * Builds one image, tests it, pushes it and confirms it.
 *
 * @returns its result; whatever goes wrong is in it as a problem, and stops no other image
 */
async function buildOne(planned, run) {
    const start = Date.now();
    try {
        return await build(planned, run, start);
    }
    catch (error) {
        const { image } = planned;
        const problem = error instanceof lib_problem/* ProblemError */.M && error.problems[0]
            ? error.problems[0]
            : {
                severity: 'error',
                ...image.declaredAt,
                title: `Build of ${image.key} ${run.options.signal?.aborted ? 'was cancelled' : 'failed'}`,
                message: `${error.message}.`,
            };
        return { planned, result: 'failed', seconds: since(start), problem };
    }
    finally {
        run.running.delete(planned.image.key);
    }
}
async function build(planned, run, start) {
    const { image } = planned;
    const reference = `${planned.name}:${planned.tag}`;
    const state = run.states.get(reference);
    if (state?.state === 'present') {
        run.options.log.line(`${image.key}: ${reference} is in the registry by now, not built again`);
        run.contexts.set(image.key, imageContext(planned, state.digest));
        return { planned, result: 'reused', digest: state.digest, seconds: since(start) };
    }
    if (state?.state === 'unknown')
        throw unknowable(planned, state.why);
    if (state?.state === 'denied' && !state.mayPush)
        throw unknowable(planned, state.why);
    await missingDockerfile(image, run.options.staged);
    const missing = await missingSecrets(image, run.options.staged, { ...process.env, ...run.env });
    if (missing.length > 0)
        return withoutSecrets(planned, missing, run, start);
    run.options.log.line(`${image.key}: building ${reference}`);
    const request = requestFor(planned, run);
    const attempted = await buildAndTest(request, run);
    run.running.delete(image.key);
    const built = await conclude(planned, request.output, attempted, run, start);
    tell(built, attempted, run);
    return built;
}
/** A proposal's check does without an image whose secrets it is not given, as of a fork; a push never does. */
function withoutSecrets(planned, missing, { options }, start) {
    const { image } = planned;
    const given = options.push
        ? 'Give it to the job that builds (`env:` of its step, from a secret of the repository), or take it out of `secrets`.'
        : 'A pull request of a fork is given none: it is built when this is merged.';
    const problem = {
        severity: options.push ? 'error' : 'notice',
        ...image.declaredAt,
        title: `${image.key} was not built: a build secret is missing`,
        message: `It needs ${missing.join(' and ')}. ${given}`,
    };
    return { planned, result: options.push ? 'failed' : 'skipped', seconds: since(start), problem };
}
function requestFor(planned, run) {
    const { image } = planned;
    const { options } = run;
    const folder = (0,external_node_path_.join)(run.scratch, image.key.replace(/[^\w.-]/g, '-'));
    const output = options.push ? { kind: 'push' } : unpushedOutput(image.key, run, folder);
    const bases = basesOf(image.key, options).flatMap(({ image: key, reference }) => {
        const context = run.contexts.get(key) ?? elsewhere(reference, options.tags.get(key));
        return context ? [[reference, context]] : [];
    });
    return {
        image,
        reference: `${planned.name}:${planned.tag}`,
        staged: options.staged,
        bases: { ...trackedBases(image, options), ...Object.fromEntries(bases) },
        output,
        labels: labels(planned, options),
        commitTime: options.commitTime,
        cache: cacheFlags(run.cache, planned, options.push),
        ...(run.builder.name ? { builder: run.builder.name } : {}),
        provenance: options.provenance ?? true,
        sbom: run.sbom,
        metadataFile: `${folder}.json`,
    };
}
/** An image with a `test` is built first, then tested, then pushed: the push finds every layer in the builder. */
async function buildAndTest(request, run) {
    const { image } = request;
    const { signal, log } = run.options;
    const attempts = {
        env: run.env,
        cwd: run.options.staged,
        ...(signal ? { signal } : {}),
        onStart: (progress) => run.running.set(image.key, progress),
        onRetry: (sentence) => log.line(`${image.key}: ${sentence}`),
    };
    const asked = versionAsked(image, run.options);
    if (!image.test && !asked)
        return attempt(request, attempts);
    const unpushed = { ...request, output: { kind: 'nothing' } };
    const built = await attempt(request.output.kind === 'push' ? unpushed : request, attempts);
    if (built.failure)
        return built;
    const problem = await testImage(request, asked, attempts);
    if (problem?.severity === 'error')
        throw new lib_problem/* ProblemError */.M(problem);
    const done = request.output.kind === 'push' ? await attempt(request, attempts) : built;
    return problem ? { ...done, doubt: problem } : done;
}
/** A user image is asked for its version together with its own test, a hub image always: hub and chart must fit. */
function versionAsked(image, { hubVersions, chartVersions }) {
    const chart = chartVersions?.get(image.key);
    if (chart !== undefined)
        return { program: 'jupyterhub', wanted: chart };
    const hub = image.test && hubVersions?.get(image.key);
    return hub === undefined ? undefined : { program: 'jupyterhub-singleuser', wanted: hub };
}
async function conclude(planned, output, attempted, run, start) {
    const { image, name, tag } = planned;
    const { failure, digest } = attempted;
    if (failure) {
        const other = isTagTaken(failure) ? await present(planned, run) : undefined;
        if (other) {
            run.options.log.line(`${image.key}: another run pushed ${name}:${tag} meanwhile; that one is used`);
            run.contexts.set(image.key, imageContext(planned, other));
            return { planned, result: 'reused', digest: other, seconds: since(start) };
        }
        const login = await run.credentials.find((0,images_reference/* parseReference */.F)(name).registry).catch(() => undefined);
        const problem = buildProblem(image, `${name}:${tag}`, failure, login);
        return { planned, result: 'failed', seconds: since(start), problem };
    }
    const warning = attempted.doubt ? { problem: attempted.doubt } : concessionProblem(planned, attempted, run);
    if (output.kind === 'oci-layout' && digest)
        run.contexts.set(image.key, `oci-layout://${output.folder}@${digest}`);
    if (output.kind !== 'push') {
        const bytes = await unpushedSize(image.key, output, attempted, run);
        return { planned, result: 'built', seconds: since(start), ...(bytes ? { bytes } : {}), ...warning };
    }
    const pushed = await one_image_confirm(planned, digest, run);
    run.contexts.set(image.key, imageContext(planned, pushed));
    return { planned, result: 'built', digest: pushed, seconds: since(start), ...warning };
}
/**
 * The digest that the registry has under the tag after the push. Somebody else's push of the same content may
 * have won: what the tag is now is what Helm gets.
 *
 * @throws ProblemError where the registry does not show the tag
 */
async function one_image_confirm(planned, digest, run) {
    const reference = `${planned.name}:${planned.tag}`;
    const state = (await (0,images_registry/* lookUpTags */.YK)([planned], run.registry)).get(reference);
    if (state?.state === 'present') {
        if (digest && state.digest !== digest) {
            run.options.log.line(`${planned.image.key}: ${reference} is ${state.digest} in the registry, not the ${digest} that was pushed: another run pushed it too; the registry's is used`);
        }
        return state.digest;
    }
    const why = state && 'why' in state ? state.why : 'the registry does not have it';
    throw new lib_problem/* ProblemError */.M({
        severity: 'error',
        ...planned.image.declaredAt,
        title: `${planned.image.key}: the push cannot be confirmed`,
        message: `docker pushed ${reference} without an error, but ${why}. No values get a tag that is not proved to be there; run this again.`,
    });
}
/** The digest that the registry has under the tag. */
async function present(planned, run) {
    const state = (await (0,images_registry/* lookUpTags */.YK)([planned], run.registry)).get(`${planned.name}:${planned.tag}`);
    return state?.state === 'present' ? state.digest : undefined;
}
function concessionProblem({ image }, attempted, run) {
    const told = attempted.concessions.filter(({ extra }) => extra !== 'sbom' || run.sbom !== false);
    if (told.some(({ extra }) => extra === 'sbom'))
        run.sbom = false;
    const sentences = [
        ...told.map(({ sentence }) => sentence),
        ...attempted.progress.cacheErrors().map((error) => `without all of its cache: ${error}`),
    ];
    if (sentences.length === 0)
        return {};
    const message = `${image.key} was built ${sentences.join('; ')}.`;
    return {
        problem: {
            severity: 'warning',
            ...image.declaredAt,
            title: `${image.key}: built, with less than wanted`,
            message,
        },
    };
}
/** One folded group an image, when it's done. */
function tell(built, { progress }, run) {
    const { image, name, tag } = built.planned;
    const { all, cached } = progress.steps();
    const what = built.result === 'failed' ? 'failed' : run.options.push ? 'built and pushed' : 'built';
    const title = `${image.key}: ${what} ${name}:${tag} in ${Math.round(built.seconds)} s (${cached} of ${all} steps cached)`;
    run.options.log.group(title, [...progress.log(), ...progress.plain()]);
}
function unknowable({ image, name, tag }, why) {
    return new lib_problem/* ProblemError */.M({
        severity: 'error',
        ...image.declaredAt,
        title: `${image.key}: its registry cannot be asked`,
        message: `Whether ${name}:${tag} is there already cannot be known: ${why}. It was not built.`,
    });
}
/** What was hashed is what is built: a base that moved since the plan is not taken. */
function trackedBases(image, { baseDigests }) {
    if (!image.trackBases || !baseDigests)
        return {};
    const pinned = [...baseDigests].filter(([reference]) => !reference.includes('@'));
    return Object.fromEntries(pinned.map(([reference, digest]) => [reference, `docker-image://${reference}@${digest}`]));
}
/** A base that is not part of this run: what was pushed under its tag. */
function elsewhere(reference, base) {
    return base && `docker-image://${reference.slice(0, reference.lastIndexOf(':'))}:${base.tag}`;
}
function since(start) {
    return (Date.now() - start) / 1000;
}

;// CONCATENATED MODULE: ./lib/images/build.js





const STATUS_EVERY_MS = 10_000;
/**
 * Builds the images that the plan says to build, side by side, bases before what is built FROM them; with `push`
 * each is pushed and its digest checked against the registry. A tag that the registry has is never pushed again.
 *
 * @returns one result for each image of the plan, in its order; a failure stops only what depends on it
 * @throws ProblemError where docker, buildx or the builder is not there
 */
async function buildImages(plan, options) {
    const wanted = plan.filter(({ action }) => action === 'build');
    if (wanted.length === 0)
        return plan.map((planned) => reused(planned));
    const run = await prepare(plan, wanted, options);
    const every = options.statusEveryMs ?? STATUS_EVERY_MS;
    const ticker = setInterval(() => {
        for (const [key, progress] of run.running)
            options.log.line(`${key}: ${progress.status(Date.now())}`);
    }, every);
    try {
        return await buildAll(plan, run);
    }
    finally {
        clearInterval(ticker);
        await (0,promises_.rm)(run.scratch, { recursive: true, force: true });
    }
}
/** Each image waits for its bases, then for a place. */
async function buildAll(plan, run) {
    const limit = (0,images_limit/* limiter */.T)(run.options.parallel);
    const results = new Map();
    // Bases come first in a chain, so theirs are there to wait for; a circle (an error elsewhere) cannot wait for itself.
    for (const planned of (0,chains/* chains */.B)(plan, run.options.tags).flat()) {
        const bases = basesOf(planned.image.key, run.options).flatMap(({ image }) => results.get(image) ?? []);
        const result = async () => {
            const failed = (await Promise.all(bases)).find(({ result }) => result === 'failed' || result === 'skipped');
            return failed ? skipped(planned, failed) : limit(() => buildOne(planned, run));
        };
        results.set(planned.image.key, planned.action === 'build' ? result() : Promise.resolve(reused(planned)));
    }
    return Promise.all(plan.map(({ image }) => results.get(image.key)));
}
function reused(planned) {
    return { planned, result: 'reused', seconds: 0, ...(planned.digest ? { digest: planned.digest } : {}) };
}
/** What is built FROM an image that a proposal does without is done without, too: no error. */
function skipped(planned, base) {
    const problem = {
        severity: base.problem?.severity === 'notice' ? 'notice' : 'error',
        ...planned.image.declaredAt,
        title: `${planned.image.key} was not built`,
        message: `It is built FROM ${base.planned.image.key}, which ${base.result === 'failed' ? 'failed' : 'was not built'}.`,
    };
    return { planned, result: 'skipped', seconds: 0, problem };
}

// EXTERNAL MODULE: ./lib/commands/hub-fit.js
var hub_fit = __webpack_require__(8683);
// EXTERNAL MODULE: ./lib/commands/registry.js + 1 modules
var registry = __webpack_require__(653);
;// CONCATENATED MODULE: ./lib/commands/images.js





/**
 * Builds the images that the plan says to build.
 *
 * @param staged the staged tree's root
 * @param wanted those of the plan that this job is for
 * @throws ProblemError where docker, buildx or the builder is not there
 */
async function images_buildAll(context, found, staged, wanted, { push }) {
    const { options, host, signal } = context;
    const { event, directory } = options;
    const names = wanted.map(({ name }) => name).filter(Boolean);
    const broken = unbuildable(found, wanted);
    const sound = wanted.filter(({ image }) => !broken.has(image.key));
    const built = await buildImages(sound, {
        staged,
        push,
        parallel: options.parallelBuilds,
        commit: found.tree.commit,
        commitTime: await (0,git/* commitTime */.bX)(directory, found.tree.commit),
        ...(event.serverUrl && event.repository
            ? { repositoryUrl: `${event.serverUrl}/${event.repository}` }
            : {}),
        tags: found.tags,
        ...(await (0,hub_fit/* versionsToFit */.Er)(found, sound.filter(({ action }) => action === 'build').map(({ image }) => image))),
        baseDigests: found.baseDigests,
        ...(options.builder ? { builder: options.builder } : {}),
        cache: options.cache,
        log: host,
        signal,
        credentials: (0,credentials/* credentials */.z3)({ logins: (0,registry/* givenLogins */.wN)(context, names) }),
        env: await (0,registry/* dockerEnvironment */.O9)(context, names),
    });
    const results = new Map(built.map((image) => [image.planned.image.key, image]));
    return wanted.map((planned) => results.get(planned.image.key) ?? {
        planned,
        result: broken.get(planned.image.key) ?? 'skipped',
        seconds: 0,
    });
}
/** Images whose files cannot be built, which the plan's problems say, and what is built FROM them. */
function unbuildable({ tags, faults }, images) {
    const broken = new Map();
    for (const { image } of images) {
        if (faults.get(image.key)?.some(({ severity }) => severity === 'error'))
            broken.set(image.key, 'failed');
    }
    for (let grew = broken.size > 0; grew;) {
        grew = false;
        for (const { image } of images) {
            const below = tags.get(image.key)?.from ?? [];
            if (broken.has(image.key) || !below.some((base) => broken.has(base.image)))
                continue;
            broken.set(image.key, 'skipped');
            grew = true;
        }
    }
    return broken;
}


/***/ }),

/***/ 3481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sizeOf),
/* harmony export */   R: () => (/* binding */ imageSize)
/* harmony export */ });
/* harmony import */ var _auth_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9622);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1403);


/**
 * How large an image is as nodes pull it, by what a registry has: see `sizeOf`.
 *
 * @param reference `name:tag` or `name@digest`
 */
function imageSize(reference, options) {
    const session = (0,_auth_js__WEBPACK_IMPORTED_MODULE_0__/* .registrySession */ .EK)(options);
    const { registry, repository, tag, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F)(reference);
    return sizeOf(digest ?? tag ?? 'latest', async (path) => {
        const { response } = await session.ask(registry, repository, `manifests/${path}`, 'GET');
        return response.status === 200 ? JSON.parse(response.body.toString('utf8')) : undefined;
    });
}
/**
 * How large an image is as nodes pull it: compressed, config and layers, as its manifests say. Of an index the largest
 * platform's; attestations are no platform.
 *
 * @param read a manifest by its digest or tag
 * @returns bytes; undefined where it is not told. Never throws for what `read` does
 */
async function sizeOf(top, read) {
    try {
        const manifest = await read(top);
        const platforms = manifest?.manifests?.filter(({ platform }) => platform?.os !== 'unknown');
        if (!platforms)
            return manifest && bytesOf(manifest);
        const sizes = await Promise.all(platforms.map(async (one) => bytesOf((await read(one.digest)) ?? {})));
        const known = sizes.filter((size) => size !== undefined);
        return known.length > 0 ? Math.max(...known) : undefined;
    }
    catch {
        return undefined;
    }
}
/** Docker's oldest manifests say no sizes. */
function bytesOf({ config, layers }) {
    if (!layers)
        return undefined;
    return [config, ...layers].reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
}


/***/ })

};
