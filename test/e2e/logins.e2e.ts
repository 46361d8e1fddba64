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
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { githubServer } from '../github/server.js';
import { act, expectGreen } from './act.mjs';
import { NEW_BRANCH, pullRequest, push } from './github.mjs';
import { commit, edit, git } from './ops-repo.mjs';
import { kubectl, kubectlJson } from './world.mjs';

/**
 * The logins of the reusable workflow, from examples/workflows/clusters.yml: clusters of three clouds, a registry that
 * wants a login, and secrets whose KMS is another identity's. Only what asks a cloud is a stand-in: the vendors' actions
 * (stand-ins/vendor) and their programs (test/clouds).
 */
const folder = mkdtempSync(join(tmpdir(), 'logins-'));
const CLUSTERS = ['west', 'east', 'north'];
const PROVIDER = 'projects/1/locations/global/workloadIdentityPools/github/providers/hubs';
const ACCOUNT = 'deployer@hubs.iam.gserviceaccount.com';
/** The repository's variables, as clusters.yml calls them. */
const VARIABLES = {
  GCP_PROVIDER: PROVIDER,
  GCP_SERVICE_ACCOUNT: ACCOUNT,
  AWS_ROLE: 'arn:aws:iam::111122223333:role/of-the-job',
  AZURE_CLIENT_ID: 'app-of-the-deployer',
  AZURE_TENANT_ID: 'a-tenant',
  AZURE_SUBSCRIPTION_ID: 'a-subscription',
};
const AZURE = {
  'client-id': 'app-of-the-deployer',
  'tenant-id': 'a-tenant',
  'subscription-id': 'a-subscription',
};
const namespaces: string[] = [];
const sops = execFileSync('which', ['sops'], { encoding: 'utf8' }).trim();
const age = join(folder, 'age');
let recipient = '';
let path = '';

