import { type DeployJob, scopeOfJob } from '../plan/matrix.js';
import { holds } from '../plan/scope.js';
import type { BuiltImage, DeployedHub, Plan, PlannedHub, PlannedImage, Problem } from '../words.js';
import { failedJobs, type Needs } from './needs.js';
import { hasFailed, type Outcome } from './outcome.js';
import type { Result } from './result.js';
import { isAsItShouldBe, type StatusReport } from './status.js';

/** What several jobs did, as one. */
export interface Gathered {
  /** Absent where no job came as far as a plan. */
  readonly outcome?: Outcome;
  readonly status?: StatusReport;
  /** What no job has shown yet: jobs that left no word, or another than GitHub has of them. */
  readonly unheard: readonly Problem[];
}

/**
 * Puts the jobs of one run together: the plan as the jobs that asked the clusters have it, each image as its build has
 * it, each hub as its deploy has it. A job that was to come and left nothing is named.
 *
 * @param all what the jobs left: files, which tell more of a failure than GitHub does, and take none back
 * @param needs how the jobs ended, and which there were: from GitHub
 */
export function gather(all: readonly Result[], needs: Needs): Gathered {
  const results = [...all].sort((a, b) => rank(a) - rank(b));
  const planned = results.find(({ command }) => command === 'plan');
  const silent = [...silentJobs(needs, results), ...doubleJobs(results)];
  const status = gatherStatus(results);
  const outcome = gatherOutcome(results, planned, needs, silent);
  const told =
    silent.length > 0 ||
    results.some(({ stopped }) => stopped) ||
    (outcome && hasFailed(outcome)) ||
    (status && !isAsItShouldBe(status));
  const hushed = told ? [] : hushedJobs(needs);
  return {
    unheard: [...silent, ...hushed],
    ...(outcome ? { outcome: { ...outcome, problems: [...outcome.problems, ...hushed] } } : {}),
    ...(status ? { status } : {}),
  };
}

function gatherOutcome(
  results: readonly Result[],
  planned: Result | undefined,
  needs: Needs,
  unheard: readonly Problem[],
): Outcome | undefined {
  const outcomes = results.flatMap(({ outcome }) => outcome ?? []);
  const first = planned?.outcome ?? outcomes[0];
  if (!first) return undefined;
  const builds = outcomesOf(results, 'build');
  const others = outcomesOf(results, 'deploy', 'rollback', 'adopt', 'remove');
  const built = unique(
    [...builds, ...others].flatMap(({ images }) => images),
    ({ planned: { image } }) => image.key,
  );
  const diffs = outcomes.find((outcome) => outcome.diffs)?.diffs;
  const sizes = new Map(outcomes.flatMap((outcome) => [...(outcome.sizes ?? [])]));
  return {
    plan: gatherPlan(first.plan, outcomes),
    images: [...built, ...silentImages(first.plan, needs, built)],
    hubs: [...others.flatMap(({ hubs }) => hubs), ...silentHubs(first.plan, needs, results)],
    problems: distinct([
      ...outcomes.flatMap(({ problems }) => problems),
      ...results.flatMap(({ stopped }) => stopped ?? []),
      ...unheard,
    ]),
    seconds: took(results),
    ...stepsOf(results),
    ...(diffs ? { diffs } : {}),
    ...(sizes.size > 0 ? { sizes } : {}),
  };
}

/** Who looked last knows best: validation knows the impact, a deploy what its cluster holds. */
function rank({ command }: Result): number {
  const order = ['plan', 'build', 'validate'].indexOf(command);
  return order < 0 ? 3 : order;
}

function outcomesOf(results: readonly Result[], ...commands: string[]): Outcome[] {
  return results.filter(({ command }) => commands.includes(command)).flatMap(({ outcome }) => outcome ?? []);
}

/** @param outcomes those that know best last */
function gatherPlan(first: Plan, outcomes: readonly Outcome[]): Plan {
  const hubs = new Map<string, PlannedHub>(first.hubs.map((hub) => [hub.release.id, hub]));
  const images = new Map<string, PlannedImage>(first.images.map((image) => [image.image.key, image]));
  for (const { plan } of outcomes) {
    for (const hub of plan.hubs) hubs.set(hub.release.id, hub);
    // Only the plan saw the registry as it was before the builds.
    for (const image of plan.images) if (!images.has(image.image.key)) images.set(image.image.key, image);
  }
  const unread = [...new Set(outcomes.flatMap(({ plan }) => plan.unread ?? []))];
  const servers = new Map(outcomes.flatMap(({ plan }) => [...(plan.servers ?? [])]));
  return {
    ...first,
    ...(servers.size > 0 ? { servers } : {}),
    ...(unread.length > 0 ? { unread } : {}),
    notes: [...new Set(outcomes.flatMap(({ plan }) => plan.notes))],
    problems: distinct(outcomes.flatMap(({ plan }) => plan.problems)),
    hubs: [...hubs.values()].sort((a, b) => (a.release.id < b.release.id ? -1 : 1)),
    images: [...images.values()],
  };
}

