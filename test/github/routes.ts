import type { PullRequest } from '../../src/host/github.js';
import { description } from './description.js';
import type {
  HeldCheckRun,
  HeldComment,
  HeldDeployment,
  HeldLabelEvent,
  HeldStatus,
  State,
} from './state.js';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Request {
  readonly state: State;
  readonly login: { readonly name: string; readonly type: 'Bot' | 'User' };
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  // Checked against the description before it comes here.
  // biome-ignore lint/suspicious/noExplicitAny: its shape is each operation's own
  readonly body: any;
  readonly url: string;
}

const REPO = '/repos/{owner}/{repo}';
const COMMENTS = `${REPO}/issues/{issue_number}/comments`;
const STATUSES = `${REPO}/deployments/{deployment_id}/statuses`;

/** Which permission an operation takes (https://docs.github.com/rest/authentication/permissions-required-for-github-apps). */
export function permissionOf(operation: string): readonly [string, 'read' | 'write'] | undefined {
  const level = operation.startsWith('GET') ? 'read' : 'write';
  if (/check-runs/.test(operation)) return ['checks', level];
  if (/deployments/.test(operation)) return ['deployments', level];
  if (/releases|git\/ref/.test(operation)) return ['contents', level];
  if (/pulls|comments|issues/.test(operation)) return ['pull-requests', level];
  return undefined;
}

/** What each operation does to what GitHub holds. */
export const routes: Readonly<Record<string, (request: Request) => Answer>> = {
  [`GET ${REPO}/pulls/{pull_number}`]: ({ state, path }) => {
    const pull = state.pullRequests.find(({ number }) => String(number) === path.pull_number);
    return pull ? ok(pullBody(pull, 'pull-request')) : notFound;
  },
  [`GET ${REPO}/commits/{commit_sha}/pulls`]: ({ state, path }) =>
    ok(
      state.pullRequests
        .filter(({ head, mergedAs }) => [head, mergedAs].includes(path.commit_sha ?? ''))
        .map((pull) => pullBody(pull, 'pull-request-simple-items')),
    ),
  [`GET ${REPO}/issues/{issue_number}/events`]: ({ state, path, query, url }) => {
    const all = state.labelEvents.filter(({ pullRequest }) => String(pullRequest) === path.issue_number);
    return page(
      all.map(labelEventBody),
      query,
      `${url}/repos/${path.owner}/${path.repo}/issues/${path.issue_number}/events`,
    );
  },
  [`GET ${REPO}/collaborators/{username}/permission`]: ({ state, path }) => {
    const permission = state.roles.get(path.username ?? '') ?? 'none';
    return ok({ permission, role_name: permission, user: null });
  },
  [`GET ${COMMENTS}`]: ({ state, path, query, url }) => {
    const all = state.comments.filter(({ pullRequest }) => String(pullRequest) === path.issue_number);
    return page(
      all.map(commentBody),
      query,
      `${url}/repos/${path.owner}/${path.repo}/issues/${path.issue_number}/comments`,
    );
  },
  [`POST ${COMMENTS}`]: ({ state, path, body, login }) => {
    if (tooLong(body.body)) return bodyTooLong;
    const comment: HeldComment = {
      id: state.comments.length + 1,
      pullRequest: Number(path.issue_number),
      body: body.body,
      author: login.name,
      type: login.type,
    };
    state.comments.push(comment);
    return { status: 201, body: commentBody(comment) };
  },
  [`PATCH ${REPO}/issues/comments/{comment_id}`]: ({ state, path, body }) => {
    const comment = state.comments.find(({ id }) => String(id) === path.comment_id);
    if (!comment) return notFound;
    if (tooLong(body.body)) return bodyTooLong;
    comment.body = body.body;
    return ok(commentBody(comment));
  },
  [`POST ${REPO}/check-runs`]: ({ state, body }) => {
    const { annotations = [], ...output } = body.output;
    const check: HeldCheckRun = {
      id: state.checkRuns.length + 1,
      name: body.name,
      head_sha: body.head_sha,
      status: body.conclusion ? 'completed' : body.status,
      conclusion: body.conclusion ?? null,
      output,
      annotations: [...annotations],
    };
    state.checkRuns.push(check);
    return { status: 201, body: checkBody(check) };
  },
  [`PATCH ${REPO}/check-runs/{check_run_id}`]: ({ state, path, body }) => {
    const check = state.checkRuns.find(({ id }) => String(id) === path.check_run_id);
    if (!check) return notFound;
    const { annotations = [], ...output } = body.output;
    check.output = output;
    check.annotations.push(...annotations);
    return ok(checkBody(check));
  },
  [`GET ${REPO}/deployments`]: ({ state, query }) => {
    const asked = (key: string, value: string) => [null, value].includes(query.get(key));
    const found = state.deployments.filter(
      ({ environment, ref, task }) =>
        asked('environment', environment) && asked('sha', ref) && asked('task', task),
    );
    return ok(found.map(deploymentBody));
  },
  [`POST ${REPO}/deployments`]: ({ state, body }) => {
    const deployment: HeldDeployment = {
      id: state.deployments.length + 1,
      ref: body.ref,
      environment: body.environment ?? 'production',
      task: body.task ?? 'deploy',
      description: body.description ?? '',
      production: body.production_environment ?? body.environment === 'production',
      transient: body.transient_environment ?? false,
      statuses: [],
    };
    state.deployments.push(deployment);
    return { status: 201, body: deploymentBody(deployment) };
  },
  [`GET ${STATUSES}`]: ({ state, path }) => {
    const deployment = state.deployments.find(({ id }) => String(id) === path.deployment_id);
    return deployment ? ok(deployment.statuses.map(statusBody)) : notFound;
  },
  [`POST ${STATUSES}`]: ({ state, path, body }) => {
    const deployment = state.deployments.find(({ id }) => String(id) === path.deployment_id);
    if (!deployment) return notFound;
    const status: HeldStatus = {
      state: body.state,
      description: body.description ?? '',
      environment_url: body.environment_url ?? '',
      log_url: body.log_url ?? '',
    };
    deployment.statuses.push(status);
    if (status.state === 'success') retire(state, deployment);
    return { status: 201, body: statusBody(status) };
  },
  [`POST ${REPO}/releases`]: ({ state, body }) => {
    const { tag_name, name = tag_name, body: notes = '', make_latest = 'true' } = body;
    if (state.releases.some((release) => release.tag_name === tag_name)) return alreadyThere;
    state.releases.push({ tag_name, name, body: notes, latest: make_latest === 'true' });
    return { status: 201, body: { ...description().example('release'), tag_name, name, body: notes } };
  },
  [`GET ${REPO}/git/ref/{ref}`]: ({ state, path }) => {
    const sha = state.refs.get(`refs/${path.ref}`);
    return sha ? ok(refBody(`refs/${path.ref}`, sha)) : notFound;
  },
  [`POST ${REPO}/git/refs`]: ({ state, body }) => {
    if (state.refs.has(body.ref)) return alreadyThere;
    state.refs.set(body.ref, body.sha);
    return { status: 201, body: refBody(body.ref, body.sha) };
  },
  [`PATCH ${REPO}/git/refs/{ref}`]: ({ state, path, body }) => {
    const ref = `refs/${path.ref}`;
    // A tag is moved by force alone.
    if (!state.refs.has(ref) || !body.force)
      return { status: 422, body: { message: 'Reference does not exist' } };
    state.refs.set(ref, body.sha);
    return ok(refBody(ref, body.sha));
  },
};

