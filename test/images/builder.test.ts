import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuilderOptions, readyBuilder, removeStrangers } from '../../src/images/builder.js';

// A `docker` that answers as the real one does: a machine has one daemon, and these tests need several.
let folder: string;
const path = process.env.PATH;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-deploy-builder-'));
});

afterEach(async () => {
  process.env.PATH = path;
  // A call that was cut short may still be writing.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

interface Answers {
  version?: string;
  /** Of `buildx inspect`, by builder; '' is the current one. */
  inspect?: Record<string, string>;
  info?: string;
}

async function dockerSays({
  version = 'github.com/docker/buildx v0.38.2',
  inspect = {},
  info = '[]',
}: Answers) {
  const builders = Object.entries(inspect).map(
    ([name, text]) => `"buildx inspect${name ? ` ${name}` : ''}") cat <<'E'\n${text}\nE\n;;`,
  );
  const script = `#!/bin/sh
echo "$*" >>${folder}/calls
case "$*" in
"buildx version") echo '${version}' ;;
${builders.join('\n')}
"buildx inspect"*) echo 'ERROR: no builder "'$3'" found' >&2; exit 1 ;;
"buildx create"*|"buildx rm"*) ;;
"info"*) echo '${info}' ;;
*) exit 9 ;;
esac
`;
  await writeFile(join(folder, 'docker'), script);
  await chmod(join(folder, 'docker'), 0o755);
  process.env.PATH = `${folder}:${path}`;
}

async function ready(options: Partial<BuilderOptions> = {}) {
  const lines: string[] = [];
  const builder = await readyBuilder({
    needs: ['provenance'],
    hostNetwork: false,
    env: {},
    log: { line: (text) => lines.push(text) },
    ...options,
  });
  return { builder, lines, calls: (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n') };
}

const DOCKER = 'Name:   default\nDriver: docker\n';
const REMOTE = 'Name:   far\nDriver: remote\nNodes:\nStatus: running\n';

describe('the builder that is used', () => {
  test('is the current one, where it can do what is needed', async () => {
    await dockerSays({ inspect: { '': REMOTE } });
    expect((await ready()).builder).toEqual({ driver: 'remote' });
  });

  test("is Docker's own, where nothing else is needed", async () => {
    await dockerSays({ inspect: { '': DOCKER } });
    expect((await ready({ needs: [] })).builder).toEqual({ driver: 'docker', containerd: false });
  });

  test("is Docker's own, where it keeps images in containerd", async () => {
    await dockerSays({ inspect: { '': DOCKER }, info: '[["driver-type","io.containerd.snapshotter.v1"]]' });
    expect((await ready()).builder).toEqual({ driver: 'docker', containerd: true });
  });

  test('is one that we create otherwise, and say so', async () => {
    await dockerSays({ inspect: { '': DOCKER } });
    const { builder, lines, calls } = await ready({
      needs: ['provenance', 'several platforms'],
    });
    expect(builder).toEqual({ name: 'hub-deploy', driver: 'docker-container' });
    expect(calls).toContain('buildx create --name hub-deploy --driver docker-container');
    expect(lines).toEqual([expect.stringContaining('cannot do provenance, several platforms')]);
  });

  test('has the host’s network where something is pushed to a registry on this machine, and is another one', async () => {
    await dockerSays({ inspect: { '': DOCKER, 'hub-deploy': 'Driver: docker-container\n' } });
    const { builder, calls } = await ready({ hostNetwork: true });
    expect(builder.name).toBe('hub-deploy-host-network');
    expect(calls).toContain(
      'buildx create --name hub-deploy-host-network --driver docker-container --driver-opt network=host',
    );
  });

  test('is created once', async () => {
    await dockerSays({ inspect: { '': DOCKER, 'hub-deploy': 'Driver: docker-container\n' } });
    const { builder, calls } = await ready();
    expect(builder.name).toBe('hub-deploy');
    expect(calls.filter((call) => call.includes('create'))).toEqual([]);
  });

  test('is the named one, whatever it is', async () => {
    await dockerSays({ inspect: { mine: DOCKER } });
    const builder = { name: 'mine', driver: 'docker', containerd: false };
    expect((await ready({ builder: 'mine' })).builder).toEqual(builder);
  });
});

describe('for a pull request of a fork', () => {
  const strangers = () => join(folder, 'private/builder');
  const KEPT = { 'hub-deploy': 'Driver: docker-container\n' };

  test.each([
    ["Docker's own", DOCKER],
    ['one in a container', 'Name: other\nDriver: docker-container\n'],
  ])('beside %s it is a new one, without the host’s network, and goes with the run', async (_, current) => {
    await dockerSays({ inspect: { '': current, ...KEPT } });
    const { builder, calls } = await ready({ strangers: strangers(), hostNetwork: true });
    expect(builder.name).toMatch(/^hub-deploy-[\da-f-]{36}$/);
    expect(calls).toContain(`buildx create --name ${builder.name} --driver docker-container`);
    // As the post step does, when the run was killed.
    await removeStrangers(strangers());
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain(`buildx rm --force ${builder.name}\n`);
  });

  test('none is made where there was none to make it beside', async () => {
    await dockerSays({ inspect: { '': REMOTE } });
    expect((await ready({ strangers: strangers() })).builder).toEqual({ driver: 'remote' });
    await removeStrangers(strangers());
    expect(await readFile(join(folder, 'calls'), 'utf8')).not.toContain('buildx rm');
  });
});

describe('one sentence, where', () => {
  test('the named builder does not exist', async () => {
    await dockerSays({});
    await expect(ready({ builder: 'mine' })).rejects.toThrow(
      'The builder `mine` does not answer: no builder "mine" found',
    );
  });

  test('the builder is not reached', async () => {
    await dockerSays({
      inspect: { '': 'Driver: remote\nNodes:\nError: failed to dial: connection refused\n' },
    });
    await expect(ready()).rejects.toThrow(
      "buildx's current builder does not answer: failed to dial: connection refused",
    );
  });

  test('buildx is too old', async () => {
    await dockerSays({ version: 'github.com/docker/buildx v0.12.1', inspect: { '': REMOTE } });
    await expect(ready()).rejects.toThrow('Version v0.12.1 is installed; 0.13 or newer is needed');
  });

  test('docker is not there', async () => {
    await symlink('/bin/cat', join(folder, 'cat'));
    process.env.PATH = folder;
    await expect(ready()).rejects.toThrow('docker is not installed');
  });

  test('docker has no buildx', async () => {
    await writeFile(
      join(folder, 'docker'),
      '#!/bin/sh\necho "docker: \'buildx\' is not a docker command." >&2\nexit 1\n',
    );
    await chmod(join(folder, 'docker'), 0o755);
    process.env.PATH = `${folder}:${path}`;
    await expect(ready()).rejects.toThrow('docker buildx is not installed');
  });
});
