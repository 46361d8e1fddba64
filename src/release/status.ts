import type { Kubectl } from '../host/kubectl.js';
import { isProved } from '../proof.js';
import type { PlannedHub, ReleaseState } from '../words.js';
import type { Helm } from './helm.js';
import { changesSince, type HistoryEntry } from './history.js';
import { isByHand } from './labels.js';
import { readWorkloads, type WorkloadStatus } from './workload-status.js';

/** What is known of one hub now, against what the repo says at this commit. */
export interface HubStatus {
  readonly planned: PlannedHub;
  /** Absent where there is no release, or its cluster did not answer. */
  readonly state?: ReleaseState;
  /** Its newest revision is ours, deployed, and was seen to be well. */
  readonly proved: boolean;
  /** Whether a deploy would be due, somebody changed it by hand, or it was never seen to work. */
  readonly drift: boolean;
  /** Its workloads; absent where the cluster did not say. */
  readonly workloads?: readonly WorkloadStatus[];
  /** What was done by hand since our last deploy, oldest first. */
  readonly byHand: readonly HistoryEntry[];
}

export interface ClusterAnswers {
  readonly kubectl: Kubectl;
  readonly helm: Helm;
  readonly state: ReadonlyMap<string, ReleaseState>;
}

/** Of a hub whose cluster did not answer. */
export function unknownStatus(planned: PlannedHub): HubStatus {
  return { planned, proved: false, drift: false, byHand: [] };
}

/**
 * The status of one cluster's hubs: two calls for the cluster (the state, which is given, and its workloads), and one
 * more for each hub that somebody changed by hand.
 */
export async function clusterStatus(
  hubs: readonly PlannedHub[],
  { kubectl, helm, state }: ClusterAnswers,
): Promise<HubStatus[]> {
  const workloads = await readWorkloads(kubectl).catch(() => undefined);
  const statuses: HubStatus[] = [];
  for (const planned of hubs) {
    const key = `${planned.release.namespace}/${planned.release.release}`;
    const live = state.get(key);
    const byHand = live && isByHand(live) ? await changesSince(helm, planned.release, live.rev) : [];
    const of = workloads?.get(key);
    statuses.push({
      planned,
      ...(live ? { state: live } : {}),
      proved: live !== undefined && isProved(live),
      drift: live !== undefined && isDrift(planned, live),
      ...(of ? { workloads: of } : {}),
      byHand,
    });
  }
  return statuses;
}

function isDrift({ fingerprint }: PlannedHub, live: ReleaseState): boolean {
  if (live.digest === undefined) return false;
  return live.digest !== fingerprint || !isProved(live);
}

/** `well`, or what is not ready: `Deployment hub 0/1`. */
export function healthOf({ workloads }: Pick<HubStatus, 'workloads'>): string {
  if (!workloads) return 'unknown';
  const waiting = workloads.filter(({ ready, wanted }) => ready < wanted);
  if (waiting.length === 0) return 'well';
  return waiting.map(({ workload, ready, wanted }) => `${workload} ${ready}/${wanted}`).join(', ');
}
