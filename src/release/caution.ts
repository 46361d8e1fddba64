import type { Problem, ReleaseState } from '../words.js';

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
 * Never backwards by accident (docs/design.md).
 *
 * @returns a notice where a newer commit is live (nothing is deployed then), a warning where an unrelated one is
 */
export async function backwards(
  state: ReleaseState | undefined,
  context: CautionContext,
): Promise<Problem | undefined> {
  const live = state?.commit;
  if (!live || context.force || live === context.commit || !context.relation) return undefined;
  const relation = await context.relation(live);
  const [ours, theirs] = [context.commit.slice(0, 7), live.slice(0, 7)];
  if (relation === 'older')
    return {
      severity: 'notice',
      title: 'A newer commit is live',
      message: `${theirs} is live, and ${ours} is older: it was not deployed. Force goes back to it.`,
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
