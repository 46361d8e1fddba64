import { ownTagsIn } from '../image-tag.js';
import { didYouMean } from '../nearest.js';
import type { Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { type FoundImage, findEffective, holderOf, type Path, walk } from './find.js';
import { findInside } from './inside.js';
import { mergeTrees } from './merge.js';
import { familiarName } from './reference.js';

/** A placeholder that Helm would see. */
export interface Placeholder {
  readonly source: ValuesText;
  /** Of its first character, or of the alias that stands for it. */
  readonly offset: number;
  /** Of the image's mapping, of the text, or of the placeholder where it stands alone. */
  readonly path: Path;
  /** The placeholder's own word. */
  readonly word: string;
  /** What the image may be called whose tag it is; empty where no image's name stands beside it. */
  readonly names: readonly string[];
  /** As `holderOf` gives it; absent within a longer text. */
  readonly holder?: unknown;
}

/** The images of the merged values; a string counts as one too where its tag is a placeholder or its name is known. */
export function imagesOf(
  values: readonly ValuesText[],
  placeholders: readonly string[],
  names: Iterable<string> = [],
): FoundImage[] {
  const known = new Set([...names].map(familiarName));
  return findEffective(
    values,
    ({ name, tag }) => tag !== undefined && (placeholders.includes(tag) || known.has(familiarName(name))),
  );
}

/**
 * Every placeholder that Helm would see: as an image's tag, within a longer text behind an image's name, or alone.
 *
 * @param found as `imagesOf` gives it
 */
export function findPlaceholders(
  values: readonly ValuesText[],
  found: readonly FoundImage[],
  placeholders: readonly string[],
): Placeholder[] {
  const { tree } = mergeTrees(values);
  const tags = found.flatMap(({ tagLeaf, tag, path, names }): Placeholder[] => {
    if (!tagLeaf || tag === undefined || !placeholders.includes(tag)) return [];
    const { source, offset } = tagLeaf;
    return [{ source, offset, path, word: tag, names, holder: holderOf(tagLeaf) }];
  });
  const scalars = new Set(found.map((image) => image.tagLeaf?.scalar));
  const inside = findInside(tree, scalars, placeholders).map(
    ({ source, start, path, word, name }): Placeholder => ({
      source,
      offset: start,
      path,
      word,
      names: [name],
    }),
  );
  const alone: Placeholder[] = [];
  walk(tree, [], (node, path) => {
    if (node.kind !== 'leaf' || typeof node.value !== 'string' || scalars.has(node.scalar)) return;
    const word = node.value.trim();
    if (!placeholders.includes(word)) return;
    alone.push({ source: node.source, offset: node.offset, path, word, names: [], holder: holderOf(node) });
  });
  return [...tags, ...inside, ...alone];
}

/** The tags of our own form that values hold, with and without their digests: `--write` wrote them before. */
export function writtenTags(values: readonly ValuesText[]): string[] {
  const found = values.flatMap(({ text }) => ownTagsIn(text));
  return [...new Set(found.flatMap(({ tag, digest }) => (digest ? [`${tag}@${digest}`, tag] : [tag])))];
}

/**
 * The image that a reference means, by any of the names it may have.
 *
 * @param images by their names as `familiarName` gives them
 */
export function answer<T>(names: readonly string[], images: ReadonlyMap<string, T>): T | undefined {
  for (const name of names) {
    const image = images.get(familiarName(name));
    if (image !== undefined) return image;
  }
  return undefined;
}

/** The error for a placeholder that no image answers. */
export function unansweredProblem(placeholder: Placeholder, built: readonly string[]): Problem {
  const { source, offset, word } = placeholder;
  const [name] = placeholder.names;
  const image = source.encrypted ? 'An image here' : `\`${name}\``;
  const near = name === undefined || source.encrypted ? '' : didYouMean(name, built);
  const message =
    name === undefined
      ? `\`${word}\` stands here without an image's name beside it. Write \`name\` (or \`repository\`) beside \`tag\`, or \`name:${word}\` as one text; or point the image's \`values-path\` in hub-deploy.yaml here.`
      : `${image} has the tag \`${word}\`, but no image of that name is built here for this hub.${near} Add its folder with a Dockerfile, correct the name, or write a fixed tag.`;
  return {
    severity: 'error',
    ...placeOf(source, offset),
    title: 'No image answers this placeholder',
    message,
  };
}
