import { HUB_IMAGES } from './check-image.js';
import type { ValuesText } from './document.js';
import { findPlaceholders, imagesOf, writtenTags } from './placeholders.js';

/**
 * The names that images have by default: those that stand beside a placeholder, or else beside a tag of our own form,
 * which `--write` put in its place.
 *
 * @param jupyterhubPath the keys under which the jupyterhub chart's values stand; where nothing is found there,
 *   `singleuser.image` and `hub.image` under any parent count
 * @returns `user` for the one at `singleuser.image`, `hub` for the one at `hub.image`, and each name by itself
 */
export function imageNames(
  values: readonly ValuesText[],
  placeholders: readonly string[],
  jupyterhubPath: readonly string[],
): Map<string, string> {
  const written = writtenTags(values);
  const named = namesBeside(values, placeholders, jupyterhubPath);
  return written.length === 0 ? named : new Map([...namesBeside(values, written, jupyterhubPath), ...named]);
}

function namesBeside(
  values: readonly ValuesText[],
  placeholders: readonly string[],
  jupyterhubPath: readonly string[],
): Map<string, string> {
  const names = new Map<string, string>();
  const anywhere = new Map<string, string>();
  for (const placeholder of findPlaceholders(values, imagesOf(values, placeholders), placeholders)) {
    const [name] = placeholder.names;
    if (name === undefined) continue;
    if (!names.has(name)) names.set(name, name);
    const path = placeholder.path.join('\0');
    for (const [kind, keys] of Object.entries(HUB_IMAGES)) {
      if (path === [...jupyterhubPath, ...keys].join('\0')) names.set(kind, name);
      if (`\0${path}`.endsWith(`\0${keys.join('\0')}`) && !anywhere.has(kind)) anywhere.set(kind, name);
    }
  }
  for (const [kind, name] of anywhere) if (!names.has(kind)) names.set(kind, name);
  return names;
}
