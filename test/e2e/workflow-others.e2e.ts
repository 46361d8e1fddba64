import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { type ExampleFleet, exampleFleet, jobs } from './example-fleet.js';
import { dispatch, NEW_BRANCH, push, startByHand } from './github.mjs';
import { commit, edit } from './ops-repo.mjs';
import { hubDeploy } from './tiny-repo.mjs';
import { HUBS, leaveHubs, purgeHubs, revisions } from './world.mjs';

let fleet: ExampleFleet;
let repository = '';
let good = '';

beforeAll(async () => {
  purgeHubs();
  fleet = await exampleFleet('others');
  repository = fleet.repository;
  good = fleet.head();
}, 240_000);
afterAll(() => {
  leaveHubs();
  return fleet.close();
});
beforeEach(async () => {
  await fleet.anew();
  fleet.back(good);
});

/** An ops repo with one hub: what these workflows do does not depend on how many there are. */
function onlyStaging() {
  for (const hub of HUBS.filter((name) => name !== 'staging'))
    for (const place of ['hub-charts', 'hub-images', 'user-images'])
      rmSync(join(repository, place, hub), { recursive: true, force: true });
  rmSync(join(repository, 'secrets'), { recursive: true });
  commit(repository, 'staging alone');
}

describe('examples/workflows/reviewed.yml', () => {
  test('each environment’s job declares its GitHub environment, whose deployment GitHub makes: there is no double', async () => {
    onlyStaging();
    const before = revisions();
    edit(
      join(repository, 'hub-deploy.yaml'),
      'environments:\n',
      'github-environment: <env>\nenvironments:\n',
    );
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# reviewed\n');
    const result = await fleet.pushed('reviewers', { workflow: 'reviewed.yml' });
    expectGreen(result);
    expect(result.log).toMatch(/Matrix: .*github-environment:staging/);
    expect(revisions()).toEqual({ ...before, staging: (before.staging ?? 0) + 1 });
    expect(fleet.github().deployments).toEqual([]);
    expect(fleet.github().violations).toEqual([]);
  }, 300_000);
});

describe('examples/workflows/self-hosted.yml', () => {
  /** An archive as get.helm.sh has it, whose Helm leaves a mark; and the `curl` that fetches it. */
  function helmArchive() {
    const place = mkdtempSync(join(fleet.folder, 'helm-'));
    const mark = join(place, 'used');
    mkdirSync(join(place, 'linux-amd64'));
    writeFileSync(
      join(place, 'linux-amd64/helm'),
      `#!/bin/sh\ntouch '${mark}'\nexec '${process.env.HELM4}' "$@"\n`,
      { mode: 0o755 },
    );
    const archive = join(place, 'helm.tar.gz');
    execFileSync('tar', ['-czf', archive, '-C', place, 'linux-amd64']);
    const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
    const curl = fleet.program(
      'curl',
      `for last; do :; done\necho "fetching $last"\ncp '${archive}' helm.tar.gz`,
    );
    return { mark, sha256, env: { PATH: `${curl}:${process.env.PATH}` } };
  }

  test('a Helm whose checksum is not the one given is not used: nothing is deployed', async () => {
    onlyStaging();
    const { env, mark } = helmArchive();
    const before = revisions();
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# self-hosted\n');
    const vars = { HELM_VERSION: 'v4.3.1', HELM_SHA256: '0'.repeat(64) };
    const result = await fleet.pushed('self-hosted', { workflow: 'self-hosted.yml', vars, env });
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(
      /title=Input helm-sha256::It is not the SHA-256 of helm-v4\.3\.1-linux-amd64\.tar\.gz/,
    );
    expect(existsSync(mark)).toBe(false);
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('the jobs run on runners of that label, with the Helm that was asked for', async () => {
    onlyStaging();
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# by the Helm that was asked for\n');
    commit(repository, 'self-hosted');
    // As a run before has it, whose Helm was another one.
    expect(await hubDeploy(repository, ['build', 'staging'])).toMatchObject({ code: 0 });
    const { env, mark, sha256 } = helmArchive();
    const before = revisions();
    const vars = { HELM_VERSION: 'v4.3.1', HELM_SHA256: sha256 };
    const more = { workflow: 'self-hosted.yml', vars, env };
    const result = await fleet.run('workflow_dispatch', dispatch(), { ...more, inputs: {} });
    expectGreen(result);
    expect(result.log).toContain('fetching https://get.helm.sh/helm-v4.3.1-linux-amd64.tar.gz');
    expect(existsSync(mark)).toBe(true);
    expect(revisions()).toEqual({ ...before, staging: (before.staging ?? 0) + 1 });
  }, 240_000);
});

describe('examples/workflows/clusters.yml', () => {
  test('each cluster’s job logs in as its cluster says, and no other', async () => {
    const kubeconfig = process.env.KUBECONFIG ?? '';
    cpSync(kubeconfig, join(repository, 'secrets/two.kubeconfig'));
    edit(
      join(repository, 'hub-deploy.yaml'),
      'environments:\n  staging: {}\n  production: {}\n',
      'clusters:\n  one: {gke: {project: p1, location: l1, name: n1}}\n  two: {kubeconfig: secrets/two.kubeconfig}\n' +
        'environments:\n  staging: {cluster: one}\n  production: {cluster: two}\n',
    );
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# two clusters\n');
    const gcloud = fleet.program('gcloud', `cp '${kubeconfig}' "$KUBECONFIG"`);
    const plugin = fleet.program('gke-gcloud-auth-plugin', 'echo version');
    const before = revisions();
    const head = commit(repository, 'two clusters');
    const result = await fleet.run('push', push(NEW_BRANCH, head), {
      workflow: 'clusters.yml',
      vars: { GCP_PROVIDER: 'projects/1/x', GCP_SERVICE_ACCOUNT: 'deployer@example.org' },
      env: { PATH: `${gcloud}:${plugin}:${process.env.PATH}` },
    });
    expectGreen(result);
    expect(jobs(result.log)).toEqual(
      expect.arrayContaining(['Deploy one, staging', 'Deploy two, production', 'Report']),
    );
    const logins = [...result.log.matchAll(/hub-deploy\/(Deploy[^\]]*?)\s*\].*stands in for (\S+):/g)];
    expect(logins.map(([, job, action]) => [job, action])).toEqual([
      ['Deploy one, staging', 'google-github-actions/auth'],
    ]);
    expect(revisions()).toEqual(Object.fromEntries(HUBS.map((hub) => [hub, (before[hub] ?? 0) + 1])));
  }, 600_000);
});

