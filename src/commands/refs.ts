import type { PlannedHub, Release, RunEvent } from '../words.js';

/** Events that only show what a merge would do. */
export function isProposal(event: RunEvent): boolean {
  return event.name === 'pull_request' || event.name === 'merge_group';
}

/** Whether a proposal's hub is validated: one on hold too, so that it is sound when the hold ends. */
export function isChecked({ action }: Pick<PlannedHub, 'action'>): boolean {
  return action === 'deploy' || action === 'hold';
}

/** Says why the event's ref may not deploy a release; undefined where it may. */
export type RefRule = (release: Release) => string | undefined;

/**
 * Which releases this ref may deploy: those whose `branches` it matches. A person at a command line decides for
 * themselves, and a proposal's plan shows what its merge would do.
 */
export async function refRule(event: RunEvent): Promise<RefRule> {
  const { ref } = event;
  if (event.name === 'local' || isProposal(event) || !ref) return () => undefined;
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  const { compileGlob } = await import('../fleet/glob.js');
  return (release) => {
    const branches = release.branches ?? (event.defaultBranch ? [event.defaultBranch] : undefined);
    if (!branches) return undefined;
    if (branch && branches.some((glob) => compileGlob(glob)(branch))) return undefined;
    return `${branch ?? ref} only plans: ${branches.join(', ')} deploys it`;
  };
}

/**
 * Whether images that a change touches are built even if no hub is deployed with them. A push to a branch that deploys
 * nothing only plans.
 */
export function buildsTouched({ name, ref, defaultBranch }: RunEvent): boolean {
  return name !== 'push' || !defaultBranch || ref === `refs/heads/${defaultBranch}`;
}
