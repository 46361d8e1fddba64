import type { Outcome } from '../report/outcome.js';
import { leftOut, tellPullRequest } from '../report/tell.js';
import type { Context } from './context.js';

/** Commands whose outcome is a pull request's business: the whole job, and what only looks. */
const TOLD = ['run', 'plan', 'validate'];

/**
 * Writes the outcome where its reviewers look: the pull request's comment, after the merge too. A comment that cannot be
 * written never fails a run: what is left out is said, with the lines to add.
 *
 * @returns Markdown for the summary; empty where nothing was left out
 */
export async function tell({ options, host }: Context, outcome: Outcome): Promise<string> {
  const { event } = options;
  if (event.name === 'local' || !event.token || !event.repository || !TOLD.includes(options.command))
    return '';
  try {
    const { github } = await import('../host/github.js');
    const api = await github({
      token: event.token,
      repository: event.repository,
      ...(event.apiUrl ? { apiUrl: event.apiUrl } : {}),
    });
    const refused = await tellPullRequest({
      github: api,
      event,
      outcome,
      folder: options.directory,
      check: false,
    });
    return leftOut(refused);
  } catch (error) {
    host.line(`The pull request's comment was not written: ${(error as Error).message}`);
    return '';
  }
}
