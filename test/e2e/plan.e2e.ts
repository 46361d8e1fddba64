import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { commit } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl } from './world.mjs';

// What a plan says when it may ask the cluster: by the packed command line, and a real release on the sandbox's node.
const root = mkdtempSync(join(tmpdir(), 'plan-'));
const context = kubectl('config', 'current-context');
const hubs: string[] = [];
afterAll(() => {
  kubectl('delete', 'namespace', ...hubs, '--ignore-not-found', '--wait=false');
  rmSync(root, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An ops repo of one hub, with the hub's name. */
function opsRepo(name: string) {
  const hub = `plan-${process.pid}-${name}`;
  const folder = join(root, name);
  hubs.push(hub);
  makeTinyRepo(folder, hub, `${process.env.REGISTRY}/${hub}/user`);
  const run = (...args: string[]) => hubDeploy(folder, args) as Promise<Ran>;
  /** At a terminal, wherever this test runs. */
  const byHand = { CI: '', GITHUB_ACTIONS: '' };
  const plan = (...args: string[]) =>
    hubDeploy(folder, ['plan', '--base', 'HEAD', ...args], byHand) as Promise<Ran>;
  return { hub, folder, run, plan };
}

/** A pod as KubeSpawner makes it for a user. */
function startServer(hub: string, user: string): void {
  const name = `jupyter-${user}`;
  kubectl(
    ...['run', name, '-n', hub, '--labels=component=singleuser-server', '--restart=Never'],
    ...[`--image=${process.env.REGISTRY}/base/busybox:1`, '--command', '--', 'sleep', '3600'],
  );
  kubectl('wait', '-n', hub, '--for=condition=Ready', `pod/${name}`, '--timeout=60s');
}

test('offline it asks no cluster, and says what it cannot know', async () => {
  const { plan } = opsRepo('unasked');
  const { stdout, stderr } = await plan('--offline');
  expect(stdout).toMatch(/^Nothing to do: none of 1 hub needs a deploy\.\n/);
  expect(stderr).toMatch(/^At [0-9a-f]{7}\n$/);
  const { stdout: json } = await plan('--offline', '--format', 'json');
  expect(JSON.parse(json).hubs[0].reasons).toEqual([
    'not touched by this change (its cluster was not asked)',
  ]);
}, 60_000);

test('a checkout of another user: what to run is git’s own word for it, from a folder of it too', async () => {
  const folder = join(root, 'anothers');
  makeTinyRepo(folder, 'anothers', `${process.env.REGISTRY}/anothers/user`);
  write(folder, 'a b/c', '1');
  execFileSync('chown', ['-R', '1234:1234', folder]);
  const { code, stderr } = (await hubDeploy(join(folder, 'a b'), ['plan', '--offline'])) as Ran;
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`git config --global --add safe\\.directory ${folder}$`, 'm'));
}, 60_000);

test('right after a deploy it says what a run says, and where: files that were not committed are on the release', async () => {
  const { hub, folder, run, plan } = opsRepo('after');
  const label = (revision: number) =>
    kubectl(
      ...['get', 'secret', '-n', hub, `sh.helm.release.v1.${hub}.v${revision}`],
      ...['-o', 'jsonpath={.metadata.labels.hub-deploy\\.io/uncommitted}'],
    );
  write(folder, `user-images/${hub}/motd`, 'Not committed.\n');
  const [where = ''] = (await run('run', hub)).stderr.split('\n');
  expect(where).toMatch(
    new RegExp(
      `^To context ${context} \\(https://\\S+\\), at \\w{7} plus 1 uncommitted file: user-images/${hub}/motd$`,
    ),
  );
  expect(label(1)).toBe('1');
  const planned = await plan();
  expect(planned.stderr.split('\n')[0]).toBe(where);
  expect(planned.stdout).toContain('Nothing to do');
  expect(JSON.parse((await plan('--format', 'json')).stdout).hubs).toMatchObject([
    { action: 'none', reasons: expect.arrayContaining(['up to date: revision 1, proved']) },
  ]);
  expect((await plan('--offline')).stdout).toContain('1 of 1 hub to deploy');
  commit(folder, 'Committed');
  expect(await run('run', hub, '--force')).toMatchObject({ code: 0 });
  expect(label(2)).toMatch(/^(null)?$/);
}, 240_000);

test('with a context it tells a folder from a wish, and counts the servers that run on a hub that restarts', async () => {
  const { hub, folder, run, plan } = opsRepo('asked');
  const asked = ['--kube-context', context];
  expect((await plan(...asked)).stdout).toContain('not installed');
  expect(await run('run', hub)).toMatchObject({ code: 0 });
  startServer(hub, 'ada');
  startServer(hub, 'bob');
  write(folder, `user-images/${hub}/motd`, 'Changed.\n');
  const people =
    '1 of 1 hub to deploy, 1 image to build. 1 hub restarts: no logins or new servers for seconds, 2 running servers go on.';
  const planned = await plan(...asked);
  expect(planned.stdout.split('\n')[0]).toBe(people);
  // So does every run, before it does anything.
  expect((await run('run', '--base', 'HEAD', '--dry-run')).stderr).toContain(people);
}, 240_000);

test('and what somebody did by hand is drift', async () => {
  const { hub, folder, run, plan } = opsRepo('drift');
  expect(await run('run', hub)).toMatchObject({ code: 0 });
  const chart = join(folder, 'hub-charts', hub);
  const set = ['--namespace', hub, '--reuse-values', '--set', 'by=hand'];
  execFileSync('helm', ['upgrade', hub, chart, ...set], { stdio: 'ignore' });
  const { stdout } = await plan('--kube-context', context);
  expect(stdout).toMatch(/drift +plan-\S+\n +somebody ran helm by hand since revision 1/);
}, 120_000);
