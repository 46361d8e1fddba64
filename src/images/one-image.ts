import { join } from 'node:path';
import { ProblemError } from '../problem.js';
import type { BuiltImage, Image, PlannedImage, Problem } from '../words.js';
import type { BuildOutput, BuildRequest } from './args.js';
import { type Attempted, attempt } from './attempt.js';
import { type BuildOptions, basesOf, imageContext, type Run } from './build-run.js';
import { cacheFlags } from './cache.js';
import type { TaggedImage } from './chains.js';
import { buildProblem, isTagTaken } from './failure.js';
import { labels } from './labels.js';
import { missingDockerfile } from './missing.js';
import { type BuildPaths, buildPaths } from './paths.js';
import type { BuildProgress } from './progress.js';
import { parseReference } from './reference.js';
import { lookUpTags } from './registry.js';
import { missingSecrets } from './secrets.js';
import { type AskedVersion, testImage } from './test.js';
import { unpushedOutput, unpushedSize } from './unpushed.js';

/**
 * Builds one image, tests it, pushes it and confirms it.
 *
 * @returns its result; whatever goes wrong is in it as a problem, and stops no other image
 */
export async function buildOne(planned: PlannedImage, run: Run): Promise<BuiltImage> {
  const start = Date.now();
  try {
    return await build(planned, run, start);
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

async function build(planned: PlannedImage, run: Run, start: number): Promise<BuiltImage> {
  const { image } = planned;
  const reference = `${planned.name}:${planned.tag}`;
  // It stands in options of docker that are lists with commas.
  parseReference(reference);
  const state = run.states.get(reference);
  if (state?.state === 'present') {
    run.options.log.line(`${image.key}: ${reference} is in the registry by now, not built again`);
    run.contexts.set(image.key, imageContext(planned, state.digest));
    return { planned, result: 'reused', digest: state.digest, seconds: since(start) };
  }
  if (state?.state === 'unknown') throw unknowable(planned, state.why);
  if (state?.state === 'denied' && !state.mayPush) throw unknowable(planned, state.why);
  await missingDockerfile(image, run.options.staged);
  const missing = missingSecrets(image, given(run));
  if (missing.length > 0) return withoutSecrets(planned, missing, run, start);

  run.options.log.line(`${image.key}: building ${reference}`);
  const request = requestFor(planned, await buildPaths(image, run.options, run.scratch), run);
  const attempted = await buildAndTest(request, run);
  run.running.delete(image.key);
  const built = await conclude(planned, request.output, attempted, run, start);
  tell(built, attempted, run);
  return built;
}

/** A proposal's check does without an image whose secrets it is not given, as of a fork; a push never does. */
function withoutSecrets(
  planned: PlannedImage,
  missing: readonly string[],
  { options }: Run,
  start: number,
): BuiltImage {
  const { image } = planned;
  const advice = options.push
    ? 'Give it to the job that builds, by a line of the input `build-secrets`, or take it out of `secrets`.'
    : 'A pull request of a fork is given none: it is built when this is merged.';
  const problem: Problem = {
    severity: options.push ? 'error' : 'notice',
    ...image.declaredAt,
    title: `${image.key} was not built: a build secret is missing`,
    message: `It needs ${missing.map((name) => `\`${name}\``).join(' and ')}, which the input \`build-secrets\` does not give. ${advice}`,
  };
  return { planned, result: options.push ? 'failed' : 'skipped', seconds: since(start), problem };
}

function given({ options }: Run): ReadonlyMap<string, string> {
  return options.secrets ?? new Map();
}

function requestFor(planned: PlannedImage, paths: BuildPaths, run: Run): BuildRequest {
  const { image } = planned;
  const { options } = run;
  const folder = join(run.scratch, image.key.replace(/[^\w.-]/g, '-'));
  const output: BuildOutput = options.push ? { kind: 'push' } : unpushedOutput(image.key, run, folder);
  const bases = basesOf(image.key, options).flatMap(({ image: key, reference }) => {
    const context = run.contexts.get(key) ?? elsewhere(reference, options.tags.get(key));
    return context ? [[reference, context] as const] : [];
  });
  return {
    image,
    reference: `${planned.name}:${planned.tag}`,
    paths,
    secrets: given(run),
    bases: { ...trackedBases(image, options), ...Object.fromEntries(bases) },
    output,
    labels: labels(planned, options),
    commitTime: options.commitTime,
    cache: cacheFlags(run.cache, planned, options.push),
    ...(run.builder.name ? { builder: run.builder.name } : {}),
    provenance: options.provenance ?? true,
    sbom: run.sbom,
    metadataFile: `${folder}.json`,
  };
}

