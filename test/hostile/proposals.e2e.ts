import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { act } from '../e2e/act.mjs';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { makeTinyRepo } from '../e2e/tiny-repo.mjs';

/**
 * The attacker: a stranger with a fork's pull request, and a member with one of the repository's own, against a workflow
 * that gives its command to every event. Their hub-deploy.yaml names programs (`setup`, a values `command`, `before`) and
 * a kubeconfig whose exec plug-in is a program of theirs. None of it must be started, whatever the command is; a proposal
 * is planned, validated and built, and nothing else.
 */
const folder = mkdtempSync(join(tmpdir(), 'hostile-proposals-'));
const repository = join(folder, 'hubs');
const mark = join(folder, 'started');
let base = '';
let head = '';

/** Each program leaves the mark. */
const CONFIG = `discover: hub-charts/<hub>/Chart.yaml
clusters: {one: {kubeconfig: kubeconfig.yaml}}
setup: [touch, ${mark}]
values:
  - {command: [touch, ${mark}]}
before:
  - run: [touch, ${mark}]
after:
  - run: [touch, ${mark}]
`;
const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: one
contexts: [{name: one, context: {cluster: one, user: one}}]
clusters: [{name: one, cluster: {server: "https://127.0.0.1:1"}}]
users:
  - name: one
    user:
      exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: ["${mark}"], interactiveMode: Never}
`;

/** A workflow that hands its command on, whatever the event is. */
const caller = (command: string) => `on: [pull_request]
permissions: {}
jobs:
  hubs:
    permissions: {contents: read}
    uses: org/hub-deploy/.github/workflows/deploy.yml@v1
    with: {command: ${command}, hubs: geo, confirm: geo}
    secrets: {kubeconfig: "\${{ secrets.KUBECONFIG }}"}
`;

const COMMANDS = ['deploy', 'status', 'adopt', 'rollback', 'remove', 'images'];

beforeAll(() => {
  mkdirSync(repository);
  makeTinyRepo(repository, 'geo', '127.0.0.1:1/org/geo', {
    ...Object.fromEntries(COMMANDS.map((command) => [`.github/workflows/${command}.yml`, caller(command)])),
  });
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  base = git(repository, 'rev-parse', 'HEAD');
  writeFileSync(join(repository, 'hub-deploy.yaml'), CONFIG);
  writeFileSync(join(repository, 'kubeconfig.yaml'), KUBECONFIG);
  head = commit(repository, 'hubs for all');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const payloads = () => {
  const own = pullRequest(base, head);
  const from = (full_name: string) => ({
    ...own,
    pull_request: { ...own.pull_request, head: { ...own.pull_request.head, repo: { full_name } } },
  });
  return [own, from('stranger/hubs')];
};

describe.each(COMMANDS)('`command: %s` on a pull request', (command) => {
  test('is refused before anything is started, from the repository’s own branch too', async () => {
    for (const payload of payloads()) {
      const { code, log } = await startByHand(repository, {
        event: 'pull_request',
        payload,
        inputs: { command, hubs: 'geo', confirm: 'geo', kubeconfig: KUBECONFIG, force: 'true' },
      });
      expect([code, log]).toEqual([1, expect.stringContaining(`${command} is not for proposals`)]);
      expect(log).toContain('use `command: run` there');
      expect(existsSync(mark)).toBe(false);
    }
  }, 60_000);

  test('makes no job with keys in the reusable workflow', async () => {
    const { code, log } = await act(repository, 'pull_request', payloads()[1] ?? {}, {
      workflow: `${command}.yml`,
      secrets: { GITHUB_TOKEN: 'token', KUBECONFIG },
    });
    expect(code).not.toBe(0);
    expect(log).toContain(`${command} is not for proposals`);
    expect(log).not.toMatch(/\/(?:Deploy|Build|Validate) /);
    expect(existsSync(mark)).toBe(false);
  }, 120_000);
});

test('what is left of it, the plan, starts nothing either', async () => {
  for (const payload of payloads()) {
    const { code, log } = await startByHand(repository, {
      event: 'pull_request',
      payload,
      inputs: { command: 'plan', kubeconfig: KUBECONFIG },
    });
    expect([code, log]).toEqual([0, expect.stringContaining('1 of 1 hub to deploy')]);
    expect(existsSync(mark)).toBe(false);
  }
}, 60_000);
