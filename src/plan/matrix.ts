import { ProblemError } from '../problem.js';
import type { Cluster, Fleet, Plan, PlannedHub, PlannedImage } from '../words.js';

/** A GitHub matrix holds at most this many jobs (https://docs.github.com/actions/reference/limits). */
const MATRIX_JOBS = 256;

/** One build job: images built FROM each other share it. */
export interface BuildJob {
  /** For the job's name. */
  readonly name: string;
  /** Image keys, separated by spaces: the `images` input. */
  readonly images: string;
}

/** One deploy job: one login, one checkout, one approval for all hubs of a (cluster, environment) pair. */
export interface DeployJob {
  readonly name: string;
  readonly cluster: string;
  readonly environment: string;
  readonly 'github-environment': string;
  /** What its login needs; empty text for what does not apply. */
  readonly login: 'kubeconfig' | 'gke' | 'eks' | 'aks';
  readonly project: string;
  readonly location: string;
  readonly 'cluster-name': string;
  readonly role: string;
  readonly 'resource-group': string;
}

export interface Matrices {
  readonly builds: readonly BuildJob[];
  /** Of the first environment, which is the canary of the others. */
  readonly first: readonly DeployJob[];
  readonly rest: readonly DeployJob[];
}

/**
 * The jobs of the reusable workflow. Empty lists are valid: their jobs are skipped.
 *
 * @param chains the images to build, those built FROM each other together
 * @throws ProblemError where GitHub's limit of 256 jobs does not hold them
 */
export function matrices(fleet: Fleet, plan: Plan, chains: readonly (readonly PlannedImage[])[]): Matrices {
  const builds = chains.map((chain) => ({
    name: chain.map((image) => image.image.key).join(', '),
    images: chain.map((image) => image.image.key).join(' '),
  }));
  const jobs = new Map<string, DeployJob>();
  for (const hub of plan.hubs) {
    if (hub.action !== 'deploy') continue;
    const job = deployJob(fleet, hub);
    jobs.set(JSON.stringify([job.cluster, job.environment, job['github-environment']]), job);
  }
  const all = [...jobs.values()];
  const firstName = firstEnvironment(fleet);
  const first = all.filter((job) => job.environment === firstName);
  const rest = all.filter((job) => job.environment !== firstName);
  return {
    builds: within('images to build', builds),
    first: within('deploys', first),
    rest: within('deploys', rest),
  };
}

function firstEnvironment(fleet: Fleet): string {
  return fleet.environments[0]?.name ?? '';
}

function deployJob(fleet: Fleet, { release }: PlannedHub): DeployJob {
  const cluster = fleet.clusters.get(release.cluster);
  return {
    name: [release.cluster, release.environment].filter(Boolean).join(', ') || 'all hubs',
    cluster: release.cluster,
    environment: release.environment,
    'github-environment': release.githubEnvironment ?? '',
    ...login(cluster),
  };
}

function login(
  cluster: Cluster | undefined,
): Omit<DeployJob, 'name' | 'cluster' | 'environment' | 'github-environment'> {
  const none = { project: '', location: '', 'cluster-name': '', role: '', 'resource-group': '' };
  if (cluster?.gke) {
    const { project, location, name } = cluster.gke;
    return { ...none, login: 'gke', project, location, 'cluster-name': name };
  }
  if (cluster?.eks) {
    const { region, name, role } = cluster.eks;
    return { ...none, login: 'eks', location: region, 'cluster-name': name, role: role ?? '' };
  }
  if (cluster?.aks) {
    return {
      ...none,
      login: 'aks',
      'cluster-name': cluster.aks.name,
      'resource-group': cluster.aks['resource-group'],
    };
  }
  return { ...none, login: 'kubeconfig' };
}

function within<Job>(what: string, jobs: Job[]): Job[] {
  if (jobs.length <= MATRIX_JOBS) return jobs;
  throw new ProblemError({
    severity: 'error',
    title: `More than ${MATRIX_JOBS} jobs`,
    message: `This change needs ${jobs.length} jobs for its ${what}, and a GitHub matrix holds ${MATRIX_JOBS}. Use the action itself in one job (command: run), or name fewer hubs.`,
  });
}
