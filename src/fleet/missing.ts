import { posix } from 'node:path';
import { nearest } from '../nearest.js';
import type { Place, Problem } from '../words.js';
import type { Scene } from './scene.js';

/** The error about a file that the configuration names and the commit does not have, with the nearest one there is. */
export function missingFile(scene: Scene, path: string, what: string, place: Place | undefined): Problem {
  const folder = posix.dirname(path);
  const beside: string[] = [];
  const namesakes: string[] = [];
  for (const other of scene.listing.paths) {
    if (posix.dirname(other) === folder) beside.push(other);
    else if (posix.basename(other) === posix.basename(path)) namesakes.push(other);
  }
  const near = nearest(path, beside) ?? nearest(path, namesakes);
  const git = ' Paths are from the root of the ops repo, and only files that git knows count.';
  return {
    severity: 'error',
    ...(place ?? { file: scene.file }),
    title: `No file ${path}`,
    message: `${what} is \`${path}\`, and this commit has no such file.${near ? ` Did you mean \`${near}\`?` : git}`,
  };
}
