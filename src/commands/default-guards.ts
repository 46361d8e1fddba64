import { branchTip } from '../fleet/fetch.js';
import { loadRules, type Rule, type Rules } from '../fleet/rules.js';
import { serverTree } from '../fleet/server-tree.js';
import { ProblemError } from '../problem.js';
import type { Fleet, Release, Tree } from '../words.js';
import type { Context } from './context.js';
import { type BranchRule, type Guards, nameOf } from './guards.js';

/** A commit's fleet, and the files that its logins are in. */
interface Side {
  readonly fleet: Fleet;
  readonly tree: Tree;
}

/**
 * What the default branch's own configuration says of this ref's releases. A release is found there by its place (its
 * cluster as declared, its namespace, its name); one that is not there has the rules of its environment, and of the
 * releases whose namespace it is in.
 *
 * @returns or why that branch is not known
 */
export async function defaultGuards(
  context: Context,
  fleet: Fleet,
  tree: Tree,
  allows: BranchRule,
): Promise<Guards | { readonly unknown: string }> {
  const { event } = context.options;
  const { ref = '', defaultBranch = '' } = event;
  const found = await readDefault(context, defaultBranch);
  if ('unknown' in found) return found;
  const [ours, theirs] = [loginOf({ fleet, tree }), loginOf({ fleet: found.rules.fleet, tree: found.tree })];
  const match = matcher(found.rules, ours, theirs, defaultBranch);
  // Its own word on that counts for nothing, not even where the default branch names none: an environment has secrets.
  const guarded = ({ githubEnvironment: _, ...release }: Release): Release => {
    const [environment] = environmentsOf(match(release));
    return { ...release, ...(environment ? { githubEnvironment: environment } : {}) };
  };
  const refusedCluster = (name: string) =>
    ours(name) === theirs(name)
      ? undefined
      : `${nameOf(ref)} only plans: ${defaultBranch} does not declare ${name ? `the cluster ${name}` : 'its cluster'} as this commit does`;
  return {
    fleet: { ...fleet, hubs: fleet.hubs.map(guarded), charts: fleet.charts.map(guarded) },
    refusedCluster,
    refused(release) {
      const found = match(release);
      return (
        refusedCluster(release.cluster) ??
        refusedMixture(found, `${nameOf(ref)} only plans: on ${defaultBranch}`) ??
        found.rules.map((rule) => allows(rule, defaultBranch)).find((why) => why !== undefined)
      );
    },
    isDeclaredElsewhere: (release) => match(release).isThere,
  };
}

/** The GitHub environments of a release's rules; undefined stands for none. */
function environmentsOf({ rules }: Match): (string | undefined)[] {
  return [...new Set(rules.map(({ githubEnvironment }) => githubEnvironment))];
}

/** A job is in one GitHub environment: a release that several guard has no job that all of them would let pass. */
function refusedMixture(match: Match, says: string): string | undefined {
  const environments = environmentsOf(match);
  if (environments.length < 2) return undefined;
  const named = environments.map((name) => name ?? 'none').sort();
  return `${says} its environment and its namespace are of several GitHub environments (${named.join(', ')})`;
}

async function readDefault(
  { options: { event, directory } }: Context,
  branch: string,
): Promise<{ readonly rules: Rules; readonly tree: Tree } | { readonly unknown: string }> {
  const oid = await branchTip(directory, branch, event);
  const tree = oid && (await serverTree(directory, oid, event));
  if (!tree) return { unknown: `${branch}, whose rules hold here too, could not be read from the server` };
  try {
    return { tree, rules: await loadRules(tree) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { unknown: `the configuration of ${branch}, whose rules hold here too, has errors` };
  }
}

/** By a cluster's name: how it is logged in to, with the content of its files; undefined where it is not declared. */
function loginOf({ fleet, tree }: Side): (name: string) => string | undefined {
  const content = (file: string | undefined) => file && [file, tree.entries.get(file)?.oid];
  return (name) => {
    const cluster = fleet.clusters.get(name);
    if (!cluster) return undefined;
    const { kubeconfig, context, gke, eks, aks, credentials } = cluster;
    const login = [content(kubeconfig), context, gke, eks, aks, content(credentials)];
    // One that says nothing is told from others by the job's input `cluster`.
    return JSON.stringify(login.some(Boolean) ? login : name);
  };
}

/** The default branch's rules for a release: each of them must allow the ref. */
interface Match {
  /** It declares the very release. */
  readonly isThere: boolean;
  readonly rules: readonly Rule[];
}

function matcher(
  { fleet, ruleOf }: Rules,
  ours: (cluster: string) => string | undefined,
  theirs: (cluster: string) => string | undefined,
  defaultBranch: string,
): (release: Release) => Match {
  const byPlace = new Map<string, Release>();
  const byNamespace = new Map<string, Release[]>();
  const clustersOf = new Map<string, Set<string | undefined>>();
  for (const release of [...fleet.hubs, ...fleet.charts]) {
    const { environment } = release;
    clustersOf.set(environment, (clustersOf.get(environment) ?? new Set()).add(theirs(release.cluster)));
    const namespace = JSON.stringify([theirs(release.cluster), release.namespace]);
    byPlace.set(`${namespace} ${release.release}`, release);
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), release]);
  }
  return (release) => {
    const namespace = JSON.stringify([ours(release.cluster), release.namespace]);
    const same = byPlace.get(`${namespace} ${release.release}`);
    if (same) return { isThere: true, rules: [same] };
    const isKnown = fleet.environments.some(({ name }) => name === release.environment);
    // An environment that may be deployed from branches opens its own clusters, not those of the others.
    const isThere = clustersOf.get(release.environment)?.has(ours(release.cluster)) ?? true;
    const rule = isKnown && isThere ? ruleOf(release) : { branches: [defaultBranch] };
    return { isThere: false, rules: [rule, ...(byNamespace.get(namespace) ?? [])] };
  };
}
