import { imageNameFault } from '../image-name.js';
import type { Problem } from '../words.js';
import { checkElsewhere, checkHubImage, HUB_IMAGES, type PlacedProblem } from './check-image.js';
import { parseValues, placeOf, type ValuesText } from './document.js';
import type { FoundImage, Path } from './find.js';
import { hasSeveralDocuments, mergeTrees } from './merge.js';
import { misplacedKeys } from './misplaced.js';
import { overlayAt, type ValuesPath } from './overlay.js';
import { answer, findPlaceholders, imagesOf, unansweredProblem } from './placeholders.js';
import { familiarName } from './reference.js';
import { sharedTags } from './shared.js';

export interface CheckOptions {
  readonly placeholders: readonly string[];
  /** The names of the images that the release's values may name. */
  readonly images: readonly string[];
  /** Where a deploy writes images of this release, by themselves. */
  readonly valuesPaths?: readonly ValuesPath[];
  /** Whether the pull request touches a line; absent where there is none. */
  readonly changedLines?: (file: string, line: number) => boolean;
  /** The keys under which the jupyterhub chart's values stand. */
  readonly jupyterhubPath: readonly string[];
  /** The chart around the jupyterhub chart has templates, which may read any key; absent: it has none. */
  readonly hasTemplates?: boolean;
}

/**
 * What is wrong with the image references of a release's values, each at its line.
 *
 * Errors are a placeholder that no image answers; at `singleuser.image` and `hub.image`: `latest`, a tag without a name
 * or a name without a tag, a tag that is no text; one tag text shared by several images; and what Helm cannot read.
 * Elsewhere a tag that is `latest` or no text is a warning, on changed lines only. Templates such as `{value}` are fine.
 * Keys of the jupyterhub chart that nothing reads are a warning: on changed lines, or everywhere if none are known.
 */
export function checkValues(values: readonly ValuesText[], options: CheckOptions): Problem[] {
  const { placeholders } = options;
  const { tree, problems } = mergeTrees(values);
  const images = new Map(options.images.map((name) => [familiarName(name), name]));
  // Where the files name the image of a values-path themselves, a deploy leaves it to them.
  const written = overlayAt(
    tree,
    options.valuesPaths ?? [],
    new Map(options.images.map((name) => [name, ''])),
  );
  const isWritten = (path: Path) => written.covers(path);
  const found = imagesOf(values, placeholders, options.images).filter(({ path }) => !isWritten(path));

  const misnamed = found.filter(
    ({ form, names, tag }) =>
      form !== 'string' && tag !== undefined && placeholders.includes(tag) && imageNameFault(names[0]),
  );
  const shared = sharedTags(
    found,
    ({ names, tag }) =>
      answer(names, images) !== undefined && (tag === undefined || placeholders.includes(tag)),
  );
  const places = Object.values(HUB_IMAGES)
    .map((keys) => [...options.jupyterhubPath, ...keys])
    .filter((path) => !isWritten(path));
  const isHubImage = (path: Path) => places.some((place) => isSame(place, path));
  const unanswered = findPlaceholders(values, found, placeholders).filter(
    ({ names, path, holder }) =>
      answer(names, images) === undefined &&
      !misnamed.some((image) => image.names === names) &&
      !shared.holders.has(holder) &&
      !isWritten(path) &&
      // A tag without a name there has an error of its own.
      !(names.length === 0 && isHubImage(path.slice(0, -1))),
  );
  const unread =
    options.jupyterhubPath.length > 0 && !options.hasTemplates
      ? misplacedKeys(values, options.jupyterhubPath)
      : [];
  const elsewhere = options.changedLines ? found.filter(({ path }) => !isHubImage(path)) : [];
  return [
    ...problems,
    ...written.problems,
    ...places.flatMap((path) => checkHubImage(tree, path, images, placeholders)),
    ...misnamed.map(misnamedProblem),
    ...unanswered.map((placeholder) => unansweredProblem(placeholder, options.images)),
    ...shared.problems,
    ...unread.filter(({ file, line }) => options.changedLines?.(file, line) ?? true),
    ...[...elsewhere.flatMap(checkElsewhere), ...severalDocuments(values)].filter(({ file, line }) =>
      options.changedLines?.(file, line),
    ),
  ];
}

/** A name that a built image would be pushed to, and no registry takes. */
function misnamedProblem({ nameLeaf, names: [name] }: FoundImage): PlacedProblem {
  const { source, offset } = nameLeaf;
  return {
    severity: 'error',
    ...placeOf(source, offset),
    title: 'No registry takes this name',
    message: source.encrypted
      ? 'The name of an image here is none that a registry takes: capital letters, a scheme, a tag or a digest may be in it.'
      : `\`${name}\` ${imageNameFault(name)}.`,
  };
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function severalDocuments(values: readonly ValuesText[]): PlacedProblem[] {
  if (!hasSeveralDocuments(values)) return [];
  return values.flatMap((source): PlacedProblem[] => {
    const second = parseValues(source).documents[1];
    if (!second) return [];
    return [
      {
        severity: 'warning',
        ...placeOf(source, second.range[0]),
        title: 'A second document in a values file',
        message:
          'Helm 3 reads only the first document of a values file, Helm 4 merges them all. Make it one document, without `---`.',
      },
    ];
  });
}
