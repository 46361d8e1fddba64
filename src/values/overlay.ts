import type { Problem } from '../words.js';
import { placeOf } from './document.js';
import { findImages, type Path } from './find.js';
import { entryAt } from './locate.js';
import { familiarName } from './reference.js';
import type { Entry, MapTree, Tree } from './tree.js';

/** An image's `values-path`: keys joined by dots, a dot within a key written `\.`. */
export interface ValuesPath {
  readonly path: string;
  /** Of the image to write there. */
  readonly name: string;
}

/** What values-paths ask for and the files do not hold. */
export interface Overlay {
  /** Absent where the files hold all of it. */
  readonly object?: Record<string, unknown>;
  /** True for paths whose image the overlay gives, so that the files' own does not count. */
  covers(path: Path): boolean;
  readonly problems: readonly Problem[];
}

/** The keys of a `values-path`. */
export function splitPath(path: string): string[] {
  return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((key) => key.replaceAll(/\\(.)/g, '$1'));
}

/**
 * Works out what has to be added to the values so that each values-path holds its image. Where the files name that
 * image there, with a tag, nothing has to: its tag is patched (or left, if a person set it) like any other.
 */
export function overlayAt(
  tree: MapTree,
  paths: readonly ValuesPath[],
  tags: ReadonlyMap<string, string>,
): Overlay {
  const object = ownKeys();
  const covered: string[][] = [];
  const problems: Problem[] = [];
  for (const { path, name } of paths) {
    const tag = tags.get(name);
    if (tag === undefined) continue;
    const keys = splitPath(path);
    const entry = entryAt(tree, keys);
    const list = listBefore(tree, keys);
    if (list) problems.push(listProblem(path, list));
    else if (!(entry && holds(entry.tree, name))) {
      set(object, keys, written(entry?.tree, name, tag));
      covered.push(keys);
    }
  }
  return {
    ...(covered.length > 0 && { object }),
    covers: (path) => covered.some((keys) => keys.every((key, index) => path[index] === key)),
    problems,
  };
}

function holds(tree: Tree, name: string): boolean {
  const image = findImages(tree, () => true).find((found) => found.path.length === 0);
  return (
    image?.tagLeaf !== undefined && image.names.some((other) => familiarName(other) === familiarName(name))
  );
}

function written(tree: Tree | undefined, name: string, tag: string): unknown {
  if (tree?.kind === 'leaf' && typeof tree.value === 'string') return `${name}:${tag}`;
  const isRepository = tree?.kind === 'map' && tree.entries.has('repository');
  return ownKeys({ [isRepository ? 'repository' : 'name']: name, tag });
}

/** A map that has no key but its own: `__proto__` in it is one, and leads nowhere. */
function ownKeys(entries: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.assign(Object.create(null), entries);
}

/** The first list on the way to a path's end. */
function listBefore(tree: MapTree, keys: readonly string[]): Entry | undefined {
  for (let length = 1; length < keys.length; length++) {
    const entry = entryAt(tree, keys.slice(0, length));
    if (entry?.tree.kind === 'list') return entry;
  }
  return undefined;
}

function set(object: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  let map = object;
  for (const key of keys.slice(0, -1)) {
    const there = map[key];
    const next = typeof there === 'object' && there !== null ? (there as Record<string, unknown>) : ownKeys();
    map[key] = next;
    map = next;
  }
  map[keys.at(-1) as string] = value;
}

function listProblem(path: string, list: Entry): Problem {
  return {
    severity: 'error',
    ...placeOf(list.source, list.offset),
    title: 'A values-path leads through a list',
    message: `\`values-path: ${path}\` points into this list, and Helm can only replace lists whole. Name the image in the list itself, with a placeholder as its tag.`,
  };
}
