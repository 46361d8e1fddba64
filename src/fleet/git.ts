import { resolve } from 'node:path';
import { type Command, CommandError, execBytes } from '../host/exec.js';
import { gitVariables } from '../host/git-config.js';
import { ProblemError } from '../problem.js';
import { workTreeOf } from './work-tree.js';

/**
 * Settings of every git of ours, over those of the repository and of the machine. A clone's own .git/config stays
 * believed in what says how its server is reached (actions/checkout keeps an ssh key there).
 */
const SETTINGS = [
  'core.quotePath=off',
  // A bare repository among the files of a pull request is never taken for the repository (git 2.38 and newer).
  'safe.bareRepository=explicit',
  // Programs that git would start by itself. An empty fsmonitor is none to every git; older ones take `false` for a path.
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'protocol.ext.allow=never',
  'log.showSignature=false',
];

/** Settings of every git of ours that are variables. */
const GIT_ENV: Readonly<Record<string, string>> = {
  // A commit is what its id says, whatever refs/replace holds on this machine.
  GIT_NO_REPLACE_OBJECTS: '1',
  // `git status` must not rewrite the person's index.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // Its sentences are read below.
  LC_ALL: 'C',
};

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Exit codes that are answers. Default: 0 alone. */
  readonly okCodes?: readonly number[];
  readonly timeoutMs?: number;
}

/**
 * The one door to git: every git of ours is this command, in the work tree that `workTreeOf` finds and nowhere above it.
 *
 * @throws ProblemError where the folder is in no repository that is ours to read
 */
export function gitCommand(
  directory: string,
  args: readonly string[],
  env: GitOptions['env'] = {},
): Required<Pick<Command, 'argv' | 'cwd' | 'env'>> {
  const root = workTreeOf(directory);
  return {
    argv: ['git', ...SETTINGS.flatMap((setting) => ['-c', setting]), ...args],
    cwd: root,
    // A `.git` that is broken must not make git look further up.
    env: { ...gitVariables(), ...GIT_ENV, GIT_CEILING_DIRECTORIES: resolve(root, '..'), ...env },
  };
}

/**
 * Runs git in the root of the work tree that a folder lies in, to its end: relative paths in what it prints are relative
 * to that root.
 *
 * @throws ProblemError, one sentence, where there is no git, no repository, or git does not trust the folder
 * @throws CommandError where git ends with a code that is no answer
 */
export async function git(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  try {
    const output = await execBytes({ ...options, ...gitCommand(directory, args, options.env) });
    // 128 is also how git says that it will not work here at all, and that is nobody's answer.
    const refusal = output.code === 128 ? refusalOf(directory, output.stderr) : undefined;
    if (refusal) throw refusal;
    return output;
  } catch (error) {
    throw asProblem(directory, error);
  }
}

/** As `git`, with stdout as text without its last line end. */
export async function gitText(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await git(directory, args, options)).stdout.toString('utf8').replace(/\n$/, '');
}

/** What a failed git means to a person, where it means something; else the error as it was. */
export function asProblem(directory: string, error: unknown): unknown {
  if (!(error instanceof CommandError)) return error;
  if (error.reason === 'not found') {
    return stop('git is not installed', 'hub-deploy reads the ops repo with git, and there is no git here.');
  }
  return refusalOf(directory, error.output?.stderr ?? '') ?? error;
}

/** Why git works in no way in this folder, where that is what it says. */
function refusalOf(directory: string, said: string): ProblemError | undefined {
  if (/not a git repository/i.test(said)) {
    return stop(
      'Not a git repository',
      `${resolve(directory)} is in no git repository. Check the ops repo out first (actions/checkout), or run hub-deploy inside it.`,
    );
  }
  if (/dubious ownership/i.test(said)) {
    // git's own word for it is the repository, of which this may be a folder.
    const [, repository = resolve(directory)] = /in repository at '(.+)'$/m.exec(said) ?? [];
    return stop(
      'git does not trust this folder',
      `${repository} belongs to another user, and git refuses it until you run: git config --global --add safe.directory ${/^[\w./-]+$/.test(repository) ? repository : `'${repository.replaceAll("'", "'\\''")}'`}`,
    );
  }
  if (/promisor remote/i.test(said)) {
    return stop(
      'This clone is partial',
      'git lacks objects of this commit, and the server that it would fetch them from did not give them. Check the repository out whole (without `filter`), or see that its server is reached.',
    );
  }
  return undefined;
}

function stop(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message });
}

/**
 * The folders of a repository, absolute: the root of its work tree, the git folder of that work tree, and the one that
 * all its work trees share.
 */
export async function foldersOfGit(
  directory: string,
): Promise<{ readonly root: string; readonly own: string; readonly shared: string }> {
  const root = workTreeOf(directory);
  const said = await gitText(root, ['rev-parse', '--git-dir', '--git-common-dir']);
  const [own = '', shared = ''] = said.split('\n').map((folder) => resolve(root, folder));
  return { root, own, shared };
}

/** When a commit was made, in seconds since 1970: the date of everything that is built from it. */
export async function commitTime(directory: string, commit: string): Promise<number> {
  return Number(await gitText(directory, ['log', '-1', '--format=%ct', commit, '--']));
}
