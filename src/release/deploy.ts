import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterAccess, kubectl } from '../host/kubectl.js';
import type { DeployedHub, Place, PlannedHub, Problem, ReleaseState } from '../words.js';
import { applyCrds } from './crds.js';
import { prepareChart } from './dependencies.js';
import { type ChartPath, helm as findHelm, type Helm, upgradeArgs } from './helm.js';
import { deployLabels } from './labels.js';
import { type HeldLease, withLease } from './lease.js';
import { ensureNamespace } from './namespace.js';
import { problemsOf } from './problems.js';
import { countInVain, proveRevision } from './prove.js';
import { isPending, recoverPending, runningHooks } from './recover.js';
import { readRelease } from './state.js';
import { stepContext } from './step-context.js';
import { runSteps, type StepContext } from './steps.js';
import { runWatched, type Watched } from './watched.js';
import type { Work } from './work.js';

/** How this run's commit stands to the one that is live. */
export type Relation = 'newer' | 'older' | 'same' | 'unrelated' | 'unknown';

export interface DeployContext {
  /** The staged tree's root; values files and charts in it are patched already. */
  readonly staged: string;
  /** Absolute, in the order that Helm gets them, without the chart's own. */
  readonly valuesFiles: readonly string[];
  readonly access: ClusterAccess;
  /** Helm, by name or path. */
  readonly helm?: string;
  /** The full id of the commit that is deployed. */
  readonly commit: string;
  /** `org/repo`, or empty. */
  readonly repository: string;
  /** What the plan was made from; absent where the cluster was not asked, or had none. */
  readonly state?: ReleaseState;
  /** How this run's commit stands to a live one. Absent: not asked. */
  readonly relation?: (live: string) => Promise<Relation>;
  readonly force: boolean;
  readonly historyMax: number;
  readonly onFailure: 'keep' | 'rollback';
  readonly say: (line: string) => void;
  readonly locateImage?: (image: string) => Place | undefined;
  readonly signal: AbortSignal;
  readonly healthCheck?: boolean;
  /** Who works here, for those that wait: `org/repo, run 123`. */
  readonly holder?: string;
  /** Waits for one of the cluster's places for a running Helm. Absent: there is no cap. */
  readonly slot?: <T>(work: () => Promise<T>) => Promise<T>;
}

const CANCELLED_BEFORE: Problem = {
  severity: 'error',
  title: 'The deploy was cancelled',
  message: 'It was cancelled before anything was changed. The next run continues by itself.',
};

/** One deploy while it holds its Lease. */
interface Deploy {
  readonly work: Work;
  readonly held: HeldLease;
  readonly planned: PlannedHub;
  readonly context: DeployContext;
  readonly chart: ChartPath;
  readonly steps: StepContext;
}

type Outcome = Pick<DeployedHub, 'result' | 'problems'> & {
  readonly revision?: number;
  readonly jupyterhub?: string;
};

/** Without a Lease to tell, a Helm that is younger than this may be alive. */
const PENDING_MS = 30 * 60_000;

/** What broke may need this long to be well again. */
const RETRY_MS = 10_000;

/**
 * Deploys one release and tells the truth about it: under its Lease, from the state as it is then, watched from the
 * moment Helm starts, and labelled as proved only after rollout, health and `after` steps.
 *
 * @returns what came of it; everything that went wrong is in its problems. Never throws.
 */
export async function deployRelease(planned: PlannedHub, context: DeployContext): Promise<DeployedHub> {
  const started = Date.now();
  const outcome = await attempt(planned, context).catch(
    (error): Outcome => ({
      result: 'failed',
      problems: context.signal.aborted ? [CANCELLED_BEFORE] : problemsOf(error),
    }),
  );
  const { release } = planned;
  return {
    planned,
    ...outcome,
    problems: outcome.problems.map((problem) => ({ hub: release.id, ...problem })),
    ...(release.url ? { url: release.url } : {}),
    seconds: Math.round((Date.now() - started) / 1000),
  };
}

async function attempt(planned: PlannedHub, context: DeployContext): Promise<Outcome> {
  const { access, say, signal, staged } = context;
  const { release, namespace, chart: source } = planned.release;
  const helm = await findHelm(access, context.helm);
  const chart = await prepareChart(source, { staged, helm, say, signal });
  const steps = await stepContext(planned.release, context);
  const outliving = kubectl(access);
  await ensureNamespace(outliving, namespace);
  const lease = { namespace, name: `hub-deploy-${release}`, holder: holderOf(context), signal, say };
  return withLease(outliving, lease, async (held) => {
    const work = workOn(planned, context, helm, held.signal);
    const deploy = { work, held, planned, context, chart, steps: { ...steps, signal: held.signal } };
    try {
      return await tell(deploy);
    } catch (error) {
      if (!held.signal.aborted) throw error;
      return interrupted(deploy);
    }
  });
}

