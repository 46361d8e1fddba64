// Deploys on a cluster of pretend nodes: many hubs side by side against Helm's own loop, and the whole program on a fleet
// that is as the repository says against the one list call that it makes. Ratios of times taken in one run. Wants the sandbox with kwok nodes
// (`test/sandbox/sandbox.sh kwok NAME 20`) and `npm run pack`.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const big = { maxBuffer: 64 * 1024 * 1024 };
const [FLEET, CHANGED, LOOP] = [171, 50, 4];
const lib = (name) => import(join(import.meta.dirname, '..', 'lib', name));
const { deployRelease } = await lib('release/deploy.js');
const { lookAt } = await lib('commands/side.js');
const { readTree } = await lib('fleet/tree.js');
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

const hubs = Array.from({ length: FLEET }, (_, i) => `h${i}`);
const namespaceOf = (hub) => `bench-${process.pid}-${hub}`;
try {
  await main();
} finally {
  await run('kubectl', [
    'delete',
    'namespace',
    ...hubs.map(namespaceOf),
    '--ignore-not-found',
    '--wait=false',
  ]);
  rmSync(folder, { recursive: true });
}

async function main() {
  // A fleet of the right size for the list call; Helm itself makes it, by as many hands as the machine has.
  const slot = limiter(4);
  await Promise.all(hubs.map((hub) => slot(() => helm(hub, 'one'))));

  const loop = await seconds(async () => {
    for (const hub of hubs.slice(-LOOP)) await helm(hub, 'two', '--wait');
  });
  const cap = limiter(4);
  const side = await seconds(() => Promise.all(hubs.slice(0, CHANGED).map((hub) => deploy(hub, 'two', cap))));
  const ratio = (loop / LOOP) * CHANGED;
  print(
    `${CHANGED} changed hubs that take ${UP_SECONDS} s to come up, against \`helm upgrade --install --wait\` one at a time`,
    ratio / side,
    'faster',
  );

  await opsRepo();
  const calls = await kubectlCalls(nothingToDo);
  if (calls.length !== 1) throw new Error(`${calls.length} cluster calls: ${calls.join('; ')}`);
  const list = [];
  const nothing = [];
  for (let round = 0; round < 7; round += 1) {
    list.push(await seconds(() => run('kubectl', ['get', 'secrets', '-A', '-l', 'owner=helm'], big)));
    nothing.push(await seconds(nothingToDo));
  }
  print(
    `a run with nothing to do on ${FLEET} hubs, one cluster call, against \`kubectl get secrets -A -l owner=helm\``,
    median(nothing) / median(list),
    'of its time',
  );
}

/** The ops repo that the releases were made from, and their labels as after a deploy that went well. */
async function opsRepo() {
  const git = (...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  mkdirSync(join(folder, 'hubs'));
  for (const hub of hubs) writeFileSync(join(folder, `hubs/${hub}.yaml`), 'msg: one\n');
  writeFileSync(
    join(folder, 'hub-deploy.yaml'),
    `discover: hubs/<hub>.yaml\nchart: chart\nvalues: [hubs/<hub>.yaml]\nnamespace: ${namespaceOf('<hub>')}\n`,
  );
  git('init', '--quiet', '--initial-branch=main');
  git('add', 'hubs', 'chart', 'hub-deploy.yaml');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message=all');
  const { fingerprints } = await lookAt(await readTree(folder, { rev: 'HEAD' }));
  const slot = limiter(4);
  const label = async (hub, index) => {
    const revision = index < CHANGED || index >= FLEET - LOOP ? 2 : 1;
    const secret = `sh.helm.release.v1.${hub}.v${revision}`;
    const labels = { digest: fingerprints.get(hub).digest, rev: revision, proved: revision };
    const pairs = Object.entries(labels).map(([name, value]) => `hub-deploy.io/${name}=${value}`);
    await run('kubectl', ['label', '--overwrite', '-n', namespaceOf(hub), 'secret', secret, ...pairs]);
  };
  await Promise.all(hubs.map((hub, index) => slot(() => label(hub, index))));
}

/** The whole program, from its start; it must find that all is as it should be. */
async function nothingToDo(env = {}) {
  const cli = join(import.meta.dirname, '../dist/cli/index.js');
  const options = { ...big, cwd: folder, env: { ...process.env, ...env } };
  const { stdout, stderr } = await run('node', [cli, 'run', '--head', 'HEAD'], options);
  if (!/0 of \d+ hubs to deploy|Nothing to do/i.test(stdout + stderr)) throw new Error(stdout + stderr);
}

/** What a program asks of kubectl, call by call. */
async function kubectlCalls(program) {
  const bin = join(folder, 'bin');
  const log = join(folder, 'kubectl.log');
  mkdirSync(bin);
  const real = execFileSync('which', ['kubectl'], { encoding: 'utf8' }).trim();
  writeFileSync(join(bin, 'kubectl'), `#!/bin/sh\necho "$*" >>'${log}'\nexec '${real}' "$@"\n`, {
    mode: 0o755,
  });
  await program({ PATH: `${bin}:${process.env.PATH}` });
  return readFileSync(log, 'utf8').trim().split('\n');
}

function helm(hub, msg, ...more) {
  const args = ['upgrade', '--install', hub, chart, '--namespace', namespaceOf(hub), '--create-namespace'];
  return run('helm', [...args, '--set', `msg=${msg}`, ...more], big);
}

async function deploy(hub, msg, slot) {
  const values = join(folder, `${hub}.yaml`);
  writeFileSync(values, `msg: ${msg}\n`);
  const release = {
    ...{
      kind: 'hub',
      id: hub,
      hub,
      release: hub,
      namespace: namespaceOf(hub),
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
