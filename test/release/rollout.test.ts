import { expect, test } from '@jest/globals';
import { CommandError } from '../../src/host/exec.js';
import type { Kubectl } from '../../src/host/kubectl.js';
import { nextLook, type RolloutOptions, watchRollout } from '../../src/release/rollout.js';
import { skipPauses } from '../pauses.js';
import { deployment, event, job, list, pod, replicaSet, running, UP, waiting } from './cluster-objects.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

/** The loop itself, with a kubectl of handmade answers; what is judged of them is tested in rollout-words. */

skipPauses();
const done = Promise.resolve({ revision: 2 });
const forever = new Promise<undefined>(() => {});

async function watch(kubectl: Kubectl, options: Partial<RolloutOptions> = {}) {
  const said: string[] = [];
  const result = await watchRollout(
    kubectl,
    { release: 'bio', namespace: 'bio' },
    {
      startedAt: new Date(),
      deadline: new Date(Date.now() + 5_000),
      say: (line) => said.push(line),
      signal: new AbortController().signal,
      helmDone: done,
      ...options,
    },
  );
  return { result, said };
}

const probed = { spec: { containers: [{ name: 'main', image: 'org/main:new', readinessProbe: {} }] } };
const UP_HUB = list(
  deployment('hub', UP),
  replicaSet('hub', '2'),
  pod('hub-new', 'rs-hub-2', running(), probed),
);
const objects = (args: readonly string[]) => args[0] === 'get' && args[1]?.startsWith('deployments');

test('one call a look, without the pods of users', async () => {
  const kubectl = fakeKubectl(() => UP_HUB);
  expect((await watch(kubectl)).result).toEqual({ ok: true });
  expect(new Set(kubectl.calls)).toEqual(
    new Set([
      'get deployments.apps,statefulsets.apps,daemonsets.apps,replicasets.apps,jobs.batch,pods -l component!=singleuser-server',
    ]),
  );
});

test('nothing is up before Helm has ended', async () => {
  let finish: (value: { revision: number }) => void = () => {};
  const helmDone = new Promise<{ revision: number }>((resolve) => {
    finish = resolve;
  });
  let looks = 0;
  const kubectl = fakeKubectl((args) => {
    if (!objects(args)) return undefined;
    looks += 1;
    if (looks === 3) finish({ revision: 2 });
    return UP_HUB;
  });
  expect((await watch(kubectl, { helmDone })).result).toEqual({ ok: true });
  // Three while Helm ran, and the one that proves it.
  expect(looks).toBe(4);
});

test('a look that began before Helm ended proves nothing', async () => {
  let looks = 0;
  let finish: (value: { revision: number }) => void = () => {};
  const helmDone = new Promise<{ revision: number }>((resolve) => {
    finish = resolve;
  });
  const kubectl = fakeKubectl((args) => {
    if (!objects(args)) return undefined;
    looks += 1;
    // Helm ends while this look, which still shows the old state, is on its way.
    if (looks === 1) finish({ revision: 2 });
    return looks === 1 ? UP_HUB : list(deployment('hub'), replicaSet('hub', '2'));
  });
  const { result } = await watch(kubectl, { helmDone, deadline: new Date(Date.now() + 2_000) });
  expect(result.ok).toBe(false);
});

test('an API server that is away for a while is asked again', async () => {
  const kubectl = fakeKubectl((args, call) => {
    if (call <= 2) throw refusal('The connection to the server 10.0.0.1:6443 was refused');
    return objects(args) ? UP_HUB : undefined;
  });
  const { result, said } = await watch(kubectl);
  expect(result).toEqual({ ok: true });
  expect(said).toEqual([expect.stringContaining('the cluster does not answer'), 'the cluster answers again']);
});

test('one that stays away is a problem at the deadline', async () => {
  const kubectl = fakeKubectl(() => {
    throw refusal('The connection to the server 10.0.0.1:6443 was refused');
  });
  const { result } = await watch(kubectl, { deadline: new Date(Date.now() + 1_500) });
  expect(result).toMatchObject({ ok: false, problem: { title: 'The cluster did not answer' } });
});

