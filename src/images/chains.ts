import type { Lookup, PlannedImage } from '../words.js';

/** What the tag's making found out about an image: see `tag.ts`. */
export interface TaggedImage {
  readonly tag: string;
  readonly files: readonly string[];
  /** Fleet images that it is built FROM: the image's key, the reference as written, its line in the Dockerfile if it stands there. */
  readonly from: readonly { readonly image: string; readonly reference: string; readonly line?: number }[];
}

/**
 * Groups images that are built FROM each other, so that one job builds them: a base that is not pushed exists
 * only where it was built. Pure.
 *
 * @param tags by image key
 * @returns chains in the order of their first image; within a chain bases come before what is built FROM them
 */
export function chains(images: readonly PlannedImage[], tags: Lookup<TaggedImage>): PlannedImage[][] {
  const here = new Map(images.map((planned) => [planned.image.key, planned]));
  const basesOf = (key: string) =>
    (tags.get(key)?.from ?? []).map((base) => base.image).filter((base) => here.has(base) && base !== key);

  const neighbours = new Map<string, string[]>(images.map(({ image }) => [image.key, []]));
  for (const { image } of images) {
    for (const base of basesOf(image.key)) {
      neighbours.get(image.key)?.push(base);
      neighbours.get(base)?.push(image.key);
    }
  }
  const seen = new Set<string>();
  const found: PlannedImage[][] = [];
  for (const { image } of images) {
    if (seen.has(image.key)) continue;
    const together = reach(image.key, neighbours, seen);
    const members = images.filter((planned) => together.has(planned.image.key));
    found.push(inOrder(members, basesOf));
  }
  return found;
}

function reach(start: string, neighbours: ReadonlyMap<string, readonly string[]>, seen: Set<string>) {
  const together = new Set<string>();
  const next = [start];
  for (let key = next.pop(); key !== undefined; key = next.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    together.add(key);
    next.push(...(neighbours.get(key) ?? []));
  }
  return together;
}

/** Depth first, bases before children; a cycle (an error elsewhere) is cut where it closes. */
function inOrder(members: readonly PlannedImage[], basesOf: (key: string) => readonly string[]) {
  const byKey = new Map(members.map((planned) => [planned.image.key, planned]));
  const ordered: PlannedImage[] = [];
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const base of basesOf(key)) visit(base);
    const planned = byKey.get(key);
    if (planned) ordered.push(planned);
  };
  for (const { image } of members) visit(image.key);
  return ordered;
}
