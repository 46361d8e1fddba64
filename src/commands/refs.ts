import type { PlannedHub, RunEvent } from '../words.js';

/** Events that only show what a merge would do. */
export function isProposal(event: RunEvent): boolean {
  return event.name === 'pull_request' || event.name === 'merge_group';
}

/** Whether a proposal's hub is validated: one on hold too, so that it is sound when the hold ends. */
export function isChecked({ action }: Pick<PlannedHub, 'action'>): boolean {
  return action === 'deploy' || action === 'hold';
}

/**
 * Whether images that a change touches are built even if no hub is deployed with them. A push to a branch that deploys
 * nothing only plans.
 */
export function buildsTouched(event: RunEvent): boolean {
  return event.name !== 'push' || isDefault(event);
}

/** Whether the event's ref is the default branch. */
export function isDefault({ ref, defaultBranch }: RunEvent): boolean {
  return defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`;
}
