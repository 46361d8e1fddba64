import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { fetchCommit } from '../../src/fleet/fetch.js';
import { git, gitText } from '../../src/fleet/git.js';
import { lookUp } from '../../src/fleet/objects.js';
import { readTree } from '../../src/fleet/tree.js';
import { refuseOutside, workTreeOf } from '../../src/fleet/work-tree.js';
import { ProblemError } from '../../src/problem.js';
import { keysOfCheckout } from '../../src/release/unlocked.js';
import { bareRepository } from '../hostile/support/bare-repository.js';
import { makeFolder, makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

/** The titles of what stops it. */
async function stopped(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ title }) => title);
    throw error;
  }
}

const BARE = ['A bare repository in the way'];

describe('a bare repository among the files of a checkout', () => {
  test('is what plain git takes for the repository, and runs the programs of', () => {
    const { files, canary } = bareRepository('ops', makeFolder());
    const repository = makeRepository();
    repository.commit({ ...files, 'ops/hub-deploy.yaml': '' });
    execFileSync('git', ['status'], { cwd: join(repository.folder, 'ops'), stdio: 'pipe' });
    expect(readFileSync(canary, 'utf8')).toContain('program');
  });

  test('stops whatever asks git something there, and none of its programs runs', async () => {
    const { files, canary } = bareRepository('ops', makeFolder());
    const repository = makeRepository();
    const commit = repository.commit({ ...files, 'ops/inner/hub-deploy.yaml': '' });
    for (const folder of ['ops', 'ops/inner'].map((name) => join(repository.folder, name))) {
      expect(await stopped(() => readTree(folder, {}))).toEqual(BARE);
      expect(await stopped(() => readTree(folder, { rev: 'HEAD' }))).toEqual(BARE);
      expect(await stopped(() => fetchCommit(folder, commit, { token: 'secret' }))).toEqual(BARE);
      expect(await stopped(() => lookUp(folder, ['HEAD']))).toEqual(BARE);
      expect(await stopped(() => keysOfCheckout(folder))).toEqual(BARE);
    }
    expect(existsSync(canary)).toBe(false);
  });

  test('does no harm beside the folder that is worked in', async () => {
    const { files, canary } = bareRepository('vendor', makeFolder());
    const repository = makeRepository();
    const commit = repository.commit({ ...files, 'ops/hub-deploy.yaml': '' });
    repository.write({ 'ops/new': 'x', 'vendor/new': 'x' });
    const tree = await readTree(join(repository.folder, 'ops'), {});
    expect(tree).toMatchObject({ commit, uncommitted: ['ops/new', 'vendor/new'] });
    expect([...tree.entries.keys()]).toContain('vendor/new');
    expect(existsSync(canary)).toBe(false);
  });

  test.each([
    ['whose HEAD is a link to nowhere', { HEAD: 'refs/heads/main' }],
    ['whose objects and refs are links', { objects: '/', refs: '/' }],
  ])('%s is one all the same', async (_, links) => {
    const { files } = bareRepository('ops', makeFolder());
    const repository = makeRepository();
    repository.commit({
      ...files,
      ...Object.fromEntries(Object.entries(links).map(([name, link]) => [`ops/${name}`, { link }])),
    });
    expect(await stopped(() => workTreeOf(join(repository.folder, 'ops')))).toEqual(BARE);
  });

  test('that borrows objects and refs by `commondir` is one all the same', async () => {
    const repository = makeRepository();
    repository.commit({ 'ops/HEAD': 'ref: refs/heads/main\n', 'ops/commondir': '../parts\n' });
    expect(await stopped(() => workTreeOf(join(repository.folder, 'ops')))).toEqual(BARE);
  });

  test('is what the inside of .git is, too', async () => {
    const repository = makeRepository();
    repository.commit({ a: '1' });
    symlinkSync('.git/refs', join(repository.folder, 'ops'));
    expect(await stopped(() => workTreeOf(join(repository.folder, 'ops')))).toEqual(BARE);
  });
});

describe('the repository', () => {
  test('is that of the first .git on the way up, of a second work tree too', () => {
    const outer = makeRepository();
    outer.commit({ 'a/b/c': '1' });
    expect(workTreeOf(join(outer.folder, 'a/b'))).toBe(outer.folder);
    const second = join(makeFolder(), 'second');
    outer.git('worktree', 'add', '-q', second);
    expect(workTreeOf(join(second, 'a'))).toBe(second);
  });

  test('is where the folder really is, not where a link to it stands', () => {
    const [here, there] = [makeRepository(), makeRepository()];
    there.commit({ 'ops/a': '1' });
    here.commit({ ops: { link: join(there.folder, 'ops') } });
    expect(workTreeOf(join(here.folder, 'ops'))).toBe(there.folder);
  });

  test('whose .git is broken is not looked for further up', async () => {
    const outer = makeRepository();
    outer.commit({ 'inner/a': '1' });
    const inner = join(outer.folder, 'inner');
    mkdirSync(join(inner, '.git'));
    expect(await stopped(() => gitText(inner, ['rev-parse', 'HEAD']))).toEqual(['Not a git repository']);
  });

  test('is none where there is no .git', async () => {
    expect(await stopped(() => workTreeOf(makeFolder()))).toEqual(['Not a git repository']);
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below'), '/nowhere/at-all'])
      expect(await stopped(() => workTreeOf(path))).toEqual(['No such folder']);
  });
});

