import { setTimeout as sleep } from 'node:timers/promises';
import { commandFor } from '../advice.js';
import { commitWords } from '../commit-words.js';
import { isDeployed, isProved } from '../proof.js';
import type { DeployedHub, Impact, PlannedHub, Problem, ReleaseState } from '../words.js';
import { backwards, changedMeanwhile, type Relation } from './caution.js';
import { applyCrds } from './crds.js';
import { prepareChart } from './dependencies.js';
import { type ChartPath, helm as findHelm, upgradeArgs } from './helm.js';
import {
  type Content,
  compared,
  contentOf,
  describeImpact,
  type ImpactReport,
  liveRevision,
  measureImpact,
  refuseImpact,
} from './impact.js';
import { ingressUrl } from './ingress.js';
import { deployLabels } from './labels.js';
import type { HeldLease } from './lease.js';
import { leftOverProblems } from './left-overs.js';
import { checksOf, countInVain, proveRevision, type Wanted } from './prove.js';
import { goBack } from './rollback.js';
import {
  asDeployed,
  freePending,
  inSession,
  type Outcome,
  type SessionContext,
  settledState,
} from './session.js';
import { stepContext } from './step-context.js';
import { runSteps, type StepContext } from './steps.js';
import { countUserServers } from './user-servers.js';
import { runWatched, type Watched } from './watched.js';
import type { Work } from './work.js';
import { unlessSilent } from './written.js';

export type { Relation } from './caution.js';

export interface DeployContext extends SessionContext, Wanted {
  /** The staged tree's root; values files and charts in it are patched already. */
  readonly staged: string;
  /** Absolute, in the order that Helm gets them, without the chart's own. */
  readonly valuesFiles: readonly string[];
  /** What stands in the chart's own values.yaml for this release alone. */
  readonly chartValues?: string | undefined;
  /** How this run's commit stands to a live one. Absent: not asked. */
  readonly relation?: (live: string) => Promise<Relation>;
  readonly force: boolean;
  readonly historyMax: number;
  readonly onFailure: 'keep' | 'rollback';
}

/** One deploy while it holds its Lease. */
interface Deploy {
  readonly work: Work;
  readonly held: HeldLease;
  readonly planned: PlannedHub;
  readonly context: DeployContext;
  readonly chart: ChartPath;
  readonly steps: StepContext;
  /** Is told the impact, and which live values the repository does not have, once they are known. */
  readonly measured: (known: Measured) => void;
}

type Measured = Pick<ImpactReport, 'impact' | 'leftOvers'>;

/** What broke may need this long to be well again. */
const RETRY_MS = 10_000;

/**
 * Deploys one release and tells the truth about it: under its Lease, from the state as it is then, watched from the
 * moment Helm starts, and labelled as proved only after rollout, health and `after` steps.
 *
 * @returns what came of it, with the impact it had; everything that went wrong is in its problems. Never throws.
 */
export async function deployRelease(planned: PlannedHub, context: DeployContext): Promise<DeployedHub> {
  const { staged, say, signal, chartValues } = context;
  let impact = planned.impact;
  let gone: readonly string[] = [];
  const deployed = await asDeployed(planned, context, async () => {
    const helm = await findHelm(context.access, context.helm);
    const preparing = prepareChart(planned.release.chart, { staged, helm, say, signal, chartValues });
    preparing.catch(() => {});
    // A first deploy whose chart cannot be made ready leaves no namespace; any other asks the cluster meanwhile.
    if (!context.state) await preparing;
    const steps = await stepContext(planned.release, context);
    return inSession(planned.release, context, async (work, held) => {
      const state = await settledState(work, held, planned.release.timeoutSeconds);
      const chart = await preparing;
      const measured = (known: Measured) => {
        impact = known.impact;
        // A second try finds what the first one made.
        if (known.leftOvers.length > 0) gone = known.leftOvers;
      };
      const ours = { ...steps, signal: held.signal };
      return tell({ work, held, planned, context, chart, steps: ours, measured }, state);
    });
  });
  const told = leftOverProblems(gone).map((problem) => ({ ...problem, hub: planned.release.id }));
  return { ...deployed, planned: { ...planned, impact }, problems: [...told, ...deployed.problems] };
}

