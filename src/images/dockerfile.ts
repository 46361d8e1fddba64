/** One image that a Dockerfile builds upon or copies from. */
export interface From {
  readonly instruction: 'FROM' | 'COPY' | 'RUN';
  /** The image reference, with its variables filled in. */
  readonly reference: string;
  /** As `--platform` says it. */
  readonly platform?: string;
  /** The stage's name, after AS. */
  readonly alias?: string;
  /** Where the instruction begins; from 1. */
  readonly line: number;
}

/** `line` to `end`: where it stands, here-documents included; from 1. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
  readonly line: number;
  readonly end: number;
}

/**
 * Finds each image that a Dockerfile names: in FROM, `COPY --from=` and `RUN --mount=from=`. Other stages of the same
 * file and `scratch` are no images and left out.
 *
 * @param text the Dockerfile
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns in the order of the lines; a reference whose variables have no value keeps an empty text in their place
 */
export function parseFroms(text: string, args: Readonly<Record<string, string>> = {}): readonly From[] {
  const variables = new Map<string, string>();
  const stages = new Set<string>();
  const froms: From[] = [];
  for (const { name, rest, line } of instructions(text)) {
    if (name === 'ARG' && stages.size === 0) declare(rest, args, variables);
    else if (name === 'FROM') {
      const from = readFrom(rest, line, variables);
      if (from && from.reference !== 'scratch' && !stages.has(from.reference.toLowerCase())) froms.push(from);
      stages.add(String(stages.size));
      if (from?.alias) stages.add(from.alias);
    } else if (name === 'COPY' || name === 'ADD' || name === 'RUN') {
      const used = name === 'RUN' ? mountedFrom(rest) : copiedFrom(rest);
      for (const reference of used) {
        if (/^\d+$/.test(reference) || stages.has(reference.toLowerCase())) continue;
        froms.push({ instruction: name === 'RUN' ? 'RUN' : 'COPY', reference, line });
      }
    }
  }
  return froms;
}

/**
 * What the image that a Dockerfile makes is built upon at last: the base of its last stage, or of `target`, through
 * stages that are built upon others.
 *
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns undefined where that is `scratch`, or nothing
 */
export function baseOf(
  text: string,
  args: Readonly<Record<string, string>> = {},
  target?: string,
): Pick<From, 'reference' | 'line'> | undefined {
  const variables = new Map<string, string>();
  const stages = new Map<string, From>();
  let last: From | undefined;
  for (const { name, rest, line } of instructions(text)) {
    if (name === 'ARG' && !last) declare(rest, args, variables);
    const from = name === 'FROM' ? readFrom(rest, line, variables) : undefined;
    if (!from) continue;
    // A stage's name means what stands above it, so a stage is the base that its own FROM leads to.
    last = stages.get(from.reference.toLowerCase()) ?? from;
    if (from.alias) stages.set(from.alias, last);
  }
  const found = target === undefined ? last : stages.get(target.toLowerCase());
  return found && found.reference !== 'scratch' ? found : undefined;
}

