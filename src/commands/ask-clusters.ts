import { kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import { type DeploymentRow, downParts, readDeployments } from '../release/down.js';
import { readClusterState } from '../release/state.js';
import type { ClusterState, DownPart, Problem, Release } from '../words.js';
import type { ClusterAccesses } from './clusters.js';
import type { Context } from './context.js';
import type { Guards } from './guards.js';
import { healthUnread, unknownClusters } from './unread.js';

/** What one cluster said. */
export interface ClusterAnswer {
  readonly state: ClusterState;
  readonly deployments: readonly DeploymentRow[] | { readonly unknown: string };
}

/** What the clusters of a run said. */
export interface ClustersSeen {
  /** What each holds, by its name. */
  readonly clusters: ReadonlyMap<string, ClusterState>;
  /** What does not run of each hub, by its id. */
  readonly down: ReadonlyMap<string, readonly DownPart[]>;
  /** What could not be known, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * What each cluster holds and whether it runs: two list calls a cluster, all at once.
 *
 * @param guards a cluster that the ref may not reach is `unknown`, and stops nothing
 * @param clusters names, and the namespaces that are asked one by one where a Role allows no list of the whole cluster
 * @returns what a cluster does not answer is `unknown` with a sentence
 * @throws ProblemError where none of them can be logged in to
 */
export async function lookAtClusters(
  context: Context,
  guards: Pick<Guards, 'fleet' | 'refusedCluster'>,
  accesses: ClusterAccesses,
  clusters: ReadonlyMap<string, readonly string[]>,
): Promise<ClustersSeen> {
  const answers = await askClusters(context, guards, accesses, clusters);
  const states = new Map([...answers].map(([name, { state }]) => [name, state]));
  return {
    clusters: states,
    down: downHubs(guards.fleet.hubs, answers),
    notes: [...unknownClusters(states), ...unknownHealth(answers)],
  };
}

async function askClusters(
  context: Context,
  { refusedCluster }: Pick<Guards, 'refusedCluster'>,
  accesses: ClusterAccesses,
  clusters: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, ClusterAnswer>> {
  const without: Problem[][] = [];
  const silent = (unknown: string): ClusterAnswer => ({ state: { unknown }, deployments: { unknown } });
  const ask = async (name: string, namespaces: readonly string[]): Promise<ClusterAnswer> => {
    const refused = refusedCluster(name);
    if (refused) return silent(refused);
    try {
      const asked = kubectl(await accesses.of(name), context.signal);
      const [state, deployments] = await Promise.all([
        readClusterState(asked, { namespaces }),
        readDeployments(asked, namespaces),
      ]);
      return { state, deployments };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      without.push([...error.problems]);
      return silent(error.problems.map(({ title }) => title).join('; '));
    }
  };
  const answers = await Promise.all(
    [...clusters].map(async ([name, namespaces]) => [name, await ask(name, namespaces)] as const),
  );
  const problems = without.flat();
  if (without.length > 0 && without.length === clusters.size) throw new ProblemError(...problems);
  // The others are independent of those that nobody can log in to.
  for (const problem of problems) context.host.problem(problem);
  return new Map(answers);
}

/** What does not run of each hub, by its id. */
export function downHubs(
  hubs: readonly Release[],
  answers: ReadonlyMap<string, ClusterAnswer>,
): ReadonlyMap<string, readonly DownPart[]> {
  const down = new Map<string, readonly DownPart[]>();
  for (const [cluster, { state, deployments }] of answers) {
    if ('unknown' in state || 'unknown' in deployments) continue;
    const parts = downParts(deployments, state);
    if (parts.size === 0) continue;
    for (const { id, namespace, release } of hubs.filter((hub) => hub.cluster === cluster)) {
      const found = parts.get(`${namespace}/${release}`);
      if (found) down.set(id, found);
    }
  }
  return down;
}

/** Clusters that say what they hold, and not whether it runs. */
export function unknownHealth(answers: ReadonlyMap<string, ClusterAnswer>): string[] {
  return [...answers].flatMap(([name, { state, deployments }]) =>
    'unknown' in deployments && !('unknown' in state) ? [healthUnread(name, deployments.unknown)] : [],
  );
}
