import { ownImagesIn } from '../image-tag.js';
import { describeEntry } from '../release/history.js';
import { type HubStatus, healthOf } from '../release/status.js';
import type { Problem } from '../words.js';
import { ROWS_SHOWN } from './crowd.js';
import { code, count, folded, plain, tableOf } from './markdown.js';
import { someOf } from './names.js';

/** What a status report is made from. */
export interface StatusReport {
  readonly commit: string;
  readonly hubs: readonly HubStatus[];
  /** Sentences about what could not be known. */
  readonly notes: readonly string[];
  /** Live images that their registry does not have any more. */
  readonly gone?: readonly Problem[];
  /** Epoch milliseconds: ages are counted to here. */
  readonly now: number;
}

/** Whether nothing drifted, no live image is gone, and nothing was left unread: that may hold anything. */
export function isAsItShouldBe({ hubs, gone, notes }: StatusReport): boolean {
  const isThere = (gone ?? []).every(({ severity }) => severity !== 'error');
  return isThere && notes.length === 0 && !hubs.some(({ drift }) => drift);
}

/** One line: how many are as the repo says. */
export function statusHeadline({ hubs, notes }: StatusReport): string {
  const drifted = hubs.filter(({ drift }) => drift).map(({ planned }) => planned.release.id);
  const live = `${hubs.filter(({ state }) => state).length} of ${count(hubs.length, 'release')} live`;
  if (drifted.length > 0) return `${live}; not as the repository says: ${someOf(drifted)}.`;
  // A cluster that was not read may hold anything.
  return notes.length > 0
    ? `${live} as far as could be read, and as the repository says.`
    : `${live}, all as the repository says.`;
}

/** One row a release: what is live, how old, how it is, and how it differs. */
function rows({ hubs, notes, now }: StatusReport): string[][] {
  return hubs.map((status) => {
    const { planned, state, workloads, drift, proved, byHand } = status;
    const id = planned.release.id;
    if (!state) {
      const unread = !workloads && notes.length > 0;
      return unread ? [id, 'not known', '', '', '', 'not known'] : [id, 'not installed', '', '', '', 'none'];
    }
    return [
      id,
      `${state.revision} (${state.status}${proved ? ', proved' : ''})`,
      ownImages(status).join(' '),
      state.modifiedAt ? age(now - state.modifiedAt.getTime()) : '',
      healthOf(status),
      [...(drift ? planned.reasons : []), ...byHand.map(describeEntry)].join('; ') || 'none',
    ];
  });
}

const HEAD = ['Hub', 'Revision', 'Images', 'Age', 'Health', 'Drift'];

/** Images with tags of ours: the others are the chart's own. */
function ownImages({ workloads }: HubStatus): string[] {
  const images = new Set(workloads?.flatMap((workload) => workload.images) ?? []);
  return [...images].flatMap(ownImagesIn).map(({ name, tag }) => `${name}:${tag}`);
}

/** The report as a job's summary: what is not as the repository says first, and never folded. */
export function statusMarkdown(report: StatusReport): string {
  const drifted = report.hubs.filter(({ drift }) => drift);
  const others = report.hubs.filter(({ drift }) => !drift);
  const draw = (hubs: readonly HubStatus[]) =>
    tableOf(
      HEAD,
      rows({ ...report, hubs }).map(([id = '', ...cells]) => [code(id), ...cells.map(plain)]),
    );
  const sign = drifted.length > 0 || report.notes.length > 0 || report.gone?.length ? '⚠️' : '✅';
  const tables =
    report.hubs.length > ROWS_SHOWN
      ? [draw(drifted), others.length > 0 ? folded(`${count(others.length, 'other')}`, draw(others)) : '']
      : [draw([...drifted, ...others])];
  return [
    `## ${sign} ${plain(statusHeadline(report)).replace(/\.$/, '')}`,
    ...report.notes.map((note) => `- ${plain(note)}`),
    ...(report.gone ?? []).map(({ title, message }) => `- **${plain(title)}**: ${plain(message)}`),
    ...tables,
  ]
    .filter(Boolean)
    .join('\n\n');
}

export function statusText(report: StatusReport): string {
  const lines = [HEAD, ...rows(report)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const aligned = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const gone = (report.gone ?? []).map(({ title, message }) => `  ${title}: ${message}`);
  return [statusHeadline(report), ...report.notes.map((note) => `  ${note}`), ...gone, ...aligned].join('\n');
}

export function statusJson({ commit, hubs, notes, gone = [] }: StatusReport): unknown {
  return {
    commit,
    notes,
    gone: gone.map(({ hub, title, message }) => ({ hub, title, message })),
    hubs: hubs.map(({ planned, state, proved, drift, workloads, byHand }) => ({
      id: planned.release.id,
      cluster: planned.release.cluster,
      environment: planned.release.environment,
      revision: state?.revision ?? null,
      status: state?.status ?? null,
      proved,
      commit: state?.commit ?? null,
      jupyterhub: state?.jupyterhub ?? null,
      modifiedAt: state?.modifiedAt?.toISOString() ?? null,
      health: healthOf({ ...(workloads ? { workloads } : {}) }),
      images: [...new Set(workloads?.flatMap(({ images }) => images) ?? [])],
      drift,
      reasons: planned.reasons,
      byHand,
    })),
  };
}

/** `3 days`, `2 hours`, `5 minutes`. */
function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / (24 * 60)), 'day');
}
