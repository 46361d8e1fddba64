import { ofHub, ProblemError } from '../problem.js';
import { prepareChart } from '../release/dependencies.js';
import { deployRelease } from '../release/deploy.js';
import { helm } from '../release/helm.js';
import type { DeployedHub, PlannedHub, Problem, Release } from '../words.js';
import { liveRelease } from './clusters.js';
import type { Context } from './context.js';
import { checkFetched, hubFit } from './hub-fit.js';
import { gates, waves } from './order.js';
import { ownTags } from './own-images.js';
import { checksWanted, type Sessions, sessions } from './session.js';
import type { Stage } from './stage.js';
import type { Survey } from './survey.js';

/** Revisions that Helm keeps of a release. */
export const HISTORY_MAX = 10;

export interface RolloutOptions {
  readonly stage: Stage;
  /** By image name: the tag that goes into the values, `h3f2a...@sha256:...`. */
  readonly tags: ReadonlyMap<string, string>;
  /** By release id: why it cannot be deployed. */
  readonly blocked: ReadonlyMap<string, readonly Problem[]>;
}

/** One run of `rollOut`. */
interface Rollout {
  readonly context: Context;
  readonly survey: Survey;
  readonly options: RolloutOptions;
  readonly sessions: Sessions;
}

/** Deploys what the plan says, environment after environment, clusters independent of each other. Never throws. */
export async function rollOut(
  context: Context,
  survey: Survey,
  options: RolloutOptions,
): Promise<DeployedHub[]> {
  const run: Rollout = { context, survey, options, sessions: sessions(context, survey) };
  const { hubs } = survey.plan;
  const gate = gates(survey.fleet);
  for (const { release } of [...survey.earlier, ...hubs.filter(({ failing }) => failing)]) gate.fail(release);
  if (!context.options.force) for (const release of rolledBack(survey)) gate.fail(release);
  const done: DeployedHub[] = [];
  const wanted = hubs.filter(({ action }) => action === 'deploy');
  for (const wave of waves(survey.fleet, wanted)) {
    const results = await deployWave(run, wave, ({ release }) => gate.culpritOf(release));
    done.push(...results);
    for (const { result, planned } of results) if (result === 'failed') gate.fail(planned.release);
  }
  return done;
}

/**
 * Releases that were rolled back from what this commit says: they work, and their content did not. It spares what comes
 * after them in every job and run until it changes, as a failure does that was not rolled back.
 */
function rolledBack({ fleet, clusters, fingerprints }: Survey): Release[] {
  return [...fleet.hubs, ...fleet.charts].filter((release) => {
    const hold = liveRelease(clusters, release)?.hold;
    return hold !== undefined && hold === fingerprints.get(release.id)?.digest;
  });
}

async function deployWave(
  run: Rollout,
  releases: readonly PlannedHub[],
  sparedBy: (hub: PlannedHub) => string | undefined,
): Promise<DeployedHub[]> {
  return Promise.all(
    releases.map((planned) => {
      const culprit = sparedBy(planned);
      return culprit ? spared(planned, culprit) : deployOne(run, planned);
    }),
  );
}

function spared(planned: PlannedHub, culprit: string): DeployedHub {
  const problem: Problem = {
    severity: 'warning',
    title: `${planned.release.id} was spared`,
    message: `${culprit} comes before it and does not work as this commit has it, so it was left as it is. The next run after ${culprit} works deploys it.`,
    hub: planned.release.id,
  };
  return { planned, result: 'spared', seconds: 0, problems: [problem] };
}

async function deployOne(run: Rollout, planned: PlannedHub): Promise<DeployedHub> {
  const { context, survey, options } = run;
  const started = Date.now();
  const { release } = planned;
  const failed = (problems: readonly Problem[]): DeployedHub => ({
    planned,
    result: 'failed',
    seconds: (Date.now() - started) / 1000,
    problems: problems.map((problem) => ofHub(release.id, problem)),
  });
  const blocked = options.blocked.get(release.id);
  if (blocked) return failed(blocked);
  try {
    const prepared = await options.stage.prepare(release, await ownTags(survey, release, options.tags));
    const { chartValues } = prepared;
    const session = { ...(await run.sessions.of(release)), chartValues };
    const misfits = await checkFetched(hubFit(survey), survey.tree, release, async () => {
      const { root: staged } = options.stage;
      return prepareChart(release.chart, { ...session, staged, helm: await helm(session.access) });
    });
    const problems = [...prepared.problems, ...misfits];
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return failed(errors);
    const state = liveRelease(survey.clusters, release);
    const result = await deployRelease(planned, {
      ...session,
      staged: options.stage.root,
      valuesFiles: prepared.files,
      locateImage: prepared.locateImage,
      relation: run.sessions.standing,
      ...(state ? { state } : {}),
      force: context.options.force,
      historyMax: HISTORY_MAX,
      onFailure: context.options.onFailure,
      ...checksWanted(context.options),
    });
    return { ...result, problems: [...problems, ...result.problems] };
  } catch (error) {
    if (error instanceof ProblemError) return failed(error.problems);
    const message = error instanceof Error ? error.message : String(error);
    return failed([{ severity: 'error', title: `${release.id} failed`, message }]);
  }
}
