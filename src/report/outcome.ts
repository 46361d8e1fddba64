import type { BuiltImage, DeployedHub, Plan, Problem } from '../words.js';
import { deployedHubs } from './deployed-hubs.js';
import { diffSection } from './diff-section.js';
import { duration } from './duration.js';
import { imageSection } from './image-section.js';
import { count, plain } from './markdown.js';
import { someOf } from './names.js';
import { noteSection } from './note-section.js';
import { deployLine, headline, planTitle, unwell } from './plan.js';
import { plannedHubs } from './planned-hubs.js';
import { errorSection, warningSection } from './problems.js';
import { fitSummary, fixed, type Section } from './shorten.js';
import type { ImageSize } from './sizes.js';

/** What a run did, whole. */
export interface Outcome {
  readonly plan: Plan;
  readonly images: readonly BuiltImage[];
  readonly hubs: readonly DeployedHub[];
  readonly problems: readonly Problem[];
  /** What a merge would change in the cluster, as lines, by release id: proposals only. */
  readonly diffs?: ReadonlyMap<string, readonly string[]>;
  /** By image key, of images that are new. */
  readonly sizes?: ReadonlyMap<string, ImageSize>;
  readonly seconds: number;
  /** In their order; absent where there is only one. */
  readonly steps?: readonly Step[];
}

/** `plan`, `build`, `deploy`: from its first beginning to its last end, with all that ran side by side. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
}

/** One sentence: what came out, the worst first. */
export function verdict(outcome: Outcome): string {
  const of = (result: DeployedHub['result']) =>
    outcome.hubs.filter((hub) => hub.result === result).map((hub) => hub.planned.release.id);
  const images = (result: BuiltImage['result']) =>
    outcome.images.filter((image) => image.result === result).map((image) => image.planned.image.key);
  const [failed, spared, deployed] = [of('failed'), of('spared'), of('deployed')];
  const [broken, built] = [images('failed'), images('built')];
  const bad: string[] = [];
  if (failed.length > 0) bad.push(`${count(failed.length, 'hub')} failed: ${someOf(failed)}`);
  if (broken.length > 0) bad.push(`${count(broken.length, 'image')} failed to build: ${someOf(broken)}`);
  if (spared.length > 0)
    bad.push(`${count(spared.length, 'hub')} spared${spared.length <= 3 ? `: ${spared.join(', ')}` : ''}`);
  const done: string[] = [];
  if (deployed.length > 0) done.push(`${count(deployed.length, 'hub')} deployed`);
  for (const result of ['rolled back', 'adopted', 'removed', 'skipped', 'unchanged'] as const) {
    const hubs = of(result);
    if (hubs.length > 0) done.push(`${count(hubs.length, 'hub')} ${result}`);
  }
  if (built.length > 0) done.push(`${count(built.length, 'image')} built`);
  if (bad.length + done.length === 0) return headline(outcome.plan);
  return `${[...bad, ...unwell(outcome.plan), ...done].join('; ')}.`;
}

/** True where the run must end red. */
export function hasFailed(outcome: Outcome): boolean {
  return (
    outcome.hubs.some((hub) => hub.result === 'failed' || hub.result === 'spared') ||
    outcome.images.some((image) => image.result === 'failed') ||
    [...outcome.problems, ...outcome.plan.problems].some((problem) => problem.severity === 'error')
  );
}

/** The job summary of a run: the outcome first, then what to mend, hubs, images, and how it was found. */
export function outcomeMarkdown(outcome: Outcome): string {
  return fitSummary([fixed(outcomeTitle(outcome)), ...outcomeSections(outcome), fixed(footer(outcome))]);
}

/** What came out; where nothing was built or deployed, what would be. */
export function outcomeTitle(outcome: Outcome): string {
  const { plan, hubs, images } = outcome;
  if (hubs.length === 0 && !images.some(({ result }) => result === 'built' || result === 'failed'))
    return planTitle({ ...plan, problems: [...plan.problems, ...outcome.problems] });
  const sign = hasFailed(outcome) ? '❌' : unwell(plan).length > 0 ? '⚠️' : '✅';
  const title = `## ${sign} ${plain(verdict(outcome).replace(/\.$/, ''))}`;
  // Before a merge images are built, and what the merge does to hubs and people is still to come.
  return hubs.length === 0 && plan.hubs.some(({ action }) => action === 'deploy')
    ? `${title}\n\n${plain(deployLine(plan))}`
    : title;
}

/** All but the title, each shortened by its own importance. */
export function outcomeSections({ plan, hubs, images, problems, diffs, sizes }: Outcome): Section[] {
  const all = [...problems, ...plan.problems];
  return [
    errorSection(all),
    hubs.length > 0 ? deployedHubs(hubs, plan.images) : plannedHubs(plan),
    imageSection(plan.images, images, sizes),
    warningSection(all),
    diffSection(diffs),
    noteSection(plan.notes),
  ];
}

function footer({ plan, seconds, steps = [] }: Outcome): string {
  const each = steps.map((step) => `${step.name} ${duration(step.seconds)}`).join(', ');
  return `<sub>Commit ${plan.commit.slice(0, 7)}. Took ${duration(seconds)}${each ? `: ${each}` : ''}.</sub>`;
}
