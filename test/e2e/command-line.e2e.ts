import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { kubectl, leaveHubs, purgeHubs, releases } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
const repository = join(folder, 'hubs');
let good = '';

/** Runs the packed command line in the ops repo, as the program that it is. */
function hubDeploy(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = join(process.cwd(), 'dist/cli/index.js');
  return new Promise((resolve) => {
    execFile(script, args, { cwd: repository }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

beforeAll(async () => {
  purgeHubs();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'command line' });
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs.git');
  const run = await hubDeploy('run', 'staging', 'commons');
  if (run.code !== 0) throw new Error(run.stderr);
  good = git(repository, 'rev-parse', 'HEAD');
}, 400_000);
afterAll(() => {
  leaveHubs();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  git(repository, 'reset', '--quiet', '--hard', good);
  git(repository, 'clean', '--quiet', '-fd');
});

describe('before a merge, with no cluster asked', () => {
  test('plan takes the working folder as it is', async () => {
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'LABEL org.example.dirty=yes\n');
    const { stdout, code } = await hubDeploy('plan', '--offline', '--base', 'HEAD', '--format', 'json');
    const plan = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(plan.images).toMatchObject([{ key: 'user/geo', action: 'build' }]);
    expect(plan.hubs.filter(({ action }: { action: string }) => action === 'deploy')).toMatchObject([
      { id: 'geo' },
    ]);
  }, 60_000);

  test('plan --format github prints outputs for a step of a workflow', async () => {
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'LABEL org.example.dirty=yes\n');
    const { stdout } = await hubDeploy('plan', '--offline', '--base', 'HEAD', '--format', 'github');
    expect(stdout).toContain('builds={"include":[{"id":"build-1","name":"user/geo","images":"user/geo"}]}\n');
    expect(stdout).toContain('hubs=["geo"]\n');
  }, 60_000);

  test('validate renders before and after, and shows what a merge would change, but no secret', async () => {
    edit(join(repository, 'hub-charts/geo/values.yaml'), '--ignore-existing', '--update');
    const { stderr, code } = await hubDeploy('validate', '--base', 'HEAD');
    expect(code).toBe(0);
    expect(stderr).toContain('~ Secret hub');
    expect(stderr).toContain('data.values.yaml: changed');
    expect(stderr).not.toContain('set-on-deployment');
  }, 60_000);

  test('validate maps what the chart’s schema refuses to the line that set it', async () => {
    const values = join(repository, 'hub-charts/intro/values.yaml');
    edit(values, 'startTimeout: 600', 'startTimeout: soon');
    const { stderr, code } = await hubDeploy('validate', '--base', 'HEAD');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /hub-charts\/intro\/values\.yaml:\d+: The chart refuses jupyterhub\.singleuser\.startTimeout/,
    );
  }, 60_000);

  test('validate is green for a change that mends what could not be rendered', async () => {
    const values = join(repository, 'hub-charts/intro/values.yaml');
    edit(values, 'startTimeout: 600', 'startTimeout: soon');
    commit(repository, 'broken');
    edit(values, 'startTimeout: soon', 'startTimeout: 601');
    const { stderr, code } = await hubDeploy('validate', '--base', 'HEAD');
    expect([code, stderr]).toEqual([0, expect.stringContaining('not known for intro')]);
  }, 60_000);

  test('what is encrypted is stood in for by validate-values', async () => {
    const secrets = join(repository, 'secrets/geo.yaml');
    writeFileSync(secrets, `\0GITCRYPT\0${'x'.repeat(40)}`);
    appendFileSync(join(repository, 'hub-charts/geo/values.yaml'), '# touched\n');
    const without = await hubDeploy('validate', '--base', 'HEAD');
    expect([without.code, without.stderr]).toEqual([
      0,
      expect.stringContaining('geo rendered without values that are encrypted'),
    ]);
    appendFileSync(join(repository, 'hub-deploy.yaml'), 'validate-values: [stand-ins.yaml]\n');
    writeFileSync(join(repository, 'stand-ins.yaml'), 'jupyterhub:\n  hub:\n    extraEnv: {STAND: in}\n');
    const { code, stderr } = await hubDeploy('validate', '--base', 'HEAD');
    expect([code, stderr]).toEqual([0, expect.stringContaining('STAND')]);
    writeFileSync(join(repository, 'stand-ins.yaml'), 'jupyterhub:\n  singleuser:\n    startTimeout: soon\n');
    const wrong = await hubDeploy('validate', '--base', 'HEAD');
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(/stand-ins\.yaml:3: The chart refuses jupyterhub\.singleuser\.startTimeout/),
    ]);
  }, 60_000);

  test('a hub on hold is validated too, and not deployed', async () => {
    const [configuration, values] = ['hub-deploy.yaml', 'hub-charts/geo/values.yaml'].map((file) =>
      join(repository, file),
    );
    edit(configuration ?? '', 'hubs:\n', 'hubs:\n  geo:\n    hold: until autumn\n');
    appendFileSync(values ?? '', '# sound\n');
    const sound = await hubDeploy('validate', '--base', 'HEAD');
    expect(sound.code).toBe(0);
    expect(sound.stdout + sound.stderr).toContain('on hold: until autumn');
    edit(values ?? '', 'tag: set-on-deployment', 'tag: latest');
    const { stderr, code } = await hubDeploy('validate', '--base', 'HEAD');
    expect(code).toBe(1);
    expect(stderr).toMatch(/hub-charts\/geo\/values\.yaml:\d+:.*latest/);
    edit(values ?? '', 'tag: latest', 'tag: set-on-deployment');
    edit(values ?? '', '  singleuser:\n', '  singleuser:\n    startTimeout: soon\n');
    expect((await hubDeploy('validate', '--base', 'HEAD')).stderr).toMatch(
      /hub-charts\/geo\/values\.yaml:\d+: The chart refuses jupyterhub\.singleuser\.startTimeout/,
    );
  }, 60_000);

  test('validate shows BuildKit’s findings at their lines, those that the change brought in', async () => {
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'MAINTAINER nobody\n');
    const { stderr } = await hubDeploy('validate', '--base', 'HEAD');
    expect(stderr).toMatch(/user-images\/geo\/Dockerfile:\d+: .*MaintainerDeprecated/);
  }, 60_000);
});

