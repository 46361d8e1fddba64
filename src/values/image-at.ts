import type { Place } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { leafAt } from './find.js';
import { entryAt } from './locate.js';
import { mergeTrees } from './merge.js';

/** The image that merged values hold at a path, as far as they hold it. */
export interface ImageAt {
  readonly name?: string;
  readonly tag?: string;
  /** Of the tag, or of the name where there is no tag. */
  readonly place: Required<Place>;
}

/**
 * The image at a path such as `hub.image`.
 *
 * @returns undefined where no file sets its name or tag there
 */
export function imageAtPath(values: readonly ValuesText[], path: readonly string[]): ImageAt | undefined {
  const entry = entryAt(mergeTrees(values).tree, path);
  if (entry?.tree.kind !== 'map') return undefined;
  const name = leafAt(entry.tree, 'name');
  const tag = leafAt(entry.tree, 'tag');
  const leaf = tag ?? name;
  if (!leaf) return undefined;
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value).trim());
  return {
    ...(text(name?.value) ? { name: text(name?.value) } : {}),
    ...(text(tag?.value) ? { tag: text(tag?.value) } : {}),
    place: placeOf(leaf.source, leaf.offset),
  };
}
