import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commit } from './ops-repo.mjs';
import { forget, hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl, pushedTags } from './world.mjs';

// What uses the tags of the registry, and what is said of those that are gone: real registry, real Helm Secrets.
const folder = mkdtempSync(join(tmpdir(), 'images-'));
const org = `images-${process.pid}`;
const repository = `${org}/k8s-user-tiny`;
const image = `${process.env.REGISTRY}/${repository}`;

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return hubDeploy(folder, args) as Promise<{ code: number; stdout: string; stderr: string }>;
}

beforeAll(async () => {
  makeTinyRepo(folder, 'tiny', image);
  for (const motd of ['first', 'second']) {
    write(folder, 'user-images/tiny/motd', `${motd}\n`);
    commit(folder, motd);
    const { code, stderr } = await run('run', 'tiny');
    if (code !== 0) throw new Error(stderr);
  }
  // Built by this commit, deployed by nobody yet; and built once, used by nothing any more.
  for (const motd of ['abandoned', 'third']) {
    write(folder, 'user-images/tiny/motd', `${motd}\n`);
    commit(folder, motd);
    const { code, stderr } = await run('build', '--base', 'HEAD^');
    if (code !== 0) throw new Error(stderr);
  }
}, 240_000);
afterAll(() => {
  kubectl('delete', 'namespace', 'tiny', '--ignore-not-found', '--wait=false');
  rmSync(folder, { recursive: true, force: true });
});

describe('images', () => {
  test('lists what uses each tag: revisions of releases, this commit, nothing', async () => {
    const { code, stdout } = await run('images', '--format', 'json');
    expect(code).toBe(0);
    const { tags, complete, unused } = JSON.parse(stdout);
    expect(complete).toBe(true);
    expect(tags.map(({ usedBy }: { usedBy: string[] }) => usedBy).sort()).toEqual([
      [],
      ['this commit'],
      ['tiny, revision 1 (superseded)'],
      ['tiny, revision 2 (deployed)'],
    ]);
    expect(tags.every(({ name }: { name: string }) => name === image)).toBe(true);
    const nobodys = tags.find(({ usedBy }: { usedBy: string[] }) => usedBy.length === 0);
    expect(unused).toEqual([`${image}:${nobodys.tag}`]);
  }, 60_000);

  test('is a table for people', async () => {
    const { stdout } = await run('images');
    expect(stdout).toMatch(/^4 tags of ours in the registry, 3 in use, 1 not\.$/m);
    expect(stdout).toMatch(/^Image +Tag +Used by$/m);
    expect(stdout).toMatch(/k8s-user-tiny +h[0-9a-f]{12} +tiny, revision 2 \(deployed\)$/m);
    expect(stdout).toMatch(/k8s-user-tiny +h[0-9a-f]{12} +nothing$/m);
  }, 60_000);

  test('calls nothing unused where a cluster does not answer', async () => {
    const { code, stdout, stderr } = (await hubDeploy(folder, ['images', '--format', 'json'], {
      KUBECONFIG: '/nonexistent',
    })) as { code: number; stdout: string; stderr: string };
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, unused: [] });
    expect(stderr).toContain('Not every release is known');
  }, 60_000);
});

test('status says which live image is gone from the registry, and what to do; a run with force builds it again', async () => {
  expect((await run('status', 'tiny')).stdout).not.toContain('gone');
  const live = kubectl('get', 'configmap', 'tiny', '-n', 'tiny', '-o', 'jsonpath={.data.image}');
  const digest = live.split('@')[1];
  forget(repository, digest);
  const status = await run('status', 'tiny', '--fail-on-drift');
  expect(status.code).toBe(2);
  expect(status.stderr).toContain(`tiny runs an image that is gone`);
  expect(status.stderr).toContain(`${live} is live`);
  expect(status.stderr).toContain('hub-deploy run tiny --force');

  write(folder, 'user-images/tiny/motd', 'second\n');
  commit(folder, 'back to the second');
  expect(await run('run', 'tiny', '--force')).toMatchObject({ code: 0 });
  expect(Object.keys(await pushedTags(repository))).toContain(live.split('@')[0]?.split(':').at(-1));
  expect((await run('status', 'tiny')).stderr).not.toContain('gone');
}, 120_000);
