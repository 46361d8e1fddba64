import { parseAllDocuments } from 'yaml';
import { SHORTEST } from '../host/spellings.js';
import { ProblemError } from '../problem.js';
import { isKnownCall, PLUGINS } from './login-programs.js';
import { addSecrets } from './mask.js';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * A kubeconfig as an object (https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/); undefined where it is none.
 * kubectl reads the first document alone, and takes the last of keys that are there twice.
 */
function parseKubeconfig(text: string): Mapping | undefined {
  const [document] = [parseAllDocuments(text, { uniqueKeys: false, merge: true })].flat();
  const parsed: unknown = document?.errors.length === 0 ? document.toJS() : undefined;
  return isMapping(parsed) ? parsed : undefined;
}

/** One context of a kubeconfig. */
export interface KubeContext {
  readonly name: string;
  /** The API server's address, without what may let somebody in; absent where it is none. */
  readonly server?: string;
  /** Its login starts a program. */
  readonly startsProgram: boolean;
}

/**
 * A context as kubectl finds it in several kubeconfigs: the first that has an entry wins.
 *
 * @param name absent: the current one
 * @returns undefined where there is none
 */
export function kubeContext(texts: readonly string[], name?: string): KubeContext | undefined {
  const configs = texts.map(parseKubeconfig).filter((config) => config !== undefined);
  const wanted = name ?? configs.map((config) => config['current-context']).find(Boolean);
  const find = (key: string, entry: unknown) =>
    configs.flatMap((config) => list(config[`${key}s`]).map(mapping)).find((one) => one.name === entry)?.[
      key
    ];
  const context = find('context', wanted);
  if (typeof wanted !== 'string' || !isMapping(context)) return undefined;
  const user = mapping(find('user', context.user));
  const server = address(mapping(find('cluster', context.cluster)).server);
  const startsProgram = [user.exec, user['auth-provider']].some(
    (login) => login !== undefined && login !== null,
  );
  return { name: wanted, ...(server ? { server } : {}), startsProgram };
}

function address(server: unknown): string | undefined {
  const url = URL.parse(String(server));
  return url && /^https?:$/.test(url.protocol)
    ? `${url.origin}${url.pathname.replace(/\/$/, '')}`
    : undefined;
}

/** Keys whose values let somebody in; names and addresses are no secret. */
const LETS_IN = /^(?:token|password|client-key-data|(?:id|access|refresh)-token|client-secret)$/;
/** Names of variables and flags that promise one. */
const PROMISES = /secret|password|token|credential|key/i;
/** A flag, a sub-command, a region, a name: what a login program is given that is no secret. */
const WORD = /^-{0,2}[a-z]+(?:[-_.][a-z0-9]+)*$/i;
const NOTHING_PLAIN: ReadonlySet<string> = new Set();

/** What lets somebody in of a kubeconfig, to be masked: also what it gives to its login programs. */
export function kubeconfigSecrets(text: string): string[] {
  const secrets = new Set<string>();
  const add = (value: string) => {
    if (value.length >= SHORTEST) secrets.add(value);
    addSecrets(value, NOTHING_PLAIN, secrets);
  };
  const give = (name: string, value: string) => {
    if (PROMISES.test(name)) add(value);
    else if (!WORD.test(value)) addSecrets(value, NOTHING_PLAIN, secrets);
  };
  const look = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) look(item, key);
    else if (typeof value !== 'object' || value === null) {
      if (LETS_IN.test(key)) add(String(value));
    } else for (const [name, inner] of Object.entries(value)) look(inner, name);
  };
  const kubeconfig = parseKubeconfig(text) ?? {};
  look(kubeconfig, '');
  for (const { exec } of usersOf(kubeconfig)) {
    for (const { name, value } of list(exec?.env).map(mapping)) give(String(name), String(value));
    let flag = '';
    for (const arg of list(exec?.args).map(String)) {
      const [, name = flag, value = arg] = /^(--?[\w-]+)=(.*)$/s.exec(arg) ?? [];
      give(name, value);
      flag = arg.startsWith('-') ? arg : '';
    }
  }
  return [...secrets];
}

