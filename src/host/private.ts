import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PREFIX = 'hub-deploy-';

/**
 * A folder that only this user can read, for decrypted secrets, logins and the staged tree. Under RUNNER_TEMP, which
 * the runner empties too; the post step removes it whatever happened before.
 *
 * @returns its absolute path
 */
export function makePrivateFolder(): string {
  const parent = process.env.RUNNER_TEMP ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  // mkdtemp makes it 0700.
  return mkdtempSync(join(parent, PREFIX));
}

/** Writes a file in such a folder; its path again. */
export function writePrivate(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** Removes what `makePrivateFolder` made, and nothing else: a path of another name is left alone. */
export function removePrivateFolder(path: string): void {
  if (basename(path).startsWith(PREFIX)) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
