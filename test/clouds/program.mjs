#!/usr/bin/env node
/**
 * Stands in for gcloud, gke-gcloud-auth-plugin, aws, az and kubelogin, by the name it is called by. It accepts the
 * command lines that the vendors document and no others, does what they say with files and environment, and leads to
 * the cluster of SANDBOX_KUBECONFIG.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

const program = basename(process.argv[1]);
const argv = process.argv.slice(2);
const { env } = process;
appendFileSync(env.CLOUD_LOG, `${JSON.stringify([program, ...argv])}\n`);

const sandbox = readFileSync(env.SANDBOX_KUBECONFIG, 'utf8');
const [server, authority, token] = [/server: "([^"]+)"/, /authority-data: ([^ },]+)/, /token: ([^ },]+)/].map(
  (pattern) => pattern.exec(sandbox)[1],
);

function refuse(why) {
  console.error(`ERROR: (${program}) ${why}: ${argv.join(' ')}`);
  process.exit(2);
}

/** The values of a command line's flags: the words, then flags, each once, each with a value; `flag=value` too. */
function parse(words, flags, { switches = [], optional = [] } = {}) {
  const found = {};
  const rest = [...argv];
  for (const word of words) if (rest.shift() !== word) refuse(`expected ${words.join(' ')}`);
  while (rest.length > 0) {
    const [name, inline] = rest.shift().split(/=(.*)/s);
    if (name in found) refuse(`${name} twice`);
    if (switches.includes(name)) found[name] = true;
    else if (flags.includes(name) || optional.includes(name)) found[name] = inline ?? rest.shift();
    else refuse(`unrecognized argument ${name}`);
  }
  for (const flag of flags) if (!found[flag]) refuse(`${flag} is required`);
  return found;
}

/** A kubeconfig whose user logs in by a program. */
function kubeconfig(file, command, args) {
  if (existsSync(file)) refuse(`${file} is there`);
  const user = {
    exec: { apiVersion: 'client.authentication.k8s.io/v1beta1', command, args, interactiveMode: 'Never' },
  };
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'cloud', cluster: { server, 'certificate-authority-data': authority } }],
      users: [{ name: 'cloud', user }],
      contexts: [{ name: 'cloud', context: { cluster: 'cloud', user: 'cloud' } }],
      'current-context': 'cloud',
    }),
  );
}

function printToken() {
  const status = { token };
  console.log(
    JSON.stringify({
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      spec: {},
      status,
    }),
  );
}

/** Who is logged in, by the vendor's own configuration folder. */
const noted = (folder) =>
  existsSync(join(folder, 'login')) ? readFileSync(join(folder, 'login'), 'utf8') : 'nobody';
/** gcloud's own login, or the file that google-github-actions/auth left. */
function googler() {
  const file = env.CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE;
  if (!file) return noted(env.CLOUDSDK_CONFIG ?? join(homedir(), '.config/gcloud'));
  const { service_account_impersonation_url: url } = JSON.parse(readFileSync(file, 'utf8'));
  return /serviceAccounts\/(.+):generateAccessToken$/.exec(url)[1];
}
const azureUser = () => noted(env.AZURE_CONFIG_DIR ?? join(homedir(), '.azure'));
function note(folder, who) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'login'), who);
}
function must(who, wanted) {
  if (who !== wanted) refuse(`you are ${who}, and ${wanted} may use this cluster`);
}

