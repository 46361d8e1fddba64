import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { act, expectGreen } from './act.mjs';
import { NEW_BRANCH, push } from './github.mjs';
import { commit, git } from './ops-repo.mjs';
import { makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl, pushedTags } from './world.mjs';

/** The example workflows for what stands beside hub-deploy: Argo CD or Flux, and a chat. */
const folder = mkdtempSync(join(tmpdir(), 'beside-'));
const org = `beside-${process.pid}`;
const examples = join(import.meta.dirname, '../../examples/workflows');
const TAG = /h[0-9a-f]{32}@sha256:[0-9a-f]{64}/;
const hubs: string[] = [];
let github: GitHubDouble;

beforeAll(async () => {
  github = await githubServer();
});
afterAll(async () => {
  await github.close();
  kubectl('delete', 'namespace', ...hubs, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

/** An ops repo of one hub, with one of the example workflows. */
function opsRepo(name: string, workflow: string): string {
  const repository = join(folder, name);
  hubs.push(name);
  mkdirSync(repository);
  makeTinyRepo(repository, name, `${process.env.REGISTRY}/${org}/k8s-user-${name}`, {
    [`.github/workflows/${workflow}`]: readFileSync(join(examples, workflow), 'utf8'),
  });
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  return repository;
}

describe('examples/workflows/gitops.yml', () => {
  /** A hub of Argo CD's, and the bare repository that stands for GitHub's. */
  function argo(name: string) {
    const repository = opsRepo(name, 'gitops.yml');
    const remote = join(folder, `${name}.git`);
    git(folder, 'clone', '--quiet', '--bare', repository, remote);
    return {
      repository,
      remote,
      /** Runs it for a push; the job's pushes to GitHub, with its own token, lead to the bare repository. */
      run: (before: string) =>
        act(repository, 'push', push(before, git(repository, 'rev-parse', 'HEAD')), {
          workflow: 'gitops.yml',
          secrets: { GITHUB_TOKEN: 'ghs_of-this-job' },
          variables: {
            GITHUB_API_URL: github.url,
            GIT_CONFIG_COUNT: '1',
            GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
            GIT_CONFIG_VALUE_0: 'https://github.com/org/hubs',
          },
          env: { KUBECONFIG: '/nowhere' },
        }),
      pulled: () => git(repository, 'pull', '--quiet', '--ff-only', remote, 'main'),
    };
  }

  test.concurrent('builds, and pushes one commit with the tag that the registry has; nothing is deployed; a run after that has nothing to write', async () => {
    const { repository, remote, run, pulled } = argo('argo');
    expectGreen(await run(NEW_BRANCH));
    pulled();
    expect(git(repository, 'log', '-1', '--format=%s %an')).toBe('Image tags hub-deploy');
    expect(git(repository, 'diff', '--name-only', 'HEAD~1')).toBe('hub-charts/argo/values.yaml');
    const values = readFileSync(join(repository, 'hub-charts/argo/values.yaml'), 'utf8');
    const [content = '', digest] = TAG.exec(values)?.[0].split('@') ?? [];
    expect(await pushedTags(`${org}/k8s-user-argo`)).toHaveProperty(content, digest);

    const before = git(repository, 'rev-parse', 'HEAD');
    write(repository, 'README.md', '# Hubs\n');
    const head = commit(repository, 'a word');
    git(repository, 'push', '--quiet', remote, 'main');
    expectGreen(await run(before));
    expect(git(remote, 'rev-parse', 'main')).toBe(head);
  }, 240_000);

  test.concurrent('an image that fails to build makes a red run, and the others’ tags are pushed', async () => {
    const { repository, remote, run, pulled } = argo('news');
    const before = git(repository, 'rev-parse', 'HEAD');
    write(repository, 'user-images/news/motd', 'news\n');
    write(repository, 'user-images/flux/Dockerfile', 'FROM scratch\nCOPY nothing-like-this /\n');
    for (const [file, text] of [
      ['Chart.yaml', 'apiVersion: v2\nname: flux\nversion: 1.0.0\n'],
      [
        'values.yaml',
        `jupyterhub: {singleuser: {image: {name: ${process.env.REGISTRY}/${org}/k8s-user-flux, tag: set-on-deployment}}}\n`,
      ],
    ] as const)
      write(repository, `hub-charts/flux/${file}`, text);
    commit(repository, 'news, and another hub');
    git(repository, 'push', '--quiet', remote, 'main');
    const result = await run(before);
    expect(result.code).not.toBe(0);
    pulled();
    expect(git(repository, 'diff', '--name-only', 'HEAD~1')).toBe('hub-charts/news/values.yaml');
  }, 240_000);
});

describe('examples/workflows/notify.yml', () => {
  /** A hub, and a chat that hears of it. */
  async function chat(name: string) {
    const told: unknown[] = [];
    const repository = opsRepo(name, 'notify.yml');
    const server = createServer((question, answer) => {
      let body = '';
      question.on('data', (chunk) => {
        body += chunk;
      });
      question.on('end', () => {
        told.push(JSON.parse(body));
        answer.end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const secrets = {
      GITHUB_TOKEN: 'ghs_of-this-job',
      KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8'),
      CHAT_WEBHOOK: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    };
    const variables = { GITHUB_API_URL: github.url };
    const run = (workflow: string, before: string) => {
      const event = push(before, git(repository, 'rev-parse', 'HEAD'));
      return act(repository, 'push', event, { workflow, secrets, variables });
    };
    return { told, repository, run, close: () => server.close() };
  }

  test.concurrent('a push that deploys tells nobody', async () => {
    const { told, run, close } = await chat('silent');
    const result = await run('notify.yml', NEW_BRANCH).finally(close);
    expectGreen(result);
    expect(result.log).toContain('deployed=["silent"]');
    expect(told).toEqual([]);
  }, 240_000);

  test.concurrent('a hub that fails is told, by its name and with the run’s address', async () => {
    const { told, repository, run, close } = await chat('chat');
    try {
      const before = git(repository, 'rev-parse', 'HEAD');
      write(repository, 'hub-charts/chat/templates/wrong.yaml', 'apiVersion: v1\nkind: NoSuchKind\n');
      commit(repository, 'a mistake');
      const result = await run('notify.yml', before);
      expect(result.code).not.toBe(0);
      const [, failed = ''] = /Report .*set-output:: failed=(.*)/.exec(result.log) ?? [];
      expect(failed).toBe('["chat"]');

      // act starts no job after a reusable workflow that failed; GitHub does. The job `tell` as it is, after a job that
      // ends as that one did.
      const text = readFileSync(join(examples, 'notify.yml'), 'utf8');
      const [head = '', tell = ''] = text.split('\n  tell:\n');
      const ended = `  hubs:
    runs-on: ubuntu-latest
    outputs: {failed: '\${{ steps.it.outputs.failed }}'}
    steps:
      - id: it
        run: echo 'failed=${failed}' >> "$GITHUB_OUTPUT"; exit 1
`;
      write(
        repository,
        '.github/workflows/tell.yml',
        `${head.slice(0, head.indexOf('  hubs:\n'))}${ended}\n  tell:\n${tell}`,
      );
      commit(repository, 'the last job alone');
      await run('tell.yml', before);
      expect(told).toEqual([
        {
          text: expect.stringMatching(
            /^Hubs failed \["chat"\] https:\/\/github\.com\/org\/hubs\/actions\/runs\/\d+$/,
          ),
        },
      ]);
    } finally {
      close();
    }
  }, 240_000);
});
