import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { CommandError, exec } from '../host/exec.js';
import { writePrivate } from '../host/private.js';
import { ProblemError } from '../problem.js';

/** The builder that builds run on. */
export interface Builder {
  /** For `--builder`; absent: the current one. */
  readonly name?: string;
  readonly driver: string;
  /** Of the driver `docker`: it keeps images in containerd, and so can write them out as registries have them. */
  readonly containerd?: boolean;
}

export interface BuilderOptions {
  /** The one that a person named. */
  readonly builder?: string;
  /** What the driver `docker` cannot do, in words (`provenance`); empty where nothing of it is needed. */
  readonly needs: readonly string[];
  /** Images are pushed to a registry on this machine: a builder in a container must share its network to reach it. */
  readonly hostNetwork: boolean;
  /**
   * The files are a stranger's: they get a builder that is nobody else's, so that what a RUN step leaves in a cache is
   * met by no other build. This file, in the run's private folder, holds its name until it is removed.
   */
  readonly strangers?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: { line(text: string): void };
  readonly signal?: AbortSignal;
}

/** The builders that we create, and keep, where the current one is Docker's own and that is not enough. */
const OURS = 'hub-deploy';
const OURS_ON_HOST = 'hub-deploy-host-network';

/** Drivers whose builders builds of several jobs share, and beside which one can be made. */
const ON_THIS_MACHINE = ['docker', 'docker-container'];

/** `--progress=rawjson` came with it. */
const OLDEST_BUILDX = [0, 13] as const;

/**
 * Finds the builder to use: the one named, else the current one, else one of ours in a container. A stranger's files get
 * one of their own, which `removeStrangers` takes away, unless a person named one or it is on another machine.
 *
 * @throws ProblemError with one sentence where docker, buildx or the builder is not there
 */
export async function readyBuilder(options: BuilderOptions): Promise<Builder> {
  const [, current] = await Promise.all([checkBuildx(options), inspect(options.builder, options)]);
  if (current.error) throw unreachable(current.error, options.builder);
  const named = options.builder ? { name: options.builder } : {};
  const { driver } = current;
  if (options.strangers && !options.builder && ON_THIS_MACHINE.includes(driver))
    return createStrangers(options.strangers, options);
  if (driver !== 'docker') return { ...named, driver };
  // Docker's containerd image store can do all that a builder in a container can.
  const containerd = await hasContainerdStore(options);
  if (containerd || options.builder || options.needs.length === 0) return { ...named, driver, containerd };
  return createOurs(options);
}

async function checkBuildx(options: BuilderOptions): Promise<void> {
  const { stdout } = await docker(['version'], options);
  const match = stdout.match(/\bv?(\d+)\.(\d+)\.\d+/);
  if (!match) return;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (major > OLDEST_BUILDX[0] || minor >= OLDEST_BUILDX[1]) return;
  throw problem(
    'docker buildx is too old',
    `Version ${match[0]} is installed; ${OLDEST_BUILDX.join('.')} or newer is needed (docker/setup-buildx-action brings one).`,
  );
}

async function inspect(
  name: string | undefined,
  options: BuilderOptions,
): Promise<{ driver: string; error?: string }> {
  try {
    const { stdout } = await docker(['inspect', ...(name ? [name] : [])], options);
    const driver = stdout.match(/^Driver:\s*(\S+)/m)?.[1] ?? 'docker';
    const error = stdout.match(/^Error:\s*(.+)$/m)?.[1];
    return error ? { driver, error } : { driver };
  } catch (error) {
    if (!(error instanceof CommandError) || error.reason !== 'exit') throw error;
    throw unreachable(error.output?.stderr.trim() ?? error.message, name);
  }
}

async function hasContainerdStore(options: BuilderOptions): Promise<boolean> {
  const { stdout } = await exec({
    argv: ['docker', 'info', '--format', '{{json .DriverStatus}}'],
    ...runOptions(options),
    okCodes: [0, 1],
  });
  return stdout.includes('io.containerd.snapshotter');
}

async function createOurs(options: BuilderOptions): Promise<Builder> {
  const name = options.hostNetwork ? OURS_ON_HOST : OURS;
  const there = await docker(['inspect', name], options).then(
    () => true,
    () => false,
  );
  if (!there) {
    options.log.line(
      `creating the builder ${name} (driver docker-container): Docker's own cannot do ${options.needs.join(', ')}`,
    );
    const network = options.hostNetwork ? ['--driver-opt', 'network=host'] : [];
    await create(name, network, options);
  }
  return { name, driver: 'docker-container' };
}

async function createStrangers(note: string, options: BuilderOptions): Promise<Builder> {
  const name = `${OURS}-${randomUUID()}`;
  options.log.line(`creating the builder ${name} for this pull request of a fork alone`);
  writePrivate(note, name);
  await create(name, [], options);
  return { name, driver: 'docker-container' };
}

async function create(name: string, flags: readonly string[], options: BuilderOptions): Promise<void> {
  await docker(['create', '--name', name, '--driver', 'docker-container', ...flags], options);
}

/**
 * Takes away the builder of a stranger's files with all that it holds, where there is one. Never throws: nothing that
 * was built depends on it.
 *
 * @param note the file that holds its name
 */
export async function removeStrangers(
  note: string | undefined,
  env: BuilderOptions['env'] = {},
): Promise<void> {
  const name = note && (await readFile(note, 'utf8').catch(() => undefined));
  if (!note || !name) return;
  const gone = await exec({
    argv: ['docker', 'buildx', 'rm', '--force', name],
    env,
    timeoutMs: 60_000,
  }).catch(() => undefined);
  if (gone) await rm(note, { force: true });
}

async function docker(args: readonly string[], options: BuilderOptions) {
  try {
    return await exec({ argv: ['docker', 'buildx', ...args], ...runOptions(options) });
  } catch (error) {
    if (error instanceof CommandError) throwMissing(error);
    throw error;
  }
}

function runOptions({ env, signal }: BuilderOptions) {
  return { env, timeoutMs: 60_000, ...(signal ? { signal } : {}) };
}

function throwMissing(error: CommandError): void {
  if (error.reason === 'not found') {
    throw problem(
      'docker is not installed',
      'Images are built with `docker buildx`: install Docker or its command line.',
    );
  }
  if (/is not a docker command|unknown command: docker buildx/.test(error.output?.stderr ?? '')) {
    throw problem(
      'docker buildx is not installed',
      'Images are built with it: install the buildx plugin (docker/setup-buildx-action on a runner).',
    );
  }
}

function unreachable(why: string, name: string | undefined): ProblemError {
  const which = name ? `The builder \`${name}\`` : "buildx's current builder";
  return problem(
    'The image builder cannot be used',
    `${which} does not answer: ${why.replace(/^ERROR: /, '')}.`,
  );
}

function problem(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message });
}
