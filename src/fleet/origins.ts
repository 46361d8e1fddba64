import type { Origins, Place } from '../words.js';
import type { ReleaseKeys } from './keys.js';
import { TAKEN_BY_CHARTS } from './layers.js';
import type { Located } from './read.js';

/** Of one layer, and of a list of them: most hubs of a fleet have the same. */
const ofLayer = new WeakMap<ReleaseKeys, Origins>();
const ofLayers = new WeakMap<readonly ReleaseKeys[], Origins>();

/**
 * Where each key that was written was last written: those of a chart as `chart.version`, those of images by image, as
 * `images.user.context` and `images.user.args.VERSION`.
 */
export function originsOf(layers: readonly ReleaseKeys[]): Origins {
  const known = ofLayers.get(layers);
  if (known) return known;
  // A chart is one choice: what an earlier layer wrote of it says nothing of the last one's.
  const chart = layers.findLastIndex((layer) => layer.chart);
  const origins: Origins = Object.assign(
    {},
    ...layers.map((layer, at) => (at < chart ? withoutChart(layer) : originsOfLayer(layer))),
  );
  ofLayers.set(layers, origins);
  return origins;
}

function withoutChart(layer: ReleaseKeys): Origins {
  const { chart: _, ...rest } = layer;
  return layer.chart ? makeOrigins(rest) : originsOfLayer(layer);
}

function originsOfLayer(layer: ReleaseKeys): Origins {
  const known = ofLayer.get(layer) ?? makeOrigins(layer);
  ofLayer.set(layer, known);
  return known;
}

function makeOrigins(layer: ReleaseKeys): Origins {
  const origins: Record<string, Place> = {};
  const add = (name: string, { place }: Located<unknown>) => {
    if (place) origins[name] = place;
  };
  for (const [key, located] of Object.entries(layer))
    if (located && key !== 'images' && Object.hasOwn(TAKEN_BY_CHARTS, key)) add(key, located);
  for (const [key, place] of Object.entries(layer.chart?.value.origins ?? {}))
    origins[`chart.${key}`] = place;
  for (const { name, value } of layer.images?.value ?? []) {
    for (const [key, located] of Object.entries(value)) if (located) add(`images.${name}.${key}`, located);
    for (const key of ['args', 'contexts'] as const)
      for (const entry of value[key]?.value ?? []) add(`images.${name}.${key}.${entry.name}`, entry);
  }
  return origins;
}

/** Where each key of an object was written. */
export function placesOf(made: Readonly<Record<string, Located<unknown> | undefined>>): Origins {
  return Object.fromEntries(
    Object.entries(made).flatMap(([key, located]) => (located?.place ? [[key, located.place]] : [])),
  );
}
