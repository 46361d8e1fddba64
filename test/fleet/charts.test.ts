import { describe, expect, test } from '@jest/globals';
import { type Chart, chartPaths, readChart } from '../../src/fleet/charts.js';
import type { ChartSource } from '../../src/words.js';
import { type Content, treeOf } from './file-list.js';

const local = (path: string, chartYaml?: string): ChartSource => ({
  kind: 'local',
  path,
  ...(chartYaml ? { chartYaml } : {}),
});
const depends = (...lines: string[]) =>
  `apiVersion: v2\nname: mine\nversion: 1.2.3\nappVersion: 5.4\ndependencies:\n${lines.join('\n')}\n`;
const on = (name: string, repository: string, alias?: string) =>
  `  - name: ${name}\n    version: "4.3"\n    repository: ${repository}${alias ? `\n    alias: ${alias}` : ''}`;

describe('what goes into a chart', () => {
  const paths = (files: Readonly<Record<string, Content>>, source = local('hub')) =>
    chartPaths(treeOf(files), source);

  test('is its folder', async () => {
    expect(await paths({ 'hub/Chart.yaml': 'name: hub', 'hubs/x': '' })).toEqual(['hub/']);
  });

  test('is another Chart.yaml, too', async () => {
    const files = {
      'hub/Chart.yaml': '',
      'config/geo.yaml': depends(on('base', 'file://../base')),
      'base/x': '',
    };
    expect(await paths(files, local('hub', 'config/geo.yaml'))).toEqual(['base/', 'config/geo.yaml', 'hub/']);
  });

  test('is every chart that it depends on by file://, and those that these do', async () => {
    const files = {
      'hub/Chart.yaml': depends(on('base', 'file://../base'), on('hub', 'https://example.org')),
      'base/requirements.yaml':
        'dependencies: [{name: deep, version: 1, repository: "file://../shared/deep"}]',
      'shared/deep/Chart.yaml': depends(on('hub', 'file://../../hub')),
      'shared/other/Chart.yaml': '',
    };
    expect(await paths(files)).toEqual(['base/', 'hub/', 'shared/deep/']);
  });

  test.each([
    'repository: file://../my base',
    'repository: "file://../my base"',
    "repository: 'file://../my base' # ours",
    '{name: base, repository: file://../my base}',
    'repository: file://../my base   # ours',
    'x: &r file://../my base',
    '\tfile://../my base\r',
  ])('however the URL is written: %s', async (line) => {
    expect(await paths({ 'hub/Chart.yaml': `${line}\n`, 'my base/Chart.yaml': '' })).toEqual([
      'hub/',
      'my base/',
    ]);
  });

  test('is what symbolic links lead to, once, and not out of the repository', async () => {
    const files = {
      'hub/Chart.yaml': '',
      'hub/files/page.html': { link: '../../pages/one.html' },
      'hub/more': { link: '../shared' },
      'hub/away': { link: '../../../etc' },
      'hub/round': { link: 'round' },
      'pages/one.html': '',
      'pages/two.html': '',
      'shared/back': { link: '../hub' },
      'shared/x': '',
    };
    expect(await paths(files)).toEqual(['hub/', 'pages/one.html', 'shared/']);
  });

  test('where the chart itself is a link, is what it leads to', async () => {
    const files = {
      'hub-charts/geo': { link: '../base' },
      'base/Chart.yaml': depends(on('x', 'file://../x')),
      'hub-charts/x/Chart.yaml': '',
    };
    // Helm joins `../x` to the path as it was given.
    expect(await paths(files, local('hub-charts/geo'))).toEqual(['base/', 'hub-charts/x/']);
  });

  test('is nothing of the tree for a chart from elsewhere, or one that is not there', async () => {
    expect(await paths({ x: '' }, { kind: 'oci', oci: 'oci://x/y', version: '1' })).toEqual([]);
    expect(
      await paths({ x: '' }, { kind: 'repository', repository: 'https://x', name: 'x', version: '1' }),
    ).toEqual([]);
    expect(await paths({ x: '' })).toEqual([]);
  });
});

