import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exec } from '../host/exec.js';
import {
  type DockerConfig,
  dockerConfigDir,
  environmentAuths,
  keyOf,
  type Login,
  limitedTo,
  readDockerConfig,
} from './credentials.js';

/** The environment in which docker and its plugins use the private folder. */
export interface LoginEnv {
  readonly DOCKER_CONFIG: string;
  /** buildx keeps its builders under Docker's folder: they stay where they were. */
  readonly BUILDX_CONFIG: string;
  /** What it holds goes before the folder's config: these logins are taken out of it. */
  readonly DOCKER_AUTH_CONFIG: string | undefined;
}

/**
 * Logs in without touching the person's own config: a private Docker folder with a copy of the config and these
 * logins in it; plugins, contexts and builders are links to the person's. (`docker login` would write into the
 * person's folder, and a credential store would have to be logged out of.)
 *
 * @param folder made with mode 0700; the caller removes it at the end
 * @param options.only the only registries whose logins are copied. Default: all that are there
 * @param options.configDir the folder that is copied. Default: Docker's own
 * @throws Error where the person's config cannot be read
 */
export async function loginTo(
  logins: readonly Login[],
  folder: string,
  options: { only?: ReadonlySet<string>; configDir?: string } = {},
): Promise<LoginEnv> {
  const from = resolve(options.configDir ?? dockerConfigDir());
  const all = await readDockerConfig(from);
  const config = options.only ? limitedTo(all, options.only) : all;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await linkRest(from, folder);
  const text = JSON.stringify(withLogins(config, logins, await storedKeys(config)), null, 2);
  await writeFile(join(folder, 'config.json'), text, { mode: 0o600 });
  return {
    DOCKER_CONFIG: folder,
    BUILDX_CONFIG: process.env.BUILDX_CONFIG || join(from, 'buildx'),
    DOCKER_AUTH_CONFIG: environmentBeside(logins, options.only),
  };
}

function environmentBeside(logins: readonly Login[], only?: ReadonlySet<string>): string | undefined {
  const ours = new Set(logins.map(({ registry }) => keyOf(registry)));
  const wanted = only && new Set(Array.from(only, keyOf));
  const others = Object.entries(environmentAuths() ?? {}).filter(
    ([key]) => !ours.has(keyOf(key)) && (wanted?.has(keyOf(key)) ?? true),
  );
  return others.length > 0 ? JSON.stringify({ auths: Object.fromEntries(others) }) : undefined;
}

async function linkRest(from: string, folder: string): Promise<void> {
  const names = await readdir(from).catch(() => []);
  await Promise.all(
    names
      .filter((name) => name !== 'config.json')
      .map((name) =>
        symlink(join(from, name), join(folder, name)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        }),
      ),
  );
}

/**
 * The config with these logins in `auths`. A credential store hides all of `auths`: it turns into one helper for
 * each registry that it holds, so that those stay logged in.
 */
export function withLogins(
  config: DockerConfig,
  logins: readonly Login[],
  stored: readonly string[],
): DockerConfig {
  const { credsStore, ...rest } = config;
  const ours = new Set(logins.map((login) => keyOf(login.registry)));
  const helpers: Record<string, string> = {};
  if (credsStore) for (const key of stored) helpers[key] = credsStore;
  Object.assign(helpers, config.credHelpers);
  for (const key of Object.keys(helpers)) if (ours.has(keyOf(key))) delete helpers[key];
  const auths = Object.fromEntries(
    Object.entries(config.auths ?? {}).filter(([key]) => !ours.has(keyOf(key))),
  );
  for (const { registry, username, password } of logins) {
    auths[keyOf(registry)] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
  }
  return { ...rest, auths, ...(Object.keys(helpers).length > 0 ? { credHelpers: helpers } : {}) };
}

/** What the credential store holds; where it cannot list, the registries that the config mentions. */
async function storedKeys(config: DockerConfig): Promise<string[]> {
  if (!config.credsStore) return [];
  const mentioned = Object.keys(config.auths ?? {});
  try {
    const { stdout } = await exec({
      argv: [`docker-credential-${config.credsStore}`, 'list'],
      timeoutMs: 30_000,
    });
    return [...new Set([...mentioned, ...Object.keys(JSON.parse(stdout) as object)])];
  } catch {
    return mentioned;
  }
}
