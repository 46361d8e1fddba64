// The program's node:timers/promises in unit tests (jest.config.js): its pauses last, unless a test skips them.
import { promisify } from 'node:util';
import { afterEach, beforeEach, jest } from '@jest/globals';

const now = Date.now;
const pauses: number[] = [];
let skipping = false;

/**
 * For a file or a `describe`: the program's pauses take no time there, and the clock goes on by each.
 *
 * @returns those of the present test in ms, in order
 */
export function skipPauses(): readonly number[] {
  beforeEach(() => {
    pauses.length = 0;
    skipping = true;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + pauses.reduce((sum, ms) => sum + ms, 0));
  });
  afterEach(() => {
    skipping = false;
    jest.mocked(Date.now).mockRestore();
  });
  return pauses;
}

type Options = { readonly signal?: AbortSignal };

export function setTimeout<T>(ms: number, value?: T, options?: Options): Promise<T | undefined> {
  if (!skipping) return promisify(globalThis.setTimeout)(ms, value, options);
  pauses.push(ms);
  // Not at once: what others wait for comes in between.
  return promisify(globalThis.setImmediate)(value, options);
}
