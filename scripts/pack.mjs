// Packs the three doors into dist/: `npm run pack`. CI runs it and fails where dist/ differs from what is committed.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync, parseSync } from '@swc/core';

const root = join(import.meta.dirname, '..');
const run = (...argv) => execFileSync(argv[0], argv.slice(1), { cwd: root, stdio: 'inherit' });

// Into another folder first: sources that do not compile leave the dist/ that was there.
for (const folder of ['lib', 'dist.new']) rmSync(join(root, folder), { recursive: true, force: true });
run('npx', 'tsc');
for (const door of ['main', 'post', 'cli']) {
  const folder = join('dist.new', door);
  run('npx', 'ncc', 'build', `lib/${door}.js`, '-o', folder, '--no-source-map-register', '--quiet');
  let size = 0;
  for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.js'))) {
    const file = join(root, folder, name);
    const small = minify(readFileSync(file, 'utf8'));
    writeFileSync(file, small);
    size += Buffer.byteLength(small);
  }
  console.log(`dist/${door}  ${(size / 1e6).toFixed(2)} MB`);
}
chmodSync(join(root, 'dist.new/cli/index.js'), 0o755);
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(join(root, 'dist.new'), join(root, 'dist'));

/** ncc's own `--minify` leaves all but index.js as it is. A bug's stack in a log keeps our names. */
function minify(code) {
  const mangle = { keep_fnames: true, keep_classnames: true };
  const start = code.startsWith('#!') ? code.indexOf('\n') + 1 : 0;
  const small = minifySync(code.slice(start), { module: true, ecma: 2022, compress: false, mangle });
  return code.slice(0, start) + inParentheses(small.code);
}

/**
 * Puts webpack's modules back in the parentheses that minifying takes away: V8 compiles such a function at once, and
 * reads any other twice, once to skip it and once when it is called.
 */
function inParentheses(code) {
  const { body, span } = parseSync(code, { syntax: 'ecmascript', target: 'es2022' });
  const bytes = Buffer.from(code);
  let done = '';
  let at = 0;
  for (const { start, end } of modulesIn(body)) {
    // Spans count bytes from where the parser's first file began.
    const [from, to] = [start - span.start, end - span.start];
    done += `${bytes.subarray(at, from)}(${bytes.subarray(from, to)})`;
    at = to;
  }
  return done + bytes.subarray(at);
}

/** Where the functions of an object `{123: (module, exports, require) => …}` stand, in order. */
function modulesIn(node) {
  if (node === null || typeof node !== 'object') return [];
  const { key, value } = node;
  if (
    node.type === 'KeyValueProperty' &&
    key.type === 'NumericLiteral' &&
    value.type === 'ArrowFunctionExpression'
  )
    return [value.span];
  return Object.values(node).flatMap(modulesIn);
}
