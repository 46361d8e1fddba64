import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dispatch, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { hubDeploy, write } from '../e2e/tiny-repo.mjs';
import { writeProgram } from './support/programs.mjs';

/**
 * The attacker may write a kubeconfig into the repository, in plain text or encrypted to the public key that the team
 * publishes; somebody who is logged in to clouds then asks the cluster, on a runner or in a checkout of theirs. What must
 * not happen: a program of the attacker's runs, or a file of the machine is read.
 */
const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
const repository = join(folder, 'hubs');
const home = join(folder, 'home');
const pwned = join(folder, 'pwned');
let agePrivate = '';
let recipient = '';

const config = (user: object) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'west', cluster: { server: 'https://127.0.0.1:1' } }],
    users: [{ name: 'x', user }],
    contexts: [{ name: 'west', context: { cluster: 'west', user: 'x' } }],
    'current-context': 'west',
  });
const exec = (command: string, args: readonly string[] = [], env: readonly object[] = []) =>
  config({
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command,
      args,
      env,
      interactiveMode: 'Never',
    },
  });
const awsConfig = join(folder, 'aws-config');

/** The attacker's kubeconfigs, each with a word of what is told. */
const EVIL: readonly (readonly [what: string, kubeconfig: string, told: string])[] = [
  ['a shell', exec('sh', ['-c', `touch ${pwned}`]), '`sh`'],
  ['a path', exec(join(folder, 'evil/aws')), `${folder}/evil/aws`],
  [
    'a configuration of aws that runs programs',
    exec('aws', ['eks', 'get-token', '--cluster-name', 'x'], [{ name: 'AWS_CONFIG_FILE', value: awsConfig }]),
    'AWS_CONFIG_FILE',
  ],
  ['another call of aws', exec('aws', ['s3', 'rm', 's3://x']), 's3 rm'],
  [
    'a provider',
    config({ 'auth-provider': { name: 'gcp', config: { 'cmd-path': `touch ${pwned}` } } }),
    'gcp',
  ],
  ['a file of the machine', config({ tokenFile: join(folder, 'token') }), 'tokenFile'],
];

beforeAll(() => {
  const age = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  agePrivate = /AGE-SECRET-KEY-\S+/.exec(age)?.[0] ?? '';
  recipient = /age1\S+/.exec(age)?.[0] ?? '';
  mkdirSync(home);
  writeProgram(join(folder, 'evil'), 'aws', `touch ${pwned}`);
  // Stands in for the real one, which is not here: it runs what its configuration names.
  writeProgram(join(folder, 'bin'), 'aws', `touch ${pwned}`);
  writeFileSync(awsConfig, `[default]\ncredential_process = touch ${pwned}\n`);
  writeFileSync(join(folder, 'token'), 'a-token-of-the-machine');
  write(
    repository,
    'hub-deploy.yaml',
    'clusters: {west: {kubeconfig: keys/west.yaml}}\nhubs: {geo: {chart: chart}}\n',
  );
  write(repository, 'chart/Chart.yaml', 'apiVersion: v2\nname: geo\nversion: 0.1.0\n');
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'config', 'user.name', 'Member');
  git(repository, 'config', 'user.email', 'member@example.org');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keep(kubeconfig: string, encrypted: boolean): void {
  write(repository, 'keys/west.yaml', kubeconfig);
  if (encrypted)
    execFileSync('sops', ['--encrypt', '--in-place', '--age', recipient, 'keys/west.yaml'], {
      cwd: repository,
    });
  commit(repository, `a kubeconfig ${Math.random()}`);
}
const job = () => ({
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  HOME: home,
  SOPS_AGE_KEY: agePrivate,
});

describe.each([
  ['in plain text', false],
  ['encrypted', true],
])('a kubeconfig of the repository, %s,', (_, encrypted) => {
  test.each(EVIL)(
    'that logs in by %s: it is refused, with what to do, and nothing of it runs',
    async (_, text, told) => {
      keep(text, encrypted);
      const person = await hubDeploy(repository, ['status'], { ...job(), KUBECONFIG: '/nowhere' });
      expect(person.code).toBe(1);
      const runner = await startByHand(repository, {
        event: 'workflow_dispatch',
        payload: dispatch(),
        inputs: { command: 'status' },
        env: { ...job(), KUBECONFIG: '/nowhere' },
      });
      expect(runner.code).toBe(1);
      for (const said of [person.stderr, runner.log]) {
        expect(said).toContain('A login that a kubeconfig of the repository may not have');
        expect(said).toContain(told);
        expect(said).toContain('KUBECONFIG');
      }
      expect(existsSync(pwned)).toBe(false);
    },
    60_000,
  );
});

test('plan alone goes to no server that the repository names, at a terminal too', async () => {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const clusters = 'clusters: {west: {kubeconfig: keys/west.yaml}}\nhubs: {geo: {chart: chart}}\n';
    write(repository, 'hub-deploy.yaml', clusters);
    keep(config({ token: 'x' }).replace('127.0.0.1:1', `127.0.0.1:${port}`), false);
    const env = { ...job(), KUBECONFIG: '/nowhere', CI: '', GITHUB_ACTIONS: '' };
    const { stdout, stderr } = await hubDeploy(repository, ['plan'], env);
    expect(stderr).toMatch(/^At [0-9a-f]{7}\n/);
    expect(stdout).toContain('The cluster west was not asked, since the kubeconfig is the repository’s');
    expect(calls).toBe(0);
  } finally {
    server.close();
  }
}, 60_000);

test('the kubeconfig of a person is theirs: its own program logs in, and plan alone starts none', async () => {
  const ran = join(folder, 'ran');
  writeProgram(join(folder, 'bin'), 'own-login', `touch ${ran}; exit 1`);
  write(repository, 'hub-deploy.yaml', 'hubs: {geo: {chart: chart}}\n');
  commit(repository, 'one cluster');
  writeFileSync(join(home, 'config'), exec('own-login'));
  const env = { ...job(), KUBECONFIG: join(home, 'config'), CI: '', GITHUB_ACTIONS: '' };
  const { stdout } = await hubDeploy(repository, ['plan'], env);
  expect(stdout).toContain('not asked, since the login starts a program');
  expect(existsSync(ran)).toBe(false);
  await hubDeploy(repository, ['status'], env);
  expect(existsSync(ran)).toBe(true);
}, 60_000);
