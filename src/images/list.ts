import { readOwnTag } from '../image-tag.js';
import { registrySession } from './auth.js';
import { parseReference } from './reference.js';
import { type RegistryOptions, registryError } from './registry.js';

/** A registry that links pages in a circle is left after this many. */
const MOST_PAGES = 1_000;

/** Something that runs, or may be gone back to, with an image. */
export interface TagUse {
  readonly name: string;
  readonly tag: string;
  /** `hub intro, revision 12 (live)` */
  readonly by: string;
}

/**
 * The tags of ours that a repository holds, page by page
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags).
 *
 * @throws HttpError or Error with a sentence where the registry does not say
 */
export async function ownTags(name: string, options: RegistryOptions): Promise<string[]> {
  const { registry, repository } = parseReference(name);
  const session = registrySession(options);
  const tags: string[] = [];
  let path: string | undefined = 'tags/list?n=1000';
  for (let page = 0; path && page < MOST_PAGES; page++) {
    const answer = await session.ask(registry, repository, path, 'GET');
    const { status, body, headers } = answer.response;
    if (status === 404) return [];
    if (status !== 200) throw new Error(registryError(answer, { registry, repository }));
    const listed = JSON.parse(body.toString('utf8')) as { tags?: readonly string[] | null };
    tags.push(...(listed.tags ?? []).filter((tag) => readOwnTag(tag) !== undefined));
    const next = headers.get('link')?.match(/<([^>]+)>\s*;\s*rel="?next"?/)?.[1];
    path = next?.match(/\/(tags\/list\?.*)$/)?.[1];
  }
  return [...new Set(tags)].sort();
}

/**
 * What uses each tag; nothing: retention rules may take it. Pure.
 *
 * @param tags by image name
 */
export function tagUsage(
  tags: ReadonlyMap<string, readonly string[]>,
  uses: readonly TagUse[],
): { readonly name: string; readonly tag: string; readonly usedBy: readonly string[] }[] {
  const by = new Map<string, string[]>();
  for (const { name, tag, by: who } of uses) {
    // A patched tag is `h...@sha256:...`: the registry lists what stands before the @.
    const key = `${name}:${tag.split('@')[0]}`;
    by.set(key, [...(by.get(key) ?? []), who]);
  }
  return [...tags].flatMap(([name, list]) =>
    list.map((tag) => ({ name, tag, usedBy: by.get(`${name}:${tag}`) ?? [] })),
  );
}
