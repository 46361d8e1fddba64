import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chartYamlIn } from '../../src/fleet/archive.js';
import {
  chartJupyterHub,
  fetchedJupyterHub,
  jupyterhubOfRelease,
} from '../../src/fleet/jupyterhub-version.js';
import type { ChartSource, Tree } from '../../src/words.js';
import { type Content, treeOf } from './file-list.js';
import { makeFolder, removeFolders } from './repository.js';

afterAll(removeFolders);

const local: ChartSource = { kind: 'local', path: 'hub' };
const depends = (version: string, repository = 'https://hub.jupyter.org/helm-chart/', rest = '') =>
  `apiVersion: v2\nname: hub\nversion: 0.1.0\ndependencies:\n  - {name: jupyterhub, version: "${version}", repository: "${repository}"${rest}}\n`;
const jupyterhub = (version: string, appVersion: string) =>
  `apiVersion: v2\nname: jupyterhub\nversion: ${version}\nappVersion: "${appVersion}"\n`;
const of = (files: Readonly<Record<string, Content>>, source: ChartSource = local) =>
  chartJupyterHub(treeOf(files), source);

/** A chart packed as `helm package` does: one folder in a gzipped tar. */
function packed(chartYaml: string): Buffer {
  const folder = makeFolder();
  mkdirSync(join(folder, 'jupyterhub/charts/other'), { recursive: true });
  writeFileSync(join(folder, 'jupyterhub/charts/other/Chart.yaml'), 'name: other\nappVersion: "9.9"\n');
  writeFileSync(join(folder, 'jupyterhub/values.schema.json'), '{}'.repeat(1000));
  writeFileSync(join(folder, 'jupyterhub/Chart.yaml'), chartYaml);
  const names = [
    'jupyterhub/charts/other/Chart.yaml',
    'jupyterhub/values.schema.json',
    'jupyterhub/Chart.yaml',
  ];
  execFileSync('tar', ['-czf', 'chart.tgz', ...names], { cwd: folder });
  return readFileSync(join(folder, 'chart.tgz'));
}

/** A tree whose archive is bytes. */
function withArchive(files: Readonly<Record<string, Content>>, path: string, bytes: Buffer): Tree {
  const tree = treeOf({ ...files, [path]: null });
  const read = async (paths: readonly string[]) => {
    const contents = await tree.read(paths);
    return contents.map((content, i) => (paths[i] === path ? bytes : content));
  };
  return { ...tree, read };
}

