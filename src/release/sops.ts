import { extname } from 'node:path';
import { CommandError, execBytes } from '../host/exec.js';
import type { Problem } from '../words.js';

/** Formats that sops tells by a file's name; what any other name holds must be said. */
const KNOWN = ['.yaml', '.yml', '.json', '.env', '.ini'];

/**
 * The plain text of a sops file. The key comes from sops' own environment: SOPS_AGE_KEY or SOPS_AGE_KEY_FILE, or the
 * job's login to AWS, Google Cloud, Azure or Vault. Variables `FOR_SOPS_…` go before those.
 *
 * @param root the folder that `file` is relative to
 * @returns the bytes, or the problem that says what is missing
 */
export async function decryptSops(
  root: string,
  file: string,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<Buffer | Problem> {
  try {
    const argv = ['sops', '--decrypt', ...formatFlags(file, bytes), file] as const;
    const { stdout } = await execBytes({ argv, cwd: root, kind: 'sops', signal });
    return stdout;
  } catch (error) {
    if (!(error instanceof CommandError) || error.reason === 'aborted') throw error;
    return error.reason === 'not found' ? noSops(file) : noKey(file, error.output?.stderr ?? error.message);
  }
}

function formatFlags(file: string, bytes: Buffer): string[] {
  if (KNOWN.includes(extname(file))) return [];
  const text = bytes.toString('utf8').trimStart();
  // sops keeps a file of no known format as JSON with the single key `data`.
  const format = text.startsWith('{') ? 'binary' : /^sops_version=/m.test(text) ? 'dotenv' : 'yaml';
  return ['--input-type', format, '--output-type', format];
}

function noSops(file: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'sops is not installed',
    message: `${file} is encrypted with sops, and there is no sops on the PATH. Install it in a step before hub-deploy (or with \`setup\` in hub-deploy.yaml).`,
  };
}

function noKey(file: string, stderr: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'sops has no key for this file',
    message: `sops cannot decrypt ${file}. Give the job a key that it was encrypted for: SOPS_AGE_KEY in its environment, or a login to the cloud whose KMS holds it. sops' own words are below.`,
    log: stderr.trim().split('\n').slice(-25).join('\n'),
  };
}