describe('what a chart says of itself', () => {
  const read = (files: Readonly<Record<string, Content>>, source = local('hub')) =>
    readChart(treeOf(files), source);
  const keys = (chart: Chart | undefined) => chart?.jupyterhub.map((path) => path.join('.'));
  const hub = on('jupyterhub', 'https://hub.jupyter.org/helm-chart/');

  test('name, versions, dependencies, and its lock', async () => {
    expect(await read({ 'hub/Chart.yaml': depends(hub), 'hub/Chart.lock': '' })).toEqual({
      name: 'mine',
      version: '1.2.3',
      appVersion: '5.4',
      dependencies: [
        { name: 'jupyterhub', version: '4.3', repository: 'https://hub.jupyter.org/helm-chart/' },
      ],
      file: 'hub/Chart.yaml',
      lock: 'hub/Chart.lock',
      jupyterhub: [['jupyterhub']],
    });
  });

  test("an old chart's dependencies in requirements.yaml", async () => {
    const chart = await read({
      'hub/Chart.yaml': 'name: old\nversion: 0.1.0\n',
      'hub/requirements.yaml': `dependencies:\n${hub}\n`,
      'hub/requirements.lock': '',
    });
    expect(chart).toMatchObject({ name: 'old', lock: 'hub/requirements.lock', jupyterhub: [['jupyterhub']] });
  });

  test("where JupyterHub's values stand: under an alias, a chain of charts, several, or at the top", async () => {
    expect(keys(await read({ 'hub/Chart.yaml': depends(on('jupyterhub', 'https://x', 'jhub')) }))).toEqual([
      'jhub',
    ]);
    expect(
      keys(
        await read({
          'hub/Chart.yaml': depends(on('basehub', 'file://../basehub', 'base')),
          'basehub/Chart.yaml': depends(hub),
        }),
      ),
    ).toEqual(['base.jupyterhub']);
    expect(keys(await read({ 'hub/Chart.yaml': depends(on('binderhub', 'https://x')) }))).toEqual([
      'binderhub.jupyterhub',
    ]);
    expect(
      keys(await read({ 'hub/Chart.yaml': depends(hub, on('jupyterhub', 'https://x', 'second')) })),
    ).toEqual(['jupyterhub', 'second']);
    expect((await read({ 'hub/Chart.yaml': 'name: jupyterhub\nversion: 4.3.1\n' }))?.jupyterhub).toEqual([
      [],
    ]);
    expect(keys(await read({ 'hub/Chart.yaml': depends(on('prometheus', 'https://x')) }))).toEqual([]);
  });

  test('a chart that is kept in the charts folder counts as well', async () => {
    const chart = await read({
      'hub/Chart.yaml': depends('  - name: wrapper\n    version: 1'),
      'hub/charts/wrapper/Chart.yaml': depends(hub),
    });
    expect(keys(chart)).toEqual(['wrapper.jupyterhub']);
  });

  test('of charts from elsewhere only the name and version are known', async () => {
    expect(
      await read({}, { kind: 'repository', repository: 'https://x', name: 'jupyterhub', version: '4.3.1' }),
    ).toEqual({
      name: 'jupyterhub',
      version: '4.3.1',
      dependencies: [],
      jupyterhub: [[]],
    });
    expect(
      await read({}, { kind: 'oci', oci: 'oci://quay.io/charts/binderhub', version: '1' }),
    ).toMatchObject({
      name: 'binderhub',
      jupyterhub: [['jupyterhub']],
    });
  });

  test('charts that depend on each other in a circle come to an end', async () => {
    const chart = await read({
      'hub/Chart.yaml': depends(on('other', 'file://../other')),
      'other/Chart.yaml': depends(on('hub', 'file://../hub'), hub),
    });
    expect(keys(chart)).toEqual(['other.jupyterhub']);
  });

  test('what is no chart is an error at its file and line; what is not there is not known', async () => {
    await expect(read({ 'hub/Chart.yaml': 'name: a\nb: ]\n' })).rejects.toMatchObject({
      problems: [{ severity: 'error', file: 'hub/Chart.yaml', line: 2, title: 'Not YAML' }],
    });
    await expect(read({ 'hub/Chart.yaml': 'version: 1\n' })).rejects.toMatchObject({
      problems: [{ file: 'hub/Chart.yaml', title: 'A chart without a name' }],
    });
    const long = `name: a\n${'#'.repeat(5 * 2 ** 20)}\n`;
    await expect(read({ 'hub/Chart.yaml': long })).rejects.toMatchObject({
      problems: [{ file: 'hub/Chart.yaml', title: 'A chart’s file is too large' }],
    });
    expect(await read({ 'hub/values.yaml': '' })).toBeUndefined();
  });
});