describe('the JupyterHub that a chart brings', () => {
  test('is known of every release of zero-to-jupyterhub', () => {
    expect(
      ['0.11.1', '1.2.0', '2.0.0', '3.2.1', '3.3.8', '4.1.0', 'v4.3.5'].map(jupyterhubOfRelease),
    ).toEqual(['1.3', '1.5', '3.0', '4.0', '4.1', '5.2', '5.4']);
  });

  test.each(['4.0.0-beta.1', '4.1.1-0.dev.git.6957.hb2dd52b4', '^4', '4', 'latest', '99.0.0'])(
    'is not guessed of %s',
    (version) => expect(jupyterhubOfRelease(version)).toBeUndefined(),
  );

  test('is that of its dependency’s version', async () => {
    expect(await of({ 'hub/Chart.yaml': depends('4.2.0') })).toEqual({
      version: '5.3',
      chart: 'jupyterhub 4.2.0',
    });
  });

  test('is that of the lock, where the version is a range', async () => {
    const files = { 'hub/Chart.yaml': depends('~3.3') };
    expect(await of(files)).toBeUndefined();
    const lock = 'dependencies:\n- name: jupyterhub\n  repository: x\n  version: 3.3.8\n';
    expect(await of({ ...files, 'hub/Chart.lock': lock })).toMatchObject({ version: '4.1' });
  });

  test('is the appVersion of a chart beside it, whatever its version', async () => {
    const files = {
      'hub/Chart.yaml': depends('1.0.0', 'file://../base', ', alias: jhub'),
      'base/Chart.yaml': jupyterhub('1.0.0', '5.5.4'),
    };
    expect(await of(files)).toEqual({ version: '5.5.4', chart: 'jupyterhub 1.0.0' });
  });

  test('is the appVersion of one in its charts folder, through another', async () => {
    const files = {
      'hub/Chart.yaml': 'name: hub\ndependencies: [{name: base, version: 1, repository: "file://../base"}]',
      'base/Chart.yaml': 'name: base\ndependencies: [{name: jupyterhub, version: 0.0.1, repository: ""}]',
      'base/charts/jupyterhub/Chart.yaml': jupyterhub('0.0.1', '5.4.1'),
    };
    expect(await of(files)).toMatchObject({ version: '5.4.1' });
  });

  test('is read out of a committed archive, not out of those within it', async () => {
    const version = '4.1.1-0.dev.git.6957.hb2dd52b4';
    const path = `hub/charts/jupyterhub-${version}.tgz`;
    const tree = withArchive(
      { 'hub/Chart.yaml': depends(version) },
      path,
      packed(jupyterhub(version, '5.2.1')),
    );
    expect(await chartJupyterHub(tree, local)).toEqual({ version: '5.2.1', chart: `jupyterhub ${version}` });
  });

  test('is not that of an old archive that Helm will not use', async () => {
    const old = 'hub/charts/jupyterhub-3.3.8.tgz';
    const tree = withArchive(
      { 'hub/Chart.yaml': depends('4.2.0') },
      old,
      packed(jupyterhub('3.3.8', '4.1.6')),
    );
    expect(await chartJupyterHub(tree, local)).toMatchObject({ version: '5.3' });
  });

  test('is nothing where an archive is none', async () => {
    const path = 'hub/charts/jupyterhub-99.0.0.tgz';
    const tree = withArchive({ 'hub/Chart.yaml': depends('99.0.0') }, path, Buffer.from('no gzip'));
    expect(await chartJupyterHub(tree, local)).toBeUndefined();
  });

  test('is known of the chart itself, from a repository', async () => {
    const source = { kind: 'oci', oci: 'oci://example.org/charts/jupyterhub', version: '4.3.1' } as const;
    expect(await of({}, source)).toMatchObject({ version: '5.4' });
    expect(await of({}, { ...source, oci: 'oci://example.org/charts/grafana' })).toBeUndefined();
  });

  test('is that of the archive that Helm pulled', async () => {
    const source: ChartSource = {
      kind: 'oci',
      oci: 'oci://example.org/charts/jupyterhub',
      version: '99.0.0',
    };
    const files = {
      read: async (path: string) =>
        path === '/x/jupyterhub-99.0.0.tgz' ? packed(jupyterhub('99.0.0', '9.1.2')) : null,
      list: async () => [],
    };
    const found = await fetchedJupyterHub(treeOf({}), source, '/x/jupyterhub-99.0.0.tgz', files);
    expect(found).toEqual({ version: '9.1.2', chart: 'jupyterhub 99.0.0' });
  });
});

describe('an archive made to be read for ever', () => {
  const header = (name: string, size: string) => {
    const block = Buffer.alloc(512);
    block.write(name);
    block.write(size, 124);
    block.write('0', 156);
    return block;
  };

  test('whose sizes are negative, or none, holds nothing', async () => {
    for (const size of ['-1000', '-1', '-2000', '0x10', '\x80\0\0\0', '9'])
      expect(await chartYamlIn(gzipSync(header('x', size)))).toBeUndefined();
  });

  test('is read to its end, whatever its headers say', async () => {
    const sizes = fc.stringMatching(/^[-+0-9a-f \0]{0,12}$/);
    const names = fc.constantFrom('x', 'a/Chart.yaml', 'a/b/Chart.yaml', '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, sizes), { maxLength: 6 }), async (headers) => {
        const tar = Buffer.concat(headers.map(([name, size]) => header(name, size)));
        const found = await chartYamlIn(gzipSync(tar));
        expect(found?.length ?? 0).toBeLessThanOrEqual(tar.length);
      }),
    );
  });
});

test('a lock that is no YAML, or blows up, is the fault of its chart alone', async () => {
  const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}`;
  for (const lock of ['dependencies: [', bomb, `dependencies: *nowhere`]) {
    const files = { 'hub/Chart.yaml': depends('>=1'), 'hub/Chart.lock': lock };
    await expect(of(files)).rejects.toMatchObject({
      problems: [{ file: 'hub/Chart.lock', title: 'Not YAML' }],
    });
    await expect(of({ 'hub/Chart.yaml': `${depends('1.0.0')}${lock}\n` })).rejects.toMatchObject({
      problems: [{ file: 'hub/Chart.yaml' }],
    });
  }
});
