import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import type { Place, Problem } from '../words.js';
import { type Investigator, investigator } from './investigate.js';
import { type Memory, type Standing, standings, standingsDuringHelm } from './judge.js';
import { type Narrator, narrator } from './narrator.js';
import type { KubeObject, List, Meta } from './objects.js';
import { notePulls, podHistory, pullTrouble } from './pods.js';
import { cancelled, refused, withoutNodes, wordsOf } from './verdicts.js';
import { type Snapshot, snapshot } from './workloads.js';

export interface RolloutTarget {
  readonly release: string;
  readonly namespace: string;
}

/** What Helm has made. */
export interface HelmDone {
  readonly revision: number;
  /** Namespaces other than the release's own in which it has workloads. */
  readonly elsewhere?: readonly string[];
}

export interface RolloutOptions {
  /** When Helm was started. Hooks made since are this deploy's. */
  readonly startedAt: Date;
  /** When waiting ends. */
  readonly deadline: Date;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Resolves when Helm has ended: with the release's revision, or with undefined where it failed. */
  readonly helmDone: Promise<HelmDone | undefined>;
  /** Where the ops repo sets an image, as the pod names it. */
  readonly locateImage?: (image: string) => Place | undefined;
}

export type RolloutResult =
  | {
      readonly ok: true;
      /** What is not as it should be and keeps nobody from working: nodes that are gone without. Absent: all is well. */
      readonly warnings?: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /**
       * Where Helm failed: Helm's own words come first then (`explainHelmFailure`, which takes a hook's problem as
       * `watched`). `nothing`: the watch saw no cause, and its problem says only that.
       */
      readonly helmFailed?: 'hook' | 'nothing';
    };

const LOOK_MS = 1_000;
const EVENTS_MS = 10_000;
/** While a pull fails, its second failure is in the events first. */
const PULL_EVENTS_MS = 2_000;
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

type HelmState = 'running' | 'done' | 'failed';

/**
 * When to look again: at a whole second, as all watches of a run do, so that one list answers them (`sharingLists`).
 * Where the machine is slow there is as much air as the last look took.
 *
 * @param now in ms, as the moment that is returned
 */
export function nextLook(now: number, tookMs: number): number {
  return Math.ceil((now + tookMs) / LOOK_MS) * LOOK_MS;
}

/** One watch with all that it remembers. */
class Watch {
  readonly #kubectl: Kubectl;
  readonly #target: RolloutTarget;
  readonly #options: RolloutOptions;
  readonly #narrator: Narrator;
  readonly #investigator: Investigator;
  readonly #memory: Memory;
  /** What was there before Helm began. */
  readonly #old = new Set<string>();
  readonly #looked = new Set<string>();
  readonly #helmEnd: Promise<void>;
  #helm: HelmState = 'running';
  /** Other namespaces to look at, known when Helm is done. */
  #elsewhere: readonly string[] = [];
  /** What was said of nodes that cannot take a pod, by workload. */
  readonly #left = new Map<string, string>();
  /** Absent until the first look has come. */
  #latest: Snapshot | undefined;
  #standings: readonly Standing[] = [];
  /** The API server's last words, while it does not answer. */
  #away: string | undefined;