/** The story of one deploy. */
async function tell(deploy: Deploy, state: ReleaseState | undefined): Promise<Outcome> {
  const { work, planned, context, steps } = deploy;
  const { release } = planned;
  if (isOurs(state, planned) && isProved(state) && !context.force)
    return { result: 'unchanged', revision: state.revision, problems: [] };
  const stop = changedMeanwhile(state, context) ?? (await backwards(work, state, context));
  if (stop?.severity === 'error') return { result: 'failed', problems: [stop] };
  if (stop?.severity === 'notice') return { result: 'skipped', problems: [stop] };
  const warnings = [...work.helm.problems, ...(stop ? [stop] : [])];

  // What was not there meets nobody.
  if (!state) deploy.measured({ impact: 'none', leftOvers: [] });
  if (!isOurs(state, planned) || context.force) {
    const refusals = await makeReady(deploy, state);
    if (refusals.length > 0) return { result: 'failed', problems: [...warnings, ...refusals] };
  }
  const { revision, watched, inVain } = await bringUp(deploy, state);
  const url = watched.ok && !release.url ? ingressUrl(work.watching, release) : undefined;
  url?.catch(() => {});
  const checks = checksOf(release, context);
  const proof = await proveRevision(work, release, revision, watched, checks, steps);
  const problems = [...warnings, ...proof.problems];
  if (proof.ok) {
    const { jupyterhub } = proof;
    return {
      result: 'deployed',
      revision,
      problems,
      ...(jupyterhub ? { jupyterhub } : {}),
      ...(url ? { url } : {}),
    };
  }
  if (watched.ok || watched.by === 'watch') await countInVain(work, revision, inVain);
  if (context.onFailure === 'rollback') problems.push(...(await undo(deploy)));
  return { result: 'failed', revision, problems };
}

/** Its newest revision is ours, with this content, and Helm went through with it. */
function isOurs(state: ReleaseState | undefined, planned: PlannedHub): state is ReleaseState {
  return state !== undefined && isDeployed(state) && state.digest === planned.fingerprint;
}

/**
 * All that comes before the upgrade: its impact where that may forbid it, `before` steps, CRDs. What cannot be rendered
 * yet, because a step or a CRD brings what it needs, is measured after them.
 *
 * @returns why there will be no upgrade; empty where there will
 */
async function makeReady(deploy: Deploy, state: ReleaseState | undefined): Promise<readonly Problem[]> {
  const { work, planned, chart } = deploy;
  const { before, crds } = planned.release;
  const most = state && limitOf(deploy);
  const changesMore = before.length > 0 || crds === 'apply';
  let report = most ? await impactOf(deploy) : undefined;
  const early = report || !changesMore ? refuseImpact(work.id, report, most) : undefined;
  if (early) return [early];
  const failed = await runSteps(before, 'before', true, deploy.steps);
  if (failed.length > 0) return failed;
  if (crds === 'apply') await applyCrds(work.helm, work.kubectl, chart, work.signal);
  if (most && !report && changesMore) report = await impactOf(deploy);
  const late = refuseImpact(work.id, report, most);
  return late ? [late] : [];
}

/** How much an upgrade may do to people. Where there is no limit, it is told from what Helm has begun, not before. */
function limitOf({ planned, context }: Deploy): Impact | undefined {
  return context.force ? undefined : planned.release.maxImpact;
}

