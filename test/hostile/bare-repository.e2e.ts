/**
 * The attacker: a stranger with a fork's pull request, against an ops repo that works in a folder of its checkout
 * (`working-directory: ops`). Their commit brings that folder HEAD, config, objects and refs, as a bare repository has
 * them, or makes it a link.
 *
 * What must not come out: a program that their `config` names (fsmonitor, sshCommand, hooks, pagers, filters, helpers)
 * runs on the runner or on the machine of whoever looks at the pull request; another repository of the machine is read.
 * A program that ran leaves a line in the canary file.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { git } from '../e2e/ops-repo.mjs';
import { hubDeploy, makeTinyRepo } from '../e2e/tiny-repo.mjs';
import { bareRepository } from './support/bare-repository.js';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  made.push(folder);
  return folder;
}

/** A checkout of a pull request, as the runner has it: one commit deep, so that its base must be fetched. */
function checkout(change: (repository: string, work: string) => void) {
  const work = makeFolder();
  const origin = join(work, 'origin');
  makeTinyRepo(origin, 'geo', '127.0.0.1:1/user', { 'ops/README.md': 'Here we work.\n' });
  const base = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(origin, 'checkout', '--quiet', '-b', 'change');
  change(origin, work);
  git(origin, 'add', '--all', '--force');
  git(origin, 'commit', '--quiet', '--message=A change');
  const head = git(origin, 'rev-parse', 'HEAD');
  const workspace = join(work, 'workspace');
  execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=change', `file://${origin}`, workspace]);
  return { work, workspace, event: { event: 'pull_request', payload: pullRequest(base, head) } };
}

const COMMANDS = ['plan', 'run', 'validate', 'build'];

describe('a bare repository in the working directory', () => {
  let canary = '';
  let at: ReturnType<typeof checkout>;
  beforeAll(() => {
    at = checkout((repository, work) => {
      const bare = bareRepository('ops', work);
      canary = bare.canary;
      for (const [path, text] of Object.entries(bare.files)) {
        mkdirSync(join(repository, path, '..'), { recursive: true });
        writeFileSync(join(repository, path), text);
      }
    });
  });

  test('is one that git itself would believe: its fsmonitor runs', () => {
    execFileSync('git', ['status'], { cwd: join(at.workspace, 'ops'), stdio: 'pipe' });
    expect(existsSync(canary)).toBe(true);
    rmSync(canary);
  });

  test.each(COMMANDS)('stops the action’s `%s` with a sentence, and nothing of it runs', async (command) => {
    const { code, log } = await startByHand(at.workspace, {
      ...at.event,
      inputs: { command, 'working-directory': 'ops', 'github-token': 'token-of-the-job' },
      env: { GITHUB_WORKSPACE: at.workspace },
    });
    expect(code).toBe(1);
    expect(log).toContain('A bare repository in the way');
    expect(existsSync(canary)).toBe(false);
  });

  test.each(['plan', 'validate', 'status'])(
    'stops `hub-deploy %s` of whoever looks at it',
    async (command) => {
      const { code, stderr } = await hubDeploy(join(at.workspace, 'ops'), [command]);
      expect(code).not.toBe(0);
      expect(stderr).toContain('A bare repository in the way');
      expect(existsSync(canary)).toBe(false);
    },
  );

  test('beside the working directory it is a folder as any other', async () => {
    const { code, outputs } = await startByHand(at.workspace, {
      ...at.event,
      inputs: { command: 'plan', 'github-token': 'token-of-the-job' },
      env: { GITHUB_WORKSPACE: at.workspace },
    });
    expect(code).toBe(0);
    expect(outputs.plan).toContain('"geo"');
    expect(existsSync(canary)).toBe(false);
  });
});

describe('a working directory that is a link', () => {
  test.each([
    ['to another checkout of the machine', '../elsewhere'],
    ['to the folder above', '..'],
  ])('%s is not followed out of the workspace', async (_, target) => {
    const at = checkout((repository, work) => {
      const elsewhere = join(work, 'elsewhere');
      if (!existsSync(elsewhere)) makeTinyRepo(elsewhere, 'private', '127.0.0.1:1/private');
      rmSync(join(repository, 'ops'), { recursive: true });
      execFileSync('ln', ['-s', target, join(repository, 'ops')]);
    });
    const { code, log, outputs } = await startByHand(at.workspace, {
      ...at.event,
      inputs: { command: 'plan', 'working-directory': 'ops' },
      env: { GITHUB_WORKSPACE: at.workspace },
    });
    expect(code).toBe(1);
    expect(log).toContain('The working directory is outside the workspace');
    expect(outputs.plan ?? '').not.toContain('private');
  });

  test('into .git is what stands there: a bare repository', async () => {
    const at = checkout((repository) => {
      rmSync(join(repository, 'ops'), { recursive: true });
      execFileSync('ln', ['-s', '.git/objects', join(repository, 'ops')]);
    });
    const { code, log } = await startByHand(at.workspace, {
      ...at.event,
      inputs: { command: 'plan', 'working-directory': 'ops' },
      env: { GITHUB_WORKSPACE: at.workspace },
    });
    expect(code).toBe(1);
    expect(log).toContain('A bare repository in the way');
  });
});
