import { chains } from '../images/chains.js';
import { matrices } from '../plan/matrix.js';
import { headline, planJson, planMarkdown, planText } from '../report/plan.js';
import { bySeverity } from '../report/problems.js';
import type { Context, ExitCode } from './context.js';
import { type Survey, survey } from './survey.js';

/** Says what would be done, and why; does nothing. Clusters are not asked: whoever plans may have no login. */
export async function plan(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  const found = await survey(context, { clusters: false, registry: 'loose' });
  if (options.explain !== undefined) {
    const { explain } = await import('../fleet/explain.js');
    context.print(explain(found.fleet, options.explain));
    return 0;
  }
  if (options.event.name === 'local') printPlan(context, found);
  else {
    await showPlan(context, found);
    host.summary(planMarkdown(found.plan));
  }
  const jobs = matrices(
    found.fleet,
    found.plan,
    chains(
      found.plan.images.filter(({ action }) => action === 'build'),
      found.tags,
    ),
  );
  host.output('builds', JSON.stringify({ include: jobs.builds }));
  host.output('deploys-first', JSON.stringify({ include: jobs.first }));
  host.output('deploys-rest', JSON.stringify({ include: jobs.rest }));
  return found.plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function printPlan({ options, print }: Context, { plan: made }: Survey): void {
  if (options.format === 'json') print(JSON.stringify(planJson(made), null, 2));
  else print(planText(made));
}

/** The plan where people see it: the log, annotations, outputs. */
export async function showPlan({ host }: Context, { plan: made }: Survey): Promise<void> {
  host.line(headline(made));
  host.group('Plan', planText(made).trimEnd().split('\n'));
  for (const problem of bySeverity(made.problems)) host.problem(problem);
  host.output('plan', JSON.stringify(planJson(made)));
  host.output(
    'hubs',
    JSON.stringify(made.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id)),
  );
  host.output(
    'images',
    JSON.stringify(
      Object.fromEntries(
        made.images.map(({ image, name, tag }) => [image.key, name ? `${name}:${tag}` : tag]),
      ),
    ),
  );
}
