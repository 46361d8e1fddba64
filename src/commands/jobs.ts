import { isAttended } from '../host/attended.js';
import type { CommandName } from '../inputs.js';
import { ProblemError } from '../problem.js';
import type { PlannedHub } from '../words.js';
import { nameByHand } from './by-hand.js';
import type { Context } from './context.js';
import { isProposal } from './refs.js';
import { type Ask, type Survey, survey } from './survey.js';
import { unnamed } from './unnamed.js';
import { hubsToVisit, visitNotes } from './visit.js';

/** A plan, and whether it is for nothing: the change was merged with the label that says not to deploy it. */
export interface PlanForJobs extends Survey {
  readonly skipped: boolean;
  /** The hubs whose clusters are asked, in jobs of their own. */
  readonly visits: readonly PlannedHub[];
}

/** Works out the plan of the command that comes after this job (`plan-for`). */
export async function planFor(context: Context): Promise<PlanForJobs> {
  const { options } = context;
  const after = commandAfter(context);
  if (after === 'images' || after === 'report') throw notOfTheWorkflow(after);
  const removes = after === 'remove';
  if ((removes || after === 'rollback') && options.hubs.length === 0) throw unnamed(after);
  // The folder of a hub that is to be removed is gone: its name is none of the fleet's.
  const named = removes ? { ...context, options: { ...options, hubs: [] } } : context;
  const registry = deploysOrShows(after) ? 'loose' : 'none';
  const found = await nameByHand(await survey(named, { clusters: asksClusters(context), registry }));
  const skip = ['run', 'deploy'].includes(after) ? await skipReason(context) : undefined;
  const deploys = ['run', 'deploy'].includes(after) && !skip && !options.dryRun && !isProposal(options.event);
  const visits = deploys ? hubsToVisit(options, found.guards, found.plan.hubs) : [];
  const more = options.event.name === 'push' ? visitNotes(found.plan.hubs, visits) : [];
  const notes = [...found.plan.notes, ...(skip ? [skip] : []), ...more];
  return { ...found, plan: { ...found.plan, notes }, skipped: skip !== undefined, visits };
}

/** A person's plan asks as a run of theirs does; whoever plans in a job may have no login, or none to use for this. */
function asksClusters({ options: { event, kubeContext, offline } }: Context): Ask['clusters'] {
  if (event.name !== 'local' || offline) return false;
  if (kubeContext !== undefined) return true;
  return isAttended() && 'easy';
}

/** A schedule only reports. */
export function commandAfter({ options }: Context): CommandName {
  return options.planFor === 'run' && options.event.name === 'schedule' ? 'status' : options.planFor;
}

export function deploysOrShows(after: CommandName): boolean {
  return ['run', 'plan', 'validate', 'build', 'deploy'].includes(after);
}

function notOfTheWorkflow(command: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: `No jobs for ${command}`,
    message: `The reusable workflow has no jobs for \`${command}\`: use the action itself, in a job of your own.`,
  });
}

async function skipReason(context: Context): Promise<string | undefined> {
  if (context.options.event.name !== 'push') return undefined;
  return (await import('./skip.js')).skipped(context);
}
