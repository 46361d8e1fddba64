import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stageTree } from '../fleet/staged.js';
import { exec } from '../host/exec.js';
import { ProblemError } from '../problem.js';
import { secretValues } from '../release/mask.js';
import { decryptInto } from '../release/secrets.js';
import { decodeValues, type ValuesText } from '../values/document.js';
import { locateImage } from '../values/locate.js';
import { patchValues } from '../values/patch.js';
import type { Place, Problem, Release } from '../words.js';
import type { Context } from './context.js';
import type { Survey } from './survey.js';
import { chartValuesFile } from './values.js';

/** The staged tree: the commit's own files in a private folder. */
export interface Stage {
  /** Its root, absolute. */
  readonly root: string;
  /** Patches a release's values and says which files Helm gets, in order. */
  prepare(release: Release, tags: ReadonlyMap<string, string>): Promise<PreparedValues>;
}

export interface PreparedValues {
  /** Absolute paths in merge order, without the chart's own values.yaml. */
  readonly files: readonly string[];
  readonly locateImage: (image: string) => Place | undefined;
  readonly problems: readonly Problem[];
}

/** Exports the commit's files into the run's private folder. Nothing is decrypted yet. */
export async function stage(context: Context, { tree, fleet }: Survey): Promise<Stage> {
  const root = join(context.privateFolder, 'staged');
  await mkdir(root, { mode: 0o700 });
  await stageTree(context.options.directory, tree, root);
  if (fleet.setup)
    await exec({ argv: fleet.setup as [string, ...string[]], cwd: root, signal: context.signal });
  const decrypted = new Map<string, Promise<void>>();
  return {
    root,
    async prepare(release, tags) {
      const files = release.values.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
      const chartFile = chartValuesFile(release);
      for (const file of files) {
        if (!decrypted.has(file)) decrypted.set(file, decrypt(context, root, file));
        await decrypted.get(file);
      }
      const own = chartFile && tree.entries.has(chartFile) ? chartFile : undefined;
      return prepareValues(context, root, release, own, tags, fleet.placeholders);
    },
  };
}

/** Late, in the job that deploys, and only what a deploy needs; what it holds is masked before anything runs. */
async function decrypt(context: Context, root: string, file: string): Promise<void> {
  const result = await decryptInto(root, [file], {
    gitCryptKeys: context.options.gitCryptKeys.map((key) => Buffer.from(key, 'base64')),
    checkout: context.options.directory,
    signal: context.signal,
  });
  const errors = result.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProblemError(...errors);
  for (const problem of result.problems) context.host.problem(problem);
  for (const path of result.decrypted) {
    const text = await readFile(join(root, path), 'utf8');
    for (const secret of secretValues([text], new Set())) context.host.mask(secret);
  }
}

async function prepareValues(
  context: Context,
  root: string,
  release: Release,
  chartValues: string | undefined,
  tags: ReadonlyMap<string, string>,
  placeholders: readonly string[],
): Promise<PreparedValues> {
  const folder = join(context.privateFolder, 'values', release.id.replaceAll('/', '--'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = chartValues ? [await readText(root, chartValues, 'chart')] : [];
  const given = await Promise.all(
    release.values.map((_, index) => readSource(context, root, release, index)),
  );
  const result = patchValues([...own, ...given], tags, { placeholders });
  const patched = new Map(result.files.map(({ file, text }) => [file, text]));
  for (const { file, text } of own) await writeFile(join(root, file), patched.get(file) ?? text);
  const files: string[] = [];
  // Each release has copies of its own: a file that hubs share may get another tag in each of them.
  for (const [index, { file, text }] of given.entries()) {
    const path = join(folder, `${String(index).padStart(2, '0')}-${file.replaceAll('/', '--')}`);
    await writeFile(path, patched.get(file) ?? text, { mode: 0o600 });
    files.push(path);
  }
  const problems = result.problems.map((problem) => ({ ...problem, hub: release.id }));
  const pinned = result.pinned.map(
    ({ file, line, name, tag }): Problem => ({
      severity: 'notice',
      file,
      line,
      title: `${name} is pinned by hand`,
      message: `The tag ${tag} stays as it is, although this repository builds ${name}. Write a placeholder (${placeholders[0]}) to deploy what is built here.`,
      hub: release.id,
    }),
  );
  const all = [...own, ...given];
  return { files, locateImage: (image) => locateImage(all, image), problems: [...problems, ...pinned] };
}

async function readText(root: string, file: string, role: ValuesText['role']): Promise<ValuesText> {
  const decoded = decodeValues(file, await readFile(join(root, file)), role);
  if ('severity' in decoded) throw new ProblemError(decoded);
  return decoded;
}

/** One source of values as text: a file, what a program prints, or what the configuration holds. */
async function readSource(
  context: Context,
  root: string,
  release: Release,
  index: number,
): Promise<ValuesText> {
  const source = release.values[index];
  if (source?.kind === 'file') return readText(root, source.path, 'values');
  if (source?.kind === 'inline') {
    return { file: `inline-${index}.yaml`, role: 'values', text: JSON.stringify(source.values) };
  }
  const argv = source?.argv as [string, ...string[]];
  const { stdout } = await exec({ argv, cwd: root, signal: context.signal });
  return { file: `command-${index}.yaml`, role: 'values', text: stdout };
}
