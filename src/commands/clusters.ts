import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ClusterAccess, kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import { readClusterState } from '../release/state.js';
import type { Cluster, ClusterState, Fleet, Tree } from '../words.js';
import type { Context } from './context.js';
import { decryptOptions } from './decryption.js';

/** How each cluster is reached, worked out once in a run. */
export interface ClusterAccesses {
  /**
   * By the cluster's name: with the kubeconfig that the configuration names for it, else the input's, else what an
   * earlier step of the job left.
   *
   * @throws ProblemError where nothing says which of several clusters is meant, or its kubeconfig cannot be read
   */
  of(name: string): Promise<ClusterAccess>;
}

export function clusterAccesses(context: Context, fleet: Fleet, tree: Tree): ClusterAccesses {
  const known = new Map<string, Promise<ClusterAccess>>();
  let given: Promise<string> | undefined;
  const writeGiven = (text: string) => {
    given ??= writePrivate(join(context.privateFolder, 'kubeconfig'), text);
    return given;
  };
  const access = async (cluster: Cluster): Promise<ClusterAccess> => {
    const { options } = context;
    const name = options.kubeContext ?? cluster.context;
    const named = name ? { context: name } : {};
    if (cluster.kubeconfig)
      return { ...named, kubeconfig: await ownKubeconfig(context, tree, cluster.kubeconfig) };
    if (!name && fleet.clusters.size > 1 && options.cluster !== cluster.name) throw ambiguous(cluster.name);
    return options.kubeconfig ? { ...named, kubeconfig: await writeGiven(options.kubeconfig) } : named;
  };
  return {
    of(name) {
      const found = known.get(name) ?? access(clusterOf(fleet, name));
      known.set(name, found);
      return found;
    },
  };
}

/** The cluster as declared; one that is not declared is the one that inputs or the environment give. */
export function clusterOf(fleet: Fleet, name: string): Cluster {
  return fleet.clusters.get(name) ?? { name, parallel: 4 };
}

/** A kubeconfig of the repository, decrypted into the run's private folder where it is encrypted. */
async function ownKubeconfig(context: Context, tree: Tree, file: string): Promise<string> {
  const [bytes] = await tree.read([file]);
  const folder = join(context.privateFolder, 'clusters');
  const path = await writePrivate(join(folder, file), bytes ?? '');
  const { decryptInto } = await import('../release/secrets.js');
  const { problems } = await decryptInto(folder, [file], decryptOptions(context));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProblemError(...errors);
  return path;
}

async function writePrivate(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600 });
  return path;
}

/** Two clusters and one login: a guess would deploy to the wrong one. */
function ambiguous(name: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file: 'hub-deploy.yaml',
    title: `How is ${name} reached?`,
    message: `There are several clusters, and nothing says which login is for ${name}. Give it \`kubeconfig\` or \`context\` under \`clusters\`, or run a job for each cluster, logged in to it, with the input \`cluster: ${name}\`. Nothing was done.`,
  });
}

/**
 * What each cluster holds: one list call a cluster, all at once.
 *
 * @param clusters names, and the namespaces that are asked one by one where a Role allows no list of the whole cluster
 * @returns by the cluster's name; a cluster that does not answer is `unknown` with a sentence
 */
export async function askClusters(
  context: Context,
  accesses: ClusterAccesses,
  clusters: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, ClusterState>> {
  const states = await Promise.all(
    [...clusters].map(async ([name, namespaces]) => {
      const access = await accesses.of(name);
      return [name, await readClusterState(kubectl(access, context.signal), { namespaces })] as const;
    }),
  );
  return new Map(states);
}
