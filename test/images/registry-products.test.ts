import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { credentials } from '../../src/images/credentials.js';
import { lookUpTags } from '../../src/images/registry.js';
import { serve, type TestServer } from '../host/server.js';

// What registries answer for one tag, as their documentation and their users' logs show it: each asks for a login in
// its own way, and each has its own words for what is not there.
const servers: TestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

type Reply = readonly [status: number, body: string];

interface Product {
  /** How it wants to be spoken to. */
  readonly asks: 'Basic' | 'Bearer' | 'nothing';
  /** The token server's answer to somebody without a login, where it gives them none. */
  readonly noToken?: Reply;
  /** A tag that is not there, in a repository that is. */
  readonly noTag: Reply;
  /** A repository that does not exist, to somebody without a login (where such a one gets so far), and to one with. */
  readonly noRepository: { readonly nobody: Reply; readonly login: Reply };
}

const says = (status: number, code: string, message: string, detail: unknown = null): Reply => [
  status,
  JSON.stringify({ errors: [{ code, message, detail }] }),
];
const unknownManifest = says(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { Tag: 'h1' });
const unknownName = says(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name: 'org/app' });

const PRODUCTS: Readonly<Record<string, Product>> = {
  'Docker Hub': {
    asks: 'Bearer',
    noTag: says(404, 'MANIFEST_UNKNOWN', 'manifest unknown', 'unknown tag=h1'),
    noRepository: {
      nobody: says(401, 'UNAUTHORIZED', 'authentication required', [
        { Type: 'repository', Class: '', Name: 'org/app', Action: 'pull' },
      ]),
      login: says(401, 'UNAUTHORIZED', 'authentication required', [
        { Type: 'repository', Class: '', Name: 'org/app', Action: 'pull' },
      ]),
    },
  },
  GHCR: {
    asks: 'Bearer',
    noToken: says(403, 'DENIED', 'requested access to the resource is denied'),
    noTag: says(404, 'MANIFEST_UNKNOWN', 'manifest unknown'),
    noRepository: {
      nobody: says(403, 'DENIED', 'denied'),
      login: says(404, 'NAME_UNKNOWN', 'repository name not known to registry'),
    },
  },
  Quay: {
    asks: 'Bearer',
    noTag: says(404, 'MANIFEST_UNKNOWN', 'manifest unknown', {}),
    noRepository: {
      nobody: says(401, 'UNAUTHORIZED', 'access to the requested resource is not authorized', {}),
      login: says(401, 'UNAUTHORIZED', 'access to the requested resource is not authorized', {}),
    },
  },
  ECR: {
    asks: 'Basic',
    noTag: says(404, 'MANIFEST_UNKNOWN', 'Requested image not found'),
    noRepository: {
      nobody: [401, 'Not Authorized\n'],
      login: says(
        404,
        'NAME_UNKNOWN',
        "The repository with name 'org/app' does not exist in the registry with id '123456789012'",
      ),
    },
  },
  'GAR, GCR': {
    asks: 'Bearer',
    noTag: says(404, 'MANIFEST_UNKNOWN', 'Failed to fetch "h1"'),
    noRepository: {
      nobody: says(403, 'DENIED', 'Unauthenticated request.'),
      login: says(
        403,
        'DENIED',
        'Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "org" (or it may not exist)',
      ),
    },
  },
  ACR: {
    asks: 'Bearer',
    noToken: [
      401,
      JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }),
    ],
    noTag: says(404, 'MANIFEST_UNKNOWN', 'manifest tagged by "h1" is not found', { Tag: 'h1' }),
    noRepository: { nobody: unknownName, login: unknownName },
  },
  Harbor: {
    asks: 'Bearer',
    noTag: says(404, 'NOT_FOUND', 'artifact org/app:h1 not found'),
    noRepository: {
      nobody: says(401, 'UNAUTHORIZED', 'unauthorized to access repository: org/app, action: pull'),
      login: says(404, 'NOT_FOUND', 'repository org/app not found'),
    },
  },
  Artifactory: {
    asks: 'Bearer',
    noTag: says(404, 'MANIFEST_UNKNOWN', 'The named manifest is not known to the registry.', {
      manifest: 'org/app/h1/manifest.json',
    }),
    noRepository: {
      nobody: says(401, 'UNAUTHORIZED', 'authentication required'),
      login: says(404, 'NAME_UNKNOWN', 'Repository not known to the registry'),
    },
  },
  'a plain registry': {
    asks: 'nothing',
    noTag: unknownManifest,
    noRepository: { nobody: unknownName, login: unknownName },
  },
};

