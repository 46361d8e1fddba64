import type { Credentials } from '../images/credentials.js';
import { lookUpTags } from '../images/registry.js';
import type { TagState } from '../words.js';
import type { Context } from './context.js';

/**
 * Asks the registries which tags they have.
 *
 * @param credentials the run's logins
 * @param mode `loose`: what cannot be known is left out, and `notAsked` says why
 * @returns by `name:tag`
 */
export async function askRegistry(
  { signal }: Pick<Context, 'signal'>,
  credentials: Credentials,
  wanted: readonly { readonly name: string; readonly tag: string }[],
  mode: 'strict' | 'loose',
): Promise<{ registry: ReadonlyMap<string, TagState>; notAsked?: string }> {
  if (wanted.length === 0) return { registry: new Map() };
  const answers = await lookUpTags(wanted, { credentials, signal });
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
