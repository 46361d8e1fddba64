import { once as event } from 'node:events';
import nodeHttp, { type Agent, type IncomingMessage, type RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request; retried, time-limited and redirected as `http` says. */
export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For one attempt, its redirects and body included. Default: 30 s. */
  readonly timeoutMs?: number;
  /** The longest body that is read, in bytes. Default: 32 MiB. */
  readonly mostBytes?: number;
  readonly retry?: Partial<Retry>;
  readonly signal?: AbortSignal;
}

export interface Retry {
  /** How often it is tried in all. */
  readonly attempts: number;
  /** The first wait is at most this long, each later one at most twice the one before. */
  readonly baseMs: number;
  /** No wait is longer. A Retry-After beyond it ends the tries at once: the caller gets that answer. */
  readonly capMs: number;
}

export interface HttpResponse {
  readonly status: number;
  /** By name in small letters; several of one name are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

/** No answer came: the network, a time-out, one without end, or the caller's own abort; never a status code. */
export class HttpError extends Error {
  readonly reason: 'timeout' | 'network' | 'aborted' | 'too large';

  constructor(reason: HttpError['reason'], message: string) {
    super(message);
    this.name = 'HttpError';
    this.reason = reason;
  }
}

const TIMEOUT_MS = 30_000;
/** Manifests have 4 MiB at most, and pages of GitHub's API some MB. */
const MOST_BYTES = 32 * 2 ** 20;
const RETRY: Retry = { attempts: 4, baseMs: 500, capMs: 60_000 };
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
export async function http(request: HttpRequest): Promise<HttpResponse> {
  const retry = { ...RETRY, ...request.retry };
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= retry.attempts;
    let wait: number;
    try {
      const response = await once(request);
      if (last || !isTransient(response.status, request.method)) return response;
      const asked = retryAfterMs(response.headers.get('retry-after'), Date.now());
      if (asked !== undefined && asked > retry.capMs) return response;
      wait = Math.max(asked ?? 0, backoff(attempt, retry));
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      if (last || error.reason === 'aborted' || !mayRepeat(error, request.method)) throw error;
      wait = backoff(attempt, retry);
    }
    await pause(wait, request);
  }
}

/** How long Retry-After asks to wait, in ms; undefined where it says nothing that can be read. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Full jitter: side-by-side clients that failed together do not come back together. */
function backoff(attempt: number, retry: Retry): number {
  return Math.random() * Math.min(retry.capMs, retry.baseMs * 2 ** (attempt - 1));
}

function isTransient(status: number, method: HttpRequest['method']): boolean {
  if (method === 'POST' || method === 'PATCH') return status === 429 || status === 503;
  return [408, 429, 500, 502, 503, 504].includes(status);
}

function mayRepeat(error: HttpError, method: HttpRequest['method']): boolean {
  if (error.reason === 'too large') return false;
  if (method !== 'POST' && method !== 'PATCH') return true;
  return /refused|could not be found/.test(error.message);
}

async function pause(ms: number, request: HttpRequest): Promise<void> {
  try {
    await sleep(ms, undefined, request.signal ? { signal: request.signal } : {});
  } catch {
    throw aborted(request.url);
  }
}

/** One attempt, with its redirects, within one time limit. */
async function once(request: HttpRequest): Promise<HttpResponse> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const method = request.method ?? 'GET';
  let url = request.url;
  let headers: Record<string, string> = { ...request.headers };
  try {
    for (let hop = 0; ; hop++) {
      const response = await send(url, { method, headers, signal }, request);
      const next = redirection(response, method);
      if (!next || hop >= REDIRECTS) return response;
      if (new URL(next).origin !== new URL(url).origin) headers = withoutCredentials(headers);
      url = next;
    }
  } catch (error) {
    if (error instanceof HttpError) throw error;
    if (request.signal?.aborted) throw aborted(url);
    if (timeout.aborted) {
      const seconds = (request.timeoutMs ?? TIMEOUT_MS) / 1000;
      throw new HttpError('timeout', `${hostOf(url)} gave no answer within ${seconds} s`);
    }
    throw new HttpError('network', networkMessage(url, error));
  }
}

/** One exchange. node:http, because loading and starting `fetch` takes as long as all look-ups of a small fleet. */
async function send(
  url: string,
  options: RequestOptions,
  { body, mostBytes = MOST_BYTES }: Pick<HttpRequest, 'body' | 'mostBytes'>,
): Promise<HttpResponse> {
  const secure = url.startsWith('https:');
  const { request } = secure ? await import('node:https') : nodeHttp;
  const sent = request(url, { ...options, agent: await agentFor(secure) });
  sent.end(body);
  const [answer] = (await event(sent, 'response')) as [IncomingMessage];
  // From here on errors come through the answer; the request may still emit them, and nobody else listens.
  sent.on('error', () => {});
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Throws where the body ends before its Content-Length: a truncated answer is no answer.
  for await (const chunk of answer) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes)
      throw new HttpError('too large', `the answer of ${hostOf(url)} is longer than ${mostBytes} bytes`);
  }
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return { status: answer.statusCode ?? 0, headers: new Map(headers), body: Buffer.concat(chunks), url };
}

const agents: { http?: Agent; https?: Agent } = {};

/** Connections are kept, and go through the proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY (Node 24.5 and newer). */
async function agentFor(secure: boolean): Promise<Agent> {
  const { Agent } = secure ? await import('node:https') : nodeHttp;
  const kind = secure ? 'https' : 'http';
  agents[kind] ??= new Agent({ keepAlive: true, proxyEnv: process.env });
  return agents[kind];
}

function redirection({ status, headers, url: from }: HttpResponse, method: string): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get('location');
  if (!location || !URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  const downgrade = from.startsWith('https:') && to.protocol !== 'https:';
  return downgrade || !/^https?:$/.test(to.protocol) ? undefined : to.href;
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie|proxy-authorization)$/i.test(name)),
  );
}

function aborted(url: string): HttpError {
  return new HttpError('aborted', `the request to ${hostOf(url)} was cancelled`);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function networkMessage(url: string, error: unknown): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return sentence(hostOf(url), code, message) + proxyHint();
}

function sentence(host: string, code: string, detail: string): string {
  if (code === 'ECONNREFUSED') return `${host} refused the connection`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host} could not be found (DNS)`;
  if (/CERT|SIGNED|ISSUER/.test(code)) {
    return `the certificate of ${host} is not trusted (${code}); a private CA is given by NODE_EXTRA_CA_CERTS`;
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return `${host} cut the connection in the middle of its answer`;
  }
  return `no answer from ${host}: ${detail}`;
}

function proxyHint(): string {
  const { env, versions } = process;
  const wanted = env.HTTP_PROXY || env.http_proxy || env.HTTPS_PROXY || env.https_proxy;
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (!wanted || major > 24 || (major === 24 && minor >= 5)) return '';
  return `; a proxy is set in the environment, which Node ${versions.node} does not use: Node 24.5 and newer do`;
}
