import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { dispatch, push, startByHand } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { leaveHubs, purgeHubs, releases, revisions } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
const repository = join(folder, 'hubs');
let good = '';

beforeAll(async () => {
  purgeHubs();
  good = makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'mistakes' });
  const inputs = { hubs: 'staging, commons' };
  expectGreen(await startByHand(repository, { event: 'workflow_dispatch', payload: dispatch(), inputs }));
}, 400_000);
afterAll(() => {
  leaveHubs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  git(repository, 'reset', '--quiet', '--hard', good);
});

/** Pushes what was edited. */
function pushed(message: string, more: { inputs?: Record<string, string>; env?: NodeJS.ProcessEnv } = {}) {
  return startByHand(repository, {
    event: 'push',
    payload: push(good, commit(repository, message)),
    ...more,
  });
}

function whereIs(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}

describe('a mistake in the repository', () => {
  test('a Dockerfile that fails at line 3: an annotation there; its hub stays, the others are deployed', async () => {
    const before = revisions();
    writeFileSync(
      join(repository, 'user-images/geo/Dockerfile'),
      `FROM ${process.env.REGISTRY}/base/singleuser:5.5.4\n# this will not work\nRUN echo looking for it && cat /no/such/file\n`,
    );
    edit(
      join(repository, 'hub-charts/commons/values.yaml'),
      '  hub:\n',
      '  hub:\n    extraConfig: {touched: "c.JupyterHub.log_level = 20"}\n',
    );
    const run = await pushed('a broken image, and another hub');
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error .*file=user-images\/geo\/Dockerfile,line=3/);
    expect(run.log).toContain('cat: /no/such/file: No such file or directory');
    expect(JSON.parse(run.outputs.failed ?? '')).toEqual(['geo']);
    expect(JSON.parse(run.outputs.deployed ?? '')).toEqual(['commons']);
    expect(revisions()).toEqual({ ...before, commons: (before.commons ?? 0) + 1 });
  }, 300_000);

  test('an image that crashes at start fails with its last words, long before the timeout, and is not up to date after', async () => {
    const crash = 'import sys; print("the database is on fire", file=sys.stderr); sys.exit(3)';
    edit(
      join(repository, 'hub-charts/commons/values.yaml'),
      '  hub:\n',
      `  hub:\n    extraConfig:\n      crash: |\n        ${crash}\n`,
    );
    const started = Date.now();
    const run = await pushed('a hub that crashes');
    expect(run.code).toBe(1);
    expect(run.log).toContain('the database is on fire');
    expect(run.log).toMatch(/title=commons%3A container hub of Deployment \S+ crashes \(exit code \d+\)/);
    expect(run.log).toMatch(
      /The hub is DOWN since \d\d:\d\d UTC\. Back to revision \d+: `hub-deploy rollback commons`/,
    );
    expect((Date.now() - started) / 1000).toBeLessThan(120);
    const state = releases().commons;
    expect(state?.proved).not.toBe(state?.revision);
    const named = () =>
      startByHand(repository, {
        event: 'workflow_dispatch',
        payload: dispatch(),
        inputs: { hubs: 'commons' },
      });
    const again = await named();
    expect(again.code).toBe(1);
    expect(again.log).not.toContain('up to date');
    // Twice is enough: it is not tried a third time, and nobody is told that all is well.
    const third = await named();
    expect([third.code, third.log]).toEqual([1, expect.stringContaining('1 hub down: commons')]);
    expect(third.log).toMatch(/::error .*title=commons is not tried again/);
    expect(third.log).not.toContain('Nothing to do');
  }, 400_000);

  test('a values file that is not YAML: an error at its line and column, and its hub stays as it is', async () => {
    const before = revisions();
    appendFileSync(join(repository, 'hub-charts/staging/values.yaml'), '\nbroken: [1, 2\nnext: }\n');
    const run = await pushed('not YAML');
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error .*file=hub-charts\/staging\/values\.yaml,line=\d+,col=\d+/);
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('a hub folder whose name is not allowed: an error that shows the rule', async () => {
    mkdirSync(join(repository, 'hub-charts/Geo_2'));
    writeFileSync(
      join(repository, 'hub-charts/Geo_2/Chart.yaml'),
      'apiVersion: v2\nname: geo2\nversion: 0.1.0\n',
    );
    const run = await pushed('a bad name');
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error .*file=hub-charts\/Geo_2\/Chart\.yaml/);
    expect(run.log).toContain('lower-case letters, digits and hyphens');
  }, 120_000);
});

describe('a mistake of the person or the machine', () => {
  test('hubs: no-such-hub gets the list of those there are, and nothing is done', async () => {
    const before = revisions();
    const run = await startByHand(repository, {
      event: 'workflow_dispatch',
      payload: dispatch(),
      inputs: { hubs: 'no-such-hub' },
    });
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/no-such-hub.*`commons`, `geo`, `intro`, `seminar`, `staging`/);
    expect(revisions()).toEqual(before);
  }, 60_000);

  test('the registry down: one sentence, before anything is half done', async () => {
    for (const file of ['user-images/staging/Dockerfile', 'hub-charts/staging/values.yaml']) {
      edit(join(repository, file), process.env.REGISTRY ?? '', '127.0.0.1:9');
    }
    const before = revisions();
    const run = await pushed('a registry that is not there');
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error .*127\.0\.0\.1:9/);
    expect(run.log).not.toContain('building');
    expect(revisions()).toEqual(before);
  }, 120_000);

  test('the cluster unreachable: one sentence, before anything is built', async () => {
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# unreachable\n');
    const kubeconfig = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:9' } }],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    });
    const run = await pushed('a cluster that is not there', { inputs: { kubeconfig } });
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error title=The cluster cannot be asked::.*kubeconfig/);
    expect(run.log).not.toContain('building');
  }, 120_000);

  test.each([
    ['missing', undefined, /helm is not on the PATH/],
    ['too old', '#!/bin/sh\necho v3.12.3\n', /3\.12\.3.*3\.13/],
  ])(
    'Helm %s: one sentence, before anything is built',
    async (fault, script, words) => {
      const tools = mkdtempSync(join(folder, 'tools-'));
      for (const program of ['git', 'kubectl', 'docker', 'node'])
        symlinkSync(whereIs(program), join(tools, program));
      if (script) writeFileSync(join(tools, 'helm'), script, { mode: 0o755 });
      appendFileSync(join(repository, 'user-images/staging/motd.sh'), `# helm is ${fault}\n`);
      const run = await pushed('no helm', { env: { PATH: tools } });
      expect(run.code).toBe(1);
      expect(run.log).toMatch(words);
      expect(run.log).not.toContain('building');
    },
    120_000,
  );
});
