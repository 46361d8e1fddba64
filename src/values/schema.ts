import type { Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import type { Path } from './find.js';
import { entryAt } from './locate.js';
import { mergeTrees } from './merge.js';
import type { Entry, MapTree, Tree } from './tree.js';

const START = "values don't meet the specifications of the schema(s)";

/** One complaint of Helm's: which chart, where in its values, what. */
interface Complaint {
  readonly chart: string;
  /** Candidates: a dotted path can be split in several ways. */
  readonly path: Path;
  readonly message: string;
  /** Nested complaints: what each alternative of an `oneOf` said. */
  readonly causes: string[];
}

/**
 * Maps what Helm says of values that a chart's values.schema.json refuses back to the lines that set them.
 *
 * Two forms are known: `- at '/hub/image/tag': got number, want string` (Helm 3.18 and later, 4), and
 * `- hub.image.tag: Invalid type. Expected: string, given: integer` (before).
 *
 * @param helmStderr all that Helm wrote
 * @returns one a complaint; none where Helm complains of something else
 */
export function schemaProblems(helmStderr: string, values: readonly ValuesText[]): Problem[] {
  const complaints = readComplaints(helmStderr);
  if (complaints.length === 0) return [];
  const { tree } = mergeTrees(values);
  return complaints.flatMap((complaint) => problemsOf(complaint, tree));
}

function readComplaints(stderr: string): Complaint[] {
  const start = stderr.indexOf(START);
  if (start < 0) return [];
  const complaints: (Complaint & { indent: number })[] = [];
  let chart = '';
  for (const line of stderr.slice(start).split(/\r?\n/).slice(1)) {
    const name = /^(\S.*):$/.exec(line);
    const item = /^( *)- (.*)$/.exec(line);
    if (name && !item) chart = name[1] as string;
    if (!item) continue;
    const indent = (item[1] as string).length;
    const complaint = { chart, indent, causes: [], ...readItem(item[2] as string) };
    const last = complaints.at(-1);
    // "validation failed" only announces those below it; an "oneOf" is one complaint with all its alternatives.
    if (last && indent > last.indent && last.message !== 'validation failed') {
      last.causes.push(`${dotted(complaint.path)}: ${complaint.message}`);
      continue;
    }
    if (last?.message === 'validation failed' && indent > last.indent) complaints.pop();
    complaints.push(complaint);
  }
  return complaints;
}

function readItem(text: string): { path: Path; message: string } {
  const pointer = /^at '(.*?)': (.*)$/.exec(text);
  if (pointer) {
    const keys = (pointer[1] as string).split('/').slice(1);
    return {
      path: keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
      message: pointer[2] as string,
    };
  }
  const [, path = '(root)', message = text] = /^(.+?): (.*)$/.exec(text) ?? [];
  return { path: path === '(root)' ? [] : path.split('.'), message };
}

function problemsOf(complaint: Complaint, tree: MapTree): Problem[] {
  const unknown = unknownKeys(complaint.message);
  if (unknown.length > 0) {
    return unknown.map((key) => problemAt(complaint, [...complaint.path, key], tree));
  }
  return [problemAt(complaint, complaint.path, tree)];
}

function problemAt(complaint: Complaint, path: Path, tree: MapTree): Problem {
  const found = findEntry(complaint.chart, path, tree);
  const place = found && placeOf(found.entry.source, found.entry.offset);
  const causes = complaint.causes.length > 0 ? ` (${complaint.causes.join('; ')})` : '';
  const elsewhere = place ? '' : ' None of the values files sets it: it comes from a chart.';
  return {
    severity: 'error',
    ...place,
    title: `The chart refuses ${shorten(dotted(found?.path ?? path))}`,
    message: `The schema of the chart \`${complaint.chart}\` says of \`${dotted(complaint.path)}\`: ${complaint.message}${causes}. ${fix(complaint.message)}${elsewhere}`,
  };
}

/** Where a chart's path stands in the merged values: below a key of the chart's name (or alias), or at the top. */
function findEntry(chart: string, path: Path, tree: MapTree): { entry: Entry; path: Path } | undefined {
  for (const base of [...basesOf(chart, tree, []), []]) {
    const full = rejoin(tree, [...base, ...path]);
    const entry = entryAt(tree, full);
    if (entry) return { entry, path: full };
  }
  return undefined;
}

function* basesOf(chart: string, tree: Tree, path: Path): Generator<Path> {
  if (tree.kind !== 'map') return;
  const own = tree.entries.get(chart);
  if (own?.tree.kind === 'map') yield [...path, chart];
  for (const [key, entry] of tree.entries) yield* basesOf(chart, entry.tree, [...path, key]);
}

/** Joins keys that hold dots themselves, where older Helms' dotted paths took them apart. */
function rejoin(tree: MapTree, path: Path): Path {
  const result: (string | number)[] = [];
  for (let at = 0; at < path.length; ) {
    const below = result.length === 0 ? tree : entryAt(tree, result)?.tree;
    let length = 1;
    if (below?.kind === 'map') {
      while (at + length < path.length && !below.entries.has(path.slice(at, at + length).join('.'))) length++;
      if (!below.entries.has(path.slice(at, at + length).join('.'))) length = 1;
    }
    result.push(path.slice(at, at + length).join('.'));
    at += length;
  }
  return result;
}

function unknownKeys(message: string): string[] {
  const older = /^Additional property (.+) is not allowed$/.exec(message);
  if (older) return [older[1] as string];
  const newer = /^additional properties (.+) not allowed$/.exec(message);
  return newer ? [...(newer[1] as string).matchAll(/'([^']*)'/g)].map((match) => match[1] as string) : [];
}

function fix(message: string): string {
  if (/got (number|boolean), want string|Expected: string, given: (integer|number|boolean)/.test(message)) {
    return 'Put the value in quotes.';
  }
  if (/^(A|a)dditional propert/.test(message))
    return 'Correct the spelling of the key, move it where it belongs, or take it away.';
  if (/^missing propert|is required$/.test(message)) return 'Add what is missing.';
  return 'Give it a value that the chart takes.';
}

function dotted(path: Path): string {
  return path.length === 0 ? 'its values' : path.join('.');
}

/** Titles hold some 60 characters: of a long path the end says most. */
function shorten(path: string): string {
  return path.length <= 40 ? path : `…${path.slice(-39)}`;
}
