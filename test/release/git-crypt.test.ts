import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isCiphertext } from '../../src/host/ciphertext.js';
import { decryptGitCrypt, parseGitCryptKey } from '../../src/release/gitcrypt.js';
import { decryptInto } from '../../src/release/secrets.js';
import { makeRepository, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

/** Made by git-crypt 0.7.0 for this test: a key of its own, and a file that it encrypted. */
const KEY = Buffer.from(
  'AEdJVENSWVBUS0VZAAAAAgAAAAAAAAABAAAABAAAAAAAAAADAAAAIE99XB9YyXgqPze2uAYRH6LvSTkuO+pQELHsmb204x/GAAAABQAAAEAEignvXq8jFsj6xxjSdYl6jWrHAebc+sjpXOJkTK6fi7VfNJAMy3Hlo6QvrNuji9Q/iyuIn8feZCNhhemao4XvAAAAAA==',
  'base64',
);
const FILE = Buffer.from(
  'AEdJVENSWVBUAMmiWa1k6wiiwYnmgFyXGHVQF5ra4LatOhEXiJdh5bjWrH0M/+ViS2/X+ucEJDb78hKpwg1eql8SykbWNSWHQuZzciueEkxJO3xwQMt4G0vFDKQ=',
  'base64',
);
const PLAIN = 'jupyterhub:\n  hub:\n    cookieSecret: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n';

const otherKey = () => {
  const key = Buffer.from(KEY);
  key.fill(9, 45, 70); // within the AES key
  return key;
};

let staged: string;
beforeEach(() => {
  staged = mkdtempSync(join(tmpdir(), 'staged-'));
  mkdirSync(join(staged, 'secrets'));
  chmodSync(staged, 0o755);
});
afterEach(() => rmSync(staged, { recursive: true }));

const put = (file: string, bytes: Buffer | string, mode = 0o644) =>
  writeFileSync(join(staged, file), bytes, { mode });
const decrypt = (files: string[], keys: Buffer[] = [KEY]) =>
  decryptInto(staged, files, {
    gitCryptKeys: keys,
    checkout: makeRepository().folder,
    signal: new AbortController().signal,
  });

test('what git-crypt encrypted is decrypted with its exported key', () => {
  expect(decryptGitCrypt(FILE, parseGitCryptKey(KEY))?.toString()).toBe(PLAIN);
});

test('a wrong key is known to be wrong', () => {
  expect(decryptGitCrypt(FILE, parseGitCryptKey(otherKey()))).toBeUndefined();
});

test('a file that somebody changed or cut is not decrypted to nonsense', () => {
  const changed = Buffer.from(FILE);
  changed[40] = (changed[40] ?? 0) ^ 1;
  expect(decryptGitCrypt(changed, parseGitCryptKey(KEY))).toBeUndefined();
  expect(decryptGitCrypt(FILE.subarray(0, 15), parseGitCryptKey(KEY))).toBeUndefined();
});

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['base64 that was not decoded', Buffer.from(KEY.toString('base64'))],
  ['a key that is cut short', KEY.subarray(0, 90)],
  [
    'a key with a length beyond its end',
    Buffer.concat([KEY.subarray(0, 24), Buffer.from('ffffffff', 'hex')]),
  ],
])('%s is refused as a key', (_, bytes) => {
  expect(() => parseGitCryptKey(bytes)).toThrow(/key|cut short/);
});

