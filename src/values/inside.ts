import type { Scalar } from 'yaml';
import { isImageName } from '../image-name.js';
import type { ValuesText } from './document.js';
import { type Path, walk } from './find.js';
import type { Tree } from './tree.js';

/** A `name:placeholder` within a longer text, such as Python in hub.extraConfig. */
export interface Inside {
  readonly source: ValuesText;
  readonly path: Path;
  readonly name: string;
  readonly word: string;
  /** Of the placeholder's characters in the file. */
  readonly start: number;
}

/**
 * Finds placeholders within longer texts, behind an image's name.
 *
 * @param known scalars that are references as a whole
 */
export function findInside(
  tree: Tree,
  known: ReadonlySet<Scalar | undefined>,
  placeholders: readonly string[],
): Inside[] {
  const found: Inside[] = [];
  const seen = new Set<Scalar>();
  walk(tree, [], (node, path) => {
    if (node.kind !== 'leaf' || !node.scalar?.range || typeof node.value !== 'string') return;
    const { source, scalar, value } = node;
    if (known.has(scalar) || seen.has(scalar)) return;
    seen.add(scalar);
    for (const word of placeholders) {
      if (!value.includes(`:${word}`)) continue;
      const [from, to] = scalar.range as [number, number, number];
      for (const { name, start } of occurrences(source.text, from, to, word)) {
        found.push({ source, path, name, word, start });
      }
    }
  });
  return found;
}

/** An image's name may have a scheme before it (`docker://`), which is no part of it. */
function* occurrences(
  text: string,
  from: number,
  to: number,
  word: string,
): Generator<{ name: string; start: number }> {
  for (let at = text.indexOf(`:${word}`, from); at >= 0 && at < to; at = text.indexOf(`:${word}`, at + 1)) {
    const token = /[\w./:-]*$/.exec(text.slice(Math.max(from, at - 300), at))?.[0] ?? '';
    const name = token.replace(/^.*\/\//, '');
    const after = text[at + 1 + word.length] ?? ' ';
    if (isImageName(name) && !/[\w.@-]/.test(after)) yield { name, start: at + 1 };
  }
}
