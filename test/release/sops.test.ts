import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { decryptSops } from '../../src/release/sops.js';

const folder = mkdtempSync(join(tmpdir(), 'sops-'));
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a sops that prints its environment finds there. */
async function seen(env: Record<string, string>): Promise<Record<string, string>> {
  writeFileSync(join(folder, 'sops'), '#!/bin/sh\nexec env\n', { mode: 0o755 });
  Object.assign(process.env, env, { PATH: `${folder}:${process.env.PATH}` });
  const out = await decryptSops(folder, 'a.yaml', Buffer.from('a: 1'), new AbortController().signal);
  const lines = String(out)
    .split('\n')
    .map((line) => line.split(/=(.*)/s) as [string, string]);
  return Object.fromEntries(lines);
}

test('FOR_SOPS_X reaches sops as X, and goes before the job’s own X', async () => {
  const found = await seen({ FOR_SOPS_AWS_SESSION_TOKEN: 'of the KMS', AWS_SESSION_TOKEN: 'of the cluster' });
  expect(found.AWS_SESSION_TOKEN).toBe('of the KMS');
  expect(found.FOR_SOPS_AWS_SESSION_TOKEN).toBeUndefined();
});

test('an empty FOR_SOPS_X leaves the job’s own X as it is', async () => {
  const found = await seen({ FOR_SOPS_SOPS_AGE_KEY: '', SOPS_AGE_KEY: 'of the runner' });
  expect(found.SOPS_AGE_KEY).toBe('of the runner');
});
