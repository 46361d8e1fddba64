import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/commands/context.js';
import { notEasy } from '../../src/commands/unasked.js';
import { whereWords } from '../../src/commands/where.js';
import { INPUTS, readOptions } from '../../src/inputs.js';
import type { Cluster, RunEvent } from '../../src/words.js';
import { makeFolder, makeRepository } from '../fleet/repository.js';
import { aFleet } from '../plan/fixture.js';
import { planOf, push } from './plan-of.js';

const COMMIT = 'e4e2a8a0d4e53f2a91c0d4e53f2a91c0d4e53f2a';
const local: RunEvent = { name: 'local', forced: false };
const kept = {
  KUBECONFIG: process.env.KUBECONFIG,
  CI: process.env.CI,
  GITHUB_ACTIONS: process.env.GITHUB_ACTIONS,
};

/** A kubeconfig with these contexts, by name: how the user of each logs in. */
function kubeconfig(current: string, users: Readonly<Record<string, object>>): string {
  const names = Object.keys(users);
  return JSON.stringify({
    'current-context': current,
    contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
    clusters: names.map((name) => ({
      name,
      cluster: { server: `https://who:what@${name}.example.org:6443/` },
    })),
    users: names.map((name) => ({ name, user: users[name] })),
  });
}

/** Makes a person's own kubeconfig of these files. */
function own(...texts: string[]): void {
  const folder = makeFolder();
  const files = texts.map((text, index) => {
    writeFileSync(join(folder, `${index}`), text);
    return join(folder, `${index}`);
  });
  process.env.KUBECONFIG = [...files, join(folder, 'none')].join(delimiter);
}

