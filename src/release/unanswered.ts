import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import { didYouMean } from '../nearest.js';
import { installLogin } from './login-programs.js';

/** True where the login may not ask this of the cluster. */
export function isForbidden(error: unknown): boolean {
  return error instanceof CommandError && /\(Forbidden\)|is forbidden/.test(error.output?.stderr ?? '');
}

/**
 * Lists the whole cluster, or one namespace after the other where a Role allows no more.
 *
 * @param list what it gives for one namespace; for the whole cluster where it is given none
 * @throws CommandError where neither may be listed, or the cluster does not answer
 */
export async function listAllowed<T>(
  namespaces: readonly string[],
  list: (namespace?: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await list();
  } catch (error) {
    if (!isForbidden(error) || namespaces.length === 0) throw error;
  }
  const lists: (readonly T[])[] = [];
  for (const namespace of new Set(namespaces)) lists.push(await list(namespace));
  return lists.flat();
}

/**
 * Why a cluster did not say what it holds, in one sentence; what is no failure of kubectl's is thrown on.
 *
 * @param timeoutMs how long it was given
 * @param what was to be listed
 */
export async function whyUnanswered(
  kubectl: Kubectl,
  error: unknown,
  timeoutMs: number,
  what = "the releases' Secrets",
): Promise<string> {
  if (!(error instanceof CommandError)) throw error;
  if (error.reason === 'not found') return 'kubectl is not on the PATH';
  if (error.reason === 'timeout') return `the cluster did not answer within ${timeoutMs / 1000} seconds`;
  if (error.reason === 'aborted') return 'the run was cancelled';
  const stderr = error.output?.stderr.trim() ?? '';
  // Before the last line: after this kubectl explains at length, and ends with a link.
  const program = /exec: (?:executable )?"?([^\s":]+)"?:? (?:not found|executable file not found)/.exec(
    stderr,
  );
  if (program?.[1])
    return `the kubeconfig logs in with ${program[1]}, which is not on the PATH. ${installLogin(program[1])}`;
  const context = /context was not found for specified context: (\S+)|context "([^"]+)" does not exist/.exec(
    stderr,
  );
  const name = context?.[1] ?? context?.[2];
  if (name) return noContext(kubectl, name);
  const words = stderr.split('\n').at(-1) || error.message;
  if (isForbidden(error)) return `the login may not list ${what} (${words})`;
  // Where nothing says which cluster, kubectl tries this one.
  if (words.includes('localhost:8080'))
    return 'no kubeconfig was given: the input (in the reusable workflow the secret) `kubeconfig` is empty, and no login came before';
  return `the cluster could not be asked: ${words}`;
}

async function noContext(kubectl: Kubectl, name: string): Promise<string> {
  const output = await kubectl.run(['config', 'get-contexts', '--output=name']).catch(() => undefined);
  const contexts = output?.stdout.split('\n').filter(Boolean) ?? [];
  const has = contexts.length > 0 ? `: ${contexts.join(', ')}` : ' none';
  return `the kubeconfig has no context \`${name}\` (input \`kube-context\`, or \`context\` under \`clusters\`).${didYouMean(name, contexts)} It has${has}`;
}
