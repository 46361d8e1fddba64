import { afterAll, describe, expect, test } from '@jest/globals';
import { fingerprints } from '../../src/fleet/fingerprint.js';
import { readTree } from '../../src/fleet/tree.js';
import type { Image, Release } from '../../src/words.js';
import { makeFleet, makeHub, makeImage } from './definitions.js';
import { type Content, countGit, makeRepository, type Repository, removeFolders } from './repository.js';

afterAll(removeFolders);

const FILES: Record<string, Content> = {
  'hub-charts/a/Chart.yaml':
    'name: a\nversion: 1.0.0\ndependencies: [{name: common, repository: "file://../common"}]\n',
  'hub-charts/a/values.yaml':
    'jupyterhub: {singleuser: {image: {name: org/shared, tag: set-on-deployment}}}\n',
  'hub-charts/a/templates/x.yaml': 'x',
  'hub-charts/common/Chart.yaml': 'name: common\nversion: 1.0.0\n',
  'config/one.yaml': 'one: 1\n',
  'config/two.yaml': 'two: 2\n',
  'secrets/a.yaml': Buffer.from('\0GITCRYPT\0abc', 'latin1'),
  'scripts/render.py': 'print(1)',
  'data/x.csv': '1',
  'data/deep/y.csv': '2',
  'elsewhere/README.md': 'hello',
};

const TAGS = new Map([
  ['user/a', { tag: 'h000000000001' }],
  ['shared', { tag: 'h000000000002' }],
]);
const IMAGES = [makeImage('user/a', { hub: 'a' }), makeImage('shared', { name: 'org/shared' })];

const FULL = makeHub('a', {
  namespace: 'prod',
  cluster: 'c1',
  environment: 'prod',
  images: ['user/a', 'shared'],
  values: [
    { kind: 'file', path: 'config/one.yaml' },
    { kind: 'inline', values: { b: 1, a: ['x'] } },
    { kind: 'command', argv: ['python', 'scripts/render.py', 'a'], watch: ['data/**/*.csv'] },
    { kind: 'file', path: 'secrets/a.yaml' },
  ],
  before: [
    { run: ['./scripts/render.py'], watch: ['data'], attempts: 1, timeoutSeconds: 600, when: 'success' },
  ],
  after: [
    { run: ['true'], watch: [], attempts: 3, timeoutSeconds: 600, when: 'always', environments: ['staging'] },
  ],
});

async function printOf(
  repository: Repository,
  hub: Release,
  { tags = TAGS, images = IMAGES }: { tags?: typeof TAGS; images?: Image[] } = {},
) {
  const tree = await readTree(repository.folder, {});
  const prints = await fingerprints(makeFleet({ hubs: [hub], images }), tree, tags);
  const print = prints.get(hub.id);
  if (!print) throw new Error('no fingerprint');
  return print;
}

function ops(files: Record<string, Content> = {}): Repository {
  const repository = makeRepository({ files: { ...FILES, ...files } });
  return repository;
}

describe('the formula is frozen', () => {
  // A change of these would make every release count as unknown: it needs another number before the dash.
  test('the plainest hub', async () => {
    const repository = makeRepository({ files: { 'hub-charts/a/Chart.yaml': 'name: a\nversion: 1.0.0\n' } });
    expect((await printOf(repository, makeHub('a'))).digest).toBe('1-d160533d8a40a11b51eb93fa30f32f9b');
  });

  test('every part that counts', async () => {
    const print = await printOf(ops(), FULL);
    expect(print.digest).toBe('1-5c567afc4cb498c60ac4f6c7b969c188');
    expect(print.images).toEqual(['user/a', 'shared']);
    expect([...new Set(print.files)].sort()).toEqual(
      Object.keys(FILES)
        .filter((file) => !/two|elsewhere/.test(file))
        .sort(),
    );
  });

  test('charts from elsewhere', async () => {
    const repository = ops();
    const remote = makeHub('a', {
      chart: {
        kind: 'repository',
        repository: 'https://hub.jupyter.org/helm-chart/',
        name: 'jupyterhub',
        version: '4.0.0',
      },
    });
    const oci = makeHub('a', { chart: { kind: 'oci', oci: 'oci://ghcr.io/org/chart', version: '1.2.3' } });
    expect((await printOf(repository, remote)).digest).toBe('1-3629ec67ab3e95029af153943d688fae');
    expect((await printOf(repository, oci)).digest).toBe('1-3866181279e133b4ac255eec55ba5798');
  });
});

