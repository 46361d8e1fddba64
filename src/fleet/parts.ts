import { hash } from 'node:crypto';
import type { ChartSource, Lookup, Release, Step, Tree, TreeEntry, ValuesSource } from '../words.js';
import { chartPaths, isSelfContained } from './charts.js';
import { type FollowLinks, foldersOf, plainPath } from './folders.js';
import { lazily } from './lookup.js';

/** One file as it counts: path, mode, blob id; an encrypted file counts by its ciphertext. */
type FileRecord = readonly [path: string, mode: string, oid: string];

/** What counts of one part of a release, and the files that it comes from. */
export interface Part {
  readonly content: unknown;
  readonly files: readonly string[];
}

/** Where the files of the parts are found. */
export interface Files {
  readonly tree: Tree;
  readonly follow: FollowLinks;
  /** The files that each glob of a `watch` matches. */
  readonly watched: ReadonlyMap<string, readonly string[]>;
}

/** What charts count by, by `chartKey`. */
export interface ChartParts extends Lookup<Part> {
  /** Whether a file around one of these paths may belong to a chart: true too often, never too seldom. */
  mayHold(source: ChartSource, around: ReadonlySet<string>): boolean;
}

export function chartKey(source: ChartSource): string {
  return source.kind === 'local' && source.chartYaml === undefined ? source.path : JSON.stringify(source);
}

/**
 * A local chart counts by the hash of its files, since hundreds of hubs may share one. Only a chart that reaches out of
 * its folder needs other files to be read to know which these are; the others are hashed when they are asked for.
 */
export async function chartParts(
  tree: Tree,
  follow: FollowLinks,
  releases: readonly Release[],
): Promise<ChartParts> {
  const sources = new Map(releases.map(({ chart }) => [chartKey(chart), chart]));
  const contained = await isSelfContained(tree, follow, sources.values());
  const reaching = new Map<string, readonly string[]>();
  await Promise.all(
    Array.from(sources, async ([key, source]) => {
      if (!contained(source)) reaching.set(key, await chartPaths(tree, source));
    }),
  );
  const parts = lazily((key): Part | undefined => {
    const source = sources.get(key);
    if (!source) return undefined;
    if (source.kind !== 'local') return { content: remoteChart(source), files: [] };
    const paths = reaching.get(key) ?? [`${follow(source.path)}/`];
    const records = new Map(
      paths.flatMap((path) => recordsAt(tree, follow, path)).map((one) => [one[0], one]),
    );
    const files = [...records.keys()].sort();
    const digest = hash('sha256', JSON.stringify(files.map((file) => records.get(file))));
    return { content: ['local', source.path, source.chartYaml ?? null, digest], files };
  });
  return {
    ...parts,
    mayHold: (source, around) =>
      source.kind === 'local' && (reaching.has(chartKey(source)) || around.has(follow(source.path) ?? '')),
  };
}

function remoteChart(source: Exclude<ChartSource, { kind: 'local' }>): readonly string[] {
  return source.kind === 'oci'
    ? ['oci', source.oci, source.version]
    : ['repository', source.repository, source.name, source.version];
}

export function valuesPart(source: ValuesSource, files: Files): Part {
  if (source.kind === 'inline') return { content: ['inline', source.values], files: [] };
  if (source.kind === 'command') return commandPart('command', source.argv, source.watch, files);
  const records = recordsAt(files.tree, files.follow, source.path);
  return { content: ['file', records.map(([, , oid]) => oid)], files: records.map(([path]) => path) };
}

export function stepsPart(release: Release, steps: readonly Step[], files: Files): Part {
  const mine = steps.filter((step) => step.environments?.includes(release.environment) ?? true);
  return joined(mine.map((step) => commandPart(step.when, step.run, step.watch, files)));
}

/** A program counts by its words, the repo's files among them (`./scripts/render.py`), and what it watches. */
function commandPart(word: string, argv: readonly string[], watch: readonly string[], files: Files): Part {
  const named = argv.map(plainPath).filter((path) => files.tree.entries.has(path));
  const paths = [...new Set([...named, ...watch.flatMap((glob) => files.watched.get(glob) ?? [])])].sort();
  const records = paths.flatMap((path) => recordsAt(files.tree, files.follow, path));
  return { content: [word, argv, records], files: records.map(([path]) => path) };
}

export function joined(parts: readonly Part[]): Part {
  return { content: parts.map(({ content }) => content), files: parts.flatMap(({ files }) => files) };
}

/** The file at a path, or the files below a path that ends with `/` or is a folder; a symbolic link and what it leads to. */
function recordsAt(tree: Tree, follow: FollowLinks, path: string): FileRecord[] {
  const plain = plainPath(path);
  const real = follow(plain);
  const record = ({ path: file, mode, oid }: TreeEntry): FileRecord => [file, mode, oid];
  const link = real === plain ? undefined : tree.entries.get(plain);
  const entry = real === undefined ? undefined : tree.entries.get(real);
  const below = real === undefined || entry ? undefined : foldersOf(tree).get(real);
  return [...(link ? [link] : []), ...(entry ? [entry] : (below ?? []))].map(record);
}

/** minimatch is loaded only for a fleet that watches something. */
export async function watchedFiles(
  tree: Tree,
  releases: readonly Release[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const globs = new Set<string>();
  for (const { values, before, after } of releases) {
    for (const step of [...before, ...after]) for (const glob of step.watch) globs.add(glob);
    for (const source of values)
      if (source.kind === 'command') for (const glob of source.watch) globs.add(glob);
  }
  if (globs.size === 0) return new Map();
  const { compileGlob } = await import('./glob.js');
  const all = [...tree.entries.keys()];
  return new Map(
    Array.from(globs, (glob) => {
      const plain = plainPath(glob);
      const below = foldersOf(tree)
        .get(plain)
        ?.map(({ path }) => path);
      return [glob, below ?? all.filter(compileGlob(plain))];
    }),
  );
}
