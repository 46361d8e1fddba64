import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { http, retryAfterMs } from '../../src/host/http.js';
import { serve, type TestServer } from './server.js';

const servers: TestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function server(answer: (request: IncomingMessage, response: ServerResponse, before: number) => void) {
  const started = await serve(answer);
  servers.push(started);
  return started;
}

const quick = { attempts: 4, baseMs: 5, capMs: 3_000 };

describe('tries again', () => {
  test.each([408, 429, 500, 502, 503, 504])('after %i', async (status) => {
    const { url, seen } = await server((_, response, before) => {
      response.writeHead(before < 2 ? status : 200).end('there');
    });
    const response = await http({ url, retry: quick });
    expect([response.status, response.body.toString(), seen.length]).toEqual([200, 'there', 3]);
  });

  test('but no longer than its attempts: the last answer is the answer', async () => {
    const { url, seen } = await server((_, response) => response.writeHead(503).end());
    expect((await http({ url, retry: quick })).status).toBe(503);
    expect(seen).toHaveLength(4);
  });

  test('not after 404, 401 or 501, which are answers', async () => {
    const { url, seen } = await server((request, response) =>
      response.writeHead(Number(request.url?.slice(1))).end(),
    );
    for (const status of [404, 401, 501])
      expect((await http({ url: `${url}/${status}` })).status).toBe(status);
    expect(seen).toHaveLength(3);
  });

  test('not before Retry-After says, in seconds', async () => {
    const { url } = await server((_, response, before) =>
      response.writeHead(before === 0 ? 429 : 200, { 'retry-after': '1' }).end(),
    );
    const start = Date.now();
    expect((await http({ url, retry: quick })).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  test('not at all when Retry-After is beyond what we would wait', async () => {
    const { url, seen } = await server((_, response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    );
    expect((await http({ url, retry: quick })).status).toBe(429);
    expect(seen).toHaveLength(1);
  });

  test('when the connection is cut in the middle of an answer', async () => {
    const { url } = await server((_, response, before) => {
      if (before > 0) return response.end('whole');
      response.writeHead(200, { 'content-length': '100' });
      return response.write('half', () => response.destroy());
    });
    expect((await http({ url, retry: quick })).body.toString()).toBe('whole');
  });

  test('when an answer does not come in time', async () => {
    const { url } = await server((_, response, before) => {
      if (before > 0) response.end('late');
    });
    expect((await http({ url, retry: quick, timeoutMs: 100 })).body.toString()).toBe('late');
  });

  test('a POST only when the server said that it did nothing', async () => {
    const { url, seen } = await server((request, response) =>
      response.writeHead(request.url === '/busy' ? 429 : 500).end(),
    );
    await http({ url: `${url}/broken`, method: 'POST', body: 'x', retry: quick });
    expect(seen).toHaveLength(1);
    await http({ url: `${url}/busy`, method: 'POST', body: 'x', retry: quick });
    expect(seen).toHaveLength(5);
  });
});

describe('gives up with a sentence', () => {
  test('when nothing answers in time', async () => {
    const { url, host } = await server(() => {});
    const result = http({ url, retry: { attempts: 1 }, timeoutMs: 100 });
    await expect(result).rejects.toThrow(`${host} gave no answer within 0.1 s`);
  });

  test('when nothing listens', async () => {
    const { url, host, close } = await serve(() => {});
    await close();
    await expect(http({ url, retry: { attempts: 1 } })).rejects.toThrow(`${host} refused the connection`);
  });

  test('when every answer is truncated', async () => {
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(http({ url, retry: quick })).rejects.toThrow(
      'cut the connection in the middle of its answer',
    );
  });

  test('at once when the run is cancelled, also while it waits', async () => {
    const { url } = await server((_, response) => response.writeHead(429, { 'retry-after': '30' }).end());
    const start = Date.now();
    const signal = AbortSignal.timeout(100);
    await expect(http({ url, signal })).rejects.toThrow('was cancelled');
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});

describe('redirects', () => {
  test('keep the login on the same host', async () => {
    const { url } = await server((request, response) => {
      if (request.url === '/a') response.writeHead(307, { location: '/b' }).end();
      else response.end(request.headers.authorization ?? 'none');
    });
    const response = await http({ url: `${url}/a`, headers: { Authorization: 'Bearer x' } });
    expect([response.body.toString(), response.url]).toEqual(['Bearer x', `${url}/b`]);
  });

  test('never carry it to another', async () => {
    const other = await server((request, response) => response.end(request.headers.authorization ?? 'none'));
    const { url } = await server((_, response) =>
      response.writeHead(302, { location: `${other.url}/b` }).end(),
    );
    const response = await http({ url, headers: { Authorization: 'Bearer x' } });
    expect(response.body.toString()).toBe('none');
  });

  test('end', async () => {
    const { url, seen } = await server((_, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    expect((await http({ url })).status).toBe(302);
    expect(seen).toHaveLength(6);
  });
});

test('Retry-After is read as seconds, as a date, or not at all', () => {
  const now = Date.parse('2026-11-24T06:00:00Z');
  expect(retryAfterMs('120', now)).toBe(120_000);
  expect(retryAfterMs('Tue, 24 Nov 2026 06:00:30 GMT', now)).toBe(30_000);
  expect(retryAfterMs('Tue, 24 Nov 2026 05:00:00 GMT', now)).toBe(0);
  expect(retryAfterMs('soon', now)).toBeUndefined();
  expect(retryAfterMs(undefined, now)).toBeUndefined();
});

test('an answer without end is given up, once, and says so', async () => {
  const { url, seen } = await server((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  await expect(http({ url, retry: quick, mostBytes: 1_000_000 })).rejects.toMatchObject({
    reason: 'too large',
    message: expect.stringContaining('is longer than 1000000 bytes'),
  });
  expect(seen).toHaveLength(1);
});
