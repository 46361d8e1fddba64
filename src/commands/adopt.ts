import { adoptRelease } from '../release/adopt.js';
import type { DeployedHub, PlannedHub, Problem } from '../words.js';
import { liveRelease } from './clusters.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { changeable } from './guards.js';
import { HISTORY_MAX } from './rollout.js';
import { checksWanted, type Sessions, sessions } from './session.js';
import { type Stage, stage } from './stage.js';
import { type Survey, survey } from './survey.js';
import { pushedTags } from './tags.js';

/**
 * For the day a team moves here: takes releases that were made without hub-deploy as its own, where a dry run on the
 * server shows that a deploy would change nothing. Nothing restarts.
 */
export async function adopt(context: Context): Promise<ExitCode> {
  const started = Date.now();
  const found = await survey(context, { clusters: true, registry: 'none' });
  const foreign = changeable(context, found).filter((planned) => isForeign(found, planned));
  if (context.options.dryRun) {
    const ids = foreign.map(({ release }) => release.id);
    context.host.line(`Would look at ${ids.join(', ') || 'nothing: every release is hub-deploy’s already'}.`);
    return 0;
  }
  const staged = await stage(context, found);
  const of = sessions(context, found);
  const hubs = await Promise.all(foreign.map((planned) => adoptOne(context, found, staged, of, planned)));
  return finish(context, found, [], hubs, started);
}

function isForeign({ clusters }: Survey, { release }: PlannedHub): boolean {
  const live = liveRelease(clusters, release);
  return live !== undefined && live.digest === undefined;
}

async function adoptOne(
  context: Context,
  found: Survey,
  staged: Stage,
  of: Sessions,
  planned: PlannedHub,
): Promise<DeployedHub> {
  const tags = await pushedTags(context, found, planned.release.id);
  const prepared = await staged.prepare(planned.release, tags);
  const errors: Problem[] = prepared.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { planned, result: 'failed', seconds: 0, problems: errors };
  return adoptRelease(planned, {
    ...(await of.of(planned.release)),
    chartValues: prepared.chartValues,
    staged: staged.root,
    valuesFiles: prepared.files,
    locateImage: prepared.locateImage,
    force: context.options.force,
    historyMax: HISTORY_MAX,
    onFailure: 'keep',
    ...checksWanted(context.options),
  });
}
