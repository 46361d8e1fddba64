import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { exec } from '../../src/host/exec.js';
import { type BuildLog, type BuildOptions, buildImages } from '../../src/images/build.js';
import type { TaggedImage } from '../../src/images/chains.js';
import { credentials } from '../../src/images/credentials.js';
import { lookUpTags } from '../../src/images/registry.js';
import { imageSize } from '../../src/images/size.js';
import type { PlannedImage } from '../../src/words.js';
import { guardedRegistry } from '../hostile/support/registry.js';
import { BUSYBOX, image, memoryLog, planned, removeTree, stagedTree } from './fixture.js';

// The sandbox's registry and builder (test/sandbox), as `sandbox.sh up` sets them.
const registry = process.env.REGISTRY ?? '';
const org = `${registry}/images-${randomBytes(4).toString('hex')}`;
const trees: string[] = [];
afterAll(() => Promise.all(trees.map(removeTree)));

async function tree(files: Record<string, string>): Promise<string> {
  const root = await stagedTree(files);
  trees.push(root);
  return root;
}

async function build(plan: readonly PlannedImage[], staged: string, options: Partial<BuildOptions> = {}) {
  const log = memoryLog();
  const results = await buildImages(plan, {
    staged,
    push: true,
    parallel: 4,
    commit: 'c'.repeat(40),
    commitTime: 1_700_000_000,
    repositoryUrl: 'https://github.com/org/ops',
    tags: new Map(),
    cache: 'none',
    sbom: false,
    log,
    ...options,
  });
  return { results, log };
}

async function lookUp(name: string, tag: string) {
  return (await lookUpTags([{ name, tag }], { credentials: credentials() })).get(`${name}:${tag}`);
}

/** The paths in an image, by exporting it as a tar. */
async function filesIn(reference: string): Promise<string[]> {
  const context = await tree({ Dockerfile: `FROM ${reference}\n` });
  const tar = join(context, 'image.tar');
  await exec({
    argv: ['docker', 'buildx', 'build', '--provenance=false', '--output', `type=tar,dest=${tar}`, context],
  });
  return (await exec({ argv: ['tar', '-tf', tar] })).stdout.trim().split('\n');
}

async function labelsOf(reference: string): Promise<Record<string, string>> {
  const { stdout } = await exec({
    argv: ['docker', 'buildx', 'imagetools', 'inspect', reference, '--format', '{{json .Image}}'],
  });
  return JSON.parse(stdout).config.Labels;
}

const SHELL = 'FROM scratch\nCOPY busybox /bin/sh\n';
/** An image of one folder, whose Dockerfile goes on after a shell is there. */
const folder = (name: string, rest = '') => ({
  [`user-images/${name}/Dockerfile`]: `${SHELL}${rest}`,
  [`user-images/${name}/busybox`]: BUSYBOX,
});

