import { type GitHub, isRefused, type PullRequest } from '../host/github.js';
import { mergedPullRequest, SKIP_LABEL } from '../report/tell.js';
import type { Context } from './context.js';
import { githubOf } from './github.js';

/**
 * Whether this push is the merge of a pull request that is not to be deployed: one that had the label when it was merged,
 * from somebody who may push, since who may only label could hold a fix back, and who labels later never asked the
 * reviewers.
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
  const fault = await faultOf(github, merged.value);
  if (fault) {
    const message = `The pull request #${merged.value.number} has it, ${fault}. Its hubs are deployed.`;
    context.host.problem({ severity: 'warning', title: `${SKIP_LABEL} does not count`, message });
    return undefined;
  }
  return `Not deployed: the pull request #${merged.value.number} has the label ${SKIP_LABEL}. The next push that touches these hubs, or a dispatch that names them, deploys them.`;
}

/** Why the label does not count; undefined where it does. */
async function faultOf(github: GitHub, pull: PullRequest): Promise<string | undefined> {
  const events = await github.labelEvents(pull.number);
  if (isRefused(events)) return 'and GitHub does not say since when';
  const before = events.value.filter(({ label, at }) => label === SKIP_LABEL && at <= (pull.mergedAt ?? ''));
  const last = before.at(-1);
  if (!last?.on) return 'but got it after it was merged';
  const may = await github.mayPush(last.by);
  if (isRefused(may) || !may.value) return `from ${last.by || 'nobody known'}, who may not push here`;
  return undefined;
}
