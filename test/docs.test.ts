import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/fleet/config.js';
import { PROMISES } from './promises.js';

const root = join(import.meta.dirname, '..');
const files = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const pages = files('README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'docs/*.md', 'examples/README.md');

describe('the documentation', () => {
  test.each(pages)('%s links to what is there', (page) => {
    const prose = read(page).replaceAll(/`[^`\n]*`/g, '');
    const links = [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && statSync(join(root, target)).isFile() && !anchorsOf(target).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  const blocks = pages.flatMap((page) =>
    [...read(page).matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gm)].map(
      ({ index, 1: indent = '', 2: text = '' }) => ({
        place: `${page}:${read(page).slice(0, index).split('\n').length}`,
        text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      }),
    ),
  );
  const examples = files('examples/*.yml', 'examples/*.yaml').map((file) => read(file).split('\n'));

  test.each(blocks)(
    '$place: the YAML is taken from an example that is tested, or is a configuration',
    ({ text }) => {
      const lines = text.trimEnd().split('\n');
      if (!examples.some((example) => holds(example, lines)))
        expect(() => readConfig(text, 'hub-deploy.yaml')).not.toThrow();
    },
  );

  test('each sentence of README’s first list has tests that prove it', () => {
    const [, list = ''] = /\n\n((?:- [\s\S]*?\n)+?)\n## /.exec(read('README.md')) ?? [];
    const text = list
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/(?:^| )- /g, ' ')
      .replaceAll('**', '');
    const sentences = text.trim().split(/(?<=\.) (?=[A-Z])/);
    expect(sentences).toEqual(Object.keys(PROMISES));
    const missing = Object.values(PROMISES)
      .flat()
      .filter((named) => {
        const [file = '', title = ''] = named.split(/: (.*)/);
        return !existsSync(join(root, file)) || !read(file).includes(title);
      });
    expect(missing).toEqual([]);
  });

  test('security.md names tests that are there', () => {
    const named = [...read('docs/security.md').matchAll(/`([\w./-]+): ([^`]+)`/g)].filter(
      ([, file = '']) => existsSync(join(root, file)) || /\.(ts|sh|mjs)$/.test(file),
    );
    expect(named.length).toBeGreaterThan(15);
    const missing = named.filter(([, file = '', words = '']) => {
      return !existsSync(join(root, file)) || !read(file).includes(words.trim());
    });
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });

  test('troubleshooting.md has the words that hub-deploy says', () => {
    const table = read('docs/troubleshooting.md').split('## On GitHub')[0] ?? '';
    const words = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, said = '']) => said);
    expect(words.length).toBeGreaterThan(15);
    const sources = files('src/*.ts').map(read).join('\n');
    // Numbers and names come from the run.
    const parts = (said: string) => said.split(/ \d+ ?| \(its cluster was not asked\)|revision \d+/);
    const unsaid = words.filter((said) => !parts(said).every((part) => sources.includes(part.trim())));
    expect(unsaid).toEqual([]);
  });
});

/** GitHub's anchors of a page's headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Whether a text holds these lines, one after the other, all moved by the same number of spaces. */
function holds(text: readonly string[], shown: readonly string[]): boolean {
  const own = (shown[0] ?? '').length - (shown[0] ?? '').trimStart().length;
  const lines = shown.map((line) => line.slice(own));
  return text.some((first, at) => {
    const moved = first.length - first.trimStart().length;
    return lines.every((line, i) => text[at + i] === (line === '' ? '' : ' '.repeat(moved) + line));
  });
}
