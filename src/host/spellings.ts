/** A shorter text is no secret to us: to hide it would hide common words, and a job's output that holds one is dropped. */
export const SHORTEST = 8;

type Spell = (text: string) => string;

/**
 * All spellings by which a secret may come out of a program: as it is; as JSON, Go, Python, YAML, a shell, HTML and URLs
 * write it within a text; and as base64, in both alphabets of RFC 4648, padded or not, with a line end or not, alone or
 * anywhere within what was encoded as a whole (a file, `user:password`).
 *
 * Of a text of several lines only the base64 of the whole: its lines are secrets of their own.
 *
 * @returns each once and on one line; none is shorter than the secret
 */
export function spellings(secret: string): string[] {
  if (/[\r\n]/.test(secret)) return [...new Set([secret, secret.trimEnd()].flatMap(encodedAlone))];
  const jsons = [secret, ...JSONS.map((spell) => spell(secret))];
  const texts = [
    ...jsons,
    ...JSONS.flatMap((spell) => jsons.map(spell)),
    ...TEXTS.map((spell) => spell(secret)),
  ];
  const encoded = jsons.flatMap((text) => [...encodedAlone(text), ...encodedWithin(text)]);
  return [...new Set([...texts, ...encoded])];
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const json: Spell = (text) => JSON.stringify(text).slice(1, -1);
/** Go's encoding/json, and so Helm's toJson and kubectl. */
const goJson: Spell = (text) => json(text).replace(/[<>&\u2028\u2029]/g, unicode);
const ascii: Spell = (text) => text.replace(/[^ -~]/g, unicode);
const JSONS: readonly Spell[] = [json, goJson, (text) => ascii(json(text))];

function unicode(char: string): string {
  return `\\u${hex(char.charCodeAt(0), 4)}`;
}

/** Go's `%q`. */
const goQuoted: Spell = (text) =>
  [...text]
    .map((char) => (/["\\]/.test(char) ? `\\${char}` : GO_PRINTS.test(char) ? char : goEscape(char)))
    .join('');
const GO_PRINTS = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

function goEscape(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const named = 'abtnvfr'[code - 7];
  if (named) return `\\${named}`;
  return code < 0x80 ? `\\x${hex(code, 2)}` : code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** What each leaves as it is: Go's QueryEscape, PathEscape, and user and password of its URLs; JavaScript's. */
const URLS: readonly Spell[] = [/[\w.~-]/, /[\w.~$&+=:@-]/, /[\w.~$&+,;=-]/, /[\w.~!'()*-]/].map(
  (safe) => (text) =>
    [...Buffer.from(text, 'utf8')]
      .map((byte) => {
        const char = String.fromCharCode(byte);
        return safe.test(char) ? char : `%${hex(byte, 2).toUpperCase()}`;
      })
      .join(''),
);
const lowerCase: Spell = (text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const plus: Spell = (text) => text.replaceAll('%20', '+');

function entities(quote: string, apostrophe: string): Spell {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': quote,
    "'": apostrophe,
  };
  return (text) => text.replace(/[&<>"']/g, (char) => names[char] ?? char);
}

/** Go's `js`. */
const goJs: Spell = (text) =>
  text
    .replace(/[\\'"]/g, '\\$&')
    .replace(
      /[<>&=]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
      (char) => `\\u${hex(char.codePointAt(0) ?? 0, 4).toUpperCase()}`,
    );

/** Go's YAML in double quotes: sixteen bits are printable to it. */
const goYaml: Spell = (text) =>
  json(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff\u{10000}-\u{10ffff}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const named = YAML_NAMES[char];
    if (named) return `\\${named}`;
    const [letter, digits] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8];
    return `\\${letter}${hex(code, digits as number).toUpperCase()}`;
  });
const YAML_NAMES: Readonly<Record<string, string>> = { '\u0085': 'N', '\u2028': 'L', '\u2029': 'P' };

const TEXTS: readonly Spell[] = [
  goQuoted,
  goJs,
  ...URLS,
  ...URLS.map(
    (url): Spell =>
      (text) =>
        plus(url(text)),
  ),
  ...URLS.map(
    (url): Spell =>
      (text) =>
        lowerCase(url(text)),
  ),
  // Go's `html`, and Python's.
  entities('&#34;', '&#39;'),
  entities('&quot;', '&#x27;'),
  // Python's repr, in either quotes.
  (text) => text.replaceAll('\\', '\\\\'),
  (text) => text.replace(/[\\']/g, '\\$&'),
  // In single quotes: YAML's, a shell's.
  (text) => text.replaceAll("'", "''"),
  (text) => text.replaceAll("'", "'\\''"),
  goYaml,
];

/** The base64 of a text that was encoded alone: whole, and in the lines that base64(1) and PEM make of a long one. */
function encodedAlone(text: string): string[] {
  const whole = [text, `${text}\n`].flatMap((each) => base64s(Buffer.from(each, 'utf8')));
  const lines = [64, 76].flatMap((width) =>
    whole.flatMap((each) => each.match(new RegExp(`.{1,${width}}`, 'g')) ?? []),
  );
  const all = [...whole, ...whole.map((each) => each.replace(/=+$/, '')), ...lines];
  return all.filter(({ length }) => length >= SHORTEST);
}

/**
 * The base64 of a text wherever it stands within what was encoded: three bytes are four characters, so it begins at one
 * of three places of a group. Characters that hold bits of what is around it are left out.
 */
function encodedWithin(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].flatMap((before) => {
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    return base64s(Buffer.concat([Buffer.alloc(before), bytes])).map((each) => each.slice(from, to));
  });
}

function base64s(bytes: Buffer): string[] {
  const text = bytes.toString('base64');
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}
