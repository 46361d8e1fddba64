import { ProblemError } from '../problem.js';

/** The templates of hub-deploy.yaml. */
export type TemplateName = 'hub' | 'env' | 'cluster' | 'image';
export const TEMPLATES: readonly TemplateName[] = ['hub', 'env', 'cluster', 'image'];
export type Values = Partial<Record<TemplateName, string>>;

const TEMPLATE = /<([a-z-]+)>/g;

/** The names between `<` and `>`, known or not, in order. */
export function templatesIn(text: string): string[] {
  return text.includes('<') ? Array.from(text.matchAll(TEMPLATE), (match) => match[1] ?? '') : [];
}

/**
 * Puts values in the place of templates. What is not one of `TEMPLATES` stays as it is.
 *
 * @param missing called with each template that has no value; the text keeps it
 */
export function insert(text: string, values: Values, missing?: (name: TemplateName) => void): string {
  let start = text.indexOf('<');
  if (start < 0) return text;
  let filled = '';
  let done = 0;
  for (; start >= 0; start = text.indexOf('<', start + 1)) {
    const end = text.indexOf('>', start);
    if (end < 0) break;
    const name = text.slice(start + 1, end) as TemplateName;
    const value = TEMPLATES.includes(name) ? values[name] : undefined;
    if (value !== undefined) {
      filled += text.slice(done, start) + value;
      done = end + 1;
    } else if (TEMPLATES.includes(name)) missing?.(name);
  }
  return filled + text.slice(done);
}

/** A path in which templates capture: the parts between slashes. */
export interface Pattern {
  readonly text: string;
  /** What a path must begin with, up to the first template or glob. */
  readonly prefix: string;
  /** What it must end with: its last name, if that is plain. */
  readonly suffix: string;
  readonly parts: readonly Part[];
  /** Templates that stand in it more than once: what they captured first decides what they capture again. */
  readonly again: readonly TemplateName[];
  /** Where the path is plain but for one template, which stands for a whole name, as in most patterns: what comes after. */
  readonly single?: { readonly name: TemplateName; readonly after: string };
}

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'glob'; readonly matches: (text: string) => boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'capture'; readonly tokens: readonly Token[] };

type Token = { readonly literal: string } | { readonly capture: TemplateName };

/** What makes a text a glob to minimatch, as we call it. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]|[!+@]\(/.test(text);
}

/** Makes a predicate of a glob: minimatch, or nothing where a configuration cannot hold globs. */
export type CompileGlob = (glob: string) => (text: string) => boolean;

/** Reads a path with templates and globs. A part with both keeps its templates; its glob characters are plain. */
export function pattern(text: string, compile: CompileGlob): Pattern {
  const parts = text.split('/').map((part): Part => {
    if (templatesIn(part).length > 0) return { kind: 'capture', tokens: tokens(part) };
    if (part === '**') return { kind: 'any' };
    return isGlob(part) ? { kind: 'glob', matches: compile(part) } : { kind: 'literal', text: part };
  });
  const special = text.search(/[<*?[\]{}!+@]/);
  const last = parts.at(-1);
  const names = templatesIn(text);
  const again = TEMPLATES.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const [, single, after = ''] = /^(?:[^<*?[\]{}!+@]*\/)?<([a-z-]+)>(\/[^<*?[\]{}!+@]*)?$/.exec(text) ?? [];
  return {
    text,
    prefix: special < 0 ? text : text.slice(0, special),
    suffix: last?.kind === 'literal' ? last.text : '',
    parts,
    again,
    ...(single ? { single: { name: single as TemplateName, after } } : {}),
  };
}

function tokens(part: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of part.matchAll(TEMPLATE)) {
    if (match.index > end) found.push({ literal: part.slice(end, match.index) });
    found.push({ capture: match[1] as TemplateName });
    end = match.index + match[0].length;
  }
  if (end < part.length) found.push({ literal: part.slice(end) });
  return found;
}

/** Whether a template may capture a text. `whole`: it stands for a whole folder or file name. */
export type MayCapture = (name: TemplateName, text: string, whole: boolean) => boolean;

/**
 * Matches a path and says what its templates captured: as much as they can, from left to right; one that is named
 * twice captures the same text.
 */
export function capture(pattern: Pattern, path: string, may: MayCapture): Values | undefined {
  if (!path.startsWith(pattern.prefix) || !path.endsWith(pattern.suffix)) return undefined;
  if (pattern.single) return captureSingle(pattern.prefix, pattern.single, path, may);
  const { parts, again } = pattern;
  const match: Match = { parts, names: path.split('/'), may, again, failed: new Set() };
  return matchFrom(match, { part: 0, name: 0, token: 0, at: 0 }, {});
}

