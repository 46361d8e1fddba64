import { type Program, startChild } from './child.js';
import { CommandError, notStarted } from './exec.js';

/**
 * Runs a program whose output may be larger than memory, and gives its stdout piece by piece.
 *
 * @throws CommandError where it cannot start or exits with a code other than 0; after the last piece
 */
export async function* execStream(command: Program & { readonly input: string }): AsyncGenerator<Buffer> {
  const [program] = command.argv;
  const child = startChild(command);
  const ended = new Promise<number | NodeJS.ErrnoException>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdin.end(command.input);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const end = await ended;
    if (end === 0) return;
    if (typeof end === 'number')
      throw new CommandError(program, 'exit', `exit code ${end}: ${errors.trim()}`);
    throw notStarted(program, end);
  } finally {
    // The reader may stop early, by an error of its own.
    if (child.exitCode === null) child.kill();
  }
}
