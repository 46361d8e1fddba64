import { Minimatch } from 'minimatch';
import type { CompileGlob } from './template.js';

/** A predicate of a glob, by minimatch; `!` and `#` at its start are plain, names that begin with a dot match too. */
export const compileGlob: CompileGlob = (glob) => {
  const matcher = new Minimatch(glob, { dot: true, nonegate: true, nocomment: true, platform: 'linux' });
  return (text) => matcher.match(text);
};
