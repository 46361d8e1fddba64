import type { Place } from '../words.js';
import { CONVENTION } from './convention.js';
import { NAME_RULE, nameFault } from './names.js';
import type { Entry, Located } from './read.js';
import type { Scene } from './scene.js';
import { capture, isGlob, type MayCapture, type Pattern, pattern, type Values } from './template.js';

/** A hub as the ops repo declares it: a file that `discover` matches, or a name under `hubs`. */
export interface Declared {
  readonly hub: string;
  readonly env?: string;
  readonly cluster?: string;
  readonly place: Place;
}

export interface Discovery {
  readonly hubs: readonly Declared[];
  /** Names under `hubs` that declare a hub, where they do; else all of them change hubs that are there. */
  readonly listed: ReadonlySet<string>;
  /** Folder names that cannot be hubs, and are said to be so. */
  readonly refused: ReadonlySet<string>;
  /** How hubs are found, for a sentence. */
  readonly patterns: readonly Pattern[];
}

/**
 * Finds the hubs. Without `discover` the convention's files are hubs; where there are none, `hubs` is the list
 * (so is it with `discover: []`).
 */
export function discoverHubs(scene: Scene): Discovery {
  const { config, faults } = scene;
  const written: readonly Located<string>[] = config.discover?.value ?? CONVENTION.discover.value;
  const patterns = written.flatMap(({ value, place }) => {
    if (value.includes('<hub>')) return [pattern(value, scene.compile)];
    faults.wrong(
      place,
      'discover needs <hub>',
      `\`${value}\` does not say where the hub's name stands: write \`<hub>\`.`,
    );
    return [];
  });
  const found = matchFiles(scene, patterns);
  if (config.discover ? written.length > 0 : found.hubs.length + found.refused.size > 0 || !config.hubs)
    return { ...found, listed: new Set(), patterns };
  return { ...listHubs(config.hubs?.value ?? []), refused: new Set(), patterns: [] };
}

function matchFiles(scene: Scene, patterns: readonly Pattern[]) {
  const excluded = (scene.config.exclude?.value ?? []).map(({ value }) => scene.compile(value));
  const may = captureRule(scene);
  const hubs = new Map<string, Declared>();
  const refused = new Set<string>();
  for (const path of scene.listing.paths) {
    for (const one of patterns) {
      const values = capture(one, path, may);
      if (!values || excluded.some((matches) => matches(path))) continue;
      const declared = declare(scene, path, values);
      if (!declared) refused.add(values.hub ?? '');
      else {
        const key = `${declared.cluster ?? ''}/${declared.env ?? ''}/${declared.hub}`;
        if (!hubs.has(key)) hubs.set(key, declared);
      }
      break;
    }
  }
  return { hubs: [...hubs.values()], refused };
}

function declare(scene: Scene, path: string, values: Values): Declared | undefined {
  const { hub = '', env, cluster } = values;
  const wrong = nameFault(hub);
  if (wrong === undefined)
    return { hub, place: { file: path }, ...(env ? { env } : {}), ...(cluster ? { cluster } : {}) };
  scene.faults.tell({
    severity: 'error',
    file: path,
    title: `${hub.slice(0, 30)} cannot be the name of a hub`,
    message: `\`${hub}\` ${wrong}. ${NAME_RULE} Rename the folder; or, if it is no hub, list the file under \`exclude\` in ${scene.file}.`,
  });
  return undefined;
}

/**
 * A hub's name that is a whole folder's is captured whatever it is, so that a name that is not allowed is said and
 * not passed over; `<env>` and `<cluster>` capture only what is declared, where they are declared.
 */
export function captureRule({ config }: Scene): MayCapture {
  const environments = namesOf(config.environments?.value);
  const clusters = namesOf(config.clusters?.value.filter(({ name }) => name !== '<cluster>'));
  const declared = { env: environments, cluster: clusters, hub: undefined, image: undefined };
  return (name, text, whole) => {
    const names = declared[name];
    if (names) return names.has(text);
    return (whole && (name === 'hub' || name === 'image')) || /^[a-z0-9-]+$/.test(text);
  };
}

function namesOf(entries: readonly Entry<unknown>[] | undefined): ReadonlySet<string> | undefined {
  return entries && entries.length > 0 ? new Set(entries.map(({ name }) => name)) : undefined;
}

/** The plain names under `hubs`; one that a `cluster/hub` has already listed only changes that hub. */
function listHubs(entries: readonly Entry<object>[]) {
  const names = entries.filter(({ name }) => !isGlob(name));
  const onCluster = new Set(names.flatMap(({ name }) => (name.includes('/') ? [name.split('/')[1]] : [])));
  const listed = names.filter(({ name }) => !onCluster.has(name));
  return {
    listed: new Set(listed.map(({ name }) => name)),
    hubs: listed.map(({ name, place }): Declared => {
      const [first = '', second] = name.split('/');
      const at = place ?? { file: '' };
      return second === undefined ? { hub: first, place: at } : { hub: second, cluster: first, place: at };
    }),
  };
}
