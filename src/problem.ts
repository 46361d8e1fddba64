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

/** A problem of one hub's deploy. A log has many hubs: each says whose it is before what it is. */
export function ofHub(id: string, problem: Problem): Problem {
  const title =
    /^\S+/.exec(problem.title)?.[0].replace(/:$/, '') === id ? problem.title : `${id}: ${problem.title}`;
  return { hub: id, ...problem, title };
}

/** `file:line: ` of a problem, for a line of text; nothing where it has no file. */
export function placeOf(problem: Problem): string {
  if (!problem.file) return '';
  return problem.line ? `${problem.file}:${problem.line}: ` : `${problem.file}: `;
}

/** The problem of a symbolic link that leads out of the repository; its path is relative to that. */
export function linkOut(file: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'This link leads out of the repository',
    message: `${file} is a symbolic link to something that is not in this repository, so nobody else has it. Put the file itself there, or link to one of the repository.`,
  };
}
