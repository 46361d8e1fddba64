import { type Asked, type Refused, refusal } from './github-refusal.js';
import { type PatientOptions, patiently } from './github-retry.js';

export type { Refused } from './github-refusal.js';

/** What GitHub gave, or why not. */
export type Answer<T> = { readonly value: T } | Refused;

export function isRefused<T>(answer: Answer<T>): answer is Refused {
  return 'refused' in answer;
}

export interface PullRequest {
  readonly number: number;
  /** The full id of its head. */
  readonly head: string;
  readonly base: string;
  readonly labels: readonly string[];
  /** The commit on the base branch that it became; absent while it is not merged. */
  readonly mergedAs?: string;
  /** ISO 8601, in UTC to the second. */
  readonly mergedAt?: string;
}

/** That somebody put a label on a pull request, or took it away. */
export interface LabelEvent {
  readonly label: string;
  readonly on: boolean;
  readonly by: string;
  /** ISO 8601, in UTC to the second. */
  readonly at: string;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  /** The login; an app's is `name[bot]`. */
  readonly author: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
  readonly raw_details?: string;
}

export interface CheckRun {
  readonly name: string;
  /** The commit it stands at: a pull request's head, not its merge commit. */
  readonly headSha: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** Any number. */
  readonly annotations: readonly Annotation[];
  readonly detailsUrl?: string;
}

export interface NewDeployment {
  readonly environment: string;
  /** A full id. */
  readonly commit: string;
  readonly description: string;
  /** People work with it: GitHub shows such environments first. */
  readonly production: boolean;
}

export interface Deployment {
  readonly id: number;
  readonly environment: string;
}

export interface DeploymentStatus {
  readonly state: 'in_progress' | 'success' | 'failure' | 'inactive';
  readonly description: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
}

/** What we ask of GitHub. Nothing here throws. */
export interface GitHub {
  /** The login of whose token it is, as comments name it: a person's, or an app's (`github-actions[bot]`). */
  self(): Promise<Answer<string>>;
  pullRequest(number: number): Promise<Answer<PullRequest>>;
  /** Those that hold a commit, merged or not. */
  pullRequestsOf(commit: string): Promise<Answer<readonly PullRequest[]>>;
  /** Oldest first. */
  labelEvents(pullRequest: number): Promise<Answer<readonly LabelEvent[]>>;
  /** Whether somebody may push: `triage` may label, and may not. */
  mayPush(login: string): Promise<Answer<boolean>>;
  comments(pullRequest: number): Promise<Answer<readonly Comment[]>>;
  createComment(pullRequest: number, body: string): Promise<Answer<Comment>>;
  updateComment(id: number, body: string): Promise<Answer<Comment>>;
  /** Makes a completed check run with all its annotations; the answer is its id. */
  createCheckRun(check: CheckRun): Promise<Answer<number>>;
  deployments(of: { environment: string; commit: string }): Promise<Answer<readonly Deployment[]>>;
  /** The addresses of the logs that a deployment's statuses name. */
  deploymentLogs(id: number): Promise<Answer<readonly string[]>>;
  createDeployment(deployment: NewDeployment): Promise<Answer<Deployment>>;
  setDeploymentStatus(id: number, status: DeploymentStatus): Promise<Answer<true>>;
}

export interface GitHubOptions {
  readonly token: string;
  /** `GITHUB_API_URL`; by default https://api.github.com. */
  readonly apiUrl?: string;
  /** `org/repo` */
  readonly repository: string;
}

/** GitHub takes this many annotations a request, and any number of requests. */
const ANNOTATIONS_A_REQUEST = 50;

/** A page's most. */
const PER_PAGE = 100;

/** Comments and events beyond this are not looked at: 30 requests for one comment are enough. */
const MOST_PAGES = 30;

