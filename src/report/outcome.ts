import type { BuiltImage, DeployedHub, Plan, Problem } from '../words.js';
import { block, code, count, folded, plain, table } from './markdown.js';
import { headline, planMarkdown } from './plan.js';
import { problemList } from './problems.js';

/** What a run did, whole. */
export interface Outcome {
  readonly plan: Plan;
  readonly images: readonly BuiltImage[];
  readonly hubs: readonly DeployedHub[];
  readonly problems: readonly Problem[];
  /** What a merge would change in the cluster, as lines, by release id: proposals only. */
  readonly diffs?: ReadonlyMap<string, readonly string[]>;
  readonly seconds: number;
}

/** One sentence: what came out. */
export function verdict(outcome: Outcome): string {
  const of = (result: DeployedHub['result']) => outcome.hubs.filter((hub) => hub.result === result);
  const failed = of('failed').map((hub) => hub.planned.release.id);
  const spared = of('spared').map((hub) => hub.planned.release.id);
  const parts: string[] = [];
  if (failed.length > 0) parts.push(`${count(failed.length, 'hub')} failed: ${failed.join(', ')}`);
  if (of('deployed').length > 0) parts.push(`${count(of('deployed').length, 'hub')} deployed`);
  if (spared.length > 0) parts.push(`${count(spared.length, 'hub')} spared: ${spared.join(', ')}`);
  const images = outcome.images.filter((image) => image.result === 'failed').length;
  if (images > 0) parts.push(`${count(images, 'image')} failed to build`);
  const built = outcome.images.filter((image) => image.result === 'built').length;
  if (built > 0) parts.push(`${count(built, 'image')} built`);
  return parts.length > 0 ? `${parts.join('; ')}.` : headline(outcome.plan);
}

/** True where the run must end red. */
export function hasFailed(outcome: Outcome): boolean {
  return (
    outcome.hubs.some((hub) => hub.result === 'failed' || hub.result === 'spared') ||
    outcome.images.some((image) => image.result === 'failed') ||
    [...outcome.problems, ...outcome.plan.problems].some((problem) => problem.severity === 'error')
  );
}

/** The job summary of a run: the outcome first, then hubs, images and problems. */
export function outcomeMarkdown(outcome: Outcome): string {
  const sign = hasFailed(outcome) ? '❌' : '✅';
  const parts = [`## ${sign} ${plain(verdict(outcome))}`];
  if (outcome.hubs.length > 0) parts.push(hubTable(outcome));
  if (outcome.images.length > 0) parts.push(imageTable(outcome.images));
  const problems = [...outcome.problems, ...outcome.plan.problems];
  if (problems.length > 0) parts.push(`### Problems\n\n${problemList(problems)}`);
  if (outcome.hubs.length === 0) parts.push(planMarkdown({ ...outcome.plan, problems: [] }));
  else parts.push(...outcome.plan.notes.map((note) => `> ${plain(note)}`));
  for (const [id, lines] of outcome.diffs ?? []) {
    parts.push(
      folded(`${id}: what a merge would change in the cluster`, block(lines.join('\n') || 'Nothing.')),
    );
  }
  parts.push(`Took ${duration(outcome.seconds)}.`);
  return parts.join('\n\n');
}

function hubTable(outcome: Outcome): string {
  const rows = outcome.hubs.map((hub) => [
    hub.url ? `[${code(hub.planned.release.id)}](${encodeURI(hub.url)})` : code(hub.planned.release.id),
    outcome.plan.images
      .filter((image) => image.name && hub.planned.release.images.includes(image.image.key))
      .map((image) => code(`${image.name}:${image.tag}`))
      .join('<br>'),
    hubResult(hub),
    hub.planned.reasons.map(plain).join('<br>'),
    hub.seconds > 0 ? duration(hub.seconds) : '',
  ]);
  return table(['Hub', 'Image and tag', 'Result', 'Why', 'Took'], rows);
}

function hubResult(hub: DeployedHub): string {
  const revision = hub.revision ? `, revision ${hub.revision}` : '';
  const version = hub.jupyterhub ? `, JupyterHub ${plain(hub.jupyterhub)}` : '';
  const sign = { deployed: '✅ ', unchanged: '', failed: '❌ ', spared: '⏸️ ', skipped: '' }[hub.result];
  return `${sign}${hub.result}${revision}${version}`;
}

function imageTable(images: readonly BuiltImage[]): string {
  const rows = images.map(({ planned, result, digest, seconds }) => [
    code(planned.image.key),
    code(planned.name ? `${planned.name}:${planned.tag}` : planned.tag),
    result === 'failed' ? '❌ failed' : result,
    digest ? code(digest.slice(0, 'sha256:'.length + 12)) : '',
    planned.reasons.map(plain).join('<br>'),
    seconds > 0 ? duration(seconds) : '',
  ]);
  return table(['Image', 'Name and tag', 'Result', 'Digest', 'Why', 'Took'], rows);
}

/** `8 s`, `2 min 5 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
