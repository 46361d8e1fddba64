import type { Place, Problem } from '../words.js';
import { placeOf } from './document.js';
import { type FoundImage, leafAt } from './find.js';
import { entryAt, placeOfImage } from './locate.js';
import { familiarName, isTemplate } from './reference.js';
import type { Leaf, MapTree } from './tree.js';

/** Where zero-to-jupyterhub's own values hold the images that people make, by the image's kind. */
export const HUB_IMAGES = { user: ['singleuser', 'image'], hub: ['hub', 'image'] } as const;

export type PlacedProblem = Problem & Required<Place>;

/**
 * What is wrong with the image at `singleuser.image` or `hub.image`: all of it errors, wherever the line.
 *
 * @param images the names of built images, by their familiar names
 */
export function checkHubImage(
  tree: MapTree,
  path: readonly string[],
  images: ReadonlyMap<string, string>,
  placeholders: readonly string[],
): PlacedProblem[] {
  const entry = entryAt(tree, path);
  if (entry?.tree.kind !== 'map') return [];
  const nameLeaf = leafAt(entry.tree, 'name');
  const tagLeaf = leafAt(entry.tree, 'tag');
  const name = text(nameLeaf);
  const tag = text(tagLeaf);
  const where = path.join('.');
  if (isTemplate(name ?? '') || isTemplate(tag ?? '')) return [];
  if (tagLeaf && tag !== undefined) {
    if (typeof tagLeaf.value !== 'string') return [{ ...at('error', tagLeaf), ...notText(tagLeaf) }];
    if (tag === 'latest') return [{ ...at('error', tagLeaf), ...latest(where) }];
    return name === undefined ? [{ ...at('error', tagLeaf), ...nameMissing(where) }] : [];
  }
  if (!nameLeaf || name === undefined) return [];
  const isBuilt = images.has(familiarName(name));
  // An empty tag of a built image is filled.
  if (isBuilt && tagLeaf) return [];
  const fix = isBuilt ? `\`tag: ${placeholders[0]}\`` : 'a fixed tag';
  return [{ ...at('error', nameLeaf), ...tagMissing(where, fix) }];
}

/** What is doubtful about an image anywhere else: warnings. */
export function checkElsewhere(image: FoundImage): PlacedProblem[] {
  const { tagLeaf, tag, form } = image;
  if (isTemplate(image.names[0]) || isTemplate(tag ?? '') || image.digest) return [];
  const place = { severity: 'warning', ...placeOfImage(image) } as const;
  if (tagLeaf && tag !== undefined && typeof tagLeaf.value !== 'string')
    return [{ ...place, ...notText(tagLeaf) }];
  const isLatest = tag === 'latest' || (form === 'string' && tag === undefined);
  return isLatest ? [{ ...place, ...latest(image.path.join('.')) }] : [];
}

function at(severity: 'error', leaf: Leaf): Required<Place> & { severity: 'error' } {
  return { severity, ...placeOf(leaf.source, leaf.offset) };
}

type Words = Pick<Problem, 'title' | 'message'>;

function latest(where: string): Words {
  return {
    title: 'The tag latest is not a fixed image',
    message: `\`${where}\` names whatever was pushed last, so nodes run different images and nothing tells when it changes. Write a fixed tag, or a digest.`,
  };
}

function nameMissing(where: string): Words {
  return {
    title: 'A tag without an image name',
    message: `\`${where}\` has a tag but no name, so the tag is put on the chart's own image, which has other tags. Write \`name:\` beside it.`,
  };
}

function tagMissing(where: string, fix: string): Words {
  return {
    title: 'An image name without a tag',
    message: `\`${where}\` has a name but no tag, so the chart's own image's tag is put on it. Write ${fix} beside it.`,
  };
}

/** Does not quote what was encrypted. */
function notText({ source, scalar, value }: Leaf): Words {
  const [start, end] = scalar?.range ?? [0, 0];
  const written = source.text.slice(start, end);
  const said = source.encrypted
    ? `This tag without quotes is read as a ${typeof value}`
    : `\`${written}\` without quotes is read as the ${typeof value} \`${value}\``;
  const fix = source.encrypted ? '' : `: \`"${written}"\``;
  return {
    title: 'This tag is not a text',
    message: `${said}, which may not be the tag that was meant. Put it in quotes${fix}.`,
  };
}

function text(leaf: Leaf | undefined): string | undefined {
  if (leaf === undefined || leaf.value === null) return undefined;
  return String(leaf.value).trim() || undefined;
}
