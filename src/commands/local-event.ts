import { gitText } from '../fleet/git.js';
import type { RunEvent } from '../words.js';

/**
 * The event of a command line: what a person asked for, in this clone. The repository's name comes from its remote
 * `origin`, so that labels are the same as those of a run on GitHub.
 *
 * @param given `base` and `head` as typed
 */
export async function localEvent(
  directory: string,
  given: { readonly base?: string; readonly head?: string },
): Promise<RunEvent> {
  const origin = await gitText(directory, ['config', '--get', 'remote.origin.url'], { okCodes: [0, 1] });
  const repository = repositoryOf(origin);
  return {
    name: 'local',
    forced: false,
    ...(given.base ? { base: given.base } : {}),
    ...(given.head ? { sha: given.head } : {}),
    ...(repository ? { repository } : {}),
  };
}

/** `org/repo` of `https://host/org/repo.git`, `git@host:org/repo` and the like. */
export function repositoryOf(url: string): string | undefined {
  return /[/:]([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(url.trim())?.[1];
}
