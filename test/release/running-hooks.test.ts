import { expect, test } from '@jest/globals';
import { pack } from '../../src/release/payload.js';
import { runningHooks } from '../../src/release/recover.js';
import { fakeKubectl } from './fake-kubectl.js';

const hooks = [
  { kind: 'Job', name: 'runs' },
  { kind: 'Job', name: 'is-done' },
  { kind: 'Job', name: 'failed' },
  { kind: 'Job', name: 'gone' },
  { kind: 'Pod', name: 'waits' },
  { kind: 'Pod', name: 'ended' },
  { kind: 'DaemonSet', name: 'hook-image-puller' },
  { kind: 'ServiceAccount', name: 'hook-image-awaiter' },
];

const ended = (type: string) => ({ status: { conditions: [{ type, status: 'True' }] } });
const live: Record<string, unknown> = {
  'job runs': { status: { active: 1 } },
  'job is-done': ended('Complete'),
  'job failed': ended('Failed'),
  'pod waits': { status: { phase: 'Pending' } },
  'pod ended': { status: { phase: 'Succeeded' } },
  'daemonset hook-image-puller': { status: { numberReady: 1 } },
};

test('hooks that run on are named, those that ended are not', async () => {
  const secret = { metadata: {}, data: { release: pack(JSON.stringify({ hooks })) } };
  const kubectl = fakeKubectl(([, kind, name]) => {
    if (kind === 'secret') return secret;
    const found = live[`${kind} ${name}`];
    return found ? JSON.stringify(found) : '';
  });
  const state = { name: 'geo', namespace: 'geo', revision: 4, status: 'failed', failures: 0 };
  expect(await runningHooks(kubectl, state)).toEqual([
    'Job runs',
    'Pod waits',
    'DaemonSet hook-image-puller',
  ]);
});