/** GitHub's REST API for one repository, spoken to by @actions/github (loaded only here). */
export async function github(options: GitHubOptions): Promise<GitHub> {
  const octokit = await connect(options);
  const [owner = '', repo = ''] = options.repository.split('/');
  const at = { owner, repo };
  const { rest } = octokit;
  const ask = async <T>(asked: Asked, work: () => Promise<T>): Promise<Answer<T>> => {
    try {
      return { value: await work() };
    } catch (error) {
      return refusal(error, asked);
    }
  };
  return {
    self: () =>
      ask(
        { failure: 'Who the token belongs to is not known', permission: 'pull-requests: write' },
        async () => {
          // REST refuses this to apps, GitHub Actions among them.
          const query = 'query { viewer { login } }';
          const answer = await octokit.graphql<{ viewer: { login: string } }>(query, {
            request: { repeatable: true },
          });
          return answer.viewer.login;
        },
      ),
    pullRequest: (number) =>
      ask(READ_PULL, async () => pullRequestOf((await rest.pulls.get({ ...at, pull_number: number })).data)),
    pullRequestsOf: (commit) =>
      ask(READ_PULL, async () => {
        const where = { ...at, commit_sha: commit, per_page: PER_PAGE };
        const { data } = await rest.repos.listPullRequestsAssociatedWithCommit(where);
        return data.map(pullRequestOf);
      }),
    labelEvents: (number) =>
      ask(READ_PULL, async () => {
        const where = { ...at, issue_number: number, per_page: PER_PAGE };
        const events = await pagesOf(octokit.paginate.iterator(rest.issues.listEvents, where));
        return events.flatMap(labelEventOf);
      }),
    mayPush: (username) =>
      ask(READ_PULL, async () => {
        const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...at, username });
        return ['admin', 'write'].includes(data.permission);
      }),
    comments: (number) =>
      ask(COMMENT, async () => {
        const where = { ...at, issue_number: number, per_page: PER_PAGE };
        const comments = await pagesOf(octokit.paginate.iterator(rest.issues.listComments, where));
        return comments.map(commentOf);
      }),
    createComment: (number, body) =>
      ask(COMMENT, async () =>
        commentOf((await rest.issues.createComment({ ...at, issue_number: number, body })).data),
      ),
    updateComment: (id, body) =>
      ask(COMMENT, async () =>
        commentOf((await rest.issues.updateComment({ ...at, comment_id: id, body })).data),
      ),
    createCheckRun: (check) => ask(CHECK, () => createCheckRun(octokit, at, check)),
    deployments: ({ environment, commit }) =>
      ask(DEPLOYMENT, async () => {
        const where = { ...at, environment, sha: commit, task: 'deploy', per_page: PER_PAGE };
        const { data } = await rest.repos.listDeployments(where);
        return data.map(({ id, environment: name }) => ({ id, environment: name }));
      }),
    deploymentLogs: (id) =>
      ask(DEPLOYMENT, async () => {
        const where = { ...at, deployment_id: id, per_page: PER_PAGE };
        const { data } = await rest.repos.listDeploymentStatuses(where);
        return data.flatMap(({ log_url }) => (log_url ? [log_url] : []));
      }),
    createDeployment: (deployment) =>
      ask(DEPLOYMENT, async () => {
        const { data } = await rest.repos.createDeployment({
          ...at,
          ref: deployment.commit,
          task: 'deploy',
          // Neither merging nor waiting for other checks is a deploy's business.
          auto_merge: false,
          required_contexts: [],
          environment: deployment.environment,
          description: clip(deployment.description),
          production_environment: deployment.production,
          // A hub stays where it is.
          transient_environment: false,
        });
        if (!('id' in data)) throw new Error(data.message ?? 'GitHub merged instead of making a deployment');
        return { id: data.id, environment: data.environment };
      }),
    setDeploymentStatus: (id, status) =>
      ask(DEPLOYMENT, async () => {
        await rest.repos.createDeploymentStatus({
          ...at,
          deployment_id: id,
          state: status.state,
          description: clip(status.description),
          ...(status.environmentUrl ? { environment_url: status.environmentUrl } : {}),
          ...(status.logUrl ? { log_url: status.logUrl } : {}),
          request: { repeatable: true },
        });
        return true as const;
      }),
  };
}