describe('an image is built and pushed', () => {
  test('with the digest that the registry has, and labels that say where it comes from', async () => {
    const staged = await tree(folder('a', 'RUN echo hello\n'));
    const { results, log } = await build([planned(image('a'), `${org}/a`, 'h1')], staged);

    expect(results).toEqual([expect.objectContaining({ result: 'built' })]);
    expect(await lookUp(`${org}/a`, 'h1')).toEqual({ state: 'present', digest: results[0]?.digest });
    expect(await labelsOf(`${org}/a:h1`)).toEqual({
      'org.opencontainers.image.title': 'user/a',
      'org.opencontainers.image.version': 'h1',
      'org.opencontainers.image.revision': 'c'.repeat(40),
      'org.opencontainers.image.created': '2023-11-14T22:13:20.000Z',
      'org.opencontainers.image.source': 'https://github.com/org/ops',
    });
    const [title, lines] = [...log.groups][0] ?? ['', []];
    expect(title).toMatch(/^user\/a: built and pushed .*\/a:h1 in \d+ s \(\d of 2 steps cached\)$/);
    expect(lines.join('\n')).toContain('RUN echo hello');
  });

  test('once: what the registry has by then is used, not pushed over', async () => {
    const staged = await tree(folder('once'));
    const plan = [planned(image('once'), `${org}/once`, 'h1')];
    const first = await build(plan, staged);
    await writeFile(join(staged, 'user-images/once/Dockerfile'), `${SHELL}RUN echo other\n`);
    const second = await build(plan, staged);

    expect(second.results).toEqual([
      expect.objectContaining({ result: 'reused', digest: first.results[0]?.digest }),
    ]);
    expect(second.log.groups.size).toBe(0);
  });

  test('from the staged tree alone, without what .dockerignore leaves out', async () => {
    const staged = await tree({
      ...folder('clean', 'COPY . /all/\n'),
      'user-images/clean/.dockerignore': '.env\nbusybox.txt\n',
      'user-images/clean/.env': 'SECRET=1',
      'user-images/clean/kept': '',
    });
    await build([planned(image('clean'), `${org}/clean`, 'h1')], staged);
    const files = await filesIn(`${org}/clean:h1`);
    expect(files).toContain('all/kept');
    expect(files.filter((file) => file.includes('.env'))).toEqual([]);
  });

  test('to a target of several stages, with build args, a shared context and a secret', async () => {
    const rest = `FROM scratch AS base\nCOPY busybox /bin/sh\nFROM base AS wanted\nARG COURSE\nCOPY --from=scripts hello.sh /\nRUN --mount=type=secret,id=pw /bin/sh -c 'test "$(cat /run/secrets/pw)" = hush && echo $COURSE > /course-$COURSE'\nFROM base\nRUN exit 1\n`;
    const staged = await tree({
      'user-images/multi/Dockerfile': rest,
      'user-images/multi/busybox': BUSYBOX,
      'user-images/scripts/hello.sh': 'echo hello',
      'pw.txt': 'hush',
    });
    const multi = image('multi', {
      target: 'wanted',
      args: { COURSE: 'bio' },
      contexts: { scripts: 'user-images/scripts' },
      secrets: ['pw'],
    });
    const secrets = new Map([['pw', join(staged, 'pw.txt')]]);
    const { results } = await build([planned(multi, `${org}/multi`, 'h1')], staged, { secrets });
    expect(results[0]?.problem?.log ?? results[0]?.result).toBe('built');
    expect(await filesIn(`${org}/multi:h1`)).toEqual(expect.arrayContaining(['course-bio', 'hello.sh']));
  });

  test('ten at once', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `ten${i}`);
    const staged = await tree(Object.assign({}, ...names.map((name) => folder(name, `RUN echo ${name}\n`))));
    const plan = names.map((name) => planned(image(name), `${org}/${name}`, 'h1'));
    const { results } = await build(plan, staged, { parallel: 10 });
    expect(results.map(({ result }) => result)).toEqual(names.map(() => 'built'));
    const states = await lookUpTags(plan, { credentials: credentials() });
    expect([...states.values()]).toEqual(results.map(({ digest }) => ({ state: 'present', digest })));
  });

  test('no more at once than `parallel`, with a line for each that is building, at a steady pace', async () => {
    const names = Array.from({ length: 4 }, (_, i) => `two${i}`);
    const files = names.map((name) => folder(name, `RUN sleep 2 && echo ${name} ${org}\n`));
    const staged = await tree(Object.assign({}, ...files));
    const plan = names.map((name) => planned(image(name), `${org}/${name}`, 'h1'));
    const told: { key: string; at: number }[] = [];
    const [under, most] = [new Set<string>(), { number: 0 }];
    const log: BuildLog = {
      line: (text) => {
        const [, key = '', rest = ''] = /^(\S+): (.*)$/.exec(text) ?? [];
        if (rest.startsWith('building')) under.add(key);
        else if (/\(\d+\.\d s\)$/.test(rest)) told.push({ key, at: Date.now() });
        most.number = Math.max(most.number, under.size);
      },
      group: (title) => under.delete(title.split(': ')[0] ?? ''),
    };
    await build(plan, staged, { parallel: 2, statusEveryMs: 500, log });
    expect([most.number, under.size]).toEqual([2, 0]);
    // Each turn tells of both that are building, one line each.
    const turns = told.filter(({ at }, index) => index === 0 || at - (told[index - 1]?.at ?? 0) > 100);
    expect(turns.length).toBeGreaterThan(4);
    for (const name of names)
      expect(told.filter(({ key }) => key === `user/${name}`).length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(2 * turns.length);
  });

  test('with how it was built attested, unless that is not wanted', async () => {
    const staged = await tree(folder('attested'));
    const attestations = async (tag: string, provenance: boolean) => {
      const one = planned(image('attested'), `${org}/attested`, tag);
      await build([one], staged, { provenance });
      const { stdout } = await exec({
        argv: ['docker', 'buildx', 'imagetools', 'inspect', '--raw', `${org}/attested:${tag}`],
      });
      return stdout.includes('attestation-manifest');
    };
    expect(await attestations('h1', true)).toBe(true);
    expect(await attestations('h2', false)).toBe(false);
  });
});

