import { latestMessage } from './evidence.js';
import type { Job, KubeEvent, Pod, Workload } from './objects.js';
import { type Fault, judgePod, PATIENCE_MS, type PodHistory, unschedulable } from './pods.js';
import {
  cannotCreate,
  failedJob,
  gatingWorkloads,
  type Hook,
  missingPods,
  newHooks,
  newPods,
  newReplicaSet,
  rollingOut,
  type Snapshot,
} from './workloads.js';

/** What one workload or hook of the release is doing. */
export interface Standing {
  readonly name: string;
  readonly hook: boolean;
  readonly object: Workload | Job | Pod;
  /** Of a Deployment: its newest, whose events tell why pods cannot be made. */
  readonly replicaSet?: string;
  /** The pods that count. */
  readonly pods: readonly Pod[];
  /** What it waits for; absent when it is up, or for a hook when it is done. */
  readonly words?: string;
  readonly failure?: Failure;
  /** A DaemonSet's: the nodes that cannot take its pod and are not waited for, in words. */
  readonly without?: string;
}

/** `Deployment hub`, `hook Job image-puller`: what a problem calls it. */
export function fullName({ hook, object }: Pick<Standing, 'hook' | 'object'>): string {
  return `${hook ? 'hook ' : ''}${object.kind} ${object.metadata.name}`;
}

/** Why it will not come up. */
export type Failure =
  | { readonly kind: 'container'; readonly fault: Fault }
  /** No pod can be made: a quota or a policy, in the API server's words. */
  | { readonly kind: 'blocked'; readonly message: string }
  | { readonly kind: 'hook'; readonly message: string };

/** What is remembered from one look to the next. */
export interface Memory {
  readonly pods: PodHistory;
  /** What was in the namespace before Helm changed anything. */
  readonly isOld: (uid: string) => boolean;
  /** Since when (ms) pods of the workload with this uid could not be made. */
  readonly blockedSince: Map<string, number>;
  /** Since when (ms) no more than nodes without room kept the DaemonSet with this uid from being up. */
  readonly fullSince: Map<string, number>;
}

/** Everything of the release that is still to come up while Helm runs: its hooks, and what it has begun to replace. */
export function standingsDuringHelm(
  look: Snapshot,
  target: { readonly release: string; readonly namespace: string },
  events: readonly KubeEvent[],
  memory: Memory,
  now: number,
): Standing[] {
  const hooks = newHooks(look, target.release, memory.isOld).map((hook) =>
    hookStanding(hook, look, events, memory, now),
  );
  const begun = gatingWorkloads(look, target.release, target.namespace).filter((workload) => {
    const set = workload.kind === 'Deployment' ? newReplicaSet(workload, look) : undefined;
    return set && !memory.isOld(set.metadata.uid);
  });
  return [...hooks, ...begun.map((workload) => workloadStanding(workload, look, events, memory, now))];
}

/** Every workload of the release that must come up, once Helm has applied it all. */
export function standings(
  look: Snapshot,
  target: { readonly release: string; readonly namespace: string },
  events: readonly KubeEvent[],
  memory: Memory,
  now: number,
): Standing[] {
  return gatingWorkloads(look, target.release, target.namespace).map((workload) =>
    workloadStanding(workload, look, events, memory, now),
  );
}

function workloadStanding(
  workload: Workload,
  look: Snapshot,
  events: readonly KubeEvent[],
  memory: Memory,
  now: number,
): Standing {
  // A pod that is being deleted, or that was evicted, is replaced by its controller: the next one counts.
  const pods = newPods(workload, look).filter(
    ({ metadata, status }) => !metadata.deletionTimestamp && status?.phase !== 'Failed',
  );
  const full = fullNodes(workload, pods, memory, now);
  const own = full ? undefined : rollingOut(workload);
  const judged = full ? pods.filter((pod) => !full.pods.includes(pod)) : pods;
  const { failure, words: podWords } = judgePods(judged, memory.pods, now, false);
  const blocked = own === undefined ? undefined : creationBlocked(workload, look, events, pods.length);
  const words = podWords ?? (own && blocked ? blockedWords(blocked) : own);
  const set = workload.kind === 'Deployment' ? newReplicaSet(workload, look)?.metadata.uid : undefined;
  const standing = {
    name: workload.metadata.name,
    hook: false,
    object: workload,
    pods,
    ...(set === undefined ? {} : { replicaSet: set }),
    ...(words === undefined ? {} : { words }),
    ...(full?.words === undefined ? {} : { without: full.words }),
  };
  const lasting = blockedFor(workload.metadata.uid, blocked, memory, now) >= PATIENCE_MS;
  if (failure) return { ...standing, failure };
  return blocked && lasting ? { ...standing, failure: { kind: 'blocked', message: blocked } } : standing;
}

