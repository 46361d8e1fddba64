import { CommandError, exec, type Output } from '../host/exec.js';
import { helmDriver } from '../host/helm-driver.js';
import type { ClusterAccess } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import type { Problem } from '../words.js';
import { formatLabels, type Labels } from './labels.js';

export interface HelmVersion {
  readonly major: 3 | 4;
  /** As Helm says it, without the `v`; a build from source may lack the third number. */
  readonly version: string;
  /** A version that works but has bugs that matter here. */
  readonly problems: readonly Problem[];
}

/** A chart as Helm is given it: a folder or an archive on disk. */
export type ChartPath = string;

export interface Target {
  readonly release: string;
  readonly namespace: string;
}

export interface UpgradeOptions extends Target {
  readonly chart: ChartPath;
  /** Absolute, in order; later ones win. */
  readonly values: readonly string[];
  readonly labels: Labels;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly historyMax: number;
  readonly skipCrds: boolean;
  /** Helm 4 on releases applied server-side: overwrite fields that somebody else manages. */
  readonly forceConflicts?: boolean;
}

export interface RollbackOptions extends Target {
  readonly revision: number;
  readonly timeoutSeconds: number;
  readonly historyMax: number;
}

/** Helm's repositories, apart from the user's own. */
export interface RepositoryFiles {
  readonly config: string;
  readonly cache: string;
}

// --- What is asked, verb by verb -------------------------------------------------------------------------------

/**
 * `helm upgrade --install`. Never --wait, --atomic or --force: they wedge releases when a job is cancelled, and
 * uninstall a first install that fails, with the hub's database (docs/design.md). Nor --create-namespace: the namespace
 * is there by then, and a Role of one namespace may not make it.
 */
export function upgradeArgs(options: UpgradeOptions): string[] {
  const args = installOrUpgrade(options);
  args.push('--labels', formatLabels(options.labels));
  args.push('--description', options.description, '--timeout', `${options.timeoutSeconds}s`);
  args.push('--history-max', String(options.historyMax));
  if (options.forceConflicts) args.push('--force-conflicts');
  return args;
}

/** What an upgrade would make, rendered with the cluster's own `lookup` answers; changes nothing. */
export function dryRunArgs(
  options: Pick<UpgradeOptions, 'release' | 'namespace' | 'chart' | 'values' | 'skipCrds'>,
): string[] {
  return [...installOrUpgrade(options), '--dry-run=server', '--output', 'json'];
}

/** Without --reset-values Helm takes over what the last revision was given, where `--values` merge to nothing. */
function installOrUpgrade(
  options: Pick<UpgradeOptions, 'release' | 'namespace' | 'chart' | 'values' | 'skipCrds'>,
): string[] {
  const args = ['upgrade', '--install', options.release, options.chart, ...renderArgs(options)];
  return [...args, '--reset-values'];
}

export interface TemplateOptions extends Pick<UpgradeOptions, 'release' | 'namespace' | 'chart' | 'values'> {
  /** Nothing is there before: templates see an install. Absent: an upgrade. */
  readonly isNew?: boolean;
}

/** Rendered without a cluster. */
export function templateArgs(options: TemplateOptions): string[] {
  const args = ['template', options.release, options.chart, ...renderArgs({ ...options, skipCrds: false })];
  return options.isNew ? args : [...args, '--is-upgrade'];
}

function renderArgs(options: Pick<UpgradeOptions, 'namespace' | 'values' | 'skipCrds'>): string[] {
  const args = ['--namespace', options.namespace];
  for (const file of options.values) args.push('--values', escapeComma(file));
  if (options.skipCrds) args.push('--skip-crds');
  return args;
}

/** `--values` takes a list with commas: one in a path would cut it. */
function escapeComma(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}

export function rollbackArgs(options: RollbackOptions): string[] {
  const args = ['rollback', options.release, String(options.revision), '--namespace', options.namespace];
  return [...args, '--timeout', `${options.timeoutSeconds}s`, '--history-max', String(options.historyMax)];
}

export function historyArgs(target: Target, max: number): string[] {
  const args = ['history', target.release, '--namespace', target.namespace];
  return [...args, '--max', String(max), '--output', 'json'];
}

export function uninstallArgs(target: Target, timeoutSeconds: number): string[] {
  return ['uninstall', target.release, '--namespace', target.namespace, '--timeout', `${timeoutSeconds}s`];
}

export function dependencyBuildArgs(chart: string): string[] {
  return ['dependency', 'build', chart];
}

/** Fetches a chart's archive into a folder. */
export function pullArgs(
  chart: { readonly repository?: string; readonly name: string; readonly version: string },
  folder: string,
): string[] {
  const args = ['pull', chart.name, '--version', chart.version, '--destination', folder];
  return chart.repository ? [...args, '--repo', chart.repository] : args;
}

export function showCrdsArgs(chart: ChartPath): string[] {
  return ['show', 'crds', chart];
}

// --- Asking ----------------------------------------------------------------------------------------------------

