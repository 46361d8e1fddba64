import { copyFileSync, existsSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeScratch } from '../host/private.js';
import { ProblemError } from '../problem.js';
import type { Tree, TreeEntry } from '../words.js';
import { git, gitText } from './git.js';
import { readBlobs } from './objects.js';
import { recordsOf } from './records.js';
import { workTreeOf } from './work-tree.js';

/** Of a repository that has none yet. */
const NO_COMMIT = '0'.repeat(40);

/**
 * Reads the files of one commit, or of the working folder as it is.
 *
 * @param directory a folder of the ops repo's checkout; paths are relative to the repository's root all the same
 * @param options.rev a commit; without one HEAD, or, where the working folder differs from it, what `git add -A`
 *   would make of it: changed and new files as they are, ignored ones left out, clean filters (git-crypt, LFS) applied
 * @throws ProblemError where there is no repository or no such commit
 */
export async function readTree(directory: string, options: { readonly rev?: string }): Promise<Tree> {
  if (options.rev !== undefined) return committed(directory, options.rev);
  // Most folders are clean, so HEAD's files are read while git still looks for changes.
  const listing = listCommit(directory, 'HEAD');
  const reading = listing.then((list) => list && readFiles(directory, parseListing(list)));
  const [files, working] = await Promise.all([reading, workingFolder(directory)]);
  if (files && working.isClean) {
    return { commit: working.head ?? NO_COMMIT, uncommitted: [], ...files };
  }
  const entries = await listWorkingFolder(directory);
  const uncommitted = differences(files?.entries ?? new Map(), entries);
  return { commit: working.head ?? NO_COMMIT, uncommitted, ...readFiles(directory, entries) };
}

async function committed(directory: string, rev: string): Promise<Tree> {
  const listing = listCommit(directory, rev);
  const [files, commit] = await Promise.all([
    listing.then((list) => list && readFiles(directory, parseListing(list))),
    git(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`], {
      okCodes: [0, 1, 128],
    }),
  ]);
  if (!files || commit.code !== 0) {
    throw new ProblemError({
      severity: 'error',
      title: 'No such commit in this clone',
      message: `\`${rev}\` is no commit of this clone. Check the name, or fetch it first (actions/checkout: fetch-depth: 0).`,
    });
  }
  return { commit: commit.stdout.toString().trim(), uncommitted: [], ...files };
}

/** Undefined where there is no such commit. */
async function listCommit(directory: string, rev: string): Promise<Buffer | undefined> {
  const list = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', rev];
  const { code, stdout } = await git(directory, list, { okCodes: [0, 128] });
  return code === 0 ? stdout : undefined;
}

/**
 * HEAD's id, unless there is none yet, and whether the working folder is as it. What is uncommitted inside a submodule
 * is its own.
 */
async function workingFolder(
  directory: string,
): Promise<{ readonly isClean: boolean; readonly head?: string }> {
  const status = ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=normal', '--no-renames'];
  const { code, stdout, stderr } = await git(directory, [...status, '--ignore-submodules=dirty'], {
    okCodes: [0, 128],
  });
  if (code === 0) {
    const lines = stdout.toString('latin1').split('\0');
    const head = /^# branch\.oid ([0-9a-f]+)$/.exec(lines[0] ?? '')?.[1];
    const isClean = lines.every((line) => line === '' || line.startsWith('# '));
    return { isClean, ...(head ? { head } : {}) };
  }
  throw new ProblemError({
    severity: 'error',
    title: 'git status failed',
    message: `The working folder cannot be compared with HEAD: ${stderr.trim()}`,
  });
}

