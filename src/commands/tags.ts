import type { TagState } from '../words.js';
import type { Context } from './context.js';
import { usedImages } from './own-images.js';
import { askRegistry } from './registry.js';
import type { Staged } from './stage.js';
import type { Survey } from './survey.js';

/**
 * The content's own tags of the images that a release uses, whether they were built or not.
 *
 * @param id the release's
 * @returns by image name
 */
export async function contentTags(of: Staged, id: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { image, name } of await usedImages(of, id)) {
    const tag = of.tags.get(image.key)?.tag;
    if (tag) found.set(name, tag);
  }
  return found;
}

/**
 * The tags that go into a release's values: those of its images that the registry has.
 *
 * @param id the release's
 * @returns by image name, `h3f2a...@sha256:...`
 */
export async function pushedTags(
  context: Context,
  of: Survey,
  id: string,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...(await contentTags(of, id))].map(([name, tag]) => ({ name, tag }));
  const { registry } = await askRegistry(context, of.logins, wanted, 'loose');
  const digestOf = (state: TagState | undefined) => (state?.state === 'present' ? state.digest : undefined);
  return new Map(
    wanted.flatMap(({ name, tag }) => {
      const digest = digestOf(registry.get(`${name}:${tag}`));
      if (!digest) return [];
      return [[name, context.options.pinDigests ? `${tag}@${digest}` : tag] as const];
    }),
  );
}
