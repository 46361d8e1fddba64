import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { github } from '../../src/host/github.js';
import { commentBody, hasNews, upsertComment } from '../../src/report/comment.js';
import type { Outcome } from '../../src/report/outcome.js';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { aPlan } from '../plan/fixture.js';
import { anOutcome, built, crash, deployed, largeProposal, plannedHub, plannedImage } from './samples.js';

const geo = plannedHub('geo');
const proposal = anOutcome({
  plan: aPlan({ notes: ['compared with 3f2a91c'], hubs: [geo], images: [plannedImage('geo')] }),
  diffs: new Map([['geo', ['~ Deployment/hub', '    replicas: 1 -> 2']]]),
  sizes: new Map([['user/geo', { bytes: 812_000_000, before: 800_000_000 }]]),
});
const nothing = anOutcome({
  plan: aPlan({ hubs: [plannedHub('geo', { action: 'none', reasons: ['up to date'] })] }),
});
const merged = anOutcome({
  plan: proposal.plan,
  images: [built(plannedImage('geo'))],
  hubs: [deployed(geo)],
});
const bodyOf = (outcome: Outcome, key = '.') =>
  commentBody({ outcome, key, run: 'https://github.com/org/hubs/actions/runs/1' });

describe('the comment', () => {
  test('says what a merge would do: hubs, why, people, images with sizes, the diff folded, what was not known', () => {
    const body = bodyOf(proposal);
    expect(body).toMatch(/^<!-- hub-deploy:comment \. -->\n\n## 1 of 1 hub to deploy, 1 image to build\n/);
    expect(body).toContain('1 hub restarts: no logins or new servers for seconds');
    expect(body).toContain(
      '| `geo` | **deploy** | hub-charts/geo/values.yaml changed in 3f2a91c | hub restarts |',
    );
    expect(body).toContain('| 812 MB (+12 MB) |');
    expect(body).toContain('<details><summary>geo (2 lines)</summary>\n\n```diff\n~ Deployment/hub');
    expect(body).toContain('- compared with 3f2a91c');
    expect(body).toContain('[the run](https://github.com/org/hubs/actions/runs/1)');
  });

  test('says the same where the pull request has built its images already', () => {
    const body = bodyOf({ ...proposal, images: [built(plannedImage('geo'))] });
    expect(body).toContain(
      '## ✅ 1 image built\n\n1 of 1 hub to deploy. 1 hub restarts: no logins or new servers for seconds',
    );
    expect(body).not.toContain('to build');
  });

  test('says what became of it after the merge', () => {
    const body = bodyOf(merged);
    expect(body).toContain('## ✅ 1 hub deployed; 1 image built');
    expect(body).toContain('[`geo`](https://geo.example.org) | ✅ deployed, revision 4, JupyterHub 5.5.1');
    expect(body).toContain('After the merge');
  });

  test('is a sentence when nothing is left to do', () => {
    expect(bodyOf(nothing)).toBe(
      '<!-- hub-deploy:comment . -->\n\nNothing is left to do here: this change deploys no hub and builds no image.',
    );
    expect([hasNews(nothing), hasNews(proposal)]).toEqual([false, true]);
  });

  test('cannot be left by the name of its folder', () => {
    expect(bodyOf(proposal, 'a --> b').split('\n')[0]).toBe('<!-- hub-deploy:comment a%20--%3E%20b -->');
  });

  test.each([1, 171, 1000])('of %i hubs with all there is to say stays under 65,536 characters', (number) => {
    const body = bodyOf(largeProposal(number));
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('This comment is kept up to date');
    expect(body).toContain('What to mend');
    expect(body).toContain(`${number} of ${number} hub`);
  });

  test('is shortened by its diffs before its reasons, and by those before what failed', () => {
    const body = bodyOf(largeProposal(171));
    expect(body).toContain('The log has it, for 171 hubs.');
    expect(body).toContain('Only of hub-000');
  });
});

describe('on the pull request', () => {
  let hub: GitHubDouble;
  const tell = async (outcome: Outcome, token = 'ghs_token') =>
    upsertComment(await github({ token, apiUrl: hub.url, repository: 'org/hubs' }), 7, { outcome, key: '.' });

  beforeEach(async () => {
    hub = await githubServer();
  });
  afterEach(async () => {
    const { violations } = hub;
    await hub.close();
    expect(violations).toEqual([]);
  });

  test('there is one comment, updated in place, from the plan to the outcome', async () => {
    await tell(proposal);
    await tell(nothing);
    expect(hub.comments).toMatchObject([{ body: expect.stringContaining('Nothing is left to do') }]);
    await tell(merged);
    expect(hub.comments).toMatchObject([{ pullRequest: 7, body: expect.stringContaining('1 hub deployed') }]);
  });

  test('nobody is written to when there is nothing to say', async () => {
    expect(await tell(nothing)).toBeUndefined();
    expect(hub.comments).toEqual([]);
  });

  test('the same again asks for no change', async () => {
    await tell(proposal);
    hub.seen.length = 0;
    await tell(proposal);
    expect(hub.seen).toEqual(['GET /repos/{owner}/{repo}/issues/{issue_number}/comments', 'POST /graphql']);
  });

  test("a stranger's comment with our marker is not ours", async () => {
    hub.comments.push({
      id: 1,
      pullRequest: 7,
      body: '<!-- hub-deploy:comment . -->',
      author: 'eve',
      type: 'User',
    });
    await tell(proposal);
    expect(hub.comments.map(({ author }) => author)).toEqual(['eve', 'github-actions[bot]']);
    expect(hub.comments[0]?.body).toBe('<!-- hub-deploy:comment . -->');
  });

  test("another app's comment with our marker is not ours", async () => {
    const body = '<!-- hub-deploy:comment . -->';
    hub.comments.push({ id: 1, pullRequest: 7, body, author: 'parrot[bot]', type: 'Bot' });
    await tell(proposal);
    await tell(merged);
    expect(hub.comments.map(({ author }) => author)).toEqual(['parrot[bot]', 'github-actions[bot]']);
    expect(hub.comments[0]?.body).toBe(body);
  });

  test('where GitHub does not say who we are, nobody’s comment is changed', async () => {
    await tell(proposal);
    hub.faults.push(...Array.from({ length: 4 }, () => ({ status: 403, of: /graphql/ })));
    expect(await tell(merged)).toMatchObject({ refused: expect.stringMatching(/Who the token belongs to/) });
    expect(hub.comments).toMatchObject([{ body: expect.stringContaining('Before the merge') }]);
  });

  test("with a person's token only that person's comment is", async () => {
    Object.assign(hub.login, { name: 'ada', type: 'User' });
    hub.comments.push({
      id: 1,
      pullRequest: 7,
      body: '<!-- hub-deploy:comment . -->',
      author: 'eve',
      type: 'User',
    });
    await tell(proposal, 'ghp_token');
    await tell(merged, 'ghp_token');
    expect(hub.comments.map(({ author }) => author)).toEqual(['eve', 'ada']);
  });

  test('another folder of the repository has a comment of its own, and a quoted one is not ours', async () => {
    const quoted = `> ${bodyOf(proposal)}`;
    hub.comments.push({ id: 1, pullRequest: 7, body: quoted, author: 'a[bot]', type: 'Bot' });
    await tell(proposal);
    const client = await github({ token: 'ghs_token', apiUrl: hub.url, repository: 'org/hubs' });
    await upsertComment(client, 7, { outcome: proposal, key: 'other' });
    await tell(merged);
    expect(hub.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '> <!-- hub-deploy:comment . -->',
      '<!-- hub-deploy:comment . -->',
      '<!-- hub-deploy:comment other -->',
    ]);
  });

  test('it is found behind two hundred others', async () => {
    for (let id = 1; id <= 200; id++)
      hub.comments.push({ id, pullRequest: 7, body: 'talk', author: 'ada', type: 'User' });
    await tell(proposal);
    await tell(merged);
    expect(hub.comments.length).toBe(201);
  });

  test('a comment whose answer was lost is not written twice', async () => {
    hub.faults.push({ status: 502, done: true, of: /^POST/ });
    expect(await tell(proposal)).toMatchObject({ value: { id: 1 } });
    expect(hub.comments.length).toBe(1);
  });

  test('a comment that was lost is written', async () => {
    hub.faults.push({ status: 502, of: /^POST/ });
    await tell(proposal);
    expect(hub.comments.length).toBe(1);
  });

  test('without the permission it is a sentence, and no exception', async () => {
    hub.permissions.set('pull-requests', 'read');
    expect(await tell(anOutcome({ problems: [crash('geo')] }))).toMatchObject({
      refused: expect.stringContaining('`permissions: {contents: read, pull-requests: write}`'),
    });
  });
});
