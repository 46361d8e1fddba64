import { appendFileSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stageTree } from '../../src/fleet/staged.js';
import { readTree } from '../../src/fleet/tree.js';
import { realPathInside } from '../../src/host/links.js';
import { type Content, makeFolder, makeRepository, removeFolders } from './repository.js';

/** Random trees of links, with a folder outside that nothing in the staged tree may lead to. */

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);
const CANARY = 'canary';

afterAll(removeFolders);

const name = fc.constantFrom('a', 'b', 'c');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const part = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 3, arbitrary: fc.constant('..') },
  { weight: 1, arbitrary: fc.constantFrom('.', 'outside', CANARY) },
);
const target = fc.oneof(
  { weight: 6, arbitrary: fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/')) },
  { weight: 1, arbitrary: fc.constantFrom('ABSOLUTE', `ABSOLUTE/${CANARY}`, '/proc/self/environ') },
);
const files = fc
  .array(fc.tuple(path, fc.option(target, { freq: 3 })), { minLength: 1, maxLength: 14 })
  .map((entries) => {
    const taken: [string, string | null][] = [];
    const clashes = (one: string, other: string) => one === other || other.startsWith(`${one}/`);
    for (const [at, to] of entries)
      if (!taken.some(([other]) => clashes(at, other) || clashes(other, at))) taken.push([at, to]);
    return taken;
  });

/** A staged tree of these files beside a folder `outside`. */
async function staged(entries: readonly (readonly [string, string | null])[]) {
  const parent = makeFolder();
  const outside = join(parent, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, CANARY), CANARY);
  const contents = entries.map(([at, to]): [string, Content] => [
    at,
    to === null ? 'x' : { link: to.replace('ABSOLUTE', outside) },
  ]);
  const repository = makeRepository();
  repository.commit(Object.fromEntries(contents));
  const root = join(parent, 'root');
  const out = await stageTree(repository.folder, await readTree(repository.folder, { rev: 'HEAD' }), root);
  return { parent, outside, root, out };
}

/** Every path up to three names deep, and each followed by one `..` that a program might add. */
const NAMES = ['a', 'b', 'c'];
const PATHS = NAMES.flatMap((one) => [
  one,
  ...NAMES.flatMap((two) => [`${one}/${two}`, ...NAMES.map((three) => `${one}/${two}/${three}`)]),
]);

describe('of any tree of links', () => {
  test('no path in the staged tree leads out of it, for whoever reads or writes', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const { parent, outside, root } = await staged(entries);
        const top = realpathSync(root) + sep;
        for (const at of PATHS) {
          const real = realpath(join(root, at));
          if (real !== undefined && `${real}${sep}`.startsWith(top) === false)
            throw new Error(`${at}: ${real}`);
          append(join(root, at));
        }
        expect(readdirSync(parent).sort()).toEqual(['outside', 'root']);
        expect(readdirSync(outside)).toEqual([CANARY]);
        expect(readFileSync(join(outside, CANARY), 'utf8')).toBe(CANARY);
      }),
      { numRuns: RUNS },
    );
  });

  test('a link that stays within is there, and leads where the kernel says', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const { root, out } = await staged(entries);
        for (const [at, to] of entries) {
          if (to === null || out.has(at)) continue;
          const inside = await realPathInside(root, join(root, at));
          expect(inside).toBeDefined();
          const real = realpath(join(root, at));
          if (real !== undefined) expect(inside).toBe(real);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** What the kernel says; undefined where nothing is there. */
function realpath(at: string): string | undefined {
  try {
    return realpathSync.native(at);
  } catch {
    return undefined;
  }
}

/** Writes through whatever is there, as far as the kernel lets. */
function append(at: string): void {
  try {
    appendFileSync(at, 'y');
  } catch {
    // A folder, a circle, or a folder that is not there.
  }
}

test.each([
  [
    'up through a link to a folder above',
    { 'd/e/up': { link: '../..' }, 'd/f/out': { link: '../e/up/../outside' } },
    ['d/f/out'],
  ],
  [
    'through another that leads out',
    { one: { link: '../outside' }, two: { link: 'one/canary' } },
    ['one', 'two'],
  ],
  ['in a circle', { one: { link: 'two' }, two: { link: 'one' } }, ['one', 'two']],
  ['to a file of this machine', { one: { link: '/proc/self/environ' } }, ['one']],
  [
    'up through a link to a folder below, and stays within',
    { 'd/e/f/x': 'x', l: { link: 'd/e/f' }, m: { link: 'l/../../../x' }, x: '1' },
    [],
  ],
] satisfies [string, Record<string, Content>, string[]][])(
  'a link that leads %s',
  async (_, contents, left) => {
    const repository = makeRepository();
    repository.commit(contents);
    const root = join(makeFolder(), 'root');
    const out = await stageTree(repository.folder, await readTree(repository.folder, { rev: 'HEAD' }), root);
    expect([...out.keys()].sort()).toEqual(left);
  },
);
