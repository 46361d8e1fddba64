import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { kubeconfigSecrets, repositoryKubeconfig } from '../../src/release/kubeconfig.js';

const kubeconfig = (user: object, cluster: object = { server: 'https://hubs.example.org' }) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'hubs', cluster }],
    users: [{ name: 'deployer', user }],
    contexts: [{ name: 'hubs', context: { cluster: 'hubs', user: 'deployer' } }],
    'current-context': 'hubs',
  });
const exec = (command: string, args: readonly string[] = [], env: readonly string[] = []) =>
  kubeconfig({
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command,
      args,
      env: env.map((name) => ({ name, value: 'x' })),
    },
  });

/** What somebody is told of a kubeconfig of the repository; empty where it may be used. */
function told(text: string): string {
  try {
    repositoryKubeconfig('keys/west.yaml', text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a kubeconfig of the repository may log in', () => {
  test.each([
    ['by a token', kubeconfig({ token: 'secret-token' })],
    ['by a key', kubeconfig({ 'client-key-data': 'a2V5', 'client-certificate-data': 'Y2VydA==' })],
    [
      'by OIDC',
      kubeconfig({ 'auth-provider': { name: 'oidc', config: { 'idp-issuer-url': 'https://x.example' } } }),
    ],
    ['as gcloud writes it', exec('gke-gcloud-auth-plugin')],
    [
      'as aws writes it',
      exec(
        'aws',
        [
          '--region',
          'us-west-2',
          'eks',
          'get-token',
          '--cluster-name',
          'west',
          '--output',
          'json',
          '--role',
          'arn:aws:iam::1:role/x',
        ],
        ['AWS_PROFILE'],
      ),
    ],
    [
      'as kubelogin writes it',
      exec('kubelogin', ['get-token', '--login', 'azurecli', '--server-id', '6dae42f8']),
    ],
    [
      'as oci writes it',
      exec('oci', ['ce', 'cluster', 'generate-token', '--cluster-id', 'ocid1', '--region', 'r']),
    ],
    ['by a flag with its value in one word', exec('kubelogin', ['get-token', '--login=msi'])],
  ])('%s', (_, text) => {
    expect(told(text)).toBe('');
    expect(parse(repositoryKubeconfig('k', text))).toEqual(parse(text));
  });
});

describe('it may not', () => {
  test.each([
    ['a program of anybody’s', exec('sh', ['-c', 'id'])],
    ['a known name in a folder', exec('./aws', ['eks', 'get-token'])],
    ['a name that every object has', exec('constructor')],
    ['no program at all', kubeconfig({ exec: 'aws' })],
    ['another configuration of aws', exec('aws', ['eks', 'get-token'], ['AWS_CONFIG_FILE'])],
    ['a library for any program', exec('gke-gcloud-auth-plugin', [], ['LD_PRELOAD'])],
    ['other words of aws', exec('aws', ['s3', 'rm', '--recursive', 's3://bucket'])],
    ['more words of aws', exec('aws', ['eks', 'get-token', 's3', 'rm'])],
    [
      'a flag that names an address',
      exec('aws', ['eks', 'get-token', '--endpoint-url', 'https://x.example']),
    ],
    [
      'a value that is read elsewhere',
      exec('aws', ['eks', 'get-token', '--cluster-name', 'file:///etc/passwd']),
    ],
    ['a flag in the place of a value', exec('aws', ['eks', 'get-token', '--region', '--endpoint-url=x'])],
    ['a flag without its value', exec('aws', ['eks', 'get-token', '--region'])],
    [
      'the old provider that ran programs',
      kubeconfig({ 'auth-provider': { name: 'gcp', config: { 'cmd-path': 'sh' } } }),
    ],
    ['a token of this machine', kubeconfig({ tokenFile: '/etc/token' })],
    ['a key of this machine', kubeconfig({ 'client-key': '/etc/ssh/id' })],
    ['an authority of this machine', kubeconfig({}, { 'certificate-authority': '/etc/passwd' })],
    ['a program behind a merge key', 'users: [{name: a, user: {<<: {exec: {command: sh}}}}]'],
    [
      'the last of two programs',
      'users: [{name: a, user: {exec: {command: aws, args: [eks, get-token]}, exec: {command: sh}}}]',
    ],
    ['what is no kubeconfig', 'a: [b'],
  ])('have %s; what to do instead is said', (_, text) => {
    expect(told(text)).toMatch(/keys\/west\.yaml.*(?:KUBECONFIG|kubectl config view)/);
  });

  test('what a known program may be given is said', () => {
    expect(told(exec('sh'))).toContain('one of gke-gcloud-auth-plugin, aws, ');
    expect(told(exec('aws', ['eks', 'get-token'], ['AWS_CONFIG_FILE']))).toContain('AWS_PROFILE, AWS_REGION');
    expect(told(exec('kubelogin', ['get-token', '--authority-host', 'x']))).toContain(
      '`kubelogin get-token`, `--login`',
    );
    expect(told(kubeconfig({ tokenFile: 'x' }))).toContain('as `token`');
  });

  test('mean one thing to us and another to kubectl: what was judged is what is written', () => {
    const twice =
      'users: [{name: a, user: {token: one}}]\n---\nusers: [{name: a, user: {exec: {command: sh}}}]\n';
    expect(repositoryKubeconfig('k', twice)).toBe('{"users":[{"name":"a","user":{"token":"one"}}]}');
  });
});

describe('of a kubeconfig is masked', () => {
  test('what lets somebody in, a key also as the text that it is', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----\n';
    const data = Buffer.from(key).toString('base64');
    const found = kubeconfigSecrets(kubeconfig({ token: '12345678', 'client-key-data': data }));
    expect(found).toEqual(expect.arrayContaining(['12345678', data, 'MIIEvQIBADANBg']));
  });

  test('what its login program is given, but no word, flag, region or host', () => {
    const args = [
      'get-token',
      '--client-secret',
      'hunter-secret',
      '--url=https://login.example.org',
      '--x',
      'Zq8vK2-s3cr3t',
      '--token=abcdefghij',
    ];
    const env = [
      { name: 'OS_PASSWORD', value: 'correct-horse' },
      { name: 'AWS_PROFILE', value: 'production' },
      { name: 'AWS_REGION', value: 'us-west-2' },
      { name: 'HEADER', value: 'Basic dXNlcjpwYXNzd29yZA==' },
    ];
    expect(kubeconfigSecrets(kubeconfig({ exec: { command: 'x', args, env } })).sort()).toEqual(
      ['hunter-secret', 'Zq8vK2-s3cr3t', 'abcdefghij', 'correct-horse', 'Basic dXNlcjpwYXNzd29yZA=='].sort(),
    );
  });
});
