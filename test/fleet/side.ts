import { fingerprints } from '../../src/fleet/fingerprint.js';
import { loadFleet } from '../../src/fleet/load.js';
import type { Side } from '../../src/fleet/touched.js';
import { readTree } from '../../src/fleet/tree.js';
import { imageTags } from '../../src/images/tag.js';
import type { Tree } from '../../src/words.js';

/** One commit's side, or the working folder's, with images called `org/<kind>-<hub>`. */
export async function sideOf(folder: string, rev?: string): Promise<Side & { readonly tree: Tree }> {
  const tree = await readTree(folder, rev ? { rev } : {});
  const fleet = await loadFleet(tree);
  const tags = await imageTags(fleet, tree, async (image) => `org/${image.key.replace('/', '-')}`);
  return { tree, fleet, tags, fingerprints: await fingerprints(fleet, tree, tags) };
}
