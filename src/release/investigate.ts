import type { Kubectl } from '../host/kubectl.js';
import type { Place, Problem } from '../words.js';
import { eventLines, foldedLog, logLines, readEvents } from './evidence.js';
import { explainFault } from './faults.js';
import { fullName, type Standing } from './judge.js';
import type { ContainerStatus, KubeEvent, Pod } from './objects.js';
import { type Fault, statuses } from './pods.js';
import { explainBlocked, explainHook, type Lateness, notReady } from './verdicts.js';

/** Fetches what explains a rollout, its events and logs, and makes problems of it. */
export interface Investigator {
  /** The namespace's events as last fetched. */
  events(): readonly KubeEvent[];
  /** Fetches the events again if they are older than this. */
  refresh(olderThanMs: number): Promise<void>;
  /** Keeps why hooks fail, as soon as they do: Helm may delete them with their pods before it says so. */
  watchHooks(standings: readonly Standing[]): Promise<void>;
  /** The latest of the hooks that failed. */
  hookProblem(): Problem | undefined;
  explain(standing: Standing): Promise<Problem>;
  /** The problem of what is not up by the deadline, with its pods' events and log. */
  late(waiting: readonly Standing[], about: Lateness): Promise<Problem>;
}

export function investigator(
  kubectl: Kubectl,
  target: { readonly release: string; readonly namespace: string },
  locateImage?: (image: string) => Place | undefined,
): Investigator {
  const { namespace } = target;
  const namespaces = new Set([namespace]);
  let events: readonly KubeEvent[] = [];
  let fetchedAt = 0;
  const hookProblems = new Map<string, Problem>();

  const refresh = async (olderThanMs: number) => {
    if (Date.now() - fetchedAt < olderThanMs) return;
    fetchedAt = Date.now();
    // Events are help: without them the watch goes on.
    const lists = [...namespaces].map((one) => readEvents(kubectl, one));
    events = await Promise.all(lists).then(
      (all) => all.flat(),
      () => events,
    );
  };

  const logOf = (pod: Pod, container: string, previous: boolean) =>
    logLines(kubectl, pod.metadata.namespace ?? namespace, {
      pod: pod.metadata.name,
      name: container,
      previous,
    });

  const watchHook = async (standing: Standing) => {
    const failed = standing.pods.findLast((pod) => statuses(pod).some(hasFailed));
    const vanishing = /hook-failed/.test(
      standing.object.metadata.annotations?.['helm.sh/hook-delete-policy'] ?? '',
    );
    const pod =
      failed ?? (vanishing ? standing.pods.find((one) => statuses(one).some(isRunning)) : undefined);
    const key = `${pod?.metadata.uid} ${failed !== undefined}`;
    if (!pod || (failed && hookProblems.has(key))) return;
    const container = statuses(pod).find(failed ? hasFailed : isRunning)?.name ?? '';
    if (failed) await refresh(0);
    const lines = await logOf(pod, container, false);
    const uids = [standing.object.metadata.uid, pod.metadata.uid];
    hookProblems.set(key, explainHook(standing, pod, container, { events: eventLines(events, uids), lines }));
  };

  const explainContainer = async (fault: Fault, name: string) => {
    const { pod, container, ended } = fault;
    const lines = ended ? await logOf(pod, container, ended.restarted) : [];
    const log = foldedLog({
      events: eventLines(events, [pod.metadata.uid]),
      lines,
      logOf: `${pod.metadata.name}, container ${container}`,
    });
    return explainFault(fault, name, lines, log, locateImage);
  };

  return {
    events: () => events,
    refresh,
    hookProblem: () => [...hookProblems.values()].at(-1),
    async watchHooks(standings) {
      for (const standing of standings) {
        const { hook, object } = standing;
        if (hook && (object.kind === 'Job' || object.kind === 'Pod')) await watchHook(standing);
      }
    },
    async explain(standing) {
      const { failure, object } = standing;
      namespaces.add(object.metadata.namespace ?? namespace);
      await refresh(0);
      if (failure?.kind === 'container') return explainContainer(failure.fault, fullName(standing));
      const about = eventLines(events, [object.metadata.uid, standing.replicaSet]);
      if (failure?.kind === 'blocked') return explainBlocked(standing, about);
      return [...hookProblems.values()].at(-1) ?? explainHook(standing, undefined, '', { events: about });
    },
    async late(waiting, about) {
      for (const { object } of waiting) namespaces.add(object.metadata.namespace ?? namespace);
      await refresh(0);
      const pods = waiting.flatMap((standing) => standing.pods);
      const pod = pods.find((one) => statuses(one).some(isUnready));
      const container = pod && statuses(pod).find(isUnready)?.name;
      const lines = pod && container ? await logOf(pod, container, false) : [];
      const uids = [...pods, ...waiting.map(({ object }) => object)].map(({ metadata }) => metadata.uid);
      const log = foldedLog({
        events: eventLines(events, uids),
        lines,
        logOf: `${pod?.metadata.name}, container ${container}`,
      });
      return notReady(target, waiting, { ...about, events, ...(log === undefined ? {} : { log }) });
    },
  };
}

function hasFailed({ state, lastState }: ContainerStatus): boolean {
  const end = state?.terminated ?? lastState?.terminated;
  return end !== undefined && end.exitCode !== 0;
}

function isRunning({ state }: ContainerStatus): boolean {
  return state?.running !== undefined;
}

function isUnready(status: ContainerStatus): boolean {
  return isRunning(status) && !status.ready;
}
