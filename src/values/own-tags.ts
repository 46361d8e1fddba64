import type { ValuesText } from './document.js';

/** A tag of hub-deploy's own form, with or without a digest. */
export const OWN_TAG = /^h[0-9a-f]{12}(?:@sha256:[0-9a-f]{64})?$/;

const ANYWHERE = /\b(h[0-9a-f]{12})(@sha256:[0-9a-f]{64})?(?!\w)/g;

/** The tags of our own form that values hold, wherever they stand: `--write` wrote them before. */
export function ownTagsIn(values: readonly ValuesText[]): string[] {
  const found = new Set<string>();
  for (const { text } of values) {
    for (const [whole, tag = ''] of text.matchAll(ANYWHERE)) found.add(whole).add(tag);
  }
  return [...found];
}
