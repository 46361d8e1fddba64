import { afterAll, describe, expect, test } from '@jest/globals';
import { findChanges } from '../../src/fleet/changes.js';
import { goneHubs, needsBase, type Touched, touched } from '../../src/fleet/touched.js';
import { type Content, makeRepository, type Repository, removeFolders } from './repository.js';
import { sideOf } from './side.js';

afterAll(removeFolders);

/** What the newest commits touch: the side of the base is made only where it is needed, as the commands do. */
async function touchedBy(
  repository: Repository,
  base = 'HEAD~1',
): Promise<Touched & { gone: string[]; asked: boolean }> {
  const changes = await findChanges(repository.folder, {
    name: 'local',
    forced: false,
    sha: 'HEAD',
    base,
  });
  const head = await sideOf(repository.folder, 'HEAD');
  const before = needsBase(changes, head.tree, head) ? await sideOf(repository.folder, base) : undefined;
  return {
    ...touched(changes, head, before),
    gone: before ? goneHubs(head.fleet, before.fleet).map(({ message }) => message) : [],
    asked: before !== undefined,
  };
}

function hubFiles(hub: string): Record<string, Content> {
  return {
    [`user-images/${hub}/Dockerfile`]: 'FROM debian\nCOPY . /x\n',
    [`user-images/${hub}/README.md`]: 'about',
    [`user-images/${hub}/.dockerignore`]: '*.md\n.dockerignore\n',
    [`hub-charts/${hub}/Chart.yaml`]: `name: ${hub}\nversion: 1.0.0\ndependencies: [{name: jupyterhub, version: 4.0.0, repository: "https://x"}]\n`,
    [`hub-charts/${hub}/values.yaml`]: `jupyterhub: {singleuser: {image: {name: org/user-${hub}, tag: set-on-deployment}}}\n`,
  };
}

function ops(files: Record<string, Content> = {}): { repository: Repository; short: () => string } {
  const repository = makeRepository({ files: { ...hubFiles('a'), ...hubFiles('b'), ...files } });
  return { repository, short: () => repository.git('rev-parse', '--short=7', 'HEAD') };
}

const plain = (map: ReadonlyMap<string, readonly string[]>) => Object.fromEntries(map);

