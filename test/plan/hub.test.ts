import { describe, expect, test } from '@jest/globals';
import { decideHub, type HubFacts } from '../../src/plan/hub.js';
import type { ClusterState, Release, ReleaseState } from '../../src/words.js';

const release: Release = {
  kind: 'hub',
  id: 'geo',
  hub: 'geo',
  release: 'geo',
  namespace: 'geo',
  cluster: '',
  environment: 'production',
  chart: { kind: 'local', path: 'hub-charts/geo' },
  values: [],
  before: [],
  after: [],
  crds: 'install',
  timeoutSeconds: 600,
  onDrift: 'report',
  images: [],
  declaredAt: { file: 'hub-charts/geo/Chart.yaml' },
  origins: {},
};

const content = `1-${'a'.repeat(32)}`;
const other = `1-${'b'.repeat(32)}`;

/** A release that hub-deploy deployed and proved, but for what is given. */
function live(given: Partial<ReleaseState> = {}): ClusterState {
  const state: ReleaseState = {
    name: 'geo',
    namespace: 'geo',
    revision: 12,
    status: 'deployed',
    digest: content,
    rev: 12,
    proved: 12,
    failures: 0,
    commit: 'f'.repeat(40),
    ...given,
  };
  return new Map([['geo/geo', state]]);
}

function decide(facts: Partial<HubFacts>) {
  const { reasons, ...decision } = decideHub({
    release,
    fingerprint: () => content,
    touched: [],
    named: false,
    force: false,
    ...facts,
  });
  return {
    action: decision.action,
    impact: decision.impact,
    why: reasons.join('; '),
    ...(decision.failing ? { failing: true } : {}),
  };
}

describe('a hub that does not run', () => {
  const facts: HubFacts = {
    ...{ release, fingerprint: () => content, touched: [], named: false, force: false },
    ...{ cluster: live(), down: [{ name: 'proxy', wanted: 0 }] },
  };

  test('is not deployed for that, and is said to be down', () => {
    expect(decideHub(facts)).toMatchObject({ action: 'none', down: [{ name: 'proxy', wanted: 0 }] });
  });

  test('is of this run where it is touched or named', () => {
    expect(decideHub(facts)).not.toHaveProperty('asked');
    expect(decideHub({ ...facts, named: true })).toMatchObject({ asked: true });
    expect(decideHub({ ...facts, touched: ['x changed'] })).toMatchObject({ asked: true });
  });

  test('is nobody’s concern on hold, its own or its cluster’s; one that was rolled back is', () => {
    expect(decideHub({ ...facts, release: { ...release, hold: 'summer' } })).not.toHaveProperty('down');
    expect(decideHub({ ...facts, clusterHold: 'moving' })).not.toHaveProperty('down');
    const back = decideHub({ ...facts, cluster: live({ hold: content }) });
    expect(back).toMatchObject({ action: 'hold', down: [{ name: 'proxy' }] });
  });
});

