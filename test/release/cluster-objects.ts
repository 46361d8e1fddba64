import type {
  ContainerStatus,
  DaemonSet,
  Deployment,
  Job,
  KubeEvent,
  KubeObject,
  Meta,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '../../src/release/objects.js';

/** Kubernetes objects for tests, as an API server gives them, with what a test says put in. */

export const OF_RELEASE = { 'meta.helm.sh/release-name': 'bio', 'meta.helm.sh/release-namespace': 'bio' };

function meta(kind: string, name: string, more: Partial<Meta> = {}): Meta {
  return {
    name,
    namespace: 'bio',
    uid: `${kind}-${name}`,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...more,
  };
}

export function deployment(
  name: string,
  more: Partial<Deployment> = {},
  metadata: Partial<Meta> = {},
): Deployment {
  return {
    kind: 'Deployment',
    metadata: meta('deploy', name, {
      generation: 2,
      labels: { component: name },
      ...metadata,
      annotations: { ...OF_RELEASE, 'deployment.kubernetes.io/revision': '2', ...metadata.annotations },
    }),
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name, image: `org/${name}:new` }] } },
      ...more.spec,
    },
    status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 0, ...more.status },
  };
}

export const UP = {
  status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
};

export function replicaSet(of: string, revision: string, more: Partial<ReplicaSet> = {}): ReplicaSet {
  return {
    kind: 'ReplicaSet',
    metadata: meta('rs', `${of}-${revision}`, {
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ownerReferences: [{ kind: 'Deployment', name: of, uid: `deploy-${of}` }],
    }),
    ...more,
  };
}

export function statefulSet(name: string, status: StatefulSet['status']): StatefulSet {
  return {
    kind: 'StatefulSet',
    metadata: meta('sts', name, { generation: 1, annotations: OF_RELEASE }),
    spec: { replicas: 1 },
    status: { observedGeneration: 1, ...status },
  };
}

export function daemonSet(
  name: string,
  status: DaemonSet['status'],
  metadata: Partial<Meta> = {},
): DaemonSet {
  return {
    kind: 'DaemonSet',
    metadata: meta('ds', name, { generation: 1, annotations: OF_RELEASE, ...metadata }),
    spec: {},
    status: { observedGeneration: 1, ...status },
  };
}

export function job(name: string, status: Job['status'] = {}, metadata: Partial<Meta> = {}): Job {
  return {
    kind: 'Job',
    metadata: meta('job', name, { annotations: { 'helm.sh/hook': 'pre-upgrade' }, ...metadata }),
    status,
  };
}

/** A pod with one container, owned by the object with this uid. */
export function pod(
  name: string,
  ownerUid: string,
  status: Partial<ContainerStatus>,
  more: Partial<Pod> = {},
): Pod {
  const container = { name: 'main', image: 'org/main:new', ...more.spec?.containers[0] };
  return {
    kind: 'Pod',
    metadata: meta('pod', name, {
      ownerReferences: [{ kind: 'ReplicaSet', name: ownerUid, uid: ownerUid }],
      ...more.metadata,
    }),
    spec: { nodeName: 'node-1', ...more.spec, containers: [container] },
    status: {
      phase: 'Running',
      containerStatuses: [{ name: container.name, restartCount: 0, ready: false, ...status }],
      ...more.status,
    },
  };
}

export const running = (id = 'c1', ready = true): Partial<ContainerStatus> => ({
  ready,
  containerID: id,
  state: { running: {} },
});

export const waiting = (reason: string, message = reason): Partial<ContainerStatus> => ({
  state: { waiting: { reason, message } },
});

export const ended = (id: string, exitCode: number, reason = 'Error') => ({
  exitCode,
  reason,
  containerID: id,
  finishedAt: '2026-01-01T00:00:10Z',
});

export function event(
  uid: string,
  reason: string,
  message: string,
  more: Partial<KubeEvent> = {},
): KubeEvent {
  return {
    metadata: meta('event', `${uid}.${reason}`),
    involvedObject: { uid },
    type: 'Warning',
    reason,
    message,
    lastTimestamp: '2026-01-01T00:00:10Z',
    ...more,
  };
}

export function list(...items: KubeObject[]): { items: KubeObject[] } {
  return { items };
}
