import type { Place } from '../words.js';
import { CONVENTION } from './convention.js';
import type { Declared, Discovery } from './discover.js';
import type { ReleaseKeys } from './keys.js';
import { didYouMean } from './nearest.js';
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

/** The value of the last layer that has a key. */
export function pick<K extends keyof ReleaseKeys>(
  layers: readonly ReleaseKeys[],
  key: K,
): ReleaseKeys[K] | undefined {
  for (let at = layers.length - 1; at >= 0; at--) {
    const found = layers[at]?.[key];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Every key of a release, and whether a chart that is no hub takes it from the top level and its environment: where and
 * when it is deployed, but not what.
 */
export const TAKEN_BY_CHARTS: Readonly<Record<keyof ReleaseKeys, boolean>> = {
  chart: false,
  values: false,
  release: false,
  namespace: false,
  cluster: true,
  environment: false,
  branches: true,
  'github-environment': true,
  before: false,
  after: false,
  crds: false,
  timeout: true,
  hold: false,
  'on-drift': true,
  'max-impact': false,
  'health-check': false,
  url: false,
  images: false,
};

/** The convention and the top level: what every hub begins with. */
export function baseLayers({ config }: Scene): readonly ReleaseKeys[] {
  return [CONVENTION, config];
}

interface Override {
  readonly entry: Entry<ReleaseKeys>;
  readonly matches: (text: string) => boolean;
  readonly onCluster: boolean;
  used: boolean;
}

/** Puts each hub on its cluster and into its environment. */
export function placeHubs(scene: Scene, { hubs, listed }: Discovery): Placed[] {
  const { config, faults } = scene;
  const overrides = (config.hubs?.value ?? []).map((entry): Override => {
    const { name } = entry;
    const matches = isGlob(name) ? scene.compile(name) : (text: string) => text === name;
    return { entry, matches, onCluster: name.includes('/'), used: listed.has(name) };
  });
  const lost: Lost = { cluster: [], environment: [] };
  const placed = hubs.flatMap((declared) => placeHub(scene, declared, overrides, lost) ?? []);
  sayLost(scene, lost);
  for (const { entry, used } of overrides)
    if (!used) faults.wrong(entry.place, `No hub matches ${entry.name}`, unmatched(entry.name, hubs, scene));
  return placed;
}

/** Hubs that nothing puts on a cluster or into an environment. */
interface Lost {
  readonly cluster: string[];
  readonly environment: string[];
}

function placeHub(
  scene: Scene,
  declared: Declared,
  overrides: readonly Override[],
  lost: Lost,
): Placed | undefined {
  const { config } = scene;
  const matching = (texts: readonly [string, string]) =>
    overrides.filter((one) => one.matches(texts[one.onCluster ? 1 : 0]));
  const byName = matching([declared.hub, '']).map(({ entry }) => entry.value);
  // Entries with `cluster/` need the cluster first: it comes from everything else.
  const early = environmentOf(scene, declared, byName);
  const values: Values = { hub: declared.hub, ...(early ? { env: early.value } : {}) };
  const base = baseLayers(scene);
  const cluster = clusterOf(scene, declared, values, [
    ...base,
    ...environmentLayer(scene, early?.value),
    ...byName,
  ]);
  if (cluster === undefined) {
    lost.cluster.push(declared.hub);
    for (const one of matching([declared.hub, ''])) one.used = true;
    return undefined;
  }
  const found = matching([declared.hub, `${cluster}/${declared.hub}`]);
  for (const one of found) {
    one.used = true;
    if (one.onCluster && one.entry.value.cluster)
      scene.faults.wrong(
        one.entry.value.cluster.place,
        `${one.entry.name} names its cluster already`,
        `The key \`${one.entry.name}\` finds the hub by its cluster, so it cannot move it to another: write the hub's name alone.`,
      );
  }
  const own = found.map(({ entry }) => entry.value);
  const environment = environmentOf(scene, declared, own);
  if (environment === undefined && config.environments?.value.length) {
    lost.environment.push(declared.hub);
    return undefined;
  }
  const name = environment?.value ?? '';
  return {
    declared,
    cluster,
    environment: name,
    layers: [...base, ...environmentLayer(scene, name), ...own],
  };
}

/** What an environment says, if it is declared. */
export function environmentLayer({ config }: Scene, name: string | undefined): readonly ReleaseKeys[] {
  const entry = config.environments?.value.find((one) => one.name === name);
  return entry ? [entry.value] : [];
}

function environmentOf(scene: Scene, declared: Declared, own: readonly ReleaseKeys[]) {
  const written = pick([scene.config, ...own], 'environment');
  if (written) checkEnvironment(scene, written.value, written.place);
  return written ?? (declared.env === undefined ? undefined : ({ value: declared.env } as Located<string>));
}

export function checkEnvironment(scene: Scene, name: string, place: Place | undefined): void {
  const names = scene.config.environments?.value.map((entry) => entry.name);
  if (!names || names.includes(name)) return;
  scene.faults.wrong(
    place,
    `No environment ${name}`,
    `\`${name}\` is not under \`environments\`.${didYouMean(name, names)} There are ${some(names)}.`,
  );
}

function clusterOf(
  scene: Scene,
  declared: Declared,
  values: Values,
  layers: readonly ReleaseKeys[],
): string | undefined {
  const written = pick(layers, 'cluster');
  const known = { ...values, ...(declared.cluster ? { cluster: declared.cluster } : {}) };
  const name = written
    ? inserter(scene, declared.hub, known)(written.value, written.place)
    : declared.cluster;
  if (name === undefined) return onlyCluster(scene);
  return checkCluster(scene, name, written?.place ?? declared.place) ? name : undefined;
}

/** The cluster of hubs that name none: the one that is declared, the nameless one where none is. */
export function onlyCluster({ config }: Scene): string | undefined {
  const names = config.clusters?.value.map((entry) => entry.name) ?? [];
  if (names.length === 0) return '';
  return names.length === 1 && names[0] !== '<cluster>' ? names[0] : undefined;
}

/** Whether a cluster may be named so; an error at the place if not. */
export function checkCluster(scene: Scene, name: string, place: Place | undefined): boolean {
  const names = scene.config.clusters?.value.map((entry) => entry.name) ?? [];
  if (names.length === 0 || names.includes(name) || names.includes('<cluster>')) return true;
  scene.faults.wrong(
    place,
    `No cluster ${name}`,
    `\`${name}\` is not under \`clusters\`.${didYouMean(name, names)} There are ${some(names)}.`,
  );
  return false;
}

function sayLost({ config, faults }: Scene, lost: Lost): void {
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
