import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { credentials } from '../../src/images/credentials.js';
import { ownTags, tagUsage } from '../../src/images/list.js';
import { baseDigests, lookUpTags } from '../../src/images/registry.js';
import type { TagState } from '../../src/words.js';
import { serve, type TestServer } from '../host/server.js';

const servers: TestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

type Answer = (request: IncomingMessage, response: ServerResponse, before: number) => void;

async function registry(answer: Answer): Promise<TestServer> {
  const server = await serve(answer);
  servers.push(server);
  return server;
}

const nobody = credentials({ configDir: '/nonexistent' });
const bob = (host: string) =>
  credentials({
    configDir: '/nonexistent',
    given: async () => ({ registry: host, username: 'bob', password: 'pw' }),
  });
const retry = { attempts: 3, baseMs: 5, capMs: 2_000 };

async function lookUp(server: TestServer, logins = nobody): Promise<TagState | undefined> {
  const states = await lookUpTags([{ name: `${server.host}/org/app`, tag: 'h1' }], {
    credentials: logins,
    retry,
    timeoutMs: 300,
  });
  return states.get(`${server.host}/org/app:h1`);
}

const manifest = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json' });
const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
const errors = (code: string) => JSON.stringify({ errors: [{ code, message: '' }] });

/** 401 with where to get a token, until the token comes; then what `then` says. */
function withTokens(tokens: Answer, then: Answer): Answer {
  return (request, response, before) => {
    if (request.url?.startsWith('/token')) return tokens(request, response, before);
    if (request.headers.authorization === 'Bearer t0ken') return then(request, response, before);
    const realm = `http://${request.headers.host}/token`;
    const scope = 'repository:org/app:pull';
    response.setHeader('www-authenticate', `Bearer realm="${realm}",service="reg",scope="${scope}"`);
    response.writeHead(401).end(errors('UNAUTHORIZED'));
  };
}

const present: Answer = (_, response) => {
  response.writeHead(200, { 'docker-content-digest': digest }).end(manifest);
};

describe('a tag is there', () => {
  test('by a HEAD alone, which costs nothing of a pull limit', async () => {
    const server = await registry(present);
    expect(await lookUp(server)).toEqual({ state: 'present', digest });
    expect(server.seen).toEqual(['HEAD /v2/org/app/manifests/h1']);
  });

  test('with the digest of its bytes where the registry names none', async () => {
    const server = await registry((_, response) => response.writeHead(200).end(manifest));
    expect(await lookUp(server)).toEqual({ state: 'present', digest });
  });

  test('where HEAD is not allowed', async () => {
    const server = await registry((request, response) =>
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end(manifest),
    );
    expect(await lookUp(server)).toEqual({ state: 'present', digest });
  });

  test('where the registry sends the question on to another that asks for no login, as registry.k8s.io does', async () => {
    const other = await registry(present);
    const server = await registry((request, response) =>
      response.writeHead(307, { location: `${other.url}${request.url}` }).end(),
    );
    expect(await lookUp(server, bob(server.host))).toEqual({ state: 'present', digest });
  });

  test('asked for with every type of manifest that it may be', async () => {
    let accept: string | undefined;
    const server = await registry((request, response, before) => {
      accept = request.headers.accept;
      present(request, response, before);
    });
    await lookUp(server);
    for (const type of ['oci.image.index.v1', 'oci.image.manifest.v1', 'manifest.list.v2', 'manifest.v2']) {
      expect(accept).toContain(type);
    }
  });
});

