import { type ClusterAccess, kubectl } from '../host/kubectl.js';
import { ofHub } from '../problem.js';
import { isDeployed, isProved } from '../proof.js';
import type { DeployedHub, Place, PlannedHub, Problem, Release, ReleaseState } from '../words.js';
import { helm as findHelm, type Helm } from './helm.js';
import { ingressUrl } from './ingress.js';
import { LABEL } from './labels.js';
import { type HeldLease, withLease } from './lease.js';
import { ensureNamespace } from './namespace.js';
import { patiently } from './patience.js';
import { problemsOf } from './problems.js';
import { labelRevision } from './prove.js';
import { isPending, recoverPending, runningHooks } from './recover.js';
import { sharingLists } from './shared-lists.js';
import { readRelease } from './state.js';
import type { Work } from './work.js';

/** What every piece of work on a release is told. */
export interface SessionContext {
  readonly access: ClusterAccess;
  /** Helm, by name or path. */
  readonly helm?: string;
  /** The full id of the commit this run works on. */
  readonly commit: string;
  /** How many files of the working folder are not in it. */
  readonly uncommitted: number;
  /** `org/repo`, or empty. */
  readonly repository: string;
  readonly say: (line: string) => void;
  readonly locateImage?: (image: string) => Place | undefined;
  readonly signal: AbortSignal;
  /** Who works here, for those that wait: `org/repo, run 123`. */
  readonly holder?: string;
  /** What the plan was made from; absent where the cluster was not asked, or had none. */
  readonly state?: ReleaseState;
  /** Waits for one of the cluster's places for a running Helm. Absent: there is no cap. */
  readonly slot?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What came of a piece of work. */
export type Outcome = Omit<DeployedHub, 'planned' | 'seconds' | 'url'> & {
  /** Where people find it, where that was asked while the work went on. */
  readonly url?: Promise<string | undefined>;
};

/** Without a Lease to tell, a Helm that is younger than this may be alive. */
const PENDING_MS = 30 * 60_000;

const CANCELLED_BEFORE: Problem = {
  severity: 'error',
  title: 'Cancelled before anything changed',
  message: 'The run was cancelled before this release was touched. The next run continues by itself.',
};

/** An outcome as the hub's result, whatever was thrown on the way to it. Never throws. */
export async function asDeployed(
  planned: PlannedHub,
  context: SessionContext,
  work: () => Promise<Outcome>,
): Promise<DeployedHub> {
  const started = Date.now();
  const { release } = planned;
  const { url: asked, ...outcome } = await work().catch((error): Outcome => {
    const problems = context.signal.aborted ? [CANCELLED_BEFORE] : problemsOf(error);
    return { result: 'failed', problems };
  });
  const url = release.url ?? (await (asked ?? liveUrl(outcome, release, context)));
  return {
    planned,
    ...outcome,
    problems: outcome.problems.map((problem) => ofHub(release.id, problem)),
    ...(url ? { url } : {}),
    seconds: Math.round((Date.now() - started) / 1000),
  };
}

const LIVE: readonly Outcome['result'][] = ['deployed', 'unchanged', 'rolled back', 'adopted'];

async function liveUrl({ result }: Outcome, release: Release, { access, signal }: SessionContext) {
  return LIVE.includes(result) ? ingressUrl(kubectl(access, signal), release) : undefined;
}

/**
 * Works on a release under its Lease. What a cancel leaves half done is put in order, and said.
 *
 * @throws ProblemError, CommandError; what the work throws while its signal is well
 */
export async function inSession(
  release: Pick<Release, 'id' | 'release' | 'namespace'>,
  context: SessionContext,
  story: (work: Work, held: HeldLease) => Promise<Outcome>,
): Promise<Outcome> {
  const { signal, say, access } = context;
  const { namespace } = release;
  const helm = await findHelm(access, context.helm);
  const outliving = kubectl(access);
  // A release has its namespace.
  if (!context.state) await ensureNamespace(outliving, namespace);
  const lease = {
    namespace,
    name: `hub-deploy-${release.release}`,
    holder: holderOf(context),
    signal,
    say,
  };
  return withLease(outliving, lease, async (held) => {
    const work = workOn(release, context, helm, held.signal);
    const outcome = await story(work, held).catch((error: unknown): Outcome | Promise<Outcome> => {
      if (!held.signal.aborted) throw error;
      // A lost Lease is another's now: nothing is touched.
      return signal.aborted
        ? interrupted(work)
        : { result: 'failed', problems: problemsOf(held.signal.reason) };
    });
    const isTouched = outcome.result === 'failed' && outcome.revision !== undefined;
    if (!isTouched) return outcome;
    const { aftermath, withAftermath } = await import('./aftermath.js');
    return { ...outcome, problems: withAftermath(outcome.problems, await aftermath(work)) };
  });
}

function holderOf({ holder, repository, commit }: SessionContext): string {
  const unique = crypto.randomUUID().slice(0, 8);
  return `${holder ?? `hub-deploy of ${repository || 'a local folder'} at ${commit.slice(0, 7)}`} (${unique})`;
}

function workOn(
  { id, release, namespace }: Pick<Release, 'id' | 'release' | 'namespace'>,
  context: SessionContext,
  helm: Helm,
  signal: AbortSignal,
): Work {
  return {
    id,
    target: { release, namespace },
    helm,
    access: context.access,
    kubectl: kubectl(context.access),
    watching: sharingLists(context.access, kubectl(context.access, signal)),
    signal,
    say: context.say,
    slot: context.slot ?? ((work) => work()),
    ...(context.locateImage ? { locateImage: context.locateImage } : {}),
  };
}

/**
 * The release as it is now, and no longer pending.
 *
 * @throws ProblemError where a Helm that may be alive works on it
 */
export async function settledState(
  work: Work,
  held: HeldLease,
  timeoutSeconds: number,
): Promise<ReleaseState | undefined> {
  const state = await read(work);
  if (!state || !isPending(state)) return state;
  const minimumAgeMs = Math.max(PENDING_MS, timeoutSeconds * 2000);
  await recoverPending(work.kubectl, { state, abandoned: held.takenOver, minimumAgeMs, say: work.say });
  return read(work);
}

/** After a Helm of ours has ended: one that was killed may have left the release pending, and nobody works on it now. */
export async function freePending(work: Work): Promise<ReleaseState | undefined> {
  const state = await read(work);
  if (!state || !isPending(state)) return state;
  await recoverPending(work.kubectl, { state, abandoned: true, minimumAgeMs: 0, say: work.say });
  return read(work);
}

function read(work: Work): Promise<ReleaseState | undefined> {
  return patiently(work.signal, () => readRelease(work.kubectl, work.target));
}

/** The run was cancelled: says what is where. */
async function interrupted(work: Work): Promise<Outcome> {
  const state = await freePending(work).catch(() => undefined);
  if (state?.status === 'failed' && state.rev === state.revision)
    await labelRevision(work, state.revision, { [LABEL.interrupted]: String(state.revision) }).catch(
      () => {},
    );
  const hooks = state ? await runningHooks(work.kubectl, state).catch(() => []) : [];
  const unseen = state && isDeployed(state) && !isProved(state) ? ', and was not seen to work' : '';
  const where = state
    ? `Revision ${state.revision} of ${work.target.release} is now ${state.status}${unseen}.`
    : `Nothing of ${work.target.release} had been written to the cluster, or it no longer answers.`;
  const left = hooks.length > 0 ? ` What a hook started runs on by itself: ${hooks.join(', ')}.` : '';
  const problem: Problem = {
    severity: 'error',
    title: 'The deploy was cancelled',
    message: `${where}${left} The next run continues by itself.`,
  };
  return { result: 'failed', problems: [problem], ...(state ? { revision: state.revision } : {}) };
}
