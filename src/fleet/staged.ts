import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { leadsOut } from '../host/links.js';
import { execStream } from '../host/stream.js';
import { ProblemError } from '../problem.js';
import type { Tree, TreeEntry } from '../words.js';
import { foldersOf } from './folders.js';
import { asProblem, foldersOfGit, gitCommand } from './git.js';
import { lookUp } from './objects.js';
import { LFS_POINTER_LIMIT, lfsObjectPath, lfsPointer } from './pointers.js';
import { readTree } from './tree.js';

/**
 * Exports exactly the tree's own files, in their layout, into an empty private folder.
 *
 * The bytes are git's blobs: no line end, keyword or filter is applied, so that what was hashed is what is built (and
 * encrypted files stay so until a deploy needs them). Only a Git LFS pointer becomes its file, where the checkout has
 * downloaded that. Modes are 644 and 755 whatever the umask, since images keep them. Submodules are exported where
 * they are checked out; else they are an empty folder, as git leaves it. Files whose names are not UTF-8 are left out:
 * whatever would need one has an error in the plan.
 *
 * Symbolic links that lead out of the target are left out, too: no program that works in it can follow one.
 *
 * @param directory a folder of the checkout that the tree was read from; nothing in it is changed
 * @param target a folder that is empty or not there yet; it gets 0700
 * @returns the links that are left out, by path: what each one says
 * @throws ProblemError where a blob is missing; Error where the target is not empty
 */
export async function stageTree(
  directory: string,
  tree: Tree,
  target: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const links = await stageFiles(directory, tree, target);
  const made = [...links].filter(([, to]) => isTarget(to));
  // Last, so that nothing is ever written through a link.
  for (const [path, to] of made) symlinkSync(to, join(target, path));
  // All are judged before one is taken away: one may lead through another.
  const out = new Map([...links].filter(([, to]) => !isTarget(to)));
  for (const [path, to] of made) if (await leadsOut(target, join(target, path))) out.set(path, to);
  for (const [path, to] of out) if (isTarget(to)) unlinkSync(join(target, path));
  return out;
}

/** What a file system takes as a link (symlink(2)); git holds any bytes. */
function isTarget(to: Buffer): boolean {
  return to.length > 0 && to.length < 4096 && !to.includes(0);
}

/** Everything but the links, which are returned: path and target. */
async function stageFiles(directory: string, tree: Tree, target: string): Promise<Map<string, Buffer>> {
  mkdirSync(target, { recursive: true });
  chmodSync(target, 0o700);
  if (readdirSync(target).length > 0) throw new Error(`${target} is not empty`);
  const entries = [...tree.entries.values()].filter(({ notUtf8 }) => !notUtf8);
  for (const { path } of entries) refuseOutside(path);
  const { root, shared } = await foldersOfGit(directory);

  for (const folder of foldersOf(tree).keys()) if (folder !== '') makeFolder(join(target, folder));
  const files = entries.filter((entry) => entry.mode !== '160000');
  const links = await writeBlobs(directory, files, target, join(shared, 'lfs', 'objects'));
  for (const entry of entries) {
    if (entry.mode !== '160000') continue;
    for (const [path, to] of await stageSubmodule(root, entry, target))
      links.set(`${entry.path}/${path}`, to);
  }
  return links;
}

/** git refuses such names itself when it checks out; a tree made by hand can hold them. */
function refuseOutside(path: string): void {
  if (!/^\/|(?:^|\/)(?:\.\.?|\.git)?(?:\/|$)/i.test(path)) return;
  throw new ProblemError({
    severity: 'error',
    title: 'A path that git would not check out',
    message: `The commit holds \`${path}\`, which leads out of the repository or into .git. It is not exported.`,
    file: path,
  });
}

function makeFolder(path: string): void {
  mkdirSync(path);
  chmodSync(path, 0o755);
}

/**
 * Writes regular files and gathers the symbolic links, from one `git cat-file --batch`, piece by piece: a file may be
 * larger than memory.
 *
 * @returns path and target of each link
 */