function captureSingle(
  before: string,
  { name, after }: NonNullable<Pattern['single']>,
  path: string,
  may: MayCapture,
): Values | undefined {
  const text = path.slice(before.length, path.length - after.length);
  if (text === '' || text.includes('/') || !path.endsWith(after)) return undefined;
  return may(name, text, true) ? { [name]: text } : undefined;
}

interface Match {
  readonly parts: readonly Part[];
  readonly names: readonly string[];
  readonly may: MayCapture;
  readonly again: readonly TemplateName[];
  /** The places from which nothing matched, so that none is looked at twice. */
  readonly failed: Set<string>;
}

/** A part of the pattern and a name of the path; where the part captures, a token of it and a character of the name. */
interface Stand {
  readonly part: number;
  readonly name: number;
  readonly token: number;
  readonly at: number;
}

/** Matches from one place on, unless nothing matched from there before. */
function matchFrom(match: Match, stand: Stand, values: Values): Values | undefined {
  if (match.failed.has(keyOf(match, stand, values))) return undefined;
  const found = matchPart(match, stand, values);
  if (!found) fail(match, stand, values);
  return found;
}

/** What was captured on the way to a place matters only where a template stands there again. */
function keyOf({ again }: Match, { part, name, token, at }: Stand, values: Values): string {
  return [part, name, token, at, ...again.map((template) => values[template])].join('/');
}

function fail(match: Match, stand: Stand, values: Values): void {
  if (match.failed.add(keyOf(match, stand, values)).size > MOST_FAILED) throw tooManyWays(match);
}

/** A pattern of twenty parts on the deepest path that a file system takes has 40,000 such places. */
const MOST_FAILED = 100_000;

function tooManyWays({ parts, names, again }: Match): ProblemError {
  const twice = again.map((name) => `\`<${name}>\``).join(', ') || 'its templates';
  return new ProblemError({
    severity: 'error',
    file: names.join('/'),
    title: 'A pattern with too many ways to match',
    message: `A pattern of ${parts.length} parts was tried against this path in ${MOST_FAILED} places, and could still match elsewhere. Write it with fewer \`**\`, and ${twice} once.`,
  });
}

function matchPart(match: Match, stand: Stand, values: Values): Values | undefined {
  const { part, name } = stand;
  const wanted = match.parts[part];
  const text = match.names[name];
  if (wanted === undefined) return text === undefined ? values : undefined;
  const to = (part: number, name: number) => matchFrom(match, { part, name, token: 0, at: 0 }, values);
  if (wanted.kind === 'any') return matchAny(match, stand, values);
  if (text === undefined) return undefined;
  if (wanted.kind === 'capture') return matchToken(match, stand, wanted.tokens, text, values);
  const fits = wanted.kind === 'literal' ? wanted.text === text : wanted.matches(text);
  return fits ? to(part + 1, name + 1) : undefined;
}

/** From each name on, as far as nobody has been here: a call for each name would make the stack as deep as the path. */
function matchAny(match: Match, { part, name }: Stand, values: Values): Values | undefined {
  for (let next = name; next <= match.names.length; next++) {
    const here = { part, name: next, token: 0, at: 0 };
    if (next > name && match.failed.has(keyOf(match, here, values))) return undefined;
    const found = matchFrom(match, { ...here, part: part + 1 }, values);
    if (found) return found;
    fail(match, here, values);
  }
  return undefined;
}

/** No name is longer than 52 characters (names.ts); one that is a little longer is told, and not passed over. */
const MOST_CAPTURED = 100;

/** Matches one token of a part and what comes after it. */
function matchToken(
  match: Match,
  stand: Stand,
  tokens: readonly Token[],
  text: string,
  values: Values,
): Values | undefined {
  const { part, name, at } = stand;
  const token = tokens[stand.token];
  const next = (at: number) => ({ ...stand, token: stand.token + 1, at });
  if (token === undefined)
    return at === text.length
      ? matchFrom(match, { part: part + 1, name: name + 1, token: 0, at: 0 }, values)
      : undefined;
  if ('literal' in token)
    return text.startsWith(token.literal, at)
      ? matchFrom(match, next(at + token.literal.length), values)
      : undefined;
  const whole = tokens.length === 1;
  const earlier = values[token.capture];
  const longest = whole
    ? text.length
    : (/^[a-z0-9-]*/.exec(text.slice(at, at + MOST_CAPTURED))?.[0].length ?? 0);
  for (let length = longest; length > 0; length = whole ? 0 : length - 1) {
    const taken = text.slice(at, at + length);
    if (earlier !== undefined && earlier !== taken) continue;
    if (!match.may(token.capture, taken, whole)) continue;
    const found = matchFrom(match, next(at + length), { ...values, [token.capture]: taken });
    if (found) return found;
  }
  return undefined;
}
