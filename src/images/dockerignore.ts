import { ProblemError } from '../problem.js';
import type { Place } from '../words.js';
import { matcher, type Step } from './steps.js';

/**
 * Docker's .dockerignore, to the letter: the lines as moby/patternmatcher's ignorefile reads them, the patterns as its
 * MatchesUsingParentResults does, folder by folder as BuildKit's file transfer (tonistiigi/fsutil, filter.go) walks.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export interface Dockerignore {
  readonly patterns: readonly Pattern[];
  /** True where a pattern that begins with `!` may bring back something inside an ignored folder. */
  readonly mayLookInside: (folder: string) => boolean;
}

interface Pattern {
  readonly isException: boolean;
  readonly text: string;
  readonly matches: (path: string) => boolean;
}

/**
 * @param text the file's content
 * @param place the file, for problems
 * @throws ProblemError at the line of a pattern that docker build would refuse
 */
export function parseDockerignore(text: string, place: Place): Dockerignore {
  if (text.length > MOST_CHARACTERS) throw tooLong(place);
  const patterns: Pattern[] = [];
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    // Only a # in the first column is a comment.
    if (line.startsWith('#')) continue;
    const trimmed = goTrim(line);
    if (trimmed === '') continue;
    patterns.push(makePattern(trimmed, { ...place, line: i + 1 }));
  }
  return { patterns, mayLookInside: insideTest(patterns) };
}

/** Each line is held against each file: what is longer than this was not written by hand. */
const MOST_CHARACTERS = 2 ** 20;

function tooLong(place: Place): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'A .dockerignore without end',
    message: `It has more than ${MOST_CHARACTERS} characters, and each line is held against each file of the context. Name folders and patterns instead of files.`,
    ...place,
  });
}

/** Go's strings.TrimSpace: JavaScript's trim takes the byte order mark too, Go's takes U+0085. */
function goTrim(text: string): string {
  const isSpace = (at: number) => /[^\S\ufeff]|\u0085/.test(text[at] ?? '');
  let start = 0;
  while (isSpace(start)) start++;
  let end = text.length;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

function makePattern(trimmed: string, place: Place): Pattern {
  const inverted = trimmed.startsWith('!');
  let path = clean(inverted ? goTrim(trimmed.slice(1)) : trimmed);
  // `/some/path` and `some/path` are the same.
  if (path.length > 1 && path.startsWith('/')) path = path.slice(1);
  // Cleaned once more with its mark, as docker does: `!../../x` loses it.
  const whole = inverted ? clean(`!${path}`) : path;
  const isException = whole.startsWith('!');
  const text = isException ? whole.slice(1) : whole;
  if (trimmed === '!' || text === '') throw illegal(trimmed, place, 'it names nothing');
  if (!isGoPattern(text)) throw illegal(trimmed, place, 'a bracket or backslash is not closed');
  return { isException, text, matches: compile(text, (why) => illegal(trimmed, place, why)) };
}

function illegal(pattern: string, place: Place, why: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'A pattern that docker build refuses',
    message: `\`${pattern}\` is no .dockerignore pattern: ${why}. Write it as a path, with *, ** or ? for parts of it.`,
    ...place,
  });
}

/** Go's filepath.Clean: no doubled slashes, no `.`, `..` taken away with the part before it. */
function clean(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return isRooted ? `/${parts.join('/')}` : parts.join('/') || '.';
}

/** Go's filepath.Match refuses these patterns; docker build asks it only for that. */
function isGoPattern(pattern: string): boolean {
  return /^(?:[^\\[]|\\.|\[(?:\^|(?!\^))(?:(?:[^\\\]-]|\\.)(?:-(?:[^\\\]-]|\\.))?)+\])*$/su.test(pattern);
}

