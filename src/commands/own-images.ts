import type { ValuesPath } from '../values/overlay.js';
import type { Image, Release } from '../words.js';
import type { Staged } from './stage.js';

/** A fleet with what its releases hold. */
export type Sources = Pick<Staged, 'fleet' | 'fingerprints' | 'values'>;

/**
 * The names of the images that a release's values may name. What other hubs build is not among them: this hub's
 * fingerprint does not hold it, so the hub would not follow it.
 */
export async function ownNames({ fleet, values }: Sources, { images }: Release): Promise<string[]> {
  const own = fleet.images.filter(({ key }) => images.includes(key));
  return (await Promise.all(own.map((image) => values.nameOf(image)))).flatMap((name) => name ?? []);
}

/** The images that a release uses, each that has a name with it; only the wanted ones' names are looked up in values. */
export async function usedImages(
  { fleet, fingerprints, values }: Sources,
  id: string,
  isWanted: (image: Image) => boolean = () => true,
): Promise<{ readonly image: Image; readonly name: string }[]> {
  const used = new Set(fingerprints.get(id)?.images);
  const found: { image: Image; name: string }[] = [];
  for (const image of fleet.images.filter((one) => used.has(one.key) && isWanted(one))) {
    const name = await values.nameOf(image);
    if (name) found.push({ image, name });
  }
  return found;
}

/** Where a release's images are written even if its values do not name them. */
export async function valuesPathsOf(of: Sources, { id }: Release): Promise<ValuesPath[]> {
  const used = await usedImages(of, id, ({ valuesPath }) => valuesPath.length > 0);
  return used.flatMap(({ image, name }) => image.valuesPath.map((path) => ({ path, name })));
}

/** Of the tags of a run's images those that a release's values may name. */
export async function ownTags(
  of: Sources,
  release: Release,
  tags: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Set(await ownNames(of, release));
  return new Map([...tags].filter(([name]) => names.has(name)));
}
