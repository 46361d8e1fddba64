import { readOwnTag } from '../image-tag.js';
import type { Problem } from '../words.js';
import type { ValuesText } from './document.js';
import { type FoundImage, fullTag, holderOf } from './find.js';
import { findInside } from './inside.js';
import { mergeTrees } from './merge.js';
import { overlayAt, type ValuesPath } from './overlay.js';
import { answer, findPlaceholders, imagesOf, unansweredProblem, writtenTags } from './placeholders.js';
import { familiarName } from './reference.js';
import { sharedTags } from './shared.js';
import { type PatchedTag, tagEntry, Writer } from './writer.js';

export type { PatchedTag } from './writer.js';

export interface PatchOptions {
  /** Tags that are replaced. */
  readonly placeholders: readonly string[];
  /** Where to write an image's name and tag even if the values name no image. */
  readonly valuesPaths?: readonly ValuesPath[];
  /** Replace tags of hub-deploy's own form too: for values that `--write` wrote before. */
  readonly rewriteOwn?: boolean;
}

export interface PatchedValues {
  /** Only those that changed. */
  readonly files: { readonly file: string; readonly text: string }[];
  readonly patched: PatchedTag[];
  /** Tags of built images that a person set: left as they are. */
  readonly pinned: PatchedTag[];
  /** What `valuesPaths` ask for and no file holds: to be given to Helm as a last `-f`; absent where there is nothing. */
  readonly overlay?: Record<string, unknown>;
  readonly problems: Problem[];
}

const NEW_TAG = /^[\w][\w.@:-]*$/;

/**
 * Writes the tags of built images into values files. Decided on the values as Helm merges them; only the characters of
 * tags change, and empty tags of built images are filled.
 *
 * @param values in merge order, later wins
 * @param tags by image name, as written after `name:` (`h3f2a...@sha256:...`)
 * @throws Error where a tag holds characters that YAML would have to escape
 */
export function patchValues(
  values: readonly ValuesText[],
  tags: ReadonlyMap<string, string>,
  options: PatchOptions,
): PatchedValues {
  for (const tag of tags.values()) if (!NEW_TAG.test(tag)) throw new Error(`${tag} is no image tag`);
  const images = new Map([...tags].map(([name, tag]) => [familiarName(name), { name, tag }]));
  const { tree, problems } = mergeTrees(values);
  const overlay = overlayAt(tree, options.valuesPaths ?? [], tags);
  const found = imagesOf(values, options.placeholders, tags.keys()).filter(
    ({ path }) => !overlay.covers(path),
  );
  const shared = sharedTags(
    found,
    (image) => isToBeWritten(image, options) && answer(image.names, images) !== undefined,
  );

  const writer = new Writer();
  const pinned: PatchedTag[] = [];
  for (const image of found) {
    const built = answer(image.names, images);
    const tag = fullTag(image);
    if (!built || !image.tagLeaf || shared.holders.has(holderOf(image.tagLeaf))) continue;
    if (tag !== undefined && isSame(tag, built.tag)) continue;
    if (isToBeWritten(image, options)) writer.write(image, built.name, built.tag);
    else if (tag !== undefined) pinned.push(tagEntry(image, built.name, tag));
  }
  const scalars = new Set(found.map((image) => image.tagLeaf?.scalar));
  const words = options.rewriteOwn ? [...options.placeholders, ...writtenTags(values)] : options.placeholders;
  for (const inside of findInside(tree, scalars, words)) {
    const built = answer([inside.name], images);
    if (built && inside.word !== built.tag) writer.writeInside(inside, built.tag);
  }
  const unanswered = findPlaceholders(values, found, options.placeholders).filter(
    ({ names, path, holder }) =>
      answer(names, images) === undefined && !shared.holders.has(holder) && !overlay.covers(path),
  );
  return {
    files: writer.files(values),
    patched: writer.patched,
    pinned,
    ...(overlay.object && { overlay: overlay.object }),
    problems: [
      ...problems,
      ...overlay.problems,
      ...shared.problems,
      ...unanswered.map((placeholder) => unansweredProblem(placeholder, [...tags.keys()])),
    ],
  };
}

/** A digest is not compared with none: a proposal's image has no digest yet. */
function isSame(tag: string, built: string): boolean {
  if (tag === built) return true;
  const [content, digest] = tag.split('@');
  const [own, pinned] = built.split('@');
  return content === own && (digest === undefined || pinned === undefined) && readOwnTag(tag) !== undefined;
}

function isToBeWritten(image: FoundImage, options: PatchOptions): boolean {
  const tag = fullTag(image);
  if (tag === undefined) return image.form !== 'string' && image.tagLeaf !== undefined;
  return options.placeholders.includes(tag) || (options.rewriteOwn === true && readOwnTag(tag) !== undefined);
}
