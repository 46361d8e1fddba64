import type { Problem } from '../words.js';
import { FAILURES } from './failures.js';
import { redact } from './redact.js';

/**
 * What to do after a Helm failure:
 * - `retry`: nothing is wrong with the release; read its state again, then try once more after a pause
 * - `recover`: the release is stuck: recover it if its Lease allows, then upgrade
 * - `again`: what Helm missed can be supplied (repositories, a first install that failed): do so and upgrade at once
 * - `stop`: only a person can mend it
 */
export type Action = 'retry' | 'recover' | 'again' | 'stop';

export interface FailureContext {
  /** The hub's, as commands take it. */
  readonly id: string;
  readonly release: string;
  readonly namespace: string;
  readonly helmMajor: 3 | 4;
  readonly timeoutSeconds?: number;
  /** What the watch saw of a failing hook (`watchRollout` with `helmFailed`): said instead of Helm's mere time-out. */
  readonly watched?: Problem;
}

const LOG_LINES = 15;

/**
 * A failed Helm's words as a problem for a person, with the action that this failure asks for. A failure that is not
 * known shows Helm's own last lines. Contents of Secrets that Helm put into its words are taken out.
 *
 * @param stderr all that Helm wrote there
 */
export function explainHelmFailure(
  stderr: string,
  context: FailureContext,
): { problem: Problem; action: Action } {
  const log = lastWords(stderr);
  for (const { words, action, explain } of FAILURES) {
    const found = words.exec(log);
    if (!found) continue;
    const explained = explain(found, context, log);
    if ('severity' in explained) return { problem: explained, action };
    return { problem: { severity: 'error', ...explained, log }, action };
  }
  const problem: Problem = {
    severity: 'error',
    title: 'Helm failed',
    message: `Helm could not deploy ${context.release}: ${errorLine(log)}`,
    log,
  };
  return { problem, action: 'stop' };
}

/** Helm's last lines without warnings and log lines of its libraries, and without what may be secret. */
function lastWords(stderr: string): string {
  const lines = redact(stderr)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(
      (line) =>
        line &&
        !/^(?:WARNING|W\d{4} |I\d{4} |level=(?:WARN|INFO|DEBUG)|time=\S+ level=(?:WARN|INFO))/.test(line),
    );
  return lines.slice(-LOG_LINES).join('\n');
}

/** All of Helm's error on one line: its first line may only announce a list. */
function errorLine(log: string): string {
  const error = log
    .slice(Math.max(0, log.indexOf('Error:')))
    .replace(/^Error:\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (error === '') return 'it said nothing.';
  return error.length > 600 ? `${error.slice(0, 600)}…` : error;
}
