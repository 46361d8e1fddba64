import { type HttpRequest, type HttpResponse, http, type Retry } from '../host/http.js';
import type { Credentials, FoundLogin } from './credentials.js';
import { isLocal } from './reference.js';

export interface RegistryOptions {
  readonly credentials: Credentials;
  readonly signal?: AbortSignal;
  /** Registries to speak plain HTTP to, besides those on this machine. */
  readonly plainHttp?: readonly string[];
  readonly retry?: Partial<Retry>;
  /** For one attempt. */
  readonly timeoutMs?: number;
}

export interface RegistryAnswer {
  readonly response: HttpResponse;
  /** The login that was used, where there is one. */
  readonly login?: FoundLogin;
  /** The token server's own refusal, where it gave no token: 401 means the login itself, 403 what it may do. */
  readonly tokenRefused?: 401 | 403;
  /** Why a login that is there was not used, as the end of a sentence. */
  readonly withheld?: string;
}

/** Requests to registries, with the logins and tokens that they ask for. */
export interface RegistrySession {
  /**
   * @param path below `/v2/REPOSITORY/`; the empty repository asks `/v2/` itself
   * @throws HttpError where no answer came; Error with a sentence where a login or token cannot be had
   */
  ask(registry: string, repository: string, path: string, method: 'GET' | 'HEAD'): Promise<RegistryAnswer>;
}

/** How a registry wants to be spoken to, from its WWW-Authenticate. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string };

/** The header to send; or that none is to be had. */
type Authorization = { readonly header: string } | { readonly refused: 401 | 403 };

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
export function registrySession(options: RegistryOptions): RegistrySession {
  const challenges = new Map<string, Challenge>();
  const tokens = new Map<string, Promise<Authorization>>();
  return {
    async ask(registry, repository, path, method) {
      const login = await options.credentials.find(registry);
      const withheld = login ? undefined : await options.credentials.withheld?.(registry);
      const used = { ...(login ? { login } : {}), ...(withheld ? { withheld } : {}) };
      const request = requestFor(registry, repository, path, method, options);
      const known = challenges.get(registry);
      const first = known ? undefined : await http(request);
      const challenge = known ?? (first && challengeOf(first, request));
      if (!challenge) return { response: first ?? (await http(request)), ...used };
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
export function apiOf(registry: string, plainHttp: readonly string[] = []): string {
  const plain = isLocal(registry) || plainHttp.includes(registry);
  return `${plain ? 'http' : 'https'}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}

/** Reads a WWW-Authenticate header; undefined where it is neither Basic nor a Bearer with a realm. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const bearer = header?.match(/(?:^|,\s*)Bearer\s+(.*)$/i)?.[1];
  if (bearer !== undefined) {
    const fields = new Map(
      [...bearer.matchAll(/([a-zA-Z_]+)=(?:"([^"]*)"|([^\s,]+))/g)].map((match) => [
        match[1]?.toLowerCase(),
        match[2] ?? match[3] ?? '',
      ]),
    );
    const [realm, service, scope] = [fields.get('realm'), fields.get('service'), fields.get('scope')];
    if (realm) {
      return { scheme: 'bearer', realm, ...(service ? { service } : {}), ...(scope ? { scope } : {}) };
    }
  }
  return header && /(?:^|,\s*)Basic\b/i.test(header) ? { scheme: 'basic' } : undefined;
}

/**
 * Only the registry itself says how it wants to be spoken to, and where its logins go: not whom it sends a request on to.
 *
 * @throws Error where another host asks for a login
 */
function challengeOf({ status, headers, url }: HttpResponse, asked: HttpRequest): Challenge | undefined {
  if (status !== 401) return undefined;
  const [from, to] = [new URL(asked.url), new URL(url)];
  if (from.origin === to.origin) return parseChallenge(headers.get('www-authenticate'));
  throw new Error(
    `${from.host} sent the request on to ${to.host}, which asks for a login: none goes there. Name the image by the registry that has it`,
  );
}

function requestFor(
  registry: string,
  repository: string,
  path: string,
  method: 'GET' | 'HEAD',
  options: RegistryOptions,
): HttpRequest {
  const below = repository ? `${repository}/${path}` : '';
  const url = `${apiOf(registry, options.plainHttp)}/v2/${below}`;
  return { url, method, headers: { accept: ACCEPT }, ...limits(options) };
}

function limits(options: RegistryOptions): Pick<HttpRequest, 'signal' | 'retry' | 'timeoutMs'> {
  return {
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.retry ? { retry: options.retry } : {}),
    ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
  };
}

async function authorize(
  challenge: Challenge,
  registry: string,
  repository: string,
  login: FoundLogin | undefined,
  options: RegistryOptions,
): Promise<Authorization> {
  if (challenge.scheme === 'basic') return login ? { header: basic(login) } : { refused: 401 };
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
  if (response.status === 401 || response.status === 403) return { refused: response.status };
  if (response.status !== 200)
    throw new Error(`${host}, where ${registry} gives tokens, answered ${response.status}`);
  return { header: `Bearer ${tokenOf(response, host)}` };
}

function tokenRequest(
  challenge: Challenge & { scheme: 'bearer' },
  scopes: readonly string[],
  login: FoundLogin | undefined,
): HttpRequest {
  if (!URL.canParse(challenge.realm))
    throw new Error(`${challenge.realm}, where tokens are said to be, is no address`);
  if (login?.identityToken) {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: login.identityToken,
      client_id: 'hub-deploy',
      scope: scopes.join(' '),
    });
    if (challenge.service) form.set('service', challenge.service);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { url: challenge.realm, method: 'POST', headers, body: form.toString() };
  }
  const url = new URL(challenge.realm);
  if (challenge.service) url.searchParams.set('service', challenge.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return { url: url.href, ...(login ? { headers: { authorization: basic(login) } } : {}) };
}

function tokenOf(response: HttpResponse, host: string): string {
  let answer: { token?: unknown; access_token?: unknown };
  try {
    answer = JSON.parse(response.body.toString('utf8')) as typeof answer;
  } catch {
    throw new Error(`${host} answered with a token that is not JSON`);
  }
  const token = answer.token ?? answer.access_token;
  if (typeof token !== 'string' || token === '') throw new Error(`${host} answered without a token`);
  return token;
}

function basic(login: FoundLogin): string {
  return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
}
