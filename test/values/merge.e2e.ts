import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ValuesText } from '../../src/values/document.js';
import { mergeTrees, mergeValues } from '../../src/values/merge.js';
import { patchValues } from '../../src/values/patch.js';
import { schemaProblems } from '../../src/values/schema.js';
import { generatedFile, PLACEHOLDER, TAGS } from './generate.js';
import { askHelm, HELMS } from './helm-values.js';

function given(...texts: string[]): ValuesText[] {
  return texts.map((text, index) => ({ file: `${index}.yaml`, role: 'values', text }));
}

function chart(text: string, prefix: string[] = []): ValuesText {
  return { file: ['c', ...prefix, 'values.yaml'].join('/'), role: 'chart', text, prefix };
}

const SCALARS = [
  ...[
    '08',
    '010',
    '0b11',
    '-0b1',
    '0x1F',
    '0X1f',
    '0o17',
    '0o8',
    '-0x1',
    '1_000',
    '1__0',
    '_1',
    '1e3',
    '12e03',
    '1E-3',
  ],
  ...[
    '6180689e06',
    '9152039',
    '.5',
    '+.5',
    '-.5',
    '+1',
    '1.',
    '-1.5',
    '1_000.5',
    '._5',
    '.5_0',
    '1e',
    '0x',
    '0xg',
    '+',
  ],
  ...[
    '12:30:45',
    '2024-01-01',
    '2024-1-1',
    '2024-13-45',
    '2024-01-01 10:00:00',
    '2001-01-01T00:00:00Z',
    '1.2.3',
    '00',
    '0',
  ],
  ...[
    '~',
    'null',
    'Null',
    'NULL',
    'nUll',
    '',
    'y',
    'Y',
    'yes',
    'YES',
    'yEs',
    'on',
    'off',
    'n',
    'true',
    'True',
    'tRue',
    '=',
  ],
  ...[
    '"010"',
    "'on'",
    '!!str 1',
    '!!int "12"',
    '!!float 1',
    '!!bool "yes"',
    '!foo bar',
    '!!binary aGk=',
    '<<x',
    '12345678901234567890',
  ],
  ...[
    '!!timestamp 2024-01-01',
    '!!null ""',
    '!!str',
    '&a x',
    '"a\\u00e9\\x41\\n"',
    '18446744073709551616',
    '0777',
    '-010',
    '1_',
    '0_8',
  ],
];

