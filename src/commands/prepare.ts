import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCiphertext } from '../host/ciphertext.js';
import { exec } from '../host/exec.js';
import { isNoFile, writeInside } from '../host/links.js';
import { linkOut, ProblemError } from '../problem.js';
import { decodeValues, type ValuesText } from '../values/document.js';
import { locateImage } from '../values/locate.js';
import { type PatchedTag, patchValues } from '../values/patch.js';
import type { Place, Problem, Release, ValuesSource } from '../words.js';
import type { Context } from './context.js';
import { valuesPathsOf } from './own-images.js';
import type { Staged } from './stage.js';
import { chartValuesFile, inlineText, placeOfSource } from './values.js';

/** What values are prepared from: a staged tree, and what is known of its commit. */
export interface Given extends Staged {
  readonly context: Context;
  /** The staged tree's root. */
  readonly root: string;
}

export interface PreparedValues {
  /** Absolute paths in merge order, without the chart's own values.yaml, which is patched where it lies. */
  readonly files: readonly string[];
  /** What stands in the chart's own values.yaml for this release alone, where other releases have the chart too. */
  readonly chartValues: string | undefined;
  /** The texts before they were patched, the chart's own first. */
  readonly values: readonly ValuesText[];
  readonly locateImage: (image: string) => Place | undefined;
  readonly problems: readonly Problem[];
  /** Sources that a preview leaves out, for a sentence. */
  readonly hidden: readonly string[];
}

/**
 * Writes a release's values as Helm gets them: in order, each in its role, with the tags of built images.
 *
 * @param tags by image name
 * @param see `plain`: encrypted files and programs are left out, and the fleet's stand-ins are in their place
 * @throws ProblemError for a file that cannot be read, or a program that fails
 */
export async function prepareValues(
  given: Given,
  release: Release,
  tags: ReadonlyMap<string, string>,
  see: 'all' | 'plain',
): Promise<PreparedValues> {
  const { context, root, tree, fleet } = given;
  const chartFile = chartValuesFile(release);
  const hidden: string[] = [];
  const own =
    chartFile && tree.entries.has(chartFile) ? await readFileOf(given, chartFile, 'chart') : undefined;
  const sources: ValuesText[] = [];
  for (const [index, source] of release.values.entries()) {
    const text = await readSource(given, release, source, index, see);
    if (text) sources.push(text);
    else hidden.push(source.kind === 'file' ? source.path : 'values that a program makes');
  }
  if (hidden.length > 0) {
    for (const file of fleet.validateValues) {
      const text = await readFileOf(given, file, 'values');
      if (text) sources.push(text);
    }
  }
  const all = own ? [own, ...sources] : sources;
  const valuesPaths = await valuesPathsOf(given, release);
  const result = patchValues(all, tags, {
    placeholders: fleet.placeholders,
    valuesPaths,
    rewriteOwn: context.options.write,
  });
  const patched = new Map(result.files.map(({ file, text }) => [file, text]));
  const changed = own && patched.get(own.file);
  const shared = changed !== undefined && isShared(fleet, release);
  if (own && !shared) await writeInside(root, join(root, own.file), changed ?? own.text, 0o600);
  const last = result.overlay ? [{ file: 'overlay.yaml', text: JSON.stringify(result.overlay) }] : [];
  const texts = sources.map(({ file, text }) => ({ file, text: patched.get(file) ?? text }));
  return {
    files: await writeCopies(context, root, release, [...texts, ...last]),
    values: all,
    locateImage: (image) => locateImage(all, image),
    problems: [...result.problems, ...result.pinned.map((tag) => pinnedNotice(tag, fleet.placeholders))].map(
      (problem) => ({ ...problem, hub: release.id }),
    ),
    hidden,
    chartValues: shared ? changed : undefined,
  };
}

/** Another release has the same chart: what is written into its files would reach that one too. */
function isShared({ hubs, charts }: Staged['fleet'], { id, chart }: Release): boolean {
  if (chart.kind !== 'local') return false;
  return [...hubs, ...charts].some(
    (other) => other.id !== id && other.chart.kind === 'local' && other.chart.path === chart.path,
  );
}

/** Each release has copies of its own: a file that hubs share may get another tag in each of them. */
async function writeCopies(
  context: Context,
  root: string,
  release: Release,
  texts: readonly { readonly file: string; readonly text: string }[],
): Promise<string[]> {
  const folder = join(
    context.privateFolder,
    `values-of-${root.split('/').at(-1)}`,
    release.id.replaceAll('/', '--'),
  );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: string[] = [];
  for (const [index, { file, text }] of texts.entries()) {
    const path = join(folder, `${String(index).padStart(2, '0')}-${file.replaceAll('/', '--')}`);
    await writeFile(path, text, { mode: 0o600 });
    files.push(path);
  }
  return files;
}

/** One source of values as text: a file, what a program prints, or what the configuration holds. */
async function readSource(
  given: Given,
  release: Release,
  source: ValuesSource,
  index: number,
  see: 'all' | 'plain',
): Promise<ValuesText | undefined> {
  if (source.kind === 'file') return readFileOf(given, source.path, 'values');
  if (source.kind === 'inline') return inlineText(release, source, index);
  if (see === 'plain') return undefined;
  const { context, root } = given;
  const argv = source.argv as [string, ...string[]];
  try {
    const { stdout } = await exec({ argv, cwd: root, kind: 'team', signal: context.signal });
    return {
      file: `command-${index}.yaml`,
      role: 'values',
      text: stdout,
      at: placeOfSource(release, source),
    };
  } catch (error) {
    throw new ProblemError({
      severity: 'error',
      ...placeOfSource(release, source),
      title: 'A program for values failed',
      message: `${argv.join(' ')}, which makes values of ${release.id}, failed: ${(error as Error).message}. The hub was not deployed.`,
      hub: release.id,
    });
  }
}

/** A file of the staged tree as text; undefined where it is still encrypted. */
async function readFileOf(
  { root }: Given,
  file: string,
  role: ValuesText['role'],
): Promise<ValuesText | undefined> {
  const bytes = await readFile(join(root, file)).catch((error: unknown) => {
    // The commit has it: what is not there is a link that the staged tree lacks, or that leads to nothing.
    throw isNoFile(error) ? new ProblemError(linkOut(file)) : error;
  });
  if (isCiphertext(bytes)) return undefined;
  const decoded = decodeValues(file, bytes, role);
  if ('severity' in decoded) throw new ProblemError(decoded);
  return decoded;
}

/** What people are told of a tag that stays. */
export function pinnedNotice(
  { file, line, name, tag }: PatchedTag,
  placeholders: readonly string[],
): Problem {
  return {
    severity: 'notice',
    file,
    line,
    title: `${name} is pinned by hand`,
    message: `The tag ${tag} stays as it is, although this repository builds ${name}. Write ${placeholders[0]} to deploy what is built here.`,
  };
}