const manifest = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json' });
const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;

/** That product, with this answer for the tag. */
async function productWith({ asks, noToken }: Product, of: (known: boolean) => Reply): Promise<TestServer> {
  const server = await serve((request, response) => {
    const { authorization } = request.headers;
    const reply = ([status, body]: Reply) => response.writeHead(status).end(body);
    if (request.url?.startsWith('/token')) {
      if (!authorization && noToken) return reply(noToken);
      return reply([200, JSON.stringify({ token: authorization ? 'bobs' : 'anybodys' })]);
    }
    if (asks !== 'nothing' && !authorization) {
      const realm =
        asks === 'Basic' ? `http://${request.headers.host}/` : `http://${request.headers.host}/token`;
      response.setHeader('www-authenticate', `${asks} realm="${realm}",service="registry"`);
      return reply([401, asks === 'Basic' ? 'Not Authorized\n' : says(401, 'UNAUTHORIZED', '')[1]]);
    }
    const [status, body] = of(asks === 'Basic' || authorization === 'Bearer bobs');
    if (status === 200) response.setHeader('docker-content-digest', digest);
    return reply([status, body]);
  });
  servers.push(server);
  return server;
}

async function lookUp({ host }: TestServer, isBob: boolean) {
  const bob = isBob ? { registry: host, username: 'bob', password: 'pw' } : undefined;
  const states = await lookUpTags([{ name: `${host}/org/app`, tag: 'h1' }], {
    credentials: credentials({ configDir: '/nonexistent', given: async () => bob }),
    retry: { attempts: 2, baseMs: 1, capMs: 5 },
  });
  return states.get(`${host}/org/app:h1`);
}

describe.each(Object.entries(PRODUCTS))('%s', (_, product) => {
  test('has a tag', async () => {
    const server = await productWith(product, () => [200, manifest]);
    expect(await lookUp(server, true)).toEqual({ state: 'present', digest });
  });

  test('has no such tag', async () => {
    const server = await productWith(product, () => product.noTag);
    expect(await lookUp(server, true)).toEqual({ state: 'absent' });
  });

  // Either word lets the push be the judge, and neither takes the image for present.
  test('has no such repository yet: with a login it is built and pushed', async () => {
    const server = await productWith(product, (known) => product.noRepository[known ? 'login' : 'nobody']);
    const state = await lookUp(server, true);
    expect(state?.state === 'absent' || (state?.state === 'denied' && state.mayPush)).toBe(true);
  });

  test('has no such repository yet: without a login nothing is guessed', async () => {
    const server = await productWith(product, (known) => product.noRepository[known ? 'login' : 'nobody']);
    const state = await lookUp(server, false);
    if (product.asks === 'nothing') expect(state).toEqual({ state: 'absent' });
    else
      expect(state).toMatchObject({
        state: 'denied',
        mayPush: false,
        why: expect.stringContaining(`there is no login for ${server.host}`),
      });
  });

  test('is down', async () => {
    const server = await productWith(product, () => [503, '<html>Service Unavailable</html>']);
    expect(await lookUp(server, true)).toMatchObject({ state: 'unknown' });
  });
});

test('an old Artifactory’s 404 without a code is not taken for absent', async () => {
  const artifactory = PRODUCTS.Artifactory as Product;
  const body = JSON.stringify({ errors: [{ status: 404, message: 'No such repository' }] });
  const server = await productWith(artifactory, () => [404, body]);
  expect(await lookUp(server, true)).toMatchObject({ state: 'unknown' });
});

test('a token of ECR that has expired says whose login it was', async () => {
  const ecr = PRODUCTS.ECR as Product;
  const server = await productWith(ecr, () =>
    says(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.'),
  );
  expect(await lookUp(server, true)).toMatchObject({
    state: 'denied',
    why: expect.stringContaining('the login `bob` (from the inputs)'),
  });
});
