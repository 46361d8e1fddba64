import { parseManifest } from './manifests.js';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * The namespaces of a manifest's workloads that are not `own`, each once: seldom any, but a rollout there is the
 * release's too.
 */
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
