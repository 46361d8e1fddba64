/** How Helm reads a plain or tagged scalar: the rules of sigs.k8s.io/yaml (go-yaml v2, then JSON), not those of YAML 1.2. */

export type Scalar = string | number | boolean | null;

const WORDS = new Map<string, Scalar>([
  ...words(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...words(false, 'n N no No NO false False FALSE off Off OFF'),
  ...words(null, '~ null Null NULL'),
  ['', null],
  ...words(Number.NaN, '.nan .NaN .NAN'),
  ...words(Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...words(Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF'),
]);

function words(value: Scalar, list: string): [string, Scalar][] {
  return list.split(' ').map((word) => [word, value]);
}

/** A number that starts with its point may hold underscores between digits only, others anywhere. */
const POINT = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const CORE = 'tag:yaml.org,2002:';

/**
 * @param text the scalar's text, after unescaping and folding
 * @param quoted whether it stands in quotes or a block
 * @param tag its explicit tag, resolved (`tag:yaml.org,2002:int`)
 * @returns the value, or undefined where Helm refuses it (`!!int word`)
 */
export function readScalar(text: string, quoted: boolean, tag: string | undefined): Scalar | undefined {
  if (tag === `${CORE}binary`) return Buffer.from(text, 'base64').toString('utf8');
  if (tag?.startsWith(CORE) && tag !== `${CORE}str`) return readTagged(text, tag.slice(CORE.length));
  if (quoted || tag !== undefined) return text;
  return readPlain(text);
}

function readPlain(text: string): Scalar {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  return readNumber(text) ?? text;
}

/** Timestamps, which go-yaml knows too, become texts again in JSON: they are no numbers here either. */
function readNumber(text: string): number | undefined {
  if (text.startsWith('.')) return POINT.test(text) ? Number(text.replaceAll('_', '')) : undefined;
  const digits = text.replaceAll('_', '');
  return readInteger(digits) ?? (FLOAT.test(digits) ? Number(digits) : undefined);
}

/** Go's ParseInt with base 0: 0x, 0o, 0b and a leading 0 for octal. */
function readInteger(text: string): number | undefined {
  const parts = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([1-9]\d*|0))$/.exec(text);
  if (!parts) return undefined;
  const [, sign, hex, octal, binary, decimal] = parts;
  const value = hex
    ? Number.parseInt(hex, 16)
    : octal
      ? Number.parseInt(octal, 8)
      : binary
        ? Number.parseInt(binary, 2)
        : Number(decimal);
  return sign === '-' && value !== 0 ? -value : value;
}

function readTagged(text: string, type: string): Scalar | undefined {
  const value = readPlain(text);
  if (type === 'int') return Number.isInteger(value) ? value : undefined;
  if (type === 'float') return typeof value === 'number' ? value : undefined;
  if (type === 'bool') return typeof value === 'boolean' ? value : undefined;
  if (type === 'null') return value === null ? null : undefined;
  return text;
}
