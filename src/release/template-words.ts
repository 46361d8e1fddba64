import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { filesIn, unzipped } from '../fleet/archive.js';
import type { ChartPath } from './helm.js';

/**
 * What a template asks that only the deploy can answer, and that a render without a cluster answers as if it were the
 * same each time: the revision, whether it is the first, the time. Sprig's dates of what is no date are the time too.
 */
const ASKS =
  /\.Release\.(?:Revision|IsInstall|IsUpgrade)\b|(?<![\w.$"-])(?:now|ago|(?:html)?[dD]ate(?:InZone)?|date_in_zone|getHostByName)(?![\w"-])/;
/** So do these, or may: what the cluster holds, a template that is made of values, the whole release by another name. */
const MAY_ASK = /\.Release\b(?!\.(?:Name|Namespace|Service)\b)|(?<![\w.$"-])(?:lookup|tpl)(?![\w"-])/;

/** A chart holds some 100 kB, and a few archives. Of more than this it is not known what it asks. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ARCHIVES = 1_000;
/** A chart in an archive in a chart ... : nobody nests them deeper, and an archive can hold itself. */
const DEEPEST = 5;

/** What may still be read of a chart, with all that is in it. */
interface Budget {
  bytes: number;
  archives: number;
}

/** It takes more than the budget to know, or an archive is none, which Helm does not render. */
class Unreadable extends Error {}

/** One file of a chart: its path from the chart's folder, and how it is read. */
interface ChartFile {
  readonly name: string;
  read(): Uint8Array | Promise<Uint8Array>;
}

/**
 * Whether a chart's templates, or those of the charts in it, ask what only the deploy can answer, or may.
 *
 * zero-to-jupyterhub's own look-ups do not count: they find again what its Secret keeps, and whether nodes need a pull.
 * Nor do its templates of values, and what it hands on of its release: the name, namespace and service.
 *
 * @param chart a folder or an archive, with its dependencies in it
 * @returns true too where there is more to read than a chart holds
 */
export async function asksCluster(chart: ChartPath): Promise<boolean> {
  const budget: Budget = { bytes: MOST_BYTES, archives: MOST_ARCHIVES };
  try {
    const isFolder = (await stat(chart)).isDirectory();
    const files = isFolder
      ? await filesBelow(chart, budget)
      : await unpacked(await readWithin(chart, budget), budget);
    return await anyAsks(files, budget);
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}

/** Notes for people matter where they define what other templates use, or change the values that these see. */
const SHARES = /(?<![\w.$"-])(?:define|block|(?:un)?set|(?:must)?[mM]erge(?:Overwrite)?)(?![\w"-])/;
/** As Helm does, without what in a `charts` folder begins with `_` or a dot. */
const READ = /^((?:charts\/[^/_.][^/]*\/)*)(templates\/.+|charts\/[^/_.][^/]*\.tgz)$/;

async function anyAsks(files: readonly ChartFile[], budget: Budget, depth = 1): Promise<boolean> {
  const isJupyterHub = jupyterHubs(files);
  for (const file of files) {
    const [, folder, name] = READ.exec(file.name) ?? [];
    if (folder === undefined) continue;
    const bytes = await file.read();
    if (name?.startsWith('charts/')) {
      if (depth === DEEPEST || (await anyAsks(await unpacked(bytes, budget), budget, depth + 1))) return true;
      continue;
    }
    const template = textOf(bytes);
    if (name === 'templates/NOTES.txt' && !says(template, SHARES)) continue;
    if (says(template, ASKS) || (says(template, MAY_ASK) && !(await isJupyterHub(folder)))) return true;
  }
  return false;
}

function says(template: string, what: RegExp): boolean {
  for (const words of wordsOf(template)) if (what.test(words)) return true;
  return false;
}

/**
 * What a template does: its actions without comments and texts, piece by piece. In one pass, and without a copy, since a
 * stranger may have written it.
 */
function* wordsOf(template: string): Generator<string> {
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', at)) {
    at += 2;
    for (let from = at; ; ) {
      const stop = next(template, at);
      yield template.slice(from, stop.at);
      at = stop.end;
      if (stop.ends) break;
      from = at;
    }
  }
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

/** Whether the chart in a folder is zero-to-jupyterhub: its Chart.yaml is read once, and where it is asked. */
function jupyterHubs(files: readonly ChartFile[]): (folder: string) => Promise<boolean> {
  const named = new Map(files.map((file) => [file.name, file]));
  const known = new Map<string, boolean>();
  return async (folder) => {
    const chart = named.get(`${folder}Chart.yaml`);
    const is =
      known.get(folder) ??
      (chart !== undefined && /^name:\s*["']?jupyterhub["']?\s*$/m.test(textOf(await chart.read())));
    known.set(folder, is);
    return is;
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw new Unreadable();
}

async function unpacked(archive: Uint8Array, budget: Budget): Promise<ChartFile[]> {
  budget.archives -= 1;
  const tar = budget.archives < 0 || budget.bytes < 1 ? undefined : await unzipped(archive, budget.bytes);
  if (!tar) throw new Unreadable();
  spend(budget, tar.length);
  return Array.from(filesIn(tar), ({ name, bytes }) => ({
    name: posix.normalize(name).replace(/^[^/]+\//, ''),
    read: () => bytes,
  }));
}

async function filesBelow(folder: string, budget: Budget): Promise<ChartFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(folder, path), read: () => readWithin(path, budget) };
    });
}

/** A file's size counts before it is read. */
async function readWithin(path: string, budget: Budget): Promise<Uint8Array> {
  spend(budget, (await stat(path)).size);
  return readFile(path);
}
