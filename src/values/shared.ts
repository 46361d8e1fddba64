import type { Problem } from '../words.js';
import { placeOf } from './document.js';
import { type FoundImage, holderOf } from './find.js';
import { familiarName } from './reference.js';
import type { Leaf } from './tree.js';

/** Tags whose one text is the tag of several images: an anchor's, or a merged mapping's. */
export interface SharedTags {
  readonly problems: Problem[];
  /** As `holderOf` gives them. */
  readonly holders: ReadonlySet<unknown>;
}

/** @param concerns whether an image's tag has to be written, so that it matters */
export function sharedTags(
  found: readonly FoundImage[],
  concerns: (image: FoundImage) => boolean,
): SharedTags {
  const users = new Map<unknown, FoundImage[]>();
  for (const image of found) {
    if (image.form === 'string' || !image.tagLeaf) continue;
    const holder = holderOf(image.tagLeaf);
    users.set(holder, [...(users.get(holder) ?? []), image]);
  }
  const problems: Problem[] = [];
  const holders = new Set<unknown>();
  for (const [holder, images] of users) {
    const names = [...new Set(images.map((image) => familiarName(image.names[0])))];
    if (names.length < 2 || !images.some(concerns)) continue;
    holders.add(holder);
    problems.push(sharedProblem(images[0]?.tagLeaf as Leaf, names));
  }
  return { problems, holders };
}

function sharedProblem({ source, scalar, offset }: Leaf, names: readonly string[]): Problem {
  const images = source.encrypted ? 'several images' : names.map((name) => `\`${name}\``).join(' and of ');
  return {
    severity: 'error',
    ...placeOf(source, scalar?.range?.[0] ?? offset),
    title: 'Several images share this one tag',
    message: `Through an anchor this text is the tag of ${images}, and each image has a tag of its own. Write the tag at each image, without the alias.`,
  };
}
