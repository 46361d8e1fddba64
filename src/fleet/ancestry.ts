import { type Access, askHistory, isShallow } from './fetch.js';
import { git } from './git.js';

/**
 * How the commit that is live stands to ours:
 * - `same`: the same commit;
 * - `ancestor`: the live one is older, ours goes forward from it;
 * - `descendant`: the live one is newer, ours would go backward;
 * - `diverged`: neither holds the other (a hot fix from a branch, a squash, a rebase);
 * - `unknown`: one of them cannot be had.
 */
export type Relation = 'same' | 'ancestor' | 'descendant' | 'diverged' | 'unknown';

/**
 * Says how the live commit stands to ours, rightly in shallow clones too.
 *
 * @param live the full id of the commit that is deployed
 * @param ours the full id of the commit that this run is for
 */
export async function relation(
  directory: string,
  live: string,
  ours: string,
  access: Access,
): Promise<Relation> {
  if (live === ours) return 'same';
  const shallow = await isShallow(directory);
  const here = shallow ? undefined : await compare(directory, live, ours);
  if (here !== undefined) return here;
  const asked = await askHistory(directory, [live, ours], access, (repository) =>
    compare(repository, live, ours),
  );
  return asked ?? 'unknown';
}

/** @returns undefined where a commit is not in this repository */
async function compare(repository: string, live: string, ours: string): Promise<Relation | undefined> {
  const { code, stdout } = await git(repository, ['merge-base', '--end-of-options', live, ours], {
    okCodes: [0, 1, 128],
  });
  if (code === 128) return undefined;
  const base = stdout.toString('latin1').trim();
  if (base === live) return 'ancestor';
  return base === ours ? 'descendant' : 'diverged';
}
