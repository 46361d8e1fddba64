import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError, exec } from '../host/exec.js';
import type { Problem } from '../words.js';
import { type BuildRequest, contextsOf } from './args.js';
import type { AttemptOptions } from './attempt.js';
import { type BuildProgress, buildProgress } from './progress.js';

const LOG_LINES = 30;

/**
 * Runs the image's `test`, and `jupyterhub-singleuser --version` where the hub's version is known, as a last stage
 * of the image: the builder has every layer already, and no image is loaded or pushed for it.
 *
 * @param hubVersion JupyterHub's version in the hub that starts this image; absent where it starts none or it's unknown
 * @returns nothing where all is well, or the problem
 * @throws CommandError where docker cannot be started or the run was cancelled
 */
export async function testImage(
  request: BuildRequest,
  hubVersion: string | undefined,
  options: AttemptOptions,
): Promise<Problem | undefined> {
  const { image } = request;
  const file = `${request.metadataFile}.bake`;
  await writeFile(file, JSON.stringify(testBake(request, hubVersion !== undefined)));
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
    return failedTest(request, progress);
  }
  if (hubVersion === undefined) return undefined;
  const mismatch = versionMismatch(versionIn(progress.log()), hubVersion);
  return mismatch === undefined ? undefined : problem(request, `${image.key} does not fit its hub`, mismatch);
}

/**
 * The definition for `docker buildx bake`, whose targets can be built FROM each other (`target:`). Pure.
 *
 * @param askVersion runs `jupyterhub-singleuser --version` too, never from the cache: its output is wanted
 */
export function testBake(request: BuildRequest, askVersion: boolean): unknown {
  const { image, staged } = request;
  const lines = ['FROM hub-deploy-built'];
  if (image.test) lines.push(`RUN ${execForm(image.test)}`);
  if (askVersion) {
    lines.push(
      `ARG HUB_DEPLOY_ASKED=${randomUUID()}`,
      `RUN ${execForm(['jupyterhub-singleuser', '--version'])}`,
    );
  }
  const platform = image.platforms.slice(0, 1);
  const platforms = platform.length > 0 ? { platforms: platform } : {};
  const built = {
    context: join(staged, image.context),
    dockerfile: join(staged, image.dockerfile),
    args: { ...image.args, SOURCE_DATE_EPOCH: String(request.commitTime) },
    contexts: contextsOf(request),
    secret: image.secrets,
    ...(image.target ? { target: image.target } : {}),
    ...platforms,
  };
  const test = {
    context: dirname(request.metadataFile),
    'dockerfile-inline': `${lines.join('\n')}\n`,
    contexts: { 'hub-deploy-built': 'target:built' },
    output: ['type=cacheonly'],
    ...platforms,
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

function failedTest(request: BuildRequest, progress: BuildProgress): Problem {
  const { image } = request;
  const step = progress.failed();
  const lines = step && step.log.length > 0 ? step.log : progress.plain();
  const log = { log: lines.slice(-LOG_LINES).join('\n') };
  const code = step?.error.match(/exit code: (\d+)/)?.[1];
  const ended = code
    ? `ended with exit code ${code}`
    : `could not be run: ${step?.error ?? progress.plain().at(-1)}`;
  if (step?.name.includes('jupyterhub-singleuser')) {
    const message = `\`jupyterhub-singleuser --version\` ${ended} in ${request.reference}: without it no server starts. Install jupyterhub (or jupyterhub-singleuser) in the image; it was not pushed.`;
    return { ...problem(request, `${image.key} cannot start servers`, message), ...log };
  }
  const message = `\`${(image.test ?? []).join(' ')}\` ${ended} in ${request.reference}. Its last lines say why; the image was not pushed.`;
  return { ...problem(request, `The test of ${image.key} failed`, message), ...log };
}

function versionIn(log: readonly string[]): string | undefined {
  const at = log.findLastIndex((line) => !line.startsWith('  ') && line.includes('jupyterhub-singleuser'));
  for (const line of log.slice(at + 1)) {
    const version = line.match(/^\s+.*?(\d+\.\d+[\w.]*)\s*$/)?.[1];
    if (version) return version;
  }
  return undefined;
}

/** JupyterHub's rule: hub and single-user server share the major version. */
export function versionMismatch(version: string | undefined, hub: string): string | undefined {
  if (!version) return '`jupyterhub-singleuser --version` printed no version; it was not pushed.';
  const [own, wanted] = [Number.parseInt(version, 10), Number.parseInt(hub, 10)];
  if (own === wanted) return undefined;
  return `It has JupyterHub ${version} and its hub ${hub}: their major versions must be equal. Install \`jupyterhub==${wanted}.*\` in the image; it was not pushed.`;
}

function problem({ image }: BuildRequest, title: string, message: string): Problem {
  return { severity: 'error', ...image.declaredAt, title, message };
}
