export const id = 653;
export const ids = [653];
export const modules = {

/***/ 653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rF: () => (/* binding */ askRegistry),
  O9: () => (/* binding */ dockerEnvironment),
  wN: () => (/* binding */ givenLogins),
  NE: () => (/* binding */ trackedBases)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/images/credentials.js
var credentials = __webpack_require__(5668);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/images/login.js




/**
 * Logs in without touching the person's own config: a private Docker folder with a copy of the config and these
 * logins in it; plugins, contexts and builders are links to the person's. (`docker login` would write into the
 * person's folder, and a credential store would have to be logged out of.)
 *
 * @param folder made with mode 0700; the caller removes it at the end
 * @param options.configDir the folder that is copied. Default: Docker's own
 * @throws Error where the person's config cannot be read
 */
async function loginTo(logins, folder, options = {}) {
    const from = (0,external_node_path_.resolve)(options.configDir ?? (0,credentials/* dockerConfigDir */.kG)());
    const config = await (0,credentials/* readDockerConfig */.TO)(from);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    await linkRest(from, folder);
    const text = JSON.stringify(withLogins(config, logins, await storedKeys(config)), null, 2);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'config.json'), text, { mode: 0o600 });
    return {
        DOCKER_CONFIG: folder,
        BUILDX_CONFIG: process.env.BUILDX_CONFIG || (0,external_node_path_.join)(from, 'buildx'),
        DOCKER_AUTH_CONFIG: environmentWithout(logins),
    };
}
function environmentWithout(logins) {
    const ours = new Set(logins.map(({ registry }) => (0,credentials/* keyOf */.TN)(registry)));
    const others = Object.entries((0,credentials/* environmentAuths */.l)() ?? {}).filter(([key]) => !ours.has(key));
    return others.length > 0 ? JSON.stringify({ auths: Object.fromEntries(others) }) : undefined;
}
async function linkRest(from, folder) {
    const names = await (0,promises_.readdir)(from).catch(() => []);
    await Promise.all(names
        .filter((name) => name !== 'config.json')
        .map((name) => (0,promises_.symlink)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(folder, name)).catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    })));
}
/**
 * The config with these logins in `auths`. A credential store hides all of `auths`: it turns into one helper for
 * each registry that it holds, so that those stay logged in.
 */
function withLogins(config, logins, stored) {
    const { credsStore, ...rest } = config;
    const ours = new Set(logins.map((login) => (0,credentials/* keyOf */.TN)(login.registry)));
    const helpers = {};
    if (credsStore)
        for (const key of stored)
            helpers[key] = credsStore;
    Object.assign(helpers, config.credHelpers);
    for (const key of Object.keys(helpers))
        if (ours.has((0,credentials/* keyOf */.TN)(key)))
            delete helpers[key];
    const auths = Object.fromEntries(Object.entries(config.auths ?? {}).filter(([key]) => !ours.has((0,credentials/* keyOf */.TN)(key))));
    for (const { registry, username, password } of logins) {
        auths[(0,credentials/* keyOf */.TN)(registry)] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
    }
    return { ...rest, auths, ...(Object.keys(helpers).length > 0 ? { credHelpers: helpers } : {}) };
}
/** What the credential store holds; where it cannot list, the registries that the config mentions. */
async function storedKeys(config) {
    if (!config.credsStore)
        return [];
    const mentioned = Object.keys(config.auths ?? {});
    try {
        const { stdout } = await (0,exec/* exec */.m0)({
            argv: [`docker-credential-${config.credsStore}`, 'list'],
            timeoutMs: 30_000,
        });
        return [...new Set([...mentioned, ...Object.keys(JSON.parse(stdout))])];
    }
    catch {
        return mentioned;
    }
}

// EXTERNAL MODULE: ./lib/images/reference.js
var reference = __webpack_require__(1403);
// EXTERNAL MODULE: ./lib/images/registry.js
var registry = __webpack_require__(4703);
;// CONCATENATED MODULE: ./lib/commands/registry.js





