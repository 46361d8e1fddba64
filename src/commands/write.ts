import { readFile, realpath, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { gitText } from '../fleet/git.js';
import { workTreeOf } from '../fleet/work-tree.js';
import { isCiphertext } from '../host/ciphertext.js';
import { linkOut, ProblemError } from '../problem.js';
import { decodeValues, type ValuesText } from '../values/document.js';
import { type PatchedValues, patchValues } from '../values/patch.js';
import type { BuiltImage, Place, Problem, Release } from '../words.js';
import type { Context } from './context.js';
import { blockedHubs, builtTags } from './deploy-built.js';
import { ownTags, usedImages, valuesPathsOf } from './own-images.js';
import { pinnedNotice } from './prepare.js';
import type { Survey } from './survey.js';
import { chartValuesFile, inlineText } from './values.js';

/** What one call wrote into the working folder. */
export interface Written {
  /** Paths relative to the ops repo's root, sorted. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** The working folder's values files: read once, patched for one release after the other, written at the end. */
interface Folder {
  /** The ops repo's root, absolute. */
  readonly root: string;
  readonly before: Map<string, string>;
  readonly texts: Map<string, string>;
}

/**
 * Writes the tags of built images into the values files of the working folder, for teams whose Argo CD or Flux deploys
 * from git: the placeholders, and tags of our own form that an earlier run wrote. Commits nothing. What the plan does
 * not deploy, or what failed to build, stays as it is; nothing is written unless every file of it may be.
 *
 * @throws ProblemError where the working folder is not at the commit that was built
 */
export async function writeTags(
  context: Context,
  found: Survey,
  built: readonly BuiltImage[],
): Promise<Written> {
  const { directory } = context.options;
  const root = workTreeOf(directory);
  await refuseOtherCommit(directory, found.tree.commit);
  const tags = builtTags(context, built);
  const blocked = blockedHubs(found, built);
  const folder: Folder = { root, before: new Map(), texts: new Map() };
  const problems: Problem[] = [];
  for (const { action, release } of found.plan.hubs) {
    if (action !== 'deploy' || blocked.has(release.id)) continue;
    problems.push(...(await patchRelease(found, folder, release, await ownTags(found, release, tags))));
  }
  const changed = [...folder.texts].filter(([file, text]) => folder.before.get(file) !== text);
  const files = changed.map(([file]) => file).sort();
  problems.push(...(await dirtyFiles(root, files)));
  if (problems.some(({ severity }) => severity === 'error')) return { files: [], problems };
  for (const [file, text] of changed) await writeFile(join(root, file), text);
  return { files, problems };
}

/** What is written is what was built: the folder must hold that commit's files. */
async function refuseOtherCommit(directory: string, commit: string): Promise<void> {
  const head = (await gitText(directory, ['rev-parse', 'HEAD'])).trim();
  if (head === commit) return;
  throw new ProblemError({
    severity: 'error',
    title: 'The working folder is at another commit',
    message: `\`write\` writes into the working folder, which is at ${head.slice(0, 7)}, and ${commit.slice(0, 7)} was looked at. Check that commit out, or leave \`--head\` away.`,
  });
}

async function patchRelease(
  found: Survey,
  folder: Folder,
  release: Release,
  tags: ReadonlyMap<string, string>,
): Promise<Problem[]> {
  const { values, hidden } = await readFolder(folder, found, release);
  const { placeholders } = found.fleet;
  const result = patchValues(values, tags, {
    placeholders,
    valuesPaths: await valuesPathsOf(found, release),
    rewriteOwn: true,
  });
  const problems: Problem[] = [
    ...result.problems,
    ...result.pinned.map((tag) => pinnedNotice(tag, placeholders)),
    ...(await unseen(found, release, result, hidden, tags)),
  ];
  for (const { file, text } of result.files) {
    if (folder.before.has(file)) folder.texts.set(file, text);
    else problems.push(notAFile(values.find((one) => one.file === file)?.at ?? release.declaredAt));
  }
  if (result.overlay) problems.push(noPlace(release, result.overlay));
  return problems.map((problem) => ({ hub: release.id, ...problem }));
}

/** A release's values as they are in the working folder by now; those that are encrypted are only named. */
async function readFolder(folder: Folder, { tree }: Survey, release: Release) {
  const values: ValuesText[] = [];
  const hidden: string[] = [];
  const add = async (named: string, role: ValuesText['role']) => {
    const [blob] = await tree.read([named]);
    if (!blob) return;
    const file = await realFile(folder.root, named);
    const bytes = await readFile(join(folder.root, file));
    // git-crypt's working copy may be plain where the commit's file is not.
    if (isCiphertext(blob) || isCiphertext(bytes)) {
      hidden.push(named);
      return;
    }
    const decoded = decodeValues(file, bytes, role);
    if ('severity' in decoded) throw new ProblemError(decoded);
    if (!folder.before.has(file)) folder.before.set(file, decoded.text);
    values.push({ ...decoded, text: folder.texts.get(file) ?? decoded.text });
  };
  const chart = chartValuesFile(release);
  if (chart) await add(chart, 'chart');
  for (const [index, source] of release.values.entries()) {
    if (source.kind === 'file') await add(source.path, 'values');
    // The configuration's own values decide what Helm sees, and cannot be written to.
    if (source.kind === 'inline') values.push(inlineText(release, source, index));
  }
  return { values, hidden };
}

/** Where a link leads, so that the file itself is judged and written. */
async function realFile(root: string, file: string): Promise<string> {
  const real = relative(await realpath(root), await realpath(join(root, file)));
  if (!real.startsWith('..') && !isAbsolute(real)) return real;
  throw new ProblemError(linkOut(file));
}

/** Images of the release that no plain file names, where there are encrypted ones that may. */
async function unseen(
  found: Survey,
  release: Release,
  { patched, pinned, overlay }: PatchedValues,
  hidden: readonly string[],
  tags: ReadonlyMap<string, string>,
): Promise<Problem[]> {
  const [file] = hidden;
  if (file === undefined || overlay) return [];
  const seen = new Set([...patched, ...pinned].map(({ name }) => name));
  return (await usedImages(found, release.id)).flatMap(({ name }) => {
    if (!tags.has(name) || seen.has(name)) return [];
    return [
      {
        severity: 'error' as const,
        file,
        title: 'An encrypted file is not written to',
        message: `No plain values file of ${release.id} names ${name}, and ${hidden.join(', ')} cannot be looked into. Move the image's \`name\` and \`tag\` into a plain file. Nothing was written.`,
      },
    ];
  });
}

function notAFile(place: Place): Problem {
  return {
    severity: 'error',
    ...place,
    title: 'These values are in no file of their own',
    message:
      '`write` changes values files, and the tag of an image stands in values that the configuration holds itself. Move them into a file. Nothing was written.',
  };
}

function noPlace(release: Release, overlay: Record<string, unknown>): Problem {
  return {
    severity: 'error',
    ...release.declaredAt,
    title: 'A values-path has no place in a file',
    message: `\`write\` changes tags that values files hold, and none holds ${JSON.stringify(overlay)}. Write the image's name there, with the placeholder as its tag. Nothing was written.`,
  };
}

/** Files with changes of a person's: a write would mix with them. */
async function dirtyFiles(root: string, files: readonly string[]): Promise<Problem[]> {
  if (files.length === 0) return [];
  const status = await gitText(root, [
    'status',
    '--porcelain',
    '-z',
    '--ignored',
    '--',
    ...files.map((file) => `:(literal)${file}`),
  ]);
  return status
    .split('\0')
    .filter(Boolean)
    .map((entry) => ({
      severity: 'error' as const,
      file: entry.slice(3),
      title: 'This file has changes that are not committed',
      message: `\`write\` would mix the new tag with what you changed in ${entry.slice(3)}. Commit or stash it first. Nothing was written.`,
    }));
}
