import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';

/** The servers of users that run now (KubeSpawner's own label). */
const RUNNING = ['-l', 'component=singleuser-server', '--field-selector=status.phase=Running'];
/** A plan does not wait long for what it can do without. */
const PLAN_TIMEOUT_MS = 15_000;

/**
 * User servers that run in a namespace now.
 *
 * @throws CommandError
 */
export async function countUserServers(
  kubectl: Kubectl,
  namespace: string,
  timeoutMs = 60_000,
): Promise<number> {
  const args = ['get', 'pods', ...RUNNING, '--no-headers', '-o', 'name'];
  const { stdout } = await kubectl.run(args, { namespace, timeoutMs });
  return stdout.split('\n').filter(Boolean).length;
}

/**
 * User servers that run now in each of some namespaces of one cluster, by one call for all of them.
 *
 * @returns undefined where the cluster does not say, or a Role lets the login look into single namespaces alone
 */
export async function runningServers(
  kubectl: Kubectl,
  namespaces: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const [first, ...others] = new Set(namespaces);
  if (first === undefined) return new Map();
  try {
    if (others.length === 0)
      return new Map([[first, await countUserServers(kubectl, first, PLAN_TIMEOUT_MS)]]);
    // Plain output is the server's own table, whose first column is the namespace.
    const args = ['get', 'pods', ...RUNNING, '--all-namespaces', '--no-headers', '--chunk-size=0'];
    const { stdout } = await kubectl.run(args, { timeoutMs: PLAN_TIMEOUT_MS });
    const count = new Map([first, ...others].map((namespace) => [namespace, 0]));
    for (const line of stdout.split('\n')) {
      const namespace = line.split(/\s/, 1)[0] ?? '';
      const known = count.get(namespace);
      if (known !== undefined) count.set(namespace, known + 1);
    }
    return count;
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}
