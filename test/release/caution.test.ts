import { describe, expect, test } from '@jest/globals';
import { backwards, changedMeanwhile, type Relation } from '../../src/release/caution.js';
import type { ReleaseState } from '../../src/words.js';
import { fakeKubectl } from './fake-kubectl.js';

const live: ReleaseState = {
  name: 'a',
  namespace: 'n',
  revision: 7,
  rev: 7,
  status: 'deployed',
  failures: 0,
  commit: 'b'.repeat(40),
};

const proved = { ...live, proved: 7 };

/** A line of kubectl's table of release Secrets. */
function row(revision: number, status: string, commit: string, proved?: number): string {
  const own = `hub-deploy.io/commit=${commit},hub-deploy.io/rev=${revision}`;
  const labels = `${own}${proved ? `,hub-deploy.io/proved=${proved}` : ''},name=a,owner=helm,status=${status},version=${revision}`;
  return `sh.helm.release.v1.a.v${revision}   helm.sh/release.v1   1   5d   ${labels}`;
}

function work(...rows: readonly string[]) {
  const kubectl = fakeKubectl(() => rows.join('\n'));
  return { id: 'east/a', kubectl, target: { release: 'a', namespace: 'n' } };
}

describe('never backwards', () => {
  const asked = (relation: Relation, force = false) =>
    backwards(work(), proved, { commit: 'a'.repeat(40), force, relation: async () => relation });

  test('a newer commit that is live is a notice that names both', async () => {
    const notice = await asked('older');
    expect(notice).toMatchObject({ severity: 'notice' });
    expect(notice?.message).toContain('bbbbbbb is live and proved, and aaaaaaa is older');
    expect(notice?.message).toContain('`hub-deploy run east/a --force`');
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
      await backwards(work(), proved, {
        commit: live.commit ?? '',
        force: false,
        relation: async () => 'older',
      }),
    ).toBeUndefined();
    expect(await backwards(work(), undefined, { commit: 'a', force: false })).toBeUndefined();
  });

  test('a newer commit whose deploy failed is not live: what was proved before it is', async () => {
    const failed = { ...live, revision: 8, rev: 8, status: 'failed' };
    const before = [row(7, 'superseded', 'c'.repeat(40), 7), row(8, 'failed', 'b'.repeat(40))];
    const asked: string[] = [];
    const context = (commit: string) => ({
      commit,
      force: false,
      relation: async (of: string): Promise<Relation> => {
        asked.push(of);
        return 'older';
      },
    });
    expect(await backwards(work(...before), failed, context('c'.repeat(40)))).toBeUndefined();
    expect((await backwards(work(...before), failed, context('a'.repeat(40))))?.message).toContain(
      'ccccccc is live and proved',
    );
    expect(asked).toEqual(['c'.repeat(40)]);
  });

  test('where nothing was ever proved, nothing is live that could be gone back from', async () => {
    const failed = { ...live, revision: 1, rev: 1, status: 'failed' };
    const context = { commit: 'a', force: false, relation: async (): Promise<Relation> => 'older' };
    expect(await backwards(work(row(1, 'failed', 'b'.repeat(40))), failed, context)).toBeUndefined();
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