beforeAll(() => {
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  path = `${programs}:${pathWithoutClouds()}`;
  for (const name of ['gcloud', 'aws', 'az'])
    symlinkSync(join(import.meta.dirname, '../clouds/program.mjs'), join(programs, name));
  execFileSync('age-keygen', ['-o', age], { stdio: 'ignore' });
  recipient = /age1\S+/.exec(readFileSync(age, 'utf8'))?.[0] ?? '';
  // A KMS asks who somebody is, and decrypts for its own identity alone.
  writeFileSync(
    join(programs, 'sops'),
    `#!/bin/sh
case "$TEST_KMS" in
  aws) who=$AWS_ACCESS_KEY_ID ;;
  azure) who=$(cat "$AZURE_CONFIG_DIR/login") ;;
  gcp) who=$(cat "$GOOGLE_APPLICATION_CREDENTIALS") ;;
esac
case "$who" in
  *KMS*|*-kms*) SOPS_AGE_KEY_FILE='${age}' exec '${sops}' "$@" ;;
  *) echo "the key service does not know $who" >&2; exit 128 ;;
esac
`,
    { mode: 0o755 },
  );
});
afterAll(() => {
  kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

/** The PATH without the clouds' own programs, which some machines have. */
function pathWithoutClouds(): string {
  const theirs = new Set(['gcloud', 'gke-gcloud-auth-plugin', 'aws', 'az', 'kubelogin']);
  const folders = (process.env.PATH ?? '').split(':').filter((path) => existsSync(path));
  return folders
    .map((path) => {
      const names = readdirSync(path);
      if (!names.some((name) => theirs.has(name))) return path;
      const others = mkdtempSync(join(folder, 'path-'));
      for (const name of names) if (!theirs.has(name)) symlinkSync(join(path, name), join(others, name));
      return others;
    })
    .join(':');
}

/** The sandbox's registry behind a door that wants a login, `user:password`; `shown` are those that it was shown. */
async function guardedRegistry(accepted: string) {
  const [host, port] = (process.env.REGISTRY ?? '').split(':');
  const shown = new Set<string>();
  const server = createServer((question, answer) => {
    const [, basic = ''] = /^Basic (.+)$/.exec(question.headers.authorization ?? '') ?? [];
    const login = Buffer.from(basic, 'base64').toString();
    if (login) shown.add(login);
    if (login !== accepted) {
      question.resume();
      answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="guarded"' }).end();
      return;
    }
    const { method, url, headers } = question;
    // The Host stays what it was: the registry's `Location` leads back through this door.
    const passed = request({ host, port, method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    question.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${own}`, shown, close: () => server.close() };
}

/** An ops repo of three clusters' hubs, with clusters.yml and these inputs beside its own. */
function opsRepo(name: string, registry: string, inputs: Readonly<Record<string, string>>): string {
  const repository = join(folder, name);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  };
  const example = readFileSync(join(import.meta.dirname, '../../examples/workflows/clusters.yml'), 'utf8');
  write('.github/workflows/clusters.yml', example);
  const lines = Object.entries(inputs).map(([key, value]) => `      ${key}: ${value}\n`);
  edit(join(repository, '.github/workflows/clusters.yml'), '    with:\n', `    with:\n${lines.join('')}`);
  write(
    'hub-deploy.yaml',
    `discover: hubs/<cluster>/<hub>.yaml
chart: chart
values: [hubs/<cluster>/<hub>.yaml, secrets/<cluster>.yaml]
namespace: ${namespaceOf(name, '<cluster>')}
images:
  word: {context: word, name: "${registry}/logins/${name}"}
clusters:
  west: {gke: {project: hubs, location: europe-west2, name: west-cluster}}
  east: {eks: {region: us-west-2, role: "arn:aws:iam::111122223333:role/deployer"}}
  north: {aks: {resource-group: hubs}}
`,
  );
  write('chart/Chart.yaml', 'apiVersion: v2\nname: small\nversion: 0.1.0\n');
  write(
    'chart/templates/all.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: said}\nstringData: {word: {{ .Values.word }}, image: {{ .Values.image.tag }}}\n',
  );
  write('word/Dockerfile', 'FROM scratch\nCOPY word /\n');
  write('word/word', `${name} ${Date.now()}\n`);
  for (const cluster of CLUSTERS) {
    write(
      `hubs/${cluster}/geo.yaml`,
      `image: {name: "${registry}/logins/${name}", tag: set-on-deployment}\n`,
    );
    write(`secrets/${cluster}.yaml`, `word: kept-in-${cluster}\n`);
    const secret = join(repository, `secrets/${cluster}.yaml`);
    execFileSync(sops, ['--encrypt', '--in-place', '--age', recipient, secret]);
    namespaces.push(namespaceOf(name, cluster));
  }
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'config', 'user.name', 'Ops');
  git(repository, 'config', 'user.email', 'ops@example.org');
  git(repository, 'remote', 'add', 'origin', 'https://github.com/org/hubs');
  return repository;
}

function namespaceOf(name: string, cluster: string): string {
  return `logins-${process.pid}-${name}-${cluster}`;
}

interface Pushed {
  /** The login that the registry takes. */
  readonly accepted: string;
  /** Beside clusters.yml's own; a function gets the registry's address. */
  readonly inputs:
    | Readonly<Record<string, string>>
    | ((registry: string) => Readonly<Record<string, string>>);
  /** Whose the KMS of the secrets is. */
  readonly kms: 'aws' | 'azure' | 'gcp';
  readonly vars?: Readonly<Record<string, string>>;
  /** A pull request changes the image's content. */
  readonly proposed?: true;
}

/** Pushes an ops repo of the test's own for the first time, or proposes a change of it. */
async function pushed(name: string, { accepted, inputs, kms, vars = VARIABLES, proposed }: Pushed) {
  const github = await githubServer();
  const { address, shown, close } = await guardedRegistry(accepted);
  const repository = opsRepo(name, address, typeof inputs === 'function' ? inputs(address) : inputs);
  try {
    const base = commit(repository, 'a word');
    if (proposed) writeFileSync(join(repository, 'word/word'), `${name}, proposed ${Date.now()}\n`);
    const payload = proposed ? pullRequest(base, commit(repository, 'another word')) : push(NEW_BRANCH, base);
    const run = await act(repository, proposed ? 'pull_request' : 'push', payload, {
      workflow: 'clusters.yml',
      secrets: { GITHUB_TOKEN: 'ghs_of-this-job' },
      vars,
      env: { PATH: path, KUBECONFIG: '/nowhere' },
      variables: {
        GITHUB_API_URL: github.url,
        SANDBOX_KUBECONFIG: process.env.KUBECONFIG ?? '',
        CLOUD_LOG: join(folder, `log-${name}`),
        TEST_KMS: kms,
        AZURE_CONFIG_DIR: mkdtempSync(join(folder, 'azure-')),
      },
    });
    return { ...run, logins: loginsOf(run.log), shown: [...shown] };
  } finally {
    close();
    await github.close();
  }
}

/** What each job gave to which vendor's action: by job, the actions in their order with their inputs. */
function loginsOf(text: string): Record<string, [action: string, inputs: Record<string, string>][]> {
  const found: Record<string, [string, Record<string, string>][]> = {};
  for (const [, job = '', action = '', inputs = '{}'] of text.matchAll(
    /^\[[^\]]*?hub-deploy\/(.+?)\s*\][^\n]*stands in for (\S+): (\{.*\})$/gm,
  ))
    found[job.replace(/-\d+$/, '')] = [
      ...(found[job.replace(/-\d+$/, '')] ?? []),
      [action, JSON.parse(inputs)],
    ];
  return found;
}

/** What the clusters' hubs were deployed with, decrypted. */
function words(name: string): string[] {
  return CLUSTERS.map((cluster) => {
    const { data } = kubectlJson('get', 'secret', 'said', '-n', namespaceOf(name, cluster));
    return Buffer.from(data.word, 'base64').toString();
  });
}

const GKE = [
  'google-github-actions/auth',
  { project_id: 'hubs', service_account: ACCOUNT, workload_identity_provider: PROVIDER },
];
const PLUGIN = ['google-github-actions/setup-gcloud', { install_components: 'gke-gcloud-auth-plugin' }];
const EKS = [
  'aws-actions/configure-aws-credentials',
  { 'aws-region': 'us-west-2', 'role-to-assume': VARIABLES.AWS_ROLE },
];
/** A login by a role of Amazon's that leaves nothing in the job's environment. */
const asRole = (role: string) => [
  'aws-actions/configure-aws-credentials',
  {
    'aws-region': 'eu-west-1',
    'output-credentials': 'true',
    'output-env-credentials': 'false',
    'role-to-assume': role,
  },
];
const AKS = ['azure/login', AZURE];
const KUBELOGIN = ['azure/use-kubelogin', {}];

describe('the reusable workflow logs in by OIDC with the vendors’ own actions', () => {
  test.concurrent('the registry is Google’s, the secrets’ KMS Amazon’s: each job its cluster’s login, and no other', async () => {
    const accepted = `oauth2accesstoken:ya29.of-${ACCOUNT}`;
    const inputs = {
      'registry-login': 'gcp',
      'sops-login': 'aws',
      'aws-region': 'eu-west-1',
      'sops-aws-role': 'arn:aws:iam::444455556666:role/of-the-kms',
    };
    const { logins, shown, ...run } = await pushed('google', { accepted, inputs, kms: 'aws' });
    expectGreen(run);
    const registryLogin = [
      'google-github-actions/auth',
      {
        create_credentials_file: 'false',
        export_environment_variables: 'false',
        service_account: ACCOUNT,
        token_format: 'access_token',
        workload_identity_provider: PROVIDER,
      },
    ];
    const kms = asRole('arn:aws:iam::444455556666:role/of-the-kms');
    expect(logins).toEqual({
      Plan: [registryLogin],
      'Build word': [registryLogin],
      'Deploy west': [registryLogin, kms, GKE, PLUGIN],
      'Deploy east': [registryLogin, kms, EKS],
      'Deploy north': [registryLogin, kms, AKS, KUBELOGIN],
    });
    expect(words('google')).toEqual(['kept-in-west', 'kept-in-east', 'kept-in-north']);
    expect(shown).toEqual([accepted]);
  }, 300_000);

  test.concurrent('the registry is Amazon’s, the secrets’ key Azure’s, beside a cluster of another application', async () => {
    const accepted = 'AWS:ecr-of-AKIAOFTHEJOB';
    const inputs = {
      'registry-login': 'aws',
      'aws-region': 'eu-west-1',
      'sops-login': 'azure',
      'sops-azure-client-id': 'app-of-the-kms',
    };
    const { logins, shown, ...run } = await pushed('amazon', { accepted, inputs, kms: 'azure' });
    expectGreen(run);
    const registryLogin = asRole(VARIABLES.AWS_ROLE);
    const kms = ['azure/login', { ...AZURE, 'client-id': 'app-of-the-kms' }];
    expect(logins['Build word']).toEqual([registryLogin]);
    expect(logins['Deploy east']).toEqual([registryLogin, kms, EKS]);
    expect(logins['Deploy north']).toEqual([registryLogin, kms, AKS, KUBELOGIN]);
    expect(shown).toEqual([accepted]);
  }, 300_000);

  test.concurrent('the registry is Azure’s, the secrets’ KMS Google’s, of another account and provider than the cluster’s', async () => {
    const accepted = '00000000-0000-0000-0000-000000000000:acr-of-app-of-the-deployer';
    const inputs = (registry: string) => ({
      'registry-login': 'azure',
      registry,
      'sops-login': 'gcp',
      'sops-gcp-service-account': 'the-kms@keys.iam.gserviceaccount.com',
      'sops-gcp-workload-identity-provider': `${PROVIDER}-kms`,
    });
    const { logins, shown, ...run } = await pushed('microsoft', { accepted, inputs, kms: 'gcp' });
    expectGreen(run);
    const kms = [
      'google-github-actions/auth',
      {
        export_environment_variables: 'false',
        service_account: 'the-kms@keys.iam.gserviceaccount.com',
        workload_identity_provider: `${PROVIDER}-kms`,
      },
    ];
    expect(logins['Deploy west']).toEqual([AKS, kms, GKE, PLUGIN]);
    expect(shown).toEqual([accepted]);
  }, 300_000);

  test.concurrent('a pull request becomes the registry’s own identity, and never what deploys', async () => {
    const role = 'arn:aws:iam::111122223333:role/pulls';
    const inputs = { 'registry-login': 'aws', 'aws-region': 'eu-west-1', 'registry-aws-role': role };
    const accepted = 'AWS:ecr-of-AKIAPULLS';
    const { logins, shown, ...run } = await pushed('pulls', { accepted, inputs, kms: 'aws', proposed: true });
    expectGreen(run);
    expect(logins.Plan).toEqual([asRole(role)]);
    for (const login of Object.values(logins).flat()) expect(login).toEqual(asRole(role));
    expect(shown).toEqual([accepted]);
  }, 300_000);

  test.concurrent('a pull request without one does without a login', async () => {
    const inputs = { 'registry-login': 'aws', 'aws-region': 'eu-west-1' };
    const accepted = 'AWS:ecr-of-AKIAOFTHEJOB';
    const { logins, shown, ...run } = await pushed('bare', { accepted, inputs, kms: 'aws', proposed: true });
    expect(logins).toEqual({});
    expect(shown).toEqual([]);
    expect(run.log).toContain('there is no login for 127.0.0.1');
  }, 300_000);

  test.concurrent('a caller that gives nothing for a cloud gets a sentence about that cluster; the others are deployed', async () => {
    const { GCP_PROVIDER: _, GCP_SERVICE_ACCOUNT: __, ...vars } = VARIABLES;
    const inputs = {
      'registry-login': 'aws',
      'aws-region': 'eu-west-1',
      'sops-login': 'aws',
      'sops-aws-role': 'arn:aws:iam::444455556666:role/of-the-kms',
    };
    const accepted = 'AWS:ecr-of-AKIAOFTHEJOB';
    const { logins, ...run } = await pushed('none-given', { accepted, inputs, kms: 'aws', vars });
    expect(run.code).not.toBe(0);
    expect(logins['Deploy west']?.map(([action]) => action)).not.toContain('google-github-actions/auth');
    expect(run.log).toMatch(
      /title=No login to west,file=hub-deploy\.yaml::.*gives `gcp-workload-identity-provider` and `gcp-service-account`.*`id-token: write`/,
    );
    expect(run.log).toMatch(/Report .*set-output:: deployed=\["east\/geo","north\/geo"\]/);
  }, 300_000);

  test.concurrent('a KMS that does not know the job is said with the file and the KMS’s own words', async () => {
    const inputs = { 'registry-login': 'aws', 'aws-region': 'eu-west-1', 'sops-login': 'aws' };
    const run = await pushed('stranger', { accepted: 'AWS:ecr-of-AKIAOFTHEJOB', inputs, kms: 'aws' });
    expect(run.code).not.toBe(0);
    expect(run.log).toMatch(/title=(\w+)\/geo%3A sops has no key for this file,file=secrets\/\1\.yaml/);
    expect(run.log).toMatch(/the key service does not know (?:AKIAOFTHEJOB|\*\*\*)/);
  }, 300_000);
});
