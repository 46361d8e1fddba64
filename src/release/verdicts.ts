import type { Problem } from '../words.js';
import { foldedLog, latestMessage } from './evidence.js';
import { fullName, type Standing } from './judge.js';
import type { KubeEvent, Pod } from './objects.js';
import { imageOf, shortImage, statuses } from './pods.js';

/** Events that say more about a pod's waiting than its status does. */
const TELLING = [
  'Unhealthy',
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedScheduling',
  'Failed',
  'BackOff',
];

/** What a workload waits for, with what the events know of it: pulling an image, a volume that does not come. */
export function wordsOf(standing: Standing, events: readonly KubeEvent[]): string | undefined {
  const { words } = standing;
  if (!words?.startsWith('preparing ')) return words;
  const pod = standing.pods.find((one) => statuses(one).some(({ state }) => state?.waiting));
  if (!pod) return words;
  const about = events.filter(({ involvedObject }) => involvedObject.uid === pod.metadata.uid);
  const last = about.findLast(({ reason }) => ['Pulling', 'Pulled', 'FailedMount'].includes(reason ?? ''));
  if (last?.reason === 'FailedMount') return `a volume: ${oneLine(last.message ?? '')}`;
  const container = statuses(pod).find(({ state }) => state?.waiting)?.name ?? '';
  return last?.reason === 'Pulling' ? `pulling ${shortImage(imageOf(pod, container))}` : words;
}

/** The problem of a hook that failed. `pod`: its last failed pod, where it was seen. */
export function explainHook(
  standing: Standing,
  pod: Pod | undefined,
  container: string,
  evidence: { readonly events: readonly string[]; readonly lines?: readonly string[] },
): Problem {
  const { name, namespace, annotations } = standing.object.metadata;
  const when = (annotations?.['helm.sh/hook'] ?? '').replace(/,\s*/g, ' and ');
  const status = pod && statuses(pod).find((one) => one.name === container);
  const end = status?.state?.terminated ?? status?.lastState?.terminated;
  const node = pod?.spec.nodeName ? ` on node ${pod.spec.nodeName}` : '';
  const how =
    pod && end
      ? `container ${container} of pod ${pod.metadata.name}${node} ended with exit code ${end.exitCode}${end.reason === 'OOMKilled' ? ' (out of memory)' : ''}`
      : standing.failure?.kind === 'hook'
        ? standing.failure.message
        : 'its pod did not end well';
  const deleted = /hook-failed/.test(annotations?.['helm.sh/hook-delete-policy'] ?? '');
  const log = foldedLog({ ...evidence, logOf: `${pod?.metadata.name}, container ${container}` });
  return {
    severity: 'error',
    title: `Hook ${name} failed`,
    message: `The ${when} hook ${name} failed, so Helm stopped: ${how}. Its log says why; mend that and deploy again. ${deleted ? `Helm has deleted it (hook-failed): without that policy it would stay to be looked at.` : `It stays in the cluster: kubectl -n ${namespace ?? ''} describe ${standing.object.kind.toLowerCase()} ${name}`}`,
    ...(log === undefined ? {} : { log }),
  };
}

/** The warning of a DaemonSet that goes without some nodes. */
export function withoutNodes({ name, without, object }: Standing): Problem | undefined {
  if (!without) return undefined;
  const { namespace = '' } = object.metadata;
  return {
    severity: 'warning',
    title: `DaemonSet ${name} is not on every node`,
    message:
      `DaemonSet ${name} ${without}. The deploy does not hang on it; make room on those nodes, or keep it off them: ` +
      `kubectl -n ${namespace} describe daemonset ${name}`,
  };
}

/** The problem of a workload whose pods the API server refuses to make. */
export function explainBlocked(standing: Standing, events: readonly string[]): Problem {
  const message = standing.failure?.kind === 'blocked' ? oneLine(standing.failure.message) : '';
  const name = fullName(standing);
  const quota = /exceeded quota/.test(message);
  const fix = quota
    ? "Raise the namespace's quota, or lower the requests in the values."
    : 'Mend what it names, in the chart or in the cluster.';
  const log = foldedLog({ events });
  return {
    severity: 'error',
    title: quota ? `${name}: quota exceeded` : `${name}: its pods cannot be made`,
    message: `Kubernetes makes no pods for ${name}: ${message} ${fix}`,
    ...(log === undefined ? {} : { log }),
  };
}