/** An image with a `test` is built first, then tested, then pushed: the push finds every layer in the builder. */
async function buildAndTest(request: BuildRequest, run: Run): Promise<Attempted> {
  const { image } = request;
  const { signal, log } = run.options;
  const attempts = {
    kind: run.cache === 'gha' ? ('cached build' as const) : ('tool' as const),
    env: run.env,
    cwd: run.options.staged,
    ...(signal ? { signal } : {}),
    onStart: (progress: BuildProgress) => run.running.set(image.key, progress),
    onRetry: (sentence: string) => log.line(`${image.key}: ${sentence}`),
  };
  const asked = versionAsked(image, run.options);
  if (!image.test && !asked) return attempt(request, attempts);
  const unpushed: BuildRequest = { ...request, output: { kind: 'nothing' } };
  const built = await attempt(request.output.kind === 'push' ? unpushed : request, attempts);
  if (built.failure) return built;
  const problem = await testImage(request, asked, attempts);
  if (problem?.severity === 'error') throw new ProblemError(problem);
  const done = request.output.kind === 'push' ? await attempt(request, attempts) : built;
  return problem ? { ...done, doubt: problem } : done;
}

/** A user image is asked for its version together with its own test, a hub image always: hub and chart must fit. */
function versionAsked(image: Image, { hubVersions, chartVersions }: BuildOptions): AskedVersion | undefined {
  const chart = chartVersions?.get(image.key);
  if (chart !== undefined) return { program: 'jupyterhub', wanted: chart };
  const hub = image.test && hubVersions?.get(image.key);
  return hub === undefined ? undefined : { program: 'jupyterhub-singleuser', wanted: hub };
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
    const other = isTagTaken(failure) ? await present(planned, run) : undefined;
    if (other) {
      run.options.log.line(`${image.key}: another run pushed ${name}:${tag} meanwhile; that one is used`);
      run.contexts.set(image.key, imageContext(planned, other));
      return { planned, result: 'reused', digest: other, seconds: since(start) };
    }
    const login = await run.credentials.find(parseReference(name).registry).catch(() => undefined);
    const problem = buildProblem(image, `${name}:${tag}`, failure, login);
    return { planned, result: 'failed', seconds: since(start), problem };
  }
  const warning = attempted.doubt ? { problem: attempted.doubt } : concessionProblem(planned, attempted, run);
  if (output.kind === 'oci-layout' && digest)
    run.contexts.set(image.key, `oci-layout://${output.folder}@${digest}`);
  if (output.kind !== 'push') {
    const bytes = await unpushedSize(image.key, output, attempted, run);
    return { planned, result: 'built', seconds: since(start), ...(bytes ? { bytes } : {}), ...warning };
  }

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

/** The digest that the registry has under the tag. */
async function present(planned: PlannedImage, run: Run): Promise<string | undefined> {
  const state = (await lookUpTags([planned], run.registry)).get(`${planned.name}:${planned.tag}`);
  return state?.state === 'present' ? state.digest : undefined;
}

function concessionProblem({ image }: PlannedImage, attempted: Attempted, run: Run): { problem?: Problem } {
  const told = attempted.concessions.filter(({ extra }) => extra !== 'generator' || run.sbom !== false);
  if (told.some(({ extra }) => extra === 'generator')) run.sbom = false;
  const sentences = [
    ...told.map(({ sentence }) => sentence),
    ...attempted.progress.cacheErrors().map((error) => `without all of its cache: ${error}`),
  ];
  if (sentences.length === 0) return {};
  const message = `${image.key} was built ${sentences.join('; ')}.`;
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

function unknowable({ image, name, tag }: PlannedImage, why: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    ...image.declaredAt,
    title: `${image.key}: its registry cannot be asked`,
    message: `Whether ${name}:${tag} is there already cannot be known: ${why}. It was not built.`,
  });
}

/** What was hashed is what is built: a base that moved since the plan is not taken. */
function trackedBases(image: Image, { baseDigests }: BuildOptions): Record<string, string> {
  if (!image.trackBases || !baseDigests) return {};
  const pinned = [...baseDigests].filter(([reference]) => !reference.includes('@'));
  return Object.fromEntries(
    pinned.map(([reference, digest]) => [reference, `docker-image://${reference}@${digest}`]),
  );
}

/** A base that is not part of this run: what was pushed under its tag. */
function elsewhere(reference: string, base: TaggedImage | undefined): string | undefined {
  return base && `docker-image://${reference.slice(0, reference.lastIndexOf(':'))}:${base.tag}`;
}

function since(start: number): number {
  return (Date.now() - start) / 1000;
}
