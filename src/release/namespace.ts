import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';

interface NamespaceObject {
  readonly status?: { readonly phase?: string };
}

/**
 * Makes the namespace where it is missing: the Lease stands in it before Helm comes.
 *
 * A Role of one namespace may not read namespaces; the namespace is there then, or the next call says so.
 *
 * @throws ProblemError where it is being deleted; CommandError
 */
export async function ensureNamespace(kubectl: Kubectl, namespace: string): Promise<void> {
  const args = ['get', 'namespace', namespace, '--ignore-not-found', '-o', 'json'];
  const output = await kubectl.run(args, { timeoutMs: 30_000 }).catch(unlessForbidden);
  if (!output) return;
  if (!output.stdout.trim()) {
    await kubectl.run(['create', 'namespace', namespace], { timeoutMs: 30_000 }).catch(unlessThere);
    return;
  }
  const { status } = JSON.parse(output.stdout) as NamespaceObject;
  if (status?.phase !== 'Terminating') return;
  throw new ProblemError({
    severity: 'error',
    title: 'The namespace is being deleted',
    message:
      `Namespace ${namespace} is being terminated, so nothing can be made in it. Wait until it is gone ` +
      '(`kubectl get namespace` shows what it waits for), then run this again.',
  });
}

function unlessForbidden(error: unknown): undefined {
  if (!(error instanceof CommandError) || !/is forbidden/.test(error.output?.stderr ?? '')) throw error;
}

function unlessThere(error: unknown): void {
  if (!(error instanceof CommandError) || !/AlreadyExists/.test(error.output?.stderr ?? '')) throw error;
}
