import type { Scalar } from 'yaml';
import type { ValuesText } from './document.js';

/** Characters of a file to replace. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/**
 * Replaces all of a scalar, or fills an empty one. A plain scalar becomes a double-quoted one (YAML reads `6180689e06`
 * as a number), a quoted one keeps its quotes, a block stays a block, so that lines below keep their numbers.
 *
 * @param value must need no escapes in any style: an image tag
 */
export function replaceScalar(source: ValuesText, scalar: Scalar, value: string): Edit[] {
  const [start, end] = rangeOf(scalar);
  if (start === end) return [fillEmpty(source.text, start, value)];
  if (isBlock(scalar)) return replaceTail(source, scalar, String(scalar.value).trim(), value);
  const quote = scalar.type === 'QUOTE_SINGLE' ? "'" : '"';
  return [{ start, end, text: `${quote}${value}${quote}` }];
}

/** The empty scalar's offset is anywhere between the colon (or anchor, or tag) and the end of the line. */
function fillEmpty(text: string, offset: number, value: string): Edit {
  let at = offset;
  while (/[ \t]/.test(text[at - 1] ?? '')) at--;
  const after = /[\s,\]}]/.test(text[at] ?? '\n') ? '' : ' ';
  return { start: at, end: at, text: ` "${value}"${after}` };
}

/**
 * Gives a value to a key that has none, not even an empty one: `{name, tag}` in flow, or a line `? tag`.
 *
 * @param offset the key's end
 */
export function addValue(source: ValuesText, offset: number, value: string): Edit[] {
  const line = source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset);
  const mark = /(?:^|[\s,{[])\?[ \t]+["']?tag["']?$/.exec(line);
  // An explicit key's value starts on a line of its own, below the question mark.
  const lead = mark ? `\n${' '.repeat(line.lastIndexOf('?'))}` : '';
  return [{ start: offset, end: offset, text: `${lead}: "${value}"` }];
}

/**
 * Replaces the end of a scalar's text (`name:tag`'s tag). Where the characters do not show it as it is (escapes, a
 * folded line), the whole scalar is written anew in double quotes.
 */
export function replaceTail(source: ValuesText, scalar: Scalar, tail: string, value: string): Edit[] {
  const [start, end] = rangeOf(scalar);
  const characters = source.text.slice(start, end);
  const trailing = isBlock(scalar)
    ? characters.trimEnd()
    : scalar.type === 'PLAIN'
      ? characters
      : characters.slice(0, -1);
  if (!trailing.endsWith(tail)) {
    const text = String(scalar.value).trim();
    const whole = text.slice(0, text.length - tail.length) + value;
    return [{ start, end: isBlock(scalar) ? start + trailing.length : end, text: JSON.stringify(whole) }];
  }
  const at = start + trailing.length;
  const edit = { start: at - tail.length, end: at, text: value };
  return isBlock(scalar) ? [...stripHeader(characters, start), edit] : [edit];
}

/** Makes a block scalar's header strip the last line break (`|` -> `|-`): a tag that ends with one is no tag. */
function stripHeader(characters: string, start: number): Edit[] {
  const header = /^[|>](\d?)([-+]?)(\d?)/.exec(characters);
  if (!header || header[2] === '-') return [];
  const at = start + 1 + (header[1] as string).length;
  return [{ start: at, end: at + (header[2] as string).length, text: '-' }];
}

function isBlock(scalar: Scalar): boolean {
  return scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
}

function rangeOf(scalar: Scalar): [number, number] {
  const [start, end] = scalar.range as [number, number, number];
  return [start, end];
}
