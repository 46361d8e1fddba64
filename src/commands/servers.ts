import { kubectl } from '../host/kubectl.js';
import { runningServers } from '../release/user-servers.js';
import type { ClusterState, PlannedHub } from '../words.js';
import type { ClusterAccesses } from './clusters.js';
import type { Context } from './context.js';

/**
 * How many people's servers run on the hubs that will restart: one call for each cluster that has such hubs, and none
 * where nothing is deployed.
 *
 * @param clusters what this run was told by the clusters that it asks
 * @returns by the hub's id; those whose cluster does not say are absent
 */
export async function serversOf(
  { signal }: Context,
  accesses: ClusterAccesses,
  clusters: ReadonlyMap<string, ClusterState>,
  hubs: readonly PlannedHub[],
): Promise<ReadonlyMap<string, number>> {
  const restarted = hubs.filter(({ impact }) => impact === 'hub-restart' || impact === 'proxy-restart');
  const counts = new Map<string, number>();
  const ask = async ([name, state]: readonly [string, ClusterState]) => {
    const releases = restarted.flatMap(({ release }) => (release.cluster === name ? [release] : []));
    if ('unknown' in state || releases.length === 0) return;
    const asked = kubectl(await accesses.of(name), signal);
    const running = await runningServers(
      asked,
      releases.map(({ namespace }) => namespace),
    );
    for (const { id, namespace } of releases) {
      const count = running?.get(namespace);
      if (count !== undefined) counts.set(id, count);
    }
  };
  await Promise.all([...clusters].map(ask));
  return counts;
}
