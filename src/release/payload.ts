import { gunzipSync, gzipSync } from 'node:zlib';
import { parseManifest, type Rendered } from './manifests.js';

/** What a release's payload says of itself, as far as hub-deploy reads it. */
export interface Payload {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly info: { readonly status: string; readonly description?: string; readonly last_deployed?: string };
  readonly manifest?: string;
  /** The values that Helm was given, merged; without the chart's own. */
  readonly config?: Readonly<Record<string, unknown>> | null;
  readonly hooks?: readonly Hook[];
  readonly chart?: {
    readonly metadata?: { readonly name?: string; readonly version?: string; readonly appVersion?: string };
    readonly lock?: {
      readonly dependencies?: readonly { readonly name?: string; readonly version?: string }[];
    };
  };
}

export interface Hook {
  readonly name: string;
  readonly kind: string;
  readonly path?: string;
  readonly manifest?: string;
  readonly events?: readonly string[];
  readonly delete_policies?: readonly string[];
}

/** A Secret holds 1 MiB, which Helm's JSON fills some ten times over when it is unzipped. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Reads `data.release` of a Helm Secret: base64 (Kubernetes') of base64 (Helm's) of gzip of JSON
 * (helm.sh/helm/pkg/storage/driver/util.go). Very old releases are not zipped.
 *
 * @throws Error with a sentence where it is far too large for a release
 */
export function unpack(data: string): string {
  const bytes = Buffer.from(Buffer.from(data, 'base64').toString('latin1'), 'base64');
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (zipped ? unzip(bytes) : bytes).toString('utf8');
}

function unzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new Error(
      `a release's Secret unpacks to more than ${MOST_BYTES / 2 ** 20} MiB: that is no release of Helm's`,
    );
  }
}

/** The way back. */
export function pack(text: string): string {
  return Buffer.from(gzipSync(Buffer.from(text, 'utf8')).toString('base64'), 'latin1').toString('base64');
}

/**
 * The payload with another status and description. Only `info` is written anew; every other byte stays, because values
 * may hold numbers that JavaScript cannot.
 *
 * @throws Error where the text is no release
 */
export function withStatus(text: string, status: string, description: string): string {
  const [start, end] = memberSpan(text, 'info');
  const info = JSON.parse(text.slice(start, end)) as Record<string, unknown>;
  return text.slice(0, start) + JSON.stringify({ ...info, status, description }) + text.slice(end);
}

/**
 * The payload without the documents of its manifest that `drop` picks: Helm then does not know those objects any more.
 *
 * @throws Error where the text is no release, or the manifest no YAML
 */
export async function withoutDocuments(text: string, drop: (object: Rendered) => boolean): Promise<string> {
  const [start, end] = memberSpan(text, 'manifest');
  const manifest = JSON.parse(text.slice(start, end)) as string;
  const kept: string[] = [];
  for (const document of manifest.split(/^---\s*$/m)) {
    if (!(await parseManifest(document)).some(drop)) kept.push(document);
  }
  return text.slice(0, start) + JSON.stringify(kept.join('---')) + text.slice(end);
}

/** Where a member's value of the outermost object starts and ends. */
function memberSpan(text: string, name: string): readonly [start: number, end: number] {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"') {
      const after = stringEnd(text, at);
      const colon = /^\s*:\s*/.exec(text.slice(after, after + 40));
      if (depth === 1 && colon && text.slice(at + 1, after - 1) === name) {
        const start = after + colon[0].length;
        return [start, valueEnd(text, start)];
      }
      at = after - 1;
    }
  }
  throw new Error(`no "${name}" in the release's payload`);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The end of the object or string that starts there. */
function valueEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = stringEnd(text, at) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("the release's payload is cut");
}
