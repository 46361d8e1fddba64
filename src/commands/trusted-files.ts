import { branchTip } from '../fleet/fetch.js';
import { loadFleet } from '../fleet/load.js';
import { serverTree } from '../fleet/server-tree.js';
import { ProblemError } from '../problem.js';
import type { Changes, Fleet, RunEvent, Tree } from '../words.js';
import type { Context } from './context.js';
import { isDefault, isProposal } from './refs.js';
import { type FleetValues, fleetValues } from './values.js';

/** A commit's files, read as a fleet. */
export interface ReadFleet {
  readonly tree: Tree;
  readonly fleet: Fleet;
  readonly values: FleetValues;
}

/**
 * The files that say what holds whatever somebody writes on a branch: the default branch's. Of a proposal that goes into
 * it they are those that it is compared with; whoever opens one into another branch may have written that, too. A person
 * at a command line trusts their own.
 *
 * @param own the files that the run is about
 * @param changing what they are compared with
 * @returns undefined where they cannot be read
 */
export async function trustedFiles(
  { options: { directory, event } }: Context,
  own: ReadFleet,
  changing: Promise<Changes>,
): Promise<ReadFleet | undefined> {
  if (event.name === 'local' || isDefault(event)) return own;
  const oid = goesIntoDefault(event)
    ? await baseOf(event, own.tree, changing)
    : await branchTip(directory, event.defaultBranch ?? '', event);
  const tree = oid && (await serverTree(directory, oid, event));
  if (!tree) return undefined;
  try {
    const fleet = await loadFleet(tree);
    return { tree, fleet, values: fleetValues(fleet, tree) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  }
}

function goesIntoDefault(event: RunEvent): boolean {
  const { baseBranch, defaultBranch } = event;
  return isProposal(event) && baseBranch !== undefined && baseBranch === defaultBranch;
}

/**
 * The first parent is the base's only of a merge that GitHub made: a workflow may check out the proposal's own head,
 * which can be a merge of any two commits.
 */
async function baseOf(event: RunEvent, { commit }: Tree, changing: Promise<Changes>) {
  if (event.name === 'pull_request' && commit !== event.sha) return event.base;
  return (await changing).base;
}
