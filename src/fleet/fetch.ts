import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../host/exec.js';
import { gitConfigEnv } from '../host/git-config.js';
import { makeScratch } from '../host/private.js';
import type { RunEvent } from '../words.js';
import { git, gitText } from './git.js';

/** How to reach the server that the clone came from, where the clone itself keeps no login. */
export type Access = Pick<RunEvent, 'token' | 'serverUrl'>;

const PATIENCE_MS = 300_000;
const QUIET = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
/** The clone's own settings that say how its server is reached. */
const REACHES = /^(?:https?|credential|url|ssh|protocol)\.|^core\.(?:sshcommand|gitproxy|askpass)$/;

/** True where the clone ends before its history does. */
export async function isShallow(directory: string): Promise<boolean> {
  return (await gitText(directory, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

/**
 * Fetches one commit with its files into the clone; in a shallow clone that commit alone, without its history.
 * Neither refs nor the working folder change.
 *
 * @param oid its full id
 * @returns false where the server cannot be reached or no longer has it
 */
export async function fetchCommit(directory: string, oid: string, access: Access): Promise<boolean> {
  const [config, shallow] = await Promise.all([localConfig(directory), isShallow(directory)]);
  const remote = remoteOf(config);
  if (!remote) return false;
  const depth = shallow ? ['--depth=1'] : [];
  return attempt(
    git(directory, ['fetch', ...QUIET, ...depth, remote.name, oid], {
      env: gitConfigEnv(tokenSettings(access)),
      timeoutMs: PATIENCE_MS,
    }),
  );
}

/**
 * The commit that a branch of the server stands at.
 *
 * @returns undefined where the server cannot be reached or has no such branch
 */
export async function branchTip(
  directory: string,
  branch: string,
  access: Access,
): Promise<string | undefined> {
  const remote = remoteOf(await localConfig(directory));
  if (!remote) return undefined;
  const ref = `refs/heads/${branch}`;
  const listed = await git(directory, ['ls-remote', '--quiet', remote.name, ref], {
    env: gitConfigEnv(tokenSettings(access)),
    timeoutMs: PATIENCE_MS,
  }).catch((error) => {
    if (!(error instanceof CommandError)) throw error;
  });
  // git lists each ref that ends so: refs/heads/refs/heads/main too.
  const lines = listed?.stdout.toString('utf8').split('\n') ?? [];
  return lines.map((line) => line.split('\t')).find(([, name]) => name === ref)?.[0];
}

/**
 * Asks a question of the whole history of commits, which a shallow clone answers falsely (both commits fetched with
 * depth 1: "no ancestor"). Fetches the commits alone, without trees, into a throw-away repository: a filtered fetch
 * into the clone itself would turn that into a partial clone.
 *
 * @param refs what to fetch: full ids, or refs of the server; `ask` gets their ids there, in the same order
 * @returns undefined where one of them cannot be had
 */
export async function askHistory<T>(
  directory: string,
  refs: readonly string[],
  access: Access,
  ask: (repository: string, oids: readonly string[]) => Promise<T>,
): Promise<T | undefined> {
  const config = await localConfig(directory);
  const remote = remoteOf(config);
  if (!remote) return undefined;
  const repository = makeScratch('history');
  try {
    const format = config.find(([key]) => key === 'extensions.objectformat')?.[1] ?? 'sha1';
    await git(directory, ['init', '--quiet', '--template=', `--object-format=${format}`, repository]);
    const names = refs.map((_, i) => `refs/hub-deploy/${i}`);
    const refspecs = refs.map((ref, i) => `+${ref}:${names[i]}`);
    const settings = [...config.filter(([key]) => REACHES.test(key)), ...tokenSettings(access)];
    const fetched = await attempt(
      // In the clone's folder, so that a remote given as a relative path is found.
      git(
        directory,
        [
          `--git-dir=${join(repository, '.git')}`,
          'fetch',
          ...QUIET,
          '--filter=tree:0',
          remote.url,
          ...refspecs,
        ],
        {
          env: gitConfigEnv(settings),
          timeoutMs: PATIENCE_MS,
        },
      ),
    );
    if (!fetched) return undefined;
    const oids = await gitText(repository, ['rev-parse', ...names.map((name) => `${name}^{commit}`)]);
    return await ask(repository, oids.split('\n'));
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

type Settings = (readonly [key: string, value: string])[];

async function localConfig(directory: string): Promise<Settings> {
  // With what it includes: actions/checkout keeps its login in a file of its own.
  const { stdout } = await git(directory, ['config', '--local', '--includes', '--list', '-z']);
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const end = line.indexOf('\n');
      return end < 0 ? [line, 'true'] : [line.slice(0, end), line.slice(end + 1)];
    });
}

/** `origin`, or the only other remote there is. */
function remoteOf(config: Settings): { name: string; url: string } | undefined {
  const remotes = config.flatMap(([key, url]) => {
    const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    return name === undefined ? [] : [{ name, url }];
  });
  return remotes.find((remote) => remote.name === 'origin') ?? remotes[0];
}

/** The token as the header that actions/checkout uses; the empty value first clears one that is already there. */
function tokenSettings(access: Access): Settings {
  if (!access.token) return [];
  const key = `http.${access.serverUrl ?? 'https://github.com'}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${access.token}`).toString('base64');
  return [
    [key, ''],
    [key, `AUTHORIZATION: basic ${basic}`],
  ];
}

async function attempt(fetching: Promise<unknown>): Promise<boolean> {
  try {
    await fetching;
    return true;
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}
