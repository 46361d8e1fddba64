import { describe, expect, test } from '@jest/globals';
import type { ValuesText } from '../../src/values/document.js';
import { beginsWithKey } from '../../src/values/first-key.js';
import { isEmptyFile, mergeValues } from '../../src/values/merge.js';

function given(...texts: string[]): ValuesText[] {
  return texts.map((text, index) => ({ file: `${index}.yaml`, role: 'values', text }));
}

function chart(text: string, prefix: string[] = []): ValuesText {
  return { file: 'values.yaml', role: 'chart', text, prefix };
}

/** Each was printed by Helm 3.22 and 4.3 (`{{ .Values | toJson }}`); merge.e2e.ts asks them again. */
describe('scalars are read as Helm reads them', () => {
  test.each<[string, unknown]>([
    ['08', 8],
    ['010', 8],
    ['0b11', 3],
    ['0x1F', 31],
    ['0o17', 15],
    ['0o8', '0o8'],
    ['-0x1', -1],
    ['1_000', 1000],
    ['1__0', 10],
    ['_1', '_1'],
    ['1e3', 1000],
    ['12e03', 12000],
    ['6180689e06', 6180689000000],
    ['.5', 0.5],
    ['+1', 1],
    ['1.', 1],
    ['1_000.5', 1000.5],
    ['12:30:45', '12:30:45'],
    ['2024-01-01', '2024-01-01'],
    ['2001-01-01T00:00:00Z', '2001-01-01T00:00:00Z'],
    ['1.2.3', '1.2.3'],
    ['0x', '0x'],
    ['~', null],
    ['', null],
    ['y', true],
    ['off', false],
    ['=', '='],
    ['"010"', '010'],
    ['!!str 1', '1'],
    ['!!int "12"', 12],
    ['!!float 1', 1],
    ['!foo bar', 'bar'],
    ['!!binary aGk=', 'hi'],
  ])('%s', (text, value) => {
    expect(mergeValues(given(`a: ${text}`))).toEqual({ a: value });
  });

  test('keys become texts', () => {
    expect(mergeValues(given('1: a\ny: b\n1.50: c\n"n": d\n0x10: e'))).toEqual({
      '1': 'a',
      true: 'b',
      '1.5': 'c',
      n: 'd',
      '16': 'e',
    });
  });
});

describe('mappings', () => {
  test('the last of duplicate keys wins, whole', () => {
    expect(mergeValues(given('a: {x: 1}\na: {z: 2}'))).toEqual({ a: { z: 2 } });
  });

  test('a merge key wins over keys above it and loses to those below', () => {
    const base = 'b: &b {x: 2, m: {p: 1, q: 1}}\n';
    expect(mergeValues(given(`${base}a: {x: 1, <<: *b}`))).toMatchObject({ a: { x: 2 } });
    expect(mergeValues(given(`${base}a: {<<: *b, x: 1, m: {p: 0}}`))).toMatchObject({
      a: { x: 1, m: { p: 0 } },
    });
  });

  test('of a list of merged mappings the first wins', () => {
    const text = 'b: &b {x: 2}\nc: &c {x: 9, z: 1}\na: {<<: [*b, *c]}';
    expect(mergeValues(given(text))).toMatchObject({ a: { x: 2, z: 1 } });
  });

  test('a quoted << is a key', () => {
    expect(mergeValues(given('b: &b {x: 2}\na: {"<<": *b}'))).toMatchObject({ a: { '<<': { x: 2 } } });
  });

  test('an anchor can be set again', () => {
    expect(mergeValues(given('a: &a 1\nb: *a\nc: &a 2\nd: *a'))).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test('__proto__ is a key like any other', () => {
    expect(Object.keys(mergeValues(given('__proto__: {x: 1}')))).toEqual(['__proto__']);
  });
});

describe('files', () => {
  test('mappings merge, everything else is replaced', () => {
    expect(mergeValues(given('a: {x: 1, l: [1, 2]}\nb: {c: 1}', 'a: {z: 2, l: [3]}\nb: 1'))).toEqual({
      a: { x: 1, z: 2, l: [3] },
      b: 1,
    });
  });

  test('a second document counts in Helm 4 only', () => {
    const text = 'a: {x: 1, z: 1}\n---\na: {x: 2}\nb: null\n';
    expect(mergeValues(given(text), 3)).toEqual({ a: { x: 1, z: 1 } });
    expect(mergeValues(given(text), 4)).toEqual({ a: { x: 2, z: 1 }, b: null });
  });

  test('null takes a chart`s default away, and stays where there is none', () => {
    const values = [chart('a: {x: 1, z: 1}'), ...given('a: {x: null}\nb: null')];
    expect(mergeValues(values)).toEqual({ a: { z: 1 }, b: null });
  });

  test('a null that a later file replaces takes nothing away', () => {
    expect(mergeValues([chart('a: {x: 1}'), ...given('a: null', 'a: {z: 2}')])).toEqual({
      a: { x: 1, z: 2 },
    });
  });

  test('null in a chart`s own values takes a subchart`s default away in Helm 3 only', () => {
    const values = [chart('x: 1\nm: {a: 1, b: 2}', ['sub']), chart('sub: {x: null, m: {a: null}}')];
    expect(mergeValues(values, 3)).toEqual({ sub: { m: { b: 2 } } });
    expect(mergeValues(values, 4)).toEqual({ sub: { x: 1, m: { a: 1, b: 2 } } });
  });

  test('null in a -f file takes it away in both', () => {
    const values = [chart('x: 1\nm: {a: 1, b: 2}', ['sub']), ...given('sub: {x: null, m: {a: null}}')];
    for (const helm of [3, 4] as const) expect(mergeValues(values, helm)).toEqual({ sub: { m: { b: 2 } } });
  });

  test('in Helm 4 too, where a file has a mapping for that subchart', () => {
    const values = [
      chart('x: 1\nk: 1', ['sub']),
      chart('sub: {x: null}\nz: {w: null}'),
      ...given('sub: {k: 2}\nz: {v: 1}'),
    ];
    expect(mergeValues(values, 4)).toEqual({ sub: { k: 2 }, z: { v: 1 } });
  });
});

describe('a file of values without any', () => {
  const isEmpty = (text: string) => isEmptyFile({ file: 'a.yaml', role: 'values', text });

  test.each([
    '',
    '\n',
    '# comment\n',
    '---\n',
    '---\n# a: 1\n',
    '{}',
    '{ } # none',
    'null',
    'null # a: 1',
    '~',
    '--- null',
    '\ufeff# c\n',
  ])('is %j', (text) => {
    expect(isEmpty(text)).toBe(true);
    expect(beginsWithKey(text)).toBe(false);
  });

  test.each(['a: 1', 'a:', 'a: null', '# c\n---\n\na: {}\n', '\ufeff"a": 1', '# c\r\na: 1', '"a b": 1'])(
    'is not %j, as its first key shows',
    (text) => {
      expect(isEmpty(text)).toBe(false);
      expect(beginsWithKey(text)).toBe(true);
    },
  );

  test.each([
    '{a: 1}',
    '{"a": 1}',
    '"a:b": 1',
    '? a\n: b',
    '{}\n---\na: 1',
    '[1]',
    'text',
    'a: [',
    '!!map {a: 1}',
  ])('is not %j', (text) => expect(isEmpty(text)).toBe(false));

  test('is known of a large one, too', () => {
    for (const line of ['\n', '#\n', '---\n', 'a', '"'])
      expect(beginsWithKey(line.repeat((10 * 2 ** 20) / line.length))).toBe(false);
  });
});
