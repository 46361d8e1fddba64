import type { ValuesPath } from '../values/overlay.js';
import type { Release } from '../words.js';
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

/** Where a release's images are written even if its values do not name them. */
export async function valuesPathsOf(
  { fleet, fingerprints, values }: Sources,
  { id }: Release,
): Promise<ValuesPath[]> {
  const used = new Set(fingerprints.get(id)?.images);
  const paths: ValuesPath[] = [];
  for (const image of fleet.images.filter(({ key, valuesPath }) => used.has(key) && valuesPath.length > 0)) {
    const name = await values.nameOf(image);
    if (name) paths.push(...image.valuesPath.map((path) => ({ path, name })));
  }
  return paths;
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
