import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadFleet } from '../../src/fleet/load.js';
import type { Fleet } from '../../src/words.js';
import { hubFiles, treeOf, treeWith } from './file-list.js';

const config = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../examples/configs/${name}.yaml`), 'utf8');
const find = (fleet: Fleet, id: string) => [...fleet.hubs, ...fleet.charts].find((one) => one.id === id);
const files = (fleet: Fleet, id: string) =>
  find(fleet, id)?.values.map((values) => (values.kind === 'file' ? values.path : values.kind));

// The repositories themselves give these figures, without an error, at these commits (`npm run replay` goes
// through their histories): 2i2c-org/infrastructure at 82a254785e (August 2026), berkeley-dsep-infra/datahub at
// c735196576 (October 2024), jupyterhub/mybinder.org-deploy at 95860dbcba (August 2026),
// pangeo-data/pangeo-cloud-federation at b02328e37f (February 2024). The lists of files here are made in their likeness.

test('the convention written out changes nothing', async () => {
  const paths = [...hubFiles('geo'), ...hubFiles('bio'), 'hub-images/geo/Dockerfile', 'secrets/bio.yaml'];
  const silent = await loadFleet(treeOf(paths));
  const written = await loadFleet(treeWith(config('convention'), paths));
  // But for the places that say what was written.
  const plain = (fleet: Fleet) => ({
    ...fleet,
    hubs: fleet.hubs.map((hub) => ({
      ...hub,
      origins: {},
      values: hub.values.map(({ place: _, ...source }) => source),
    })),
  });
  expect(plain(written)).toEqual(plain(silent));
});

describe('2i2c: many clusters, one configuration', () => {
  /** The clusters with their hubs: three as they stand, and hubs enough for 171 on the others. */
  const shape = (): ReadonlyMap<string, readonly string[]> => {
    const names = Array.from(
      config('2i2c').matchAll(/^ {2}([a-z0-9-]+): \{(?:eks|gke|kubeconfig)/gm),
      ([, name]) => name ?? '',
    );
    const hubs = new Map<string, string[]>(names.map((name) => [name, ['staging']]));
    const add = (cluster: string, ...more: string[]) => hubs.get(cluster)?.push(...more);
    add('2i2c-aws-us', 'showcase');
    add('2i2c-uk', 'lis');
    add('earthscope', 'binder', 'prod');
    add('nasa-ghg-hub', 'binder', 'prod');
    add('nasa-veda', 'binder', 'prod');
    add('nmfs-openscapes', 'workshop', 'noaa-only', 'prod');
    add('openscapeshub', 'workshop', 'prod');
    add('leap', 'prod');
    add('maap', 'prod');
    add('opensci', 'sciencecore', 'small-binder', 'big-binder');
    add('projectpythia', 'pythia-binder');
    add('temple', 'prod', 'advanced', 'research');
    add('utoronto', 'prod', 'r-prod', 'r-staging');
    for (const cluster of ['awi-ciroh', 'nasa-cryo', 'victor']) add(cluster, 'prod');
    add('cloudbank', 'demo', 'unr');
    const count = () => [...hubs.values()].flat().length;
    for (let n = 1; count() < 171; n++) add('cloudbank', `college-${n}`);
    return hubs;
  };
  const paths = () => {
    const found = [
      'helm-charts/basehub/Chart.yaml',
      'helm-charts/daskhub/Chart.yaml',
      'helm-charts/support/Chart.yaml',
    ];
    found.push('config/stand-ins.values.yaml', 'helm-charts/support/enc-support.secret.values.yaml');
    found.push('helm-charts/support/enc-cryptnono.secret.values.yaml');
    found.push('config/clusters/2i2c-aws-us/chart.yaml', 'config/clusters/2i2c-uk/lis-chart.yaml');
    // A folder of a cluster that is no longer declared.
    found.push('config/clusters/gone/prod.values.yaml');
    const extra: Record<string, string[]> = {
      cloudbank: ['enc-demo-git.secret'],
      leap: ['daskhub-common'],
      'nasa-veda': ['enc-imagebuilding-common.secret'],
      opensci: ['enc-imagebuilding-common.secret'],
      projectpythia: ['binderhub-service-common', 'enc-binderhub-service-common.secret'],
      temple: ['common-teaching', 'common-non-teaching', 'enc-common-non-teaching.secret'],
      utoronto: ['common-canvas', 'python-common', 'r-common', 'enc-common-canvas.secret'],
      disasters: ['enc-imagebuilding-common.secret'],
    };
    for (const [cluster, hubs] of shape()) {
      const folder = `config/clusters/${cluster}`;
      const kubeconfig = ['projectpythia-binder', 'utoronto'].includes(cluster);
      found.push(
        `${folder}/cluster.yaml`,
        `${folder}/enc-deployer-credentials.secret.${kubeconfig ? 'yaml' : 'json'}`,
      );
      const names = ['support', 'common', ...hubs];
      const more = (extra[cluster] ?? []).map((name) => `${folder}/${name}.values.yaml`);
      found.push(
        ...names.flatMap((name) => [
          `${folder}/${name}.values.yaml`,
          `${folder}/enc-${name}.secret.values.yaml`,
        ]),
        ...more,
      );
    }
    return found;
  };

  test('171 hubs and two charts on each of 30 clusters are 231 releases, without a problem', async () => {
    const fleet = await loadFleet(treeWith(config('2i2c'), paths()));
    expect([fleet.hubs.length, fleet.charts.length, fleet.clusters.size]).toEqual([171, 60, 30]);
    expect(fleet.problems).toEqual([]);
  });

  test('hubs are in their environment, with their chart, their values and their login', async () => {
    const fleet = await loadFleet(treeWith(config('2i2c'), paths()));
    expect(find(fleet, 'utoronto/r-staging')).toMatchObject({
      hub: 'r-staging',
      environment: 'staging',
      githubEnvironment: 'utoronto',
      chart: { kind: 'local', path: 'helm-charts/basehub' },
      crds: 'apply',
    });
    expect(files(fleet, 'utoronto/r-staging')).toEqual([
      'command',
      'config/clusters/utoronto/common.values.yaml',
      'config/clusters/utoronto/common-canvas.values.yaml',
      'config/clusters/utoronto/r-common.values.yaml',
      'config/clusters/utoronto/r-staging.values.yaml',
      'config/clusters/utoronto/enc-common-canvas.secret.values.yaml',
      'config/clusters/utoronto/enc-r-staging.secret.values.yaml',
    ]);
    expect(find(fleet, 'leap/prod')?.chart).toEqual({ kind: 'local', path: 'helm-charts/daskhub' });
    expect(find(fleet, '2i2c-uk/lis')?.chart).toEqual({
      kind: 'local',
      path: 'helm-charts/basehub',
      chartYaml: 'config/clusters/2i2c-uk/lis-chart.yaml',
    });
    expect(find(fleet, 'cloudbank/unr')?.hold).toMatch(/no longer in cluster.yaml/);
    expect(find(fleet, 'cloudbank/college-1')?.environment).toBe('prod');
    expect(fleet.clusters.get('utoronto')).toMatchObject({
      name: 'utoronto',
      kubeconfig: 'config/clusters/utoronto/enc-deployer-credentials.secret.yaml',
      parallel: 4,
    });
    expect(fleet.clusters.get('2i2c')).toMatchObject({
      name: '2i2c',
      gke: { project: 'two-eye-two-see', location: 'us-central1-b', name: 'pilot-hubs-cluster' },
      credentials: 'config/clusters/2i2c/enc-deployer-credentials.secret.json',
      parallel: 4,
    });
    expect(find(fleet, 'leap/cert-manager')).toMatchObject({
      environment: 'staging',
      after: [],
      crds: 'install',
    });
  });
});

describe('datahub: one chart, an environment in each path', () => {
  const hubs = Array.from({ length: 25 }, (_, n) => `class-${n + 1}`).concat('edx', 'ugr01');
  const paths = hubs.flatMap((hub) =>
    [
      'config/common.yaml',
      'config/staging.yaml',
      'config/prod.yaml',
      'secrets/staging.yaml',
      'secrets/prod.yaml',
    ]
      .concat('hubploy.yaml')
      .map((file) => `deployments/${hub}/${file}`),
  );
  paths.push('hub/Chart.yaml', 'support/Chart.yaml', 'support/secrets.yaml', 'node-placeholder/Chart.yaml');
  paths.push('node-placeholder/secrets.yaml', 'deployments/datahub/secrets/gke-key.json');
  paths.push('deployments/ugr01/secrets/gke-key.json', 'deployments/edx/secrets/gcloud-service-key.json');
  paths.push(...['hub', 'postgres', 'node-placeholder-scaler'].map((name) => `images/${name}/Dockerfile`));

  test('27 hubs in two environments and two charts are 56 releases', async () => {
    const fleet = await loadFleet(treeWith(config('datahub'), paths));
    expect([fleet.hubs.length, fleet.charts.length]).toEqual([54, 2]);
    expect(fleet.problems).toEqual([]);
    expect(find(fleet, 'edx/edx-prod')).toMatchObject({
      hub: 'edx',
      namespace: 'edx-prod',
      branches: ['prod'],
      timeoutSeconds: 1800,
      images: ['hub', 'postgres', 'node-placeholder-scaler'],
    });
    expect(files(fleet, 'spring-2024/class-1-staging')).toEqual([
      'command',
      'deployments/class-1/config/common.yaml',
      'deployments/class-1/config/staging.yaml',
      'deployments/class-1/secrets/staging.yaml',
    ]);
    expect(find(fleet, 'spring-2024/support')).toMatchObject({
      environment: 'staging',
      branches: ['staging'],
      values: [
        { kind: 'file', path: 'support/secrets.yaml' },
        { kind: 'inline', values: { installCRDs: true } },
      ],
    });
    expect(fleet.images.map(({ key, name }) => [key, name])).toContainEqual([
      'hub',
      'gcr.io/ucb-datahub-2018/jupyterhub-hub',
    ]);
  });
});

describe('mybinder: a federation, each member a cluster', () => {
  const members = ['staging', 'prod', 'hetzner-2i2c', 'hetzner-gesis', 'bids-ovh'];
  const paths = members.flatMap((name) => [`config/${name}.yaml`, `secrets/config/${name}.yaml`]);
  paths.push(...members.filter((name) => name !== 'prod').map((name) => `secrets/${name}-kubeconfig.yaml`));
  // There is no folder config/common, which its own deploy script looks into as well.
  paths.push(
    'secrets/config/common/common.yaml',
    'secrets/config/common/cryptnono.yaml',
    'config/localhost.yaml',
  );
  paths.push(
    'config/test-secrets.yaml',
    'config/cert-manager.yaml',
    'secrets/gke-auth-key-prod.json',
    'mybinder/Chart.yaml',
  );
  paths.push('images/federation-redirect/Dockerfile', 'images/tc-init/Dockerfile');

  test('5 hubs and a chart on each of their clusters are 10 releases', async () => {
    const fleet = await loadFleet(treeWith(config('mybinder'), paths));
    expect([fleet.hubs.length, fleet.charts.length]).toEqual([5, 5]);
    expect(fleet.problems).toEqual([
      expect.objectContaining({ severity: 'warning', title: 'No file matches config/common/*.yaml' }),
    ]);
    expect(fleet.hubs.map(({ id }) => id)).toEqual(members.map((name) => `${name}/${name}`).sort());
    expect(files(fleet, 'prod/prod')).toEqual([
      'secrets/config/common/common.yaml',
      'secrets/config/common/cryptnono.yaml',
      'config/prod.yaml',
      'secrets/config/prod.yaml',
    ]);
    expect(fleet.environments).toMatchObject([
      { name: 'staging', gate: 'fleet' },
      { name: 'production', gate: 'cluster' },
    ]);
    expect(find(fleet, 'staging/cert-manager')).toMatchObject({
      environment: 'staging',
      namespace: 'cert-manager',
    });
    expect(find(fleet, 'prod/cert-manager')?.environment).toBe('production');
    expect(fleet.clusters.get('prod')).toMatchObject({
      name: 'prod',
      gke: { project: 'binderhub-288415', location: 'us-central1', name: 'prod' },
      credentials: 'secrets/gke-auth-key-prod.json',
      parallel: 4,
    });
    expect(fleet.placeholders).toEqual(['set-by-chartpress']);
    expect(fleet.images.map(({ key, name }) => [key, name])).toEqual([
      ['federation-redirect', 'jupyterhub/mybinder.org-federation-redirect'],
      ['tc-init', 'jupyterhub/mybinder.org-tc-init'],
    ]);
  });
});

describe('pangeo: a cluster for each hub, which takes its name', () => {
  const hubs = ['gcp-uscentral1b', 'icesat2', 'ooi'];
  const paths = hubs.flatMap((hub) =>
    ['config/common.yaml', 'image/binder/Dockerfile']
      .concat(...['staging', 'prod'].map((env) => [`config/${env}.yaml`, `secrets/${env}.yaml`]))
      .map((file) => `deployments/${hub}/${file}`),
  );
  paths.push('pangeo-deploy/Chart.yaml', 'deployments/gcp-uscentral1b/secrets/gcloud-service-key.json');
  // Two files more beside those of an environment, which are no hubs.
  paths.push('deployments/icesat2/config/shared-nfs-prod.yaml', 'deployments/icesat2/config/.gitignore');

  test('3 hubs in two environments are 6 releases, each hub with one image', async () => {
    const fleet = await loadFleet(treeWith(config('pangeo'), paths));
    expect(fleet.hubs.map(({ id }) => id)).toEqual(
      hubs.flatMap((hub) => ['prod', 'staging'].map((env) => `${hub}/${hub}-${env}`)),
    );
    expect(fleet.problems).toEqual([]);
    expect(fleet.images.map(({ key, name }) => [key, name])).toEqual(
      hubs.map((hub) => [`user/${hub}`, `pangeo/${hub}-notebook`]),
    );
    expect(fleet.clusters.get('ooi')).toMatchObject({ name: 'ooi', context: 'ooi', parallel: 4 });
    expect(fleet.clusters.get('gcp-uscentral1b')).toMatchObject({
      gke: { project: 'pangeo-181919', location: 'us-central1-b', name: 'pangeo-uscentral1b' },
    });
  });
});
