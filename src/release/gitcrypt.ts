import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { GIT_CRYPT_HEADER } from '../host/ciphertext.js';

/**
 * git-crypt's files and keys, read by its format of version 0.4 and newer (key format 2): AES-256 in counter mode,
 * whose nonce is the start of the plain text's HMAC-SHA1, so a wrong key shows itself.
 * Source: git-crypt's key.hpp and commands.cpp, https://github.com/AGWA/git-crypt
 */

const KEY_HEADER = Buffer.from('\0GITCRYPTKEY', 'latin1');
const KEY_FORMAT = 2;
const FIELD = { end: 0, aes: 3, hmac: 5 } as const;
const AES_BYTES = 32;
const HMAC_BYTES = 64;
const NONCE_BYTES = 12;

/** One version of a key; `git-crypt` may keep several in a file. */
export interface GitCryptKey {
  readonly aes: Buffer;
  readonly hmac: Buffer;
}

/**
 * Reads what `git-crypt export-key` wrote.
 *
 * @throws Error, saying what the bytes are instead, where they are no such key
 */
export function parseGitCryptKey(bytes: Uint8Array): GitCryptKey[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, KEY_HEADER.length).equals(KEY_HEADER))
    throw new Error('it does not begin as a key of `git-crypt export-key` does');
  const reader = fieldReader(buffer, KEY_HEADER.length);
  const format = reader.number();
  if (format !== KEY_FORMAT)
    throw new Error(`its format is ${format}; git-crypt migrate-key makes it ${KEY_FORMAT}`);
  reader.fields();
  const keys: GitCryptKey[] = [];
  while (!reader.done()) {
    const fields = reader.fields();
    const aes = fields.get(FIELD.aes);
    const hmac = fields.get(FIELD.hmac);
    if (aes?.length !== AES_BYTES || hmac?.length !== HMAC_BYTES)
      throw new Error('it is cut short or damaged');
    keys.push({ aes, hmac });
  }
  if (keys.length === 0) throw new Error('it holds no key');
  return keys;
}

/** Big-endian numbers, and lists of (id, length, bytes) that end with the id 0. */
function fieldReader(buffer: Buffer, start: number) {
  let at = start;
  const number = () => {
    if (at + 4 > buffer.length) throw new Error('it is cut short or damaged');
    at += 4;
    return buffer.readUInt32BE(at - 4);
  };
  return {
    number,
    done: () => at >= buffer.length,
    fields() {
      const fields = new Map<number, Buffer>();
      for (let id = number(); id !== FIELD.end; id = number()) {
        const length = number();
        if (at + length > buffer.length) throw new Error('it is cut short or damaged');
        fields.set(id, buffer.subarray(at, at + length));
        at += length;
      }
      return fields;
    },
  };
}

/** The plain text of a file that git-crypt encrypted; undefined where none of the keys is the right one. */
export function decryptGitCrypt(bytes: Buffer, keys: readonly GitCryptKey[]): Buffer | undefined {
  const nonce = bytes.subarray(GIT_CRYPT_HEADER.length, GIT_CRYPT_HEADER.length + NONCE_BYTES);
  const body = bytes.subarray(GIT_CRYPT_HEADER.length + NONCE_BYTES);
  if (nonce.length < NONCE_BYTES) return undefined;
  const counter = Buffer.concat([nonce, Buffer.alloc(4)]);
  for (const { aes, hmac } of keys) {
    const decipher = createDecipheriv('aes-256-ctr', aes, counter);
    const plain = Buffer.concat([decipher.update(body), decipher.final()]);
    const digest = createHmac('sha1', hmac).update(plain).digest().subarray(0, NONCE_BYTES);
    if (timingSafeEqual(digest, nonce)) return plain;
  }
  return undefined;
}
