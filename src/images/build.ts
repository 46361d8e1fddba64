import { rm } from 'node:fs/promises';
import type { BuiltImage, PlannedImage, Problem } from '../words.js';
import { type BuildOptions, basesOf, prepare, type Run } from './build-run.js';
import { removeStrangers } from './builder.js';
import { chains } from './chains.js';
import { limiter } from './limit.js';
import { buildOne } from './one-image.js';

export type { BuildLog, BuildOptions } from './build-run.js';

const STATUS_EVERY_MS = 10_000;

/**
 * Builds the images that the plan says to build, side by side, bases before what is built FROM them; with `push`
 * each is pushed and its digest checked against the registry. A tag that the registry has is never pushed again.
 *
 * @returns one result for each image of the plan, in its order; a failure stops only what depends on it
 * @throws ProblemError where docker, buildx or the builder is not there
 */
export async function buildImages(
  plan: readonly PlannedImage[],
  options: BuildOptions,
): Promise<BuiltImage[]> {
  const wanted = plan.filter(({ action }) => action === 'build');
  if (wanted.length === 0) return plan.map((planned) => reused(planned));
  const run = await prepare(plan, wanted, options);
  const every = options.statusEveryMs ?? STATUS_EVERY_MS;
  const ticker = setInterval(() => {
    for (const [key, progress] of run.running) options.log.line(`${key}: ${progress.status(Date.now())}`);
  }, every);
  try {
    return await buildAll(plan, run);
  } finally {
    clearInterval(ticker);
    await rm(run.scratch, { recursive: true, force: true });
    await removeStrangers(options.strangers, run.env);
  }
}

/** Each image waits for its bases, then for a place. */
async function buildAll(plan: readonly PlannedImage[], run: Run): Promise<BuiltImage[]> {
  const limit = limiter(run.options.parallel);
  const results = new Map<string, Promise<BuiltImage>>();
  // Bases come first in a chain, so theirs are there to wait for; a circle (an error elsewhere) cannot wait for itself.
  for (const planned of chains(plan, run.options.tags).flat()) {
    const bases = basesOf(planned.image.key, run.options).flatMap(({ image }) => results.get(image) ?? []);
    const result = async () => {
      const failed = (await Promise.all(bases)).find(
        ({ result }) => result === 'failed' || result === 'skipped',
      );
      return failed ? skipped(planned, failed) : limit(() => buildOne(planned, run));
    };
    results.set(planned.image.key, planned.action === 'build' ? result() : Promise.resolve(reused(planned)));
  }
  return Promise.all(plan.map(({ image }) => results.get(image.key) as Promise<BuiltImage>));
}

function reused(planned: PlannedImage): BuiltImage {
  return { planned, result: 'reused', seconds: 0, ...(planned.digest ? { digest: planned.digest } : {}) };
}

/** What is built FROM an image that a proposal does without is done without, too: no error. */
function skipped(planned: PlannedImage, base: BuiltImage): BuiltImage {
  const problem: Problem = {
    severity: base.problem?.severity === 'notice' ? 'notice' : 'error',
    ...planned.image.declaredAt,
    title: `${planned.image.key} was not built`,
    message: `It is built FROM ${base.planned.image.key}, which ${base.result === 'failed' ? 'failed' : 'was not built'}.`,
  };
  return { planned, result: 'skipped', seconds: 0, problem };
}
