import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NEW_BRANCH, push, startByHand } from './github.mjs';
import { commit, edit, git } from './ops-repo.mjs';
import { kubectl, kubectlJson } from './world.mjs';

/** An ops repo of three clusters, each of another cloud; all of them lead to the sandbox's own. */
const folder = mkdtempSync(join(tmpdir(), 'clouds-'));
const repository = join(folder, 'hubs');
const programs = join(folder, 'bin');
/** What else a run needs: the machine's own folders may hold the real programs. */
const tools = join(folder, 'tools');
const home = join(folder, 'home');
const log = join(folder, 'log');
const CLOUDS = ['west', 'east', 'north'];
const NAMES = ['gcloud', 'gke-gcloud-auth-plugin', 'aws', 'az', 'kubelogin'];
const PRIVATE_KEY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ';
const GOOGLE = {
  type: 'service_account',
  project_id: 'hubs',
  private_key: `-----BEGIN PRIVATE KEY-----\n${PRIVATE_KEY}\n-----END PRIVATE KEY-----\n`,
  client_email: 'deployer@hubs.iam.gserviceaccount.com',
};
const AZURE = { appId: 'app-of-the-deployer', password: '-a-very-long-azure-password', tenant: 'a-tenant' };

const CONFIGURATION = `discover: hubs/<cluster>/<hub>.yaml
chart: chart
values: [hubs/<cluster>/<hub>.yaml]
namespace: clouds-<cluster>
clusters:
  west: {gke: {project: hubs, location: europe-west2, name: west-cluster}, credentials: keys/west.json}
  east: {eks: {region: us-west-2, role: "arn:aws:iam::111122223333:role/deployer"}}
  north: {aks: {resource-group: hubs}, credentials: keys/north.json}
`;
const CHART = `apiVersion: v1
kind: ConfigMap
metadata: {name: said}
data: {word: {{ .Values.word }}}
`;

let agePrivate = '';
function write(file: string, text: string) {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
}

function link(names: readonly string[]) {
  rmSync(programs, { recursive: true, force: true });
  mkdirSync(programs);
  for (const name of names)
    symlinkSync(join(import.meta.dirname, '../clouds/program.mjs'), join(programs, name));
}

beforeAll(() => {
  const age = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  agePrivate = /AGE-SECRET-KEY-\S+/.exec(age)?.[0] ?? '';
  mkdirSync(home);
  mkdirSync(tools);
  for (const name of ['git', 'helm', 'kubectl', 'node', 'sops'])
    symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(tools, name));
  write('hub-deploy.yaml', CONFIGURATION);
  write('chart/Chart.yaml', 'apiVersion: v2\nname: small\nversion: 0.1.0\n');
  write('chart/templates/all.yaml', CHART);
  for (const cluster of CLOUDS) write(`hubs/${cluster}/geo.yaml`, 'word: first\n');
  write('keys/west.json', JSON.stringify(GOOGLE));
  write('keys/north.json', JSON.stringify(AZURE));
  const recipient = /age1\S+/.exec(age)?.[0] ?? '';
  for (const file of ['keys/west.json', 'keys/north.json'])
    execFileSync('sops', ['--encrypt', '--in-place', '--age', recipient, join(repository, file)]);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'config', 'user.name', 'Ops');
  git(repository, 'config', 'user.email', 'ops@example.org');
  commit(repository, 'hubs of three clouds');
});
afterAll(() => {
  kubectl(
    'delete',
    'namespace',
    ...CLOUDS.map((name) => `clouds-${name}`),
    '--ignore-not-found',
    '--wait=false',
  );
  rmSync(folder, { recursive: true, force: true });
});

async function pushed(message: string) {
  const head = message ? commit(repository, message) : git(repository, 'rev-parse', 'HEAD');
  rmSync(log, { force: true });
  writeFileSync(log, '');
  const run = await startByHand(repository, {
    event: 'push',
    payload: push(NEW_BRANCH, head),
    env: {
      PATH: `${programs}:${tools}`,
      HOME: home,
      KUBECONFIG: '/nowhere',
      SANDBOX_KUBECONFIG: process.env.KUBECONFIG,
      CLOUD_LOG: log,
      SOPS_AGE_KEY: agePrivate,
      AWS_ACCESS_KEY_ID: 'AKIAOFTHEJOB',
      AWS_SECRET_ACCESS_KEY: 'of-the-job',
    },
  });
  const lines = readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);
  return { ...run, calls: lines.map((line) => (JSON.parse(line) as string[]).join(' ')) };
}

describe('clusters of three clouds, logged in to by the vendors’ own programs', () => {
  test('a program that is missing is named before anything is deployed, with what to install', async () => {
    link(NAMES.filter((name) => name !== 'gke-gcloud-auth-plugin' && name !== 'az'));
    const run = await pushed('');
    expect(run.code).toBe(1);
    expect(run.log).toContain('gke-gcloud-auth-plugin is missing');
    expect(run.log).toContain('gcloud components install gke-gcloud-auth-plugin');
    expect(run.log).toContain('az is missing');
    expect(run.log.indexOf('az is missing')).toBeLessThan(run.log.indexOf('helm upgrade to revision 1'));
    expect(run.outputs.deployed).toBe('["east/geo"]');
  }, 60_000);

  test('each is deployed to, with its own key file or as the job is logged in', async () => {
    link(NAMES);
    const run = await pushed('');
    expect(run.log).not.toContain('::error');
    for (const cluster of CLOUDS)
      expect(kubectlJson('get', 'configmap', 'said', '-n', `clouds-${cluster}`).data.word).toBe('first');
    expect(JSON.parse(run.outputs.deployed ?? '').sort()).toEqual(['north/geo', 'west/geo']);
  }, 120_000);

  test('what the keys hold is masked before anything runs, and is in no argv and no file that is left', async () => {
    for (const cluster of CLOUDS) edit(join(repository, `hubs/${cluster}/geo.yaml`), 'first', 'second');
    const { log, summary, left, calls } = await pushed('another word');
    for (const secret of [PRIVATE_KEY, AZURE.password, GOOGLE.client_email]) {
      expect(log).toContain(`::add-mask::${secret}\n`);
      expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(secret);
      expect(summary + calls.join('\n')).not.toContain(secret);
    }
    expect(log).not.toContain('::add-mask::europe-west2');
    expect(left).not.toBe('');
    expect(existsSync(left)).toBe(false);
  }, 120_000);

  test('the person’s own configuration is as it was', () => {
    // kubectl caches what the API server offers there, which is no configuration.
    expect(readdirSync(home).filter((name) => name !== '.kube')).toEqual([]);
    expect(existsSync(join(home, '.kube/config'))).toBe(false);
  });

  test('a key that is none spares the other clusters, and is named with its file', async () => {
    write('keys/north.json', '{"not": "a key"}\n');
    for (const cluster of CLOUDS) edit(join(repository, `hubs/${cluster}/geo.yaml`), 'second', 'third');
    const run = await pushed('a wrong key');
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error [^\n]*file=keys\/north.json[^\n]*az ad sp create-for-rbac/);
    expect(JSON.parse(run.outputs.deployed ?? '').sort()).toEqual(['east/geo', 'west/geo']);
  }, 120_000);
});
