import { readFileSync } from 'node:fs';
import { ProblemError } from '../problem.js';
import type { RunEvent } from '../words.js';

/** The parts of a webhook payload that we read (https://docs.github.com/webhooks/webhook-events-and-payloads). */
interface Payload {
  before?: string;
  forced?: boolean;
  number?: number;
  pull_request?: {
    number: number;
    base: { sha: string; ref: string };
    head: { sha: string; repo: { full_name: string } | null };
    labels?: { name: string }[];
  };
  merge_group?: { base_sha: string; base_ref: string };
  repository?: { full_name?: string; default_branch?: string };
}

const REFUSED: Record<string, string> = {
  pull_request_target:
    'It runs a stranger’s files with this repository’s secrets. Use pull_request: what needs no secret is done there, and the deploy follows the merge.',
  workflow_run:
    'It runs with secrets on behalf of a run that had none. Use pull_request for the plan and push for the deploy.',
};

const KNOWN = [
  'push',
  'pull_request',
  'merge_group',
  'workflow_dispatch',
  'repository_dispatch',
  'schedule',
] as const;

/**
 * What GitHub asked for, from the runner's variables and the payload's file.
 *
 * @param token reads commits that the checkout lacks; empty where there is none
 * @throws ProblemError for events that hub-deploy refuses or does not know
 */
export function readEvent(env: NodeJS.ProcessEnv, token: string): RunEvent {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const refused = REFUSED[name];
  if (refused) throw problem(`${name} is refused`, `hub-deploy does not run on ${name}. ${refused}`);
  if (!isKnown(name)) {
    throw problem(
      'Unknown event',
      `hub-deploy does not know the event "${name}". It runs on ${KNOWN.join(', ')}.`,
    );
  }
  const payload = readPayload(env.GITHUB_EVENT_PATH);
  const repository = env.GITHUB_REPOSITORY ?? payload.repository?.full_name;
  const pull = payload.pull_request;
  return {
    name,
    ...given('ref', env.GITHUB_REF),
    ...given('sha', env.GITHUB_SHA),
    ...given(
      'base',
      pull?.base.sha ?? payload.merge_group?.base_sha ?? (name === 'push' ? payload.before : undefined),
    ),
    forced: payload.forced ?? false,
    ...given('defaultBranch', payload.repository?.default_branch ?? ownBranch(name, env.GITHUB_REF)),
    ...given('baseBranch', pull?.base.ref ?? payload.merge_group?.base_ref.replace(/^refs\/heads\//, '')),
    ...given('repository', repository),
    ...(pull
      ? {
          pullRequest: {
            number: pull.number,
            head: pull.head.sha,
            labels: (pull.labels ?? []).map(({ name }) => name),
            fork: pull.head.repo?.full_name !== repository,
          },
        }
      : {}),
    ...given('token', token),
    ...given('workspace', env.GITHUB_WORKSPACE),
    ...given('serverUrl', env.GITHUB_SERVER_URL),
    ...given('apiUrl', env.GITHUB_API_URL),
    ...given('run', runUrl(env)),
  };
}

/** A schedule runs on the default branch alone, and its payload need not name it. */
function ownBranch(name: RunEvent['name'], ref: string | undefined): string | undefined {
  return name === 'schedule' ? /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1] : undefined;
}

function runUrl(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}

function readPayload(path: string | undefined): Payload {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Payload;
  } catch (error) {
    throw problem(
      'The event cannot be read',
      `The runner's event file is not there or not JSON (${(error as Error).message}).`,
    );
  }
}

function isKnown(name: string): name is (typeof KNOWN)[number] {
  return (KNOWN as readonly string[]).includes(name);
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return (value ? { [key]: value } : {}) as Partial<Record<K, string>>;
}

function problem(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message });
}
