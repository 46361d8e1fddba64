import type { ExitCode } from './commands/context.js';
import { reportError, runCommand } from './commands/index.js';
import { discreet } from './host/discreet.js';
import { readEvent } from './host/event.js';
import { makePrivateFolder } from './host/private.js';
import { runner } from './host/runner.js';
import { interruption } from './host/signals.js';
import { INPUTS, readOptions } from './inputs.js';

/** The action's door. */
async function main(): Promise<ExitCode> {
  const signal = interruption();
  const bare = await runner();
  const host = discreet(bare);
  try {
    const read = (name: string) => bare.core.getInput(name);
    // Of a kubeconfig only what lets somebody in is secret, and of build secrets the values: their users mask those.
    for (const { name, kind } of INPUTS)
      if (kind === 'secret' && name !== 'kubeconfig' && name !== 'build-secrets')
        maskLines(host.mask, read(name));
    const event = readEvent(process.env, read('github-token'));
    const inputs = (name: string) =>
      read(name) || (INPUTS.find((input) => input.name === name)?.default ?? '');
    const options = readOptions(inputs, event, read('working-directory') || '.');
    const privateFolder = makePrivateFolder();
    bare.core.saveState('private-folder', privateFolder);
    return await runCommand({ options, host, signal, privateFolder, print: host.line });
  } catch (error) {
    reportError(host, error);
    return 1;
  }
}

/** The runner masks line by line. */
function maskLines(mask: (secret: string) => void, secret: string): void {
  for (const line of secret.split('\n')) mask(line.trim());
}

process.exitCode = await main();
