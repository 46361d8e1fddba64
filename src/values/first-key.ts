const NO_CONTENT = /^\ufeff?[ \t\r]*(?:#|$)|^---[ \t\r]*$/;
const KEY = /^\ufeff?["\w][^:#]*:(?:\s|$)/;

/**
 * Whether the first line of a file of values that is no comment is a key, as nearly every file has it: it holds a value
 * then, and many files need not be read as YAML to know.
 */
export function beginsWithKey(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end);
    if (!NO_CONTENT.test(line)) return KEY.test(line);
    at += line.length + 1;
  }
  return false;
}
