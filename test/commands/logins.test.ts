import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Context } from '../../src/commands/context.js';
import { runLogins } from '../../src/commands/logins.js';
import { fleetValues } from '../../src/commands/values.js';
import { registryOf } from '../../src/images/reference.js';
import type { RunEvent, Tree } from '../../src/words.js';
import { makeFleet, makeImage } from '../fleet/definitions.js';

const REGISTRIES = ['quay.io', 'ghcr.io', 'docker.io', 'registry.example:5000'];
const MAIN: RunEvent = { name: 'push', ref: 'refs/heads/main', defaultBranch: 'main', forced: false };

// Whoever runs this may have logins of docker's.
const { DOCKER_CONFIG } = process.env;
beforeAll(() => {
  process.env.DOCKER_CONFIG = '/nonexistent';
});
afterAll(() => {
  if (DOCKER_CONFIG === undefined) delete process.env.DOCKER_CONFIG;
  else process.env.DOCKER_CONFIG = DOCKER_CONFIG;
});

/** The logins of a run whose commit names these images. */
function loginsOf(names: readonly string[], { registry = '', event = MAIN } = {}) {
  const images = names.map((name, i) => makeImage(`user/h${i}`, { name }));
  const fleet = makeFleet({ images });
  const tree: Tree = { commit: 'c', uncommitted: [], entries: new Map(), read: async () => [] };
  const own = { tree, fleet, values: fleetValues(fleet, tree) };
  const login = { registry, username: 'bob', password: 'pw' };
  const context = { options: { login, event, directory: '/nowhere' } } as Context;
  return runLogins(context, own, new Promise(() => {}));
}

test('the login of the inputs goes to the one registry that all images’ names agree on, and nowhere else', async () => {
  const name = fc.constantFrom(...REGISTRIES.map((registry) => `${registry}/org/app`), 'org/app', 'debian');
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 4 }), async (names) => {
      const logins = loginsOf(names);
      const agreed = new Set(names.map(registryOf));
      for (const registry of REGISTRIES) {
        const goes = agreed.size === 1 && agreed.has(registry);
        expect((await logins.find(registry))?.username).toBe(goes ? 'bob' : undefined);
        if (!goes) expect(await logins.withheld?.(registry)).toMatch(/of the inputs is for/);
      }
    }),
  );
});

test('with images at quay.io, a base at Docker Hub is asked for without quay.io’s login', async () => {
  const logins = loginsOf(['quay.io/org/hub', 'quay.io/org/user']);
  expect(await logins.find('quay.io')).toMatchObject({ username: 'bob', source: 'the inputs' });
  expect(await logins.find('docker.io')).toBeUndefined();
  expect(await logins.withheld?.('docker.io')).toBe('that of the inputs is for quay.io');
});

test('the registry that the input names has it, whatever the images are called', async () => {
  const logins = loginsOf(['evil.example/app', 'quay.io/org/app'], { registry: 'quay.io' });
  expect(await logins.find('quay.io')).toMatchObject({ username: 'bob' });
  expect(await logins.find('evil.example')).toBeUndefined();
});

test('a fork’s pull request has none, whatever is given', async () => {
  const event: RunEvent = {
    name: 'pull_request',
    forced: false,
    pullRequest: { number: 7, head: 'c', fork: true },
  };
  const logins = loginsOf(['quay.io/org/app'], { registry: 'quay.io', event });
  expect(await logins.find('quay.io')).toBeUndefined();
  expect(await logins.withheld?.('quay.io')).toBe('a pull request of a fork has no login');
});
