import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { discreet } from '../../src/host/discreet.js';
import { SHORTEST, spellings } from '../../src/host/spellings.js';
import { silentHost } from './silent-host.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What is seen of a text by whoever reads what we write, once this was masked. */
function seen(secret: string, text: string): string {
  const host = discreet(silentHost);
  host.mask(secret);
  return host.conceal(text);
}

/** Any text on one line that counts as a secret. */
const secret = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...`"'\\/<>&+=%:@$ `),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: SHORTEST,
    maxLength: 60,
  })
  .filter((text) => !/[\r\n]|[\ud800-\udfff]/.test(text));
const around = fc.string({ maxLength: 12 });

/** What programs write of a text by which it can be had again. */
const WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  JSON: (text) => JSON.stringify(text),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify({ a: text })),
  'JSON for a page': (text) =>
    JSON.stringify(text).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  'a part of a URL': (text) => encodeURIComponent(text),
  'a form': (text) => new URLSearchParams({ a: text }).toString(),
  base64: (text) => base64(text),
  'base64 with a line end': (text) => base64(`${text}\n`),
  'base64 without padding': (text) => base64(text).replace(/=+$/, ''),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'YAML in single quotes': (text) => `'${text.replaceAll("'", "''")}'`,
};

describe('a secret is seen in no spelling', () => {
  test.each(Object.entries(WRITTEN))('%s', (_, write) => {
    fc.assert(
      fc.property(secret, (text) => {
        expect(seen(text, write(text))).toMatch(/^[\\"':{}a=,]*\*\*\*[\\"'}=]*$/);
      }),
      { numRuns: 100 },
    );
  });

  test('base64 of anything that holds it: a file, a user with it, JSON', () => {
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const quoted = JSON.stringify(text).slice(1, -1);
        const holders = [
          [`${before}${text}${after}`, text],
          [`${before}:${text}`, text],
          [JSON.stringify({ [before]: text, after }), quoted],
        ] as const;
        for (const [whole, part] of holders) {
          // All of what is around it may be left, and of the secret one character at each end, which holds bits of both.
          const rest = Math.ceil(((Buffer.byteLength(whole) - Buffer.byteLength(part)) * 4) / 3) + 5;
          for (const form of ['base64', 'base64url'] as const) {
            const shown = seen(text, Buffer.from(whole).toString(form));
            expect(shown).toContain('***');
            expect(shown.replaceAll('***', '').length).toBeLessThanOrEqual(rest);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a key of several lines: its base64 as a whole, wrapped, and without its last line end', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${`${'MIIEvQ+/'.repeat(8)}\n`.repeat(4)}-----END PRIVATE KEY-----\n`;
    for (const text of [key, key.trimEnd()]) {
      expect(seen(key, `x ${base64(text)} y`)).toBe('x *** y');
      const wrapped = base64(text).replace(/.{64}/g, '$&\n');
      expect(seen(key, wrapped)).toMatch(/^(\*\*\*\n)+(\*\*\*)?.{0,7}$/);
    }
  });
});

describe('a spelling', () => {
  test('is on one line, and never shorter than what counts as a secret', () => {
    fc.assert(
      fc.property(secret, (text) => {
        for (const spelling of spellings(text)) {
          expect(spelling.length).toBeGreaterThanOrEqual(SHORTEST);
          expect(spelling).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  test('of what has letters and digits alone: itself and its base64, no more', () => {
    expect(spellings('0a1b2c3d4e5f').sort()).toEqual(
      [
        '0a1b2c3d4e5f',
        base64('0a1b2c3d4e5f'),
        base64('0a1b2c3d4e5f\n'),
        base64('0a1b2c3d4e5f\n').replace('=', '').replace('=', ''),
        base64('\0' + '0a1b2c3d4e5f').slice(2, 17),
        base64('\0\0' + '0a1b2c3d4e5f').slice(3, 18),
      ].sort(),
    );
  });
});
