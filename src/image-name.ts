/**
 * Names of image repositories: `registry:5000/org/name`, without tag and digest.
 * Source of the grammar: https://github.com/distribution/reference (regexp.go).
 */

const COMPONENT = /[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*/.source;
const HOST = /[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d+)?/.source;

/** A name within a longer pattern. */
export const IMAGE_NAME = `(?:${HOST}/)?${COMPONENT}(?:/${COMPONENT})*`;

/** Longer than any image's name: registries end at 255 characters and a host. */
const MOST_CHARACTERS = 1_000;

const WHOLE = new RegExp(`^${IMAGE_NAME}$`);

/** Whether a text is an image's name, without a tag. */
export function isImageName(text: string): boolean {
  return text.length <= MOST_CHARACTERS && WHOLE.test(text);
}

/** What is wrong with a repository's name, as the end of a sentence that begins with it; undefined where nothing is. */
export function imageNameFault(name: string): string | undefined {
  const [scheme] = /^\w+:\/\//.exec(name) ?? [];
  if (scheme) return `begins with \`${scheme}\`, which no image's name does: leave it out`;
  if (/[^/]@|\/[^/]*:/.test(name)) return 'holds a tag or digest: leave it out, it is written at `tag`';
  // Docker takes a first part with capitals for a host.
  if (isImageName(name) && !/^[^/.:]*[A-Z]/.test(name)) return undefined;
  const small = name.toLowerCase();
  if (small !== name && isImageName(small))
    return `has capital letters, which no registry takes: write \`${small}\``;
  return 'is no image name: between slashes there may be small letters, digits and single `.`, `_` or `-`';
}
