import { commitTime } from '../fleet/git.js';
import { buildImages } from '../images/build.js';
import { credentials } from '../images/credentials.js';
import type { BuiltImage, PlannedImage } from '../words.js';
import type { Context } from './context.js';
import { versionsToFit } from './hub-fit.js';
import { dockerEnvironment, givenLogins } from './registry.js';
import type { Survey } from './survey.js';

/**
 * Builds the images that the plan says to build.
 *
 * @param staged the staged tree's root
 * @param wanted those of the plan that this job is for
 * @throws ProblemError where docker, buildx or the builder is not there
 */
export async function buildAll(
  context: Context,
  found: Survey,
  staged: string,
  wanted: readonly PlannedImage[],
  { push }: { readonly push: boolean },
): Promise<BuiltImage[]> {
  const { options, host, signal } = context;
  const { event, directory } = options;
  const names = wanted.map(({ name }) => name).filter(Boolean);
  const broken = unbuildable(found, wanted);
  const sound = wanted.filter(({ image }) => !broken.has(image.key));
  const built = await buildImages(sound, {
    staged,
    push,
    parallel: options.parallelBuilds,
    commit: found.tree.commit,
    commitTime: await commitTime(directory, found.tree.commit),
    ...(event.serverUrl && event.repository
      ? { repositoryUrl: `${event.serverUrl}/${event.repository}` }
      : {}),
    tags: found.tags,
    ...(await versionsToFit(
      found,
      sound.filter(({ action }) => action === 'build').map(({ image }) => image),
    )),
    baseDigests: found.baseDigests,
    ...(options.builder ? { builder: options.builder } : {}),
    cache: options.cache,
    log: host,
    signal,
    credentials: credentials({ logins: givenLogins(context, names) }),
    env: await dockerEnvironment(context, names),
  });
  const results = new Map(built.map((image) => [image.planned.image.key, image]));
  return wanted.map(
    (planned) =>
      results.get(planned.image.key) ?? {
        planned,
        result: broken.get(planned.image.key) ?? 'skipped',
        seconds: 0,
      },
  );
}

/** Images whose files cannot be built, which the plan's problems say, and what is built FROM them. */
function unbuildable(
  { tags, faults }: Survey,
  images: readonly PlannedImage[],
): Map<string, 'failed' | 'skipped'> {
  const broken = new Map<string, 'failed' | 'skipped'>();
  for (const { image } of images) {
    if (faults.get(image.key)?.some(({ severity }) => severity === 'error')) broken.set(image.key, 'failed');
  }
  for (let grew = broken.size > 0; grew; ) {
    grew = false;
    for (const { image } of images) {
      const below = tags.get(image.key)?.from ?? [];
      if (broken.has(image.key) || !below.some((base) => broken.has(base.image))) continue;
      broken.set(image.key, 'skipped');
      grew = true;
    }
  }
  return broken;
}
