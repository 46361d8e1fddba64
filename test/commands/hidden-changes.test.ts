import { describe, expect, test } from '@jest/globals';
import { type At, hiddenChanges } from '../../src/commands/hidden-changes.js';
import { lookAt } from '../../src/commands/side.js';
import { readTree } from '../../src/fleet/tree.js';
import type { Release } from '../../src/words.js';
import { makeRepository, type Repository } from '../fleet/repository.js';

const CIPHER = `\0GITCRYPT\0${'x'.repeat(40)}`;
const FILES = {
  'hub-deploy.yaml':
    'values:\n  - secrets/<hub>.yaml?\n  - command: [./values.py, <hub>]\n    watch: [data/**, more]\n',
  'hub-charts/geo/Chart.yaml': 'apiVersion: v2\nname: geo\nversion: 1.0.0\n',
  'hub-charts/geo/values.yaml': 'a: 1\n',
  'hub-charts/geo/files/key': CIPHER,
  'secrets/geo.yaml': CIPHER,
  'values.py': 'print()\n',
  'data/a': 'a\n',
  'more/b': 'b\n',
  'other/c': 'c\n',
};

async function at(repository: Repository, rev: string): Promise<At> {
  const tree = await readTree(repository.folder, { rev });
  const { fleet, fingerprints } = await lookAt(tree);
  return { tree, fingerprints, release: fleet.hubs[0] as Release };
}

/** Whether a commit with these files changes the hub where nobody looks. */
async function hides(files: Readonly<Record<string, string>>): Promise<boolean> {
  const repository = makeRepository({ files: FILES });
  const before = await at(repository, 'HEAD');
  repository.commit(files);
  return hiddenChanges(before, await at(repository, 'HEAD'));
}

describe('a change is hidden', () => {
  test.each([
    ['where an encrypted file of values changed', { 'secrets/geo.yaml': `${CIPHER}y` }],
    ['where one came to be plain', { 'secrets/geo.yaml': 'a: 2\n' }],
    ['where an encrypted file of the chart changed', { 'hub-charts/geo/files/key': `${CIPHER}y` }],
    ['where a program that makes values changed', { 'values.py': 'print(1)\n' }],
    ['where it is called otherwise', { 'hub-deploy.yaml': FILES['hub-deploy.yaml'].replace('<hub>]', 'x]') }],
    ['where it watches less', { 'hub-deploy.yaml': FILES['hub-deploy.yaml'].replace(', more]', ']') }],
    ['where what it watches changed', { 'data/a': 'b\n' }],
    ['where a folder that it watches changed', { 'more/b': 'c\n' }],
  ])('%s', async (_, files) => {
    expect(await hides(files)).toBe(true);
  });

  test.each([
    ['where plain values change', { 'hub-charts/geo/values.yaml': 'a: 2\n' }],
    ['where nothing of the hub does', { 'other/c': 'd\n' }],
  ])('and not %s', async (_, files) => {
    expect(await hides(files)).toBe(false);
  });
});