/** What GitHub does by `auto_inactive`: the earlier deployments of an environment are no longer what runs there. */
function retire(state: State, newest: HeldDeployment): void {
  for (const deployment of state.deployments) {
    if (deployment.id >= newest.id || deployment.environment !== newest.environment) continue;
    if (deployment.transient || deployment.production || deployment.statuses.at(-1)?.state !== 'success')
      continue;
    deployment.statuses.push({ state: 'inactive', description: '', environment_url: '', log_url: '' });
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const notFound: Answer = { status: 404, body: { message: 'Not Found' } };

const alreadyThere: Answer = {
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }],
  },
};

const tooLong = (text: string) => [...text].length > 65_536;
const bodyTooLong: Answer = {
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ],
  },
};

/** One page, with the Link header that Octokit follows. */
function page(all: unknown[], query: URLSearchParams, address: string): Answer {
  const size = Number(query.get('per_page') ?? 30);
  const number = Number(query.get('page') ?? 1);
  const more = number * size < all.length;
  return {
    ...ok(all.slice((number - 1) * size, number * size)),
    ...(more ? { headers: { link: `<${address}?per_page=${size}&page=${number + 1}>; rel="next"` } } : {}),
  };
}

function user(login: string, type: string) {
  return { ...(description().example('issue-comment').user as object), login, type };
}

function commentBody({ id, body, author, type }: HeldComment) {
  return { ...description().example('issue-comment'), id, body, user: user(author, type) };
}

function labelEventBody({ event, label, actor, created_at }: HeldLabelEvent) {
  const [example] = description().example('issue-event-for-issue-items') as unknown as [{ actor: object }];
  return {
    ...example,
    commit_id: null,
    commit_url: null,
    event,
    label: { name: label, color: 'ffffff' },
    actor: { ...example.actor, login: actor },
    created_at,
  };
}

function checkBody({ id, name, head_sha, status, conclusion, output, annotations }: HeldCheckRun) {
  const example = description().example('check-run');
  return {
    ...example,
    id,
    name,
    head_sha,
    status,
    conclusion,
    output: { ...(example.output as object), ...output, annotations_count: annotations.length },
  };
}

function deploymentBody({ id, ref, environment, task, description: text }: HeldDeployment) {
  const example = description().example('deployment');
  return { ...example, id, sha: ref, ref, environment, task, description: text };
}

function statusBody(status: HeldStatus) {
  return { ...description().example('deployment-status'), ...status };
}

function refBody(ref: string, sha: string) {
  const example = description().example('git-ref');
  return { ...example, ref, object: { ...(example.object as object), sha } };
}

function pullBody({ number, head, base, labels, mergedAs }: PullRequest, example: string) {
  const published = description().example(example);
  const shape = (Array.isArray(published) ? published[0] : published) as Record<string, object>;
  const [label] = shape.labels as unknown as object[];
  return {
    ...shape,
    number,
    head: { ...shape.head, sha: head },
    base: { ...shape.base, ref: base },
    labels: labels.map((name) => ({ ...label, name })),
    requested_teams: [],
    merged_at: mergedAs ? '2026-11-24T07:00:00Z' : null,
    merge_commit_sha: mergedAs ?? null,
  };
}
