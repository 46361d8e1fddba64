import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { clusterAccesses, clustersToAsk } from '../../src/commands/clusters.js';
import type { Context } from '../../src/commands/context.js';
import { INPUTS, readOptions } from '../../src/inputs.js';
import type { Cluster, Tree } from '../../src/words.js';
import { aFleet } from '../plan/fixture.js';

let folder = '';
let masked: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusters-'));
  masked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Accesses of a fleet with these clusters, in a run with these inputs. */
function accesses(clusters: readonly Partial<Cluster>[], given: Record<string, string> = {}) {
  const read = (name: string) => given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '';
  const options = readOptions(read, { name: 'local', forced: false }, folder);
  const host = { mask: (secret: string) => masked.push(secret) } as unknown as Context['host'];
  const context = { options, host, privateFolder: folder, signal: new AbortController().signal } as Context;
  const tree: Tree = {
    commit: '',
    uncommitted: [],
    entries: new Map(),
    read: async (paths) => paths.map((path) => Buffer.from(`current-context: of ${path}`)),
  };
  const fleet = aFleet({
    clusters: new Map(clusters.map((cluster) => [cluster.name ?? '', { name: '', parallel: 4, ...cluster }])),
  });
  return clusterAccesses(context, { fleet, refusedCluster: () => undefined }, tree);
}

describe('a cluster is reached', () => {
  test('by what an earlier step left, where nothing else is said', async () => {
    expect(await accesses([]).of('')).toEqual({});
  });

  test('by the input’s kubeconfig, which nobody else can read', async () => {
    const { kubeconfig = '' } = await accesses([], { kubeconfig: 'secret' }).of('');
    expect(readFileSync(kubeconfig, 'utf8')).toBe('secret');
    expect(statSync(kubeconfig).mode & 0o777).toBe(0o600);
  });

  test('and what lets somebody in is masked, names are not', async () => {
    const user = {
      token: 'of-the-robot',
      'client-key-data': 'S0VZS0VZ',
      'client-certificate-data': 'Q0VSVENFUlQ=',
    };
    const config = { clusters: [{ name: 'production' }], users: [{ name: 'the-robot', user }] };
    await accesses([], { kubeconfig: JSON.stringify(config) }).of('');
    expect(masked).toEqual(['of-the-robot', 'S0VZS0VZ']);
  });

  test('by its own kubeconfig and context, several side by side', async () => {
    const of = accesses([
      { name: 'one', kubeconfig: 'secrets/one.yaml' },
      { name: 'two', context: 'gke_two' },
    ]);
    const one = await of.of('one');
    expect(readFileSync(one.kubeconfig ?? '', 'utf8')).toContain('of secrets/one.yaml');
    expect(await of.of('two')).toEqual({ context: 'gke_two' });
  });

  test('never by a guess: of several, one that nothing tells apart is an error', async () => {
    const several = [{ name: 'one' }, { name: 'two', context: 'gke_two' }];
    await expect(accesses(several).of('one')).rejects.toThrow(/login is for one.*`cluster: one`/);
    expect(await accesses(several, { cluster: 'one' }).of('one')).toEqual({});
    // One context given by hand is one cluster's: the others must not be taken for it.
    const context = { 'kube-context': 'by-hand' };
    await expect(accesses(several, context).of('one')).rejects.toThrow(/`cluster: one`/);
    await expect(accesses(several, context).of('two')).rejects.toThrow(/`cluster: two`/);
    expect(await accesses(several, { ...context, cluster: 'one' }).of('one')).toEqual({ context: 'by-hand' });
    expect(await accesses(several, { 'kube-context': 'gke_two' }).of('two')).toEqual({ context: 'gke_two' });
    expect(await accesses([{ name: 'one' }], context).of('one')).toEqual({ context: 'by-hand' });
  });
});

test('whoever looks for what is left of a hub asks clusters without a hub too', () => {
  const names = (clusters: readonly string[], empty?: { cluster?: string }) => {
    const declared = new Map(clusters.map((name) => [name, { name, parallel: 4 }]));
    const fleet = aFleet({ hubs: [], clusters: declared });
    return [...clustersToAsk(fleet, () => true, empty).keys()];
  };
  expect(names(['east', 'west'])).toEqual([]);
  expect(names(['east', 'west'], {})).toEqual(['east', 'west']);
  expect(names(['east', 'west'], { cluster: 'west' })).toEqual(['west']);
  // The last hub of a repository that declares no cluster.
  expect(names([], {})).toEqual(['']);
});
