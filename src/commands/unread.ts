import type { ClusterState, PlannedHub, Problem } from '../words.js';
import { clusterName } from './clusters.js';
import type { Guards } from './guards.js';

/** Clusters that were asked and did not answer, by name: not those that the ref may not reach. */
export function unreadClusters(
  clusters: ReadonlyMap<string, ClusterState>,
  { refusedCluster }: Pick<Guards, 'refusedCluster'>,
): string[] {
  return [...clusters].flatMap(([name, state]) =>
    'unknown' in state && refusedCluster(name) === undefined ? [name] : [],
  );
}

/** What could not be known of clusters, one sentence each. */
export function unknownClusters(clusters: ReadonlyMap<string, ClusterState>): string[] {
  return [...clusters].flatMap(([name, state]) =>
    'unknown' in state ? [`${clusterName(name)} was not read: ${state.unknown}`] : [],
  );
}

/** A cluster says what it holds, and not how that is. */
export function healthUnread(cluster: string, why: string): string {
  return `How the hubs of ${cluster || 'the cluster'} are was not read: ${why}`;
}

/**
 * A run of which no cluster answered has found out nothing, and must not end as if nothing were due. Where it was to
 * deploy, each of those hubs says so itself.
 */
export function nothingRead(
  clusters: ReadonlyMap<string, ClusterState>,
  unread: readonly string[],
  hubs: readonly PlannedHub[],
): Problem[] {
  if (unread.length === 0 || unread.length < clusters.size) return [];
  if (hubs.some(({ action }) => action === 'deploy')) return [];
  return unknownClusters(clusters).map((sentence) => ({
    severity: 'error',
    title: 'A cluster was not read',
    message: `${sentence}. Whether anything is due there is not known.`,
  }));
}
