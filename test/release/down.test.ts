import { describe, expect, test } from '@jest/globals';
import { downParts, parseDeployments, readDeployments } from '../../src/release/down.js';
import type { ReleaseState } from '../../src/words.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

const MANAGED = 'app.kubernetes.io/managed-by=Helm';
/** A line of kubectl's table; labels as zero-to-jupyterhub writes them. */
const row = (name: string, pods: string, labels = `component=${name},release=geo`, namespace = 'geo') =>
  `${namespace}   ${name}   ${pods}   1   1   5d3h   ${labels ? `${labels},${MANAGED}` : MANAGED}`;

/** The releases of a cluster, all in the namespace geo. */
const releases = (...names: readonly string[]) => new Map(names.map((name) => [`geo/${name}`, live(name)]));
const live = (name: string, given: Partial<ReleaseState> = {}): ReleaseState => ({
  ...{ name, namespace: 'geo', revision: 3, status: 'deployed', failures: 0 },
  ...given,
});

const down = (rows: readonly string[], all = releases('geo')) =>
  Object.fromEntries(downParts(parseDeployments(rows.join('\n')), all));

describe('a hub is down', () => {
  test('where its hub or proxy has no ready pod, whether one is wanted or not', () => {
    expect(down([row('hub', '0/1'), row('proxy', '1/1')])).toEqual({
      'geo/geo': [{ name: 'hub', wanted: 1 }],
    });
    expect(down([row('hub', '1/1'), row('proxy', '0/0')])).toEqual({
      'geo/geo': [{ name: 'proxy', wanted: 0 }],
    });
  });

  test('and not where each has one, or only something else has none', () => {
    expect(down([row('hub', '1/2'), row('proxy', '1/1'), row('user-scheduler', '0/2')])).toEqual({});
    expect(down([row('binder', '0/1', 'component=binder,release=geo')])).toEqual({});
    expect(down([row('cloudsql-proxy', '0/1', '')])).toEqual({});
  });

  test('where labels of newer charts say so', () => {
    const labels = 'app.kubernetes.io/component=proxy,app.kubernetes.io/instance=geo';
    expect(down([row('geo-entry', '0/1', labels)])).toEqual({
      'geo/geo': [{ name: 'geo-entry', wanted: 1 }],
    });
  });

  test('where a chart of one’s own only names them, and is alone in its namespace', () => {
    const rows = [row('hub', '0/1', ''), row('proxy', '0/1', '')];
    expect(down(rows)['geo/geo']).toHaveLength(2);
    expect(down(rows, releases('geo', 'support'))).toEqual({});
    const gone = new Map([...releases('geo'), ['geo/old', live('old', { status: 'uninstalled' })] as const]);
    expect(down(rows, gone)['geo/geo']).toHaveLength(2);
  });

  test('alone, of two releases in one namespace', () => {
    const rows = ['geo', 'bio'].flatMap((release) =>
      ['hub', 'proxy'].map((part) =>
        row(`${release}-${part}`, release === 'bio' ? '0/1' : '1/1', `component=${part},release=${release}`),
      ),
    );
    expect(Object.keys(down(rows, releases('geo', 'bio')))).toEqual(['geo/bio']);
  });

  test('not where the same release’s name lives in another namespace', () => {
    expect(down([row('hub', '0/1', 'component=hub,release=geo', 'other')])).toEqual({});
  });

  test('where the hub that answered when it was proved is not there any more', () => {
    const proved = new Map([['geo/geo', live('geo', { jupyterhub: '5.5.4' })]]);
    expect(down([row('proxy', '1/1')], proved)).toEqual({ 'geo/geo': [{ name: 'hub' }] });
    expect(down([row('hub', '1/1'), row('proxy', '1/1')], proved)).toEqual({});
    // A release that never had one misses none.
    expect(down([row('proxy', '1/1')])).toEqual({});
  });
});

describe('a cluster is asked for it', () => {
  const lines = [row('hub', '0/1'), 'Warning: something', ''].join('\n');

  test('in one call, by a table: objects would be ten times as much', async () => {
    const kubectl = fakeKubectl(() => lines);
    expect(await readDeployments(kubectl, ['geo'])).toEqual([
      expect.objectContaining({ namespace: 'geo', name: 'hub', ready: 0, wanted: 1 }),
    ]);
    expect(kubectl.calls).toEqual([
      `get deployments.apps -l ${MANAGED} --all-namespaces --show-labels --no-headers --chunk-size=0`,
    ]);
  });

  test('namespace by namespace where a Role allows no more', async () => {
    const kubectl = fakeKubectl((args) => {
      if (args.includes('--all-namespaces'))
        throw refusal('Error from server (Forbidden): deployments.apps is forbidden');
      return lines.replace(/^geo\s+/, '');
    });
    const rows = await readDeployments(kubectl, ['geo', 'bio', 'geo']);
    expect(rows).toMatchObject([{ namespace: 'geo' }, { namespace: 'bio' }]);
    expect(kubectl.calls).toHaveLength(3);
  });

  test('and says why it does not answer', async () => {
    const kubectl = fakeKubectl(() => {
      throw refusal('Error from server (Forbidden): deployments.apps is forbidden');
    });
    expect(await readDeployments(kubectl, ['geo'])).toEqual({
      unknown: expect.stringContaining('may not list Deployments'),
    });
  });
});
