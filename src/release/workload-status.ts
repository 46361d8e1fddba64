import type { Kubectl } from '../host/kubectl.js';

/** One workload of a release as it stands now. */
export interface WorkloadStatus {
  /** `Deployment hub` */
  readonly workload: string;
  readonly images: readonly string[];
  readonly ready: number;
  readonly wanted: number;
}

interface WorkloadObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations?: Readonly<Record<string, string>>;
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
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
export async function readWorkloads(
  kubectl: Kubectl,
  namespace?: string,
): Promise<ReadonlyMap<string, readonly WorkloadStatus[]>> {
  const kinds = 'deployments.apps,statefulsets.apps,daemonsets.apps';
  const scope = namespace ? { namespace } : {};
  const args = ['get', kinds, ...(namespace ? [] : ['--all-namespaces'])];
  const list = await kubectl.json<{ items: readonly WorkloadObject[] }>(args, {
    timeoutMs: 60_000,
    ...scope,
  });
  const releases = new Map<string, WorkloadStatus[]>();
  for (const object of list.items) {
    const release = object.metadata.annotations?.['meta.helm.sh/release-name'];
    if (!release) continue;
    const key = `${object.metadata.annotations?.['meta.helm.sh/release-namespace'] ?? object.metadata.namespace}/${release}`;
    releases.set(key, [...(releases.get(key) ?? []), statusOf(object)]);
  }
  return releases;
}

function statusOf({ kind, metadata, spec, status = {} }: WorkloadObject): WorkloadStatus {
  const daemons = kind === 'DaemonSet';
  return {
    workload: `${kind} ${metadata.name}`,
    images: [...spec.template.spec.containers, ...(spec.template.spec.initContainers ?? [])].map(
      ({ image }) => image,
    ),
    ready: (daemons ? status.numberReady : status.readyReplicas) ?? 0,
    wanted: (daemons ? status.desiredNumberScheduled : spec.replicas) ?? (daemons ? 0 : 1),
  };
}
