import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hubDeploy, makeTinyRepo } from './tiny-repo.mjs';
import { kubectl } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
const repository = join(folder, 'hubs');

const helm = (...args: string[]) =>
  execFileSync('helm', [...args, '--namespace', 'handy'], { cwd: repository, encoding: 'utf8' });
const upgradeByHand = (description: string) =>
  helm('upgrade', 'handy', 'hub-charts/handy', '--description', description);

beforeAll(async () => {
  kubectl('delete', 'namespace', 'handy', '--ignore-not-found', '--wait');
  makeTinyRepo(repository, 'handy', `${process.env.REGISTRY}/by-hand/user`);
  const first = await hubDeploy(repository, ['run', 'handy']);
  if (first.code !== 0) throw new Error(first.stderr);
}, 120_000);
afterAll(() => {
  kubectl('delete', 'namespace', 'handy', '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

test('what somebody did by hand is named by a run, which leaves it alone: revision, time, description', async () => {
  upgradeByHand('quick fix by Ada');
  const { code, stderr } = await hubDeploy(repository, ['run', '--base', 'HEAD']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/drift +handy\n/);
  expect(stderr).toMatch(/revision 2, \d{4}-\d\d-\d\d \d\d:\d\d, "quick fix by Ada"/);
  expect(helm('history', 'handy')).not.toMatch(/^3/m);
}, 60_000);

test('a rollback by hand too', async () => {
  helm('rollback', 'handy', '1');
  const { stderr } = await hubDeploy(repository, ['run', '--base', 'HEAD']);
  expect(stderr).toMatch(/revision 3, \d{4}-\d\d-\d\d \d\d:\d\d, "Rollback to 1"/);
}, 60_000);

test('who names the hub deploys over it, and reads over what', async () => {
  const { code, stderr } = await hubDeploy(repository, ['run', 'handy', '--base', 'HEAD']);
  expect(code).toBe(0);
  expect(stderr).toContain('"quick fix by Ada"');
  expect(stderr).toContain('1 hub deployed');
  const again = await hubDeploy(repository, ['run', 'handy', '--base', 'HEAD']);
  expect(again.stderr).toContain('up to date: revision 4, proved');
  expect(again.stderr).not.toContain('Ada');
}, 60_000);
