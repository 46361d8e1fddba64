import type { DecryptOptions } from '../release/secrets.js';
import type { Context } from './context.js';

/** What decrypting needs of a run: the keys of its inputs, and its checkout. */
export function decryptOptions({ options, signal }: Context): DecryptOptions {
  const gitCryptKeys = options.gitCryptKeys.map((key) => Buffer.from(key, 'base64'));
  return { gitCryptKeys, checkout: options.directory, signal };
}
