import type { Tree } from '../words.js';
import { foldersOf, followLinks } from './folders.js';

/** The paths of a tree, asked as a file system would answer: through symbolic links. Root: `.`. */
export interface Listing {
  /** Files in git's order, then those that stand behind a link to a folder. */
  readonly paths: readonly string[];
  readonly folders: Iterable<string>;
  has(path: string): boolean;
  isFolder(path: string): boolean;
  /** Some file of a folder, to point at. */
  fileOf(folder: string): string | undefined;
}

/** Lists a tree. Its symbolic links, if it has any, are read in one go. */
export async function listTree(tree: Tree): Promise<Listing> {
  const links = await readLinks(tree);
  const real = (path: string) => (links.size === 0 ? path : withoutLinks(path, links));
  const folderAt = (folder: string) => {
    const path = real(folder);
    return path === '.' ? '' : path;
  };
  let paths: readonly string[] | undefined;
  return {
    get paths() {
      paths ??= [...tree.entries.keys(), ...behindLinks(tree, links)];
      return paths;
    },
    get folders() {
      return foldersOf(tree).keys();
    },
    has: (path) => tree.entries.has(path) || (links.size > 0 && tree.entries.has(real(path))),
    isFolder: (path) => foldersOf(tree).has(folderAt(path)),
    fileOf: (folder) => foldersOf(tree).get(folderAt(folder))?.[0]?.path,
  };
}

/** Where each symbolic link ends up in the tree; those that lead out of it are left out. */
async function readLinks(tree: Tree): Promise<ReadonlyMap<string, string>> {
  const paths: string[] = [];
  for (const { path, mode } of tree.entries.values()) if (mode === '120000') paths.push(path);
  const targets = await Promise.all(paths.map((path) => followLinks(tree, path)));
  const links = new Map<string, string>();
  targets.forEach((target, index) => {
    if (target !== undefined) links.set(paths[index] ?? '', target);
  });
  return links;
}

function withoutLinks(path: string, links: ReadonlyMap<string, string>): string {
  // A link's target is free of links, so each round has less of the path left to look at.
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const start = end < 0 ? path : path.slice(0, end);
    const target = links.get(start);
    if (target !== undefined) {
      const rest = path.slice(start.length + 1);
      if (rest === '') return target || '.';
      return withoutLinks(target === '' ? rest : `${target}/${rest}`, links);
    }
    if (end < 0) return path;
  }
}

function behindLinks(tree: Tree, links: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [link, target] of links) {
    // A link to a folder that holds the link has no end.
    if (target === '' || link.startsWith(`${target}/`)) continue;
    for (const { path } of foldersOf(tree).get(target) ?? []) found.push(link + path.slice(target.length));
  }
  return found;
}