async function writeBlobs(
  directory: string,
  files: readonly TreeEntry[],
  target: string,
  lfsObjects: string,
): Promise<Map<string, Buffer>> {
  const links = new Map<string, Buffer>();
  if (files.length === 0) return links;
  const hasLfs = existsSync(lfsObjects);
  const pieces = execStream({
    ...gitCommand(directory, ['cat-file', '--batch', '--buffer']),
    input: `${files.map((file) => file.oid).join('\n')}\n`,
  });
  let next = 0;
  try {
    await readBatch(pieces, (size) => {
      const file = files[next++] as TreeEntry;
      if (size === undefined) throw missing(file);
      if (file.mode === '120000') return gather((content) => links.set(file.path, content));
      if (hasLfs && size < LFS_POINTER_LIMIT) {
        return gather((content) => writeSmall(file, content, join(target, file.path), lfsObjects));
      }
      return writeTo(join(target, file.path), file.mode);
    });
  } catch (error) {
    throw asProblem(directory, error);
  }
  return links;
}

/** Takes one blob's bytes, piece by piece. */
interface Sink {
  write(piece: Buffer): void;
  end(): void;
}

/** @param open is asked for each answer in turn; its size is undefined where the object is missing */
async function readBatch(
  pieces: AsyncIterable<Buffer>,
  open: (size: number | undefined) => Sink,
): Promise<void> {
  let header = '';
  let sink: Sink | undefined;
  let left = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      if (sink && left > 0) {
        const part = piece.subarray(at, at + left);
        sink.write(part);
        left -= part.length;
        at += part.length;
        continue;
      }
      const end = piece.indexOf(10, at);
      header += piece.toString('latin1', at, end < 0 ? undefined : end);
      at = end < 0 ? piece.length : end + 1;
      if (end < 0) continue;
      if (sink) {
        // The line end that follows the bytes.
        sink.end();
        sink = undefined;
      } else {
        const size = / blob (\d+)$/.exec(header)?.[1];
        sink = open(size === undefined ? undefined : Number(size));
        left = Number(size);
      }
      header = '';
    }
  }
}

function writeTo(path: string, mode: TreeEntry['mode']): Sink {
  const descriptor = openSync(path, 'wx', 0o600);
  return {
    write: (piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
    },
    end: () => {
      fchmodSync(descriptor, mode === '100755' ? 0o755 : 0o644);
      closeSync(descriptor);
    },
  };
}

function gather(done: (content: Buffer) => void): Sink {
  const parts: Buffer[] = [];
  return { write: (piece) => parts.push(piece), end: () => done(Buffer.concat(parts)) };
}

function writeSmall(file: TreeEntry, content: Buffer, path: string, lfsObjects: string): void {
  const pointer = lfsPointer(content);
  const object = pointer && join(lfsObjects, lfsObjectPath(pointer));
  if (object && existsSync(object)) {
    copyFileSync(object, path);
    chmodSync(path, file.mode === '100755' ? 0o755 : 0o644);
    return;
  }
  const sink = writeTo(path, file.mode);
  sink.write(content);
  sink.end();
}

async function stageSubmodule(
  root: string,
  entry: TreeEntry,
  target: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const path = join(target, entry.path);
  makeFolder(path);
  const none = new Map<string, Buffer>();
  const checkout = join(root, entry.path);
  // Without a .git of its own, git would answer for the repository around it.
  if (!existsSync(join(checkout, '.git'))) return none;
  const [commit] = await lookUp(checkout, [entry.oid]);
  if (!commit) return none;
  const links = await stageFiles(checkout, await readTree(checkout, { rev: entry.oid }), path);
  chmodSync(path, 0o755);
  return links;
}

function missing(file: TreeEntry): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'A file of the commit is not in this clone',
    message: `git has no object ${file.oid} for it: the clone is partial or damaged. Check the repository out again.`,
    file: file.path,
  });
}
