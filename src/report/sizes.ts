/** How large an image is, compressed, in bytes. */
export interface ImageSize {
  /** Absent where neither registry nor builder tells. */
  readonly bytes?: number;
  /** That of the image that it replaces; absent where it replaces none. */
  readonly before?: number | 'unknown';
}

/** `412 MB`, `412 MB (+12 MB)`, `412 MB (was unknown)`, `unknown`. */
export function sizeText({ bytes, before }: ImageSize): string {
  if (bytes === undefined) return 'unknown';
  if (before === undefined) return megabytes(bytes);
  if (before === 'unknown') return `${megabytes(bytes)} (was unknown)`;
  const change = bytes - before;
  return Math.abs(change) < 500_000
    ? megabytes(bytes)
    : `${megabytes(bytes)} (${change > 0 ? '+' : '−'}${megabytes(Math.abs(change))})`;
}

function megabytes(bytes: number): string {
  const number = bytes / 1_000_000;
  return number >= 1000 ? `${(number / 1000).toFixed(1)} GB` : `${Math.max(1, Math.round(number))} MB`;
}
