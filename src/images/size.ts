import { registrySession } from './auth.js';
import { parseReference } from './reference.js';
import type { RegistryOptions } from './registry.js';

interface Manifest {
  readonly config?: { readonly size?: number };
  readonly layers?: readonly { readonly size?: number }[];
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform?: { readonly os?: string };
  }[];
}

/**
 * How large an image is as nodes pull it: compressed, config and layers, from the registry's manifests. Of an index the
 * largest platform's; attestations are no platform.
 *
 * @param reference `name:tag` or `name@digest`
 * @returns bytes; undefined where the registry does not say. Never throws for what a registry does
 */
export async function imageSize(reference: string, options: RegistryOptions): Promise<number | undefined> {
  const session = registrySession(options);
  const { registry, repository, tag, digest } = parseReference(reference);
  const manifest = async (path: string): Promise<Manifest | undefined> => {
    const { response } = await session.ask(registry, repository, `manifests/${path}`, 'GET');
    return response.status === 200 ? (JSON.parse(response.body.toString('utf8')) as Manifest) : undefined;
  };
  try {
    const top = await manifest(digest ?? tag ?? 'latest');
    const platforms = top?.manifests?.filter(({ platform }) => platform?.os !== 'unknown');
    if (!platforms) return top && bytesOf(top);
    const sizes = await Promise.all(
      platforms.map(async (one) => bytesOf((await manifest(one.digest)) ?? {})),
    );
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
