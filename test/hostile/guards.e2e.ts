import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dispatch, push, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { kubectl } from '../e2e/world.mjs';
import { change, purge, revisionsOf, twoHubs } from './support/two-hubs.js';

/**
 * The attacker: a member who may push any branch but the default one, and dispatch workflows there. Their branch's
 * hub-deploy.yaml says what they like, and their branch has the folders that they like. What the default branch guards
 * must stay as it is: no release of it is changed, rolled back, adopted or removed, no volume is deleted, and no cluster
 * but the one that the default branch declares is shown the job's login.
 */
const HUBS = ['guard-free', 'guard-prod'] as const;
const CONFIG = `discover: hub-charts/<hub>/Chart.yaml
environments:
  staging: {branches: [main, "mine/*"]}
  prod: {github-environment: reviewers}
hubs:
  guard-free: {environment: staging}
  guard-prod: {environment: prod}
`;
/** All of it lifted. */
const LIFTED = `discover: hub-charts/<hub>/Chart.yaml
branches: ["**"]
`;

let folder = '';
let repository = '';
let main = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-guards-'));
  purge(HUBS);
  repository = twoHubs(folder, HUBS, CONFIG);
  main = git(repository, 'rev-parse', 'HEAD');
  const { code } = await run(
    { command: 'deploy', hubs: HUBS.join(' ') },
    { payload: dispatch(), ref: 'main' },
  );
  expect([code, revisionsOf(HUBS)]).toEqual([0, [1, 1]]);
  git(repository, 'checkout', '--quiet', '-b', 'mine/it');
}, 240_000);
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => purge(HUBS), 120_000);

function run(
  inputs: Record<string, string>,
  { payload = dispatch() as object, ref = 'mine/it', env = {} as Record<string, string> } = {},
) {
  return startByHand(repository, {
    event: 'after' in payload ? 'push' : 'workflow_dispatch',
    payload,
    inputs,
    env: { GITHUB_REF: ref.startsWith('refs/') ? ref : `refs/heads/${ref}`, ...env },
  });
}

/** The branch with its own configuration and something to deploy. */
function lifted(config = LIFTED): string {
  writeFileSync(join(repository, 'hub-deploy.yaml'), config);
  return change(repository, HUBS, 'mine');
}

describe('a branch that lifts the guards', () => {
  test.each(['run', 'deploy'])(
    'deploys by `%s` what the default branch lets it, and no more',
    async (command) => {
      const head = lifted(
        CONFIG.replace('prod: {github-environment: reviewers}', 'prod: {branches: ["**"]}'),
      );
      const { code, log } = await run({ command }, { payload: push(main, head) });
      expect([code, revisionsOf(HUBS)]).toEqual([0, [2, 1]]);
      expect(log).toContain('mine/it only plans: main deploys it, says main');
      await run({ command, force: 'true', hubs: HUBS.join(' ') });
      expect(revisionsOf(HUBS)).toEqual([3, 1]);
    },
    240_000,
  );

  test('has its hub deployed in the default branch’s GitHub environment', async () => {
    git(repository, 'checkout', '--quiet', 'main');
    writeFileSync(
      join(repository, 'hub-deploy.yaml'),
      CONFIG.replace('prod: {', 'prod: {branches: ["**"], '),
    );
    commit(repository, 'prod from every branch');
    git(repository, 'push', '--quiet', 'origin', 'main');
    git(repository, 'checkout', '--quiet', 'mine/it');
    lifted();
    const { outputs } = await run({ command: 'plan', hubs: 'guard-prod' });
    const jobs = ['deploys-first', 'deploys-rest'].flatMap(
      (name) => JSON.parse(outputs[name] ?? '{}').include,
    );
    expect(jobs).toMatchObject([{ 'github-environment': 'reviewers' }]);
  }, 60_000);

  test.each(['rollback', 'adopt'])(
    'changes nothing by `%s`',
    async (command) => {
      lifted();
      const { code, log } = await run({ command, hubs: 'guard-prod', force: 'true' });
      expect([code, log]).toEqual([1, expect.stringContaining('title=Not from this branch')]);
      expect(log).toContain('Nothing was done.');
      expect(revisionsOf(HUBS)).toEqual([1, 1]);
    },
    60_000,
  );

  test('and from a tag the same', async () => {
    lifted();
    git(repository, 'tag', 'v1');
    await run({ command: 'deploy', force: 'true', hubs: HUBS.join(' ') }, { ref: 'refs/tags/v1' });
    expect(revisionsOf(HUBS)).toEqual([1, 1]);
  }, 60_000);

  test('changes nothing where the default branch cannot be read', async () => {
    lifted();
    git(repository, 'remote', 'set-url', 'origin', join(folder, 'nowhere'));
    const { code, log } = await run({ command: 'deploy', force: 'true', hubs: HUBS.join(' ') });
    expect([code, revisionsOf(HUBS)]).toEqual([0, [1, 1]]);
    expect(log).toContain('main, whose rules hold here too, could not be read from the server');
  }, 60_000);
});

