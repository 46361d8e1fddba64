import type { ReleaseState } from './words.js';

/** Whether a release's newest revision is ours, and Helm went through with it. */
export function isDeployed({ status, revision, rev }: ReleaseState): boolean {
  return status === 'deployed' && rev === revision;
}

/** Whether that revision was seen to work, too. */
export function isProved(state: ReleaseState): boolean {
  return isDeployed(state) && state.proved === state.revision;
}
