import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorAnswer, errorAnswer, isLimit } from './github-refusal.js';

const ATTEMPTS = 4;
const TIMEOUT_MS = 30_000;

/** A wait that is longer keeps a deploy job alive for a comment: not worth it. */
const LONGEST_WAIT_MS = 60_000;

/** What a secondary limit without Retry-After asks for, by GitHub's documentation. */
const SECONDARY_WAIT_MS = 60_000;

/** The parts of a request that matter here. */
export interface PatientOptions {
  readonly method?: string;
  request?: { repeatable?: boolean; signal?: AbortSignal };
}

/**
 * Sends a request until it is answered, is refused for good, or was tried often enough; each try is limited in time.
 *
 * A POST that may have been done (a 5xx, no answer) is not sent again, or there would be two comments. Its caller may
 * say otherwise by `repeatable`, for any method.
 *
 * @throws the last error
 */
export async function patiently<Options extends PatientOptions, Answer>(
  send: (options: Options) => Answer | Promise<Answer>,
  options: Options,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
      return await send({ ...options, request });
    } catch (error) {
      const wait = waitMs(errorAnswer(error), isRepeatable(options), attempt, Date.now());
      if (wait === undefined || attempt >= ATTEMPTS) throw error;
      await sleep(wait);
    }
  }
}

function isRepeatable({ method, request }: PatientOptions): boolean {
  return request?.repeatable ?? method !== 'POST';
}

/**
 * How long to wait before the next try, in ms; undefined where another would not help or would come too late.
 *
 * @param attempt how many tries there were, from 1
 * @param now epoch milliseconds
 */
export function waitMs(
  answer: ErrorAnswer,
  repeatable: boolean,
  attempt: number,
  now: number,
): number | undefined {
  if (isLimit(answer)) {
    const wait = limitMs(answer, now);
    return wait <= LONGEST_WAIT_MS ? wait : undefined;
  }
  const transient = answer.status === 0 || answer.status >= 500 || answer.status === 408;
  if (!transient || !(repeatable || answer.status === 503)) return undefined;
  return Math.random() * 250 * 2 ** attempt;
}

function limitMs({ headers }: ErrorAnswer, now: number): number {
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  // A second more: GitHub's clock and this machine's are not the same.
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset))
    return Math.max(0, reset * 1000 - now) + 1000;
  return SECONDARY_WAIT_MS;
}