const CASES: [name: string, values: ValuesText[]][] = [
  ['scalars', given(SCALARS.map((text, index) => `k${index}: ${text}`).join('\n'))],
  [
    'keys',
    given('1: a\ny: b\n1.50: c\n"n": d\n0x10: e\n1e3: f\n? g\n: h\n? [a, b]\n'.replace('? [a, b]\n', '')),
  ],
  ['duplicate keys', given('a: {x: 1}\na: {z: 2}\nb: {c: 1, c: 2}')],
  ['a merge key below', given('b: &b {x: 2, w: 3}\na:\n  x: 1\n  <<: *b')],
  ['a merge key above', given('b: &b {x: 2, m: {p: 1, q: 1}}\na:\n  <<: *b\n  x: 1\n  m: {p: 0}')],
  ['a list of merged mappings', given('b: &b {x: 2}\nc: &c {x: 9, z: 1}\na: {<<: [*b, *c, {w: 1}]}')],
  ['merged twice', given('b: &b {x: 2}\nc: &c {x: 9, z: 1}\na:\n  <<: *b\n  <<: *c')],
  ['a quoted merge key', given('b: &b {x: 2}\na: {"<<": *b}')],
  ['an anchor set again', given('a: &a 1\nb: *a\nc: &a 2\nd: *a')],
  ['an alias as a key', given('a: &a k\n*a : 1')],
  [
    'blocks',
    given('a: |\n  x\n  y\n\nb: >\n  x\n  y\n\n  z\nc: |+\n  x\n\nd: >-\n  x\n    y\n  z\ne: |2\n    x\n'),
  ],
  ['folded plain and quoted', given('a: x\n  y\n\n  z\nb: "x\n  y\\\n  z"\nc: \'x\n\n  y\'\n')],
  ['CRLF', given('a: x\r\nb: |\r\n  x\r\n  y\r\nc: "x\r\n  y"\r\n')],
  ['a byte order mark', given('\ufeffa: 1')],
  ['an empty file, and only comments', given('', '# x\n', 'a: 1')],
  ['two documents', given('a: {x: 1, z: 1}\n---\na: {x: 2}\nb: null\n')],
  ['an empty first document', given('---\n---\na: 1\n')],
  ['a comment before the first document', given('# x\n---\na: 1\n...\n')],
  ['two documents in a chart', [chart('a: {x: 1, z: 1}\n---\na: {x: 2}\n')]],
  ['two documents with null in a chart', [chart('a: {x: 1}\nb: 1\n---\na: null\nb: null\n')]],
  ['files', given('a: {x: 1, l: [1, 2]}\nb: {c: 1}', 'a: {z: 2, l: [3]}\nb: 1', 'b: {d: 1}')],
  ['null, then a mapping', [chart('a: {x: 1}'), ...given('a: null', 'a: {z: 2}')]],
  ['a mapping, then null', [chart('a: {x: 1}'), ...given('a: {z: 2}', 'a: null')]],
  [
    'null over a default',
    [chart('a: {x: 1, z: {w: 1}}\nc: 1'), ...given('a: {x: null, z: null}\nb: null\nc: {d: null}')],
  ],
  ['a mapping over a word, a word over a mapping', [chart('a: 1\nb: {x: 1}'), ...given('a: {x: 1}\nb: 1')]],
  [
    'null in a chart over its subchart',
    [chart('x: 1\nm: {a: 1, b: 2}', ['sub']), chart('sub: {x: null, m: {a: null}}')],
  ],
  [
    'null in a file over a subchart',
    [chart('x: 1\nm: {a: 1, b: 2}', ['sub']), ...given('sub: {x: null, m: {a: null}}')],
  ],
  [
    'null in a chart, a value in a file',
    [chart('x: 1', ['sub']), chart('sub: {x: null}\ny: null'), ...given('sub: {x: 2}\ny: 2')],
  ],
  ['null in a chart over nothing', [chart('x: 1', ['sub']), chart('sub: {q: null}\ny: null\nm: {n: null}')]],
  ['null in a subchart`s own values', [chart('x: null\nm: {a: null}', ['sub']), chart('sub: {m: {b: 1}}')]],
  [
    'two levels of subcharts',
    [
      chart('x: 1\nz: {a: 1}', ['sub', 'deep']),
      chart('deep: {x: 2}', ['sub']),
      chart('sub: {deep: {z: {b: 2}}}'),
    ],
  ],
  [
    'null in a chart, and a file that touches its subchart',
    [
      chart('m: {n: 1, o: 2}\nq: {r: null}', ['sub']),
      chart('sub: {m: {n: null, p: null}}\nt: {u: null}'),
      ...given('sub: {m: {x: 1}}\nt: {v: 1}'),
    ],
  ],
  [
    'null over two levels',
    [
      chart('x: 1\nz: 1', ['sub', 'deep']),
      chart('deep: {x: null}', ['sub']),
      chart('sub: {deep: {z: null}}'),
    ],
  ],
];

const REFUSED: [name: string, text: string][] = [
  ['a list at the top', '- a'],
  ['a word at the top', 'a'],
  ['an alias without an anchor', 'a: *b'],
  ['an anchor that holds itself', 'a: &a [*a]'],
  ['a merge key with a word', 'a: {<<: 1}'],
  ['a null as a key', '~: 1'],
  ['a tag that does not fit', 'a: !!int x'],
  ['infinity', 'a: .inf'],
  ['a mapping as a key', '? {a: 1}\n: 2'],
  ['a tab as indentation', 'a:\n\tb: 1'],
];

