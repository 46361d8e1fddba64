import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { hubDeploy, makeTinyRepo } from './tiny-repo.mjs';
import { kubectl } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
const hubs: string[] = [];
afterAll(() => {
  kubectl('delete', 'namespace', ...hubs, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

/** A hub of its own that a run deployed, and that somebody upgraded by hand after it. */
async function fixedByAda(name: string, ...set: string[]) {
  const hub = `by-hand-${process.pid}-${name}`;
  const repository = join(folder, hub);
  hubs.push(hub);
  makeTinyRepo(repository, hub, `${process.env.REGISTRY}/by-hand/${name}`);
  const run = (...args: string[]) => hubDeploy(repository, ['run', ...args]);
  const helm = (...args: string[]) =>
    execFileSync('helm', [...args, '--namespace', hub], { cwd: repository, encoding: 'utf8' });
  const first = await run(hub);
  if (first.code !== 0) throw new Error(first.stderr);
  helm('upgrade', hub, `hub-charts/${hub}`, '--description', 'quick fix by Ada', ...set);
  const status = () => hubDeploy(repository, ['status', '--fail-on-drift']);
  return { hub, run, helm, status };
}

test.concurrent('what somebody did by hand is named by a run, which leaves it alone: revision, time, description', async () => {
  const { hub, run, helm } = await fixedByAda('named');
  const { code, stderr } = await run('--base', 'HEAD');
  expect(code).toBe(0);
  expect(stderr).toMatch(/drift +by-hand-\S+\n/);
  expect(stderr).toMatch(/revision 2, \d{4}-\d\d-\d\d \d\d:\d\d, "quick fix by Ada"/);
  expect(helm('history', hub)).not.toMatch(/^3/m);
}, 120_000);

test.concurrent('a rollback by hand too', async () => {
  const { hub, run, helm } = await fixedByAda('back');
  helm('rollback', hub, '1');
  const { stderr } = await run('--base', 'HEAD');
  expect(stderr).toMatch(/revision 3, \d{4}-\d\d-\d\d \d\d:\d\d, "Rollback to 1"/);
}, 120_000);

test.concurrent('who names the hub deploys over it, and reads over what', async () => {
  const { hub, run, helm } = await fixedByAda('over');
  helm('rollback', hub, '1');
  const { code, stderr } = await run(hub, '--base', 'HEAD');
  expect(code).toBe(0);
  expect(stderr).toContain('"quick fix by Ada"');
  expect(stderr).toContain('1 hub deployed');
  const again = await run(hub, '--base', 'HEAD');
  expect(again.stderr).toContain('up to date: revision 4, proved');
  expect(again.stderr).not.toContain('Ada');
}, 120_000);

test.concurrent('values that somebody set are named until a deploy takes them away; a run says of which hubs it does not know', async () => {
  const { hub, run, helm, status } = await fixedByAda('set', '--set', 'extra.token=hunter2hunter2');
  const set = await status();
  expect(set.code).toBe(2);
  expect(set.stdout).toContain('live values that the repository does not have: extra.token (');
  const over = await run(hub, '--base', 'HEAD');
  expect(over.stderr).toMatch(/not in the repository: extra\.token\. /);
  expect(helm('get', 'values', hub, '--output', 'json')).toBe('null\n');
  expect((await status()).code).toBe(0);

  const asks = 'Values that the repository does not have may be live';
  expect((await run('--base', 'HEAD')).stderr).not.toContain(asks);
  // As an older hub-deploy left it.
  kubectl('label', 'secret', `sh.helm.release.v1.${hub}.v3`, '--namespace', hub, 'hub-deploy.io/values-');
  const unsure = await run('--base', 'HEAD');
  expect(unsure.code).toBe(0);
  expect(unsure.stderr).toContain(`${asks} in ${hub}: `);
  expect((await status()).code).toBe(0);
  expect(JSON.stringify([set, over, unsure])).not.toContain('hunter2');
}, 120_000);
