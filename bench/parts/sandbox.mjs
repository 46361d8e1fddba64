// The sandbox (test/sandbox) that benchmarks with real parts run in.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../test/sandbox/sandbox.sh');

/**
 * Takes the sandbox that this shell is in, or starts one; its environment is this process's then.
 *
 * @returns {() => void} takes down what was started
 */
export function enterSandbox() {
  if (process.env.SANDBOX_NAME) return () => {};
  const name = `bench-${process.pid}`;
  const environment = sandbox('up', name).trim();
  for (const [, key, value] of readFileSync(environment, 'utf8').matchAll(/^export (\w+)='(.*)'$/gm))
    process.env[key] = value;
  return () => sandbox('down', name);
}

/** Puts the base images into its registry. */
export function baseImages() {
  sandbox('images', process.env.SANDBOX_NAME);
}

/** Gives it pretend nodes. */
export function pretendNodes(count) {
  sandbox('kwok', process.env.SANDBOX_NAME, String(count));
}

/** Its output; what it says on the way is shown. */
function sandbox(...args) {
  return execFileSync(script, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
