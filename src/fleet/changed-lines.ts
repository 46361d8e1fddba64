import { gitText } from './git.js';

/** Whether a change touches a line of a file of its head. */
export type ChangedLines = (file: string, line: number) => boolean;

/** So many names fit into a command line everywhere. */
const NAMES = 1_000;

/**
 * The lines that a change added or rewrote, from git's own diff.
 *
 * @param base the commit compared with
 * @param files paths of the head; others may be left out
 */
export async function changedLines(
  directory: string,
  base: string,
  head: string,
  files: readonly string[],
): Promise<ChangedLines> {
  if (files.length === 0) return () => false;
  // Whatever the person's settings are. A textconv would number the lines of decrypted text.
  const plain = ['--text', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-prefix'];
  const args = ['-c', 'diff.relative=false', 'diff', '--unified=0', '--inter-hunk-context=0', ...plain];
  // Of more files than can be named the whole diff is read.
  const named = files.length <= NAMES ? files.map((file) => `:(top,literal)${file}`) : [];
  const diff = await gitText(directory, [...args, base, head, '--', ...named]);
  return readHunks(diff);
}

/** @param diff of `git diff --unified=0 --no-prefix` */
export function readHunks(diff: string): ChangedLines {
  const ranges = new Map<string, [from: number, to: number][]>();
  let file = '';
  // An added line may begin with `++ ` itself.
  let inHeader = true;
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) inHeader = true;
    if (inHeader && line.startsWith('+++ ')) file = unquoted(line.slice('+++ '.length).replace(/\t$/, ''));
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    inHeader = false;
    const from = Number(hunk[1]);
    ranges.set(file, [...(ranges.get(file) ?? []), [from, from + Number(hunk[2] ?? 1) - 1]]);
  }
  return (path, at) => (ranges.get(path) ?? []).some(([from, to]) => from <= at && at <= to);
}

/** git quotes names with quotes, backslashes or control characters, as C does. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  const bytes = name.slice(1, -1).replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string, char: string) => {
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return { n: '\n', t: '\t', r: '\r' }[char] ?? char;
  });
  return bytes;
}
