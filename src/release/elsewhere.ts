import { CommandError } from '../host/exec.js';
import { parseManifest } from './manifests.js';
import { type Payload, unpack } from './payload.js';
import { secretName } from './recover.js';
import type { Work } from './work.js';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * The namespaces other than its own in which a revision has workloads: seldom any, but a rollout there is the
 * release's too.
 *
 * @returns empty where the revision cannot be read: its own namespace is watched in any case
 */
export async function otherNamespaces(work: Work, revision: number): Promise<string[]> {
  const { kubectl, target } = work;
  const args = ['get', 'secret', secretName(target.release, revision), '-o', 'jsonpath={.data.release}'];
  try {
    const { stdout } = await kubectl.run(args, { namespace: target.namespace, timeoutMs: 30_000 });
    const { manifest = '' } = JSON.parse(unpack(stdout)) as Payload;
    return await workloadNamespaces(manifest, target.namespace);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [];
  }
}

/** The namespaces of a manifest's workloads that are not `own`, each once. */
export async function workloadNamespaces(manifest: string, own: string): Promise<string[]> {
  const named = manifest.matchAll(/\bnamespace["']?:\s*["']?([a-z0-9-]+)/g);
  // Most manifests name none but their own: they are not worth parsing for every deploy.
  if (![...named].some(([, namespace]) => namespace !== own)) return [];
  const found = new Set<string>();
  for (const { kind, metadata } of await parseManifest(manifest)) {
    const { namespace } = metadata;
    if (WORKLOADS.includes(kind) && namespace && namespace !== own) found.add(namespace);
  }
  return [...found];
}
