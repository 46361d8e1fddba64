import type { Kubectl } from '../host/kubectl.js';
import type { ClusterState, ReleaseState } from '../words.js';
import { LABEL, type Labels, parseLabels } from './labels.js';
import { listAllowed, whyUnanswered } from './unanswered.js';

/** One revision of one release, as its Secret's labels tell it. */
export interface Revision {
  readonly namespace: string;
  readonly release: string;
  readonly revision: number;
  readonly status: string;
  readonly labels: Labels;
}

/** A cluster with many hubs behind a slow link still answers well within this. */
export const LIST_TIMEOUT_MS = 60_000;

/**
 * What one cluster holds, in one list call; only labels travel (the server prints a table of metadata).
 *
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns each release's newest revision; `unknown` with a sentence where the cluster does not say. Never throws.
 */
export async function readClusterState(
  kubectl: Kubectl,
  options: { readonly namespaces?: readonly string[] } = {},
): Promise<ClusterState> {
  const selector = 'owner=helm,status!=superseded';
  try {
    const list = (namespace?: string) => listRevisions(kubectl, selector, namespace);
    return newestRevisions(await listAllowed(options.namespaces ?? [], list));
  } catch (error) {
    return { unknown: await whyUnanswered(kubectl, error, LIST_TIMEOUT_MS) };
  }
}

/**
 * One release as it is now; undefined where there is none.
 *
 * @throws CommandError with kubectl's own words
 */
export async function readRelease(
  kubectl: Kubectl,
  target: { readonly release: string; readonly namespace: string },
): Promise<ReleaseState | undefined> {
  const selector = `owner=helm,name=${target.release},status!=superseded`;
  const revisions = await listRevisions(kubectl, selector, target.namespace);
  return newestRevisions(revisions).get(`${target.namespace}/${target.release}`);
}

/**
 * All revisions of one release that Helm keeps, the newest first.
 *
 * @throws CommandError
 */
export async function revisionsOf(
  kubectl: Kubectl,
  target: { readonly release: string; readonly namespace: string },
): Promise<Revision[]> {
  const revisions = await listRevisions(kubectl, `owner=helm,name=${target.release}`, target.namespace);
  return revisions.sort((a, b) => b.revision - a.revision);
}

/** Whether a revision was seen to work: one that was not may have inherited the label of one that was. */
export function wasProved({ revision, labels }: Pick<Revision, 'revision' | 'labels'>): boolean {
  return labels[LABEL.proved] === String(revision);
}

/**
 * The revisions whose Secrets match, in no order.
 *
 * @param namespace absent: of the whole cluster
 * @throws CommandError
 */
export async function listRevisions(
  kubectl: Kubectl,
  selector: string,
  namespace?: string,
): Promise<Revision[]> {
  // Plain output is the server's own table: with -o json, yaml, custom-columns or templates every payload would come.
  const args = ['get', 'secrets', '-l', selector, '--show-labels', '--no-headers', '--chunk-size=0'];
  const output = await kubectl.run(namespace ? args : [...args, '--all-namespaces'], {
    timeoutMs: LIST_TIMEOUT_MS,
    ...(namespace ? { namespace } : {}),
  });
  return parseRevisions(output.stdout, namespace);
}

/**
 * Reads kubectl's table of release Secrets: (namespace,) name, type, data, age, labels; none of them is ever empty.
 * A line that is no release Secret of Helm's is passed over.
 */
export function parseRevisions(table: string, namespace?: string): Revision[] {
  const revisions: Revision[] = [];
  for (const line of table.split('\n')) {
    const words = line.trim().split(/\s+/);
    const labels = parseLabels(words.at(-1) ?? '');
    const { name, version, status } = labels;
    const revision = Number(version);
    const at = namespace ?? words[0];
    if (!name || !status || !at || !Number.isInteger(revision)) continue;
    revisions.push({ namespace: at, release: name, revision, status, labels });
  }
  return revisions;
}

/** The newest revision of each release, by `namespace/name`. */
export function newestRevisions(revisions: readonly Revision[]): ReadonlyMap<string, ReleaseState> {
  const releases = new Map<string, Revision[]>();
  for (const revision of revisions) {
    const key = `${revision.namespace}/${revision.release}`;
    releases.set(key, [...(releases.get(key) ?? []), revision]);
  }
  return new Map([...releases].map(([key, of]) => [key, releaseState(of)]));
}

function releaseState(revisions: readonly Revision[]): ReleaseState {
  const sorted = revisions.toSorted((a, b) => b.revision - a.revision);
  const newest = sorted[0] as Revision;
  const { labels } = newest;
  const modified = Number(labels.modifiedAt ?? labels.createdAt);
  return {
    name: newest.release,
    namespace: newest.namespace,
    revision: newest.revision,
    status: newest.status,
    failures: failures(sorted),
    ...text('digest', labels[LABEL.digest]),
    ...number('rev', labels[LABEL.rev]),
    ...number('proved', labels[LABEL.proved]),
    ...number('values', labels[LABEL.values]),
    ...text('commit', labels[LABEL.commit]),
    ...number('uncommitted', labels[LABEL.uncommitted]),
    ...text('hub', labels[LABEL.hub]),
    ...text('hold', labels[LABEL.hold]),
    ...text('jupyterhub', labels[LABEL.jupyterhub]),
    ...text('repo', labels[LABEL.repo]),
    ...(modified ? { modifiedAt: new Date(modified * 1000) } : {}),
  };
}

/**
 * How often the newest revision's content failed without a break: failed upgrades, and rollouts never seen well. One
 * that was cancelled or killed does not count.
 */
function failures(sorted: readonly Revision[]): number {
  const newest = sorted[0] as Revision;
  let count = watchedInVain(newest);
  let expected = newest.revision;
  for (const { revision, status, labels } of sorted) {
    const same = labels[LABEL.digest] === newest.labels[LABEL.digest];
    if (status !== 'failed' || !same || revision !== expected) break;
    if (labels[LABEL.interrupted] !== String(revision)) count += 1;
    expected -= 1;
  }
  return count;
}

/** How often a revision that Helm calls deployed was watched and not seen well. */
export function watchedInVain({ revision, labels }: Pick<Revision, 'revision' | 'labels'>): number {
  const [of, count] = (labels[LABEL.unproved] ?? '').split('.').map(Number);
  return of === revision && count ? count : 0;
}

function text<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value ? ({ [key]: value } as { [P in K]?: string }) : {};
}

function number<K extends string>(key: K, value: string | undefined): { [P in K]?: number } {
  return value && /^\d+$/.test(value) ? ({ [key]: Number(value) } as { [P in K]?: number }) : {};
}