export interface HelmCall {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly repositories?: RepositoryFiles;
  readonly cwd?: string;
}

/** The only way out to helm. Output goes to the caller alone: Helm's success text and manifests are never printed. */
export interface Helm extends HelmVersion {
  /** @throws CommandError with Helm's own words */
  run(args: readonly string[], call?: HelmCall): Promise<Output>;
}

/**
 * Helm for one cluster, or for none.
 *
 * @param access absent: it only fetches and renders, as for a proposal, and finds nothing of the job in its environment
 * @param binary a name on the PATH, or a path
 * @param env goes before the job's environment
 * @throws ProblemError where Helm is missing, too old, or told to keep releases elsewhere than in Secrets
 */
export async function helm(
  access: ClusterAccess | undefined,
  binary = 'helm',
  env: Readonly<Record<string, string>> = {},
): Promise<Helm> {
  refuseOtherDriver(helmDriver());
  const version = await detectVersion(binary);
  return {
    ...version,
    run(args, call = {}) {
      const argv: [string, ...string[]] = [
        binary,
        ...args,
        ...accessFlags(access ?? {}),
        ...repositoryFlags(call.repositories),
      ];
      return exec({
        argv,
        kind: access ? 'cluster' : 'chart',
        env: { ...access?.env, ...env, ...OWN_ENVIRONMENT },
        ...(call.signal ? { signal: call.signal } : {}),
        ...(call.timeoutMs ? { timeoutMs: call.timeoutMs } : {}),
        ...(call.cwd ? { cwd: call.cwd } : {}),
      });
    },
  };
}

/**
 * Helm's own ways to name a cluster or a namespace, which kubectl does not know: two programs that mean different
 * clusters would be a disaster. HELM_DEBUG would print rendered Secrets.
 */
const OWN_ENVIRONMENT: Readonly<Record<string, undefined>> = {
  HELM_DEBUG: undefined,
  HELM_NAMESPACE: undefined,
  HELM_KUBECONTEXT: undefined,
  HELM_KUBEAPISERVER: undefined,
  HELM_KUBETOKEN: undefined,
  HELM_KUBECAFILE: undefined,
  HELM_MAX_HISTORY: undefined,
};

function accessFlags(access: ClusterAccess): string[] {
  const flags: string[] = [];
  if (access.kubeconfig) flags.push('--kubeconfig', access.kubeconfig);
  if (access.context) flags.push('--kube-context', access.context);
  return flags;
}

function repositoryFlags(files: RepositoryFiles | undefined): string[] {
  return files ? ['--repository-config', files.config, '--repository-cache', files.cache] : [];
}

// --- Which Helm ------------------------------------------------------------------------------------------------

const versions = new Map<string, Promise<HelmVersion>>();

/** Asked once a process for each binary. */
function detectVersion(binary: string): Promise<HelmVersion> {
  const known = versions.get(binary) ?? askVersion(binary);
  versions.set(binary, known);
  return known;
}

async function askVersion(binary: string): Promise<HelmVersion> {
  try {
    const { stdout } = await exec({
      argv: [binary, 'version', '--template', '{{.Version}}'],
      kind: 'chart',
      timeoutMs: 30_000,
    });
    return judgeVersion(stdout.trim());
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const missing = error.reason === 'not found';
    throw problem(
      missing ? 'Helm is missing' : 'Helm does not start',
      `${missing ? 'helm is not on the PATH' : error.message}. Install Helm 3.13 or newer (azure/setup-helm does).`,
    );
  }
}

/**
 * Whether this Helm will do. `--labels` came with 3.13; 4 before 4.2.4 has rollout bugs.
 *
 * @param text `v3.22.0`, `v4.3`
 * @throws ProblemError
 */
export function judgeVersion(text: string): HelmVersion {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!match) throw problem('Helm does not say its version', `helm version printed "${text.slice(0, 80)}".`);
  const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] as const;
  const version = text.replace(/^v/, '');
  if (major < 3 || (major === 3 && minor < 13))
    throw problem(
      'Helm is too old',
      `This is Helm ${version}; hub-deploy needs 3.13 or newer, for the labels on releases.`,
    );
  const early = major === 4 && (minor < 2 || (minor === 2 && patch < 4));
  return {
    major: major === 3 ? 3 : 4,
    version,
    problems: early
      ? [
          {
            severity: 'warning',
            title: 'An early Helm 4',
            message: `This is Helm ${version}; Helm 4 before 4.2.4 has bugs in rollouts. Install a newer one.`,
          },
        ]
      : [],
  };
}

/** @throws ProblemError where releases would be kept elsewhere than in Secrets */
export function refuseOtherDriver(driver: string | undefined): void {
  if (!driver || driver === 'secret' || driver === 'secrets') return;
  throw problem(
    'HELM_DRIVER is not secret',
    `HELM_DRIVER is "${driver}", but hub-deploy keeps what it knows of a release on the release's Secret. ` +
      'Unset HELM_DRIVER.',
  );
}

function problem(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message });
}
