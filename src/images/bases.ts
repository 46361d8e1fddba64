import { ProblemError } from '../problem.js';
import type { Fleet, Image, Place, Problem, Tree } from '../words.js';
import { parseFroms } from './dockerfile.js';
import type { Ingredients } from './ingredients.js';
import { parseReference } from './reference.js';
import type { ImageTag } from './tag.js';

/** What is asked about the images that images are built upon. */
export interface Bases {
  readonly fleet: Fleet;
  readonly owners: () => Promise<ReadonlyMap<string, string>>;
  readonly digestOf?: (reference: string) => Promise<string | undefined>;
}

/**
 * How bases are looked up.
 *
 * @param nameOf the repository name that an image is pushed to; asked only if some Dockerfile is built upon a placeholder
 * @param digestOf the digest that a base image has now, for images with `track-bases`
 */
export function basesOf(
  fleet: Fleet,
  nameOf: (image: Image) => Promise<string | undefined>,
  digestOf?: (reference: string) => Promise<string | undefined>,
): Bases {
  let owners: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    fleet,
    owners: () => {
      owners ??= imagesByName(fleet, nameOf);
      return owners;
    },
    ...(digestOf ? { digestOf } : {}),
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

/** Reading instructions is only worth it where a placeholder may stand in one, or base digests are wanted. */
export function mayNameBases(dockerfile: Buffer, image: Image, fleet: Fleet): boolean {
  if (image.trackBases) return true;
  const texts = [...Object.values(image.args), ...Object.values(image.contexts)];
  return fleet.placeholders.some(
    (word) => dockerfile.includes(word) || texts.some((text) => text.includes(word)),
  );
}

/** Adds what an image's Dockerfile is built upon: images of the fleet, and the digests of others if they count. */
export async function withBases(gathered: Ingredients, text: Buffer, bases: Bases): Promise<Ingredients> {
  const { image, content } = gathered;
  const froms = basesIn(image, text);
  const from: ImageTag['from'][number][] = [];
  const problems = [...gathered.problems];
  for (const { reference, line } of froms) {
    if (!bases.fleet.placeholders.some((word) => reference.endsWith(`:${word}`))) continue;
    const repository = repositoryOf(reference);
    const key = repository && (await bases.owners()).get(repository);
    if (key) from.push({ image: key, reference, ...(line === undefined ? {} : { line }) });
    else problems.push(unknownBase(image, reference, line));
  }
  if (!image.trackBases || !bases.digestOf) return { ...gathered, from, problems };
  const { digests, unknown } = await baseDigests(image, froms, from, bases.digestOf);
  return {
    ...gathered,
    from,
    problems: [...problems, ...unknown],
    content: { ...content, bases: digests },
  };
}

/** An image that another is built upon; its line in the Dockerfile, unless a named context says it. */
interface Named {
  readonly reference: string;
  readonly line?: number;
}

/** Everything that a fleet's images are built upon, as their Dockerfiles and named contexts write it. */
export async function namedBases({ images }: Fleet, tree: Tree): Promise<string[]> {
  const texts = await tree.read(images.map(({ dockerfile }) => dockerfile));
  const named = images.flatMap((image, i) => basesIn(image, texts[i] ?? Buffer.alloc(0)));
  return named.map(({ reference }) => reference);
}

function basesIn(image: Image, dockerfile: Buffer): Named[] {
  const froms = parseFroms(dockerfile.toString('utf8'), image.args);
  return [
    ...froms.filter(({ reference }) => !Object.hasOwn(image.contexts, reference)),
    ...namedImages(image),
  ];
}

/** Named contexts that are images: the build hands them over just as it does what FROM names. */
function namedImages(image: Image): Named[] {
  const scheme = 'docker-image://';
  return Object.values(image.contexts)
    .filter((where) => where.startsWith(scheme))
    .map((where) => ({ reference: where.slice(scheme.length) }));
}

/** Where an image says what it is built upon. */
export function placeOfBase(image: Image, line: number | undefined): Place {
  return line === undefined ? image.declaredAt : { file: image.dockerfile, line };
}

function unknownBase(image: Image, reference: string, line: number | undefined): Problem {
  return {
    severity: 'error',
    title: 'No image of this fleet has that name',
    message: `\`${reference}\` asks for an image that this repository builds, and none of its images is pushed to that name. Correct the name, or write a tag that exists.`,
    ...placeOfBase(image, line),
  };
}

/**
 * @returns the digests by reference, null for those that are not known and need not be: `unknown` says so
 * @throws ProblemError at the line that names the base, where its registry does not say
 */
async function baseDigests(
  image: Image,
  froms: readonly Named[],
  from: ImageTag['from'],
  digestOf: (reference: string) => Promise<string | undefined>,
): Promise<{ digests: readonly (readonly [string, string | null])[]; unknown: readonly Problem[] }> {
  const ours = new Set(from.map(({ reference }) => reference));
  const others = new Set(froms.map(({ reference }) => reference).filter((one) => !ours.has(one)));
  const unknown: Problem[] = [];
  const digests = await Promise.all(
    [...others].sort().map(async (reference) => {
      try {
        return [reference, (await digestOf(reference)) ?? null] as const;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const place = placeOfBase(image, froms.find((one) => one.reference === reference)?.line);
        const placed = error.problems.map((problem) => ({ ...problem, ...place }));
        if (placed.some(({ severity }) => severity === 'error')) throw new ProblemError(...placed);
        unknown.push(...placed);
        return [reference, null] as const;
      }
    }),
  );
  return { digests, unknown };
}
