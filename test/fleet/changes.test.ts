import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from '@jest/globals';
import { findChanges } from '../../src/fleet/changes.js';
import { fetchCommit } from '../../src/fleet/fetch.js';
import type { Changes, RunEvent } from '../../src/words.js';
import { countGit, makeFolder, makeRepository, type Repository, removeFolders } from './repository.js';

afterAll(removeFolders);

const ZEROS = '0'.repeat(40);

function push(base: string, more: Partial<RunEvent> = {}): RunEvent {
  return { name: 'push', ref: 'refs/heads/main', defaultBranch: 'main', base, forced: false, ...more };
}

/** `path: status commit`, the commit by its place in the list. */
function told(changes: Changes, commits: readonly string[] = []): Record<string, string> | string {
  if (changes.files === 'everything') return 'everything';
  return Object.fromEntries(
    [...changes.files].map(([path, { status, commit }]) => {
      const place = commits.findIndex((oid) => commit !== undefined && oid.startsWith(commit));
      return [path, `${status}${commit ? ` ${place}` : ''}`];
    }),
  );
}

function statuses(changes: Changes): Record<string, string> {
  if (changes.files === 'everything') return { everything: '' };
  return Object.fromEntries([...changes.files].map(([path, { status }]) => [path, status]));
}

describe('a push', () => {
  test('of one commit: every way a path can change, odd names too', async () => {
    const inner = makeRepository({ files: { a: '1' } });
    const repository = makeRepository();
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub');
    const odd = ['a b', 'quote"d', 'new\nline', 'tab\there', 'ünï/çödé', '雪/🎉', '-dash'];
    const before = repository.commit({
      ...Object.fromEntries(odd.map((name) => [name, '1'])),
      moved: 'the same content\n',
      mode: { run: 'x', mode: 0o644 },
      link: { link: 'a' },
      file: 'f',
      gone: '1',
    });
    inner.commit({ a: '2' });
    repository.git('-C', 'sub', 'pull', '-q');
    const after = repository.commit({
      ...Object.fromEntries(odd.map((name) => [name, '2'])),
      moved: null,
      'elsewhere/moved': 'the same content\n',
      mode: { run: 'x', mode: 0o755 },
      link: { link: 'b' },
      file: { link: 'f' },
      gone: null,
    });
    const changes = await findChanges(repository.folder, push(before));
    expect(changes).toMatchObject({ base: before, head: after });
    expect(changes.how).toBe(`compared with ${before.slice(0, 7)}, where it started`);
    expect(told(changes, [after])).toEqual({
      ...Object.fromEntries(odd.map((name) => [name, 'modified 0'])),
      moved: 'deleted 0',
      'elsewhere/moved': 'added 0',
      mode: 'modified 0',
      link: 'modified 0',
      file: 'modified 0',
      gone: 'deleted 0',
      sub: 'modified 0',
    });
  });

  test('of several commits names the newest that touched each file; what was reverted within is no change', async () => {
    const repository = makeRepository();
    const before = repository.commit({ a: '1', b: '1', c: '1' });
    const commits = [
      repository.commit({ a: '2', b: '2' }),
      repository.commit({ a: '3', c: '2' }),
      repository.commit({ c: '1', 'd e\n"f"': 'new' }),
    ];
    expect(told(await findChanges(repository.folder, push(before)), commits)).toEqual({
      a: 'modified 1',
      b: 'modified 0',
      'd e\n"f"': 'added 2',
    });
  });

  test('of a merge names the commits that came with it, and the merge for what it resolved', async () => {
    const repository = makeRepository({ files: { a: '1\n2\n3\n', b: '1', both: 'x' } });
    repository.git('checkout', '-q', '-b', 'feature');
    const feature = repository.commit({ b: '2', both: 'feature' });
    repository.git('checkout', '-q', 'main');
    const before = repository.commit({ a: '1\n2\n4\n', both: 'main' });
    expect(() => repository.git('merge', '-q', 'feature')).toThrow();
    const merge = repository.commit({ both: 'resolved' });
    expect(told(await findChanges(repository.folder, push(before)), [feature, merge])).toEqual({
      b: 'modified 0',
      both: 'modified 1',
    });
  });

  test('of a squash, and its revert', async () => {
    const repository = makeRepository();
    const start = repository.commit({ a: '1' });
    repository.git('checkout', '-q', '-b', 'feature');
    repository.commit({ a: '2' });
    repository.commit({ a: '3', b: '1' });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--squash', 'feature');
    const squash = repository.commit({}, 'squash');
    expect(told(await findChanges(repository.folder, push(start)), [squash])).toEqual({
      a: 'modified 0',
      b: 'added 0',
    });
    repository.git('revert', '--no-edit', 'HEAD');
    expect(statuses(await findChanges(repository.folder, push(squash)))).toEqual({
      a: 'modified',
      b: 'deleted',
    });
    expect(told(await findChanges(repository.folder, push(start)))).toEqual({});
  });

  test('to a shallow clone: the base is fetched, alone', async () => {
    const server = makeRepository({ files: { a: '0' } });
    const before = server.commit({ a: '1', b: '1' });
    const after = server.commit({ a: '2' });
    const clone = server.clone({ depth: 1 });
    const changes = await findChanges(clone.folder, push(before));
    expect(changes.base).toBe(before);
    expect(told(changes, [after])).toEqual({ a: 'modified 0' });
    expect(clone.git('rev-list', '--all', before)).not.toContain(server.git('rev-parse', 'HEAD~2'));
    expect(clone.git('status', '--porcelain')).toBe('');
  });

  test('of several commits to a shallow clone: right files, and no commit named that may be wrong', async () => {
    const server = makeRepository();
    const before = server.commit({ a: '1', b: '1' });
    server.commit({ a: '2' });
    server.commit({ b: '2' });
    const clone = server.clone({ depth: 1 });
    expect(told(await findChanges(clone.folder, push(before)))).toEqual({ a: 'modified', b: 'modified' });
  });

  test('that replaced commits is compared with what it replaced', async () => {
    const server = makeRepository({ files: { a: '1' } });
    const replaced = server.commit({ a: '2', b: '1' });
    server.git('reset', '-q', '--hard', 'HEAD~1');
    server.commit({ c: '1' });
    for (const depth of [undefined, 1]) {
      const clone = server.clone(depth ? { depth } : {});
      const changes = await findChanges(clone.folder, push(replaced, { forced: true }));
      expect(changes.how).toContain('which this force push replaced');
      expect(statuses(changes)).toEqual({ a: 'modified', b: 'deleted', c: 'added' });
      // A full clone stays one.
      expect(clone.git('rev-parse', '--is-shallow-repository')).toBe(String(depth !== undefined));
    }
  });

  test('whose start is gone: everything on the default branch, the merge base elsewhere, and it says so', async () => {
    const server = makeRepository();
    const fork = server.commit({ a: '1' });
    server.git('checkout', '-q', '-b', 'feature');
    server.commit({ b: '1' });
    const gone = 'a'.repeat(40);
    const clone = server.clone();
    const onMain = await findChanges(clone.folder, push(gone));
    expect(onMain).toMatchObject({ files: 'everything' });
    expect(onMain.how).toBe('everything counts as changed: aaaaaaa, where it started, cannot be had');
    const elsewhere = await findChanges(clone.folder, push(gone, { ref: 'refs/heads/feature' }));
    expect(elsewhere.base).toBe(fork);
    expect(statuses(elsewhere)).toEqual({ b: 'added' });
  });

  test.each([
    ['a full clone', undefined],
    ['a shallow clone', 1],
  ])('of a new branch, in %s: the merge base with the default branch', async (_, depth) => {
    const server = makeRepository({ files: { a: '1' } });
    const fork = server.commit({ a: '2' });
    server.git('checkout', '-q', '-b', 'feature');
    server.commit({ b: '1' });
    server.commit({ b: '2' });
    server.git('checkout', '-q', 'main');
    server.commit({ a: '3' });
    const clone = server.clone({ branch: 'feature', ...(depth ? { depth } : {}) });
    const changes = await findChanges(clone.folder, push(ZEROS, { ref: 'refs/heads/feature' }));
    expect(changes.base).toBe(fork);
    expect(changes.how).toContain('where it leaves main: the branch is new');
    expect(Object.keys(statuses(changes))).toEqual(['b']);
    expect(clone.git('config', '--list')).not.toContain('partialclone');
  });

  test('of the default branch itself, for the first time: everything', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    expect(told(await findChanges(repository.folder, push(ZEROS)))).toBe('everything');
  });

  test('of a new branch without a common commit: everything', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    repository.git('checkout', '-q', '--orphan', 'pages');
    repository.commit({ b: '1' });
    const changes = await findChanges(repository.folder, push(ZEROS, { ref: 'refs/heads/pages' }));
    expect(changes.how).toContain('it shares no commit with main');
  });

  test('of a tag, annotated or not, on a commit of the default branch changes nothing', async () => {
    const server = makeRepository({ files: { a: '1' } });
    server.git('tag', '-a', 'v1', '-m', 'v1');
    const clone = server.clone();
    clone.git('checkout', '-q', 'v1');
    const changes = await findChanges(clone.folder, push(ZEROS, { ref: 'refs/tags/v1' }));
    expect(told(changes)).toEqual({});
    expect(changes.how).toContain('the tag is new');
  });

  test('takes two git processes for one commit, and for several three beside the one that reads objects', async () => {
    const repository = makeRepository();
    const before = repository.commit({ a: '1' });
    repository.commit({ a: '2' });
    expect(await countGit(() => findChanges(repository.folder, push(before)))).toEqual([
      'cat-file',
      'diff-tree',
    ]);
    repository.commit({ a: '3' });
    const several = await countGit(() => findChanges(repository.folder, push(before)));
    expect(several.sort()).toEqual(['diff-tree', 'log', 'rev-parse']);
  });
});