describe('files of the staged tree', () => {
  test('are decrypted in place, for their owner alone', async () => {
    put('secrets/bio.yaml', FILE);
    const result = await decrypt(['secrets/bio.yaml'], [otherKey(), KEY]);
    expect(result).toEqual({ decrypted: ['secrets/bio.yaml'], plain: [], problems: [] });
    expect(readFileSync(join(staged, 'secrets/bio.yaml'), 'utf8')).toBe(PLAIN);
    expect(statSync(join(staged, 'secrets/bio.yaml')).mode & 0o777).toBe(0o600);
    expect(statSync(staged).mode & 0o777).toBe(0o700);
  });

  test('a script stays executable', async () => {
    put('secrets/login.sh', FILE, 0o755);
    await decrypt(['secrets/login.sh']);
    expect(statSync(join(staged, 'secrets/login.sh')).mode & 0o777).toBe(0o700);
  });

  test('without a key: the error names the file and the input, and the file stays as it is', async () => {
    put('secrets/bio.yaml', FILE);
    const { decrypted, problems } = await decrypt(['secrets/bio.yaml'], []);
    expect(decrypted).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: 'secrets/bio.yaml',
        message: expect.stringContaining('git-crypt-keys'),
      }),
    ]);
    expect(readFileSync(join(staged, 'secrets/bio.yaml'))).toEqual(FILE);
  });

  test('a key that is no key is said with the file that needs it', async () => {
    put('secrets/bio.yaml', FILE);
    const { problems } = await decrypt(['secrets/bio.yaml'], [Buffer.from('oops')]);
    expect(problems[0]?.message).toContain('key 1 of the input git-crypt-keys is not usable');
  });

  test('plain files are allowed; one that is called a secret gets a notice', async () => {
    put('values.yaml', 'a: 1\n');
    put('secrets/bio.yaml', PLAIN);
    const { plain, problems } = await decrypt(['values.yaml', 'secrets/bio.yaml'], []);
    expect(plain).toEqual(['values.yaml', 'secrets/bio.yaml']);
    expect(problems).toEqual([expect.objectContaining({ severity: 'notice', file: 'secrets/bio.yaml' })]);
  });

  test('a folder stands for all its files, and its plain ones are no news', async () => {
    mkdirSync(join(staged, 'charts/hub/templates'), { recursive: true });
    put('charts/hub/templates/secret.yaml', 'kind: Secret\n');
    put('charts/hub/login.json', FILE);
    const result = await decrypt(['charts/hub']);
    expect(result.decrypted).toEqual(['charts/hub/login.json']);
    expect(result.plain).toEqual(['charts/hub/templates/secret.yaml']);
    expect(result.problems).toEqual([]);
  });

  test('an LFS pointer is named', async () => {
    put('secrets/key.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 3\n');
    const { problems } = await decrypt(['secrets/key.json']);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      file: 'secrets/key.json',
      title: expect.stringContaining('LFS'),
    });
  });

  test('a link within is followed once; one to what the staged tree lacks is refused', async () => {
    put('secrets/bio.yaml', FILE);
    symlinkSync('bio.yaml', join(staged, 'secrets/geo.yaml'));
    symlinkSync('nowhere', join(staged, 'secrets/out.yaml'));
    const { decrypted, problems } = await decrypt([
      'secrets/geo.yaml',
      'secrets/bio.yaml',
      'secrets/out.yaml',
    ]);
    expect(decrypted).toEqual(['secrets/bio.yaml']);
    expect(problems).toEqual([expect.objectContaining({ file: 'secrets/out.yaml', severity: 'error' })]);
  });
});

describe('ciphertext is told from the file itself', () => {
  const MAC = 'ENC[AES256_GCM,data:aa,iv:bb,tag:cc,type:str]';
  test.each([
    ['git-crypt', FILE, 'git-crypt'],
    ['sops YAML', `a: ${MAC}\nsops:\n    mac: ${MAC}\n    version: 3.9.0\n`, 'sops'],
    ['sops YAML with CRLF', `a: ${MAC}\r\nsops:\r\n    mac: ${MAC}\r\n`, 'sops'],
    ['sops JSON', `{"a": "${MAC}", "sops": {"mac": "${MAC}"}}`, 'sops'],
    ['sops dotenv', `A=${MAC}\nsops_mac=${MAC}\nsops_version=3.9.0\n`, 'sops'],
    ['sops ini', `[a]\nb = ${MAC}\n[sops]\nmac = ${MAC}\n`, 'sops'],
    ['an LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:a\n', 'lfs'],
    ['plain values', 'a: 1\n', undefined],
    ['an empty file', '', undefined],
    [
      'documentation that shows a sops file',
      `# How\n\n    a: ${MAC}\n    sops:\n        mac: ${MAC}\n`,
      undefined,
    ],
    ['a decrypted value that mentions sops', 'sops:\n  mac: none\n', undefined],
  ])('%s', (_, bytes, kind) => {
    expect(isCiphertext(Buffer.from(bytes))).toBe(kind);
  });
});
