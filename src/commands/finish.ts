import { hasFailed, type Outcome, outcomeMarkdown, verdict } from '../report/outcome.js';
import { bySeverity } from '../report/problems.js';
import type { BuiltImage, DeployedHub } from '../words.js';
import { concealHubs } from './conceal.js';
import type { Context, ExitCode } from './context.js';
import type { Survey } from './survey.js';
import { tell } from './tell.js';

/**
 * Tells people what came out: annotations, folded logs, the summary, outputs.
 *
 * @param started epoch milliseconds
 * @returns 1 where the run must end red
 */
export async function finish(
  context: Context,
  { plan }: Survey,
  images: readonly BuiltImage[],
  deployed: readonly DeployedHub[],
  started: number,
  diffs?: Outcome['diffs'],
): Promise<ExitCode> {
  const { host } = context;
  const hubs = concealHubs(context, deployed);
  const problems = [
    ...images.flatMap(({ problem }) => (problem ? [problem] : [])),
    ...hubs.flatMap((hub) => hub.problems),
  ];
  for (const problem of bySeverity(problems)) {
    host.problem(problem);
    if (problem.log) host.group(`${problem.title}: last lines`, problem.log.split('\n'));
  }
  const seconds = (Date.now() - started) / 1000;
  const outcome: Outcome = { plan, images, hubs, problems, seconds, ...(diffs ? { diffs } : {}) };
  const ids = (...results: DeployedHub['result'][]) =>
    JSON.stringify(
      hubs.filter(({ result }) => results.includes(result)).map((hub) => hub.planned.release.id),
    );
  host.output('deployed', ids('deployed'));
  host.output('failed', ids('failed', 'spared'));
  host.summary(outcomeMarkdown(outcome));
  const left = await tell(context, outcome);
  if (left) host.summary(left);
  host.line(verdict(outcome));
  return hasFailed(outcome) ? 1 : 0;
}
