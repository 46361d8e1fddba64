import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import type { Place, Problem } from '../words.js';
import { eventLines, foldedLog, logLines, readEvents } from './evidence.js';
import { explainFault } from './faults.js';
import { type Memory, type Standing, standings, standingsDuringHelm } from './judge.js';
import { narrator } from './narrator.js';
import type { KubeEvent, KubeObject, List } from './objects.js';
import { podHistory, statuses } from './pods.js';
import { cancelled, explainBlocked, explainHook, notReady, refused, wordsOf } from './verdicts.js';
import { type Snapshot, snapshot } from './workloads.js';

export interface RolloutTarget {
  readonly release: string;
  readonly namespace: string;
}

export interface RolloutOptions {
  /** When Helm was started. Hooks made since are this deploy's. */
  readonly startedAt: Date;
  /** When waiting ends. */
  readonly deadline: Date;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Resolves when Helm has ended: with the release's revision, or with undefined where it failed. */
  readonly helmDone: Promise<{ revision: number } | undefined>;
  /** Where the ops repo sets an image, as the pod names it. */
  readonly locateImage?: (image: string) => Place | undefined;
}

export type RolloutResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /**
       * True where Helm failed and the watch saw no cause of its own, or only a hook's: Helm's words come first then
       * (`explainHelmFailure`, which takes the hook's problem as `watched`).
       */
      readonly helmFailed?: true;
    };

const LOOK_MS = 1_000;
const EVENTS_MS = 10_000;
const CALL_MS = 20_000;
/** User servers are pods of the namespace too, by the hundred, and no part of a rollout. */
const NOT_USERS = 'component!=singleuser-server';
const KINDS = 'deployments.apps,statefulsets.apps,daemonsets.apps,replicasets.apps,jobs.batch,pods';

/**
 * Watches a release from the start of its Helm to the moment that all its workloads run their newest specification,
 * or one is known not to come up.
 *
 * A problem may come while Helm still runs (a hook's image that cannot be pulled): the caller then stops Helm. The
 * API server may be away for a while; only its refusal (RBAC) ends the watch. Never throws for what the cluster says.
 */
export async function watchRollout(
  kubectl: Kubectl,
  target: RolloutTarget,
  options: RolloutOptions,
): Promise<RolloutResult> {
  const watch = new Watch(kubectl, target, options);
  return watch.run();
}

/** One watch with all that it remembers. */
class Watch {
  readonly #kubectl: Kubectl;
  readonly #target: RolloutTarget;
  readonly #options: RolloutOptions;
  readonly #narrator;
  readonly #memory: Memory;
  readonly #old = new Set<string>();
  #looks = 0;
  #helm: 'running' | 'done' | 'failed' = 'running';
  readonly #helmEnd: Promise<unknown>;
  #events: readonly KubeEvent[] = [];
  #eventsAt = 0;
  #standings: readonly Standing[] = [];
  #away: string | undefined;
  /** What failing hooks left behind: Helm may delete them with their pods before it says that they failed. */
  readonly #hookProblems = new Map<string, Problem>();

