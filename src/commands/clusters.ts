import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClusterAccess, kubectl } from '../host/kubectl.js';
import { readClusterState } from '../release/state.js';
import type { Cluster, ClusterState } from '../words.js';
import type { Context } from './context.js';

/**
 * How a cluster is reached: the input's kubeconfig, the configuration's, or what an earlier step of the job left.
 */
export async function accessTo(context: Context, cluster: Cluster): Promise<ClusterAccess> {
  const { options, privateFolder } = context;
  const contextName = options.kubeContext ?? cluster.context;
  const named = contextName ? { context: contextName } : {};
  if (!options.kubeconfig) return named;
  const kubeconfig = join(privateFolder, 'kubeconfig');
  await writeFile(kubeconfig, options.kubeconfig, { mode: 0o600 });
  return { ...named, kubeconfig };
}

/**
 * What each cluster holds: one list call a cluster, all at once.
 *
 * @param namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns by the cluster's name; a cluster that does not answer is `unknown` with a sentence
 */
export async function askClusters(
  context: Context,
  clusters: readonly { readonly cluster: Cluster; readonly namespaces: readonly string[] }[],
): Promise<ReadonlyMap<string, ClusterState>> {
  const states = await Promise.all(
    clusters.map(async ({ cluster, namespaces }) => {
      const access = await accessTo(context, cluster);
      return [cluster.name, await readClusterState(kubectl(access, context.signal), { namespaces })] as const;
    }),
  );
  return new Map(states);
}
