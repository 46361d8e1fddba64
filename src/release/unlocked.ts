import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exec } from '../host/exec.js';
import { type GitCryptKey, parseGitCryptKey } from './gitcrypt.js';

/**
 * The git-crypt keys of a checkout that is unlocked: `git-crypt unlock` leaves them in the git directory. With them
 * the commit's own files are decrypted, so it does not matter what the working folder holds. None where it is locked.
 */
export async function keysOfCheckout(checkout: string, signal: AbortSignal): Promise<GitCryptKey[]> {
  const keys: GitCryptKey[] = [];
  for (const folder of await gitDirectories(checkout, signal)) {
    const keyFolder = join(folder, 'git-crypt', 'keys');
    const names = await readdir(keyFolder).catch(() => []);
    for (const name of names) keys.push(...parseGitCryptKey(await readFile(join(keyFolder, name))));
  }
  return keys;
}

/** A linked work tree has a git directory of its own beside the one it shares. */
async function gitDirectories(checkout: string, signal: AbortSignal): Promise<string[]> {
  const argv = ['git', '-C', checkout, 'rev-parse', '--git-dir', '--git-common-dir'] as const;
  const { code, stdout } = await exec({ argv, signal, okCodes: [0, 128] });
  const lines = code === 0 ? stdout.trim().split('\n') : [];
  return [...new Set(lines.map((line) => resolve(checkout, line)))];
}
