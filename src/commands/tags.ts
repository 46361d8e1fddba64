import type { PlannedHub, TagState } from '../words.js';
import type { Context } from './context.js';
import { askRegistry } from './registry.js';
import type { Survey } from './survey.js';

/**
 * The tags that go into a release's values: those of its images that the registry has.
 *
 * @returns by image name, `h3f2a91c0d4e5@sha256:...`
 */
export async function imageTagsFor(
  context: Context,
  { fleet, fingerprints, tags, values }: Survey,
  { release }: PlannedHub,
): Promise<ReadonlyMap<string, string>> {
  const used = new Set(fingerprints.get(release.id)?.images);
  const wanted: { name: string; tag: string }[] = [];
  for (const image of fleet.images.filter(({ key }) => used.has(key))) {
    const name = await values.nameOf(image);
    const tag = tags.get(image.key)?.tag;
    if (name && tag) wanted.push({ name, tag });
  }
  const { registry } = await askRegistry(context, wanted, 'loose');
  const present = (state: TagState | undefined) => (state?.state === 'present' ? state.digest : undefined);
  return new Map(
    wanted.flatMap(({ name, tag }) => {
      const digest = present(registry.get(`${name}:${tag}`));
      if (!digest) return [];
      return [[name, context.options.pinDigests ? `${tag}@${digest}` : tag] as const];
    }),
  );
}
