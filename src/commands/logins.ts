import { join } from 'node:path';
import { namedBases } from '../images/bases.js';
import { type Credentials, credentials, hasOwnLogins, type Login } from '../images/credentials.js';
import { registryOf } from '../images/reference.js';
import type { Changes } from '../words.js';
import type { Context } from './context.js';
import { isProposal } from './refs.js';
import type { ReadFleet } from './trusted-files.js';

const NONE_FOR_FORKS = 'a pull request of a fork has no login';

/** The logins of a run. */
export interface RunLogins extends Credentials {
  /** The environment in which docker has these logins and no others; empty where docker's own are all there are. */
  dockerEnvironment(): Promise<Readonly<Record<string, string | undefined>>>;
}

/**
 * The logins of a run, and the one rule for where they go:
 *
 * - The login of the inputs has its registry: the input `registry`, or the one that all images' names agree on in the
 *   files that are trusted.
 * - A proposal's logins, docker's own among them, go to no registry that only its change names.
 * - A fork's proposal has none.
 *
 * Nothing is read before somebody asks for a login that is there.
 *
 * @param own the files that the run is about
 * @param changing what they are compared with
 */
export function runLogins(context: Context, own: ReadFleet, changing: Promise<Changes>): RunLogins {
  const { event, login } = context.options;
  const fork = event.pullRequest?.fork === true;
  const trusted = once(async () => {
    const { trustedFiles } = await import('./trusted-files.js');
    return trustedFiles(context, own, changing);
  });
  const given = once(async () => {
    if (!login) return undefined;
    if (fork) return { withheld: NONE_FOR_FORKS };
    return login.registry ? login : withAgreedRegistry(login, await trusted());
  });
  const allowed = once(async () => (fork ? new Set<string>() : registriesIn(await trusted())));
  const bars = async (registry: string) => {
    if ((await allowed()).has(registry)) return undefined;
    return fork
      ? NONE_FOR_FORKS
      : 'a pull request has logins only to registries that the branch it goes into names';
  };
  return {
    ...credentials({ given, ...(isProposal(event) ? { bars } : {}) }),
    dockerEnvironment: once(async () => {
      const login = await given();
      const logins = login && 'password' in login ? [login] : [];
      const only = isProposal(event) && (await hasOwnLogins()) ? await allowed() : undefined;
      if (logins.length === 0 && !only) return {};
      const { loginTo } = await import('../images/login.js');
      return { ...(await loginTo(logins, join(context.privateFolder, 'docker'), only ? { only } : {})) };
    }),
  };
}

/** The login with the registry that all images' names agree on, or why there is none. */
async function withAgreedRegistry(
  login: Login,
  files: ReadFleet | undefined,
): Promise<Login | { readonly withheld: string }> {
  const why = (reason: string) => ({
    withheld: `which registry the login of the inputs is for is not known, because ${reason}: write it in the input \`registry\``,
  });
  if (!files) return why('the default branch, or the branch that this goes into, cannot be read');
  const [registry, ...others] = await imageRegistries(files);
  if (registry === undefined) return why('no image has a name');
  if (others.length > 0) return why(`images' names are of ${[registry, ...others].sort().join(' and ')}`);
  return { ...login, registry };
}

async function imageRegistries({ fleet, values }: ReadFleet): Promise<Set<string>> {
  const names = await Promise.all(fleet.images.map(values.nameOf));
  return new Set(names.flatMap((name) => (name && registryOf(name)) || []));
}

/** The registries that files name, of the images that are built and of those that they are built upon. */
async function registriesIn(files: ReadFleet | undefined): Promise<ReadonlySet<string>> {
  if (!files) return new Set();
  const bases = await namedBases(files.fleet, files.tree);
  const named = bases.flatMap((reference) => registryOf(reference) ?? []);
  return new Set([...(await imageRegistries(files)), ...named]);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
