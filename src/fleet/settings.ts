import type { Release } from '../words.js';
import type { ReleaseKeys } from './keys.js';
import { pick } from './layers.js';

/** What a release says in keys that take no templates. */
export type Settings = Pick<
  Release,
  'branches' | 'crds' | 'timeoutSeconds' | 'hold' | 'onDrift' | 'maxImpact' | 'healthCheck'
>;

export const DEFAULT_TIMEOUT_SECONDS = 600;

const known = new WeakMap<readonly ReleaseKeys[], Settings>();

/** Made once for the many hubs of the same layers. */
export function settingsOf(layers: readonly ReleaseKeys[]): Settings {
  const made = known.get(layers) ?? makeSettings(layers);
  known.set(layers, made);
  return made;
}

function makeSettings(layers: readonly ReleaseKeys[]): Settings {
  const branches = pick(layers, 'branches')?.value;
  const hold = pick(layers, 'hold')?.value;
  const maxImpact = pick(layers, 'max-impact')?.value;
  const healthCheck = pick(layers, 'health-check')?.value;
  return {
    ...(branches ? { branches } : {}),
    crds: pick(layers, 'crds')?.value ?? 'install',
    timeoutSeconds: pick(layers, 'timeout')?.value ?? DEFAULT_TIMEOUT_SECONDS,
    ...(hold ? { hold } : {}),
    onDrift: pick(layers, 'on-drift')?.value ?? 'report',
    ...(maxImpact ? { maxImpact } : {}),
    ...(healthCheck === undefined ? {} : { healthCheck }),
  };
}
