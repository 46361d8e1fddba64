import { linksOf } from '../fleet/folders.js';
import { lazily, surroundings } from '../fleet/lookup.js';
import { tagOf } from '../image-tag.js';
import type { Fleet, Image, Lookup, Problem, Tree } from '../words.js';
import { basesOf, mayNameBases, placeOfBase, withBases } from './bases.js';
import {
  gather,
  type Ingredients,
  mayHold,
  type Places,
  placesOf,
  readTexts,
  sorted,
} from './ingredients.js';

/** An image's content address. */
export interface ImageTag {
  /** As image-tag.ts makes it. */
  readonly tag: string;
  /** The paths of the ops repo that go into it. */
  readonly files: readonly string[];
  /**
   * The images of the fleet that it is built upon: FROM, COPY --from, RUN --mount and named contexts with a placeholder
   * as tag. The line is the Dockerfile's; a named context has none there.
   */
  readonly from: readonly { readonly image: string; readonly reference: string; readonly line?: number }[];
  /** Why it cannot be built; its tag means nothing then. */
  readonly problems: readonly Problem[];
}

/** The tags of a fleet's images by key, each worked out when it is asked for. */
export interface ImageTags extends Lookup<ImageTag> {
  /**
   * The keys of the images that a change of these files may concern, and of those built upon them: without working out
   * tags, and so perhaps too many, but never too few.
   */
  near(paths: Iterable<string>): ReadonlySet<string>;
  /** Whether some Dockerfile asks for an image by the name that values give it: another name makes another tag. */
  readonly askNames: boolean;
}

/**
 * The tag of every image of the fleet: a hash of everything that goes into its build, from git's blob ids, so that it
 * is equal on every machine and at every clone depth, and is the old one again after a revert.
 *
 * A repository in git's sha256 format has other blob ids and so other tags than one in sha1: converting a repository
 * builds its images once more.
 *
 * @param nameOf the repository name that an image is pushed to; asked only if some Dockerfile is built upon a placeholder
 * @param digestOf the digest that a base image has now, for images with `track-bases`
 */
export async function imageTags(
  fleet: Fleet,
  tree: Tree,
  nameOf: (image: Image) => Promise<string | undefined>,
  digestOf?: (reference: string) => Promise<string | undefined>,
): Promise<ImageTags> {
  const follow = await linksOf(tree);
  const places = new Map(fleet.images.map((image) => [image.key, placesOf(tree, follow, image)]));
  const texts = await readTexts(tree, places.values());
  const bases = basesOf(fleet, nameOf, digestOf);
  // Most images are built upon none of the fleet's, and need no answer from anybody.
  const based = new Map<string, Ingredients>();
  await Promise.all(
    Array.from(places.values(), async (place) => {
      const { image, dockerfile } = place;
      const text = dockerfile && texts.get(dockerfile.path);
      if (!text || !mayNameBases(text, image, fleet)) return;
      based.set(image.key, await withBases(gather(tree, place, texts), text, bases));
    }),
  );
  const ingredients = (key: string) => {
    const place = places.get(key);
    return based.get(key) ?? (place && gather(tree, place, texts));
  };
  const askNames =
    fleet.images.some(({ name }) => name === undefined) &&
    [...based.values()].some(({ from, problems }) => from.length + problems.length > 0);
  return { ...hashed(ingredients), near: (paths) => nearby(places, based, paths), askNames };
}

function nearby(
  places: ReadonlyMap<string, Places>,
  based: ReadonlyMap<string, Ingredients>,
  paths: Iterable<string>,
): ReadonlySet<string> {
  const around = surroundings(paths);
  const near = new Set<string>();
  for (const [key, place] of places) if (mayHold(place, around)) near.add(key);
  for (let before = -1; before < near.size; ) {
    before = near.size;
    for (const [key, { from }] of based) if (from.some(({ image }) => near.has(image))) near.add(key);
  }
  return near;
}

/** Images are hashed after those that they are built upon, since they hold their tags. */
function hashed(ingredients: (key: string) => Ingredients | undefined): Lookup<ImageTag> {
  const open: string[] = [];
  const tags: Lookup<ImageTag> = lazily((key) => {
    const one = ingredients(key);
    if (!one) return undefined;
    open.push(key);
    const circle = one.from.find(({ image }) => open.includes(image));
    const below = (image: string): string | null =>
      open.includes(image) ? null : (tags.get(image)?.tag ?? null);
    const from = one.from.map(({ image, reference }) => [reference, below(image)] as const);
    open.pop();
    const { files, problems } = one;
    return {
      tag: tagFor({ ...one.content, from: sorted(from) }),
      files,
      from: one.from,
      problems: circle ? [...problems, inCircle(one.image, circle)] : problems,
    };
  });
  return tags;
}

function inCircle(image: Image, { image: base, reference, line }: ImageTag['from'][number]): Problem {
  const own = image.key === base;
  return {
    severity: 'error',
    title: 'Images are built FROM each other in a circle',
    message: `${image.key} is built FROM \`${reference}\`, ${own ? 'which is itself' : `and ${base} is built FROM ${image.key} in turn`}: neither can be first. Build one of them from something else.`,
    ...placeOfBase(image, line),
  };
}

/**
 * The formula, frozen by test/images/tag.test.ts: the tag of this JSON text. JSON quotes every text, so that
 * no two different contents have the same encoding.
 */
function tagFor(content: Readonly<Record<string, unknown>>): string {
  const { context, dockerfile, target, args, platforms, contexts, epoch, bases, from } = content;
  const text = JSON.stringify([
    1,
    context,
    dockerfile,
    target,
    args,
    platforms,
    contexts,
    epoch,
    bases,
    from,
  ]);
  return tagOf(text);
}