function holderOf({ holder, repository, commit }: DeployContext): string {
  const unique = crypto.randomUUID().slice(0, 8);
  return `${holder ?? `hub-deploy of ${repository || 'a local folder'} at ${commit.slice(0, 7)}`} (${unique})`;
}

function workOn(planned: PlannedHub, context: DeployContext, helm: Helm, signal: AbortSignal): Work {
  const { release, namespace } = planned.release;
  return {
    target: { release, namespace },
    helm,
    access: context.access,
    kubectl: kubectl(context.access),
    watching: kubectl(context.access, signal),
    signal,
    say: context.say,
    slot: context.slot ?? ((work) => work()),
    ...(context.locateImage ? { locateImage: context.locateImage } : {}),
  };
}

/** The story of one deploy. */
async function tell(deploy: Deploy): Promise<Outcome> {
  const { work, planned, context, steps } = deploy;
  const state = await settledState(deploy);
  if (isProved(state, planned) && !context.force)
    return { result: 'unchanged', revision: state.revision, problems: [] };
  const stop = changedMeanwhile(state, context) ?? (await backwards(state, context));
  if (stop?.severity === 'error') return { result: 'failed', problems: [stop] };
  if (stop?.severity === 'notice') return { result: 'skipped', problems: [stop] };
  const warnings = [...work.helm.problems, ...(stop ? [stop] : [])];

  if (!isOurs(state, planned) || context.force) {
    const failed = await runSteps(planned.release.before, 'before', true, steps);
    if (failed.length > 0) return { result: 'failed', problems: [...warnings, ...failed] };
    if (planned.release.crds === 'apply') await applyCrds(work.helm, work.kubectl, deploy.chart, work.signal);
  }
  const { revision, watched, inVain } = await bringUp(deploy, state);
  const asked = planned.release.healthCheck ?? context.healthCheck ?? true;
  const proof = await proveRevision(work, planned.release, revision, watched, asked, steps);
  const problems = [...warnings, ...proof.problems];
  if (proof.ok) {
    const { jupyterhub } = proof;
    return { result: 'deployed', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
  }
  if (watched.ok || watched.by === 'watch') await countInVain(work, revision, inVain);
  return { result: 'failed', revision, problems };
}

/** The release as it is now, and no longer pending. */
async function settledState({ work, held, planned }: Deploy): Promise<ReleaseState | undefined> {
  const state = await readRelease(work.kubectl, work.target);
  if (!state || !isPending(state)) return state;
  const minimumAgeMs = Math.max(PENDING_MS, planned.release.timeoutSeconds * 2000);
  await recoverPending(work.kubectl, { state, abandoned: held.takenOver, minimumAgeMs, say: work.say });
  return readRelease(work.kubectl, work.target);
}

/** Its newest revision is ours, with this content, and Helm went through with it. */
function isOurs(state: ReleaseState | undefined, planned: PlannedHub): state is ReleaseState {
  return state?.status === 'deployed' && state.rev === state.revision && state.digest === planned.fingerprint;
}

function isProved(state: ReleaseState | undefined, planned: PlannedHub): state is ReleaseState {
  return isOurs(state, planned) && state.proved === state.revision;
}

/** Somebody changed it by hand between the plan and now: the plan did not know. */
function changedMeanwhile(state: ReleaseState | undefined, context: DeployContext): Problem | undefined {
  const before = context.state;
  if (!state || !before || context.force || state.revision === before.revision) return undefined;
  if (state.rev === state.revision) return undefined;
  return {
    severity: 'error',
    title: 'Changed by hand meanwhile',
    message:
      `Somebody ran helm by hand on ${state.name} while this run was on: the plan knew revision ` +
      `${before.revision}, now it is revision ${state.revision}. Nothing was changed. Look at ` +
      `\`helm history ${state.name} -n ${state.namespace}\`, and run this again to deploy over it.`,
  };
}

/** Never backwards by accident: a notice where a newer commit is live, a warning where an unrelated one is. */
async function backwards(
  state: ReleaseState | undefined,
  context: DeployContext,
): Promise<Problem | undefined> {
  const live = state?.commit;
  if (!live || context.force || live === context.commit || !context.relation) return undefined;
  const relation = await context.relation(live);
  const [ours, theirs] = [context.commit.slice(0, 7), live.slice(0, 7)];
  if (relation === 'older')
    return {
      severity: 'notice',
      title: 'A newer commit is live',
      message: `${theirs} is live, and ${ours} is older: it was not deployed. Force goes back to it.`,
    };
  if (relation !== 'unrelated' && relation !== 'unknown') return undefined;
  return {
    severity: 'warning',
    title: 'Deployed over an unrelated commit',
    message:
      `What was live came from ${theirs}, which is ${relation === 'unknown' ? 'not in this clone' : 'no ancestor of'} ` +
      `${relation === 'unknown' ? '' : `${ours} `}(a hot fix from a branch, a squash): it was deployed over.`,
  };
}

interface BroughtUp {
  readonly revision: number;
  readonly watched: Watched;
  /** How often this very revision was watched before. */
  readonly inVain: number;
}

/**
 * Upgrades and watches. An unproved revision with the right content is only watched. What may pass by itself is tried
 * once more, from the state as it is then.
 */
async function bringUp(deploy: Deploy, first: ReleaseState | undefined): Promise<BroughtUp> {
  const { work, planned, context } = deploy;
  let state = first;
  let forceConflicts = false;
  for (let attempt = 1; ; attempt += 1) {
    const again = isOurs(state, planned) && !(context.force && attempt === 1);
    const revision = (state?.revision ?? 0) + (again ? 0 : 1);
    work.say(again ? `watching revision ${revision} again` : `helm upgrade to revision ${revision}`);
    const args = again ? undefined : upgrade(deploy, state, revision, forceConflicts);
    const watched = await runWatched(work, revision, args, planned.release.timeoutSeconds);
    if (!watched.ok && watched.by === 'helm') await freePending(work);
    const done = { revision, watched, inVain: again ? (state?.failures ?? 0) : 0 };
    if (watched.ok || attempt === 2 || watched.action === 'stop') return done;
    forceConflicts = watched.action === 'conflict';
    if (forceConflicts && !context.force) return done;
    work.say(`${watched.problem.title}: trying once more`);
    if (watched.action === 'retry') await sleep(RETRY_MS, undefined, { signal: work.signal });
    state = await settledState(deploy);
  }
}

function upgrade(
  deploy: Deploy,
  state: ReleaseState | undefined,
  revision: number,
  forceConflicts: boolean,
): string[] {
  const { work, planned, context, chart } = deploy;
  const { commit, repository, historyMax } = context;
  const labels = { digest: planned.fingerprint, revision, commit, hub: planned.release.hub, repository };
  return upgradeArgs({
    ...work.target,
    chart,
    values: context.valuesFiles,
    labels: deployLabels(labels, state !== undefined && state.status !== 'uninstalled'),
    description: `hub-deploy of ${repository || 'a local folder'} at ${commit.slice(0, 7)}`,
    timeoutSeconds: planned.release.timeoutSeconds,
    historyMax,
    skipCrds: planned.release.crds !== 'install',
    forceConflicts,
  });
}

/** After a Helm of ours has ended: one that was killed may have left the release pending, and nobody works on it now. */
async function freePending(work: Work): Promise<ReleaseState | undefined> {
  const state = await readRelease(work.kubectl, work.target);
  if (!state || !isPending(state)) return state;
  await recoverPending(work.kubectl, { state, abandoned: true, minimumAgeMs: 0, say: work.say });
  return readRelease(work.kubectl, work.target);
}

/** The run was cancelled, or lost its Lease: says what is where. With the Lease lost, nothing is touched. */
async function interrupted({ work, context }: Deploy): Promise<Outcome> {
  if (!context.signal.aborted) return { result: 'failed', problems: problemsOf(work.signal.reason) };
  const state = await freePending(work).catch(() => undefined);
  const hooks = state ? await runningHooks(work.kubectl, state).catch(() => []) : [];
  const where = state
    ? `Revision ${state.revision} is now ${state.status}.`
    : 'Nothing had been written to the cluster, or it no longer answers.';
  const left = hooks.length > 0 ? ` What a hook started runs on by itself: ${hooks.join(', ')}.` : '';
  const problem: Problem = {
    severity: 'error',
    title: 'The deploy was cancelled',
    message: `${where}${left} The next run continues by itself.`,
  };
  return { result: 'failed', problems: [problem], ...(state ? { revision: state.revision } : {}) };
}
