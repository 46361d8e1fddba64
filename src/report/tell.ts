import { type CheckRun, type GitHub, isRefused, type Refused } from '../host/github.js';
import { permissionLine } from '../host/github-refusal.js';
import type { RunEvent } from '../words.js';
import { checkRun } from './check.js';
import { upsertComment } from './comment.js';
import { block, plain } from './markdown.js';
import type { Outcome } from './outcome.js';

/** The label that merges a pull request without deploying what it touches. */
export const SKIP_LABEL = 'hub-deploy:skip';

export interface Telling {
  readonly github: GitHub;
  readonly event: RunEvent;
  readonly outcome: Outcome;
  /** The ops repo's folder, `.` for the whole checkout. */
  readonly folder: string;
  /**
   * A check run too, on a pull request's own event. That it may not be made is said only where annotations are lost by
   * it: GitHub shows ten of each severity without one.
   */
  readonly check: boolean;
}

/**
 * Tells the pull request what came out: its own run's plan, and after the merge the outcome of the push that it became.
 * On other events, and for forks, whose token may only read, there is nothing to do.
 *
 * @returns what was left out, and why
 */
export async function tellPullRequest(telling: Telling): Promise<readonly Refused[]> {
  const { github, event, outcome, folder, check } = telling;
  const number = await pullRequestOf(github, event);
  if (number === undefined) return [];
  if (typeof number !== 'number') return [number];
  const run = event.run ? { run: event.run } : {};
  const answers: unknown[] = [await upsertComment(github, number, { outcome, key: folder, ...run })];
  const head = event.pullRequest?.head;
  if (check && head) {
    const made = checkRun({ outcome, name: checkName(folder), headSha: head, ...run });
    const answer = await github.createCheckRun(made);
    if (isRefused(answer) && losesAnnotations(made)) answers.push(answer);
  }
  return answers.filter(isRefusal);
}

/** GitHub shows this many annotations of each severity that come from a step. */
const STEP_ANNOTATIONS = 10;

function losesAnnotations({ annotations }: CheckRun): boolean {
  const levels = ['failure', 'warning', 'notice'] as const;
  return levels.some(
    (level) =>
      annotations.filter(({ annotation_level }) => annotation_level === level).length > STEP_ANNOTATIONS,
  );
}

function checkName(folder: string): string {
  return folder === '.' ? 'hub-deploy' : `hub-deploy (${folder})`;
}

/** The pull request that this run is about; undefined where there is none, or GitHub's refusal. */
async function pullRequestOf(github: GitHub, event: RunEvent): Promise<number | Refused | undefined> {
  if (event.pullRequest) return event.pullRequest.fork ? undefined : event.pullRequest.number;
  if (event.name !== 'push' || !event.sha) return undefined;
  const merged = await mergedPullRequest(github, event);
  if (isRefused(merged)) return merged;
  return merged.value?.number;
}

/** The merged pull request that a push brought in: of several that hold the commit, the one that became it. */
export async function mergedPullRequest(github: GitHub, { sha = '', ref }: RunEvent) {
  const found = await github.pullRequestsOf(sha);
  if (isRefused(found)) return found;
  const merged = found.value.filter(({ mergedAs, base }) => mergedAs && ref === `refs/heads/${base}`);
  // A rebase leaves several commits, of which GitHub names the last.
  return { value: merged.find(({ mergedAs }) => mergedAs === sha) ?? merged.at(-1) };
}

function isRefusal(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** What was left out, for the summary, with the lines to add once for all of it; blank where nothing was. */
export function leftOut(refused: readonly Refused[]): string {
  if (refused.length === 0) return '';
  const sentences = [
    ...new Set(refused.map((one) => one.refused.replace(/ The line to give the job is .*$/s, ''))),
  ];
  const permissions = [...new Set(refused.flatMap(({ permission }) => permission ?? []))];
  const list = sentences.map((sentence) => `- ${plain(sentence)}`).join('\n');
  if (permissions.length === 0) return list;
  const lines = permissionLine(permissions).replace('permissions: {', '').replace('}', '').split(', ');
  const yaml = ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
  return `${list}\n\nThe job's permissions with what is missing:\n\n${block(yaml)}`;
}
