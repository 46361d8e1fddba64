import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exec } from '../../src/host/exec.js';
import { kubectl } from '../../src/host/kubectl.js';
import { askHub } from '../../src/release/health.js';
import { ingressUrl } from '../../src/release/ingress.js';
import { type RolloutResult, watchRollout } from '../../src/release/rollout.js';
import { checkStart } from '../../src/release/start-check.js';

/** Real JupyterHubs, from the examples' chart: hub, proxy, image pullers, placeholder. */

const signal = new AbortController().signal;
const cluster = kubectl({});
const chart = join(import.meta.dirname, '../../examples/charts/jupyterhub');

const SERVICE = {
  services: { 'hub-deploy': {} },
  loadRoles: { 'hub-deploy': { services: ['hub-deploy'], scopes: ['servers', 'admin:users'] } },
};
const INGRESS = { enabled: true, hosts: ['bio.example.org'], tls: [{ hosts: ['bio.example.org'] }] };
const start = { timeoutSeconds: 120, signal, say: () => {} };

let folder: string;
/** A hub as the chart has it, and one below a path with all that the start check wants. */
let plain: Hub;
let courses: Hub;
const hubs: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-'));
  const defaults = await readFile(join(chart, 'values.yaml'), 'utf8');
  const here = defaults.replaceAll('registry.example.org', process.env.REGISTRY ?? '');
  await writeFile(join(folder, 'registry.yaml'), here);
  [plain, courses] = await Promise.all([
    deploy('plain', {}),
    deploy('courses', { hub: { baseUrl: '/courses/', ...SERVICE }, ingress: INGRESS }),
  ]);
}, 300_000);
afterAll(async () => {
  await cluster.run(['delete', 'namespace', ...hubs, '--ignore-not-found', '--wait=false']);
  await rm(folder, { recursive: true });
});

interface Hub {
  readonly target: { readonly release: string; readonly namespace: string };
  readonly result: RolloutResult;
  readonly said: readonly string[];
}

/** Installs a hub in a namespace of its own, and watches it. */
async function deploy(name: string, values: object): Promise<Hub> {
  const namespace = `health-${process.pid}-${name}`;
  const target = { release: 'bio', namespace };
  hubs.push(namespace);
  const own = join(folder, `${name}.yaml`);
  await writeFile(own, JSON.stringify(values));
  const said: string[] = [];
  const startedAt = new Date();
  const argv = ['helm', 'upgrade', '--install', 'bio', chart, '--namespace', namespace] as const;
  const files = ['-f', join(folder, 'registry.yaml'), '-f', own];
  const helmDone = exec({ argv: [...argv, '--create-namespace', ...files] }).then(() => ({ revision: 1 }));
  const deadline = new Date(startedAt.getTime() + 240_000);
  const options = { startedAt, deadline, say: (line: string) => said.push(line), signal, helmDone };
  return { target, result: await watchRollout(cluster, target, options), said };
}

async function podsOf({ target }: Hub, user: string): Promise<string[]> {
  const args = ['get', 'pods', '-l', 'component=singleuser-server', '-o', 'name'];
  const { stdout } = await cluster.run(args, { namespace: target.namespace });
  return stdout.split('\n').filter((name) => name.includes(user));
}

/** The hub's API, asked as its service, without the code under test. */
async function askApi({ target }: Hub, method: string, path: string): Promise<string> {
  const { namespace } = target;
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
    expect(plain.result).toEqual({ ok: true });
    expect(plain.said.join('\n')).not.toContain('continuous-image-puller');
    expect(await askHub(cluster, plain.target, { signal })).toEqual({ hub: true, version: '5.5.4' });
  });

  test('that has no token for it says what to declare', async () => {
    const problem = await checkStart(cluster, plain.target, { ...start, user: 'robot' });
    expect(problem?.message).toContain('hub.services.hub-deploy: {}');
  });

  test('is not asked under the name of another release', async () => {
    const geo = { ...plain.target, release: 'geo' };
    expect(await askHub(cluster, geo, { signal })).toEqual({ hub: false });
  });

  test('with another base URL and an ingress answers below it, and has an address', async () => {
    expect(courses.result).toEqual({ ok: true });
    expect(await askHub(cluster, courses.target, { signal })).toEqual({ hub: true, version: '5.5.4' });
    expect(await ingressUrl(cluster, courses.target)).toBe('https://bio.example.org/courses/');
  });

  test.concurrent('starts a server for a user that is made for it, and leaves neither', async () => {
    expect(await checkStart(cluster, courses.target, { ...start, user: 'robot' })).toBeUndefined();
    expect(await podsOf(courses, 'robot')).toEqual([]);
    expect(await askApi(courses, 'GET', '/users')).not.toContain('robot');
  }, 180_000);

  test.concurrent('leaves a running server alone', async () => {
    await askApi(courses, 'POST', '/users/ada');
    await askApi(courses, 'POST', '/users/ada/server');
    const before = await podsOf(courses, 'ada');
    const problem = await checkStart(cluster, courses.target, { ...start, user: 'ada' });
    expect(problem?.message).toContain('it has a server already, which was left alone');
    expect(before).toHaveLength(1);
    expect(await podsOf(courses, 'ada')).toEqual(before);
  }, 180_000);

  test.concurrent('whose users’ servers do not start is found out, in the spawner’s words', async () => {
    const singleuser = { cmd: '/no/such/program', startTimeout: 20 };
    const hub = await deploy('no-servers', { hub: SERVICE, singleuser });
    const problem = await checkStart(cluster, hub.target, { ...start, user: 'robot' });
    expect(problem).toMatchObject({ title: 'No server can be started' });
    expect(problem?.message).toMatch(/fail|time/i);
    expect(await podsOf(hub, 'robot')).toEqual([]);
  }, 300_000);

  test.concurrent('whose configuration is broken fails with the line that says so', async () => {
    const broken = { hub: { extraConfig: { mine: 'raise RuntimeError("no such course")' } } };
    const { result } = await deploy('broken', broken);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        title: expect.stringMatching(/^container hub of Deployment hub crashes \(exit code \d+\)$/),
      },
    });
    expect(result.ok ? '' : result.problem.log).toContain('no such course');
  }, 300_000);
});
