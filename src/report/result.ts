import type { Problem } from '../words.js';
import type { Outcome } from './outcome.js';
import { resultShape } from './result-shape.js';
import type { StatusReport } from './status.js';

/** What one job did, as it travels to the job that reports on all of them. Times are in epoch milliseconds. */
export interface Result {
  readonly version: 1;
  readonly command: string;
  readonly started: number;
  readonly ended: number;
  /** The id of its entry in the plan's matrices; absent for the plan and the validation, which have none. */
  readonly job?: string;
  /** Absent where the job was stopped before it had one. */
  readonly outcome?: Outcome;
  readonly status?: StatusReport;
  /** What stopped it. */
  readonly stopped?: readonly Problem[];
}

/** The same value with every text in it changed. */
export function withTexts<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(walk);
    if (part instanceof Map) return new Map([...part].map(([key, one]) => [key, walk(one)]));
    if (typeof part !== 'object' || part === null || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one)]));
  };
  return walk(value) as T;
}

/** As JSON: maps and dates keep their type. */
export function encodeResult(result: Result): string {
  return JSON.stringify(result, function (this: Record<string, unknown>, key, value) {
    // JSON has turned a date into text before it hands it over.
    const own = this[key];
    if (own instanceof Date) return { $date: own.getTime() };
    if (own instanceof Map) return { $map: [...own] };
    return value;
  });
}

/**
 * Reads what another job left. Whoever can run something in a job can leave such a file, so it is believed no further
 * than its form.
 *
 * @returns undefined for what is no result of this version
 */
export function decodeResult(text: string): Result | undefined {
  try {
    const value = JSON.parse(text, (_, part) => {
      if (typeof part !== 'object' || part === null) return part;
      if (typeof part.$date === 'number') return new Date(part.$date);
      if (Array.isArray(part.$map)) return new Map(part.$map);
      return part;
    });
    return resultShape(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
