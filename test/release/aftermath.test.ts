import { expect, test } from '@jest/globals';
import { aftermath, withAftermath } from '../../src/release/aftermath.js';
import type { Deployment } from '../../src/release/objects.js';
import { deployment } from './cluster-objects.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

/** A line of kubectl's table of release Secrets. */
function row(revision: number, status: string, digest: string, proved: boolean): string {
  const own = `hub-deploy.io/digest=1-${digest},hub-deploy.io/rev=${revision}`;
  const labels = `${own}${proved ? `,hub-deploy.io/proved=${revision}` : ''},name=bio,owner=helm,status=${status},version=${revision}`;
  return `sh.helm.release.v1.bio.v${revision}   helm.sh/release.v1   1   5d   ${labels}`;
}

const FAILED = [row(3, 'superseded', 'a', true), row(4, 'deployed', 'b', false)];

function told(deployments: readonly Deployment[], rows: readonly string[] = FAILED): Promise<string> {
  const kubectl = fakeKubectl(([, kind]) => (kind === 'secrets' ? rows.join('\n') : { items: deployments }));
  return aftermath({ id: 'east/bio', kubectl, target: { release: 'bio', namespace: 'bio' } });
}

const numbers = (status: NonNullable<Deployment['status']>) => ({ status });
const DOWN = numbers({
  replicas: 1,
  updatedReplicas: 1,
  readyReplicas: 0,
  conditions: [{ type: 'Available', status: 'False', lastTransitionTime: '2026-11-30T14:20:07Z' }],
});
const UP = numbers({ replicas: 1, updatedReplicas: 1, readyReplicas: 1 });
const BACK = 'Back to revision 3: `hub-deploy rollback east/bio`.';

test('a hub that is down: since when, and the way back to what was proved', async () => {
  expect(await told([deployment('hub', DOWN), deployment('proxy', UP)])).toBe(
    `The hub is DOWN since 14:20 UTC. ${BACK}`,
  );
});

test('a proxy that is down is as bad', async () => {
  expect(await told([deployment('hub', UP), deployment('proxy', DOWN)])).toBe(
    `The proxy is DOWN since 14:20 UTC. ${BACK}`,
  );
});

test('what is scaled to none is down, and Kubernetes does not say since when', async () => {
  const none = numbers({ conditions: [{ type: 'Available', status: 'True' }] });
  expect(await told([deployment('hub', none)])).toBe(`The hub is DOWN. ${BACK}`);
});

test('an old pod that still serves, and a hub that is well where something else failed', async () => {
  const rolling = numbers({ replicas: 2, updatedReplicas: 1, readyReplicas: 1 });
  expect(await told([deployment('hub', rolling)])).toBe(`The hub runs on as it was before. ${BACK}`);
  expect(await told([deployment('hub', UP)])).toBe(`The hub itself is up. ${BACK}`);
});

test('another release’s hub says nothing, and what has no hub is not called down', async () => {
  const other = deployment('hub', DOWN, { annotations: { 'meta.helm.sh/release-name': 'geo' } });
  expect(await told([other])).toBe(BACK);
  expect(await told([deployment('prometheus', DOWN)])).toBe(BACK);
});

test('no way back is named where nothing was proved before, or a rollback has gone there', async () => {
  expect(await told([deployment('hub', DOWN)], [row(1, 'failed', 'a', false)])).toBe(
    'The hub is DOWN since 14:20 UTC.',
  );
  expect(await told([deployment('hub', UP)], [...FAILED, row(5, 'deployed', 'a', true)])).toBe(
    'The hub itself is up.',
  );
});

test('a cluster that does not answer says nothing, and hides no failure', async () => {
  const kubectl = fakeKubectl(() => {
    throw refusal('Unable to connect to the server');
  });
  expect(await aftermath({ id: 'bio', kubectl, target: { release: 'bio', namespace: 'bio' } })).toBe('');
});

test('it stands behind the first error, the cause', () => {
  const problem = (severity: 'error' | 'warning', message: string) => ({ severity, title: 't', message });
  const all = [problem('warning', 'a.'), problem('error', 'b.'), problem('error', 'c.')];
  expect(withAftermath(all, 'Down.').map(({ message }) => message)).toEqual(['a.', 'b. Down.', 'c.']);
});
