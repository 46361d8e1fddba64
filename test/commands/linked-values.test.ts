import { afterAll, expect, test } from '@jest/globals';
import { fleetValues } from '../../src/commands/values.js';
import { loadFleet } from '../../src/fleet/load.js';
import { readTree } from '../../src/fleet/tree.js';
import type { Release } from '../../src/words.js';
import { makeRepository, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

async function valuesWith(link: string) {
  const repository = makeRepository();
  repository.commit({
    'hub-charts/a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'hub-charts/a/values.yaml': { link },
    'shared/values.yaml': 'jupyterhub: {}\n',
  });
  const tree = await readTree(repository.folder, {});
  const fleet = await loadFleet(tree);
  return fleetValues(fleet, tree).of(fleet.hubs[0] as Release);
}

test('values behind a symbolic link are read, and their problems stand in the file itself', async () => {
  const { values, problems } = await valuesWith('../../shared/values.yaml');
  expect(values).toMatchObject([{ file: 'shared/values.yaml', text: 'jupyterhub: {}\n', role: 'chart' }]);
  expect(problems).toEqual([]);
});

test.each(['../../../secret.yaml', '/etc/passwd'])(
  'a link to %s, out of the repository, is said',
  async (link) => {
    const { values, problems } = await valuesWith(link);
    expect(values).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: 'hub-charts/a/values.yaml',
        title: 'This link leads out of the repository',
        hub: 'a',
      },
    ]);
  },
);
