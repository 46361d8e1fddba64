import type { BuildJob, DeployJob } from '../plan/matrix.js';
import { ProblemError } from '../problem.js';
import { record, type Shape, text, word } from './shape.js';

/** How a job ended, by GitHub itself. */
export type JobResult = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What GitHub says of the jobs that the report comes after: no job can write it, so the verdict is made from it. */
export interface Needs {
  /** By the job's name in the workflow; a matrix is one, and failed where one of its jobs did. */
  readonly results: ReadonlyMap<string, JobResult>;
  /** Whether the plan found errors: it ends well all the same, so that other hubs' jobs go on. */
  readonly planFailed: boolean;
  /** The jobs that the plan asked for. */
  readonly builds: readonly BuildJob[];
  readonly first: readonly DeployJob[];
  readonly rest: readonly DeployJob[];
}

/** A job without outputs has none, or an empty object. */
const isNeed: Shape = record({
  result: word('success', 'failure', 'cancelled', 'skipped'),
  outputs: (value) => typeof value === 'object' && Object.values(value ?? {}).every(text),
});

const isBuild: Shape = record({ id: text, name: text, images: text });
const isDeploy: Shape = record(
  { id: text, name: text, cluster: text, environment: text },
  { 'github-environment': text },
);

/**
 * Reads `toJSON(needs)` of a job that needs `plan`.
 *
 * @throws ProblemError where it is none
 */
export function readNeeds(json: string): Needs {
  const value = parsed(json);
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  if (entries.length === 0 || !entries.every(([, need]) => isNeed(need))) throw noNeeds();
  const needs = entries as [string, { result: JobResult; outputs: Record<string, string> | null }][];
  const plan = needs.find(([name]) => name === 'plan')?.[1];
  if (!plan) throw noNeeds();
  const outputs = plan.outputs ?? {};
  return {
    results: new Map(needs.map(([name, { result }]) => [name, result])),
    planFailed: outputs.verdict !== 'passed',
    builds: matrixOf(outputs.builds, isBuild),
    first: matrixOf(outputs['deploys-first'], isDeploy),
    rest: matrixOf(outputs['deploys-rest'], isDeploy),
  };
}

/** The jobs that did not end well by GitHub's own word, each with how; the plan too where it found errors. */
export function failedJobs({ results, planFailed }: Needs): string[] {
  const failed = [...results].filter(([, result]) => result === 'failure' || result === 'cancelled');
  const names = failed.map(([name, result]) => `${name} (${result})`);
  return planFailed && results.get('plan') === 'success' ? ['plan (errors)', ...names] : names;
}

/** Empty where the plan was stopped before it gave one. */
function matrixOf<Job>(json: string | undefined, isJob: Shape): Job[] {
  if (!json) return [];
  const { include } = (parsed(json) ?? {}) as { include?: unknown };
  if (!Array.isArray(include) || !include.every(isJob)) throw noNeeds();
  return include;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function noNeeds(): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'How did the jobs end?',
    message:
      '`report` wants what GitHub says of the jobs before it, in `needs`: write `${{ toJSON(needs) }}` in a job that needs `plan` and every job after it.',
  });
}
