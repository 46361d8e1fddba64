import type { PlannedImage } from '../words.js';

export type CacheKind = 'gha' | 'registry' | 'inline' | 'none';

/** The values of buildx's `--cache-from` and `--cache-to`. */
export interface CacheFlags {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** More tags to push the image under. */
  readonly tags: readonly string[];
}

/** Where `registry` keeps an image's cache: a tag beside its own. */
export const CACHE_TAG = 'hub-deploy-cache';

/**
 * Which cache `auto` means: GitHub's on its runners (they say where it is in the environment), else the
 * builder's own, which needs no flag.
 */
export function chosenCache(
  wanted: CacheKind | 'auto',
  env: Readonly<Record<string, string | undefined>>,
): CacheKind {
  if (wanted !== 'auto') return wanted;
  const onRunner = env.ACTIONS_RUNTIME_TOKEN && (env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL);
  return onRunner && env.RUNNER_ENVIRONMENT !== 'self-hosted' ? 'gha' : 'none';
}

/**
 * The cache flags of one image (https://docs.docker.com/build/cache/backends/). An export that fails is a
 * warning (`ignore-error`); an import that fails is one by BuildKit's own rule. What is not pushed writes no
 * cache into the registry.
 */
export function cacheFlags(kind: CacheKind, planned: PlannedImage, push: boolean): CacheFlags {
  if (kind === 'gha') {
    // A scope an image: in one scope each image's cache would replace the others'.
    const scope = `hub-deploy-${planned.image.key.replace(/[^\w.-]/g, '-')}`;
    return {
      from: [`type=gha,scope=${scope}`],
      to: [`type=gha,scope=${scope},mode=max,ignore-error=true`],
      tags: [],
    };
  }
  if (kind === 'registry') {
    const ref = `${planned.name}:${CACHE_TAG}`;
    // image-manifest and OCI types: ECR and some others refuse BuildKit's older cache index.
    const to = `type=registry,ref=${ref},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
    return { from: [`type=registry,ref=${ref}`], to: push ? [to] : [], tags: [] };
  }
  if (kind === 'inline') {
    // It lies in the image itself. A tag of ours is content, so the next build cannot know the last one's: the
    // cache tag is a second name of the image that was pushed last.
    const ref = `${planned.name}:${CACHE_TAG}`;
    return { from: [`type=registry,ref=${ref}`], to: push ? ['type=inline'] : [], tags: push ? [ref] : [] };
  }
  return { from: [], to: [], tags: [] };
}
