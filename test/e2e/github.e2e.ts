import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { stateOf } from '../github/state.js';
import { expectGreen } from './act.mjs';
import { pullRequest, push, startByHand } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { leaveHubs, purgeHubs, releases } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'github-'));
const repository = join(folder, 'hubs');
let github: GitHubDouble;
/** A commit that was never pushed, and the one after it, which was: how that ran, and what GitHub showed then. */
let first = '';
let deployed = '';
let pushRun: Awaited<ReturnType<typeof startByHand>>;
let shown: GitHubDouble;

beforeAll(async () => {
  purgeHubs();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: `github ${Date.now()}` });
  edit(join(repository, 'hub-deploy.yaml'), 'environments:\n', 'github-environment: <env>\nenvironments:\n');
  first = commit(repository, 'GitHub’s environments');
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# pushed\n');
  deployed = commit(repository, 'staging: pushed');
  github = await githubServer();
  pushRun = await run('push', push(first, deployed));
  await github.close();
  shown = github;
}, 300_000);
afterAll(() => {
  leaveHubs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  github = await githubServer();
  git(repository, 'checkout', '--quiet', '--force', 'main');
  git(repository, 'reset', '--quiet', '--hard', deployed);
});
afterEach(() => github.close());

/** Starts dist/ for an event, with a token for GitHub's API. */
function run(event: string, payload: object) {
  const inputs = { 'github-token': 'token' };
  return startByHand(repository, { event, payload, inputs, env: { GITHUB_API_URL: github.url } });
}

/** Commits a word of the day for staging. */
function motd(line: string): string {
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), `# ${line}\n`);
  return commit(repository, `staging: ${line}`);
}

/** The payload of a pull request with what `change` commits on a branch; its merge is checked out. */
function proposal(base: string, change: () => void) {
  git(repository, 'checkout', '--quiet', '-B', 'change');
  change();
  const proposed = git(repository, 'rev-parse', 'HEAD');
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'change');
  return { proposed, payload: pullRequest(base, proposed) };
}

test('a pull request gets one comment with its plan, changed in place, and a check run', async () => {
  git(repository, 'reset', '--quiet', '--hard', first);
  const { proposed, payload } = proposal(first, () => motd('proposed'));
  for (let times = 0; times < 2; times += 1) expectGreen(await run('pull_request', payload));
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('staging');
  expect(github.comments[0]?.body).toContain('user-images/staging/motd.sh');
  // Nothing was ever pushed of what it replaces.
  expect(github.comments[0]?.body).toMatch(/\| \d+ MB \(was unknown\) \|/);
  expect(github.checkRuns.every(({ head_sha }) => head_sha === proposed)).toBe(true);
  expect(github.violations).toEqual([]);
}, 180_000);

test('a stranger’s pull request never runs its own programs, and needs no secret', async () => {
  const ran = ['command', 'before', 'after'].map((name) => join(folder, name));
  const [command, before, after] = ran;
  const own = [
    `values: [{command: [touch, ${command}], watch: [README.md]}]`,
    `before: [{run: [touch, ${before}]}]`,
    `after: [{run: [touch, ${after}]}]`,
  ];
  edit(join(repository, 'hub-deploy.yaml'), 'staging:\n    ', ['staging:', ...own, ''].join('\n    '));
  const proposed = commit(repository, 'a stranger’s programs');
  const payload = pullRequest(deployed, proposed);
  payload.pull_request.head.repo.full_name = 'stranger/hubs';
  const result = await run('pull_request', payload);
  expectGreen(result);
  expect(result.summary).toMatch(/`staging`.*\| not known \|/);
  expect(ran.filter((file) => existsSync(file))).toEqual([]);
}, 180_000);

test('a pull request that changes the hub’s configuration says that the hub restarts, and a comment in values nothing', async () => {
  const { payload } = proposal(deployed, () => {
    const [intro, geo] = ['intro', 'geo'].map((hub) => join(repository, `hub-charts/${hub}/values.yaml`));
    const admins = 'Authenticator: {admin_users: [ada]}\n      DummyAuthenticator:';
    edit(intro ?? '', 'DummyAuthenticator:', admins);
    appendFileSync(geo ?? '', '# nothing but a comment\n');
    commit(repository, 'intro: an admin');
  });
  expectGreen(await run('pull_request', payload));
  expect(github.comments[0]?.body).toMatch(/`intro`.*\| hub restarts \|/);
  expect(github.comments[0]?.body).toMatch(/`geo`.*\| none \|/);
}, 120_000);

