import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentHash } from '../../src/content-hash.js';
import { CommandError } from '../../src/host/exec.js';
import { foresee, type Unseen } from '../../src/release/foreseen.js';
import type { Helm } from '../../src/release/helm.js';
import { impactOf } from '../../src/release/impact.js';
import { compareManifests, type Rendered } from '../../src/release/manifests.js';
import { diffRendered } from '../../src/release/rendered.js';

/** Values of a chart with zero-to-jupyterhub's habits, and of what teams add to it. */
interface Values {
  readonly hub: { readonly config: number; readonly image: number };
  /** Absent: made at random once, and kept in the cluster. */
  readonly token?: number | undefined;
  readonly proxy: { readonly image: number; readonly env: readonly string[] };
  readonly https?: { readonly config: number } | undefined;
  readonly replicas: number;
  readonly service: number;
  /** A workload of the team's own. */
  readonly own?:
    | { readonly component: string; readonly content: 'fixed' | 'random' | 'checksum of random' }
    | undefined;
}

/** What the templates of a chart with such values make. `kept`: what `lookup` finds; without a cluster nothing. */
function rendered(values: Values, kept?: string): Rendered[] {
  const { hub, proxy, https, own } = values;
  const random = () => kept ?? randomBytes(16).toString('hex');
  const token = values.token === undefined ? random() : String(values.token);
  const secret = { 'values.yaml': JSON.stringify(values), token, cookie: random() };
  const noise = randomBytes(4).toString('hex');
  const objects: (Rendered | undefined)[] = [
    thing('Secret', 'hub', { data: secret }),
    workload('hub', { 'checksum/secret': contentHash(JSON.stringify(secret)) }, `hub:${hub.image}`),
    workload('proxy', { 'checksum/auth-token': contentHash(token) }, `chp:${proxy.image}`, {
      env: proxy.env.map((name) => ({ name, value: 'x' })),
    }),
    https && thing('ConfigMap', 'traefik', { data: { config: String(https.config) } }),
    https &&
      workload('autohttps', { 'checksum/static-config': contentHash(String(https.config)) }, 'traefik'),
    thing('Service', 'proxy-public', { spec: { ports: [values.service] } }),
    { ...workload('user-placeholder', {}, 'pause'), spec: { replicas: values.replicas } },
    own?.content === 'checksum of random' ? thing('Secret', 'own', { data: { noise } }) : undefined,
    own &&
      workload(own.component, { own: own.content === 'fixed' ? '' : contentHash(noise) }, 'own', {}, 'own'),
  ];
  return objects.filter((object) => object !== undefined);
}

function thing(kind: string, name: string, more: object): Rendered {
  return { kind, metadata: { name, labels: { component: name } }, ...more } as Rendered;
}

function workload(
  component: string,
  annotations: object,
  image: string,
  more: object = {},
  name = component,
) {
  const template = { metadata: { annotations }, spec: { containers: [{ name: 'c', image, ...more }] } };
  return {
    apiVersion: 'apps/v1',
    ...thing('Deployment', name, { spec: { template } }),
    metadata: { name, labels: { component } },
  };
}

/** `helm template` of such a chart: its path holds the values. */
const helm = {
  run: async ([, , chart = '']: readonly string[]) => {
    if (JSON.parse(chart).broken) throw new CommandError('helm', 'exit', 'a template is broken');
    return {
      stdout: rendered(JSON.parse(chart))
        .map((object) => JSON.stringify(object))
        .join('\n---\n'),
    };
  },
} as unknown as Helm;

const SEEN: Unseen = { hidden: false, hiddenChanged: false, asksCluster: false };

/** What a pull request says that goes from one to the other. */
async function said(before: Values | undefined, after: Values, unseen: Partial<Unseen> = {}) {
  const options = (values: Values) => ({
    release: 'geo',
    namespace: 'geo',
    chart: JSON.stringify(values),
    values: [],
  });
  const old = before && options(before);
  const diff = await diffRendered(helm, old, options(after), new AbortController().signal);
  return foresee('hub-restart', diff, { ...SEEN, ...unseen });
}

/** What the deploy measures: both rendered with what the cluster has kept. */
function measured(before: Values, after: Values) {
  return impactOf(compareManifests(rendered(before, 'kept'), rendered(after, 'kept')));
}

