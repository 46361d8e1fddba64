import type { ContainerStatus, KubeEvent, Pod, Termination } from './objects.js';

/** How long an error that may pass by itself (a pull, a volume, a quota) is borne before it counts, in ms. */
export const PATIENCE_MS = 45_000;

/** A container that has no readiness probe counts as up after it ran this long, in ms: `Running` alone proves nothing. */
const SETTLE_MS = 10_000;

/** A container that crashed must outlive the run that did; no longer than this is waited for that, in ms. */
const OUTLIVE_MS = 120_000;

/** Why a container will not come up. */
export interface Fault {
  readonly cause: 'image' | 'config' | 'crash';
  readonly pod: Pod;
  readonly container: string;
  readonly image: string;
  /** The runtime's or the kubelet's own words; empty where it said nothing. */
  readonly detail: string;
  /** For a crash: the container's last end, and whether that run is already the previous one. */
  readonly ended?: { readonly termination: Termination; readonly restarted: boolean };
}

export type PodVerdict =
  | { readonly state: 'up' }
  | { readonly state: 'waiting'; readonly words: string }
  | { readonly state: 'failed'; readonly fault: Fault };

/** What must be remembered of a container from one look to the next. */
interface ContainerHistory {
  /** Exit codes of runs that ended during the watch, by container id: each id is one run of the container. */
  readonly ends: Map<string, number>;
  /** Ends that were there when the watch began, and how many runs had ended by then: not this deploy's. */
  readonly oldEnds: Set<string>;
  oldRuns: number;
  pullTries: number;
  pullFailing: boolean;
  /** Events of this watch told of a second pull that failed: the status shows it some ten seconds later. */
  pullFailedTwice: boolean;
  troubleSince: number | undefined;
  runningId: string | undefined;
  runningSince: number;
}

/** The memory of one watch: pass every pod to `note` on each look, before it is judged. */
export interface PodHistory {
  /** @param first the first look at its namespace: what ended by then is the past */
  note(pod: Pod, now: number, first: boolean): void;
  of(pod: Pod, container: string): ContainerHistory;
}

/** An empty memory for one watch; times are `Date.now()` milliseconds. */
export function podHistory(): PodHistory {
  const containers = new Map<string, ContainerHistory>();
  const of = (pod: Pod, container: string) => {
    const key = `${pod.metadata.uid}/${container}`;
    let history = containers.get(key);
    if (!history) {
      history = {
        ends: new Map(),
        oldEnds: new Set(),
        oldRuns: 0,
        pullTries: 0,
        pullFailing: false,
        pullFailedTwice: false,
        troubleSince: undefined,
        runningId: undefined,
        runningSince: 0,
      };
      containers.set(key, history);
    }
    return history;
  };
  return {
    of,
    note(pod, now, first) {
      for (const status of statuses(pod)) noteContainer(of(pod, status.name), status, now, first);
    },
  };
}

function noteContainer(
  history: ContainerHistory,
  status: ContainerStatus,
  now: number,
  first: boolean,
): void {
  for (const end of [status.lastState?.terminated, status.state?.terminated]) {
    if (!end) continue;
    const id = endId(end);
    if (first) history.oldEnds.add(id);
    else if (!history.oldEnds.has(id)) history.ends.set(id, end.exitCode);
  }
  if (first) history.oldRuns = endedRuns(status);
  const waiting = status.state?.waiting?.reason ?? '';
  const failing = PULL_ERRORS.has(waiting);
  if (failing && !history.pullFailing) history.pullTries += 1;
  history.pullFailing = failing;
  if (failing || PULL_BACKOFF.has(waiting) || SLOW_ERRORS.has(waiting)) history.troubleSince ??= now;
  else if (status.state?.running) history.troubleSince = undefined;
  if (status.state?.running && history.runningId !== status.containerID) {
    history.runningId = status.containerID;
    // What ran when the watch began has settled since its start, by the cluster's clock; what starts now, by ours.
    const started = Date.parse(status.state.running.startedAt ?? '');
    history.runningSince = first && started < now ? started : now;
  }
}