describe('an image that is not pushed tells how large it would be', () => {
  const sized = { ...folder('sized', `RUN head -c 3000000 /dev/urandom > /big\n`) };
  const plan = (name: string) => [planned(image('sized'), `${org}/${name}`, 'h1')];

  test('to the byte what the registry says after a push', async () => {
    const staged = await tree(sized);
    const [unpushed] = (await build(plan('sized'), staged, { push: false })).results;
    expect(await lookUp(`${org}/sized`, 'h1')).toEqual({ state: 'absent' });
    await build(plan('sized'), staged, { provenance: false });
    expect(unpushed?.bytes).toBeGreaterThan(3_000_000);
    expect(unpushed?.bytes).toBe(await imageSize(`${org}/sized:h1`, { credentials: credentials() }));
  });

  test('of several platforms the largest', async () => {
    const staged = await tree({
      'user-images/arch/Dockerfile': 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /file\n',
      'user-images/arch/amd64': randomBytes(50_000).toString('latin1'),
      'user-images/arch/arm64': randomBytes(200_000).toString('latin1'),
    });
    const both = image('arch', { platforms: ['linux/amd64', 'linux/arm64'] });
    const [built] = (await build([planned(both, `${org}/arch`, 'h1')], staged, { push: false })).results;
    expect(built?.bytes).toBeGreaterThan(200_000);
  });

  test('without its base being fetched for it', async () => {
    const base = randomBytes(8).toString('hex');
    await build([planned(image('sized'), `${org}/${base}`, 'h1')], await tree(sized));
    await exec({ argv: ['docker', 'buildx', 'prune', '--all', '--force'] });
    const staged = await tree({ 'user-images/on/Dockerfile': `FROM ${org}/${base}:h1\nENV A=1\n` });
    const [built] = (await build([planned(image('on'), `${org}/on`, 'h1')], staged, { push: false })).results;
    expect(built?.bytes).toBeGreaterThan(3_000_000);
    const { stdout } = await exec({ argv: ['docker', 'buildx', 'du', '--verbose'] });
    expect(stdout).not.toMatch(/Size:\s+[34]\.\d+MB/);
  });

  test("by files where the builder is Docker's own with containerd, and not at all without", async () => {
    const staged = await tree(sized);
    const size = async (store: string) => {
      const [built] = await asDockersOwn(store, async () => {
        const { results } = await build(plan('dockers'), staged, { push: false });
        return results;
      });
      expect(built?.problem).toBeUndefined();
      return built?.bytes;
    };
    const [inBuilder] = (await build(plan('dockers'), staged, { push: false })).results;
    expect(await size('io.containerd.snapshotter.v1')).toBe(inBuilder?.bytes);
    expect(await size('overlay2')).toBeUndefined();
  });

  test('also a base that others are built FROM', async () => {
    const tags = new Map<string, TaggedImage>([
      ['user/sized', { tag: 'h1', files: [], from: [] }],
      [
        'user/top',
        { tag: 'h2', files: [], from: [{ image: 'user/sized', reference: 'org/sized:x', line: 1 }] },
      ],
    ]);
    const staged = await tree({
      ...sized,
      'user-images/top/Dockerfile': 'FROM org/sized:x\nCOPY Dockerfile /\n',
    });
    const both = [...plan('chained'), planned(image('top'), `${org}/top`, 'h2')];
    const [base, top] = (await build(both, staged, { push: false, tags })).results;
    expect(base?.bytes).toBeGreaterThan(3_000_000);
    expect(top?.bytes).toBeGreaterThan(base?.bytes ?? Number.NaN);
  });
});

