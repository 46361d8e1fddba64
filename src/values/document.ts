import { type Document, parseAllDocuments } from 'yaml';
import type { Place, Problem } from '../words.js';

/** One values file's text, with the role it has when Helm gets it. Lists of these are in merge order, later wins. */
export interface ValuesText {
  /** Relative to the ops repo's root, with `/`. */
  readonly file: string;
  readonly text: string;
  /** A chart's own values.yaml, or a file given with `-f`: `null` means different things in each. */
  readonly role: 'chart' | 'values';
  /** The line of the configuration that gives values which are in no file of their own: all of them stand there. */
  readonly at?: Place;
  /** Decrypted from a file that is encrypted in the repo: no message quotes its values. */
  readonly encrypted?: boolean;
  /** The keys under which a subchart's own values.yaml hangs; absent or empty for all others. */
  readonly prefix?: readonly string[];
}

/** A values file, parsed. `documents` is empty where the text has syntax errors. */
export interface ValuesFile {
  readonly source: ValuesText;
  readonly documents: readonly Document.Parsed[];
  readonly problems: readonly Problem[];
}

const parsed = new WeakMap<ValuesText, ValuesFile>();

/** Parses a values file, once: the same object gives the same result. */
export function parseValues(source: ValuesText): ValuesFile {
  let file = parsed.get(source);
  if (!file) {
    file = parse(source);
    parsed.set(source, file);
  }
  return file;
}

function parse(source: ValuesText): ValuesFile {
  // failsafe: scalars stay text, because Helm reads them by rules of its own (scalar.ts).
  const documents = parseAllDocuments(source.text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const list = [...documents];
  const problems = list.flatMap((document) =>
    document.errors.slice(0, 1).map((error): Problem => {
      return {
        severity: 'error',
        ...placeOf(source, error.pos[0]),
        title: 'This is not valid YAML',
        message: `${sentence(tooDeep(error.message) ? 'It is nested hundreds of levels deep' : error.message)} Until this is mended, none of the file's values can be read.`,
      };
    }),
  );
  const directive = directiveProblem(source);
  const first = problems[0] ?? (directive?.severity === 'error' ? directive : undefined);
  if (first) return { source, documents: [], problems: [first] };
  return { source, documents: list, problems: directive ? [directive] : [] };
}

/** What the parser's own recursion says: no file that people write comes near it. */
function tooDeep(message: string): boolean {
  return message.includes('Maximum call stack');
}

/**
 * A directive before the first document (tried): Helm 3 takes `%YAML 1.1` and `%TAG`, and refuses any other; Helm 4 cuts
 * the file at `---`, and then refuses them all.
 */
function directiveProblem(source: ValuesText): Problem | undefined {
  // Only comments and empty lines may stand before it.
  const lead = /^\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*/.exec(source.text)?.[0] ?? '';
  const line = source.text.slice(lead.length).split(/\r?\n/, 1)[0] ?? '';
  if (!line.startsWith('%')) return undefined;
  const isKnown = /^%(YAML[ \t]+1\.1|TAG)\b/.test(line);
  return {
    severity: isKnown ? 'warning' : 'error',
    ...placeOf(source, lead.length),
    title: 'A YAML directive in a values file',
    message: `${isKnown ? 'Helm 4 refuses a values file that begins with' : 'Helm refuses'} \`${line.trim()}\`. Take the line away, and the \`---\` below it.`,
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Helm keeps a release, its values among them, in a Secret of 1 MiB, which zipped text fills some ten times over. */
const MOST_MEBIBYTES = 10;

/**
 * Reads a values file's bytes.
 *
 * @returns the text, byte order mark included; or a Problem where the bytes are no text that Helm would take
 */
export function decodeValues(
  file: string,
  bytes: Uint8Array,
  role: ValuesText['role'] = 'values',
): ValuesText | Problem {
  if (Buffer.from(bytes.subarray(0, 10)).toString('latin1') === '\0GITCRYPT\0') {
    return {
      severity: 'error',
      file,
      title: 'This file is still encrypted',
      message:
        'It is locked by git-crypt, so its values cannot be read. Unlock the checkout (git-crypt unlock), or give the key to the job that deploys.',
    };
  }
  if (bytes.length > MOST_MEBIBYTES * 2 ** 20)
    return {
      severity: 'error',
      file,
      title: 'These values are too large',
      message: `The file has more than ${MOST_MEBIBYTES} MiB, and a release that held it would fit into no Secret. Give data to hubs by an image or a volume.`,
    };
  try {
    return { file, role, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return {
      severity: 'error',
      file,
      line: lineOfBadByte(bytes),
      title: 'This file is not UTF-8 text',
      message: 'Helm refuses values files in any other encoding. Save the file as UTF-8.',
    };
  }
}

/** The line that holds the first byte which is not UTF-8: the longest decodable prefix ends in it. */
function lineOfBadByte(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const bad = lines.findIndex((line) => {
    const own = Buffer.from(line, 'latin1');
    return !own.equals(Buffer.from(own.toString('utf8'), 'utf8'));
  });
  return bad + 1;
}

const lineStarts = new WeakMap<ValuesText, number[]>();

/** The place of a character of a values file, by its offset in the text. */
export function placeOf(source: ValuesText, offset: number): Required<Place> {
  if (source.at) return { line: 1, column: 1, ...source.at };
  let starts = lineStarts.get(source);
  if (!starts) {
    starts = [0];
    for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    lineStarts.set(source, starts);
  }
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  // A byte order mark is no column that an editor shows.
  const mark = low === 0 && source.text.startsWith('\ufeff') ? 1 : 0;
  return {
    file: source.file,
    line: low + 1,
    column: Math.max(1, offset - (starts[low] as number) + 1 - mark),
  };
}
