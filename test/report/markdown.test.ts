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
    ['#12 and GH-12', '\\#\u200b12 and GH-\u200b12'],
    ['www.evil.example', 'www\u200b.evil.example'],
    ['a\\|b', 'a\\\\\\|b'],
    ['\u001b[31mred\u001b[0m \u202egnp.exe', 'red \\\\u202egnp.exe'],
  ])('%j does nothing of its own', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('an address is shown, not linked', () => {
    expect(plain('see https://evil.example')).toBe('see https:\u200b//evil.example');
  });

  test('code cannot be left by backticks, bars or lines', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`x`')).toBe('`` `x` ``');
    expect(code('a|b\nc')).toBe('<code>a&#124;b c</code>');
    expect(code('a\\|`<b>@ada')).toBe('<code>a&#92;&#124;&#96;&lt;b&gt;@\u200bada</code>');
  });

  test('a block cannot be left by a fence', () => {
    expect(block('```\nout\n```')).toBe('````text\n```\nout\n```\n````');
  });

  test('a block has no terminal colours', () => {
    expect(block('\u001b[1mred\u001b[0m\r\nline')).toBe('```text\nred\nline\n```');
  });

  test('a folded part has a title that is text', () => {
    expect(folded('my_hub*', 'body')).toContain('<summary>my&#95;hub&#42;</summary>');
    expect(folded('<b>', 'body')).toBe('<details><summary>&lt;b&gt;</summary>\n\nbody\n\n</details>');
  });

  test('tables and numbers', () => {
    expect(table(['a'], [['1'], ['2']])).toBe('| a |\n| --- |\n| 1 |\n| 2 |');
    expect([count(1, 'hub'), count(2, 'hub'), count(0, 'hub')]).toEqual(['1 hub', '2 hubs', '0 hubs']);
  });
});
