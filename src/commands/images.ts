import { join } from 'node:path';
import { commitTime } from '../fleet/git.js';
import { STRANGERS_BUILDER, writePrivate } from '../host/private.js';
import { buildImages } from '../images/build.js';
import type { BuiltImage, PlannedImage } from '../words.js';
import type { Context } from './context.js';
import { versionsToFit } from './hub-fit.js';
import type { Stage } from './stage.js';
import type { Survey } from './survey.js';

/**
 * Builds the images that the plan says to build.
 *
 * @param wanted those of the plan that this job is for
 * @throws ProblemError where docker, buildx or the builder is not there
 */
export async function buildAll(
  context: Context,
  found: Survey,
  staged: Stage,
  wanted: readonly PlannedImage[],
  { push }: { readonly push: boolean },
): Promise<BuiltImage[]> {
  const { options, host, signal } = context;
  const { event, directory } = options;
  const broken = unbuildable(found, wanted);
  const sound = wanted.filter(({ image }) => !broken.has(image.key));
  const built = await buildImages(sound, {
    staged: staged.root,
    linksOut: staged.linksOut,
    secrets: secretFiles(context),
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
    ...strangersBuilder(context),
    cache: options.cache,
    log: host,
    signal,
    credentials: found.logins,
    env: await found.logins.dockerEnvironment(),
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

/** Where a fork's builder is noted, for builds on a machine that other builds share: GitHub's own go with their job. */
export function strangersBuilder({ options: { event }, privateFolder }: Context): { strangers?: string } {
  if (!event.pullRequest?.fork || process.env.RUNNER_ENVIRONMENT === 'github-hosted') return {};
  return { strangers: join(privateFolder, STRANGERS_BUILDER) };
}

/** The job's build secrets as files that only this user can read, by name. */
function secretFiles({ options, host, privateFolder }: Context): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, value] of options.buildSecrets) {
    // The runner masks line by line; short lines would blacken the whole log.
    for (const line of value.split('\n')) if (line.trim().length >= 8) host.mask(line.trim());
    files.set(name, writePrivate(join(privateFolder, 'build-secrets', name), value));
  }
  return files;
}

/** Images that cannot be built, of which the plan's problems say why, and what is built FROM them. */
function unbuildable(
  { tags, faults }: Survey,
  images: readonly PlannedImage[],
): Map<string, 'failed' | 'skipped'> {
  const broken = new Map<string, 'failed' | 'skipped'>();
  for (const { image } of images) {
    const isWrong = image.broken || faults.get(image.key)?.some(({ severity }) => severity === 'error');
    if (isWrong) broken.set(image.key, 'failed');
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