/** What is known when the deadline has passed. */
export interface Lateness {
  /** From Helm's start. */
  readonly seconds: number;
  readonly helmRunning: boolean;
  /** The API server's last words, where it did not answer in the end. */
  readonly away?: string;
}

/** The problem of a release that is not up by its deadline. */
export function notReady(
  target: { readonly release: string; readonly namespace: string },
  waiting: readonly Standing[],
  about: Lateness & { readonly events: readonly KubeEvent[]; readonly log?: string },
): Problem {
  const log = about.log === undefined ? {} : { log: about.log };
  if (about.away !== undefined)
    return {
      severity: 'error',
      title: 'The cluster did not answer',
      message: `After ${about.seconds} s the cluster still did not say whether ${target.release} is up: ${oneLine(about.away)} Deploy again once it does; a release that turns out right is only watched then.`,
      ...log,
    };
  if (waiting.length === 0)
    return {
      severity: 'error',
      title: 'Helm did not end in time',
      message: `After ${about.seconds} s Helm was still at work on ${target.release}, and nothing of it was seen waiting. Deploy again, or raise its timeout.`,
      ...log,
    };
  const parts = waiting.map((standing) => `${fullName(standing)}: ${lateWords(standing, about.events)}`);
  const [first] = waiting;
  return {
    severity: 'error',
    title:
      first && waiting.length === 1
        ? `${fullName(first)}: not ready in time`
        : `${waiting.length} workloads not ready in time`,
    message: `After ${about.seconds} s ${about.helmRunning ? 'Helm still waits' : 'the release still waits'} for ${parts.join('; ')}. ${hint(waiting, about.events)}`,
    ...log,
  };
}

function lateWords(standing: Standing, events: readonly KubeEvent[]): string {
  const words = wordsOf(standing, events) ?? '';
  for (const pod of standing.pods) {
    const telling = latestMessage(events, pod.metadata.uid, TELLING)?.trim().replace(/:$/, '');
    if (telling && !words.includes(telling)) return `${words} (${oneLine(telling).replace(/\.$/, '')})`;
  }
  return words;
}

function hint(waiting: readonly Standing[], events: readonly KubeEvent[]): string {
  const pods = waiting.flatMap((standing) => standing.pods);
  if (waiting.some(({ words }) => words?.startsWith('no node for it')))
    return "No node has room: let the cluster's autoscaler add one, raise the node pool's limit, or lower the requests in the values.";
  const unhealthy = pods.some(({ metadata }) => latestMessage(events, metadata.uid, ['Unhealthy']));
  if (unhealthy)
    return 'It runs, but its probe says it is not ready: its log tells what it is busy with; if it only needs longer, raise the timeout.';
  return 'Mend what it waits for and deploy again, or raise the timeout if it only needs longer.';
}

/** The problem of a watch that was cancelled. */
export function cancelled(target: { readonly release: string }, known: readonly Standing[]): Problem {
  const waits = known.filter(({ words }) => words).map(({ name, words }) => `${name}: ${words}`);
  return {
    severity: 'error',
    title: 'Cancelled before it was up',
    message: `The run was cancelled before ${target.release} was known to be up${waits.length ? ` (${waits.join('; ')})` : ''}. The next run goes on from there by itself.`,
  };
}

/** The problem of a cluster that does not let us look. */
export function refused(
  target: { readonly release: string; readonly namespace: string },
  words: string,
): Problem {
  return {
    severity: 'error',
    title: 'The rollout cannot be watched',
    message: `kubectl may not look at ${target.release} in namespace ${target.namespace}: ${oneLine(words)} The deployer's Role must allow to get and list deployments, statefulsets, daemonsets, replicasets, jobs, pods, pods/log and events.`,
  };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}
