import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { checkFetched, hubFit, versionsToFit } from '../../src/commands/hub-fit.js';
import { lookAt } from '../../src/commands/side.js';
import type { Problem } from '../../src/words.js';
import { treeOf } from '../fleet/file-list.js';
import { makeFolder, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

const chart = (version: string) =>
  `apiVersion: v2\nname: geo\nversion: 0.1.0\ndependencies:\n  - {name: jupyterhub, version: "${version}", repository: "https://hub.jupyter.org/helm-chart/"}\n`;
const values = (name: string, tag: string) =>
  `jupyterhub:\n  hub:\n    image:\n      name: ${name}\n      tag: ${tag}\n`;

/** What is said of the hub geo with these files. */
async function problems(files: Record<string, string>): Promise<Problem[]> {
  const of = await sources(files);
  const found = await Promise.all(of.fleet.hubs.map((hub) => hubFit(of).check(hub)));
  return found.flat();
}

async function sources(files: Record<string, string>) {
  const tree = treeOf(files);
  return { tree, ...(await lookAt(tree)) };
}

const stock = (version: string, name: string, tag: string) =>
  problems({ 'hub-charts/geo/Chart.yaml': chart(version), 'hub-charts/geo/values.yaml': values(name, tag) });
const ours = (version: string, dockerfile: string, more: Record<string, string> = {}) => ({
  'hub-charts/geo/Chart.yaml': chart(version),
  'hub-charts/geo/values.yaml': values('org/k8s-hub-geo', 'set-on-deployment'),
  'hub-images/geo/Dockerfile': dockerfile,
  ...more,
});

describe('a stock hub image', () => {
  test('of another major version than the chart’s is an error at its line', async () => {
    const [problem, ...more] = await stock('4.2.0', 'quay.io/jupyterhub/k8s-hub', '3.3.8');
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'error',
      file: 'hub-charts/geo/values.yaml',
      line: 5,
      hub: 'geo',
    });
    expect(problem?.message).toContain('quay.io/jupyterhub/k8s-hub:3.3.8 has JupyterHub 4.1');
    expect(problem?.message).toContain('(jupyterhub 4.2.0) brings 5.3');
  });

  test('of another minor version is a warning', async () => {
    expect(await stock('4.2.0', 'quay.io/jupyterhub/jupyterhub', '"5.2.1"')).toMatchObject([
      { severity: 'warning', line: 5 },
    ]);
  });

  test('of the same minor version is fine, and so is one that nothing tells of', async () => {
    expect(await stock('4.2.0', 'quay.io/jupyterhub/jupyterhub', '"5.3.9"')).toEqual([]);
    expect(await stock('4.2.0', 'quay.io/jupyterhub/k8s-hub', '4.2.0')).toEqual([]);
    expect(await stock('4.2.0', 'org/hub', '"3.1"')).toEqual([]);
    expect(await stock('^4', 'quay.io/jupyterhub/k8s-hub', '3.3.8')).toEqual([]);
  });
});

