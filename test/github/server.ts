import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { description, type Operation } from './description.js';
import { type Answer, permissionOf, routes } from './routes.js';
import type { State } from './state.js';

/** What to answer instead, once for each that is given. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Record<string, unknown>;
  /** Does what was asked all the same: an answer that was lost on its way. */
  readonly done?: boolean;
  /** Only for operations that this matches (`POST /repos/…`). */
  readonly of?: RegExp;
}

export interface GitHubDouble extends State {
  readonly url: string;
  /** What the token may: `pull-requests` -> `write`. */
  readonly permissions: Map<string, 'read' | 'write'>;
  /** Who the token is. */
  readonly login: { name: string; type: 'Bot' | 'User' };
  readonly faults: Fault[];
  /** Each request's operation, in order. */
  readonly seen: string[];
  /** What was not as GitHub describes it, in requests and in our own answers. */
  readonly violations: string[];
  close(): Promise<void>;
}

/** GitHub's REST API on this machine: it holds what it is told, and judges every request and answer by GitHub's own description. */
export async function githubServer(): Promise<GitHubDouble> {
  const double = {
    comments: [],
    checkRuns: [],
    deployments: [],
    pullRequests: [],
    labelEvents: [],
    roles: new Map([['ada', 'write' as const]]),
    releases: [],
    refs: new Map<string, string>(),
    permissions: new Map<string, 'read' | 'write'>([
      ['pull-requests', 'write'],
      ['checks', 'write'],
      ['deployments', 'write'],
      ['contents', 'write'],
    ]),
    login: { name: 'github-actions[bot]', type: 'Bot' as const },
    faults: [] as Fault[],
    seen: [] as string[],
    violations: [] as string[],
    url: '',
  };
  const server = createServer((request, response) => {
    void serve(double, request, response).catch((error: unknown) => {
      double.violations.push(String(error));
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(double, {
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

type Double = Omit<GitHubDouble, 'close'>;

async function serve(double: Double, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', double.url);
  const method = request.method ?? 'GET';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const send = ({ status, body, headers = {} }: Answer) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
  if (method === 'POST' && pathname === '/graphql')
    return send(graphql(double, Buffer.concat(chunks).toString()));
  const operation = description().find(method, pathname);
  double.seen.push(operation?.name ?? `${method} ${pathname}`);
  if (!operation) {
    double.violations.push(`GitHub has no ${method} ${pathname}`);
    return send({ status: 404, body: { message: 'Not Found', status: '404' } });
  }
  if (!/^(token|bearer) \S+$/i.test(request.headers.authorization ?? ''))
    double.violations.push(`${operation.name}: no token`);
  const body: unknown = text ? JSON.parse(text) : undefined;
  double.violations.push(...operation.checkRequest(searchParams, body));
  const answer = decide(double, operation, searchParams, body as Record<string, never>);
  double.violations.push(...operation.checkAnswer(answer.status, answer.body));
  send(answer);
}

/** GitHub's other API, for the one question that REST answers no app: who the token is. */
function graphql(double: Double, text: string): Answer {
  double.seen.push('POST /graphql');
  const index = double.faults.findIndex(({ of }) => !of || of.test('POST /graphql'));
  const [fault] = index < 0 ? [] : double.faults.splice(index, 1);
  if (fault)
    return {
      status: fault.status,
      body: { message: 'Server Error', ...fault.body },
      ...(fault.headers ? { headers: fault.headers } : {}),
    };
  if (!/viewer\s*\{\s*login\s*\}/.test(text)) double.violations.push(`the double has no answer to ${text}`);
  return { status: 200, body: { data: { viewer: { login: double.login.name } } } };
}

function decide(
  double: Double,
  operation: Operation,
  query: URLSearchParams,
  body: Record<string, never>,
): Answer {
  const index = double.faults.findIndex(({ of }) => !of || of.test(operation.name));
  const fault = index < 0 ? undefined : double.faults.splice(index, 1)[0];
  if (fault && !fault.done) return failure(operation, fault);
  const needed = permissionOf(operation.name);
  if (needed && !may(double, needed)) {
    return failure(operation, {
      status: 403,
      body: { message: 'Resource not accessible by integration' },
      headers: { 'x-accepted-github-permissions': needed.join('=').replace('-', '_') },
    });
  }
  const route = routes[operation.name];
  if (!route) throw new Error(`the double does not know ${operation.name}`);
  const answer = route({
    state: double,
    login: double.login,
    path: operation.path,
    query,
    body,
    url: double.url,
  });
  if (answer.status >= 400)
    return failure(operation, { ...answer, body: answer.body as Record<string, unknown> });
  return fault ? failure(operation, fault) : answer;
}

/** An error's body as GitHub writes them. */
function failure({ documentation }: Operation, { status, body, headers }: Omit<Fault, 'of'>): Answer {
  const shape = {
    message: 'Server Error',
    documentation_url: documentation,
    status: String(status),
    ...body,
  };
  return { status, body: shape, ...(headers ? { headers } : {}) };
}

function may({ permissions }: Double, [scope, level]: readonly [string, 'read' | 'write']): boolean {
  const given = permissions.get(scope);
  return given === 'write' || (given === 'read' && level === 'read');
}

/** Answers of GitHub's limits, as its documentation has them. */
export const limits = {
  primary: (resetSeconds: number): Fault => ({
    status: 403,
    headers: {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + resetSeconds),
    },
    body: { message: 'API rate limit exceeded for installation ID 12345.' },
  }),
  secondary: (retryAfterSeconds: number): Fault => ({
    status: 403,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    },
  }),
};
