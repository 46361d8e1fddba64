import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exec } from '../../src/host/exec.js';
import { kubectl } from '../../src/host/kubectl.js';
import { askHub } from '../../src/release/health.js';
import { ingressUrl } from '../../src/release/ingress.js';
import { watchRollout } from '../../src/release/rollout.js';
import { checkStart } from '../../src/release/start-check.js';

/** A real JupyterHub, from the examples' chart: hub, proxy, image pullers, placeholder. */

const namespace = `health-${process.pid}`;
const target = { release: 'bio', namespace };
const signal = new AbortController().signal;
const cluster = kubectl({});
const chart = join(import.meta.dirname, '../../examples/charts/jupyterhub');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-'));
});
afterAll(async () => {
  await cluster.run(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
  await rm(folder, { recursive: true });
});

async function deploy(values: object) {
  const defaults = await readFile(join(chart, 'values.yaml'), 'utf8');
  const file = join(folder, 'registry.yaml');
  await writeFile(file, defaults.replaceAll('registry.example.org', process.env.REGISTRY ?? ''));
  const own = join(folder, 'own.yaml');
  await writeFile(own, JSON.stringify(values));
  const said: string[] = [];
  const startedAt = new Date();
  const argv = ['helm', 'upgrade', '--install', 'bio', chart, '--namespace', namespace] as const;
  const helmDone = exec({ argv: [...argv, '--create-namespace', '-f', file, '-f', own] }).then(() => ({
    revision: 1,
  }));
  const deadline = new Date(startedAt.getTime() + 240_000);
  const options = { startedAt, deadline, say: (line: string) => said.push(line), signal, helmDone };
  return { result: await watchRollout(cluster, target, options), said };
}

const SERVICE = {
  services: { 'hub-deploy': {} },
  loadRoles: { 'hub-deploy': { services: ['hub-deploy'], scopes: ['servers', 'admin:users'] } },
};
const start = { timeoutSeconds: 120, signal, say: () => {} };

async function userPods(): Promise<string[]> {
  const args = ['get', 'pods', '-l', 'component=singleuser-server', '-o', 'name'];
  return (await cluster.run(args, { namespace })).stdout.split('\n').filter(Boolean);
}

/** The hub's API, asked as its service, without the code under test. */
async function askApi(method: string, path: string): Promise<string> {
  const script = `import os, sys, urllib.request as r
q = r.Request('http://127.0.0.1:8081/courses/hub/api' + sys.argv[2], method=sys.argv[1], data=b'{}' if sys.argv[1] == 'POST' else None)
q.add_header('Authorization', 'token ' + sys.stdin.read())
print(r.urlopen(q).read().decode())`;
  const path64 = 'jsonpath={.data.hub\\.services\\.hub-deploy\\.apiToken}';
  const { stdout } = await cluster.run(['get', 'secret', 'hub', '-o', path64], { namespace });
  const argv = ['exec', '-i', 'deployment/hub', '-c', 'hub', '--', 'python3', '-c', script, method, path];
  const input = Buffer.from(stdout, 'base64').toString();
  return (await cluster.run(argv, { namespace, input })).stdout;
}

describe('a real JupyterHub', () => {
  test('is watched until it is up, hooks first, and says its version', async () => {
    const { result, said } = await deploy({});
    expect(result).toEqual({ ok: true });
    expect(said.join('\n')).not.toContain('continuous-image-puller');
    expect(await askHub(cluster, target, { signal })).toEqual({ hub: true, version: '5.5.4' });
  }, 300_000);

  test('that has no token for it says what to declare', async () => {
    const problem = await checkStart(cluster, target, { ...start, user: 'robot' });
    expect(problem?.message).toContain('hub.services.hub-deploy: {}');
  });

  test('with another base URL and an ingress answers below it, and has an address', async () => {
    const ingress = { enabled: true, hosts: ['bio.example.org'], tls: [{ hosts: ['bio.example.org'] }] };
    const { result } = await deploy({ hub: { baseUrl: '/courses/', ...SERVICE }, ingress });
    expect(result).toEqual({ ok: true });
    expect(await askHub(cluster, target, { signal })).toEqual({ hub: true, version: '5.5.4' });
    expect(await ingressUrl(cluster, target)).toBe('https://bio.example.org/courses/');
  }, 300_000);

  test('starts a server for a user that is made for it, and leaves neither', async () => {
    expect(await checkStart(cluster, target, { ...start, user: 'robot' })).toBeUndefined();
    expect(await userPods()).toEqual([]);
    expect(await askApi('GET', '/users')).not.toContain('robot');
  }, 180_000);

  test('leaves a running server alone', async () => {
    await askApi('POST', '/users/ada');
    await askApi('POST', '/users/ada/server');
    const before = await userPods();
    const problem = await checkStart(cluster, target, { ...start, user: 'ada' });
    expect(problem?.message).toContain('it has a server already, which was left alone');
    expect(before).toHaveLength(1);
    expect(await userPods()).toEqual(before);
  }, 180_000);

  test('whose users’ servers do not start is found out, in the spawner’s words', async () => {
    const singleuser = { cmd: '/no/such/program', startTimeout: 20 };
    await deploy({ hub: SERVICE, singleuser });
    const problem = await checkStart(cluster, target, { ...start, user: 'robot' });
    expect(problem).toMatchObject({ title: 'No server can be started' });
    expect(problem?.message).toMatch(/fail|time/i);
    expect((await userPods()).filter((name) => name.includes('robot'))).toEqual([]);
  }, 300_000);

  test('whose configuration is broken fails with the line that says so', async () => {
    const broken = { hub: { extraConfig: { mine: 'raise RuntimeError("no such course")' } } };
    const { result } = await deploy(broken);
    expect(result).toMatchObject({ ok: false, problem: { title: 'hub: container hub crashes' } });
    expect(result.ok ? '' : result.problem.log).toContain('no such course');
  }, 300_000);

  test('is not asked under the name of another release', async () => {
    expect(await askHub(cluster, { release: 'geo', namespace }, { signal })).toEqual({ hub: false });
  });
});
