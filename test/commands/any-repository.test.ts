import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commitTime } from '../../src/fleet/git.js';
import { stageTree } from '../../src/fleet/staged.js';
import { readTree } from '../../src/fleet/tree.js';
import { makeFolder, makeRepository } from '../fleet/repository.js';
import { emptyRegistry, hubOf, opsRepo, planOf, push } from './plan-of.js';

// Plans of repositories that are not as one expects. The registry is a real server that has nothing.
const registry = emptyRegistry();

const short = (oid: string) => oid.slice(0, 7);

describe('any repository', () => {
  test('that is bare is refused, with what to do instead', async () => {
    const { repository, base } = opsRepo(registry.host);
    const bare = makeFolder();
    repository.git('clone', '-q', '--bare', `file://${repository.folder}`, bare);
    const { code, told } = await planOf(bare, { inputs: { base } });
    expect(code).toBe(1);
    expect(told).toMatchObject([
      {
        title: 'A bare repository in the way',
        message: expect.stringContaining('cloned again with its files'),
      },
    ]);
  });

  test('may be a second work tree, and one may stand in any folder of it', async () => {
    const { repository, base } = opsRepo(registry.host);
    const other = join(makeFolder(), 'other');
    repository.git('worktree', 'add', '-q', '-b', 'side', other);
    writeFileSync(join(other, 'user-images/geo/data'), 'changed here');
    for (const folder of [other, join(other, 'user-images/bio')])
      expect((await planOf(folder, { inputs: { base } })).deploys).toEqual({
        geo: ['user-images/geo/data changed'],
      });
    expect((await planOf(repository.folder, { inputs: { base } })).deploys).toEqual({});
  });

  test('may be checked out in part, with files where none should be', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.commit({ 'user-images/geo/data': '2' });
    const sparse = repository.clone();
    sparse.git('sparse-checkout', 'set', 'hub-charts/bio');
    const clean = await planOf(sparse.folder, { inputs: { base } });
    expect(Object.keys(clean.deploys)).toEqual(['geo']);
    sparse.write({ 'user-images/bio/new': 'x', 'hub-charts/bio/values.yaml': 'a: 1\n' });
    const { deploys } = await planOf(sparse.folder, { inputs: { base } });
    expect(deploys).toMatchObject({
      bio: ['hub-charts/bio/values.yaml changed', 'user-images/bio/new added'],
      geo: [expect.stringContaining('user-images/geo/data changed')],
    });
  });

  test('may be a partial clone; where its server is gone, that is what is said', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.commit({ 'user-images/geo/data': '2' });
    for (const filter of ['blob:none', 'tree:0']) {
      const partial = join(makeFolder(), 'partial');
      const flags = ['--no-checkout', `--filter=${filter}`, `file://${repository.folder}`, partial];
      repository.git('clone', '-q', ...flags);
      const gone = join(makeFolder(), 'gone');
      repository.git('clone', '-q', ...flags.slice(0, -1), gone);
      repository.git('-C', gone, 'remote', 'set-url', 'origin', 'file:///nowhere');
      const inputs = { base, head: 'HEAD' };
      expect(Object.keys((await planOf(partial, { inputs })).deploys)).toEqual(['geo']);
      const { code, told } = await planOf(gone, { inputs });
      expect(code).toBe(1);
      expect(told).toMatchObject([{ title: 'This clone is partial' }]);
    }
  });

  test('may have longer ids, or no commit, or nothing at all', async () => {
    const long = makeRepository({ format: 'sha256' });
    const base = long.commit({ ...hubOf('geo', registry.host), ...hubOf('bio', registry.host) });
    long.commit({ 'user-images/geo/data': '2' });
    expect(Object.keys((await planOf(long.folder, { inputs: { base } })).deploys)).toEqual(['geo']);
    const unborn = makeRepository();
    expect((await planOf(unborn.folder)).plan).toMatchObject({
      hubs: [],
      problems: [{ severity: 'warning', title: 'No hub found' }],
    });
    unborn.write(hubOf('geo', registry.host));
    expect((await planOf(unborn.folder)).deploys).toEqual({
      geo: ['everything counts as changed: there is no commit yet'],
    });
  });

  test('of which git cannot take the working folder in is told in git’s own words', async () => {
    const { repository, base } = opsRepo(registry.host);
    const inner = join(repository.folder, 'user-images/geo/inner');
    mkdirSync(inner);
    repository.git('-C', inner, 'init', '-q');
    const { code, told } = await planOf(repository.folder, { inputs: { base } });
    expect(code).toBe(1);
    expect(told).toMatchObject([
      {
        title: 'The working folder cannot be read',
        message: expect.stringContaining("'user-images/geo/inner/' does not have a commit checked out"),
      },
    ]);
  });

  test('that is not there is not taken for a machine without git', async () => {
    const { told } = await planOf('/nowhere/at-all');
    expect(told).toMatchObject([
      { title: 'No such folder', message: expect.stringContaining('/nowhere/at-all') },
    ]);
  });

  test('whose user has git show things in their own way is read all the same', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.commit({ 'user-images/geo/data': '2' });
    const last = repository.commit({ 'hub-charts/geo/values.yaml': 'a: 1\n' });
    for (const [key, value] of [
      ['diff.relative', 'true'],
      ['diff.noprefix', 'true'],
      ['diff.renames', 'copies'],
      ['diff.interHunkContext', '9'],
      ['log.showSignature', 'true'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['status.relativePaths', 'true'],
      ['core.quotePath', 'true'],
    ] as const)
      repository.git('config', key, value);
    const { deploys } = await planOf(join(repository.folder, 'user-images/bio'), { event: push(base) });
    expect(deploys.geo?.[0]).toBe(`hub-charts/geo/values.yaml changed in ${short(last)}`);
  });

  test('whose user wants to see signatures gives the time of a signed commit all the same', async () => {
    const { repository, base } = opsRepo(registry.host);
    const told = join(makeFolder(), 'told');
    writeFileSync(told, '#!/bin/sh\necho "gpg: Signature made today" >&2\n', { mode: 0o755 });
    const text = repository.git('cat-file', 'commit', base);
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n';
    const file = join(makeFolder(), 'signed');
    writeFileSync(file, `${text.replace('\n\n', `\n${signature}\n`)}\n`);
    const signed = repository.git('hash-object', '-t', 'commit', '-w', file);
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'gpg.program', told);
    expect(repository.git('show', '-s', '--format=%ct', signed)).toContain('Signature made');
    expect(await commitTime(repository.folder, signed)).toBe(Number(/> (\d+) \+0000$/m.exec(text)?.[1]));
  });

  test('may hold names that are not UTF-8: what is made from such a file is stopped, and nothing else', async () => {
    const { repository } = opsRepo(registry.host);
    const name = (folder: string) => Buffer.concat([Buffer.from(folder), Buffer.from([0xe9])]);
    const add = (folder: string) => {
      writeFileSync(Buffer.concat([Buffer.from(`${repository.folder}/`), name(folder)]), 'x');
      return repository.commit({});
    };
    const base = add('docs-');
    repository.commit({ 'user-images/bio/data': '2' });
    const elsewhere = await planOf(repository.folder, { event: push(base) });
    expect([elsewhere.code, Object.keys(elsewhere.deploys)]).toEqual([0, ['bio']]);

    for (const [folder, hub] of [
      ['user-images/geo/', 'geo'],
      ['hub-charts/geo/', 'geo'],
    ] as const) {
      const before = repository.git('rev-parse', 'HEAD');
      add(folder);
      const { code, plan, deploys } = await planOf(repository.folder, { event: push(before) });
      expect([code, Object.keys(deploys)]).toEqual([1, [hub]]);
      expect(deploys.geo?.[0]).toMatch(/\\xe9 added in /);
      expect(plan.problems).toMatchObject([
        { severity: 'error', title: 'A file name is not UTF-8', file: `${folder}\\xe9` },
      ]);
      repository.git('reset', '-q', '--hard', before);
    }

    const target = join(makeFolder(), 'staged');
    await stageTree(repository.folder, await readTree(repository.folder, {}), target);
    expect(readdirSync(target).sort()).toEqual(['README.md', 'hub-charts', 'user-images']);
  });

  test('may hold links in circles', async () => {
    const { repository, base } = opsRepo(registry.host);
    symlinkSync('b', join(repository.folder, 'user-images/geo/a'));
    symlinkSync('a', join(repository.folder, 'user-images/geo/b'));
    symlinkSync('../../..', join(repository.folder, 'user-images/geo/up'));
    const { code, deploys } = await planOf(repository.folder, { inputs: { base } });
    expect([code, Object.keys(deploys)]).toEqual([0, ['geo']]);
  });
});