/** Whether a container waits for an image that could not be pulled. */
export function pullTrouble(pod: Pod): boolean {
  return statuses(pod).some(({ state }) => {
    const reason = state?.waiting?.reason ?? '';
    return PULL_ERRORS.has(reason) || PULL_BACKOFF.has(reason);
  });
}

/** Takes from the events that a pull failed again. `since`: events of earlier say nothing of this watch. */
export function notePulls(
  history: PodHistory,
  pods: readonly Pod[],
  events: readonly KubeEvent[],
  since: Date,
): void {
  for (const { reason, message, count, lastTimestamp, involvedObject } of events) {
    if (reason !== 'Failed' || !message?.startsWith('Failed to pull image') || (count ?? 1) < 2) continue;
    if (Date.parse(lastTimestamp ?? '') < since.getTime()) continue;
    const pod = pods.find(({ metadata }) => metadata.uid === involvedObject.uid);
    const container = /\{(.*)\}/.exec(involvedObject.fieldPath ?? '')?.[1];
    if (pod && container) history.of(pod, container).pullFailedTwice = true;
  }
}

const PULL_ERRORS = new Set(['ErrImagePull', 'RegistryUnavailable', 'SignatureValidationFailed']);
const PULL_BACKOFF = new Set(['ImagePullBackOff']);
/** Wrong at once: no later try can end otherwise until somebody changes something. */
const AT_ONCE = new Map<string, Fault['cause']>([
  ['InvalidImageName', 'image'],
  ['ErrImageNeverPull', 'image'],
  ['CreateContainerConfigError', 'config'],
]);
const SLOW_ERRORS = new Set([
  'CreateContainerError',
  'ImageInspectError',
  'PreStartHookError',
  'PostStartHookError',
]);

