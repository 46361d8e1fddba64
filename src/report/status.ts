import { commandFor } from '../advice.js';
import { ownImagesIn } from '../image-tag.js';
import { describeEdit } from '../release/edits.js';
import { describeEntry } from '../release/history.js';
import { nameLeftOvers } from '../release/left-overs.js';
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

/**
 * What a status ends with: 1 where something could not be read, since it may be anything; 2 where drift was to be told
 * by the exit code, and a hub drifted, is down, or runs an image that is gone.
 */
export function statusExit(report: StatusReport, failOnDrift: boolean): 0 | 1 | 2 {
  if (report.notes.length > 0) return 1;
  return failOnDrift && !isAsItShouldBe(report) ? 2 : 0;
}

/** Whether nothing drifted or is down, no live image is gone, and nothing was left unread. */
export function isAsItShouldBe({ hubs, gone, notes }: StatusReport): boolean {
  const isThere = (gone ?? []).every(({ severity }) => severity !== 'error');
  return isThere && notes.length === 0 && !hubs.some((hub) => hasDrifted(hub) || hub.down);
}

function hasDrifted({ drift, edits, leftOvers }: HubStatus): boolean {
  return drift || edits.length > 0 || leftOvers.length > 0;
}

/** How a hub differs from what the repository says, and by whose hand; empty where it does not. */
export function driftWords({ planned, drift, byHand, edits, leftOvers }: HubStatus): string[] {
  const shown = edits.slice(0, EDITS_SHOWN).map(describeEdit);
  const more = edits.length - shown.length;
  return [
    ...(drift ? planned.reasons : []),
    ...byHand.map(describeEntry),
    ...(leftOvers.length > 0 ? [leftOverWords(planned.release.id, leftOvers)] : []),
    ...shown,
    ...(more > 0 ? [`${count(more, 'other field')}`] : []),
  ];
}

function leftOverWords(id: string, keys: readonly string[]): string {
  return `live values that the repository does not have: ${nameLeftOvers(keys)} (${commandFor('run', id, '--force')} takes them away)`;
}

/** Whoever applies a whole manifest by hand owns every field of it. */
const EDITS_SHOWN = 5;

/** Whether it is live, and nothing tells what the repository would have it be: hub-deploy did not make it. */
function isForeign({ state }: HubStatus): boolean {
  return state !== undefined && state.digest === undefined;
}

/** One line: how many are as the repo says, or which are not. */
export function statusHeadline({ hubs, notes }: StatusReport): string {
  const those = (words: string, is: (hub: HubStatus) => unknown) => {
    const ids = hubs.filter(is).map(({ planned }) => planned.release.id);
    return ids.length > 0 ? [`${words}: ${someOf(ids)}`] : [];
  };
  const live = `${hubs.filter(({ state }) => state).length} of ${count(hubs.length, 'release')} live`;
  const parts = [
    ...those('not known', ({ unread }) => unread),
    ...those('down', ({ down }) => down),
    ...those('not as the repository says', hasDrifted),
    ...those('not made by hub-deploy, and not compared', isForeign),
  ];
  if (notes.length > 0) return `${[`${live} as far as could be read`, ...parts].join('; ')}.`;
  return parts.length > 0 ? `${live}; ${parts.join('; ')}.` : `${live}, all as the repository says.`;
}

/** One row a release: what is live, how old, how it is, and how it differs. */
function rows({ hubs, now }: Pick<StatusReport, 'hubs' | 'now'>): string[][] {
  return hubs.map((status) => {
    const { planned, state, unread, proved } = status;
    const id = planned.release.id;
    if (unread) return [id, 'not known', '', '', 'not known', 'not known'];
    if (!state) return [id, 'not installed', '', '', '', 'none'];
    return [
      id,
      `${state.revision} (${state.status}${proved ? ', proved' : ''})`,
      ownImages(status).join(' '),
      state.modifiedAt ? age(now - state.modifiedAt.getTime()) : '',
      healthOf(status),
      driftWords(status).join('; ') || (isForeign(status) ? 'not known: not made by hub-deploy' : 'none'),
    ];
  });
}

const HEAD = ['Hub', 'Revision', 'Images', 'Age', 'Health', 'Drift'];

/** Images with tags of ours: the others are the chart's own. */
function ownImages({ workloads }: HubStatus): string[] {
  const images = new Set(workloads?.flatMap((workload) => workload.images) ?? []);
  return [...images].flatMap(ownImagesIn).map(({ name, tag }) => `${name}:${tag}`);
}

/** The report as a job's summary: what is not as it should be first, and never folded. */
export function statusMarkdown(report: StatusReport): string {
  const isOff = (hub: HubStatus) => hub.unread || hub.down || hasDrifted(hub);
  const off = report.hubs.filter(isOff);
  const others = report.hubs.filter((hub) => !isOff(hub));
  const draw = (hubs: readonly HubStatus[]) =>
    tableOf(
      HEAD,
      rows({ hubs, now: report.now }).map(([id = '', ...cells]) => [code(id), ...cells.map(plain)]),
    );
  const sign = report.notes.length > 0 ? '❌' : off.length > 0 || report.gone?.length ? '⚠️' : '✅';
  const tables =
    report.hubs.length > ROWS_SHOWN
      ? [draw(off), others.length > 0 ? folded(`${count(others.length, 'other')}`, draw(others)) : '']
      : [draw([...off, ...others])];
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
    hubs: hubs.map((hub) => jsonOf(hub)),
  };
}

function jsonOf(hub: HubStatus): unknown {
  const { planned, unread, state, proved, workloads, down = [], byHand, edits, leftOvers } = hub;
  return {
    id: planned.release.id,
    cluster: planned.release.cluster,
    environment: planned.release.environment,
    revision: state?.revision ?? null,
    status: state?.status ?? null,
    proved: unread ? null : proved,
    commit: state?.commit ?? null,
    uncommitted: state?.uncommitted ?? 0,
    jupyterhub: state?.jupyterhub ?? null,
    modifiedAt: state?.modifiedAt?.toISOString() ?? null,
    health: healthOf(hub),
    down: down.map(({ name }) => name),
    images: [...new Set(workloads?.flatMap(({ images }) => images) ?? [])],
    drift: unread || isForeign(hub) ? null : hasDrifted(hub),
    reasons: planned.reasons,
    byHand,
    edits,
    leftOvers,
  };
}

/** `3 days`, `2 hours`, `5 minutes`. */
function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / (24 * 60)), 'day');
}