/** Hashes the working folder through a copy of the index, so that the person's own is never touched. */
async function listWorkingFolder(directory: string): Promise<Map<string, TreeEntry>> {
  const temporary = makeScratch('index');
  try {
    const index = resolve(
      workTreeOf(directory),
      await gitText(directory, ['rev-parse', '--git-path', 'index']),
    );
    const copy = join(temporary, 'index');
    if (existsSync(index)) copyIndex(index, copy);
    const env = { GIT_INDEX_FILE: copy };
    await addAll(directory, env);
    const oid = await gitText(directory, ['write-tree'], { env });
    return parseListing((await git(directory, ['ls-tree', '-r', '-z', '--full-tree', oid])).stdout);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What `git add -A` makes of the working folder, in the index that `env` names. */
async function addAll(directory: string, env: Readonly<Record<string, string>>): Promise<void> {
  const settings = ['core.safecrlf=false', 'core.splitIndex=false', 'advice.addEmbeddedRepo=false'];
  const isSparse = ['config', '--type=bool', '--get', 'core.sparseCheckout'];
  const sparse = (await gitText(directory, isSparse, { okCodes: [0, 1] })) === 'true';
  const add = [...settings.flatMap((setting) => ['-c', setting]), 'add', '-A'];
  const { code, stderr } = await git(directory, sparse ? [...add, '--sparse'] : add, {
    env,
    // Where it cannot add a file: not readable, a filter that fails, a repository within that has no commit.
    okCodes: [0, 1, 128],
  });
  if (code === 0) return;
  throw new ProblemError({
    severity: 'error',
    title: 'The working folder cannot be read',
    message: `git cannot take in the working folder as it is: ${stderr.trim()} Mend that, ignore the file, or plan a commit: --head HEAD.`,
  });
}

/**
 * The copy knows which files have not changed, so that only changed ones are read and hashed. It must be as old as the
 * original: git takes a file that was written in the same second as the index for changed until it has read it
 * (https://git-scm.com/docs/racy-git), and a younger index would hide a change of the same length.
 */
function copyIndex(index: string, copy: string): void {
  copyFileSync(index, copy);
  const second = Math.floor(statSync(index).mtimeMs / 1000);
  utimesSync(copy, second, second);
}

/** Records of `git ls-tree -r -z`: `<mode> <type> <id>\t<path>\0`. */
function parseListing(listing: Buffer): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const { text, notUtf8 } = recordsOf(listing);
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\0', at);
    const tab = text.indexOf('\t', at);
    const id = text.lastIndexOf(' ', tab) + 1;
    const path = text.slice(tab + 1, end);
    entries.set(path, { path, mode: modeOf(text.slice(at, at + 6)), oid: text.slice(id, tab) });
    at = end + 1;
  }
  for (const path of notUtf8) entries.set(path, { ...(entries.get(path) as TreeEntry), notUtf8: true });
  return entries;
}

/** Old histories hold modes such as 100664; git itself knows only these four. */
function modeOf(mode: string): TreeEntry['mode'] {
  if (mode === '120000' || mode === '160000') return mode;
  return Number.parseInt(mode, 8) & 0o100 ? '100755' : '100644';
}

/** The paths at which two listings differ, in order. */
function differences(a: ReadonlyMap<string, TreeEntry>, b: ReadonlyMap<string, TreeEntry>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => a.get(path)?.oid !== b.get(path)?.oid || a.get(path)?.mode !== b.get(path)?.mode)
    .sort();
}

/** Read beside the listing of the tree rather than one after the other, when each turns out to be wanted. */
const READ_BY_EVERY_PLAN =
  /(?:^|\/)(?:Dockerfile|\.dockerignore|Chart\.yaml|requirements\.yaml)$|^hub-deploy\.yaml$/;

/** The files of a tree and how they are read; what every plan reads is asked for at once. */
function readFiles(
  directory: string,
  entries: ReadonlyMap<string, TreeEntry>,
): Pick<Tree, 'entries' | 'read'> {
  const early = new Set<string>();
  for (const { path, oid } of entries.values()) if (READ_BY_EVERY_PLAN.test(path)) early.add(oid);
  const first = readBlobs(directory, early);
  // Whoever reads hears of a failure; nobody may.
  first.catch(() => {});
  const readLater = batched((oids) => readBlobs(directory, oids));
  const readAll = async (oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> => {
    const later = oids.filter((oid) => !early.has(oid));
    if (later.length === 0) return first;
    const blobs = await readLater(later);
    return later.length === oids.length ? blobs : new Map([...(await first), ...blobs]);
  };
  return {
    entries,
    async read(paths) {
      const wanted = paths.map((path) => {
        const entry = entries.get(path);
        return entry && entry.mode !== '160000' ? entry.oid : undefined;
      });
      const blobs = await readAll(wanted.filter((oid) => oid !== undefined));
      return wanted.map((oid, i) => {
        if (oid === undefined) return null;
        const blob = blobs.get(oid);
        if (!blob) throw missing(paths[i] ?? '', oid);
        return blob;
      });
    },
  };
}

function missing(path: string, oid: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'A file of the commit is not in this clone',
    message: `git has no object ${oid} for it: the clone is partial or damaged. Check the repository out again.`,
    file: path,
  });
}

/** Gathers the questions of one turn of the event loop into one call: a thousand hubs' reads are one git process. */
function batched(
  ask: (oids: Set<string>) => Promise<ReadonlyMap<string, Buffer>>,
): (oids: readonly string[]) => Promise<ReadonlyMap<string, Buffer>> {
  let waiting: { oids: Set<string>; answer: Promise<ReadonlyMap<string, Buffer>> } | undefined;
  return async (oids) => {
    if (oids.length === 0) return new Map();
    if (!waiting) {
      const batch = new Set<string>();
      const answer = new Promise((next) => setImmediate(next)).then(() => {
        waiting = undefined;
        return ask(batch);
      });
      waiting = { oids: batch, answer };
    }
    for (const oid of oids) waiting.oids.add(oid);
    return waiting.answer;
  };
}