/**
 * The login that the inputs give; the registry that it is for is, unless said, the one of the first image.
 *
 * @param names the images' names
 */
function givenLogins({ options }, names) {
    if (!options.login)
        return [];
    const { registry, username, password } = options.login;
    const first = names[0];
    return [
        { registry: registry || (first ? (0,reference/* parseReference */.F)(first).registry : 'docker.io'), username, password },
    ];
}
/**
 * The environment in which docker is logged in: a configuration of the run's own, which goes with its private folder.
 * Without a login among the inputs, docker's own is used as it is.
 */
async function dockerEnvironment(context, names) {
    const logins = givenLogins(context, names);
    if (logins.length === 0)
        return {};
    return { ...(await loginTo(logins, (0,external_node_path_.join)(context.privateFolder, 'docker'))) };
}
/**
 * Looks up base images for `track-bases`, each once in a run; none is asked for until an image wants it.
 *
 * @param mode `loose`: what cannot be known is a warning at its image, and left out of its tag
 */
function trackedBases(context, mode) {
    const logins = givenLogins(context, []);
    return (0,registry/* baseDigests */.Bi)({ credentials: (0,credentials/* credentials */.z3)({ logins }), signal: context.signal }, mode);
}
/**
 * Asks the registries which tags they have.
 *
 * @param mode `loose`: what cannot be known is left out, and `notAsked` says why
 * @returns by `name:tag`
 */
async function askRegistry(context, wanted, mode) {
    if (wanted.length === 0)
        return { registry: new Map() };
    const logins = givenLogins(context, wanted.map(({ name }) => name));
    const answers = await (0,registry/* lookUpTags */.YK)(wanted, { credentials: (0,credentials/* credentials */.z3)({ logins }), signal: context.signal });
    if (mode === 'strict')
        return { registry: answers };
    const known = new Map();
    const reasons = new Set();
    for (const [key, state] of answers) {
        if (state.state === 'unknown' || (state.state === 'denied' && !state.mayPush))
            reasons.add(state.why);
        else
            known.set(key, state);
    }
    if (reasons.size === 0)
        return { registry: known };
    return {
        registry: known,
        notAsked: `whether the registry has it is not known: ${[...reasons].join('; ')}`,
    };
}


/***/ }),

/***/ 9622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EK: () => (/* binding */ registrySession)
});

// UNUSED EXPORTS: apiOf, parseChallenge

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/host/http.js



/** No answer came: the network, a time-out or the caller's own abort; never a status code. */
class HttpError extends Error {
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'HttpError';
        this.reason = reason;
    }
}
const TIMEOUT_MS = 30_000;
const RETRY = { attempts: 4, baseMs: 500, capMs: 60_000 };
const REDIRECTS = 5;
/**
 * Sends a request and reads the whole answer.
 *
 * Tried again are 408, 429, 500, 502, 503 and 504, resets, truncated answers and time-outs, after Retry-After
 * (seconds or a date, RFC 9110 10.2.3) or a random part of a doubling wait. POST and PATCH are tried again only
 * where the server said that it did nothing (429, 503) or was never reached. GET and HEAD follow redirects;
 * another origin gets no Authorization, and https never turns into http.
 *
 * @returns the last answer, whatever its status
 * @throws HttpError where no answer came
 */