describe('images built FROM each other', () => {
  /** A base and its child, of one test. */
  function family(name: string) {
    const base = `${org}/${name}-base`;
    const reference = `${base}:set-on-deployment`;
    return {
      base,
      tags: new Map<string, TaggedImage>([
        ['user/base', { tag: 'h1', files: [], from: [] }],
        ['user/child', { tag: 'h2', files: [], from: [{ image: 'user/base', reference, line: 1 }] }],
      ]),
      files: {
        ...folder('base', 'RUN echo base > /from-base\n'),
        'user-images/child/Dockerfile': `FROM ${reference}\nRUN echo child > /from-child\n`,
      },
      // The child first: order is not what makes it work.
      plan: (child = name) => [
        planned(image('child'), `${org}/${child}-child`, 'h2'),
        planned(image('base'), base, 'h1'),
      ],
    };
  }

  test('are built in order and not pushed', async () => {
    const { base, plan, files, tags } = family('unpushed');
    const { results } = await build(plan(), await tree(files), { push: false, tags });
    expect(results.map(({ result, digest, problem }) => problem ?? [result, digest])).toEqual([
      ['built', undefined],
      ['built', undefined],
    ]);
    expect(await lookUp(base, 'h1')).toEqual({ state: 'absent' });
  });

  test('are pushed, the child on the very base that was pushed', async () => {
    const { plan, files, tags } = family('pushed');
    const { results } = await build(plan(), await tree(files), { tags });
    expect(results.map(({ result, problem }) => problem ?? result)).toEqual(['built', 'built']);
    expect(await filesIn(`${org}/pushed-child:h2`)).toEqual(
      expect.arrayContaining(['from-base', 'from-child']),
    );
  });

  test('the child alone, where the registry has its base', async () => {
    const { plan, files, tags } = family('alone');
    const [child, base] = plan();
    const digest = (await build(plan('alone-before'), await tree(files), { tags })).results[1]?.digest;
    const reuse = { ...base, action: 'reuse', digest } as PlannedImage;
    const { results } = await build([child as PlannedImage, reuse], await tree(files), { tags });
    expect(results.map(({ result, problem }) => problem ?? result)).toEqual(['built', 'reused']);
  });

  test('the child alone, where a run before pushed its base', async () => {
    const { plan, files, tags } = family('later');
    const [child] = plan();
    await build(plan('earlier'), await tree(files), { tags });
    const { results } = await build([child as PlannedImage], await tree(files), { tags });
    expect(results.map(({ result, problem }) => problem ?? result)).toEqual(['built']);
  });

  test('a base that fails spares its children and nothing else', async () => {
    const { plan, files, tags } = family('spared');
    const broken = { ...files, ...folder('base', 'RUN exit 3\n'), ...folder('other') };
    const other = planned(image('other'), `${org}/spared-other`, 'h1');
    const { results } = await build([...plan(), other], await tree(broken), { tags });
    expect(results.map(({ result }) => result)).toEqual(['skipped', 'failed', 'built']);
    expect(results[0]?.problem?.message).toBe('It is built FROM user/base, which failed.');
  });
});

test('an image that tracks its bases is built on the digest that its tag was made from', async () => {
  const base = [planned(image('moving'), `${org}/moving`, 'v1')];
  const first =
    (await build(base, await tree(folder('moving', 'RUN echo > /old\n')))).results[0]?.digest ?? '';
  // Somebody moves the tag after the plan looked at it.
  const moved = await tree(folder('moving', 'RUN echo > /new\n'));
  const argv = ['docker', 'buildx', 'build', '--quiet', '--push', '--tag', `${org}/moving:v1`] as const;
  await exec({ argv: [...argv, join(moved, 'user-images/moving')] });

  const staged = await tree({ 'user-images/tracking/Dockerfile': `FROM ${org}/moving:v1\n` });
  await build([planned(image('tracking', { trackBases: true }), `${org}/tracking`, 'h1')], staged, {
    baseDigests: new Map([[`${org}/moving:v1`, first]]),
  });
  expect(await filesIn(`${org}/tracking:h1`)).toContain('old');
});

