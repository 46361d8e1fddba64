import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterAccess } from '../host/kubectl.js';
import { writePrivate } from '../host/private.js';
import { limiter } from '../images/limit.js';
import { ProblemError } from '../problem.js';
import type { Cluster, ClusterState, Fleet, Release, ReleaseState, Tree } from '../words.js';
import type { Context } from './context.js';
import { decryptOptions } from './decryption.js';
import type { Guards } from './guards.js';

/** How each cluster is reached, worked out once in a run. */
export interface ClusterAccesses {
  /**
   * By the cluster's name: with the kubeconfig or the cloud's login that the configuration names for it, else the
   * input's kubeconfig, else what an earlier step of the job left.
   *
   * @throws ProblemError where nothing says which of several clusters is meant, it cannot be logged in to, or the ref
   *   may not
   */
  of(name: string): Promise<ClusterAccess>;
}

export function clusterAccesses(
  context: Context,
  { fleet, refusedCluster }: Pick<Guards, 'fleet' | 'refusedCluster'>,
  tree: Tree,
): ClusterAccesses {
  const known = new Map<string, Promise<ClusterAccess>>();
  let given: Promise<string> | undefined;
  const writeGiven = (text: string) => {
    given ??= writeKubeconfig(context, join(context.privateFolder, 'kubeconfig'), text);
    return given;
  };
  // Each is a program that talks to its cloud; a fleet has dozens of clusters.
  const login = limiter(4);
  const access = async (cluster: Cluster): Promise<ClusterAccess> => {
    const refused = refusedCluster(cluster.name);
    if (refused) throw notReached(cluster.name, refused);
    const { options } = context;
    const name = options.kubeContext ?? cluster.context;
    const named = name ? { context: name } : {};
    if (cluster.kubeconfig)
      return { ...named, kubeconfig: await ownKubeconfig(context, tree, cluster.kubeconfig) };
    if (cluster.gke || cluster.eks || cluster.aks)
      return { ...(await login(() => logIn(context, tree, cluster))), ...named };
    // What the inputs give is one cluster's: of several only the one that they name, or whose context it is.
    const isMeant =
      options.scope.cluster === cluster.name || (name !== undefined && name === cluster.context);
    if (fleet.clusters.size > 1 && !isMeant) throw ambiguous(cluster.name);
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
  const { path, text } = await decrypted(context, tree, file);
  const { repositoryKubeconfig } = await import('../release/kubeconfig.js');
  return writeKubeconfig(context, path, repositoryKubeconfig(file, text));
}

/** By the cloud's own programs, with the cluster's key file where it has one. */
async function logIn(context: Context, tree: Tree, cluster: Cluster): Promise<ClusterAccess> {
  const folder = join(context.privateFolder, 'logins', cluster.name);
  const { cloudLogin } = await import('../release/cloud-login.js');
  const { credentials: file } = cluster;
  if (!file) return cloudLogin(cluster, { folder, signal: context.signal });
  const { path, text } = await decrypted(context, tree, file);
  const { plainWordsOf, secretValues } = await import('../release/mask.js');
  const [configuration] = await tree.read(['hub-deploy.yaml']);
  const plain = plainWordsOf([configuration?.toString('utf8') ?? '']);
  for (const secret of secretValues([text], plain)) context.host.mask(secret);
  return cloudLogin(cluster, { folder, credentials: { file, path, text }, signal: context.signal });
}

/** A file of the commit as plain text, in the run's private folder. */
async function decrypted(context: Context, tree: Tree, file: string) {
  const [bytes] = await tree.read([file]);
  const folder = join(context.privateFolder, 'clusters');
  const path = writePrivate(join(folder, file), bytes ?? '');
  const { decryptInto } = await import('../release/secrets.js');
  const { problems } = await decryptInto(folder, [file], decryptOptions(context));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProblemError(...errors);
  return { path, text: readFileSync(path, 'utf8') };
}

/** Writes a kubeconfig after its tokens and keys are masked. */
async function writeKubeconfig(context: Context, path: string, text: string): Promise<string> {
  const { kubeconfigSecrets } = await import('../release/kubeconfig.js');
  for (const secret of kubeconfigSecrets(text)) context.host.mask(secret);
  return writePrivate(path, text);
}

function notReached(name: string, why: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: `${name || 'The cluster'} is not reached from here`,
    message: `${why}. Nothing was done there.`,
  });
}

/** Two clusters and one login: a guess would deploy to the wrong one. */
function ambiguous(name: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file: 'hub-deploy.yaml',
    title: `How is ${name} reached?`,
    message: `There are several clusters, and nothing says which login is for ${name}. Give it a login (\`kubeconfig\`, \`gke\`, \`eks\`, \`aks\`) or a \`context\` under \`clusters\`, or run a job for each cluster, logged in to it, with the input \`cluster: ${name}\`. Nothing was done there.`,
  });
}

/**
 * The clusters of some releases, by name, each with the namespaces that they live in.
 *
 * @param empty given: those too that are declared and have no release any more (without a declaration the one that
 *   inputs or the environment give), or only the one that the inputs name
 */
export function clustersToAsk(
  fleet: Pick<Fleet, 'hubs' | 'charts' | 'clusters'>,
  wanted: (release: Release) => boolean,
  empty?: { readonly cluster?: string },
): Map<string, string[]> {
  const clusters = new Map<string, string[]>();
  for (const { cluster, namespace } of [...fleet.hubs, ...fleet.charts].filter(wanted)) {
    const namespaces = clusters.get(cluster) ?? [];
    namespaces.push(namespace);
    clusters.set(cluster, namespaces);
  }
  if (!empty) return clusters;
  const declared = fleet.clusters.size > 0 ? [...fleet.clusters.keys()] : [''];
  for (const name of declared)
    if (!clusters.has(name) && (empty.cluster ?? name) === name) clusters.set(name, []);
  return clusters;
}

/** What is live of a release; undefined where there is nothing, or its cluster did not say. */
export function liveRelease(
  clusters: ReadonlyMap<string, ClusterState>,
  { cluster, namespace, release }: Pick<Release, 'cluster' | 'namespace' | 'release'>,
): ReleaseState | undefined {
  const state = clusters.get(cluster);
  return !state || 'unknown' in state ? undefined : state.get(`${namespace}/${release}`);
}

/** A cluster, in a sentence. */
export function clusterName(name: string): string {
  return name ? `The cluster ${name}` : 'The cluster';
}
