import type { Environment, Fleet, PlannedHub, Release } from '../words.js';

/**
 * The order of deploys: charts that come before, then each environment's hubs, then charts that come after.
 *
 * @returns waves of releases, deployed one after the other; empty ones are left out. Pure.
 */
export function waves(fleet: Fleet, releases: readonly PlannedHub[]): PlannedHub[][] {
  const byRank = new Map<number, PlannedHub[]>();
  for (const planned of releases) {
    const rank = rankOf(fleet, planned.release);
    byRank.set(rank, [...(byRank.get(rank) ?? []), planned]);
  }
  return [...byRank].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

/** Who spares whom: failures, and what they keep from being deployed. */
export interface Gates {
  /** A release failed, or is known not to work. */
  fail(release: Release): void;
  /** The id of the failure that spares this release. */
  culpritOf(release: Release): string | undefined;
}

/**
 * Failures spare what comes after them: an environment's by its `gate`, on its cluster or everywhere; a chart that
 * comes before, the hubs of its cluster.
 */
export function gates(fleet: Fleet): Gates {
  const failures: Release[] = [];
  return {
    fail: (release) => failures.push(release),
    culpritOf(release) {
      const culprit = failures.find((failed) => {
        if (rankOf(fleet, failed) >= rankOf(fleet, release)) return false;
        const gate = gateOf(fleet, failed);
        return gate === 'fleet' || (gate === 'cluster' && failed.cluster === release.cluster);
      });
      return culprit?.id;
    },
  };
}

function rankOf({ environments }: Fleet, { kind, order, environment }: Release): number {
  if (kind === 'chart') return order === 'after' ? environments.length : -1;
  return environments.findIndex(({ name }) => name === environment);
}

function gateOf({ environments }: Fleet, { kind, environment }: Release): Environment['gate'] {
  if (kind === 'chart') return 'cluster';
  return environments.find(({ name }) => name === environment)?.gate ?? 'cluster';
}
