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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { act, expectGreen } from './act.mjs';
import { dispatch, NEW_BRANCH, pullRequest, push, startByHand } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { HUBS, kubectl, purgeHubs, pushedTags, releases, revisions } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
const repository = join(folder, 'hubs');
const secrets = { GITHUB_TOKEN: 'token', KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8') };
let github: GitHubDouble;
let head = '';

/** A job of the caller's own after the reusable workflow, which sees its outputs. */
const AFTER = `
  after:
    needs: hubs
    if: always()
    runs-on: ubuntu-latest
    steps:
      - run: echo "hubs came out as $RESULT, deployed $DEPLOYED, failed $FAILED"
        env:
          RESULT: \${{ needs.hubs.result }}
          DEPLOYED: \${{ needs.hubs.outputs.deployed }}
          FAILED: \${{ needs.hubs.outputs.failed }}
`;

beforeAll(async () => {
  purgeHubs();
  github = await githubServer();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', {
    workflow: 'deploy.yml',
    salt: `workflow ${Date.now()}`,
  });
  // act takes the repository's name from its remote.
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  const workflows = join(repository, '.github/workflows');
  cpSync(join(import.meta.dirname, '../../examples/workflows'), workflows, { recursive: true });
  appendFileSync(join(workflows, 'deploy.yml'), AFTER);
  head = commit(repository, 'Workflows');
}, 240_000);
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a workflow of the ops repo for an event. */
function run(event: Parameters<typeof act>[1], payload: object, more: Parameters<typeof act>[3] = {}) {
  const variables = { GITHUB_API_URL: github.url };
  return act(repository, event, payload, { secrets, variables, ...more });
}

/** Commits what was edited and pushes it. */
function pushed(message: string, more: Parameters<typeof act>[3] = {}) {
  const before = head;
  head = commit(repository, message);
  return run('push', push(before, head), more);
}

/** The names of the jobs that ran to their end. */
function jobs(log: string): string[] {
  const ended = log.matchAll(/^\[(?:hubs\/hub-deploy|[^\]/]+)\/(.+?)\s*\].*🏁/gm);
  const names = [...ended].map(([, name]) => name ?? '');
  return [...new Set(names.map((name) => name.replace(/-\d+$/, '')))].sort();
}

