import { makeScratch } from '../host/private.js';
import type { Lookup, PlannedImage, TagState } from '../words.js';
import { type Builder, readyBuilder } from './builder.js';
import { type CacheKind, chosenCache } from './cache.js';
import type { TaggedImage } from './chains.js';
import { type Credentials, credentials } from './credentials.js';
import type { StagedFiles } from './paths.js';
import type { BuildProgress } from './progress.js';
import { isLocal } from './reference.js';
import { lookUpTags, type RegistryOptions } from './registry.js';

/** Where builds speak to people. */
export interface BuildLog {
  line(text: string): void;
  group(title: string, lines: readonly string[]): void;
}

export interface BuildOptions extends StagedFiles {
  /** The build secrets that the job is given, by name: private files. */
  readonly secrets?: ReadonlyMap<string, string>;
  readonly push: boolean;
  /** How many builds run at once. */
  readonly parallel: number;
  /** The commit's full id. */
  readonly commit: string;
  /** Seconds since 1970. */
  readonly commitTime: number;
  readonly repositoryUrl?: string;
  /** By image key: what each is built FROM. */
  readonly tags: Lookup<TaggedImage>;
  /** The digests behind FROM lines, as the plan found them: images with `track-bases` are built on these. */
  readonly baseDigests?: ReadonlyMap<string, string>;
  readonly builder?: string;
  /** For a stranger's files: where the name of their own builder is kept. */
  readonly strangers?: string;
  /** Default: auto. */
  readonly cache?: CacheKind | 'auto';
  /** Attestation of how it was built. Default: where pushed. */
  readonly provenance?: boolean;
  /** List of what is in it; a text names the generator's image. Default: where pushed. */
  readonly sbom?: boolean | string;
  readonly log: BuildLog;
  readonly signal?: AbortSignal;
  /** Logins for look-ups. Default: Docker's own. */
  readonly credentials?: Credentials;
  readonly registry?: Omit<RegistryOptions, 'credentials' | 'signal'>;
  /** Added to the environment of docker: DOCKER_CONFIG of `loginTo`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By image key: JupyterHub's version in the hub that starts the image, for images with a `test`. */
  readonly hubVersions?: ReadonlyMap<string, string>;
  /** By image key: JupyterHub's version in the chart of a hub image whose FROM does not tell its own. */
  readonly chartVersions?: ReadonlyMap<string, string>;
  /** How often it's said what each build is doing. Default: 10 s. */
  readonly statusEveryMs?: number;
}

/** What all builds of one call share. */
export interface Run {
  readonly options: BuildOptions;
  readonly credentials: Credentials;
  readonly registry: RegistryOptions;
  readonly builder: Builder;
  readonly cache: CacheKind;
  /** For metadata files and images that are not pushed; removed at the end. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly states: ReadonlyMap<string, TagState>;
  /** Keys of images that others here are built FROM. */
  readonly bases: ReadonlySet<string>;
  /** What each image is as a context of others: `docker-image://` or `oci-layout://`. */
  readonly contexts: Map<string, string>;
  readonly running: Map<string, BuildProgress>;
  /** Turns false where its generator could not be fetched: the others need not try, and nobody be told again. */
  sbom: boolean | string;
}

/** Asks the registry and readies the builder, once for all builds. */
export async function prepare(
  plan: readonly PlannedImage[],
  wanted: readonly PlannedImage[],
  options: BuildOptions,
): Promise<Run> {
  const logins = options.credentials ?? credentials();
  const registry: RegistryOptions = {
    ...options.registry,
    credentials: logins,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  // buildx need not look for git or collect provenance into the metadata file: nobody reads it there.
  const env = { BUILDX_GIT_INFO: 'false', BUILDX_METADATA_PROVENANCE: 'disabled', ...options.env };
  const cache = chosenCache(options.cache ?? 'auto', process.env);
  const bases = new Set(wanted.flatMap(({ image }) => basesOf(image.key, options).map((base) => base.image)));
  const [states, builder] = await Promise.all([
    options.push ? lookUpTags(wanted, registry) : new Map<string, TagState>(),
    readyBuilder({
      ...(options.builder ? { builder: options.builder } : {}),
      needs: needsOf(wanted, bases, cache, options),
      hostNetwork: options.push && wanted.some(({ name }) => isLocal(name.split('/')[0] ?? '')),
      ...(options.strangers ? { strangers: options.strangers } : {}),
      env,
      log: options.log,
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  ]);
  return {
    options,
    credentials: logins,
    registry,
    builder,
    cache,
    scratch: makeScratch('build'),
    env,
    states,
    bases,
    contexts: new Map(
      plan.filter(({ action }) => action === 'reuse').map((p) => [p.image.key, imageContext(p, p.digest)]),
    ),
    running: new Map(),
    sbom: options.sbom ?? true,
  };
}

/** What Docker's own driver cannot do without the containerd image store. */
function needsOf(
  wanted: readonly PlannedImage[],
  bases: ReadonlySet<string>,
  cache: CacheKind,
  options: BuildOptions,
): string[] {
  const needs: string[] = [];
  if (options.push && options.provenance !== false) needs.push('provenance');
  if (options.push && options.sbom !== false) needs.push('SBOM');
  if (cache === 'gha' || (cache === 'registry' && options.push)) needs.push(`the cache ${cache}`);
  if (!options.push && wanted.some(({ image }) => bases.has(image.key)))
    needs.push('images built FROM unpushed ones');
  if (wanted.some(({ image }) => image.platforms.length > 1)) needs.push('several platforms');
  return needs;
}

/** An image as a context of others: `docker-image://NAME:TAG@DIGEST`. */
export function imageContext({ name, tag }: PlannedImage, digest: string | undefined): string {
  return `docker-image://${name}:${tag}${digest ? `@${digest}` : ''}`;
}

/** What an image is built FROM, among the fleet's. */
export function basesOf(key: string, options: BuildOptions): TaggedImage['from'] {
  return options.tags.get(key)?.from ?? [];
}
