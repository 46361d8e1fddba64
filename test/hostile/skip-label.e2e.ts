import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { push, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { makeTinyRepo, write } from '../e2e/tiny-repo.mjs';
import { type GitHubDouble, githubServer } from '../github/server.js';

/**
 * The attacker: somebody who may only triage (label issues and pull requests), or who got an app to do it for them. With
 * `hub-deploy:skip` they would hold back a fix that was reviewed and merged, also after the merge, when a failed run is
 * repeated. The deploy must go on.
 */
let folder = '';
let repository = '';
let github: GitHubDouble;
let head = '';
let base = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-label-'));
  repository = join(folder, 'hubs');
  mkdirSync(repository);
  makeTinyRepo(repository, 'geo', '127.0.0.1:1/org/geo');
  base = git(repository, 'rev-parse', 'HEAD');
  write(repository, 'user-images/geo/motd', 'a fix\n');
  head = commit(repository, 'a fix');
  github = await githubServer();
  github.roles.set('tri', 'read');
  const labels = ['hub-deploy:skip'];
  github.pullRequests.push({ number: 7, head: base, base: 'main', labels, mergedAs: head });
});
afterEach(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

// The double merges every pull request at 07:00.
test.each([
  ['ada, who may push, before the merge', 'ada', '06', 0],
  ['ada after the merge', 'ada', '08', 1],
  ['somebody who may only triage', 'tri', '06', 1],
  ['an app that labels', 'labeler[bot]', '06', 1],
] as const)(
  'the label set by %s',
  async (_, actor, hour, jobs) => {
    const created_at = `2026-11-24T${hour}:00:00Z`;
    github.labelEvents.push({
      pullRequest: 7,
      event: 'labeled',
      label: 'hub-deploy:skip',
      actor,
      created_at,
    });
    const { code, log, outputs } = await startByHand(repository, {
      event: 'push',
      payload: push(base, head),
      inputs: { command: 'plan', 'report-later': 'true', 'github-token': 'ghs_token' },
      env: { GITHUB_API_URL: github.url },
    });
    expect(code).toBe(0);
    expect(JSON.parse(outputs['deploys-first'] ?? '').include).toHaveLength(jobs);
    expect(log.includes('title=hub-deploy%3Askip does not count')).toBe(jobs === 1);
  },
  60_000,
);
