import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { lookUp, readBlobs } from '../../src/fleet/objects.js';
import { ProblemError } from '../../src/problem.js';
import { type Content, countGit, makeFolder, makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

const REAL_PATH = process.env.PATH ?? '';

/** Works with a `git` of ours in front of the real one. */
async function withGit(script: string, work: () => Promise<void>): Promise<void> {
  const folder = makeFolder();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nreal() { PATH='${REAL_PATH}' exec git "$@"; }\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  process.env.PATH = `${folder}:${REAL_PATH}`;
  try {
    await work();
  } finally {
    process.env.PATH = REAL_PATH;
  }
}

/** A repository with these files, their ids, and how they read. */
function ops(contents: readonly string[]) {
  const repository = makeRepository();
  const files = contents.map((content, i): [string, Content] => [`f${i}`, content]);
  const commit = repository.commit(Object.fromEntries(files));
  const oids = files.map(([path]) => repository.git('rev-parse', `HEAD:${path}`));
  const read = async () => {
    const blobs = await readBlobs(repository.folder, oids);
    return oids.map((oid) => blobs.get(oid)?.toString());
  };
  return { repository, commit, oids, read };
}

/** Contents that look like git's answers, end in no line end, are empty, or come in many chunks. */
const CONTENTS = [
  '. missing\n',
  `${'a'.repeat(40)} blob 3\nabc\n`,
  '',
  '\n',
  'no line end',
  'ünï\n',
  'x'.repeat(3_000_000),
  'after the large one\n',
];

test('all questions about a repository are one git process, each answered with its own', async () => {
  const { repository, commit, read, oids } = ops(CONTENTS);
  const processes = await countGit(async () => {
    const [all, [head, nothing, blob], again, none] = await Promise.all([
      read(),
      lookUp(repository.folder, ['HEAD', 'nope', oids[0] ?? '']),
      read(),
      readBlobs(repository.folder, []),
    ]);
    expect(all).toEqual(CONTENTS);
    expect(again).toEqual(CONTENTS);
    expect(head).toEqual({ oid: commit, parents: [] });
    expect([nothing, blob]).toEqual([undefined, undefined]);
    expect(none).toEqual(new Map());
    expect(await lookUp(repository.folder, [])).toEqual([]);
    expect(await lookUp(repository.folder, [commit])).toEqual([head]);
  });
  expect(processes).toEqual(['cat-file']);
});

test('what was committed or fetched meanwhile is seen', async () => {
  const server = makeRepository();
  const first = server.commit({ a: '1' });
  const clone = server.clone();
  expect(await lookUp(clone.folder, ['origin/main'])).toEqual([{ oid: first, parents: [] }]);
  const second = server.commit({ a: '2' });
  expect(await lookUp(clone.folder, [second])).toEqual([undefined]);
  clone.git('fetch', '-q');
  expect(await lookUp(clone.folder, [second, 'origin/main'])).toEqual([
    { oid: second, parents: [first] },
    { oid: second, parents: [first] },
  ]);
});

test('it does not keep our process, and ends when nobody has asked for a second', async () => {
  const { read } = ops(['1']);
  const processes = await countGit(async () => {
    await read();
    expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
    await delay(1500);
    expect(await read()).toEqual(['1']);
  });
  expect(processes).toEqual(['cat-file', 'cat-file']);
});

test('a git that was killed is started again for the next question', async () => {
  const { read } = ops(['1']);
  const pid = join(makeFolder(), 'pid');
  await withGit(`echo $$ > ${pid}; real "$@"`, async () => {
    await read();
    process.kill(Number(readFileSync(pid, 'utf8')), 'SIGKILL');
    await delay(200);
    expect(await read()).toEqual(['1']);
  });
});

test('a git that ends in the middle of an answer is an error with its words', async () => {
  const { read } = ops(['1', '2']);
  await withGit(`echo 'fatal: the disk is gone' >&2; exit 128`, async () => {
    await expect(read()).rejects.toThrow(/^git: exit code 128: fatal: the disk is gone$/);
  });
  expect(await read()).toEqual(['1', '2']);
});

test('no repository, no folder', async () => {
  const folder = makeFolder();
  await expect(lookUp(folder, ['HEAD'])).rejects.toThrow(ProblemError);
  await expect(lookUp(folder, ['HEAD'])).rejects.toThrow(/is in no git repository/);
  await expect(lookUp(join(folder, 'nope'), ['HEAD'])).rejects.toThrow(/There is no folder/);
});

// The last one: from here on this file's git is taken for an old one.
test('a git before 2.36, which takes no commands, answers the same', async () => {
  const { repository, commit, read } = ops(CONTENTS);
  const refused = join(makeFolder(), 'refused');
  const old = `case " $* " in *' --batch-command '*)
    touch ${refused}; echo "error: unknown option \\\`batch-command'" >&2; exit 129;; esac
  real "$@"`;
  await withGit(old, async () => {
    const [all, [head]] = await Promise.all([read(), lookUp(repository.folder, ['HEAD'])]);
    expect(existsSync(refused)).toBe(true);
    expect(all).toEqual(CONTENTS);
    expect(head?.oid).toBe(commit);
    const other = ops(['1']);
    expect(await other.read()).toEqual(['1']);
  });
});