/** All containers' statuses, those of init containers first. */
export function statuses(pod: Pod): ContainerStatus[] {
  return [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
}

/** The image as the pod's own specification names it. */
export function imageOf(pod: Pod, container: string): string {
  const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return all.find(({ name }) => name === container)?.image ?? '';
}

/** An image as a person reads it: without its digest. */
export function shortImage(image: string): string {
  return image.replace(/@sha256:[0-9a-f]{64}$/, '');
}

/**
 * What one pod is doing.
 *
 * Rules for failing early, from facts: `InvalidImageName` and `CreateContainerConfigError` at once; a pull error the
 * second time or after 45 s; a container that ended with an error twice. A pod that finds no node only waits (a node
 * may be on its way).
 *
 * @param task `true` for a Job's pod, which is to end: a crash is the Job's own business there (backoffLimit)
 */
export function judgePod(pod: Pod, history: PodHistory, now: number, task = false): PodVerdict {
  if (pod.metadata.deletionTimestamp) return { state: 'waiting', words: 'stopping' };
  for (const status of statuses(pod)) {
    const fault = faultOf(pod, status, history.of(pod, status.name), now, task);
    if (fault) return { state: 'failed', fault };
  }
  const words = waitingFor(pod, history, now, task);
  return words === undefined ? { state: 'up' } : { state: 'waiting', words };
}

function faultOf(
  pod: Pod,
  status: ContainerStatus,
  history: ContainerHistory,
  now: number,
  task: boolean,
): Fault | undefined {
  const waiting = status.state?.waiting;
  const reason = waiting?.reason ?? '';
  const fault = {
    pod,
    container: status.name,
    image: imageOf(pod, status.name),
    detail: waiting?.message ?? reason,
  };
  const lasting = history.troubleSince !== undefined && now - history.troubleSince >= PATIENCE_MS;
  const atOnce = AT_ONCE.get(reason);
  if (atOnce) return { ...fault, cause: atOnce };
  if (PULL_ERRORS.has(reason) && (history.pullTries >= 2 || history.pullFailedTwice || lasting))
    return { ...fault, cause: 'image' };
  if (PULL_BACKOFF.has(reason) && (history.pullFailedTwice || lasting)) return { ...fault, cause: 'image' };
  if (SLOW_ERRORS.has(reason) && lasting) return { ...fault, cause: 'config' };
  const crash = task ? undefined : secondCrash(status, history);
  return crash && { ...fault, cause: 'crash', detail: crash.termination.message ?? '', ended: crash };
}

/**
 * The latest end of a container, where it is an error of this watch and not the container's first. The word
 * CrashLoopBackOff is no help: it may never come into a pod's status.
 */
function secondCrash(status: ContainerStatus, history: ContainerHistory): Fault['ended'] {
  const termination = status.state?.terminated ?? status.lastState?.terminated;
  if (!termination || termination.exitCode === 0) return undefined;
  const ends = [...history.ends.values()];
  const errors = ends.filter((code) => code !== 0).length;
  // Runs that came and went between two looks: the restart count tells of them, but not how they ended.
  const unseen = endedRuns(status) - history.oldRuns - ends.length;
  const crashed = errors >= 2 || (unseen > 0 && errors === ends.length);
  return crashed ? { termination, restarted: !status.state?.terminated } : undefined;
}

function endId(end: Termination): string {
  return end.containerID ?? end.finishedAt ?? '';
}

function endedRuns(status: ContainerStatus): number {
  return status.restartCount + (status.state?.terminated ? 1 : 0);
}

/** Why no node takes a pod, in the scheduler's words; undefined where it has one or is still being looked at. */
export function unschedulable(pod: Pod): string | undefined {
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') return undefined;
  return scheduled.message ?? scheduled.reason;
}

/** What a pod waits for, in words; undefined when it is up. */
function waitingFor(pod: Pod, history: PodHistory, now: number, task: boolean): string | undefined {
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False')
    return `no node for it yet (${scheduled.message ?? scheduled.reason ?? 'unschedulable'})`;
  if (pod.status?.phase === 'Failed')
    return `pod ${pod.metadata.name} ended (${pod.status.reason ?? 'Failed'}), another is to come`;
  const all = statuses(pod);
  if (all.length === 0)
    return pod.spec.nodeName ? `starting on node ${pod.spec.nodeName}` : 'waiting for a node';
  const init = new Set((pod.status?.initContainerStatuses ?? []).map(({ name }) => name));
  for (const status of all) {
    const words = containerWaits(pod, status, init.has(status.name));
    if (words) return words;
    if (!task && settling(pod, status, history.of(pod, status.name), now))
      return `container ${status.name} running, seeing whether it stays`;
  }
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
  return ready && ready.status !== 'True' ? 'running, not ready yet' : undefined;
}

function containerWaits(pod: Pod, status: ContainerStatus, init: boolean): string | undefined {
  const { waiting, running, terminated } = status.state ?? {};
  const name = `${init ? 'init container' : 'container'} ${status.name}`;
  const image = shortImage(imageOf(pod, status.name));
  if (terminated) {
    if (init && terminated.exitCode === 0) return undefined;
    return `${name} ended with exit code ${terminated.exitCode}, to be started again`;
  }
  if (waiting) {
    const reason = waiting.reason ?? '';
    if (PULL_ERRORS.has(reason) || PULL_BACKOFF.has(reason)) return `pulling ${image} fails, trying again`;
    if (reason === 'CrashLoopBackOff') return `${name} crashed, to be started again`;
    if (SLOW_ERRORS.has(reason)) return `${name}: ${waiting.message ?? reason}`;
    return `preparing ${image}`;
  }
  if (!running) return `preparing ${image}`;
  // A restartable init container (a sidecar) is done when it has started; any other when it ended.
  if (init) return status.ready ? undefined : `${name} running`;
  if (!status.ready) return `${name} running, not ready yet`;
  return undefined;
}

/**
 * Whether a container runs too short a time to be believed: one that nothing probes, or one whose last run ended with
 * an error: a crash loop is up between two crashes, and its probe may pass.
 */
function settling(pod: Pod, status: ContainerStatus, history: ContainerHistory, now: number): boolean {
  const container = pod.spec.containers.find(({ name }) => name === status.name);
  if (!container) return false;
  const last = status.lastState?.terminated;
  const lasted =
    last && last.exitCode !== 0
      ? Date.parse(last.finishedAt ?? '') - Date.parse(last.startedAt ?? '') || 0
      : undefined;
  const least = container.readinessProbe ? 0 : SETTLE_MS;
  const needed = lasted === undefined ? least : Math.min(lasted + SETTLE_MS, OUTLIVE_MS);
  return now - history.runningSince < needed;
}
