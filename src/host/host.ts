import type { Problem } from '../words.js';

/** Where a run speaks to people: a GitHub runner's log, or a terminal. */
export interface Host {
  /** One line of progress or result. */
  line(text: string): void;
  /** Lines folded under a title where the place can fold. */
  group(title: string, lines: readonly string[]): void;
  /** A problem where people look: an annotation at its file and line, or a line in the terminal. */
  problem(problem: Problem): void;
  /** From here on the text never appears in the log; in a terminal nothing (`discreet` sees to both). */
  mask(secret: string): void;
  /** A step output; in a terminal nothing. */
  output(name: string, value: string): void;
  /** Adds Markdown to the job's summary; in a terminal nothing. */
  summary(markdown: string): void;
}