describe('a tag is not there', () => {
  test.each(['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'])('when the registry says %s', async (code) => {
    const server = await registry((_, response) => response.writeHead(404).end(errors(code)));
    expect(await lookUp(server)).toEqual({ state: 'absent' });
    expect(server.seen.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET']);
  });
});

describe('nothing is known, and never guessed', () => {
  test.each([
    ['a 404 that no registry wrote', 404, '<html>not found</html>', 'is that a registry?'],
    ['a 404 with another code', 404, errors('UNSUPPORTED'), 'answered 404 (UNSUPPORTED)'],
    ['a 500', 500, '', 'answered 500'],
    ['a 503', 503, '', 'answered 503'],
    ['a 429', 429, '', 'too many requests'],
    ['a login page with 200', 200, '<html>sign in</html>', 'what is no manifest'],
    ['half a manifest with 200', 200, manifest.slice(0, 20), 'what is no manifest'],
  ])('from %s', async (_, status, body, why) => {
    const server = await registry((_, response) => response.writeHead(status).end(body));
    expect(await lookUp(server)).toEqual({ state: 'unknown', why: expect.stringContaining(why) });
  });

  test('from bytes that are not what the digest says', async () => {
    const server = await registry((request, response) => {
      const headers =
        request.method === 'HEAD' ? {} : { 'docker-content-digest': `sha256:${'0'.repeat(64)}` };
      response.writeHead(200, headers).end(manifest);
    });
    expect(await lookUp(server)).toEqual({ state: 'unknown', why: expect.stringContaining('other bytes') });
  });

  test('from a registry that hangs', async () => {
    const server = await registry(() => {});
    expect(await lookUp(server)).toEqual({
      state: 'unknown',
      why: `${server.host} gave no answer within 0.3 s`,
    });
  });

  test('from one that is down', async () => {
    const server = await serve(() => {});
    await server.close();
    expect(await lookUp(server)).toEqual({ state: 'unknown', why: `${server.host} refused the connection` });
  });

  test('from one that cuts its answers', async () => {
    const server = await registry((request, response) => {
      if (request.method === 'HEAD') return response.writeHead(200).end();
      response.writeHead(200, { 'content-length': '5000' });
      return response.write(manifest, () => response.destroy());
    });
    expect(await lookUp(server)).toEqual({
      state: 'unknown',
      why: expect.stringContaining('cut the connection'),
    });
  });

  test('of a name that is none', async () => {
    const states = await lookUpTags([{ name: 'Not/A/Name', tag: 'h1' }], { credentials: nobody });
    expect(states.get('Not/A/Name:h1')).toEqual({
      state: 'unknown',
      why: expect.stringContaining('no image reference'),
    });
  });
});

describe('a registry that stumbles is asked again', () => {
  test('after the time that its 429 asks for', async () => {
    const server = await registry((request, response, before) =>
      before === 0
        ? response.writeHead(429, { 'retry-after': '1' }).end()
        : present(request, response, before),
    );
    const start = Date.now();
    expect(await lookUp(server)).toEqual({ state: 'present', digest });
    expect(Date.now() - start).toBeGreaterThan(990);
  });

  test('after a 503', async () => {
    const server = await registry((request, response, before) =>
      before < 2 ? response.writeHead(503).end() : present(request, response, before),
    );
    expect(await lookUp(server)).toEqual({ state: 'present', digest });
  });
});

describe('tokens', () => {
  test('are fetched once a repository, however many of its tags are asked for', async () => {
    const server = await registry(withTokens((_, response) => response.end('{"token":"t0ken"}'), present));
    const wanted = ['h1', 'h2', 'h3', 'h4'].map((tag) => ({ name: `${server.host}/org/app`, tag }));
    const states = await lookUpTags(wanted, { credentials: nobody, retry });
    expect([...states.values()]).toEqual(wanted.map(() => ({ state: 'present', digest })));
    expect(server.seen.filter((line) => line.includes('/token'))).toEqual([
      'GET /token?service=reg&scope=repository%3Aorg%2Fapp%3Apull',
    ]);
  });

  test('are asked for with the login', async () => {
    const logins: (string | undefined)[] = [];
    const server = await registry(
      withTokens((request, response) => {
        logins.push(request.headers.authorization);
        response.end('{"access_token":"t0ken"}');
      }, present),
    );
    expect(await lookUp(server, bob(server.host))).toEqual({ state: 'present', digest });
    expect(logins).toEqual([`Basic ${Buffer.from('bob:pw').toString('base64')}`]);
  });

  test('that cannot be had for now leave it unknown', async () => {
    const server = await registry(withTokens((_, response) => response.writeHead(503).end(), present));
    expect(await lookUp(server)).toEqual({
      state: 'unknown',
      why: expect.stringContaining('gives tokens, answered 503'),
    });
  });

  test.each(['not json', '{}', '{"token":""}'])('that are none (%s) leave it unknown', async (body) => {
    const server = await registry(withTokens((_, response) => response.end(body), present));
    expect((await lookUp(server))?.state).toBe('unknown');
  });

  test('a plain user name and password is enough for a registry that asks for them', async () => {
    const server = await registry((request, response, before) => {
      if (request.headers.authorization) return present(request, response, before);
      return response.writeHead(401, { 'www-authenticate': 'Basic realm="reg"' }).end();
    });
    expect(await lookUp(server, bob(server.host))).toEqual({ state: 'present', digest });
    expect((await lookUp(server))?.state).toBe('denied');
  });
});

describe('a repository that does not exist yet', () => {
  const refusals: [string, Answer][] = [
    [
      '403 from the registry',
      withTokens(
        (_, r) => r.end('{"token":"t0ken"}'),
        (_, r) => r.writeHead(403).end(errors('DENIED')),
      ),
    ],
    [
      '401 from the registry',
      withTokens(
        (_, r) => r.end('{"token":"t0ken"}'),
        (_, r) => r.writeHead(401).end(),
      ),
    ],
    ['403 from the token server', withTokens((_, r) => r.writeHead(403).end(), present)],
  ];

  test.each(refusals)('(%s) may be pushed to with a login', async (_, answer) => {
    const server = await registry(answer);
    expect(await lookUp(server, bob(server.host))).toEqual({
      state: 'denied',
      mayPush: true,
      why: expect.stringMatching(/answered 40[13] for org\/app to the login `bob` \(from the inputs\)/),
    });
  });

  test.each(refusals)('(%s) is an error without one, which says what is missing', async (_, answer) => {
    const server = await registry(answer);
    expect(await lookUp(server)).toEqual({
      state: 'denied',
      mayPush: false,
      why: expect.stringContaining(`there is no login for ${server.host}`),
    });
  });

  test('a login that the token server itself refuses may not push', async () => {
    const server = await registry(withTokens((_, response) => response.writeHead(401).end(), present));
    expect(await lookUp(server, bob(server.host))).toMatchObject({ state: 'denied', mayPush: false });
  });
});

test('one registry that is down does not hide what another has', async () => {
  const up = await registry(present);
  const down = await registry((_, response) => response.writeHead(500).end());
  const states = await lookUpTags(
    [
      { name: `${up.host}/org/app`, tag: 'h1' },
      { name: `${down.host}/org/app`, tag: 'h1' },
    ],
    { credentials: nobody, retry },
  );
  expect([...states.values()].map(({ state }) => state)).toEqual(['present', 'unknown']);
});

test('no more than eight requests are under way at once', async () => {
  let now = 0;
  let most = 0;
  const server = await registry((request, response, before) => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      present(request, response, before);
    }, 20);
  });
  const wanted = Array.from({ length: 30 }, (_, i) => ({ name: `${server.host}/org/app${i}`, tag: 'h1' }));
  expect((await lookUpTags(wanted, { credentials: nobody })).size).toBe(30);
  expect(most).toBe(8);
});

