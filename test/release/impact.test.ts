import { describe, expect, test } from '@jest/globals';
import { describeImpact, impactOf, refuseImpact } from '../../src/release/impact.js';
import { compareManifests, parseManifest, type Rendered } from '../../src/release/manifests.js';
import { diffLines } from '../../src/release/rendered.js';

function deployment(component: string, spec: object = {}, template: object = {}): Rendered {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: component, labels: { component } },
    spec: {
      replicas: 1,
      ...spec,
      template: { spec: { containers: [{ name: 'c', image: 'a:1' }] }, ...template },
    },
  };
}

const other = { spec: { containers: [{ name: 'c', image: 'a:2' }] } };
const impact = (before: Rendered[], after: Rendered[]) => impactOf(compareManifests(before, after));

describe('the impact of a deploy', () => {
  test('is none where nothing differs, or only what makes no new pods', () => {
    expect(impact([deployment('hub')], [deployment('hub')])).toBe('none');
    expect(impact([deployment('hub')], [deployment('hub', { replicas: 2 })])).toBe('none');
    const puller = (image: string): Rendered => ({
      ...deployment('continuous-image-puller', {}, { spec: { containers: [{ name: 'c', image }] } }),
      kind: 'DaemonSet',
    });
    expect(impact([puller('a')], [puller('b')])).toBe('none');
  });

  test('is a hub restart where the hub gets new pods, or goes', () => {
    expect(impact([deployment('hub')], [deployment('hub', {}, other)])).toBe('hub-restart');
    const annotated = deployment('hub', {}, { metadata: { annotations: { 'checksum/secret': 'b' } } });
    expect(impact([deployment('hub')], [annotated])).toBe('hub-restart');
    expect(impact([deployment('hub')], [])).toBe('hub-restart');
  });

  test('is a proxy restart where the proxy gets new pods, whatever the hub does', () => {
    for (const proxy of ['proxy', 'autohttps']) {
      const before = [deployment('hub'), deployment(proxy)];
      expect(impact(before, [deployment('hub', {}, other), deployment(proxy, {}, other)])).toBe(
        'proxy-restart',
      );
      expect(impact(before, [deployment('hub')])).toBe('proxy-restart');
    }
  });

  test('is a restart where the containers of a pod only change places, and none where a template is written in another order', () => {
    const containers = (...names: string[]) => ({ spec: { containers: names.map((name) => ({ name })) } });
    const before = [deployment('proxy', {}, containers('a', 'b'))];
    expect(impact(before, [deployment('proxy', {}, containers('b', 'a'))])).toBe('proxy-restart');
    const twice = (...values: string[]) => ({
      spec: { containers: [{ name: 'c', env: values.map((value) => ({ name: 'SAME', value })) }] },
    });
    expect(impact([deployment('hub', {}, twice('1', '2'))], [deployment('hub', {}, twice('0', '2'))])).toBe(
      'hub-restart',
    );
    const template = { spec: { a: 1, b: 2 } };
    const turned = { spec: { b: 2, a: 1 } };
    expect(
      impact([deployment('hub', { replicas: 1 }, template)], [deployment('hub', { replicas: 2 }, turned)]),
    ).toBe('none');
  });

  test('is none for what is new', () => {
    expect(impact([], [deployment('hub'), deployment('proxy')])).toBe('none');
  });

  test('max-impact refuses what does more, and what cannot be known', () => {
    const report = {
      impact: 'proxy-restart',
      userServers: 12,
      prePulled: [],
      changes: [],
      leftOvers: [],
    } as const;
    expect(refuseImpact('bio', report, 'proxy-restart')).toBeUndefined();
    expect(refuseImpact('bio', report, undefined)).toBeUndefined();
    expect(refuseImpact('bio', report, 'hub-restart')?.message).toContain('12 running user servers');
    expect(refuseImpact('bio', undefined, 'hub-restart')?.message).toContain('could not be found out');
  });

  test('is said in words', () => {
    const report = {
      impact: 'hub-restart',
      userServers: 1,
      prePulled: ['u:2'],
      changes: [],
      leftOvers: [],
    } as const;
    expect(describeImpact(report)).toBe(
      'impact hub-restart: the hub restarts: no logins or new servers for seconds, 1 running user server goes on; ' +
        'pulled onto the nodes before: u:2',
    );
  });
});

describe('the difference of two manifests', () => {
  test('names objects and fields, list items by their names', async () => {
    const before = await parseManifest(
      'kind: ConfigMap\nmetadata: {name: a}\ndata: {k: one}\n---\n# empty\n---\nkind: Service\nmetadata: {name: gone}\n',
    );
    const after = await parseManifest(
      'kind: ConfigMap\nmetadata: {name: a}\ndata: {k: two, more: x}\n---\nkind: Role\nmetadata: {name: new}\n',
    );
    expect(
      diffLines(compareManifests([...before, deployment('hub')], [...after, deployment('hub', {}, other)])),
    ).toEqual([
      '~ ConfigMap a',
      '    data.k: one -> two',
      '    data.more: added x',
      '~ Deployment hub',
      '    spec.template.spec.containers[c].image: a:1 -> a:2',
      '+ Role new',
      '- Service gone',
    ]);
  });

  test('never shows what a Secret holds, only that it changed', () => {
    const secret = (value: string): Rendered =>
      ({
        kind: 'Secret',
        metadata: { name: 's' },
        data: { key: value },
        stringData: { plain: value },
      }) as Rendered;
    const lines = diffLines(compareManifests([secret('aHVudGVyMQ==')], [secret('aHVudGVyMg==')])).join('\n');
    expect(lines).toBe('~ Secret s\n    data.key: changed\n    stringData.plain: changed');
  });
});
