import { hash } from 'node:crypto';
import type { ChartSource, Fleet, Image, Release, Step, Tree, TreeEntry, ValuesSource } from '../words.js';
import { chartPaths } from './charts.js';
import { type FollowLinks, foldersOf, linksOf, plainPath } from './folders.js';

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

/** What counts of one part of a release, and the files that it comes from. */
interface Part {
  readonly content: unknown;
  readonly files: readonly string[];
}

/** Answers about the tree, gathered before: a thousand releases are then hashed without waiting for anything. */
interface Known {
  readonly tree: Tree;
  readonly follow: FollowLinks;
  /** By the JSON of their source. */
  readonly charts: ReadonlyMap<string, Part>;
  /** The files that each glob matches. */
  readonly watched: ReadonlyMap<string, readonly string[]>;
  /** Whether a release's values name an image that several share. */
  readonly names: (release: Release, name: string) => boolean;
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
  const releases = [...fleet.hubs, ...fleet.charts];
  const images = new Map(fleet.images.map((image) => [image.key, image]));
  const follow = await linksOf(tree);
  const [charts, watched, names] = await Promise.all([
    chartParts(tree, follow, releases),
    watchedFiles(tree, releases),
    sharedNames(tree, follow, releases, images),
  ]);
  const known: Known = { tree, follow, charts, watched, names };
  return new Map(releases.map((release) => [release.id, fingerprint(release, known, images, tags)]));
}

/** The formula, frozen by test/fleet/fingerprint.test.ts: SHA-256 over a JSON text, 32 hex digits of it. */
function fingerprint(
  release: Release,
  known: Known,
  images: ReadonlyMap<string, Image>,
  tags: Tags,
): Fingerprint {
  const { cluster, namespace, crds } = release;
  const chart = known.charts.get(JSON.stringify(release.chart)) as Part;
  const values = joined(release.values.map((source) => valuesPart(source, known)));
  const before = stepsPart(release, release.before, known);
  const after = stepsPart(release, release.after, known);
  const used = usedImages(release, images, known);
  const content = [
    1,
    [cluster, namespace, release.release, crds],
    chart.content,
    values.content,
    used.map(({ key, name, valuesPath }) => [name ?? null, tags.get(key)?.tag ?? null, valuesPath]),
    before.content,
    after.content,
  ];
  return {
    digest: `1-${hash('sha256', JSON.stringify(content)).slice(0, 32)}`,
    files: [...chart.files, ...values.files, ...before.files, ...after.files],
    images: used.map(({ key }) => key),
  };
}

/** A local chart counts by the hash of its files, since hundreds of hubs may share one. */
async function chartParts(
  tree: Tree,
  follow: FollowLinks,
  releases: readonly Release[],
): Promise<ReadonlyMap<string, Part>> {
  const sources = new Map(releases.map(({ chart }) => [JSON.stringify(chart), chart]));
  return new Map(
    await Promise.all(
      Array.from(sources, async ([key, source]): Promise<[string, Part]> => {
        if (source.kind !== 'local') return [key, { content: remoteChart(source), files: [] }];
        const paths = await chartPaths(tree, source);
        const records = new Map(
          paths.flatMap((path) => recordsAt(tree, follow, path)).map((one) => [one[0], one]),
        );
        const files = [...records.keys()].sort();
        const digest = hash('sha256', JSON.stringify(files.map((file) => records.get(file))));
        return [key, { content: ['local', source.path, source.chartYaml ?? null, digest], files }];
      }),
    ),
  );
}

function remoteChart(source: Exclude<ChartSource, { kind: 'local' }>): readonly string[] {
  return source.kind === 'oci'
    ? ['oci', source.oci, source.version]
    : ['repository', source.repository, source.name, source.version];
}

function valuesPart(source: ValuesSource, known: Known): Part {
  if (source.kind === 'inline') return { content: ['inline', source.values], files: [] };
  if (source.kind === 'command') return commandPart('command', source.argv, source.watch, known);
  const records = recordsAt(known.tree, known.follow, source.path);
  return { content: ['file', records.map(([, , oid]) => oid)], files: records.map(([path]) => path) };
}

function stepsPart(release: Release, steps: readonly Step[], known: Known): Part {
  const mine = steps.filter((step) => step.environments?.includes(release.environment) ?? true);
  return joined(mine.map((step) => commandPart(step.when, step.run, step.watch, known)));
}

/** A program counts by its words, the repo's files among them (`./scripts/render.py`), and what it watches. */
function commandPart(word: string, argv: readonly string[], watch: readonly string[], known: Known): Part {
  const named = argv.map(plainPath).filter((path) => known.tree.entries.has(path));
  const paths = [...new Set([...named, ...watch.flatMap((glob) => known.watched.get(glob) ?? [])])].sort();
  const records = paths.flatMap((path) => recordsAt(known.tree, known.follow, path));
  return { content: [word, argv, records], files: records.map(([path]) => path) };
}

function joined(parts: readonly Part[]): Part {
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
async function watchedFiles(
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

/**
 * The images that a release uses, in their own order. A hub's own image always counts; one that several share counts
 * where its name stands in the release's values, and where that cannot be known: it has no configured name, or a
 * program writes values.
 */
function usedImages(
  release: Release,
  images: ReadonlyMap<string, Image>,
  { names }: Known,
): readonly Image[] {
  const listed = release.images.flatMap((key) => images.get(key) ?? []);
  return listed.filter((image) => !isShared(image) || !isTold(release) || names(release, image.name));
}

function isShared(image: Image): image is Image & { readonly name: string } {
  return image.hub === undefined && image.name !== undefined;
}

function isTold(release: Release): boolean {
  return release.values.every(({ kind }) => kind !== 'command');
}

/** Reads the values of those releases that may use an image which several share, in one go. */
async function sharedNames(
  tree: Tree,
  follow: FollowLinks,
  releases: readonly Release[],
  images: ReadonlyMap<string, Image>,
): Promise<Known['names']> {
  const shared = new Set([...images.values()].filter(isShared).map(({ key }) => key));
  const asked = releases.filter(
    (release) => isTold(release) && release.images.some((key) => shared.has(key)),
  );
  const paths = [...new Set(asked.flatMap((release) => valuesFiles(release, follow)))];
  const contents = await tree.read(paths);
  const texts = new Map(paths.map((path, i) => [path, contents[i]?.toString('latin1') ?? '']));
  return (release, name) =>
    valuesFiles(release, follow).some((path) => holdsName(texts.get(path) ?? '', name)) ||
    release.values.some(
      (source) => source.kind === 'inline' && holdsName(JSON.stringify(source.values), name),
    );
}

function valuesFiles(release: Release, follow: FollowLinks): string[] {
  const files = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
  if (release.chart.kind === 'local') files.push(`${release.chart.path}/values.yaml`);
  return files.flatMap((file) => follow(file) ?? []);
}

/** True where the text names the repository itself, not one whose name is longer. */
function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isStart = !/[\w-]/.test(text[at - 1] ?? '');
    const isEnd = !/^(?:[\w-]|[./]\w)/.test(text.slice(at + name.length, at + name.length + 2));
    if (isStart && isEnd) return true;
  }
  return false;
}
