import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exec } from '../../src/host/exec.js';
import { kubectl } from '../../src/host/kubectl.js';
import { askHub } from '../../src/release/health.js';
import { watchRollout } from '../../src/release/rollout.js';

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

describe('a real JupyterHub', () => {
  test('is watched until it is up, hooks first, and says its version', async () => {
    const { result, said } = await deploy({});
    expect(result).toEqual({ ok: true });
    expect(said.join('\n')).not.toContain('continuous-image-puller');
    expect(await askHub(cluster, target, { signal })).toEqual({ hub: true, version: '5.5.4' });
  }, 300_000);

  test('with another base URL answers below it', async () => {
    const { result } = await deploy({ hub: { baseUrl: '/courses/' } });
    expect(result).toEqual({ ok: true });
    expect(await askHub(cluster, target, { signal })).toEqual({ hub: true, version: '5.5.4' });
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
