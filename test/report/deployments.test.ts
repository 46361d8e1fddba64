import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { github } from '../../src/host/github.js';
import { type DeploymentContext, finishDeployments, startDeployments } from '../../src/report/deployments.js';
import type { DeployedHub, PlannedHub } from '../../src/words.js';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { stateOf } from '../github/state.js';
import { aRelease } from '../plan/fixture.js';
import { deployed, plannedHub } from './samples.js';

const commit = 'c'.repeat(40);
const run = 'https://github.com/org/hubs/actions/runs/1';
let hub: GitHubDouble;
let context: DeploymentContext;

beforeEach(async () => {
  hub = await githubServer();
  const client = await github({ token: 'ghs_x', apiUrl: hub.url, repository: 'org/hubs' });
  context = { github: client, commit, run };
});
afterEach(async () => {
  const { violations } = hub;
  await hub.close();
  expect(violations).toEqual([]);
});

const inEnvironment = (name: string, githubEnvironment?: string): PlannedHub =>
  plannedHub(name, { release: aRelease({ hub: name, ...(githubEnvironment ? { githubEnvironment } : {}) }) });

async function deploy(hubs: readonly PlannedHub[], results: readonly DeployedHub[]) {
  const started = await startDeployments(context, hubs);
  const shown = hub.deployments.map(stateOf);
  return { started, shown, refused: await finishDeployments(context, started, results) };
}

describe('what GitHub shows of a deploy', () => {
  test("goes on, then succeeds with the hub's address and the run's log", async () => {
    const geo = inEnvironment('geo', 'production');
    const { shown } = await deploy([geo], [deployed(geo)]);
    expect(shown).toEqual(['in_progress']);
    expect(hub.deployments).toMatchObject([
      { ref: commit, environment: 'production', task: 'deploy', production: true, transient: false },
    ]);
    expect(hub.deployments[0]?.statuses.at(-1)).toMatchObject({
      state: 'success',
      environment_url: 'https://geo.example.org',
      log_url: run,
      description: 'geo deployed',
    });
  });

  test('is one deployment for the hubs of one environment, and a failure names the hub that failed', async () => {
    const [geo, intro] = [inEnvironment('geo', 'staging'), inEnvironment('intro', 'staging')];
    await deploy([geo, intro], [deployed(geo), deployed(intro, { result: 'failed' })]);
    expect(hub.deployments.map((one) => [one.environment, stateOf(one), one.production])).toEqual([
      ['staging', 'failure', false],
    ]);
    expect(hub.deployments[0]?.statuses.at(-1)).toMatchObject({
      description: 'intro not deployed',
      environment_url: '',
    });
  });

  test('is a failure where the run was interrupted before a result', async () => {
    await deploy([inEnvironment('geo', 'staging')], []);
    expect(hub.deployments.map(stateOf)).toEqual(['failure']);
  });

  test('is nothing for hubs without a GitHub environment, or that are not deployed', async () => {
    const quiet = { ...inEnvironment('intro', 'staging'), action: 'none' as const };
    await deploy([inEnvironment('geo'), quiet], [deployed(inEnvironment('geo'))]);
    expect(hub.deployments).toEqual([]);
  });

  test('leaves the earlier one inactive', async () => {
    const geo = inEnvironment('geo', 'staging');
    await deploy([geo], [deployed(geo)]);
    context = { ...context, commit: 'd'.repeat(40) };
    await deploy([geo], [deployed(geo)]);
    expect(hub.deployments.map(stateOf)).toEqual(['inactive', 'success']);
  });
});

describe('no double beside what a job makes by its own environment', () => {
  const geo = inEnvironment('geo', 'staging');
  const jobsOwn = (log_url: string) =>
    hub.deployments.push({
      id: 1,
      ref: commit,
      environment: 'staging',
      task: 'deploy',
      description: '',
      production: false,
      transient: false,
      statuses: [{ state: 'in_progress', description: '', environment_url: '', log_url }],
    });

  test('where the workflow says that the job declares it', async () => {
    context = { ...context, jobEnvironment: 'staging' };
    await deploy([geo], [deployed(geo)]);
    expect(hub.seen).toEqual([]);
  });

  test("where GitHub's deployment names this run's job", async () => {
    jobsOwn(`${run}/job/99`);
    await deploy([geo], [deployed(geo)]);
    expect(hub.deployments.map(stateOf)).toEqual(['in_progress']);
  });

  test("but another run's is none of ours", async () => {
    jobsOwn(`${run}2/job/99`);
    await deploy([geo], [deployed(geo)]);
    expect(hub.deployments.map(stateOf)).toContain('success');
  });
});

describe('without the permission', () => {
  test('one sentence, and GitHub is not asked for each environment', async () => {
    hub.permissions.delete('deployments');
    const hubs = [inEnvironment('geo', 'staging'), inEnvironment('intro', 'production')];
    const { started } = await deploy(hubs, []);
    expect(started.refused).toMatchObject([{ permission: 'deployments: write' }]);
    expect(hub.seen.length).toBe(1);
  });
});
