import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decideHub } from '../../src/plan/hub.js';
import { deployRelease } from '../../src/release/deploy.js';
import { LABEL } from '../../src/release/labels.js';
import { readClusterState } from '../../src/release/state.js';
import type { ReleaseState } from '../../src/words.js';
import { type SmallRelease, smallRelease, type Values } from './small-release.js';

const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
] as const;

async function stateOf(small: SmallRelease): Promise<ReleaseState | undefined> {
  const cluster = await readClusterState(small.kubectl);
  if ('unknown' in cluster) throw new Error(cluster.unknown);
  return cluster.get(`${small.namespace}/small`);
}

describe.each(helms)('a deploy with %s', (_, helm) => {
  let small: SmallRelease;
  beforeAll(async () => {
    small = await smallRelease(helm);
  });
  afterAll(() => small.remove());

  test('makes the namespace, installs, and is proved', async () => {
    const deployed = await deployRelease(await small.planned({ msg: 'one' }), small.context());
    expect(deployed).toMatchObject({ result: 'deployed', revision: 1, problems: [] });
    expect(await small.revisions()).toEqual(['1 deployed']);
    expect(await stateOf(small)).toMatchObject({ revision: 1, rev: 1, proved: 1, failures: 0 });
  });

  test('that has nothing to do does nothing', async () => {
    const again = await deployRelease(await small.planned({ msg: 'one' }), small.context());
    expect(again).toMatchObject({ result: 'unchanged', revision: 1 });
    expect(await small.revisions()).toEqual(['1 deployed']);
  });

  test('upgrades, and what was proved before counts no more', async () => {
    const upgraded = await deployRelease(await small.planned({ msg: 'two' }), small.context());
    expect(upgraded).toMatchObject({ result: 'deployed', revision: 2 });
    expect(await small.revisions()).toEqual(['1 superseded', '2 deployed']);
    expect(await small.label(2, LABEL.commit)).toBe('3f2a91c0d4e53f2a91c0d4e53f2a91c0d4e53f2a');
  });

  test('of a crash-looping container fails within seconds, and is not proved', async () => {
    const planned = await small.planned({ msg: 'crash', run: 'echo out of cheese; exit 7' });
    const crashed = await deployRelease(planned, small.context());
    expect(crashed).toMatchObject({ result: 'failed', revision: 3 });
    expect(crashed.problems[0]).toMatchObject({ severity: 'error', hub: 'small' });
    expect(crashed.problems[0]?.log).toContain('out of cheese');
    expect(crashed.seconds).toBeLessThan(30);
    expect(await stateOf(small)).toMatchObject({ revision: 3, status: 'deployed', failures: 1 });
    expect(await stateOf(small)).not.toHaveProperty('proved');
  });

  test('is not called up to date by the next run, which watches it again and upgrades nothing', async () => {
    const planned = await small.planned({ msg: 'crash', run: 'echo out of cheese; exit 7' });
    const again = await deployRelease(planned, small.context());
    expect(again).toMatchObject({ result: 'failed', revision: 3 });
    expect(await stateOf(small)).toMatchObject({ revision: 3, failures: 2 });
  });

  test('that failed twice is not tried a third time, touched or not, until its content changes', async () => {
    const cluster = await readClusterState(small.kubectl);
    const decide = async (values: Values, touched: readonly string[]) => {
      const { release, fingerprint } = await small.planned(values);
      const facts = { release, fingerprint: () => fingerprint, touched, named: false, force: false, cluster };
      return decideHub(facts);
    };
    const crash = { msg: 'crash', run: 'echo out of cheese; exit 7' };
    for (const touched of [[], ['values.yaml changed']])
      expect(await decide(crash, touched)).toMatchObject({ action: 'hold', failing: true });
    expect(await decide({ msg: 'mended' }, [])).toMatchObject({ action: 'deploy' });
  });

  test('of other content goes on from there', async () => {
    const mended = await deployRelease(await small.planned({ msg: 'mended' }), small.context());
    expect(mended).toMatchObject({ result: 'deployed', revision: 4 });
    expect(await stateOf(small)).toMatchObject({ revision: 4, proved: 4, failures: 0 });
  });

  test('by hand in between is seen as drift', async () => {
    await small.helm('upgrade', 'small', `${small.staged}/hub-charts/small`, '--set', 'msg=by-hand');
    expect(await stateOf(small)).toMatchObject({ revision: 5, rev: 4, proved: 4 });
  });

  test('of an older commit than the live one does not go backwards', async () => {
    const planned = await small.planned({ msg: 'old' });
    const context = { commit: 'a'.repeat(40), relation: async () => 'older' as const };
    const old = await deployRelease(planned, small.context(context));
    expect(old).toMatchObject({ result: 'skipped', problems: [{ severity: 'notice' }] });
    expect(old.problems[0]?.message).toContain('3f2a91c is live');
    const forced = await deployRelease(planned, small.context({ ...context, force: true }));
    expect(forced).toMatchObject({ result: 'deployed', revision: 6 });
  });

  test('keeps the history short', async () => {
    const context = small.context({ historyMax: 3 });
    const next = await deployRelease(await small.planned({ msg: 'short' }), context);
    expect(next.revision).toBe(7);
    expect((await small.revisions()).length).toBeLessThanOrEqual(3);
  });
});
