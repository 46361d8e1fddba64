import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import { type Payload, unpack } from './payload.js';
import { secretName } from './recover.js';
import type { Work } from './work.js';

const LOOK_MS = 1_000;

/**
 * What Helm has written of a revision; undefined where there is none.
 *
 * @throws CommandError
 */
export async function readPayload(
  { watching, target }: Pick<Work, 'watching' | 'target'>,
  revision: number,
): Promise<Payload | undefined> {
  const name = secretName(target.release, revision);
  const args = ['get', 'secret', name, '--ignore-not-found', '-o', 'jsonpath={.data.release}'];
  const { stdout } = await watching.run(args, { namespace: target.namespace, timeoutMs: 60_000 });
  return stdout ? (JSON.parse(unpack(stdout)) as Payload) : undefined;
}

/**
 * What Helm writes of the revision that it is making. It is there, with all that Helm will apply, before the first hook
 * runs. Never throws.
 *
 * @param helm resolves when Helm has ended: whether it went well
 * @returns undefined where Helm failed before it wrote any, or the cluster does not say
 */
export async function payloadBegun(
  work: Pick<Work, 'watching' | 'target'>,
  revision: number,
  helm: Promise<boolean>,
  lookMs = LOOK_MS,
): Promise<Payload | undefined> {
  let ended: boolean | undefined;
  const end = helm.then((well) => {
    ended = well;
  });
  for (;;) {
    await firstOf(end, lookMs);
    if (ended === false) return undefined;
    // Known before looking: what is not there by then never will be.
    const last = ended;
    const payload = await readPayload(work, revision).catch(() => undefined);
    if (payload || last) return payload;
  }
}

async function firstOf(end: Promise<void>, ms: number): Promise<void> {
  const over = new AbortController();
  await Promise.race([end, sleep(ms, undefined, { signal: over.signal }).catch(() => {})]);
  // A timer that nobody waits for any more would keep the process from ending.
  over.abort();
}

/** What the cluster does not say can be done without. */
export function unlessSilent(error: unknown): undefined {
  if (!(error instanceof CommandError)) throw error;
}
