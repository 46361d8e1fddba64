import { createHash } from 'node:crypto';
import { foldersOf, followLinks, plainPath } from '../fleet/folders.js';
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

/** What one image is made from, before the tags of the images below it are known. */
interface Ingredients {
  readonly image: Image;
  readonly content: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  readonly from: ImageTag['from'];
  readonly problems: readonly Problem[];
}

/** One file as it counts: mode, path relative to its context, blob id. */
type FileRecord = readonly [mode: string, path: string, oid: string];

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
  const owners = memoized(() => imagesByName(fleet, nameOf));
  const gathered = await Promise.all(
    fleet.images.map((image) => gather(fleet, tree, image, owners, digestOf)),
  );
  return hashInOrder(new Map(gathered.map((one) => [one.image.key, one])));
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

async function gather(
  fleet: Fleet,
  tree: Tree,
  image: Image,
  owners: () => Promise<ReadonlyMap<string, string>>,
  digestOf: ((reference: string) => Promise<string | undefined>) | undefined,
): Promise<Ingredients> {
  const problems: Problem[] = [];
  const [dockerfile, context, contexts] = await Promise.all([
    fileAt(tree, image.dockerfile),
    contextFiles(tree, image.context, problems, image.dockerfile),
    namedContexts(tree, image, problems),
  ]);
  const [bytes] = dockerfile ? await tree.read([dockerfile.path]) : [null];
  const froms =
    bytes && mayNameBases(bytes, image, fleet) ? parseFroms(bytes.toString('utf8'), image.args) : [];
  const external = froms.filter(({ reference }) => !Object.hasOwn(image.contexts, reference));
  const from = await fleetBases(fleet, image, external, owners, problems);
  return {
    image,
    from,
    problems,
    files: [
      ...new Set([
        ...(dockerfile ? [dockerfile.path] : []),
        ...context.paths,
        ...contexts.flatMap((one) => one.paths),
      ]),
    ],
    content: {
      context: context.records,
      dockerfile: dockerfile?.oid ?? null,
      target: image.target ?? null,
      args: sorted(Object.entries(image.args)),
      platforms: [...image.platforms].sort(),
      contexts: contexts.map(({ name, records, reference }) => [name, reference ?? records]),
      epoch: image.epoch ?? null,
      bases: image.trackBases && digestOf ? await baseDigests(external, from, digestOf) : null,
    },
  };
}

/** Reading instructions is only worth it where a placeholder may stand in one, or base digests are wanted. */
function mayNameBases(dockerfile: Buffer, image: Image, fleet: Fleet): boolean {
  const args = Object.values(image.args);
  return (
    image.trackBases ||
    fleet.placeholders.some((word) => dockerfile.includes(word) || args.some((value) => value.includes(word)))
  );
}

async function fleetBases(
  fleet: Fleet,
  image: Image,
  froms: readonly { reference: string; line: number }[],
  owners: () => Promise<ReadonlyMap<string, string>>,
  problems: Problem[],
): Promise<ImageTag['from']> {
  const from: { image: string; reference: string; line: number }[] = [];
  for (const { reference, line } of froms) {
    if (!fleet.placeholders.some((word) => reference.endsWith(`:${word}`))) continue;
    const repository = repositoryOf(reference);
    const key = repository && (await owners()).get(repository);
    if (key) from.push({ image: key, reference, line });
    else problems.push(unknownBase(image, reference, line));
  }
  return from;
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
  const references = [...new Set(froms.map(({ reference }) => reference))]
    .filter((one) => !ours.has(one))
    .sort();
  return Promise.all(
    references.map(async (reference) => [reference, (await digestOf(reference)) ?? null] as const),
  );
}

interface ContextFiles {
  readonly records: readonly FileRecord[];
  /** In the ops repo, with the ignore file that chose them. */
  readonly paths: readonly string[];
}

/** The files that docker build would have: `<Dockerfile>.dockerignore` wins over `.dockerignore` (BuildKit, dockerui). */
async function contextFiles(
  tree: Tree,
  folder: string,
  problems: Problem[],
  dockerfile?: string,
): Promise<ContextFiles> {
  const root = foldersOf(tree).has(plainPath(folder)) ? plainPath(folder) : await followLinks(tree, folder);
  const entries = root === undefined ? [] : (foldersOf(tree).get(root) ?? []);
  const prefix = root ? root.length + 1 : 0;
  const own = dockerfile === undefined ? undefined : await fileAt(tree, `${dockerfile}.dockerignore`);
  const ignore = own ?? (root === undefined ? undefined : await fileAt(tree, `${root}/.dockerignore`));
  const passes = ignore ? await filterOf(tree, ignore, problems) : () => true;
  const passed = entries.filter((entry) => passes(entry.path.slice(prefix)));
  const paths = passed.map(({ path }) => path);
  return {
    records: sorted(
      passed.map(({ mode, path, oid }) => [mode, path.slice(prefix), oid] as const),
      1,
    ),
    paths: ignore ? [...paths, ignore.path] : paths,
  };
}

async function filterOf(
  tree: Tree,
  ignore: TreeEntry,
  problems: Problem[],
): Promise<(path: string) => boolean> {
  const [bytes] = await tree.read([ignore.path]);
  try {
    return contextFilter(parseDockerignore(bytes?.toString('utf8') ?? '', { file: ignore.path }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return () => true;
  }
}

/** A named context is a folder of the repo, or a reference with a scheme (docker-image://, oci-layout://, https://). */
async function namedContexts(tree: Tree, image: Image, problems: Problem[]) {
  return Promise.all(
    sorted(Object.entries(image.contexts)).map(async ([name, where]) => {
      const isReference = /^[a-z][a-z0-9+.-]*:/.test(where);
      const files = isReference ? { records: [], paths: [] } : await contextFiles(tree, where, problems);
      return { name, ...files, ...(isReference ? { reference: where } : {}) };
    }),
  );
}

/** The regular file at a path, through symbolic links. */
async function fileAt(tree: Tree, path: string): Promise<TreeEntry | undefined> {
  const plain = plainPath(path);
  const entry = tree.entries.get(plain);
  if (entry && entry.mode !== '120000') return entry;
  // Nearly always there simply is no such file: only a link on the way could lead to one.
  if (!entry && !linkOnTheWay(tree, plain)) return undefined;
  const real = await followLinks(tree, plain);
  return real === undefined ? undefined : tree.entries.get(real);
}

function linkOnTheWay(tree: Tree, path: string): boolean {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    if (tree.entries.get(path.slice(0, slash))?.mode === '120000') return true;
  }
  return false;
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
      tag: hash({ ...one.content, from: sorted(from) }),
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
function hash(content: Readonly<Record<string, unknown>>): string {
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
  return `h${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
