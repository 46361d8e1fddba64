import type { Tree, TreeEntry } from '../words.js';

/** The files below each folder of a tree; the root is the empty name. */
export type Folders = ReadonlyMap<string, readonly TreeEntry[]>;

const known = new WeakMap<Tree, Folders>();

/** The tree's files by folder, made once a tree. A folder's list holds the files of its subfolders too. */
export function foldersOf(tree: Tree): Folders {
  const made = known.get(tree) ?? index(tree);
  known.set(tree, made);
  return made;
}

function index(tree: Tree): Folders {
  const folders = new Map<string, TreeEntry[]>();
  const root: TreeEntry[] = [];
  folders.set('', root);
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
        let list = folders.get(name);
        if (!list) {
          list = [];
          folders.set(name, list);
        }
        lists.push(list);
        if (at < 0) break;
      }
    }
    for (const list of lists) list.push(entry);
  }
  return folders;
}

/** A path without `./`, doubled slashes and a slash at its end; the repository's root is the empty name. */
export function plainPath(path: string): string {
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
 * @returns the plain path without links; undefined where a link leads out of the repository or in a circle
 */
export async function followLinks(tree: Tree, path: string): Promise<string | undefined> {
  let rest = plainPath(path).split('/');
  let done: string[] = [];
  for (let links = 0; rest.length > 0; ) {
    const part = rest.shift() as string;
    if (part === '..') {
      if (done.length === 0) return undefined;
      done.pop();
      continue;
    }
    if (part === '' || part === '.') continue;
    const here = [...done, part];
    const entry = tree.entries.get(here.join('/'));
    if (entry?.mode !== '120000') {
      done = here;
      continue;
    }
    const [content] = await tree.read([entry.path]);
    const target = content?.toString('utf8') ?? '';
    links += 1;
    // Linux gives up after 40 (path_resolution(7)).
    if (links > 40 || target.startsWith('/')) return undefined;
    rest = [...target.split('/'), ...rest];
  }
  return done.join('/');
}
