import { afterEach, expect, test } from '@jest/globals';
import { imageSize } from '../../src/images/size.js';
import { serve, type TestServer } from '../host/server.js';

let server: TestServer;
afterEach(() => server.close());

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const manifest = (...layers: number[]) => ({
  schemaVersion: 2,
  config: { size: 1_000 },
  layers: layers.map((size) => ({ size })),
});
const options = {
  credentials: { find: async () => undefined },
};

/** A registry that has these manifests of org/app, by tag or digest. */
async function registry(manifests: Readonly<Record<string, unknown>>): Promise<string> {
  server = await serve((request, response) => {
    const found = manifests[request.url?.replace('/v2/org/app/manifests/', '') ?? ''];
    response.writeHead(found ? 200 : 404).end(JSON.stringify(found ?? {}));
  });
  return `${server.host}/org/app`;
}

test('an image is its config and its layers, as they are pulled', async () => {
  const name = await registry({ h1: manifest(40, 2) });
  expect(await imageSize(`${name}:h1`, options)).toBe(1_042);
});

test('of an index the largest platform counts, and no attestation', async () => {
  const name = await registry({
    h1: {
      schemaVersion: 2,
      manifests: [
        { digest: digest('a'), platform: { os: 'linux', architecture: 'amd64' } },
        { digest: digest('b'), platform: { os: 'linux', architecture: 'arm64' } },
        { digest: digest('c'), platform: { os: 'unknown', architecture: 'unknown' } },
      ],
    },
    [digest('a')]: manifest(500),
    [digest('b')]: manifest(700),
    [digest('c')]: manifest(9_000),
  });
  expect(await imageSize(`${name}:h1`, options)).toBe(1_700);
});

test('what the registry does not say is not known', async () => {
  const name = await registry({});
  expect(await imageSize(`${name}:h1`, options)).toBeUndefined();
});