describe('what is live', () => {
  /** As the commit says, whatever the case before did. */
  beforeEach(async () => {
    const { code, stderr } = await hubDeploy('run', 'staging', 'commons');
    if (code !== 0) throw new Error(stderr);
  }, 120_000);
  const staging = () => releases().staging ?? { revision: 0 };

  test('status tells it, and ends with 2 on drift when asked', async () => {
    const { revision } = staging();
    const well = await hubDeploy('status', 'staging', 'commons', '--fail-on-drift');
    expect(well.code).toBe(0);
    expect(well.stdout).toMatch(
      /staging +\d+ \(deployed, proved\) +\S+k8s-user-staging:h[0-9a-f]{32} .* well +none/,
    );
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# drift\n');
    const drift = await hubDeploy('status', 'staging', '--fail-on-drift', '--format', 'json');
    expect(drift.code).toBe(2);
    expect(JSON.parse(drift.stdout).hubs).toMatchObject([
      { id: 'staging', drift: true, revision, health: 'well' },
    ]);
    // What differs is the cluster, whatever was changed since some other commit.
    expect(JSON.parse(drift.stdout).hubs[0].reasons).toEqual([expect.stringContaining('not what is live')]);
  }, 60_000);

  test('a hub whose proxy somebody scaled to none is down, not up to date; `--force` brings it back', async () => {
    const scale = (to: number) =>
      kubectl('scale', 'deployment/proxy', '--namespace', 'staging', `--replicas=${to}`);
    scale(0);
    try {
      const pods = ['pod', '--selector', 'component=proxy', '--namespace', 'staging'];
      kubectl('wait', '--for=delete', ...pods, '--timeout=60s');
      const named = await hubDeploy('run', 'staging');
      expect([named.code, named.stderr]).toEqual([1, expect.stringContaining('staging is down')]);
      expect(named.stderr).toContain('1 hub down: staging. No deploy is due.');
      expect(named.stderr).not.toContain('Nothing to do');
      const elsewhere = await hubDeploy('run', '--base', 'HEAD');
      expect([elsewhere.code, elsewhere.stderr]).toEqual([0, expect.stringContaining('1 hub down: staging')]);
      const { code, stdout } = await hubDeploy('status', 'staging', '--fail-on-drift');
      expect([code, stdout]).toEqual([2, expect.stringContaining('1 of 1 release live; down: staging.')]);
      expect(stdout).toMatch(/staging +\d+ \(deployed, proved\) .* Deployment proxy 0\/0 +none/);
      const back = await hubDeploy('run', 'staging', '--force');
      expect([back.code, back.stderr]).toEqual([0, expect.stringContaining('1 hub deployed.')]);
    } finally {
      scale(1);
    }
  }, 180_000);

  test('of a cluster that is not reached nothing is claimed, and both a look and a run end red', async () => {
    for (const command of ['status', 'run']) {
      const { code, stdout, stderr } = await hubDeploy(
        command,
        '--base',
        'HEAD',
        '--kube-context',
        'nowhere',
      );
      expect([code, stdout + stderr]).toEqual([1, expect.stringContaining('The cluster was not read')]);
      expect(stdout + stderr).not.toMatch(/as the repository says|Nothing to do/);
    }
  }, 60_000);

  test('a rollback stays until the content changes: the next run does not undo it', async () => {
    const { revision } = staging();
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# worse\n');
    commit(repository, 'staging: a change for the worse');
    expect(await hubDeploy('run', 'staging')).toMatchObject({ code: 0 });
    expect(staging()).toMatchObject({ revision: revision + 1, proved: revision + 1 });
    const back = await hubDeploy('rollback', 'staging');
    expect([back.code, back.stderr]).toEqual([0, expect.stringContaining('1 hub')]);
    const rolledBack = { revision: revision + 2, status: 'deployed', proved: revision + 2 };
    expect(staging()).toMatchObject(rolledBack);
    const next = await hubDeploy('run', 'staging');
    expect([next.code, next.stderr]).toEqual([0, expect.stringContaining('rolled back from this content')]);
    expect(staging()).toMatchObject(rolledBack);
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# mended\n');
    commit(repository, 'staging: mended');
    expect(await hubDeploy('run', 'staging')).toMatchObject({ code: 0 });
    expect(staging()).toMatchObject({ revision: revision + 3, proved: revision + 3 });
    // What is live now is where the other cases begin: a run would not go back to an older commit.
    good = git(repository, 'rev-parse', 'HEAD');
  }, 300_000);

  test('rollback and remove want to know which hub', async () => {
    expect((await hubDeploy('rollback')).stderr).toContain('rollback wants hubs by name');
    expect((await hubDeploy('remove')).stderr).toContain('remove wants one hub');
  }, 60_000);

  test('remove takes away a hub whose folder is gone, when confirmed, and keeps its volumes', async () => {
    expect((await hubDeploy('remove', 'commons', '--confirm', 'commons')).stderr).toContain(
      'is still declared',
    );
    git(repository, 'rm', '-r', '--quiet', 'hub-charts/commons');
    commit(repository, 'commons closes');
    const tried = await hubDeploy('remove', 'commons', '--dry-run');
    const foretold =
      /Would uninstall commons .*volume claims \(hub-db-dir\) stay.*user servers? .*Nothing was done/;
    expect([tried.code, tried.stderr + tried.stdout]).toEqual([0, expect.stringMatching(foretold)]);
    const unconfirmed = await hubDeploy('remove', 'commons');
    expect([unconfirmed.code, unconfirmed.stderr]).toEqual([1, expect.stringContaining('--confirm commons')]);
    expect(releases().commons).toBeDefined();
    expect(await hubDeploy('remove', 'commons', '--confirm', 'commons')).toMatchObject({ code: 0 });
    expect(releases().commons).toBeUndefined();
    expect(kubectl('get', 'pvc', '-n', 'commons', '-o', 'name')).toContain('hub-db-dir');
  }, 180_000);
});