describe('a hub whose cluster is asked', () => {
  test('is left alone where its proved release has this content, even if touched', () => {
    expect(decide({ cluster: live() })).toMatchObject({
      action: 'none',
      why: 'up to date: revision 12, proved',
    });
    expect(decide({ cluster: live(), touched: ['x changed'] }).action).toBe('none');
  });

  test('is deployed where the content differs, touched or not: a push elsewhere catches up', () => {
    expect(decide({ cluster: live({ digest: other }) })).toEqual({
      action: 'deploy',
      why: 'not what is live: revision 12 (deployed from fffffff)',
      impact: 'hub-restart',
    });
  });

  test('what was not committed when it was deployed is said beside the commit', () => {
    expect(decide({ cluster: live({ digest: other, uncommitted: 1 }) }).why).toBe(
      'not what is live: revision 12 (deployed from fffffff plus 1 uncommitted file)',
    );
  });

  test('is tried again where its last deploy failed, and not a third time', () => {
    const failed = (failures: number) => live({ status: 'failed', failures, proved: 11 });
    expect(decide({ cluster: failed(1) })).toMatchObject({ action: 'deploy', why: 'revision 12 failed' });
    expect(decide({ cluster: failed(2) })).toMatchObject({ action: 'hold', failing: true });
    expect(decide({ cluster: failed(2), force: true })).toMatchObject({ action: 'deploy' });
    expect(decide({ cluster: live({ status: 'failed', failures: 2, digest: other }) }).action).toBe('deploy');
  });

  test('is never called up to date where Helm says deployed and nobody proved it', () => {
    expect(decide({ cluster: live({ proved: 11 }) })).toMatchObject({
      action: 'deploy',
      why: 'revision 12 has this content but was never proved',
    });
    // It is only watched again; forced, it is upgraded.
    expect(decide({ cluster: live({ proved: 11 }) }).impact).toBe('none');
    expect(decide({ cluster: live({ proved: 11 }), force: true }).impact).toBe('hub-restart');
    expect(decide({ cluster: live({ proved: 11, revision: 13 }), named: true }).impact).toBe('hub-restart');
    expect(decide({ cluster: live({ proved: 11, failures: 2 }) })).toMatchObject({
      action: 'hold',
      failing: true,
    });
  });

  test('that is stuck in pending is deployed', () => {
    expect(decide({ cluster: live({ status: 'pending-upgrade', proved: 11 }) }).why).toContain(
      'stuck in pending-upgrade',
    );
  });

  test('that somebody changed by hand is drift: overwritten only when touched, named, forced or configured', () => {
    const byHand = live({ revision: 13 });
    expect(decide({ cluster: byHand })).toMatchObject({
      action: 'drift',
      why: 'somebody ran helm by hand since revision 12, our last deploy (now revision 13)',
    });
    expect(decide({ cluster: byHand, touched: ['x changed'] }).action).toBe('deploy');
    expect(decide({ cluster: byHand, named: true }).action).toBe('deploy');
    expect(decide({ cluster: byHand, force: true }).action).toBe('deploy');
    expect(decide({ cluster: byHand, release: { ...release, onDrift: 'redeploy' } }).action).toBe('deploy');
  });

  test('that we rolled back stays back until its content changes', () => {
    const rolledBack = live({ revision: 13, rev: 13, proved: 13, digest: other, hold: content });
    expect(decide({ cluster: rolledBack, touched: ['x changed'] })).toMatchObject({ action: 'hold' });
    expect(decide({ cluster: rolledBack, fingerprint: () => `1-${'c'.repeat(32)}` }).action).toBe('deploy');
    expect(decide({ cluster: rolledBack, force: true }).action).toBe('deploy');
  });

  test('that has no release is installed only when touched or named, and meets nobody', () => {
    const empty: ClusterState = new Map();
    expect(decide({ cluster: empty })).toMatchObject({ action: 'not installed' });
    expect(decide({ cluster: empty, touched: ['x changed'] })).toMatchObject({
      action: 'deploy',
      impact: 'none',
    });
    expect(decide({ cluster: empty, named: true })).toMatchObject({ action: 'deploy' });
    expect(decide({ cluster: live({ status: 'uninstalled' }) })).toMatchObject({ action: 'not installed' });
  });

  test('whose release was never ours is deployed only when touched or named', () => {
    const foreign: ClusterState = new Map([
      ['geo/geo', { name: 'geo', namespace: 'geo', revision: 3, status: 'deployed', failures: 0 }],
    ]);
    expect(decide({ cluster: foreign })).toMatchObject({ action: 'none' });
    expect(decide({ cluster: foreign, touched: ['x changed'] })).toMatchObject({ action: 'deploy' });
  });

  test('labelled by another version of the formula counts as unknown, not as changed', () => {
    const newer = live({ digest: `2-${'a'.repeat(32)}` });
    expect(decide({ cluster: newer })).toMatchObject({ action: 'none' });
    expect(decide({ cluster: newer, touched: ['x changed'] })).toMatchObject({ action: 'deploy' });
  });
});

describe('a hub whose cluster is not asked', () => {
  test('is decided by the diff, and says so', () => {
    expect(decide({ touched: ['x changed'] })).toMatchObject({ action: 'deploy', why: 'x changed' });
    expect(decide({}).why).toContain('its cluster was not asked');
    expect(decide({ cluster: { unknown: 'no route' } })).toMatchObject({ action: 'none' });
  });
});

describe('what holds a deploy back', () => {
  test('a hold on the hub or its cluster, with its reason, unless forced', () => {
    const held = { ...release, hold: 'exam week until 18 December' };
    expect(decide({ release: held, touched: ['x changed'] })).toMatchObject({
      action: 'hold',
      why: 'x changed; on hold: exam week until 18 December',
    });
    expect(decide({ clusterHold: 'moving', touched: ['x changed'] }).action).toBe('hold');
    expect(decide({ release: held, force: true }).action).toBe('deploy');
  });

  test('a branch that may not deploy, forced or not', () => {
    const refusedRef = 'pushes to feature only plan';
    expect(decide({ refusedRef, touched: ['x changed'] })).toEqual({
      action: 'none',
      why: `x changed; ${refusedRef}`,
      impact: 'none',
    });
    expect(decide({ refusedRef, force: true }).action).toBe('none');
  });
});
