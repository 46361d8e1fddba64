import { commandFor } from '../advice.js';
import { commitWords } from '../commit-words.js';
import { isDeployed, isProved } from '../proof.js';
import type {
  ClusterState,
  DownPart,
  HubAction,
  Impact,
  PlannedHub,
  Release,
  ReleaseState,
} from '../words.js';

/** What one hub's decision is made from. */
export interface HubFacts {
  readonly release: Release;
  /** Gives the label's value, `1-<32 hex>`: asked only where it is compared, since it costs a look at every file. */
  readonly fingerprint: () => string;
  /** Why this change concerns it, in words; empty where it does not. */
  readonly touched: readonly string[];
  /** A person named it. */
  readonly named: boolean;
  readonly force: boolean;
  /** The reason why its cluster is on hold. */
  readonly clusterHold?: string;
  /** The sentence that says why this ref may not deploy it; absent where it may. */
  readonly refusedRef?: string;
  /** What its cluster holds; absent where this run does not ask clusters. */
  readonly cluster?: ClusterState;
  /** What of it does not run. */
  readonly down?: readonly DownPart[];
}

/** After this many failures in a row the same content is not tried again. */
const TRIES = 2;

type Decision = Pick<PlannedHub, 'action' | 'reasons' | 'failing'>;

/**
 * What to do with one hub, and why (docs/design.md: convergent, proved, a folder is not a wish).
 *
 * The diff gives reasons, the cluster decides; where the cluster is not known, the diff decides.
 */
export function decideHub(facts: HubFacts): PlannedHub {
  const { release } = facts;
  const state = liveState(facts);
  const wish = state === 'unknown' ? wishFromDiff(facts) : wishFromCluster(facts, state);
  const decision = restrained(facts, facts.force ? forced(wish) : held(facts, wish));
  return {
    release,
    get fingerprint() {
      return facts.fingerprint();
    },
    ...decision,
    ...(asked(facts).length > 0 ? { asked: true } : {}),
    // Who holds a hub may have shut it down.
    ...(facts.down && !holdOf(facts) ? { down: facts.down } : {}),
    impact: impactOf(facts, decision.action, state),
  };
}

function liveState(facts: HubFacts): ReleaseState | 'none' | 'unknown' {
  if (!facts.cluster || isUnknown(facts.cluster)) return 'unknown';
  const state = facts.cluster.get(`${facts.release.namespace}/${facts.release.release}`);
  return state && state.status !== 'uninstalled' ? state : 'none';
}

function isUnknown(cluster: ClusterState): cluster is { readonly unknown: string } {
  return 'unknown' in cluster;
}

function asked(facts: HubFacts): string[] {
  return facts.named ? [...facts.touched, 'named by hand'] : [...facts.touched];
}

function wishFromDiff(facts: HubFacts): Decision {
  const reasons = asked(facts);
  if (reasons.length > 0) return { action: 'deploy', reasons };
  const unread = facts.cluster ? 'its cluster was not read' : 'its cluster was not asked';
  return { action: 'none', reasons: [`not touched by this change (${unread})`] };
}

function wishFromCluster(facts: HubFacts, state: ReleaseState | 'none'): Decision {
  const reasons = asked(facts);
  if (state === 'none') {
    if (reasons.length > 0) return { action: 'deploy', reasons: [...reasons, 'not installed yet'] };
    return { action: 'not installed', reasons: ['no release in the cluster, and neither touched nor named'] };
  }
  if (state.digest === undefined) {
    if (reasons.length > 0)
      return { action: 'deploy', reasons: [...reasons, 'its release was not made by hub-deploy'] };
    return {
      action: 'none',
      reasons: ['its release was not made by hub-deploy, and it is neither touched nor named'],
    };
  }
  if (state.hold === facts.fingerprint()) {
    return {
      action: 'hold',
      reasons: [
        `rolled back from this content: change it, or ${commandFor('run', facts.release.id, '--force')}`,
      ],
    };
  }
  return fromOurs(facts, state, reasons);
}

