import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { changedLines } from '../../src/fleet/changed-lines.js';
import { makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

const odd = 'a "quoted" name.yaml';

/** Two commits: lines 2, 4 and 5 of values.yaml are the second one's. */
function twoCommits() {
  const repository = makeRepository();
  const base = repository.commit({ 'values.yaml': 'one\ntwo\nthree\nfour\n', [odd]: '++ not a header\nx\n' });
  const head = repository.commit({
    'values.yaml': 'one\n2\nthree\nand\nmore\n',
    [odd]: '++ not a header\ny\n',
  });
  return { repository, base, head };
}

test('a change touches the lines that it added or rewrote, and no other', async () => {
  const { repository, base, head } = twoCommits();
  const touches = await changedLines(repository.folder, base, head, ['values.yaml', odd]);
  expect([1, 2, 3, 4, 5, 6].filter((line) => touches('values.yaml', line))).toEqual([2, 4, 5]);
  expect([1, 2].filter((line) => touches(odd, line))).toEqual([2]);
  expect(touches('other.yaml', 2)).toBe(false);
});

test('of more files than a command line holds', async () => {
  const { repository, base } = twoCommits();
  const many = Array.from({ length: 60_000 }, (_, i) => `hub-charts/a-hub-with-a-long-name-${i}/values.yaml`);
  const touches = await changedLines(repository.folder, base, 'HEAD', [...many, 'values.yaml']);
  expect([1, 2].map((line) => touches('values.yaml', line))).toEqual([false, true]);
});

test('whatever settings and attributes say of diffs, and wherever one stands', async () => {
  const { repository, head: base } = twoCommits();
  const head = repository.commit({
    'sub/x': '',
    'values.yaml': '1\n2\nthree\nand\n5\n',
    '.gitattributes': '*.yaml diff=upper\n',
  });
  const settings = [
    ['diff.upper.textconv', 'seq 9 #'],
    ['diff.upper.binary', 'true'],
    ['diff.interHunkContext', '9'],
    ['diff.relative', 'true'],
    ['diff.mnemonicPrefix', 'true'],
    ['diff.external', 'false'],
    ['color.ui', 'always'],
  ] as const;
  for (const [key, value] of settings) repository.git('config', key, value);
  const touches = await changedLines(join(repository.folder, 'sub'), base, head, ['values.yaml']);
  expect([1, 2, 3, 4, 5, 6].filter((line) => touches('values.yaml', line))).toEqual([1, 5]);
});
