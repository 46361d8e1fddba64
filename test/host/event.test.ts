import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readEvent } from '../../src/host/event.js';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The runner's variables for an event with this payload. */
function environment(name: string, payload: unknown): NodeJS.ProcessEnv {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(payload));
  return {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'org/hubs',
  };
}

const repository = { full_name: 'org/hubs', default_branch: 'main' };

describe('the event', () => {
  test('a push is compared with what the branch was before', () => {
    const event = readEvent(
      environment('push', { before: 'b'.repeat(40), forced: true, repository }),
      'token',
    );
    expect(event).toEqual({
      name: 'push',
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      base: 'b'.repeat(40),
      forced: true,
      defaultBranch: 'main',
      repository: 'org/hubs',
      token: 'token',
    });
  });

  test.each([
    ['org/hubs', false],
    ['stranger/hubs', true],
    [null, true],
  ])('a pull request whose head is in %s: from a fork is %s', (full_name, fork) => {
    const pull_request = {
      number: 7,
      base: { sha: 'b'.repeat(40), ref: 'main' },
      head: { sha: 'c'.repeat(40), repo: full_name ? { full_name } : null },
    };
    const event = readEvent(environment('pull_request', { pull_request, repository }), '');
    expect(event.pullRequest).toEqual({ number: 7, head: 'c'.repeat(40), labels: [], fork });
    expect(event.base).toBe('b'.repeat(40));
  });

  test.each(['pull_request_target', 'workflow_run'])('%s is refused, with the safe way', (name) => {
    expect(() => readEvent(environment(name, { repository }), '')).toThrow(/is refused[\s\S]*pull_request/);
  });

  test('an event that is not known gets the list of those that are', () => {
    expect(() => readEvent(environment('issues', { repository }), '')).toThrow(
      /"issues".*push, pull_request/,
    );
  });

  test('a payload that is not JSON is said, not guessed', () => {
    const env = environment('push', {});
    writeFileSync(env.GITHUB_EVENT_PATH ?? '', '{');
    expect(() => readEvent(env, '')).toThrow('event file is not there or not JSON');
  });
});