test('a push shows on GitHub what runs where', () => {
  expectGreen(pushRun);
  expect(JSON.parse(pushRun.outputs.deployed ?? '')).toEqual(['staging']);
  expect(releases().staging).toMatchObject({ proved: releases().staging?.revision });
  expect(shown.deployments.map((one) => [one.environment, stateOf(one)])).toEqual([['staging', 'success']]);
  expect(shown.violations).toEqual([]);
});

test('a pull request shows what its image would weigh, and a notice where it grew much', async () => {
  const { payload } = proposal(deployed, () => {
    const big = 'USER root\nRUN head -c 300000000 /dev/urandom > /opt/big\n';
    appendFileSync(join(repository, 'user-images/staging/Dockerfile'), big);
    commit(repository, 'staging: a heavy proposal');
  });
  const result = await run('pull_request', payload);
  expectGreen(result);
  const size = /\| [\d.]+ [MG]B \(\+300 MB\) \|/;
  expect(github.comments[0]?.body).toMatch(size);
  expect(result.summary).toMatch(size);
  for (const notice of [
    /^::notice title=The image user\/staging grew much,file=user-images\/staging\/Dockerfile::/m,
    /^::notice title=startTimeout is the chart's default for a large image,file=hub-charts\/staging\/values\.yaml,line=11,/m,
  ])
    expect(result.log).toMatch(notice);
  // A stranger's asks without a login, and is shown the same.
  payload.pull_request.head.repo.full_name = 'stranger/hubs';
  const strangers = await run('pull_request', payload);
  expectGreen(strangers);
  expect(strangers.summary).toMatch(size);
}, 300_000);

test('the merge of a pull request with the label hub-deploy:skip deploys nothing', async () => {
  const before = releases().staging;
  const head = motd('not yet');
  const labels = ['hub-deploy:skip'];
  github.pullRequests.push({ number: 8, head: deployed, base: 'main', labels, mergedAs: head });
  const event = { event: 'labeled', label: 'hub-deploy:skip', actor: 'ada' } as const;
  github.labelEvents.push({ ...event, pullRequest: 8, created_at: '2026-11-24T06:00:00Z' });
  const result = await run('push', push(deployed, head));
  expectGreen(result);
  expect(result.summary).toContain('hub-deploy:skip');
  expect(releases().staging).toEqual(before);
}, 120_000);

/** Pushes a word of the day and expects one more revision, proved. */
async function expectDeployed(line: string) {
  const revision = (releases().staging?.revision ?? 0) + 1;
  const result = await run('push', push(deployed, motd(line)));
  expectGreen(result);
  expect(releases().staging).toMatchObject({ status: 'deployed', revision, proved: revision });
  return result;
}

test('a token that may do nothing never fails a deploy: the summary shows the lines to add', async () => {
  github.permissions.clear();
  const result = await expectDeployed('without a permission');
  expect(JSON.parse(result.outputs.deployed ?? '')).toEqual(['staging']);
  for (const line of ['pull-requests: write', 'deployments: write']) expect(result.summary).toContain(line);
}, 300_000);

test('a pull request that goes back to an image of before shows its size too, and builds nothing', async () => {
  await expectDeployed('to be taken back');
  const head = git(repository, 'rev-parse', 'HEAD');
  const { payload } = proposal(head, () => git(repository, 'revert', '--no-edit', head));
  const result = await run('pull_request', payload);
  expectGreen(result);
  expect(result.log).not.toContain('building');
  expect(result.summary).toMatch(/\| was there \| \d+ MB \|/);
}, 300_000);

test('a GitHub that is away never fails a deploy', async () => {
  github.faults.push(...Array.from({ length: 100 }, () => ({ status: 503 })));
  const result = await expectDeployed('GitHub is away');
  expect(result.summary).toContain('GitHub answered 503');
  expect(github.violations).toEqual([]);
}, 300_000);