async function http(request) {
    const retry = { ...RETRY, ...request.retry };
    for (let attempt = 1;; attempt++) {
        const last = attempt >= retry.attempts;
        let wait;
        try {
            const response = await once(request);
            if (last || !isTransient(response.status, request.method))
                return response;
            const asked = retryAfterMs(response.headers.get('retry-after'), Date.now());
            if (asked !== undefined && asked > retry.capMs)
                return response;
            wait = Math.max(asked ?? 0, backoff(attempt, retry));
        }
        catch (error) {
            if (!(error instanceof HttpError))
                throw error;
            if (last || error.reason === 'aborted' || !mayRepeat(error, request.method))
                throw error;
            wait = backoff(attempt, retry);
        }
        await pause(wait, request);
    }
}
/** How long Retry-After asks to wait, in ms; undefined where it says nothing that can be read. */
function retryAfterMs(header, now) {
    if (!header)
        return undefined;
    if (/^\s*\d+\s*$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** Full jitter: side-by-side clients that failed together do not come back together. */
function backoff(attempt, retry) {
    return Math.random() * Math.min(retry.capMs, retry.baseMs * 2 ** (attempt - 1));
}
function isTransient(status, method) {
    if (method === 'POST' || method === 'PATCH')
        return status === 429 || status === 503;
    return [408, 429, 500, 502, 503, 504].includes(status);
}
function mayRepeat(error, method) {
    if (method !== 'POST' && method !== 'PATCH')
        return true;
    return /refused|could not be found/.test(error.message);
}
async function pause(ms, request) {
    try {
        await (0,promises_.setTimeout)(ms, undefined, request.signal ? { signal: request.signal } : {});
    }
    catch {
        throw aborted(request.url);
    }
}
/** One attempt, with its redirects, within one time limit. */
async function once(request) {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const method = request.method ?? 'GET';
    let url = request.url;
    let headers = { ...request.headers };
    try {
        for (let hop = 0;; hop++) {
            const response = await send(url, { method, headers, signal }, request.body);
            const next = redirection(response, method);
            if (!next || hop >= REDIRECTS)
                return response;
            if (new URL(next).origin !== new URL(url).origin)
                headers = withoutCredentials(headers);
            url = next;
        }
    }
    catch (error) {
        if (request.signal?.aborted)
            throw aborted(url);
        if (timeout.aborted) {
            const seconds = (request.timeoutMs ?? TIMEOUT_MS) / 1000;
            throw new HttpError('timeout', `${hostOf(url)} gave no answer within ${seconds} s`);
        }
        throw new HttpError('network', networkMessage(url, error));
    }
}
/** One exchange. node:http, because loading and starting `fetch` takes as long as all look-ups of a small fleet. */
async function send(url, options, body) {
    const secure = url.startsWith('https:');
    const { request } = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : external_node_http_;
    const sent = request(url, { ...options, agent: await agentFor(secure) });
    sent.end(body);
    const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
    // From here on errors come through the answer; the request may still emit them, and nobody else listens.
    sent.on('error', () => { });
    const chunks = [];
    // Throws where the body ends before its Content-Length: a truncated answer is no answer.
    for await (const chunk of answer)
        chunks.push(chunk);
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { status: answer.statusCode ?? 0, headers: new Map(headers), body: Buffer.concat(chunks), url };
}
const agents = {};
/** Connections are kept, and go through the proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY (Node 24.5 and newer). */
async function agentFor(secure) {
    const { Agent } = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : external_node_http_;
    const kind = secure ? 'https' : 'http';
    agents[kind] ??= new Agent({ keepAlive: true, proxyEnv: process.env });
    return agents[kind];
}
function redirection({ status, headers, url: from }, method) {
    if (method !== 'GET' && method !== 'HEAD')
        return undefined;
    if (![301, 302, 303, 307, 308].includes(status))
        return undefined;
    const location = headers.get('location');
    if (!location || !URL.canParse(location, from))
        return undefined;
    const to = new URL(location, from);
    const downgrade = from.startsWith('https:') && to.protocol !== 'https:';
    return downgrade || !/^https?:$/.test(to.protocol) ? undefined : to.href;
}
function withoutCredentials(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie|proxy-authorization)$/i.test(name)));
}
function aborted(url) {
    return new HttpError('aborted', `the request to ${hostOf(url)} was cancelled`);
}
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : url;
}
function networkMessage(url, error) {
    const { code = '', message = String(error) } = error;
    return sentence(hostOf(url), code, message) + proxyHint();
}
function sentence(host, code, detail) {
    if (code === 'ECONNREFUSED')
        return `${host} refused the connection`;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        return `${host} could not be found (DNS)`;
    if (/CERT|SIGNED|ISSUER/.test(code)) {
        return `the certificate of ${host} is not trusted (${code}); a private CA is given by NODE_EXTRA_CA_CERTS`;
    }
    if (code === 'ECONNRESET' || code === 'EPIPE') {
        return `${host} cut the connection in the middle of its answer`;
    }
    return `no answer from ${host}: ${detail}`;
}
function proxyHint() {
    const { env, versions } = process;
    const wanted = env.HTTP_PROXY || env.http_proxy || env.HTTPS_PROXY || env.https_proxy;
    const [major = 0, minor = 0] = versions.node.split('.').map(Number);
    if (!wanted || major > 24 || (major === 24 && minor >= 5))
        return '';
    return `; a proxy is set in the environment, which Node ${versions.node} does not use: Node 24.5 and newer do`;
}