/**
 * A kubeconfig of the repository as kubectl and Helm may be given it: anybody who may write a file there (or encrypt one,
 * since keys for that are public) may have written it. It starts no program but a known one with what that needs, and
 * leads to no file of this machine.
 *
 * @param file as the repository calls it
 * @returns its text, written anew from what was judged: two readers of YAML need not agree
 * @throws ProblemError that says what to write instead
 */
export function repositoryKubeconfig(file: string, text: string): string {
  const kubeconfig = parseKubeconfig(text);
  if (!kubeconfig) throw noKubeconfig(file);
  for (const cluster of list(kubeconfig.clusters).map(mapping))
    refuseFiles(file, cluster.name, mapping(cluster.cluster));
  for (const { name, user, exec } of usersOf(kubeconfig)) {
    refuseFiles(file, name, user);
    if (exec) refuseProgram(file, name, exec);
    const { name: provider, config } = mapping(user['auth-provider']);
    refuseFiles(file, name, mapping(config));
    // The others are gone from kubectl since 1.26; one of them ran any program.
    if (user['auth-provider'] !== undefined && provider !== 'oidc')
      throw refused(file, name, `by the auth-provider \`${String(provider)}\``, KNOWN);
  }
  return JSON.stringify(kubeconfig);
}

const ELSEWHERE =
  'Whoever must have it so gives a kubeconfig of their own: the input `kubeconfig`, or KUBECONFIG.';
const KNOWN = `A kubeconfig of the repository logs in by a token, a key, or one of ${Object.keys(PLUGINS).join(', ')}, named so without a folder; \`gke\`, \`eks\` and \`aks\` under \`clusters\` need no kubeconfig. ${ELSEWHERE}`;

/** Keys that name a file, each with the one that holds its content. A file's content would be sent to the server. */
const FILES: Readonly<Record<string, string>> = {
  tokenFile: 'token',
  'client-key': 'client-key-data',
  'client-certificate': 'client-certificate-data',
  'certificate-authority': 'certificate-authority-data',
  'idp-certificate-authority': 'idp-certificate-authority-data',
};

function refuseFiles(file: string, name: unknown, entry: Mapping): void {
  for (const [key, instead] of Object.entries(FILES))
    if (entry[key] !== undefined)
      throw refused(
        file,
        name,
        `by a file of this machine (\`${key}\`)`,
        `Write its content, as \`${instead}\`. ${ELSEWHERE}`,
      );
}

function refuseProgram(file: string, name: unknown, exec: Mapping): void {
  const command = String(exec.command);
  const plugin = PLUGINS[command];
  if (!plugin || !Object.hasOwn(PLUGINS, command))
    throw refused(file, name, `by the program \`${command}\``, KNOWN);
  const args = list(exec.args).map(String);
  if (!isKnownCall(plugin, args))
    throw refused(
      file,
      name,
      `by \`${[command, ...args].join(' ')}\``,
      `${command} logs in by ${[`\`${[command, ...plugin.words].join(' ')}\``, ...plugin.flags.map((flag) => `\`${flag}\``)].join(', ')} alone. ${ELSEWHERE}`,
    );
  const variables = list(exec.env).map((one) => String(mapping(one).name));
  const unknown = variables.find((variable) => !plugin.env.includes(variable));
  if (unknown !== undefined)
    throw refused(
      file,
      name,
      `with the variable \`${unknown}\``,
      `${command} may be given ${plugin.env.join(', ') || 'none'} there; others can make it run any program. Set it in the job. ${ELSEWHERE}`,
    );
}

function refused(file: string, name: unknown, how: string, instead: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file,
    title: 'A login that a kubeconfig of the repository may not have',
    message: `${file}: ${String(name)} logs in ${how}. ${instead} Nothing was asked or deployed there.`,
  });
}

function noKubeconfig(file: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file,
    title: 'No kubeconfig',
    message: `${file} is not YAML, or no kubeconfig: \`kubectl config view --raw --flatten --minify\` prints one. Nothing was asked or deployed there.`,
  });
}

interface User {
  readonly name: unknown;
  readonly user: Mapping;
  readonly exec?: Mapping;
}

function usersOf(kubeconfig: Mapping): User[] {
  return list(kubeconfig.users).map((entry) => {
    const { name, user } = mapping(entry);
    const { exec } = mapping(user);
    return {
      name,
      user: mapping(user),
      ...(exec === undefined || exec === null ? {} : { exec: mapping(exec) }),
    };
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}
