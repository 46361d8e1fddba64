import type { Kubectl } from '../host/kubectl.js';
import { type DeploymentRow, isPart } from './down.js';
import { listAllowed } from './unanswered.js';

/** One workload of a release as it stands now. */
export interface WorkloadStatus {
  /** `Deployment hub` */
  readonly workload: string;
  readonly images: readonly string[];
  readonly ready: number;
  readonly wanted: number;
  /** Its release's hub or proxy, without a ready pod: also where none is wanted. */
  readonly down?: true;
}

/** Which fields a program set, by their names: `f:spec`, `k:{"name":"hub"}`. */
export interface OwnedFields {
  readonly [key: string]: OwnedFields;
}

/** A Deployment, StatefulSet or DaemonSet as the cluster has it. */
export interface LiveWorkload {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly {
      readonly manager?: string;
      readonly time?: string;
      readonly fieldsV1?: OwnedFields;
    }[];
  };
  readonly spec: {
    readonly replicas?: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly { readonly image: string }[];
        /** The pullers of users' images hold them here. */
        readonly initContainers?: readonly { readonly image: string }[];
      };
    };
  };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
  };
}

/**
 * The workloads of all of a cluster's releases, in one call, by `namespace/release`: Helm notes the release on every
 * object that it makes.
 *
 * @param namespaces asked one by one where a Role allows no list of the whole cluster
 * @throws CommandError
 */
export async function readWorkloads(
  kubectl: Kubectl,
  namespaces: readonly string[] = [],
): Promise<ReadonlyMap<string, readonly LiveWorkload[]>> {
  const args = ['get', 'deployments.apps,statefulsets.apps,daemonsets.apps', '--show-managed-fields'];
  const objects = await listAllowed(namespaces, async (namespace) => {
    const scope = namespace ? { namespace } : {};
    const list = await kubectl.json<{ items: readonly LiveWorkload[] }>(
      namespace ? args : [...args, '--all-namespaces'],
      { timeoutMs: 60_000, ...scope },
    );
    return list.items;
  });
  const releases = new Map<string, LiveWorkload[]>();
  for (const object of objects) {
    const release = object.metadata.annotations?.['meta.helm.sh/release-name'];
    if (!release) continue;
    const key = `${object.metadata.annotations?.['meta.helm.sh/release-namespace'] ?? object.metadata.namespace}/${release}`;
    releases.set(key, [...(releases.get(key) ?? []), object]);
  }
  return releases;
}

/** A workload's pods and images. */
export function workloadStatus(workload: LiveWorkload): WorkloadStatus {
  const { kind, metadata, spec } = workload;
  const { ready, wanted } = podsOf(workload);
  const down =
    kind === 'Deployment' && ready === 0 && isPart({ name: metadata.name, labels: metadata.labels ?? {} });
  return {
    workload: `${kind} ${metadata.name}`,
    images: [...spec.template.spec.containers, ...(spec.template.spec.initContainers ?? [])].map(
      ({ image }) => image,
    ),
    ready,
    wanted,
    ...(down ? { down } : {}),
  };
}

function podsOf({ kind, spec, status = {} }: LiveWorkload): {
  readonly ready: number;
  readonly wanted: number;
} {
  const daemons = kind === 'DaemonSet';
  return {
    ready: (daemons ? status.numberReady : status.readyReplicas) ?? 0,
    wanted: (daemons ? status.desiredNumberScheduled : spec.replicas) ?? (daemons ? 0 : 1),
  };
}

/** The Deployments among them, as a table has them. */
export function deploymentRows(workloads: readonly LiveWorkload[]): DeploymentRow[] {
  return workloads
    .filter(({ kind }) => kind === 'Deployment')
    .map((workload) => {
      const { name, namespace, labels = {} } = workload.metadata;
      return { namespace, name, labels, ...podsOf(workload) };
    });
}
