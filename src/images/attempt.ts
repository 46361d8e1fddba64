import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgramKind } from '../host/environment.js';
import { CommandError, exec } from '../host/exec.js';
import type { Problem } from '../words.js';
import { type BuildRequest, buildArgs } from './args.js';
import { type Failure, failureKind, isTransient, reasonOf, waitBefore } from './failure.js';
import { type BuildProgress, buildProgress } from './progress.js';

/** What came of a build, with the tries that it took. */
export interface Attempted {
  readonly progress: BuildProgress;
  /** Of the image or index, `sha256:...`; absent where no image was written. */
  readonly digest?: string;
  /** The builder's own id of this build. */
  readonly record?: string;
  readonly failure?: Failure;
  /** What was left out so that it could be built, and why. */
  readonly concessions: readonly Concession[];
  /** A warning about what was built. */
  readonly doubt?: Problem;
}

export interface Concession {
  /** `generator`: no image of the run can have an SBOM. */
  readonly extra: 'cache' | 'sbom' | 'generator';
  /** `without its cache, ...` */
  readonly sentence: string;
}

export interface AttemptOptions {
  /** Which program docker is: one that keeps its cache with GitHub, or not. */
  readonly kind: ProgramKind;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Called at the start of each try. */
  readonly onStart: (progress: BuildProgress) => void;
  /** Called before a wait: `ghcr.io ... answered 503: trying again in 4 s`. */
  readonly onRetry: (sentence: string) => void;
}

const TRIES = 3;

/**
 * Builds, and tries again where it may help: after a registry's transient errors (what was built is in the
 * builder's cache), without a cache that cannot be used, without an SBOM that cannot be made or kept.
 *
 * @throws CommandError where docker cannot be started or the run was cancelled
 */
export async function attempt(request: BuildRequest, options: AttemptOptions): Promise<Attempted> {
  const concessions: Concession[] = [];
  let current = request;
  for (let tries = 1; ; ) {
    const { progress, failure } = await runOnce(current, options);
    if (!failure) {
      return { progress, concessions, ...(await told(current.metadataFile)) };
    }
    const easier = concede(current, failure);
    if (easier) {
      concessions.push(easier.concession);
      current = easier.request;
      continue;
    }
    if (!isTransient(failure) || tries >= TRIES) return { progress, failure, concessions };
    const wait = waitBefore(tries, failure);
    options.onRetry(`${reasonOf(failure.said)}: trying again in ${Math.round(wait / 1000)} s`);
    await sleep(wait, undefined, options.signal ? { signal: options.signal } : {});
    tries += 1;
  }
}

async function runOnce(
  request: BuildRequest,
  options: AttemptOptions,
): Promise<{ progress: BuildProgress; failure?: Failure }> {
  const progress = buildProgress();
  options.onStart(progress);
  try {
    await exec({
      argv: buildArgs(request),
      cwd: options.cwd,
      kind: options.kind,
      env: options.env,
      onLine: (line, stream) => {
        if (stream === 'stderr') progress.line(line);
      },
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return { progress };
  } catch (error) {
    if (!(error instanceof CommandError) || error.reason !== 'exit') throw error;
    const step = progress.failed();
    return { progress, failure: { said: progress.plain(), ...(step ? { step } : {}) } };
  }
}

/** The same build without the extra that failed; undefined where no extra is to blame. */
function concede(
  request: BuildRequest,
  failure: Failure,
): { request: BuildRequest; concession: Concession } | undefined {
  const kind = failureKind(failure);
  const why = reasonOf(failure.said);
  const { cache } = request;
  if (kind === 'cache' && cache.from.length + cache.to.length > 0) {
    const sentence = `without its cache, which could not be used: ${why}`;
    const without = { ...request, cache: { from: [], to: [], tags: cache.tags } };
    return { request: without, concession: { extra: kind, sentence } };
  }
  if (!request.sbom || request.output.kind !== 'push') return undefined;
  const without = { ...request, sbom: false };
  if (kind === 'generator') {
    const sentence = `without an SBOM, whose generator could not be fetched: ${why}`;
    return { request: without, concession: { extra: kind, sentence } };
  }
  // What nothing else explains may be the SBOM, in words that are not known here: else it fails again, and tells why.
  if (kind === 'sbom' || kind === 'other') {
    const sentence = `without an SBOM, which could not be made or kept: ${why}`;
    return { request: without, concession: { extra: 'sbom', sentence } };
  }
  return undefined;
}

/** What the metadata file tells of a build. */
async function told(metadataFile: string): Promise<Pick<Attempted, 'digest' | 'record'>> {
  try {
    const metadata = JSON.parse(await readFile(metadataFile, 'utf8')) as Record<string, string | undefined>;
    const digest = metadata['containerimage.digest'];
    // BUILDER/NODE/ID
    const record = metadata['buildx.build.ref']?.split('/').at(-1);
    return { ...(digest ? { digest } : {}), ...(record ? { record } : {}) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
