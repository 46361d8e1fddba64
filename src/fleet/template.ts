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
  const [, single, after = ''] = /^(?:[^<*?[\]{}!+@]*\/)?<([a-z-]+)>(\/[^<*?[\]{}!+@]*)?$/.exec(text) ?? [];
  return {
    text,
    prefix: special < 0 ? text : text.slice(0, special),
    suffix: last?.kind === 'literal' ? last.text : '',
    parts,
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
  return matchParts({ parts: pattern.parts, names: path.split('/'), may }, 0, 0, {});
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
}

/** Matches from one part and one name on. */
function matchParts(match: Match, part: number, name: number, values: Values): Values | undefined {
  const wanted = match.parts[part];
  if (wanted === undefined) return name === match.names.length ? values : undefined;
  if (wanted.kind === 'any') {
    for (let next = name; next <= match.names.length; next++) {
      const found = matchParts(match, part + 1, next, values);
      if (found) return found;
    }
    return undefined;
  }
  const text = match.names[name];
  if (text === undefined) return undefined;
  if (wanted.kind === 'capture') return matchTokens(match, part, name, wanted.tokens, 0, text, values);
  const fits = wanted.kind === 'literal' ? wanted.text === text : wanted.matches(text);
  return fits ? matchParts(match, part + 1, name + 1, values) : undefined;
}

/** Matches what is left of a name from one token on, then the parts after it. */
function matchTokens(
  match: Match,
  part: number,
  name: number,
  tokens: readonly Token[],
  at: number,
  text: string,
  values: Values,
): Values | undefined {
  const token = tokens[at];
  if (token === undefined) return text === '' ? matchParts(match, part + 1, name + 1, values) : undefined;
  if ('literal' in token) {
    if (!text.startsWith(token.literal)) return undefined;
    return matchTokens(match, part, name, tokens, at + 1, text.slice(token.literal.length), values);
  }
  const whole = tokens.length === 1;
  const earlier = values[token.capture];
  const longest = whole ? text.length : (/^[a-z0-9-]*/.exec(text)?.[0].length ?? 0);
  for (let length = longest; length > 0; length = whole ? 0 : length - 1) {
    const taken = text.slice(0, length);
    if (earlier !== undefined && earlier !== taken) continue;
    if (!match.may(token.capture, taken, whole)) continue;
    const next = { ...values, [token.capture]: taken };
    const found = matchTokens(match, part, name, tokens, at + 1, text.slice(length), next);
    if (found) return found;
  }
  return undefined;
}
