import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommandError, exec } from '../host/exec.js';

/** A login that a person gave: `registry` as in image names (`ghcr.io`, `docker.io`). */
export interface Login {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/** A login that was found, and where, for messages that say which one was used. */
export interface FoundLogin {
  readonly username: string;
  readonly password: string;
  /** An OAuth2 refresh token, in place of a password. */
  readonly identityToken?: string;
  /** "the inputs", "the credential helper ecr-login", "/home/x/.docker/config.json" */
  readonly source: string;
}

export interface Credentials {
  /**
   * The login for a registry, undefined where there is none. Each registry is looked for once.
   *
   * @throws Error with a sentence where Docker's config or a credential helper cannot be read
   */
  find(registry: string): Promise<FoundLogin | undefined>;
}

/** What Docker's config.json holds about logins. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, AuthEntry>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

interface AuthEntry {
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** Docker's own name for logins in the environment. */
export const AUTH_VARIABLE = 'DOCKER_AUTH_CONFIG';

/** Docker Hub's login stands under the address of its first API. */
const HUB_KEY = 'https://index.docker.io/v1/';

/**
 * Logins by Docker's own rules: those given, then DOCKER_AUTH_CONFIG, then `credHelpers`, `credsStore` and `auths` of
 * its config.
 *
 * @param options.logins go first
 * @param options.configDir Docker's folder. Default: DOCKER_CONFIG, else `~/.docker`
 */
export function credentials(options: { logins?: readonly Login[]; configDir?: string } = {}): Credentials {
  const configDir = options.configDir ?? dockerConfigDir();
  const found = new Map<string, Promise<FoundLogin | undefined>>();
  let config: Promise<DockerConfig> | undefined;
  const search = async (registry: string): Promise<FoundLogin | undefined> => {
    const given = options.logins?.find((login) => hostOfKey(login.registry) === hostOfKey(registry));
    if (given) return { username: given.username, password: given.password, source: 'the inputs' };
    const fromEnvironment = environmentAuths()?.[keyOf(registry)];
    if (fromEnvironment) return fromEntry(fromEnvironment, AUTH_VARIABLE);
    config ??= readDockerConfig(configDir);
    return fromConfig(await config, registry, join(configDir, 'config.json'));
  };
  return {
    find(registry) {
      let login = found.get(registry);
      if (!login) {
        login = search(registry);
        found.set(registry, login);
      }
      return login;
    },
  };
}

/**
 * The logins of DOCKER_AUTH_CONFIG, which Docker's command line (28.3 and newer) looks at before its config: one JSON
 * object, each of whose `auths` has the key `auth`. Anything else it warns of and passes over, as here
 * (docker/cli, cli/config/configfile/file.go).
 */
export function environmentAuths(): Readonly<Record<string, AuthEntry>> | undefined {
  const text = process.env[AUTH_VARIABLE];
  if (!text) return undefined;
  try {
    const { auths = {} } = JSON.parse(text) as DockerConfig;
    const entries = Object.entries(auths);
    if (!entries.every(([, { auth }]) => typeof auth === 'string' && auth !== '')) return undefined;
    // No other key counts there: no user name, password or identity token.
    return Object.fromEntries(entries.map(([key, { auth = '' }]) => [key, { auth }]));
  } catch {
    return undefined;
  }
}

/** Docker's folder: DOCKER_CONFIG, else `~/.docker`. */
export function dockerConfigDir(): string {
  return process.env.DOCKER_CONFIG || join(homedir(), '.docker');
}

/** The config in Docker's folder; an empty one where there is none. */
export async function readDockerConfig(configDir: string): Promise<DockerConfig> {
  const file = join(configDir, 'config.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`Docker's ${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    return (JSON.parse(text) ?? {}) as DockerConfig;
  } catch {
    throw new Error(`Docker's ${file} is not JSON`);
  }
}

/** The key under which Docker keeps a registry's login. */
export function keyOf(registry: string): string {
  return hostOfKey(registry) === 'docker.io' ? HUB_KEY : hostOfKey(registry);
}

/** Keys are written as `ghcr.io`, `https://ghcr.io`, `https://ghcr.io/v2/`: the host is what counts. */
function hostOfKey(key: string): string {
  const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

async function fromConfig(
  config: DockerConfig,
  registry: string,
  file: string,
): Promise<FoundLogin | undefined> {
  const helper = Object.entries(config.credHelpers ?? {}).find(
    ([key]) => hostOfKey(key) === hostOfKey(registry),
  );
  if (helper) return fromHelper(helper[1], keyOf(registry));
  if (config.credsStore) return fromHelper(config.credsStore, keyOf(registry));
  const entries = Object.entries(config.auths ?? {});
  const entry = entries.find(([key]) => hostOfKey(key) === hostOfKey(registry))?.[1];
  return entry && fromEntry(entry, file);
}

function fromEntry(entry: AuthEntry, source: string): FoundLogin | undefined {
  const plain = Buffer.from(entry.auth ?? '', 'base64')
    .toString('utf8')
    .replace(/(?<!\0)\0+$/, '');
  const colon = plain.indexOf(':');
  const username = entry.username ?? (colon < 0 ? '' : plain.slice(0, colon));
  const password = entry.password ?? (colon < 0 ? '' : plain.slice(colon + 1));
  if (entry.identitytoken) return { username, password: '', identityToken: entry.identitytoken, source };
  return username || password ? { username, password, source } : undefined;
}

/** Asks `docker-credential-NAME get` (https://github.com/docker/docker-credential-helpers). */
async function fromHelper(name: string, key: string): Promise<FoundLogin | undefined> {
  const source = `the credential helper ${name}`;
  let answer: string;
  try {
    answer = (await exec({ argv: [`docker-credential-${name}`, 'get'], input: key, timeoutMs: 30_000 }))
      .stdout;
  } catch (error) {
    const said =
      error instanceof CommandError ? `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}` : '';
    if (/credentials not found/i.test(said)) return undefined;
    throw new Error(`${source}, which Docker's config names, failed for ${key}: ${(error as Error).message}`);
  }
  const { Username, Secret } = parseHelper(answer, source);
  if (!Secret) return undefined;
  if (Username === '<token>') return { username: '', password: '', identityToken: Secret, source };
  return { username: Username ?? '', password: Secret, source };
}

function parseHelper(answer: string, source: string): { Username?: string; Secret?: string } {
  try {
    return JSON.parse(answer) as { Username?: string; Secret?: string };
  } catch {
    throw new Error(`${source}, which Docker's config names, did not answer with JSON`);
  }
}
