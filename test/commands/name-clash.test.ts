import { describe, expect, test } from '@jest/globals';
import { nameClashes } from '../../src/commands/name-clash.js';
import { lookAt } from '../../src/commands/side.js';
import { treeOf } from '../fleet/file-list.js';

const values = (name: string) =>
  `# Its values.\nsingleuser:\n  image:\n    name: ${name}\n    tag: set-on-deployment\n`;
const hub = (id: string, name: string, dockerfile = `FROM ${id}\n`) => ({
  [`hub-charts/${id}/Chart.yaml`]: 'name: jupyterhub\nversion: 4.2.0\n',
  [`hub-charts/${id}/values.yaml`]: values(name),
  [`user-images/${id}/Dockerfile`]: dockerfile,
});

/** What is said when these images are the run's. */
async function clashes(files: Record<string, string>, keys: readonly string[]) {
  const tree = treeOf(files);
  const of = { tree, ...(await lookAt(tree)) };
  const wanted = await Promise.all(
    of.fleet.images
      .filter(({ key }) => keys.includes(key))
      .map(async (image) => ({ image, name: (await of.values.nameOf(image)) ?? '' })),
  );
  return nameClashes(of, wanted);
}

describe('two images of one name', () => {
  test('are an error at the line of the one that is built, also where the other is not touched', async () => {
    const files = { ...hub('geo', 'org/user-geo'), ...hub('intro', 'docker.io/org/user-geo') };
    const problems = await clashes(files, ['user/intro']);
    expect(problems).toMatchObject([
      { severity: 'error', file: 'hub-charts/intro/values.yaml', line: 5, hub: 'intro' },
    ]);
    expect(problems[0]?.message).toContain('user/geo (user-images/geo)');
  });

  test('are each an error where both are built', async () => {
    const files = { ...hub('geo', 'org/user'), ...hub('intro', 'org/user', 'FROM geo\n') };
    const problems = await clashes(files, ['user/geo', 'user/intro']);
    expect(problems.map((problem) => problem.hub)).toEqual(['geo', 'intro']);
  });

  test('are none where the names differ, or are the beginning of each other', async () => {
    const files = { ...hub('geo', 'org/user'), ...hub('intro', 'org/user-intro') };
    expect(await clashes(files, ['user/geo', 'user/intro'])).toEqual([]);
  });

  test('are none where hubs share one image', async () => {
    const files = {
      ...hub('geo', 'org/user'),
      ...hub('intro', 'org/user'),
      'hub-deploy.yaml': 'images:\n  user: {context: user-images/geo}\n',
    };
    expect(await clashes(files, ['user'])).toEqual([]);
  });

  test('that the configuration names are an error where it says so', async () => {
    const files = {
      ...hub('geo', 'org/user'),
      'hub-deploy.yaml':
        'images:\n  a: {context: user-images/geo, name: org/user}\n  b: {context: user-images/b, name: org/user}\n',
      'user-images/b/Dockerfile': 'FROM b\n',
    };
    expect(await clashes(files, ['a', 'b'])).toMatchObject([
      { file: 'hub-deploy.yaml' },
      { file: 'hub-deploy.yaml' },
    ]);
  });
});
