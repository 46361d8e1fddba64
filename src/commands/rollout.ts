import { type Relation, relation } from '../fleet/ancestry.js';
import { limiter } from '../images/limit.js';
import { ProblemError } from '../problem.js';
import { deployRelease, type Relation as Standing } from '../release/deploy.js';
import type { ClusterState, DeployedHub, PlannedHub, Problem, ReleaseState } from '../words.js';
import { accessTo } from './clusters.js';
import type { Context } from './context.js';
import { waves } from './order.js';
import type { Stage } from './stage.js';
import type { Survey } from './survey.js';

export interface RolloutOptions {
  readonly stage: Stage;
  /** By image name: the tag that goes into the values, `h3f2a91c0d4e5@sha256:...`. */
  readonly tags: ReadonlyMap<string, string>;
  /** By release id: why it cannot be deployed. */
  readonly blocked: ReadonlyMap<string, readonly Problem[]>;
}

/** How this run's commit stands to the live one, from how the live one stands to ours. */
const STANDING: Record<Relation, Standing> = {
  same: 'same',
  ancestor: 'newer',
  descendant: 'older',
  diverged: 'unrelated',
  unknown: 'unknown',
};

/** Deploys what the plan says, environment after environment, clusters independent of each other. Never throws. */
export async function rollOut(
  context: Context,
  survey: Survey,
  options: RolloutOptions,
): Promise<DeployedHub[]> {
  const wanted = survey.plan.hubs.filter(({ action }) => action === 'deploy');
  const done: DeployedHub[] = [];
  const sparedClusters = new Map<string, string>();
  let sparedFleet: string | undefined;
  for (const wave of waves(survey.fleet, wanted)) {
    const results = await deployWave(
      context,
      survey,
      options,
      wave.releases,
      (hub) => sparedFleet ?? sparedClusters.get(hub.release.cluster),
    );
    done.push(...results);
    for (const { result, planned } of results) {
      if (result !== 'failed') continue;
      if (wave.gate === 'fleet') sparedFleet ??= planned.release.id;
      if (wave.gate === 'cluster') sparedClusters.set(planned.release.cluster, planned.release.id);
    }
  }
  return done;
}

async function deployWave(
  context: Context,
  survey: Survey,
  options: RolloutOptions,
  releases: readonly PlannedHub[],
  sparedBy: (hub: PlannedHub) => string | undefined,
): Promise<DeployedHub[]> {
  // The cap of a cluster counts running Helms; rollouts that are only watched cost it nothing.
  const slots = new Map<string, ReturnType<typeof limiter>>();
  return Promise.all(
    releases.map((planned) => {
      const culprit = sparedBy(planned);
      if (culprit) return spared(planned, culprit);
      const cluster = planned.release.cluster;
      const slot = slots.get(cluster) ?? limiter(survey.fleet.clusters.get(cluster)?.parallel ?? 4);
      slots.set(cluster, slot);
      return deployOne(context, survey, options, planned, slot);
    }),
  );
}

function spared(planned: PlannedHub, culprit: string): DeployedHub {
  const problem: Problem = {
    severity: 'warning',
    title: `${planned.release.id} was spared`,
    message: `${culprit} failed before it, so it was left as it is. It is deployed by the next run after ${culprit} works.`,
    hub: planned.release.id,
  };
  return { planned, result: 'spared', seconds: 0, problems: [problem] };
}

async function deployOne(
  context: Context,
  survey: Survey,
  options: RolloutOptions,
  planned: PlannedHub,
  slot: ReturnType<typeof limiter>,
): Promise<DeployedHub> {
  const started = Date.now();
  const { release } = planned;
  const failed = (problems: readonly Problem[]): DeployedHub => ({
    planned,
    result: 'failed',
    seconds: (Date.now() - started) / 1000,
    problems: problems.map((problem) => ({ hub: release.id, ...problem })),
  });
  const blocked = options.blocked.get(release.id);
  if (blocked) return failed(blocked);
  try {
    const state = stateOf(survey.clusters.get(release.cluster), planned);
    const prepared = await options.stage.prepare(release, options.tags);
    const errors = prepared.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return failed(errors);
    const access = await accessTo(
      context,
      survey.fleet.clusters.get(release.cluster) ?? { name: '', parallel: 4 },
    );
    const { event, directory } = context.options;
    const result = await deployRelease(planned, {
      staged: options.stage.root,
      valuesFiles: prepared.files,
      access,
      commit: survey.tree.commit,
      repository: event.repository ?? '',
      ...(state ? { state } : {}),
      relation: async (live) => STANDING[await relation(directory, live, survey.tree.commit, event)],
      slot,
      ...(event.run ? { holder: event.run } : {}),
      force: context.options.force,
      historyMax: 10,
      onFailure: context.options.onFailure,
      say: (line) => context.host.line(`${release.id}: ${line}`),
      locateImage: prepared.locateImage,
      signal: context.signal,
      ...(context.options.healthCheck ? {} : { healthCheck: false }),
    });
    return { ...result, problems: [...prepared.problems, ...result.problems] };
  } catch (error) {
    if (error instanceof ProblemError) return failed(error.problems);
    const message = error instanceof Error ? error.message : String(error);
    return failed([{ severity: 'error', title: `${release.id} failed`, message }]);
  }
}

function stateOf(cluster: ClusterState | undefined, { release }: PlannedHub): ReleaseState | undefined {
  if (!cluster || 'unknown' in cluster) return undefined;
  return cluster.get(`${release.namespace}/${release.release}`);
}
