import { CommandError } from '../host/exec.js';
import type { Problem } from '../words.js';
import { type Action, explainHelmFailure } from './diagnose.js';
import { workloadNamespaces } from './elsewhere.js';
import type { Payload } from './payload.js';
import { type HelmDone, type RolloutResult, watchRollout } from './rollout.js';
import type { Work } from './work.js';
import { payloadBegun, readPayload, unlessSilent } from './written.js';

export type Watched =
  | Extract<RolloutResult, { readonly ok: true }>
  | {
      readonly ok: false;
      /** Who saw it: Helm itself ended badly, or it went well and the workloads did not. */
      readonly by: 'helm' | 'watch';
      /** `conflict`: Helm 4 leaves fields alone that somebody else manages. */
      readonly action: Action | 'conflict';
      readonly problem: Problem;
    };

/** A shell's code for SIGKILL. */
const KILLED = 137;

/** How long the watch may take to say what it saw after Helm has failed. */
const LAST_WORDS_MS = 10_000;

/**
 * Runs Helm and, from the moment it starts, the watch of what it brings up. Where the watch sees that a hook or a
 * workload will not come up, Helm is stopped at once, and the watch's reason is the reason.
 *
 * @param revision the one that Helm is about to make
 * @param args Helm's; absent: Helm has done its part, only watch
 * @param timeoutSeconds from Helm's start to the last workload being well
 * @param begun is told what Helm is making, as soon as it has written that
 */
export async function runWatched(
  work: Work,
  revision: number,
  args: readonly string[] | undefined,
  timeoutSeconds: number,
  begun?: (payload: Payload) => void,
): Promise<Watched> {
  const stopHelm = new AbortController();
  const stopWatch = new AbortController();
  let watching: Promise<RolloutResult> | undefined;
  const watch = (helmDone: Promise<HelmDone | undefined>) => {
    const startedAt = new Date();
    const options = {
      startedAt,
      deadline: new Date(startedAt.getTime() + timeoutSeconds * 1000),
      say: work.say,
      signal: AbortSignal.any([work.signal, stopWatch.signal]),
      helmDone,
      ...(work.locateImage ? { locateImage: work.locateImage } : {}),
    };
    return watchRollout(work.watching, work.target, options);
  };

  // A payload that cannot be read names no other namespace: its own is watched in any case.
  const made = async (payload: Promise<Payload | undefined>): Promise<HelmDone> => ({
    revision,
    elsewhere: await workloadNamespaces((await payload)?.manifest ?? '', work.target.namespace),
  });

  if (!args) return fromWatch(await watch(made(readPayload(work, revision).catch(unlessSilent))), work);

  const failure = await work.slot(async () => {
    const signal = AbortSignal.any([work.signal, stopHelm.signal]);
    const helm = work.helm.run(args, { signal }).then(
      () => undefined,
      (error: unknown) => error,
    );
    const payload = payloadBegun(
      work,
      revision,
      helm.then((error) => error === undefined),
    );
    void payload.then((found) => found && begun?.(found));
    watching = watch(helm.then((error) => (error ? undefined : made(payload))));
    watching.then((seen) => seen.ok || stopHelm.abort()).catch(() => {});
    return helm;
  });
  if (!watching) throw new Error('the watch never began');
  if (!failure) return fromWatch(await watching, work);

  // Helm failed: a hook that the watch saw failing says more than Helm's own time-out.
  const timer = setTimeout(() => stopWatch.abort(), LAST_WORDS_MS);
  const seen = await watching.finally(() => clearTimeout(timer));
  work.signal.throwIfAborted();
  if (seen.ok || stopWatch.signal.aborted) return fromHelm(failure, work, timeoutSeconds);
  if (seen.helmFailed) {
    const hook = seen.helmFailed === 'hook' ? seen.problem : undefined;
    return fromHelm(failure, work, timeoutSeconds, hook);
  }
  return { ok: false, by: 'helm', action: 'stop', problem: seen.problem };
}

function fromWatch(seen: RolloutResult, work: Work): Watched {
  work.signal.throwIfAborted();
  return seen.ok ? seen : { ok: false, by: 'watch', action: 'stop', problem: seen.problem };
}

function fromHelm(failure: unknown, work: Work, timeoutSeconds: number, hook?: Problem): Watched {
  if (!(failure instanceof CommandError)) throw failure;
  if (failure.output?.code === KILLED)
    return { ok: false, by: 'helm', action: 'stop', problem: killed(work) };
  const words = failure.output?.stderr || failure.message;
  const { action, problem } = explainHelmFailure(words, {
    id: work.id,
    ...work.target,
    helmMajor: work.helm.major,
    timeoutSeconds,
    ...(hook ? { watched: hook } : {}),
  });
  const conflict = /conflict occurred while applying object/.test(words);
  return { ok: false, by: 'helm', action: conflict ? 'conflict' : action, problem };
}

function killed({ target }: Work): Problem {
  return {
    severity: 'error',
    title: 'Helm was killed',
    message:
      `Something on this machine killed Helm (SIGKILL) while it worked on ${target.release}; often that is too little ` +
      'memory. The release is not blocked: the next run continues by itself.',
  };
}
