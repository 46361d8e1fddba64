import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GitHub, github, isRefused } from '../../src/host/github.js';
import { waitMs } from '../../src/host/github-retry.js';
import { type GitHubDouble, githubServer, limits } from '../github/server.js';
import { skipPauses } from '../pauses.js';

const pauses = skipPauses();

let hub: GitHubDouble;
let client: GitHub;

beforeEach(async () => {
  hub = await githubServer();
  client = await github({ token: 'ghs_token', apiUrl: hub.url, repository: 'org/hubs' });
});
afterEach(async () => {
  const { violations } = hub;
  await hub.close();
  // Every request and answer was as GitHub describes them.
  expect(violations).toEqual([]);
});

const refusedAs = async (answer: Promise<unknown>) => (await answer) as { refused: string; why: string };

describe('what GitHub holds after we spoke to it', () => {
  test('a comment that was made and then changed', async () => {
    const made = await client.createComment(7, 'one');
    if (isRefused(made)) throw new Error(made.refused);
    await client.updateComment(made.value.id, 'two');
    expect(hub.comments).toMatchObject([{ pullRequest: 7, body: 'two' }]);
  });

  test('comments beyond the first page are read', async () => {
    for (let id = 1; id <= 230; id++) {
      hub.comments.push({ id, pullRequest: 7, body: `${id}`, author: 'somebody', type: 'User' });
    }
    const answer = await client.comments(7);
    expect(isRefused(answer) ? answer : answer.value.length).toBe(230);
    expect(hub.seen.length).toBe(3);
  });

  test('a check run with 120 annotations, in three requests', async () => {
    const annotations = Array.from({ length: 120 }, (_, index) => ({
      path: 'hub-charts/geo/values.yaml',
      start_line: index + 1,
      end_line: index + 1,
      annotation_level: 'failure' as const,
      title: 'Bad',
      message: 'Mend it.',
    }));
    const headSha = 'a'.repeat(40);
    await client.createCheckRun({
      name: 'hub-deploy',
      headSha,
      conclusion: 'failure',
      title: '120 errors',
      summary: 'text',
      annotations,
    });
    expect(hub.seen.length).toBe(3);
    expect(hub.checkRuns).toMatchObject([{ head_sha: headSha, status: 'completed', conclusion: 'failure' }]);
    expect(hub.checkRuns[0]?.annotations.map(({ start_line }) => start_line)).toEqual(
      annotations.map(({ start_line }) => start_line),
    );
  });

  test('a deployment that merges nothing and waits for no check', async () => {
    const made = await client.createDeployment({
      environment: 'geo',
      commit: 'a'.repeat(40),
      description: 'x'.repeat(200),
      production: true,
    });
    if (isRefused(made)) throw new Error(made.refused);
    await client.setDeploymentStatus(made.value.id, {
      state: 'success',
      description: 'geo deployed',
      environmentUrl: 'https://geo.example.org',
      logUrl: 'https://github.com/org/hubs/actions/runs/1',
    });
    expect(hub.deployments).toMatchObject([
      { environment: 'geo', production: true, statuses: [{ state: 'success' }] },
    ]);
    expect([...(hub.deployments[0]?.description ?? '')].length).toBe(140);
    const listed = await client.deployments({ environment: 'geo', commit: 'a'.repeat(40) });
    expect(listed).toMatchObject({ value: [{ id: made.value.id }] });
    expect(await client.deploymentLogs(made.value.id)).toEqual({
      value: ['https://github.com/org/hubs/actions/runs/1'],
    });
  });

  test('the pull request of a merged commit, and its labels', async () => {
    hub.pullRequests.push({
      number: 7,
      head: 'b'.repeat(40),
      base: 'main',
      labels: ['hub-deploy:skip'],
      mergedAs: 'c'.repeat(40),
    });
    const merged = { ...hub.pullRequests[0], mergedAt: '2026-11-24T07:00:00Z' };
    expect(await client.pullRequestsOf('c'.repeat(40))).toEqual({ value: [merged] });
    expect(await client.pullRequest(7)).toEqual({ value: merged });
    expect(await refusedAs(client.pullRequest(8))).toMatchObject({ why: 'permission' });
  });
});

describe('who the token is', () => {
  test('is answered to apps, GitHub Actions among them, and to people', async () => {
    expect(await client.self()).toEqual({ value: 'github-actions[bot]' });
    hub.login.name = 'ada';
    expect(await client.self()).toEqual({ value: 'ada' });
  });

  test('is asked again where the answer is lost', async () => {
    hub.faults.push({ status: 502 });
    expect(await client.self()).toEqual({ value: 'github-actions[bot]' });
  });
});

