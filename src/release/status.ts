import type { Kubectl } from '../host/kubectl.js';
import { isProved } from '../proof.js';
import type { DownPart, PlannedHub, Release, ReleaseState } from '../words.js';
import { downParts } from './down.js';
import { type Edit, hasKubectlFields, kubectlEdits } from './edits.js';
import type { Helm } from './helm.js';
import { changesSince, type HistoryEntry } from './history.js';
import { isByHand } from './labels.js';
import { leftOvers, mayHaveLeftOvers } from './left-overs.js';
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
  /** Live values that the repository does not have, by their keys. */
  readonly leftOvers: readonly string[];
}

export interface ClusterAnswers {
  readonly kubectl: Kubectl;
  readonly helm: Helm;
  readonly state: ReadonlyMap<string, ReleaseState>;
  /** The ids of hubs whose `--values` merge to nothing: only these can have left-overs. */
  readonly givenNothing: ReadonlySet<string>;
}

/** Of a hub whose cluster did not answer. */
export function unknownStatus(planned: PlannedHub): HubStatus {
  return { planned, unread: true, proved: false, drift: false, byHand: [], edits: [], leftOvers: [] };
}

/** What was found of one cluster's hubs. */
export interface ClusterStatus {
  readonly hubs: readonly HubStatus[];
  /** Why a part of it is not known, in sentences without their points. */
  readonly unread: readonly string[];
}

const CALL_MS = 60_000;

/**
 * The status of one cluster's hubs: two calls for the cluster (the state, which is given, and its workloads), and one
 * more for each hub that somebody changed by hand, with Helm or with kubectl, or whose labels do not say that it was given
 * the repository's values.
 */
export async function clusterStatus(
  hubs: readonly PlannedHub[],
  { kubectl, helm, state, givenNothing }: ClusterAnswers,
): Promise<ClusterStatus> {
  const unread: string[] = [];
  const asked = <T>(answer: Promise<T>, what: string): Promise<T | undefined> =>
    answer.catch(async (error) => {
      unread.push(await whyUnanswered(kubectl, error, CALL_MS, what));
      return undefined;
    });
  const namespaces = hubs.map(({ release }) => release.namespace);
  const workloads = await asked(readWorkloads(kubectl, namespaces), 'workloads');
  const down = workloads && downParts(deploymentRows([...workloads.values()].flat()), state);
  const statuses: HubStatus[] = [];
  for (const planned of hubs) {
    const { release, down: wasDown } = planned;
    const key = `${release.namespace}/${release.release}`;
    const live = state.get(key);
    const own = workloads && (workloads.get(key) ?? []);
    const isDown = wasDown && (down ? down.get(key) : wasDown);
    const byHand =
      live && isByHand(live) && (await asked(changesSince(helm, release, live.rev), 'revisions'));
    const edits =
      live?.digest && own && (await asked(editsOf(kubectl, release, live.revision, own), 'revisions'));
    const left =
      givenNothing.has(release.id) && (await asked(leftOversOf(kubectl, planned, live), 'revisions'));
    statuses.push({
      planned,
      ...(live ? { state: live } : {}),
      proved: live !== undefined && isProved(live),
      drift: live !== undefined && isDrift(planned, live),
      ...(own ? { workloads: own.map(workloadStatus) } : {}),
      ...(isDown ? { down: isDown } : {}),
      byHand: byHand || [],
      edits: edits || [],
      leftOvers: left || [],
    });
  }
  return { hubs: statuses, unread };
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

/** Of a release that the repository gives no values. */
async function leftOversOf(
  kubectl: Kubectl,
  planned: PlannedHub,
  live: ReleaseState | undefined,
): Promise<string[]> {
  if (!live || !mayHaveLeftOvers(planned, live)) return [];
  const target = { release: live.name, namespace: live.namespace };
  return leftOvers((await readPayload({ watching: kubectl, target }, live.revision))?.config);
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
