import { describe, expect, test } from '@jest/globals';
import { contextFilter, parseDockerignore } from '../../src/images/dockerignore.js';

function kept(ignore: string, paths: readonly string[]): string[] {
  return paths.filter(contextFilter(parseDockerignore(ignore, { file: '.dockerignore' })));
}

/**
 * What moby/patternmatcher 0.6.1 and tonistiigi/fsutil, which BuildKit 0.34 is made of, said of these. Then 120,000
 * random files of up to four lines were compared with them, and none differed.
 */
const CASES: readonly (readonly [what: string, ignore: string, paths: string[], kept: string[]])[] = [
  ['a name', 'README.md', ['README.md', 'docs/README.md'], ['docs/README.md']],
  ['a folder', 'docs', ['docs/a', 'docs/b/c', 'docsx'], ['docsx']],
  ['a folder with a slash at its end', 'docs/', ['docs/a', 'docs'], []],
  ['a slash at its start', '/docs', ['docs/a', 'x/docs'], ['x/docs']],
  ['a star ends at a slash', '*.md', ['a.md', 'b/a.md'], ['b/a.md']],
  ['two stars do not', '**/*.md', ['a.md', 'b/a.md', 'b/c/a.md', 'a.mdx'], ['a.mdx']],
  ['two stars before a name', '**/tmp', ['tmp', 'a/tmp/b', 'a/xtmp'], ['a/xtmp']],
  // Docker's oddity: `**name` is a suffix.
  ['two stars without a slash', '**tmp', ['tmp', 'a/xtmp', 'tmp/a'], []],
  ['two stars at the end', 'a/**', ['a/b', 'a/b/c', 'b'], ['b']],
  ['two stars between', 'a/**/z', ['a/z', 'a/b/c/z', 'a/b/y'], ['a/b/y']],
  ['a question mark', 'a?c', ['abc', 'a/c', 'ac', 'a🎉c'], ['a/c', 'ac']],
  ['a class', '[a-c].txt', ['a.txt', 'd.txt'], ['d.txt']],
  ['a class turned round', '[^a-c].txt', ['a.txt', 'd.txt'], ['a.txt']],
  ['dots, pluses and dollars are plain', 'a.b+c$', ['a.b+c$', 'axb+c$', 'a.bbc'], ['axb+c$', 'a.bbc']],
  ['a backslash makes the next one plain', 'a\\*b', ['a*b', 'axb'], ['axb']],
  ['everything', '*', ['a', 'b/c'], []],
  ['all but one', '*\n!b', ['a', 'b', 'c/b'], ['b']],
  ['all but a folder', '**\n!src', ['a', 'src/b', 'src/c/d'], ['src/b', 'src/c/d']],
  ['an exception inside an ignored folder', 'docs\n!docs/keep', ['docs/a', 'docs/keep'], ['docs/keep']],
  ['an exception before it', '!docs/keep\ndocs', ['docs/keep'], []],
  [
    'exceptions and exceptions to them',
    '*.md\n!README*.md\nREADME-secret.md',
    ['a.md', 'README-secret.md', 'README-x.md'],
    ['README-x.md'],
  ],
  // An exception for a folder above one that is ignored does not reach into it.
  ['an exception for the folder above', 'a/b\n!a', ['a/b/c', 'a/d'], ['a/d']],
  ['comments only in the first column', '#a\n #b', ['#a', '#b'], ['#a']],
  ['spaces around, empty lines, CRLF', '  a  \r\n\r\nb\r\n', ['a', 'b', 'c'], ['c']],
  ['a byte order mark', '\ufeffa', ['a', 'b'], ['b']],
  ['a space after the exclamation mark', '*\n! a', ['a', 'b'], ['a']],
  ['dots in a path', './a/../b', ['a', 'b'], ['a']],
  [
    'the Dockerfile and the file itself',
    'Dockerfile\n.dockerignore',
    ['Dockerfile', '.dockerignore', 'a'],
    ['a'],
  ],
  ['the current folder ignores nothing', '.', ['a', 'b/c'], ['a', 'b/c']],
  ['names beyond ASCII', 'ü*/🎉', ['ünï/🎉', 'unï/🎉'], ['unï/🎉']],
];

describe('.dockerignore is read as docker does', () => {
  test.each(CASES)('%s', (_, ignore, paths, expected) => {
    expect(kept(ignore, paths)).toEqual(expected);
  });
});

describe('what docker build refuses has a line', () => {
  test.each([
    ['!', 'it names nothing'],
    ['a[', 'not closed'],
    ['a\\', 'not closed'],
    ['a\\y', 'means nothing'],
    ['[b-a]', 'make no sense'],
  ])('%s', (pattern, why) => {
    try {
      parseDockerignore(`ok\n\n${pattern}\n`, { file: 'x/.dockerignore' });
      throw new Error('it was taken');
    } catch (error) {
      expect(error).toMatchObject({ problems: [{ file: 'x/.dockerignore', line: 3 }] });
      expect(String(error)).toContain(why);
    }
  });
});

describe('a file made to take for ever', () => {
  test('of a hundred classes and one that is not closed is refused', () => {
    expect(() => kept(`${'[^a]'.repeat(100)}[`, [])).toThrow('a bracket or backslash is not closed');
    expect(() => kept('[^]', [])).toThrow('a bracket or backslash is not closed');
  });

  test('of blanks between two words is read in one go', () => {
    expect(kept(`a${' '.repeat(300_000)}b`, ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('of more than a million characters is refused', () => {
    expect(() => kept('a\n'.repeat(2 ** 19 + 1), [])).toThrow('A .dockerignore without end');
  });
});
