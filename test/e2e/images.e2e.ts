import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commit } from './ops-repo.mjs';
import { forget, hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { kubectl, pushedTags } from './world.mjs';

// What uses the tags of the registry, and what is said of those that are gone: real registry, real Helm Secrets.
const root = mkdtempSync(join(tmpdir(), 'images-'));
const hubs: string[] = [];
afterAll(() => {
  kubectl('delete', 'namespace', ...hubs, '--ignore-not-found', '--wait=false');
  rmSync(root, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An ops repo of a hub that was deployed with two images, one after the other. */
async function opsRepo(hub: string) {
  const folder = join(root, hub);
  const repository = `images-${process.pid}/k8s-user-${hub}`;
  const run = (...args: string[]) => hubDeploy(folder, args) as Promise<Ran>;
  /** Commits an image's new content, and has it done. */
  const changed = async (motd: string, ...args: string[]) => {
    write(folder, `user-images/${hub}/motd`, `${hub}: ${motd}\n`);
    commit(folder, motd);
    const { code, stderr } = await run(...args);
    if (code !== 0) throw new Error(stderr);
  };
  hubs.push(hub);
  makeTinyRepo(folder, hub, `${process.env.REGISTRY}/${repository}`);
  for (const motd of ['first', 'second']) await changed(motd, 'run', hub);
  return { folder, repository, run, changed };
}

describe('images', () => {
  let tiny: Awaited<ReturnType<typeof opsRepo>>;

  beforeAll(async () => {
    tiny = await opsRepo('tiny');
    // Built by this commit, deployed by nobody yet; and built once, used by nothing any more.
    for (const motd of ['abandoned', 'third']) await tiny.changed(motd, 'build', '--base', 'HEAD^');
  }, 240_000);

  test('lists what uses each tag: revisions of releases, this commit, nothing', async () => {
    const image = `${process.env.REGISTRY}/${tiny.repository}`;
    const { code, stdout } = await tiny.run('images', '--format', 'json');
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
    const { stdout } = await tiny.run('images');
    expect(stdout).toMatch(/^4 tags of ours in the registry, 3 in use, 1 not\.$/m);
    expect(stdout).toMatch(/^Image +Tag +Used by$/m);
    expect(stdout).toMatch(/k8s-user-tiny +h[0-9a-f]{32} +tiny, revision 2 \(deployed\)$/m);
    expect(stdout).toMatch(/k8s-user-tiny +h[0-9a-f]{32} +nothing$/m);
  }, 60_000);

  test('calls nothing unused where a cluster does not answer', async () => {
    const { code, stdout, stderr } = (await hubDeploy(tiny.folder, ['images', '--format', 'json'], {
      KUBECONFIG: '/nonexistent',
    })) as Ran;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, unused: [] });
    expect(stderr).toContain('Not every release is known');
  }, 60_000);
});

test('status says which live image is gone from the registry, and what to do; a run with force builds it again', async () => {
  const { repository, run, changed } = await opsRepo('lost');
  await changed('third', 'build', '--base', 'HEAD^');
  expect((await run('status', 'lost')).stderr).not.toContain('gone');
  const live = kubectl('get', 'configmap', 'lost', '-n', 'lost', '-o', 'jsonpath={.data.image}');
  forget(repository, live.split('@')[1]);
  const status = await run('status', 'lost', '--fail-on-drift');
  expect(status.code).toBe(2);
  expect(status.stderr).toContain(`lost runs an image that is gone`);
  expect(status.stderr).toContain(`${live} is live`);
  expect(status.stderr).toContain('hub-deploy run lost --force');

  await changed('second', 'run', 'lost', '--force');
  expect(Object.keys(await pushedTags(repository))).toContain(live.split('@')[0]?.split(':').at(-1));
  expect((await run('status', 'lost')).stderr).not.toContain('gone');
}, 240_000);
