import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { type ExampleFleet, exampleFleet, jobs, secrets } from './example-fleet.js';
import { dispatch, startByHand } from './github.mjs';
import { commit, edit } from './ops-repo.mjs';
import { hubDeploy } from './tiny-repo.mjs';
import { HUBS, kubectl, kubectlJson, leaveHubs, purgeHubs, releases, revisions } from './world.mjs';

/** A hub that is removed, beside the examples'. */
const CLOSING = 'closing';
let fleet: ExampleFleet;
let repository = '';

beforeAll(async () => {
  purgeHubs(CLOSING);
  fleet = await exampleFleet('by-hand');
  repository = fleet.repository;
  const inputs = { hubs: HUBS.join(',') };
  expectGreen(await startByHand(repository, { event: 'workflow_dispatch', payload: dispatch(), inputs }));
}, 600_000);
afterAll(() => {
  leaveHubs(CLOSING);
  return fleet.close();
});
beforeEach(() => fleet.anew());

const byHand = (inputs: Record<string, string>, more: Parameters<ExampleFleet['run']>[2] = {}) =>
  fleet.run('workflow_dispatch', dispatch(), {
    workflow: 'by-hand.yml',
    inputs: { command: 'run', hubs: '', force: 'false', 'dry-run': 'false', ...inputs },
    ...more,
  });

describe('examples/workflows/by-hand.yml', () => {
  test('who names no hub means them all: what failed is deployed, nothing else', async () => {
    edit(join(repository, 'hub-charts/commons/values.yaml'), 'jupyterhub:\n', '# more\njupyterhub:\n');
    const failed = await fleet.deployed('commons: a remark', { kubeconfig: '{}' });
    expect(failed.code).not.toBe(0);
    const before = revisions();
    const result = await byHand({});
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Deploy production', 'Deploy staging', 'Plan', 'Report']);
    expect(result.log).toMatch(/Report .*1 hub deployed\./);
    expect(revisions()).toEqual({ ...before, commons: (before.commons ?? 0) + 1 });
  }, 300_000);

  test('rollback goes back, in the job of that hub’s environment alone', async () => {
    const head = fleet.head();
    appendFileSync(join(repository, 'user-images/geo/motd.txt'), 'news\n');
    expectGreen(await fleet.deployed('geo has news'));
    const before = revisions();
    const result = await byHand({ command: 'rollback', hubs: 'geo' });
    fleet.back(head);
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Deploy production', 'Plan', 'Report']);
    expect(revisions()).toEqual({ ...before, geo: (before.geo ?? 0) + 1 });
  }, 240_000);

  test('a dry run says what would be done, and no more', async () => {
    const before = revisions();
    const result = await byHand({ 'dry-run': 'true', force: 'true', hubs: 'intro' });
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Plan', 'Report']);
    expect(result.log).toContain('1 of 1 hub to deploy');
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('plan and status tell, and change nothing', async () => {
    const before = revisions();
    const plan = await byHand({ command: 'plan' });
    expectGreen(plan);
    expect(jobs(plan.log)).toEqual(['Plan', 'Report']);
    const status = await byHand({ command: 'status' });
    expectGreen(status);
    expect(jobs(status.log)).toEqual(['Deploy production', 'Deploy staging', 'Plan', 'Report']);
    expect(status.log).toMatch(/Report .*5 of 5 releases live/);
    expect(revisions()).toEqual(before);
  }, 180_000);

  test('remove takes a hub away whose folder is gone, when its name is confirmed; its volumes stay', async () => {
    const head = fleet.head();
    const chart = join(repository, 'hub-charts', CLOSING);
    cpSync(join(repository, 'hub-charts/commons'), chart, { recursive: true });
    edit(join(chart, 'Chart.yaml'), 'name: commons', `name: ${CLOSING}`);
    expectGreen(await fleet.deployed('one hub more'));
    const live = () => kubectlJson('get', 'secrets', '-n', CLOSING, '-l', 'owner=helm').items.length;
    expect(live()).toBe(1);
    rmSync(chart, { recursive: true });
    commit(repository, `${CLOSING} is over`);
    const unsure = await byHand({ command: 'remove', hubs: CLOSING });
    expect(unsure.code).not.toBe(0);
    expect(unsure.log).toMatch(/confirm/);
    expect(live()).toBe(1);
    const sure = await byHand({ command: 'remove', hubs: CLOSING, confirm: CLOSING });
    fleet.back(head);
    expectGreen(sure);
    expect(live()).toBe(0);
    expect(kubectl('get', 'pvc', '-n', CLOSING, '-o', 'name')).toContain('hub-db-dir');
  }, 240_000);

  test('after a cancelled run the next one does what it left', async () => {
    const inputs = { command: 'deploy', force: 'true', hubs: 'intro' };
    const before = revisions();
    const result = await byHand(inputs, { cancelAt: /intro: helm upgrade to revision/ });
    expect(result.code).not.toBe(0);
    const next = await byHand(inputs);
    expectGreen(next);
    expect(releases().intro).toMatchObject({ status: 'deployed' });
    expect(releases().intro?.proved).toBe(revisions().intro);
    expect(revisions().intro).toBeGreaterThan(before.intro ?? 0);
  }, 300_000);
});

describe('examples/workflows/drift.yml', () => {
  test('at night, a hub that somebody changed by hand makes a red run that names it, and stays as it is', async () => {
    execFileSync('helm', ['rollback', 'commons', '1', '--namespace', 'commons'], { stdio: 'ignore' });
    const before = revisions();
    const result = await fleet.run(
      'schedule',
      { schedule: '17 3 * * *', repository: { full_name: 'org/hubs', default_branch: 'main' } },
      { workflow: 'drift.yml', secrets: { KUBECONFIG_READ: secrets.KUBECONFIG } },
    );
    const after = revisions();
    expect(await hubDeploy(repository, ['run', 'commons', '--force'])).toMatchObject({ code: 0 });
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(/title=Drift%3A commons/);
    expect(result.log).toMatch(/not as the repository says: .*commons/);
    expect(jobs(result.log)).toContain('Report');
    expect(after).toEqual(before);
  }, 240_000);
});
