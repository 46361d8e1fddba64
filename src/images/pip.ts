import { declare, expand, instructions, readFrom } from './dockerfile.js';

/** What an image's RUN lines have pip install, as far as it tells a version: a pin, or a file that may hold one. */
export type PipSource = { readonly line: number } & (
  | { readonly version: string }
  /** As `-r` names it. */
  | { readonly requirements: string }
);

interface Stage {
  readonly found: PipSource[];
  readonly variables: Map<string, string>;
}

/**
 * Where a Dockerfile's last stage, or `target`, says the version of a Python package: `NAME==5.3.0` in a RUN, also by
 * ARG or ENV, and the files given with `-r`. Pure.
 *
 * @param args build args
 * @returns in the order in which they are installed, so that the last one counts
 */
export function pipSources(
  text: string,
  name: string,
  args: Readonly<Record<string, string>> = {},
  target?: string,
): readonly PipSource[] {
  const lines = text.split(/\r?\n/);
  const globals = new Map<string, string>();
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const { name: instruction, rest, line, end } of instructions(text)) {
    if (instruction === 'FROM') {
      const from = readFrom(rest, line, globals);
      const below = from && stages.get(from.reference.toLowerCase());
      stage = { found: [...(below?.found ?? [])], variables: new Map(below?.variables) };
      if (from?.alias) stages.set(from.alias, stage);
    } else if (instruction === 'ARG') {
      // One of before the first FROM is there in a stage that declares it without a value.
      const given = stage && !rest.includes('=') ? { ...Object.fromEntries(globals), ...args } : args;
      declare(rest, given, stage?.variables ?? globals);
    } else if (instruction === 'ENV' && stage) declare(rest, {}, stage.variables);
    else if (instruction === 'RUN' && stage) {
      for (let at = line; at <= end; at++) {
        for (const one of inLine(lines[at - 1] ?? '', name, stage.variables))
          stage.found.push({ ...one, line: at });
      }
    }
  }
  return (target === undefined ? stage : stages.get(target.toLowerCase()))?.found ?? [];
}

function* inLine(line: string, name: string, variables: ReadonlyMap<string, string>) {
  if (/^\s*#/.test(line)) return;
  const text = line.replace(/\$(?:\w+|\{[^}]{0,1000}\})/g, (variable) => expand(variable, variables));
  const version = pinIn(text, name);
  if (version !== undefined) yield { version };
  for (const [, file] of text.matchAll(
    /(?:^|\s)(?:-r|--requirements?)(?:\s+|=|(?=[\w./]))["']?([^\s"';&|]+)/g,
  )) {
    if (file) yield { requirements: file };
  }
}

/** The version that a line pins a package to, as `==` says it (https://peps.python.org/pep-0440/#version-matching). */
export function pinIn(line: string, name: string): string | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(
    `(?<![\\w.-])${escaped}\\s*(?:\\[[^\\]]*\\])?\\s*==\\s*(\\d+\\.\\d+[\\w.+!]*)`,
    'i',
  ).exec(line);
  return found?.[1]?.replace(/\.$/, '');
}
