import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { stateOf } from '../github/state.js';
import { expectGreen } from './act.mjs';
import { pullRequest, push, startByHand } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { purgeHubs, releases } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'github-'));
const repository = join(folder, 'hubs');
let github: GitHubDouble;
let first = '';

beforeAll(async () => {
  purgeHubs();
  github = await githubServer();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'github' });
  edit(join(repository, 'hub-deploy.yaml'), 'environments:\n', 'github-environment: <env>\nenvironments:\n');
  first = commit(repository, 'GitHub’s environments');
}, 120_000);
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts dist/ for an event, with a token for GitHub's API. */
function run(event: string, payload: object) {
  const inputs = { 'github-token': 'token' };
  return startByHand(repository, { event, payload, inputs, env: { GITHUB_API_URL: github.url } });
}

test('a pull request gets one comment with its plan, changed in place, and a check run', async () => {
  git(repository, 'checkout', '--quiet', '-b', 'change');
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# proposed\n');
  const proposed = commit(repository, 'staging: a proposal');
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'change');
  for (let times = 0; times < 2; times += 1)
    expectGreen(await run('pull_request', pullRequest(first, proposed)));
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('staging');
  expect(github.comments[0]?.body).toContain('user-images/staging/motd.sh');
  // Nothing was ever pushed of what it replaces.
  expect(github.comments[0]?.body).toMatch(/\| \d+ MB \(was unknown\) \|/);
  expect(github.checkRuns.every(({ head_sha }) => head_sha === proposed)).toBe(true);
  expect(github.violations).toEqual([]);
  git(repository, 'reset', '--quiet', '--hard', first);
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
  const payload = pullRequest(first, proposed);
  payload.pull_request.head.repo.full_name = 'stranger/hubs';
  const result = await run('pull_request', payload);
  expectGreen(result);
  expect(result.summary).toContain('staging');
  expect(ran.filter((file) => existsSync(file))).toEqual([]);
  git(repository, 'reset', '--quiet', '--hard', first);
}, 180_000);

test('a push shows on GitHub what runs where', async () => {
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# pushed\n');
  const head = commit(repository, 'staging: pushed');
  expectGreen(await run('push', push(first, head)));
  expect(releases().staging).toMatchObject({ revision: 1, proved: 1 });
  expect(github.deployments.map((one) => [one.environment, stateOf(one)])).toEqual([['staging', 'success']]);
  expect(github.violations).toEqual([]);
  first = head;
}, 300_000);

test('a pull request shows what its image would weigh, and a notice where it grew much', async () => {
  git(repository, 'checkout', '--quiet', '-b', 'heavy');
  const big = 'USER root\nRUN head -c 300000000 /dev/urandom > /opt/big\n';
  appendFileSync(join(repository, 'user-images/staging/Dockerfile'), big);
  const proposed = commit(repository, 'staging: a heavy proposal');
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'heavy');
  const payload = pullRequest(first, proposed);
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
  git(repository, 'reset', '--quiet', '--hard', first);
}, 300_000);

test('the merge of a pull request with the label hub-deploy:skip deploys nothing', async () => {
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# not yet\n');
  const head = commit(repository, 'staging: not yet');
  const labels = ['hub-deploy:skip'];
  github.pullRequests.push({ number: 8, head: first, base: 'main', labels, mergedAs: head });
  const result = await run('push', push(first, head));
  expectGreen(result);
  expect(result.summary).toContain('hub-deploy:skip');
  expect(releases().staging).toMatchObject({ revision: 1 });
}, 120_000);

test('a token that may do nothing never fails a deploy: the summary shows the lines to add', async () => {
  github.permissions.clear();
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# without a permission\n');
  const head = commit(repository, 'staging: without a permission');
  const result = await run('push', push(first, head));
  expectGreen(result);
  expect(releases().staging).toMatchObject({ status: 'deployed', revision: 2, proved: 2 });
  expect(JSON.parse(result.outputs.deployed ?? '')).toEqual(['staging']);
  for (const line of ['pull-requests: write', 'deployments: write']) expect(result.summary).toContain(line);
  first = head;
}, 300_000);

test('a pull request that goes back to an image of before shows its size too, and builds nothing', async () => {
  git(repository, 'checkout', '--quiet', '-b', 'back');
  // The commit before was skipped: its image was never built.
  git(repository, 'revert', '--no-edit', first, `${first}~1`);
  const proposed = git(repository, 'rev-parse', 'HEAD');
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'back');
  const result = await run('pull_request', pullRequest(first, proposed));
  expectGreen(result);
  expect(result.log).not.toContain('building');
  expect(result.summary).toMatch(/\| was there \| \d+ MB \|/);
  git(repository, 'reset', '--quiet', '--hard', first);
}, 120_000);

test('a GitHub that is away never fails a deploy', async () => {
  github.faults.push(...Array.from({ length: 100 }, () => ({ status: 503 })));
  appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# GitHub is away\n');
  const result = await run('push', push(first, commit(repository, 'staging: GitHub is away')));
  expectGreen(result);
  expect(releases().staging).toMatchObject({ status: 'deployed', revision: 3, proved: 3 });
  expect(result.summary).toContain('GitHub answered 503');
  expect(github.violations).toEqual([]);
}, 300_000);
