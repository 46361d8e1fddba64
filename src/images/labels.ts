import type { PlannedImage } from '../words.js';

/** Where and when an image comes from. */
export interface Origin {
  /** The commit's full id. */
  readonly commit: string;
  /** When it was made, in seconds since 1970. */
  readonly commitTime: number;
  /** `https://github.com/org/repo` */
  readonly repositoryUrl?: string;
}

/**
 * The image's labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). `created` is the
 * commit's date: a build of the same commit on another day is the same image.
 */
export function labels(planned: PlannedImage, origin: Origin): Record<string, string> {
  const label = 'org.opencontainers.image';
  return {
    [`${label}.title`]: planned.image.key,
    [`${label}.version`]: planned.tag,
    [`${label}.revision`]: origin.commit,
    [`${label}.created`]: new Date(origin.commitTime * 1000).toISOString(),
    ...(origin.repositoryUrl ? { [`${label}.source`]: withoutLogin(origin.repositoryUrl) } : {}),
  };
}

/** An address without a user name or password in it. */
export function withoutLogin(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s@'"]+@/gi, '$1***@');
}
