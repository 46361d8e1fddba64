import { LineCounter, type Node, parseDocument } from 'yaml';
import { ProblemError } from '../problem.js';
import type { Problem } from '../words.js';
import { type Config, file } from './keys.js';

/**
 * Reads the text of a hub-deploy.yaml.
 *
 * @param name the file's path, for problems
 * @throws ProblemError with every error of form that it has: YAML, unknown keys, values of another kind
 */
export function readConfig(text: string, name: string): Config {
  const lines = new LineCounter();
  // Long lists of aliases are normal here (one list of values for many hubs), and they are resolved one by one.
  const document = parseDocument(text, { lineCounter: lines });
  const problems = document.errors.map((error) => syntaxProblem(text, name, error));
  if (problems.length > 0) throw new ProblemError(...problems);
  const reading = { file: name, document, lines, problems };
  const empty =
    document.contents === null || (document.contents as Node & { value?: unknown }).value === null;
  const config = empty ? {} : file.read(document.contents as Node, '', reading);
  if (problems.length > 0 || config === undefined) throw new ProblemError(...problems);
  return config;
}

function syntaxProblem(
  text: string,
  name: string,
  error: { readonly message: string; readonly pos: readonly [number, number] },
): Problem {
  const before = text.slice(0, error.pos[0]).split('\n');
  const line = text.split('\n')[before.length - 1] ?? '';
  const braces = /\{(hub|env|cluster|image)\}/.exec(line)?.[1];
  const advice = braces ? ` Write \`<${braces}>\` instead of \`{${braces}}\`.` : '';
  return {
    severity: 'error',
    file: name,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    title: 'Not YAML',
    message: `${error.message.split(' at line ')[0]}.${advice}`,
  };
}