describe('a hub image of ours', () => {
  test('is held against the chart by its FROM, at its line, when the chart moves', async () => {
    const dockerfile = 'ARG TAG=3.3.8\nFROM quay.io/jupyterhub/k8s-hub:${TAG}\nRUN pip install x\n';
    expect(await problems(ours('3.3.7', dockerfile))).toEqual([]);
    expect(await problems(ours('4.0.0', dockerfile))).toMatchObject([
      { severity: 'error', file: 'hub-images/geo/Dockerfile', line: 2 },
    ]);
  });

  test('also where `write` wrote its tag into the values', async () => {
    const written = {
      'hub-charts/geo/values.yaml': values('org/k8s-hub-geo', '"h0123456789ab0123456789ab01234567"'),
    };
    const files = { ...ours('4.0.0', 'FROM quay.io/jupyterhub/k8s-hub:3.3.8\n'), ...written };
    expect(await problems(files)).toMatchObject([{ severity: 'error', file: 'hub-images/geo/Dockerfile' }]);
  });

  test('by the FROM of the image of ours that it is built FROM', async () => {
    const more = {
      'hub-deploy.yaml':
        'images:\n  base: {context: base, name: org/base}\n  hub: {context: hub-images/<hub>}\n',
      'base/Dockerfile': 'FROM quay.io/jupyterhub/k8s-hub:3.3.8\n',
    };
    expect(await problems(ours('4.0.0', 'FROM org/base:set-on-deployment\n', more))).toMatchObject([
      { severity: 'error', file: 'base/Dockerfile', line: 1 },
    ]);
  });

  describe('that has pip install its JupyterHub is held against the chart by that, before its FROM', () => {
    const from = 'FROM quay.io/jupyterhub/k8s-hub:4.0.0\n';
    test.each([
      ['in a RUN', `${from}RUN pip install --no-cache-dir \\\n    'jupyterhub[x]==4.1.5'\n`, 3],
      ['by an ARG', `ARG V=4.1.5\n${from}ARG V\nRUN pip install jupyterhub==\${V}\n`, 4],
      [
        'by an ENV of a stage below',
        `FROM x AS a\nENV V=4.1.5\nFROM a\nRUN uv pip install "jupyterhub==$V"\n`,
        4,
      ],
      ['in a here-document', `${from}RUN <<E\npip install jupyterhub==4.1.*\nE\n`, 3],
      ['the last one', `${from}RUN pip install jupyterhub==5.2\nRUN pip install jupyterhub==4.1.5\n`, 3],
    ])('%s', async (_, dockerfile, line) => {
      const [problem, ...more] = await problems(ours('4.0.0', dockerfile));
      expect(more).toEqual([]);
      expect(problem).toMatchObject({ severity: 'error', file: 'hub-images/geo/Dockerfile', line });
      expect(problem?.message).toMatch(/^hub-images\/geo\/Dockerfile installs JupyterHub 4\.1/);
    });

    test.each(['requirements.txt', '/tmp/requirements.txt', './requirements.txt'])('in %s', async (path) => {
      const dockerfile = `${from}COPY requirements.txt /tmp/\nRUN pip install -r ${path} && rm -r /tmp/x\n`;
      const requirements =
        '# jupyterhub==5.2\noauthenticator==17\njupyterhub==4.1.5 \\\n    --hash=sha256:0\n';
      const more = { 'hub-images/geo/requirements.txt': requirements };
      expect(await problems(ours('4.0.0', dockerfile, more))).toMatchObject([
        { severity: 'error', file: 'hub-images/geo/requirements.txt', line: 3 },
      ]);
    });

    test('and other packages, other stages and comments tell nothing', async () => {
      const dockerfile = `FROM x AS a\nRUN pip install jupyterhub==1.0\n${from}# pip install jupyterhub==1.0\nRUN pip install jupyterhub-ldap==1.0 my.jupyterhub==1.0 jupyterhub>=1.0\n`;
      expect(await problems(ours('4.0.0', dockerfile))).toEqual([]);
    });

    test('and asked all the same when it is built, unless the pin is wrong already', async () => {
      const asked = async (version: string) => {
        const of = await sources(ours('4.0.0', `FROM x\nRUN pip install jupyterhub==${version}\n`));
        return [...(await versionsToFit(of, of.fleet.images)).chartVersions];
      };
      expect(await asked('5.2.1')).toEqual([['hub/geo', '5.2']]);
      expect(await asked('4.1.5')).toEqual([]);
    });
  });

  test('whose FROM does not tell is asked when it is built', async () => {
    const of = await sources(ours('4.0.0', 'FROM org/hub:1\n'));
    const { chartVersions } = await versionsToFit(of, of.fleet.images);
    expect([...chartVersions]).toEqual([['hub/geo', '5.2']]);
    const told = await sources(ours('4.0.0', 'FROM quay.io/jupyterhub/k8s-hub:4.0.0\n'));
    expect((await versionsToFit(told, told.fleet.images)).chartVersions.size).toBe(0);
  });
});

test('a user image has to fit its hub’s image, or the chart where that has none', async () => {
  const user = { 'user-images/geo/Dockerfile': 'FROM x\n' };
  const own = await sources(ours('4.0.0', 'FROM quay.io/jupyterhub/jupyterhub:5.1\n', user));
  expect([...(await versionsToFit(own, own.fleet.images)).hubVersions]).toEqual([['user/geo', '5.1']]);
  const none = await sources({ 'hub-charts/geo/Chart.yaml': chart('3.3.8'), ...user });
  expect([...(await versionsToFit(none, none.fleet.images)).hubVersions]).toEqual([['user/geo', '4.1']]);
});

test('a chart that only Helm’s download tells of is not fetched where the plan knew, or nothing is to compare', async () => {
  const never = () => Promise.reject(new Error('fetched'));
  for (const files of [
    ours('4.0.0', 'FROM quay.io/jupyterhub/k8s-hub:3.3.8\n'),
    ours('4.9.9-0.dev', 'FROM org/hub:1\n'),
  ]) {
    const of = await sources(files);
    const [hub] = of.fleet.hubs;
    if (!hub) throw new Error('no hub');
    expect(await checkFetched(hubFit(of), of.tree, hub, never)).toEqual([]);
  }
});

test('a development version of the chart is told by what Helm fetched', async () => {
  const of = await sources(ours('4.9.9-0.dev', 'FROM quay.io/jupyterhub/k8s-hub:3.3.8\n'));
  const folder = makeFolder();
  mkdirSync(join(folder, 'charts/jupyterhub'), { recursive: true });
  writeFileSync(
    join(folder, 'charts/jupyterhub/Chart.yaml'),
    'name: jupyterhub\nversion: 4.9.9-0.dev\nappVersion: "5.6.0"\n',
  );
  const [hub] = of.fleet.hubs;
  if (!hub) throw new Error('no hub');
  expect(await checkFetched(hubFit(of), of.tree, hub, async () => folder)).toMatchObject([
    { severity: 'error', file: 'hub-images/geo/Dockerfile', line: 1 },
  ]);
});
