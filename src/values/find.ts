import type { ValuesText } from './document.js';
import { hasSeveralDocuments, mergeTrees } from './merge.js';
import { type ImageText, readImage } from './reference.js';
import type { Entry, Leaf, MapTree, Tree } from './tree.js';

export type Path = readonly (string | number)[];

/** A reference with the nodes it stands in. */
export interface FoundImage {
  readonly form: 'name+tag' | 'repository+tag' | 'string';
  readonly path: Path;
  /** What the image may be called, by `repository` (its `registry` before it) and `name`. The likeliest first. */
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
  const used = new Set(found.map(holderOfImage));
  const older = findImages(mergeTrees(values, 3).tree, isImage);
  return [...found, ...older.filter((image) => !used.has(holderOfImage(image)))];
}

export function findImages(tree: Tree, isImage: IsImage = () => false): FoundImage[] {
  const found: FoundImage[] = [];
  walk(tree, [], (node, path) => {
    const image = imageAt(node, path, isImage);
    if (image) found.push(image);
  });
  return found;
}

/** The image that a mapping or a string is, if it is one. */
export function imageAt(node: Tree, path: Path, isImage: IsImage = () => false): FoundImage | undefined {
  if (node.kind === 'map') return mappingImage(node, path);
  return node.kind === 'leaf' ? stringImage(node, path, isImage) : undefined;
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
  const digest = textAt(map, 'digest');
  return {
    form: repository ? 'repository+tag' : 'name+tag',
    path,
    names: namesOf(name.text, registry?.text, repository && own?.text),
    nameLeaf: name.leaf,
    ...(tagLeaf && { tagLeaf }),
    tag: tagText(tagLeaf),
    ...(digest && { digest: digest.text }),
  };
}

/** @param inner the `name` beside a `repository`: the last part of the image's name, all of it, or something else */
function namesOf(
  name: string,
  registry: string | undefined,
  inner: string | undefined,
): [string, ...string[]] {
  const full = registry === undefined ? name : `${registry}/${name}`;
  return inner === undefined ? [full] : [full, `${full}/${inner}`, inner];
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

/** The tag with the digest that a string, or a `digest` key, holds besides. */
export function fullTag({ tag, digest }: FoundImage): string | undefined {
  return digest ? `${tag ?? ''}@${digest}` : tag;
}

/** What makes two leaves the same: the characters that hold them, or would. */
export function holderOf({ scalar, source, offset }: Leaf): unknown {
  return scalar ?? `${source.file}:${offset}`;
}

export function holderOfImage(found: FoundImage): unknown {
  return holderOf(found.tagLeaf ?? found.nameLeaf);
}
