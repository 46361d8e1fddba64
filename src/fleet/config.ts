import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { ProblemError } from '../problem.js';
import type { Problem } from '../words.js';
import { type Config, file } from './keys.js';
import { fault, isWhat } from './read.js';

/**
 * Reads the text of a hub-deploy.yaml.
 *
 * @param name the file's path, for problems
 * @throws ProblemError with every error of form that it has: YAML, unknown keys, values of another kind
 */
export function readConfig(text: string, name: string): Config {
  if (text.length > MOST_CHARACTERS)
    throw tooLarge(
      name,
      `it has more than ${MOST_CHARACTERS} characters`,
      'Say what hubs have in common once',
    );
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems = document.errors.map((error) => syntaxProblem(text, name, error));
  const aliases = followAliases(document, (alias, message) =>
    problems.push(syntaxProblem(text, name, { message, pos: alias.range ?? [0, 0] })),
  );
  if (problems.length > 0) throw new ProblemError(...problems);
  if (sizeOf(document.contents as Node | null, aliases) > MOST_VALUES)
    throw tooLarge(
      name,
      `with its aliases it stands for more than ${MOST_VALUES} values`,
      'Use fewer aliases',
    );
  const reading = { file: name, document, aliases, lines, problems };
  const root = document.contents as Node | null;
  const empty = root === null || (isScalar(root) && root.value === null);
  if (!empty && !isMap(root))
    fault(reading, root, 'Not a mapping', `${name} is a mapping of keys, and this is ${isWhat(root)}.`);
  const config = empty ? {} : isMap(root) ? file.read(root, '', reading) : undefined;
  if (problems.length > 0 || config === undefined) throw new ProblemError(...problems);
  return config;
}

/** Ten thousand hubs with a hundred characters each. */
const MOST_CHARACTERS = 2 ** 20;
const MOST_VALUES = 200_000;

function tooLarge(file: string, why: string, fix: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file,
    line: 1,
    title: 'The configuration is too large',
    message: `\`${file}\` is not read: ${why}. ${fix}.`,
  });
}

/** How many nodes there are where each alias is what it stands for: they multiply. What is counted once is kept. */
function sizeOf(root: Node | null, aliases: ReadonlyMap<Alias, Node>): number {
  const sizes = new Map<Node, number>();
  const of = (node: unknown): number => {
    if (isAlias(node)) return of(aliases.get(node));
    if (!isCollection(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    for (const item of node.items) size += isPair(item) ? of(item.key) + of(item.value) : of(item);
    sizes.set(node, size);
    return size;
  };
  return of(root);
}

/** What each alias stands for, found in one walk: a long list of values is one anchor and many aliases. */
function followAliases(
  document: Document,
  wrong: (alias: Alias, message: string) => void,
): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  visit(document, {
    Value(_key, node) {
      if (node.anchor) anchors.set(node.anchor, node);
    },
    Alias(_key, alias, path) {
      const target = anchors.get(alias.source);
      if (target === undefined)
        wrong(alias, `No anchor \`&${alias.source}\` stands before \`*${alias.source}\``);
      else if (path.includes(target)) wrong(alias, `\`*${alias.source}\` stands inside what it stands for`);
      else aliases.set(alias, target);
    },
  });
  return aliases;
}

function syntaxProblem(
  text: string,
  name: string,
  error: { readonly message: string; readonly pos: readonly number[]; readonly code?: string },
): Problem {
  const before = text.slice(0, error.pos[0] ?? 0).split('\n');
  const line = text.split('\n')[before.length - 1] ?? '';
  const placed = {
    severity: 'error',
    file: name,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  } as const;
  if (error.code === 'MULTIPLE_DOCS')
    return {
      ...placed,
      title: 'A second document',
      message: `${name} is one document: take the line \`---\` and what is not to be read away.`,
    };
  const braces = /\{(hub|env|cluster|image)\}/.exec(line)?.[1];
  const advice = braces ? ` Write \`<${braces}>\` instead of \`{${braces}}\`.` : '';
  return {
    ...placed,
    title: 'Not YAML',
    message: `${error.message.split(' at line ')[0]}.${advice}`,
  };
}
