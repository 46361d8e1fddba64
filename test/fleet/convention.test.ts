import { describe, expect, test } from '@jest/globals';
import { loadFleet } from '../../src/fleet/load.js';
import { hubFiles, treeOf } from './file-list.js';

describe('an ops repo without a configuration', () => {
  test('has a hub for each chart, with its images and secrets', async () => {
    const tree = treeOf([
      ...hubFiles('geo'),
      'hub-charts/intro/Chart.yaml',
      'hub-images/geo/Dockerfile',
      'secrets/geo.yaml',
      'README.md',
    ]);
    const fleet = await loadFleet(tree);
    expect(fleet.hubs.map(({ id }) => id)).toEqual(['geo', 'intro']);
    expect(fleet.hubs[0]).toEqual({
      kind: 'hub',
      id: 'geo',
      hub: 'geo',
      release: 'geo',
      namespace: 'geo',
      cluster: '',
      environment: '',
      chart: { kind: 'local', path: 'hub-charts/geo' },
      values: [{ kind: 'file', path: 'secrets/geo.yaml' }],
      before: [],
      after: [],
      crds: 'install',
      timeoutSeconds: 600,
      onDrift: 'report',
      images: ['user/geo', 'hub/geo'],
      declaredAt: { file: 'hub-charts/geo/Chart.yaml' },
      origins: {},
    });
    expect(fleet.hubs[1]).toMatchObject({ values: [], images: [] });
    expect(
      fleet.images.map(({ key, kind, hub, context, dockerfile }) => [key, kind, hub, context, dockerfile]),
    ).toEqual([
      ['hub/geo', 'hub', 'geo', 'hub-images/geo', 'hub-images/geo/Dockerfile'],
      ['user/geo', 'user', 'geo', 'user-images/geo', 'user-images/geo/Dockerfile'],
    ]);
    expect(fleet.environments).toEqual([{ name: '', gate: 'cluster' }]);
    expect([...fleet.clusters]).toEqual([['', { name: '', parallel: 4 }]]);
    expect(fleet.placeholders).toEqual(['set-on-deployment']);
    expect(fleet.problems).toEqual([]);
  });

  test('is known from its list of files: nothing is read', async () => {
    const tree = treeOf(hubFiles('geo'));
    await loadFleet(tree);
    expect(tree.reads).toBe(0);
  });

  test('may have a hub whose folder is a symbolic link', async () => {
    const tree = treeOf({
      'charts/base/Chart.yaml': '',
      'hub-charts/geo': { link: '../charts/base' },
      'hub-charts/away': { link: '../../elsewhere' },
    });
    const { hubs, problems } = await loadFleet(tree);
    expect(hubs.map(({ id }) => id)).toEqual(['geo']);
    expect(problems).toEqual([]);
  });

  test('whose configuration has another name than hub-deploy.yaml is told so', async () => {
    const tree = treeOf([...hubFiles('geo'), 'hub-deploy.yml']);
    await expect(loadFleet(tree)).rejects.toMatchObject({
      problems: [{ file: 'hub-deploy.yml', title: 'hub-deploy.yml is not read' }],
    });
  });

  test('cannot be told to use a configuration that is not there', async () => {
    await expect(loadFleet(treeOf(hubFiles('geo')), { configFile: 'ops/hubs.yaml' })).rejects.toMatchObject({
      problems: [{ severity: 'error', title: 'No file ops/hubs.yaml' }],
    });
  });
});

describe('a hub folder whose name is not allowed', () => {
  test.each(['My_Hub', '101', 'on', 'a b', 'x'.repeat(53)])(
    '%s is an error that shows the rule, and no hub',
    async (name) => {
      const { hubs, problems } = await loadFleet(treeOf([...hubFiles('geo'), ...hubFiles(name)]));
      expect(hubs.map(({ id }) => id)).toEqual(['geo']);
      expect(problems).toEqual([
        expect.objectContaining({
          severity: 'error',
          file: `hub-charts/${name}/Chart.yaml`,
          message: expect.stringContaining('1 to 52 lower-case letters, digits and hyphens'),
        }),
      ]);
    },
  );
});

describe('a folder that looks meant for a hub', () => {
  const problemsOf = async (paths: readonly string[]) => (await loadFleet(treeOf(paths))).problems;

  test("and is none's is told once, with the nearest name", async () => {
    const problems = await problemsOf([
      ...hubFiles('earthlab'),
      'user-images/earth-lab/Dockerfile',
      'user-images/earth-lab/a/b',
    ]);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'notice',
        file: 'user-images/earth-lab/Dockerfile',
        title: 'user-images/earth-lab belongs to no hub',
        message: expect.stringContaining('Did you mean `earthlab`?'),
      }),
    ]);
  });

  test('without a Dockerfile is told', async () => {
    const problems = await problemsOf([...hubFiles('geo'), 'hub-images/geo/jupyterhub_config.py']);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'notice',
        file: 'hub-images/geo/jupyterhub_config.py',
        title: 'hub-images/geo has no Dockerfile',
      }),
    ]);
  });

  test('with an environment.yml alone is told what to write', async () => {
    const problems = await problemsOf(['hub-charts/geo/Chart.yaml', 'user-images/geo/environment.yml']);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        file: 'user-images/geo/environment.yml',
        message: expect.stringMatching(
          /Write `user-images\/geo\/Dockerfile`[\s\S]*\nFROM .*\nCOPY environment.yml /,
        ),
      }),
    ]);
  });

  test('with values and no Chart.yaml is told what is missing', async () => {
    const problems = await problemsOf([...hubFiles('geo'), 'hub-charts/bio/values.yaml']);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        file: 'hub-charts/bio/values.yaml',
        title: 'hub-charts/bio has no Chart.yaml',
      }),
    ]);
  });
});

test('a repo without any hub is told where hubs are looked for', async () => {
  const { hubs, problems } = await loadFleet(treeOf(['README.md']));
  expect(hubs).toEqual([]);
  expect(problems).toEqual([
    expect.objectContaining({
      title: 'No hub found',
      message: expect.stringContaining('hub-charts/<hub>/Chart.yaml'),
    }),
  ]);
});
