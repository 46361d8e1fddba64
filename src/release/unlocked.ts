import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOfGit } from '../fleet/git.js';
import { type GitCryptKey, parseGitCryptKey } from './gitcrypt.js';

/**
 * The git-crypt keys of a checkout that is unlocked: `git-crypt unlock` leaves them in the git directory. With them
 * the commit's own files are decrypted, so it does not matter what the working folder holds. None where it is locked.
 */
export async function keysOfCheckout(checkout: string): Promise<GitCryptKey[]> {
  // A linked work tree has a git directory of its own beside the one it shares.
  const { own, shared } = await foldersOfGit(checkout);
  const keys: GitCryptKey[] = [];
  for (const folder of new Set([own, shared])) {
    const keyFolder = join(folder, 'git-crypt', 'keys');
    const names = await readdir(keyFolder).catch(() => []);
    for (const name of names) keys.push(...parseGitCryptKey(await readFile(join(keyFolder, name))));
  }
  return keys;
}
