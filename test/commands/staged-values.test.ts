import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/commands/context.js';
import { lookAt } from '../../src/commands/side.js';
import { stage } from '../../src/commands/stage.js';
import { readTree } from '../../src/fleet/tree.js';
import type { Release } from '../../src/words.js';
import { type Content, makeFolder, makeRepository, removeFolders } from '../fleet/repository.js';

/** What of a staged tree Helm is given, and that nothing is ever written beside it. */

afterAll(removeFolders);

const TAG = 'h3f2a91c0d4e53f2a91c0d4e53f2a91c0';
const CHART = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';
const image = (name: string) => `image: {name: ${name}, tag: set-on-deployment}\n`;

/** A staged tree of these files, in a private folder that has a neighbour. */
async function staged(files: Readonly<Record<string, Content>>) {
  const repository = makeRepository();
  repository.commit(files);
  const tree = await readTree(repository.folder, { rev: 'HEAD' });
  const found = { tree, ...(await lookAt(tree)) };
  const parent = makeFolder();
  const privateFolder = join(parent, 'private');
  mkdirSync(privateFolder);
  const context = {
    options: { directory: repository.folder, gitCryptKeys: [], write: false },
    host: { mask: () => {}, problem: () => {} },
    signal: new AbortController().signal,
    privateFolder,
  } as unknown as Context;
  const tags = new Map(['org/a', 'org/b'].map((name) => [name, `${TAG}@sha256:${'0'.repeat(64)}`]));
  const release = (hub: string) => found.fleet.hubs.find(({ id }) => id === hub) as Release;
  const { root, ...ways } = await stage(context, found);
  return { parent, root, tags, release, ...ways };
}

test('a chart that two hubs share: each has its own tags in the chart’s values, one not the other’s', async () => {
  const { root, release, tags, prepare } = await staged({
    'hub-deploy.yaml': 'discover: hubs/<hub>.yaml\nchart: chart\nvalues: [hubs/<hub>.yaml]\n',
    'chart/Chart.yaml': CHART,
    'chart/values.yaml': 'image: {name: org/base, tag: set-on-deployment}\n',
    'hubs/a.yaml': 'image: {name: org/a}\n',
    'hubs/b.yaml': 'image: {name: org/b}\n',
  });
  tags.set('org/b', 'hffffffffffffffffffffffffffffffff');
  const [a, b] = await Promise.all(['a', 'b'].map((hub) => prepare(release(hub), tags)));
  expect(a?.chartValues).toContain(TAG);
  expect(b?.chartValues).toContain('hffffffffffffffffffffffffffffffff');
  expect(readFileSync(join(root, 'chart/values.yaml'), 'utf8')).toContain('set-on-deployment');
});

describe.each(['prepare', 'preview'] as const)('%s', (way) => {
  test.each(['../../../../outside.yaml', 'ABSOLUTE'])(
    'a chart’s values behind a link to %s: refused, and nothing is written there',
    async (link) => {
      const outside = join(makeFolder(), 'outside.yaml');
      writeFileSync(outside, image('org/a'));
      const to = link === 'ABSOLUTE' ? outside : link;
      const { parent, release, tags, ...ways } = await staged({
        'hub-charts/a/Chart.yaml': CHART,
        'hub-charts/a/values.yaml': { link: to },
      });
      writeFileSync(join(parent, 'outside.yaml'), image('org/a'));
      const wrong = { severity: 'error', file: 'hub-charts/a/values.yaml' };
      await expect(ways[way](release('a'), tags)).rejects.toMatchObject({
        problems: [{ ...wrong, title: 'This link leads out of the repository' }],
      });
      expect(readFileSync(outside, 'utf8')).toBe(image('org/a'));
      expect(readFileSync(join(parent, 'outside.yaml'), 'utf8')).toBe(image('org/a'));
    },
  );

  test('a link to nothing outside: nothing is made there', async () => {
    const { parent, release, tags, ...ways } = await staged({
      'hub-charts/a/Chart.yaml': CHART,
      'hub-charts/a/values.yaml': { link: '../../../../made.yaml' },
    });
    await expect(ways[way](release('a'), tags)).rejects.toMatchObject({ problems: [{ severity: 'error' }] });
    expect(readdirSync(parent)).toEqual(['private']);
  });

  test('a link within: the chart has its own patched file, and the file behind the link stays', async () => {
    const { root, release, tags, ...ways } = await staged({
      'hub-charts/a/Chart.yaml': CHART,
      'hub-charts/a/values.yaml': { link: '../../shared.yaml' },
      'shared.yaml': image('org/a'),
    });
    await ways[way](release('a'), tags);
    expect(readFileSync(join(root, 'hub-charts/a/values.yaml'), 'utf8')).toContain(TAG);
    expect(readFileSync(join(root, 'shared.yaml'), 'utf8')).toBe(image('org/a'));
  });
});
