import type { Scalar } from 'yaml';
import { didYouMean } from '../fleet/nearest.js';
import type { Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { mergeTrees } from './merge.js';
import { familiarName } from './reference.js';
import { type FoundImage, findEffective, type Path, walk } from './references.js';
import type { Leaf } from './tree.js';

/** A placeholder in the merged values, with the image it is the tag of. */
export interface Placeholder {
  readonly leaf: Leaf;
  readonly path: Path;
  /** The placeholder's own word. */
  readonly word: string;
  /** Absent where no image's name stands beside it. */
  readonly found?: FoundImage;
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
    (image) =>
      (image.tag !== undefined && placeholders.includes(image.tag)) ||
      (image.tag !== undefined && known.has(familiarName(image.name))),
  );
}

/** Every placeholder that Helm would see: as an image's tag, or as a value on its own. */
export function findPlaceholders(
  values: readonly ValuesText[],
  found: readonly FoundImage[],
  placeholders: readonly string[],
): Placeholder[] {
  const beside = found.flatMap((image): Placeholder[] => {
    const { tagLeaf, tag } = image;
    if (!tagLeaf || tag === undefined || !placeholders.includes(tag)) return [];
    return [{ leaf: tagLeaf, path: image.path, word: tag, found: image }];
  });
  const holders = new Set<Scalar | undefined>(found.map((image) => image.tagLeaf?.scalar));
  const alone: Placeholder[] = [];
  walk(mergeTrees(values).tree, [], (node, path) => {
    if (node.kind !== 'leaf' || typeof node.value !== 'string' || holders.has(node.scalar)) return;
    const word = node.value.trim();
    if (placeholders.includes(word)) alone.push({ leaf: node, path, word });
  });
  return [...beside, ...alone];
}

/**
 * The image that a reference means, by any of the names it may have.
 *
 * @param images by their names as `familiarName` gives them
 */
export function answer<T>(found: FoundImage, images: ReadonlyMap<string, T>): T | undefined {
  for (const name of found.names) {
    const image = images.get(familiarName(name));
    if (image !== undefined) return image;
  }
  return undefined;
}

/** The error for a placeholder that no image answers. */
export function unansweredProblem(placeholder: Placeholder, names: readonly string[]): Problem {
  const { leaf, word, found } = placeholder;
  const place = placeOf(leaf.source, leaf.offset);
  const title = 'No image answers this placeholder';
  if (!found) {
    return {
      severity: 'error',
      ...place,
      title,
      message: `\`${word}\` stands here without an image's name beside it. Write \`name\` (or \`repository\`) beside \`tag\`, or \`name:${word}\` as one text; or point the image's \`values-path\` in hub-deploy.yaml here.`,
    };
  }
  const name = found.names[0];
  return {
    severity: 'error',
    ...place,
    title,
    message: `\`${name}\` has the tag \`${word}\`, but no image of that name is built here.${didYouMean(name, names)} Add its folder with a Dockerfile, correct the name, or write a fixed tag.`,
  };
}

/** Errors for tags whose one text is the tag of several images: an anchor's, or a merged mapping's. */
export function sharedTagProblems(
  found: readonly FoundImage[],
  concerns: (image: FoundImage) => boolean,
): { problems: Problem[]; shared: ReadonlySet<Scalar> } {
  const users = new Map<Scalar, FoundImage[]>();
  for (const image of found) {
    const scalar = image.form === 'string' ? undefined : image.tagLeaf?.scalar;
    if (scalar) users.set(scalar, [...(users.get(scalar) ?? []), image]);
  }
  const problems: Problem[] = [];
  const shared = new Set<Scalar>();
  for (const [scalar, images] of users) {
    const names = [...new Set(images.map((image) => familiarName(image.names[0])))];
    if (names.length < 2 || !images.some(concerns)) continue;
    shared.add(scalar);
    const leaf = images[0]?.tagLeaf as Leaf;
    problems.push({
      severity: 'error',
      ...placeOf(leaf.source, scalar.range?.[0] ?? leaf.offset),
      title: 'Several images share this one tag',
      message: `Through an anchor this text is the tag of ${names.map((name) => `\`${name}\``).join(' and of ')}, and each image has a tag of its own. Write the tag at each image, without the alias.`,
    });
  }
  return { problems, shared };
}
