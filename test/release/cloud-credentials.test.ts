import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { awsEnvironment } from '../../src/release/cloud-credentials.js';
import { makeFolder, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

/** What the AWS programs read, of a key file of the repository. */
async function written(text: string): Promise<string> {
  const env = await awsEnvironment({ file: 'keys/west', path: '/nowhere', text }, makeFolder());
  return readFileSync(env.AWS_SHARED_CREDENTIALS_FILE ?? '', 'utf8');
}

const KEY = '[default]\naws_access_key_id = AKIA\naws_secret_access_key = s3cr3t/+=\n';

test.each([
  ['a credentials file', KEY],
  [
    'one with Windows’ line ends, and more profiles',
    `[other]\r\nregion = x\r\n${KEY.replaceAll('\n', '\r\n')}[more]\r\n`,
  ],
  ['what create-access-key prints', '{"AccessKey": {"AccessKeyId": "AKIA", "SecretAccessKey": "s3cr3t/+="}}'],
])('the AWS programs get the key of %s', async (_, text) => {
  expect(await written(text)).toBe(KEY);
});

test('a session’s token goes with its key', async () => {
  expect(await written(`${KEY}aws_session_token=t0k3n\n`)).toBe(`${KEY}aws_session_token = t0k3n\n`);
});

test('nothing in such a file runs a program', async () => {
  expect(await written(`${KEY}credential_process = sh -c id\n[profile x]\ncredential_process = id\n`)).toBe(
    KEY,
  );
});

test.each([
  '[other]\naws_access_key_id = AKIA\naws_secret_access_key = x\n[default]\ncredential_process = id\n',
  '{"AccessKey": {"AccessKeyId": "AKIA", "SecretAccessKey": "x\\ncredential_process = id"}}',
  '{}',
])('%j is no key, and that is said', async (text) => {
  await expect(written(text)).rejects.toThrow('keys/west is not an AWS credentials file');
});
