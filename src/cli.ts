#!/usr/bin/env node
import type { ExitCode } from './commands/context.js';
import { reportError, runCommand } from './commands/index.js';
import { FLAGS, parseCommandLine } from './flags.js';
import { type DiscreetHost, discreet } from './host/discreet.js';
import { nodeTooOld } from './host/node-version.js';
import { printable } from './host/printable.js';
import { makeOwnFolder } from './host/private.js';
import { interruption } from './host/signals.js';
import { terminal } from './host/terminal.js';
import { COMMANDS, type ReadInput, readOptions } from './inputs.js';
import { usage } from './usage.js';

/** The command line's door. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld) {
    process.stderr.write(`${tooOld}\n`);
    return 1;
  }
  try {
    const { command, help, read } = parseCommandLine(argv);
    if (!help && command) return await work(read, discreet(terminal(read('format') === 'github')));
    process.stdout.write(
      usage(
        FLAGS,
        COMMANDS.filter((name) => name !== 'report'),
      ),
    );
    return help ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `${printable((error as Error).message)}\n\nhub-deploy --help lists commands and options.\n`,
    );
    return 1;
  }
}

async function work(read: ReadInput, host: DiscreetHost): Promise<ExitCode> {
  const signal = interruption();
  const privateFolder = makeOwnFolder();
  try {
    const directory = read('working-directory');
    const [base, sha] = [read('base'), read('head')];
    const event = { name: 'local', forced: false, ...(base && { base }), ...(sha && { sha }) } as const;
    const options = readOptions(read, event, directory);
    const print = (text: string) => process.stdout.write(host.say(text.endsWith('\n') ? text : `${text}\n`));
    return await runCommand({ options, host, signal, privateFolder, print });
  } catch (error) {
    reportError(host, error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
