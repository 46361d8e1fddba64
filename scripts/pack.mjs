// Packs the three doors into dist/: `npm run pack`. CI runs it and fails where dist/ differs from what is committed.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (...argv) => execFileSync(argv[0], argv.slice(1), { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });

for (const folder of ['lib', 'dist']) rmSync(join(root, folder), { recursive: true, force: true });
run('npx', 'tsc');
for (const door of ['main', 'post', 'cli']) {
  run('npx', 'ncc', 'build', `lib/${door}.js`, '-o', `dist/${door}`, '--minify', '--no-source-map-register', '--quiet');
  const size = readdirSync(join(root, 'dist', door)).reduce(
    (sum, file) => sum + statSync(join(root, 'dist', door, file)).size,
    0,
  );
  console.log(`dist/${door}  ${(size / 1e6).toFixed(2)} MB`);
}
chmodSync(join(root, 'dist/cli/index.js'), 0o755);
