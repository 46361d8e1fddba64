import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, exec } from '../host/exec.js';
import type { Problem, Step } from '../words.js';

/** Where a hub's steps run. */
export interface StepContext {
  /** The staged tree: private and decrypted. */
  readonly cwd: string;
  /** What steps find in their environment, KUBECONFIG among it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly environment: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const PAUSE_MS = 3_000;
const LOG_LINES = 30;

/**
 * Runs `before` or `after` steps in their order. The first that fails ends it, but for those that run always.
 *
 * @param ok whether all went well before: where it did not, only steps with `when: always` run
 * @returns what failed; empty where nothing did
 */
export async function runSteps(
  steps: readonly Step[],
  which: 'before' | 'after',
  ok: boolean,
  context: StepContext,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const step of steps) {
    if (step.environments && !step.environments.includes(context.environment)) continue;
    const well = ok && problems.length === 0;
    if (!well && step.when !== 'always') continue;
    const problem = await runStep(step, which, context);
    if (problem) problems.push(problem);
  }
  return problems;
}

async function runStep(step: Step, which: string, context: StepContext): Promise<Problem | undefined> {
  const shown = step.run.join(' ');
  for (let attempt = 1; ; attempt += 1) {
    context.say(`${which}: ${shown}${attempt > 1 ? ` (attempt ${attempt} of ${step.attempts})` : ''}`);
    const lines: string[] = [];
    try {
      await exec({
        argv: step.run as [string, ...string[]],
        cwd: context.cwd,
        kind: 'team',
        env: context.env,
        group: true,
        timeoutMs: step.timeoutSeconds * 1000,
        signal: context.signal,
        onLine: (line) => lines.push(line),
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const final = attempt >= step.attempts || error.reason === 'aborted' || error.reason === 'not found';
      if (final) return failed(step, which, attempt, error, lines);
      await sleep(PAUSE_MS * attempt, undefined, { signal: context.signal });
    }
  }
}

function failed(
  step: Step,
  which: string,
  attempts: number,
  error: CommandError,
  lines: readonly string[],
): Problem {
  const why: Record<CommandError['reason'], string> = {
    'not found': 'the program is not there: add it in `setup`, or give its path',
    'not started': error.message,
    exit: `it ended with exit code ${error.output?.code}`,
    timeout: `it did not end within its timeout of ${step.timeoutSeconds} s`,
    aborted: 'the run was cancelled',
    'too much output': 'it was ended, since it printed without end',
  };
  const result =
    which === 'before' ? 'Nothing was deployed.' : 'The release is there, but it does not count as proved.';
  return {
    severity: 'error',
    title: `A step failed: ${step.run[0]}`.slice(0, 60),
    message:
      `The \`${which}\` step \`${step.run.join(' ')}\` failed${attempts > 1 ? ` ${attempts} times` : ''}: ` +
      `${why[error.reason]}. ${result}`,
    ...step.place,
    log: lines.slice(-LOG_LINES).join('\n'),
  };
}
