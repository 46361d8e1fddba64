import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { commit, git } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { pushedTags } from './world.mjs';

// What of a working folder gets into an image, by the packed command line and the sandbox's registry and BuildKit.
const root = mkdtempSync(join(tmpdir(), 'context-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** An ops repo whose image is its whole folder. */
function opsRepo(name: string) {
  const folder = join(root, name);
  const repository = `context-${process.pid}/${name}`;
  const image = `${process.env.REGISTRY}/${repository}`;
  makeTinyRepo(folder, 'tiny', image, {
    '.gitignore': '.env\n',
    'user-images/tiny/Dockerfile': 'FROM scratch\nCOPY . /\n',
  });
  write(folder, 'user-images/tiny/.env', 'TOKEN=secret\n');
  return {
    folder,
    image,
    tags: () => pushedTags(repository),
    async build(...args: string[]) {
      const { code, stderr } = (await hubDeploy(folder, ['build', '--hubs', 'tiny', ...args], {
        KUBECONFIG: '/nonexistent',
      })) as { code: number; stderr: string };
      if (code !== 0) throw new Error(stderr);
    },
  };
}

/** The files of an image, by exporting it as a tar. */
function filesIn(reference: string): string[] {
  const scratch = mkdtempSync(join(root, 'image-'));
  writeFileSync(join(scratch, 'Dockerfile'), `FROM ${reference}\n`);
  const tar = join(scratch, 'image.tar');
  const argv = ['buildx', 'build', '--quiet', '--provenance=false', '--output', `type=tar,dest=${tar}`];
  execFileSync('docker', [...argv, scratch], { stdio: 'pipe' });
  const names = execFileSync('tar', ['-tf', tar], { encoding: 'utf8' }).trim().split('\n');
  return names.filter((name) => !name.endsWith('/')).sort();
}

describe('an image', () => {
  test('has no ignored file of the working folder, and no untracked one where a commit is built', async () => {
    const { folder, image, tags, build } = opsRepo('commit');
    write(folder, 'user-images/tiny/notes.txt', 'not committed\n');
    await build('--head', 'HEAD');
    const [tag = '', ...others] = Object.keys(await tags());
    expect(others).toEqual([]);
    expect(filesIn(`${image}:${tag}`)).toEqual(['Dockerfile', 'motd']);
  }, 60_000);

  test('is the old one again after a revert, and nothing is built', async () => {
    const { folder, tags, build } = opsRepo('revert');
    await build();
    const before = await tags();
    write(folder, 'user-images/tiny/motd', 'another\n');
    commit(folder, 'another');
    await build();
    expect(Object.keys(await tags())).toHaveLength(2);
    git(folder, 'revert', '--no-edit', 'HEAD');
    await build();
    const after = await tags();
    expect(Object.keys(after)).toHaveLength(2);
    expect(after).toMatchObject(before);
  }, 60_000);
});
