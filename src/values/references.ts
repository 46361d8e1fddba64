import type { Place, Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import {
  type FoundImage,
  findEffective,
  findImages,
  holderOfImage,
  imageAt,
  type Path,
  walk,
} from './find.js';
import { fileTree, mergeTrees } from './merge.js';

/** An image that values name. Its place is the tag's, or the name's where it has none. */
export interface ImageReference extends Required<Place> {
  /** Of the mapping that holds name and tag, or of the string. */
  readonly path: Path;
  readonly form: FoundImage['form'];
  readonly name: string;
  /** As written, or as Helm reads it where it is no text. */
  readonly tag: string | undefined;
  readonly digest?: string;
  /** False where a later duplicate key or file overrides it. */
  readonly effective: boolean;
  /** Offsets in the file's text of the characters that hold the tag (for an alias, its anchor's); absent where none do. */
  readonly range?: readonly [number, number];
}

/**
 * Every image that values files name, in merge order: what Helm will use, then what is overridden.
 *
 * A reference is a mapping with `name` or `repository` beside `tag` (in whichever file each stands), or a string
 * `name:tag`: any string with a `/` in its name, or the value of a key that ends in `image`.
 *
 * @returns with problems that keep files from being read; these files' references are missing
 */
export function findReferences(values: readonly ValuesText[]): {
  references: ImageReference[];
  problems: Problem[];
} {
  const merged = mergeTrees(values);
  const effective = findEffective(values);
  const used = new Set(effective.map(holderOfImage));
  const overridden = values
    .flatMap((source) => findAll(source))
    .filter((found) => !used.has(holderOfImage(found)));
  return {
    references: [
      ...effective.map((found) => publicly(found, true)),
      ...overridden.map((found) => publicly(found, false)),
    ],
    problems: [...merged.problems],
  };
}

/** Every image of one file, those under duplicate keys that lose among them. */
function findAll(source: ValuesText): FoundImage[] {
  const { tree } = fileTree(source);
  const found = findImages(tree);
  walk(tree, [], (node, path) => {
    if (node.kind !== 'map') return;
    for (const [key, entry] of node.shadowed ?? []) {
      const asIfItWon = { ...node, entries: new Map(node.entries).set(key, entry) };
      const own = imageAt(asIfItWon, path);
      const inner = findImages(entry.tree).map((image) => ({
        ...image,
        path: [...path, key, ...image.path],
      }));
      found.push(...(own ? [own] : []), ...inner);
    }
  });
  return found.map((image) => ({ ...image, path: [...(source.prefix ?? []), ...image.path] }));
}

function publicly(found: FoundImage, effective: boolean): ImageReference {
  const leaf = found.tagLeaf ?? found.nameLeaf;
  const range = found.tagLeaf?.scalar?.range;
  return {
    ...placeOf(leaf.source, leaf.offset),
    path: found.path,
    form: found.form,
    name: found.names[0],
    tag: found.tag,
    ...(found.digest && { digest: found.digest }),
    effective,
    ...(range && { range: [range[0], range[1]] as const }),
  };
}
