import { type Helm, historyArgs, type Target } from './helm.js';

/** One revision as Helm's own history tells it. */
export interface HistoryEntry {
  readonly revision: number;
  readonly updated: string;
  readonly status: string;
  readonly chart: string;
  /** Helm's words, or what whoever deployed it wrote: `Rollback to 3`, `Upgrade complete`. */
  readonly description: string;
}

const ENTRIES = 20;

/**
 * What was done to a release since a revision of ours, oldest first: who changed it by hand, when and how, as far as
 * Helm knows.
 *
 * @param since the last revision that hub-deploy made; absent: none, and all of it is told
 * @throws CommandError
 */
export async function changesSince(
  helm: Helm,
  target: Target,
  since: number | undefined,
): Promise<HistoryEntry[]> {
  const { stdout } = await helm.run(historyArgs(target, ENTRIES), { timeoutMs: 60_000 });
  const entries = JSON.parse(stdout) as HistoryEntry[];
  return entries
    .filter(({ revision }) => revision > (since ?? 0))
    .map(({ revision, updated, status, chart, description }) => ({
      revision,
      updated,
      status,
      chart,
      description,
    }));
}

/** `revision 14, 2026-11-01 10:02, "Rollback to 3"` */
export function describeEntry({ revision, updated, description }: HistoryEntry): string {
  return `revision ${revision}, ${updated.slice(0, 16).replace('T', ' ')}, "${description}"`;
}
