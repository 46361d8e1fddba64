import { ownKubeconfig } from '../host/own-kubeconfig.js';
import type { Fleet } from '../words.js';
import { clusterOf } from './clusters.js';
import type { Context } from './context.js';
import { isProposal } from './refs.js';
import type { Ask } from './survey.js';
import { contextFinder } from './where.js';

/** Why `plan` does not ask a cluster of itself, in words. A kubeconfig of the repository leads where its writer says. */
const WHY = {
  program: 'the login starts a program',
  repository: 'the kubeconfig is the repository’s',
  'no context': 'the kubeconfig has no context for it',
  which: 'nothing says which of several clusters the kubeconfig is for',
} as const;
type Why = keyof typeof WHY;

/** By cluster. */
export type Unasked = ReadonlyMap<string, Why>;

/**
 * Which clusters `plan` does not ask of itself, and why: it asks those that a context of the person's own kubeconfig leads
 * to, without a login program, a key and a file of the repository.
 *
 * @param names of clusters
 */
export async function notEasy({ options }: Context, fleet: Fleet, names: Iterable<string>): Promise<Unasked> {
  const find = await contextFinder(await ownKubeconfig());
  const why = (name: string): Why | undefined => {
    const cluster = clusterOf(fleet, name);
    if (cluster.kubeconfig) return 'repository';
    if (cluster.gke || cluster.eks || cluster.aks) return 'program';
    if (fleet.clusters.size > 1 && !cluster.context && options.scope.cluster !== name) return 'which';
    const found = find(cluster.context);
    if (!found) return 'no context';
    return found.startsProgram ? 'program' : undefined;
  };
  const unasked = new Map<string, Why>();
  for (const name of names) {
    const reason = why(name);
    if (reason) unasked.set(name, reason);
  }
  return unasked;
}

const BY_CHANGE =
  'this goes by the change alone. What is not installed, failed before, was rolled back or was changed by hand is seen by whoever deploys, and here if `--kube-context` names a cluster.';

/**
 * What is not known in a plan that no job follows which asks the cluster: a proposal's (a fork's has no login), and a
 * person's own.
 *
 * @param unasked absent: none was to be asked
 */
export function unaskedNotes({ options }: Context, ask: Ask, unasked: Unasked | undefined): string[] {
  if (ask.clusters === true || !['plan', 'run', 'validate'].includes(options.command)) return [];
  if (!isProposal(options.event) && options.event.name !== 'local' && !options.dryRun) return [];
  if (!unasked) return [`No cluster was asked: ${BY_CHANGE}`];
  const reasons = [...new Set(unasked.values())];
  return reasons.map((reason) => {
    const names = [...unasked].flatMap(([name, why]) => (why === reason ? [name] : []));
    const which =
      names.length > 1 ? `clusters ${names.join(', ')} were` : `${`cluster ${names[0]}`.trim()} was`;
    return `The ${which} not asked, since ${WHY[reason]}: ${BY_CHANGE}`;
  });
}
