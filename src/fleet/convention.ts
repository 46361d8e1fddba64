import type { Config } from './keys.js';

/** What holds where nothing else is said: an ops repo of this layout needs no configuration. */
export const CONVENTION = {
  discover: { value: [{ value: 'hub-charts/<hub>/Chart.yaml' }] },
  chart: { value: { kind: 'local', path: 'hub-charts/<hub>' } },
  values: { value: [{ value: { kind: 'file', path: 'secrets/<hub>.yaml', optional: true } }] },
  release: { value: '<hub>' },
  images: {
    value: [
      { name: 'user', value: { context: { value: 'user-images/<hub>' } } },
      { name: 'hub', value: { context: { value: 'hub-images/<hub>' } } },
    ],
  },
  placeholder: { value: ['set-on-deployment'] },
} as const satisfies Config;
