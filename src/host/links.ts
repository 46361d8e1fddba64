import { mkdtemp, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';

/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;

/**
 * Follows the symbolic links on a path's way and at its end as the kernel does, link by link: `a/../b` is another place
 * where `a` is a link. Whether something is there does not matter: what is written through a link to nothing is made
 * where it leads.
 *
 * @param root the folder that nothing may lead out of, absolute
 * @param path absolute
 * @returns the path without links; undefined where it leads out of the folder on its way, or in a circle
 */
export async function realPathInside(root: string, path: string): Promise<string | undefined> {
  const top = await realpath(root);
  const below = (absolute: string) => {
    const base = [top, root].find((one) => absolute === one || absolute.startsWith(one + sep));
    return base === undefined ? undefined : absolute.slice(base.length).split(sep).reverse();
  };
  let rest = below(path);
  const done: string[] = [];
  for (let links = 0; rest !== undefined && links <= MOST_LINKS; ) {
    const part = rest.pop();
    if (part === undefined) return join(top, ...done);
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return undefined;
      continue;
    }
    const target = await readlink(join(top, ...done, part)).catch(() => undefined);
    if (target === undefined) {
      done.push(part);
      continue;
    }
    links += 1;
    if (!isAbsolute(target)) rest.push(...target.split(sep).reverse());
    else {
      const from = below(target);
      done.length = 0;
      rest = from && [...rest, ...from];
    }
  }
  return undefined;
}

/** Whether a path leads out of a folder, or in a circle: `realPathInside` has no answer. */
export async function leadsOut(root: string, path: string): Promise<boolean> {
  return (await realPathInside(root, path)) === undefined;
}

/** Whether an error says that there is no such file: where a link leads, or that one leads in a circle. */
export function isNoFile(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');
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
