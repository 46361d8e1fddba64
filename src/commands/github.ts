import type { GitHub } from '../host/github.js';
import type { Context } from './context.js';

/** GitHub's API for this run; undefined where there is no token, as on a command line. It is loaded only then. */
export async function githubOf({ options: { event } }: Context): Promise<GitHub | undefined> {
  if (event.name === 'local' || !event.token || !event.repository) return undefined;
  const { github } = await import('../host/github.js');
  const where = event.apiUrl ? { apiUrl: event.apiUrl } : {};
  return github({ token: event.token, repository: event.repository, ...where });
}
