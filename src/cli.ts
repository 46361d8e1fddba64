import { parseArgs } from 'node:util';
import type { ExitCode } from './commands/context.js';
import { reportError, runCommand } from './commands/index.js';
import { localEvent } from './commands/local-event.js';
import { makePrivateFolder, removePrivateFolder } from './host/private.js';
import { interruption } from './host/signals.js';
import { terminal } from './host/terminal.js';
import { COMMANDS, INPUTS, readOptions } from './inputs.js';
import { usage } from './usage.js';

const flags = INPUTS.filter((input) => input.only !== 'action');

/** The command line's door. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const host = terminal();
  let privateFolder: string | undefined;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          flags.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
        ),
      },
      allowNegative: true,
    });
    const [command, ...rest] = positionals;
    if (values.help || !command) {
      process.stdout.write(usage(flags, COMMANDS));
      return values.help ? 0 : 1;
    }
    const given = values as Record<string, string | boolean | undefined>;
    const read = (name: string) => {
      if (name === 'command') return command;
      if (name === 'hubs' && rest.length > 0) return [given.hubs ?? '', ...rest].join(' ');
      return String(given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '');
    };
    const directory = read('working-directory');
    const event = await localEvent(directory, { base: read('base'), head: read('head') });
    const options = readOptions(read, event, directory);
    privateFolder = makePrivateFolder();
    const print = (text: string) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    return await runCommand({ options, host, signal: interruption(), privateFolder, print });
  } catch (error) {
    if (isUsage(error)) host.line(`${(error as Error).message}\n\n${usage(flags, COMMANDS)}`);
    else reportError(host, error);
    return 1;
  } finally {
    if (privateFolder) removePrivateFolder(privateFolder);
  }
}

function isUsage(error: unknown): boolean {
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  );
}

process.exitCode = await main(process.argv.slice(2));
