import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError, execBytes } from '../host/exec.js';
import { ProblemError } from '../problem.js';

/**
 * What every git of ours runs with. The variables that tie a git to one repository (`git rev-parse --local-env-vars`)
 * are taken away: inside a git hook they would point all our commands at the hook's repository. Those that carry
 * settings (GIT_CONFIG_*) stay, since they may hold a proxy or a login.
 */
export const GIT_ENV: Readonly<Record<string, string | undefined>> = {
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_DIR: undefined,
  GIT_GRAFT_FILE: undefined,
  GIT_IMPLICIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_NAMESPACE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_PREFIX: undefined,
  GIT_REPLACE_REF_BASE: undefined,
  GIT_SHALLOW_FILE: undefined,
  GIT_WORK_TREE: undefined,
  GIT_EXTERNAL_DIFF: undefined,
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

/** The whole argv: git with our settings. */
export function gitArgv(args: readonly string[]): readonly [string, ...string[]] {
  return ['git', '-c', 'core.quotePath=off', ...args];
}

/**
 * Runs git in a folder of a repository. The only place that does, beside objects.ts, whose git stays, and the streaming
 * export in staged.ts.
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
    const env = { ...GIT_ENV, ...options.env };
    const output = await execBytes({ argv: gitArgv(args), cwd: directory, ...options, env });
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
    // Node says the same of a program and of a folder that are not there.
    if (!existsSync(directory)) return stop('No such folder', `There is no folder ${resolve(directory)}.`);
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
    return stop(
      'git does not trust this folder',
      `${directory} belongs to another user, and git refuses it until you run: git config --global --add safe.directory ${directory}`,
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

/** The root of the work tree, which a bare repository does not have, and the folder that all work trees share. */
export async function foldersOfGit(
  directory: string,
): Promise<{ readonly root?: string; readonly gitFolder: string }> {
  const { stdout } = await git(directory, ['rev-parse', '--git-common-dir', '--show-toplevel'], {
    okCodes: [0, 128],
  });
  const [gitFolder = '', root] = stdout.toString('utf8').split('\n');
  return { gitFolder: resolve(directory, gitFolder), ...(root ? { root } : {}) };
}

/** When a commit was made, in seconds since 1970: the date of everything that is built from it. */
export async function commitTime(directory: string, commit: string): Promise<number> {
  return Number(await gitText(directory, ['log', '-1', '--no-show-signature', '--format=%ct', commit, '--']));
}
