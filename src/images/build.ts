import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../problem.js';
import type { BuiltImage, PlannedImage, Problem, TagState } from '../words.js';
import type { BuildOutput, BuildRequest } from './args.js';
import { type Attempted, attempt } from './attempt.js';
import { type Builder, readyBuilder } from './builder.js';
import { type CacheKind, cacheFlags, chosenCache } from './cache.js';
import type { TaggedImage } from './chains.js';
import { type Credentials, credentials } from './credentials.js';
import { buildProblem } from './failure.js';
import { labels } from './labels.js';
import { limiter } from './limit.js';
import { missingDockerfile } from './missing.js';
import type { BuildProgress } from './progress.js';
import { isLocal, parseReference } from './reference.js';
import { lookUpTags, type RegistryOptions } from './registry.js';
import { testImage } from './test.js';

/** Where builds speak to people. */
export interface BuildLog {
  line(text: string): void;
  group(title: string, lines: readonly string[]): void;
}

export interface BuildOptions {
  /** The staged tree's root folder. */
  readonly staged: string;
  readonly push: boolean;
  /** How many builds run at once. */
  readonly parallel: number;
  /** The commit's full id. */
  readonly commit: string;
  /** Seconds since 1970. */
  readonly commitTime: number;
  readonly repositoryUrl?: string;
  /** By image key: what each is built FROM. */
  readonly tags: ReadonlyMap<string, TaggedImage>;
  readonly builder?: string;
  /** Default: auto. */
  readonly cache?: CacheKind | 'auto';
  /** Attestation of how it was built. Default: where pushed. */
  readonly provenance?: boolean;
  /** List of what is in it; a text names the generator's image. Default: where pushed. */
  readonly sbom?: boolean | string;
  readonly log: BuildLog;
  readonly signal?: AbortSignal;
  /** Logins for look-ups. Default: Docker's own. */
  readonly credentials?: Credentials;
  readonly registry?: Omit<RegistryOptions, 'credentials' | 'signal'>;
  /** Added to the environment of docker: DOCKER_CONFIG of `loginTo`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By image key: JupyterHub's version in the hub that starts the image, for images with a `test`. */
  readonly hubVersions?: ReadonlyMap<string, string>;
  /** How often it's said what each build is doing. Default: 10 s. */
  readonly statusEveryMs?: number;
}

/** What all builds of one call share. */
interface Run {
  readonly options: BuildOptions;
  readonly credentials: Credentials;
  readonly registry: RegistryOptions;
  readonly builder: Builder;
  readonly cache: CacheKind;
  /** For metadata files and images that are not pushed; removed at the end. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly states: ReadonlyMap<string, TagState>;
  /** Keys of images that others here are built FROM. */
  readonly bases: ReadonlySet<string>;
  /** What each image is as a context of others: `docker-image://` or `oci-layout://`. */
  readonly contexts: Map<string, string>;
  readonly running: Map<string, BuildProgress>;
}

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
  }
}

