import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { credentials } from '../../src/images/credentials.js';
import { loginTo, withLogins } from '../../src/images/login.js';

let folder: string;
const path = process.env.PATH;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-deploy-docker-'));
  process.env.PATH = `${folder}/bin:${path}`;
  await mkdir(join(folder, 'bin'));
});

afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

const config = (content: unknown) =>
  writeFile(join(folder, 'config.json'), typeof content === 'string' ? content : JSON.stringify(content));
const auth = (login: string) => ({ auth: Buffer.from(login).toString('base64') });

/** A credential helper as Docker's: a program that answers `get` for one server. */
async function helper(name: string, script: string): Promise<void> {
  const file = join(folder, 'bin', `docker-credential-${name}`);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

const find = (registry: string) => credentials({ configDir: folder }).find(registry);

describe("a login is found in Docker's config", () => {
  test('under the host, however its key is written', async () => {
    await config({ auths: { 'https://ghcr.io/v2/': auth('bob:p:w'), 'reg:5000': auth('eve:x') } });
    expect(await find('ghcr.io')).toMatchObject({ username: 'bob', password: 'p:w' });
    expect(await find('reg:5000')).toMatchObject({ username: 'eve' });
    expect(await find('reg:5001')).toBeUndefined();
  });

  test("under Docker Hub's own key", async () => {
    await config({ auths: { 'https://index.docker.io/v1/': auth('bob:pw') } });
    expect(await find('docker.io')).toMatchObject({ username: 'bob', source: join(folder, 'config.json') });
  });

  test('as an identity token', async () => {
    await config({ auths: { 'x.azurecr.io': { ...auth('00000000-0000:'), identitytoken: 'idt' } } });
    expect(await find('x.azurecr.io')).toMatchObject({ identityToken: 'idt' });
  });

  test('nowhere, when there is no config', async () => expect(await find('ghcr.io')).toBeUndefined());

  test('an entry that a store left empty is none', async () => {
    await config({ auths: { 'ghcr.io': {} } });
    expect(await find('ghcr.io')).toBeUndefined();
  });

  test('not in one that is not JSON: an error that names the file', async () => {
    await config('{');
    await expect(find('ghcr.io')).rejects.toThrow(`${folder}/config.json is not JSON`);
  });
});

describe('DOCKER_AUTH_CONFIG', () => {
  afterEach(() => {
    delete process.env.DOCKER_AUTH_CONFIG;
  });
  const environment = (auths: unknown) => {
    process.env.DOCKER_AUTH_CONFIG = JSON.stringify({ auths });
  };

  test('goes before a helper, a store and the config, and leaves them what it does not hold', async () => {
    await helper('own', 'cat >/dev/null; echo \'{"Username":"own","Secret":"s"}\'');
    await config({ credHelpers: { 'ghcr.io': 'own' }, auths: { 'reg:5000': auth('eve:x') } });
    environment({ 'ghcr.io': auth('bob:pw'), 'https://index.docker.io/v1/': auth('hub:pw') });
    expect(await find('ghcr.io')).toMatchObject({ username: 'bob', source: 'DOCKER_AUTH_CONFIG' });
    expect(await find('docker.io')).toMatchObject({ username: 'hub' });
    expect(await find('reg:5000')).toMatchObject({ username: 'eve' });
  });

  test.each([
    ['no JSON', '{'],
    [
      'an entry without `auth`',
      JSON.stringify({ auths: { 'ghcr.io': { username: 'bob', password: 'pw' } } }),
    ],
  ])('is passed over with %s, as docker does', async (_, text) => {
    await config({ auths: { 'ghcr.io': auth('eve:x') } });
    process.env.DOCKER_AUTH_CONFIG = text;
    expect(await find('ghcr.io')).toMatchObject({ username: 'eve' });
  });

  test('does not go before the login of the inputs, in docker neither', async () => {
    const bob = { registry: 'ghcr.io', username: 'bob', password: 'pw' };
    environment({ 'ghcr.io': auth('other:pw'), 'quay.io': auth('quay:pw') });
    expect(await credentials({ given: async () => bob, configDir: folder }).find('ghcr.io')).toMatchObject({
      username: 'bob',
    });
    const env = await loginTo([bob], join(folder, 'private'), { configDir: folder });
    expect(JSON.parse(env.DOCKER_AUTH_CONFIG ?? '')).toEqual({ auths: { 'quay.io': auth('quay:pw') } });
  });
});

describe('helpers', () => {
  test("a registry's own helper goes before the store, the store before auths", async () => {
    await helper('own', 'cat >/dev/null; echo \'{"Username":"own","Secret":"s"}\'');
    await helper('store', 'cat >/dev/null; echo \'{"Username":"store","Secret":"s"}\'');
    await config({
      auths: { 'ghcr.io': auth('file:x'), 'quay.io': auth('file:x') },
      credsStore: 'store',
      credHelpers: { 'ghcr.io': 'own' },
    });
    expect(await find('ghcr.io')).toMatchObject({ username: 'own', source: 'the credential helper own' });
    expect(await find('quay.io')).toMatchObject({ username: 'store' });
  });

  test("are asked with Docker's key and may answer with an identity token", async () => {
    await helper('own', `cat >${folder}/asked; echo '{"Username":"<token>","Secret":"idt"}'`);
    await config({ credsStore: 'own' });
    expect(await find('docker.io')).toMatchObject({ identityToken: 'idt' });
    expect(await readFile(`${folder}/asked`, 'utf8')).toBe('https://index.docker.io/v1/');
  });

  test('that know nothing of a registry mean that there is no login', async () => {
    await helper('own', 'echo "credentials not found in native keychain"; exit 1');
    await config({ credsStore: 'own' });
    expect(await find('ghcr.io')).toBeUndefined();
  });

  test('that are missing or fail are an error that names them', async () => {
    await config({ credsStore: 'gone' });
    await expect(find('ghcr.io')).rejects.toThrow('the credential helper gone');
    await helper('bad', 'echo "not logged in to the cloud" >&2; exit 1');
    await config({ credsStore: 'bad' });
    await expect(find('ghcr.io')).rejects.toThrow('not logged in to the cloud');
  });
});

describe('where logins go is limited', () => {
  const only = new Set(['ghcr.io', 'docker.io']);

  test('in docker’s private config: the others’ are left out, and a store is asked for these alone', async () => {
    await config({
      auths: { 'https://ghcr.io/v2/': auth('me:x'), 'evil.example': auth('me:x') },
      credsStore: 'desktop',
      credHelpers: { 'evil.example': 'own' },
    });
    process.env.DOCKER_AUTH_CONFIG = JSON.stringify({
      auths: { 'evil.example': auth('me:x'), 'ghcr.io': auth('env:x') },
    });
    const env = await loginTo([], join(folder, 'private'), { only, configDir: folder });
    delete process.env.DOCKER_AUTH_CONFIG;
    expect(JSON.parse(env.DOCKER_AUTH_CONFIG ?? '')).toEqual({ auths: { 'ghcr.io': auth('env:x') } });
    expect(JSON.parse(await readFile(join(folder, 'private/config.json'), 'utf8'))).toEqual({
      auths: { 'https://ghcr.io/v2/': auth('me:x') },
      credHelpers: { 'ghcr.io': 'desktop', 'https://index.docker.io/v1/': 'desktop' },
    });
  });

  test('in look-ups: no helper is asked for the others’, and why is said', async () => {
    await helper('store', `echo asked >> ${folder}/asked; echo '{"Username":"me","Secret":"s"}'`);
    await config({ credsStore: 'store' });
    const bars = async (registry: string) => (only.has(registry) ? undefined : 'not that one');
    const limited = credentials({ bars, configDir: folder });
    expect(await limited.find('evil.example')).toBeUndefined();
    expect(await limited.withheld?.('evil.example')).toBe('not that one');
    await expect(readFile(`${folder}/asked`)).rejects.toThrow('ENOENT');
    expect(await limited.find('ghcr.io')).toMatchObject({ username: 'me' });
  });
});

test('a login that was given goes first', async () => {
  await config({ auths: { 'https://index.docker.io/v1/': auth('file:x') } });
  const given = credentials({
    configDir: folder,
    given: async () => ({ registry: 'docker.io', username: 'bob', password: 'pw' }),
  });
  expect(await given.find('docker.io')).toEqual({ username: 'bob', password: 'pw', source: 'the inputs' });
});

describe('logging in', () => {
  const bob = { registry: 'ghcr.io', username: 'bob', password: 'pw' };

  test("leaves the person's config as it is, and keeps plugins, contexts and builders in reach", async () => {
    await config({ auths: { 'quay.io': auth('me:x') }, currentContext: 'remote' });
    await mkdir(join(folder, 'cli-plugins'));
    const before = await readFile(join(folder, 'config.json'), 'utf8');
    const own = join(folder, 'private');
    const env = await loginTo([bob], own, { configDir: folder });

    expect(env.DOCKER_CONFIG).toBe(own);
    expect(await readFile(join(folder, 'config.json'), 'utf8')).toBe(before);
    expect(await readlink(join(own, 'cli-plugins'))).toBe(join(folder, 'cli-plugins'));
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    expect((await stat(join(own, 'config.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(own, 'config.json'), 'utf8'))).toMatchObject({
      currentContext: 'remote',
    });
    const found = credentials({ configDir: own });
    expect(await found.find('ghcr.io')).toMatchObject({ username: 'bob', password: 'pw' });
    expect(await found.find('quay.io')).toMatchObject({ username: 'me' });
  });

  test('works for a person who never used Docker', async () => {
    const own = join(folder, 'private');
    await loginTo([{ ...bob, registry: 'docker.io' }], own, { configDir: join(folder, 'nothing') });
    expect(await credentials({ configDir: own }).find('docker.io')).toMatchObject({ username: 'bob' });
  });

  test('a credential store stays in use for the registries that it holds', () => {
    const changed = withLogins(
      { auths: { 'ghcr.io': {}, 'quay.io': {} }, credsStore: 'desktop' },
      [bob],
      ['ghcr.io', 'quay.io', 'https://index.docker.io/v1/'],
    );
    expect(changed).toEqual({
      auths: { 'ghcr.io': auth('bob:pw'), 'quay.io': {} },
      credHelpers: { 'quay.io': 'desktop', 'https://index.docker.io/v1/': 'desktop' },
    });
  });
});
