import { describe, expect, test } from '@jest/globals';
import { block, code, count, folded, plain, table } from '../../src/report/markdown.js';

describe('text that is not ours, as Markdown', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['a | b', 'a \\| b'],
    ['two\nlines', 'two lines'],
    ['[click](javascript:x)', '\\[click\\](javascript:x)'],
    ['**bold** _em_ `code`', '\\*\\*bold\\*\\* \\_em\\_ \\`code\\`'],
    ['@everyone', '@\u200beveryone'],
    ['#12', '\\#12'],
  ])('%j does nothing of its own', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('an address is shown, not linked', () => {
    expect(plain('see https://evil.example')).toBe('see https:\u200b//evil.example');
  });

  test('code cannot be left by backticks, bars or lines', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`x`')).toBe('`` `x` ``');
    expect(code('a|b\nc')).toBe('`a\\|b c`');
  });

  test('a block cannot be left by a fence', () => {
    expect(block('```\nout\n```')).toBe('````text\n```\nout\n```\n````');
  });

  test('a folded part has a title that is text', () => {
    expect(folded('<b>', 'body')).toBe('<details><summary>&lt;b&gt;</summary>\n\nbody\n\n</details>');
  });

  test('tables and numbers', () => {
    expect(table(['a'], [['1'], ['2']])).toBe('| a |\n| --- |\n| 1 |\n| 2 |');
    expect([count(1, 'hub'), count(2, 'hub'), count(0, 'hub')]).toEqual(['1 hub', '2 hubs', '0 hubs']);
  });
});
