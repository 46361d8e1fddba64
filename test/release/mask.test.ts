import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spellings } from '../../src/host/spellings.js';
import { plainWordsOf, secretValues } from '../../src/release/mask.js';

const NONE: ReadonlySet<string> = new Set();
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('masked', () => {
  test('a secret and its base64', () => {
    const masked = secretValues(['hub:\n  cookieSecret: 0a1b2c3d4e5f\n'], NONE);
    expect(masked).toEqual(['0a1b2c3d4e5f']);
    expect(masked.flatMap(spellings)).toContain(base64('0a1b2c3d4e5f'));
  });

  test('each line of a longer one, and the base64 of the whole', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n';
    const masked = secretValues([JSON.stringify({ key })], NONE);
    expect(masked).toEqual(expect.arrayContaining(['MIIEvQIBADANBg', 'kqhkiG9w0BAQEF']));
    expect(masked.flatMap(spellings)).toContain(base64(key));
  });

  test('what stands in JSON within a value', () => {
    const account = JSON.stringify({ private_key: 'line-one-of-key\nline-two-of-key' });
    const masked = secretValues([`auth: ${JSON.stringify(account)}\n`], NONE);
    expect(masked).toEqual(expect.arrayContaining(['line-one-of-key', 'line-two-of-key']));
  });

  test('each line of a file that is no YAML', () => {
    expect(secretValues(['TOKEN=abcdef123\nsecond: [line\n'], NONE)).toContain('TOKEN=abcdef123');
  });

  test('a URL with a login or a path', () => {
    const url = 'postgres://user:pw@db.example.org/hub';
    const hook = 'https://hooks.example.org/services/b00b1e5';
    expect(secretValues([`a: ${url}\nb: ${hook}\n`], NONE)).toEqual(expect.arrayContaining([url, hook]));
  });

  test('the password within a URL, as it stands there and as it is', () => {
    const masked = secretValues(['a: postgres://hub:p%40ssw0rd-1@db.example.org/hub\n'], NONE);
    expect(masked).toEqual(expect.arrayContaining(['p%40ssw0rd-1', 'p@ssw0rd-1']));
  });

  test('what base64 holds: a Secret’s data, a kubeconfig', () => {
    const inner = JSON.stringify({ users: [{ user: { token: 'abcdef0123' } }] });
    const masked = secretValues([`data: {a: ${base64('s3cr3t-word')}, b: ${base64(inner)}}\n`], NONE);
    expect(masked).toEqual(expect.arrayContaining(['s3cr3t-word', inner]));
  });

  test('a digest or a token that has only digits and e', () => {
    expect(secretValues(['a: "12345678e90"\n'], NONE)).toContain('12345678e90');
  });

  test('longer ones first', () => {
    const masked = secretValues(['a: abcdefgh\nb: abcdefghijkl\n'], NONE);
    expect(masked.indexOf('abcdefghijkl')).toBeLessThan(masked.indexOf('abcdefgh'));
  });

  test('every long scalar of any YAML that holds it', () => {
    const secret = fc.stringMatching(/^[A-Z][A-Za-z0-9!#$%&+/=?@_]{8,30}$/);
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 20 }), (value, key) => {
        expect(secretValues([JSON.stringify({ [key]: { list: [value] } })], NONE)).toContain(value);
      }),
    );
  });
});

describe('not masked', () => {
  test.each([
    'short12',
    'true',
    'hub.example.org',
    'https://hub.example.org',
    'hub.example.org:8081',
    '10.11.12.13',
    '12345678',
    '-1234567.5',
  ])('%s', (value) => {
    expect(secretValues([`a: ${value}\n`], NONE)).toEqual([]);
  });

  test('keys', () => {
    expect(secretValues(['GitHubOAuthenticator: {client_id_of_app: 1}\n'], NONE)).toEqual([]);
  });

  test('words of plain files', () => {
    const plain = plainWordsOf([
      'hub:\n  config:\n    authenticator_class: "oauthenticator.GitHub"\n  name: Our Great Hub\n',
    ]);
    const secrets = secretValues(
      ['c: oauthenticator.GitHub\nn: Our Great Hub\na: authenticator_class\nx: unheard-of\n'],
      plain,
    );
    expect(secrets).toEqual(['unheard-of']);
  });
});
