import { didYouMean } from '../nearest.js';
import type { Place } from '../words.js';
import { CONVENTION } from './convention.js';
import type { ReleaseKeys } from './keys.js';
import { type Scene, some } from './scene.js';

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

/** What an environment says, if it is declared. */
export function environmentLayer({ config }: Scene, name: string | undefined): readonly ReleaseKeys[] {
  const entry = config.environments?.value.find((one) => one.name === name);
  return entry ? [entry.value] : [];
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