describe('a pull request', () => {
  /** main and a branch, and GitHub's merge commit of them, checked out as actions/checkout does. */
  function pullRequest(): { server: Repository; base: string; event: RunEvent } {
    const server = makeRepository({ files: { a: '1', b: '1' } });
    server.git('checkout', '-q', '-b', 'feature');
    server.commit({ b: '2' });
    const head = server.commit({ c: '1' });
    server.git('checkout', '-q', 'main');
    const base = server.commit({ a: '2' });
    server.git('checkout', '-q', '--detach');
    server.git('merge', '-q', '--no-ff', '-m', 'merge', 'feature');
    server.git('update-ref', 'refs/pull/1/merge', 'HEAD');
    const sha = server.git('rev-parse', 'HEAD');
    server.git('checkout', '-q', 'main');
    return {
      server,
      base,
      event: {
        name: 'pull_request',
        ref: 'refs/pull/1/merge',
        sha,
        base,
        forced: false,
        defaultBranch: 'main',
        pullRequest: { number: 1, head, fork: false },
      },
    };
  }

  function checkout(server: Repository, ref: string, depth?: number): Repository {
    const clone = server.clone({ ...(depth ? { depth } : {}) });
    clone.git(
      'fetch',
      '-q',
      ...(depth ? [`--depth=${depth}`] : []),
      'origin',
      `+${ref}:refs/remotes/pull/1/merge`,
    );
    clone.git('checkout', '-q', '--detach', 'refs/remotes/pull/1/merge');
    return clone;
  }

  test.each([
    ['full', undefined],
    ['depth 1', 1],
  ])('is compared with the merge’s first parent (%s)', async (_, depth) => {
    const { server, base, event } = pullRequest();
    const changes = await findChanges(checkout(server, 'refs/pull/1/merge', depth).folder, event);
    expect(changes.base).toBe(base);
    expect(Object.keys(statuses(changes))).toEqual(['b', 'c']);
    expect(changes.how).toBe(`compared with ${base.slice(0, 7)}, which it is merged into`);
  });

  test.each([
    ['full', undefined],
    ['depth 1', 1],
  ])('checked out at its head, is compared with where it left its base (%s)', async (_, depth) => {
    const { server, event } = pullRequest();
    const changes = await findChanges(checkout(server, 'refs/heads/feature', depth).folder, event);
    expect(changes.base).toBe(server.git('merge-base', 'main', 'feature'));
    expect(Object.keys(statuses(changes))).toEqual(['b', 'c']);
  });
});

