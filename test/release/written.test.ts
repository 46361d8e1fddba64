import { expect, test } from '@jest/globals';
import { pack } from '../../src/release/payload.js';
import { payloadBegun, readPayload } from '../../src/release/written.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

const target = { release: 'bio', namespace: 'bio' };
const PAYLOAD = { manifest: 'kind: Deployment' };
const written = pack(JSON.stringify(PAYLOAD));
const running = new Promise<boolean>(() => {});
const begun = (answer: (call: number) => string, helm: Promise<boolean>) => {
  const kubectl = fakeKubectl((_, call) => answer(call));
  return { kubectl, payload: payloadBegun({ watching: kubectl, target }, 3, helm, 1) };
};

test('what Helm is making is known while it still runs, once it has written it', async () => {
  const { kubectl, payload } = begun((call) => (call < 3 ? '' : written), running);
  expect(await payload).toEqual(PAYLOAD);
  expect(kubectl.calls[0]).toContain('get secret sh.helm.release.v1.bio.v3');
});

test('of a Helm that was quick it is read when that has ended', async () => {
  const { kubectl, payload } = begun(() => written, Promise.resolve(true));
  expect(await payload).toEqual(PAYLOAD);
  expect(kubectl.calls).toHaveLength(1);
});

test('of a Helm that failed before it wrote any nothing is read', async () => {
  const { kubectl, payload } = begun(() => written, Promise.resolve(false));
  expect(await payload).toBeUndefined();
  expect(kubectl.calls).toHaveLength(0);
});

test('a cluster that does not say is asked until Helm has ended, and then done without', async () => {
  const { payload } = begun(() => {
    throw refusal('Unable to connect to the server');
  }, Promise.resolve(true));
  expect(await payload).toBeUndefined();
});

test('a revision that is not there has no payload', async () => {
  expect(await readPayload({ watching: fakeKubectl(() => ''), target }, 9)).toBeUndefined();
});
