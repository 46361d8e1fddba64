import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/commands/context.js';
import { lookAt } from '../../src/commands/side.js';
import { stage } from '../../src/commands/stage.js';
import { git } from '../../src/fleet/git.js';
import { readBlobs } from '../../src/fleet/objects.js';
import { readTree } from '../../src/fleet/tree.js';
import { kubectl } from '../../src/host/kubectl.js';
import { attempt } from '../../src/images/attempt.js';
import { readyBuilder } from '../../src/images/builder.js';
import { credentials } from '../../src/images/credentials.js';
import { cloudLogin } from '../../src/release/cloud-login.js';
import { helm } from '../../src/release/helm.js';
import { decryptSops } from '../../src/release/sops.js';
import { runSteps } from '../../src/release/steps.js';
import type { Release } from '../../src/words.js';
import { makeFolder, makeRepository, removeFolders } from '../fleet/repository.js';
import { image } from '../images/fixture.js';

/**
 * What each program really finds in its environment: a program of its name, first on the PATH, writes it down. The job
 * has everything that a job may have.
 */
const JOB: Readonly<Record<string, string>> = {
  'INPUT_GITHUB-TOKEN': 'x',
  'INPUT_GIT-CRYPT-KEYS': 'x',
  INPUT_KUBECONFIG: 'x',
  STATE_key: 'x',
  FOR_SOPS_SOPS_AGE_KEY: 'of the KMS',
  FOR_SOPS_AWS_PROFILE: '',
  SOPS_AGE_KEY: 'of the job',
  VAULT_TOKEN: 'x',
  ACTIONS_RUNTIME_TOKEN: 'x',
  ACTIONS_RESULTS_URL: 'https://results.example.org',
  ACTIONS_CACHE_URL: 'https://cache.example.org',
  ACTIONS_CACHE_SERVICE_V2: 'true',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id.example.org',
  GITHUB_ENV: '/runner/env',
  GITHUB_PATH: '/runner/path',
  GITHUB_OUTPUT: '/runner/output',
  GITHUB_STATE: '/runner/state',
  GITHUB_STEP_SUMMARY: '/runner/summary',
  GITHUB_SHA: 'x',
  DOCKER_DEFAULT_PLATFORM: 'linux/arm64',
  AWS_PROFILE: 'of the cluster',
  HTTPS_PROXY: 'http://proxy.example.org',
  no_proxy: 'localhost',
  SSL_CERT_FILE: '/ca.pem',
  HELM_CACHE_HOME: '/cache',
  HELM_KUBETOKEN: 'x',
  HELM_DRIVER_SQL_CONNECTION_STRING: 'x',
  XDG_CACHE_HOME: '/xdg',
  DOCKER_CONFIG: '/docker',
  CANARY: 'of the job',
};
const CACHE = [
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_RUNTIME_TOKEN',
];
const IDENTITY = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL'];
const CHART = [
  'DOCKER_CONFIG',
  'HELM_CACHE_HOME',
  'HTTPS_PROXY',
  'SSL_CERT_FILE',
  'XDG_CACHE_HOME',
  'no_proxy',
];
const ORDINARY = ['AWS_PROFILE', 'CANARY', 'GITHUB_SHA', ...CHART];
/** Helm's own names for a cluster and a database, which every other program may have. */
const HELMS = ['HELM_DRIVER_SQL_CONNECTION_STRING', 'HELM_KUBETOKEN'];
const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];

const before = { ...process.env };
const bin = mkdtempSync(join(tmpdir(), 'programs-'));
beforeEach(() => {
  Object.assign(process.env, JOB, { PATH: `${bin}:${process.env.PATH}` });
});
afterEach(() => {
  process.env = { ...before };
  rmSync(bin, { recursive: true });
  mkdirSync(bin);
});
afterAll(() => {
  rmSync(bin, { recursive: true });
  removeFolders();
});

/** Puts a program there that writes its environment down, prints a word, and goes on as `then`. */
function program(name: string, says = '', then = ''): void {
  const script = `#!/bin/sh\n/usr/bin/env >${bin}/${name}.seen\necho '${says}'\n${then}\n`;
  writeFileSync(join(bin, name), script, { mode: 0o755 });
}

/** What it found. */
function environment(name: string): Record<string, string> {
  const lines = readFileSync(join(bin, `${name}.seen`), 'utf8')
    .trim()
    .split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s) as [string, string]));
}

/** The names of the job's variables that it found. */
function seen(name: string): string[] {
  return Object.keys(environment(name))
    .filter((key) => key in JOB)
    .sort();
}

const sorted = (...names: readonly (readonly string[])[]) => names.flat().sort();
const signal = new AbortController().signal;
/** Most of these programs do not do what they are asked. */
const whatever = () => {};

const BUILD = {
  image: image('geo'),
  reference: 'r/geo:t',
  paths: { context: '/', dockerfile: '/Dockerfile', contexts: {} },
  secrets: new Map<string, string>(),
  bases: {},
  output: { kind: 'nothing' as const },
  labels: {},
  commitTime: 0,
  cache: { from: [], to: [], tags: [] },
  provenance: false,
  sbom: false,
  metadataFile: '/nowhere.json',
};

