import { spawn } from 'node:child_process';
import { CommandError } from './exec.js';

/**
 * Runs a program whose output may be larger than memory, and gives its stdout piece by piece.
 *
 * @throws CommandError where it cannot start or exits with a code other than 0; after the last piece
 */
export async function* execStream(command: {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: string;
}): AsyncGenerator<Buffer> {
  const [program, ...args] = command.argv;
  const child = spawn(program, args, { cwd: command.cwd, env: { ...process.env, ...command.env } });
  const ended = new Promise<number | NodeJS.ErrnoException>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // A program that ends before it has read everything is judged by its exit code, not by the broken pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(command.input);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const end = await ended;
    if (end === 0) return;
    if (typeof end === 'number')
      throw new CommandError(program, 'exit', `exit code ${end}: ${errors.trim()}`);
    if (end.code === 'ENOENT') throw new CommandError(program, 'not found', 'not found on the PATH');
    throw new CommandError(program, 'not started', end.message);
  } finally {
    // The reader may stop early, by an error of its own.
    if (child.exitCode === null) child.kill();
  }
}