/** As patternmatcher's Pattern.compile and match, its oddities included; its regular expression as a list of steps. */
function compile(pattern: string, refuse: (why: string) => ProblemError): (path: string) => boolean {
  const steps: Step[] = [];
  let kind: 'exact' | 'prefix' | 'suffix' | 'steps' = 'exact';
  const characters = [...pattern];
  for (let i = 0, turn = 0; i < characters.length; turn++) {
    const character = characters[i++] as string;
    if (character === '*' && characters[i] === '*') {
      i++;
      if (characters[i] === '/') i++;
      if (i < characters.length) {
        steps.push(FOLDERS);
        kind = 'steps';
      } else if (kind === 'exact') kind = 'prefix';
      else {
        steps.push({ kind: 'many', takes: notLineEnd });
        kind = 'steps';
      }
      if (turn === 0) kind = 'suffix';
    } else if (character === '*') {
      steps.push({ kind: 'many', takes: notSlash });
      kind = 'steps';
    } else if (character === '?') {
      steps.push({ kind: 'one', takes: notSlash });
      kind = 'steps';
    } else if (character === '\\') {
      steps.push(afterBackslash(characters[i++] ?? '\\', refuse));
      kind = 'steps';
    } else if (character === '[') {
      const end = classEnd(characters, i);
      steps.push(oneOf(characterClass(characters.slice(i, end)), refuse));
      i = end + 1;
      kind = 'steps';
    } else {
      steps.push(plain(character));
      if (character === ']') kind = 'steps';
    }
  }
  if (kind === 'exact') return (path) => path === pattern;
  if (kind === 'prefix') return (path) => path.startsWith(pattern.slice(0, -2));
  if (kind === 'suffix') {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  return matcher(steps);
}

/** `[^\n]*\/`, or nothing. */
const FOLDERS: Step = { kind: 'upTo', takes: notLineEnd, end: '/' };

function notLineEnd(character: string): boolean {
  return character !== '\n';
}

function notSlash(character: string): boolean {
  return character !== '/';
}

function plain(literal: string): Step {
  return { kind: 'one', takes: (character) => character === literal, literal };
}

/** @param source of a regular expression for one character */
function oneOf(source: string, refuse: (why: string) => ProblemError): Step {
  try {
    const regexp = new RegExp(`^${source}$`, 'u');
    return { kind: 'one', takes: (character) => regexp.test(character) };
  } catch {
    throw refuse('its brackets make no sense');
  }
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character === '-' ? 'x2d' : character}` : character;
}

/** A backslash makes the next character plain; but before a letter or digit, Go's regular expressions have their say. */
function afterBackslash(character: string, refuse: (why: string) => ProblemError): Step {
  if (!/[a-zA-Z0-9]/.test(character)) return plain(character);
  if (character === 'a') return plain('\x07');
  if (character === 'b' || character === 'B') return { kind: 'border', isBorder: character === 'b' };
  if (character === 's' || character === 'S')
    return oneOf(character === 's' ? '[\\t\\n\\f\\r ]' : '[^\\t\\n\\f\\r ]', refuse);
  if (/[dDwWfnrtv]/.test(character)) return oneOf(`\\${character}`, refuse);
  throw refuse(`\`\\${character}\` means nothing; paths are written with /`);
}

/** The place of the bracket that closes a class; isGoPattern has seen to it that there is one. */
function classEnd(characters: readonly string[], from: number): number {
  for (let i = from; i < characters.length; i++) {
    if (characters[i] === '\\') i++;
    else if (characters[i] === ']' && i > from) return i;
  }
  return characters.length;
}

function characterClass(inner: readonly string[]): string {
  const isNegated = inner[0] === '^';
  let source = '';
  for (let i = isNegated ? 1 : 0; i < inner.length; i++) {
    const character = inner[i] === '\\' ? (inner[++i] as string) : (inner[i] as string);
    source += character === '-' && inner[i - 1] !== '\\' ? '-' : escaped(character);
  }
  return `[${isNegated ? '^' : ''}${source}]`;
}

/** fsutil looks inside an ignored folder only where an exception could match there. */
function insideTest(patterns: readonly Pattern[]): (folder: string) => boolean {
  const exceptions = patterns
    .filter((pattern) => pattern.isException)
    .map((pattern) => pattern.text.replace(/\/\*\*$/, '').replace(/\/\*$/, ''));
  if (exceptions.some((text) => /[*[\]?^\\]/.test(text))) return () => true;
  return (folder) => exceptions.some((text) => `${text}/`.startsWith(`${folder}/`));
}

/** What a folder's patterns said, for the paths below it. */
interface Verdict {
  readonly isIgnored: boolean;
  readonly matched: readonly boolean[];
}

/**
 * The files that docker build would have in its context.
 *
 * @param paths relative to the context, in any order
 * @returns a test for them
 */
export function contextFilter(ignore: Dockerignore): (path: string) => boolean {
  const verdicts = new Map<string, Verdict | 'skipped'>();
  const judgeFolder = (folder: string): Verdict | 'skipped' | undefined => {
    if (folder === '') return undefined;
    const known = verdicts.get(folder);
    if (known) return known;
    const above = judgeFolder(parentOf(folder));
    let verdict: Verdict | 'skipped' = 'skipped';
    if (above !== 'skipped') {
      const judged = judge(ignore.patterns, folder, above?.matched);
      if (!judged.isIgnored || ignore.mayLookInside(folder)) verdict = judged;
    }
    verdicts.set(folder, verdict);
    return verdict;
  };
  return (path) => {
    const above = judgeFolder(parentOf(path));
    return above !== 'skipped' && !judge(ignore.patterns, path, above?.matched).isIgnored;
  };
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** patternmatcher's MatchesUsingParentResults. */
function judge(patterns: readonly Pattern[], path: string, parent: readonly boolean[] | undefined): Verdict {
  let isIgnored = false;
  const matched = patterns.map((pattern, i) => {
    let match = parent?.[i] ?? false;
    // A pattern that could change nothing is not looked at, and then does not count for the paths below either.
    if (!match && pattern.isException === isIgnored) match = pattern.matches(path);
    if (match) isIgnored = !pattern.isException;
    return match;
  });
  return { isIgnored, matched };
}