const PROGRAMS = {
  gcloud() {
    if (argv[0] === 'auth') {
      const flags = parse(['auth', 'activate-service-account'], ['--key-file'], { switches: ['--quiet'] });
      note(env.CLOUDSDK_CONFIG, JSON.parse(readFileSync(flags['--key-file'], 'utf8')).client_email);
      return;
    }
    const words = ['container', 'clusters', 'get-credentials', 'west-cluster'];
    const flags = parse(words, ['--location', '--project'], { switches: ['--quiet'] });
    if (flags['--location'] !== 'europe-west2' || flags['--project'] !== 'hubs') refuse('no such cluster');
    must(googler(), 'deployer@hubs.iam.gserviceaccount.com');
    kubeconfig(env.KUBECONFIG, 'gke-gcloud-auth-plugin', []);
  },
  'gke-gcloud-auth-plugin'() {
    if (argv[0] === '--version') return console.log('Kubernetes v1.30.0');
    if (argv.length > 0) refuse('no arguments');
    must(googler(), 'deployer@hubs.iam.gserviceaccount.com');
    printToken();
  },
  aws() {
    const keys = env.AWS_SHARED_CREDENTIALS_FILE && readFileSync(env.AWS_SHARED_CREDENTIALS_FILE, 'utf8');
    const who = /aws_access_key_id *= *(\S+)/.exec(keys ?? '')?.[1] ?? env.AWS_ACCESS_KEY_ID ?? 'nobody';
    if (argv[0] === 'ecr') {
      parse(['ecr', 'get-login-password'], ['--region']);
      return console.log(`ecr-of-${who}`);
    }
    must(who, 'AKIAOFTHEJOB');
    if (argv[0] === 'eks') {
      const flags = parse(['eks', 'update-kubeconfig'], ['--name', '--region', '--kubeconfig'], {
        optional: ['--role-arn'],
      });
      if (flags['--name'] !== 'east' || flags['--region'] !== 'us-west-2') refuse('no such cluster');
      const role = flags['--role-arn'] ? ['--role', flags['--role-arn']] : [];
      const where = [
        '--region',
        'us-west-2',
        'eks',
        'get-token',
        '--cluster-name',
        'east',
        '--output',
        'json',
      ];
      return kubeconfig(flags['--kubeconfig'], 'aws', [...where, ...role]);
    }
    if (!argv.includes('arn:aws:iam::111122223333:role/deployer')) refuse('the role is missing');
    printToken();
  },
  az() {
    if (argv[0] === 'login') {
      const flags = parse(['login'], ['--username', '--password', '--tenant'], {
        switches: ['--service-principal'],
        optional: ['--output'],
      });
      if (!flags['--service-principal']) refuse('--service-principal is required');
      // As the Azure CLI does with every argument that begins with @.
      const password = readFileSync(flags['--password'].replace(/^@/, ''), 'utf8');
      // The real one (2.91) reads its options after the file has taken the word's place.
      if (password.startsWith('-') && argv.includes('--password'))
        refuse('argument --password/-p: expected one argument');
      if (password !== '-a-very-long-azure-password') refuse('AADSTS7000215: Invalid client secret provided');
      return note(env.AZURE_CONFIG_DIR, flags['--username']);
    }
    if (argv[0] === 'acr') {
      const flags = parse(['acr', 'login'], ['--name', '--output', '--query'], {
        switches: ['--expose-token'],
      });
      if (flags['--output'] !== 'tsv' || flags['--query'] !== 'accessToken') refuse('not the token alone');
      return console.log(`acr-of-${azureUser()}`);
    }
    const flags = parse(['aks', 'get-credentials'], ['--resource-group', '--name', '--file'], {
      switches: ['--overwrite-existing'],
      optional: ['--subscription', '--output'],
    });
    if (flags['--resource-group'] !== 'hubs' || flags['--name'] !== 'north') refuse('no such cluster');
    must(azureUser(), 'app-of-the-deployer');
    kubeconfig(flags['--file'], 'kubelogin', ['get-token', '--login', 'devicecode']);
  },
  kubelogin() {
    if (argv[0] === '--version') return console.log('kubelogin version');
    if (argv[0] === 'convert-kubeconfig') {
      const flags = parse(['convert-kubeconfig'], ['--login', '--kubeconfig']);
      const file = flags['--kubeconfig'];
      writeFileSync(file, readFileSync(file, 'utf8').replace('devicecode', flags['--login']));
      return;
    }
    if (argv.join(' ') !== 'get-token --login azurecli') refuse('a browser is needed');
    must(azureUser(), 'app-of-the-deployer');
    printToken();
  },
};
PROGRAMS[program]();
