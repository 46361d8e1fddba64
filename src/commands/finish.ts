import { hasFailed, type Outcome, outcomeMarkdown, verdict } from '../report/outcome.js';
import { onePerPlace } from '../report/problems.js';
import { sizeText } from '../report/sizes.js';
import type { BuiltImage, DeployedHub } from '../words.js';
import { announceHubs } from './announce.js';
import { concealHubs } from './conceal.js';
import type { Context, ExitCode } from './context.js';
import type { Survey } from './survey.js';
import { tell } from './tell.js';

/**
 * Tells people what came out: annotations, folded logs, the summary, outputs. With `report-later` summary and comment
 * are the business of a job that knows of all of them.
 *
 * @param started epoch milliseconds
 * @returns 1 where the run must end red
 */
export async function finish(
  context: Context,
  found: Survey,
  images: readonly BuiltImage[],
  deployed: readonly DeployedHub[],
  started: number,
  more: Pick<Outcome, 'diffs' | 'steps'> = {},
): Promise<ExitCode> {
  const { host } = context;
  const hubs = concealHubs(context, deployed);
  const isDown = found.plan.hubs.some(({ down }) => down);
  const { plan, problems: unwell } = isDown
    ? await (await import('./look-again.js')).lookAgain(context, found)
    : { plan: found.plan, problems: [] };
  const sized =
    images.length > 0 ? await (await import('./sizes.js')).newSizes(context, found, images) : undefined;
  for (const [key, size] of sized?.sizes ?? []) host.line(`${key}: ${sizeText(size)} compressed`);
  const problems = [
    ...images.flatMap(({ problem }) => (problem ? [problem] : [])),
    ...hubs.flatMap((hub) => hub.problems),
    ...unwell,
    ...(sized?.problems ?? []),
  ];
  for (const problem of onePerPlace(problems)) {
    host.problem(problem);
    if (problem.log) host.group(`${problem.title}: last lines`, problem.log.split('\n'));
  }
  const seconds = (Date.now() - started) / 1000;
  const outcome: Outcome = {
    plan,
    images,
    hubs,
    problems,
    seconds,
    ...more,
    ...(sized ? { sizes: sized.sizes } : {}),
  };
  announceHubs(host, hubs);
  host.line(verdict(outcome));
  if (context.options.reportLater) {
    const { handOver } = await import('./hand-over.js');
    await handOver(context, { outcome });
  } else await summarize(context, outcome);
  return hasFailed(outcome) ? 1 : 0;
}

/** The summary, and what reviewers see on the pull request. */
export async function summarize(context: Context, outcome: Outcome): Promise<void> {
  context.host.summary(outcomeMarkdown(outcome));
  const left = await tell(context, outcome);
  if (left) context.host.summary(left);
}
