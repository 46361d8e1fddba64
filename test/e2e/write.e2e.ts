import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commit, git } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';
import { pushedTags } from './world.mjs';

// For teams whose Argo CD or Flux deploys from git: real builds and pushes, no cluster at all.
const TAG = 'h[0-9a-f]{32}@sha256:[0-9a-f]{64}';
let count = 0;
let folder = '';
let repository = '';
let image = '';
let values = '';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No kubeconfig, and neither kubectl nor helm could be asked with one. */
function run(...args: string[]): Promise<Ran> {
  return hubDeploy(folder, args, { KUBECONFIG: '/nonexistent' }) as Promise<Ran>;
}

function change(motd: string): void {
  write(folder, 'user-images/argo/motd', `${motd}\n`);
  commit(folder, motd);
}

/** As after a first run of somebody: the tags are in the values, uncommitted. */
async function built(): Promise<string> {
  const { code, stderr } = await run('build', 'argo', '--write');
  expect([code, stderr]).toEqual([0, expect.stringContaining('wrote hub-charts/argo/values.yaml')]);
  return readFileSync(values, 'utf8');
}

beforeEach(() => {
  count += 1;
  folder = mkdtempSync(join(tmpdir(), 'write-'));
  repository = `write-${process.pid}-${count}/k8s-user-argo`;
  image = `${process.env.REGISTRY}/${repository}`;
  values = join(folder, 'hub-charts/argo/values.yaml');
  const text = `# What argo runs.\r\njupyterhub:\r\n  singleuser:\r\n    image:\r\n      name: ${image} # ours\r\n      tag:   set-on-deployment   # by hub-deploy\r\n  hub:\r\n    extraConfig:\r\n      spawner: |\r\n        c.KubeSpawner.image = "${image}:set-on-deployment"\r\n`;
  makeTinyRepo(folder, 'argo', image, { 'hub-charts/argo/values.yaml': text });
});
afterEach(() => {
  for (const place of [folder, `${folder}-outside.yaml`]) rmSync(place, { recursive: true, force: true });
});

test('build --write builds, pushes, and writes tags that the registry has; no byte else, and no commit', async () => {
  const before = readFileSync(values, 'utf8');
  const head = git(folder, 'rev-parse', 'HEAD');
  const after = await built();
  expect(after).toMatch(new RegExp(`      tag:   "${TAG}"   # by hub-deploy\r\n`));
  expect(after).toMatch(new RegExp(`c.KubeSpawner.image = "${image}:${TAG}"\r\n`));
  const tag = new RegExp(TAG).exec(after)?.[0] ?? '';
  // A plain tag gets quotes; the one in Python has its own around the whole reference.
  const back = after.replace(`"${tag}"`, 'set-on-deployment').replace(tag, 'set-on-deployment');
  expect(back).toBe(before);
  expect(git(folder, 'rev-parse', 'HEAD')).toBe(head);
  expect(git(folder, 'status', '--porcelain')).toBe(' M hub-charts/argo/values.yaml');
  const [content = '', digest] = tag.split('@');
  expect(await pushedTags(repository)).toHaveProperty(content, digest);
}, 60_000);

test('a second run changes nothing: the tags are there, uncommitted or not', async () => {
  await built();
  expect(await run('run', 'argo', '--write')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('no values file was changed'),
  });
}, 60_000);

test('after a commit and a change, run --write finds its own tags and writes the new ones', async () => {
  const first = await built();
  commit(folder, 'tags');
  change('changed');
  const { code, stderr } = await run('run', '--write', '--base', 'HEAD^');
  expect([code, stderr]).toEqual([0, expect.stringContaining('wrote hub-charts/argo/values.yaml')]);
  expect(stderr).toMatch(/^user\/argo: \d+ MB compressed$/m);
  const second = readFileSync(values, 'utf8');
  expect(second).not.toBe(first);
  expect(new Set(second.match(new RegExp(TAG, 'g')))).toHaveProperty('size', 1);
  const empty = (text: string) => text.replaceAll(new RegExp(TAG, 'g'), 'T');
  expect(empty(second)).toBe(empty(first));
}, 60_000);

test('a file that a person is changing is refused, and nothing is written', async () => {
  await built();
  commit(folder, 'tags');
  change('once more');
  writeFileSync(values, `${readFileSync(values, 'utf8')}# mine\r\n`);
  const dirty = readFileSync(values, 'utf8');
  const { code, stderr } = await run('build', 'argo', '--write');
  expect(code).toBe(1);
  expect(stderr).toContain('hub-charts/argo/values.yaml: This file has changes that are not committed');
  expect(readFileSync(values, 'utf8')).toBe(dirty);
}, 60_000);

test('an image that only an encrypted file can name is refused', async () => {
  writeFileSync(values, 'jupyterhub:\n  singleuser:\n    image: {}\n');
  write(
    folder,
    'secrets/argo.yaml',
    `jupyterhub:\n  x: ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==,type:str]\n  version: 3.9.0\n`,
  );
  write(folder, 'hub-deploy.yaml', `images:\n  user: {name: ${image}, context: user-images/<hub>}\n`);
  commit(folder, 'hidden');
  const { code, stderr } = await run('build', 'argo', '--write');
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('secrets/argo.yaml: An encrypted file is not written to'),
  ]);
}, 60_000);

test.each([
  [
    'values that hub-deploy.yaml holds itself',
    'These values are in no file of their own',
    () =>
      write(
        folder,
        'hub-deploy.yaml',
        `values: [{inline: {jupyterhub: {singleuser: {image: {name: ${image}, tag: set-on-deployment}}}}}]\n`,
      ),
  ],
  [
    'a values-path that no file has',
    'A values-path has no place in a file',
    () =>
      write(
        folder,
        'hub-deploy.yaml',
        `images:\n  user: {name: ${image}, context: user-images/<hub>, values-path: jupyterhub.singleuser.image}\n`,
      ),
  ],
  [
    'a link that leads out of the repository',
    'This link leads out of the repository',
    () => {
      const outside = `${folder}-outside.yaml`;
      writeFileSync(outside, readFileSync(values));
      rmSync(values);
      symlinkSync(outside, values);
    },
  ],
])(
  '%s: nothing is written',
  async (_, title, prepare) => {
    writeFileSync(values, 'jupyterhub: {}\n');
    prepare();
    commit(folder, title);
    const { code, stderr } = await run('build', 'argo', '--write');
    expect([code, stderr]).toEqual([1, expect.stringContaining(title)]);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  },
  60_000,
);
