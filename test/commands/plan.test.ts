import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeRepository, type Repository } from '../fleet/repository.js';
import { emptyRegistry, fork, hubOf, opsRepo, type Planned, planOf, push } from './plan-of.js';

// Whole plans of real repositories, by both doors. The registry is a real server that has nothing.
const registry = emptyRegistry();

const short = (oid: string) => oid.slice(0, 7);

describe('a plan is the same', () => {
  test.each([undefined, 1, 2, 3, 50])(
    'for a push of several commits, in a clone of depth %s',
    async (depth) => {
      const { repository, base } = opsRepo(registry.host);
      repository.commit({ 'user-images/geo/data': '2' });
      repository.commit({ 'README.md': 'y' });
      const last = repository.commit({
        'hub-charts/geo/values.yaml': `# ours\n`,
        'user-images/geo/data': '3',
      });
      const { folder } = repository.clone(depth ? { depth } : {});
      const { plan, deploys } = await planOf(folder, { event: push(base) });
      expect([plan.commit, plan.base]).toEqual([last, base]);
      expect(Object.keys(deploys)).toEqual(['geo']);
      // In a clone that knows the whole history each file has the commit that changed it.
      const named = depth === undefined || depth > 4 ? ` in ${short(last)}` : '';
      expect(deploys.geo).toEqual([
        `hub-charts/geo/values.yaml changed${named}`,
        `user-images/geo/data changed${named}`,
      ]);
    },
  );

  test('at both doors, at every depth, committed or not, in another place with other settings', async () => {
    const { repository, base } = opsRepo(registry.host);
    const before = repository.clone();
    const change = {
      'user-images/geo/data': 'two\r\nlines\n',
      'user-images/geo/run.sh': { run: '#!/bin/sh\n', mode: 0o755 },
      'user-images/geo/ünï "q" é': 'x',
      'user-images/bio/README.md': 'only words\n',
    };
    repository.commit(change);
    const at = async (folder: string, given?: Parameters<typeof planOf>[1]) => {
      const { tags, deploys } = await planOf(folder, given);
      return [tags, Object.keys(deploys)];
    };
    const expected = await at(repository.folder, { inputs: { base } });
    expect(expected).toEqual([{ 'user/geo': expect.stringMatching(/^h[0-9a-f]{32}$/) }, ['geo']]);
    before.write(change);
    const windows = repository.clone();
    windows.git('config', 'core.autocrlf', 'true');
    windows.git('config', 'core.quotePath', 'true');
    windows.git('config', 'core.fileMode', 'false');
    windows.git('checkout', '--quiet', '--force', 'HEAD');
    process.env.LC_ALL = 'tr_TR.UTF-8';
    process.env.TZ = 'Pacific/Apia';
    try {
      for (const [folder, given] of [
        [before.folder, { inputs: { base } }],
        [windows.folder, { inputs: { base } }],
        [repository.clone({ depth: 1 }).folder, { event: push(base) }],
        [repository.clone({ depth: 2 }).folder, { event: push(base) }],
        [join(repository.clone().folder, 'user-images/bio'), { event: push(base) }],
      ] as const)
        expect(await at(folder, given)).toEqual(expected);
    } finally {
      delete process.env.LC_ALL;
      delete process.env.TZ;
    }
  });

  test('on a pull request, on its merge group, and on the push that follows', async () => {
    const { repository, base } = opsRepo(registry.host);
    repository.git('checkout', '-q', '-b', 'feature');
    repository.commit({ 'user-images/geo/data': '2' });
    repository.git('checkout', '-q', 'main');
    const other = repository.commit({ 'hub-charts/bio/values.yaml': '# elsewhere\n' });
    repository.git('merge', '-q', '--no-ff', '--no-edit', 'feature');
    const { folder } = repository.clone({ depth: 1 });
    const plans: Planned[] = [];
    for (const event of [
      { ...fork, base },
      { ...push(other), name: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7' } as const,
      push(other),
    ])
      plans.push(await planOf(folder, { event }));
    for (const { plan, deploys, tags } of plans) {
      expect(plan.base).toBe(other);
      expect(Object.keys(deploys)).toEqual(['geo']);
      expect(tags).toEqual(plans[0]?.tags);
    }
  });
});

describe('what a change is told as', () => {
  /** The plan of a push that writes these files. */
  async function pushed(
    change: Parameters<Repository['commit']>[0],
    more: Parameters<Repository['commit']>[0] = {},
  ): Promise<Planned & { commit: string }> {
    const { repository } = opsRepo(registry.host);
    const base = repository.commit(more);
    const commit = repository.commit(change);
    return { ...(await planOf(repository.folder, { event: push(base) })), commit: short(commit) };
  }

  test('a name with spaces, quotes and letters of other languages, as it is', async () => {
    const name = 'user-images/geo/Übung "1" \'雪\'\t.ipynb';
    const { deploys, plan, commit } = await pushed({ [name]: 'x' });
    expect(deploys).toEqual({ geo: [`${name} added in ${commit}`] });
    expect(plan.images).toMatchObject([{ key: 'user/geo', action: 'build' }]);
  });

  test('a mode alone', async () => {
    const { deploys, commit } = await pushed({ 'user-images/geo/data': { run: 'of geo\n', mode: 0o755 } });
    expect(deploys).toEqual({ geo: [`user-images/geo/data changed in ${commit}`] });
  });

  test('a README that .dockerignore keeps out, as nothing', async () => {
    const { plan, deploys, first } = await pushed({ 'user-images/geo/README.md': 'other words\n' });
    expect([deploys, plan.images]).toEqual([{}, []]);
    expect(first).toBe('Nothing to do: none of 2 hubs needs a deploy.');
  });

  test('a rename from one hub to another, as both', async () => {
    const { deploys } = await pushed({ 'user-images/geo/data': null, 'user-images/bio/moved': 'of geo\n' });
    expect(Object.keys(deploys)).toEqual(['bio', 'geo']);
  });

  test('a folder that went, as a warning that says how to remove the hub, and never as a removal', async () => {
    const { code, plan, told } = await pushed({
      'hub-charts/geo': null,
      'user-images/geo': null,
    });
    expect(code).toBe(0);
    expect(plan.hubs.map(({ id }) => id)).toEqual(['bio']);
    expect(plan.problems).toMatchObject([
      {
        severity: 'warning',
        file: 'hub-charts/geo/Chart.yaml',
        message: expect.stringContaining('hub-deploy remove geo'),
      },
    ]);
    expect(told).toHaveLength(1);
  });

  test('a file that several share, as each of them and no other', async () => {
    const config = `images:\n  user:\n    context: user-images/<hub>\n    contexts: {scripts: user-images/scripts}\nhubs:\n  bio: {images: {user: {contexts: {}}}}\n`;
    const { deploys, commit } = await pushed(
      { 'user-images/scripts/start': '2' },
      { 'hub-deploy.yaml': config, 'user-images/scripts/start': '1', ...hubOf('math', registry.host) },
    );
    const why = [`user-images/scripts/start changed in ${commit}`];
    expect(deploys).toEqual({ geo: why, math: why });
  });

  test('another name for an image, as what is built FROM the old one, which nobody makes now', async () => {
    const values = (name: string) =>
      `jupyterhub: {singleuser: {image: {name: ${registry.host}/org/${name}, tag: set-on-deployment}}}\n`;
    const from = { 'user-images/bio/Dockerfile': `FROM ${registry.host}/org/shared:set-on-deployment\n` };
    const start = { ...from, 'hub-charts/geo/values.yaml': values('shared') };
    const renamed = await pushed({ 'hub-charts/geo/values.yaml': values('other') }, start);
    expect(renamed.deploys).toEqual({
      bio: ['other images of this repository go into it'],
      geo: [expect.stringMatching(/^hub-charts\/geo\/values\.yaml changed/)],
    });
    expect(renamed.plan.problems).toMatchObject([
      { severity: 'error', file: 'user-images/bio/Dockerfile', line: 1 },
    ]);
    const same = await pushed({ 'hub-charts/geo/values.yaml': `${values('shared')}# ours\n` }, start);
    expect([Object.keys(same.deploys), same.plan.problems]).toEqual([['geo'], []]);
  });

  test('a submodule that moved, as a change; one that is not checked out is not built', async () => {
    const inner = makeRepository();
    inner.commit({ a: '1' });
    const { repository } = opsRepo(registry.host);
    const add = ['submodule', '--quiet', 'add', inner.folder, 'user-images/geo/lib'];
    repository.git('-c', 'protocol.file.allow=always', ...add);
    const base = repository.commit({});
    inner.commit({ a: '2' });
    repository.git('-C', 'user-images/geo/lib', 'pull', '-q');
    const commit = repository.commit({});
    const why = { geo: [`user-images/geo/lib changed in ${short(commit)}`] };
    const here = await planOf(repository.folder, { event: push(base) });
    expect([here.deploys, here.plan.problems]).toEqual([why, []]);
    const elsewhere = await planOf(repository.clone().folder, { event: push(base) });
    expect([elsewhere.deploys, elsewhere.tags]).toEqual([why, here.tags]);
    expect(elsewhere.plan.problems).toMatchObject([
      { severity: 'error', file: 'user-images/geo/lib', title: 'A submodule is not checked out' },
    ]);
  });

  test('an LFS pointer and what git-crypt encrypted, by name, and not as something to build', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`;
    const { plan, deploys } = await pushed(
      { 'user-images/geo/big.bin': pointer, 'user-images/bio/key': Buffer.from('\0GITCRYPT\0x') },
      { '.gitattributes': '*.bin filter=lfs\nkey filter=git-crypt\n' },
    );
    expect(Object.keys(deploys)).toEqual(['bio', 'geo']);
    expect(plan.problems.map(({ severity, file, title }) => [severity, file, title])).toEqual([
      ['error', 'user-images/bio/key', 'An encrypted file in an image'],
      ['error', 'user-images/geo/big.bin', 'A Git LFS file is not checked out'],
    ]);
  });

  test('encrypted values, as the change that they are, whoever may read them', async () => {
    const { plan, deploys, commit } = await pushed(
      { 'secrets/geo.yaml': Buffer.from('\0GITCRYPT\0two') },
      { 'secrets/geo.yaml': Buffer.from('\0GITCRYPT\0one') },
    );
    expect(deploys).toEqual({ geo: [`secrets/geo.yaml changed in ${commit}`] });
    expect(plan.problems).toEqual([]);
  });

  test('a force push, as what differs from what it replaced; its base comes from the server', async () => {
    const { repository, base } = opsRepo(registry.host);
    const replaced = repository.commit({ 'user-images/geo/data': 'lost' });
    repository.git('reset', '-q', '--hard', base);
    repository.commit({ 'user-images/bio/data': 'kept' });
    for (const depth of [1, 2]) {
      const { deploys, plan } = await planOf(repository.clone({ depth }).folder, {
        event: push(replaced, { forced: true }),
      });
      expect(Object.keys(deploys)).toEqual(['bio', 'geo']);
      expect(plan.notes[0]).toContain('which this force push replaced');
    }
  });

  test('a tag, or a checkout of a commit alone, as what differs from the default branch', async () => {
    const { repository } = opsRepo(registry.host);
    const origin = repository.clone();
    origin.git('checkout', '-q', '--detach');
    origin.commit({ 'user-images/geo/data': 'detached' });
    const { deploys } = await planOf(origin.folder);
    expect(Object.keys(deploys)).toEqual(['geo']);
    origin.git('tag', 'v1', 'origin/main');
    origin.git('checkout', '-q', 'v1');
    const tag = await planOf(origin.folder, { event: push('0'.repeat(40), { ref: 'refs/tags/v1' }) });
    expect([tag.deploys, tag.plan.notes[0]]).toEqual([{}, expect.stringContaining('the tag is new')]);
  });

  test('a dirty working folder, as it is: staged, unstaged, untracked, deleted, and not what is ignored', async () => {
    const { repository } = opsRepo(registry.host);
    const base = repository.commit({ '.gitignore': '*.log\n', ...hubOf('math', registry.host) });
    repository.write({ 'user-images/geo/staged': 'x' });
    repository.git('add', '-A');
    repository.write({
      'user-images/geo/data': 'edited',
      'user-images/bio/new': 'x',
      'secrets/math.yaml': 'a: 1\n',
    });
    repository.write({ 'user-images/bio/data': null, 'user-images/math/build.log': 'x' });
    const status = repository.git('status', '--porcelain');
    const { deploys, plan, tags } = await planOf(repository.folder, { inputs: { base } });
    expect(deploys).toEqual({
      bio: ['user-images/bio/data removed', 'user-images/bio/new added'],
      geo: ['user-images/geo/data changed', 'user-images/geo/staged added'],
      math: ['secrets/math.yaml added'],
    });
    expect(plan.notes[0]).toContain('with the working folder as it is');
    expect(repository.git('status', '--porcelain')).toBe(status);
    repository.commit({});
    expect((await planOf(repository.folder, { inputs: { base } })).tags).toEqual(tags);
  });
});

test('a push that touches nothing starts no job: the matrices are there, and empty', async () => {
  const { repository, base } = opsRepo(registry.host);
  repository.commit({ 'README.md': 'other words' });
  const { outputs } = await planOf(repository.folder, { event: push(base) });
  for (const name of ['builds', 'deploys-first', 'deploys-rest'])
    expect(outputs[name]).toBe('{"include":[]}');
  repository.commit({ 'user-images/geo/data': '2' });
  const more = await planOf(repository.folder, { event: push(base) });
  expect(JSON.parse(more.outputs.builds ?? '').include).toMatchObject([{ images: 'user/geo' }]);
  expect(JSON.parse(more.outputs['deploys-first'] ?? '').include).toHaveLength(1);
});

test('hubs that are named are planned alone; a name that is none has the nearest', async () => {
  const { repository } = opsRepo(registry.host);
  const { plan } = await planOf(repository.folder, { inputs: { hubs: 'ge*' } });
  expect(plan.hubs.map(({ id }) => id)).toEqual(['geo']);
  const { code, told } = await planOf(repository.folder, { inputs: { hubs: 'goe' } });
  expect(code).toBe(1);
  expect(told).toMatchObject([{ message: expect.stringContaining('Did you mean `geo`?') }]);
});
