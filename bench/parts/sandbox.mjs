// The sandbox (test/sandbox) that benchmarks with real parts run in.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { down, up, variablesIn } from '../../test/sandbox/sandbox.mjs';

const script = join(import.meta.dirname, '../../test/sandbox/sandbox.sh');

/**
 * Takes the sandbox that this shell is in, or starts one; its environment is this process's then.
 *
 * @returns {Promise<() => void>} takes down what was started
 */
export async function enterSandbox() {
  if (process.env.SANDBOX_NAME) return () => {};
  const name = `bench-${process.pid}`;
  Object.assign(process.env, variablesIn(await up(name)));
  return () => down(name);
}

/** Puts the base images into its registry. */
export function baseImages() {
  sandbox('images');
}

/** Gives it pretend nodes. */
export function pretendNodes(count) {
  sandbox('kwok', String(count));
}

/** What it says on the way is shown. */
function sandbox(command, ...args) {
  const argv = [command, process.env.SANDBOX_NAME, ...args];
  execFileSync(script, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
}
