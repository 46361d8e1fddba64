import type { Problem } from '../words.js';
import { parseValues, placeOf, type ValuesText } from './document.js';
import { entryAt, placeOfImage } from './locate.js';
import { hasSeveralDocuments, mergeTrees } from './merge.js';
import { splitPath } from './overlay.js';
import { answer, findPlaceholders, imagesOf, sharedTagProblems, unansweredProblem } from './placeholders.js';
import { familiarName, isTemplate } from './reference.js';
import { type FoundImage, leafAt, type Path } from './references.js';
import type { Leaf, MapTree } from './tree.js';

export interface CheckOptions {
  readonly placeholders: readonly string[];
  /** The images that are built here, and where values-paths write them. */
  readonly images: readonly { readonly name: string; readonly valuesPath?: readonly string[] }[];
  /** Whether the pull request touches a line; absent where there is none. */
  readonly changedLines?: (file: string, line: number) => boolean;
  /** The keys under which the jupyterhub chart's values stand. */
  readonly jupyterhubPath: readonly string[];
}

/**
 * What is wrong with the image references of a release's values, each at its line.
 *
 * Errors are a placeholder that no image answers; at `singleuser.image` and `hub.image`: `latest`, a tag without a name
 * or a name without a tag, a tag that is no text; one tag text shared by several images; and what Helm cannot read.
 * Elsewhere a tag that is `latest` or no text is a warning, on changed lines only. Templates such as `{value}` are fine.
 */
export function checkValues(values: readonly ValuesText[], options: CheckOptions): Problem[] {
  const { tree, problems } = mergeTrees(values);
  const images = new Map(options.images.map((image) => [familiarName(image.name), image.name]));
  const names = [...images.values()];
  const written = options.images.flatMap(({ valuesPath }) => (valuesPath ?? []).map(splitPath));
  const isWritten = (path: Path) => written.some((keys) => keys.every((key, index) => path[index] === key));
  const found = imagesOf(values, options.placeholders, names).filter(({ path }) => !isWritten(path));

  const shared = sharedTagProblems(
    found,
    (image) =>
      answer(image, images) !== undefined &&
      (image.tag === undefined || options.placeholders.includes(image.tag)),
  );
  const own = PLACES.map((place) => [...options.jupyterhubPath, ...place]).filter((path) => !isWritten(path));
  const isOwn = (path: Path) => own.some((place) => place.join('\0') === path.join('\0'));
  const atOwn = own.flatMap((path) => checkOwn(tree, path, images, options));
  const left = findPlaceholders(values, found, options.placeholders).filter(
    ({ found, leaf, path }) =>
      !(found && answer(found, images)) &&
      !(leaf.scalar && shared.shared.has(leaf.scalar)) &&
      !isWritten(path) &&
      // A tag without a name there has its own error.
      !(found === undefined && isOwn(path.slice(0, -1))),
  );
  return [
    ...problems,
    ...atOwn,
    ...left.map((placeholder) => unansweredProblem(placeholder, names)),
    ...shared.problems,
    ...found.filter(({ path }) => !isOwn(path)).flatMap((image) => checkElsewhere(image, options)),
    ...severalDocuments(values, options),
  ];
}

/** The places that zero-to-jupyterhub itself reads. */
const PLACES = [
  ['singleuser', 'image'],
  ['hub', 'image'],
] as const;