const READ_PULL: Asked = {
  failure: 'The pull request was not read',
  // Reading alone would do here, but what is read for is the comment.
  permission: 'pull-requests: write',
};
const COMMENT: Asked = {
  failure: 'The comment on the pull request was not written',
  permission: 'pull-requests: write',
};
const CHECK: Asked = { failure: 'The check run was not made, or not all of it', permission: 'checks: write' };
const DEPLOYMENT: Asked = {
  failure: 'The deployment was not shown on GitHub',
  permission: 'deployments: write',
};

async function connect({ token, apiUrl }: GitHubOptions) {
  const { getOctokit } = await import('@actions/github');
  const silent = () => {};
  const octokit = getOctokit(token, {
    ...(apiUrl ? { baseUrl: apiUrl } : {}),
    // Octokit prints to the console by itself, where words of GitHub's could be taken for workflow commands.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    userAgent: 'hub-deploy',
  });
  octokit.hook.wrap('request', (send, options) =>
    patiently(send, options as typeof options & PatientOptions),
  );
  return octokit;
}

type Octokit = Awaited<ReturnType<typeof connect>>;

/** All that the pages of a list hold, as far as we read. */
async function pagesOf<T>(pages: AsyncIterable<{ readonly data: readonly T[] }>): Promise<T[]> {
  const all: T[] = [];
  let read = 0;
  for await (const { data } of pages) {
    all.push(...data);
    read += 1;
    if (read === MOST_PAGES) break;
  }
  return all;
}

async function createCheckRun(
  { rest }: Octokit,
  at: { owner: string; repo: string },
  check: CheckRun,
): Promise<number> {
  const output = { title: check.title, summary: check.summary };
  const batch = (from: number) => [...check.annotations.slice(from, from + ANNOTATIONS_A_REQUEST)];
  // Completed at once: what stops the run after this leaves no check that seems to go on for ever.
  const { data } = await rest.checks.create({
    ...at,
    name: check.name,
    head_sha: check.headSha,
    status: 'completed',
    conclusion: check.conclusion,
    ...(check.detailsUrl ? { details_url: check.detailsUrl } : {}),
    output: { ...output, annotations: batch(0) },
  });
  for (let from = ANNOTATIONS_A_REQUEST; from < check.annotations.length; from += ANNOTATIONS_A_REQUEST) {
    // GitHub adds these to those that are there.
    await rest.checks.update({
      ...at,
      check_run_id: data.id,
      output: { ...output, annotations: batch(from) },
      request: { repeatable: false },
    });
  }
  return data.id;
}

function pullRequestOf(pull: {
  number: number;
  head: { sha: string };
  base: { ref: string };
  labels: { name?: string }[];
  merged_at?: string | null;
  merge_commit_sha?: string | null;
}): PullRequest {
  return {
    number: pull.number,
    head: pull.head.sha,
    base: pull.base.ref,
    labels: pull.labels.flatMap(({ name }) => (name ? [name] : [])),
    // Before the merge this is a commit that GitHub tries the merge with.
    ...(pull.merged_at && pull.merge_commit_sha
      ? { mergedAs: pull.merge_commit_sha, mergedAt: pull.merged_at }
      : {}),
  };
}

function commentOf(comment: { id: number; body?: string; user: { login: string } | null }): Comment {
  return {
    id: comment.id,
    body: comment.body ?? '',
    author: comment.user?.login ?? '',
  };
}

function labelEventOf(event: {
  event?: string;
  actor?: { login: string } | null;
  created_at?: string;
  label?: { name?: string };
}): LabelEvent[] {
  const { label, actor, created_at: at } = event;
  if (event.event !== 'labeled' && event.event !== 'unlabeled') return [];
  return label?.name && at
    ? [{ label: label.name, on: event.event === 'labeled', by: actor?.login ?? '', at }]
    : [];
}

/** Descriptions of deployments hold 140 characters. */
function clip(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= 140 ? characters.join('') : `${characters.slice(0, 139).join('')}…`;
}
