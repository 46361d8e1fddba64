import type { Fleet, Image, Plan, PlannedHub, PlannedImage, Release } from '../../src/words.js';

/** A hub of the convention, but for what is given. */
export function aRelease(given: Partial<Release> = {}): Release {
  const hub = given.hub ?? 'geo';
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
    ...given,
  };
}

/** A hub's user image, but for what is given. */
export function anImage(given: Partial<Image> = {}): Image {
  const hub = given.hub ?? 'geo';
  return {
    key: `user/${hub}`,
    kind: 'user',
    hub,
    context: `user-images/${hub}`,
    dockerfile: `user-images/${hub}/Dockerfile`,
    args: {},
    platforms: [],
    contexts: {},
    secrets: [],
    valuesPath: [],
    trackBases: false,
    declaredAt: { file: `user-images/${hub}/Dockerfile` },
    ...given,
  };
}

export function aPlannedHub(given: Partial<PlannedHub> = {}): PlannedHub {
  return {
    release: aRelease(),
    action: 'deploy',
    impact: 'hub-restart',
    fingerprint: `1-${'a'.repeat(32)}`,
    reasons: ['hub-charts/geo/values.yaml changed in 3f2a91c'],
    ...given,
  };
}

export function aPlannedImage(given: Partial<PlannedImage> = {}): PlannedImage {
  return {
    image: anImage(),
    name: 'org/k8s-user-geo',
    tag: 'h3f2a91c0d4e53f2a91c0d4e53f2a91c0',
    action: 'build',
    reasons: ['user-images/geo/Dockerfile changed in 3f2a91c'],
    ...given,
  };
}

export function aPlan(given: Partial<Plan> = {}): Plan {
  return { commit: 'c'.repeat(40), notes: [], images: [], hubs: [], problems: [], ...given };
}

export function aFleet(given: Partial<Fleet> = {}): Fleet {
  return {
    hubs: [],
    charts: [],
    images: [],
    environments: [{ name: '', gate: 'cluster' }],
    clusters: new Map(),
    placeholders: ['set-on-deployment'],
    validateValues: [],
    problems: [],
    ...given,
  };
}
