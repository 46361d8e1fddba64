import type { PlannedHub, Problem, ReleaseState } from '../words.js';
import { isByHand } from './labels.js';

/** The values that Helm was given for a release, merged: what `helm get values` shows. */
export type GivenValues = Readonly<Record<string, unknown>>;

/**
 * The values that a release was given and its repository does not have, each by its keys alone: a value that was
 * deleted may be a secret that no mask knows any more.
 *
 * Helm takes over what the last revision was given where `--values` merge to nothing (without --reset-values), and only
 * there: elsewhere a value that is gone was simply taken out.
 *
 * @param live what the release was given
 * @param given what the repository gives
 * @returns keys joined by dots, a dot within a key written `\.`; a list counts as one value
 */
export function leftOvers(live: GivenValues | null = {}, given: GivenValues | null = {}): string[] {
  return Object.keys(given ?? {}).length > 0 ? [] : leaves(live ?? {});
}

function leaves(values: GivenValues, path: readonly string[] = []): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const here = [...path, key.replaceAll('.', '\\.')];
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isNamed = !isMap || Object.keys(value).length === 0 || hasSecretKeys(here);
    return isNamed ? [here.join('.')] : leaves(value as GivenValues, here);
  });
}

/**
 * Whether the keys below may be secrets themselves: JupyterHub's `api_tokens` has its tokens as keys. Below
 * `hub.config.<Class>.<trait>`, and below what is called a token or its like, none is named.
 */
function hasSecretKeys(path: readonly string[]): boolean {
  return path.at(-3) === 'config' || /(?:token|secret|password|credential|key)s?$/i.test(path.at(-1) ?? '');
}

/** Whether a release that is ours may have left-overs: it has other content, or its label does not rule them out. */
export function mayHaveLeftOvers({ fingerprint }: PlannedHub, live: ReleaseState | undefined): boolean {
  return live?.digest !== undefined && (live.digest !== fingerprint || !hasOwnValues(live));
}

/** Whether it may have some that nothing else tells of: what was changed by hand is drift in any case. */
export function mayHaveUntold(live: ReleaseState | undefined): boolean {
  return live?.digest !== undefined && !hasOwnValues(live) && !isByHand(live);
}

/** Its newest revision was given the values of the commit that it was made from, and no others. */
function hasOwnValues({ values, revision }: ReleaseState): boolean {
  return values === revision;
}

const NAMED = 10;

/** Left-overs for a sentence. */
export function nameLeftOvers(keys: readonly string[]): string {
  const others = keys.length > NAMED ? ` and ${keys.length - NAMED} more` : '';
  return `${keys.slice(0, NAMED).join(', ')}${others}`;
}

/** What is said of live values that a deploy does not give Helm; nothing where there are none. */
export function leftOverProblems(keys: readonly string[]): Problem[] {
  if (keys.length === 0) return [];
  return [
    {
      severity: 'notice',
      title: 'Values that the repository does not have',
      message:
        `Live before this run, and not in the repository: ${nameLeftOvers(keys)}. A deploy gives Helm the repository's ` +
        'values and no others. What is needed has to be written there.',
    },
  ];
}
