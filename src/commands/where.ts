import { commitWords } from '../commit-words.js';
import { ownKubeconfig } from '../host/own-kubeconfig.js';
import type { KubeContext } from '../release/kubeconfig.js';
import type { Cluster, Fleet, Tree } from '../words.js';
import { clusterOf } from './clusters.js';
import type { Context } from './context.js';

/** So many clusters, or files, are named. */
const NAMED = 3;

/**
 * The first line of a command: where it looks. `To context prod (https://…), at e4e2a8a plus 1 uncommitted file: a.yaml`.
 *
 * @param clusters the names of those that it asks; none: it asks none
 */
export async function whereWords(
  context: Context,
  fleet: Fleet,
  { commit, uncommitted }: Pick<Tree, 'commit' | 'uncommitted'>,
  clusters: readonly string[],
): Promise<string> {
  const names = uncommitted.map((file) => file.replaceAll('\n', '⏎'));
  const files = names.length > 0 ? `: ${some(names)}` : '';
  const at = `at ${commitWords(commit, uncommitted.length)}${files}`;
  if (clusters.length === 0) return at.replace(/^a/, 'A');
  const { kubeconfig } = context.options;
  const find = await contextFinder(kubeconfig === undefined ? await ownKubeconfig() : [kubeconfig]);
  return `To ${some(clusters.map((name) => clusterWords(context, clusterOf(fleet, name), find)))}, ${at}`;
}

export async function sayWhere(...args: Parameters<typeof whereWords>): Promise<void> {
  args[0].host.line(await whereWords(...args));
}

/** A context of a kubeconfig by its name, or the current one. */
export type FindContext = (name: string | undefined) => KubeContext | undefined;

export async function contextFinder(texts: readonly string[]): Promise<FindContext> {
  if (texts.length === 0) return () => undefined;
  const { kubeContext } = await import('../release/kubeconfig.js');
  return (name) => kubeContext(texts, name);
}

function some(words: readonly string[]): string {
  const more = words.length - NAMED;
  return more > 0 ? `${words.slice(0, NAMED).join(', ')} and ${more} more` : words.join(', ');
}

/** By what it is reached, as far as that is known before anything is decrypted or logged in to. */
function clusterWords({ options }: Context, cluster: Cluster, find: FindContext): string {
  const { name, kubeconfig, gke, eks, aks } = cluster;
  const cloud = Object.entries({ GKE: gke, EKS: eks, AKS: aks }).find(([, login]) => login);
  // A job's log may be public: there a name is enough.
  const isHere = options.event.name === 'local';
  if (name && !isHere) return name;
  if (kubeconfig) return `${name} (${kubeconfig})`;
  if (cloud) return `${name} (${cloud[0]} ${cloud[1]?.name})`;
  const asked = options.kubeContext ?? cluster.context;
  const found = find(asked);
  const known = found?.name ?? asked;
  const context = known === undefined ? 'the cluster that kubectl finds by itself' : `context ${known}`;
  // A name that a tool made may hold a host, a user, an account; a job's log may be public.
  if (!isHere && asked === undefined && !/^[\w.-]*$/.test(known ?? ''))
    return 'the cluster of the kubeconfig';
  const server = isHere ? found?.server : undefined;
  const inside = [...(name ? [context] : []), ...(server ? [server] : [])].join(', ');
  return inside ? `${name || context} (${inside})` : context;
}
