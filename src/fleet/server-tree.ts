import type { Tree } from '../words.js';
import { type Access, fetchCommit } from './fetch.js';
import { lookUp } from './objects.js';
import { readTree } from './tree.js';

/**
 * The files of a commit of the server, fetched where the clone lacks it.
 *
 * @param oid its full id
 * @returns undefined where it cannot be had
 */
export async function serverTree(directory: string, oid: string, access: Access): Promise<Tree | undefined> {
  const [here] = await lookUp(directory, [oid]);
  if (!here && !(await fetchCommit(directory, oid, access))) return undefined;
  return readTree(directory, { rev: oid });
}
