import type { Place } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { type FoundImage, findEffective, fullTag, type Path, walk } from './find.js';
import { mergeTrees } from './merge.js';
import { familiarName, readImage } from './reference.js';
import type { Entry, MapTree, Tree } from './tree.js';

/**
 * Where a key path of the merged values is set: the last key that wins.
 *
 * @returns undefined where no file sets it
 */
export function locate(values: readonly ValuesText[], path: Path): Place | undefined {
  const entry = entryAt(mergeTrees(values).tree, path);
  return entry && placeOf(entry.source, entry.offset);
}

/** The entry at a path of a tree. */
export function entryAt(tree: MapTree, path: Path): Entry | undefined {
  let here: Tree | undefined = tree;
  let entry: Entry | undefined;
  for (const key of path) {
    if (here?.kind === 'map') entry = here.entries.get(String(key));
    else entry = here?.kind === 'list' ? here.items[Number(key)] : undefined;
    if (!entry) return undefined;
    here = entry.tree;
  }
  return entry;
}

/**
 * The line which set an image that cannot be pulled.
 *
 * @param values before or after patching
 * @param image as Kubernetes names it: `org/name:tag@sha256:...`, with or without `docker.io/`
 * @returns the place of its tag; where none has that tag (a placeholder), of the image of that name; undefined where
 *   the values do not name it (the chart's default)
 */
export function locateImage(values: readonly ValuesText[], image: string): Place | undefined {
  const wanted = readImage(image);
  if (!wanted) return undefined;
  const name = familiarName(wanted.name);
  const named = findEffective(values, (other) => familiarName(other.name) === name).filter((found) =>
    found.names.some((other) => familiarName(other) === name),
  );
  const full = [wanted.tag, wanted.digest].filter(Boolean).join('@');
  const best = named.find((found) => fullTag(found) === full) ?? named[0];
  return best ? placeOfImage(best) : placeInside(values, wanted.name);
}

/** Where a reference's tag stands, or its name where it has no tag. */
export function placeOfImage(found: FoundImage): Required<Place> {
  const leaf = found.tagLeaf ?? found.nameLeaf;
  return placeOf(leaf.source, leaf.offset);
}

/** An image that only a longer text names, such as Python in hub.extraConfig. */
function placeInside(values: readonly ValuesText[], name: string): Place | undefined {
  let place: Place | undefined;
  walk(mergeTrees(values).tree, [], (node) => {
    if (place || node.kind !== 'leaf' || typeof node.value !== 'string' || !node.scalar?.range) return;
    if (!node.value.includes(`${name}:`)) return;
    const at = node.source.text.indexOf(`${name}:`, node.scalar.range[0]);
    place = placeOf(node.source, at >= 0 ? at : node.offset);
  });
  return place;
}