describe('the plan job, started by hand', () => {
  const plan = (event: string, payload: object, inputs: Record<string, string> = {}) =>
    startByHand(repository, {
      event,
      payload,
      inputs: { command: 'plan', 'report-later': 'true', 'github-token': 'token', ...inputs },
      env: { GITHUB_API_URL: fleet.github().url },
    });
  const NONE = '{"include":[]}';

  test('starts no job after the merge of a pull request with the label hub-deploy:skip', async () => {
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'RUN true\n');
    const head = commit(repository, 'geo: not yet');
    const labels = ['hub-deploy:skip'];
    fleet.github().pullRequests.push({ number: 9, head: good, base: 'main', labels, mergedAs: head });
    const event = { event: 'labeled', label: 'hub-deploy:skip', actor: 'ada' } as const;
    fleet.github().labelEvents.push({ ...event, pullRequest: 9, created_at: '2026-11-24T06:00:00Z' });
    const { outputs } = await plan('push', push(good, head));
    expect([outputs.builds, outputs['deploys-first'], outputs['deploys-rest']]).toEqual([NONE, NONE, NONE]);
  }, 60_000);

  test('stops at once where rollback or remove name no hub', async () => {
    for (const command of ['rollback', 'remove']) {
      const { code, log, outputs } = await plan('workflow_dispatch', dispatch(), { 'plan-for': command });
      expect(code).toBe(1);
      expect(log).toContain(`${command} wants hubs by name`);
      expect(outputs['deploys-rest']).toBeUndefined();
    }
  }, 60_000);

  test('one hub’s error does not stop the others’ jobs: the plan ends green, and says it', async () => {
    edit(join(repository, 'hub-charts/intro/values.yaml'), 'jupyterhub:\n', 'jupyterhub: &broken\n  - [\n');
    appendFileSync(join(repository, 'hub-charts/commons/values.yaml'), '# more\n');
    const head = commit(repository, 'one broken, one not');
    const { code, log, outputs } = await plan('push', push(good, head));
    expect(code).toBe(0);
    expect(log).toMatch(/::error .*file=hub-charts\/intro\/values\.yaml/);
    expect(outputs['deploys-rest']).not.toBe(NONE);
  }, 60_000);
});