describe('a build that fails says where and why', () => {
  const fail = async (rest: string, options: Partial<BuildOptions> = {}) => {
    const { results, log } = await build(
      [planned(image('bad'), `${org}/bad`, 'h1')],
      await tree(folder('bad', rest)),
      options,
    );
    expect(results[0]?.result).toBe('failed');
    return { problem: results[0]?.problem, log };
  };

  test('a step that fails at line 3', async () => {
    const { problem } = await fail('RUN echo first; sleep 0.2; echo last words >&2; exit 7\n');
    expect(problem).toEqual({
      severity: 'error',
      file: 'user-images/bad/Dockerfile',
      line: 3,
      title: 'Build of user/bad: a step ended with exit code 7',
      message: expect.stringContaining('RUN echo first'),
      log: 'first\nlast words',
    });
  });

  test('a file that is not in the context', async () => {
    const { problem } = await fail('COPY nowhere.txt /\n');
    expect(problem).toMatchObject({ line: 3, title: 'Build of user/bad: no such file in the context' });
    expect(problem?.message).toContain('/nowhere.txt is not in user-images/bad as committed');
  });

  test('an instruction that does not exist', async () => {
    const { problem } = await fail('RUM echo\n');
    expect(problem).toMatchObject({ line: 3, message: expect.stringContaining('did you mean RUN?') });
  });

  test('a base that does not exist', async () => {
    const { problem } = await fail(`FROM ${org}/no-such-base:1\n`);
    expect(problem).toMatchObject({ line: 3, title: 'Build of user/bad: its base cannot be had' });
    expect(problem?.message).toContain('does the tag exist?');
  });

  test('a Dockerfile that is not there, beside an environment.yml', async () => {
    const staged = await tree({ 'user-images/conda/environment.yml': 'dependencies: [numpy]\n' });
    const { results } = await build([planned(image('conda'), `${org}/conda`, 'h1')], staged);
    expect(results[0]?.problem).toMatchObject({
      file: 'user-images/conda/environment.yml',
      message: expect.stringContaining('Write one: `FROM '),
    });
  });

  test('a registry that is down is said before anything is built', async () => {
    const { results, log } = await build(
      [planned(image('down'), '127.0.0.1:9/org/down', 'h1')],
      await tree(folder('down')),
      { registry: { retry: { attempts: 1 } } },
    );
    expect(results[0]?.problem?.message).toContain('127.0.0.1:9 refused the connection');
    expect(log.groups.size).toBe(0);
  });

  test('a login in an address never appears', async () => {
    const { problem, log } = await fail('RUN echo cloning https://bob:s3cret@example.org/repo.git; exit 1\n');
    const everything = JSON.stringify([problem, log.lines, [...log.groups]]);
    expect(everything).toContain('https://***@example.org/repo.git');
    expect(everything).not.toContain('s3cret');
  });
});

describe('what a context holds', () => {
  const files = (name: string) => ({
    [`user-images/${name}/Dockerfile`]: 'FROM scratch\nCOPY . /\n',
    [`user-images/${name}/data`]: 'x',
  });

  test('links that lead out of the repository are in the image as they are, and nothing that they lead to', async () => {
    const staged = await tree(files('links'));
    const linksOut = new Map([
      ['user-images/links/localtime', Buffer.from('/etc/localtime')],
      ['hub-charts/links/other', Buffer.from('/etc')],
    ]);
    const { results } = await build([planned(image('links'), `${org}/links`, 'h1')], staged, { linksOut });
    expect(results[0]?.problem?.log ?? results[0]?.result).toBe('built');
    expect((await filesIn(`${org}/links:h1`)).filter((name) => /localtime|other|data/.test(name))).toEqual([
      'data',
      'localtime',
    ]);
  });

  test.each([
    ['context', { context: 'out' }],
    ['Dockerfile', { dockerfile: 'out/Dockerfile' }],
    ['named context', { contexts: { host: 'out' } }],
  ])('a %s that is a link out of the staged tree is refused', async (_, made) => {
    const elsewhere = await tree({ Dockerfile: 'FROM scratch\nCOPY . /\n' });
    const staged = await tree(files('out'));
    await symlink(elsewhere, join(staged, 'out'));
    const own = image('out', { dockerfile: 'user-images/out/Dockerfile', ...made });
    const { results } = await build([planned(own, `${org}/out`, 'h1')], staged);
    expect(results).toMatchObject([
      { result: 'failed', problem: { title: 'This link leads out of the repository' } },
    ]);
  });
});

describe('a build secret that is not there', () => {
  const secretly = async (push: boolean) => {
    const [base, child] = ['secret', 'child'].map((name) => `${name}-${randomBytes(3).toString('hex')}`) as [
      string,
      string,
    ];
    const reference = `${org}/${base}:set-on-deployment`;
    const staged = await tree({
      ...folder(base, 'RUN --mount=type=secret,id=pip echo done\n'),
      [`user-images/${child}/Dockerfile`]: `FROM ${reference}\n`,
    });
    const plan = [
      planned(image(base, { secrets: ['pip'] }), `${org}/${base}`, 'h1'),
      planned(image(child), `${org}/${child}`, 'h1'),
    ];
    const from = [{ image: `user/${base}`, reference, line: 1 }];
    const tags = new Map([[`user/${child}`, { tag: 'h1', files: [], from }]]);
    const { results } = await build(plan, staged, { push, tags });
    return { results, state: await lookUp(`${org}/${base}`, 'h1') };
  };

  test('is an error where it would be pushed: BuildKit would take it for empty', async () => {
    const { results, state } = await secretly(true);
    expect(results).toMatchObject([
      {
        result: 'failed',
        problem: { severity: 'error', title: expect.stringContaining('secret is missing') },
      },
      { result: 'skipped', problem: { severity: 'error' } },
    ]);
    expect(results[0]?.problem?.message).toContain('`pip`, which the input `build-secrets` does not give');
    expect(state).toEqual({ state: 'absent' });
  });

  test('is a notice on a pull request: a fork is given none, and needs none', async () => {
    const { results } = await secretly(false);
    expect(results).toMatchObject([
      { result: 'skipped', problem: { severity: 'notice' } },
      { result: 'skipped', problem: { severity: 'notice' } },
    ]);
  });
});

