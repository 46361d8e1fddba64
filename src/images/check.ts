import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CommandError, exec } from '../host/exec.js';
import { makeScratch } from '../host/private.js';
import { ProblemError } from '../problem.js';
import type { Image, Problem } from '../words.js';
import { type BuilderOptions, readyBuilder, removeStrangers } from './builder.js';
import { limiter } from './limit.js';
import { type BuildPaths, buildPaths, type StagedFiles } from './paths.js';
import { platformsOf } from './platforms.js';

export interface CheckOptions extends StagedFiles {
  /** A Dockerfile's text before the change; undefined for one that is new. */
  readonly before: (dockerfile: string) => Promise<string | undefined>;
  readonly builder?: string;
  /** For a stranger's files: where the name of their own builder is kept. */
  readonly strangers?: string;
  readonly log: BuilderOptions['log'];
  readonly parallel: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

export interface CheckResult {
  /** What the change brought in, at its lines. */
  readonly problems: readonly Problem[];
  /** How many findings were there before. */
  readonly others: number;
}

/** What `docker buildx build --call=check,format=json` prints (moby/buildkit frontend/subrequests/lint). */
interface CheckOutput {
  readonly warnings?: readonly Finding[] | null;
  readonly buildError?: { readonly message?: string; readonly location?: Location } | null;
}

interface Finding {
  readonly ruleName: string;
  readonly description?: string;
  readonly url?: string;
  readonly detail?: string;
  readonly location?: Location;
}

interface Location {
  readonly ranges?: readonly { readonly start?: { readonly line?: number } }[] | null;
}

/**
 * Runs BuildKit's own checks on the Dockerfiles of these images, which are those that a change touches.
 *
 * @returns the findings that the change brought in: a finding counts as old where the Dockerfile before had it, too,
 *   at whatever line. Bases that cannot be fetched are left to the build to tell.
 */
export async function checkDockerfiles(images: readonly Image[], given: CheckOptions): Promise<CheckResult> {
  const options = given.strangers ? await withOwnBuilder(given, given.strangers) : given;
  if (options instanceof ProblemError) {
    const why = options.problems.map(({ message }) => message.replace(/\.$/, '')).join('; ');
    return { problems: images.map((image) => notChecked(image, why)), others: 0 };
  }
  const limit = limiter(options.parallel);
  const once = [...new Map(images.map((image) => [`${image.dockerfile}\0${image.context}`, image])).values()];
  const scratch = makeScratch('check');
  try {
    const results = await Promise.all(
      once.map((image) => limit(async () => checkOne(image, await mkdtemp(join(scratch, 'one-')), options))),
    );
    return {
      problems: results.flatMap(({ problems }) => problems),
      others: results.reduce((sum, { others }) => sum + others, 0),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await removeStrangers(options.strangers, options.env);
  }
}

/** A Dockerfile names the program that reads it (`# syntax=`), which the builder runs. */
async function withOwnBuilder(
  options: CheckOptions,
  strangers: string,
): Promise<CheckOptions | ProblemError> {
  const { builder, log, env = {}, signal } = options;
  try {
    const ready = await readyBuilder({
      ...(builder ? { builder } : {}),
      needs: [],
      hostNetwork: false,
      strangers,
      env,
      log,
      ...(signal ? { signal } : {}),
    });
    return ready.name ? { ...options, builder: ready.name } : options;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

async function checkOne(image: Image, scratch: string, options: CheckOptions): Promise<CheckResult> {
  const paths = await buildPaths(image, options, scratch).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return error;
  });
  if (paths instanceof ProblemError) return { problems: paths.problems, others: 0 };
  const [now, text] = await Promise.all([check(image, paths, options), options.before(image.dockerfile)]);
  if ('failed' in now) return { problems: [notChecked(image, now.failed)], others: 0 };
  const error = parseError(image, now);
  const findings = now.warnings ?? [];
  if (findings.length === 0 || text === undefined) {
    return { problems: [...error, ...findings.map((finding) => toProblem(image, finding))], others: 0 };
  }
  const oldFile = join(scratch, 'Dockerfile');
  await writeFile(oldFile, text);
  const old = await check(image, { ...paths, dockerfile: oldFile }, options);
  const fresh = withoutOld(findings, 'failed' in old ? [] : (old.warnings ?? []));
  return {
    problems: [...error, ...fresh.map((finding) => toProblem(image, finding))],
    others: findings.length - fresh.length,
  };
}

async function check(
  image: Image,
  { context, dockerfile }: BuildPaths,
  { staged, builder, env, signal }: CheckOptions,
): Promise<CheckOutput | { readonly failed: string }> {
  const args = Object.entries(image.args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
  try {
    const { stdout } = await exec({
      argv: [
        ...(['docker', 'buildx', 'build', '--call=check,format=json', '--progress=quiet'] as const),
        ...(builder ? ['--builder', builder] : []),
        ...(image.target ? ['--target', image.target] : []),
        ...['--platform', platformsOf(image).slice(0, 1).join()],
        ...args,
        ...['--file', dockerfile, context],
      ],
      cwd: staged,
      env: { BUILDX_GIT_INFO: 'false', ...env },
      // 1: there are findings, or the Dockerfile cannot be built; stdout says which.
      okCodes: [0, 1],
      timeoutMs: 120_000,
      ...(signal ? { signal } : {}),
    });
    return JSON.parse(stdout) as CheckOutput;
  } catch (error) {
    const said =
      error instanceof CommandError ? error.message : 'its answer is not JSON (buildx 0.15 has the check)';
    return { failed: said };
  }
}

/** Each old finding takes one equal new one away: a second of the same kind is new. */
function withoutOld(findings: readonly Finding[], old: readonly Finding[]): Finding[] {
  const left = old.map(identity);
  return findings.filter((finding) => {
    const at = left.indexOf(identity(finding));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function identity({ ruleName, detail }: Finding): string {
  return `${ruleName}\0${detail}`;
}

function toProblem(image: Image, finding: Finding): Problem {
  const { ruleName, description, detail, url } = finding;
  return {
    severity: 'warning',
    file: image.dockerfile,
    ...lineOf(finding.location),
    title: `Dockerfile: ${ruleName}`,
    message: [detail ?? description ?? ruleName, ...(url ? [url] : [])].join('. '),
  };
}

function parseError(image: Image, { buildError }: CheckOutput): Problem[] {
  const message = buildError?.message ?? '';
  if (!message.startsWith('dockerfile parse error')) return [];
  return [
    {
      severity: 'error',
      file: image.dockerfile,
      ...lineOf(buildError?.location),
      title: `${basename(image.dockerfile)} cannot be read`,
      message: `${message}.`,
    },
  ];
}

function notChecked(image: Image, why: string): Problem {
  const message = `BuildKit's checks could not be run on it: ${why}.`;
  return {
    severity: 'notice',
    file: image.dockerfile,
    title: `${image.key}: Dockerfile not checked`,
    message,
  };
}

function lineOf(location: Location | undefined): { line?: number } {
  const line = location?.ranges?.[0]?.start?.line;
  return line ? { line } : {};
}
