import type { Host } from '../host/host.js';
import { chains } from '../images/chains.js';
import { matrices } from '../plan/matrix.js';
import { headline, planJson, planText } from '../report/plan.js';
import { bySeverity } from '../report/problems.js';
import type { Plan } from '../words.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { isProposal } from './refs.js';
import { type Survey, survey } from './survey.js';

/** Says what would be done, and why; does nothing. Clusters are not asked: whoever plans may have no login. */
export async function plan(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  const started = Date.now();
  const found = await survey(context, { clusters: false, registry: 'loose' });
  if (options.explain !== undefined) {
    const { explain } = await import('../fleet/explain.js');
    context.print(explain(found.fleet, options.explain));
    return 0;
  }
  announceJobs(context, found);
  if (options.event.name !== 'local') {
    await showPlan(context, found);
    return finish(context, found, [], [], started);
  }
  printPlan(context, found);
  announcePlan(host, found.plan);
  return found.plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The jobs of the reusable workflow; none of those that this event, or a dry run, does not lead to. */
function announceJobs({ options, host }: Context, { fleet, plan: made, tags }: Survey): void {
  const quiet = options.dryRun || options.event.name === 'schedule';
  const builds = quiet ? [] : made.images.filter(({ action }) => action === 'build');
  const deploys = quiet || isProposal(options.event) ? [] : made.hubs;
  const jobs = matrices(fleet, { ...made, hubs: deploys }, chains(builds, tags));
  host.output('builds', JSON.stringify({ include: jobs.builds }));
  host.output('deploys-first', JSON.stringify({ include: jobs.first }));
  host.output('deploys-rest', JSON.stringify({ include: jobs.rest }));
  host.output('gate', fleet.environments[0]?.gate ?? 'cluster');
}

function printPlan({ options, print }: Context, { plan: made }: Survey): void {
  if (options.format === 'json') print(JSON.stringify(planJson(made), null, 2));
  if (options.format === 'text') print(planText(made));
}

/** The plan where people see it: the log, annotations, outputs. */
export async function showPlan({ host }: Context, { plan: made }: Survey): Promise<void> {
  host.line(headline(made));
  host.group('Plan', planText(made).trimEnd().split('\n'));
  for (const problem of bySeverity(made.problems)) host.problem(problem);
  announcePlan(host, made);
}

function announcePlan(host: Host, made: Plan): void {
  const deployed = made.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id);
  const images = made.images.map(({ image, name, tag }) => [image.key, name ? `${name}:${tag}` : tag]);
  host.output('plan', JSON.stringify(planJson(made)));
  host.output('hubs', JSON.stringify(deployed));
  host.output('images', JSON.stringify(Object.fromEntries(images)));
}
