import { hash } from 'node:crypto';
import { type FollowLinks, foldersOf, linksOf } from '../fleet/folders.js';
import { ProblemError } from '../problem.js';
import type { Fleet, Image, Problem, Tree, TreeEntry } from '../words.js';
import { parseFroms } from './dockerfile.js';
import { contextFilter, parseDockerignore } from './dockerignore.js';
import { parseReference } from './reference.js';

/** An image's content address. */
export interface ImageTag {
  /** `h` and 12 hex digits. It starts with a letter because YAML reads `9152039` as a number. */
  readonly tag: string;
  /** The paths of the ops repo that go into it. */
  readonly files: readonly string[];
  /** The images of the fleet that it is built upon: FROM, COPY --from and RUN --mount with a placeholder as tag. */
  readonly from: readonly { readonly image: string; readonly reference: string; readonly line: number }[];
  /** Why it cannot be built; its tag means nothing then. */
  readonly problems: readonly Problem[];
}

/** One file as it counts: mode, path relative to its context, blob id. */
type FileRecord = readonly [mode: string, path: string, oid: string];

/** A folder that docker build gets, with the file that says what of it. */
interface Context {
  readonly folder: string;
  readonly ignore?: TreeEntry;
}

/** Where an image's ingredients lie in the tree. */
interface Places {
  readonly image: Image;
  readonly dockerfile?: TreeEntry;
  readonly context?: Context;
  /** Sorted by name; a reference has a scheme: docker-image://, oci-layout://, https://. */
  readonly contexts: readonly {
    readonly name: string;
    readonly reference?: string;
    readonly context?: Context;
  }[];
}

