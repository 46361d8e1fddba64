import { posix } from 'node:path';
import type { ChartSource, Tree } from '../words.js';
import { chartYamlIn } from './archive.js';
import { type Chart, type ChartDependency, readChart } from './charts.js';
import { foldersOf } from './folders.js';

/** The JupyterHub that a chart brings, as far as it can be told. */
export interface ChartJupyterHub {
  /** `5.2.1`, or `5.2` where only a table tells. */
  readonly version: string;
  /** The chart that brings it, for sentences: `jupyterhub 4.1.0`. */
  readonly chart: string;
}

/** Files of a chart: the commit's, or those of a folder into which Helm has fetched what the commit lacks. */
export interface ChartFiles {
  /** Null for what is not there. */
  read(path: string): Promise<Buffer | null>;
  /** The names in a folder. */
  list(folder: string): Promise<readonly string[]>;
}

/**
 * JupyterHub's minor version by the jupyterhub chart's, of every release (the appVersion of each tag's Chart.yaml in
 * https://github.com/jupyterhub/zero-to-jupyterhub-k8s). Of later ones, and of development versions, the archive tells.
 */
const RELEASES: Readonly<Record<string, string>> = {
  '0.9': '1.1',
  '0.10': '1.2',
  '0.11': '1.3',
  '1.0': '1.4',
  '1.1': '1.4',
  '1.2': '1.5',
  '2.0': '3.0',
  '3.0': '4.0',
  '3.1': '4.0',
  '3.2': '4.0',
  '3.3': '4.1',
  '4.0': '5.2',
  '4.1': '5.2',
  '4.2': '5.3',
  '4.3': '5.4',
  '4.4': '5.5',
};

/**
 * JupyterHub's version in a release of the jupyterhub chart, and so in its k8s-hub image of the same tag.
 *
 * @returns undefined for what is no release that is known: a range, a development version
 */
export function jupyterhubOfRelease(version: string): string | undefined {
  const minor = /^v?(\d+\.\d+)\.\d+$/.exec(version.trim())?.[1];
  return minor === undefined ? undefined : RELEASES[minor];
}

/**
 * The JupyterHub that a chart brings: from the appVersion of its jupyterhub dependency where that lies in the files (by
 * `file://`, or in `charts`), else from the version that its lock or itself names.
 *
 * @returns undefined where nothing tells
 * @throws ProblemError where a Chart.yaml is not YAML
 */
export async function chartJupyterHub(tree: Tree, source: ChartSource): Promise<ChartJupyterHub | undefined> {
  const chart = await readChart(tree, source);
  const path = chart?.jupyterhub[0];
  const folder = source.kind === 'local' ? source.path : undefined;
  return chart && path ? follow(filesOf(tree), chart, folder, path) : undefined;
}

/**
 * The same of a chart that Helm has made ready, with its dependencies in `charts`.
 *
 * @param ready what Helm was given: the path of a folder, or of an archive
 */
export async function fetchedJupyterHub(
  tree: Tree,
  source: ChartSource,
  ready: string,
  files: ChartFiles,
): Promise<ChartJupyterHub | undefined> {
  const chart = await readChart(tree, source);
  const path = chart?.jupyterhub[0];
  if (!chart || !path) return undefined;
  if (source.kind === 'local') return follow(files, chart, ready, path);
  const archive = await files.read(ready);
  const inside = archive && (await chartYamlIn(archive));
  const { readChartYaml } = await import('./chart-yaml.js');
  return inside ? follow(files, readChartYaml(ready, inside), undefined, path) : undefined;
}

/** The commit's files. */
function filesOf(tree: Tree): ChartFiles {
  return {
    read: async (path) => (await tree.read([path]))[0] ?? null,
    list: async (folder) =>
      (foldersOf(tree).get(folder) ?? []).map(({ path }) => posix.relative(folder, path)),
  };
}

/** @param path the keys that lead from the chart's values to JupyterHub's */
async function follow(
  files: ChartFiles,
  chart: Pick<Chart, 'name' | 'version' | 'appVersion' | 'dependencies' | 'lock'>,
  folder: string | undefined,
  path: readonly string[],
): Promise<ChartJupyterHub | undefined> {
  const [key, ...rest] = path;
  if (key === undefined) {
    const version = chart.appVersion ?? jupyterhubOfRelease(chart.version);
    return version === undefined ? undefined : { version, chart: `${chart.name} ${chart.version}` };
  }
  const dependency = chart.dependencies.find(({ name, alias }) => (alias ?? name) === key);
  if (!dependency || folder === undefined) return undefined;
  const version = await lockedVersion(files, chart.lock, dependency);
  const below = await unpacked(files, folder, dependency, version);
  if (below) return follow(files, below.chart, below.folder, rest);
  if (rest.length > 0) return undefined;
  return follow(files, { name: dependency.name, version, dependencies: [] }, undefined, []);
}

async function lockedVersion(
  files: ChartFiles,
  lock: string | undefined,
  dependency: ChartDependency,
): Promise<string> {
  const content = lock === undefined ? null : await files.read(lock);
  if (!lock || !content) return dependency.version;
  const { readLock } = await import('./chart-yaml.js');
  const found = readLock(lock, content).find(({ name }) => name === dependency.name);
  return found?.version || dependency.version;
}

/** A dependency whose own Chart.yaml can be read: by `file://`, or in `charts` as a folder or an archive. */
async function unpacked(
  files: ChartFiles,
  folder: string,
  { name, repository }: ChartDependency,
  version: string,
): Promise<{ readonly chart: Chart; readonly folder: string | undefined } | undefined> {
  const { readChartYaml } = await import('./chart-yaml.js');
  const asChart = (file: string, content: Buffer): Chart => ({
    ...readChartYaml(file, content),
    jupyterhub: [],
  });
  const local = repository.startsWith('file://')
    ? posix.join(folder, repository.slice('file://'.length))
    : posix.join(folder, 'charts', name);
  const file = posix.join(local, 'Chart.yaml');
  const content = await files.read(file);
  if (content) return { chart: asChart(file, content), folder: local };

  const entries = await files.list(posix.join(folder, 'charts'));
  const isArchive = (entry: string) =>
    entry.startsWith(`${name}-`) && /^v?\d.*\.tgz$/.test(entry.slice(name.length + 1));
  // Helm fetches what the lock names and charts/ lacks; of a range whatever lies there is taken.
  const isExact = /^v?\d+\.\d+\.\d+/.test(version);
  const archive = entries.find((entry) => (isExact ? entry === `${name}-${version}.tgz` : isArchive(entry)));
  if (archive === undefined) return undefined;
  const packed = posix.join(folder, 'charts', archive);
  const bytes = await files.read(packed);
  const inside = bytes ? await chartYamlIn(bytes) : undefined;
  return inside ? { chart: asChart(packed, inside), folder: undefined } : undefined;
}
