/** What a Git LFS pointer stands for. */
export interface LfsPointer {
  /** SHA-256 of the content, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A pointer is smaller than this (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
export const LFS_POINTER_LIMIT = 1024;

/** Reads a Git LFS pointer; undefined where the content is none. */
export function lfsPointer(content: Buffer): LfsPointer | undefined {
  if (content.length >= LFS_POINTER_LIMIT) return undefined;
  const text = content.toString('latin1');
  if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n')) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const bytes = /^size ([0-9]+)$/m.exec(text)?.[1];
  return sha256 && bytes ? { sha256, bytes: Number(bytes) } : undefined;
}

/** Where Git LFS keeps a downloaded file, below `.git/lfs/objects`. */
export function lfsObjectPath(pointer: LfsPointer): string {
  return `${pointer.sha256.slice(0, 2)}/${pointer.sha256.slice(2, 4)}/${pointer.sha256}`;
}

/** True for a file that git-crypt has encrypted (https://github.com/AGWA/git-crypt: its header is \0GITCRYPT\0). */
export function isGitCrypt(content: Buffer): boolean {
  return content.subarray(0, 10).toString('latin1') === '\0GITCRYPT\0';
}
