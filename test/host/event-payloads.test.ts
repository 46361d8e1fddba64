import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readEvent } from '../../src/host/event.js';
import type { RunEvent } from '../../src/words.js';

interface Example {
  readonly action?: string;
  readonly before?: string;
  readonly forced?: boolean;
  readonly repository: { readonly full_name: string; readonly default_branch: string };
  readonly merge_group?: { readonly base_sha: string };
  readonly pull_request?: {
    readonly number: number;
    readonly head: { sha: string; repo: { full_name: string } | null };
    readonly base: { readonly sha: string };
    readonly labels: readonly { readonly name: string }[];
  };
}

/** GitHub's own examples of payloads (npm @octokit/webhooks-examples), by event. */
const published = createRequire(import.meta.url)('@octokit/webhooks-examples') as {
  name: string;
  examples: Example[];
}[];
const examplesOf = (name: string) => published.find((event) => event.name === name)?.examples ?? [];

const folder = mkdtempSync(join(tmpdir(), 'payloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(name: string, payload: unknown, repository: string): RunEvent {
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  const env = {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REPOSITORY: repository,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '12',
  };
  return readEvent(env, '');
}

describe("GitHub's own payloads are read", () => {
  test.each(['push', 'pull_request', 'merge_group', 'workflow_dispatch', 'repository_dispatch'])(
    'every published %s has its default branch and the run’s address',
    (name) => {
      const examples = examplesOf(name);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const { full_name, default_branch } = example.repository;
        expect(read(name, example, full_name)).toMatchObject({
          name,
          defaultBranch: default_branch,
          repository: full_name,
          run: `https://github.com/${full_name}/actions/runs/12`,
        });
      }
    },
  );

  test('a push is compared with what was there before, and says when it was forced', () => {
    for (const example of examplesOf('push')) {
      const { base, forced } = read('push', example, example.repository.full_name);
      expect([base, forced]).toEqual([example.before, example.forced]);
    }
  });

  test.each(['opened', 'synchronize', 'labeled', 'reopened', 'ready_for_review'])(
    'a pull request that was %s has its head, base and labels',
    (action) => {
      const examples = examplesOf('pull_request').filter((example) => example.action === action);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const pull = example.pull_request;
        const event = read('pull_request', example, example.repository.full_name);
        expect(event.base).toBe(pull?.base.sha);
        expect(event.pullRequest).toEqual({
          number: pull?.number,
          head: pull?.head.sha,
          labels: pull?.labels.map(({ name }) => name),
          fork: false,
        });
      }
    },
  );

  test('the same from a fork, and from a fork that was deleted since', () => {
    const [example] = examplesOf('pull_request');
    if (!example?.pull_request) throw new Error('no example');
    const { full_name } = example.repository;
    for (const repo of [{ full_name: 'stranger/hubs' }, null]) {
      const pull_request = { ...example.pull_request, head: { ...example.pull_request.head, repo } };
      expect(read('pull_request', { ...example, pull_request }, full_name).pullRequest?.fork).toBe(true);
    }
  });

  test('a merge group is compared with its base', () => {
    for (const example of examplesOf('merge_group')) {
      const event = read('merge_group', example, example.repository.full_name);
      expect(event.base).toBe(example.merge_group?.base_sha);
    }
  });

  test('dispatches have no base, and a schedule may have no payload', () => {
    for (const name of ['workflow_dispatch', 'repository_dispatch']) {
      for (const example of examplesOf(name)) expect(read(name, example, 'org/hubs').base).toBeUndefined();
    }
    expect(readEvent({ GITHUB_EVENT_NAME: 'schedule' }, '')).toEqual({ name: 'schedule', forced: false });
  });
});
