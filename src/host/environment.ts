/**
 * Which kind of program is started. What it finds of the job's environment hangs on it, and on nothing else:
 *
 * - `tool`: git, docker, credential helpers, and whatever says nothing else
 * - `cached build`: docker, where it keeps its cache with GitHub
 * - `cluster`: kubectl, Helm and the clouds' programs, which log in to a cluster
 * - `chart`: Helm that renders without a cluster, as for a stranger's pull request
 * - `sops`
 * - `team`: the ops repo's own `setup`, values programs, `before` and `after` steps
 */
export type ProgramKind = 'tool' | 'cached build' | 'cluster' | 'chart' | 'sops' | 'team';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable `FOR_SOPS_X` reaches sops as `X`, and nobody else. */
const FOR_SOPS = 'FOR_SOPS_';

/** The action's inputs, with every key and password, and what a step keeps for its post step. */
const OURS = /^(?:INPUT|STATE)_/;

/** What buildx reads for `type=gha` (docker/buildx, util/buildflags/cache.go). */
const GITHUB_CACHE = /^ACTIONS_(?:CACHE_SERVICE_V2|CACHE_URL|RESULTS_URL|RUNTIME_TOKEN)$/;

/** By which a program asks GitHub for an identity that clouds trust. */
const IDENTITY = /^ACTIONS_ID_TOKEN_REQUEST_/;

/** Files by which a step speaks to its runner, and keys that are sops' alone. */
const NOT_FOR_TOOLS =
  /^(?:FOR_SOPS_|SOPS_|ACTIONS_)|^(?:VAULT_TOKEN|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;

/** It changes what is built, and no tag knows of it. */
const PLATFORM = 'DOCKER_DEFAULT_PLATFORM';

/** All that Helm needs to fetch charts and to render them. The second part leads to clusters and to their databases. */
const FOR_CHARTS =
  /^(?:PATH|HOME|TMPDIR|LANG|DOCKER_CONFIG|XDG_\w+|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|HELM_(?!KUBE|DRIVER)\w+)$/i;

const isForTools = (name: string) => !OURS.test(name) && !NOT_FOR_TOOLS.test(name) && name !== PLATFORM;

/** Which of the job's variables each kind of program finds. */
const ROWS: Readonly<Record<ProgramKind, (name: string) => boolean>> = {
  tool: isForTools,
  'cached build': (name) => isForTools(name) || GITHUB_CACHE.test(name),
  cluster: (name) => isForTools(name) || IDENTITY.test(name),
  chart: (name) => FOR_CHARTS.test(name),
  sops: (name) => !OURS.test(name) && !/^(?:ACTIONS|FOR_SOPS)_/.test(name),
  team: (name) => !OURS.test(name) && !name.startsWith(FOR_SOPS) && name !== 'ACTIONS_RUNTIME_TOKEN',
};

/**
 * The whole environment of a program that is started.
 *
 * @param added goes before the job's own; undefined takes a variable away
 * @param job the job's environment
 */
export function environmentOf(
  kind: ProgramKind,
  added: Environment = {},
  job: Environment = process.env,
): Record<string, string | undefined> {
  const found = Object.entries(job).filter(([name]) => ROWS[kind](name));
  return { ...Object.fromEntries(found), ...(kind === 'sops' ? givenToSops(job) : {}), ...added };
}

/** The vendors' clients read a login from variables of fixed names. Empty ones are those that a workflow has no value for. */
function givenToSops(job: Environment): Environment {
  const given = Object.entries(job).filter(([name, value]) => name.startsWith(FOR_SOPS) && value);
  return Object.fromEntries(given.map(([name, value]) => [name.slice(FOR_SOPS.length), value]));
}
