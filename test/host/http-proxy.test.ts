import { afterAll, expect, test } from '@jest/globals';
import { http } from '../../src/host/http.js';
import { serve } from './server.js';

const before = { ...process.env };
afterAll(() => {
  process.env = before;
});

test('requests go through the proxy of the environment, and NO_PROXY around it', async () => {
  const proxy = await serve((_, response) => response.end('from the proxy'));
  const direct = await serve((_, response) => response.end('direct'));
  // The connections' agent reads them once, at the first request of the process.
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'NO_PROXY']) delete process.env[name];
  process.env.HTTP_PROXY = proxy.url;
  process.env.NO_PROXY = '127.0.0.1';

  expect((await http({ url: 'http://registry.example.org/v2/' })).body.toString()).toBe('from the proxy');
  expect(proxy.seen).toEqual(['GET http://registry.example.org/v2/']);
  expect((await http({ url: direct.url })).body.toString()).toBe('direct');
  await proxy.close();
  await direct.close();
});
