import type { Place, Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { fileTree, hasSeveralDocuments, mergeTrees } from './merge.js';
import { type ImageText, readImage } from './reference.js';
import type { Entry, Leaf, MapTree, Tree } from './tree.js';

export type Path = readonly (string | number)[];

/** An image that values name. Its place is the tag's, or the name's where it has none. */
export interface ImageReference extends Required<Place> {
  /** Of the mapping that holds name and tag, or of the string. */
  readonly path: Path;
  readonly form: 'name+tag' | 'repository+tag' | 'string';
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
  const used = new Set(effective.map(holderOf));
  const overridden = values
    .flatMap((source) => findImages(fileTree(source).tree))
    .filter((found) => !used.has(holderOf(found)));
  return {
    references: [
      ...effective.map((found) => publicly(found, true)),
      ...overridden.map((found) => publicly(found, false)),
    ],
    problems: [...merged.problems],
  };
}

/** A reference with the nodes it stands in. */
export interface FoundImage {
  readonly form: ImageReference['form'];
  readonly path: Path;
  /** What the image may be called: `repository`, with its `registry` before it, or `name`. The likeliest first. */
  readonly names: readonly [string, ...string[]];
  /** Holds the name; for a string, all of it. */
  readonly nameLeaf: Leaf;
  /** Holds the tag; for a string the same as `nameLeaf`. Absent where no key gives one. */
  readonly tagLeaf?: Leaf;
  readonly tag: string | undefined;
  readonly digest?: string;
}

/** Says of a string that has an image's form, but is not likely one, that it is one all the same. */
export type IsImage = (image: ImageText) => boolean;

/** What Helm will use. Where Helm 3 and 4 read different documents, what either will use. */
export function findEffective(values: readonly ValuesText[], isImage?: IsImage): FoundImage[] {
  const found = findImages(mergeTrees(values, 4).tree, isImage);
  if (!hasSeveralDocuments(values)) return found;
  const used = new Set(found.map(holderOf));
  const older = findImages(mergeTrees(values, 3).tree, isImage);
  return [...found, ...older.filter((image) => !used.has(holderOf(image)))];
}

export function findImages(tree: Tree, isImage: IsImage = () => false): FoundImage[] {
  const found: FoundImage[] = [];
  walk(tree, [], (node, path) => {
    const image =
      node.kind === 'map'
        ? mappingImage(node, path)
        : node.kind === 'leaf'
          ? stringImage(node, path, isImage)
          : undefined;
    if (image) found.push(image);
  });
  return found;
}

/** Visits every node with its path, in the order written. */
export function walk(tree: Tree, path: Path, visit: (tree: Tree, path: Path) => void): void {
  visit(tree, path);
  if (tree.kind === 'map') for (const [key, entry] of tree.entries) walk(entry.tree, [...path, key], visit);
  if (tree.kind === 'list')
    tree.items.forEach((item, index) => {
      walk(item.tree, [...path, index], visit);
    });
}

/** A mapping's own key, where it holds a plain value. */
export function leafAt(map: MapTree, key: string): Leaf | undefined {
  const entry: Entry | undefined = map.entries.get(key);
  return entry?.tree.kind === 'leaf' ? entry.tree : undefined;
}

function textAt(map: MapTree, key: string): { leaf: Leaf; text: string } | undefined {
  const leaf = leafAt(map, key);
  return typeof leaf?.value === 'string' && leaf.value.trim() !== ''
    ? { leaf, text: leaf.value.trim() }
    : undefined;
}

function mappingImage(map: MapTree, path: Path): FoundImage | undefined {
  const repository = textAt(map, 'repository');
  const own = textAt(map, 'name');
  const name = repository ?? own;
  if (!name) return undefined;
  const tagLeaf = leafAt(map, 'tag');
  if (!tagLeaf && !/image$/i.test(String(path.at(-1) ?? ''))) return undefined;
  const registry = textAt(map, 'registry');
  const names = [
    ...(registry ? [`${registry.text}/${name.text}`] : []),
    ...(repository && own ? [`${repository.text}/${own.text}`] : []),
    name.text,
    ...(repository && own ? [own.text] : []),
  ];
  const digest = textAt(map, 'digest');
  return {
    form: repository ? 'repository+tag' : 'name+tag',
    path,
    names: (repository && own && !registry ? [name.text, ...names] : names) as [string, ...string[]],
    nameLeaf: name.leaf,
    ...(tagLeaf && { tagLeaf }),
    tag: tagText(tagLeaf),
    ...(digest && { digest: digest.text }),
  };
}

/** A tag as text; undefined where it is missing, null or empty. */
function tagText(leaf: Leaf | undefined): string | undefined {
  if (leaf === undefined || leaf.value === null) return undefined;
  return String(leaf.value).trim() || undefined;
}

function stringImage(leaf: Leaf, path: Path, isImage: IsImage): FoundImage | undefined {
  if (typeof leaf.value !== 'string' || leaf.value.length > 1000) return undefined;
  const image = readImage(leaf.value.trim());
  if (!image || !(isLikely(image, path) || isImage(image))) return undefined;
  return {
    form: 'string',
    path,
    names: [image.name],
    nameLeaf: leaf,
    tagLeaf: leaf,
    tag: image.tag,
    ...(image.digest && { digest: image.digest }),
  };
}

/** Many words have the form of an image's name: hosts with ports, times, package names. */
function isLikely(image: ImageText, path: Path): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  if (typeof key === 'string' && /image$/i.test(key)) return true;
  return image.name.includes('/') && (image.tag !== undefined || image.digest !== undefined);
}

/** What makes two finds the same: the characters that hold the tag. */
function holderOf(found: FoundImage): unknown {
  return found.tagLeaf?.scalar ?? found.nameLeaf.scalar;
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
