import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError, exec } from '../host/exec.js';
import type { Problem } from '../words.js';
import { type BuildRequest, contextsOf } from './args.js';
import type { AttemptOptions } from './attempt.js';
import { platformsOf } from './platforms.js';
import { type BuildProgress, buildProgress } from './progress.js';
import { secretFlags } from './secrets.js';

const LOG_LINES = 30;

/** Which JupyterHub an image must have, and who tells its own. */
export interface AskedVersion {
  /** `jupyterhub` in a hub image, whose chart `wanted` is of; the other in one that a hub of that version starts. */
  readonly program: 'jupyterhub' | 'jupyterhub-singleuser';
  readonly wanted: string;
}

/**
 * Runs the image's `test`, and asks for its JupyterHub's version where another's is known that it must fit, as a last
 * stage of the image: the builder has every layer already, and no image is loaded or pushed for it.
 *
 * @param asked absent: its version is not asked for
 * @returns nothing where all is well, or the problem
 * @throws CommandError where docker cannot be started or the run was cancelled
 */
export async function testImage(
  request: BuildRequest,
  asked: AskedVersion | undefined,
  options: AttemptOptions,
): Promise<Problem | undefined> {
  const file = `${request.metadataFile}.bake`;
  await writeFile(file, JSON.stringify(testBake(request, asked?.program)));
  const progress = buildProgress();
  options.onStart(progress);
  const builder = request.builder ? ['--builder', request.builder] : [];
  try {
    await exec({
      argv: ['docker', 'buildx', 'bake', '--progress', 'rawjson', ...builder, '--file', file, 'test'],
      cwd: options.cwd,
      // The paths in the file are ours: the staged tree and the scratch folder.
      env: { ...options.env, BUILDX_BAKE_ENTITLEMENTS_FS: '0' },
      onLine: (line, stream) => {
        if (stream === 'stderr') progress.line(line);
      },
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (!(error instanceof CommandError) || error.reason !== 'exit') throw error;
    return failedTest(request, progress, asked);
  }
  return asked && misfit(request, asked, versionIn(progress.log(), asked.program));
}

/**
 * The definition for `docker buildx bake`, whose targets can be built FROM each other (`target:`). Pure.
 *
 * @param program is run with `--version` too, never from the cache: its output is wanted
 */
export function testBake(request: BuildRequest, program?: AskedVersion['program']): unknown {
  const { image, paths } = request;
  const lines = ['FROM hub-deploy-built'];
  if (image.test) lines.push(`RUN ${execForm(image.test)}`);
  if (program) lines.push(`ARG HUB_DEPLOY_ASKED=${randomUUID()}`, `RUN ${execForm([program, '--version'])}`);
  const platforms = platformsOf(image).slice(0, 1);
  const built = {
    context: paths.context,
    dockerfile: paths.dockerfile,
    args: { ...image.args, SOURCE_DATE_EPOCH: String(request.commitTime) },
    contexts: contextsOf(request),
    secret: secretFlags(image, request.secrets),
    ...(image.target ? { target: image.target } : {}),
    platforms,
  };
  const test = {
    context: dirname(request.metadataFile),
    'dockerfile-inline': `${lines.join('\n')}\n`,
    contexts: { 'hub-deploy-built': 'target:built' },
    output: ['type=cacheonly'],
    platforms,
  };
  return withoutTemplates({ target: { built, test } });
}

/** An argv as a Dockerfile's RUN: no shell, and no `<<` that its parser would take for a here-document. */
function execForm(argv: readonly string[]): string {
  return JSON.stringify(argv).replaceAll('<', '\\u003c');
}

/** Bake reads `${x}` and `%{x}` in its JSON as templates: doubled, they are themselves. */
function withoutTemplates(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[$%](?=\{)/g, '$&$&');
  if (Array.isArray(value)) return value.map(withoutTemplates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [withoutTemplates(key), withoutTemplates(one)]),
  );
}

function failedTest(
  request: BuildRequest,
  progress: BuildProgress,
  asked: AskedVersion | undefined,
): Problem {
  const { image } = request;
  const step = progress.failed();
  const lines = step && step.log.length > 0 ? step.log : progress.plain();
  const log = { log: lines.slice(-LOG_LINES).join('\n') };
  const code = step?.error.match(/exit code: (\d+)/)?.[1];
  const ended = code
    ? `ended with exit code ${code}`
    : `could not be run: ${step?.error ?? progress.plain().at(-1)}`;
  if (asked && step?.name.includes(`"${asked.program}"`)) {
    return { ...unanswered(request, asked, `\`${asked.program} --version\` ${ended}`), ...log };
  }
  const message = `\`${(image.test ?? []).join(' ')}\` ${ended} in ${request.reference}. Its last lines say why; the image was not pushed.`;
  return { ...problem(request, `The test of ${image.key} failed`, message), ...log };
}

/** An image that does not tell: a user image then starts no server; a hub image may hold its JupyterHub elsewhere. */
function unanswered(request: BuildRequest, { program, wanted }: AskedVersion, why: string): Problem {
  const { image, reference } = request;
  if (program === 'jupyterhub') {
    const message = `Whether its JupyterHub fits the chart, which brings ${wanted}, is not known: ${why} in ${reference}.`;
    return { ...problem(request, `${image.key} does not tell its JupyterHub`, message), severity: 'warning' };
  }
  const message = `${why} in ${reference}: without it no server starts. Install jupyterhub (or jupyterhub-singleuser) in the image; it was not pushed.`;
  return problem(request, `${image.key} cannot start servers`, message);
}

function versionIn(log: readonly string[], program: string): string | undefined {
  const at = log.findLastIndex((line) => !line.startsWith('  ') && line.includes(`"${program}"`));
  for (const line of log.slice(at + 1)) {
    // No version is longer; the line is the image's own words, and may have any length.
    const version = /^\s/.test(line) ? /\d+\.\d+[\w.]*$/.exec(line.trimEnd().slice(-100))?.[0] : undefined;
    if (version) return version;
  }
  return undefined;
}

/**
 * JupyterHub's rule: hub and single-user server share the major version. The chart's rule ("the tag given here has to be
 * compatible with the version of the helm chart"): so do hub and chart, and of another minor version is told.
 */
function misfit(
  request: BuildRequest,
  asked: AskedVersion,
  version: string | undefined,
): Problem | undefined {
  const { image } = request;
  const { program, wanted } = asked;
  if (!version) return unanswered(request, asked, `\`${program} --version\` printed no version`);
  const [own, other] = [version, wanted].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10)),
  );
  if (own?.[0] !== other?.[0]) {
    const [title, whose, fix] =
      program === 'jupyterhub'
        ? ['does not fit its chart', 'chart brings', `\`jupyterhub==${other?.slice(0, 2).join('.')}.*\``]
        : ['does not fit its hub', 'hub', `\`jupyterhub==${other?.[0]}.*\``];
    const message = `It has JupyterHub ${version} and its ${whose} ${wanted}: their major versions must be equal. Install ${fix} in the image; it was not pushed.`;
    return problem(request, `${image.key} ${title}`, message);
  }
  if (program !== 'jupyterhub' || own?.[1] === other?.[1]) return undefined;
  const message = `It has JupyterHub ${version} and its chart brings ${wanted}: another minor version, which may work, but is not what the chart was tested with.`;
  return { ...problem(request, `${image.key} does not fit its chart`, message), severity: 'warning' };
}

function problem({ image }: BuildRequest, title: string, message: string): Problem {
  return { severity: 'error', ...image.declaredAt, title, message };
}