describe('whom a change concerns', () => {
  test('a Dockerfile: its image and its hub, and nobody else', async () => {
    const { repository, short } = ops();
    repository.commit({ 'user-images/a/Dockerfile': 'FROM debian:12\n' });
    const { images, hubs, asked } = await touchedBy(repository);
    const reasons = [`user-images/a/Dockerfile changed in ${short()}`];
    expect(plain(images)).toEqual({ 'user/a': reasons });
    expect(plain(hubs)).toEqual({ a: reasons });
    expect(asked).toBe(false);
  });

  test('a README that .dockerignore keeps out: nobody, also when it goes', async () => {
    const { repository } = ops();
    repository.commit({ 'user-images/a/README.md': 'new', 'user-images/b/README.md': null, 'other/x': '1' });
    const { images, hubs } = await touchedBy(repository);
    expect([plain(images), plain(hubs)]).toEqual([{}, {}]);
  });

  test('what git-crypt encrypts and LFS points at, locked as they are: those that they belong to', async () => {
    const locked = (text: string) => Buffer.from(`\0GITCRYPT\0${text}`, 'latin1');
    const pointer = (digit: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 9\n`;
    const { repository } = ops({
      '.gitattributes': 'secrets/** filter=git-crypt\n*.bin filter=lfs\n',
      'secrets/a.yaml': locked('1'),
      'user-images/b/data.bin': pointer('1'),
    });
    repository.commit({ 'secrets/a.yaml': locked('2'), 'user-images/b/data.bin': pointer('2') });
    const { images, hubs } = await touchedBy(repository);
    expect([...images.keys()]).toEqual(['user/b']);
    expect([...hubs.keys()]).toEqual(['a', 'b']);
  });

  test('values: the hub, not its image', async () => {
    const { repository, short } = ops();
    repository.commit({ 'hub-charts/b/values.yaml': 'jupyterhub: {}\n' });
    const { images, hubs } = await touchedBy(repository);
    expect(plain(images)).toEqual({});
    expect(plain(hubs)).toEqual({ b: [`hub-charts/b/values.yaml changed in ${short()}`] });
  });

  test('the first three files are named and the others counted', async () => {
    const { repository, short } = ops();
    const more = Array.from({ length: 9 }, (_, i) => [`user-images/a/f${i}`, 'x'] as const);
    repository.commit(Object.fromEntries(more));
    const { hubs } = await touchedBy(repository);
    expect(hubs.get('a')).toEqual([
      ...['f0', 'f1', 'f2'].map((name) => `user-images/a/${name} added in ${short()}`),
      'and 6 more files',
    ]);
  });

  test('a file that goes: the hub it belonged to, the optional secrets too', async () => {
    const { repository, short } = ops({ 'secrets/a.yaml': 'x: 1\n', 'user-images/b/data': '1' });
    repository.commit({ 'secrets/a.yaml': null, 'user-images/b/data': null });
    const { images, hubs } = await touchedBy(repository);
    expect(plain(images)).toEqual({ 'user/b': [`user-images/b/data removed in ${short()}`] });
    expect(plain(hubs)).toEqual({
      a: [`secrets/a.yaml removed in ${short()}`],
      b: [`user-images/b/data removed in ${short()}`],
    });
  });

  test('a rename touches where it was and where it is', async () => {
    const { repository } = ops({ 'user-images/a/data': 'x' });
    repository.git('mv', 'user-images/a/data', 'user-images/b/data');
    repository.commit({});
    const { images } = await touchedBy(repository);
    expect([...images.keys()]).toEqual(['user/a', 'user/b']);
  });

  test('a shared file: every hub that uses it and no other', async () => {
    const { repository } = ops({
      ...hubFiles('c'),
      'hub-deploy.yaml':
        'images: {user: {context: user-images/<hub>, contexts: {scripts: scripts}}}\nhubs: {c: {images: {user: {contexts: {}}}}}\n',
      'scripts/s.py': '1',
    });
    repository.commit({ 'scripts/s.py': '2' });
    const { images, hubs } = await touchedBy(repository);
    expect([...images.keys()]).toEqual(['user/a', 'user/b']);
    expect([...hubs.keys()]).toEqual(['a', 'b']);
  });

  test('a file that a hub reaches from afar: by file://, by a link in its chart or of its values, by a step', async () => {
    const afar = {
      'hub-charts/a/Chart.yaml': 'name: a\ndependencies: [{name: base, repository: "file://../../base"}]\n',
      'base/values.yaml': 'x: 1\n',
      'hub-charts/b/files/motd': { link: '../../../shared/motd' },
      'shared/motd': 'hello',
      ...hubFiles('c'),
      'hub-charts/c/Chart.yaml': { link: '../../charts/c.yaml' },
      'charts/c.yaml': 'name: c\n',
      ...hubFiles('d'),
      'values/d.yaml': { link: '../shared/d.yaml' },
      'shared/d.yaml': 'x: 1\n',
      ...hubFiles('e'),
      'tools/e.py': 'pass',
      'hub-deploy.yaml':
        'hubs:\n  d: {values: [values/<hub>.yaml]}\n  e: {before: [{run: [python, tools/e.py]}]}\n',
    } as const;
    const { repository } = ops(afar);
    for (const [hub, file] of [
      ['a', 'base/values.yaml'],
      ['b', 'shared/motd'],
      ['c', 'charts/c.yaml'],
      ['d', 'shared/d.yaml'],
      ['e', 'tools/e.py'],
    ] as const) {
      repository.commit({ [file]: `# ${hub}\n` });
      const { hubs, asked } = await touchedBy(repository);
      expect([...hubs.keys()]).toEqual([hub]);
      expect(asked).toBe(false);
    }
  });

  test('an image below others: all that are built FROM it, and their hubs', async () => {
    const { repository, short } = ops();
    repository.commit({ 'user-images/b/Dockerfile': 'FROM org/user-a:set-on-deployment\n' });
    repository.commit({ 'user-images/a/x': '1' });
    const { images, hubs } = await touchedBy(repository);
    const reasons = [`user-images/a/x added in ${short()}`];
    expect(plain(images)).toEqual({ 'user/a': reasons, 'user/b': reasons });
    expect(plain(hubs)).toEqual({ a: reasons, b: reasons });
  });

  test('hub-deploy.yaml: exactly the hubs whose definition it changes', async () => {
    const { repository, short } = ops({ 'hub-deploy.yaml': 'timeout: 5m\n' });
    repository.commit({ 'hub-deploy.yaml': 'timeout: 9m\nhubs: {a: {namespace: elsewhere}}\n' });
    const { images, hubs } = await touchedBy(repository);
    expect(plain(images)).toEqual({});
    expect([...hubs.keys()]).toEqual(['a']);
    expect(hubs.get('a')).toEqual(['its configuration changed']);
    expect(short()).toHaveLength(7);
  });

  test('.dockerignore: only an image whose files it changes', async () => {
    const { repository } = ops();
    repository.commit({
      'user-images/a/.dockerignore': '# comment\n*.md\n.dockerignore\n',
      'user-images/b/.dockerignore': '.dockerignore\n',
    });
    expect([...(await touchedBy(repository)).images.keys()]).toEqual(['user/b']);
  });

  test('a new hub', async () => {
    const { repository } = ops();
    repository.commit(hubFiles('c'));
    const { hubs } = await touchedBy(repository);
    expect([...hubs.keys()]).toEqual(['c']);
    expect(hubs.get('c')?.at(-1)).toBe('and 1 more file');
  });

  test('a new hub that is declared by a file which is in none of its parts', async () => {
    const config = 'discover: hubs/<hub>/hub.md\nchart: {oci: oci://x/y, version: "1"}\nvalues: []\n';
    const { repository } = ops({ 'hub-deploy.yaml': config, 'hubs/one/hub.md': '' });
    repository.commit({ 'hubs/two/hub.md': '' });
    expect(plain((await touchedBy(repository)).hubs)).toEqual({ two: ['it is new'] });
  });

  test('a new hub on a new cluster: the charts that go to every cluster too', async () => {
    const config = `discover: c/<cluster>/<hub>.yaml
values: [c/<cluster>/<hub>.yaml]
chart: {oci: oci://x/y, version: "1"}
charts:
  support: {clusters: all, chart: {oci: oci://x/z, version: "1"}}
`;
    const { repository, short } = ops({ 'hub-deploy.yaml': config, 'c/one/a.yaml': '', 'c/two/b.yaml': '' });
    repository.commit({ 'c/three/c.yaml': '' });
    expect(plain((await touchedBy(repository)).hubs)).toEqual({
      'three/c': [`c/three/c.yaml added in ${short()}`],
      'three/support': ['it is new'],
    });
  });

  test('a configuration behind a link: exactly the hubs whose definition it changes', async () => {
    const config = (version: string) =>
      `discover: hub-charts/<hub>/Chart.yaml\nhubs:\n  a: {chart: {oci: oci://x/y, version: "${version}"}}\n`;
    const { repository } = ops({
      'hub-deploy.yaml': { link: 'ops/hubs.yaml' },
      'ops/hubs.yaml': config('1'),
    });
    repository.commit({ 'ops/hubs.yaml': config('2') });
    expect(Object.keys(plain((await touchedBy(repository)).hubs))).toEqual(['a']);
  });

  test('nothing to compare with: all of them, and the reason', async () => {
    const { repository } = ops();
    const head = await sideOf(repository.folder, 'HEAD');
    const how = 'everything counts as changed: the branch is new';
    const all = touched({ head: '', how, files: 'everything' }, head);
    expect(plain(all.hubs)).toEqual({ a: [how], b: [how] });
    expect(plain(all.images)).toEqual({ 'user/a': [how], 'user/b': [how] });
  });
});

test('a hub whose folder went: a warning that says how to remove it, never a removal', async () => {
  const { repository } = ops();
  repository.git('rm', '-rq', 'hub-charts/b', 'user-images/b');
  repository.commit({});
  const { gone, hubs } = await touchedBy(repository);
  expect(gone).toEqual([expect.stringMatching(/hub-deploy remove b$/)]);
  expect(plain(hubs)).toEqual({});
});
