import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerignore } from '../../src/images/dockerignore.js';
import { matcher, type Step } from '../../src/images/steps.js';

/** Each with the regular expression that says the same. */
const STEPS: readonly (readonly [Step, string])[] = [
  ...['a', '/', '.'].map((literal) => [one(literal), `\\${literal}`.replace('\\a', 'a')] as const),
  [{ kind: 'one', takes: (character) => character !== '/' }, '[^/]'],
  [{ kind: 'many', takes: (character) => character !== '/' }, '[^/]*'],
  [{ kind: 'many', takes: () => true }, '[^]*'],
  [{ kind: 'upTo', takes: (character) => character !== '\n', end: '/' }, '(?:[^\\n]*/)?'],
  [{ kind: 'border', isBorder: true }, '\\b'],
  [{ kind: 'border', isBorder: false }, '\\B'],
];

function one(literal: string): Step {
  return { kind: 'one', takes: (character) => character === literal, literal };
}

const patterns = fc.array(fc.constantFrom(...STEPS), { maxLength: 8 });
const texts = fc.string({ unit: fc.constantFrom('a', '/', '.', '\n', '🎉'), maxLength: 12 });

test('steps take what the regular expression that says the same takes', () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      const regexp = new RegExp(`^${pattern.map(([, source]) => source).join('')}$`, 'u');
      expect(matcher(pattern.map(([step]) => step))(text)).toBe(regexp.test(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a text is read once, each character by each step at most', () => {
  const long = fc.string({ unit: fc.constantFrom('a', '/'), minLength: 100, maxLength: 300 });
  const hostile = fc.array(fc.constantFrom(...STEPS), { maxLength: 40 });
  fc.assert(
    fc.property(hostile, long, (pattern, text) => {
      let asked = 0;
      const counted = pattern.map(([step]): Step => {
        if (step.kind === 'border') return step;
        const takes = (character: string) => {
          asked += 1;
          return step.takes(character);
        };
        return { ...step, takes };
      });
      matcher(counted)(text);
      // Inside and at the start of an `upTo` are two.
      expect(asked).toBeLessThanOrEqual(2 * pattern.length * text.length);
    }),
  );
});

test('a .dockerignore of many `**/` is told of a deep path', () => {
  const { patterns } = parseDockerignore(`${'**/a'.repeat(12)}/**/b`, { file: '.dockerignore' });
  const [pattern] = patterns;
  expect(pattern?.matches(`${'a/'.repeat(200)}c`)).toBe(false);
  expect(pattern?.matches(`${'a/'.repeat(200)}b`)).toBe(true);
});