// EXTERNAL MODULE: ./lib/images/reference.js
var reference = __webpack_require__(1403);
;// CONCATENATED MODULE: ./lib/images/auth.js


/** Indexes and manifests, OCI's and Docker's: without them some registries give a converted manifest's digest. */
const ACCEPT = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/**
 * A session with registries: each is asked once how it wants to be spoken to, and for one token a repository,
 * however many requests wait for it (https://distribution.github.io/distribution/spec/auth/token/).
 */
function registrySession(options) {
    const challenges = new Map();
    const tokens = new Map();
    return {
        async ask(registry, repository, path, method) {
            const login = await options.credentials.find(registry);
            const used = login ? { login } : {};
            const request = requestFor(registry, repository, path, method, options);
            const known = challenges.get(registry);
            const first = known ? undefined : await http(request);
            const challenge = known ?? (first && challengeOf(first));
            if (!challenge)
                return { response: first ?? (await http(request)), ...used };
            challenges.set(registry, challenge);
            const key = `${registry}/${repository}`;
            const token = tokens.get(key) ?? authorize(challenge, registry, repository, login, options);
            tokens.set(key, token);
            const authorization = await token;
            if ('refused' in authorization) {
                // The plain request's answer still tells what the registry gives to anybody.
                return { response: first ?? (await http(request)), ...used, tokenRefused: authorization.refused };
            }
            const headers = { ...request.headers, authorization: authorization.header };
            return { response: await http({ ...request, headers }), ...used };
        },
    };
}
/** `https://` and the host that serves a registry's API. */
function apiOf(registry, plainHttp = []) {
    const plain = (0,reference/* isLocal */.I)(registry) || plainHttp.includes(registry);
    return `${plain ? 'http' : 'https'}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}
/** Reads a WWW-Authenticate header; undefined where it is neither Basic nor a Bearer with a realm. */
function parseChallenge(header) {
    const bearer = header?.match(/(?:^|,\s*)Bearer\s+(.*)$/i)?.[1];
    if (bearer !== undefined) {
        const fields = new Map([...bearer.matchAll(/([a-zA-Z_]+)=(?:"([^"]*)"|([^\s,]+))/g)].map((match) => [
            match[1]?.toLowerCase(),
            match[2] ?? match[3] ?? '',
        ]));
        const [realm, service, scope] = [fields.get('realm'), fields.get('service'), fields.get('scope')];
        if (realm) {
            return { scheme: 'bearer', realm, ...(service ? { service } : {}), ...(scope ? { scope } : {}) };
        }
    }
    return header && /(?:^|,\s*)Basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
}
function challengeOf(response) {
    return response.status === 401 ? parseChallenge(response.headers.get('www-authenticate')) : undefined;
}
function requestFor(registry, repository, path, method, options) {
    const below = repository ? `${repository}/${path}` : '';
    const url = `${apiOf(registry, options.plainHttp)}/v2/${below}`;
    return { url, method, headers: { accept: ACCEPT }, ...limits(options) };
}
function limits(options) {
    return {
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.retry ? { retry: options.retry } : {}),
        ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
    };
}
async function authorize(challenge, registry, repository, login, options) {
    if (challenge.scheme === 'basic')
        return login ? { header: basic(login) } : { refused: 401 };
    if (!challenge.realm.startsWith('https:') && !apiOf(registry, options.plainHttp).startsWith('http:')) {
        throw new Error(`${registry} sends logins to ${challenge.realm}, which is not https: not followed`);
    }
    const ours = repository ? [`repository:${repository}:pull`] : [];
    const theirs = challenge.scope && !challenge.scope.startsWith('repository:') ? [challenge.scope] : [];
    const response = await http({
        ...tokenRequest(challenge, [...theirs, ...ours], login),
        ...limits(options),
    });
    const host = new URL(challenge.realm).host;
    if (response.status === 401 || response.status === 403)
        return { refused: response.status };
    if (response.status !== 200)
        throw new Error(`${host}, where ${registry} gives tokens, answered ${response.status}`);
    return { header: `Bearer ${tokenOf(response, host)}` };
}
function tokenRequest(challenge, scopes, login) {
    if (!URL.canParse(challenge.realm))
        throw new Error(`${challenge.realm}, where tokens are said to be, is no address`);
    if (login?.identityToken) {
        const form = new URLSearchParams({
            grant_type: 'refresh_token',
            refresh_token: login.identityToken,
            client_id: 'hub-deploy',
            scope: scopes.join(' '),
        });
        if (challenge.service)
            form.set('service', challenge.service);
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return { url: challenge.realm, method: 'POST', headers, body: form.toString() };
    }
    const url = new URL(challenge.realm);
    if (challenge.service)
        url.searchParams.set('service', challenge.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return { url: url.href, ...(login ? { headers: { authorization: basic(login) } } : {}) };
}
function tokenOf(response, host) {
    let answer;
    try {
        answer = JSON.parse(response.body.toString('utf8'));
    }
    catch {
        throw new Error(`${host} answered with a token that is not JSON`);
    }
    const token = answer.token ?? answer.access_token;
    if (typeof token !== 'string' || token === '')
        throw new Error(`${host} answered without a token`);
    return token;
}
function basic(login) {
    return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
}


/***/ }),

/***/ 5668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   kG: () => (/* binding */ dockerConfigDir),
/* harmony export */   l: () => (/* binding */ environmentAuths),
/* harmony export */   z3: () => (/* binding */ credentials)
/* harmony export */ });
/* unused harmony export AUTH_VARIABLE */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9141);




/** Docker's own name for logins in the environment. */
const AUTH_VARIABLE = 'DOCKER_AUTH_CONFIG';
/** Docker Hub's login stands under the address of its first API. */
const HUB_KEY = 'https://index.docker.io/v1/';
/**
 * Logins by Docker's own rules: those given, then DOCKER_AUTH_CONFIG, then `credHelpers`, `credsStore` and `auths` of
 * its config.
 *
 * @param options.logins go first
 * @param options.configDir Docker's folder. Default: DOCKER_CONFIG, else `~/.docker`
 */
function credentials(options = {}) {
    const configDir = options.configDir ?? dockerConfigDir();
    const found = new Map();
    let config;
    const search = async (registry) => {
        const given = options.logins?.find((login) => hostOfKey(login.registry) === hostOfKey(registry));
        if (given)
            return { username: given.username, password: given.password, source: 'the inputs' };
        const fromEnvironment = environmentAuths()?.[keyOf(registry)];
        if (fromEnvironment)
            return fromEntry(fromEnvironment, AUTH_VARIABLE);
        config ??= readDockerConfig(configDir);
        return fromConfig(await config, registry, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, 'config.json'));
    };
    return {
        find(registry) {
            let login = found.get(registry);
            if (!login) {
                login = search(registry);
                found.set(registry, login);
            }
            return login;
        },
    };
}
/**
 * The logins of DOCKER_AUTH_CONFIG, which Docker's command line (28.3 and newer) looks at before its config: one JSON
 * object, each of whose `auths` has the key `auth`. Anything else it warns of and passes over, as here
 * (docker/cli, cli/config/configfile/file.go).
 */
function environmentAuths() {
    const text = process.env[AUTH_VARIABLE];
    if (!text)
        return undefined;
    try {
        const { auths = {} } = JSON.parse(text);
        const entries = Object.entries(auths);
        if (!entries.every(([, { auth }]) => typeof auth === 'string' && auth !== ''))
            return undefined;
        // No other key counts there: no user name, password or identity token.
        return Object.fromEntries(entries.map(([key, { auth = '' }]) => [key, { auth }]));
    }
    catch {
        return undefined;
    }
}
/** Docker's folder: DOCKER_CONFIG, else `~/.docker`. */
function dockerConfigDir() {
    return process.env.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** The config in Docker's folder; an empty one where there is none. */
async function readDockerConfig(configDir) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, 'config.json');
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new Error(`Docker's ${file} cannot be read: ${error.message}`);
    }
    try {
        return (JSON.parse(text) ?? {});
    }
    catch {
        throw new Error(`Docker's ${file} is not JSON`);
    }
}
/** The key under which Docker keeps a registry's login. */
function keyOf(registry) {
    return hostOfKey(registry) === 'docker.io' ? HUB_KEY : hostOfKey(registry);
}
/** Keys are written as `ghcr.io`, `https://ghcr.io`, `https://ghcr.io/v2/`: the host is what counts. */
function hostOfKey(key) {
    const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
async function fromConfig(config, registry, file) {
    const helper = Object.entries(config.credHelpers ?? {}).find(([key]) => hostOfKey(key) === hostOfKey(registry));
    if (helper)
        return fromHelper(helper[1], keyOf(registry));
    if (config.credsStore)
        return fromHelper(config.credsStore, keyOf(registry));
    const entries = Object.entries(config.auths ?? {});
    const entry = entries.find(([key]) => hostOfKey(key) === hostOfKey(registry))?.[1];
    return entry && fromEntry(entry, file);
}
function fromEntry(entry, source) {
    const plain = Buffer.from(entry.auth ?? '', 'base64')
        .toString('utf8')
        .replace(/\0+$/, '');
    const colon = plain.indexOf(':');
    const username = entry.username ?? (colon < 0 ? '' : plain.slice(0, colon));
    const password = entry.password ?? (colon < 0 ? '' : plain.slice(colon + 1));
    if (entry.identitytoken)
        return { username, password: '', identityToken: entry.identitytoken, source };
    return username || password ? { username, password, source } : undefined;
}
/** Asks `docker-credential-NAME get` (https://github.com/docker/docker-credential-helpers). */
async function fromHelper(name, key) {
    const source = `the credential helper ${name}`;
    let answer;
    try {
        answer = (await (0,_host_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .exec */ .m0)({ argv: [`docker-credential-${name}`, 'get'], input: key, timeoutMs: 30_000 }))
            .stdout;
    }
    catch (error) {
        const said = error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd ? `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}` : '';
        if (/credentials not found/i.test(said))
            return undefined;
        throw new Error(`${source}, which Docker's config names, failed for ${key}: ${error.message}`);
    }
    const { Username, Secret } = parseHelper(answer, source);
    if (!Secret)
        return undefined;
    if (Username === '<token>')
        return { username: '', password: '', identityToken: Secret, source };
    return { username: Username ?? '', password: Secret, source };
}
function parseHelper(answer, source) {
    try {
        return JSON.parse(answer);
    }
    catch {
        throw new Error(`${source}, which Docker's config names, did not answer with JSON`);
    }
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   I: () => (/* binding */ isLocal)
/* harmony export */ });
// The grammar of https://github.com/distribution/reference (regexp.go).
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;
const TAG = /^[\w][\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
/**
 * Takes a reference apart by Docker's rules: the first part is a registry if it holds a dot or a colon, is
 * `localhost`, or has a capital letter; else it's Docker Hub, whose one-part names stand under `library/`.
 *
 * @param text `name`, `org/name:tag`, `registry:5000/a/b:tag@sha256:...`
 * @throws Error with a sentence where it is no image reference
 */
function parseReference(text) {
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    const { registry, repository } = splitName(colon < 0 ? named : named.slice(0, colon));
    if (!HOST.test(registry))
        throw new Error(`\`${text}\` is no image reference: \`${registry}\` is no host`);
    const wrong = repository.split('/').find((part) => !COMPONENT.test(part));
    if (wrong !== undefined) {
        throw new Error(`\`${text}\` is no image reference: the part \`${wrong}\` may hold only small letters, digits and single . _ - between them`);
    }
    if (tag !== undefined && !TAG.test(tag)) {
        throw new Error(`\`${text}\` is no image reference: \`${tag}\` is no tag`);
    }
    if (digest !== undefined && !DIGEST.test(digest)) {
        throw new Error(`\`${text}\` is no image reference: \`${digest}\` is no digest`);
    }
    return {
        registry,
        repository,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function splitName(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
    if (!isHost)
        return { registry: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
    const rest = name.slice(slash + 1);
    if (first !== 'docker.io' && first !== 'index.docker.io')
        return { registry: first, repository: rest };
    return { registry: 'docker.io', repository: rest.includes('/') ? rest : `library/${rest}` };
}
/** True for registries that are spoken to by plain HTTP unless told otherwise: those on this machine (Docker's rule). */
function isLocal(registry) {
    const host = registry.startsWith('[')
        ? registry.slice(0, registry.indexOf(']') + 1)
        : registry.split(':')[0];
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host ?? '');
}


/***/ }),

/***/ 4703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ baseDigests),
/* harmony export */   Pg: () => (/* binding */ loginWords),
/* harmony export */   YK: () => (/* binding */ lookUpTags),
/* harmony export */   eo: () => (/* binding */ registryError)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _auth_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9622);
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2253);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1403);





