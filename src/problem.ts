import type { Problem } from './words.js';

/** Thrown where nothing sensible can follow: the command stops and reports these problems. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.title}: ${problem.message}`).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** `file:line: ` of a problem, for a line of text; nothing where it has no file. */
export function placeOf(problem: Problem): string {
  if (!problem.file) return '';
  return problem.line ? `${problem.file}:${problem.line}: ` : `${problem.file}: `;
}
