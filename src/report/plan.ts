import { placeOf } from '../problem.js';
import type { Plan, PlannedHub, PlannedImage } from '../words.js';
import { code, count, plain, table } from './markdown.js';
import { problemList } from './problems.js';

/** What happens to people, in one line: the first of every plan. */
export function headline(plan: Plan): string {
  const hubs = plan.hubs.filter((hub) => hub.release.kind === 'hub');
  const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
  const restarts = deployed.filter((hub) => hub.impact === 'hub-restart').length;
  const drops = deployed.filter((hub) => hub.impact === 'proxy-restart').length;
  const builds = plan.images.filter((image) => image.action === 'build').length;
  if (deployed.length === 0 && builds === 0)
    return `Nothing to do: none of ${count(hubs.length, 'hub')} needs a deploy.`;
  const parts = [
    `${deployed.filter((hub) => hub.release.kind === 'hub').length} of ${count(hubs.length, 'hub')} to deploy`,
  ];
  const charts = deployed.filter((hub) => hub.release.kind === 'chart').length;
  if (charts > 0) parts.push(`${count(charts, 'other chart')} to deploy`);
  if (builds > 0) parts.push(`${count(builds, 'image')} to build`);
  const people = [];
  if (restarts > 0)
    people.push(
      `${count(restarts, 'hub')} restart: no logins or new servers for seconds, running servers go on`,
    );
  if (drops > 0) people.push(`${count(drops, 'proxy')} restart: everybody's connection drops`);
  return `${parts.join(', ')}.${people.length > 0 ? ` ${people.join('; ')}.` : ''}`;
}

/** The rows worth a reader's time; the others are counted. */
function worthSaying(hub: PlannedHub): boolean {
  return hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '');
}

const what: Record<string, string> = {
  deploy: '**deploy**',
  none: 'nothing',
  hold: 'on hold',
  'not installed': 'not installed',
  drift: '**drift**',
};

/** The plan as Markdown, for a summary or a comment. */
export function planMarkdown(plan: Plan): string {
  const parts = [headline(plan), ...plan.notes.map((note) => `> ${plain(note)}`)];
  const hubs = plan.hubs.filter(worthSaying);
  if (hubs.length > 0) {
    const rows = hubs.map((hub) => [
      code(hub.release.id),
      plain([hub.release.cluster, hub.release.environment].filter(Boolean).join(' / ')),
      what[hub.action] ?? hub.action,
      hub.reasons.map(plain).join('<br>'),
      hub.action === 'deploy' ? hub.impact : '',
    ]);
    parts.push(table(['Hub', 'Where', 'What', 'Why', 'Impact'], rows));
  }
  const quiet = plan.hubs.length - hubs.length;
  if (quiet > 0 && hubs.length > 0) parts.push(`${count(quiet, 'other release')} not touched.`);
  if (plan.images.length > 0) {
    const rows = plan.images.map((image) => [
      code(image.image.key),
      image.name ? code(`${image.name}:${image.tag}`) : code(image.tag),
      image.action === 'build' ? '**build**' : image.action,
      image.reasons.map(plain).join('<br>'),
    ]);
    parts.push(table(['Image', 'Name and tag', 'What', 'Why'], rows));
  }
  if (plan.problems.length > 0) parts.push(problemList(plan.problems));
  return parts.join('\n\n');
}

/** The plan as text for a terminal. */
export function planText(plan: Plan): string {
  const lines = [headline(plan), ...plan.notes.map((note) => `  ${note}`)];
  const row = (what: string, name: string, reasons: readonly string[]) => {
    lines.push(`${what.padEnd(14)}${name}`);
    for (const reason of reasons) lines.push(`${' '.repeat(16)}${reason}`);
  };
  for (const hub of plan.hubs.filter(worthSaying)) row(hub.action, hub.release.id, hub.reasons);
  for (const image of plan.images) row(image.action, imageLabel(image), image.reasons);
  for (const problem of plan.problems) {
    lines.push(`${problem.severity}: ${placeOf(problem)}${problem.title}: ${problem.message}`);
  }
  return `${lines.join('\n')}\n`;
}

function imageLabel(image: PlannedImage): string {
  return image.name ? `${image.image.key}  ${image.name}:${image.tag}` : `${image.image.key}  ${image.tag}`;
}

/** The plan as plan.schema.json has it. */
export function planJson(plan: Plan): unknown {
  return {
    commit: plan.commit,
    base: plan.base ?? null,
    notes: plan.notes,
    images: plan.images.map(({ image, name, tag, action, reasons }) => ({
      key: image.key,
      hub: image.hub ?? null,
      kind: image.kind,
      name: name || null,
      tag,
      action,
      reasons,
    })),
    hubs: plan.hubs.map(({ release, action, impact, reasons }) => ({
      id: release.id,
      hub: release.hub,
      kind: release.kind,
      cluster: release.cluster,
      environment: release.environment,
      action,
      impact,
      reasons,
    })),
    problems: plan.problems.map(({ severity, file, line, title, message }) => ({
      severity,
      file: file ?? null,
      line: line ?? null,
      title,
      message,
    })),
  };
}
