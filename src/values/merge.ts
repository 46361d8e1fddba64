import type { Problem } from '../words.js';
import { parseValues, type ValuesText } from './document.js';
import { documentTree, type Entry, type MapTree, type Tree } from './tree.js';

/** Helm's major version, where it matters how values are merged. */
export type HelmMajor = 3 | 4;

/** The values of a release as one tree, and what keeps files from being read. */
export interface Merged {
  readonly tree: MapTree;
  readonly problems: readonly Problem[];
}

/**
 * The values as Helm merges them, as plain JavaScript.
 *
 * @param values in merge order, later wins
 * @param helm Helm 3 reads a file's first document, Helm 4 merges them all; and `null` in a chart's own values takes
 *   a subchart's default away in Helm 3, in Helm 4 seldom (all tried)
 */
export function mergeValues(values: readonly ValuesText[], helm: HelmMajor = 4): Record<string, unknown> {
  return plain(mergeTrees(values, helm).tree) as Record<string, unknown>;
}

/** As `mergeValues`, with the characters that each value comes from. Files that cannot be read are left out. */
export function mergeTrees(values: readonly ValuesText[], helm: HelmMajor = 4): Merged {
  const problems: Problem[] = [];
  const read = (source: ValuesText): MapTree => {
    const tree = fileTree(source, helm);
    problems.push(...tree.problems);
    return tree.tree;
  };
  const charts = values.filter((source) => source.role === 'chart');
  // A parent chart's values win over its subcharts' own, whatever order they came in.
  charts.sort((a, b) => (a.prefix?.length ?? 0) - (b.prefix?.length ?? 0));
  const files = values.filter((source) => source.role === 'values');
  let tree = files.reduce((base, source) => over(base, read(source), 'keep'), EMPTY);
  for (const source of charts) {
    const defaults = helm === 3 ? read(source) : withoutNulls(read(source), tree, subcharts(source, charts));
    tree = over(hang(defaults, source), tree, 'delete');
  }
  return { tree, problems };
}

/** The keys under which a chart's own subcharts stand. */
function subcharts(source: ValuesText, charts: readonly ValuesText[]): string[][] {
  const { prefix = [] } = source;
  return charts
    .map((chart) => chart.prefix ?? [])
    .filter((other) => other.length > prefix.length && prefix.every((key, index) => other[index] === key))
    .map((other) => other.slice(0, prefix.length + 1));
}

/**
 * Helm 4 takes the nulls out of a chart's own values, and so they take nothing away from its subcharts; only where
 * values above it hold a mapping for a subchart, the nulls for that one stay (tried with 4.3).
 */
function withoutNulls(defaults: MapTree, above: MapTree, children: readonly string[][]): MapTree {
  const kept = children.filter((path) => treeAt(above, path)?.kind === 'map').map((path) => path.at(-1));
  return { ...defaults, entries: strip(defaults.entries, (key) => kept.includes(key)) };
}

function strip(
  entries: MapTree['entries'],
  keeps: (key: string) => boolean = () => false,
): MapTree['entries'] {
  const result = new Map<string, Entry>();
  for (const [key, entry] of entries) {
    const { tree } = entry;
    if (tree.kind === 'leaf' && tree.value === null) continue;
    const isInner = tree.kind === 'map' && !keeps(key);
    result.set(key, isInner ? { ...entry, tree: { ...tree, entries: strip(tree.entries) } } : entry);
  }
  return result;
}

function treeAt(tree: Tree, path: readonly string[]): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const key of path) here = here?.kind === 'map' ? here.entries.get(key)?.tree : undefined;
  return here;
}

/** One file's values (without its prefix), all its documents merged (Helm 4) or the first (Helm 3). */
export function fileTree(source: ValuesText, helm: HelmMajor = 4): Merged {
  const file = parseValues(source);
  const documents = helm === 3 ? file.documents.slice(0, 1) : file.documents;
  const read = documents.map((document) => documentTree(file, document));
  const tree = read.reduce(
    (base, document) => (document.tree ? over(base, document.tree, 'keep') : base),
    EMPTY,
  );
  return {
    tree,
    problems: [...file.problems, ...read.flatMap((document) => document.problems)],
  };
}

/** Whether Helm reads no value at all out of a file: an empty one, comments, `{}`, `null`. */
export function isEmptyFile(source: ValuesText): boolean {
  const { tree, problems } = fileTree(source);
  return tree.entries.size === 0 && problems.every(({ severity }) => severity !== 'error');
}

/** True where Helm 3 and Helm 4 read different values out of these files. */
export function hasSeveralDocuments(values: readonly ValuesText[]): boolean {
  return values.some((source) => parseValues(source).documents.length > 1);
}

const EMPTY: MapTree = { kind: 'map', entries: new Map(), size: 1 };

function hang(tree: MapTree, source: ValuesText): MapTree {
  return (source.prefix ?? []).reduceRight<MapTree>(
    (inner, key) => ({
      kind: 'map',
      entries: new Map([[key, { source, offset: 0, tree: inner }]]),
      size: inner.size,
    }),
    tree,
  );
}

/** What a `null` does to the value under it: takes its place, or takes it away. */
type Nulls = 'keep' | 'delete';

function over(base: MapTree, top: MapTree, nulls: Nulls): MapTree {
  if (base.entries.size === 0) return top;
  const entries = new Map(base.entries);
  for (const [key, entry] of top.entries) {
    const below = entries.get(key);
    entries.set(key, below ? entryOver(below, entry, nulls) : entry);
  }
  return { kind: 'map', entries, size: base.size + top.size };
}

function entryOver(below: Entry, entry: Entry, nulls: Nulls): Entry {
  const { tree } = entry;
  if (tree.kind === 'map' && below.tree.kind === 'map')
    return { ...entry, tree: over(below.tree, tree, nulls) };
  const deletes = nulls === 'delete' && tree.kind === 'leaf' && tree.value === null;
  return deletes ? { ...entry, tree: { ...tree, deletes } } : entry;
}

function plain(tree: Tree): unknown {
  if (tree.kind === 'leaf') return tree.value;
  if (tree.kind === 'list') return tree.items.map((item) => plain(item.tree));
  // fromEntries, because a key may be __proto__.
  return Object.fromEntries(
    [...tree.entries].filter(([, { tree }]) => !isDeleted(tree)).map(([key, { tree }]) => [key, plain(tree)]),
  );
}

function isDeleted(tree: Tree): boolean {
  return tree.kind === 'leaf' && tree.deletes === true;
}
