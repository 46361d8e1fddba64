import { headline, planJson, planText } from '../report/plan.js';
import { onePerPlace } from '../report/problems.js';
import type { Plan, Problem } from '../words.js';
import { announcePlan } from './announce.js';
import type { Context, ExitCode } from './context.js';
import { type PlanForJobs, planFor } from './jobs.js';
import { readHead, type Survey } from './survey.js';

/** Says what would be done, and why; does nothing. */
export async function plan(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  if (options.explain !== undefined) return explainHub(context, options.explain);
  const started = Date.now();
  const found = await planFor(context);
  if (options.event.name !== 'local') {
    await announceJobs(context, found);
    await showPlan(context, found);
    const { finish } = await import('./finish.js');
    const code = await finish(context, found, [], [], started);
    host.output('verdict', code === 0 ? 'passed' : 'failed');
    // One hub's error is its own: the jobs of the others go on, and the report ends red.
    return options.reportLater ? 0 : code;
  }
  const made = await lookedAt(context, found);
  printPlan(context, made);
  if (options.format === 'github') await announceJobs(context, found);
  announcePlan(host, made);
  return made.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function announceJobs(context: Context, found: PlanForJobs): Promise<void> {
  return (await import('./job-outputs.js')).announceJobs(context, found);
}

/** With what is down, which a run says at its end. */
async function lookedAt(context: Context, found: Survey): Promise<Plan> {
  if (!found.plan.hubs.some(({ down }) => down)) return found.plan;
  const { plan: made, problems } = await (await import('./look-again.js')).lookAgain(context, found);
  return { ...made, problems: [...made.problems, ...problems] };
}

/** How a hub is configured, by the fleet alone: also where a plan would stop at what is wrong with a hub's files. */
async function explainHub(context: Context, id: string): Promise<ExitCode> {
  const [{ explain }, { loadFleet }, { sayWhere }] = await Promise.all([
    import('../fleet/explain.js'),
    import('../fleet/load.js'),
    import('./where.js'),
  ]);
  const tree = await readHead(context);
  const fleet = await loadFleet(tree);
  await sayWhere(context, fleet, tree, []);
  context.print(explain(fleet, id));
  return 0;
}

function printPlan({ options, print }: Context, made: Plan): void {
  if (options.format === 'json') print(JSON.stringify(planJson(made), null, 2));
  if (options.format === 'text') print(planText(made));
}

/** The plan where people see it: the log, annotations, outputs. */
export async function showPlan({ host, options }: Context, { plan: made }: Survey): Promise<void> {
  host.line(headline(made));
  host.group('Plan', planText(made).trimEnd().split('\n'));
  for (const problem of onePerPlace(made.problems)) if (isNews(options, problem)) host.problem(problem);
  announcePlan(host, made);
}

/**
 * Whether no job before this one has shown it: GitHub would show it again. A deploy finds hubs that the plan did not see;
 * of those only what stops them is worth saying twice.
 */
function isNews({ reportLater, command }: Context['options'], { severity }: Problem): boolean {
  if (!reportLater || command === 'plan') return true;
  return command === 'deploy' && severity === 'error';
}
