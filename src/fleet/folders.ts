import type { Tree, TreeEntry } from '../words.js';

/** The folders of a tree by name; the root is the empty one. */
export interface Folders {
  has(folder: string): boolean;
  /** The files of a folder and of its subfolders; undefined where there is no such folder. */
  get(folder: string): readonly TreeEntry[] | undefined;
  keys(): Iterable<string>;
}

const folders = new WeakMap<Tree, Folders>();

/** The tree's files by folder, made once a tree. */
export function foldersOf(tree: Tree): Folders {
  const made = folders.get(tree) ?? index(tree);
  folders.set(tree, made);
  return made;
}

function index(tree: Tree): Folders {
  const files = [...tree.entries.values()];
  const ranges = rangesOf(files);
  return {
    has: (folder) => ranges.has(folder),
    get(folder) {
      const range = ranges.get(folder);
      return range && files.slice(range.start, range.end);
    },
    keys: () => ranges.keys(),
  };
}

interface Range {
  readonly folder: string;
  readonly start: number;
  end: number;
}

/** In git's order a folder's files stand one after the other, those of its subfolders among them. */
function rangesOf(files: readonly TreeEntry[]): ReadonlyMap<string, Range> {
  const root: Range = { folder: '', start: 0, end: files.length };
  const ranges = new Map([['', root]]);
  const open: Range[] = [];
  for (const [at, { path }] of files.entries()) {
    const end = path.lastIndexOf('/');
    // Most files lie in the folder of the file before.
    let inner = open.at(-1);
    if (inner ? end === inner.folder.length && path.startsWith(inner.folder) : end < 0) continue;
    while (inner && !isBelow(path, inner.folder)) {
      inner.end = at;
      open.pop();
      inner = open.at(-1);
    }
    for (let next = inner ? inner.folder.length : -1; next < end; ) {
      next = path.indexOf('/', next + 1);
      const range = { folder: path.slice(0, next), start: at, end: files.length };
      ranges.set(range.folder, range);
      open.push(range);
    }
  }
  return ranges;
}

function isBelow(path: string, folder: string): boolean {
  return path[folder.length] === '/' && path.startsWith(folder);
}

const UNPLAIN = /^\/|(?:^|\/)\.{0,2}(?:\/|$)/;

/** A path without `./`, doubled slashes and a slash at its end; the repository's root is the empty name. */
export function plainPath(path: string): string {
  if (!UNPLAIN.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/**
 * Follows the tree's symbolic links along a path, as the file system would.
 *
 * @returns the plain path without links, whether something is there or not; undefined where a link leads out of the
 *   repository or in a circle
 */
export type FollowLinks = (path: string) => string | undefined;

const followers = new WeakMap<Tree, Promise<FollowLinks>>();

/** How links are followed in a tree. Its links are read once, in one go. */
export function linksOf(tree: Tree): Promise<FollowLinks> {
  const made = followers.get(tree) ?? readLinks(tree);
  followers.set(tree, made);
  return made;
}

async function readLinks(tree: Tree): Promise<FollowLinks> {
  const links: string[] = [];
  for (const { mode, path } of tree.entries.values()) if (mode === '120000') links.push(path);
  if (links.length === 0) return withinRoot;
  const contents = await tree.read(links);
  const targets = new Map(links.map((link, i) => [link, contents[i]?.toString('utf8') ?? '']));
  return (path) => follow(targets, path);
}

function withinRoot(path: string): string | undefined {
  const plain = plainPath(path);
  return plain === '..' || plain.startsWith('../') ? undefined : plain;
}

function follow(targets: ReadonlyMap<string, string>, path: string): string | undefined {
  const rest = path.split('/').reverse();
  const done: string[] = [];
  for (let links = 0; rest.length > 0; ) {
    const part = rest.pop() as string;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return undefined;
      continue;
    }
    done.push(part);
    const target = targets.get(done.join('/'));
    if (target === undefined) continue;
    links += 1;
    // Linux gives up after 40 (path_resolution(7)).
    if (links > 40 || target.startsWith('/')) return undefined;
    done.pop();
    rest.push(...target.split('/').reverse());
  }
  return done.join('/');
}

/** As `linksOf`, for one path. */
export async function followLinks(tree: Tree, path: string): Promise<string | undefined> {
  return (await linksOf(tree))(path);
}
