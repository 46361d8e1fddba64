import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { missingSecrets } from '../../src/images/secrets.js';
import { image } from './fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
writeFileSync(join(folder, 'there'), 'x');
afterAll(() => rmSync(folder, { recursive: true }));

const missing = (secret: string, env: Record<string, string> = { SET: 'x', EMPTY: '' }) =>
  missingSecrets(image('geo', { secrets: [secret] }), folder, env);

describe('a build secret', () => {
  test.each([
    'id=pip,env=SET',
    'id=pip,src=there',
    'type=file,id=pip,source=there',
    'type=env,id=SET',
    'type=env,id=pip,src=SET',
    'id=SET',
    'id=there',
  ])('is there: %s', async (secret) => expect(await missing(secret)).toEqual([]));

  test.each([
    ['id=pip,env=UNSET', 'variable UNSET is not set'],
    ['id=pip,env=EMPTY', 'variable EMPTY is not set'],
    ['id=pip,src=nowhere', 'no file nowhere'],
    ['id=UNSET', 'variable UNSET is not set'],
    ['type=env,id=UNSET', 'variable UNSET is not set'],
  ])('is missing: %s', async (secret, why) => {
    expect(await missing(secret)).toEqual([expect.stringContaining(why)]);
  });
});
