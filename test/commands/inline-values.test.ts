import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lookAt } from '../../src/commands/side.js';
import { checkRelease } from '../../src/commands/values.js';
import { readTree } from '../../src/fleet/tree.js';

let repo: string;
beforeEach(() => {
  repo = mkdtempSync(join(tmpdir(), 'inline-'));
});
afterEach(() => rmSync(repo, { recursive: true }));

async function look(files: Readonly<Record<string, string | null>>) {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) {
      rmSync(join(repo, path));
      continue;
    }
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    writeFileSync(join(repo, path), content);
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', repo, ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message=x');
  const tree = await readTree(repo, { rev: 'HEAD' });
  const found = await lookAt(tree);
  const [release] = found.fleet.hubs;
  if (!release) throw new Error('no hub');
  return { ...found, release };
}

const image = (tag: string) =>
  `values:\n  - inline: {other: 1}\n  - inline: {jupyterhub: {singleuser: {image: {name: org/user-intro, tag: ${tag}}}}}\n`;
const chart = {
  'hub-charts/intro/Chart.yaml':
    'apiVersion: v2\nname: intro\nversion: 1.0.0\ndependencies: [{name: jupyterhub, version: 4.2.0, repository: "https://hub.jupyter.org/helm-chart/"}]\n',
};

test('problems of values that hub-deploy.yaml holds stand at its own line', async () => {
  const { release, ...of } = await look({ ...chart, 'hub-deploy.yaml': image('latest') });
  expect(await checkRelease(of, release)).toMatchObject([
    { severity: 'error', file: 'hub-deploy.yaml', line: 3, title: 'The tag latest is not a fixed image' },
  ]);
});

test('a placeholder there names the image, and one that no image answers is an error at its line', async () => {
  const files = { ...chart, 'hub-deploy.yaml': image('set-on-deployment') };
  const built = await look({ ...files, 'user-images/intro/Dockerfile': 'FROM x\n' });
  const [user] = built.fleet.images;
  expect(user && (await built.values.nameOf(user))).toBe('org/user-intro');
  expect(await checkRelease(built, built.release)).toEqual([]);

  const { release, ...of } = await look({ 'user-images/intro/Dockerfile': null });
  expect(await checkRelease(of, release)).toMatchObject([
    { severity: 'error', file: 'hub-deploy.yaml', line: 3, title: 'No image answers this placeholder' },
  ]);
});
