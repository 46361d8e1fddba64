// Deploys on a cluster of pretend nodes: many hubs side by side against Helm's own loop, and the whole program on a fleet
// that is as the repository says against one list call; it makes two.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { byTurns, row, seconds } from './parts/ratios.mjs';
import { pretendNodes } from './parts/sandbox.mjs';

const run = promisify(execFile);
const big = { maxBuffer: 64 * 1024 * 1024 };
const [FLEET, CHANGED, LOOP, ROUNDS] = [171, 50, 2, 3];
const lib = (name) => import(join(import.meta.dirname, '..', 'lib', name));

const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
const chart = join(folder, 'chart');
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
const hubs = Array.from({ length: FLEET }, (_, i) => `h${i}`);
const namespaceOf = (hub) => `bench-${process.pid}-${hub}`;
export const inSandbox = true;

export async function* measure() {
  makeChart();
  pretendNodes(20);
  try {
    // A fleet of the right size for the list call; Helm itself makes it, by as many hands as the machine has.
    const { limiter } = await lib('images/limit.js');
    const slot = limiter(4);
    await Promise.all(hubs.map((hub) => slot(() => helm(hub, 'one'))));
    yield await manyHubs();
    yield await nothingChanged();
  } finally {
    const args = ['delete', 'namespace', ...hubs.map(namespaceOf), '--ignore-not-found', '--wait=false'];
    await run('kubectl', args);
    rmSync(folder, { recursive: true });
  }
}

function makeChart() {
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: small\nversion: 0.1.0\n');
  writeFileSync(join(chart, 'values.yaml'), 'msg: one\n');
  writeFileSync(join(chart, 'templates/all.yaml'), ['hub', 'proxy'].map(workload).join('---\n'));
}

async function manyHubs() {
  const loop = async (round) => {
    for (const hub of hubs.slice(-LOOP)) await helm(hub, `loop ${round}`, '--wait');
  };
  const { limiter } = await lib('images/limit.js');
  const side = (round) => {
    const slot = limiter(4);
    return Promise.all(hubs.slice(0, CHANGED).map((hub) => deploy(hub, `side ${round}`, slot)));
  };
  const times = await byTurns(
    {
      loop: async (round) => ((await seconds(() => loop(round))) / LOOP) * CHANGED,
      side: (round) => seconds(() => side(round)),
    },
    ROUNDS,
  );
  const words = {
    name: `${CHANGED} changed hubs that take ${UP_SECONDS} s to come up, helm upgrade --install --wait one by one`,
    against: 'hub-deploy',
  };
  return row(words, times.loop, times.side);
}

async function nothingChanged() {
  await opsRepo();
  const calls = await kubectlCalls(nothingToDo);
  if (calls.length !== 2) throw new Error(`${calls.length} cluster calls: ${calls.join('; ')}`);
  const list = () => run('kubectl', ['get', 'secrets', '-A', '-l', 'owner=helm'], big);
  const times = await byTurns({ list: () => seconds(list), nothing: () => seconds(nothingToDo) }, 7);
  const words = {
    name: `hub-deploy run, nothing to do on ${FLEET} hubs`,
    against: 'kubectl get secrets -A -l owner=helm',
  };
  return row(words, times.nothing, times.list);
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
  const { lookAt } = await lib('commands/side.js');
  const { readTree } = await lib('fleet/tree.js');
  const { limiter } = await lib('images/limit.js');
  const { fingerprints } = await lookAt(await readTree(folder, { rev: 'HEAD' }));
  const slot = limiter(4);
  const label = async (hub, index) => {
    const revision = index < CHANGED || index >= FLEET - LOOP ? 1 + ROUNDS : 1;
    const secret = `sh.helm.release.v1.${hub}.v${revision}`;
    const labels = {
      digest: fingerprints.get(hub).digest,
      rev: revision,
      values: revision,
      proved: revision,
    };
    const pairs = Object.entries(labels).map(([name, value]) => `hub-deploy.io/${name}=${value}`);
    await run('kubectl', ['label', '--overwrite', '-n', namespaceOf(hub), 'secret', secret, ...pairs]);
  };
  await Promise.all(hubs.map((hub, index) => slot(() => label(hub, index))));
}

/** The whole program, from its start; it must find that all is as it should be. */
async function nothingToDo(env = {}) {
  const cli = join(import.meta.dirname, '../dist/cli/index.js');
  const options = { ...big, cwd: folder, env: { ...process.env, ...env } };
  const { stdout, stderr } = await run(process.execPath, [cli, 'run', '--head', 'HEAD'], options);
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
  const { deployRelease } = await lib('release/deploy.js');
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
  // Other content each round: what is live and proved would not be deployed again.
  const fingerprint = `1-${createHash('md5').update(msg).digest('hex')}`;
  const planned = { release, action: 'deploy', impact: 'unknown', fingerprint, reasons: [] };
  const deployed = await deployRelease(planned, {
    ...{ staged: folder, valuesFiles: [values], access: {}, commit: '0'.repeat(40), repository: '' },
    ...{ force: false, historyMax: 10, onFailure: 'keep', say: () => {}, slot },
    signal: new AbortController().signal,
  });
  if (deployed.result !== 'deployed') throw new Error(JSON.stringify(deployed.problems));
}
