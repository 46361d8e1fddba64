import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readTree } from '../../src/fleet/tree.js';
import { ProblemError } from '../../src/problem.js';
import { countGit, makeFolder, makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

const ODD_NAMES = [
  'a b',
  'quote"d',
  "it's",
  'tab\there',
  'new\nline',
  'ünï/çödé',
  '雪/🎉',
  'back\\slash',
  '-dash',
  ':(top)x',
];

describe('the files of a commit', () => {
  test('have their modes, ids and every odd name', async () => {
    const repository = makeRepository();
    const files = Object.fromEntries(ODD_NAMES.map((name) => [name, name]));
    const commit = repository.commit({
      ...files,
      run: { run: '#!/bin/sh\n', mode: 0o755 },
      link: { link: 'a b' },
    });
    const tree = await readTree(repository.folder, { rev: commit });
    expect(tree).toMatchObject({ commit, uncommitted: [] });
    expect([...tree.entries.keys()].sort()).toEqual([...ODD_NAMES, 'link', 'run'].sort());
    expect(tree.entries.get('run')?.mode).toBe('100755');
    expect(tree.entries.get('link')?.mode).toBe('120000');
    expect(tree.entries.get('a b')).toEqual({
      path: 'a b',
      mode: '100644',
      oid: repository.git('rev-parse', 'HEAD:a b'),
    });
    const contents = await tree.read(ODD_NAMES);
    expect(contents.map(String)).toEqual(ODD_NAMES);
  });

  test('are named from the root of the repository, wherever one stands in it', async () => {
    const repository = makeRepository({ files: { 'a/b/c': '1', d: '2' } });
    const tree = await readTree(join(repository.folder, 'a/b'), {});
    expect([...tree.entries.keys()]).toEqual(['a/b/c', 'd']);
  });

  test('are read byte for byte, whatever git would make of line ends', async () => {
    const repository = makeRepository();
    repository.git('config', 'core.autocrlf', 'true');
    const bytes = Buffer.from([0, 255, 13, 10, 10, 200]);
    repository.commit({ binary: bytes, text: 'a\nb\n' });
    const [binary, text, none] = await (await readTree(repository.folder, {})).read([
      'binary',
      'text',
      'none',
    ]);
    expect(binary).toEqual(bytes);
    expect(text?.toString()).toBe('a\nb\n');
    expect(none).toBeNull();
  });

  test('a thousand reads at once are one git process', async () => {
    const repository = makeRepository();
    const paths = Array.from({ length: 1000 }, (_, i) => `f/${i}`);
    repository.commit(Object.fromEntries(paths.map((path) => [path, path])));
    const tree = await readTree(repository.folder, { rev: 'HEAD' });
    const processes = await countGit(async () => {
      const read = await Promise.all(paths.map(async (path) => (await tree.read([path]))[0]?.toString()));
      expect(read).toEqual(paths);
    });
    expect(processes).toEqual(['cat-file']);
  });

  test('have longer ids in a sha256 repository', async () => {
    const repository = makeRepository({ format: 'sha256' });
    const commit = repository.commit({ a: 'x' });
    const tree = await readTree(repository.folder, {});
    expect(commit).toHaveLength(64);
    expect(tree.entries.get('a')?.oid).toHaveLength(64);
    expect(String((await tree.read(['a']))[0])).toBe('x');
  });

  test('a submodule is its commit, and has no content to read', async () => {
    const inner = makeRepository();
    const commit = inner.commit({ a: '1' });
    const repository = makeRepository();
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub');
    repository.commit({});
    const tree = await readTree(repository.folder, {});
    expect(tree.entries.get('sub')).toEqual({ path: 'sub', mode: '160000', oid: commit });
    expect(await tree.read(['sub'])).toEqual([null]);
    // What is uncommitted inside it belongs to it, not to us.
    repository.write({ 'sub/a': '2' });
    expect((await readTree(repository.folder, {})).uncommitted).toEqual([]);
  });
});

describe('a dirty working folder', () => {
  test('is hashed as it is, without what is ignored, and the index is left alone', async () => {
    const repository = makeRepository();
    const commit = repository.commit({ same: '1', changed: '1', gone: '1', '.gitignore': '.env\n' });
    repository.write({ staged: 's' });
    repository.git('add', 'staged');
    repository.write({ changed: '2', gone: null, 'new folder/file': 'n', '.env': 'SECRET=1' });
    const index = join(repository.folder, '.git/index');
    const status = repository.git('status', '--porcelain');
    const before = readFileSync(index);

    const tree = await readTree(repository.folder, {});
    expect(tree).toMatchObject({ commit, uncommitted: ['changed', 'gone', 'new folder/file', 'staged'] });
    expect([...tree.entries.keys()]).toEqual(['.gitignore', 'changed', 'new folder/file', 'same', 'staged']);
    expect((await tree.read(['changed', 'new folder/file', 'staged'])).map(String)).toEqual(['2', 'n', 's']);
    expect(readFileSync(index)).toEqual(before);
    expect(repository.git('status', '--porcelain')).toBe(status);

    // What was hashed is what a commit of it would hold.
    repository.commit({});
    const committed = await readTree(repository.folder, { rev: 'HEAD' });
    expect([...tree.entries]).toEqual([...committed.entries]);
  });

  test('a change of the same length in the same second as the commit is seen', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    const past = Math.floor(Date.now() / 1000) - 10;
    const index = join(repository.folder, '.git/index');
    // As if all of it had happened ten seconds ago, within one second.
    utimesSync(join(repository.folder, 'a'), past, past);
    repository.git('update-index', '--refresh');
    repository.write({ a: '2' });
    utimesSync(join(repository.folder, 'a'), past, past);
    utimesSync(index, past, past);
    expect(String((await (await readTree(repository.folder, {})).read(['a']))[0])).toBe('2');
  });

  test('a mode that changed counts; a time stamp does not', async () => {
    const repository = makeRepository();
    repository.commit({ a: { run: 'x', mode: 0o644 } });
    repository.write({ a: { run: 'x', mode: 0o644 } });
    expect((await readTree(repository.folder, {})).uncommitted).toEqual([]);
    repository.write({ a: { run: 'x', mode: 0o755 } });
    const tree = await readTree(repository.folder, {});
    expect(tree.uncommitted).toEqual(['a']);
    expect(tree.entries.get('a')?.mode).toBe('100755');
  });

  test('passes the clean filters, as a commit would (git-crypt, LFS)', async () => {
    const repository = makeRepository();
    repository.git('config', 'filter.rot.clean', 'tr a-m n-z');
    repository.git('config', 'filter.rot.smudge', 'tr n-z a-m');
    repository.commit({ '.gitattributes': '*.secret filter=rot\n', 'a.secret': 'abc' });
    expect((await readTree(repository.folder, {})).uncommitted).toEqual([]);
    repository.write({ 'a.secret': 'abcd' });
    expect(String((await (await readTree(repository.folder, {})).read(['a.secret']))[0])).toBe('nopq');
  });

  test('of a repository without a commit is all there is', async () => {
    const repository = makeRepository();
    repository.write({ a: '1' });
    const tree = await readTree(repository.folder, {});
    expect(tree).toMatchObject({ commit: '0'.repeat(40), uncommitted: ['a'] });
    expect([...tree.entries.keys()]).toEqual(['a']);
  });
});

