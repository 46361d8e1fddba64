import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type BuildOptions, buildImages } from '../../src/images/build.js';
import { credentials } from '../../src/images/credentials.js';
import { lookUpTags } from '../../src/images/registry.js';
import type { TestServer } from '../host/server.js';
import {
  answer,
  type Fault,
  faultyRegistry,
  firstTimes,
  isManifestPut,
  isUpload,
} from './faulty-registry.js';
import { BUSYBOX, image, memoryLog, planned, removeTree, stagedTree } from './fixture.js';

const org = `push-${randomBytes(4).toString('hex')}`;

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

async function proxy(fault: Fault): Promise<TestServer> {
  const server = await faultyRegistry(fault);
  cleanUp.push(() => server.close());
  return server;
}

async function push(server: TestServer, name: string, options: Partial<BuildOptions> = {}) {
  const content = `RUN echo ${name} ${org} > /content\n`;
  const staged = await stagedTree({
    [`user-images/${name}/Dockerfile`]: `FROM scratch\nCOPY busybox /bin/sh\n${content}`,
    [`user-images/${name}/busybox`]: BUSYBOX,
  });
  cleanUp.push(() => removeTree(staged));
  const log = memoryLog();
  const bob = { registry: server.host, username: 'bob', password: 'pw' };
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
    credentials: credentials({ given: async () => bob }),
    registry: { retry: { attempts: 2, baseMs: 10 }, timeoutMs: 2_000 },
    ...options,
  });
  const name0 = `${process.env.REGISTRY}/${org}/${name}`;
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

/** As ECR with immutable tags: no look-up before the push sees the tag, and the push is refused for it. */
function immutable(): Fault {
  const tag = "The image tag 'h1' already exists in the 'x' repository and cannot be overwritten";
  const refusal = [{ code: 'TAG_INVALID', message: `${tag} because the tag is immutable.` }];
  let pushed = false;
  return (incoming, response) => {
    if (isManifestPut(incoming)) {
      pushed = true;
      return answer(400, JSON.stringify({ errors: refusal }))(incoming, response);
    }
    const body = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN' }] });
    return !pushed && /\/manifests\/h1$/.test(incoming.url ?? '') && answer(404, body)(incoming, response);
  };
}

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

  test('a registry that makes no repository at a push says so: it is to be created', async () => {
    const body = JSON.stringify({
      errors: [
        { code: 'NAME_UNKNOWN', message: "The repository with name 'x' does not exist in the registry" },
      ],
    });
    const fault: Fault = (incoming, response) => isUpload(incoming) && answer(404, body)(incoming, response);
    const { built } = await push(await proxy(fault), 'uncreated');
    expect(built?.problem?.title).toMatch(/has no repository for user\/uncreated$/);
    expect(built?.problem?.message).toContain('create it, and run this again');
  });

  test('a tag that may not be written again is the one of the run that was faster', async () => {
    await push(await proxy(() => false), 'immutable');
    const { built, log, really } = await push(await proxy(immutable()), 'immutable');
    expect(built).toMatchObject({ result: 'reused' });
    expect(really).toEqual({ state: 'present', digest: built?.digest });
    expect(log.lines).toContainEqual(expect.stringContaining('another run pushed'));
  });

  test('a tag that may not be written and is not there is an error', async () => {
    expect((await push(await proxy(immutable()), 'immutable-alone')).built?.result).toBe('failed');
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

  test('a registry that takes uploads and never answers: who waits no longer is left with nothing that looks done', async () => {
    const fault: Fault = (incoming) => {
      if (!/^(PATCH|PUT)$/.test(incoming.method ?? '')) return false;
      incoming.resume();
      return true;
    };
    const signal = AbortSignal.timeout(4_000);
    const { built, really, log } = await push(await proxy(fault), 'hangs', { signal, statusEveryMs: 500 });
    expect(built).toMatchObject({
      result: 'failed',
      problem: { title: 'Build of user/hangs was cancelled' },
    });
    expect(log.lines).toContainEqual(expect.stringMatching(/^user\/hangs: exporting to image \(\d\.\d s\)$/));
    expect(really).toEqual({ state: 'absent' });
  });

  test('a registry that hangs when it is asked for what was pushed', async () => {
    let pushed = false;
    const fault: Fault = (incoming) => {
      if (isManifestPut(incoming)) pushed = true;
      return (
        pushed && /^(GET|HEAD)$/.test(incoming.method ?? '') && /manifests\/h1$/.test(incoming.url ?? '')
      );
    };
    const { built } = await push(await proxy(fault), 'unanswered');
    expect(built?.problem?.title).toBe('user/unanswered: the push cannot be confirmed');
    expect(built?.digest).toBeUndefined();
  });

  test('a tag that another run pushed at the same time is taken as it is in the registry', async () => {
    const other = `sha256:${'a'.repeat(64)}`;
    let pushed = false;
    const fault: Fault = (incoming, response) => {
      if (isManifestPut(incoming)) pushed = true;
      const asks = pushed && incoming.method === 'HEAD' && /manifests\/h1$/.test(incoming.url ?? '');
      return asks && answer(200, '', { 'docker-content-digest': other })(incoming, response);
    };
    const { built, log } = await push(await proxy(fault), 'raced');
    expect(built).toMatchObject({ result: 'built', digest: other });
    expect(log.lines).toContainEqual(expect.stringContaining("the registry's is used"));
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