/** The release is ours: is it what the repo says, and was it ever proved? */
function fromOurs(facts: HubFacts, state: ReleaseState, reasons: readonly string[]): Decision {
  const number = `revision ${state.revision}`;
  const same = state.digest === facts.fingerprint();
  if (state.status.startsWith('pending-')) {
    return { action: 'deploy', reasons: [...reasons, `${number} is stuck in ${state.status}`] };
  }
  if (state.rev !== state.revision && state.status === 'deployed') return drifted(facts, state, reasons);
  if (same && isProved(state)) {
    return { action: 'none', reasons: [...reasons, `up to date: ${number}, proved`] };
  }
  // Helm's `deployed` without a proof is a hub that never came up: a failure like Helm's own.
  if (same && state.failures >= TRIES) {
    const why = `this content failed ${state.failures} times, last as ${number}: change it, or ${commandFor('run', facts.release.id, '--force')}`;
    return { action: 'hold', failing: true, reasons: [...reasons, why] };
  }
  if (state.status === 'deployed' && same) {
    return { action: 'deploy', reasons: [...reasons, `${number} has this content but was never proved`] };
  }
  if (state.status === 'failed' && same)
    return { action: 'deploy', reasons: [...reasons, `${number} failed`] };
  if (!state.digest?.startsWith('1-')) return unknownFormula(reasons, state);
  const from = state.commit ? ` (deployed from ${commitWords(state.commit, state.uncommitted)})` : '';
  return { action: 'deploy', reasons: [...reasons, `not what is live: ${number}${from}`] };
}

function drifted(facts: HubFacts, state: ReleaseState, reasons: readonly string[]): Decision {
  const ours = state.rev === undefined ? 'our last deploy' : `revision ${state.rev}, our last deploy`;
  const why = `somebody ran helm by hand since ${ours} (now revision ${state.revision})`;
  if (reasons.length > 0) return { action: 'deploy', reasons: [...reasons, why] };
  if (facts.release.onDrift === 'redeploy') return { action: 'deploy', reasons: [why, 'on-drift: redeploy'] };
  return { action: 'drift', reasons: [why] };
}

/** Another version of the formula says nothing about the content: unknown, not changed. */
function unknownFormula(reasons: readonly string[], state: ReleaseState): Decision {
  const why = `revision ${state.revision} was labelled by another version of hub-deploy`;
  return { action: reasons.length > 0 ? 'deploy' : 'none', reasons: [...reasons, why] };
}

function forced(wish: Decision): Decision {
  return { action: 'deploy', reasons: [...wish.reasons, 'forced'] };
}

function holdOf({ release, clusterHold }: HubFacts): string | undefined {
  return release.hold ?? clusterHold;
}

function held(facts: HubFacts, wish: Decision): Decision {
  const hold = holdOf(facts);
  if (wish.action !== 'deploy' || !hold) return wish;
  return { action: 'hold', reasons: [...wish.reasons, `on hold: ${hold}`] };
}

/** Which branches may deploy is not a thing to force: whoever may push anywhere could. */
function restrained(facts: HubFacts, wish: Decision): Decision {
  if (wish.action !== 'deploy' || !facts.refusedRef) return wish;
  return { action: 'none', reasons: [...wish.reasons, facts.refusedRef] };
}

/**
 * What the deploy does to people, as far as content tells: zero-to-jupyterhub hashes all its values into the hub's
 * pod, so an upgrade of a hub restarts it; a first install meets nobody. The release's own manifests tell more.
 */
function impactOf(
  facts: HubFacts,
  action: HubAction,
  state: ReleaseState | 'none' | 'unknown',
): Impact | 'unknown' {
  if (action !== 'deploy' || state === 'none') return 'none';
  // What Helm has deployed of this very content is only watched again.
  if (state !== 'unknown' && !facts.force && isDeployed(state) && state.digest === facts.fingerprint())
    return 'none';
  return facts.release.kind === 'hub' ? 'hub-restart' : 'unknown';
}