describe('a program finds of the job’s environment', () => {
  test('git: no key, no token, none of the runner’s files', async () => {
    const { folder } = makeRepository();
    program('git');
    await git(folder, ['status']);
    expect(seen('git')).toEqual(sorted(ORDINARY, HELMS));
    rmSync(join(bin, 'git.seen'));
    // The git that stays.
    await readBlobs(folder, ['0'.repeat(40)]).catch(whatever);
    expect(seen('git')).toEqual(sorted(ORDINARY, HELMS));
  });

  test('docker, and a credential helper: the same', async () => {
    program('docker', 'v0.30.0 Driver: docker-container');
    program('docker-credential-own', '{}');
    writeFileSync(join(bin, 'config.json'), '{"credsStore": "own"}');
    await readyBuilder({ needs: [], hostNetwork: false, env: {}, log: { line: whatever } });
    await credentials({ configDir: bin }).find('ghcr.io');
    for (const name of ['docker', 'docker-credential-own'])
      expect(seen(name)).toEqual(sorted(ORDINARY, HELMS));
  });

  test('docker that builds: GitHub’s cache only where that is the cache, and no other platform', async () => {
    const options = { env: {}, cwd: '/', onStart: whatever, onRetry: whatever };
    program('docker');
    await attempt(BUILD, { ...options, kind: 'tool' });
    expect(seen('docker')).toEqual(sorted(ORDINARY, HELMS));
    await attempt(BUILD, { ...options, kind: 'cached build' });
    expect(seen('docker')).toEqual(sorted(ORDINARY, HELMS, CACHE));
  });

  test('kubectl, and Helm for a cluster: GitHub’s identity besides', async () => {
    program('kubectl');
    program('helm', 'v3.20.0');
    await kubectl({}).run(['version']);
    await (await helm({}, join(bin, 'helm'))).run(['list']);
    expect(seen('kubectl')).toEqual(sorted(ORDINARY, HELMS, IDENTITY));
    expect(seen('helm')).toEqual(sorted(ORDINARY, ['HELM_DRIVER_SQL_CONNECTION_STRING'], IDENTITY));
  });

  test.each([
    ['gcloud', { gke: { project: 'p', location: 'l', name: 'n' } }],
    ['aws', { eks: { region: 'r', name: 'n' } }],
    ['az', { aks: { 'resource-group': 'g', name: 'n' } }],
  ])('%s: the same', async (name, cluster) => {
    for (const one of [name, 'kubelogin', 'gke-gcloud-auth-plugin']) program(one);
    await cloudLogin({ name: 'c', parallel: 1, ...cluster }, { folder: makeFolder(), signal });
    expect(seen(name)).toEqual(sorted(ORDINARY, HELMS, IDENTITY));
  });

  test('Helm without a cluster, as for a proposal: what it needs to fetch and render, and nothing else', async () => {
    // Its version is asked once for each name.
    program('helm-of-proposals', 'v3.20.0');
    const { run } = await helm(undefined, join(bin, 'helm-of-proposals'));
    expect(seen('helm-of-proposals')).toEqual(CHART);
    await run(['template', 'x', 'y']);
    expect(seen('helm-of-proposals')).toEqual(CHART);
    expect(environment('helm-of-proposals')).toMatchObject({ HOME: before.HOME, PATH: process.env.PATH });
  });

  test('sops: FOR_SOPS_X as X, before the job’s own X; no input and no token of GitHub’s', async () => {
    program('sops');
    await decryptSops(bin, 'a.yaml', Buffer.from('a: 1'), signal);
    const own = ['DOCKER_DEFAULT_PLATFORM', 'SOPS_AGE_KEY', 'STATE_key', 'VAULT_TOKEN'];
    const wanted = sorted(ORDINARY, HELMS, FILES, own).filter((name) => name !== 'STATE_key');
    expect(seen('sops')).toEqual(wanted);
    expect(environment('sops')).toMatchObject({ SOPS_AGE_KEY: 'of the KMS', AWS_PROFILE: 'of the cluster' });
  });

  test('the team’s own: no input, none of what is for sops, not the token that writes caches and artifacts', async () => {
    const repository = makeRepository();
    repository.commit({
      'hub-deploy.yaml':
        'setup: [own-setup]\ndiscover: hubs/<hub>.yaml\nchart: chart\nvalues: [hubs/<hub>.yaml, {command: [own-values], watch: [chart]}]\nbefore: [{run: [kubectl]}]\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'hubs/a.yaml': 'a: 1\n',
    });
    const tree = await readTree(repository.folder, { rev: 'HEAD' });
    const found = { tree, ...(await lookAt(tree)) };
    const context = {
      options: { directory: repository.folder, gitCryptKeys: [], write: false },
      host: { mask: whatever, problem: whatever },
      signal,
      privateFolder: makeFolder(),
    } as unknown as Context;
    const names = ['own-setup', 'own-values', 'kubectl'];
    for (const name of names) program(name, 'b: 2');
    const [release] = found.fleet.hubs as readonly [Release];
    await (await stage(context, found)).prepare(release, new Map());
    const where = { cwd: bin, env: {}, environment: '', say: whatever, signal };
    expect(await runSteps(release.before, 'before', true, where)).toEqual([]);
    const own = ['DOCKER_DEFAULT_PLATFORM', 'SOPS_AGE_KEY', 'VAULT_TOKEN'];
    const cache = CACHE.filter((name) => name !== 'ACTIONS_RUNTIME_TOKEN');
    for (const name of names)
      expect(seen(name)).toEqual(sorted(ORDINARY, HELMS, FILES, own, IDENTITY, cache));
  });
});
