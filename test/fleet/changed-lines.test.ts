import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { changedLines } from '../../src/fleet/changed-lines.js';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

test('a change touches the lines that it added or rewrote, and no other', async () => {
  const odd = 'a "quoted" name.yaml';
  git('init', '-q');
  writeFileSync(join(folder, 'values.yaml'), 'one\ntwo\nthree\nfour\n');
  writeFileSync(join(folder, odd), '++ not a header\nx\n');
  git('add', '-A');
  git('commit', '-qm', 'one');
  const base = git('rev-parse', 'HEAD');
  writeFileSync(join(folder, 'values.yaml'), 'one\n2\nthree\nand\nmore\n');
  writeFileSync(join(folder, odd), '++ not a header\ny\n');
  git('add', '-A');
  git('commit', '-qm', 'two');
  const touches = await changedLines(folder, base, git('rev-parse', 'HEAD'), ['values.yaml', odd]);
  expect([1, 2, 3, 4, 5, 6].filter((line) => touches('values.yaml', line))).toEqual([2, 4, 5]);
  expect([1, 2].filter((line) => touches(odd, line))).toEqual([2]);
  expect(touches('other.yaml', 2)).toBe(false);
});

test('of more files than a command line holds', async () => {
  const many = Array.from({ length: 60_000 }, (_, i) => `hub-charts/a-hub-with-a-long-name-${i}/values.yaml`);
  const touches = await changedLines(folder, `${git('rev-parse', 'HEAD')}^`, 'HEAD', [
    ...many,
    'values.yaml',
  ]);
  expect([1, 2].map((line) => touches('values.yaml', line))).toEqual([false, true]);
});

test('whatever settings and attributes say of diffs, and wherever one stands', async () => {
  const base = git('rev-parse', 'HEAD');
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub/x'), '');
  writeFileSync(join(folder, 'values.yaml'), '1\n2\nthree\nand\n5\n');
  writeFileSync(join(folder, '.gitattributes'), '*.yaml diff=upper\n');
  git('add', '-A');
  git('commit', '-qm', 'three');
  const settings = [
    ['diff.upper.textconv', 'seq 9 #'],
    ['diff.upper.binary', 'true'],
    ['diff.interHunkContext', '9'],
    ['diff.relative', 'true'],
    ['diff.mnemonicPrefix', 'true'],
    ['diff.external', 'false'],
    ['color.ui', 'always'],
  ] as const;
  for (const [key, value] of settings) git('config', key, value);
  const touches = await changedLines(join(folder, 'sub'), base, git('rev-parse', 'HEAD'), ['values.yaml']);
  expect([1, 2, 3, 4, 5, 6].filter((line) => touches('values.yaml', line))).toEqual([1, 5]);
});
