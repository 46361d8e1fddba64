import { exec, type Output } from './exec.js';

/** How one cluster is reached; nothing given: kubectl's and Helm's own defaults (KUBECONFIG). */
export interface ClusterAccess {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** What the kubeconfig's login program finds in its environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface KubectlOptions {
  readonly namespace?: string;
  readonly input?: string;
  readonly timeoutMs?: number;
  readonly okCodes?: readonly number[];
  readonly signal?: AbortSignal;
}

/** The only way out to kubectl. Both throw CommandError with kubectl's own words. */
export interface Kubectl {
  run(args: readonly string[], options?: KubectlOptions): Promise<Output>;
  /** Runs with `-o json` and parses what comes. */
  json<T>(args: readonly string[], options?: KubectlOptions): Promise<T>;
}

/** kubectl for one cluster; `signal` cancels every call of it. */
export function kubectl(access: ClusterAccess, signal?: AbortSignal): Kubectl {
  const run = (args: readonly string[], options: KubectlOptions = {}) => {
    const { namespace, ...rest } = options;
    const argv: [string, ...string[]] = ['kubectl', ...accessFlags(access)];
    if (namespace) argv.push('--namespace', namespace);
    const env = access.env ? { env: access.env } : {};
    return exec({
      argv: [...argv, ...args],
      kind: 'cluster',
      ...env,
      ...(signal ? { signal } : {}),
      ...rest,
    });
  };
  return {
    run,
    async json<T>(args: readonly string[], options?: KubectlOptions) {
      const output = await run([...args, '-o', 'json'], options);
      return JSON.parse(output.stdout) as T;
    },
  };
}

function accessFlags(access: ClusterAccess): string[] {
  const flags: string[] = [];
  if (access.kubeconfig) flags.push('--kubeconfig', access.kubeconfig);
  if (access.context) flags.push('--context', access.context);
  return flags;
}
