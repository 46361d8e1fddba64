/**
 * What each vendor's action leaves in a job: files, variables and outputs of the names that the real one uses. It has
 * no cloud to ask, so who asked for a role or an account is that role or account.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { VENDORS } from './vendors.mjs';

const { env } = process;
const action = env.GITHUB_ACTION_REPOSITORY ?? '';
const given = Object.fromEntries(
  Object.entries(env)
    .filter(([name, value]) => name.startsWith('INPUT_') && value)
    .map(([name, value]) => [name.slice(6).toLowerCase(), value])
    .sort(),
);
const { inputs, required } = VENDORS[action];
for (const name of Object.keys(given))
  if (!inputs.includes(name)) throw new Error(`${action}: no input ${name}`);
for (const name of required) if (!given[name]) throw new Error(`${action}: Input required: ${name}`);
console.log(`stands in for ${action}: ${JSON.stringify(given)}`);

const output = (name, value) => appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
const variable = (name, value) => appendFileSync(env.GITHUB_ENV, `${name}=${value}\n`);
const mask = (value) => console.log(`::add-mask::${value}`);
const program = (name) => {
  const folder = join(env.RUNNER_TEMP, `bin-${name}`);
  mkdirSync(folder, { recursive: true });
  symlinkSync(env.TEST_CLOUD_PROGRAM, join(folder, name));
  appendFileSync(env.GITHUB_PATH, `${folder}\n`);
};

/** The last word of a role or address, as letters: part of the key id that its login gives. */
const letters = (name) => name.split(/[/@]/).at(-1).replace(/\W/g, '').toUpperCase();

const ACTIONS = {
  'google-github-actions/auth'() {
    const account = given.service_account;
    if (!given.workload_identity_provider)
      throw new Error('must specify exactly one of "workload_identity_provider"');
    if (given.create_credentials_file !== 'false') {
      // The real one writes into the checkout too: https://github.com/google-github-actions/auth
      const file = join(env.GITHUB_WORKSPACE, `gha-creds-${process.pid}.json`);
      const url = `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`;
      writeFileSync(
        file,
        JSON.stringify({ type: 'external_account', service_account_impersonation_url: url }),
      );
      output('credentials_file_path', file);
      if (given.export_environment_variables !== 'false')
        for (const name of [
          'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
          'GOOGLE_APPLICATION_CREDENTIALS',
          'GOOGLE_GHA_CREDS_PATH',
        ])
          variable(name, file);
    }
    if (given.token_format !== 'access_token') return;
    if (!account)
      throw new Error('must specify a "service_account" to use when generating an OAuth 2.0 Access Token');
    mask(`ya29.of-${account}`);
    output('access_token', `ya29.of-${account}`);
  },
  'aws-actions/configure-aws-credentials'() {
    const id = `AKIA${letters(given['role-to-assume'])}`;
    const keys = {
      'access-key-id': id,
      'secret-access-key': `secret-of-${id}`,
      'session-token': `session-of-${id}`,
    };
    const exports = given['output-env-credentials'] !== 'false';
    if (exports) for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) variable(name, given['aws-region']);
    for (const [name, value] of Object.entries(keys)) {
      mask(value);
      if (exports) variable(`AWS_${name.replaceAll('-', '_').toUpperCase()}`, value);
      if (given['output-credentials'] === 'true') output(`aws-${name}`, value);
    }
  },
  'azure/login'() {
    for (const name of ['client-id', 'tenant-id', 'subscription-id'])
      if (!given[name])
        throw new Error(`Using auth-type: SERVICE_PRINCIPAL. Not all values are present: ${name}`);
    const folder = env.AZURE_CONFIG_DIR ?? join(homedir(), '.azure');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'login'), given['client-id']);
  },
  'google-github-actions/setup-gcloud': () => given.install_components?.split(',').forEach(program),
  'azure/use-kubelogin': () => program('kubelogin'),
  'actions/setup-node'() {},
  'actions/setup-go'() {},
  'actions/attest-build-provenance'() {
    // It signs what GitHub's token says of the job: https://docs.github.com/actions/security-guides
    const files = globSync(given['subject-path'], { cwd: env.GITHUB_WORKSPACE });
    if (files.length === 0) throw new Error(`Could not find subject at path ${given['subject-path']}`);
    for (const file of files.sort()) {
      const bytes = readFileSync(join(env.GITHUB_WORKSPACE, file));
      console.log(`attested ${file} ${createHash('sha256').update(bytes).digest('hex')}`);
    }
  },
};
ACTIONS[action]();
