import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { github } from '../../src/host/github.js';
import { leftOut, mergedPullRequest, SKIP_LABEL, tellPullRequest } from '../../src/report/tell.js';
import type { RunEvent } from '../../src/words.js';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { skipPauses } from '../pauses.js';
import { aPlan } from '../plan/fixture.js';
import { anOutcome, crash, deployed, plannedHub } from './samples.js';

skipPauses();
const [head, merge] = ['b'.repeat(40), 'c'.repeat(40)];
const pull: RunEvent = {
  name: 'pull_request',
  forced: false,
  pullRequest: { number: 7, head, fork: false },
};
const push: RunEvent = { name: 'push', forced: false, sha: merge, ref: 'refs/heads/main' };
const planned = plannedHub('geo');
const proposal = anOutcome({ plan: aPlan({ hubs: [planned] }) });
const done = anOutcome({ plan: proposal.plan, hubs: [deployed(planned)] });

let hub: GitHubDouble;
const client = () => github({ token: 'ghs_x', apiUrl: hub.url, repository: 'org/hubs' });
const tell = async (event: RunEvent, outcome = proposal, check = true) =>
  tellPullRequest({ github: await client(), event, outcome, folder: '.', check });

beforeEach(async () => {
  hub = await githubServer();
  hub.pullRequests.push(
    { number: 5, head: 'd'.repeat(40), base: 'main', labels: [], mergedAs: 'e'.repeat(40) },
    { number: 7, head, base: 'main', labels: [SKIP_LABEL], mergedAs: merge },
  );
});
afterEach(async () => {
  const { violations } = hub;
  await hub.close();
  expect(violations).toEqual([]);
});

describe('the pull request is told', () => {
  test('the plan by a comment, and by a check at its head', async () => {
    expect(await tell(pull)).toEqual([]);
    expect(hub.comments).toMatchObject([{ pullRequest: 7 }]);
    expect(hub.checkRuns).toMatchObject([{ head_sha: head, name: 'hub-deploy' }]);
  });

  test('the outcome of the push that it became, in the same comment', async () => {
    await tell(pull);
    await tell(push, done);
    expect(hub.comments).toMatchObject([
      { pullRequest: 7, body: expect.stringContaining('✅ 1 hub deployed') },
    ]);
    expect(hub.checkRuns.length).toBe(1);
  });

  test('nothing from a fork, whose token may only read', async () => {
    expect(await tell({ ...pull, pullRequest: { number: 7, head, fork: true } })).toEqual([]);
    expect(hub.seen).toEqual([]);
  });

  test.each(['schedule', 'workflow_dispatch', 'local'] as const)('nothing by a %s', async (name) => {
    expect(await tell({ name, forced: false, sha: merge, ref: 'refs/heads/main' })).toEqual([]);
    expect(hub.seen).toEqual([]);
  });

  test('nothing by a push that no pull request brought in, or to another branch', async () => {
    expect(await tell({ ...push, sha: 'f'.repeat(40) }, done)).toEqual([]);
    expect(await tell({ ...push, ref: 'refs/heads/other' }, done)).toEqual([]);
    expect(hub.comments).toEqual([]);
  });

  test('of several that hold the commit it is the one that became it', async () => {
    hub.pullRequests.push({ number: 9, head: merge, base: 'main', labels: [], mergedAs: 'f'.repeat(40) });
    expect(await mergedPullRequest(await client(), push)).toMatchObject({ value: { number: 7 } });
  });

  test("the merged pull request's labels are read as they are now", async () => {
    const found = await mergedPullRequest(await client(), push);
    expect(found).toMatchObject({ value: { number: 7, labels: [SKIP_LABEL] } });
  });
});

describe('what was left out', () => {
  test('is said once, with all lines to add', async () => {
    hub.permissions.clear();
    const problems = Array.from({ length: 11 }, (_, index) => crash('geo', { line: index + 1 }));
    const text = leftOut(await tell(pull, { ...proposal, problems }));
    expect(text).toContain('- The comment on the pull request was not written: the token may not');
    expect(text).toContain('- The check run was not made');
    expect(text).toContain(
      '```text\npermissions:\n  contents: read\n  pull-requests: write\n  checks: write\n```',
    );
  });

  test('names no check run where the annotations of the step show everything', async () => {
    hub.permissions.delete('checks');
    expect(await tell(pull, { ...proposal, problems: [crash('geo')] })).toEqual([]);
  });

  test('is blank where nothing was', () => expect(leftOut([])).toBe(''));

  test('names no permission where GitHub was away', async () => {
    for (let time = 0; time < 9; time++) hub.faults.push({ status: 503 });
    const text = leftOut(await tell(push, done));
    expect(text).toContain('GitHub answered 503');
    expect(text).not.toContain('permissions:');
  });
});
