import type { Outcome } from '../report/outcome.js';
import { leftOut, tellPullRequest } from '../report/tell.js';
import type { Context } from './context.js';
import { githubOf } from './github.js';

/** Commands whose outcome is a pull request's business: the whole job, and what only looks. */
const TOLD = ['run', 'plan', 'validate', 'report'];

/**
 * Writes the outcome where its reviewers look: the pull request's comment, after the merge too, and a check run. What
 * cannot be written never fails a run: it is said, with the lines to add.
 *
 * @returns Markdown for the summary; empty where nothing was left out
 */
export async function tell(context: Context, outcome: Outcome): Promise<string> {
  const { options, host } = context;
  if (!TOLD.includes(options.command)) return '';
  try {
    const github = await githubOf(context);
    if (!github) return '';
    const { event, directory: folder } = options;
    return leftOut(await tellPullRequest({ github, event, outcome, folder, check: true }));
  } catch (error) {
    host.line(`The pull request was not told: ${(error as Error).message}`);
    return '';
  }
}