describe('a fingerprint is another one when', () => {
  test.each<[string, Record<string, Content>]>([
    ['a file of the chart changes', { 'hub-charts/a/templates/x.yaml': 'y' }],
    ['a file of the chart comes', { 'hub-charts/a/templates/y.yaml': '' }],
    ['a file of the chart goes', { 'hub-charts/a/templates/x.yaml': null }],
    ['a chart it depends on by file:// changes', { 'hub-charts/common/values.yaml': 'a: 1' }],
    ['a values file changes', { 'config/one.yaml': 'one: 2' }],
    [
      'an encrypted file’s ciphertext changes',
      { 'secrets/a.yaml': Buffer.from('\0GITCRYPT\0abd', 'latin1') },
    ],
    ['the script that writes values changes', { 'scripts/render.py': 'print(2)' }],
    ['a watched file changes', { 'data/x.csv': '3' }],
    ['a watched file comes', { 'data/z.csv': '3' }],
    ['a watched file goes', { 'data/deep/y.csv': null }],
  ])('%s, and the old one again after a revert', async (_, change) => {
    const repository = ops();
    const { digest } = await printOf(repository, FULL);
    repository.commit(change);
    expect((await printOf(repository, FULL)).digest).not.toBe(digest);
    repository.git('revert', '--no-edit', 'HEAD');
    expect((await printOf(repository, FULL)).digest).toBe(digest);
  });

  test.each<[string, Partial<Release>]>([
    ['release', { release: 'b' }],
    ['namespace', { namespace: 'b' }],
    ['cluster', { cluster: 'c2' }],
    ['crds', { crds: 'apply' }],
    ['chart', { chart: { kind: 'local', path: 'hub-charts/common' } }],
    ['order of values', { values: [...FULL.values].reverse() }],
    ['inline values', { values: [{ kind: 'inline', values: { b: 2 } }] }],
    ['step', { before: [] }],
    ['environment, where a step belongs to it', { environment: 'staging' }],
    ['list of images', { images: ['user/a'] }],
  ])('the configuration says another %s', async (_, overrides) => {
    const repository = ops();
    const { digest } = await printOf(repository, FULL);
    expect((await printOf(repository, { ...FULL, ...overrides })).digest).not.toBe(digest);
  });

  test('one of its images has another tag', async () => {
    const repository = ops();
    const { digest } = await printOf(repository, FULL);
    for (const key of TAGS.keys()) {
      const tags = new Map([...TAGS, [key, { tag: 'h999999999999' }]]);
      expect((await printOf(repository, FULL, { tags })).digest).not.toBe(digest);
    }
  });
});

