import type { Tree, TreeEntry } from '../words.js';

/** The files below each folder of a tree; the root is the empty name. */
export type Folders = ReadonlyMap<string, readonly TreeEntry[]>;

const folders = new WeakMap<Tree, Folders>();

/** The tree's files by folder, made once a tree. A folder's list holds the files of its subfolders too. */
export function foldersOf(tree: Tree): Folders {
  const made = folders.get(tree) ?? index(tree);
  folders.set(tree, made);
  return made;
}

function index(tree: Tree): Folders {
  const made = new Map<string, TreeEntry[]>();
  const root: TreeEntry[] = [];
  made.set('', root);
  // Files come folder by folder, so the lists that a path belongs to are mostly those of the path before.
  let current = '';
  let lists: TreeEntry[][] = [root];
  for (const entry of tree.entries.values()) {
    const slash = entry.path.lastIndexOf('/');
    const folder = slash < 0 ? '' : entry.path.slice(0, slash);
    if (folder !== current) {
      current = folder;
      lists = [root];
      for (let at = folder.indexOf('/'); folder !== ''; at = folder.indexOf('/', at + 1)) {
        const name = at < 0 ? folder : folder.slice(0, at);
        let list = made.get(name);
        if (!list) {
          list = [];
          made.set(name, list);
        }
        lists.push(list);
        if (at < 0) break;
      }
    }
    for (const list of lists) list.push(entry);
  }
  return made;
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
