import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printable } from '../../src/host/printable.js';

test.each([
  ['a name that sets the window’s title', '\u001b]0;owned\u0007x', '\\u001b]0;owned\\u0007x'],
  ['one that clears the screen', '\u001b[2J\u001b[H', '\\u001b[2J\\u001b[H'],
  ['one byte that does the same', '\u009b2J', '\\u009b2J'],
  ['a progress bar that writes over its line', 'ok\rfailed\r\n', 'ok\\u000dfailed\n'],
  ['text that is turned around', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
  ['letters in colour', '\u001b[1;31mred\u001b[0m', 'red'],
  ['what only looks like it', 'a\n[5m] ago', 'a\n[5m] ago'],
  ['umlauts, tabs and lines', 'ä\tö\nü 🪐', 'ä\tö\nü 🪐'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('nothing that a terminal obeys is left of any text', () => {
  const part = fc.constantFrom('\u001b', '[', '[0m', '\u001b[0m', '\u009b', '\r', '\n', '1', ';', 'm', 'x');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(printable(parts.join(''))).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }),
  );
});

test('what a value of JSON holds, it holds still', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(printable(JSON.stringify(text)))).toBe(text);
    }),
  );
});
