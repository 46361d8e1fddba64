import type { Release } from '../words.js';

/** The part of the fleet that one run is for; a part that is absent limits nothing. */
export interface Scope {
  readonly cluster?: string;
  readonly environment?: string;
  /** Empty: the releases without one. Absent: whatever they have, for a job that only looks and enters none. */
  readonly githubEnvironment?: string;
}

/** Whether a release is of a scope. Pure. */
export function holds(scope: Scope, release: Release): boolean {
  const { cluster, environment, githubEnvironment } = scope;
  return (
    (cluster === undefined || release.cluster === cluster) &&
    (environment === undefined || release.environment === environment) &&
    (githubEnvironment === undefined || (release.githubEnvironment ?? '') === githubEnvironment)
  );
}