test('a merge group is compared with the commit it is queued on', async () => {
  const repository = makeRepository();
  const base = repository.commit({ a: '1' });
  repository.commit({ a: '2' });
  const changes = await findChanges(repository.folder, {
    name: 'merge_group',
    ref: 'refs/heads/gh-readonly-queue/main/pr-1',
    base,
    forced: false,
  });
  expect(changes.base).toBe(base);
  expect(Object.keys(statuses(changes))).toEqual(['a']);
});

test.each(['workflow_dispatch', 'repository_dispatch', 'schedule'] as const)(
  'a %s touches nothing',
  async (name) => {
    const repository = makeRepository({ files: { a: '1' } });
    expect(told(await findChanges(repository.folder, { name, forced: false }))).toEqual({});
  },
);

describe('at a command line', () => {
  const local: RunEvent = { name: 'local', forced: false };

  test('what a branch and the working folder changed since the default branch', async () => {
    const server = makeRepository();
    const fork = server.commit({ a: '1', b: '1', c: '1' });
    const clone = server.clone();
    clone.git('checkout', '-q', '-b', 'feature');
    const commit = clone.commit({ a: '2', b: '2' });
    clone.write({ b: '1', c: '2', d: 'new' });
    const changes = await findChanges(clone.folder, local);
    expect(changes.base).toBe(fork);
    expect(told(changes, [commit])).toEqual({ a: 'modified 0', c: 'modified', d: 'added' });
    expect(changes.how).toBe(
      `compared with ${fork.slice(0, 7)}, which origin/main holds; with the working folder as it is`,
    );
  });

  test('on the default branch itself: what is not pushed yet', async () => {
    const server = makeRepository({ files: { a: '1' } });
    const clone = server.clone();
    expect(told(await findChanges(clone.folder, local))).toEqual({});
    const commit = clone.commit({ a: '2' });
    expect(told(await findChanges(clone.folder, local), [commit])).toEqual({ a: 'modified 0' });
  });

  test('--base and --head name any two commits; the working folder does not count then', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    repository.git('tag', 'v1');
    const commit = repository.commit({ a: '2' });
    repository.write({ a: 'dirty' });
    const changes = await findChanges(repository.folder, { ...local, base: 'v1', sha: commit });
    expect(told(changes, [commit])).toEqual({ a: 'modified 0' });
    const dirty = await findChanges(repository.folder, { ...local, base: 'HEAD~1' });
    expect(told(dirty, [commit])).toEqual({ a: 'modified' });
  });

  test('a base that is no commit is said; options hidden in it are not obeyed', async () => {
    const repository = makeRepository({ files: { a: '1' } });
    for (const base of ['nope', '--output=/tmp/x', '@{upstream}', 'a\nb']) {
      await expect(findChanges(repository.folder, { ...local, base })).rejects.toThrow(
        /is no commit of this clone/,
      );
    }
  });

  test('without a remote, a branch or a commit: everything, and it says what to do', async () => {
    const repository = makeRepository();
    expect(told(await findChanges(repository.folder, local))).toBe('everything');
    repository.commit({ a: '1' });
    const changes = await findChanges(repository.folder, local);
    expect(changes.files).toBe('everything');
    expect(changes.how).toContain('--base');
  });

  test('on a detached head', async () => {
    const server = makeRepository({ files: { a: '1' } });
    const clone = server.clone();
    const commit = clone.commit({ a: '2' });
    clone.git('checkout', '-q', '--detach');
    expect(told(await findChanges(clone.folder, local), [commit])).toEqual({ a: 'modified 0' });
  });
});

test('a fetch carries the token as its only login, in no argv and in no file', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(
      request.rawHeaders.filter((_, i, all) => /^authorization$/i.test(all[i - 1] ?? '')).join(' + '),
    );
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const repository = makeRepository({ files: { a: '1' } });
  repository.git('remote', 'add', 'origin', `${serverUrl}/org/repo`);
  repository.git('config', `http.${serverUrl}/.extraheader`, 'AUTHORIZATION: basic c3RhbGU=');
  try {
    const access = { token: 'ghs_secret', serverUrl };
    expect(await fetchCommit(repository.folder, 'a'.repeat(40), access)).toBe(false);
  } finally {
    server.close();
  }
  expect(seen[0]).toBe(`basic ${Buffer.from('x-access-token:ghs_secret').toString('base64')}`);
  expect(repository.git('config', '--list')).not.toContain(Buffer.from('ghs_secret').toString('base64'));
});

test('no server: what cannot be had is not waited for', async () => {
  const repository = makeRepository({ files: { a: '1' } });
  repository.git('remote', 'add', 'origin', makeFolder());
  expect(await fetchCommit(repository.folder, 'a'.repeat(40), {})).toBe(false);
});
