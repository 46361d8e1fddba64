import { didYouMean } from '../nearest.js';
import type { Declared, Discovery } from './discover.js';
import type { ReleaseKeys } from './keys.js';
import { baseLayers, checkCluster, checkEnvironment, environmentLayer, onlyCluster, pick } from './layers.js';
import type { Entry, Located } from './read.js';
import { inserter, type Scene, some } from './scene.js';
import { isGlob, type Values } from './template.js';

/** A hub with the cluster and environment it is in, and what speaks of it, the last of them first heard. */
export interface Placed {
  readonly declared: Declared;
  readonly cluster: string;
  readonly environment: string;
  /** The convention, the top level, the environment, then the entries of `hubs` that match, in file order. */
  readonly layers: readonly ReleaseKeys[];
}

/** An entry of `hubs`, and whether it speaks of a hub: by its name, or by `cluster/hub`. */
export interface Override {
  readonly entry: Entry<ReleaseKeys>;
  readonly matches: (text: string) => boolean;
  readonly onCluster: boolean;
  used: boolean;
}

/** Puts each hub on its cluster and into its environment. */
export function placeHubs(scene: Scene, { hubs, listed }: Discovery): Placed[] {
  const overrides = overridesOf(scene);
  for (const one of overrides) one.used = listed.has(one.entry.name);
  const work: Placing = { scene, overrides, shared: new Map(), lost: { cluster: [], environment: [] } };
  const placed = hubs.flatMap((declared) => placeHub(work, declared) ?? []);
  sayLost(scene, work.lost);
  for (const { entry, used } of overrides)
    if (!used)
      scene.faults.wrong(entry.place, `No hub matches ${entry.name}`, unmatched(entry.name, hubs, scene));
  return placed;
}

/** The entries of `hubs`, in file order. */
export function overridesOf({ config, compile }: Scene): Override[] {
  return (config.hubs?.value ?? []).map((entry) => {
    const { name } = entry;
    const matches = isGlob(name) ? compile(name) : (text: string) => text === name;
    return { entry, matches, onCluster: name.includes('/'), used: false };
  });
}

interface Placing {
  readonly scene: Scene;
  readonly overrides: readonly Override[];
  /** By environment: the layers of hubs without entries of their own, which in a large fleet are most. */
  readonly shared: Map<string, readonly ReleaseKeys[]>;
  /** Hubs that nothing puts on a cluster or into an environment. */
  readonly lost: { readonly cluster: string[]; readonly environment: string[] };
}

function placeHub(work: Placing, declared: Declared): Placed | undefined {
  const { scene, overrides, lost } = work;
  const { hub } = declared;
  const byName = overrides.filter((one) => !one.onCluster && one.matches(hub));
  for (const one of byName) one.used = true;
  // Entries with `cluster/` need the cluster first: it comes from everything else.
  const early = environmentOf(scene, declared, byName);
  const cluster = clusterOf(work, declared, early?.value, byName);
  if (cluster === undefined) {
    lost.cluster.push(hub);
    return undefined;
  }
  const found = overrides.filter((one) =>
    one.onCluster ? one.matches(`${cluster}/${hub}`) : byName.includes(one),
  );
  for (const one of found) useOnCluster(scene, one);
  const environment = environmentOf(scene, declared, found);
  if (environment === undefined && scene.config.environments?.value.length) {
    lost.environment.push(hub);
    return undefined;
  }
  const name = environment?.value ?? '';
  return { declared, cluster, environment: name, layers: layersFor(work, name, found) };
}

function useOnCluster(scene: Scene, one: Override): void {
  one.used = true;
  const { name, value } = one.entry;
  if (!one.onCluster || !value.cluster) return;
  scene.faults.wrong(
    value.cluster.place,
    `${name} names its cluster already`,
    `The key \`${name}\` finds the hub by its cluster, so it cannot move it to another: write the hub's name alone.`,
  );
}

function layersFor(
  { scene, shared }: Placing,
  environment: string,
  own: readonly Override[],
): readonly ReleaseKeys[] {
  const common = shared.get(environment) ?? [...baseLayers(scene), ...environmentLayer(scene, environment)];
  shared.set(environment, common);
  return own.length === 0 ? common : [...common, ...own.map(({ entry }) => entry.value)];
}

function environmentOf(
  scene: Scene,
  { env }: Declared,
  own: readonly Override[],
): Located<string> | undefined {
  const written = pick([scene.config, ...own.map(({ entry }) => entry.value)], 'environment');
  if (written) checkEnvironment(scene, written.value, written.place);
  return written ?? (env === undefined ? undefined : { value: env });
}

function clusterOf(
  work: Placing,
  { hub, cluster, place }: Declared,
  environment: string | undefined,
  own: readonly Override[],
): string | undefined {
  const { scene } = work;
  const written = pick(layersFor(work, environment ?? '', own), 'cluster');
  if (!written && cluster === undefined) return onlyCluster(scene);
  const values: Values = {
    hub,
    ...(environment ? { env: environment } : {}),
    ...(cluster ? { cluster } : {}),
  };
  const name = written ? inserter(scene, hub, values)(written.value, written.place) : cluster;
  return name !== undefined && checkCluster(scene, name, written?.place ?? place) ? name : undefined;
}

function sayLost({ config, faults }: Scene, lost: Placing['lost']): void {
  // Where a cluster was named wrongly, that has been said.
  if (lost.cluster.length > 0 && faults.config.length === 0)
    faults.wrong(
      config.clusters?.place,
      'Hubs without a cluster',
      `There are several clusters, and nothing says which one ${some(lost.cluster)} belong to: set \`cluster\` at the top level, for the environment or for the hub.`,
    );
  if (lost.environment.length > 0)
    faults.wrong(
      config.environments?.place,
      'Hubs without an environment',
      `There are environments, and nothing says which one ${some(lost.environment)} belong to: set \`environment\` at the top level for all, and under \`hubs\` for the others.`,
    );
}

function unmatched(name: string, hubs: readonly Declared[], { config }: Scene): string {
  const names = hubs.map((one) => (name.includes('/') ? `${one.cluster ?? '?'}/${one.hub}` : one.hub));
  const known = [...new Set(names)].sort();
  const how = config.discover
    ? ''
    : ' Hubs are found by their hub-charts folder; `discover: []` makes `hubs` the list.';
  return `\`hubs.${name}\` matches no hub.${didYouMean(name, known)} There are ${some(known) || 'none'}.${how}`;
}
