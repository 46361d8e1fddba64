import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Image } from '../words.js';

/**
 * The build secrets of an image that are not there, each with where it was looked for. BuildKit itself takes an
 * environment variable that is not set for an empty secret, also where the Dockerfile says `required`: the image is
 * built without it, and its tag, which is its content's, would be that of a broken image for good.
 *
 * @param folder what relative paths are relative to: the staged tree
 * @param env the environment that docker gets
 */
export async function missingSecrets(
  image: Image,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const missing: string[] = [];
  for (const secret of image.secrets) {
    const { id, variable, file, either } = sourceOf(secret);
    const isSet = variable !== undefined && (env[variable] ?? '') !== '';
    const isThere = file !== undefined && (await exists(resolve(folder, file)));
    if (isSet || isThere) continue;
    const where = [
      ...(variable === undefined ? [] : [`the environment variable ${variable} is not set`]),
      ...(file === undefined || either ? [] : [`there is no file ${file}`]),
    ];
    missing.push(`\`${id}\` (${where.join(', ')})`);
  }
  return missing;
}

/** https://docs.docker.com/reference/cli/docker/buildx/build/#secret: without a source the id is a variable, then a file. */
function sourceOf(secret: string) {
  const fields = new Map(
    secret.split(',').map((field) => {
      const at = field.indexOf('=');
      return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()] as const;
    }),
  );
  const path = fields.get('src') ?? fields.get('source');
  const variable = fields.get('env');
  const id = fields.get('id') ?? variable ?? path ?? secret;
  if (fields.get('type') === 'env') return { id, variable: variable ?? path ?? id };
  if (variable !== undefined) return { id, variable };
  if (path !== undefined) return { id, file: path };
  return { id, variable: id, file: id, either: true };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
