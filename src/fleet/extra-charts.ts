import type { Environment } from '../words.js';
import type { Draft } from './draft.js';
import type { Config, ReleaseKeys } from './keys.js';
import {
  checkCluster,
  checkEnvironment,
  environmentLayer,
  onlyCluster,
  pick,
  TAKEN_BY_CHARTS,
} from './layers.js';
import { placesOf } from './origins.js';
import type { Placed } from './placing.js';
import type { Entry, Located } from './read.js';
import { inserter, type Scene } from './scene.js';

type ExtraChart = NonNullable<Config['charts']>['value'][number]['value'];

/**
 * The releases that are not hubs, one for each of their clusters. In which environment one is deployed follows from the
 * hubs that it goes before or after on its cluster, unless it says so itself.
 *
 * @param clusters the names of all clusters that are declared or that hubs are on
 */
export function placeCharts(
  scene: Scene,
  hubs: readonly Placed[],
  environments: readonly Environment[],
  clusters: readonly string[],
): Draft[] {
  return (scene.config.charts?.value ?? []).flatMap((entry) =>
    clustersOf(scene, entry, clusters).map((cluster): Draft => {
      const order = entry.value.order?.value ?? 'before';
      const environment = environmentOf(scene, entry.value, order, cluster, hubs, environments);
      return {
        kind: 'chart',
        name: entry.name,
        cluster,
        environment,
        // As many as `baseLayers` has: the convention has nothing for a chart.
        layers: [{}, taken(scene.config), ...environmentLayer(scene, environment).map(taken), entry.value],
        place: entry.place ?? { file: scene.file },
        own: placesOf({ cluster: clusterAt(entry.value, cluster), order: entry.value.order }),
        order,
      };
    }),
  );
}

/** Where `clusters` says so: its line in the list, or `all`. */
function clusterAt({ clusters }: ExtraChart, cluster: string): Located<unknown> | undefined {
  const named = Array.isArray(clusters?.value) ? clusters.value : [];
  return named.find(({ value }) => value === cluster) ?? clusters;
}

/** The keys that a chart takes from a layer that speaks of hubs. */
function taken(layer: ReleaseKeys): ReleaseKeys {
  const names = Object.keys(layer) as (keyof ReleaseKeys)[];
  return Object.fromEntries(names.filter((name) => TAKEN_BY_CHARTS[name]).map((name) => [name, layer[name]]));
}

function clustersOf(scene: Scene, entry: Entry<ExtraChart>, all: readonly string[]): readonly string[] {
  const said = entry.value.clusters;
  if (said?.value === 'all') return all;
  if (said)
    return said.value.flatMap(({ value, place }) => (checkCluster(scene, value, place) ? [value] : []));
  const written = pick([scene.config, entry.value], 'cluster');
  // A top level's `cluster: <hub>` says nothing of a chart.
  const meant =
    written && !(written === scene.config.cluster && written.value.includes('<hub>')) ? written : undefined;
  const name = meant
    ? inserter(scene, entry.name, { hub: entry.name })(meant.value, meant.place)
    : (onlyCluster(scene) ?? (all.length === 1 ? all[0] : undefined));
  if (name === undefined)
    scene.faults.wrong(
      entry.place,
      `${entry.name} is on no cluster`,
      `There are several clusters: write \`clusters: all\`, a list of them, or \`cluster\` for \`charts.${entry.name}\`.`,
    );
  return name !== undefined && checkCluster(scene, name, meant?.place ?? entry.place) ? [name] : [];
}

function environmentOf(
  scene: Scene,
  chart: ExtraChart,
  order: 'before' | 'after',
  cluster: string,
  hubs: readonly Placed[],
  environments: readonly Environment[],
): string {
  if (chart.environment) {
    checkEnvironment(scene, chart.environment.value, chart.environment.place);
    return chart.environment.value;
  }
  const used = new Set(hubs.flatMap((hub) => (hub.cluster === cluster ? [hub.environment] : [])));
  const inOrder = environments.map(({ name }) => name).filter((name) => used.has(name));
  const beside = order === 'before' ? inOrder[0] : inOrder.at(-1);
  return beside ?? scene.config.environment?.value ?? environments[0]?.name ?? '';
}
