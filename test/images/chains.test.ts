import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chains, type TaggedImage } from '../../src/images/chains.js';
import { image, planned } from './fixture.js';

const plan = (names: readonly string[]) => names.map((name) => planned(image(name), `org/${name}`, 'h1'));

/** `child: [bases]` as tags. */
function from(bases: Record<string, readonly string[]>): ReadonlyMap<string, TaggedImage> {
  return new Map(
    Object.entries(bases).map(([name, of]) => [
      `user/${name}`,
      {
        tag: 'h1',
        files: [],
        from: of.map((base) => ({
          image: `user/${base}`,
          reference: `org/${base}:set-on-deployment`,
          line: 1,
        })),
      },
    ]),
  );
}

const names = (found: ReturnType<typeof chains>) => found.map((chain) => chain.map(({ image }) => image.hub));

describe('chains of images', () => {
  test('images that have nothing to do with each other are built apart', () => {
    expect(names(chains(plan(['a', 'b']), from({ a: [], b: [] })))).toEqual([['a'], ['b']]);
  });

  test('a base is built before what is built FROM it, whatever the order of the plan', () => {
    const tags = from({ child: ['base'], grandchild: ['child'], base: [], alone: [] });
    expect(names(chains(plan(['grandchild', 'alone', 'child', 'base']), tags))).toEqual([
      ['base', 'child', 'grandchild'],
      ['alone'],
    ]);
  });

  test('two children of one base share its chain', () => {
    expect(names(chains(plan(['a', 'b', 'base']), from({ a: ['base'], b: ['base'] })))).toEqual([
      ['base', 'a', 'b'],
    ]);
  });

  test('a base that is not built here ties nothing together', () => {
    expect(names(chains(plan(['a', 'b']), from({ a: ['base'], b: ['base'] })))).toEqual([['a'], ['b']]);
  });

  test('a cycle does not hang', () => {
    expect(
      names(chains(plan(['a', 'b']), from({ a: ['b'], b: ['a'] })))
        .flat()
        .sort(),
    ).toEqual(['a', 'b']);
  });

  test('of any fleet hold each image once, its bases before it and in the same chain', () => {
    const graph = fc.integer({ min: 1, max: 9 }).chain((size) =>
      fc.tuple(
        fc.constant(Array.from({ length: size }, (_, i) => `i${i}`)),
        fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 12 }),
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, i) => i),
          { minLength: size, maxLength: size },
        ),
      ),
    );
    fc.assert(
      fc.property(graph, ([all, edges, order]) => {
        const bases: Record<string, string[]> = Object.fromEntries(all.map((name) => [name, []]));
        // Bases have the smaller number: no cycles.
        for (const [a, b] of edges) if (a !== b) bases[`i${Math.max(a, b)}`]?.push(`i${Math.min(a, b)}`);
        const found = names(chains(plan(order.map((i) => `i${i}`)), from(bases)));
        expect(found.flat().sort()).toEqual([...all].sort());
        for (const chain of found) {
          for (const [at, name] of chain.entries()) {
            for (const base of bases[name ?? ''] ?? []) expect(chain.slice(0, at)).toContain(base);
          }
        }
      }),
    );
  });
});
