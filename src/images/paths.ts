import { cp, mkdtemp, realpath, stat, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isReference } from '../fleet/named-context.js';
import { realPathInside } from '../host/links.js';
import { linkOut, ProblemError } from '../problem.js';
import type { Image, Problem } from '../words.js';

/** The files that images are built from. */
export interface StagedFiles {
  /** The staged tree's root folder. */
  readonly staged: string;
  /** The commit's links that lead out of it, which it lacks: in an image they mean something else. */
  readonly linksOut?: ReadonlyMap<string, Uint8Array>;
}

/** Every path that docker is given for a build: real ones, without links, of the staged tree or of a copy of ours. */
export interface BuildPaths {
  readonly context: string;
  readonly dockerfile: string;
  /** The named contexts that are folders of the repo, by name. */
  readonly contexts: Readonly<Record<string, string>>;
}

/**
 * Finds what an image is built from. BuildKit follows a context's own links inside of that context alone, so it gets
 * them all; docker itself follows what it is given, so that is never a link.
 *
 * @param scratch a folder for copies of contexts
 * @throws ProblemError where something is not there, or leads out of the repository
 */
export async function buildPaths(image: Image, files: StagedFiles, scratch: string): Promise<BuildPaths> {
  const folder = async (path: string) =>
    withLinks(await placeOf(image, path, 'folder', files), files, scratch);
  const contexts: Record<string, string> = {};
  for (const [name, path] of Object.entries(image.contexts))
    if (!isReference(path)) contexts[name] = await folder(path);
  return {
    dockerfile: await placeOf(image, image.dockerfile, 'file', files),
    context: await folder(image.context),
    contexts,
  };
}

async function placeOf(
  image: Image,
  path: string,
  kind: 'file' | 'folder',
  { staged }: StagedFiles,
): Promise<string> {
  const real = await realPathInside(staged, join(staged, path));
  if (real === undefined) throw new ProblemError(linkOut(path));
  const found = await stat(real).catch(() => undefined);
  if (kind === 'file' ? found?.isFile() : found?.isDirectory()) return real;
  throw new ProblemError(notThere(image, path, kind));
}

/** The folder, or a copy of it with the links that the staged tree lacks: they lead somewhere in the image. */
async function withLinks(
  folder: string,
  { staged, linksOut = new Map() }: StagedFiles,
  scratch: string,
): Promise<string> {
  const path = relative(await realpath(staged), folder);
  const inside = [...linksOut].filter(([link]) => path === '' || link.startsWith(`${path}/`));
  if (inside.length === 0) return folder;
  const copy = await mkdtemp(join(scratch, 'context-'));
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  for (const [link, target] of inside) await symlink(Buffer.from(target), join(copy, relative(path, link)));
  return copy;
}

function notThere(image: Image, path: string, kind: 'file' | 'folder'): Problem {
  return {
    severity: 'error',
    ...image.declaredAt,
    title: `${image.key}: no ${kind} ${path}`,
    message: `${image.key} is built from \`${path}\`, which is no ${kind} of this commit. Commit it, or mend the path in the configuration.`,
  };
}
