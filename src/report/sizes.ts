/** How large an image is, compressed, in bytes. */
export interface ImageSize {
  readonly bytes: number;
  /** That of the image that is live now. */
  readonly before?: number;
}

/** `412 MB`, `412 MB (+12 MB)`. */
export function sizeText({ bytes, before }: ImageSize): string {
  if (before === undefined) return megabytes(bytes);
  const change = bytes - before;
  return Math.abs(change) < 500_000
    ? megabytes(bytes)
    : `${megabytes(bytes)} (${change > 0 ? '+' : '−'}${megabytes(Math.abs(change))})`;
}

function megabytes(bytes: number): string {
  const number = bytes / 1_000_000;
  return number >= 1000 ? `${(number / 1000).toFixed(1)} GB` : `${Math.max(1, Math.round(number))} MB`;
}
