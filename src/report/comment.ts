import { type Answer, type Comment, type GitHub, isRefused } from '../host/github.js';
import { type Outcome, outcomeSections, outcomeTitle } from './outcome.js';
import { worthSaying } from './planned-hubs.js';
import { fixed, shorten } from './shorten.js';

/** What a comment is made from. */
export interface CommentReport {
  /** Before the merge without hubs; after it with what became of each. */
  readonly outcome: Outcome;
  /** What tells this comment from another of ours on the same pull request: the ops repo's folder. */
  readonly key: string;
  /** Where the run can be seen. */
  readonly run?: string;
}

/** GitHub takes 65,536 characters. */
const COMMENT_CHARACTERS = 65_536;

/**
 * The comment's Markdown: a marker that finds it again, what came out or would come out, and a link to the run. At most
 * 65,536 characters, the least important shortened first.
 */
export function commentBody({ outcome, key, run }: CommentReport): string {
  const marker = markerOf(key);
  if (!hasNews(outcome)) {
    return `${marker}\n\nNothing is left to do here: this change deploys no hub and builds no image.`;
  }
  const commit = outcome.plan.commit.slice(0, 7);
  const link = run && /^https?:\/\/[^\s()<>]+$/.test(run) ? `, [the run](${run})` : '';
  const state = outcome.hubs.length > 0 ? 'After the merge' : 'Before the merge';
  return shorten(
    [
      fixed(marker),
      fixed(outcomeTitle(outcome)),
      ...outcomeSections(outcome),
      fixed(`<sub>${state}, at ${commit}${link}. This comment is kept up to date.</sub>`),
    ],
    COMMENT_CHARACTERS,
  );
}

/** True where people have something to learn from it; else nobody is written to. */
export function hasNews({ plan, hubs, images, problems }: Outcome): boolean {
  return (
    hubs.length > 0 ||
    images.some(({ result }) => result !== 'reused') ||
    problems.length + plan.problems.length > 0 ||
    plan.images.some(({ action }) => action === 'build') ||
    plan.hubs.some(worthSaying)
  );
}

/**
 * Keeps one comment on a pull request: found by its marker and changed in place, or made where there is something to say.
 *
 * @returns undefined where there was nothing to say and no comment of ours
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: number,
  report: CommentReport,
): Promise<Answer<Comment> | undefined> {
  const body = commentBody(report);
  const found = await ourComment(github, pullRequest, report.key);
  if (isRefused(found)) return found;
  if (found.value) {
    return found.value.body === body ? { value: found.value } : github.updateComment(found.value.id, body);
  }
  if (!hasNews(report.outcome)) return undefined;
  const made = await github.createComment(pullRequest, body);
  if (!isRefused(made) || made.why !== 'unavailable') return made;
  // The answer may have been lost and the comment be there: it is not written twice.
  const again = await ourComment(github, pullRequest, report.key);
  if (isRefused(again)) return made;
  return again.value ? { value: again.value } : github.createComment(pullRequest, body);
}

async function ourComment(
  github: GitHub,
  pullRequest: number,
  key: string,
): Promise<Answer<Comment | undefined>> {
  const comments = await github.comments(pullRequest);
  if (isRefused(comments)) return comments;
  const marked = comments.value.filter(({ body }) => body.startsWith(markerOf(key)));
  if (marked.length === 0) return { value: undefined };
  // Anybody can write the marker; a comment that a stranger, or another app, could change later is not ours.
  const self = await github.self();
  return isRefused(self) ? self : { value: marked.find(({ author }) => author === self.value) };
}

function markerOf(key: string): string {
  return `<!-- hub-deploy:comment ${encodeURIComponent(key)} -->`;
}