  constructor(kubectl: Kubectl, target: RolloutTarget, options: RolloutOptions) {
    this.#kubectl = kubectl;
    this.#target = target;
    this.#options = options;
    this.#narrator = narrator(options.say, Date.now());
    this.#memory = {
      pods: podHistory(),
      isOld: (uid) => this.#old.has(uid),
      blockedSince: new Map(),
    };
    this.#helmEnd = options.helmDone.then(
      (done) => {
        this.#helm = done ? 'done' : 'failed';
      },
      () => {
        this.#helm = 'failed';
      },
    );
  }

  async run(): Promise<RolloutResult> {
    await Promise.race([this.#helmEnd, sleep(0)]);
    for (;;) {
      // Read before looking: what is seen then is what Helm left, not what it is about to change.
      const helm = this.#helm;
      const began = Date.now();
      const result = await this.#step(helm);
      if (result) return result;
      await this.#pause(helm, Date.now() - began);
    }
  }

  async #step(helm: 'running' | 'done' | 'failed'): Promise<RolloutResult | undefined> {
    const refusal = await this.#look();
    if (this.#options.signal.aborted) return this.#fail(cancelled(this.#target, this.#standings));
    if (refusal) return this.#fail(refusal);
    if (this.#away === undefined) this.#assess(helm);
    if (helm !== 'done') await this.#keepHookEvidence();

    const failed = this.#standings.find(({ failure }) => failure);
    if (failed?.failure) return this.#fail(await this.#explain(failed));
    if (helm === 'failed') return this.#helmFailed();
    const waiting = this.#standings.filter(({ words }) => words !== undefined);
    if (helm === 'done' && this.#away === undefined && waiting.length === 0) return { ok: true };
    if (Date.now() >= this.#options.deadline.getTime()) return this.#fail(await this.#late(helm, waiting));
    if (waiting.length > 0) await this.#refreshEvents(EVENTS_MS);
    return undefined;
  }

  /** Waits for the next look: at least a second, and longer where the machine is slow to answer, to leave it air. */
  async #pause(helm: 'running' | 'done' | 'failed', tookMs: number): Promise<void> {
    const pause = sleep(Math.max(LOOK_MS - tookMs, tookMs), undefined, { ref: true });
    await (helm === 'running' ? Promise.race([pause, this.#helmEnd]) : pause);
  }

  /** One look at the namespace. Returns a problem where looking is not allowed. */
  async #look(): Promise<Problem | undefined> {
    try {
      const list = await this.#kubectl.json<List<KubeObject>>(['get', KINDS, '-l', NOT_USERS], {
        namespace: this.#target.namespace,
        timeoutMs: CALL_MS,
        signal: this.#options.signal,
      });
      this.#remember(snapshot(list.items));
      if (this.#away !== undefined) this.#options.say('the cluster answers again');
      this.#away = undefined;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const words = error.output?.stderr.trim() || error.message;
      if (/\(Forbidden\)|is forbidden/.test(words)) return refused(this.#target, words);
      if (error.reason === 'not found') return refused(this.#target, error.message);
      if (this.#away === undefined && !this.#options.signal.aborted)
        this.#options.say(`the cluster does not answer, asking again: ${words.split('\n').at(-1)}`);
      this.#away = words;
    }
    return undefined;
  }

  #snapshot: Snapshot = snapshot([]);

  #remember(look: Snapshot): void {
    const now = Date.now();
    this.#snapshot = look;
    for (const pod of look.pods) this.#memory.pods.note(pod, now);
    if (this.#looks++ > 0) return;
    this.#memory.pods.seal();
    const begun = this.#options.startedAt.getTime();
    for (const { metadata } of [...look.workloads, ...look.jobs, ...look.replicaSets, ...look.pods])
      if (Date.parse(metadata.creationTimestamp ?? '') < begun) this.#old.add(metadata.uid);
  }

  #assess(helm: 'running' | 'done' | 'failed'): void {
    const now = Date.now();
    const before = this.#standings;
    this.#standings =
      helm === 'done'
        ? standings(this.#snapshot, this.#target, this.#events, this.#memory, now)
        : standingsDuringHelm(this.#snapshot, this.#target, this.#memory, now);
    for (const standing of this.#standings)
      this.#narrator.tell(standing.name, wordsOf(standing, this.#events), now);
    const still = new Set(this.#standings.map(({ name }) => name));
    for (const { name, hook } of before)
      if (hook && !still.has(name)) this.#narrator.tell(name, undefined, now);
  }

  async #refreshEvents(olderThanMs: number): Promise<void> {
    if (Date.now() - this.#eventsAt < olderThanMs) return;
    this.#eventsAt = Date.now();
    try {
      this.#events = await readEvents(this.#kubectl, this.#target.namespace);
    } catch {
      // Events are help, never a reason to fail.
    }
  }

  /** Writes down why a hook's pod failed, as soon as it did: once for each pod. */
  async #keepHookEvidence(): Promise<void> {
    for (const standing of this.#standings) {
      if (!standing.hook || (standing.object.kind !== 'Job' && standing.object.kind !== 'Pod')) continue;
      const pod = standing.pods.findLast((one) => statuses(one).some(failedRun));
      if (!pod || this.#hookProblems.has(pod.metadata.uid)) continue;
      await this.#refreshEvents(0);
      const container = statuses(pod).find(failedRun)?.name ?? '';
      const lines = await logLines(this.#kubectl, this.#target.namespace, {
        pod: pod.metadata.name,
        name: container,
        previous: false,
      });
      const events = eventLines(this.#events, [standing.object.metadata.uid, pod.metadata.uid]);
      this.#hookProblems.set(pod.metadata.uid, explainHook(standing, pod, container, { events, lines }));
    }
  }

  async #explain(standing: Standing): Promise<Problem> {
    await this.#refreshEvents(0);
    const { failure, object } = standing;
    if (failure?.kind === 'container') {
      const { fault } = failure;
      const lines = fault.ended
        ? await logLines(this.#kubectl, this.#target.namespace, {
            pod: fault.pod.metadata.name,
            name: fault.container,
            previous: fault.ended.restarted,
          })
        : [];
      const events = eventLines(this.#events, [fault.pod.metadata.uid]);
      const log = foldedLog({
        events,
        lines,
        logOf: `${fault.pod.metadata.name}, container ${fault.container}`,
      });
      return explainFault(fault, standing.name, lines, log, this.#options.locateImage);
    }
    const kept = this.#lastHookProblem();
    if (failure?.kind === 'hook')
      return (
        kept ??
        explainHook(standing, undefined, '', { events: eventLines(this.#events, [object.metadata.uid]) })
      );
    return explainBlocked(standing, eventLines(this.#events, [object.metadata.uid]));
  }

  #lastHookProblem(): Problem | undefined {
    return [...this.#hookProblems.values()].at(-1);
  }

  #helmFailed(): RolloutResult {
    const problem = this.#lastHookProblem() ?? {
      severity: 'error',
      title: 'Helm failed',
      message: `Helm could not deploy ${this.#target.release}; the watch saw no pod fail.`,
    };
    return { ok: false, problem, helmFailed: true };
  }

  /** The deadline has passed: what each workload still waits for, with its pods' events and log. */
  async #late(helm: 'running' | 'done' | 'failed', waiting: readonly Standing[]): Promise<Problem> {
    await this.#refreshEvents(0);
    const pods = waiting.flatMap((standing) => standing.pods);
    const running = pods.find((pod) => statuses(pod).some(({ ready, state }) => state?.running && !ready));
    const container = running && statuses(running).find(({ ready, state }) => state?.running && !ready)?.name;
    const lines =
      running && container
        ? await logLines(this.#kubectl, this.#target.namespace, {
            pod: running.metadata.name,
            name: container,
            previous: false,
          })
        : [];
    const uids = [
      ...pods.map(({ metadata }) => metadata.uid),
      ...waiting.map(({ object }) => object.metadata.uid),
    ];
    const log = foldedLog({
      events: eventLines(this.#events, uids),
      lines,
      logOf: `${running?.metadata.name}, container ${container}`,
    });
    const { startedAt, deadline } = this.#options;
    return notReady(this.#target, waiting, {
      seconds: Math.round((deadline.getTime() - startedAt.getTime()) / 1000),
      helmRunning: helm === 'running',
      ...(this.#away === undefined ? {} : { away: this.#away }),
      events: this.#events,
      ...(log === undefined ? {} : { log }),
    });
  }

  #fail(problem: Problem): RolloutResult {
    return { ok: false, problem };
  }
}

function failedRun(status: ReturnType<typeof statuses>[number]): boolean {
  const end = status.state?.terminated ?? status.lastState?.terminated;
  return end !== undefined && end.exitCode !== 0;
}