describe.each(HELMS)('Helm %s reads values as mergeValues does', (major, helm) => {
  test.each(CASES)('%s', async (_, values) => {
    expect(await askHelm(helm, values)).toEqual({ values: mergeValues(values, major) });
  });

  test.each(REFUSED)('and refuses %s, as we do', async (_, text) => {
    expect(await askHelm(helm, given(text))).toHaveProperty('error');
    expect(mergeTrees(given(text), major).problems).toHaveLength(1);
  });

  const bomb = (levels: number, width: number) =>
    Array.from(
      { length: levels },
      (_, n) =>
        `a${n}: &a${n} [${Array(width)
          .fill(n ? `*a${n - 1}` : 'x')
          .join(', ')}]`,
    ).join('\n');
  test.each([
    ['few aliases', bomb(2, 9)],
    ['aliases for the greater part', bomb(3, 12)],
    ['more aliases yet', bomb(4, 9)],
    ['aliases of aliases', bomb(6, 9)],
    ['a bomb', bomb(30, 10)],
    [
      'one long mapping that is used often',
      `${bomb(1, 5000)}\n${Array.from({ length: 40 }, (_, n) => `b${n}: *a0`).join('\n')}`,
    ],
    ['%YAML 1.2', '%YAML 1.2\n---\na: 1\n'],
    ['an unknown directive', '# c\n%FOO\n---\na: 1\n'],
  ])('%s: refused by both, or by none', async (_, text) => {
    const refused = 'error' in (await askHelm(helm, given(text)));
    expect(mergeTrees(given(text), major).problems.map(({ severity }) => severity)).toEqual(
      refused ? ['error'] : [],
    );
  });

  test.each(['%YAML 1.1\n---\na: 1\n', '%TAG !e! tag:example.com,2000:\n---\na: 1\n'])(
    '%j: a warning, because Helm 4 refuses it',
    async (text) => {
      expect('error' in (await askHelm(helm, given(text)))).toBe(major === 4);
      expect(mergeTrees(given(text), major).problems).toMatchObject([{ severity: 'warning', line: 1 }]);
    },
  );

  test('over generated files, before and after patching', async () => {
    for (const { before } of fc.sample(generatedFile, { numRuns: 25, seed: major })) {
      // Helm 4 takes files apart at `---` itself, and then does not understand directives.
      const values = given(before.replace(/%YAML.*\r?\n---\r?\n/, ''));
      const patched =
        patchValues(values, TAGS, { placeholders: [PLACEHOLDER] }).files[0]?.text ?? values[0]?.text ?? '';
      expect(await askHelm(helm, values)).toEqual({ values: mergeValues(values, major) });
      expect(await askHelm(helm, given(patched))).toEqual({ values: mergeValues(given(patched), major) });
    }
  });
});

describe.each([...HELMS, ['3.17', process.env.HELM3_OLD ?? ''] as const])(
  'a schema error of Helm %s',
  (_, helm) => {
    const image = { type: 'object', properties: { tag: { type: 'string' } } };
    const schemas = {
      '': { type: 'object', properties: { top: { type: 'integer' } } },
      jupyterhub: {
        type: 'object',
        properties: { hub: { type: 'object', additionalProperties: false, properties: { image } } },
      },
    };

    test('stands at the line that set the value', async () => {
      const values = given(
        'top: 1\njupyterhub:\n  hub:\n    image:\n      tag: 11\n',
        'top: x\njupyterhub:\n  hub:\n    imag: {}\n    image:\n      tag: 12\n',
      );
      const answer = await askHelm(helm, values, schemas);
      const problems = schemaProblems('error' in answer ? answer.error : '', values);
      expect(problems.map(({ file, line, title }) => `${file}:${line} ${title}`).sort()).toEqual([
        '1.yaml:1 The chart refuses top',
        '1.yaml:4 The chart refuses jupyterhub.hub.imag',
        '1.yaml:6 The chart refuses jupyterhub.hub.image.tag',
      ]);
    });
  },
);
