import type { Fleet, PlannedHub } from '../words.js';

/** Releases of one environment, or charts before or after all hubs. Waves are deployed one after the other. */
export interface Wave {
  readonly releases: readonly PlannedHub[];
  /** Where a failure spares the waves after this one. */
  readonly gate: 'cluster' | 'fleet' | 'none';
}

/**
 * The order of deploys: charts that come before, then each environment's hubs, then charts that come after.
 * Pure; empty waves are left out.
 */
export function waves(fleet: Fleet, releases: readonly PlannedHub[]): Wave[] {
  const charts = (order: 'before' | 'after') =>
    releases.filter(({ release }) => release.kind === 'chart' && (release.order ?? 'before') === order);
  const environments = fleet.environments.map(({ name, gate }) => ({
    gate,
    releases: releases.filter(({ release }) => release.kind === 'hub' && release.environment === name),
  }));
  const all: Wave[] = [
    { gate: 'cluster', releases: charts('before') },
    ...environments,
    { gate: 'none', releases: charts('after') },
  ];
  return all.filter((wave) => wave.releases.length > 0);
}
