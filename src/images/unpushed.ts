import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exec } from '../host/exec.js';
import type { BuildOutput } from './args.js';
import type { Attempted } from './attempt.js';
import type { Run } from './build-run.js';
import { type Manifest, sizeOf } from './size.js';

/**
 * What becomes of an image that is not pushed: it is built to see that it builds, and how large it would be.
 *
 * A builder of BuildKit's own keeps it, and tells its manifest by the record of the build: layers are compressed, but
 * none is fetched or copied for it. Docker's own does that only as files, and only where it keeps images in containerd.
 *
 * @param folder where it may be written
 */
export function unpushedOutput(key: string, { bases, builder }: Run, folder: string): BuildOutput {
  if (bases.has(key)) return { kind: 'oci-layout', folder };
  if (builder.driver !== 'docker') return { kind: 'image' };
  return builder.containerd ? { kind: 'oci-layout', folder } : { kind: 'nothing' };
}

/**
 * How large an image is that was not pushed, compressed; its files go where no other image needs them.
 *
 * @returns bytes; undefined where the builder does not tell: an old buildx, or Docker's own builder without containerd
 */
export async function unpushedSize(
  key: string,
  output: BuildOutput,
  { digest, record }: Attempted,
  run: Run,
): Promise<number | undefined> {
  if (!digest) return undefined;
  if (output.kind === 'image') return sizeOf(digest, (path) => fromBuilder(record, path, run));
  if (output.kind !== 'oci-layout') return undefined;
  const size = await sizeOf(digest, (path) => fromFolder(output.folder, path));
  if (!run.bases.has(key)) await rm(output.folder, { recursive: true, force: true });
  return size;
}

async function fromFolder(folder: string, digest: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'blobs', digest.replace(':', '/')), 'utf8'));
}

/** https://docs.docker.com/reference/cli/docker/buildx/history/inspect/attachment/ */
async function fromBuilder(record: string | undefined, digest: string, run: Run): Promise<Manifest> {
  if (!record) throw new Error('the build has no record');
  const { signal } = run.options;
  const builder = run.builder.name ? ['--builder', run.builder.name] : [];
  const { stdout } = await exec({
    argv: ['docker', 'buildx', 'history', 'inspect', 'attachment', ...builder, record, digest],
    env: run.env,
    timeoutMs: 30_000,
    ...(signal ? { signal } : {}),
  });
  return JSON.parse(stdout);
}
