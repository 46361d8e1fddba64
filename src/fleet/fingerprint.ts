import { createHash } from 'node:crypto';
import type { ChartSource, Fleet, Image, Release, Step, Tree, ValuesSource } from '../words.js';
import { chartPaths } from './charts.js';
import { foldersOf, followLinks, plainPath } from './folders.js';

/** The hash of everything that a hub's release is made from. */
export interface Fingerprint {
  /** `1-` (the formula's version) and 32 hex digits. */
  readonly digest: string;
  /** The paths of the ops repo that count in it; those of its images count by the images' tags. */
  readonly files: readonly string[];
  /** Keys of the images that count in it. */
  readonly images: readonly string[];
}

/** What a release needs of an image's tag. */
type Tags = ReadonlyMap<string, { readonly tag: string }>;

/** One file as it counts: path, mode, blob id; an encrypted file counts by its ciphertext. */
type FileRecord = readonly [path: string, mode: string, oid: string];

interface Part {
  readonly content: unknown;
  readonly files: readonly string[];
}

/**
 * The fingerprint of every hub and chart: content alone, never a commit, our version, Helm's, a time-out or a hold, so
 * that anyone can compute it, and a revert gives the old one again.
 *
 * @param tags by image key
 * @returns by release id
 */
export async function fingerprints(
  fleet: Fleet,
  tree: Tree,
  tags: Tags,
): Promise<ReadonlyMap<string, Fingerprint>> {
  const images = new Map(fleet.images.map((image) => [image.key, image]));
  const watched = watcher(tree);
  const charts = new Map<string, Promise<Part>>();
  const chartOf = (source: ChartSource) => {
    const key = JSON.stringify(source);
    const part = charts.get(key) ?? chartPart(tree, source);
    charts.set(key, part);
    return part;
  };
  const releases = [...fleet.hubs, ...fleet.charts];
  const made = await Promise.all(
    releases.map(async (release) => {
      const parts = await Promise.all([
        chartOf(release.chart),
        valuesPart(tree, release.values, watched),
        stepsPart(tree, release, release.before, watched),
        stepsPart(tree, release, release.after, watched),
      ]);
      return fingerprint(release, parts, await usedImages(tree, release, images), tags);
    }),
  );
  return new Map(releases.map((release, i) => [release.id, made[i] as Fingerprint]));
}