/** @returns undefined where Helm cannot render it */
async function impactOf(deploy: Deploy): Promise<ImpactReport | undefined> {
  const { work, planned, context, chart } = deploy;
  const skipCrds = planned.release.crds !== 'install';
  try {
    const report = await measureImpact(work, chart, context.valuesFiles, skipCrds);
    announce(deploy, report);
    return report;
  } catch {
    work.signal.throwIfAborted();
    return undefined;
  }
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
  const { work, held, planned, context } = deploy;
  const { timeoutSeconds } = planned.release;
  let state = first;
  let forceConflicts = false;
  for (let attempt = 1; ; attempt += 1) {
    const again = isOurs(state, planned) && !(context.force && attempt === 1);
    const revision = (state?.revision ?? 0) + (again ? 0 : 1);
    work.say(again ? `watching revision ${revision} again` : `helm upgrade to revision ${revision}`);
    const args = again ? undefined : upgrade(deploy, state, revision, forceConflicts);
    const telling = args && state && !limitOf(deploy) ? await impactTeller(deploy, state) : undefined;
    const watched = await runWatched(work, revision, args, timeoutSeconds, telling?.begun);
    await telling?.told();
    if (!watched.ok && watched.by === 'helm') await freePending(work);
    const done = { revision, watched, inVain: again ? (state?.failures ?? 0) : 0 };
    if (watched.ok || attempt === 2 || watched.action === 'stop') return done;
    forceConflicts = watched.action === 'conflict';
    if (forceConflicts && !context.force) return done;
    work.say(`${watched.problem.title}: trying once more`);
    if (watched.action === 'retry') await sleep(RETRY_MS, undefined, { signal: work.signal });
    state = await settledState(work, held, timeoutSeconds);
  }
}

/** Tells the impact of an upgrade as soon as Helm has begun it: nobody waits for it, and nothing fails with it. */
async function impactTeller(deploy: Deploy, state: ReleaseState) {
  const { work } = deploy;
  // Known before Helm begins: when it has ended, another revision is live.
  const revision =
    state.status === 'deployed' ? state.revision : await liveRevision(work).catch(unlessSilent);
  const live = contentOf(work, revision);
  live.catch(() => {});
  const tell = async (content: Content) => {
    const servers = await countUserServers(work.watching, work.target.namespace);
    announce(deploy, await compared(await live, content, servers));
  };
  let told: Promise<void> | undefined;
  return {
    begun: (content: Content) => {
      told = tell(content).catch(() => {});
    },
    told: async () => told,
  };
}

function announce({ work, measured }: Deploy, report: ImpactReport): void {
  measured(report);
  work.say(describeImpact(report));
}

function upgrade(
  deploy: Deploy,
  state: ReleaseState | undefined,
  revision: number,
  forceConflicts: boolean,
): string[] {
  const { work, planned, context, chart } = deploy;
  const { commit, uncommitted, repository, historyMax } = context;
  const { hub } = planned.release;
  const labels = {
    digest: planned.fingerprint,
    revision,
    commit,
    uncommitted,
    hub,
    repository,
    ownValues: true,
  };
  return upgradeArgs({
    ...work.target,
    chart,
    values: context.valuesFiles,
    labels: deployLabels(labels, state !== undefined && state.status !== 'uninstalled'),
    description: `hub-deploy of ${repository || 'a local folder'} at ${commitWords(commit, uncommitted)}`,
    timeoutSeconds: planned.release.timeoutSeconds,
    historyMax,
    skipCrds: planned.release.crds !== 'install',
    forceConflicts,
  });
}

/** `on-failure: rollback`: back to the last proved revision; never an uninstall. Says what came of it. */
async function undo({ work, planned, context }: Deploy): Promise<readonly Problem[]> {
  const checks = checksOf(planned.release, context);
  const { timeoutSeconds } = planned.release;
  const back = await goBack(work, { timeoutSeconds, historyMax: context.historyMax, checks, force: false });
  if (back.result !== 'rolled back') return back.problems;
  const problem: Problem = {
    severity: 'notice',
    title: 'Rolled back',
    message:
      `\`on-failure: rollback\`: what was proved before is live again, as revision ${back.revision}. The content that ` +
      `failed is not deployed again until it changes, or by ${commandFor('run', work.id, '--force')}.`,
  };
  return [...back.problems, problem];
}
