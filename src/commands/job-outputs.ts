import { contentHash } from '../content-hash.js';
import { chains } from '../images/chains.js';
import type { CommandName } from '../inputs.js';
import { type Matrices, matrices, visits } from '../plan/matrix.js';
import { ProblemError } from '../problem.js';
import type { Fleet, PlannedHub, Release } from '../words.js';
import type { Context } from './context.js';
import { changeable } from './guards.js';
import { commandAfter, deploysOrShows, type PlanForJobs } from './jobs.js';
import { isChecked, isProposal } from './refs.js';
import type { Survey } from './survey.js';

/** The outputs that the reusable workflow's jobs are made from; none of those that this event does not lead to. */
export async function announceJobs(context: Context, found: PlanForJobs): Promise<void> {
  const { options, host } = context;
  const after = commandAfter(context);
  const gate = found.fleet.environments[0]?.gate ?? 'cluster';
  const jobs = jobsOf(context, found, after);
  host.output('builds', JSON.stringify({ include: jobs.builds }));
  host.output('deploys-first', JSON.stringify({ include: jobs.first }));
  host.output('deploys-rest', JSON.stringify({ include: jobs.rest }));
  host.output('parallel', String(jobs.parallel));
  host.output('gate', gate);
  host.output('job-command', deploysOrShows(after) ? 'deploy' : after);
  host.output('validates', String(validates(context, found, after)));
  host.output('key', callKey(options));
}

function jobsOf(context: Context, found: PlanForJobs, after: CommandName): Matrices {
  const { options } = context;
  const { fleet, plan, tags } = found;
  if (after === 'status') return visits(fleet, plan.hubs.map(releaseOf), false);
  if (!deploysOrShows(after)) {
    const releases =
      after === 'remove' ? [clusterOfGone(fleet, options.hubs)] : changeable(context, found).map(releaseOf);
    return visits(fleet, releases, !options.dryRun);
  }
  const quiet = options.dryRun || found.skipped;
  const builds = !quiet && ['run', 'build'].includes(after);
  const wanted = builds ? plan.images.filter(({ action }) => action === 'build') : [];
  const hubs = found.visits.map((hub): PlannedHub => ({ ...hub, action: 'deploy' }));
  return matrices(fleet, { ...plan, hubs }, chains(wanted, tags));
}

function releaseOf({ release }: { readonly release: Release }): Release {
  return release;
}

/** Proposals are validated, and what somebody asks for. A proposal that touches nothing has nothing to tell. */
function validates({ options }: Context, { plan, touchedImages }: Survey, after: CommandName): boolean {
  if (after === 'validate') return true;
  if (after !== 'run' || !isProposal(options.event)) return false;
  return touchedImages.size > 0 || plan.hubs.some(isChecked);
}

/**
 * Where a hub lives whose folder is gone: any hub of its cluster that is guarded best, in a GitHub environment rather than
 * in none, and in the last environment.
 *
 * @throws ProblemError where its id does not say which of several clusters
 */
function clusterOfGone({ hubs, environments }: Fleet, [id = '']: readonly string[]): Release {
  const clusters = [...new Set(hubs.map(({ cluster }) => cluster))];
  const named = id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined;
  const cluster = clusters.length > 1 ? named : clusters[0];
  const order = environments.map(({ name }) => name);
  const [last] = hubs
    .filter((hub) => hub.cluster === cluster)
    .sort(
      (a, b) =>
        Number(b.githubEnvironment !== undefined) - Number(a.githubEnvironment !== undefined) ||
        order.indexOf(b.environment) - order.indexOf(a.environment),
    );
  if (last) return last;
  throw new ProblemError({
    severity: 'error',
    title: 'On which cluster?',
    message: `Write the hub that is to be removed as \`cluster/release\`, with one of ${clusters.join(', ') || 'no cluster'}: \`${id}\` says none of them. Nothing was done.`,
  });
}

/** One run may call the workflow several times (for several folders): their artifacts must not meet. */
function callKey({ directory, hubs, scope, planFor }: Context['options']): string {
  return contentHash(JSON.stringify([directory, hubs, scope.cluster, scope.environment, planFor]));
}
