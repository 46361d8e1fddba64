import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../fleet/archive.js';
import type { ChartPath } from './helm.js';

/**
 * What a template asks that only the deploy can answer, and that a render without a cluster answers as if it were the
 * same each time: the revision, whether it is the first, the time, what the cluster holds.
 */
const ASKS =
  /\.Release\.(?:Revision|IsInstall|IsUpgrade)\b|(?<![\w.$"-])(?:now|lookup|getHostByName)(?![\w"-])/;
/** A chart in an archive in a chart ... : nobody nests them deeper, and an archive can hold itself. */
const DEEPEST = 5;

/** One file of a chart: its path from the chart's folder, and its text. */
interface ChartFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Whether a chart's templates, or those of the charts in it, ask what only the deploy can answer.
 *
 * zero-to-jupyterhub's own look-ups do not count: they find again what its Secret keeps, and whether nodes need a pull.
 *
 * @param chart a folder or an archive, with its dependencies in it
 */
export async function asksCluster(chart: ChartPath): Promise<boolean> {
  const files = chart.endsWith('.tgz')
    ? await unpacked(await readFile(chart))
    : await Promise.all(
        (await filesBelow(chart)).map(async (name) => ({ name, bytes: await readFile(join(chart, name)) })),
      );
  return anyAsks(files);
}

async function anyAsks(files: readonly ChartFile[], depth = 1): Promise<boolean> {
  for (const { name, bytes } of files) {
    const [, folder, file] = /^((?:charts\/[^/]+\/)*)(templates\/.+|charts\/[^/]+\.tgz)$/.exec(name) ?? [];
    if (folder === undefined || file === 'templates/NOTES.txt') continue;
    if (file?.endsWith('.tgz')) {
      if (depth === DEEPEST || (await anyAsks(await unpacked(bytes), depth + 1))) return true;
      continue;
    }
    const words = wordsOf(textOf(bytes));
    if (ASKS.test(isJupyterHub(files, folder) ? words.replace(/\blookup\b/g, '') : words)) return true;
  }
  return false;
}

/** What a template does: its actions without comments and texts. In one pass, since a stranger may have written it. */
function wordsOf(template: string): string {
  const words: string[] = [];
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', at)) {
    at += 2;
    for (let from = at; ; ) {
      const stop = next(template, at);
      words.push(template.slice(from, stop.at), ' ');
      at = stop.end;
      if (stop.ends) break;
      from = at;
    }
  }
  return words.join('');
}

const STOPS = /\}\}|\/\*|["`]/g;

/** Where an action's words stop next: at its end, or at a comment or text, which is passed over. */
function next(template: string, from: number) {
  STOPS.lastIndex = from;
  const found = STOPS.exec(template);
  const at = found?.index ?? template.length;
  if (!found || found[0] === '}}') return { at, end: at + 2, ends: true };
  let end = at + found[0].length;
  if (found[0] === '"') {
    while (end < template.length && template[end] !== '"') end += template[end] === '\\' ? 2 : 1;
    return { at, end: end + 1, ends: false };
  }
  const close = found[0] === '`' ? '`' : '*/';
  end = template.indexOf(close, end);
  return { at, end: end < 0 ? template.length : end + close.length, ends: false };
}

function isJupyterHub(files: readonly ChartFile[], folder: string): boolean {
  const chart = files.find(({ name }) => name === `${folder}Chart.yaml`);
  return chart !== undefined && /^name:\s*["']?jupyterhub["']?\s*$/m.test(textOf(chart.bytes));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

async function unpacked(archive: Uint8Array): Promise<ChartFile[]> {
  return Array.from(await filesIn(archive), ({ name, bytes }) => ({
    name: name.replace(/^(?:\.\/)?[^/]+\//, ''),
    bytes,
  }));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\//, ''));
}
