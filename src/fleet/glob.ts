import { Minimatch } from 'minimatch';
import { ProblemError } from '../problem.js';
import type { CompileGlob } from './template.js';

/** Each alternative of a glob's braces is a glob of its own, and braces beside braces multiply. */
const MOST_ALTERNATIVES = 1_000;

/** A predicate of a glob, by minimatch; `!` and `#` at its start are plain, names that begin with a dot match too. */
export const compileGlob: CompileGlob = (glob) => {
  const matcher = new Minimatch(glob, {
    dot: true,
    nonegate: true,
    nocomment: true,
    platform: 'linux',
    // One more than is taken: minimatch leaves out the rest without a word.
    braceExpandMax: MOST_ALTERNATIVES + 1,
  });
  if (matcher.globSet.length > MOST_ALTERNATIVES) throw tooMany(glob);
  return (text) => matcher.match(text);
};

function tooMany(glob: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'A glob of too many alternatives',
    message: `\`${glob.slice(0, 100)}\` stands for more than ${MOST_ALTERNATIVES} globs, since its braces multiply. Write fewer braces, or \`*\` in their place.`,
  });
}
