import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem.js';
import type { Image } from '../words.js';

/**
 * Checks that the image's Dockerfile is in the staged tree.
 *
 * @throws ProblemError that says what to write where it's not
 */
export async function missingDockerfile(image: Image, staged: string): Promise<void> {
  if (await exists(join(staged, image.dockerfile))) return;
  const conda = await exists(join(staged, image.context, 'environment.yml'));
  const message = conda
    ? `${image.context} has an environment.yml and no Dockerfile, and only Dockerfiles are built. Write one: \`FROM quay.io/jupyter/base-notebook:<date>\`, \`COPY environment.yml /tmp/\`, \`RUN mamba env update --name base --file /tmp/environment.yml && mamba clean --all --yes\`.`
    : `${image.dockerfile} is not in the commit. Write it, commit it, or take the image out of the configuration.`;
  throw new ProblemError({
    severity: 'error',
    file: conda ? `${image.context}/environment.yml` : image.declaredAt.file,
    ...(image.declaredAt.line && !conda ? { line: image.declaredAt.line } : {}),
    title: `${image.key} has no Dockerfile`,
    message,
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
