import { describe, expect, test } from '@jest/globals';
import { backwards, changedMeanwhile, type Relation } from '../../src/release/caution.js';
import type { ReleaseState } from '../../src/words.js';

const live: ReleaseState = {
  name: 'a',
  namespace: 'n',
  revision: 7,
  rev: 7,
  status: 'deployed',
  failures: 0,
  commit: 'b'.repeat(40),
};

describe('never backwards', () => {
  const asked = (relation: Relation, force = false) =>
    backwards(live, { commit: 'a'.repeat(40), force, relation: async () => relation });

  test('a newer commit that is live is a notice that names both', async () => {
    const notice = await asked('older');
    expect(notice).toMatchObject({ severity: 'notice' });
    expect(notice?.message).toContain('bbbbbbb is live, and aaaaaaa is older');
  });

  test('unrelated and unknown commits are deployed over, with a warning', async () => {
    expect((await asked('unrelated'))?.message).toContain('no ancestor of aaaaaaa');
    expect((await asked('unknown'))?.message).toContain('a commit that this clone does not have');
    expect(await asked('unknown')).toMatchObject({ severity: 'warning' });
  });

  test('nothing is said of an older live commit, the same one, or with force', async () => {
    expect(await asked('newer')).toBeUndefined();
    expect(await asked('older', true)).toBeUndefined();
    expect(
      await backwards(live, { commit: live.commit ?? '', force: false, relation: async () => 'older' }),
    ).toBeUndefined();
    expect(await backwards(undefined, { commit: 'a', force: false })).toBeUndefined();
  });
});

describe('a change by hand between the plan and now', () => {
  test('stops the deploy', () => {
    const now = { ...live, revision: 8 };
    expect(changedMeanwhile(now, { force: false, state: live })?.message).toContain('now it is revision 8');
    expect(changedMeanwhile(now, { force: true, state: live })).toBeUndefined();
  });

  test('is not what the plan knew of, nor another deploy of ours', () => {
    const drifted = { ...live, revision: 8 };
    expect(changedMeanwhile(drifted, { force: false, state: drifted })).toBeUndefined();
    expect(changedMeanwhile({ ...live, revision: 8, rev: 8 }, { force: false, state: live })).toBeUndefined();
    expect(changedMeanwhile(drifted, { force: false })).toBeUndefined();
  });
});
