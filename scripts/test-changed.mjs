// `npm run test:changed`: the unit tests that a change touches, committed on this branch or not; where a sandbox is up
// (its variables are set), the end-to-end tests that import what changed too. What starts dist/ is for `npm test`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * What Jest is to find the tests of.
 *
 * @param changed paths below the root
 * @param tests the unit tests' texts by their paths
 * @returns the code that changed, whose tests Jest knows by their imports; and tests that only read what changed: those
 *   that name such a file or its topmost folder, and those of the whole repository, which stand in no folder
 */
export function lookFor(changed, tests) {
  const code = changed.filter((file) => /^(src|test)\/.*\.(ts|mjs)$/.test(file));
  const read = changed.filter((file) => !code.includes(file));
  const names = new Set(read.flatMap((file) => [file.split('/')[0], basename(file)]));
  const readers = Object.entries(tests)
    .filter(([path, text]) => !/^test\/.*\//.test(path) || [...names].some((name) => text.includes(name)))
    .map(([path]) => path);
  return [...new Set([...code, ...readers])];
}

function git(...args) {
  const text = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  return text.split('\0').filter((path) => path && existsSync(join(root, path)));
}

if (process.argv[1] === import.meta.filename) {
  const known = ['origin/main', 'main'].find(
    (branch) => spawnSync('git', ['rev-parse', '--verify', '--quiet', branch], { cwd: root }).status === 0,
  );
  const others = ['ls-files', '-z', '--others', '--exclude-standard'];
  const changed = [...git('diff', '-z', '--name-only', '--merge-base', known ?? 'HEAD'), ...git(...others)];
  const paths = [...git('ls-files', '-z', 'test'), ...git(...others, 'test')];
  const tests = paths.filter((path) => path.endsWith('.test.ts'));
  const texts = Object.fromEntries(tests.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const projects = process.env.SANDBOX_NAME ? ['unit', 'e2e'] : ['unit'];
  const argv = ['--selectProjects', ...projects, '--findRelatedTests', ...lookFor(changed, texts)];
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs'), ...argv], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
