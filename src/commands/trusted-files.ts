import { branchTip, fetchCommit } from '../fleet/fetch.js';
import { loadFleet } from '../fleet/load.js';
import { readTree } from '../fleet/tree.js';
import { ProblemError } from '../problem.js';
import type { Changes, Fleet, RunEvent, Tree } from '../words.js';
import type { Context } from './context.js';
import { isProposal } from './refs.js';
import { type FleetValues, fleetValues } from './values.js';

/** A commit's files, read as a fleet. */
export interface ReadFleet {
  readonly tree: Tree;
  readonly fleet: Fleet;
  readonly values: FleetValues;
}

/**
 * The files that say what holds whatever somebody writes on a branch: the default branch's, or of a proposal those of
 * the branch that it goes into. A person at a command line trusts their own.
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
  if (!isProposal(event) && isTrusted(event)) return own;
  const oid = isProposal(event)
    ? await baseOf(event, own.tree, changing)
    : await branchTip(directory, event.defaultBranch ?? '', event);
  if (!oid) return undefined;
  try {
    const tree = await readTree(directory, { rev: oid }).catch(async (error) => {
      if (!(await fetchCommit(directory, oid, event))) throw error;
      return readTree(directory, { rev: oid });
    });
    const fleet = await loadFleet(tree);
    return { tree, fleet, values: fleetValues(fleet, tree) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  }
}

/** Schedules and repository_dispatch run on the default branch alone. */
function isTrusted({ name, ref, defaultBranch }: RunEvent): boolean {
  return name === 'local' || !ref || !defaultBranch || ref === `refs/heads/${defaultBranch}`;
}

/**
 * The first parent is the base's only of a merge that GitHub made: a workflow may check out the proposal's own head,
 * which can be a merge of any two commits.
 */
async function baseOf(event: RunEvent, { commit }: Tree, changing: Promise<Changes>) {
  if (event.name === 'pull_request' && commit !== event.sha) return event.base;
  return (await changing).base;
}
