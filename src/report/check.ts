import type { Annotation, CheckRun } from '../host/github.js';
import type { Problem, Severity } from '../words.js';
import { hasFailed, type Outcome, outcomeSections, verdict } from './outcome.js';
import { onePerPlace } from './problems.js';
import { shorten } from './shorten.js';

export interface CheckReport {
  readonly outcome: Outcome;
  /** What people see in the list of checks. */
  readonly name: string;
  /** The pull request's head: at its merge commit nobody would see it. */
  readonly headSha: string;
  readonly run?: string;
}

/** A check's summary may hold 65,535 characters. */
const SUMMARY_CHARACTERS = 65_535;

/** An annotation's message and details may each hold 64 KB. */
const DETAILS_BYTES = 64 * 1024;

const LEVELS: Record<Severity, Annotation['annotation_level']> = {
  error: 'failure',
  warning: 'warning',
  notice: 'notice',
};

/** A check run with every problem at its file and line, the most severe first; those without a file are in its summary. */
export function checkRun({ outcome, name, headSha, run }: CheckReport): CheckRun {
  const problems = onePerPlace([...outcome.problems, ...outcome.plan.problems]);
  return {
    name,
    headSha,
    conclusion: hasFailed(outcome) ? 'failure' : 'success',
    title: clip(verdict(outcome), 255),
    summary: shorten(outcomeSections(outcome), SUMMARY_CHARACTERS),
    annotations: problems.flatMap(annotation),
    ...(run ? { detailsUrl: run } : {}),
  };
}

function annotation({ severity, file, line, column, title, message, log }: Problem): Annotation[] {
  if (!file) return [];
  return [
    {
      path: file,
      start_line: line ?? 1,
      end_line: line ?? 1,
      ...(line && column ? { start_column: column, end_column: column } : {}),
      annotation_level: LEVELS[severity],
      title: clip(title, 255),
      message: clipBytes(message),
      ...(log ? { raw_details: clipBytes(log) } : {}),
    },
  ];
}

function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function clipBytes(text: string): string {
  if (Buffer.byteLength(text) <= DETAILS_BYTES) return text;
  // A character that is cut in the middle becomes three bytes.
  return Buffer.from(text)
    .subarray(0, DETAILS_BYTES - 8)
    .toString('utf8');
}
