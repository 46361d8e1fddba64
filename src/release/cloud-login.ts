import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, exec } from '../host/exec.js';
import type { ClusterAccess } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import type { Cluster } from '../words.js';
import { awsEnvironment, azureLogin, googleEnvironment, subscriptionOf } from './cloud-credentials.js';
import { installLogin } from './login-programs.js';

export interface LoginOptions {
  /** Of the run's own and private to it: the kubeconfig and the vendors' configuration go here. */
  readonly folder: string;
  /** The decrypted key file, as the configuration calls it; absent: who the job is logged in as. */
  readonly credentials?: { readonly file: string; readonly path: string; readonly text: string };
  readonly signal: AbortSignal;
}

type Environment = NonNullable<ClusterAccess['env']>;

/** What one cloud needs, step by step; every program is the vendor's own. */
interface Login {
  readonly env: Environment;
  readonly steps: readonly (readonly [string, ...string[]])[];
  /** The program by which kubectl and Helm log in with what the steps wrote, where it is another one. */
  readonly plugin?: string;
}

/** The reusable workflow's inputs that name a job to its cloud. */
const INPUTS = {
  gke: '`gcp-workload-identity-provider` and `gcp-service-account`',
  eks: '`aws-role`',
  aks: '`azure-client-id`, `azure-tenant-id` and `azure-subscription-id`',
};

const TIMEOUT_MS = 120_000;

/**
 * Logs in to a cluster of Google, Amazon or Microsoft by the vendor's own program. Everything it writes goes into a
 * folder of the run: the person's own configuration is at most read.
 *
 * @throws ProblemError where a program is missing (with what to install), the key file is none, or the cloud says no
 */
export async function cloudLogin(cluster: Cluster, options: LoginOptions): Promise<ClusterAccess> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const kubeconfig = join(options.folder, 'kubeconfig');
  // Vendors merge into a file that is there; this one is ours alone.
  await rm(kubeconfig, { force: true });
  const login = await loginOf(cluster, kubeconfig, options);
  const call = { kind: 'cluster' as const, env: login.env, signal: options.signal, timeoutMs: TIMEOUT_MS };
  for (const argv of login.steps) {
    await exec({ argv, ...call }).catch((error: unknown) => {
      throw failed(cluster, argv, error);
    });
  }
  if (login.plugin) {
    const argv = [login.plugin, '--version'] as const;
    await exec({ argv, ...call }).catch((error: unknown) => {
      if (isMissing(error)) throw failed(cluster, argv, error);
    });
  }
  return { kubeconfig, ...(cluster.context ? { context: cluster.context } : {}), env: login.env };
}

async function loginOf(cluster: Cluster, kubeconfig: string, options: LoginOptions): Promise<Login> {
  const { gke, eks, aks } = cluster;
  const { credentials, folder } = options;
  if (gke) {
    // gcloud writes its kubeconfig where KUBECONFIG says; there is no flag.
    const env = { ...(credentials ? googleEnvironment(folder) : {}), KUBECONFIG: kubeconfig };
    const activate = credentials
      ? [['gcloud', 'auth', 'activate-service-account', `--key-file=${credentials.path}`, '--quiet'] as const]
      : [];
    const get = ['gcloud', 'container', 'clusters', 'get-credentials', gke.name] as const;
    const where = [`--location=${gke.location}`, `--project=${gke.project}`, '--quiet'];
    return { env, steps: [...activate, [...get, ...where]], plugin: 'gke-gcloud-auth-plugin' };
  }
  if (eks) {
    const env = credentials ? await awsEnvironment(credentials, folder) : {};
    const role = eks.role ? ['--role-arn', eks.role] : [];
    const get = ['aws', 'eks', 'update-kubeconfig', '--region', eks.region, '--name', eks.name] as const;
    return { env, steps: [[...get, '--kubeconfig', kubeconfig, ...role]] };
  }
  if (!aks) throw new Error(`the cluster ${cluster.name} has no cloud login`);
  const own = credentials ? await azureLogin(credentials, folder) : { env: {}, steps: [] };
  const subscription = credentials ? subscriptionOf(credentials.text) : undefined;
  const get = ['az', 'aks', 'get-credentials', '--resource-group', aks['resource-group']] as const;
  const what = ['--name', aks.name, '--file', kubeconfig, '--overwrite-existing', '--output', 'none'];
  const where = subscription ? ['--subscription', subscription] : [];
  const convert = [
    'kubelogin',
    'convert-kubeconfig',
    '--login',
    'azurecli',
    '--kubeconfig',
    kubeconfig,
  ] as const;
  return { env: own.env, steps: [...own.steps, [...get, ...what, ...where], convert] };
}

function isMissing(error: unknown): boolean {
  return error instanceof CommandError && error.reason === 'not found';
}

function failed(cluster: Cluster, argv: readonly [string, ...string[]], error: unknown): unknown {
  if (!(error instanceof CommandError) || error.reason === 'aborted') return error;
  const [program] = argv;
  const called = cluster.name || 'the cluster';
  if (isMissing(error))
    return new ProblemError({
      severity: 'error',
      file: 'hub-deploy.yaml',
      title: `${program} is missing`,
      message: `Logging in to ${called} needs ${program}, which is not on the PATH. ${installLogin(program)}. Nothing was deployed there.`,
    });
  const words = `${error.output?.stderr ?? ''}${error.output?.stdout ?? ''}`
    .trim()
    .split('\n')
    .slice(-25)
    .join('\n');
  const inputs = INPUTS[cluster.gke ? 'gke' : cluster.eks ? 'eks' : 'aks'];
  const fix = cluster.credentials
    ? `Look at ${cluster.credentials}: is it the key of somebody who may use that cluster?`
    : `Log the job in to the cloud in a step before (the reusable workflow does, where its caller gives ${inputs}, and grants \`id-token: write\`), or name a key file as \`credentials\`.`;
  return new ProblemError({
    severity: 'error',
    file: cluster.credentials ?? 'hub-deploy.yaml',
    title: `No login to ${called}`,
    message: `${program} gave none: ${error.reason === 'timeout' ? 'it did not end within two minutes' : error.message}. ${fix} Nothing was deployed there.`,
    ...(words ? { log: words } : {}),
  });
}