/**
 * The nodes that a DaemonSet goes without. Each of its pods is for one node alone, and no autoscaler makes room on that:
 * where nothing but such pods is missing, and others run, they are not waited for until the deadline. (`kubectl rollout
 * status`, whose numbers decide everything else, would wait for ever.)
 *
 * @returns the pods that do not count. There may be more of them than the DaemonSet lacks: where a node goes away while
 *   a pod waits for it, the pod stays, and the DaemonSet wants it no more. `words` are absent where it lacks none.
 */
function fullNodes(
  workload: Workload,
  pods: readonly Pod[],
  memory: Memory,
  now: number,
): { readonly pods: readonly Pod[]; readonly words?: string } | undefined {
  if (workload.kind !== 'DaemonSet') return undefined;
  const { uid } = workload.metadata;
  const homeless = pods.filter((pod) => unschedulable(pod) !== undefined);
  const missing = missingPods(workload);
  const { desiredNumberScheduled: wanted = 0 } = workload.status ?? {};
  const full = missing !== undefined && missing > 0 && missing <= homeless.length && missing < wanted;
  if (!full) memory.fullSince.delete(uid);
  if (missing === 0) return { pods: homeless };
  if (!full) return undefined;
  const since = memory.fullSince.get(uid) ?? now;
  memory.fullSince.set(uid, since);
  if (now - since < PATIENCE_MS) return undefined;
  const why = homeless.map(unschedulable).find(Boolean) ?? '';
  const words = `runs on ${wanted - missing} of ${wanted} nodes; the others cannot take it (${why}) and are not waited for`;
  return { pods: homeless, words };
}

function judgePods(
  pods: readonly Pod[],
  history: PodHistory,
  now: number,
  tasks: boolean,
): { failure?: Failure; words?: string } {
  let words: string | undefined;
  for (const pod of pods) {
    const verdict = judgePod(pod, history, now, tasks);
    if (verdict.state === 'failed') return { failure: { kind: 'container', fault: verdict.fault } };
    if (verdict.state === 'waiting') words ??= verdict.words;
  }
  return words === undefined ? {} : { words };
}

function blockedWords(message: string): string {
  return `its pods cannot be made: ${message}`;
}

/** Deployments say in a condition that pods cannot be made; the other kinds, Jobs too, only in an event. */
function creationBlocked(
  workload: Workload | Job,
  look: Snapshot,
  events: readonly KubeEvent[],
  pods: number,
): string | undefined {
  if (workload.kind === 'Deployment') return cannotCreate(workload, look);
  const said = pods === 0 ? latestMessage(events, workload.metadata.uid, ['FailedCreate']) : undefined;
  return said?.replace(EACH_TRY, '');
}

/** Each try has a pod's name of its own: with it the same cause would be told as a new one again and again. */
const EACH_TRY = /^(?:\(combined from similar events\): )?(?:Error creating: )?pods "[^"]*" is forbidden: /;

function blockedFor(uid: string, blocked: string | undefined, memory: Memory, now: number): number {
  if (blocked === undefined) {
    memory.blockedSince.delete(uid);
    return 0;
  }
  const since = memory.blockedSince.get(uid) ?? now;
  memory.blockedSince.set(uid, since);
  return now - since;
}

function hookStanding(
  { object, pods }: Hook,
  look: Snapshot,
  events: readonly KubeEvent[],
  memory: Memory,
  now: number,
): Standing {
  const standing = { name: `hook ${object.metadata.name}`, hook: true, object, pods };
  // A Job decides itself how many crashes it bears (backoffLimit); so does a bare pod by its restartPolicy.
  const retries = object.kind === 'Job' || object.kind === 'Pod';
  const failed = object.kind === 'Job' ? failedJob(object) : undefined;
  if (failed) return { ...standing, failure: { kind: 'hook', message: failed } };
  if (isDone(object)) return standing;
  const active = pods.filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
  const { failure, words } = judgePods(active, memory.pods, now, retries);
  if (failure) return { ...standing, failure };
  const blocked = object.kind === 'Pod' ? undefined : creationBlocked(object, look, events, pods.length);
  if (blockedFor(object.metadata.uid, blocked, memory, now) >= PATIENCE_MS && blocked)
    return { ...standing, failure: { kind: 'blocked', message: blocked } };
  const doing = retries ? 'running' : 'starting';
  return { ...standing, words: words ?? (blocked ? blockedWords(blocked) : doing) };
}

function isDone(object: Standing['object']): boolean {
  if (object.kind === 'Pod') return object.status?.phase === 'Succeeded';
  if (object.kind === 'Job')
    return (object.status?.conditions ?? []).some(
      ({ type, status }) => type === 'Complete' && status === 'True',
    );
  return rollingOut(object) === undefined;
}
