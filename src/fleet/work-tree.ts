import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ProblemError } from '../problem.js';

/**
 * Which repository it is, told before the first git: the one whose `.git` is the first on the way up from where the
 * folder really is. git itself would also take a folder with HEAD, objects and refs on that way for a bare repository,
 * and run what its `config` says; a pull request can bring such a folder, but no `.git`.
 *
 * @param directory any folder of a checkout
 * @returns the root of its work tree: a real path, absolute
 * @throws ProblemError where there is no such folder, no `.git`, or something like a bare repository before it
 */
export function workTreeOf(directory: string): string {
  const start = realFolder(directory);
  if (start === undefined) throw stop('No such folder', `There is no folder ${resolve(directory)}.`);
  for (let folder = start; ; folder = dirname(folder)) {
    if (has(folder, '.git')) return folder;
    if (isGitFolder(folder))
      throw stop(
        'A bare repository in the way',
        `${folder} holds what git takes for a bare repository (HEAD, objects, refs), and its settings could start programs: nothing was read from it. Rename these files, or name a folder of the checkout outside it as the working directory; a bare clone is cloned again with its files.`,
      );
    if (dirname(folder) === folder)
      throw stop(
        'Not a git repository',
        `${resolve(directory)} is in no git repository. Check the ops repo out first (actions/checkout), or run hub-deploy inside it.`,
      );
  }
}

/** As git's is_git_directory, and more than it: a second work tree's own folder names the others in `commondir`. */
function isGitFolder(folder: string): boolean {
  if (!has(folder, 'HEAD')) return false;
  return (has(folder, 'objects') && has(folder, 'refs')) || has(folder, 'commondir');
}

/** Links are not followed: a HEAD that is one to nowhere is good enough for git. */
function has(folder: string, name: string): boolean {
  return lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined;
}

/**
 * Refuses a folder that a link has led out of the job's workspace, or that is in a submodule: a change could make the
 * working directory a link to another checkout of the machine, or a submodule of the author's own, whose server would
 * then say what guards this run. One that is not there is told of by whoever needs it.
 *
 * @param workspace GITHUB_WORKSPACE; on the command line there is none
 * @throws ProblemError
 */
export function refuseOutside(directory: string, workspace: string | undefined): void {
  const real = realFolder(directory);
  const around = workspace === undefined ? undefined : realFolder(workspace);
  if (real === undefined || around === undefined) return;
  const path = relative(around, real);
  if (path === '..' || path.startsWith('../') || isAbsolute(path))
    throw stop(
      'The working directory is outside the workspace',
      `\`working-directory\` is ${directory}, which is really ${real}, and the job's workspace is ${around}. Name a folder inside the checkout, and check out below the workspace.`,
    );
  refuseSubmodule(real, around);
}

/** git keeps a submodule's repository in `modules` of the one that it is in, and a file in it says where. */
function refuseSubmodule(start: string, around: string): void {
  let folder = start;
  while (folder !== around && !has(folder, '.git')) folder = dirname(folder);
  const file = join(folder, '.git');
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return;
  if (!/^gitdir: .*\/modules\//.test(readFileSync(file, 'utf8'))) return;
  throw stop(
    'The working directory is in a submodule',
    `${folder} is a submodule of the checkout, and what guards a run is said by the repository that the workflow is in. Name a folder of that one, or check the other out by itself, in a workflow of its own.`,
  );
}

/** Undefined where there is no such folder. */
function realFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function stop(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message });
}
