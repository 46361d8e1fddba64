import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { act, expectGreen } from './act.mjs';
import { pullRequest, push } from './github.mjs';
import { commit, edit, git } from './ops-repo.mjs';
import { kubectl } from './world.mjs';

/**
 * docs/quick-start.md as somebody new follows it: from an empty repository, with what its blocks say and nothing else. The
 * addresses of the internet are replaced by the sandbox's: the charts' and the base image's.
 */
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'quick-start-'));
const repository = join(folder, 'hubs');
const page = readFileSync(join(root, 'docs/quick-start.md'), 'utf8');
const registry = process.env.REGISTRY ?? '';
/** The charts are served by this very process. */
const exec = promisify(execFile);
let github: GitHubDouble;
let charts: Server;
let first = '';
/** Of the pull request with the first hub: how it ran, and its comment before it was merged. */
let pullRequestRun: Awaited<ReturnType<typeof act>>;
let proposedComment = '';

/** The block that the page shows after a file's name. */
function block(path: string, nth = 0): string {
  const after = page.slice(page.indexOf(`\`${path}\``));
  const found = [...after.matchAll(/^( *)```\w+\n([\s\S]*?)^ *```/gm)][nth];
  const [, indent = '', text = ''] = found ?? [];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}

/** Writes a file of the newcomer's, with the sandbox's addresses. */
function write(path: string, text: string) {
  const { port } = charts.address() as AddressInfo;
  const here = text
    .replaceAll('https://hub.jupyter.org/helm-chart/', `http://127.0.0.1:${port}/`)
    .replaceAll('quay.io/jupyterhub/k8s-singleuser-sample:4.3.1', `${registry}/base/singleuser:5.5.4`)
    .replaceAll('registry.example.org', registry);
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), here);
}

/** A chart repository with the sandbox's JupyterHub chart, under the version that the page names. */
async function chartRepository(version: string): Promise<Server> {
  const place = join(folder, 'charts');
  cpSync(join(root, 'examples/charts/jupyterhub'), join(folder, 'jupyterhub'), { recursive: true });
  edit(join(folder, 'jupyterhub/values.yaml'), 'registry.example.org', registry);
  const helm = (...args: string[]) => exec('helm', args);
  await helm('package', join(folder, 'jupyterhub'), '--version', version, '--destination', place);
  await helm('repo', 'index', place);
  const server = createServer((question, answer) => {
    const name = readdirSync(place).find((one) => `/${one}` === question.url);
    if (!name) return answer.writeHead(404).end();
    return answer.end(readFileSync(join(place, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

beforeAll(async () => {
  kubectl('delete', 'namespace', 'intro', '--ignore-not-found', '--wait');
  github = await githubServer();
  const [, version = ''] = /version: (\d+\.\d+\.\d+)\n +repository: https/.exec(page) ?? [];
  charts = await chartRepository(version);
  mkdirSync(repository);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'config', 'user.name', 'New');
  git(repository, 'config', 'user.email', 'new@example.org');
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  write('README.md', '# Our hubs\n');
  first = commit(repository, 'Initial commit');
  await firstHub();
}, 300_000);
afterAll(async () => {
  charts.close();
  await github.close();
  kubectl('delete', 'namespace', 'intro', '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

function run(event: Parameters<typeof act>[1], payload: object) {
  return act(repository, event, payload, {
    secrets: {
      GITHUB_TOKEN: 'ghs_of-this-job',
      KUBECONFIG: readFileSync(process.env.KUBECONFIG ?? '', 'utf8'),
    },
    variables: { GITHUB_API_URL: github.url },
    env: { KUBECONFIG: '/nowhere' },
  });
}

/** What the page says up to the merge: files, commands, pull request. */
async function firstHub() {
  git(repository, 'checkout', '--quiet', '-b', 'first-hub');
  write('hub-charts/intro/Chart.yaml', block('hub-charts/intro/Chart.yaml'));
  const [, dependencies = ''] = /Run `(helm dependency update [\w/-]+)`/.exec(page) ?? [];
  await exec('sh', ['-c', dependencies], { cwd: repository });
  const [, ignored = ''] = /\(`([^`]+)` in `.gitignore`\)/.exec(page) ?? [];
  write('.gitignore', `${ignored}\n`);
  const image = block('user-images/intro/Dockerfile', 1);
  write('hub-charts/intro/values.yaml', `${block('hub-charts/intro/values.yaml')}${image}`);
  // Content of this run's own: another one may have left its image in the registry.
  write(
    'user-images/intro/Dockerfile',
    `${block('user-images/intro/Dockerfile')}LABEL run="${Date.now()}"\n`,
  );
  const [, workflow = ''] =
    /`\.github\/workflows\/deploy\.yml`: \[[^\]]+\]\(\.\.\/([^)]+)\)/.exec(page) ?? [];
  write('.github/workflows/deploy.yml', readFileSync(join(root, workflow), 'utf8'));
  const proposed = commit(repository, 'The first hub');
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'first-hub');
  const merged = git(repository, 'rev-parse', 'HEAD');
  pullRequestRun = await run('pull_request', pullRequest(first, proposed));
  proposedComment = github.comments[0]?.body ?? '';
  github.pullRequests.push({ number: 7, head: proposed, base: 'main', labels: [], mergedAs: merged });
}

test('its files, its commands and its pull request: the comment says what a merge would deploy', () => {
  expect(git(repository, 'ls-files').split('\n')).not.toContain(
    'hub-charts/intro/charts/jupyterhub-4.3.1.tgz',
  );
  expectGreen(pullRequestRun);
  expect(proposedComment).toContain('1 of 1 hub to deploy.');
  expect(proposedComment).toContain('✅ built');
});

test('its merge deploys the hub, which answers where the page says', async () => {
  const result = await run('push', push(first, git(repository, 'rev-parse', 'HEAD')));
  expectGreen(result);
  expect(result.log).toContain('1 hub deployed; 1 image built.');
  expect(github.comments[0]?.body).toContain('1 hub deployed');
  const [, command = ''] = /`kubectl (-n intro port-forward service\/proxy-public) 8080:80`/.exec(page) ?? [];
  const forward = spawn('kubectl', [...command.split(' '), ':80'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<string>((resolve) => {
      forward.stdout.on('data', (chunk) => {
        const [, found] = /127\.0\.0\.1:(\d+) ->/.exec(String(chunk)) ?? [];
        if (found) resolve(found);
      });
    });
    const answer = await fetch(`http://127.0.0.1:${port}/hub/login`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('JupyterHub');
  } finally {
    forward.kill();
  }
}, 300_000);

test('`hub-deploy plan` and `validate` on one’s own machine say what the pull request said, and find nothing wrong', async () => {
  const script = join(root, 'dist/cli/index.js');
  const { stdout } = await exec('node', [script, 'plan', '--offline', '--base', first], { cwd: repository });
  expect(stdout).toMatch(/^deploy +intro$/m);
  const { stderr } = await exec('node', [script, 'validate', '--base', first], { cwd: repository });
  expect(stderr).not.toMatch(/^error/m);
}, 60_000);