/** Look-ups at once, over all registries: enough to hide the way there, few enough to be polite. */
const AT_ONCE = 8;
/** The codes of https://github.com/opencontainers/distribution-spec (and Harbor's NOT_FOUND) that mean "not there". */
const ABSENT_CODES = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'];
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/**
 * Asks registries which of these tags they have. Never guesses (docs/design.md): `present` comes from a 200 with
 * a digest, `absent` from a 404 whose body says so in the registry's own words; what cannot be known is `unknown`.
 *
 * @returns a state for each `name:tag` asked for; it never throws for what a registry does
 */
async function lookUpTags(wanted, options) {
    const session = (0,_auth_js__WEBPACK_IMPORTED_MODULE_2__/* .registrySession */ .EK)(options);
    const limit = (0,_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .limiter */ .T)(AT_ONCE);
    const keys = [...new Set(wanted.map(({ name, tag }) => `${name}:${tag}`))];
    const states = await Promise.all(keys.map((key) => limit(() => lookUp(session, key))));
    return new Map(keys.map((key, index) => [key, states[index]]));
}
/**
 * Asks for the digests of base images, each once: for images with `track-bases`.
 *
 * @param mode `loose`: whoever asks may have no login for them, and only says what is not known
 */
function baseDigests(options, mode) {
    const session = (0,_auth_js__WEBPACK_IMPORTED_MODULE_2__/* .registrySession */ .EK)(options);
    const limit = (0,_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .limiter */ .T)(AT_ONCE);
    const asked = new Map();
    const found = new Map();
    const ask = async (text) => {
        const named = /[@:][^/]*$/.test(text) ? text : `${text}:latest`;
        const state = await limit(() => lookUp(session, named));
        if (state.state === 'present') {
            found.set(text, state.digest);
            return state.digest;
        }
        const why = 'why' in state ? state.why : 'its registry does not have it';
        const loose = mode === 'loose' ? ' Here it is left out: whoever builds the image gives it another tag.' : '';
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M({
            severity: mode === 'loose' ? 'warning' : 'error',
            title: `The base ${text} cannot be looked up`,
            message: `\`track-bases\` makes the digest of ${text} part of a tag, but ${why}.${loose}`,
        });
    };
    return {
        found,
        digestOf(reference) {
            const digest = asked.get(reference) ?? ask(reference);
            asked.set(reference, digest);
            return digest;
        },
    };
}
/** "the login `bob` (from the inputs)" */
function loginWords(login) {
    if (!login)
        return 'a request without a login';
    return login.username
        ? `the login \`${login.username}\` (from ${login.source})`
        : `the login from ${login.source}`;
}
async function lookUp(session, text) {
    try {
        const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F)(text);
        const { registry, repository } = reference;
        const path = `manifests/${reference.digest ?? reference.tag}`;
        const head = await session.ask(registry, repository, path, 'HEAD');
        const digest = head.response.headers.get('docker-content-digest');
        if (head.response.status === 200 && digest && DIGEST.test(digest))
            return { state: 'present', digest };
        // A HEAD has no body: the GET says why it's not there, or gives the bytes that the digest is made of.
        const bodyNeeded = [200, 404, 405, 501].includes(head.response.status);
        return judge(bodyNeeded ? await session.ask(registry, repository, path, 'GET') : head, reference);
    }
    catch (error) {
        return { state: 'unknown', why: error.message };
    }
}
function judge(answer, reference) {
    const { status, body } = answer.response;
    if (status === 200)
        return presence(answer, reference);
    const absent = errorCodes(body).some((code) => ABSENT_CODES.includes(code));
    if (status === 404 && absent)
        return { state: 'absent' };
    if (status === 401 || status === 403)
        return denial(answer, reference);
    return { state: 'unknown', why: registryError(answer, reference) };
}
/** What a registry's answer says that is neither a 200 nor understood, in a sentence. */
function registryError(answer, reference) {
    const { status, body } = answer.response;
    if (status === 401 || status === 403)
        return denial(answer, reference).why;
    const codes = errorCodes(body);
    return `${reference.registry} answered ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}${hint(status)}`;
}
/** A digest that the header names and the bytes do not bear out is no digest. */
function presence({ response }, { registry }) {
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(response.body).digest('hex')}`;
    const named = response.headers.get('docker-content-digest');
    if (!isManifest(response.body))
        return { state: 'unknown', why: `${registry} answered with what is no manifest` };
    if (named && DIGEST.test(named) && named !== digest) {
        return { state: 'unknown', why: `${registry} answered with other bytes than its digest says` };
    }
    return { state: 'present', digest };
}
function denial({ response, login, tokenRefused }, reference) {
    const place = `${reference.registry} answered ${tokenRefused ?? response.status} for ${reference.repository}`;
    if (!login) {
        const why = `${place}, and there is no login for ${reference.registry}: give one (inputs registry-username and registry-password, or docker login)`;
        return { state: 'denied', mayPush: false, why };
    }
    // By the token specification a token server's 401 is about the login itself; 403, and 401 from the registry,
    // are also what a repository that does not exist yet gets.
    const mayPush = tokenRefused !== 401;
    return { state: 'denied', mayPush, why: `${place} to ${loginWords(login)}` };
}
function hint(status) {
    if (status === 429)
        return ': too many requests, even after waiting; try again later';
    if (status === 404)
        return ' without saying that the image is unknown: is that a registry?';
    return status >= 500 ? ', also when asked again' : '';
}
function errorCodes(body) {
    const parsed = parseJson(body);
    if (!Array.isArray(parsed?.errors))
        return [];
    return parsed.errors.flatMap((error) => (typeof error?.code === 'string' ? [error.code] : []));
}
function isManifest(body) {
    const parsed = parseJson(body);
    return parsed?.schemaVersion === 2;
}
function parseJson(body) {
    try {
        return JSON.parse(body.toString('utf8')) ?? undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