beforeEach(() => {
  own(kubeconfig('prod', { prod: { token: 't' }, gke: { exec: { command: 'gke-gcloud-auth-plugin' } } }));
  delete process.env.CI;
  delete process.env.GITHUB_ACTIONS;
});
afterEach(() => {
  for (const [name, value] of Object.entries(kept)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

function contextWith(inputs: Readonly<Record<string, string>>, event = local): Context {
  const given: Record<string, string> = { command: 'plan', ...inputs };
  const read = (name: string) => given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '';
  return { options: readOptions(read, event, '/') } as Context;
}

const fleetOf = (clusters: readonly Partial<Cluster>[]) =>
  aFleet({ clusters: new Map(clusters.map((one) => [one.name ?? '', { name: '', parallel: 4, ...one }])) });

/** The first line of a command that asks these clusters. */
function where(
  clusters: readonly Partial<Cluster>[],
  { inputs = {}, event = local, uncommitted = [] as string[], commit = COMMIT } = {},
) {
  const names = clusters.map(({ name = '' }) => name);
  const fleet = fleetOf(clusters.filter(({ name }) => name));
  return whereWords(contextWith(inputs, event), fleet, { commit, uncommitted }, names);
}

describe('a command begins with where it looks', () => {
  test('the kubeconfig’s context, its server without a password, the commit, and what is not committed', async () => {
    expect(await where([{}], { uncommitted: ['hub-charts/intro/values.yaml'] })).toBe(
      'To context prod (https://prod.example.org:6443), at e4e2a8a plus 1 uncommitted file: hub-charts/intro/values.yaml',
    );
    expect(await where([{}], { inputs: { 'kube-context': 'gke' } })).toBe(
      'To context gke (https://gke.example.org:6443), at e4e2a8a',
    );
  });

  test('what it is asked for, also where the kubeconfig does not have it', async () => {
    expect(await where([{}], { inputs: { 'kube-context': 'prodd' } })).toBe('To context prodd, at e4e2a8a');
    process.env.KUBECONFIG = '/nonexistent';
    expect(await where([{}])).toBe('To the cluster that kubectl finds by itself, at e4e2a8a');
  });

  test('only the commit, where no cluster is asked; of many files and clusters a few', async () => {
    expect(await where([], { uncommitted: ['a', 'b', 'c', 'd', 'e'] })).toBe(
      'At e4e2a8a plus 5 uncommitted files: a, b, c and 2 more',
    );
    expect(await where([], { commit: '0'.repeat(40), uncommitted: ['a'] })).toBe(
      'At no commit plus 1 uncommitted file: a',
    );
    const declared = [
      { name: 'east', context: 'prod' },
      { name: 'west', kubeconfig: 'secrets/west.yaml' },
      { name: 'north', gke: { project: 'p', location: 'l', name: 'north-1' } },
      { name: 'south' },
    ];
    expect(await where(declared)).toBe(
      'To east (context prod, https://prod.example.org:6443), west (secrets/west.yaml), north (GKE north-1) and 1 more, at e4e2a8a',
    );
  });

  test('in a job by name alone: its log may be public', async () => {
    const inputs = { kubeconfig: kubeconfig('of-the-job', { 'of-the-job': {} }) };
    expect(await where([{}], { inputs, event: push(COMMIT) })).toBe('To context of-the-job, at e4e2a8a');
    const made = 'hubs/api-cluster-example-org:6443/somebody';
    const openshift = { kubeconfig: kubeconfig(made, { [made]: {} }) };
    expect(await where([{}], { inputs: openshift, event: push(COMMIT) })).toBe(
      'To the cluster of the kubeconfig, at e4e2a8a',
    );
    expect(await where([{ name: 'east', context: 'x' }], { event: push(COMMIT) })).toBe(
      'To east, at e4e2a8a',
    );
  });
});

describe('plan asks of itself', () => {
  const unasked = async (
    clusters: readonly Partial<Cluster>[],
    inputs: Readonly<Record<string, string>> = {},
  ) =>
    Object.fromEntries(
      await notEasy(
        contextWith(inputs),
        fleetOf(clusters.filter(({ name }) => name)),
        clusters.map(({ name = '' }) => name),
      ),
    );

  test('the cluster of the kubeconfig’s current context, or of the one that is declared', async () => {
    expect(await unasked([{}])).toEqual({});
    own(kubeconfig('gke', { gke: { exec: { command: 'x' } } }), kubeconfig('', { east: { token: 't' } }));
    expect(await unasked([{ name: 'one', context: 'east' }])).toEqual({});
  });

  test('none whose login starts a program', async () => {
    const cloud = { project: 'p', location: 'l', name: 'n' };
    expect(await unasked([{ name: 'one', context: 'gke' }])).toEqual({ one: 'program' });
    expect(await unasked([{ name: 'one', gke: cloud }])).toEqual({ one: 'program' });
    own(kubeconfig('old', { old: { 'auth-provider': { name: 'oidc' } } }));
    expect(await unasked([{}])).toEqual({ '': 'program' });
  });

  test('none by a kubeconfig of the repository, encrypted or not: whoever wrote it says where it leads', async () => {
    expect(await unasked([{ name: 'one', kubeconfig: 'kubeconfig.yaml', context: 'prod' }])).toEqual({
      one: 'repository',
    });
  });

  test('none without a context, and none of several that nothing tells apart', async () => {
    expect(await unasked([{ name: 'one' }, { name: 'two' }])).toEqual({ one: 'which', two: 'which' });
    expect(await unasked([{ name: 'one', context: 'none' }])).toEqual({ one: 'no context' });
    own('no kubeconfig', '{');
    expect(await unasked([{}])).toEqual({ '': 'no context' });
  });

  describe('by hand alone', () => {
    const files = { 'hub-charts/geo/Chart.yaml': 'apiVersion: v2\nname: geo\nversion: 1.0.0\n' };
    const plan = async (inputs: Readonly<Record<string, string>>, event?: RunEvent) => {
      const { folder } = makeRepository({ files });
      const asked = { offline: 'false', ...inputs };
      const { where: line, plan: made } = await planOf(folder, {
        inputs: asked,
        ...(event ? { event } : {}),
      });
      return [line.replace(/[0-9a-f]{7}$/, 'COMMIT'), ...made.notes].join('\n');
    };
    // Nobody listens there.
    beforeEach(() =>
      own(kubeconfig('prod', { prod: {} }).replaceAll('prod.example.org:6443', '127.0.0.1:9')),
    );

    test('it tells where, and that nobody answered', async () => {
      expect(await plan({})).toMatch(
        /^To context prod \(https:\/\/127\.0\.0\.1:9\), at COMMIT\n.*was not read: /s,
      );
    });

    test.each([
      ['offline', { offline: 'true' }, {}],
      ['in a CI service', {}, { CI: 'true' }],
      ['in a step of a workflow', {}, { CI: '', GITHUB_ACTIONS: 'true' }],
    ])('and not %s', async (_, inputs, env) => {
      Object.assign(process.env, env);
      expect(await plan(inputs)).toMatch(/^At COMMIT\n.*No cluster was asked/s);
    });

    test('and not for a proposal', async () => {
      const event: RunEvent = { name: 'pull_request', forced: false, defaultBranch: 'main' };
      expect(await plan({}, event)).toMatch(/^At COMMIT\n.*No cluster was asked/s);
    });
  });
});
