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
  /** Why a login that is there does not go to this registry, as the end of a sentence; undefined where none is. */
  withheld?(registry: string): Promise<string | undefined>;
}

/** Where logins may go. */
export interface LoginRule {
  /** The login that the inputs give, or why it goes nowhere. */
  readonly given?: () => Promise<Login | { readonly withheld: string } | undefined>;
  /** Why Docker's own login for a registry does not go there; absent: each goes to its own. */
  readonly bars?: (registry: string) => Promise<string | undefined>;
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
 * Logins by Docker's own rules: the one given, then DOCKER_AUTH_CONFIG, then `credHelpers`, `credsStore` and `auths`
 * of its config.
 *
 * @param options.configDir Docker's folder. Default: DOCKER_CONFIG, else `~/.docker`
 */
export function credentials(options: LoginRule & { readonly configDir?: string } = {}): Credentials {
  const { given: giving, bars, configDir = dockerConfigDir() } = options;
  const answers = new Map<string, Promise<{ login?: FoundLogin; withheld?: string }>>();
  let config: Promise<DockerConfig> | undefined;
  const configuredLogin = async (registry: string) => {
    config ??= readDockerConfig(configDir);
    return loginIn(await config, registry, join(configDir, 'config.json'));
  };
  const search = async (registry: string) => {
    const given = await giving?.();
    if (given && 'password' in given && keyOf(given.registry) === keyOf(registry)) {
      const { username, password } = given;
      return { login: { username, password, source: 'the inputs' } };
    }
    const own = environmentLogin(registry) ?? (await configuredLogin(registry));
    const barred = own && (await bars?.(registry));
    if (barred) return { withheld: barred };
    const login = await own?.();
    if (login) return { login };
    if (!given) return {};
    return { withheld: 'withheld' in given ? given.withheld : `that of the inputs is for ${given.registry}` };
  };
  const ask = (registry: string) => {
    const answer = answers.get(registry) ?? search(registry);
    answers.set(registry, answer);
    return answer;
  };
  return {
    find: async (registry) => (await ask(registry)).login,
    withheld: async (registry) => (await ask(registry)).withheld,
  };
}

/** Whether Docker has logins of its own. */
export async function hasOwnLogins(configDir = dockerConfigDir()): Promise<boolean> {
  const { auths, credHelpers, credsStore } = await readDockerConfig(configDir);
  const all = { ...environmentAuths(), ...auths, ...credHelpers };
  return credsStore !== undefined || Object.keys(all).length > 0;
}

/** Docker's config without the logins of all other registries; a credential store is asked for these alone. */
export function limitedTo(config: DockerConfig, registries: ReadonlySet<string>): DockerConfig {
  const { credsStore, auths = {}, credHelpers = {}, ...rest } = config;
  const keys = new Set(Array.from(registries, keyOf));
  const ofThese = ([key]: readonly [string, unknown]) => keys.has(keyOf(key));
  const stored = credsStore ? Array.from(keys, (key) => [key, credsStore] as const) : [];
  return {
    ...rest,
    auths: Object.fromEntries(Object.entries(auths).filter(ofThese)),
    credHelpers: Object.fromEntries([...stored, ...Object.entries(credHelpers).filter(ofThese)]),
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

/** Fetches a login of Docker's; a program is only asked then. */
type Fetch = () => Promise<FoundLogin | undefined>;

function environmentLogin(registry: string): Fetch | undefined {
  const entry = environmentAuths()?.[keyOf(registry)];
  return entry && (async () => fromEntry(entry, AUTH_VARIABLE));
}

function loginIn(config: DockerConfig, registry: string, file: string): Fetch | undefined {
  const key = keyOf(registry);
  const ofThis = <T>(all: Readonly<Record<string, T>> = {}) =>
    Object.entries(all).find(([one]) => keyOf(one) === key)?.[1];
  const helper = ofThis(config.credHelpers) ?? config.credsStore;
  if (helper) return () => fromHelper(helper, key);
  const entry = ofThis(config.auths);
  return entry && (async () => fromEntry(entry, file));
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