async function prepare(
  plan: readonly PlannedImage[],
  wanted: readonly PlannedImage[],
  options: BuildOptions,
): Promise<Run> {
  const logins = options.credentials ?? credentials();
  const registry: RegistryOptions = {
    ...options.registry,
    credentials: logins,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  // buildx need not look for git or collect provenance into the metadata file: nobody reads it there.
  const env = { BUILDX_GIT_INFO: 'false', BUILDX_METADATA_PROVENANCE: 'disabled', ...options.env };
  const cache = chosenCache(options.cache ?? 'auto', process.env);
  const bases = new Set(wanted.flatMap(({ image }) => basesOf(image.key, options).map((base) => base.image)));
  const [states, builder] = await Promise.all([
    options.push ? lookUpTags(wanted, registry) : new Map<string, TagState>(),
    readyBuilder({
      ...(options.builder ? { builder: options.builder } : {}),
      needs: needsOf(wanted, bases, cache, options),
      localRegistry: wanted.some(({ name }) => isLocal(name.split('/')[0] ?? '')),
      env,
      log: options.log,
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  ]);
  return {
    options,
    credentials: logins,
    registry,
    builder,
    cache,
    scratch: await mkdtemp(join(tmpdir(), 'hub-deploy-build-')),
    env,
    states,
    bases,
    contexts: new Map(
      plan.filter(({ action }) => action === 'reuse').map((p) => [p.image.key, imageContext(p, p.digest)]),
    ),
    running: new Map(),
  };
}

/** What Docker's own driver cannot do without the containerd image store. */
function needsOf(
  wanted: readonly PlannedImage[],
  bases: ReadonlySet<string>,
  cache: CacheKind,
  options: BuildOptions,
): string[] {
  const needs: string[] = [];
  if (options.push && options.provenance !== false) needs.push('provenance');
  if (options.push && options.sbom !== false) needs.push('SBOM');
  if (cache === 'gha' || (cache === 'registry' && options.push)) needs.push(`the cache ${cache}`);
  if (!options.push && wanted.some(({ image }) => bases.has(image.key)))
    needs.push('images built FROM unpushed ones');
  if (wanted.some(({ image }) => image.platforms.length > 1)) needs.push('several platforms');
  return needs;
}

/** Each image waits for its bases, then for a place. */
function buildAll(plan: readonly PlannedImage[], run: Run): Promise<BuiltImage[]> {
  const limit = limiter(run.options.parallel);
  const byKey = new Map(plan.map((planned) => [planned.image.key, planned]));
  const results = new Map<string, Promise<BuiltImage>>();
  const resultOf = (planned: PlannedImage): Promise<BuiltImage> => {
    const { key } = planned.image;
    const known = results.get(key);
    if (known) return known;
    const result = planned.action === 'build' ? afterBases(planned) : Promise.resolve(reused(planned));
    results.set(key, result);
    return result;
  };
  const afterBases = async (planned: PlannedImage): Promise<BuiltImage> => {
    // The look at `results` of a base must come after this image's own entry: a cycle would wait for itself for ever.
    await null;
    for (const { image } of basesOf(planned.image.key, run.options)) {
      const base = byKey.get(image);
      const result = base && (await resultOf(base));
      if (result?.result === 'failed' || result?.result === 'skipped') return skipped(planned, image);
    }
    return limit(() => buildSafely(planned, run));
  };
  return Promise.all(plan.map(resultOf));
}

async function buildSafely(planned: PlannedImage, run: Run): Promise<BuiltImage> {
  const start = Date.now();
  try {
    return await buildOne(planned, run, start);
  } catch (error) {
    const { image } = planned;
    const problem: Problem =
      error instanceof ProblemError && error.problems[0]
        ? error.problems[0]
        : {
            severity: 'error',
            ...image.declaredAt,
            title: `Build of ${image.key} ${run.options.signal?.aborted ? 'was cancelled' : 'failed'}`,
            message: `${(error as Error).message}.`,
          };
    return { planned, result: 'failed', seconds: since(start), problem };
  } finally {
    run.running.delete(planned.image.key);
  }
}

async function buildOne(planned: PlannedImage, run: Run, start: number): Promise<BuiltImage> {
  const { image } = planned;
  const reference = `${planned.name}:${planned.tag}`;
  const state = run.states.get(reference);
  if (state?.state === 'present') {
    run.options.log.line(`${image.key}: ${reference} is in the registry by now, not built again`);
    run.contexts.set(image.key, imageContext(planned, state.digest));
    return { planned, result: 'reused', digest: state.digest, seconds: since(start) };
  }
  if (state?.state === 'unknown') throw unknowable(planned, state.why);
  if (state?.state === 'denied' && !state.mayPush) throw unknowable(planned, state.why);
  await missingDockerfile(image, run.options.staged);

  run.options.log.line(`${image.key}: building ${reference}`);
  const request = requestFor(planned, run);
  const attempted = await buildAndTest(request, run);
  run.running.delete(image.key);
  const built = await conclude(planned, request.output, attempted, run, start);
  tell(built, attempted, run);
  return built;
}

function requestFor(planned: PlannedImage, run: Run): BuildRequest {
  const { image } = planned;
  const { options } = run;
  const folder = join(run.scratch, image.key.replace(/[^\w.-]/g, '-'));
  const output: BuildOutput = options.push
    ? { kind: 'push' }
    : run.bases.has(image.key)
      ? { kind: 'oci-layout', folder }
      : { kind: 'nothing' };
  const bases = basesOf(image.key, options).flatMap(({ image: key, reference }) => {
    const context = run.contexts.get(key) ?? elsewhere(reference, options.tags.get(key));
    return context ? [[reference, context] as const] : [];
  });
  return {
    image,
    reference: `${planned.name}:${planned.tag}`,
    staged: options.staged,
    bases: Object.fromEntries(bases),
    output,
    labels: labels(planned, options),
    commitTime: options.commitTime,
    cache: cacheFlags(run.cache, planned, options.push),
    ...(run.builder.name ? { builder: run.builder.name } : {}),
    provenance: options.provenance ?? true,
    sbom: options.sbom ?? true,
    metadataFile: `${folder}.json`,
  };
}

/** An image with a `test` is built first, then tested, then pushed: the push finds every layer in the builder. */
async function buildAndTest(request: BuildRequest, run: Run): Promise<Attempted> {
  const { image } = request;
  const { signal, log, hubVersions } = run.options;
  const attempts = {
    env: run.env,
    cwd: run.options.staged,
    ...(signal ? { signal } : {}),
    onStart: (progress: BuildProgress) => run.running.set(image.key, progress),
    onRetry: (sentence: string) => log.line(`${image.key}: ${sentence}`),
  };
  if (!image.test) return attempt(request, attempts);
  const unpushed: BuildRequest = { ...request, output: { kind: 'nothing' } };
  const built = await attempt(request.output.kind === 'push' ? unpushed : request, attempts);
  if (built.failure) return built;
  const problem = await testImage(request, hubVersions?.get(image.key), attempts);
  if (problem) throw new ProblemError(problem);
  return request.output.kind === 'push' ? attempt(request, attempts) : built;
}

async function conclude(
  planned: PlannedImage,
  output: BuildOutput,
  attempted: Attempted,
  run: Run,
  start: number,
): Promise<BuiltImage> {
  const { image, name, tag } = planned;
  const { failure, digest } = attempted;
  if (failure) {
    const login = await run.credentials.find(parseReference(name).registry).catch(() => undefined);
    const problem = buildProblem(image, `${name}:${tag}`, failure, login);
    return { planned, result: 'failed', seconds: since(start), problem };
  }
  const warning = concessionProblem(planned, attempted);
  if (output.kind === 'oci-layout' && digest)
    run.contexts.set(image.key, `oci-layout://${output.folder}@${digest}`);
  if (output.kind !== 'push') return { planned, result: 'built', seconds: since(start), ...warning };

  const pushed = await confirm(planned, digest, run);
  run.contexts.set(image.key, imageContext(planned, pushed));
  return { planned, result: 'built', digest: pushed, seconds: since(start), ...warning };
}

/**
 * The digest that the registry has under the tag after the push. Somebody else's push of the same content may
 * have won: what the tag is now is what Helm gets.
 *
 * @throws ProblemError where the registry does not show the tag
 */
async function confirm(planned: PlannedImage, digest: string | undefined, run: Run): Promise<string> {
  const reference = `${planned.name}:${planned.tag}`;
  const state = (await lookUpTags([planned], run.registry)).get(reference);
  if (state?.state === 'present') {
    if (digest && state.digest !== digest) {
      run.options.log.line(
        `${planned.image.key}: ${reference} is ${state.digest} in the registry, not the ${digest} that was pushed: another run pushed it too; the registry's is used`,
      );
    }
    return state.digest;
  }
  const why = state && 'why' in state ? state.why : 'the registry does not have it';
  throw new ProblemError({
    severity: 'error',
    ...planned.image.declaredAt,
    title: `${planned.image.key}: the push cannot be confirmed`,
    message: `docker pushed ${reference} without an error, but ${why}. No values get a tag that is not proved to be there; run this again.`,
  });
}

function concessionProblem({ image }: PlannedImage, attempted: Attempted): { problem?: Problem } {
  const sentences = [
    ...attempted.concessions,
    ...attempted.progress.cacheErrors().map((error) => `its cache could not be used: ${error}`),
  ];
  if (sentences.length === 0) return {};
  const message = `${image.key} was ${sentences.join('; ')}.`.replace('was its', 'was built, but its');
  return {
    problem: {
      severity: 'warning',
      ...image.declaredAt,
      title: `${image.key}: built, with less than wanted`,
      message,
    },
  };
}

/** One folded group an image, when it's done. */
function tell(built: BuiltImage, { progress }: Attempted, run: Run): void {
  const { image, name, tag } = built.planned;
  const { all, cached } = progress.steps();
  const what = built.result === 'failed' ? 'failed' : run.options.push ? 'built and pushed' : 'built';
  const title = `${image.key}: ${what} ${name}:${tag} in ${Math.round(built.seconds)} s (${cached} of ${all} steps cached)`;
  run.options.log.group(title, [...progress.log(), ...progress.plain()]);
}

function reused(planned: PlannedImage): BuiltImage {
  return { planned, result: 'reused', seconds: 0, ...(planned.digest ? { digest: planned.digest } : {}) };
}

function skipped(planned: PlannedImage, base: string): BuiltImage {
  const problem: Problem = {
    severity: 'error',
    ...planned.image.declaredAt,
    title: `${planned.image.key} was not built`,
    message: `It is built FROM ${base}, which failed.`,
  };
  return { planned, result: 'skipped', seconds: 0, problem };
}

function unknowable({ image, name, tag }: PlannedImage, why: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    ...image.declaredAt,
    title: `${image.key}: its registry cannot be asked`,
    message: `Whether ${name}:${tag} is there already cannot be known: ${why}. It was not built.`,
  });
}

function imageContext({ name, tag }: PlannedImage, digest: string | undefined): string {
  return `docker-image://${name}:${tag}${digest ? `@${digest}` : ''}`;
}

/** A base that is not part of this run: what was pushed under its tag. */
function elsewhere(reference: string, base: TaggedImage | undefined): string | undefined {
  return base && `docker-image://${reference.slice(0, reference.lastIndexOf(':'))}:${base.tag}`;
}

function basesOf(key: string, options: BuildOptions): TaggedImage['from'] {
  return options.tags.get(key)?.from ?? [];
}

function since(start: number): number {
  return (Date.now() - start) / 1000;
}
