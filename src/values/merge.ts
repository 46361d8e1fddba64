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
 *   a subchart's default away in Helm 3 only (both tried)
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
  const files = values.filter((source) => source.role === 'values');
  // A parent chart's values win over its subcharts' own, whatever order they came in.
  charts.sort((a, b) => (b.prefix?.length ?? 0) - (a.prefix?.length ?? 0));
  const defaults = charts.reduce(
    (base, source) => over(base, read(source), helm === 3 ? 'delete' : 'ignore'),
    EMPTY,
  );
  const given = files.reduce((base, source) => over(base, read(source), 'keep'), EMPTY);
  return { tree: over(defaults, given, 'delete'), problems };
}

/** One file's values, all its documents merged (Helm 4) or the first (Helm 3). */
export function fileTree(source: ValuesText, helm: HelmMajor = 4): Merged {
  const file = parseValues(source);
  const documents = helm === 3 ? file.documents.slice(0, 1) : file.documents;
  const read = documents.map((document) => documentTree(file, document));
  const tree = read.reduce(
    (base, document) => (document.tree ? over(base, document.tree, 'keep') : base),
    EMPTY,
  );
  return {
    tree: hang(tree, source),
    problems: [...file.problems, ...read.flatMap((document) => document.problems)],
  };
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

/** What a `null` does to the value under it: stays as null, takes it away, or does nothing. */
type Nulls = 'keep' | 'delete' | 'ignore';

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
  if (tree.kind === 'leaf' && tree.value === null) {
    if (nulls === 'ignore') return below;
    if (nulls === 'delete') return { ...entry, tree: { ...tree, deletes: true } };
  }
  return entry;
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
