import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { expectGreen } from './act.mjs';
import { push, startByHand } from './github.mjs';
import { commit, git } from './ops-repo.mjs';
import { makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl, kubectlJson } from './world.mjs';

/**
 * A run of the reusable workflow that somebody cancels: its jobs by hand, one after the other, because act kills what it
 * cancels, and GitHub's runner does not. There the step gets SIGINT, SIGTERM 7.5 s later and SIGKILL after 2.5 s more;
 * then come the steps with `always()`, the post steps, and the job `report`, whatever became of the others.
 */
const folder = mkdtempSync(join(tmpdir(), 'cancelled-'));
const repository = join(folder, 'hubs');
const artifacts = join(folder, 'artifacts');
const NAMESPACES = ['canary', 'later'];
/** Cancels a job's step as the runner does, some time after its log has this. */
const cancelledAt = (said: RegExp) => ({
  said,
  act(step: ChildProcess) {
    const signals = [
      ['SIGINT', 1_500],
      ['SIGTERM', 9_000],
      ['SIGKILL', 11_500],
    ] as const;
    const timers = signals.map(([signal, after]) => setTimeout(() => step.kill(signal), after));
    step.once('close', () => timers.forEach(clearTimeout));
  },
});
let github: GitHubDouble;
let base = '';
let head = '';

interface Job {
  readonly id: string;
  readonly cluster: string;
  readonly environment: string;
  readonly images: string;
}

/** A pod that is ready after some seconds: long enough to be cancelled in. */
const slow = (word: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: slow, labels: {word: "${word}"}}
spec:
  selector: {matchLabels: {app: slow}}
  template:
    metadata: {labels: {app: slow, word: "${word}"}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: slow
          image: ${process.env.REGISTRY}/base/busybox:1
          command: [sh, -c, "sleep 8; touch /ready; sleep 100000"]
          readinessProbe: {exec: {command: [test, -e, /ready]}, periodSeconds: 1}
`;

beforeAll(async () => {
  github = await githubServer();
  mkdirSync(repository);
  const chart = (hub: string) => `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\n`;
  makeTinyRepo(repository, 'canary', `${process.env.REGISTRY}/cancelled-${process.pid}/k8s-user-canary`, {
    'hub-deploy.yaml':
      'environments: {staging: {}, production: {}}\nenvironment: production\nhubs: {canary: {environment: staging}}\n',
    'hub-charts/canary/templates/slow.yaml': slow('first'),
    'hub-charts/later/Chart.yaml': chart('later'),
    'hub-charts/later/values.yaml': 'jupyterhub: {}\n',
    'hub-charts/later/templates/word.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: word}\n',
  });
  base = git(repository, 'rev-parse', 'HEAD');
  write(repository, 'hub-charts/canary/templates/slow.yaml', slow('second'));
  write(repository, 'user-images/canary/motd', `${Date.now()}\n`);
  write(repository, 'hub-charts/later/values.yaml', 'jupyterhub: {hub: {}}\n');
  head = commit(repository, 'a change');
  github.pullRequests.push({ number: 5, head: base, base: 'main', labels: [], mergedAs: head });
});
afterAll(async () => {
  await github.close();
  kubectl('delete', 'namespace', ...NAMESPACES, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

/** One job of the workflow, which leaves its artifact. */
function job(name: string, inputs: Record<string, string>, when?: ReturnType<typeof cancelledAt>) {
  rmSync(join(artifacts, name), { recursive: true, force: true });
  return startByHand(repository, {
    event: 'push',
    payload: push(base, head),
    inputs: { 'report-later': 'true', ...inputs },
    env: { GITHUB_API_URL: github.url },
    keep: join(artifacts, name),
    ...(when ? { when } : {}),
  });
}

const deploy = ({ cluster, environment }: Job, when?: ReturnType<typeof cancelledAt>) =>
  job(`deploy ${environment}`, { command: 'deploy', cluster, environment }, when);

const report = () =>
  startByHand(repository, {
    event: 'push',
    payload: push(base, head),
    inputs: { command: 'report', results: artifacts, 'github-token': 'token' },
    env: { GITHUB_API_URL: github.url },
  });

let canary: Job;
let later: Job;

beforeAll(async () => {
  const plan = await job('plan', { command: 'plan', 'plan-for': 'run' });
  expectGreen(plan);
  const jobs = (name: string) => (JSON.parse(plan.outputs[name] ?? '{}') as { include: Job[] }).include;
  for (const { id, images } of jobs('builds')) expectGreen(await job(id, { command: 'build', images }));
  [canary, later] = [...jobs('deploys-first'), ...jobs('deploys-rest')] as [Job, Job];
}, 120_000);

describe('a run that is cancelled while a hub’s pods start', () => {
  test('its job ends within the runner’s patience, and tells what was interrupted and how it is now', async () => {
    const started = Date.now();
    const { code, log, outputs, left } = await deploy(canary, cancelledAt(/helm upgrade to revision 1/));
    expect(code).not.toBe(0);
    expect(Date.now() - started).toBeLessThan(25_000);
    expect(log).toMatch(/canary.*(?:cancelled|interrupted)/i);
    expect(outputs.failed).toBe('["canary"]');
    expect(left).not.toBe('');
  }, 60_000);

  test('the report names it, what was not begun, and what to do, in the summary, the comment and the outputs', async () => {
    const { code, log, summary, outputs } = await report();
    expect(code).not.toBe(0);
    expect(log).toContain('The job "Deploy production" left no word');
    for (const text of [summary, github.comments[0]?.body ?? '']) {
      expect(text).toMatch(/`canary` .*❌ failed/);
      expect(text).toMatch(/`later` .*skipped/);
      expect(text).toMatch(/The deploy was cancelled\W+Revision 1 of canary is now/);
      expect(text).toContain('re-run the failed jobs');
    }
    expect(outputs.deployed).toBe('[]');
    expect(outputs.failed).toContain('canary');
    expect(github.violations).toEqual([]);
  }, 60_000);

  test('“Re-run failed jobs” goes on where it was: one Helm revision, both hubs deployed, and the comment says so', async () => {
    expectGreen(await deploy(canary));
    expectGreen(await deploy(later));
    const { code, summary, outputs } = await report();
    expect(code).toBe(0);
    expect(summary).toMatch(/2 hubs deployed/);
    expect((JSON.parse(outputs.deployed ?? '') as string[]).sort()).toEqual(['canary', 'later']);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(/2 hubs deployed/);
    const { items } = kubectlJson('get', 'secrets', '-n', 'canary', '-l', 'owner=helm,status=deployed');
    expect(items).toHaveLength(1);
    const { labels } = items[0].metadata;
    expect(labels['hub-deploy.io/proved']).toBe(labels.version);
  }, 120_000);
});

test('a job that was killed before it said a word is named, with the hubs that are as they were', async () => {
  rmSync(join(artifacts, 'deploy staging'), { recursive: true });
  const { code, log, summary } = await report();
  expect(code).not.toBe(0);
  expect(log).toContain('The job "Deploy staging" left no word');
  expect(summary).toMatch(/`canary` .*skipped/);
  expect(summary).toMatch(/It was cancelled, not approved, or stopped before it began/);
}, 60_000);
