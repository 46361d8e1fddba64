import { describe, expect, test } from '@jest/globals';
import { skipPauses } from '../pauses.js';
import { emptyRegistry, fork, hubOf, opsRepo, planOf, push } from './plan-of.js';

// Plans where somebody does not answer, or one hub's files are wrong: the rest of the plan stands.
skipPauses();
const registry = emptyRegistry();

describe('what a plan cannot know', () => {
  test('on a fork’s pull request it says, and what that leaves open', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.git('checkout', '-q', '-b', 'feature');
    repository.commit({ 'user-images/geo/data': '2' });
    const { plan, deploys } = await planOf(repository.folder, { event: { ...fork, base } });
    expect(Object.keys(deploys)).toEqual(['geo']);
    expect(plan.notes.join('\n')).toMatch(/No cluster was asked.*failed.*by hand/s);
    expect(plan.hubs).toContainEqual(
      expect.objectContaining({
        id: 'bio',
        action: 'none',
        reasons: ['not touched by this change (its cluster was not asked)'],
      }),
    );
  });

  test('of a registry that does not answer it says at the image', async () => {
    const { repository } = opsRepo(registry.host);
    const base = repository.commit(hubOf('geo', '127.0.0.1:1'));
    repository.commit({ 'user-images/geo/data': '2' });
    const { plan } = await planOf(repository.folder, { event: push(base) });
    expect(plan.images[0]).toMatchObject({
      action: 'build',
      reasons: [expect.any(String), expect.stringMatching(/^whether the registry has it is not known: /)],
    });
  });

  describe('of a tracked base whose registry does not answer', () => {
    const tracking = () => {
      const { repository } = opsRepo(registry.host);
      const base = repository.commit({
        'hub-deploy.yaml': 'images:\n  user: {context: user-images/<hub>, track-bases: true}\n',
        'user-images/geo/Dockerfile': '# ours\nFROM 127.0.0.1:1/org/base:1\n',
        'user-images/bio/Dockerfile': 'FROM scratch\n',
      });
      repository.commit({ 'user-images/geo/data': '2' });
      return { folder: repository.folder, event: push(base) };
    };

    test('it says at the line that names it, as a warning', async () => {
      const { folder, event } = tracking();
      const { code, plan, deploys } = await planOf(folder, { event });
      expect(code).toBe(0);
      expect(Object.keys(deploys)).toEqual(['geo']);
      expect(plan.images).toMatchObject([{ key: 'user/geo', action: 'build' }]);
      expect(plan.problems).toMatchObject([
        {
          severity: 'warning',
          file: 'user-images/geo/Dockerfile',
          line: 2,
          title: 'The base 127.0.0.1:1/org/base:1 cannot be looked up',
          message: expect.stringContaining('gives it another tag'),
        },
      ]);
    });

    test('whoever builds is stopped: nothing is pushed under a tag that is a guess', async () => {
      const { folder, event } = tracking();
      const { code, told } = await planOf(folder, { event, inputs: { command: 'build', push: 'true' } });
      expect(code).toBe(1);
      expect(told).toMatchObject([{ severity: 'error', file: 'user-images/geo/Dockerfile', line: 2 }]);
    });
  });
});

describe('one hub’s fault is that hub’s', () => {
  test.each([
    ['values that are no YAML', { 'hub-charts/bio/values.yaml': 'a: [\n' }, 'hub-charts/bio/values.yaml', 2],
    [
      'a Chart.yaml that is no YAML',
      { 'hub-charts/bio/Chart.yaml': 'a: [\n' },
      'hub-charts/bio/Chart.yaml',
      2,
    ],
    [
      'a chart without a name',
      { 'hub-charts/bio/Chart.yaml': 'version: 1.0.0\n' },
      'hub-charts/bio/Chart.yaml',
      1,
    ],
    [
      'a Chart.yaml that leads nowhere',
      { 'hub-charts/bio/Chart.yaml': { link: 'none' } },
      'hub-charts/bio/Chart.yaml',
      null,
    ],
    [
      'a Chart.yaml that leads to itself',
      { 'hub-charts/bio/Chart.yaml': { link: 'Chart.yaml' } },
      'hub-charts/bio/Chart.yaml',
      null,
    ],
  ] as const)('%s', async (_, change, file, line) => {
    const { repository, base } = opsRepo(registry.host);
    repository.commit({ ...change, 'user-images/geo/data': '2' });
    const { code, plan, deploys } = await planOf(repository.folder, { event: push(base) });
    expect(code).toBe(1);
    expect(Object.keys(deploys)).toEqual(['bio', 'geo']);
    expect(plan.images).toContainEqual(expect.objectContaining({ key: 'user/geo', action: 'build' }));
    expect(plan.problems).toEqual([expect.objectContaining({ severity: 'error', file, line })]);
  });
});
