import type { Image, Release, Tree } from '../words.js';
import type { FollowLinks } from './folders.js';

/** Whether the values of a release name an image that several share. */
export type NamesImage = (release: Release, name: string) => boolean;

/**
 * The images that a release uses, in their own order. A hub's own image always counts; one that several share counts
 * where its name stands in the release's values, and where that cannot be known: it has no configured name, or a
 * program writes values.
 */
export function usedImages(
  release: Release,
  images: ReadonlyMap<string, Image>,
  names: NamesImage,
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
export async function sharedNames(
  tree: Tree,
  follow: FollowLinks,
  releases: readonly Release[],
  images: ReadonlyMap<string, Image>,
): Promise<NamesImage> {
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

/** The values files of a release, its local chart's own among them, as the tree's links lead to them; there or not. */
export function valuesFiles(release: Release, follow: FollowLinks): string[] {
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
