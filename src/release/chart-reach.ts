import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isNoFile, leadsOut } from '../host/links.js';
import type { Problem } from '../words.js';

/** The files by which Helm finds a chart's dependencies; `requirements` is Helm 2's. It builds what a lock says. */
const FILES = ['Chart.yaml', 'Chart.lock', 'requirements.yaml', 'requirements.lock'];

/**
 * What a chart's files name that Helm would look for outside of the staged tree: `file://` paths, and names with `..`,
 * which Helm joins to the folder `charts`.
 *
 * @param staged the staged tree's root, absolute
 * @param chart the chart's folder, absolute
 * @throws Error where a file is no YAML
 */
export async function outsideReach(staged: string, chart: string): Promise<Problem | undefined> {
  for (const name of FILES) {
    const text = await readFile(join(chart, name), 'utf8').catch((error: unknown) => {
      if (!isNoFile(error)) throw error;
    });
    if (text === undefined) continue;
    const file = `${relative(staged, chart)}/${name}`;
    for (const { key, value } of await namesAndRepositories(text)) {
      if (key === 'name') {
        if (value.split('/').includes('..')) return pathAsName(file, value);
        continue;
      }
      const at = value.indexOf('file://');
      if (at < 0) continue;
      if (await leadsOut(staged, resolve(chart, value.slice(at + 'file://'.length))))
        return outside(file, value);
    }
  }
  return undefined;
}

/**
 * All that may be the name or the repository of a dependency, wherever it stands: Helm takes keys in any case, merges
 * `<<`, and drops what cannot be printed from the values (chart/dependency.go), so more is dependencies for Helm than
 * a look at `dependencies` finds.
 */
async function namesAndRepositories(text: string) {
  const { isAlias, isScalar, parseDocument, visit } = await import('yaml');
  const document = parseDocument(text, { uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw error;
  const textOf = (node: unknown) => {
    const scalar = isAlias(node) ? node.resolve(document) : node;
    return isScalar(scalar) ? printable(scalar.value) : '';
  };
  const found: { readonly key: 'name' | 'repository'; readonly value: string }[] = [];
  visit(document, {
    Pair(_, pair) {
      // Go folds by capitals: `ſ` is an s.
      const key = textOf(pair.key).toUpperCase().toLowerCase();
      if (key === 'name' || key === 'repository') found.push({ key, value: textOf(pair.value) });
    },
  });
  return found;
}

/** As Helm has it: what Go calls printable, of the bytes where it is `!!binary`. */
function printable(value: unknown): string {
  const text = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '');
}

function outside(file: string, repository: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'A dependency outside of the repository',
    message: `\`${repository}\` is not in this repository, so nobody else has it. Put the chart there, or name it by the chart repository that publishes it.`,
  };
}

function pathAsName(file: string, name: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'The name of a chart is a path',
    message: `\`${name}\` leads out of the folder that Helm looks for it in. Write the chart's name alone.`,
  };
}