describe("an image's own test", () => {
  const withTest =
    (rest: string, test: readonly string[]) =>
    async (options: Partial<BuildOptions> = {}) => {
      const name = `tested-${randomBytes(3).toString('hex')}`;
      const plan = [planned(image(name, { test }), `${org}/${name}`, 'h1')];
      const { results } = await build(plan, await tree(folder(name, rest)), options);
      return { result: results[0], state: await lookUp(`${org}/${name}`, 'h1') };
    };
  const singleuser = `RUN printf '#!/bin/sh\\necho 5.5.4\\n' > /bin/jupyterhub-singleuser && chmod +x /bin/jupyterhub-singleuser\n`;
  const versions = (version: string) => ({ get: () => version }) as unknown as ReadonlyMap<string, string>;

  test('passes, and the image is pushed', async () => {
    const run = withTest('RUN echo $$ > /made\n', ['/bin/sh', '-c', 'test -f /made && cat <<E\n${HOME}\nE']);
    const { result, state } = await run();
    expect(result?.problem).toBeUndefined();
    expect(state).toEqual({ state: 'present', digest: result?.digest });
  });

  test('fails, and nothing is pushed', async () => {
    const { result, state } = await withTest('', ['/bin/sh', '-c', 'echo no numpy; exit 4'])();
    expect(result).toMatchObject({
      result: 'failed',
      problem: { title: expect.stringMatching(/^The test of user\/tested-.* failed$/), log: 'no numpy' },
    });
    expect(result?.problem?.message).toContain('`/bin/sh -c echo no numpy; exit 4` ended with exit code 4');
    expect(state).toEqual({ state: 'absent' });
  });

  test('holds its JupyterHub against the hub', async () => {
    const run = withTest(singleuser, ['/bin/sh', '-c', 'true']);
    expect((await run({ hubVersions: versions('5.2.1') })).result?.problem).toBeUndefined();
    const { result, state } = await run({ hubVersions: versions('4.1.6') });
    expect(result?.problem?.message).toContain('It has JupyterHub 5.5.4 and its hub 4.1.6');
    expect(state).toEqual({ state: 'absent' });
  });

  const hubImage = async (dockerfile: string, chart: string) => {
    const name = `hub-${randomBytes(3).toString('hex')}`;
    const plan = [planned(image(name, { kind: 'hub' }), `${org}/${name}`, 'h1')];
    const chartVersions = new Map([[`user/${name}`, chart]]);
    const { results } = await build(plan, await tree(folder(name, dockerfile)), { chartVersions });
    return { result: results[0], state: await lookUp(`${org}/${name}`, 'h1') };
  };
  const jupyterhub = singleuser.replaceAll('jupyterhub-singleuser', 'jupyterhub');

  test('of a hub image holds its JupyterHub against the chart, also without a test of its own', async () => {
    expect((await hubImage(jupyterhub, '5.5')).result).not.toHaveProperty('problem');
    const minor = await hubImage(jupyterhub, '5.4.1');
    expect(minor.result).toMatchObject({ result: 'built', problem: { severity: 'warning' } });
    expect(minor.state).toEqual({ state: 'present', digest: minor.result?.digest });
    const major = await hubImage(jupyterhub, '4.1');
    expect(major.result?.problem?.message).toContain('It has JupyterHub 5.5.4 and its chart brings 4.1');
    expect(major.state).toEqual({ state: 'absent' });
  });

  test('of a hub image that does not tell its JupyterHub is a warning', async () => {
    const { result, state } = await hubImage('', '5.4.1');
    expect(result).toMatchObject({ result: 'built', problem: { severity: 'warning' } });
    expect(result?.problem?.title).toMatch(/does not tell its JupyterHub$/);
    expect(state).toEqual({ state: 'present', digest: result?.digest });
  });

  test('says that an image without jupyterhub-singleuser starts no server', async () => {
    const { result } = await withTest('', ['/bin/sh', '-c', 'true'])({
      hubVersions: versions('5.2.1'),
      push: false,
    });
    expect(result?.problem?.title).toMatch(/cannot start servers$/);
  });
});