describe('the working directory', () => {
  test('is inside the workspace, where there is one', async () => {
    const workspace = makeRepository();
    workspace.commit({ 'ops/a': '1', '..ops/a': '1' });
    for (const folder of ['', 'ops', '..ops'])
      expect(await stopped(() => refuseOutside(join(workspace.folder, folder), workspace.folder))).toEqual(
        [],
      );
    expect(await stopped(() => refuseOutside(dirname(workspace.folder), undefined))).toEqual([]);
  });

  test('may not be a link out of it, nor lie beside it', async () => {
    const [workspace, other] = [makeRepository(), makeRepository()];
    other.commit({ 'ops/a': '1' });
    workspace.commit({ out: { link: join(other.folder, 'ops') }, up: { link: '..' } });
    for (const folder of ['out', 'up', '..'])
      expect(await stopped(() => refuseOutside(join(workspace.folder, folder), workspace.folder))).toEqual([
        'The working directory is outside the workspace',
      ]);
  });
});

describe('a submodule in a job', () => {
  test('is no working directory, nor is a folder or a link that leads into it; another checkout beside is', async () => {
    const [workspace, theirs] = [makeRepository(), makeRepository()];
    theirs.commit({ 'hubs/a': '1' });
    workspace.commit({ own: '1', 'way/in': { link: '../ops/hubs' } });
    const allow = ['-c', 'protocol.file.allow=always'];
    workspace.git(...allow, 'submodule', 'add', '--quiet', theirs.folder, 'ops');
    workspace.git('clone', '--quiet', theirs.folder, 'beside');
    const at = (folder: string) =>
      stopped(() => refuseOutside(join(workspace.folder, folder), workspace.folder));
    for (const folder of ['ops', 'ops/hubs', 'way/in'])
      expect(await at(folder)).toEqual(['The working directory is in a submodule']);
    for (const folder of ['', 'beside', 'beside/hubs']) expect(await at(folder)).toEqual([]);
    expect(await stopped(() => refuseOutside(join(workspace.folder, 'ops'), undefined))).toEqual([]);
  });
});

describe('git starts nothing by itself', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  test('of what the checkout’s own settings name as fsmonitor and hooks', async () => {
    const work = makeFolder();
    const { canary } = bareRepository('unused', work);
    const repository = makeRepository();
    repository.commit({ a: '1' });
    const program = join(work, 'program');
    const hooks = join(repository.folder, '.git/hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\nexec ${program} ${hook}\n`);
      chmodSync(join(hooks, hook), 0o755);
    }
    repository.git('config', 'core.fsmonitor', program);
    repository.write({ a: '2', b: '1' });
    // The canary sings for git itself.
    spawnSync('git', ['status'], { cwd: repository.folder });
    expect(existsSync(canary)).toBe(true);
    rmSync(canary);
    const tree = await readTree(repository.folder, {});
    expect([...tree.entries.keys()]).toEqual(['a', 'b']);
    expect(existsSync(canary)).toBe(false);
  });

  test('of an ext:: remote, which would be a shell line', async () => {
    const repository = makeRepository();
    const commit = repository.commit({ a: '1' });
    const canary = join(makeFolder(), 'canary');
    repository.git('remote', 'add', 'origin', `ext::touch ${canary}`);
    repository.git('config', 'protocol.ext.allow', 'always');
    expect(await fetchCommit(repository.folder, commit.replace(/^./, '0'), {})).toBe(false);
    expect(existsSync(canary)).toBe(false);
  });

  test('of the variables of a hook or a debugger around it, and reads the same', async () => {
    const [repository, other] = [makeRepository(), makeRepository()];
    const commit = repository.commit({ 'a*': '1' });
    other.commit({ b: '1' });
    const canary = join(makeFolder(), 'canary');
    Object.assign(process.env, {
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(other.folder, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.folder, '.git/objects'),
      GIT_CEILING_DIRECTORIES: repository.folder,
      GIT_EXTERNAL_DIFF: `touch ${canary}`,
      GIT_LITERAL_PATHSPECS: '1',
      GIT_DIFF_OPTS: '--unified=9',
      GIT_CONFIG: '/nowhere',
    });
    expect(await readTree(repository.folder, {})).toMatchObject({ commit, uncommitted: [] });
    expect(await lookUp(repository.folder, ['HEAD'])).toMatchObject([{ oid: commit }]);
    expect(await gitText(repository.folder, ['ls-files', '--', ':(literal)a*'])).toBe('a*');
    await git(repository.folder, ['diff', '--no-index', '/dev/null', 'a*'], { okCodes: [0, 1] });
    expect(existsSync(canary)).toBe(false);
  });

  test('and what tells it how to reach a server comes in', async () => {
    const repository = makeRepository();
    repository.commit({ a: '1' });
    Object.assign(process.env, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.proxy',
      GIT_CONFIG_VALUE_0: 'http://proxy.example:3128',
    });
    expect(await gitText(repository.folder, ['config', '--get', 'http.proxy'])).toBe(
      'http://proxy.example:3128',
    );
  });
});
