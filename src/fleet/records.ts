/** What a git command with `-z` says, as text. */
export interface Records {
  /** Each record ends with a NUL. */
  readonly text: string;
  /** Names in it that are not UTF-8: the text shows their other bytes as `\xe9`, and no file can be had by it. */
  readonly notUtf8: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** @param output records that are a name, or end with one after a tab */
export function recordsOf(output: Buffer): Records {
  const text = output.toString('utf8');
  // U+FFFD is what a byte becomes that is no UTF-8; or somebody named a file by it.
  if (!text.includes('\ufffd')) return { text, notUtf8: NONE };
  const names = new Set<string>();
  const records: string[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    const bytes = output.subarray(at, end < 0 ? output.length : end);
    const record = bytes.toString('utf8');
    const shown = Buffer.from(record).equals(bytes) ? record : escaped(bytes);
    if (shown !== record) names.add(shown.slice(shown.indexOf('\t') + 1));
    records.push(`${shown}\0`);
    at += bytes.length + 1;
  }
  return { text: records.join(''), notUtf8: names };
}

function escaped(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
