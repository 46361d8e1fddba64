import { mkdtemp, readdir, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;

/**
 * Whether a path leads out of a folder by a symbolic link on its way or at its end, be there something where it leads
 * or not: what is written through a link to nothing is made there.
 *
 * @param root the folder, absolute
 * @param path absolute
 */
export async function leadsOut(root: string, path: string): Promise<boolean> {
  const top = await realpath(root);
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const parent = dirname(at);
    at = join(await realpath(parent).catch(() => parent), basename(at));
    if (at !== top && !at.startsWith(top + sep)) return true;
    const target = await readlink(at).catch(() => undefined);
    if (target === undefined) return false;
    at = resolve(dirname(at), target);
  }
  return true;
}

/** The first file below a folder, or the folder itself, that is a link which leads out of `root`; links are not entered. */
export async function firstLinkOut(root: string, folder: string): Promise<string | undefined> {
  if (await leadsOut(root, folder)) return folder;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink() && (await leadsOut(root, path))) return path;
  }
  return undefined;
}

/**
 * Puts a file in the place of whatever has its name: a link there is replaced and never written through, and no moment
 * shows half of the file.
 *
 * @param root the folder that nothing is written out of, absolute
 * @param mode permissions, such as 0o600
 * @throws Error where the file's folder lies elsewhere
 */
export async function writeInside(
  root: string,
  path: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const folder = dirname(path);
  if (await leadsOut(root, folder))
    throw new Error(`${folder} leads out of ${root}: nothing is written there`);
  // Beside the root: a program that reads the folder at this moment must not meet it.
  const scratch = await mkdtemp(`${root}-`);
  try {
    const partial = join(scratch, 'file');
    await writeFile(partial, content, { mode, flag: 'wx' });
    await rename(partial, path);
  } finally {
    await rm(scratch, { recursive: true });
  }
}
