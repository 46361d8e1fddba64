import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, expectGreen } from '../e2e/act.mjs';
import { dispatch, NEW_BRANCH, push, startByHand } from '../e2e/github.mjs';
import { git } from '../e2e/ops-repo.mjs';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { change, purge, revisionsOf, twoHubs } from './support/two-hubs.js';

/**
 * The attacker: a member who may push to the default branch, and start workflows, but is no reviewer of `exam`'s GitHub
 * environment. The job that enters no GitHub environment, and asks nobody, must leave that hub alone, whatever the
 * command is and however the hub became due; so must a job of another one.
 */
const HUBS = ['scope-geo', 'scope-exam'] as const;
const CONFIG = `discover: hub-charts/<hub>/Chart.yaml
hubs:
  scope-exam: {github-environment: exam-reviewers}
`;
const CALLER = `on: [push]
permissions: {}
jobs:
  hubs:
    permissions: {contents: read}
    uses: org/hub-deploy/.github/workflows/deploy.yml@v1
    secrets: {kubeconfig: "\${{ secrets.KUBECONFIG }}"}
`;

let folder = '';
let repository = '';
let head = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-scope-'));
  purge(HUBS);
  repository = twoHubs(folder, HUBS, CONFIG, { '.github/workflows/deploy.yml': CALLER });
  head = git(repository, 'rev-parse', 'HEAD');
}, 120_000);
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => purge(HUBS), 120_000);

interface Entry {
  readonly name: string;
  readonly 'github-environment'?: string;
}

/** Runs the packed action; a deploy job gets its entry as the workflow gives it. */
function run(inputs: Record<string, string>, entry?: Entry, payload: object = push(NEW_BRANCH, head)) {
  const event = 'after' in payload ? 'push' : 'workflow_dispatch';
  const job = entry ? { job: JSON.stringify(entry, null, 2), 'report-later': 'true' } : {};
  return startByHand(repository, { event, payload, inputs: { ...inputs, ...job } });
}

/** The entries of the plan's jobs: the one that enters no GitHub environment, and exam's. */
async function entries(inputs: Record<string, string>, payload?: object): Promise<readonly Entry[]> {
  const { outputs } = await run({ command: 'plan', ...inputs }, undefined, payload);
  return ['deploys-first', 'deploys-rest']
    .flatMap((name) => JSON.parse(outputs[name] ?? '{}').include as Entry[])
    .sort((a, b) => a.name.length - b.name.length);
}

/** Both hubs are installed, in a job of no scope as a person's own is. */
async function install(): Promise<void> {
  expect((await run({ command: 'deploy' })).code).toBe(0);
  expect(revisionsOf(HUBS)).toEqual([1, 1]);
}

describe('both hubs are due', () => {
  test('by a push: each job deploys its own', async () => {
    await install();
    const before = head;
    head = change(repository, HUBS, 'two');
    const [plain, exam] = await entries({}, push(before, head));
    expect([plain, exam]).toMatchObject([
      { 'github-environment': '' },
      { 'github-environment': 'exam-reviewers' },
    ]);
    expect((await run({ command: 'deploy' }, plain, push(before, head))).code).toBe(0);
    expect(revisionsOf(HUBS)).toEqual([2, 1]);
    expect((await run({ command: 'deploy' }, exam, push(before, head))).code).toBe(0);
    expect(revisionsOf(HUBS)).toEqual([2, 2]);
  }, 240_000);

  test('by a dispatch that forces, and names them', async () => {
    await install();
    const inputs = { hubs: HUBS.join(' '), force: 'true' };
    const [plain] = await entries(inputs, dispatch());
    await run({ command: 'deploy', ...inputs }, plain, dispatch());
    expect(revisionsOf(HUBS)).toEqual([2, 1]);
    // Whoever gives the job more than its entry widens nothing.
    await run({ command: 'run', ...inputs, environment: '', cluster: '' }, plain, dispatch());
    expect(revisionsOf(HUBS)).toEqual([3, 1]);
  }, 240_000);

  test('by a rollback of both', async () => {
    await install();
    head = change(repository, HUBS, 'two');
    expect((await run({ command: 'deploy', hubs: HUBS.join(' ') }, undefined, dispatch())).code).toBe(0);
    const inputs = { hubs: HUBS.join(' '), force: 'true' };
    const [plain, exam] = await entries({ 'plan-for': 'rollback', ...inputs }, dispatch());
    await run({ command: 'rollback', ...inputs }, plain, dispatch());
    expect(revisionsOf(HUBS)).toEqual([3, 2]);
    await run({ command: 'rollback', ...inputs }, exam, dispatch());
    expect(revisionsOf(HUBS)).toEqual([3, 3]);
  }, 240_000);

  test('and an entry that is not whole is none', async () => {
    for (const job of [
      '{"id": "deploy-1", "cluster": ""}',
      '{"id": "deploy-1", "environment": ""}',
      'null',
    ]) {
      const { code, log } = await run({ command: 'deploy', job });
      expect([code, log]).toEqual([1, expect.stringContaining('no entry of a matrix of ours')]);
    }
    expect(revisionsOf(HUBS)).toEqual([0, 0]);
  }, 60_000);
});

test('who only looks looks at both, and asks no reviewer', async () => {
  await install();
  const all = await entries({ 'plan-for': 'status' }, dispatch());
  expect(all).toHaveLength(1);
  expect(all[0]).not.toHaveProperty('github-environment');
  const { log } = await run({ command: 'status' }, all[0], dispatch());
  expect(log).toContain('2 of 2 releases live');
}, 120_000);

describe('the whole workflow', () => {
  let github: GitHubDouble;
  beforeEach(async () => {
    github = await githubServer();
  });
  afterEach(() => github.close());

  test('has a job for each GitHub environment, each with its own hubs, and one report', async () => {
    git(repository, 'remote', 'set-url', 'origin', 'https://github.com/org/hubs');
    const result = await act(repository, 'push', push(NEW_BRANCH, head), {
      secrets: {
        GITHUB_TOKEN: 'token',
        KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8'),
      },
      variables: { GITHUB_API_URL: github.url },
    });
    expectGreen(result);
    const said = [...result.log.matchAll(/\/Deploy ([^\]]*?)\s*\].*\| (scope-\w+): helm /g)];
    const works = new Set(said.map(([, job, hub]) => `${job?.replace(/-\d+$/, '')}: ${hub}`));
    expect([...works].sort()).toEqual(['all hubs (exam-reviewers): scope-exam', 'all hubs: scope-geo']);
    expect(result.log).toMatch(/Report .*2 hubs deployed\./);
    expect(revisionsOf(HUBS)).toEqual([1, 1]);
  }, 300_000);
});
