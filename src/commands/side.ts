import { fingerprints } from '../fleet/fingerprint.js';
import { loadFleet } from '../fleet/load.js';
import { needsBase, type Side } from '../fleet/touched.js';
import { readTree } from '../fleet/tree.js';
import type { BaseDigests } from '../images/registry.js';
import { imageTags } from '../images/tag.js';
import { ProblemError } from '../problem.js';
import type { Changes, Fleet, Tree } from '../words.js';
import { type FleetValues, fleetValues } from './values.js';

export type Head = Awaited<ReturnType<typeof lookAt>>;

/**
 * What is worked out from the files of one commit alone.
 *
 * @param digestOf for images with `track-bases`: the digest that a base has now
 * @param given its fleet, where it is loaded already
 */
export async function lookAt(
  tree: Tree,
  digestOf?: BaseDigests['digestOf'],
  given?: { readonly fleet: Fleet; readonly values: FleetValues },
) {
  const fleet = given?.fleet ?? (await loadFleet(tree));
  const values = given?.values ?? fleetValues(fleet, tree);
  const tags = await imageTags(fleet, tree, values.nameOf, digestOf);
  return { fleet, values, tags, fingerprints: await fingerprints(fleet, tree, tags) };
}

/** The commit compared with, where the head's files alone cannot tell whom the changes concern. */
export async function baseSide(
  directory: string,
  changes: Changes,
  head: Head & { readonly tree: Tree },
  digestOf: BaseDigests['digestOf'],
): Promise<{ base?: Side; changes: Changes }> {
  if (!changes.base || !needsBase(changes, head.tree, head)) return { changes };
  try {
    return { base: await lookAt(await readTree(directory, { rev: changes.base }), digestOf), changes };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const how = `${changes.how}; the files there have errors, so everything counts as changed`;
    return { changes: { ...changes, how, files: 'everything' } };
  }
}
