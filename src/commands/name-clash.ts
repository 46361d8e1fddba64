import { linksOf } from '../fleet/folders.js';
import { valuesFiles } from '../fleet/shared-images.js';
import type { Image, Problem, Release } from '../words.js';
import type { Staged } from './stage.js';

type Sources = Pick<Staged, 'tree' | 'fleet' | 'tags' | 'values'>;

/**
 * Images that are pushed to one name and made from different contexts: a reference by that name means either of them,
 * so a hub would get the other's. Mostly a hub's folders were copied, and the name in its values was not changed.
 *
 * @param wanted those that this run is about, with their names; they are held against the whole fleet
 * @returns an error for each of them that shares its name, at the line that names it
 */
export async function nameClashes(
  of: Sources,
  wanted: readonly { readonly image: Image; readonly name: string }[],
): Promise<Problem[]> {
  const { familiarName } = await import('../values/reference.js');
  const names = new Set(wanted.map(({ name }) => familiarName(name)));
  const owners = new Map<string, Image[]>();
  for (const [image, name] of await namesNear(
    of,
    names,
    new Map(wanted.map((one) => [one.image.key, one.name])),
  )) {
    const key = familiarName(name);
    owners.set(key, [...(owners.get(key) ?? []), image]);
  }
  const problems = await Promise.all(
    wanted.map(async ({ image, name }) => {
      const others = (owners.get(familiarName(name)) ?? []).filter((other) => isOther(of, image, other));
      return others.length > 0 ? [await clash(of, image, name, others)] : [];
    }),
  );
  return problems.flat();
}

function isOther({ tags }: Sources, image: Image, other: Image): boolean {
  if (image.key === other.key) return false;
  return image.context !== other.context || tags.get(image.key)?.tag !== tags.get(other.key)?.tag;
}

/** The fleet's images that may have one of these names: only values that hold such a name as text are parsed. */
async function namesNear(
  { tree, fleet, values }: Sources,
  names: ReadonlySet<string>,
  known: ReadonlyMap<string, string>,
): Promise<[Image, string][]> {
  const follow = await linksOf(tree);
  const hubs = fleet.hubs.map((hub) => ({ hub, files: valuesFiles(hub, follow) }));
  const files = [...new Set(hubs.flatMap((one) => one.files))].filter((file) => tree.entries.has(file));
  const contents = await tree.read(files);
  const naming = new Set(files.filter((_, i) => [...names].some((name) => contents[i]?.includes(name))));
  const keys = new Set(
    hubs.flatMap((one) => (one.files.some((file) => naming.has(file)) ? one.hub.images : [])),
  );
  const near = fleet.images.filter((image) => image.name !== undefined || keys.has(image.key));
  const found = await Promise.all(near.map((image) => known.get(image.key) ?? values.nameOf(image)));
  return near.flatMap((image, i): [Image, string][] => {
    const name = found[i];
    return name ? [[image, name]] : [];
  });
}

async function clash(of: Sources, image: Image, name: string, others: readonly Image[]): Promise<Problem> {
  const hub = of.fleet.hubs.find(({ images }) => images.includes(image.key));
  const place = image.name === undefined && hub ? await placeOfName(of, hub, name) : undefined;
  return {
    severity: 'error',
    ...(place ?? image.declaredAt),
    title: 'Two images have one name',
    message: `${image.key} (${image.context}) is pushed to ${name}, and so is ${others.map(({ key, context }) => `${key} (${context})`).join(' and ')}: which of them a hub gets could not be told. Give each a name of its own, or let them share one context.`,
    ...(hub ? { hub: hub.id } : {}),
  };
}

async function placeOfName({ values }: Sources, hub: Release, name: string) {
  const { locateImage } = await import('../values/locate.js');
  return locateImage((await values.of(hub)).values, name);
}
