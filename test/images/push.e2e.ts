import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { buildImages } from '../../src/images/build.js';
import { credentials } from '../../src/images/credentials.js';
import { lookUpTags } from '../../src/images/registry.js';
import { serve, type TestServer } from '../host/server.js';
import { BUSYBOX, image, memoryLog, planned, removeTree, stagedTree } from './fixture.js';

// A proxy before the sandbox's registry that fails as registries and networks do.
const registry = process.env.REGISTRY ?? '';
const org = `push-${randomBytes(4).toString('hex')}`;

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

/** True where the fault took the request over. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

async function proxy(fault: Fault): Promise<TestServer> {
  const server = await serve((incoming, response) => {
    if (fault(incoming, response)) return;
    const [hostname, port] = registry.split(':');
    // The registry writes its own address into Location: it takes it from the Host that the client sent.
    const forward = request(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forward.on('error', () => response.destroy());
    incoming.on('error', () => forward.destroy());
    incoming.pipe(forward);
  });
  cleanUp.push(() => server.close());
  return server;
}

/** Fails the first `times` requests that match. */
function firstTimes(times: number, matches: (request: IncomingMessage) => boolean, fail: Fault): Fault {
  let left = times;
  return (incoming, response) => left > 0 && matches(incoming) && left-- > 0 && fail(incoming, response);
}

const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Fault =>
  (incoming, response) => {
    incoming.resume();
    response.writeHead(status, headers).end(body);
    return true;
  };

const isManifestPut = ({ method, url }: IncomingMessage) =>
  method === 'PUT' && /\/manifests\/h1$/.test(url ?? '');
const isUpload = ({ method, url }: IncomingMessage) =>
  /^(POST|PATCH|PUT)$/.test(method ?? '') && /\/uploads\//.test(url ?? '');

async function push(server: TestServer, name: string) {
  const content = `RUN echo ${name} ${org} > /content\n`;
  const staged = await stagedTree({
    [`user-images/${name}/Dockerfile`]: `FROM scratch\nCOPY busybox /bin/sh\n${content}`,
    [`user-images/${name}/busybox`]: BUSYBOX,
  });
  cleanUp.push(() => removeTree(staged));
  const log = memoryLog();
  const logins = [{ registry: server.host, username: 'bob', password: 'pw' }];
  const [built] = await buildImages([planned(image(name), `${server.host}/${org}/${name}`, 'h1')], {
    staged,
    push: true,
    parallel: 1,
    commit: 'c'.repeat(40),
    commitTime: 1_700_000_000,
    tags: new Map(),
    cache: 'none',
    sbom: false,
    log,
    credentials: credentials({ logins }),
    registry: { retry: { attempts: 2, baseMs: 10 }, timeoutMs: 2_000 },
  });
  const name0 = `${registry}/${org}/${name}`;
  const states = await lookUpTags([{ name: name0, tag: 'h1' }], { credentials: credentials() });
  return { built, log, really: states.get(`${name0}:h1`) };
}

describe('a push that stumbles gets through', () => {
  test.each([
    ['503 for a layer', firstTimes(2, isUpload, answer(503))],
    ['429 for the manifest', firstTimes(1, isManifestPut, answer(429, '', { 'retry-after': '1' }))],
    [
      'a manifest cut in the middle',
      firstTimes(1, isManifestPut, (incoming) => Boolean(incoming.socket.destroy())),
    ],
    [
      'a layer cut in the middle',
      firstTimes(
        1,
        ({ method }) => method === 'PATCH' || method === 'PUT',
        (incoming) => {
          incoming.once('data', () => incoming.socket.destroy());
          return true;
        },
      ),
    ],
  ])('%s', async (what, fault) => {
    const { built, really } = await push(await proxy(fault), what.replace(/\W/g, '-').toLowerCase());
    expect(built?.problem).toBeUndefined();
    expect(really).toEqual({ state: 'present', digest: built?.digest });
  });
});

describe('a push that fails is never taken for one that did not', () => {
  test.each([
    [403, 'refused the push of'],
    [401, 'refused the push of'],
    [500, 'did not take'],
  ])('%i for every upload', async (status, words) => {
    const fault: Fault = (incoming, response) => isUpload(incoming) && answer(status)(incoming, response);
    const { built, really } = await push(await proxy(fault), `always-${status}`);
    expect(built).toMatchObject({
      result: 'failed',
      problem: { file: `hub-charts/always-${status}/Chart.yaml` },
    });
    expect(built?.problem?.message).toContain(`${words} ${org}/always-${status}`);
    expect(built?.digest).toBeUndefined();
    expect(really).toEqual({ state: 'absent' });
  });

  test('a repository that gets 403 until it exists is built and pushed', async () => {
    let created = false;
    const fault: Fault = (incoming, response) => {
      if (isUpload(incoming)) created = true;
      return !created && /manifests/.test(incoming.url ?? '') && answer(403)(incoming, response);
    };
    const { built, really } = await push(await proxy(fault), 'created');
    expect(built?.result).toBe('built');
    expect(really).toEqual({ state: 'present', digest: built?.digest });
  });

  test('a manifest that the registry took and then does not show is an error', async () => {
    let pushed = false;
    const fault: Fault = (incoming, response) => {
      if (isManifestPut(incoming)) pushed = true;
      const gone = pushed && !isManifestPut(incoming) && /manifests\/h1$/.test(incoming.url ?? '');
      return gone && answer(404, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}')(incoming, response);
    };
    const { built } = await push(await proxy(fault), 'vanished');
    expect(built).toMatchObject({
      result: 'failed',
      problem: { title: 'user/vanished: the push cannot be confirmed' },
    });
  });

  test('a registry that answers 503 to look-ups is said before anything is built', async () => {
    const server = await proxy(answer(503));
    const { built, log } = await push(server, 'down');
    expect(built).toMatchObject({
      result: 'failed',
      problem: { title: 'user/down: its registry cannot be asked' },
    });
    expect(built?.problem?.message).toContain(`${server.host} answered 503`);
    expect(log.lines).toEqual([]);
  });
});
