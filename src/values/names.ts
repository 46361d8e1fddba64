import type { ValuesText } from './document.js';
import { findPlaceholders, imagesOf } from './placeholders.js';

/**
 * The names that images have by default: those that stand beside a placeholder.
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
  const names = new Map<string, string>();
  const at = new Map<string, string>();
  for (const { found } of findPlaceholders(values, imagesOf(values, placeholders), placeholders)) {
    if (!found) continue;
    const name = found.names[0];
    names.set(name, name);
    const path = found.path.join('\0');
    for (const [kind, place] of PLACES) {
      if (path === [...jupyterhubPath, ...place].join('\0')) names.set(kind, name);
      const isAnywhere = found.path.slice(-place.length).join('\0') === place.join('\0');
      if (isAnywhere && !at.has(kind)) at.set(kind, name);
    }
  }
  for (const [kind, name] of at) if (!names.has(kind)) names.set(kind, name);
  return names;
}

const PLACES = [
  ['user', ['singleuser', 'image']],
  ['hub', ['hub', 'image']],
] as const;
