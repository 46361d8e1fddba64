import { describe, expect, test } from '@jest/globals';
import type { Helm } from '../../src/release/helm.js';
import { clusterStatus } from '../../src/release/status.js';
import type { ReleaseState } from '../../src/words.js';
import { aPlannedHub, aRelease } from '../plan/fixture.js';
import { fakeKubectl } from './fake-kubectl.js';

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

const statusOf = async (state: ReleaseState) => {
  const kubectl = fakeKubectl(() => undefined);
  const helm = { major: 4, problems: [], run: async () => ({ code: 0, stdout: '[]', stderr: '' }) };
  const answers = { kubectl, helm: helm as unknown as Helm, state: new Map([['geo/geo', state]]) };
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

  test('that never was ours is nobody’s drift', async () => {
    const { digest: _, rev: __, proved: ___, ...foreign } = live();
    expect(await statusOf(foreign)).toMatchObject({ drift: false });
  });
});
