import { gitText } from '../fleet/git.js';
import type { Options } from '../inputs.js';

/**
 * The ops repo's name, `org/repo`: the event's, or for a person's clone that of its remote `origin`, so that labels are
 * the same as those of a run on GitHub. Empty where there is neither.
 */
export async function repositoryName({ event, directory }: Options): Promise<string> {
  if (event.repository) return event.repository;
  const origin = await gitText(directory, ['config', '--get', 'remote.origin.url'], { okCodes: [0, 1] });
  return repositoryOf(origin) ?? '';
}

/** `org/repo` of `https://host/org/repo.git`, `git@host:org/repo` and the like. */
export function repositoryOf(url: string): string | undefined {
  return /[/:]([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(url.trim())?.[1];
}
