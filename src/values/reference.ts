import { IMAGE_NAME } from '../image-name.js';

/** Image references as text: `registry:5000/org/name:tag@sha256:...`. */

export interface ImageText {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// The grammar of distribution's reference package, with a tag that may also be a placeholder or a template.
const REFERENCE = new RegExp(
  `^(${IMAGE_NAME})(?::([\\w{}<>$][\\w.{}<>$-]{0,127}))?(?:@(sha\\d+:[0-9a-f]{32,}))?$`,
);

/** Longer than any image's name with tag and digest: registries end at 255 characters, 127 and a hash. */
const MOST_CHARACTERS = 1_000;

/** @returns undefined where the text is no image reference */
export function readImage(text: string): ImageText | undefined {
  const parts = text.length > MOST_CHARACTERS ? null : REFERENCE.exec(text);
  return parts ? { name: parts[1] as string, tag: parts[2], digest: parts[3] } : undefined;
}

/** `docker.io/library/x` is `x`: the same repository under the name that people write. */
export function familiarName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
}

/** A text that something else fills in later: `{value}`, `$TAG`, `<tag>`, `{{ .Values.tag }}`. */
export function isTemplate(text: string): boolean {
  return /[{}<>$]/.test(text);
}
