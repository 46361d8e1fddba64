import { isReference } from '../fleet/named-context.js';
import type { Image } from '../words.js';
import type { CacheFlags } from './cache.js';
import type { BuildPaths } from './paths.js';
import { platformsOf } from './platforms.js';
import { secretFlags } from './secrets.js';

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
  /** Where contexts and Dockerfile lie. */
  readonly paths: BuildPaths;
  /** The build secrets by name: the files that hold them. */
  readonly secrets: ReadonlyMap<string, string>;
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
  const { image, paths, output, cache } = request;
  const push = output.kind === 'push';
  const args: [string, ...string[]] = ['docker', 'buildx', 'build', '--progress', 'rawjson'];
  if (request.builder) args.push('--builder', request.builder);
  args.push('--file', paths.dockerfile);
  if (image.target) args.push('--target', image.target);
  args.push('--platform', platformsOf(image).join(','));
  for (const [name, value] of sorted(image.args)) args.push('--build-arg', `${name}=${value}`);
  args.push('--build-arg', `SOURCE_DATE_EPOCH=${request.commitTime}`);
  for (const [name, value] of sorted(contextsOf(request))) args.push('--build-context', `${name}=${value}`);
  for (const secret of secretFlags(image, request.secrets)) args.push('--secret', secret);
  for (const [name, value] of sorted(request.labels)) args.push('--label', `${name}=${value}`);
  for (const from of cache.from) args.push('--cache-from', from);
  for (const to of cache.to) args.push('--cache-to', to);
  args.push(`--provenance=${push && request.provenance ? 'mode=min' : 'false'}`);
  args.push(...sbomFlags(push && request.sbom));
  args.push('--metadata-file', request.metadataFile);
  if (push) for (const tag of [request.reference, ...cache.tags]) args.push('--tag', tag);
  args.push('--output', outputFlag(output));
  args.push(paths.context);
  return args;
}

/** The named contexts: what stands in for fleet images, and the image's own. */
export function contextsOf({ image, paths, bases }: BuildRequest): Record<string, string> {
  const references = Object.entries(image.contexts)
    .filter(([, value]) => isReference(value))
    .map(([name, value]) => [name, bases[value.replace(/^docker-image:\/\//, '')] ?? value]);
  return { ...bases, ...Object.fromEntries(references), ...paths.contexts };
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
