import { ProblemError } from '../problem.js';

/** What `rollback` and `remove` say where no hub is named. */
export function unnamed(command: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'Which hub?',
    message: `${command} wants hubs by name, in \`hubs\`: nobody means them all. Nothing was done.`,
  });
}
