import { registrySession } from './auth.js';
import { parseReference } from './reference.js';
import type { RegistryOptions } from './registry.js';

/** The part of a manifest or index that tells sizes. */
export interface Manifest {
  readonly config?: { readonly size?: number };
  readonly layers?: readonly { readonly size?: number }[];
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform?: { readonly os?: string };
  }[];
}

/**
 * How large an image is as nodes pull it, by what a registry has: see `sizeOf`.
 *
 * @param reference `name:tag` or `name@digest`
 */
export function imageSize(reference: string, options: RegistryOptions): Promise<number | undefined> {
  const session = registrySession(options);
  const { registry, repository, tag, digest } = parseReference(reference);
  return sizeOf(digest ?? tag ?? 'latest', async (path) => {
    const { response } = await session.ask(registry, repository, `manifests/${path}`, 'GET');
    return response.status === 200 ? (JSON.parse(response.body.toString('utf8')) as Manifest) : undefined;
  });
}

/**
 * How large an image is as nodes pull it: compressed, config and layers, as its manifests say. Of an index the largest
 * platform's; attestations are no platform.
 *
 * @param read a manifest by its digest or tag
 * @returns bytes; undefined where it is not told. Never throws for what `read` does
 */
export async function sizeOf(
  top: string,
  read: (path: string) => Promise<Manifest | undefined>,
): Promise<number | undefined> {
  try {
    const manifest = await read(top);
    const platforms = manifest?.manifests?.filter(({ platform }) => platform?.os !== 'unknown');
    if (!platforms) return manifest && bytesOf(manifest);
    const sizes = await Promise.all(platforms.map(async (one) => bytesOf((await read(one.digest)) ?? {})));
    const known = sizes.filter((size) => size !== undefined);
    return known.length > 0 ? Math.max(...known) : undefined;
  } catch {
    return undefined;
  }
}

/** Docker's oldest manifests say no sizes. */
function bytesOf({ config, layers }: Manifest): number | undefined {
  if (!layers) return undefined;
  return [config, ...layers].reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
}
