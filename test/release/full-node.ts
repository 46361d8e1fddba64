import { randomBytes } from 'node:crypto';
import { kubectl } from '../../src/host/kubectl.js';

/** A node beside the sandbox's own that has no room: there is nothing but its name. */
export interface FullNode {
  /** Fields of a pod that may go to this node and to the sandbox's own, and not to another test's; others keep away. */
  readonly forIt: Readonly<Record<string, unknown>>;
  /** What a cluster autoscaler does to a node that it is about to take away. */
  taint(): Promise<void>;
  remove(): Promise<void>;
}

const room = { cpu: '1m', memory: '1Gi', pods: '10' };
/** A node that says nothing for some 50 s is given up by Kubernetes, and DaemonSets want no pod there any more. */
const HEARTBEAT_MS = 10_000;

export async function fullNode(): Promise<FullNode> {
  const name = `full-${randomBytes(4).toString('hex')}`;
  const cluster = kubectl({});
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { full: name } },
    spec: { taints: [{ key: 'full', effect: 'NoSchedule' }] },
    status: { allocatable: room, capacity: room },
  };
  await cluster.run(['create', '-f', '-'], { input: JSON.stringify(node) });
  const beat = () => {
    const conditions = [{ type: 'Ready', status: 'True', lastHeartbeatTime: new Date().toISOString() }];
    const patch = JSON.stringify({ status: { conditions } });
    return cluster.run(['patch', 'node', name, '--subresource=status', '-p', patch]);
  };
  await beat();
  const heart = setInterval(() => void beat().catch(() => {}), HEARTBEAT_MS);
  const nodeSelectorTerms = [
    { matchExpressions: [{ key: 'full', operator: 'In', values: [name] }] },
    { matchExpressions: [{ key: 'full', operator: 'DoesNotExist' }] },
  ];
  return {
    forIt: {
      tolerations: [{ key: 'full', operator: 'Exists' }],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
    },
    taint: async () => {
      await cluster.run(['taint', 'node', name, 'ToBeDeletedByClusterAutoscaler=1:NoSchedule']);
    },
    remove: async () => {
      clearInterval(heart);
      await cluster.run(['delete', 'node', name]);
    },
  };
}