  constructor(kubectl: Kubectl, target: RolloutTarget, options: RolloutOptions) {
    this.#kubectl = kubectl;
    this.#target = target;
    this.#options = options;
    this.#narrator = narrator(options.say, options.startedAt.getTime());
    this.#investigator = investigator(kubectl, target, options.locateImage);
    this.#memory = {
      pods: podHistory(),
      isOld: (uid) => this.#old.has(uid),
      blockedSince: new Map(),
      fullSince: new Map(),
    };
    const end = (state: HelmState) => {
      this.#helm = state;
    };
    this.#helmEnd = options.helmDone.then(
      (done) => {
        this.#elsewhere = done?.elsewhere ?? [];
        end(done ? 'done' : 'failed');
      },
      () => end('failed'),
    );
  }

  async run(): Promise<RolloutResult> {
    for (;;) {
      // Known before looking: what is seen then is what Helm left, not what it is about to change.
      const helm = this.#helm;
      const began = Date.now();
      const result = await this.#step(helm);
      if (result) return result;
      await Promise.all([this.#refreshEvents(), this.#pause(helm, Date.now() - began)]);
    }
  }

  async #step(helm: HelmState): Promise<RolloutResult | undefined> {
    const refusal = await this.#look();
    if (this.#options.signal.aborted) return failed(cancelled(this.#target, this.#standings));
    if (refusal) return failed(refusal);
    if (this.#away === undefined) this.#assess(helm);
    if (helm !== 'done') await this.#investigator.watchHooks(this.#standings);

    const broken = this.#standings.find(({ failure }) => failure);
    if (broken) return failed(await this.#investigator.explain(broken));
    if (helm === 'failed') return this.#helmFailed();
    const waiting = this.#standings.filter(({ words }) => words !== undefined);
    if (helm === 'done' && this.#away === undefined && waiting.length === 0) return this.#up();
    if (Date.now() >= this.#options.deadline.getTime()) return failed(await this.#late(helm, waiting));
    return undefined;
  }

  /** While something is waited for. */
  async #refreshEvents(): Promise<void> {
    if (!this.#standings.some(({ words }) => words !== undefined)) return;
    const pulling = this.#standings.some(({ pods }) => pods.some(pullTrouble));
    await this.#investigator.refresh(pulling ? PULL_EVENTS_MS : EVENTS_MS);
  }

  #up(): RolloutResult {
    const warnings = this.#standings.map(withoutNodes).filter((problem) => problem !== undefined);
    return { ok: true, ...(warnings.length > 0 ? { warnings } : {}) };
  }

  async #pause(helm: HelmState, tookMs: number): Promise<void> {
    const now = Date.now();
    const over = new AbortController();
    const signal = AbortSignal.any([this.#options.signal, over.signal]);
    const pause = sleep(nextLook(now, tookMs) - now, undefined, { signal }).catch(() => {});
    await (helm === 'running' ? Promise.race([pause, this.#helmEnd]) : pause);
    // A timer that nobody waits for any more would keep the process from ending.
    over.abort();
  }

  /** One look at the namespace. Returns a problem where looking is not possible at all. */
  async #look(): Promise<Problem | undefined> {
    try {
      const namespaces = [this.#target.namespace, ...this.#elsewhere];
      const lists = await Promise.all(
        namespaces.map((namespace) =>
          this.#kubectl.json<List<KubeObject>>(['get', KINDS, '-l', NOT_USERS], {
            namespace,
            timeoutMs: CALL_MS,
            signal: this.#options.signal,
          }),
        ),
      );
      this.#remember(snapshot(lists.flatMap(({ items }) => items)), namespaces);
      if (this.#away !== undefined) this.#options.say('the cluster answers again');
      this.#away = undefined;
      return undefined;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const words = error.output?.stderr.trim() || error.message;
      if (error.reason === 'not found' || /\(Forbidden\)|is forbidden/.test(words))
        return refused(this.#target, words);
      if (this.#away === undefined && !this.#options.signal.aborted)
        this.#options.say(`the cluster does not answer, asking again: ${words.split('\n').at(-1)}`);
      this.#away = words;
      return undefined;
    }
  }

  #remember(look: Snapshot, namespaces: readonly string[]): void {
    const now = Date.now();
    const isNew = ({ namespace = this.#target.namespace }: Meta) => !this.#looked.has(namespace);
    for (const pod of look.pods) this.#memory.pods.note(pod, now, isNew(pod.metadata));
    // Kubernetes' times have no milliseconds: what Helm made at once seems to be from before.
    const begun = Math.floor(this.#options.startedAt.getTime() / 1000) * 1000;
    for (const { metadata } of [...look.workloads, ...look.jobs, ...look.replicaSets, ...look.pods])
      if (isNew(metadata) && Date.parse(metadata.creationTimestamp ?? '') < begun)
        this.#old.add(metadata.uid);
    for (const namespace of namespaces) this.#looked.add(namespace);
    this.#latest = look;
  }

  #assess(helm: HelmState): void {
    const look = this.#latest;
    if (!look) return;
    const now = Date.now();
    const events = this.#investigator.events();
    const before = this.#standings;
    notePulls(this.#memory.pods, look.pods, events, this.#options.startedAt);
    this.#standings =
      helm === 'done'
        ? standings(look, this.#target, events, this.#memory, now)
        : standingsDuringHelm(look, this.#target, events, this.#memory, now);
    const waiting = new Set<string>();
    for (const standing of this.#standings) {
      const words = wordsOf(standing, events);
      if (words === undefined && standing.failure === undefined) continue;
      waiting.add(standing.name);
      if (words !== undefined) this.#narrator.tell(standing.name, words, now);
    }
    for (const { name, without } of this.#standings) {
      if (!without || this.#left.get(name) === without) continue;
      this.#left.set(name, without);
      this.#options.say(`${name}: ${without}`);
    }
    for (const { name } of before) if (!waiting.has(name)) this.#narrator.done(name, now);
  }

  #helmFailed(): RolloutResult {
    const hook = this.#investigator.hookProblem();
    if (hook) return { ok: false, problem: hook, helmFailed: 'hook' };
    const problem: Problem = {
      severity: 'error',
      title: 'Helm failed',
      message: `Helm could not deploy ${this.#target.release}; the watch saw no pod fail.`,
    };
    return { ok: false, problem, helmFailed: 'nothing' };
  }

  #late(helm: HelmState, waiting: readonly Standing[]): Promise<Problem> {
    const { startedAt, deadline } = this.#options;
    return this.#investigator.late(waiting, {
      seconds: Math.round((deadline.getTime() - startedAt.getTime()) / 1000),
      helmRunning: helm === 'running',
      ...(this.#away === undefined ? {} : { away: this.#away }),
    });
  }
}

function failed(problem: Problem): RolloutResult {
  return { ok: false, problem };
}
