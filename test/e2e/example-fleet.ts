import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { act } from './act.mjs';
import { push, startByHand } from './github.mjs';
import { commit, git, makeOpsRepo } from './ops-repo.mjs';

type ActOptions = Parameters<typeof act>[3];

export const secrets = {
  GITHUB_TOKEN: 'token',
  KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8'),
};

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

/**
 * The example ops repo with all the example workflows, at GitHub's double. What is pushed is done to the sandbox's hubs;
 * a case leaves them as `main` says, so that the next one, whichever it is, begins there.
 */
export interface ExampleFleet {
  readonly folder: string;
  readonly repository: string;
  /** The commit that was pushed last. */
  head(): string;
  /** GitHub as it is for this test. */
  github(): GitHubDouble;
  /** A new GitHub, where nothing happened yet. */
  anew(): Promise<void>;
  /** Runs a workflow of the ops repo for an event. */
  run(event: Parameters<typeof act>[1], payload: object, more?: ActOptions): ReturnType<typeof act>;
  /** Commits what was edited and pushes it. */
  pushed(message: string, more?: ActOptions): ReturnType<typeof act>;
  /** The same by the action alone, with no workflow: for what a case begins with. */
  deployed(message: string, inputs?: Record<string, string>): ReturnType<typeof startByHand>;
  /** Goes back to a commit, as if nothing had been pushed since. */
  back(to: string): void;
  /** A folder for the PATH, with a program that does these lines of shell. */
  program(name: string, lines: string): string;
  close(): Promise<void>;
}

export async function exampleFleet(name: string): Promise<ExampleFleet> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const repository = join(folder, 'hubs');
  let github = await githubServer();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', {
    workflow: 'deploy.yml',
    salt: `${name} ${Date.now()}`,
  });
  // act takes the repository's name from its remote.
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  const workflows = join(repository, '.github/workflows');
  mkdirSync(workflows, { recursive: true });
  cpSync(join(import.meta.dirname, '../../examples/workflows'), workflows, { recursive: true });
  appendFileSync(join(workflows, 'deploy.yml'), AFTER);
  let head = commit(repository, 'Workflows');

  const run: ExampleFleet['run'] = (event, payload, more = {}) => {
    const variables = { GITHUB_API_URL: github.url };
    return act(repository, event, payload, { secrets, variables, ...more });
  };
  return {
    folder,
    repository,
    run,
    head: () => head,
    github: () => github,
    async anew() {
      await github.close();
      github = await githubServer();
    },
    pushed(message, more) {
      const before = head;
      head = commit(repository, message);
      return run('push', push(before, head), more);
    },
    deployed(message, inputs = {}) {
      const before = head;
      head = commit(repository, message);
      return startByHand(repository, {
        event: 'push',
        payload: push(before, head),
        inputs: { 'github-token': 'token', ...inputs },
        env: { GITHUB_API_URL: github.url },
      });
    },
    back(to) {
      git(repository, 'checkout', '--quiet', '--force', 'main');
      git(repository, 'reset', '--quiet', '--hard', to);
      head = to;
    },
    program(name, lines) {
      const bin = mkdtempSync(join(folder, 'bin-'));
      writeFileSync(join(bin, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
      return bin;
    },
    async close() {
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The names of the jobs that ran to their end. */
export function jobs(log: string): string[] {
  const ended = log.matchAll(/^\[(?:hubs\/hub-deploy|[^\]/]+)\/(.+?)\s*\].*🏁/gm);
  const names = [...ended].map(([, name]) => name ?? '');
  return [...new Set(names.map((name) => name.replace(/-\d+$/, '')))].sort();
}
