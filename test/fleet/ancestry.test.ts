import { afterAll, expect, test } from '@jest/globals';
import { relation } from '../../src/fleet/ancestry.js';
import { makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

const GONE = 'a'.repeat(40);

test.each([
  ['a full clone', undefined],
  ['a shallow clone', 1],
])('how the live commit stands to ours, in %s', async (_, depth) => {
  const server = makeRepository();
  const first = server.commit({ a: '1' });
  const second = server.commit({ a: '2' });
  server.commit({ a: '3' });
  const last = server.commit({ a: '4' });
  server.git('checkout', '-q', '-b', 'fix', second);
  const fix = server.commit({ b: '1' });
  server.git('checkout', '-q', '--orphan', 'other');
  const other = server.commit({ c: '1' });
  server.git('checkout', '-q', 'main');
  const clone = server.clone(depth ? { depth } : {});
  const config = clone.git('config', '--local', '--list');

  expect(await relation(clone.folder, last, last, {})).toBe('same');
  expect(await relation(clone.folder, first, last, {})).toBe('ancestor');
  expect(await relation(clone.folder, last, first, {})).toBe('descendant');
  expect(await relation(clone.folder, fix, last, {})).toBe('diverged');
  expect(await relation(clone.folder, other, last, {})).toBe('diverged');
  expect(await relation(clone.folder, GONE, last, {})).toBe('unknown');

  // The clone is as it was: as shallow, and not partial.
  expect(clone.git('config', '--local', '--list')).toBe(config);
  expect(clone.git('rev-parse', '--is-shallow-repository')).toBe(String(depth === 1));
});

test('two commits that were each fetched alone are not taken for strangers', async () => {
  const server = makeRepository();
  const first = server.commit({ a: '1' });
  server.commit({ a: '2' });
  const last = server.commit({ a: '3' });
  const clone = server.clone({ depth: 1 });
  clone.git('fetch', '-q', '--depth=1', 'origin', first);
  // The trap: git itself says there is no common commit.
  expect(() => clone.git('merge-base', first, last)).toThrow();
  expect(await relation(clone.folder, first, last, {})).toBe('ancestor');
});

test('a live commit that a full clone does not have is asked of the server', async () => {
  const server = makeRepository();
  const first = server.commit({ a: '1' });
  const clone = server.clone();
  const newer = server.commit({ a: '2' });
  expect(await relation(clone.folder, newer, first, {})).toBe('descendant');
});

test('in a sha256 repository', async () => {
  const server = makeRepository({ format: 'sha256' });
  const first = server.commit({ a: '1' });
  const last = server.commit({ a: '2' });
  expect(await relation(server.clone({ depth: 1 }).folder, first, last, {})).toBe('ancestor');
});

test('a shallow clone without a server: unknown', async () => {
  const server = makeRepository();
  const first = server.commit({ a: '1' });
  const last = server.commit({ a: '2' });
  const clone = server.clone({ depth: 1 });
  clone.git('remote', 'remove', 'origin');
  expect(await relation(clone.folder, first, last, {})).toBe('unknown');
});
