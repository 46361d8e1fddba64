import { describe, expect, test } from '@jest/globals';
import { emptyRegistry, opsRepo, type Planned, planOf, push } from './plan-of.js';

// What of a push's plan is done. The registry is a real server that has nothing.
const registry = emptyRegistry();

const short = (oid: string) => oid.slice(0, 7);

describe('which branch deploys', () => {
  const CONFIG = `discover: hub-charts/<hub>/Chart.yaml
environments:
  staging: {branches: [main, "try/*"]}
  prod:
hubs:
  bio: {environment: staging}
  geo: {environment: prod}
`;
  /** Both hubs are touched by a push to this ref. */
  async function pushTo(ref: string): Promise<Planned> {
    const { repository } = opsRepo(registry.host);
    const base = repository.commit({ 'hub-deploy.yaml': CONFIG });
    repository.git('checkout', '-q', '-b', 'work');
    repository.commit({ 'user-images/geo/data': '2', 'user-images/bio/data': '2' });
    return planOf(repository.clone({ branch: 'work' }).folder, { event: push(base, { ref }) });
  }

  test('is the default one, unless an environment says others', async () => {
    expect(Object.keys((await pushTo('refs/heads/main')).deploys)).toEqual(['bio', 'geo']);
    const { deploys, plan, outputs } = await pushTo('refs/heads/try/it');
    expect(Object.keys(deploys)).toEqual(['bio']);
    expect(plan.hubs).toContainEqual(
      expect.objectContaining({
        id: 'geo',
        action: 'none',
        reasons: [
          expect.stringMatching(/^user-images\/geo\/data changed in /),
          'try/it only plans: main deploys it',
        ],
      }),
    );
    expect(plan.images.map(({ key }) => key)).toEqual(['user/bio']);
    expect(JSON.parse(outputs['deploys-first'] ?? '').include).toMatchObject([{ environment: 'staging' }]);
    expect(outputs['deploys-rest']).toBe('{"include":[]}');
  });

  test('is no other: it plans, and builds nothing', async () => {
    for (const ref of ['refs/heads/feature', 'refs/heads/try/deep/er', 'refs/tags/main']) {
      const { deploys, plan, outputs, first } = await pushTo(ref);
      expect([deploys, plan.images, outputs.builds]).toEqual([{}, [], '{"include":[]}']);
      expect(first).toBe('Nothing to do: none of 2 hubs needs a deploy.');
    }
  });

  test('does not matter to a proposal, which shows what its merge would do', async () => {
    const { repository } = opsRepo(registry.host);
    const base = repository.commit({ 'hub-deploy.yaml': CONFIG });
    repository.commit({ 'user-images/geo/data': '2' });
    const event = {
      ...push(base),
      name: 'merge_group',
      ref: 'refs/heads/gh-readonly-queue/main/pr-7',
    } as const;
    expect(Object.keys((await planOf(repository.folder, { event })).deploys)).toEqual(['geo']);
  });

  test('is compared with the default one where it is new', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.git('checkout', '-q', '-b', 'feature');
    repository.commit({ 'user-images/geo/data': '2' });
    for (const depth of [1, 2, 50]) {
      const { folder } = repository.clone({ depth, branch: 'feature' });
      const { plan } = await planOf(folder, { event: push('0'.repeat(40), { ref: 'refs/heads/feature' }) });
      expect([plan.base, plan.notes[0]]).toEqual([
        base,
        `compared with ${short(base)}, where it leaves main: the branch is new`,
      ]);
      expect(plan.hubs.map(({ id, reasons }) => [id, reasons.length])).toEqual([
        ['bio', 1],
        ['geo', 2],
      ]);
    }
  });
});

test('a hub on hold is shown with its reason, and not deployed', async () => {
  const { repository } = opsRepo(registry.host);
  const base = repository.commit({
    'hub-deploy.yaml': 'discover: hub-charts/<hub>/Chart.yaml\nhubs: {geo: {hold: exam week}}\n',
  });
  repository.commit({ 'user-images/geo/data': '2' });
  const { deploys, plan } = await planOf(repository.folder, { event: push(base) });
  expect(deploys).toEqual({});
  expect(plan.hubs[1]).toMatchObject({ id: 'geo', action: 'hold' });
  expect(plan.hubs[1]?.reasons.at(-1)).toBe('on hold: exam week');
  const forced = await planOf(repository.folder, {
    event: push(base),
    inputs: { force: 'true', hubs: 'geo' },
  });
  expect(forced.deploys.geo?.at(-1)).toBe('forced');
});