/** The instructions, with continued lines joined, comments and the bodies of here-documents left out. */
export function* instructions(text: string): Generator<Instruction> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const mark = escapeCharacter(lines);
  const continued = new RegExp(`${mark === '`' ? '`' : '\\\\'}[ \\t]*$`);
  for (let i = 0; i < lines.length; ) {
    const first = i;
    let whole = '';
    for (; i < lines.length; i++) {
      const line = lines[i] as string;
      if (/^\s*#/.test(line) || (whole !== '' && line.trim() === '')) continue;
      whole += line.replace(continued, '');
      if (!continued.test(line)) break;
    }
    i++;
    const found = /^\s*([a-z]+)\s+(.*)$/is.exec(whole);
    if (!found) continue;
    const name = (found[1] as string).toUpperCase();
    const rest = (found[2] as string).trim();
    if (['RUN', 'COPY', 'ADD'].includes(name)) i = afterHeredocs(lines, i, rest);
    // Comments before an instruction were passed over on the way to it.
    const skipped = lines.slice(first, i).findIndex((line) => !/^\s*(#|$)/.test(line));
    yield { name, rest, line: first + Math.max(skipped, 0) + 1, end: i };
  }
}

/** `# escape=` among the parser directives at the file's very start. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line);
    if (!directive) break;
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] as string;
  }
  return '\\';
}

/** https://docs.docker.com/reference/dockerfile/#here-documents: a body may hold `from x import y`. */
function afterHeredocs(lines: readonly string[], from: number, rest: string): number {
  let i = from;
  for (const [, dash, , word] of rest.matchAll(/(?<![<\d])\d?<<(-?)(["']?)([a-zA-Z_][a-zA-Z0-9_.]*)\2/g)) {
    while (i < lines.length && (dash ? lines[i]?.replace(/^\t+/, '') : lines[i]) !== word) i++;
    i++;
  }
  return i;
}

/** A FROM instruction; undefined where it names nothing. */
export function readFrom(
  rest: string,
  line: number,
  variables: ReadonlyMap<string, string>,
): From | undefined {
  const words = rest.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--'));
  const [image, as, alias] = words.filter((word) => !word.startsWith('--'));
  if (image === undefined) return undefined;
  const platform = flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length);
  return {
    instruction: 'FROM',
    reference: expand(image, variables),
    line,
    ...(platform ? { platform: expand(platform, variables) } : {}),
    ...(as?.toUpperCase() === 'AS' && alias ? { alias: alias.toLowerCase() } : {}),
  };
}

function copiedFrom(rest: string): string[] {
  return flagsOf(rest)
    .filter((flag) => flag.startsWith('--from='))
    .map((flag) => flag.slice('--from='.length));
}

function mountedFrom(rest: string): string[] {
  return flagsOf(rest)
    .filter((flag) => flag.startsWith('--mount='))
    .flatMap((flag) => flag.slice('--mount='.length).split(','))
    .filter((part) => part.startsWith('from='))
    .map((part) => part.slice('from='.length));
}

/** The `--flag=value` words before the arguments. */
function flagsOf(rest: string): string[] {
  const words = rest.split(/\s+/);
  const end = words.findIndex((word) => !word.startsWith('--'));
  return words.slice(0, end < 0 ? words.length : end);
}

/** No name or version in a Dockerfile is longer; lines that double a variable would make it grow without end. */
const MOST_CHARACTERS = 10_000;

/** Takes over what an ARG (or ENV, without `args`) sets. */
export function declare(
  rest: string,
  args: Readonly<Record<string, string>>,
  variables: Map<string, string>,
): void {
  for (const [, name, , double, single, plain] of rest.matchAll(
    /([A-Za-z_][A-Za-z0-9_]*)(=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*)))?/g,
  )) {
    const value = double ?? single ?? plain;
    const given = Object.hasOwn(args, name as string) ? args[name as string] : undefined;
    if (given !== undefined) variables.set(name as string, given);
    else if (value !== undefined)
      variables.set(
        name as string,
        (single === undefined ? expand(value, variables) : value).slice(0, MOST_CHARACTERS),
      );
  }
}

/** `$name`, `${name}`, `${name:-word}`, `${name-word}`, `${name:+word}`, `${name+word}`; unset ones are empty. */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
  return unquoted.replace(
    /\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?)([-+])([^}]{0,1000}))?\})/g,
    (_, bare: string | undefined, braced: string | undefined, colon, operator, word: string) => {
      const value = variables.get((bare ?? braced) as string);
      const isSet = colon ? value !== undefined && value !== '' : value !== undefined;
      if (operator === '+') return isSet ? expand(word, variables) : '';
      if (operator === '-' && !isSet) return expand(word, variables);
      return value ?? '';
    },
  );
}
