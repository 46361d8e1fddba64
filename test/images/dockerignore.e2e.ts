import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contextFilter, parseDockerignore } from '../../src/images/dockerignore.js';

// BuildKit of the sandbox, by `. "$(test/sandbox/sandbox.sh up NAME)"`.

const PATHS = [
  'a',
  'a.md',
  'README.md',
  '.env',
  'docs/a',
  'docs/keep',
  'src/a',
  'src/b/c.md',
  'src/b/tmp/x',
  'ünï é/🎉',
  'x[1]',
];
const IGNORE_FILES: readonly string[] = [
  '*.md',
  '**/*.md\n!README.md',
  'docs\n!docs/keep',
  '*\n!src',
  '**\n!src/b\nsrc/b/tmp/',
  '/docs/\n#a\n.env\r\n',
  '**/tmp\nx\\[1]',
  'ünï*/?',
  'src/b\n!src',
  '[a-b]*\n!*.md',
];

const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-test-'));

beforeAll(() => {
  for (const path of PATHS) {
    mkdirSync(dirname(join(folder, 'context', path)), { recursive: true });
    writeFileSync(join(folder, 'context', path), 'x');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesIn(at: string, below = ''): string[] {
  return readdirSync(join(at, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesIn(at, path) : [path];
  });
}

/** What `COPY . /` really copies. */
function built(ignore: string, name: string): string[] {
  const context = join(folder, 'context');
  writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\n# ${ignore.length}\nCOPY . /\n`);
  rmSync(join(context, '.dockerignore'), { force: true });
  rmSync(join(folder, 'Dockerfile.dockerignore'), { force: true });
  writeFileSync(name === '.dockerignore' ? join(context, name) : join(folder, name), ignore);
  const out = mkdtempSync(join(folder, 'out-'));
  const argv = [
    'buildx',
    'build',
    '--no-cache',
    '--quiet',
    '--file',
    join(folder, 'Dockerfile'),
    '--output',
    `type=local,dest=${out}`,
  ];
  execFileSync('docker', [...argv, context], { stdio: ['ignore', 'ignore', 'pipe'] });
  return filesIn(out).sort();
}

describe('a real BuildKit copies the files that count in the tag, and no others', () => {
  test.each(IGNORE_FILES)('%j', (ignore) => {
    const passes = contextFilter(parseDockerignore(ignore, { file: '.dockerignore' }));
    expect(built(ignore, '.dockerignore')).toEqual([...PATHS, '.dockerignore'].filter(passes).sort());
  });

  test('Dockerfile.dockerignore wins over .dockerignore', () => {
    expect(built('*\n!a\n', 'Dockerfile.dockerignore')).toEqual(['a']);
    expect(readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8')).toContain('!a');
  });
});