/** What one image is made from, before the tags of the images below it are known. */
interface Ingredients {
  readonly image: Image;
  readonly content: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  readonly from: ImageTag['from'];
  readonly problems: readonly Problem[];
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
 * @returns by image key
 */
export async function imageTags(
  fleet: Fleet,
  tree: Tree,
  nameOf: (image: Image) => Promise<string | undefined>,
  digestOf?: (reference: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, ImageTag>> {
  const follow = await linksOf(tree);
  const places = fleet.images.map((image) => placesOf(tree, follow, image));
  const texts = await readTexts(tree, places);
  const bases: Bases = {
    fleet,
    owners: memoized(() => imagesByName(fleet, nameOf)),
    ...(digestOf ? { digestOf } : {}),
  };
  // Most images are built upon none of the fleet's, and need no answer from anybody.
  const gathered = places.map((place) => gather(tree, place, texts, bases));
  return hashInOrder(new Map((await Promise.all(gathered)).map((one) => [one.image.key, one])));
}

/** What is asked about the images that images are built upon. */
interface Bases {
  readonly fleet: Fleet;
  readonly owners: () => Promise<ReadonlyMap<string, string>>;
  readonly digestOf?: (reference: string) => Promise<string | undefined>;
}

function memoized<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function imagesByName(
  fleet: Fleet,
  nameOf: (image: Image) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const names = await Promise.all(fleet.images.map(async (image) => image.name ?? (await nameOf(image))));
  const owners = new Map<string, string>();
  fleet.images.forEach((image, i) => {
    const name = names[i];
    if (name !== undefined) owners.set(repositoryOf(name) ?? name, image.key);
  });
  return owners;
}

function repositoryOf(reference: string): string | undefined {
  try {
    const { registry, repository } = parseReference(reference);
    return `${registry}/${repository}`;
  } catch {
    return undefined;
  }
}

function placesOf(tree: Tree, follow: FollowLinks, image: Image): Places {
  const fileAt = (path: string): TreeEntry | undefined => {
    const real = follow(path);
    return real === undefined ? undefined : tree.entries.get(real);
  };
  const contextAt = (path: string, own?: TreeEntry): Context | undefined => {
    const folder = follow(path);
    if (folder === undefined) return undefined;
    const ignore = own ?? fileAt(folder === '' ? '.dockerignore' : `${folder}/.dockerignore`);
    return ignore ? { folder, ignore } : { folder };
  };
  const dockerfile = fileAt(image.dockerfile);
  // It wins over the context's own .dockerignore (BuildKit, frontend/dockerui).
  const context = contextAt(image.context, fileAt(`${image.dockerfile}.dockerignore`));
  const contexts = sorted(Object.entries(image.contexts)).map(([name, where]) => {
    if (/^[a-z][a-z0-9+.-]*:/.test(where)) return { name, reference: where };
    const found = contextAt(where);
    return found ? { name, context: found } : { name };
  });
  return { image, contexts, ...(dockerfile ? { dockerfile } : {}), ...(context ? { context } : {}) };
}

/** The Dockerfiles and ignore files of all images, in one git process; by path. */
async function readTexts(tree: Tree, places: readonly Places[]): Promise<ReadonlyMap<string, Buffer>> {
  const paths = new Set<string>();
  for (const { dockerfile, context, contexts } of places) {
    if (dockerfile) paths.add(dockerfile.path);
    if (context?.ignore) paths.add(context.ignore.path);
    for (const named of contexts) if (named.context?.ignore) paths.add(named.context.ignore.path);
  }
  const list = [...paths];
  const contents = await tree.read(list);
  return new Map(list.map((path, i) => [path, contents[i] ?? Buffer.alloc(0)]));
}

function gather(
  tree: Tree,
  { image, dockerfile, context, contexts }: Places,
  texts: ReadonlyMap<string, Buffer>,
  bases: Bases,
): Ingredients | Promise<Ingredients> {
  const problems: Problem[] = [];
  const files = new Set<string>(dockerfile ? [dockerfile.path] : []);
  const records = (one: Context | undefined) => contextRecords(tree, one, texts, files, problems);
  const content = {
    context: records(context),
    dockerfile: dockerfile?.oid ?? null,
    target: image.target ?? null,
    args: sorted(Object.entries(image.args)),
    platforms: [...image.platforms].sort(),
    contexts: contexts.map((one) => [one.name, one.reference ?? records(one.context)]),
    epoch: image.epoch ?? null,
    bases: null,
  };
  const gathered: Ingredients = { image, content, files: [...files], from: [], problems };
  const text = dockerfile && texts.get(dockerfile.path);
  return text && mayNameBases(text, image, bases.fleet) ? withBases(gathered, text, bases) : gathered;
}

/** The files that docker build would have; their paths, and the ignore file's, are added to `files`. */
function contextRecords(
  tree: Tree,
  context: Context | undefined,
  texts: ReadonlyMap<string, Buffer>,
  files: Set<string>,
  problems: Problem[],
): readonly FileRecord[] {
  if (!context) return [];
  const { folder, ignore } = context;
  const start = folder === '' ? 0 : folder.length + 1;
  const passes = ignore && filterOf(ignore, texts, problems);
  if (ignore) files.add(ignore.path);
  const records: FileRecord[] = [];
  for (const { mode, path, oid } of foldersOf(tree).get(folder) ?? []) {
    const relative = path.slice(start);
    if (passes && !passes(relative)) continue;
    files.add(path);
    records.push([mode, relative, oid]);
  }
  return sorted(records, 1);
}

function filterOf(
  ignore: TreeEntry,
  texts: ReadonlyMap<string, Buffer>,
  problems: Problem[],
): ((path: string) => boolean) | undefined {
  try {
    const text = texts.get(ignore.path)?.toString('utf8') ?? '';
    return contextFilter(parseDockerignore(text, { file: ignore.path }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** Reading instructions is only worth it where a placeholder may stand in one, or base digests are wanted. */
function mayNameBases(dockerfile: Buffer, image: Image, fleet: Fleet): boolean {
  if (image.trackBases) return true;
  const args = Object.values(image.args);
  return fleet.placeholders.some(
    (word) => dockerfile.includes(word) || args.some((value) => value.includes(word)),
  );
}

async function withBases(gathered: Ingredients, text: Buffer, bases: Bases): Promise<Ingredients> {
  const { image, content } = gathered;
  const froms = parseFroms(text.toString('utf8'), image.args).filter(
    ({ reference }) => !Object.hasOwn(image.contexts, reference),
  );
  const from: ImageTag['from'][number][] = [];
  const problems = [...gathered.problems];
  for (const { reference, line } of froms) {
    if (!bases.fleet.placeholders.some((word) => reference.endsWith(`:${word}`))) continue;
    const repository = repositoryOf(reference);
    const key = repository && (await bases.owners()).get(repository);
    if (key) from.push({ image: key, reference, line });
    else problems.push(unknownBase(image, reference, line));
  }
  if (!image.trackBases || !bases.digestOf) return { ...gathered, from, problems };
  const digests = await baseDigests(froms, from, bases.digestOf);
  return { ...gathered, from, problems, content: { ...content, bases: digests } };
}

function unknownBase(image: Image, reference: string, line: number): Problem {
  return {
    severity: 'error',
    title: 'No image of this fleet has that name',
    message: `\`${reference}\` asks for an image that this repository builds, and none of its images is pushed to that name. Correct the name, or write a tag that exists.`,
    file: image.dockerfile,
    line,
  };
}

async function baseDigests(
  froms: readonly { reference: string }[],
  from: ImageTag['from'],
  digestOf: (reference: string) => Promise<string | undefined>,
): Promise<readonly (readonly [string, string | null])[]> {
  const ours = new Set(from.map(({ reference }) => reference));
  const others = new Set(froms.map(({ reference }) => reference).filter((one) => !ours.has(one)));
  return Promise.all(
    [...others].sort().map(async (reference) => [reference, (await digestOf(reference)) ?? null] as const),
  );
}

/** By one field, as JavaScript compares texts: the same on every machine, whatever its locale. */
function sorted<T extends readonly unknown[]>(rows: readonly T[], by = 0): readonly T[] {
  return [...rows].sort((a, b) => ((a[by] as string) < (b[by] as string) ? -1 : 1));
}

/** Images are hashed after those that they are built upon, since they hold their tags. */
function hashInOrder(all: ReadonlyMap<string, Ingredients>): ReadonlyMap<string, ImageTag> {
  const tags = new Map<string, ImageTag>();
  const open: string[] = [];
  const visit = (key: string): ImageTag | undefined => {
    const known = tags.get(key);
    const one = all.get(key);
    if (known || !one || open.includes(key)) return known;
    open.push(key);
    const circle = one.from.find(({ image }) => open.includes(image));
    const from = one.from.map(({ image, reference }) => [reference, visit(image)?.tag ?? null] as const);
    open.pop();
    const { files, problems } = one;
    const made: ImageTag = {
      tag: tagFor({ ...one.content, from: sorted(from) }),
      files,
      from: one.from,
      problems: circle ? [...problems, inCircle(one.image, circle)] : problems,
    };
    tags.set(key, made);
    return made;
  };
  return new Map([...all.keys()].map((key) => [key, visit(key) as ImageTag]));
}

function inCircle(image: Image, { image: base, reference, line }: ImageTag['from'][number]): Problem {
  const own = image.key === base;
  return {
    severity: 'error',
    title: 'Images are built FROM each other in a circle',
    message: `${image.key} is built FROM \`${reference}\`, ${own ? 'which is itself' : `and ${base} is built FROM ${image.key} in turn`}: neither can be first. Build one of them from something else.`,
    file: image.dockerfile,
    line,
  };
}

/**
 * The formula, frozen by test/images/tag.test.ts: SHA-256 over this JSON text, its first 12 hex digits. JSON quotes
 * every text, so that no two different contents have the same encoding.
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
  return `h${hash('sha256', text).slice(0, 12)}`;
}