describe('who put a label on', () => {
  test('and when, and whether they may push', async () => {
    const at = '2026-11-24T06:00:00Z';
    const event = { pullRequest: 7, label: 'x', actor: 'ada', created_at: at } as const;
    hub.labelEvents.push({ ...event, event: 'labeled' }, { ...event, event: 'unlabeled' });
    expect(await client.labelEvents(7)).toEqual({
      value: [true, false].map((on) => ({ label: 'x', on, by: 'ada', at })),
    });
    hub.roles.set('tri', 'read').set('own', 'admin');
    const may = await Promise.all(['ada', 'own', 'tri', 'eve'].map((login) => client.mayPush(login)));
    expect(may).toEqual([true, true, false, false].map((value) => ({ value })));
  });
});

describe('what GitHub refuses is a sentence, never an exception', () => {
  test('a missing permission shows the line to add', async () => {
    hub.permissions.clear();
    const { refused, why } = await refusedAs(client.createComment(7, 'x'));
    expect(why).toBe('permission');
    expect(refused).toBe(
      'The comment on the pull request was not written: the token may not ("Resource not accessible by integration"). The line to give the job is `permissions: {contents: read, pull-requests: write}`.',
    );
    expect(hub.seen.length).toBe(1);
  });

  test.each([
    ['checks', () => client.createCheckRun(check), 'checks: write'],
    ['deployments', () => client.createDeployment(deployment), 'deployments: write'],
  ])('so for %s', async (_, call, permission) => {
    hub.permissions.clear();
    expect(await refusedAs(call())).toMatchObject({ why: 'permission', permission });
  });

  test('what GitHub finds wrong is said in its words', async () => {
    const { refused, why } = await refusedAs(client.createComment(7, 'x'.repeat(65_537)));
    expect([why, refused]).toEqual(['invalid', expect.stringContaining('422 ("Validation Failed")')]);
  });

  test('a server that is not there', async () => {
    const nobody = await github({ token: 'ghs_x', apiUrl: 'http://127.0.0.1:1', repository: 'org/hubs' });
    expect(await refusedAs(nobody.createComment(7, 'x'))).toMatchObject({ why: 'unavailable' });
  });
});

describe('what passes is waited for', () => {
  test('a reading request is sent again after 500, 502 and 503', async () => {
    hub.faults.push({ status: 500 }, { status: 502 }, { status: 503 });
    expect(await client.comments(7)).toEqual({ value: [] });
    expect(hub.seen.length).toBe(4);
  });

  test('a comment whose answer was lost is not written twice', async () => {
    hub.faults.push({ status: 502, done: true });
    expect(await refusedAs(client.createComment(7, 'x'))).toMatchObject({ why: 'unavailable' });
    expect(hub.comments.length).toBe(1);
  });

  test('it is tried four times, and no more', async () => {
    for (let time = 0; time < 9; time++) hub.faults.push({ status: 503 });
    expect(await refusedAs(client.createComment(7, 'x'))).toMatchObject({ why: 'unavailable' });
    expect(hub.seen.length).toBe(4);
  });

  test('a secondary limit that says how long', async () => {
    hub.faults.push(limits.secondary(1));
    expect(await client.createComment(7, 'x')).toMatchObject({ value: { body: 'x' } });
    expect(pauses).toEqual([1_000]);
  });

  test('the primary limit when it opens again soon', async () => {
    const opens = Math.floor(Date.now() / 1000) + 1;
    hub.faults.push(limits.primary(1));
    expect(await client.createComment(7, 'x')).toMatchObject({ value: { body: 'x' } });
    expect(pauses).toHaveLength(1);
    expect(Date.now()).toBeGreaterThanOrEqual(opens * 1000);
  });

  test('the primary limit when it does not: the sentence says when it does', async () => {
    hub.faults.push(limits.primary(1800));
    const { refused, why } = await refusedAs(client.createComment(7, 'x'));
    expect(why).toBe('limit');
    expect(refused).toMatch(/limit on requests is reached, and opens again at \d\d:\d\d UTC\./);
    expect(hub.seen.length).toBe(1);
  });

  test('a secondary limit that says nothing waits the minute that GitHub asks for', () => {
    const answer = { status: 403, headers: {}, message: 'You have exceeded a secondary rate limit.' };
    expect(waitMs(answer, false, 1, 0)).toBe(60_000);
    expect(waitMs({ ...answer, headers: { 'retry-after': '61' } }, false, 1, 0)).toBeUndefined();
    expect(waitMs({ ...answer, message: 'Resource not accessible' }, true, 1, 0)).toBeUndefined();
  });
});

const check = {
  name: 'hub-deploy',
  headSha: 'a'.repeat(40),
  conclusion: 'success',
  title: 't',
  summary: 's',
  annotations: [],
} as const;

const deployment = {
  environment: 'geo',
  commit: 'a'.repeat(40),
  description: '',
  production: false,
};
