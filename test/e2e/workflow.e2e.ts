import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { type ExampleFleet, exampleFleet, jobs } from './example-fleet.js';
import { NEW_BRANCH, pullRequest, push } from './github.mjs';
import { commit, edit, git } from './ops-repo.mjs';
import { HUBS, leaveHubs, purgeHubs, pushedTags, releases, revisions } from './world.mjs';

let fleet: ExampleFleet;
let repository = '';
/** The first push, and what it made. */
let firstRun: Awaited<ReturnType<ExampleFleet['run']>>;
let installed: ReturnType<typeof releases>;
let violations: readonly string[];

beforeAll(async () => {
  purgeHubs();
  fleet = await exampleFleet('workflow');
  repository = fleet.repository;
  firstRun = await fleet.run('push', push(NEW_BRANCH, fleet.head()));
  installed = releases();
  violations = fleet.github().violations;
}, 600_000);
afterAll(() => {
  leaveHubs();
  return fleet.close();
});
beforeEach(() => fleet.anew());

describe('examples/workflows/deploy.yml', () => {
  test('the first push builds each image in a job, deploys staging, then production, and reports as one', () => {
    expectGreen(firstRun);
    expect(installed).toEqual(
      Object.fromEntries(HUBS.map((hub) => [hub, { revision: 1, status: 'deployed', proved: 1 }])),
    );
    expect(firstRun.log).toContain('5 hubs deployed; 4 images built.');
    expect(firstRun.log).toContain(
      'hubs came out as success, deployed ["staging","commons","geo","intro","seminar"], failed []',
    );
    expect(jobs(firstRun.log)).toEqual([
      ...['Build hub/seminar', 'Build user/geo', 'Build user/seminar', 'Build user/staging'],
      ...['Deploy production', 'Deploy staging', 'Plan', 'Report', 'after'],
    ]);
    expect(violations).toEqual([]);
  });

  test('a pull request gets one comment with its plan, diff and build, and a check run; nothing leaves the run', async () => {
    const head = fleet.head();
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
    const result = await fleet.run('pull_request', pullRequest(head, proposed));
    fleet.back(head);
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Build user/geo', 'Plan', 'Report', 'Validate', 'after']);
    const { comments, checkRuns } = fleet.github();
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('`geo`');
    expect(comments[0]?.body).toContain('✅ built');
    expect(comments[0]?.body).toMatch(/\| [\d.]+ [MG]B \(\+5 MB\) \|/);
    expect(comments[0]?.body).toContain('What a merge changes in the cluster');
    expect(checkRuns.map(({ head_sha }) => head_sha)).toEqual([proposed]);
    expect(revisions()).toEqual(before);
    expect(await pushedTags('k8s-user-geo')).toEqual(tagsBefore);
    expect(fleet.github().violations).toEqual([]);
  }, 300_000);

  test('a push that touches no hub plans and reports, in two jobs', async () => {
    const before = revisions();
    edit(join(repository, 'README.md'), '# An ops repo', '# Our ops repo');
    const result = await fleet.pushed('a word in the README');
    expectGreen(result);
    expect(jobs(result.log)).toEqual(['Plan', 'Report', 'after']);
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('a failing first environment spares the others, in a red run with report and outputs; what is mended is deployed, and by the same run what it had spared', async () => {
    const before = revisions();
    const crash = 'import sys; print("the database is on fire", file=sys.stderr); sys.exit(3)';
    edit(
      join(repository, 'hub-charts/staging/values.yaml'),
      '  hub:\n',
      `  hub:\n    extraConfig:\n      crash: |\n        ${crash}\n`,
    );
    appendFileSync(join(repository, 'user-images/geo/motd.txt'), 'news\n');
    const red = await fleet.pushed('staging crashes, and geo has news');
    expect(red.code).not.toBe(0);
    expect(red.log).toContain('the database is on fire');
    // act starts no job of the caller's after a workflow that failed; GitHub does.
    expect(red.log).toMatch(/Report .*set-output:: failed=\["staging","geo"\]/);
    expect(red.log).toMatch(/1 hub failed: staging; 1 hub spared: geo; 1 image built\./);
    const revision = (before.staging ?? 0) + 1;
    expect(revisions()).toEqual({ ...before, staging: revision });

    git(repository, 'checkout', '--quiet', 'HEAD~1', '--', 'hub-charts/staging/values.yaml');
    const mended = await fleet.pushed('staging as it was');
    expectGreen(mended);
    expect(mended.log).toMatch(/Also looked at, for what failed or was spared there: production/);
    expect(mended.log).toMatch(/Report .*2 hubs deployed\./);
    expect(revisions()).toEqual({ ...before, staging: revision + 1, geo: (before.geo ?? 0) + 1 });
  }, 400_000);

  test('without the secret `kubeconfig` the hub fails with a sentence that names it', async () => {
    const head = fleet.head();
    edit(join(repository, 'hub-charts/commons/values.yaml'), 'jupyterhub:\n', '# more\njupyterhub:\n');
    const before = revisions();
    const nowhere = { secrets: {}, env: { KUBECONFIG: '/nowhere' } };
    const result = await fleet.pushed('commons: a remark', nowhere);
    fleet.back(head);
    expect(result.code).not.toBe(0);
    expect(result.log).toMatch(/commons was not deployed.*no kubeconfig was given.*secret/);
    expect(revisions()).toEqual(before);
  }, 120_000);
});
