import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { decideHub } from '../../src/plan/hub.js';
import { deployRelease } from '../../src/release/deploy.js';
import { LABEL } from '../../src/release/labels.js';
import { readClusterState } from '../../src/release/state.js';
import type { ReleaseState } from '../../src/words.js';
import { sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease, type Values } from './small-release.js';

async function stateOf(small: SmallRelease): Promise<ReleaseState | undefined> {
  const cluster = await readClusterState(small.kubectl);
  if ('unknown' in cluster) throw new Error(cluster.unknown);
  return cluster.get(`${small.namespace}/small`);
}

const CRASH: Values = { msg: 'crash', run: 'echo out of cheese; exit 7' };
const deploy = async (small: SmallRelease, values: Values, overrides = {}) =>
  deployRelease(await small.planned(values), small.context(overrides));

describe('a deploy', () => {
  const eachHelm = sideBySide(smallRelease);

  eachHelm('makes the namespace, installs, and is proved; the next one has nothing to do', async (small) => {
    expect(await deploy(small, { msg: 'one' })).toMatchObject({
      result: 'deployed',
      revision: 1,
      problems: [],
    });
    expect(await small.revisions()).toEqual(['1 deployed']);
    expect(await stateOf(small)).toMatchObject({ revision: 1, rev: 1, proved: 1, failures: 0 });
    expect(await deploy(small, { msg: 'one' })).toMatchObject({ result: 'unchanged', revision: 1 });
    expect(await small.revisions()).toEqual(['1 deployed']);
  });

  eachHelm('upgrades, and what was proved before counts no more', async (small) => {
    await deploy(small, { msg: 'one' });
    expect(await deploy(small, { msg: 'two' })).toMatchObject({ result: 'deployed', revision: 2 });
    expect(await small.revisions()).toEqual(['1 superseded', '2 deployed']);
    expect(await small.label(2, LABEL.commit)).toBe('3f2a91c0d4e53f2a91c0d4e53f2a91c0d4e53f2a');
    expect(await stateOf(small)).toMatchObject({ revision: 2, rev: 2, proved: 2 });
  });

  eachHelm(
    'of a crash-looping container fails long before its time-out and is not proved; it is watched again, not tried a third time',
    async (small) => {
      await deploy(small, { msg: 'one' });
      const crashed = await deploy(small, CRASH);
      expect(crashed).toMatchObject({ result: 'failed', revision: 2 });
      expect(crashed.problems[0]).toMatchObject({ severity: 'error', hub: 'small' });
      expect(crashed.problems[0]?.log).toMatch(/out of cheese.*Events:/s);
      expect(crashed.problems[0]?.message).toContain('Back to revision 1: `hub-deploy rollback small`.');
      expect(crashed.seconds).toBeLessThan(crashed.planned.release.timeoutSeconds / 2);
      expect(await stateOf(small)).toMatchObject({ revision: 2, status: 'deployed', failures: 1 });
      expect(await stateOf(small)).not.toHaveProperty('proved');

      // The next run does not call it up to date: it watches it again, and upgrades nothing.
      expect(await deploy(small, CRASH)).toMatchObject({ result: 'failed', revision: 2 });
      expect(await stateOf(small)).toMatchObject({ revision: 2, failures: 2 });

      // Touched or not, until its content changes.
      const cluster = await readClusterState(small.kubectl);
      const decide = async (values: Values, touched: readonly string[]) => {
        const { release, fingerprint } = await small.planned(values);
        return decideHub({
          ...{ release, fingerprint: () => fingerprint, touched, named: false, force: false, cluster },
        });
      };
      for (const touched of [[], ['values.yaml changed']])
        expect(await decide(CRASH, touched)).toMatchObject({ action: 'hold', failing: true });
      expect(await decide({ msg: 'mended' }, [])).toMatchObject({ action: 'deploy' });

      expect(await deploy(small, { msg: 'mended' })).toMatchObject({ result: 'deployed', revision: 3 });
      expect(await stateOf(small)).toMatchObject({ revision: 3, proved: 3, failures: 0 });
    },
  );

  eachHelm('by hand in between is seen as drift', async (small) => {
    await deploy(small, { msg: 'one' });
    await small.helm('upgrade', 'small', `${small.staged}/hub-charts/small`, '--set', 'msg=by-hand');
    expect(await stateOf(small)).toMatchObject({ revision: 2, rev: 1, proved: 1 });
  });

  eachHelm(
    'whose values are gone from the repository leaves none of them live, and names them',
    async (small) => {
      const given = async () => JSON.parse(await small.helm('get', 'values', 'small', '-o', 'json'));
      await deploy(small, { msg: 'hunter2hunter2' });
      const planned = await small.planned({ msg: 'any' });
      await writeFile(join(small.staged, 'values.yaml'), '# all gone\n');
      const gone = await deployRelease(planned, small.context());
      expect(gone).toMatchObject({
        result: 'deployed',
        revision: 2,
        problems: [{ severity: 'notice', hub: 'small' }],
      });
      expect(gone.problems[0]?.message).toContain('not in the repository: msg. ');
      expect(await given()).toBeNull();

      // The same after somebody's --set, and without any file.
      await small.helm('upgrade', 'small', `${small.staged}/hub-charts/small`, '--set', 'run=sleep 3599');
      const over = await deployRelease(planned, small.context({ valuesFiles: [] }));
      expect(over.problems[0]?.message).toContain('not in the repository: run. ');
      expect(await given()).toBeNull();
      expect(await stateOf(small)).toMatchObject({ revision: 4, rev: 4, values: 4 });
      expect(JSON.stringify([gone, over, small.said])).not.toContain('hunter2');
    },
  );

  eachHelm('of an older commit than the live one does not go backwards', async (small) => {
    await deploy(small, { msg: 'new' });
    const older = { commit: 'a'.repeat(40), relation: async () => 'older' as const };
    const old = await deploy(small, { msg: 'old' }, older);
    expect(old).toMatchObject({ result: 'skipped', problems: [{ severity: 'notice' }] });
    expect(old.problems[0]?.message).toContain('3f2a91c is live');
    const forced = await deploy(small, { msg: 'old' }, { ...older, force: true });
    expect(forced).toMatchObject({ result: 'deployed', revision: 2 });
  });

  eachHelm('keeps the history short', async (small) => {
    for (const msg of ['one', 'two', 'three', 'four']) await deploy(small, { msg }, { historyMax: 3 });
    const revisions = await small.revisions();
    expect(revisions.at(-1)).toBe('4 deployed');
    expect(revisions.length).toBeLessThanOrEqual(3);
  });
});
