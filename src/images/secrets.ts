import type { Image } from '../words.js';

/**
 * The build secrets that an image asks for and is not given. BuildKit itself builds without, where the Dockerfile does
 * not say `required`: its tag, which is its content's, would be that of a broken image for good.
 *
 * @param given by name: the file that holds it
 */
export function missingSecrets({ secrets }: Image, given: ReadonlyMap<string, string>): string[] {
  return secrets.filter((name) => !given.has(name));
}

/**
 * The values of `--secret`: files by name, and nothing that the repository could name otherwise.
 *
 * @throws Error for a secret that is not given
 */
export function secretFlags({ secrets }: Image, given: ReadonlyMap<string, string>): string[] {
  return secrets.map((name) => {
    const file = given.get(name);
    if (file === undefined) throw new Error(`no build secret ${name}`);
    // Fields of CSV: a path may hold a comma or a quote.
    return `id=${name},"src=${file.replaceAll('"', '""')}"`;
  });
}
