import { join } from 'node:path';
import { credentials, type Login } from '../images/credentials.js';
import { loginTo } from '../images/login.js';
import { parseReference } from '../images/reference.js';
import { type BaseDigests, baseDigests, lookUpTags } from '../images/registry.js';
import type { TagState } from '../words.js';
import type { Context } from './context.js';

/**
 * The login that the inputs give; the registry that it is for is, unless said, the one of the first image.
 *
 * @param names the images' names
 */
export function givenLogins({ options }: Context, names: readonly string[]): Login[] {
  if (!options.login) return [];
  const { registry, username, password } = options.login;
  const first = names[0];
  return [
    { registry: registry || (first ? parseReference(first).registry : 'docker.io'), username, password },
  ];
}

/**
 * The environment in which docker is logged in: a configuration of the run's own, which goes with its private folder.
 * Without a login among the inputs, docker's own is used as it is.
 */
export async function dockerEnvironment(
  context: Context,
  names: readonly string[],
): Promise<Record<string, string | undefined>> {
  const logins = givenLogins(context, names);
  if (logins.length === 0) return {};
  return { ...(await loginTo(logins, join(context.privateFolder, 'docker'))) };
}

/**
 * Looks up base images for `track-bases`, each once in a run; none is asked for until an image wants it.
 *
 * @param mode `loose`: what cannot be known is a warning at its image, and left out of its tag
 */
export function trackedBases(context: Context, mode: 'strict' | 'loose'): BaseDigests {
  const logins = givenLogins(context, []);
  return baseDigests({ credentials: credentials({ logins }), signal: context.signal }, mode);
}

/**
 * Asks the registries which tags they have.
 *
 * @param mode `loose`: what cannot be known is left out, and `notAsked` says why
 * @returns by `name:tag`
 */
export async function askRegistry(
  context: Context,
  wanted: readonly { readonly name: string; readonly tag: string }[],
  mode: 'strict' | 'loose',
): Promise<{ registry: ReadonlyMap<string, TagState>; notAsked?: string }> {
  if (wanted.length === 0) return { registry: new Map() };
  const logins = givenLogins(
    context,
    wanted.map(({ name }) => name),
  );
  const answers = await lookUpTags(wanted, { credentials: credentials({ logins }), signal: context.signal });
  if (mode === 'strict') return { registry: answers };
  const known = new Map<string, TagState>();
  const reasons = new Set<string>();
  for (const [key, state] of answers) {
    if (state.state === 'unknown' || (state.state === 'denied' && !state.mayPush)) reasons.add(state.why);
    else known.set(key, state);
  }
  if (reasons.size === 0) return { registry: known };
  return {
    registry: known,
    notAsked: `whether the registry has it is not known: ${[...reasons].join('; ')}`,
  };
}
