import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { decodeValues, parseValues, type ValuesText } from '../../src/values/document.js';
import { mergeValues } from '../../src/values/merge.js';
import { type PatchedTag, patchValues } from '../../src/values/patch.js';
import { findReferences, type ImageReference } from '../../src/values/references.js';

/**
 * Real values files: every YAML file below the folders that VALUES_CORPUS names (separated by colons). Each tag that
 * stands in them is taken for a placeholder.
 */
const folders = (process.env.VALUES_CORPUS ?? '').split(':').filter(Boolean);
const NEW = `h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:${'b'.repeat(64)}`;

(folders.length > 0 ? test : test.skip)('real values files: only tags change, and all of them', () => {
  const count = { files: 0, unread: 0, references: 0, patched: 0 };
  const unread: string[] = [];
  for (const source of folders.flatMap((folder) => [...read(folder)])) {
    if (parseValues(source).problems.length > 0 || findReferences([source]).problems.length > 0) {
      count.unread += 1;
      // Helm's and cookiecutter's templates are not meant to be YAML yet.
      if (!/\{\{|\{%/.test(source.text))
        unread.push(`${source.file}: ${findReferences([source]).problems[0]?.message}`);
      continue;
    }
    const { references } = findReferences([source]);
    const tagged = references.filter(({ tag, effective, digest }) => tag && effective && !digest);
    const tags = new Map(tagged.map(({ name }) => [name, NEW]));
    const placeholders = [...new Set(tagged.map(({ tag }) => tag as string))];
    const { files, patched, problems } = patchValues([source], tags, { placeholders });
    const text = files[0]?.text ?? source.text;
    expect({
      file: source.file,
      problems: problems.filter(({ title }) => title.startsWith('Several')),
    }).toEqual({
      file: source.file,
      problems: [],
    });
    // Tags within Python are patched, and are no references of their own.
    const unlisted = (piece: string) =>
      [...tags.keys()].reduce((result, name) => rewritten(result, name, placeholders), piece);
    expect({ file: source.file, text: outside(source.text, references, text, unlisted) }).toEqual({
      file: source.file,
      text: '',
    });
    expect(mergeValues([{ ...source, text }])).toEqual(expected(source, patched, placeholders));
    const paths = new Set(patched.map(({ path }) => path.join('.')));
    expect(tagged.map(({ path }) => path.join('.')).filter((path) => !paths.has(path))).toEqual([]);
    count.files += 1;
    count.references += references.length;
    count.patched += patched.length;
  }
  console.log(`${JSON.stringify(count)}\n${unread.join('\n')}`);
});

function* read(folder: string): Generator<ValuesText> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const decoded = decodeValues(relative(folder, path), readFileSync(path));
    if (!('severity' in decoded)) yield decoded;
  }
}

/** The merged values with the tags at the patched paths replaced. */
function expected(
  source: ValuesText,
  patched: readonly PatchedTag[],
  placeholders: readonly string[],
): unknown {
  const values = mergeValues([source]);
  for (const { path, name } of patched) {
    // biome-ignore lint/suspicious/noExplicitAny: a path into values of any shape
    let parent: any = values;
    for (const key of path.slice(0, -1)) parent = parent[key];
    const last = path.at(-1) as string | number;
    if (typeof parent[last] === 'string') parent[last] = rewritten(parent[last], name, placeholders);
    else parent[last].tag = NEW;
  }
  return values;
}

/** A text with the tags of one image replaced: a reference, or Python that holds some. */
function rewritten(text: string, name: string, placeholders: readonly string[]): string {
  return placeholders.reduce((result, word) => {
    const old = `${name}:${word}`;
    const parts = result.split(old);
    return parts.reduce((done, part) => done + (/^[\w.@-]/.test(part) ? old : `${name}:${NEW}`) + part);
  }, text);
}

/** What follows the first place where bytes outside the references' ranges differ; empty where none do. */
function outside(
  before: string,
  references: readonly ImageReference[],
  after: string,
  unlisted: (piece: string) => string,
): string {
  const ranges = references
    .flatMap(({ range }) => (range ? [range] : []))
    .sort((a, b) => a[0] - b[0])
    .filter((range, index, all) => index === 0 || range[0] !== all[index - 1]?.[0]);
  let done = 0;
  let at = 0;
  for (const [start, end] of ranges) {
    const piece = unlisted(before.slice(done, start));
    if (!after.startsWith(piece, at)) return after.slice(at, at + 80);
    at += piece.length;
    const old = before.slice(start, end);
    const written = /^["']?(?:[\w./:-]+:)?h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:b{64}["']?/.exec(
      after.slice(at),
    )?.[0];
    if (!after.startsWith(old, at) && written === undefined) return after.slice(at, at + 80);
    at += after.startsWith(old, at) ? old.length : (written as string).length;
    done = end;
  }
  return unlisted(before.slice(done)) === after.slice(at) ? '' : after.slice(at, at + 80);
}
