import type { Kubectl } from '../host/kubectl.js';
import { isProved } from '../proof.js';
import type { DownPart, PlannedHub, Release, ReleaseState } from '../words.js';
import { downParts } from './down.js';
import { type Edit, hasKubectlFields, kubectlEdits } from './edits.js';
import type { Helm } from './helm.js';
import { changesSince, type HistoryEntry } from './history.js';
import { isByHand } from './labels.js';
import { parseManifest } from './manifests.js';
import { whyUnanswered } from './unanswered.js';
import {
  deploymentRows,
  type LiveWorkload,
  readWorkloads,
  type WorkloadStatus,
  workloadStatus,
} from './workload-status.js';
import { readPayload } from './written.js';

/** What is known of one hub now, against what the repo says at this commit. */
export interface HubStatus {
  readonly planned: PlannedHub;
  /** Its cluster did not answer: nothing is known of it. */
  readonly unread?: true;
  /** Absent where there is no release. */
  readonly state?: ReleaseState;
  /** Its newest revision is ours, deployed, and was seen to be well. */
  readonly proved: boolean;
  /** Whether a deploy would be due, somebody changed it by hand, or it was never seen to work. */
  readonly drift: boolean;
  /** Its workloads; absent where the cluster did not say. */
  readonly workloads?: readonly WorkloadStatus[];
  /** What was down when the status was begun, and is so still. */
  readonly down?: readonly DownPart[];
  /** What was done with Helm by hand since our last deploy, oldest first. */
  readonly byHand: readonly HistoryEntry[];
  /** What was done with kubectl, and is not what the live revision's manifest says. */
  readonly edits: readonly Edit[];
}

export interface ClusterAnswers {
  readonly kubectl: Kubectl;
  readonly helm: Helm;
  readonly state: ReadonlyMap<string, ReleaseState>;
}

/** Of a hub whose cluster did not answer. */
export function unknownStatus(planned: PlannedHub): HubStatus {
  return { planned, unread: true, proved: false, drift: false, byHand: [], edits: [] };
}

/** What was found of one cluster's hubs. */
export interface ClusterStatus {
  readonly hubs: readonly HubStatus[];
  /** What could not be read, in sentences. */
  readonly unread: readonly string[];
}

/**
 * The status of one cluster's hubs: two calls for the cluster (the state, which is given, and its workloads), and one
 * more for each hub that somebody changed by hand, with Helm or with kubectl.
 *
 * @throws CommandError where a release's history or payload cannot be read
 */
export async function clusterStatus(
  hubs: readonly PlannedHub[],
  { kubectl, helm, state }: ClusterAnswers,
): Promise<ClusterStatus> {
  const workloads = await readWorkloads(
    kubectl,
    hubs.map(({ release }) => release.namespace),
  ).catch(async (error) => ({ unknown: await whyUnanswered(kubectl, error, 60_000, 'workloads') }));
  const known = 'unknown' in workloads ? undefined : workloads;
  const down = known && downParts(deploymentRows([...known.values()].flat()), state);
  const statuses: HubStatus[] = [];
  for (const planned of hubs) {
    const key = `${planned.release.namespace}/${planned.release.release}`;
    const live = state.get(key);
    const byHand = live && isByHand(live) ? await changesSince(helm, planned.release, live.rev) : [];
    const own = known && (known.get(key) ?? []);
    const isDown = planned.down && (down ? down.get(key) : planned.down);
    statuses.push({
      planned,
      ...(live ? { state: live } : {}),
      proved: live !== undefined && isProved(live),
      drift: live !== undefined && isDrift(planned, live),
      ...(own ? { workloads: own.map(workloadStatus) } : {}),
      ...(isDown ? { down: isDown } : {}),
      byHand,
      edits: live?.digest && own ? await editsOf(kubectl, planned.release, live.revision, own) : [],
    });
  }
  return { hubs: statuses, unread: 'unknown' in workloads ? [workloads.unknown] : [] };
}

/** What somebody did with kubectl; a payload is read only where Kubernetes notes that somebody did. */
async function editsOf(
  kubectl: Kubectl,
  target: Pick<Release, 'release' | 'namespace'>,
  revision: number,
  workloads: readonly LiveWorkload[],
): Promise<Edit[]> {
  const touched = workloads.filter(hasKubectlFields);
  if (touched.length === 0) return [];
  const payload = await readPayload({ watching: kubectl, target }, revision);
  const rendered = await parseManifest(payload?.manifest ?? '');
  return touched.flatMap((workload) => {
    const { name, namespace } = workload.metadata;
    const same = rendered.find(
      ({ kind, metadata }) =>
        kind === workload.kind &&
        metadata.name === name &&
        (metadata.namespace ?? target.namespace) === namespace,
    );
    return same ? kubectlEdits(workload, same) : [];
  });
}

function isDrift({ fingerprint }: PlannedHub, live: ReleaseState): boolean {
  if (live.digest === undefined) return false;
  return live.digest !== fingerprint || !isProved(live);
}

/** `well`, or what is not ready: `Deployment hub 0/1`. */
export function healthOf({ workloads, down = [] }: Pick<HubStatus, 'workloads' | 'down'>): string {
  if (!workloads) return 'not known';
  const waiting = workloads
    .filter((workload) => workload.down || workload.ready < workload.wanted)
    .map(({ workload, ready, wanted }) => `${workload} ${ready}/${wanted}`);
  const gone = down.filter(({ wanted }) => wanted === undefined).map(({ name }) => `no Deployment ${name}`);
  return [...gone, ...waiting].join(', ') || (workloads.length > 0 ? 'well' : 'no workloads');
}
