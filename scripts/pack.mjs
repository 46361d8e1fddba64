// Packs the three doors into dist/: `npm run pack`. CI runs it and fails where dist/ differs from what is committed.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (...argv) => execFileSync(argv[0], argv.slice(1), { cwd: root, stdio: 'inherit' });

// Into another folder first: sources that do not compile leave the dist/ that was there.
for (const folder of ['lib', 'dist.new']) rmSync(join(root, folder), { recursive: true, force: true });
run('npx', 'tsc');
for (const door of ['main', 'post', 'cli']) {
  const folder = join('dist.new', door);
  run(
    'npx',
    'ncc',
    'build',
    `lib/${door}.js`,
    '-o',
    folder,
    '--minify',
    '--no-source-map-register',
    '--quiet',
  );
  const files = readdirSync(join(root, folder));
  const size = files.reduce((sum, file) => sum + statSync(join(root, folder, file)).size, 0);
  console.log(`dist/${door}  ${(size / 1e6).toFixed(2)} MB`);
}
chmodSync(join(root, 'dist.new/cli/index.js'), 0o755);
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(join(root, 'dist.new'), join(root, 'dist'));
