import { posix } from 'node:path';
import type { ChartSource, Tree } from '../words.js';
import { type FollowLinks, foldersOf, followLinks } from './folders.js';

/**
 * Every file and folder (these end with `/`) of the tree whose content goes into a chart: its folder, another
 * Chart.yaml, the folders of its `file://` dependencies and of theirs, and what their symbolic links lead to. Real paths,
 * by name. Nothing for a chart that is not in the tree.
 *
 * No YAML is parsed: whatever stands behind a `file://` and is a folder of the tree is taken. Too much is harmless, too
 * little would be a change that deploys nothing.
 */
export async function chartPaths(tree: Tree, source: ChartSource): Promise<string[]> {
  if (source.kind !== 'local') return [];
  const found = new Set<string>();
  const own = source.chartYaml ? [source.chartYaml] : [];
  await addChart(tree, source.path, own, found);
  return [...found].sort();
}

/** The files that name a chart's dependencies; `requirements` is Helm 2's. Helm builds what the lock says. */
const DEPENDENCY_FILES = ['Chart.yaml', 'Chart.lock', 'requirements.yaml', 'requirements.lock'];

/**
 * Makes the question whether a chart's content lies in its own folder alone, as most charts' does: no other Chart.yaml,
 * no `file://` dependency, no symbolic link. Reads the charts' dependency files in one go.
 */
export async function isSelfContained(
  tree: Tree,
  follow: FollowLinks,
  sources: Iterable<ChartSource>,
): Promise<(source: ChartSource) => boolean> {
  const folderOf = (source: ChartSource) =>
    source.kind === 'local' && source.chartYaml === undefined ? follow(source.path) : undefined;
  const files = Array.from(sources, folderOf).flatMap((folder) =>
    folder === undefined ? [] : DEPENDENCY_FILES.map((name) => posix.join(folder, name)),
  );
  const there = files.filter((file) => tree.entries.has(file));
  const texts = await tree.read(there);
  const reaching = new Set(
    there.filter((_, i) => texts[i]?.includes('file://')).map((file) => posix.dirname(file)),
  );
  return (source) => {
    if (source.kind !== 'local') return true;
    const folder = folderOf(source);
    if (folder === undefined || reaching.has(folder)) return false;
    return !foldersOf(tree)
      .get(folder)
      ?.some(({ mode }) => mode === '120000');
  };
}

async function addChart(
  tree: Tree,
  path: string,
  more: readonly string[],
  found: Set<string>,
): Promise<void> {
  const folder = await addFolder(tree, path, found);
  if (folder === undefined && more.length === 0) return;
  const real = async (named: readonly string[]) =>
    (await Promise.all(named.map((file) => followLinks(tree, file)))).filter((file) => file !== undefined);
  const others = await real(more);
  for (const file of others) if (tree.entries.has(file)) found.add(file);
  const own = await real(DEPENDENCY_FILES.map((name) => posix.join(path, name)));
  const texts = await tree.read([...own, ...others]);
  const dependencies = new Set(texts.flatMap((text) => fileUrls(text?.toString('utf8') ?? '')));
  // Helm joins the path to the chart's as it was given, not to where a link leads.
  await Promise.all(Array.from(dependencies, (url) => addChart(tree, posix.join(path, url), [], found)));
}

/** Adds a folder and what its links lead to, unless it is there; its real path where it was added. */
async function addFolder(tree: Tree, path: string, found: Set<string>): Promise<string | undefined> {
  const folder = await followLinks(tree, path);
  const files = folder === undefined ? undefined : foldersOf(tree).get(folder);
  if (folder === undefined || !files || found.has(`${folder}/`)) return undefined;
  found.add(`${folder}/`);
  const links = files.filter(({ mode }) => mode === '120000');
  await Promise.all(
    links.map(async (link) => {
      const target = await followLinks(tree, link.path);
      if (target === undefined) return;
      if (tree.entries.has(target)) found.add(target);
      else await addFolder(tree, target, found);
    }),
  );
  return folder;
}

