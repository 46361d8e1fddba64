import { ProblemError } from '../problem.js';
import type { Fleet, PlannedHub, Release, Tree } from '../words.js';
import type { Context } from './context.js';
import { isDefault, isProposal } from './refs.js';
import type { Survey } from './survey.js';

/** Who may change what from the event's ref: every command that changes a cluster or pushes asks here. */
export interface Guards {
  /** The fleet as it may be deployed: each release in the GitHub environment that guards it. */
  readonly fleet: Fleet;
  /** Why the ref may not change a release; undefined where it may. */
  readonly refused: (release: Release) => string | undefined;
  /** Why a cluster is not logged in to; undefined where it is. */
  readonly refusedCluster: (name: string) => string | undefined;
  /** Whether the default branch declares a release that this ref does not. */
  readonly isDeclaredElsewhere: (release: Release) => boolean;
}

/**
 * The guards of a run. On the default branch they are those of its commit. On every other ref whoever pushed it wrote
 * them too: there `branches` and `github-environment` of the default branch hold besides, the stricter of the two
 * winning, and a cluster is logged in to only as the default branch says. Where that branch cannot be read, the run
 * plans. A person at a command line decides for themselves, and a proposal shows what its merge would do.
 */
export async function guard(context: Context, fleet: Fleet, tree: Tree): Promise<Guards> {
  const { event } = context.options;
  const open: Guards = {
    fleet,
    refused: () => undefined,
    refusedCluster: () => undefined,
    isDeclaredElsewhere: () => false,
  };
  if (event.name === 'local' || isProposal(event)) return open;
  const { ref = '', defaultBranch } = event;
  if (!defaultBranch) return shut(open, ref, 'which branch is the default one is not known');
  const allows = await branchRule(ref, defaultBranch);
  const own: Guards = { ...open, refused: (release) => allows(release) };
  if (isDefault(event)) return own;
  const { defaultGuards } = await import('./default-guards.js');
  const theirs = await defaultGuards(context, fleet, tree, allows);
  if ('unknown' in theirs) return shut(open, ref, theirs.unknown);
  return { ...theirs, refused: (release) => own.refused(release) ?? theirs.refused(release) };
}

/** Nothing is changed from here, and no cluster is asked. */
function shut(open: Guards, ref: string, why: string): Guards {
  const sentence = () => `${nameOf(ref)} only plans: ${why}`;
  return { ...open, refused: sentence, refusedCluster: sentence };
}

/** Why a ref is not among the branches that deploy; undefined where it is. `by`: whose rule it is, where not its own. */
export type BranchRule = (rule: Pick<Release, 'branches'>, by?: string) => string | undefined;

async function branchRule(ref: string, defaultBranch: string): Promise<BranchRule> {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  const { compileGlob } = await import('../fleet/glob.js');
  return ({ branches = [defaultBranch] }, by) => {
    if (branch && branches.some((glob) => compileGlob(glob)(branch))) return undefined;
    const whose = by ? `, says ${by}` : '';
    return `${nameOf(ref)} only plans: ${branches.join(', ') || 'no branch'} deploys it${whose}`;
  };
}

/** `main` of `refs/heads/main`; other refs whole. */
export function nameOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, '') || 'this ref';
}

/**
 * The hubs of the plan that this ref may change.
 *
 * @throws ProblemError where a person named one that it may not, or it may change none of them
 */
export function changeable(
  { options }: Context,
  { plan, guards }: Pick<Survey, 'plan' | 'guards'>,
): PlannedHub[] {
  const refused = plan.hubs.flatMap(({ release }) => {
    const why = guards.refused(release);
    return why ? [{ id: release.id, why }] : [];
  });
  const may = plan.hubs.filter(({ release }) => !refused.some(({ id }) => id === release.id));
  if (refused.length > 0 && (options.hubs.length > 0 || may.length === 0)) throw notFromHere(refused);
  return may;
}

/** What stops a command on a ref that may not change what it is to change. */
export function notFromHere(refused: readonly { readonly id: string; readonly why: string }[]): ProblemError {
  const list = refused.map(({ id, why }) => `${id}: ${why}`).join('; ');
  return new ProblemError({
    severity: 'error',
    title: 'Not from this branch',
    message: `${list}. Start the workflow on the branch that deploys it. Nothing was done.`,
  });
}
