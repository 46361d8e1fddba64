import { describe, expect, test } from '@jest/globals';
import type { Helm } from '../../src/release/helm.js';
import { pack } from '../../src/release/payload.js';
import { clusterStatus, healthOf } from '../../src/release/status.js';
import type { PlannedHub, ReleaseState } from '../../src/words.js';
import { aPlannedHub, aRelease } from '../plan/fixture.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

const geo = aPlannedHub({ release: aRelease({ hub: 'geo' }), fingerprint: '1-aa' });

/** A release of ours with the repository's content, that Helm went through with. */
const live = (given: Partial<ReleaseState> = {}): ReleaseState => ({
  name: 'geo',
  namespace: 'geo',
  revision: 4,
  status: 'deployed',
  failures: 0,
  digest: '1-aa',
  rev: 4,
  proved: 4,
  ...given,
});

/** A Deployment of geo's as kubectl lists it. */
const deployment = (name: string, replicas: number, readyReplicas: number) => ({
  kind: 'Deployment',
  metadata: {
    ...{ name, namespace: 'geo', labels: { component: name, release: 'geo' } },
    annotations: { 'meta.helm.sh/release-name': 'geo' },
  },
  spec: { replicas, template: { spec: { containers: [{ image: 'a:1' }] } } },
  status: { readyReplicas },
});

const answersOf = (state: ReleaseState, list: () => unknown) => {
  const helm = { major: 4, problems: [], run: async () => ({ code: 0, stdout: '[]', stderr: '' }) };
  return {
    kubectl: fakeKubectl(list),
    helm: helm as unknown as Helm,
    state: new Map([['geo/geo', state]]),
    givenNothing: new Set<string>(),
  };
};

const statusOf = async (state: ReleaseState, config?: object) => {
  const kubectl = fakeKubectl((args) =>
    args[1] === 'secret' && config ? pack(JSON.stringify({ config })) : undefined,
  );
  const helm = { major: 4, problems: [], run: async () => ({ code: 0, stdout: '[]', stderr: '' }) };
  const answers = {
    kubectl,
    helm: helm as unknown as Helm,
    state: new Map([['geo/geo', state]]),
    givenNothing: new Set(config ? ['geo'] : []),
  };
  return (await clusterStatus([geo], answers)).hubs[0];
};

describe('a release', () => {
  test('with the repository’s content that was seen to work is as it should be', async () => {
    expect(await statusOf(live())).toMatchObject({ proved: true, drift: false });
  });

  test('that Helm calls deployed and nobody saw working is not', async () => {
    const { proved: _, ...unproved } = live();
    expect(await statusOf(unproved)).toMatchObject({ proved: false, drift: true });
    expect(await statusOf(live({ proved: 3 }))).toMatchObject({ drift: true });
  });

  test('that failed, holds other content, or that somebody changed by hand is not', async () => {
    for (const other of [{ status: 'failed' }, { digest: '1-bb' }, { revision: 5 }])
      expect(await statusOf(live(other))).toMatchObject({ drift: true });
  });

  test('that was given values which the repository does not have has these left over', async () => {
    const config = { hub: { allow_all: true } };
    expect(await statusOf(live(), config)).toMatchObject({ leftOvers: ['hub.allow_all'] });
    expect(await statusOf(live({ revision: 5, values: 4 }), config)).toMatchObject({
      leftOvers: ['hub.allow_all'],
    });
    expect(await statusOf(live({ digest: '1-bb', values: 4 }), config)).toMatchObject({
      leftOvers: ['hub.allow_all'],
    });
    expect(await statusOf(live(), {})).toMatchObject({ leftOvers: [] });
    expect(await statusOf(live({ values: 4 }), config)).toMatchObject({ leftOvers: [] });
    const { digest: _, rev: __, ...foreign } = live();
    expect(await statusOf(foreign, config)).toMatchObject({ leftOvers: [] });
  });

  test('whose values cannot be read is not said to be as the repository says', async () => {
    const list = () => {
      throw refusal('secrets "sh.helm.release.v1.geo.v4" is forbidden');
    };
    const { unread } = await clusterStatus([geo], {
      ...answersOf(live(), list),
      givenNothing: new Set(['geo']),
    });
    expect(unread).toHaveLength(2);
  });

  test('that never was ours is nobody’s drift', async () => {
    const { digest: _, rev: __, proved: ___, ...foreign } = live();
    expect(await statusOf(foreign)).toMatchObject({ drift: false });
  });
});

describe('what runs of it', () => {
  const was: PlannedHub = { ...geo, down: [{ name: 'proxy', wanted: 0 }] };
  const found = async (planned: PlannedHub, list: () => unknown) =>
    (await clusterStatus([planned], answersOf(live(), list))).hubs[0];

  test('is down where it was so when the status began, and is so still', async () => {
    const dead = () => ({ items: [deployment('hub', 1, 1), deployment('proxy', 0, 0)] });
    const hub = await found(was, dead);
    expect(hub).toMatchObject({ down: [{ name: 'proxy', wanted: 0 }] });
    expect(healthOf(hub ?? {})).toBe('Deployment proxy 0/0');
    const up = () => ({ items: [deployment('hub', 1, 1), deployment('proxy', 1, 1)] });
    expect(await found(was, up)).not.toHaveProperty('down');
  });

  test('is not called well where nobody holds it to be down: on hold', async () => {
    const hub = await found(geo, () => ({ items: [deployment('proxy', 0, 0)] }));
    expect(hub).not.toHaveProperty('down');
    expect(healthOf(hub ?? {})).toBe('Deployment proxy 0/0');
  });

  test('names a hub that is not there any more', async () => {
    const hub = await found({ ...geo, down: [{ name: 'hub' }] }, () => {
      throw refusal('error: timed out');
    });
    expect(healthOf({ ...hub, workloads: [] })).toBe('no Deployment hub');
    expect(healthOf({ workloads: [] })).toBe('no workloads');
  });

  test('is not known where the cluster does not say, which is said', async () => {
    const refuse = () => {
      throw refusal('Error from server (Forbidden): deployments.apps is forbidden');
    };
    const { hubs, unread } = await clusterStatus([was], answersOf(live(), refuse));
    expect(healthOf(hubs[0] ?? {})).toBe('not known');
    expect(hubs[0]).toMatchObject({ down: [{ name: 'proxy' }] });
    expect(unread).toEqual([expect.stringContaining('may not list workloads')]);
  });
});