/** What may be the path of a `file://` URL in a text: to the line's end, and to where flow style or a quote ends it. */
function fileUrls(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('file://'); at >= 0; at = text.indexOf('file://', at + 1)) {
    const end = text.slice(at).search(/[\r\n]|$/);
    const line = text.slice(at + 'file://'.length, at + end);
    for (const url of [line, line.split(/["',}\]#]/)[0] ?? '']) {
      const path = url.trim();
      if (path !== '' && !path.startsWith('/')) found.push(path);
    }
  }
  return found;
}

export interface ChartDependency {
  readonly name: string;
  readonly alias?: string;
  readonly version: string;
  /** A URL, `file://` and `oci://` too; empty for one that lies in the chart's `charts` folder. */
  readonly repository: string;
}

/** What a chart says of itself. */
export interface Chart {
  readonly name: string;
  /** Empty where it is not known from files. */
  readonly version: string;
  readonly appVersion?: string;
  readonly dependencies: readonly ChartDependency[];
  /** The path of its Chart.yaml (or of the one in its place); absent for a chart that is not in the tree. */
  readonly file?: string;
  /** The path of its Chart.lock or requirements.lock. */
  readonly lock?: string;
  /**
   * The keys under which JupyterHub's own values stand, outermost first: none for the jupyterhub chart itself, an alias
   * or chain of names for one that depends on it. A list, because a chart may depend on several; empty if on none.
   */
  readonly jupyterhub: readonly (readonly string[])[];
}

/**
 * Reads a chart's Chart.yaml, requirements.yaml and those of its `file://` dependencies. Loads `yaml`.
 *
 * @returns undefined for a local chart without a Chart.yaml
 * @throws ProblemError where one of them is not YAML, or no chart's
 */
export async function readChart(tree: Tree, source: ChartSource): Promise<Chart | undefined> {
  if (source.kind === 'repository') return remote(source.name, source.version);
  if (source.kind === 'oci') return remote(posix.basename(source.oci), source.version);
  return readLocal(tree, source.path, source.chartYaml, []);
}

/** Published charts that depend on jupyterhub, and under which key: their own Chart.yaml is not here to be read. */
const WRAPPERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['jupyterhub', []],
  ['binderhub', ['jupyterhub']],
  ['daskhub', ['jupyterhub']],
  ['pangeo', ['jupyterhub']],
]);

function remote(name: string, version: string): Chart {
  const inside = WRAPPERS.get(name);
  return { name, version, dependencies: [], jupyterhub: inside ? [inside] : [] };
}

async function readLocal(
  tree: Tree,
  path: string,
  chartYaml: string | undefined,
  above: readonly string[],
): Promise<Chart | undefined> {
  const folder = await followLinks(tree, path);
  const paths = [chartYaml ?? posix.join(path, 'Chart.yaml'), posix.join(path, 'requirements.yaml')];
  const [file, old] = await Promise.all(paths.map((name) => followLinks(tree, name)));
  // A chart that depends on itself through others has no end.
  if (folder === undefined || file === undefined || above.includes(folder)) return undefined;
  const [main, requirements] = await tree.read([file, old ?? '']);
  if (!main) return undefined;
  const { readChartYaml } = await import('./chart-yaml.js');
  const { dependencies, ...said } = readChartYaml(
    file,
    main,
    requirements && old ? { file: old, content: requirements } : undefined,
  );
  const inside = await Promise.all(
    dependencies.map((dependency) => jupyterhubOf(tree, path, dependency, [...above, folder])),
  );
  const lock = ['Chart.lock', 'requirements.lock']
    .map((name) => posix.join(folder, name))
    .find((name) => tree.entries.has(name));
  return {
    ...said,
    dependencies,
    file,
    ...(lock ? { lock } : {}),
    jupyterhub: said.name === 'jupyterhub' ? [[]] : inside.flat(),
  };
}

/** Where JupyterHub's values stand as seen from the chart that has this dependency. */
async function jupyterhubOf(
  tree: Tree,
  path: string,
  { name, alias, repository }: ChartDependency,
  above: readonly string[],
): Promise<string[][]> {
  const key = alias ?? name;
  const folder = repository.startsWith('file://')
    ? posix.join(path, repository.slice('file://'.length))
    : posix.join(path, 'charts', name);
  const local = await readLocal(tree, folder, undefined, above);
  const known = WRAPPERS.get(name);
  const inside = local ? local.jupyterhub : known ? [known] : [];
  return inside.map((keys) => [key, ...keys]);
}