function gatherStatus(results: readonly Result[]): StatusReport | undefined {
  const reports = results.flatMap(({ status }) => status ?? []);
  const [first] = reports;
  if (!first) return undefined;
  return {
    ...first,
    hubs: reports
      .flatMap(({ hubs }) => hubs)
      .sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1)),
    gone: distinct(reports.flatMap(({ gone }) => gone ?? [])),
    notes: [...new Set(reports.flatMap(({ notes }) => notes))],
    now: Math.max(...reports.map(({ now }) => now)),
  };
}

function silentJobs(needs: Needs, results: readonly Result[]): Problem[] {
  const deploys = [...needs.first, ...needs.rest].filter((job) => !isSpared(job, needs));
  const isSilent = (job: { readonly id: string }) => !resultOf(job, results);
  return [
    ...needs.builds.filter(isSilent).map(({ name }) => unheardOf(`Build ${name}`)),
    ...deploys.filter(isSilent).map(({ name }) => unheardOf(`Deploy ${name}`)),
  ];
}

function unheardOf(name: string): Problem {
  return {
    severity: 'error',
    title: `The job "${name}" left no word`,
    message:
      'It was cancelled, not approved, or stopped before it began: the job itself says which. What it was to do is done by the next run that finds it undone; to have it now, re-run the failed jobs.',
  };
}

/** A job leaves one file, and replaces it where it runs again: of two, one is somebody else's. */
function doubleJobs(results: readonly Result[]): Problem[] {
  const ids = results.flatMap(({ job }) => job ?? []);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    severity: 'error',
    title: `Two files say what ${id} did`,
    message:
      'One of them is not from that job: look at the artifacts of this run, and at what its builds and programs run. The jobs themselves say what they did.',
  }));
}

/** The jobs that failed by GitHub's own word, where no file says so. */
function hushedJobs(needs: Needs): Problem[] {
  const names = failedJobs(needs);
  if (names.length === 0) return [];
  return [
    {
      severity: 'error',
      title: 'A job failed, and what it left does not say so',
      message: `By GitHub's own word: ${names.join(', ')}. Its log says why.`,
    },
  ];
}

function resultOf({ id }: { readonly id: string }, results: readonly Result[]): Result | undefined {
  return results.find(({ job }) => job === id);
}

/** `gate: fleet`: GitHub does not start the other environments' jobs where the first failed. */
function isSpared(job: DeployJob, { rest, results }: Needs): boolean {
  return (
    rest.includes(job) && results.get('deploy-first') === 'failure' && results.get('deploy') === 'skipped'
  );
}

/** The hubs of jobs that never told what became of them. */
function silentHubs(plan: Plan, needs: Needs, results: readonly Result[]): DeployedHub[] {
  const hubs = plan.hubs.filter(({ action }) => action === 'deploy');
  return [...needs.first, ...needs.rest].flatMap((job) => {
    const result = resultOf(job, results);
    if (result?.outcome) return [];
    const word = result ? 'failed' : isSpared(job, needs) ? 'spared' : 'skipped';
    return hubs
      .filter(({ release }) => holds(scopeOfJob(job), release))
      .map((hub): DeployedHub => ({ planned: hub, result: word, seconds: 0, problems: [] }));
  });
}

function silentImages(plan: Plan, { builds }: Needs, built: readonly BuiltImage[]): BuiltImage[] {
  const keys = new Set(built.map((one) => one.planned.image.key));
  const wanted = new Set(builds.flatMap(({ images }) => images.split(' ')));
  return plan.images
    .filter(({ image }) => wanted.has(image.key) && !keys.has(image.key))
    .map((image) => ({ planned: image, result: 'skipped', seconds: 0 }));
}

/** The jobs of one kind as one step; waiting for a runner or a reviewer lies between them. */
function stepsOf(results: readonly Result[]): Pick<Outcome, 'steps'> {
  const names = [
    ...new Set([...results].sort((a, b) => a.started - b.started).map(({ command }) => command)),
  ];
  const steps = names.map((name) => ({
    name,
    seconds: took(results.filter(({ command }) => command === name)),
  }));
  return steps.length > 1 ? { steps } : {};
}

/** From the first job's start to the last one's end. */
function took(results: readonly Result[]): number {
  const start = Math.min(...results.map(({ started }) => started));
  const end = Math.max(...results.map(({ ended }) => ended));
  return Math.max(0, (end - start) / 1000);
}

function distinct(problems: readonly Problem[]): Problem[] {
  return unique(problems, ({ log: _, ...problem }) => JSON.stringify(problem));
}

/** The first of each key. */
function unique<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...all].reverse().map((one) => [keyOf(one), one])).values()].reverse();
}
