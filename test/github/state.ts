import type { PullRequest } from '../../src/host/github.js';

/** What GitHub would hold, in the words of its API. */
export interface State {
  readonly comments: HeldComment[];
  readonly checkRuns: HeldCheckRun[];
  readonly deployments: HeldDeployment[];
  readonly pullRequests: PullRequest[];
  readonly labelEvents: HeldLabelEvent[];
  /** What people may, by login; `none` where it is not said. */
  readonly roles: Map<string, 'admin' | 'write' | 'read'>;
  readonly releases: HeldRelease[];
  /** Commits by the names of refs, `refs/tags/v1`. */
  readonly refs: Map<string, string>;
}

export interface HeldRelease {
  readonly tag_name: string;
  readonly name: string;
  readonly body: string;
  readonly latest: boolean;
}

export interface HeldLabelEvent {
  readonly pullRequest: number;
  readonly event: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly actor: string;
  readonly created_at: string;
}

export interface HeldComment {
  readonly id: number;
  readonly pullRequest: number;
  body: string;
  readonly author: string;
  readonly type: 'Bot' | 'User';
}

export interface HeldCheckRun {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  status: string;
  conclusion: string | null;
  output: { title: string; summary: string };
  readonly annotations: Record<string, unknown>[];
}

export interface HeldDeployment {
  readonly id: number;
  readonly ref: string;
  readonly environment: string;
  readonly task: string;
  readonly description: string;
  readonly production: boolean;
  readonly transient: boolean;
  readonly statuses: HeldStatus[];
}

export interface HeldStatus {
  readonly state: string;
  readonly description: string;
  readonly environment_url: string;
  readonly log_url: string;
}

/** The newest state of a deployment, as a repository's page shows it. */
export function stateOf({ statuses }: HeldDeployment): string {
  return statuses.at(-1)?.state ?? 'pending';
}