describe('examples/workflows/deploy.yml', () => {
  test('the first push builds each image in a job, deploys staging, then production, and reports as one', async () => {
    const result = await run('push', push(NEW_BRANCH, head));
    expectGreen(result);
    expect(releases()).toEqual(
      Object.fromEntries(HUBS.map((hub) => [hub, { revision: 1, status: 'deployed', proved: 1 }])),
    );
    expect(result.log).toContain('5 hubs deployed; 4 images built.');
    expect(result.log).toContain(
      'hubs came out as success, deployed ["staging","commons","geo","intro","seminar"], failed []',
    );
    expect(jobs(result.log)).toEqual([
      ...['Build hub/seminar', 'Build user/geo', 'Build user/seminar', 'Build user/staging'],
      ...['Deploy production', 'Deploy staging', 'Plan', 'Report', 'after'],
    ]);
    expect(github.violations).toEqual([]);
  }, 600_000);

  test('a pull request gets one comment with its plan, diff and build, and a check run; nothing leaves the run', async () => {
    const before = revisions();
    const tagsBefore = await pushedTags('k8s-user-geo');
    git(repository, 'checkout', '--quiet', '-b', 'change');
    appendFileSync(
      join(repository, 'user-images/geo/Dockerfile'),
      'RUN head -c 5000000 /dev/urandom > /tmp/proposed\n',
    );
    edit(join(repository, 'hub-charts/geo/values.yaml'), 'jupyterhub:\n', '# proposed\njupyterhub:\n');
    const proposed = commit(repository, 'geo: a proposal');
    git(repository, 'checkout', '--quiet', 'main');
    git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'change');
    const result = await run('pull_request', pullRequest(head, proposed));
    git(repository, 'reset', '--quiet', '--hard', head);
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Build user/geo', 'Plan', 'Report', 'Validate', 'after']);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('`geo`');
    expect(github.comments[0]?.body).toContain('✅ built');
    expect(github.comments[0]?.body).toMatch(/\| [\d.]+ [MG]B \(\+5 MB\) \|/);
    expect(github.comments[0]?.body).toContain('What a merge changes in the cluster');
    expect(github.checkRuns.map(({ head_sha }) => head_sha)).toEqual([proposed]);
    expect(revisions()).toEqual(before);
    expect(await pushedTags('k8s-user-geo')).toEqual(tagsBefore);
    expect(github.violations).toEqual([]);
  }, 300_000);

  test('a push that touches no hub plans and reports, in two jobs', async () => {
    const before = revisions();
    edit(join(repository, 'README.md'), '# An ops repo', '# Our ops repo');
    const result = await pushed('a word in the README');
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Plan', 'Report', 'after']);
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('a failing first environment spares the others; report and outputs are there, in a red run', async () => {
    const before = revisions();
    const crash = 'import sys; print("the database is on fire", file=sys.stderr); sys.exit(3)';
    edit(
      join(repository, 'hub-charts/staging/values.yaml'),
      '  hub:\n',
      `  hub:\n    extraConfig:\n      crash: |\n        ${crash}\n`,
    );
    appendFileSync(join(repository, 'user-images/geo/motd.txt'), 'news\n');
    const result = await pushed('staging crashes, and geo has news');
    expect(result.code).not.toBe(0);
    expect(result.log).toContain('the database is on fire');
    // act starts no job of the caller's after a workflow that failed; GitHub does.
    expect(result.log).toMatch(/Report .*set-output:: failed=\["staging","geo"\]/);
    expect(result.log).toMatch(/1 hub failed: staging; 1 hub spared: geo; 1 image built\./);
    expect(revisions()).toEqual({ ...before, staging: (before.staging ?? 0) + 1 });
  }, 300_000);

  test('what is mended is deployed, and by the same run what it had spared', async () => {
    const before = revisions();
    git(repository, 'checkout', '--quiet', 'HEAD~1', '--', 'hub-charts/staging/values.yaml');
    const result = await pushed('staging as it was');
    expectGreen(result);
    expect(result.log).toMatch(/Also looked at, for what failed or was spared there: production/);
    expect(result.log).toMatch(/Report .*2 hubs deployed\./);
    expect(revisions()).toEqual({
      ...before,
      staging: (before.staging ?? 0) + 1,
      geo: (before.geo ?? 0) + 1,
    });
  }, 300_000);

  test('without the secret `kubeconfig` the hub fails with a sentence that names it', async () => {
    edit(join(repository, 'hub-charts/commons/values.yaml'), 'jupyterhub:\n', '# more\njupyterhub:\n');
    const before = revisions();
    const result = await pushed('commons: a remark', { secrets: {}, env: { KUBECONFIG: '/nowhere' } });
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(/commons was not deployed.*no kubeconfig was given.*secret/);
    expect(revisions()).toEqual(before);
  }, 120_000);
});

describe('examples/workflows/by-hand.yml', () => {
  const byHand = (inputs: Record<string, string>, more: Parameters<typeof act>[3] = {}) =>
    run('workflow_dispatch', dispatch(), {
      workflow: 'by-hand.yml',
      inputs: { command: 'run', hubs: '', force: 'false', 'dry-run': 'false', ...inputs },
      ...more,
    });

  test('who names no hub means them all: what failed is deployed, nothing else', async () => {
    const before = revisions();
    const result = await byHand({});
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Deploy production', 'Deploy staging', 'Plan', 'Report']);
    expect(result.log).toMatch(/Report .*1 hub deployed\./);
    expect(revisions()).toEqual({ ...before, commons: (before.commons ?? 0) + 1 });
  }, 300_000);

  test('rollback goes back, in the job of that hub’s environment alone', async () => {
    const before = revisions();
    const result = await byHand({ command: 'rollback', hubs: 'geo' });
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
    for (const place of [
      'hub-charts/seminar',
      'hub-images/seminar',
      'user-images/seminar',
      'secrets/seminar.yaml',
    ])
      rmSync(join(repository, place), { recursive: true });
    head = commit(repository, 'seminar is over');
    const unsure = await byHand({ command: 'remove', hubs: 'seminar' });
    expect(unsure.code).not.toBe(0);
    expect(unsure.log).toMatch(/confirm/);
    expect(releases().seminar).toBeDefined();
    expectGreen(await byHand({ command: 'remove', hubs: 'seminar', confirm: 'seminar' }));
    expect(releases().seminar).toBeUndefined();
    expect(kubectl('get', 'pvc', '-n', 'seminar', '-o', 'name')).toContain('hub-db-dir');
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
    const result = await run(
      'schedule',
      { schedule: '17 3 * * *', repository: { full_name: 'org/hubs', default_branch: 'main' } },
      { workflow: 'drift.yml', secrets: { KUBECONFIG_READ: secrets.KUBECONFIG } },
    );
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(/title=Drift%3A commons/);
    expect(result.log).toMatch(/not as the repository says: .*commons/);
    expect(jobs(result.log)).toContain('Report');
    expect(revisions()).toEqual(before);
  }, 240_000);
});

describe('examples/workflows/reviewed.yml', () => {
  test('each environment’s job declares its GitHub environment, whose deployment GitHub makes: there is no double', async () => {
    const before = revisions();
    edit(
      join(repository, 'hub-deploy.yaml'),
      'environments:\n',
      'github-environment: <env>\nenvironments:\n',
    );
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# reviewed\n');
    const result = await pushed('reviewers', { workflow: 'reviewed.yml' });
    expectGreen(result);
    expect(result.log).toMatch(/Matrix: .*github-environment:staging/);
    expect(revisions()).toEqual({ ...before, staging: (before.staging ?? 0) + 1 });
    expect(github.deployments).toEqual([]);
    expect(github.violations).toEqual([]);
  }, 300_000);
});

describe('examples/workflows/self-hosted.yml', () => {
  /** An archive as get.helm.sh has it, whose Helm leaves a mark; and the `curl` that fetches it. */
  function helmArchive() {
    const place = mkdtempSync(join(folder, 'helm-'));
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
    const curl = fakeProgram(
      'curl',
      `for last; do :; done\necho "fetching $last"\ncp '${archive}' helm.tar.gz`,
    );
    return { mark, sha256, env: { PATH: `${curl}:${process.env.PATH}` } };
  }

  test('a Helm whose checksum is not the one given is not used: nothing is deployed', async () => {
    const { env, mark } = helmArchive();
    const before = revisions();
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# self-hosted\n');
    const vars = { HELM_VERSION: 'v4.3.1', HELM_SHA256: '0'.repeat(64) };
    const result = await pushed('self-hosted', { workflow: 'self-hosted.yml', vars, env });
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(
      /title=Input helm-sha256::It is not the SHA-256 of helm-v4\.3\.1-linux-amd64\.tar\.gz/,
    );
    expect(existsSync(mark)).toBe(false);
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('the jobs run on runners of that label, with the Helm that was asked for', async () => {
    const { env, mark, sha256 } = helmArchive();
    const before = revisions();
    const vars = { HELM_VERSION: 'v4.3.1', HELM_SHA256: sha256 };
    const more = { workflow: 'self-hosted.yml', vars, env };
    const result = await run('workflow_dispatch', dispatch(), { ...more, inputs: {} });
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
    const gcloud = fakeProgram('gcloud', `cp '${kubeconfig}' "$KUBECONFIG"`);
    const plugin = fakeProgram('gke-gcloud-auth-plugin', 'echo version');
    const before = revisions();
    const result = await pushed('two clusters', {
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
    const moved = Object.entries(before).map(([hub, revision]) => [hub, revision + 1]);
    expect(revisions()).toEqual(Object.fromEntries(moved));
  }, 300_000);
});

describe('the plan job, started by hand', () => {
  const plan = (event: string, payload: object, inputs: Record<string, string> = {}) =>
    startByHand(repository, {
      event,
      payload,
      inputs: { command: 'plan', 'report-later': 'true', 'github-token': 'token', ...inputs },
      env: { GITHUB_API_URL: github.url },
    });
  const NONE = '{"include":[]}';

  test('starts no job after the merge of a pull request with the label hub-deploy:skip', async () => {
    const before = head;
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'RUN true\n');
    head = commit(repository, 'geo: not yet');
    const labels = ['hub-deploy:skip'];
    github.pullRequests.push({ number: 9, head: before, base: 'main', labels, mergedAs: head });
    const { outputs } = await plan('push', push(before, head));
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
    const before = head;
    edit(join(repository, 'hub-charts/intro/values.yaml'), 'jupyterhub:\n', 'jupyterhub: &broken\n  - [\n');
    appendFileSync(join(repository, 'hub-charts/commons/values.yaml'), '# more\n');
    head = commit(repository, 'one broken, one not');
    const { code, log, outputs } = await plan('push', push(before, head));
    git(repository, 'reset', '--quiet', '--hard', before);
    head = before;
    expect(code).toBe(0);
    expect(log).toMatch(/::error .*file=hub-charts\/intro\/values\.yaml/);
    expect(outputs['deploys-rest']).not.toBe(NONE);
  }, 60_000);
});

/** A folder for the PATH, with a program that does these lines of shell. */
function fakeProgram(name: string, lines: string): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return bin;
}
