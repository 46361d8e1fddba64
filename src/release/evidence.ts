import type { Kubectl } from '../host/kubectl.js';
import type { KubeEvent, List } from './objects.js';

const LOG_LINES = 30;
const EVENT_LINES = 12;
const CALL_MS = 15_000;

/** A namespace's events, oldest first. Throws CommandError where the API server does not answer. */
export async function readEvents(kubectl: Kubectl, namespace: string): Promise<KubeEvent[]> {
  const list = await kubectl.json<List<KubeEvent>>(['get', 'events'], { namespace, timeoutMs: CALL_MS });
  return [...list.items].sort((a, b) => lastSeen(a).localeCompare(lastSeen(b)));
}

function lastSeen(event: KubeEvent): string {
  return (
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.metadata.creationTimestamp ??
    ''
  );
}

/** The events about the objects with these uids, as lines: the newest ones, oldest first. */
export function eventLines(events: readonly KubeEvent[], uids: readonly (string | undefined)[]): string[] {
  const lines = events
    .filter(({ involvedObject }) => uids.includes(involvedObject.uid))
    .map((event) => {
      const count = event.series?.count ?? event.count ?? 1;
      const times = count > 1 ? ` (${count} times)` : '';
      return `${event.type ?? 'Normal'} ${event.reason ?? ''}${times}: ${(event.message ?? '').trim()}`;
    });
  return lines.filter((line, index) => line !== lines[index - 1]).slice(-EVENT_LINES);
}

/** The newest event's message about one object, among those with one of these reasons. */
export function latestMessage(
  events: readonly KubeEvent[],
  uid: string,
  reasons: readonly string[],
): string | undefined {
  return events.findLast(
    ({ involvedObject, reason }) => involvedObject.uid === uid && reasons.includes(reason ?? ''),
  )?.message;
}

/**
 * The last lines of a container's log, or of its previous run's; of the other run where the one asked for left
 * nothing. Empty where there is none to be had: a log is help, never a reason to fail.
 */
export async function logLines(
  kubectl: Kubectl,
  namespace: string,
  container: { readonly pod: string; readonly name: string; readonly previous: boolean },
): Promise<string[]> {
  for (const previous of [container.previous, !container.previous]) {
    const flags = [`--tail=${LOG_LINES}`, ...(previous ? ['--previous'] : [])];
    try {
      const { stdout } = await kubectl.run(['logs', container.pod, '-c', container.name, ...flags], {
        namespace,
        timeoutMs: CALL_MS,
      });
      // kubelet says so in the place of a log that the runtime has lost.
      const lines = stdout
        .split('\n')
        .filter((line) => !line.startsWith('unable to retrieve container logs'));
      if (lines.join('').trim()) return lines.join('\n').trimEnd().split('\n');
    } catch {
      // No such run, or the node does not answer.
    }
  }
  return [];
}

/** Log lines and events as the text that is folded below a message: what the program said itself tells the most. */
export function foldedLog(parts: {
  readonly events: readonly string[];
  readonly logOf?: string;
  readonly lines?: readonly string[];
}): string | undefined {
  const blocks: string[] = [];
  if (parts.lines?.length) blocks.push([`Last log lines of ${parts.logOf}:`, ...parts.lines].join('\n'));
  if (parts.events.length) blocks.push(['Events:', ...parts.events].join('\n'));
  return blocks.length ? blocks.join('\n\n') : undefined;
}
