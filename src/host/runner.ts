import { randomUUID } from 'node:crypto';
import { placeOf } from '../problem.js';
import type { Problem } from '../words.js';
import type { Host } from './host.js';

/** GitHub shows this many annotations of each severity a step; what comes after vanishes without a word. */
const ANNOTATIONS_SHOWN = 10;

/** A job summary may hold 1 MiB; a longer one is refused whole. */
const SUMMARY_BYTES = 1024 * 1024;

/** A GitHub runner, spoken to by @actions/core (loaded only here). */
export async function runner(): Promise<Host & { readonly core: typeof import('@actions/core') }> {
  const core = await import('@actions/core');
  const shown: Record<Problem['severity'], number> = { error: 0, warning: 0, notice: 0 };
  const summary: string[] = [];
  return {
    core,
    line: (text) => printPlain([text]),
    group(title, lines) {
      core.startGroup(oneLine(title));
      printPlain(lines);
      core.endGroup();
    },
    problem(problem) {
      shown[problem.severity] += 1;
      if (shown[problem.severity] <= ANNOTATIONS_SHOWN)
        core[problem.severity](problem.message, properties(problem));
      else printPlain([`${problem.severity}: ${placeOf(problem)}${problem.title}: ${problem.message}`]);
    },
    mask: (secret) => core.setSecret(secret),
    output: (name, value) => core.setOutput(name, value),
    summary(markdown) {
      summary.push(markdown);
      // Written whole each time: the last write stands, whatever stops the run after it.
      core.summary.emptyBuffer().addRaw(clip(summary.join('\n\n'), SUMMARY_BYTES));
      void core.summary.write({ overwrite: true }).catch(() => {});
    },
  };
}

/**
 * Prints text that is not ours. The runner takes `::name::` at a line's start and `##[name]` anywhere as commands;
 * between stop-commands and its token it takes none. Lines and blanks are .NET's: U+0085 is one, and `\r` ends a line.
 */
function printPlain(lines: readonly string[]): void {
  const risky = lines.some((line) => /^[\s\u0085]*::|##\[/m.test(line));
  const token = risky ? randomUUID() : '';
  if (risky) process.stdout.write(`::stop-commands::${token}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (risky) process.stdout.write(`::${token}::\n`);
}

function properties(problem: Problem) {
  return {
    title: problem.title,
    ...(problem.file ? { file: problem.file } : {}),
    ...(problem.line ? { startLine: problem.line } : {}),
    ...(problem.column ? { startColumn: problem.column } : {}),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function clip(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const end = '\n\n(The rest is in the log: a summary holds 1 MiB.)\n';
  return (
    Buffer.from(text)
      .subarray(0, bytes - Buffer.byteLength(end) - 4)
      .toString('utf8') + end
  );
}