describe('a branch on which a hub’s folder is gone', () => {
  const remove = (ref?: string) =>
    run(
      { command: 'remove', hubs: 'guard-prod', confirm: 'guard-prod', 'delete-volumes': 'true' },
      ref ? { ref } : {},
    );
  const isThere = () => revisionsOf(['guard-prod'])[0] === 1;
  /** A configuration that knows no hub but what is found, so that a folder may go. */
  const GONE = 'discover: hub-charts/<hub>/Chart.yaml\nbranches: ["**"]\n';
  function gone(): void {
    rmSync(join(repository, 'hub-charts/guard-prod'), { recursive: true });
    writeFileSync(join(repository, 'hub-deploy.yaml'), GONE);
    commit(repository, 'prod is over');
  }

  test('does not remove it while the default branch declares it', async () => {
    gone();
    const { code, log } = await remove();
    expect([code, isThere()]).toEqual([1, true]);
    expect(log).toMatch(/guard-prod is still declared.*the default branch has it/);
  }, 60_000);

  test('nor where that has other rules for what is gone: the default branch itself does', async () => {
    git(repository, 'checkout', '--quiet', 'main');
    rmSync(join(repository, 'hub-charts/guard-prod'), { recursive: true });
    writeFileSync(
      join(repository, 'hub-deploy.yaml'),
      CONFIG.replace('  guard-prod: {environment: prod}\n', ''),
    );
    commit(repository, 'prod is over');
    git(repository, 'push', '--quiet', 'origin', 'main');
    git(repository, 'checkout', '--quiet', 'mine/it');
    gone();
    const refused = await remove();
    expect([refused.code, isThere()]).toEqual([1, true]);
    expect(refused.log).toContain('title=Not from this branch');
    git(repository, 'checkout', '--quiet', 'main');
    expect([(await remove('main')).code, isThere()]).toEqual([0, false]);
  }, 120_000);
});

describe('a branch that declares the cluster otherwise', () => {
  test.each(['status', 'deploy', 'run', 'images'])(
    'has `%s` log in nowhere',
    async (command) => {
      const mark = join(folder, 'started');
      const config = JSON.parse(kubectl('config', 'view', '--raw', '--flatten', '-o', 'json'));
      config.users = config.users.map(({ name }: { name: string }) => ({
        name,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: 'touch',
            args: [mark],
            interactiveMode: 'Never',
          },
        },
      }));
      writeFileSync(join(repository, 'kubeconfig.yaml'), JSON.stringify(config));
      lifted(`clusters: {theirs: {kubeconfig: kubeconfig.yaml}}\n${LIFTED}`);
      const { log } = await run({ command, hubs: command === 'images' ? '' : 'guard-prod' });
      expect(log).toContain('main does not declare the cluster theirs as this commit does');
      expect([existsSync(mark), revisionsOf(HUBS)]).toEqual([false, [1, 1]]);
    },
    60_000,
  );
});
