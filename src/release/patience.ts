import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';

/** How long an API server may be away before that is a failure: it restarts in less, and so does a load balancer. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 2_000;

/** kubectl's words when nobody answered, in place of an answer. */
const AWAY =
  /was refused|connection refused|connection reset|connection lost|unexpected EOF|: EOF|i\/o timeout|TLS handshake|no route to host|ServiceUnavailable|unable to handle the request|etcdserver|apiserver is shutting down|Unable to connect/;

/** Whether a call of kubectl failed because the API server was away, not because of what it said. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof CommandError)) return false;
  return error.reason === 'timeout' || AWAY.test(error.output?.stderr ?? '');
}

/**
 * Asks again while the API server is away.
 *
 * @param signal once it is aborted nothing is asked again
 * @throws what the last call threw
 */
export async function patiently<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isAway(error) || signal.aborted || Date.now() >= deadline) throw error;
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }
}
