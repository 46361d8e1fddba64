import type { Place } from '../words.js';
import type { ReleaseKeys } from './keys.js';
import { TAKEN_BY_CHARTS } from './layers.js';
import type { Located } from './read.js';

type Origins = Readonly<Record<string, Place>>;

/** Of one layer, and of a list of them: most hubs of a fleet have the same. */
const ofLayer = new WeakMap<ReleaseKeys, Origins>();
const ofLayers = new WeakMap<readonly ReleaseKeys[], Origins>();

/** Where each key that was written was last written; `images` by image and key, as `images.user.context`, `images.user.args.VERSION`. */
export function originsOf(layers: readonly ReleaseKeys[]): Origins {
  const known = ofLayers.get(layers);
  if (known) return known;
  const origins: Origins = Object.assign({}, ...layers.map(originsOfLayer));
  ofLayers.set(layers, origins);
  return origins;
}

function originsOfLayer(layer: ReleaseKeys): Origins {
  const known = ofLayer.get(layer);
  if (known) return known;
  const origins: Record<string, Place> = {};
  const add = (name: string, { place }: Located<unknown>) => {
    if (place) origins[name] = place;
  };
  for (const [key, located] of Object.entries(layer))
    if (located && key !== 'images' && Object.hasOwn(TAKEN_BY_CHARTS, key)) add(key, located);
  for (const { name, value } of layer.images?.value ?? []) {
    for (const [key, located] of Object.entries(value)) if (located) add(`images.${name}.${key}`, located);
    for (const key of ['args', 'contexts'] as const)
      for (const entry of value[key]?.value ?? []) add(`images.${name}.${key}.${entry.name}`, entry);
  }
  ofLayer.set(layer, origins);
  return origins;
}