describe('the digests of bases', () => {
  test('are asked for once each, and no tag means latest', async () => {
    const server = await registry(present);
    const { digestOf, found } = baseDigests({ credentials: nobody, retry }, 'strict');
    const base = `${server.host}/org/python`;
    expect(await Promise.all([digestOf(base), digestOf(base), digestOf(`${base}:3`)])).toEqual([
      digest,
      digest,
      digest,
    ]);
    expect(Object.fromEntries(found)).toEqual({ [base]: digest, [`${base}:3`]: digest });
    expect(server.seen.sort()).toEqual([
      'HEAD /v2/org/python/manifests/3',
      'HEAD /v2/org/python/manifests/latest',
    ]);
  });

  test('that cannot be had are an error, not a guess; a warning for who only looks', async () => {
    const server = await registry((_, response) => response.writeHead(503).end());
    const ask = (mode: 'strict' | 'loose') =>
      baseDigests({ credentials: nobody, retry }, mode).digestOf(`${server.host}/a:1`);
    const problem = (severity: string) => ({
      problems: [{ severity, message: expect.stringContaining('answered 503') }],
    });
    await expect(ask('strict')).rejects.toMatchObject(problem('error'));
    await expect(ask('loose')).rejects.toMatchObject(problem('warning'));
  });
});

describe('the tags of a repository', () => {
  const [a, b] = [`h${'a'.repeat(32)}`, `h${'b'.repeat(32)}`];

  test('that are ours are listed over all pages', async () => {
    const server = await registry((request, response) => {
      if (request.url?.includes('last=')) return response.end(`{"tags":["${b}"]}`);
      response.setHeader('link', '</v2/org/app/tags/list?last=x&n=1000>; rel="next"');
      return response.end(`{"tags":["latest","${a}","${a.slice(0, 13)}","hub-deploy-cache"]}`);
    });
    expect(await ownTags(`${server.host}/org/app`, { credentials: nobody, retry })).toEqual([a, b]);
  });

  test('are none where it does not exist, and unknown where the registry does not say', async () => {
    const server = await registry((request, response) =>
      response.writeHead(request.url?.includes('gone') ? 404 : 403).end(),
    );
    expect(await ownTags(`${server.host}/org/gone`, { credentials: nobody })).toEqual([]);
    await expect(ownTags(`${server.host}/org/app`, { credentials: nobody })).rejects.toThrow(
      'there is no login for',
    );
  });

  test('are shown with what uses them', () => {
    const uses = [
      { name: 'org/app', tag: `${a}@sha256:1`, by: 'hub intro, revision 3 (live)' },
      { name: 'org/app', tag: a, by: 'hub intro, revision 2' },
    ];
    expect(tagUsage(new Map([['org/app', [a, b]]]), uses)).toEqual([
      {
        name: 'org/app',
        tag: a,
        usedBy: ['hub intro, revision 3 (live)', 'hub intro, revision 2'],
      },
      { name: 'org/app', tag: b, usedBy: [] },
    ]);
  });
});
