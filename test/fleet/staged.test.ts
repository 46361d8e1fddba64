import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { stageTree } from '../../src/fleet/staged.js';
import { readTree } from '../../src/fleet/tree.js';
import type { Tree } from '../../src/words.js';
import { makeFolder, makeRepository, type Repository, removeFolders } from './repository.js';

afterAll(removeFolders);

async function stage(repository: Repository, rev?: string): Promise<string> {
  const target = join(makeFolder(), 'staged');
  await stageTree(repository.folder, await readTree(repository.folder, rev ? { rev } : {}), target);
  return target;
}

function allFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? allFiles(folder, path) : [path];
    })
    .sort();
}

describe('the staged tree', () => {
  test('is exactly the commit’s files, and neither ignored nor untracked ones', async () => {
    const repository = makeRepository();
    repository.commit({
      'a b/"c"': '1',
      '雪/new\nline': '2',
      run: { run: '#!/bin/sh\n', mode: 0o755 },
      'a b/link': { link: '../empty' },
      'link-out': { link: '../outside' },
      'to-folder': { link: 'a b' },
      empty: '',
      '.gitignore': '.env\n',
    });
    repository.write({ '.env': 'SECRET=1', untracked: 'x' });
    const status = repository.git('status', '--porcelain');
    const target = await stage(repository, 'HEAD');
    expect(allFiles(target)).toEqual(
      ['.gitignore', '雪/new\nline', 'a b/"c"', 'a b/link', 'empty', 'run', 'to-folder'].sort(),
    );
    expect(readFileSync(join(target, 'a b/"c"'), 'utf8')).toBe('1');
    expect(readlinkSync(join(target, 'a b/link'))).toBe('../empty');
    expect(repository.git('status', '--porcelain')).toBe(status);
  });

  test('has 644, 755 and 755 for folders whatever the umask; only its own folder is private', async () => {
    const repository = makeRepository();
    repository.commit({ 'a/b': '1', 'a/run': { run: 'x', mode: 0o755 } });
    const umask = process.umask(0o077);
    try {
      const target = await stage(repository, 'HEAD');
      const mode = (path: string) => (statSync(join(target, path)).mode & 0o777).toString(8);
      expect([mode(''), mode('a'), mode('a/b'), mode('a/run')]).toEqual(['700', '755', '644', '755']);
    } finally {
      process.umask(umask);
    }
  });

  test('of a dirty working folder is that folder as it is', async () => {
    const repository = makeRepository({ files: { a: '1', gone: '1', '.gitignore': '.env\n' } });
    repository.write({ a: '2', gone: null, new: 'n', '.env': 'SECRET=1' });
    const target = await stage(repository);
    expect(allFiles(target)).toEqual(['.gitignore', 'a', 'new']);
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('2');
  });

  test('holds git’s bytes: no line ends, keywords, filters or archive attributes are applied', async () => {
    const repository = makeRepository();
    repository.git('config', 'filter.rot.clean', 'tr a-m n-z');
    repository.git('config', 'filter.rot.smudge', 'tr n-z a-m');
    repository.git('config', 'core.autocrlf', 'true');
    repository.commit({
      '.gitattributes':
        '*.txt text eol=crlf ident\n*.secret filter=rot\nomitted export-ignore\nsubst export-subst\n',
      'a.txt': 'one\n$Id$\n',
      'b.secret': 'abc',
      omitted: 'here',
      subst: '$Format:%H$',
    });
    const target = await stage(repository, 'HEAD');
    const read = (path: string) => readFileSync(join(target, path), 'utf8');
    expect(read('a.txt')).toBe('one\n$Id$\n');
    expect(read('b.secret')).toBe('nop');
    expect(read('omitted')).toBe('here');
    expect(read('subst')).toBe('$Format:%H$');
  });

  test('a file larger than any pipe comes through whole, beside many small ones', async () => {
    const repository = makeRepository();
    const large = Buffer.alloc(5_000_001, 'hub\n');
    const small = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s/${i}`, `${i}\n`.repeat(i)]));
    repository.commit({ ...small, large, zlast: 'z' });
    const target = await stage(repository, 'HEAD');
    expect(readFileSync(join(target, 'large')).equals(large)).toBe(true);
    for (const [path, content] of Object.entries(small)) {
      expect(readFileSync(join(target, path), 'utf8')).toBe(content);
    }
  });

  test('an LFS pointer becomes its file where the checkout has it, and stays a pointer where not', async () => {
    const repository = makeRepository();
    const content = 'the real data\n';
    const pointer = (text: string) => {
      const oid = createHash('sha256').update(text).digest('hex');
      return {
        oid,
        text: `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${text.length}\n`,
      };
    };
    const here = pointer(content);
    const objects = join(repository.folder, '.git/lfs/objects', here.oid.slice(0, 2), here.oid.slice(2, 4));
    mkdirSync(objects, { recursive: true });
    writeFileSync(join(objects, here.oid), content);
    repository.commit({ here: { run: here.text, mode: 0o755 }, away: pointer('other').text });
    const target = await stage(repository, 'HEAD');
    expect(readFileSync(join(target, 'here'), 'utf8')).toBe(content);
    expect(statSync(join(target, 'here')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(target, 'away'), 'utf8')).toMatch(/^version/);
  });

  test('holds the files of submodules that are checked out, at the commit that is recorded', async () => {
    const inner = makeRepository({ files: { 'deep/a': '1' } });
    const repository = makeRepository();
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      inner.folder,
      'subs/one',
    );
    repository.commit({});
    repository.write({ 'subs/one/deep/a': 'dirty' });
    expect(readFileSync(join(await stage(repository, 'HEAD'), 'subs/one/deep/a'), 'utf8')).toBe('1');
    const clone = await stage(repository.clone(), 'HEAD');
    expect(readdirSync(join(clone, 'subs/one'))).toEqual([]);
  });

  test('of a sha256 repository', async () => {
    const repository = makeRepository({ format: 'sha256' });
    repository.commit({ a: '1' });
    expect(readFileSync(join(await stage(repository, 'HEAD'), 'a'), 'utf8')).toBe('1');
  });
});

describe('what must not be', () => {
  test('a folder that is not empty is not written to', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    const target = makeFolder();
    writeFileSync(join(target, 'mine'), '');
    const tree = await readTree(repository.folder, {});
    await expect(stageTree(repository.folder, tree, target)).rejects.toThrow(/is not empty/);
    expect(readdirSync(target)).toEqual(['mine']);
  });

  test('a blob that is missing is named, with its file', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    const tree = await readTree(repository.folder, {});
    const entries = new Map([['a', { path: 'a', mode: '100644' as const, oid: '1'.repeat(40) }]]);
    const broken: Tree = { ...tree, entries };
    await expect(stageTree(repository.folder, broken, join(makeFolder(), 'x'))).rejects.toMatchObject({
      problems: [{ file: 'a', title: 'A file of the commit is not in this clone' }],
    });
  });

  test.each(['../evil', 'a/../../evil', '.git/hooks/post-checkout', 'a/.GIT/config', '/etc/evil'])(
    'a path made by hand that leads out is refused: %s',
    async (path) => {
      const repository = makeRepository({ files: { a: '1' } });
      const tree = await readTree(repository.folder, {});
      const oid = tree.entries.get('a')?.oid as string;
      const evil: Tree = { ...tree, entries: new Map([[path, { path, mode: '100644', oid }]]) };
      const target = join(makeFolder(), 'x');
      await expect(stageTree(repository.folder, evil, target)).rejects.toThrow(/not check out/);
      expect(readdirSync(target)).toEqual([]);
    },
  );

  test('nothing is written through a link that stands where a folder should', async () => {
    const repository = makeRepository();
    const outside = makeFolder();
    repository.commit({ a: '1', l: { link: outside } });
    const tree = await readTree(repository.folder, {});
    const oid = tree.entries.get('a')?.oid as string;
    const link = tree.entries.get('l');
    const entries: Tree['entries'] = new Map([
      ['l', { ...link, path: 'l', mode: '120000', oid: link?.oid as string }],
      ['l/evil', { path: 'l/evil', mode: '100644', oid }],
    ]);
    await expect(
      stageTree(repository.folder, { ...tree, entries }, join(makeFolder(), 'x')),
    ).rejects.toThrow();
    expect(lstatSync(outside).isDirectory()).toBe(true);
    expect(readdirSync(outside)).toEqual([]);
  });
});
