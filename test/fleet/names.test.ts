import { describe, expect, test } from '@jest/globals';
import { nameFault, namespaceFault, releaseFault } from '../../src/fleet/names.js';

describe('the name of a hub', () => {
  test.each([
    'a',
    'ea-hub',
    'biology-101',
    '2i2c',
    'x'.repeat(52),
    'yes-please',
    'e5',
    '0x',
    'on1',
    '1e5x',
    '-'.padStart(2, 'a').padEnd(3, 'b'),
  ])('%s is allowed', (name) => expect(nameFault(name)).toBeUndefined());

  test.each([
    '',
    '-a',
    'a-',
    'A',
    'my_hub',
    'my.hub',
    'ünï',
    'a b',
    'a/b',
    '..',
    'x'.repeat(53),
    'a\nb',
    '$(id)',
    '<hub>',
  ])('%j is not', (name) => expect(nameFault(name)).toEqual(expect.any(String)));

  test.each([
    'y',
    'n',
    'yes',
    'no',
    'on',
    'off',
    'true',
    'false',
    'null',
    '101',
    '0',
    '1e5',
    '1e-5',
    '0x1f',
    '0o17',
    '010',
    '0b11',
    '2024-01-01',
    '2024-1-2',
  ])('%s is not, because YAML reads it as something else', (name) => expect(nameFault(name)).toMatch(/YAML/));
});

test('a name that is too long is told its length', () => {
  expect(nameFault('x'.repeat(60))).toBe('has 60 characters');
});

test('a release may have dots and 53 characters, and is no word of YAML either', () => {
  expect(releaseFault('hub.prod')).toBeUndefined();
  expect(releaseFault('x'.repeat(53))).toBeUndefined();
  expect(releaseFault('x'.repeat(54))).toMatch(/53/);
  expect(releaseFault('hub..prod')).toBeDefined();
  expect(releaseFault('1.5')).toMatch(/number/);
  expect(releaseFault('on')).toMatch(/YAML/);
});

test('a namespace has no dots and at most 63 characters', () => {
  expect(namespaceFault('x'.repeat(63))).toBeUndefined();
  expect(namespaceFault('x'.repeat(64))).toMatch(/63/);
  expect(namespaceFault('hub.prod')).toBeDefined();
});
