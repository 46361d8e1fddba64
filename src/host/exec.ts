import { constants } from 'node:os';
import { type Program, startChild } from './child.js';

/** A program to run to its end. */
export interface Command extends Program {
  readonly input?: string | Uint8Array;
  /** Called with each line of stdout and stderr as it comes, without its line end. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** After this long the program gets SIGTERM, and SIGKILL `graceMs` later. */
  readonly timeoutMs?: number;
  /** Aborting it sends SIGTERM, and SIGKILL `graceMs` later. */
  readonly signal?: AbortSignal;
  readonly graceMs?: number;
  /** More on its stdout ends the program. Default: 500 MiB, about what a text may hold. */
  readonly mostBytes?: number;
  /** Gives the program a process group of its own, and ends all of it: for scripts, whose own programs would live on. */
  readonly group?: boolean;
  /** Exit codes that are answers, not failures. Default: 0 alone. */
  readonly okCodes?: readonly number[];
}

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that could not be started, was stopped, or exited with a code that is no answer. */
export class CommandError extends Error {
  readonly program: string;
  /** Absent where it never started. */
  readonly output?: Output;
  readonly reason: 'not found' | 'not started' | 'exit' | 'timeout' | 'aborted' | 'too much output';

  constructor(program: string, reason: CommandError['reason'], detail: string, output?: Output) {
    super(`${program}: ${detail}`);
    this.name = 'CommandError';
    this.program = program;
    this.reason = reason;
    if (output) this.output = output;
  }
}

const GRACE_MS = 5_000;
const MOST_BYTES = 500 * 2 ** 20;
/** What a program says on stderr is for people: its last words are kept. */
const MOST_ERRORS = 256 * 2 ** 10;

/** Why a program was ended by us, in words. */
const STOPPED = {
  timeout: 'timed out',
  aborted: 'cancelled',
  'too much output': 'ended, since it printed without end',
} as const;

/**
 * Runs a program to its end.
 *
 * @returns its exit code and whole output, as UTF-8 text
 * @throws CommandError where it cannot start, ends with a code not in `okCodes`, times out or is aborted
 */
export async function exec(command: Command): Promise<Output> {
  const output = await execBytes(command);
  return { code: output.code, stdout: output.stdout.toString('utf8'), stderr: output.stderr };
}

/** As `exec`, with stdout as bytes. */
export function execBytes(command: Command): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const [program] = command.argv;
  return new Promise((resolve, reject) => {
    if (command.signal?.aborted) {
      reject(new CommandError(program, 'aborted', 'not started, the run was cancelled'));
      return;
    }
    const child = startChild(command, command.group);
    const send = (name: 'SIGTERM' | 'SIGKILL') => {
      if (command.group && child.pid !== undefined) killGroup(child.pid, name);
      else child.kill(name);
    };
    const stdout = lastBytes(command.mostBytes ?? MOST_BYTES, () => stop('too much output'));
    const stderr = lastBytes(MOST_ERRORS);
    collect(child.stdout, stdout, (line) => command.onLine?.(line, 'stdout'), command.onLine !== undefined);
    collect(child.stderr, stderr, (line) => command.onLine?.(line, 'stderr'), command.onLine !== undefined);

    let stopped: keyof typeof STOPPED | undefined;
    let kill: NodeJS.Timeout | undefined;
    const stop = (why: keyof typeof STOPPED) => {
      if (stopped) return;
      stopped = why;
      send('SIGTERM');
      kill = setTimeout(() => send('SIGKILL'), command.graceMs ?? GRACE_MS);
    };
    const timer = command.timeoutMs ? setTimeout(() => stop('timeout'), command.timeoutMs) : undefined;
    const abort = () => stop('aborted');
    command.signal?.addEventListener('abort', abort, { once: true });

    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', abort);
      reject(notStarted(program, error));
    });
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      clearTimeout(kill);
      command.signal?.removeEventListener('abort', abort);
      const code = status ?? 128 + (signal ? constants.signals[signal] : 0);
      const bytes = Buffer.concat(stdout.chunks);
      const errors = Buffer.concat(stderr.chunks).toString('utf8');
      const text = () => ({ code, stdout: bytes.toString('utf8'), stderr: errors });
      if (stopped) reject(new CommandError(program, stopped, STOPPED[stopped], text()));
      else if ((command.okCodes ?? [0]).includes(code)) resolve({ code, stdout: bytes, stderr: errors });
      else
        reject(
          new CommandError(
            program,
            'exit',
            `exit code ${code}: ${lastLine(errors) || lastLine(bytes.toString('utf8'))}`,
            text(),
          ),
        );
    });
    child.stdin.end(command.input);
  });
}

/** Why a program could not be started. Node says ENOENT of its folder too. */
export function notStarted(program: string, error: NodeJS.ErrnoException): CommandError {
  return error.code === 'ENOENT'
    ? new CommandError(program, 'not found', 'not found on the PATH')
    : new CommandError(program, 'not started', error.message);
}

/** A group that has ended already is no error. */
function killGroup(leader: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-leader, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Bytes as they come. Past `most` the first pieces are let go, and `passed` is called. */
function lastBytes(most: number, passed?: () => void) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return {
    chunks: chunks as readonly Buffer[],
    push(chunk: Buffer) {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > most) passed?.();
      for (let first = chunks[0]; first && bytes - first.length >= most; first = chunks[0]) {
        bytes -= first.length;
        chunks.shift();
      }
    },
  };
}

function collect(
  stream: NodeJS.ReadableStream | null,
  kept: ReturnType<typeof lastBytes>,
  onLine: (line: string) => void,
  lines: boolean,
): void {
  if (!stream) return;
  stream.on('data', (chunk: Buffer) => kept.push(chunk));
  if (!lines) return;
  const decoder = new TextDecoder();
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = parts.pop() ?? '';
    for (const part of parts) onLine(part);
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
