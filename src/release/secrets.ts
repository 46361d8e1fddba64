import { chmod, readdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isCiphertext } from '../host/ciphertext.js';
import { isNoFile } from '../host/links.js';
import { linkOut } from '../problem.js';
import type { Problem } from '../words.js';
import { decryptGitCrypt, type GitCryptKey, parseGitCryptKey } from './gitcrypt.js';
import { decryptSops } from './sops.js';
import { keysOfCheckout } from './unlocked.js';

export interface DecryptOptions {
  /** Keys as `git-crypt export-key` writes them, of the input `git-crypt-keys`. */
  readonly gitCryptKeys: readonly Buffer[];
  /** The ops repo's working folder, whose own keys are used where it is unlocked. It is only read. */
  readonly checkout: string;
  readonly signal: AbortSignal;
}

export interface Decrypted {
  /** Files that are plain now, relative to the staged tree. */
  readonly decrypted: string[];
  /** Files that were plain before. */
  readonly plain: string[];
  readonly problems: Problem[];
}

/** How many files sops decrypts at once: each asks a key service. */
const SOPS_AT_ONCE = 4;

/**
 * Decrypts files of the staged tree in place, whatever made them ciphertext: the file itself says what did. Only the
 * owner can read the outcome (0600 in a folder made 0700). A file that cannot be read is an error that says which
 * input or login is missing; it stays as it is.
 *
 * @param staged the staged tree's root, absolute; private to this run
 * @param files relative to it, with `/`; a folder stands for every file within (a chart's)
 */
export async function decryptInto(
  staged: string,
  files: readonly string[],
  options: DecryptOptions,
): Promise<Decrypted> {
  await chmod(staged, 0o700);
  const keys = keyring(options);
  const result: Decrypted = { decrypted: [], plain: [], problems: [] };
  const sops: { file: string; bytes: Buffer }[] = [];
  for (const file of await realFiles(staged, files, result.problems)) {
    const bytes = await readFile(join(staged, file));
    const kind = isCiphertext(bytes);
    if (kind === undefined) result.plain.push(file);
    else if (kind === 'lfs') result.problems.push(lfsPointer(file));
    else if (kind === 'sops') sops.push({ file, bytes });
    else await keep(staged, file, await decryptWithKeys(file, bytes, keys), result);
  }
  while (sops.length > 0) {
    const batch = sops.splice(0, SOPS_AT_ONCE).map(async ({ file, bytes }) => {
      await keep(staged, file, await decryptSops(staged, file, bytes, options.signal), result);
    });
    await Promise.all(batch);
  }
  result.problems.push(...plainSecrets(result.plain.filter((file) => files.includes(file))));
  return result;
}

async function keep(
  staged: string,
  file: string,
  outcome: Buffer | Problem,
  result: Decrypted,
): Promise<void> {
  if (!Buffer.isBuffer(outcome)) {
    result.problems.push(outcome);
    return;
  }
  await replaceWhole(join(staged, file), outcome);
  result.decrypted.push(file);
}

/** Replaces a file as a whole: no moment shows half of it, or all of it to others. A script stays executable. */
async function replaceWhole(path: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(path);
  const partial = `${path}.decrypting`;
  await writeFile(partial, bytes, { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
  await rename(partial, path);
}

/** The files themselves, each once: links are followed. One that leads out of the commit's files is not staged. */
async function realFiles(staged: string, paths: readonly string[], problems: Problem[]): Promise<string[]> {
  const root = await realpath(staged);
  const real = new Set<string>();
  // Folders too: a link may lead to one that it lies in.
  const seen = new Set<string>();
  const todo = [...paths];
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const target = await realpath(join(root, path)).catch((error: unknown) => {
      if (!isNoFile(error)) throw error;
    });
    if (target === undefined) {
      problems.push(linkOut(path));
      continue;
    }
    const inside = relative(root, target).split(sep).join('/');
    if (seen.has(inside)) continue;
    seen.add(inside);
    if ((await stat(target)).isDirectory())
      todo.unshift(...(await readdir(target)).sort().map((name) => (inside ? `${inside}/${name}` : name)));
    else real.add(inside);
  }
  return [...real];
}

// --- git-crypt ------------------------------------------------------------------------------------------------

interface Keyring {
  /** Keys of the input, or of the checkout: asked for only when a file needs them. */
  readonly all: () => Promise<{ readonly keys: readonly GitCryptKey[]; readonly bad: string[] }>;
}

function keyring({ gitCryptKeys, checkout }: DecryptOptions): Keyring {
  let found: ReturnType<Keyring['all']> | undefined;
  return {
    all: () => {
      found ??= readKeys(gitCryptKeys, checkout);
      return found;
    },
  };
}

async function readKeys(inputs: readonly Buffer[], checkout: string) {
  const keys: GitCryptKey[] = [];
  const bad: string[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      keys.push(...parseGitCryptKey(input));
    } catch (error) {
      bad.push(`key ${index + 1} of the input git-crypt-keys is not usable: ${(error as Error).message}`);
    }
  }
  keys.push(...(await keysOfCheckout(checkout)));
  return { keys, bad };
}

async function decryptWithKeys(file: string, bytes: Buffer, keyring: Keyring): Promise<Buffer | Problem> {
  const { keys, bad } = await keyring.all();
  const plain = decryptGitCrypt(bytes, keys);
  if (plain) return plain;
  const why =
    keys.length > 0
      ? `none of the ${keys.length === 1 ? 'one key' : `${keys.length} keys`} at hand is the one it was encrypted with.`
      : 'there is no key: the checkout is locked and the input git-crypt-keys gives none.';
  const badWords = bad.length ? ` (${bad.join('; ')})` : '';
  return {
    severity: 'error',
    file,
    title: 'Encrypted with git-crypt, and no key for it',
    message: `${file} is encrypted with git-crypt, and ${why}${badWords} Give its key to the input git-crypt-keys: \`git-crypt export-key - | base64 -w0\`, kept as a secret; or run \`git-crypt unlock\` in the checkout first.`,
  };
}

// --- What else there is to say ----------------------------------------------------------------------------------

function lfsPointer(file: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'A Git LFS pointer instead of the file',
    message: `${file} is kept in Git LFS, and only its pointer is in the commit. Values, charts and keys must be in git itself: take it out of LFS (git lfs migrate export --include="${file}").`,
  };
}

/** Files whose names promise secrets and that anybody can read: allowed, said once. */
function plainSecrets(plain: readonly string[]): Problem[] {
  const secret = plain.filter((file) => /(?:^|[/._-])(?:secrets?|enc)(?:[/._-]|$)/.test(file));
  const [first, ...others] = secret;
  if (first === undefined) return [];
  const more = others.length
    ? ` (and ${others.length} more: ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''})`
    : '';
  return [
    {
      severity: 'notice',
      file: first,
      title: 'Not encrypted',
      message: `${first}${more} is called a secret and is in the repository as plain text. If it holds any, encrypt it with git-crypt or sops and change what it held.`,
    },
  ];
}
