import { isRefused } from '../host/github.js';
import { mergedPullRequest, SKIP_LABEL } from '../report/tell.js';
import type { Context } from './context.js';
import { githubOf } from './github.js';

/**
 * Whether this push is the merge of a pull request that is not to be deployed.
 *
 * @returns the sentence that says so; undefined where it is none, or GitHub does not tell
 */
export async function skipped(context: Context): Promise<string | undefined> {
  const { event } = context.options;
  if (event.name !== 'push') return undefined;
  const github = await githubOf(context);
  if (!github) return undefined;
  const merged = await mergedPullRequest(github, event);
  if (isRefused(merged) || !merged.value?.labels.includes(SKIP_LABEL)) return undefined;
  return `Not deployed: the pull request #${merged.value.number} has the label ${SKIP_LABEL}. The next push that touches these hubs, or a dispatch that names them, deploys them.`;
}