/** The formula, frozen by test/fleet/fingerprint.test.ts: SHA-256 over a JSON text, 32 hex digits of it. */
function fingerprint(
  release: Release,
  [chart, values, before, after]: readonly [Part, Part, Part, Part],
  images: readonly Image[],
  tags: Tags,
): Fingerprint {
  const { cluster, namespace, crds } = release;
  const digest = hash([
    1,
    [cluster, namespace, release.release, crds],
    chart.content,
    values.content,
    images.map(({ key, name, valuesPath }) => [name ?? null, tags.get(key)?.tag ?? null, valuesPath]),
    before.content,
    after.content,
  ]);
  return {
    digest: `1-${digest.slice(0, 32)}`,
    files: [...chart.files, ...values.files, ...before.files, ...after.files],
    images: images.map(({ key }) => key),
  };
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A local chart counts by the hash of its files, since hundreds of hubs may share one. */
async function chartPart(tree: Tree, source: ChartSource): Promise<Part> {
  if (source.kind === 'repository') {
    return { content: ['repository', source.repository, source.name, source.version], files: [] };
  }
  if (source.kind === 'oci') return { content: ['oci', source.oci, source.version], files: [] };
  const records = new Map<string, FileRecord>();
  for (const path of await chartPaths(tree, source)) {
    for (const record of await recordsAt(tree, path)) records.set(record[0], record);
  }
  const files = [...records.keys()].sort();
  const listed = files.map((file) => records.get(file));
  return { content: ['local', source.path, source.chartYaml ?? null, hash(listed)], files };
}

async function valuesPart(tree: Tree, values: readonly ValuesSource[], watched: Watcher): Promise<Part> {
  const parts = await Promise.all(
    values.map(async (source): Promise<Part> => {
      if (source.kind === 'inline') return { content: ['inline', source.values], files: [] };
      if (source.kind === 'command') return commandPart(tree, 'command', source.argv, source.watch, watched);
      const records = await recordsAt(tree, source.path);
      return { content: ['file', records.map(([, , oid]) => oid)], files: records.map(([path]) => path) };
    }),
  );
  return joined(parts);
}

async function stepsPart(
  tree: Tree,
  release: Release,
  steps: readonly Step[],
  watched: Watcher,
): Promise<Part> {
  const mine = steps.filter((step) => step.environments?.includes(release.environment) ?? true);
  return joined(
    await Promise.all(mine.map((step) => commandPart(tree, step.when, step.run, step.watch, watched))),
  );
}

/** A program counts by its words, the repo's files among them (`./scripts/render.py`), and what it watches. */
async function commandPart(
  tree: Tree,
  word: string,
  argv: readonly string[],
  watch: readonly string[],
  watched: Watcher,
): Promise<Part> {
  const named = argv.map(plainPath).filter((path) => tree.entries.has(path));
  const paths = [...new Set([...named, ...(await watched(watch))])].sort();
  const records = (await Promise.all(paths.map((path) => recordsAt(tree, path)))).flat();
  return { content: [word, argv, records], files: records.map(([path]) => path) };
}

function joined(parts: readonly Part[]): Part {
  return { content: parts.map(({ content }) => content), files: parts.flatMap(({ files }) => files) };
}

/** The file at a path, or the files below a path that ends with `/` or is a folder; a symbolic link and what it leads to. */
async function recordsAt(tree: Tree, path: string): Promise<FileRecord[]> {
  const plain = plainPath(path);
  const entry = tree.entries.get(plain);
  if (entry && entry.mode !== '120000') return [[entry.path, entry.mode, entry.oid]];
  const below = entry ? undefined : foldersOf(tree).get(plain);
  if (below) return below.map(({ path: file, mode, oid }) => [file, mode, oid]);
  const real = await followLinks(tree, plain);
  const link: FileRecord[] = entry ? [[entry.path, entry.mode, entry.oid]] : [];
  return real === undefined || real === plain ? link : [...link, ...(await recordsAt(tree, real))];
}

type Watcher = (globs: readonly string[]) => Promise<readonly string[]>;

/** The files that match globs. minimatch is loaded only for a fleet that watches something. */
function watcher(tree: Tree): Watcher {
  const known = new Map<string, readonly string[]>();
  return async (globs) => {
    if (globs.length === 0) return [];
    const { compileGlob } = await import('./glob.js');
    return globs.flatMap((glob) => {
      const plain = plainPath(glob);
      const matches =
        known.get(glob) ??
        foldersOf(tree)
          .get(plain)
          ?.map(({ path }) => path) ??
        [...tree.entries.keys()].filter(compileGlob(plain));
      known.set(glob, matches);
      return matches;
    });
  };
}

/**
 * The images that a release uses, in their own order. A hub's own image always counts; one that several share counts
 * where its name stands in the release's values, and where that cannot be known: it has no configured name, or a
 * program writes values.
 */
async function usedImages(
  tree: Tree,
  release: Release,
  images: ReadonlyMap<string, Image>,
): Promise<readonly Image[]> {
  const listed = release.images.flatMap((key) => images.get(key) ?? []);
  const isCertain = release.values.every(({ kind }) => kind !== 'command');
  if (!isCertain || listed.every(({ hub, name }) => hub !== undefined || name === undefined)) return listed;
  const text = await valuesText(tree, release);
  return listed.filter(({ hub, name }) => hub !== undefined || name === undefined || names(text, name));
}

async function valuesText(tree: Tree, release: Release): Promise<string> {
  const files = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
  if (release.chart.kind === 'local') files.push(`${release.chart.path}/values.yaml`);
  const real = await Promise.all(files.map(async (file) => (await followLinks(tree, file)) ?? file));
  const contents = await tree.read(real);
  const inline = release.values.flatMap((source) =>
    source.kind === 'inline' ? [JSON.stringify(source.values)] : [],
  );
  return [...contents.map((content) => content?.toString('latin1') ?? ''), ...inline].join('\n');
}

/** True where the text names the repository itself, not one whose name is longer. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isStart = !/[\w-]/.test(text[at - 1] ?? '');
    const isEnd = !/^(?:[\w-]|[./]\w)/.test(text.slice(at + name.length, at + name.length + 2));
    if (isStart && isEnd) return true;
  }
  return false;
}
