import { contentHash } from '../content-hash.js';
import type { Fleet, Image, Lookup, Release, Tree } from '../words.js';
import { linksOf } from './folders.js';
import { lazily, surroundings } from './lookup.js';
import {
  type ChartParts,
  chartKey,
  chartParts,
  type Files,
  joined,
  type Part,
  stepsPart,
  valuesPart,
  watchedFiles,
} from './parts.js';
import { type NamesImage, sharedNames, usedImages } from './shared-images.js';

/** The hash of everything that a hub's release is made from. */
export interface Fingerprint {
  /** `1-` (the formula's version) and a content hash. */
  readonly digest: string;
  /** The paths of the ops repo that count in it; those of its images count by the images' tags. */
  readonly files: readonly string[];
  /** Keys of the images that count in it. */
  readonly images: readonly string[];
}

/** The fingerprints of a fleet's hubs and charts by release id, each worked out when it is asked for. */
export interface Fingerprints extends Lookup<Fingerprint> {
  /**
   * The ids of the releases that a change of these files, or of these images, may concern: without working out
   * fingerprints, and so perhaps too many, but never too few.
   */
  near(paths: Iterable<string>, images: ReadonlySet<string>): ReadonlySet<string>;
}

/** What a release needs of an image's tag. */
type Tags = Lookup<{ readonly tag: string }>;

/** Answers about the tree, gathered before: a release is then hashed without waiting for anything. */
interface Known extends Files {
  readonly charts: ChartParts;
  readonly names: NamesImage;
}

/**
 * The fingerprint of every hub and chart: content alone, never a commit, our version, Helm's, a time-out or a hold, so
 * that anyone can compute it, and a revert gives the old one again.
 *
 * @param tags by image key
 */
export async function fingerprints(fleet: Fleet, tree: Tree, tags: Tags): Promise<Fingerprints> {
  const releases = new Map([...fleet.hubs, ...fleet.charts].map((release) => [release.id, release]));
  const images = new Map(fleet.images.map((image) => [image.key, image]));
  const follow = await linksOf(tree);
  const all = [...releases.values()];
  const [charts, watched, names] = await Promise.all([
    chartParts(tree, follow, all),
    watchedFiles(tree, all),
    sharedNames(tree, follow, all, images),
  ]);
  const known: Known = { tree, follow, charts, watched, names };
  const prints = lazily((id) => {
    const release = releases.get(id);
    return release && fingerprint(release, known, images, tags);
  });
  return {
    ...prints,
    near(paths, touched) {
      const around = surroundings(paths);
      return new Set(
        all.filter((release) => mayConcern(release, known, around, touched)).map(({ id }) => id),
      );
    },
  };
}

function mayConcern(
  { chart, values, before, after, images }: Release,
  { follow, charts }: Known,
  around: ReadonlySet<string>,
  touched: ReadonlySet<string>,
): boolean {
  return (
    images.some((key) => touched.has(key)) ||
    // Which files a program watches is said by globs.
    before.length + after.length > 0 ||
    values.some(
      (source) =>
        source.kind === 'command' ||
        (source.kind === 'file' && (around.has(source.path) || around.has(follow(source.path) ?? ''))),
    ) ||
    charts.mayHold(chart, around)
  );
}

/** The formula, frozen by test/fleet/fingerprint.test.ts: the hash of a JSON text. */
function fingerprint(
  release: Release,
  known: Known,
  images: ReadonlyMap<string, Image>,
  tags: Tags,
): Fingerprint {
  const { cluster, namespace, crds } = release;
  const chart = known.charts.get(chartKey(release.chart)) as Part;
  const values = joined(release.values.map((source) => valuesPart(source, known)));
  const before = stepsPart(release, release.before, known);
  const after = stepsPart(release, release.after, known);
  const used = usedImages(release, images, known.names);
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
    digest: `1-${contentHash(JSON.stringify(content))}`,
    files: [...chart.files, ...values.files, ...before.files, ...after.files],
    images: used.map(({ key }) => key),
  };
}