const few = fc.nat(1);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const values: fc.Arbitrary<Values> = fc.record({
  hub: fc.record({ config: few, image: few }),
  token: maybe(few),
  proxy: fc.record({ image: few, env: fc.shuffledSubarray(['A', 'B']) }),
  https: maybe(fc.record({ config: few })),
  replicas: few,
  service: few,
  own: maybe(
    fc.record({
      component: fc.constantFrom('hub', 'proxy', 'other'),
      content: fc.constantFrom('fixed' as const, 'random' as const, 'checksum of random' as const),
    }),
  ),
});

const KEYS = ['hub', 'token', 'proxy', 'https', 'replicas', 'service', 'own'] as const;

/** Values, and the same with a few keys as others have them: what two states of a repository are. */
const change = fc
  .tuple(values, values, fc.subarray([...KEYS], { maxLength: 3 }))
  .map(([before, other, keys]) => {
    const after: Record<string, unknown> = { ...before };
    for (const key of keys) after[key] = other[key];
    return [before, after as unknown as Values] as const;
  });

const plain: Values = {
  hub: { config: 0, image: 0 },
  proxy: { image: 0, env: ['A', 'B'] },
  replicas: 0,
  service: 0,
};

describe('what a pull request says of the people', () => {
  test('is never less than what its deploy measures, for any change of values', async () => {
    const rank = ['none', 'hub-restart', 'proxy-restart', 'unknown'];
    await fc.assert(
      fc.asyncProperty(change, async ([before, after]) => {
        const { impact } = await said(before, after);
        expect(rank.indexOf(impact)).toBeGreaterThanOrEqual(rank.indexOf(measured(before, after)));
      }),
      { numRuns: 200 },
    );
  });

  test('is none where nothing differs that pods are made from or read', async () => {
    expect(await said(plain, plain)).toEqual({ impact: 'none' });
    // This chart's Secret holds all values, as zero-to-jupyterhub's does.
    expect((await said(plain, { ...plain, service: 1 })).impact).toBe('hub-restart');
  });

  test('is that the hub restarts where its configuration changes, though the checksum of it is random here', async () => {
    expect(await said(plain, { ...plain, hub: { config: 1, image: 0 } })).toEqual({ impact: 'hub-restart' });
  });

  test('is that connections drop where the proxy gets other pods', async () => {
    for (const proxy of [
      { image: 1, env: ['A', 'B'] },
      { image: 0, env: ['B', 'A'] },
    ])
      expect(await said(plain, { ...plain, proxy })).toEqual({ impact: 'proxy-restart' });
  });

  test('and where a token that was kept at random is written down, or no longer is', async () => {
    const written = { ...plain, token: 1 };
    expect(await said(plain, written)).toEqual({ impact: 'proxy-restart' });
    expect(await said(written, plain)).toEqual({ impact: 'proxy-restart' });
  });

  test('is not known where other pods are made from chance', async () => {
    for (const content of ['random', 'checksum of random'] as const) {
      const own = { ...plain, own: { component: 'proxy', content } };
      expect(await said(own, own)).toEqual({ impact: 'unknown', why: 'unsteady' });
    }
  });

  test('is not known where what is hidden changed, templates ask the cluster, or there is nothing to compare with', async () => {
    expect(await said(plain, plain, { hiddenChanged: true })).toMatchObject({ why: 'hidden' });
    expect(await said(plain, plain, { asksCluster: true })).toMatchObject({ why: 'unsteady' });
    expect(await said(undefined, plain)).toEqual({ impact: 'unknown', why: 'new' });
    // The worst is known all the same.
    const proxy = { image: 1, env: [] };
    expect(await said(plain, { ...plain, proxy }, { hiddenChanged: true })).toEqual({
      impact: 'proxy-restart',
    });
  });

  test('is not known where the state before cannot be rendered: the change that mends it is compared with nothing', async () => {
    const broken = { ...plain, broken: true };
    expect(await said(broken, plain)).toEqual({ impact: 'unknown', why: 'new' });
    await expect(said(plain, broken)).rejects.toThrow('broken');
  });

  test('stays what the plan says where values are hidden, or it could not be rendered', async () => {
    expect(await said(plain, plain, { hidden: true })).toEqual({ impact: 'hub-restart' });
    expect(foresee('hub-restart', undefined, SEEN)).toEqual({ impact: 'hub-restart' });
    expect(foresee('unknown', undefined, SEEN)).toEqual({ impact: 'unknown' });
  });
});