function checkOwn(
  tree: MapTree,
  path: readonly string[],
  images: ReadonlyMap<string, string>,
  options: CheckOptions,
): Problem[] {
  const entry = entryAt(tree, path);
  if (entry?.tree.kind !== 'map') return [];
  const nameLeaf = leafAt(entry.tree, 'name');
  const tagLeaf = leafAt(entry.tree, 'tag');
  const name = text(nameLeaf);
  const tag = text(tagLeaf);
  if (isTemplate(name ?? '') || isTemplate(tag ?? '')) return [];
  const where = path.join('.');
  const fixed = 'a fixed tag';
  if (tagLeaf && typeof tagLeaf.value !== 'string' && tagLeaf.value !== null) {
    return [{ severity: 'error', ...place(tagLeaf), ...notText(tagLeaf) }];
  }
  if (tag === 'latest') return [{ severity: 'error', ...place(tagLeaf as Leaf), ...latest(where) }];
  if (tag !== undefined && name === undefined) {
    return [
      {
        severity: 'error',
        ...place(tagLeaf as Leaf),
        title: 'A tag without an image name',
        message: `\`${where}\` has a tag but no name, so the tag is put on the chart's own image, which has other tags. Write \`name:\` beside it.`,
      },
    ];
  }
  if (name === undefined || tag !== undefined) return [];
  const isBuilt = images.has(familiarName(name));
  // An empty tag of a built image is filled.
  if (isBuilt && tagLeaf) return [];
  return [
    {
      severity: 'error',
      ...place(nameLeaf as Leaf),
      title: 'An image name without a tag',
      message: `\`${where}\` has a name but no tag, so the chart's own image's tag is put on it. Write ${isBuilt ? `\`tag: ${options.placeholders[0]}\`` : fixed} beside it.`,
    },
  ];
}

function checkElsewhere(image: FoundImage, options: CheckOptions): Problem[] {
  const { file, line, column } = placeOfImage(image);
  if (!options.changedLines?.(file, line)) return [];
  const { tagLeaf } = image;
  if (isTemplate(image.names[0]) || isTemplate(image.tag ?? '') || image.digest) return [];
  const where = image.path.join('.');
  const at = { severity: 'warning', file, line, column } as const;
  if (image.form !== 'string' && tagLeaf && typeof tagLeaf.value !== 'string' && tagLeaf.value !== null) {
    return [{ ...at, ...notText(tagLeaf) }];
  }
  if (image.tag === 'latest' || (image.form === 'string' && image.tag === undefined))
    return [{ ...at, ...latest(where) }];
  return [];
}

function latest(where: string): Pick<Problem, 'title' | 'message'> {
  return {
    title: 'The tag latest is not a fixed image',
    message: `\`${where}\` names whatever was pushed last, so nodes run different images and nothing tells when it changes. Write a fixed tag, or a digest.`,
  };
}

function notText(leaf: Leaf): Pick<Problem, 'title' | 'message'> {
  const [start, end] = leaf.scalar?.range ?? [0, 0];
  const written = leaf.source.encrypted ? 'This tag' : `\`${leaf.source.text.slice(start, end)}\``;
  const read = leaf.source.encrypted
    ? `a ${typeof leaf.value}`
    : `the ${typeof leaf.value} \`${leaf.value}\``;
  const quoted = leaf.source.encrypted ? '' : `: \`"${leaf.source.text.slice(start, end)}"\``;
  return {
    title: 'This tag is not a text',
    message: `${written} without quotes is read as ${read}, which may not be the tag that was meant. Put it in quotes${quoted}.`,
  };
}

function severalDocuments(values: readonly ValuesText[], options: CheckOptions): Problem[] {
  if (!hasSeveralDocuments(values)) return [];
  return values.flatMap((source): Problem[] => {
    const second = parseValues(source).documents[1];
    if (!second) return [];
    const at = placeOf(source, second.range[0]);
    if (!options.changedLines?.(at.file, at.line)) return [];
    return [
      {
        severity: 'warning',
        ...at,
        title: 'A second document in a values file',
        message:
          'Helm 3 reads only the first document of a values file, Helm 4 merges them all. Make it one document, without `---`.',
      },
    ];
  });
}

function text(leaf: Leaf | undefined): string | undefined {
  if (leaf === undefined || leaf.value === null) return undefined;
  return String(leaf.value).trim() || undefined;
}

function place(leaf: Leaf): Pick<Required<Problem>, 'file' | 'line' | 'column'> {
  return placeOf(leaf.source, leaf.offset);
}
