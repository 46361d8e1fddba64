// Deploys on a cluster of pretend nodes: many hubs side by side against Helm's own loop, and a run that has nothing to do
// against the one list call under it. Ratios of times taken in one run. Wants the sandbox with kwok nodes
// (`test/sandbox/sandbox.sh kwok NAME 20`) and `npm run pack`.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const big = { maxBuffer: 64 * 1024 * 1024 };
const [FLEET, CHANGED, LOOP] = [171, 50, 4];
const lib = (name) => import(join(import.meta.dirname, '..', 'lib', name));
const { deployRelease } = await lib('release/deploy.js');
const { readClusterState } = await lib('release/state.js');
const { kubectl } = await lib('host/kubectl.js');
const { limiter } = await lib('images/limit.js');

const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
const chart = join(folder, 'chart');
mkdirSync(join(chart, 'templates'), { recursive: true });
writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: small\nversion: 0.1.0\n');
writeFileSync(join(chart, 'values.yaml'), 'msg: one\n');
// Pretend pods are up at once; real hubs take their time, most of it spent waiting.
const UP_SECONDS = 20;
const workload = (name) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  minReadySeconds: ${UP_SECONDS}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}, annotations: {msg: {{ .Values.msg | quote }}}}
    spec:
      nodeSelector: {type: kwok}
      tolerations: [{key: kwok.x-k8s.io/node, operator: Exists}]
      containers: [{name: main, image: pretend}]
`;
writeFileSync(join(chart, 'templates/all.yaml'), ['hub', 'proxy'].map(workload).join('---\n'));

const namespaces = Array.from({ length: FLEET }, (_, i) => `bench-${process.pid}-${i}`);
try {
  await main();
} finally {
  await run('kubectl', ['delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false']);
  rmSync(folder, { recursive: true });
}

async function main() {
  // A fleet of the right size for the list call; Helm itself makes it, by as many hands as the machine has.
  const slot = limiter(4);
  await Promise.all(namespaces.map((namespace) => slot(() => helm(namespace, 'one'))));

  const loop = await seconds(async () => {
    for (const namespace of namespaces.slice(-LOOP)) await helm(namespace, 'two', '--wait');
  });
  const cap = limiter(4);
  const side = await seconds(() =>
    Promise.all(namespaces.slice(0, CHANGED).map((namespace) => deploy(namespace, 'two', cap))),
  );
  const ratio = (loop / LOOP) * CHANGED;
  print(
    `${CHANGED} changed hubs that take ${UP_SECONDS} s to come up, against \`helm upgrade --install --wait\` one at a time`,
    ratio / side,
    'faster',
  );

  const cluster = kubectl({});
  const list = [];
  const nothing = [];
  for (let round = 0; round < 5; round += 1) {
    list.push(await seconds(() => run('kubectl', ['get', 'secrets', '-A', '-l', 'owner=helm'], big)));
    nothing.push(await seconds(() => readClusterState(cluster)));
  }
  print(
    `the state of ${FLEET} hubs against \`kubectl get secrets -A -l owner=helm\``,
    median(nothing) / median(list),
    'of its time',
  );
}

function helm(namespace, msg, ...more) {
  const args = ['upgrade', '--install', 'small', chart, '--namespace', namespace, '--create-namespace'];
  return run('helm', [...args, '--set', `msg=${msg}`, ...more], big);
}

async function deploy(namespace, msg, slot) {
  const values = join(folder, `${namespace}.yaml`);
  writeFileSync(values, `msg: ${msg}\n`);
  const release = {
    ...{
      kind: 'hub',
      id: namespace,
      hub: namespace,
      release: 'small',
      namespace,
      cluster: '',
      environment: '',
    },
    ...{ chart: { kind: 'local', path: 'chart' }, values: [], before: [], after: [], crds: 'install' },
    ...{ timeoutSeconds: 300, onDrift: 'report', images: [], origins: {} },
  };
  const fingerprint = `1-${'0'.repeat(32)}`;
  const planned = { release, action: 'deploy', impact: 'unknown', fingerprint, reasons: [] };
  const deployed = await deployRelease(planned, {
    ...{ staged: folder, valuesFiles: [values], access: {}, commit: '0'.repeat(40), repository: '' },
    ...{ force: false, historyMax: 10, onFailure: 'keep', say: () => {}, slot },
    signal: new AbortController().signal,
  });
  if (deployed.result !== 'deployed') throw new Error(JSON.stringify(deployed.problems));
}

async function seconds(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print(what, ratio, unit) {
  console.log(`${ratio.toFixed(1)}x ${unit}: ${what}`);
}
