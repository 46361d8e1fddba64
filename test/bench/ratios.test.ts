import { expect, test } from '@jest/globals';
import { byTurns, row } from '../../bench/parts/ratios.mjs';

const words = { name: 'ours', against: 'theirs' };

test('a ratio is the median of its pairs, whatever one slow moment did to both', () => {
  const { ratio, spread } = row(words, [2, 20, 3], [1, 10, 1]);
  expect(ratio).toBe(2);
  expect(spread).toEqual([2, 3]);
});

test('of an even number of pairs the middle two count', () => {
  expect(row(words, [1, 2, 3, 9], [1, 1, 1, 1]).ratio).toBe(2.5);
});

test.each([
  [{ atLeast: 2 }, true],
  [{ atLeast: 2.1 }, false],
  [{ atMost: 2 }, true],
  [{ atMost: 1.9 }, false],
] as const)('a ratio of 2 with the aim %j: met %p', (aim, met) => {
  expect(row({ ...words, aim }, [2], [1])).toMatchObject({ aim, met });
});

test('a row without an aim is neither met nor missed', () => {
  expect(row(words, [2], [1])).toMatchObject({ aim: null, met: null });
});

test('things are measured by turns, and no one of them always comes first', async () => {
  const order: string[] = [];
  const thing = (name: string) => (round: number) => {
    order.push(`${name}${round}`);
    return order.length;
  };
  const measured = await byTurns({ a: thing('a'), b: thing('b') }, 3);
  expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
  expect(measured).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
});