describe('a fingerprint stays the same when', () => {
  test.each<[string, Partial<Release>]>([
    ['time-outs', { timeoutSeconds: 1 }],
    ['holds', { hold: 'exams' }],
    ['urls', { url: 'https://x' }],
    ['branches', { branches: ['x'] }],
    ['impact and drift rules', { maxImpact: 'none', onDrift: 'redeploy', healthCheck: false }],
    [
      'attempts of a step',
      { before: FULL.before.map((step) => ({ ...step, attempts: 9, timeoutSeconds: 1 })) },
    ],
    ['a step of another environment', { after: [] }],
  ])('%s change', async (_, overrides) => {
    const repository = ops();
    expect(await printOf(repository, { ...FULL, ...overrides })).toEqual(await printOf(repository, FULL));
  });

  test('a file that belongs to nobody changes', async () => {
    const repository = ops();
    const print = await printOf(repository, FULL);
    repository.commit({ 'elsewhere/README.md': 'bye', 'config/two.yaml': 'two: 3' });
    expect(await printOf(repository, FULL)).toEqual(print);
  });

  test('a values file has another name', async () => {
    const repository = ops();
    const hub = (path: string) => makeHub('a', { values: [{ kind: 'file', path }] });
    const { digest } = await printOf(repository, hub('config/one.yaml'));
    repository.git('mv', 'config/one.yaml', 'config/uno.yaml');
    expect((await printOf(repository, hub('config/uno.yaml'))).digest).toBe(digest);
  });

  test('the clone is shallow, or nothing is committed yet', async () => {
    const server = ops();
    const print = await printOf(server, FULL);
    expect(await printOf(server.clone({ depth: 1 }), FULL)).toEqual(print);
    const dirty = makeRepository();
    dirty.write(FILES);
    expect(await printOf(dirty, FULL)).toEqual(print);
  });
});

describe('an image that several hubs share', () => {
  const hub = makeHub('a', {
    images: ['user/a', 'shared'],
    values: [{ kind: 'file', path: 'config/one.yaml' }],
  });
  const plain = { 'hub-charts/a/values.yaml': '' };

  test.each<[string, Record<string, Content>, string[]]>([
    ['counts where the chart’s values name it', {}, ['user/a', 'shared']],
    [
      'counts where a values file names it',
      { ...plain, 'config/one.yaml': 'i: org/shared:set-on-deployment' },
      ['user/a', 'shared'],
    ],
    [
      'counts under Docker Hub’s full name',
      { ...plain, 'config/one.yaml': '"docker.io/org/shared"' },
      ['user/a', 'shared'],
    ],
    ['does not count where nothing names it', plain, ['user/a']],
    [
      'does not count for a longer name',
      { ...plain, 'config/one.yaml': 'org/shared-base org/shared/x my-org/shared' },
      ['user/a'],
    ],
  ])('%s', async (_, files, images) => {
    expect((await printOf(ops(files), hub)).images).toEqual(images);
  });

  test('counts where that cannot be known', async () => {
    const command = makeHub('a', { ...hub, values: [{ kind: 'command', argv: ['x'], watch: [] }] });
    expect((await printOf(ops(plain), command)).images).toEqual(['user/a', 'shared']);
    const nameless = [makeImage('user/a', { hub: 'a' }), makeImage('shared')];
    expect((await printOf(ops(plain), hub, { images: nameless })).images).toEqual(['user/a', 'shared']);
  });
});

describe('symbolic links', () => {
  test('what a values file leads to counts', async () => {
    const repository = ops({ 'config/link.yaml': { link: 'one.yaml' } });
    const hub = makeHub('a', { values: [{ kind: 'file', path: 'config/link.yaml' }] });
    const { digest, files } = await printOf(repository, hub);
    expect(files).toContain('config/one.yaml');
    repository.commit({ 'config/one.yaml': 'one: 2' });
    expect((await printOf(repository, hub)).digest).not.toBe(digest);
  });
});

test('a thousand hubs take three git processes, their tree included', async () => {
  const repository = makeRepository();
  const ids = Array.from({ length: 1000 }, (_, i) => `h${i}`);
  repository.commit(Object.fromEntries(ids.map((id) => [`hub-charts/${id}/Chart.yaml`, `name: ${id}\n`])));
  const fleet = makeFleet({ hubs: ids.map((id) => makeHub(id, { images: [] })) });
  const processes = await countGit(async () => {
    const tree = await readTree(repository.folder, { rev: 'HEAD' });
    const prints = await fingerprints(fleet, tree, new Map());
    expect(new Set(ids.map((id) => prints.get(id)?.digest)).size).toBe(1000);
  });
  expect(processes.sort()).toEqual(['cat-file', 'ls-tree', 'rev-parse']);
});
