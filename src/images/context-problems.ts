import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOfGit } from '../fleet/git.js';
import { isGitCrypt, lfsObjectPath, lfsPointer } from '../fleet/pointers.js';
import type { Problem, Tree } from '../words.js';
import type { ImageTag } from './tag.js';

/**
 * Names what stands in an image's context but must not be built: a submodule or a Git LFS file that is not checked
 * out, a file that git-crypt has encrypted, one whose name is not UTF-8. Contents are read only where some .gitattributes speaks of such files.
 *
 * @param directory a folder of the checkout
 * @param tags of the images that will be built
 */
export async function contextProblems(
  directory: string,
  tree: Tree,
  tags: Iterable<ImageTag>,
): Promise<Problem[]> {
  const files = new Set<string>();
  for (const tag of tags) for (const file of tag.files) files.add(file);
  const submodules = [...files].filter((file) => tree.entries.get(file)?.mode === '160000');
  const hasFilters = await attributesName(tree, /\bfilter=(?:lfs|git-crypt)/);
  const badNames = unreadableNames(tree, files);
  if (submodules.length === 0 && !hasFilters) return badNames;
  const { root, shared } = await foldersOfGit(directory);
  const lfsObjects = join(shared, 'lfs', 'objects');
  const isHere = (path: string) => existsSync(join(root, path, '.git'));
  return [
    ...badNames,
    ...submodules.filter((path) => !isHere(path)).map(submoduleMissing),
    ...(hasFilters ? await filteredFiles(tree, [...files], lfsObjects) : []),
  ];
}

/** An error for each of these files whose name is not UTF-8: what is made from it would lack it. */
export function unreadableNames(tree: Tree, files: Iterable<string>): Problem[] {
  return [...files].filter((file) => tree.entries.get(file)?.notUtf8).map(badName);
}

function badName(file: string): Problem {
  return {
    severity: 'error',
    title: 'A file name is not UTF-8',
    message: `The name of ${file} holds bytes that are not UTF-8 (shown as \\x…), and other machines would not find it. Rename it, or keep it out of the image by .dockerignore and out of the chart's folder.`,
    file,
  };
}

async function attributesName(tree: Tree, what: RegExp): Promise<boolean> {
  const paths = [...tree.entries.keys()].filter((path) => /(?:^|\/)\.gitattributes$/.test(path));
  return (await tree.read(paths)).some((content) => what.test(content?.toString('utf8') ?? ''));
}

async function filteredFiles(tree: Tree, files: readonly string[], lfsObjects: string): Promise<Problem[]> {
  const contents = await tree.read(files);
  return files.flatMap((file, i) => {
    const content = contents[i];
    if (!content) return [];
    if (isGitCrypt(content)) return [encrypted(file)];
    const pointer = lfsPointer(content);
    return pointer && !existsSync(join(lfsObjects, lfsObjectPath(pointer))) ? [lfsMissing(file)] : [];
  });
}

function submoduleMissing(file: string): Problem {
  return {
    severity: 'error',
    title: 'A submodule is not checked out',
    message: `${file} is a submodule inside an image's context, and its files are not here. Check out with \`submodules: true\`, or name it in .dockerignore.`,
    file,
  };
}

function lfsMissing(file: string): Problem {
  return {
    severity: 'error',
    title: 'A Git LFS file is not checked out',
    message: `${file} is a Git LFS pointer inside an image's context, and its content is not here. Check out with \`lfs: true\`, or name it in .dockerignore.`,
    file,
  };
}

function encrypted(file: string): Problem {
  return {
    severity: 'error',
    title: 'An encrypted file in an image',
    message: `${file} is encrypted by git-crypt and stands inside an image's context; whoever pulls the image could read it if it were decrypted, and it is no use as it is. Name it in .dockerignore, and give the build its secrets by \`secrets\`.`,
    file,
  };
}
