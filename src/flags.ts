import { parseArgs } from 'node:util';
import { INPUTS, type ReadInput } from './inputs.js';

/** The inputs that are flags of the command line. */
export const FLAGS = INPUTS.filter((input) => input.only !== 'action');

export interface CommandLine {
  readonly command: string | undefined;
  readonly help: boolean;
  /** What was given for an input, else its default. Words after the command are hubs. */
  readonly read: ReadInput;
}

/** @throws Error, one sentence, for a flag that does not exist or lacks its value */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const options = FLAGS.map(({ name, kind }) => [
    name,
    { type: kind === 'flag' ? 'boolean' : 'string' } as const,
  ]);
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    allowNegative: true,
    options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
  });
  const given = values as Record<string, string | boolean | undefined>;
  const [command, ...hubs] = positionals;
  const read = (name: string) => {
    if (name === 'command') return command ?? '';
    if (name === 'hubs' && hubs.length > 0) return [given.hubs ?? '', ...hubs].join(' ');
    return String(given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '');
  };
  return { command, help: given.help === true, read };
}
