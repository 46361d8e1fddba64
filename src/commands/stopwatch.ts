import type { Step } from '../report/outcome.js';

/** Takes the time of a run's steps, one after the other. */
export interface Stopwatch {
  readonly started: number;
  readonly steps: readonly Step[];
  /** The step that ends now, and began where the one before it ended. */
  lap(name: string): void;
}

export function stopwatch(): Stopwatch {
  const started = Date.now();
  const steps: Step[] = [];
  let last = started;
  return {
    started,
    steps,
    lap(name) {
      const now = Date.now();
      steps.push({ name, seconds: (now - last) / 1000 });
      last = now;
    },
  };
}
