import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
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
const namespaces: string[] = [];
const doubles: GitHubDouble[] = [];
afterAll(async () => {
  await Promise.all(doubles.map((github) => github.close()));
  kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

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

/** An ops repo of two hubs, one after the other, and a run whose plan and builds are done. */
async function begun(name: string) {
  const repository = join(folder, name);
  const artifacts = join(folder, `artifacts-${name}`);
  const prefix = `cancelled-${process.pid}-${name}`;
  namespaces.push(`${prefix}-canary`, `${prefix}-later`);
  const github = await githubServer();
  doubles.push(github);
  const chart = (hub: string) => `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\n`;
  makeTinyRepo(repository, 'canary', `${process.env.REGISTRY}/${prefix}/k8s-user-canary`, {
    'hub-deploy.yaml': `namespace: ${prefix}-<hub>\nenvironments: {staging: {}, production: {}}\nenvironment: production\nhubs: {canary: {environment: staging}}\n`,
    'hub-charts/canary/templates/slow.yaml': slow('first'),
    'hub-charts/later/Chart.yaml': chart('later'),
    'hub-charts/later/values.yaml': 'jupyterhub: {}\n',
    'hub-charts/later/templates/word.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: word}\n',
  });
  const base = git(repository, 'rev-parse', 'HEAD');
  write(repository, 'hub-charts/canary/templates/slow.yaml', slow('second'));
  write(repository, 'user-images/canary/motd', `${Date.now()}\n`);
  write(repository, 'hub-charts/later/values.yaml', 'jupyterhub: {hub: {}}\n');
  const head = commit(repository, 'a change');
  github.pullRequests.push({ number: 5, head: base, base: 'main', labels: [], mergedAs: head });

  /** One job of the workflow, which leaves its artifact. */
  const job = (job: string, inputs: Record<string, string>, when?: ReturnType<typeof cancelledAt>) => {
    rmSync(join(artifacts, job), { recursive: true, force: true });
    return startByHand(repository, {
      event: 'push',
      payload: push(base, head),
      inputs: { 'report-later': 'true', ...inputs },
      env: { GITHUB_API_URL: github.url },
      keep: join(artifacts, job),
      ...(when ? { when } : {}),
    });
  };
  const plan = await job('plan', { command: 'plan', 'plan-for': 'run' });
  expectGreen(plan);
  const jobs = (output: string) => (JSON.parse(plan.outputs[output] ?? '{}') as { include: Job[] }).include;
  const whole = (entry: Job) => ({ job: JSON.stringify(entry) });
  for (const entry of jobs('builds'))
    expectGreen(await job(entry.id, { command: 'build', images: entry.images, ...whole(entry) }));
  const [canary, later] = [...jobs('deploys-first'), ...jobs('deploys-rest')] as [Job, Job];
  return {
    github,
    canary,
    later,
    namespace: `${prefix}-canary`,
    deploy: (entry: Job, when?: ReturnType<typeof cancelledAt>) =>
      job(entry.id, { command: 'deploy', ...whole(entry) }, when),
    /** As if a job had been killed before it left its artifact. */
    silent: ({ id }: Job) => rmSync(join(artifacts, id), { recursive: true }),
    /** The report of a run whose deploy jobs ended so, by GitHub's word. */
    report: (first: string, rest: string) => {
      const ended = { plan: 'success', build: 'success', 'deploy-first': first, deploy: rest };
      const needs = Object.entries(ended).map(([name, result]) => [
        name,
        { result, outputs: name === 'plan' ? plan.outputs : {} },
      ]);
      return startByHand(repository, {
        event: 'push',
        payload: push(base, head),
        inputs: {
          command: 'report',
          results: artifacts,
          needs: JSON.stringify(Object.fromEntries(needs)),
          'github-token': 'token',
        },
        env: { GITHUB_API_URL: github.url },
      });
    },
  };
}

test.concurrent('a run that is cancelled while a hub’s pods start tells what was interrupted, and its failed jobs go on where it was', async () => {
  const { github, canary, later, namespace, deploy, report } = await begun('cancelled');

  // The job ends within the runner's patience, and tells what was interrupted and how it is now.
  const started = Date.now();
  const cancelled = await deploy(canary, cancelledAt(/helm upgrade to revision 1/));
  expect(cancelled.code).not.toBe(0);
  expect(Date.now() - started).toBeLessThan(25_000);
  expect(cancelled.log).toMatch(/canary.*(?:cancelled|interrupted)/i);
  expect(cancelled.outputs.failed).toBe('["canary"]');
  expect(cancelled.left).not.toBe('');

  // The report names it, what was not begun, and what to do, in the summary, the comment and the outputs.
  const red = await report('cancelled', 'cancelled');
  expect(red.code).not.toBe(0);
  expect(red.log).toContain('The job "Deploy production" left no word');
  for (const text of [red.summary, github.comments[0]?.body ?? '']) {
    expect(text).toMatch(/`canary` .*❌ failed/);
    expect(text).toMatch(/`later` .*skipped/);
    expect(text).toMatch(/The deploy was cancelled\W+Revision 1 of canary is now/);
    expect(text).toContain('re-run the failed jobs');
  }
  expect(red.outputs.deployed).toBe('[]');
  expect(red.outputs.failed).toContain('canary');
  expect(github.violations).toEqual([]);

  // “Re-run failed jobs”: one Helm revision, both hubs deployed, and the comment says so.
  expectGreen(await deploy(canary));
  expectGreen(await deploy(later));
  const green = await report('success', 'success');
  expect(green.code).toBe(0);
  expect(green.summary).toMatch(/2 hubs deployed/);
  expect((JSON.parse(green.outputs.deployed ?? '') as string[]).sort()).toEqual(['canary', 'later']);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toMatch(/2 hubs deployed/);
  const { items } = kubectlJson('get', 'secrets', '-n', namespace, '-l', 'owner=helm,status=deployed');
  expect(items).toHaveLength(1);
  const { labels } = items[0].metadata;
  expect(labels['hub-deploy.io/proved']).toBe(labels.version);
}, 240_000);

test.concurrent('a job that was killed before it said a word is named, with the hubs that are as they were', async () => {
  const { canary, later, deploy, silent, report } = await begun('killed');
  expectGreen(await deploy(canary));
  expectGreen(await deploy(later));
  silent(canary);
  const { code, log, summary } = await report('cancelled', 'success');
  expect(code).not.toBe(0);
  expect(log).toContain('The job "Deploy staging" left no word');
  expect(summary).toMatch(/`canary` .*skipped/);
  expect(summary).toMatch(/It was cancelled, not approved, or stopped before it began/);
}, 240_000);
