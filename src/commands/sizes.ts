import { readTree } from '../fleet/tree.js';
import { imageSize } from '../images/size.js';
import { ProblemError } from '../problem.js';
import { sizeNotices } from '../report/size-notices.js';
import type { ImageSize } from '../report/sizes.js';
import { locateImage } from '../values/locate.js';
import { mergeValues } from '../values/merge.js';
import type { BuiltImage, Place, PlannedImage, Problem } from '../words.js';
import type { Context } from './context.js';
import { lookAt } from './side.js';
import type { Survey } from './survey.js';

/** What the chart gives where values say nothing, in seconds. */
const DEFAULT_START_TIMEOUT = 300;

export interface Sizes {
  /** By image key. */
  readonly sizes: ReadonlyMap<string, ImageSize>;
  readonly problems: readonly Problem[];
}

/**
 * How large the images are that this run built, or found built where the change made them others, against those that
 * they replace: the ones of the commit compared with. Of what is not pushed the builder tells, of all else the registry,
 * with whatever login is there. A run with no such image asks nothing.
 */
export async function newSizes(
  context: Context,
  found: Survey,
  images: readonly BuiltImage[],
): Promise<Sizes> {
  const sizes = new Map<string, ImageSize>();
  const problems: Problem[] = [];
  const news = images.filter((image) => isNew(image, found));
  if (news.length === 0) return { sizes, problems };
  const registry = { credentials: found.logins, signal: context.signal };
  const replaced = await replacedTags(context, found);
  await Promise.all(
    news.map(async ({ planned, result, digest, bytes }) => {
      const { image, name, tag } = planned;
      const old = replaced(image.key);
      const replaces = old !== undefined && old !== tag;
      if (result === 'reused' && !replaces) return;
      const [own, before] = await Promise.all([
        bytes ?? (digest && imageSize(`${name}@${digest}`, registry)),
        replaces && name ? imageSize(`${name}:${old}`, registry) : undefined,
      ]);
      sizes.set(image.key, {
        ...(own ? { bytes: own } : {}),
        ...(replaces ? { before: before ?? 'unknown' } : {}),
      });
    }),
  );
  for (const { planned } of news) {
    const size = sizes.get(planned.image.key);
    if (!size) continue;
    const { key, dockerfile: file } = planned.image;
    problems.push(
      ...sizeNotices({ key, size, place: { file }, impatient: await impatientHubs(found, planned) }),
    );
  }
  return { sizes, problems };
}

function isNew({ planned, result }: BuiltImage, { touchedImages }: Survey): boolean {
  return result === 'built' || (result === 'reused' && touchedImages.has(planned.image.key));
}

/** The tags of the commit compared with, by image key. */
async function replacedTags(
  { options }: Context,
  { plan }: Survey,
): Promise<(key: string) => string | undefined> {
  if (!plan.base) return () => undefined;
  try {
    const { tags } = await lookAt(await readTree(options.directory, { rev: plan.base }));
    return (key) => tags.get(key)?.tag;
  } catch (error) {
    // Its files may have errors of their own: then nothing is known of its images.
    if (!(error instanceof ProblemError)) throw error;
    return () => undefined;
  }
}

/** The hubs whose users' servers run the image, and that leave startTimeout at the chart's default. */
async function impatientHubs(
  { fleet, values }: Survey,
  { image, name, tag }: PlannedImage,
): Promise<(Place & { id: string })[]> {
  if (image.kind === 'hub') return [];
  const hubs: (Place & { id: string })[] = [];
  for (const release of fleet.hubs.filter(({ images }) => images.includes(image.key))) {
    const own = await values.of(release);
    if (startTimeout(mergeValues(own.values), own.jupyterhubPath) !== DEFAULT_START_TIMEOUT) continue;
    hubs.push({ id: release.id, ...(locateImage(own.values, `${name}:${tag}`) ?? release.declaredAt) });
  }
  return hubs;
}

function startTimeout(values: unknown, path: readonly string[]): unknown {
  let here = values;
  for (const key of [...path, 'singleuser', 'startTimeout']) {
    here = (here as Record<string, unknown> | null | undefined)?.[key];
  }
  return here ?? DEFAULT_START_TIMEOUT;
}
