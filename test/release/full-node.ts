import { kubectl } from '../../src/host/kubectl.js';

/** A node beside the sandbox's own that has no room: there is nothing but its name. */
export interface FullNode {
  /** What a cluster autoscaler does to a node that it is about to take away. */
  taint(): Promise<void>;
  remove(): Promise<void>;
}

const room = { cpu: '1m', memory: '1Gi', pods: '10' };
/** A node that says nothing for some 50 s is given up by Kubernetes, and DaemonSets want no pod there any more. */
const HEARTBEAT_MS = 10_000;

/** @param taints keep pods of others away */
export async function fullNode(taints: readonly { key: string; effect: string }[] = []): Promise<FullNode> {
  const name = `full-${process.pid}`;
  const cluster = kubectl({});
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    spec: { taints },
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
  return {
    taint: async () => {
      await cluster.run(['taint', 'node', name, 'ToBeDeletedByClusterAutoscaler=1:NoSchedule']);
    },
    remove: async () => {
      clearInterval(heart);
      await cluster.run(['delete', 'node', name]);
    },
  };
}
