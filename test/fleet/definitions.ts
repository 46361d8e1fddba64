import type { Fleet, Image, Release } from '../../src/words.js';

/** A hub as the convention declares it. */
export function makeHub(hub: string, overrides: Partial<Release> = {}): Release {
  return {
    kind: 'hub',
    id: hub,
    hub,
    release: hub,
    namespace: hub,
    cluster: '',
    environment: '',
    chart: { kind: 'local', path: `hub-charts/${hub}` },
    values: [],
    before: [],
    after: [],
    crds: 'install',
    timeoutSeconds: 600,
    onDrift: 'report',
    images: [`user/${hub}`],
    declaredAt: { file: `hub-charts/${hub}/Chart.yaml` },
    origins: {},
    ...overrides,
  };
}

export function makeImage(key: string, overrides: Partial<Image> = {}): Image {
  const context = overrides.context ?? `user-images/${key.slice(key.indexOf('/') + 1)}`;
  return {
    key,
    kind: 'user',
    context,
    dockerfile: `${context}/Dockerfile`,
    args: {},
    platforms: [],
    contexts: {},
    secrets: [],
    valuesPath: [],
    trackBases: false,
    declaredAt: { file: `${context}/Dockerfile` },
    ...overrides,
  };
}

export function makeFleet(parts: Partial<Fleet> = {}): Fleet {
  return {
    hubs: [],
    charts: [],
    images: [],
    environments: [],
    clusters: new Map(),
    placeholders: ['set-on-deployment'],
    validateValues: [],
    problems: [],
    ...parts,
  };
}
