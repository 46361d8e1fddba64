import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { environmentOf, type ProgramKind } from './environment.js';

/** A program to start: an argv, never a shell line. */
export interface Program {
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  /** What it finds of the job's environment. Default: `tool`, which finds no secret of ours. */
  readonly kind?: ProgramKind;
  /** Added to that; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts a program. The only place that does, so that each finds what the table of environments says and nothing else.
 *
 * @param group gives it a process group of its own
 */
export function startChild(
  { argv: [program, ...args], cwd, kind = 'tool', env }: Program,
  group = false,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, {
    cwd,
    // Node gives a program what an object inherits, too.
    env: Object.assign(Object.create(null), environmentOf(kind, env)),
    stdio: 'pipe',
    ...(group ? { detached: true } : {}),
  });
  // A program that ends before it has read everything is judged by its exit code, not by the broken pipe.
  child.stdin.on('error', () => {});
  return child;
}
