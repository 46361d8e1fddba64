/** The schemes that a named context may have; anything else is a folder of the repo. */
const SCHEMES = ['docker-image://', 'https://'];

/** Whether a named context is no folder of the repo, but an image or something that the builder fetches. */
export function isReference(context: string): boolean {
  return SCHEMES.some((scheme) => context.startsWith(scheme));
}

/** What is wrong with a named context that looks like a reference and is none. */
export function schemeFault(context: string): string | undefined {
  if (isReference(context) || !/^[a-z][a-z0-9+.-]*:/i.test(context)) return undefined;
  return `a named context is a folder of the repo, or starts with ${SCHEMES.map((scheme) => `\`${scheme}\``).join(' or ')}.`;
}