describe('the builder', () => {
  test('that a person names and that does not exist is an error before anything', async () => {
    const staged = await tree(folder('a'));
    const result = build([planned(image('a'), `${org}/a`, 'h9')], staged, { builder: 'no-such-builder' });
    await expect(result).rejects.toThrow('no-such-builder');
  });

  test('is not even asked when there is nothing to build', async () => {
    const reuse = planned(image('a'), `${org}/a`, 'h1', { action: 'reuse', digest: 'sha256:1' });
    const { results } = await build([reuse], '/nonexistent', { builder: 'no-such-builder' });
    expect(results).toEqual([{ planned: reuse, result: 'reused', seconds: 0, digest: 'sha256:1' }]);
  });

  test.each(['is not there', 'wants a login'])(
    'an SBOM whose generator %s is a warning, once',
    async (why) => {
      const guarded = await guardedRegistry();
      const generator = `${why === 'wants a login' ? guarded.host : registry}/no/buildkit-syft-scanner:1`;
      const name = `${org}/${randomBytes(4).toString('hex')}`;
      const plan = ['sbom1', 'sbom2'].map((one) => planned(image(one), `${name}-${one}`, 'h1'));
      const { results } = await build(plan, await tree({ ...folder('sbom1'), ...folder('sbom2') }), {
        sbom: generator,
      });
      await guarded.close();
      expect(results.map(({ result }) => result)).toEqual(['built', 'built']);
      expect(results.flatMap(({ problem }) => problem ?? [])).toMatchObject([
        { severity: 'warning', message: expect.stringContaining('without an SBOM') },
      ]);
    },
  );

  test.each([
    ['BuildKit finds too large', `exceeds`, 'busybox yes x | busybox tr -d "\\n" | busybox head -c 90000000'],
    ['its scanner does not finish', 'exit code: 7', 'exit 7'],
    ['is none', 'in-toto statement', 'echo "} no JSON {"'],
  ])(
    'an SBOM that %s is left out with a warning; another image of the run has its own',
    async (_, why, pad) => {
      const [statement, end] = [
        '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"pad":"',
        '"}}',
      ];
      // The scanner writes what it pads with where the image is the one to be doubted.
      const script = [
        'cd $BUILDKIT_SCAN_DESTINATION',
        `printf '${statement}' > sbom.spdx.json`,
        `if [ -e $BUILDKIT_SCAN_SOURCE/doubted ]; then (${pad}) >> sbom.spdx.json || exit 7; fi`,
        `printf '${end}' >> sbom.spdx.json`,
      ].join('; ');
      const generator = `${org}/scanner-${randomBytes(4).toString('hex')}`;
      const scanner = await tree({
        Dockerfile: `FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT ${JSON.stringify(['/bin/busybox', 'sh', '-c', script])}\n`,
        busybox: BUSYBOX,
      });
      const name = ['--tag', generator, '--provenance=false'];
      await exec({ argv: ['docker', 'buildx', 'build', ...name, '--push', scanner] });

      const plan = ['doubted', 'sound'].map((one) => planned(image(one), `${generator}-${one}`, 'h1'));
      const staged = await tree({
        ...folder('doubted', 'COPY busybox /doubted\n'),
        ...folder('sound', 'COPY busybox /sound\n'),
      });
      const { results } = await build(plan, staged, { sbom: generator });
      expect(results.map(({ result }) => result)).toEqual(['built', 'built']);
      expect(results.map(({ problem }) => problem)).toMatchObject([
        { severity: 'warning', message: expect.stringContaining('without an SBOM') },
        {},
      ]);
      expect(results[0]?.problem?.message).toContain(why);
      const inspect = ['docker', 'buildx', 'imagetools', 'inspect', '--format', '{{json .SBOM}}'] as const;
      const sboms = await Promise.all(
        plan.map(async (one) => (await exec({ argv: [...inspect, `${one.name}:h1`] })).stdout),
      );
      expect(sboms.map((text) => text.includes('"pad"'))).toEqual([false, true]);
    },
  );

  test('a cache that cannot be used is a warning', async () => {
    const staged = await tree(folder('gha'));
    process.env.ACTIONS_RUNTIME_TOKEN = 'no.such.token';
    process.env.ACTIONS_RESULTS_URL = 'http://127.0.0.1:9/';
    process.env.ACTIONS_CACHE_SERVICE_V2 = 'true';
    try {
      const { results } = await build([planned(image('gha'), `${org}/gha`, 'h1')], staged, { cache: 'gha' });
      expect(results[0]).toMatchObject({
        result: 'built',
        problem: { severity: 'warning', message: expect.stringContaining('without its cache') },
      });
    } finally {
      for (const name of ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_SERVICE_V2']) {
        delete process.env[name];
      }
    }
  });

  test.each(['registry', 'inline'] as const)(
    'a cache of kind %s is found by a builder that has none',
    async (cache) => {
      const staged = await tree(folder('cached', `RUN echo ${cache} $(date +%N) > /when\n`));
      const plan = (tag: string) => [planned(image('cached'), `${org}/cached-${cache}`, tag)];
      const first = await build(plan('h1'), staged, { cache });
      expect(first.results[0]?.problem).toBeUndefined();
      await withBuilder(async (builder) => {
        const second = await build(plan('h2'), staged, { cache, builder });
        expect(second.results[0]?.problem).toBeUndefined();
        expect([...second.log.groups.keys()][0]).toContain('(2 of 2 steps cached)');
      });
    },
  );

  test('that is killed in the middle is said, and the next run builds', async () => {
    const staged = await tree(folder('killed', 'RUN sleep 3\n'));
    const plan = [planned(image('killed'), `${org}/killed`, 'h1')];
    await withBuilder(async (builder, daemon) => {
      const told: string[] = [];
      const line = (text: string) => {
        if (!/^user\/killed: \[2\/2\] RUN sleep 3 \(\d\.\d s\)$/.test(text)) return;
        told.push(text);
        if (told.length === 3) daemon.kill('SIGKILL');
      };
      const log = { ...memoryLog(), line };
      const { results } = await build(plan, staged, { builder, statusEveryMs: 300, log });
      expect(results[0]).toMatchObject({
        result: 'failed',
        problem: { title: 'The builder went away during the build', file: 'hub-charts/killed/Chart.yaml' },
      });
      expect(told.length).toBeGreaterThan(2);
    });
    expect((await build(plan, staged)).results[0]?.result).toBe('built');
  });

  test('stops at once when the run is cancelled', async () => {
    const staged = await tree(folder('cancelled', 'RUN sleep 30\n'));
    const start = Date.now();
    const { results } = await build([planned(image('cancelled'), `${org}/cancelled`, 'h1')], staged, {
      signal: AbortSignal.timeout(1_500),
    });
    expect(results[0]?.problem?.title).toBe('Build of user/cancelled was cancelled');
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

/** The sandbox's builder under the name of the driver that this machine has no daemon for. */
async function asDockersOwn<T>(store: string, use: () => Promise<T>): Promise<T> {
  const path = process.env.PATH ?? '';
  const { stdout: docker } = await exec({ argv: ['sh', '-c', 'command -v docker'] });
  const folder = await tree({
    docker: `#!/bin/sh\ncase "$*" in\n"buildx inspect"*) echo 'Driver: docker' ;;\n"info"*) echo '[["driver-type","${store}"]]' ;;\n*) exec ${docker.trim()} "$@" ;;\nesac\n`,
  });
  await chmod(join(folder, 'docker'), 0o755);
  process.env.PATH = `${folder}:${path}`;
  try {
    return await use();
  } finally {
    process.env.PATH = path;
  }
}

/** A BuildKit of the test's own, which it may kill. */
async function withBuilder(use: (name: string, daemon: ChildProcess) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'bk-'));
  const name = `test-${randomBytes(4).toString('hex')}`;
  const address = `unix://${root}/s`;
  const daemon = spawn(
    'buildkitd',
    ['--addr', address, '--root', root, '--oci-worker=true', '--containerd-worker=false'],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => daemon.once('close', resolve).once('error', resolve));
  try {
    await exec({ argv: ['docker', 'buildx', 'create', '--name', name, '--driver', 'remote', address] });
    await exec({ argv: ['docker', 'buildx', 'inspect', '--bootstrap', name], timeoutMs: 30_000 });
    await use(name, daemon);
  } finally {
    daemon.kill('SIGTERM');
    await ended;
    await exec({ argv: ['docker', 'buildx', 'rm', '--force', name], okCodes: [0, 1] });
    await unmountUnder(root);
    await removeTree(root);
  }
}

/** A killed daemon leaves the mounts of the step that it ran. */
async function unmountUnder(root: string): Promise<void> {
  const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  const ours = mounts.filter((path) => path.startsWith(`${root}/`)).reverse();
  if (ours.length > 0) await exec({ argv: ['umount', '--lazy', ...ours] });
}
