import { CommandError } from '../host/exec.js';
import { ProblemError } from '../problem.js';
import type { Problem } from '../words.js';
import { isAway } from './patience.js';

/** What was thrown, as problems for people. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  if (!(error instanceof CommandError)) return [ourFault(error)];
  if (isAway(error)) return [away(error)];
  const missing = error.reason === 'not found';
  return [
    {
      severity: 'error',
      title: missing ? `${error.program} is missing` : `${error.program} failed`,
      message: missing
        ? `${error.program} is not on the PATH. Install it before this step.`
        : `${error.message}. Nothing else is known; the tool's own words are below.`,
      ...(error.output?.stderr ? { log: error.output.stderr.trim().split('\n').slice(-15).join('\n') } : {}),
    },
  ];
}

function away(error: CommandError): Problem {
  const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
  return {
    severity: 'error',
    title: 'The cluster does not answer',
    message:
      `The API server could not be reached: ${words}. Look whether the cluster is up and the kubeconfig names the right ` +
      'address, and run this again.',
  };
}

function ourFault(error: unknown): Problem {
  const known = error instanceof Error;
  return {
    severity: 'error',
    title: 'An error in hub-deploy itself',
    message: `${known ? error.message : String(error)}. Please report it, with the lines below.`,
    ...(known && error.stack ? { log: error.stack } : {}),
  };
}
