import { isComponent } from './component.js';
import type {
  Condition,
  DaemonSet,
  Deployment,
  Job,
  KubeObject,
  Meta,
  Pod,
  ReplicaSet,
  StatefulSet,
  Workload,
} from './objects.js';

/** One look at a namespace. */
export interface Snapshot {
  readonly workloads: readonly Workload[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly jobs: readonly Job[];
  readonly pods: readonly Pod[];
}

/** Sorts what one `kubectl get` of several kinds returned. */
export function snapshot(items: readonly KubeObject[]): Snapshot {
  const workloads: Workload[] = [];
  const replicaSets: ReplicaSet[] = [];
  const jobs: Job[] = [];
  const pods: Pod[] = [];
  for (const item of items) {
    if (item.kind === 'Pod') pods.push(item);
    else if (item.kind === 'Job') jobs.push(item);
    else if (item.kind === 'ReplicaSet') replicaSets.push(item);
    else workloads.push(item);
  }
  return { workloads, replicaSets, jobs, pods };
}

/** zero-to-jupyterhub's placeholders and its image puller: they fill nodes for hours and say nothing about the hub. */
const NEVER_GATE = ['user-placeholder', 'continuous-image-puller'];

/**
 * The workloads of a release that must become ready. Helm annotates all that it installs with the release's name
 * (since 3.2); hooks carry no such annotation.
 */
export function gatingWorkloads(look: Snapshot, release: string, namespace: string): Workload[] {
  return look.workloads.filter(
    ({ metadata }) => ofRelease(metadata, release, namespace) && !neverGates(metadata),
  );
}

function ofRelease(metadata: Meta, release: string, namespace: string): boolean {
  const annotations = metadata.annotations ?? {};
  return (
    annotations['meta.helm.sh/release-name'] === release &&
    (annotations['meta.helm.sh/release-namespace'] ?? namespace) === namespace
  );
}

function neverGates(metadata: Meta): boolean {
  return NEVER_GATE.some((part) => isComponent(metadata, part));
}

/** A hook of the release that was made by this deploy, with its pods. */
export interface Hook {
  readonly object: Job | Workload | Pod;
  readonly pods: readonly Pod[];
}

/**
 * Hooks that this deploy made. Helm does not mark a hook with its release: one whose own labels name another release
 * is another's, and one that `isOld` knows from before is left over from an earlier deploy.
 */
export function newHooks(look: Snapshot, release: string, isOld: (uid: string) => boolean): Hook[] {
  const hooks: Hook[] = [];
  for (const object of [...look.jobs, ...look.workloads, ...look.pods]) {
    const hook = object.metadata.annotations?.['helm.sh/hook'];
    if (!hook || /\btest\b/.test(hook) || isOld(object.metadata.uid)) continue;
    const labels = object.metadata.labels ?? {};
    if ((labels['app.kubernetes.io/instance'] ?? labels.release ?? release) !== release) continue;
    const pods = object.kind === 'Pod' ? [object] : ownedBy(look.pods, object.metadata.uid);
    hooks.push({ object, pods });
  }
  return hooks;
}

/** The pods that run a workload's newest specification; those of earlier ones say nothing about this deploy. */
export function newPods(workload: Workload, look: Snapshot): Pod[] {
  if (!observed(workload)) return [];
  if (workload.kind === 'Deployment') {
    const set = newReplicaSet(workload, look);
    return set ? ownedBy(look.pods, set.metadata.uid) : [];
  }
  const owned = ownedBy(look.pods, workload.metadata.uid);
  if (workload.kind === 'StatefulSet') {
    const revision = workload.status?.updateRevision;
    return owned.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision);
  }
  const generation = workload.metadata.annotations?.['deprecated.daemonset.template.generation'];
  return owned.filter(
    ({ metadata }) =>
      generation === undefined || (metadata.labels?.['pod-template-generation'] ?? generation) === generation,
  );
}

const REVISION = 'deployment.kubernetes.io/revision';

