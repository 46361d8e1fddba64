import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { stateOf } from '../github/state.js';
import { act, expectGreen } from './act.mjs';
import { dispatch, NEW_BRANCH, pullRequest, push } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import { HUBS, kubectl, purgeHubs, pushedTags, releases, revisions } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
const repository = join(folder, 'hubs');
const secrets = { KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8') };
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
  makeOpsRepo(repository, process.env.REGISTRY ?? '', { workflow: 'deploy.yml', salt: 'workflow' });
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
function run(
  event: Parameters<typeof act>[1],
  payload: object,
  more: { workflow?: string; inputs?: Record<string, string>; signal?: AbortSignal; secrets?: object } = {},
) {
  const variables = { GITHUB_API_URL: github.url };
  return act(repository, event, payload, { secrets, variables, ...more } as Parameters<typeof act>[3]);
}

/** Commits what was edited and pushes it. */
function pushed(message: string) {
  const before = head;
  head = commit(repository, message);
  return run('push', push(before, head));
}

/** The jobs that ran, by their names without the runner's padding. */
function jobs(log: string): string[] {
  return [...new Set([...log.matchAll(/^\[[^\]/]+\/(?:hubs\/)?([^\]]+?)\s*\].*🏁/gm)].map(([, name]) => name ?? ''))];
}

describe('examples/workflows/deploy.yml', () => {
  test('the first push builds each image in a job, deploys staging, then production, and reports as one', async () => {
    const result = await run('push', push(NEW_BRANCH, head));
    console.log(result.log);
    expectGreen(result);
    expect(releases()).toEqual(
      Object.fromEntries(HUBS.map((hub) => [hub, { revision: 1, status: 'deployed', proved: 1 }])),
    );
    expect(result.log).toContain('5 hubs deployed; 4 images built.');
    expect(result.log).toContain(`hubs came out as success, deployed ${JSON.stringify(HUBS)}, failed []`);
  }, 600_000);
});
