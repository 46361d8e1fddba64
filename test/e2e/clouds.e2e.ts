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
import { commit, git } from './ops-repo.mjs';
import { kubectl, kubectlJson } from './world.mjs';

const root = mkdtempSync(join(tmpdir(), 'clouds-'));
/** What else a run needs: the machine's own folders may hold the real programs. */
const tools = join(root, 'tools');
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

const CHART = `apiVersion: v1
kind: ConfigMap
metadata: {name: said}
data: {word: {{ .Values.word }}}
`;

const namespaces: string[] = [];
let agePrivate = '';
let recipient = '';

beforeAll(() => {
  const age = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  agePrivate = /AGE-SECRET-KEY-\S+/.exec(age)?.[0] ?? '';
  recipient = /age1\S+/.exec(age)?.[0] ?? '';
  mkdirSync(tools);
  for (const name of ['git', 'helm', 'kubectl', 'node', 'sops'])
    symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(tools, name));
});
afterAll(() => {
  kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false');
  rmSync(root, { recursive: true, force: true });
});

/** An ops repo of three clusters, each of another cloud; all of them lead to the sandbox's own. */
function fleet(name: string, { without = [] }: { without?: readonly string[] } = {}) {
  const folder = join(root, name);
  const [repository, programs, home] = ['hubs', 'bin', 'home'].map((part) => join(folder, part)) as [
    string,
    string,
    string,
  ];
  const prefix = `clouds-${process.pid}-${name}`;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  };
  for (const place of [programs, home]) mkdirSync(place, { recursive: true });
  for (const program of NAMES.filter((one) => !without.includes(one)))
    symlinkSync(join(import.meta.dirname, '../clouds/program.mjs'), join(programs, program));
  namespaces.push(...CLOUDS.map((cluster) => `${prefix}-${cluster}`));
  write(
    'hub-deploy.yaml',
    `discover: hubs/<cluster>/<hub>.yaml
chart: chart
values: [hubs/<cluster>/<hub>.yaml]
namespace: ${prefix}-<cluster>
clusters:
  west: {gke: {project: hubs, location: europe-west2, name: west-cluster}, credentials: keys/west.json}
  east: {eks: {region: us-west-2, role: "arn:aws:iam::111122223333:role/deployer"}}
  north: {aks: {resource-group: hubs}, credentials: keys/north.json}
`,
  );
  write('chart/Chart.yaml', 'apiVersion: v2\nname: small\nversion: 0.1.0\n');
  write('chart/templates/all.yaml', CHART);
  for (const cluster of CLOUDS) write(`hubs/${cluster}/geo.yaml`, 'word: first\n');
  write('keys/west.json', JSON.stringify(GOOGLE));
  write('keys/north.json', JSON.stringify(AZURE));
  for (const file of ['keys/west.json', 'keys/north.json'])
    execFileSync('sops', ['--encrypt', '--in-place', '--age', recipient, join(repository, file)]);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'config', 'user.name', 'Ops');
  git(repository, 'config', 'user.email', 'ops@example.org');
  return {
    home,
    write,
    word: (cluster: string) =>
      kubectlJson('get', 'configmap', 'said', '-n', `${prefix}-${cluster}`).data.word,
    /** Commits all that there is, and pushes it. */
    async pushed() {
      const head = commit(repository, 'hubs of three clouds');
      const log = join(folder, 'log');
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
    },
  };
}

describe('clusters of three clouds, logged in to by the vendors’ own programs', () => {
  test.concurrent('a program that is missing is named before anything is deployed, with what to install', async () => {
    const run = await fleet('missing', { without: ['gke-gcloud-auth-plugin', 'az'] }).pushed();
    expect(run.code).toBe(1);
    expect(run.log).toContain('gke-gcloud-auth-plugin is missing');
    expect(run.log).toContain('gcloud components install gke-gcloud-auth-plugin');
    expect(run.log).toContain('az is missing');
    expect(run.log.indexOf('az is missing')).toBeLessThan(run.log.indexOf('helm upgrade to revision 1'));
    expect(run.outputs.deployed).toBe('["east/geo"]');
  }, 120_000);

  test.concurrent('each is deployed to, with its own key file or as the job is logged in; the person’s own configuration is as it was', async () => {
    const { pushed, word, home } = fleet('each');
    const run = await pushed();
    expect(run.log).not.toContain('::error');
    for (const cluster of CLOUDS) expect(word(cluster)).toBe('first');
    expect(JSON.parse(run.outputs.deployed ?? '').sort()).toEqual(['east/geo', 'north/geo', 'west/geo']);
    // kubectl caches what the API server offers there, which is no configuration.
    expect(readdirSync(home).filter((name) => name !== '.kube')).toEqual([]);
    expect(existsSync(join(home, '.kube/config'))).toBe(false);
  }, 120_000);

  test.concurrent('what the keys hold is masked before anything runs, and is in no argv and no file that is left', async () => {
    const { log, summary, left, calls } = await fleet('masked').pushed();
    for (const secret of [PRIVATE_KEY, AZURE.password, GOOGLE.client_email]) {
      expect(log).toContain(`::add-mask::${secret}\n`);
      expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(secret);
      expect(summary + calls.join('\n')).not.toContain(secret);
    }
    expect(log).not.toContain('::add-mask::europe-west2');
    expect(left).not.toBe('');
    expect(existsSync(left)).toBe(false);
  }, 120_000);

  test.concurrent('a key that is none spares the other clusters, and is named with its file', async () => {
    const { pushed, write } = fleet('no-key');
    write('keys/north.json', '{"not": "a key"}\n');
    const run = await pushed();
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error [^\n]*file=keys\/north.json[^\n]*az ad sp create-for-rbac/);
    expect(JSON.parse(run.outputs.deployed ?? '').sort()).toEqual(['east/geo', 'west/geo']);
  }, 120_000);
});
