import { ProblemError } from '../problem.js';
import type { Cluster, Fleet, Plan, PlannedImage, Release } from '../words.js';
import type { Scope } from './scope.js';

/** A GitHub matrix holds at most this many jobs (https://docs.github.com/actions/reference/limits). */
const MATRIX_JOBS = 256;

/** One build job: images built FROM each other share it, and others where there are more than a matrix holds. */
export interface BuildJob {
  /** Unique among the jobs of a call: for the name of its artifact. */
  readonly id: string;
  /** For the job's name. */
  readonly name: string;
  /** Image keys, separated by spaces: the `images` input. */
  readonly images: string;
}

/** One deploy job: one login, one checkout, one approval for all hubs of a cluster, environment and GitHub environment. */
export interface DeployJob {
  /** Unique among the jobs of a call: for the name of its artifact. */
  readonly id: string;
  readonly name: string;
  readonly cluster: string;
  readonly environment: string;
  /** Empty: it enters none, and is for the hubs without one. Absent: it enters none, and is for all hubs. */
  readonly 'github-environment'?: string;
  /**
   * The cloud whose programs the cluster needs. What does not apply is absent, here and below: all entries travel to the
   * report in one environment variable, which holds 128 KiB.
   */
  readonly cloud?: 'gke' | 'eks' | 'aks';
  /** The cloud's own action logs the job in; else the cluster's `credentials` in the repository do. */
  readonly oidc?: true;
  /** Google's. */
  readonly project?: string;
  /** Amazon's. */
  readonly region?: string;
}

export interface Matrices {
  readonly builds: readonly BuildJob[];
  /** Of the first environment, which is the canary of the others. */
  readonly first: readonly DeployJob[];
  readonly rest: readonly DeployJob[];
  /** How many of `rest` may run at once: environments have an order. */
  readonly parallel: number;
}

/**
 * The jobs of the reusable workflow. Empty lists are valid: their jobs are skipped.
 *
 * @param chains the images to build, those built FROM each other together
 * @throws ProblemError where GitHub's limit of 256 jobs does not hold them
 */
export function matrices(fleet: Fleet, plan: Plan, chains: readonly (readonly PlannedImage[])[]): Matrices {
  const deploys = plan.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release);
  const all = deployJobs(fleet, deploys);
  const firstName = fleet.environments[0]?.name ?? '';
  const rest = all.filter((job) => job.environment !== firstName);
  return {
    builds: buildJobs(chains),
    first: within(
      'deploys',
      all.filter((job) => job.environment === firstName),
    ),
    rest: within('deploys', rest),
    parallel: new Set(rest.map(({ environment }) => environment)).size > 1 ? 1 : MATRIX_JOBS,
  };
}

/**
 * The jobs of a command that looks at releases without an order among them (`status`, `rollback`, `adopt`, `remove`).
 *
 * @param enter whether they enter the GitHub environments: that asks the reviewers, and shows as a deployment
 * @throws ProblemError where GitHub's limit of 256 jobs does not hold them
 */
export function visits(fleet: Fleet, releases: readonly Release[], enter: boolean): Matrices {
  const rest = within('clusters', deployJobs(fleet, releases, enter));
  return { builds: [], first: [], rest, parallel: MATRIX_JOBS };
}

/** A new base of a large fleet rebuilds all of it, and that must not be refused: chains then share jobs evenly. */
function buildJobs(chains: readonly (readonly PlannedImage[])[]): BuildJob[] {
  const together = Math.ceil(chains.length / MATRIX_JOBS);
  const jobs: BuildJob[] = [];
  for (let start = 0; start < chains.length; start += together) {
    const shared = chains.slice(start, start + together);
    const keys = shared.flat().map(({ image }) => image.key);
    const name = shared.length > 1 ? `${keys[0]} to ${keys.at(-1)}` : keys.join(', ');
    jobs.push({ id: `build-${jobs.length + 1}`, name, images: keys.join(' ') });
  }
  return jobs;
}

/** In the environments' order: GitHub starts a matrix's jobs in the order of its entries. */
function deployJobs(fleet: Fleet, releases: readonly Release[], enter = true): DeployJob[] {
  const order = fleet.environments.map(({ name }) => name);
  const jobs = new Map<string, Omit<DeployJob, 'id' | 'name'>>();
  for (const release of releases) {
    const job = deployJob(fleet, release, enter);
    jobs.set(JSON.stringify(scopeOfJob(job)), job);
  }
  const names = namer([...jobs.values()]);
  return [...jobs.values()]
    .sort((a, b) => order.indexOf(a.environment) - order.indexOf(b.environment))
    .map((job, index) => ({ id: `deploy-${index + 1}`, name: names(job), ...job }));
}

function deployJob(fleet: Fleet, release: Release, enter: boolean): Omit<DeployJob, 'id' | 'name'> {
  const cluster = fleet.clusters.get(release.cluster);
  return {
    cluster: release.cluster,
    environment: release.environment,
    ...(enter ? { 'github-environment': release.githubEnvironment ?? '' } : {}),
    ...login(cluster),
  };
}

/** A job is called after its cluster and environment, and its GitHub environment where that alone tells it apart. */
function namer(jobs: readonly Omit<DeployJob, 'id' | 'name'>[]) {
  const nameOf = ({ cluster, environment }: Pick<DeployJob, 'cluster' | 'environment'>) =>
    [cluster, environment].filter(Boolean).join(', ') || 'all hubs';
  const all = jobs.map(nameOf);
  return (job: (typeof jobs)[number]) => {
    const name = nameOf(job);
    const shared = all.indexOf(name) !== all.lastIndexOf(name);
    return shared && job['github-environment'] ? `${name} (${job['github-environment']})` : name;
  };
}

/** What a deploy job is for. It travels to the job as its whole entry, and nothing of it is worked out again there. */
export function scopeOfJob({
  cluster,
  environment,
  'github-environment': githubEnvironment,
}: Pick<DeployJob, 'cluster' | 'environment' | 'github-environment'>): Scope {
  return { cluster, environment, ...(githubEnvironment === undefined ? {} : { githubEnvironment }) };
}

function login(cluster: Cluster | undefined): Pick<DeployJob, 'cloud' | 'oidc' | 'project' | 'region'> {
  const { gke, eks, aks, credentials } = cluster ?? {};
  const oidc = credentials ? {} : ({ oidc: true } as const);
  if (gke) return { cloud: 'gke', ...oidc, project: gke.project };
  if (eks) return { cloud: 'eks', ...oidc, region: eks.region };
  return aks ? { cloud: 'aks', ...oidc } : {};
}

function within<Job>(what: string, jobs: Job[]): Job[] {
  if (jobs.length <= MATRIX_JOBS) return jobs;
  throw new ProblemError({
    severity: 'error',
    title: `More than ${MATRIX_JOBS} jobs`,
    message: `This change needs ${jobs.length} jobs for its ${what}, and a GitHub matrix holds ${MATRIX_JOBS}. Use the action itself in one job (command: run), or name fewer hubs.`,
  });
}
