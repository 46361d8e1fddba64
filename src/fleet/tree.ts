import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ProblemError } from '../problem.js';
import type { Tree, TreeEntry } from '../words.js';
import { git, gitText, readBlobs } from './git.js';

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
  const [head, isDirty] = await Promise.all([
    hasHead(directory).then((has) => (has ? committed(directory, 'HEAD') : undefined)),
    differs(directory),
  ]);
  if (head && !isDirty) return head;
  const entries = await listWorkingFolder(directory);
  const commit = head?.commit ?? '0'.repeat(40);
  return makeTree(directory, commit, !head || !sameEntries(head.entries, entries), entries);
}

async function committed(directory: string, rev: string): Promise<Tree> {
  const [listing, commit] = await Promise.all([
    git(directory, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', rev], { okCodes: [0, 128] }),
    git(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`], {
      okCodes: [0, 1, 128],
    }),
  ]);
  if (listing.code !== 0 || commit.code !== 0) {
    throw new ProblemError({
      severity: 'error',
      title: 'No such commit in this clone',
      message: `\`${rev}\` is no commit of this clone. Check the name, or fetch it first (actions/checkout: fetch-depth: 0).`,
    });
  }
  return makeTree(directory, commit.stdout.toString().trim(), false, parseListing(listing.stdout));
}

async function hasHead(directory: string): Promise<boolean> {
  const { code } = await git(directory, ['rev-parse', '--verify', '--quiet', 'HEAD'], { okCodes: [0, 1] });
  return code === 0;
}

/** False in a bare repository, which has no working folder to differ. What is uncommitted inside a submodule is its own. */
async function differs(directory: string): Promise<boolean> {
  const status = ['status', '--porcelain', '-z', '--untracked-files=normal', '--ignore-submodules=dirty'];
  const { code, stdout, stderr } = await git(directory, [...status, '--no-renames'], { okCodes: [0, 128] });
  if (code !== 0 && !/must be run in a work tree/.test(stderr)) {
    throw new ProblemError({
      severity: 'error',
      title: 'git status failed',
      message: `The working folder cannot be compared with HEAD: ${stderr.trim()}`,
    });
  }
  return stdout.length > 0;
}

/** Hashes the working folder through a copy of the index, so that the person's own is never touched. */
async function listWorkingFolder(directory: string): Promise<Map<string, TreeEntry>> {
  const temporary = mkdtempSync(join(tmpdir(), 'hub-deploy-index-'));
  try {
    const index = resolve(directory, await gitText(directory, ['rev-parse', '--git-path', 'index']));
    const copy = join(temporary, 'index');
    if (existsSync(index)) copyIndex(index, copy);
    const env = { GIT_INDEX_FILE: copy };
    const settings = ['core.safecrlf=false', 'core.splitIndex=false', 'advice.addEmbeddedRepo=false'];
    await git(directory, [...settings.flatMap((setting) => ['-c', setting]), 'add', '-A'], { env });
    const oid = await gitText(directory, ['write-tree'], { env });
    return parseListing((await git(directory, ['ls-tree', '-r', '-z', '--full-tree', oid])).stdout);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
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
  const text = listing.toString('utf8');
  if (text.includes('\ufffd')) refuseOtherEncodings(listing);
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\0', at);
    const tab = text.indexOf('\t', at);
    const id = text.lastIndexOf(' ', tab) + 1;
    const path = text.slice(tab + 1, end);
    entries.set(path, { path, mode: modeOf(text.slice(at, at + 6)), oid: text.slice(id, tab) });
    at = end + 1;
  }
  return entries;
}

/** Old histories hold modes such as 100664; git itself knows only these four. */
function modeOf(mode: string): TreeEntry['mode'] {
  if (mode === '120000' || mode === '160000') return mode;
  return Number.parseInt(mode, 8) & 0o100 ? '100755' : '100644';
}

/** Two names that are not UTF-8 could look the same to us: nothing is worked out from such a tree. */
function refuseOtherEncodings(listing: Buffer): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < listing.length; ) {
    const end = listing.indexOf(0, at);
    const path = listing.subarray(listing.indexOf(9, at) + 1, end);
    try {
      decoder.decode(path);
    } catch {
      throw new ProblemError({
        severity: 'error',
        title: 'A file name is not UTF-8',
        message: `The name of \`${path.toString('utf8')}\` holds bytes that are not UTF-8. Rename the file.`,
      });
    }
    at = end + 1;
  }
}

function sameEntries(a: ReadonlyMap<string, TreeEntry>, b: ReadonlyMap<string, TreeEntry>): boolean {
  if (a.size !== b.size) return false;
  for (const [path, entry] of a) {
    const other = b.get(path);
    if (other?.oid !== entry.oid || other.mode !== entry.mode) return false;
  }
  return true;
}

function makeTree(
  directory: string,
  commit: string,
  dirty: boolean,
  entries: ReadonlyMap<string, TreeEntry>,
): Tree {
  const readAll = batched((oids) => readBlobs(directory, oids));
  return {
    commit,
    dirty,
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
