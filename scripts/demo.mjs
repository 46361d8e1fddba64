// The main job on the example ops repo, on real parts: `npm run demo`. Starts a sandbox, deploys five hubs, changes
// one, shows that it answers, and cleans up. `npm run demo -- --stay` leaves it running, to look around.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commit, makeOpsRepo } from '../test/e2e/ops-repo.mjs';
import { down, up, variablesIn } from '../test/sandbox/sandbox.mjs';

const root = join(import.meta.dirname, '..');
const sandbox = join(root, 'test/sandbox/sandbox.sh');
const cli = join(root, 'dist/cli/index.js');
const name = 'demo';
const stay = process.argv.includes('--stay');

const title = (text) => console.log(`\n\u001b[1m${text}\u001b[0m`);
const capture = (...argv) => execFileSync(argv[0], argv.slice(1), { encoding: 'utf8' }).trim();

function hubDeploy(cwd, ...args) {
  console.log(`$ hub-deploy ${args.join(' ')}`);
  const { status } = spawnSync('node', [cli, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`hub-deploy ended with ${status}`);
}

const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-demo-'));
const repository = join(folder, 'hubs');
let failed = false;
try {
  title('A sandbox: a registry, BuildKit, a Kubernetes node (the first time, its tools have to be built)');
  const environment = await up(name);
  Object.assign(process.env, variablesIn(environment));

  title('An ops repo of the convention with five hubs');
  const first = makeOpsRepo(repository, process.env.REGISTRY);
  hubDeploy(repository, 'run');

  title('Somebody changes the data of one hub’s image and pushes');
  writeFileSync(join(repository, 'user-images/geo/data/demo.txt'), 'from the demo\n');
  commit(repository, 'geo: data of the demo');
  hubDeploy(repository, 'run', '--base', first);

  title('The hub answers');
  const ip = capture(
    'kubectl',
    'get',
    'service',
    'proxy-public',
    '-n',
    'geo',
    '-o',
    'jsonpath={.spec.clusterIP}',
  );
  const health = await fetch(`http://${ip}/hub/health`);
  const { version } = await (await fetch(`http://${ip}/hub/api`)).json();
  if (health.status !== 200) throw new Error(`/hub/health answered ${health.status}`);
  const values = Buffer.from(
    capture('kubectl', 'get', 'secret', 'hub', '-n', 'geo', '-o', 'jsonpath={.data.values\\.yaml}'),
    'base64',
  );
  const tag = /k8s-user-geo[\s\S]*?(h[0-9a-f]{32}@sha256:[0-9a-f]{64})/.exec(values.toString('utf8'))?.[1];
  console.log(`URL      http://${ip}/hub/   (JupyterHub ${version}; any name and password gets in)`);
  console.log(`tag      ${tag}`);
  console.log(`look     . ${environment}; kubectl get pods -A; helm ls -A`);
  console.log(`log in   curl -sL http://${ip}/hub/login | head`);
  console.log(
    stay
      ? `\nIt stays up until: ${sandbox} down ${name}`
      : '\n(npm run demo -- --stay leaves it up, to look around.)',
  );
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
} finally {
  rmSync(folder, { recursive: true, force: true });
  if (!stay) {
    title('Cleaning up');
    if (!down(name)) failed = true;
  }
}
process.exit(failed ? 1 : 0);
