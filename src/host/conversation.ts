import type { Socket } from 'node:net';
import { type Program, startChild } from './child.js';
import { CommandError, notStarted } from './exec.js';

/** A program that stays, told something by its stdin. */
export interface Conversation {
  say(text: string): void;
  /** Whether our process waits for it. One that nobody waits for ends with us. */
  hold(held: boolean): void;
  /** Nothing more will be said: the program ends by itself. */
  end(): void;
}

/**
 * Starts a program that stays.
 *
 * @param heard called with its stdout as it comes
 * @param ended called once, when it ended (whatever its exit code, which `output` has) or could not be started
 */
export function converse(
  command: Program,
  heard: (chunk: Buffer) => void,
  ended: (error: CommandError) => void,
): Conversation {
  const [program] = command.argv;
  const child = startChild(command);
  let stderr = '';
  let unstarted = false;
  child.stdout.on('data', heard);
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  child.once('error', (error) => {
    unstarted = true;
    ended(notStarted(program, error));
  });
  child.once('close', (status, signal) => {
    if (unstarted) return;
    const output = { code: status ?? -1, stdout: '', stderr };
    const how = signal ? `ended by ${signal}` : `exit code ${status}`;
    ended(new CommandError(program, 'exit', `${how}: ${stderr.trimEnd().split('\n').at(-1) ?? ''}`, output));
  });
  return {
    say: (text) => child.stdin.write(text),
    hold(held) {
      const way = held ? 'ref' : 'unref';
      child[way]();
      for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket)[way]();
    },
    end: () => child.stdin.end(),
  };
}
