import { posix } from 'node:path';
import type { ChangedLines } from '../fleet/changed-lines.js';
import { type Chart, readChart } from '../fleet/charts.js';
import { foldersOf, linksOf } from '../fleet/folders.js';
import { linkOut, ProblemError } from '../problem.js';
import type { ValuesText } from '../values/document.js';
import type { Fleet, Image, Place, Problem, Release, Tree, ValuesSource } from '../words.js';
import type { Sources } from './own-images.js';

/** The values of one release as the commit has them, without those that a program makes or a key hides. */
export interface ReleaseValues {
  /** In merge order, the chart's own first. */
  readonly values: readonly ValuesText[];
  /** Files that cannot be read here: encrypted ones. */
  readonly hidden: readonly string[];
  /** Files that nobody can read: values that are not UTF-8, a Chart.yaml that is none. */
  readonly problems: readonly Problem[];
  /** Where the jupyterhub chart's values hang; empty for that chart itself. */
  readonly jupyterhubPath: readonly string[];
  /** The chart has templates of its own, which may read any value. */
  readonly hasTemplates: boolean;
}

/** Reads values of releases, each release once, and only of those that are asked for. */
export interface FleetValues {
  of(release: Release): Promise<ReleaseValues>;
  /** The repository name of an image: configured, or what stands beside the placeholder in its hub's values. */
  nameOf(image: Image): Promise<string | undefined>;
}

export function fleetValues(fleet: Fleet, tree: Tree): FleetValues {
  const read = new Map<string, Promise<ReleaseValues>>();
  const of = (release: Release) => {
    const known = read.get(release.id) ?? readValues(tree, release);
    read.set(release.id, known);
    return known;
  };
  return {
    of,
    async nameOf(image) {
      if (image.name) return image.name;
      const { imageNames } = await import('../values/names.js');
      for (const release of fleet.hubs.filter(({ images }) => images.includes(image.key))) {
        const { values, jupyterhubPath } = await of(release);
        const name = imageNames(values, fleet.placeholders, jupyterhubPath).get(image.kind);
        if (name) return name;
      }
      return undefined;
    },
  };
}

/** A source of values; one without a text is a file of the tree. */
type Sourced = Omit<ValuesText, 'text'> & Partial<Pick<ValuesText, 'text'>>;

async function readValues(tree: Tree, release: Release): Promise<ReleaseValues> {
  const { decodeValues } = await import('../values/document.js');
  const { isCiphertext } = await import('../host/ciphertext.js');
  const { chart, faults } = await chartOf(tree, release);
  const chartFile = chartValuesFile(release);
  const sources: Sourced[] = chartFile ? [{ file: chartFile, role: 'chart' }] : [];
  for (const [index, source] of release.values.entries()) {
    if (source.kind === 'file') sources.push({ file: source.path, role: 'values' });
    if (source.kind === 'inline') sources.push(inlineText(release, source, index));
  }
  const follow = await linksOf(tree);
  const contents = await tree.read(sources.map(({ file }) => follow(file) ?? ''));
  const values: ValuesText[] = [];
  const hidden: string[] = [];
  const problems = [...faults];
  for (const [index, source] of sources.entries()) {
    const bytes = contents[index];
    const { file, role, text } = source;
    const real = follow(file);
    if (text !== undefined) values.push({ ...source, text });
    else if (real === undefined) problems.push({ ...linkOut(file), hub: release.id });
    else if (!bytes) continue;
    else if (isCiphertext(bytes)) hidden.push(file);
    else {
      const decoded = decodeValues(real, bytes, role);
      if ('severity' in decoded) problems.push({ ...decoded, hub: release.id });
      else values.push(decoded);
    }
  }
  const hasTemplates =
    release.chart.kind === 'local' &&
    (foldersOf(tree).get(posix.join(release.chart.path, 'templates'))?.length ?? 0) > 0;
  return { values, hidden, problems, jupyterhubPath: chart?.jupyterhub[0] ?? [], hasTemplates };
}

/** A chart that nobody can read is the fault of the hubs that have it: the plan of the others goes on. */
async function chartOf(
  tree: Tree,
  release: Release,
): Promise<{ readonly chart?: Chart; readonly faults: readonly Problem[] }> {
  try {
    const chart = await readChart(tree, release.chart);
    if (chart) return { chart, faults: [] };
    const { chart: source } = release;
    const file = source.kind === 'local' ? (source.chartYaml ?? posix.join(source.path, 'Chart.yaml')) : '';
    return { faults: tree.entries.has(file) ? [{ ...linkOut(file), hub: release.id }] : [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { faults: error.problems.map((problem) => ({ ...problem, hub: release.id })) };
  }
}

/** Values that the configuration holds itself, as text. */
export function inlineText(
  release: Release,
  source: ValuesSource & { kind: 'inline' },
  index: number,
): ValuesText {
  const text = JSON.stringify(source.values);
  return { file: `inline-${index}.yaml`, role: 'values', text, at: placeOfSource(release, source) };
}

/** The line of the configuration that gives values which are in no file of the repository. */
export function placeOfSource(
  { origins, declaredAt }: Release,
  source: Exclude<ValuesSource, { kind: 'file' }>,
): Place {
  return source.place ?? origins.values ?? declaredAt;
}

/** The path of a local chart's own values.yaml, which may not be there. */
export function chartValuesFile({ chart }: Release): string | undefined {
  return chart.kind === 'local' ? posix.join(chart.path, 'values.yaml') : undefined;
}

/**
 * What is wrong with the values of a release, each at its line, by what a deploy of this release would do. A hub with an
 * error is not deployed.
 *
 * @param changed lines of a proposal: only on these are warnings shown; absent: errors alone
 */
export async function checkRelease(
  of: Sources,
  release: Release,
  changed?: ChangedLines,
): Promise<Problem[]> {
  const [{ checkValues }, { ownNames, valuesPathsOf }] = await Promise.all([
    import('../values/check.js'),
    import('./own-images.js'),
  ]);
  const { values, problems, jupyterhubPath, hasTemplates } = await of.values.of(release);
  const found = checkValues(values, {
    placeholders: of.fleet.placeholders,
    images: await ownNames(of, release),
    valuesPaths: await valuesPathsOf(of, release),
    jupyterhubPath,
    hasTemplates,
    ...(changed ? { changedLines: changed } : {}),
  });
  return [...problems, ...found.map((problem) => ({ ...problem, hub: release.id }))];
}