test('a Role that does not let us look ends the watch at once', async () => {
  const kubectl = fakeKubectl(() => {
    throw refusal('Error from server (Forbidden): pods is forbidden: User "x" cannot list resource "pods"');
  });
  const { result } = await watch(kubectl, { deadline: new Date(Date.now() + 60_000) });
  expect(result).toMatchObject({ ok: false, problem: { title: 'The rollout cannot be watched' } });
  expect(kubectl.calls).toHaveLength(1);
});

test('no kubectl is said at once', async () => {
  const kubectl = fakeKubectl(() => {
    throw new CommandError('kubectl', 'not found', 'not found on the PATH');
  });
  const { result } = await watch(kubectl, { deadline: new Date(Date.now() + 60_000) });
  expect(result).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('not found on the PATH') },
  });
});

test('a Helm that failed without a pod failing leaves the word to Helm', async () => {
  const { result } = await watch(
    fakeKubectl(() => list()),
    { helmDone: Promise.resolve(undefined) },
  );
  expect(result).toMatchObject({ ok: false, helmFailed: 'nothing' });
});

test('a pull error is told with its events, at the line that sets the image', async () => {
  const broken = list(
    deployment('hub'),
    replicaSet('hub', '2'),
    pod('hub-new', 'rs-hub-2', waiting('InvalidImageName', "couldn't parse image name")),
  );
  const kubectl = fakeKubectl((args) =>
    args[1] === 'events' ? { items: [event('pod-hub-new', 'InspectFailed', 'Failed to apply tag')] } : broken,
  );
  const { result } = await watch(kubectl, {
    locateImage: (image) => ({ file: 'values.yaml', line: image === 'org/main:new' ? 3 : 0 }),
  });
  expect(result).toMatchObject({
    ok: false,
    problem: {
      title: 'Deployment hub: its image cannot be pulled',
      file: 'values.yaml',
      line: 3,
      log: 'Events:\nWarning InspectFailed: Failed to apply tag',
    },
  });
});

test('a failing hook ends the watch while Helm still waits for it', async () => {
  const failed = {
    conditions: [{ type: 'Failed', status: 'True' as const, reason: 'BackoffLimitExceeded' }],
  };
  const fresh = { creationTimestamp: new Date(Date.now() + 1_000).toISOString() };
  const hook = job('migrate', failed, fresh);
  const dead = pod(
    'migrate-x',
    'job-migrate',
    { state: { terminated: { exitCode: 5, containerID: 'c' } } },
    { status: { phase: 'Failed' } },
  );
  const kubectl = fakeKubectl((args) =>
    args[0] === 'logs' ? 'no such table\n' : objects(args) ? list(hook, dead) : undefined,
  );
  const { result } = await watch(kubectl, { helmDone: forever });
  expect(result).toMatchObject({
    ok: false,
    problem: {
      title: 'Hook migrate failed',
      message: expect.stringContaining('exit code 5'),
      log: expect.stringContaining('no such table'),
    },
  });
});

test('a hook that Helm made within the second of its start counts', async () => {
  const startedAt = new Date('2026-01-01T12:00:00.900Z');
  const hook = job('migrate', {}, { creationTimestamp: '2026-01-01T12:00:00Z' });
  const kubectl = fakeKubectl((args) => (objects(args) ? list(hook) : undefined));
  const deadline = new Date(Date.now() + 500);
  const { result } = await watch(kubectl, { helmDone: forever, startedAt, deadline });
  expect(result).toMatchObject({ problem: { message: expect.stringContaining('hook Job migrate') } });
});

test('watches look at whole seconds, so that one list can answer all; a slow machine gets air', () => {
  expect(nextLook(1_234, 100)).toBe(2_000);
  expect(nextLook(1_950, 100)).toBe(3_000);
  expect(nextLook(1_000, 2_500)).toBe(4_000);
});

test('a cancelled watch ends at once', async () => {
  const controller = new AbortController();
  const kubectl = fakeKubectl((args, call) => {
    if (call === 3) controller.abort();
    return objects(args) ? list(deployment('hub')) : undefined;
  });
  const { result } = await watch(kubectl, { signal: controller.signal });
  expect(result).toMatchObject({ ok: false, problem: { title: 'Cancelled before it was up' } });
});
