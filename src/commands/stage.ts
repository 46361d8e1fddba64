import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stageTree } from '../fleet/staged.js';
import { CommandError, exec } from '../host/exec.js';
import { ProblemError } from '../problem.js';
import { plainWordsOf, secretValues } from '../release/mask.js';
import { decryptInto } from '../release/secrets.js';
import type { Release } from '../words.js';
import type { Context } from './context.js';
import { decryptOptions } from './decryption.js';
import { type Given, type PreparedValues, prepareValues } from './prepare.js';
import type { Survey } from './survey.js';

/** The staged tree: the commit's own files in a private folder. */
export interface Stage {
  /** Its root, absolute. */
  readonly root: string;
  /** The commit's symbolic links that lead out of it, which it lacks, by path: what each one says. */
  readonly linksOut: ReadonlyMap<string, Uint8Array>;
  /**
   * Decrypts what a release is made from, patches its values and says which files Helm gets, in order.
   *
   * @throws ProblemError where a file cannot be decrypted or read
   */
  prepare(release: Release, tags: ReadonlyMap<string, string>): Promise<PreparedValues>;
  /** The same without secrets, for proposals: stand-ins take the place of encrypted values, and no program runs. */
  preview(release: Release, tags: ReadonlyMap<string, string>): Promise<PreparedValues>;
}

export type Staged = Pick<Survey, 'tree' | 'fleet' | 'tags' | 'fingerprints' | 'values'>;

/**
 * Exports the commit's files into the run's private folder. Nothing is decrypted yet.
 *
 * @param name of the folder: a run may stage two commits
 */
export async function stage(context: Context, of: Staged, name = 'staged'): Promise<Stage> {
  const root = join(context.privateFolder, name);
  await mkdir(root, { mode: 0o700 });
  const linksOut = await stageTree(context.options.directory, of.tree, root);
  const given: Given = { context, root, ...of };
  const decrypt = decryptor(context, of, root);
  let ready: Promise<void> | undefined;
  return {
    root,
    linksOut,
    async prepare(release, tags) {
      ready ??= runSetup(context, of, root);
      await ready;
      await decrypt(release);
      return prepareValues(given, release, tags, 'all');
    },
    preview: (release, tags) => prepareValues(given, release, tags, 'plain'),
  };
}

/** The team's own `setup`, once in a job, before anything of theirs runs. */
async function runSetup({ signal }: Context, { fleet }: Staged, cwd: string): Promise<void> {
  if (!fleet.setup) return;
  try {
    await exec({ argv: fleet.setup as [string, ...string[]], cwd, kind: 'team', signal });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const log = `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}`
      .trimEnd()
      .split('\n')
      .slice(-30)
      .join('\n');
    throw new ProblemError({
      severity: 'error',
      file: 'hub-deploy.yaml',
      title: '`setup` failed',
      message: `${fleet.setup.join(' ')}: ${error.message}. Nothing was deployed.`,
      log,
    });
  }
}

/**
 * Decrypts late, in the job that deploys, and only what a release is made from; what that holds is masked before
 * anything runs. Each file once, one release after the other.
 */
function decryptor(context: Context, { fingerprints, values }: Staged, root: string) {
  const done = new Set<string>();
  let turn: Promise<void> = Promise.resolve();
  const options = decryptOptions(context);
  const decryptFiles = async (paths: readonly string[], plain: ReadonlySet<string>) => {
    const files = paths.filter((file) => !done.has(file));
    for (const file of files) done.add(file);
    const result = await decryptInto(root, files, options);
    for (const path of result.decrypted) {
      const text = await readFile(join(root, path), 'utf8');
      for (const secret of secretValues([text], plain)) context.host.mask(secret);
    }
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new ProblemError(...errors);
    return result.problems;
  };
  const decrypt = async (release: Release) => {
    const plain = plainWordsOf((await values.of(release)).values.map(({ text }) => text));
    const given = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
    for (const problem of await decryptFiles(given, plain)) context.host.problem(problem);
    // Of a chart's own files (templates/secret.yaml) the name promises nothing: no notice that they are plain.
    await decryptFiles(fingerprints.get(release.id)?.files ?? [], plain);
  };
  return (release: Release) => {
    turn = turn.catch(() => {}).then(() => decrypt(release));
    return turn;
  };
}
