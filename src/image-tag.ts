import { contentHash } from './content-hash.js';

/**
 * The shape of an image's tag, for whoever makes, writes or looks for one: `h` and a content hash. It starts with a letter
 * because YAML reads `9152039` as a number. Values and pods hold it with the image's digest behind it.
 */
const TAG = 'h[0-9a-f]{32}';
const DIGEST = 'sha256:[0-9a-f]{64}';

const WHOLE = new RegExp(`^(${TAG})(?:@(${DIGEST}))?$`);
const ANYWHERE = new RegExp(`\\b(${TAG})(?:@(${DIGEST}))?(?!\\w)`, 'g');
const BEHIND_NAME = new RegExp(`:(${TAG})(?:@(${DIGEST}))?(?![\\w.-])`, 'g');

/** A tag of ours, and the digest that stands behind its `@`. */
export interface OwnTag {
  readonly tag: string;
  readonly digest?: string;
}

/** An image with a tag of ours. */
export interface OwnImage extends OwnTag {
  readonly name: string;
}

/** The tag of what a text describes, equal for equal texts only. */
export function tagOf(content: string): string {
  return `h${contentHash(content)}`;
}

/** @returns undefined where the text is not a tag of ours and nothing else */
export function readOwnTag(text: string): OwnTag | undefined {
  const parts = WHOLE.exec(text);
  return parts ? ownTag(parts[1], parts[2]) : undefined;
}

/** Every tag of ours in a text, wherever it stands. */
export function ownTagsIn(text: string): OwnTag[] {
  return Array.from(text.matchAll(ANYWHERE), ([, tag, digest]) => ownTag(tag, digest));
}

/** The images that a text names as `name:tag`. */
export function ownImagesIn(text: string): OwnImage[] {
  let read = 0;
  return Array.from(text.matchAll(BEHIND_NAME), ({ 0: whole, 1: tag, 2: digest, index }) => {
    const name = nameBefore(text, index, read);
    read = index + whole.length;
    return { name, ...ownTag(tag, digest) };
  }).filter(({ name }) => name !== '');
}

/** The name that ends at a place, read backwards to where the one before it ended: each character is looked at once. */
function nameBefore(text: string, end: number, least: number): string {
  let start = end;
  while (start > least && /[\w.:/-]/.test(text[start - 1] as string)) start--;
  while (start < end && /[.:/-]/.test(text[start] as string)) start++;
  return text.slice(start, end);
}

function ownTag(tag = '', digest: string | undefined): OwnTag {
  return { tag, ...(digest ? { digest } : {}) };
}
