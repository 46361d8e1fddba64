import { commandFor } from '../advice.js';
import { isProved } from '../proof.js';
import type { Problem, ReleaseState } from '../words.js';
import { LABEL } from './labels.js';
import { revisionsOf, wasProved } from './state.js';
import type { Work } from './work.js';

/** How this run's commit stands to the one that is live. */
export type Relation = 'newer' | 'older' | 'same' | 'unrelated' | 'unknown';

export interface CautionContext {
  readonly commit: string;
  readonly force: boolean;
  /** What the plan knew. */
  readonly state?: ReleaseState;
  readonly relation?: (live: string) => Promise<Relation>;
}

/** Somebody changed it by hand between the plan and now: the plan did not know. An error, or nothing. */
export function changedMeanwhile(
  state: ReleaseState | undefined,
  context: Pick<CautionContext, 'state' | 'force'>,
): Problem | undefined {
  const before = context.state;
  if (!state || !before || context.force || state.revision === before.revision) return undefined;
  if (state.rev === state.revision) return undefined;
  return {
    severity: 'error',
    title: 'Changed by hand meanwhile',
    message:
      `Somebody ran helm by hand on ${state.name} while this run was on: the plan knew revision ` +
      `${before.revision}, now it is revision ${state.revision}. Nothing was changed. Look at ` +
      `\`helm history ${state.name} -n ${state.namespace}\`, and run this again to deploy over it.`,
  };
}

/**
 * Never backwards by accident (docs/design.md). What is live is what was proved: a newer commit whose deploy failed, or
 * was cancelled, stands in nobody's way.
 *
 * @returns a notice where a newer commit is live (nothing is deployed then), a warning where an unrelated one is
 */
export async function backwards(
  work: Pick<Work, 'id' | 'kubectl' | 'target'>,
  state: ReleaseState | undefined,
  context: CautionContext,
): Promise<Problem | undefined> {
  if (!state || context.force || !context.relation) return undefined;
  const live = await liveCommit(work, state);
  if (!live || live === context.commit) return undefined;
  const relation = await context.relation(live);
  const [ours, theirs] = [context.commit.slice(0, 7), live.slice(0, 7)];
  if (relation === 'older')
    return {
      severity: 'notice',
      title: 'A newer commit is live',
      message: `${theirs} is live and proved, and ${ours} is older: it was not deployed. To go back to ${ours}: ${commandFor('run', work.id, '--force')}.`,
    };
  if (relation !== 'unrelated' && relation !== 'unknown') return undefined;
  const how =
    relation === 'unknown' ? 'a commit that this clone does not have' : `which is no ancestor of ${ours}`;
  return {
    severity: 'warning',
    title: 'Deployed over an unrelated commit',
    message: `What was live came from ${theirs}, ${how} (a hot fix from a branch, a squash): it was deployed over.`,
  };
}

/** The commit of the newest revision that was proved. */
async function liveCommit({ kubectl, target }: Pick<Work, 'kubectl' | 'target'>, state: ReleaseState) {
  if (isProved(state)) return state.commit;
  return (await revisionsOf(kubectl, target)).find(wasProved)?.labels[LABEL.commit];
}
