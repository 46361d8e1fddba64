/** Programs that stand before the real ones on the PATH. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a program is. */
export function whereIs(name) {
  return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
}

/** Writes a shell script that can be run; its folder is to be first on the PATH. */
export function writeProgram(folder, name, script) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/**
 * Puts programs there that write their environment down and are the real ones then.
 *
 * @param {string} folder to be first on the PATH
 * @param {Record<string, string>} programs where the real one of each name is
 */
export function watchPrograms(folder, programs) {
  mkdirSync(join(folder, 'seen'), { recursive: true });
  for (const [name, real] of Object.entries(programs))
    writeProgram(folder, name, `/usr/bin/env >'${folder}/seen/${name}'.$$\nexec '${real}' "$@"`);
}

/**
 * What each start of a program found in its environment.
 *
 * @returns {Record<string, string>[]}
 */
export function environmentsSeen(folder, name) {
  const seen = join(folder, 'seen');
  const files = existsSync(seen) ? readdirSync(seen).filter((file) => file.startsWith(`${name}.`)) : [];
  return files.map((file) => {
    const lines = readFileSync(join(seen, file), 'utf8').trim().split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
  });
}