/** The ReplicaSet of a Deployment's newest specification, once the controller has made it. */
export function newReplicaSet(deployment: Deployment, look: Snapshot): ReplicaSet | undefined {
  const revision = deployment.metadata.annotations?.[REVISION];
  if (revision === undefined || !observed(deployment)) return undefined;
  return look.replicaSets.find(
    ({ metadata }) =>
      metadata.annotations?.[REVISION] === revision && owner(metadata) === deployment.metadata.uid,
  );
}

function ownedBy(pods: readonly Pod[], uid: string): Pod[] {
  return pods.filter(({ metadata }) => owner(metadata) === uid);
}

function owner(metadata: Meta): string | undefined {
  return metadata.ownerReferences?.[0]?.uid;
}

function observed(workload: Workload): boolean {
  return (workload.status?.observedGeneration ?? 0) >= (workload.metadata.generation ?? 0);
}

/**
 * What a workload's own numbers say it still waits for; undefined when it is rolled out. The conditions are those of
 * `kubectl rollout status`.
 */
export function rollingOut(workload: Workload): string | undefined {
  if (!observed(workload)) return 'waiting for Kubernetes to see the change';
  if (workload.kind === 'Deployment') return deploymentWaits(workload);
  if (workload.kind === 'StatefulSet') return statefulSetWaits(workload);
  return daemonSetWaits(workload);
}

function deploymentWaits({ spec, status = {} }: Deployment): string | undefined {
  const wanted = spec.replicas ?? 1;
  const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0 } = status;
  if (spec.paused && updated < wanted) return 'its rollout is paused (kubectl rollout resume)';
  if (updated < wanted) return `${updated} of ${wanted} new pods made`;
  if (replicas > updated) return `${replicas - updated} old pods still stopping`;
  return available < updated ? `${available} of ${updated} new pods ready` : undefined;
}

function statefulSetWaits({ spec, status = {} }: StatefulSet): string | undefined {
  const wanted = spec.replicas ?? 1;
  const { readyReplicas: ready = 0, updatedReplicas: updated = 0 } = status;
  const rolling = (spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
  const toUpdate = rolling ? Math.max(0, wanted - (spec.updateStrategy?.rollingUpdate?.partition ?? 0)) : 0;
  // Once every pod is new, the controller makes the update revision the current one and counts from there.
  const allNew = status.currentRevision === status.updateRevision;
  if (!allNew && updated < toUpdate) return `${updated} of ${toUpdate} new pods made`;
  return ready < wanted ? `${ready} of ${wanted} pods ready` : undefined;
}

/** How many pods of a DaemonSet's newest specification are not up; undefined while its numbers are old. */
export function missingPods(workload: DaemonSet): number | undefined {
  if (!observed(workload)) return undefined;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0 } = workload.status ?? {};
  const rolling = (workload.spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
  if (rolling && updated < wanted) return undefined;
  return wanted - (workload.status?.numberAvailable ?? 0);
}

function daemonSetWaits({ spec, status = {} }: DaemonSet): string | undefined {
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0 } = status;
  const { numberAvailable: available = 0 } = status;
  if ((spec.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate' && updated < wanted)
    return `${updated} of ${wanted} new pods made`;
  return available < wanted ? `${available} of ${wanted} pods ready` : undefined;
}

/** Why no pods can be made (a quota, a policy), in the API server's words, where a controller says so. */
export function cannotCreate(workload: Workload, look: Snapshot): string | undefined {
  if (workload.kind !== 'Deployment' || !observed(workload)) return undefined;
  const conditions: readonly Condition[] = [
    ...(workload.status?.conditions ?? []),
    ...(newReplicaSet(workload, look)?.status?.conditions ?? []),
  ];
  return conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True')?.message;
}

/** Why a hook's Job has failed for good; undefined while it has not. */
export function failedJob(job: Job): string | undefined {
  const failed = job.status?.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
  return failed && `${failed.reason ?? 'Failed'}: ${failed.message ?? ''}`.trim();
}
