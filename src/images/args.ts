import { join } from 'node:path';
import type { Image } from '../words.js';
import type { CacheFlags } from './cache.js';

/** What becomes of a build's result. */
export type BuildOutput =
  | { readonly kind: 'push' }
  /** Built to see that it builds. */
  | { readonly kind: 'nothing' }
  /** Compressed as for a registry and left in the builder, which then knows how large it is. */
  | { readonly kind: 'image' }
  /** Kept in a folder: for the images that are built FROM it, or to see how large it is. */
  | { readonly kind: 'oci-layout'; readonly folder: string };

/** Everything that one `docker buildx build` is made from. */
export interface BuildRequest {
  readonly image: Image;
  /** `name:tag` */
  readonly reference: string;
  /** The staged tree's root: contexts and Dockerfiles are paths in it. */
  readonly staged: string;
  /** What stands in for fleet images in FROM lines: the reference as written -> `docker-image://` or `oci-layout://`. */
  readonly bases: Readonly<Record<string, string>>;
  readonly output: BuildOutput;
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly commitTime: number;
  readonly cache: CacheFlags;
  readonly builder?: string;
  readonly provenance: boolean;
  /** True, or the image of another SBOM generator than BuildKit's. */
  readonly sbom: boolean | string;
  readonly metadataFile: string;
}

/**
 * The argv of one build, a plain condition for each flag (https://docs.docker.com/reference/cli/docker/buildx/build/).
 * Pure.
 */
export function buildArgs(request: BuildRequest): [string, ...string[]] {
  const { image, staged, output, cache } = request;
  const push = output.kind === 'push';
  const args: [string, ...string[]] = ['docker', 'buildx', 'build', '--progress', 'rawjson'];
  if (request.builder) args.push('--builder', request.builder);
  args.push('--file', join(staged, image.dockerfile));
  if (image.target) args.push('--target', image.target);
  if (image.platforms.length > 0) args.push('--platform', image.platforms.join(','));
  for (const [name, value] of sorted(image.args)) args.push('--build-arg', `${name}=${value}`);
  args.push('--build-arg', `SOURCE_DATE_EPOCH=${request.commitTime}`);
  for (const [name, value] of sorted(contextsOf(request))) args.push('--build-context', `${name}=${value}`);
  for (const secret of image.secrets) args.push('--secret', secret);
  for (const [name, value] of sorted(request.labels)) args.push('--label', `${name}=${value}`);
  for (const from of cache.from) args.push('--cache-from', from);
  for (const to of cache.to) args.push('--cache-to', to);
  args.push(`--provenance=${push && request.provenance ? 'mode=min' : 'false'}`);
  args.push(...sbomFlags(push && request.sbom));
  args.push('--metadata-file', request.metadataFile);
  if (push) for (const tag of [request.reference, ...cache.tags]) args.push('--tag', tag);
  args.push('--output', outputFlag(output));
  args.push(join(staged, image.context));
  return args;
}

/** The named contexts: what stands in for fleet images, and the image's own. */
export function contextsOf({ image, staged, bases }: BuildRequest): Record<string, string> {
  const named = Object.entries(image.contexts).map(([name, value]) => {
    if (!/^[a-z][a-z0-9+.-]*:\/\//.test(value)) return [name, join(staged, value)];
    return [name, bases[value.replace(/^docker-image:\/\//, '')] ?? value];
  });
  return { ...bases, ...Object.fromEntries(named) };
}

function sbomFlags(sbom: boolean | string): string[] {
  if (sbom === false) return ['--sbom=false'];
  return [sbom === true ? '--sbom=true' : `--attest=type=sbom,generator=${sbom}`];
}

function outputFlag(output: BuildOutput): string {
  if (output.kind === 'push') return 'type=registry';
  if (output.kind === 'nothing') return 'type=cacheonly';
  if (output.kind === 'image') return 'type=image,push=false';
  return `type=oci,tar=false,dest=${output.folder}`;
}

function sorted(values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