describe('what is wrong is said in one sentence', () => {
  test('no repository', async () => {
    await expect(readTree(makeFolder(), {})).rejects.toThrow(/Not a git repository/);
  });

  test('no such commit', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    await expect(readTree(repository.folder, { rev: 'nope' })).rejects.toThrow(/`nope` is no commit/);
    await expect(readTree(repository.folder, { rev: '--help' })).rejects.toThrow(ProblemError);
  });

  test('no git', async () => {
    const { PATH } = process.env;
    const { folder } = makeRepository();
    process.env.PATH = makeFolder();
    try {
      await expect(readTree(folder, { rev: 'HEAD' })).rejects.toThrow(/git is not installed/);
    } finally {
      process.env.PATH = PATH;
    }
  });
});

test('inside a git hook, the hook’s repository is not taken for the ops repo', async () => {
  const other = makeRepository({ files: { other: '1' } });
  const repository = makeRepository({ files: { ours: '1' } });
  process.env.GIT_DIR = join(other.folder, '.git');
  process.env.GIT_INDEX_FILE = join(other.folder, '.git/index');
  try {
    for (const options of [{}, { rev: 'HEAD' }]) {
      expect([...(await readTree(repository.folder, options)).entries.keys()]).toEqual(['ours']);
    }
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
  }
});
