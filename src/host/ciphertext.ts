/** What made a file unreadable. `lfs` is no cipher, but like one it hides what a program would read. */
export type Ciphertext = 'git-crypt' | 'sops' | 'lfs';

/** The first bytes of every file that git-crypt encrypted (its README, "file format"). */
export const GIT_CRYPT_HEADER = Buffer.from('\0GITCRYPT\0', 'latin1');

const LFS_HEADER = 'version https://git-lfs.github.com/spec/';
const SOPS_VALUE = 'ENC[AES256_GCM,';

/**
 * sops signs every file with a `mac`, in the place where each format keeps its metadata: below a top-level `sops` key
 * (YAML, JSON, binary), in a `[sops]` section (ini), or in `sops_` lines (dotenv). https://getsops.io/docs/
 */
const SOPS_FORMS: readonly (readonly [metadata: RegExp, mac: RegExp])[] = [
  [/^"?sops"?:[ \t]*\r?$/m, /^[ \t]+"?mac"?:[ \t]*["']?ENC\[AES256_GCM,/m],
  [/"sops"\s*:\s*\{/, /"mac"\s*:\s*"ENC\[AES256_GCM,/],
  [/^\[sops\]/m, /^mac\s*=\s*ENC\[AES256_GCM,/m],
  [/^sops_version=/m, /^sops_mac=ENC\[AES256_GCM,/m],
];

/** Tells from a file's own bytes whether it is still encrypted, or an LFS pointer; undefined for a plain one. */
export function isCiphertext(bytes: Uint8Array): Ciphertext | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, GIT_CRYPT_HEADER.length).equals(GIT_CRYPT_HEADER)) return 'git-crypt';
  if (buffer.subarray(0, LFS_HEADER.length).toString('latin1') === LFS_HEADER) return 'lfs';
  // Most files are plain and large ones are not to be decoded for nothing: this string is in every sops file.
  if (!buffer.includes(SOPS_VALUE)) return undefined;
  const text = buffer.toString('utf8');
  return SOPS_FORMS.some(([metadata, mac]) => metadata.test(text) && mac.test(text)) ? 'sops' : undefined;
}
