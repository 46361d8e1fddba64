import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commit } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'canary-'));
const repository = join(folder, 'hubs');
const NAMESPACES = ['pilot', 'follower'];
const run = (...args: string[]) => hubDeploy(repository, ['run', ...args]);

/** The canary's check after each deploy: `true` or `false`. */
const configuration = (check: string) =>
  `environments:\n  first: {}\n  others: {}\nenvironment: others\nhubs:\n  pilot: {environment: first, after: [{run: [${check}]}]}\n`;
const values = (motto: string) => `motto: ${motto}\n`;

beforeAll(async () => {
  kubectl('delete', 'namespace', ...NAMESPACES, '--ignore-not-found', '--wait');
  makeTinyRepo(repository, 'pilot', `${process.env.REGISTRY}/canary/user`, {
    'hub-deploy.yaml': configuration('true'),
    'hub-charts/follower/Chart.yaml': 'apiVersion: v2\nname: follower\nversion: 1.0.0\n',
    'hub-charts/follower/values.yaml': values('one'),
    'hub-charts/follower/templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: follower}\ndata: {motto: "{{ .Values.motto }}"}\n',
  });
  const first = await run('pilot', 'follower');
  if (first.code !== 0) throw new Error(first.stderr);
}, 120_000);
afterAll(() => {
  kubectl('delete', 'namespace', ...NAMESPACES, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

const motto = () => kubectl('get', 'configmap', 'follower', '-n', 'follower', '-o', 'jsonpath={.data.motto}');

test('a canary that failed and was rolled back spares what comes after it, in the jobs and runs after that too, until it works or somebody forces it', async () => {
  write(repository, 'hub-deploy.yaml', configuration('false'));
  write(repository, 'hub-charts/follower/values.yaml', values('two'));
  commit(repository, 'What the canary does not bear');
  const failed = await run('--base', 'HEAD~1', '--on-failure', 'rollback');
  expect(failed.stderr).toContain('1 hub failed: pilot; 1 hub spared: follower.');
  for (const more of [['--environment', 'others'], []]) {
    const after = await run('--base', 'HEAD~1', ...more);
    expect(after).toMatchObject({ code: 1, stderr: expect.stringContaining('1 hub spared: follower.') });
  }
  expect(motto()).toBe('one');

  const forced = await run('follower', '--base', 'HEAD~1', '--force');
  expect([forced.code, motto()]).toEqual([0, 'two']);
  write(repository, 'hub-deploy.yaml', configuration('true'));
  write(repository, 'hub-charts/follower/values.yaml', values('three'));
  commit(repository, 'Mended');
  expect(await run('--base', 'HEAD~1')).toMatchObject({ code: 0 });
  expect(motto()).toBe('three');
}, 180_000);
