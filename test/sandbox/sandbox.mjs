// A sandbox, for programs: sandbox.sh starts and stops it, here its environment is read.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'sandbox.sh');

/**
 * The variables of the file whose path `sandbox.sh up` prints.
 *
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function variablesIn(path) {
  return Object.fromEntries(
    Array.from(readFileSync(path, 'utf8').matchAll(/^export (\w+)='(.*)'$/gm), ([, name, value]) => [
      name,
      value,
    ]),
  );
}

/**
 * Starts a sandbox, its base images in its registry; several may be started side by side.
 *
 * @param {string} name
 * @returns {Promise<string>} the path of its variables' file
 * @throws where it did not come up; what it said stands on stderr
 */
export async function up(name) {
  const path = await output('up', name);
  await output('images', name);
  return path;
}

/**
 * Builds what only tests ask for, where it is not there yet, and adds it to a sandbox that is up.
 *
 * @param {string | undefined} name
 */
export async function addTools(name) {
  await output('tools');
  if (name) await output('up', name);
}

/** Stops a sandbox; nothing is left of it. */
export function down(name) {
  return spawnSync(script, ['down', name], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** What sandbox.sh prints. */
function output(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(script, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said.trim());
      else reject(new Error(`sandbox.sh ${args.join(' ')} ended with ${code}`));
    });
  });
}
