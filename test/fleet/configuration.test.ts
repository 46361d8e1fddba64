import { describe, expect, test } from '@jest/globals';
import { loadFleet } from '../../src/fleet/load.js';
import type { Fleet, Release } from '../../src/words.js';
import { hubFiles, treeOf, treeWith } from './file-list.js';

const load = (config: string, paths: readonly string[]) => loadFleet(treeWith(config, paths));
const release = (fleet: Fleet, id: string): Release => {
  const found = [...fleet.hubs, ...fleet.charts].find((one) => one.id === id);
  if (!found)
    throw new Error(`no ${id} among ${[...fleet.hubs, ...fleet.charts].map((one) => one.id).join(' ')}`);
  return found;
};
const ids = (releases: readonly Release[]) => releases.map(({ id }) => id);
const files = (one: Release) =>
  one.values.map((values) => (values.kind === 'file' ? values.path : values.kind));

describe('the last that speaks wins, key by key', () => {
  const config = `
timeout: 20m
hold: top
url: https://top
environments:
  staging: {timeout: 5m, url: https://staging}
  prod:
environment: prod
hubs:
  "*": {hold: all}
  bio: {environment: staging, hold: bio}
  "b*": {on-drift: redeploy}
`;

  test('top level, then the environment, then the hubs in file order', async () => {
    const fleet = await load(config, [...hubFiles('bio'), ...hubFiles('geo')]);
    expect(release(fleet, 'geo')).toMatchObject({
      environment: 'prod',
      timeoutSeconds: 1200,
      hold: 'all',
      url: 'https://top',
      onDrift: 'report',
    });
    expect(release(fleet, 'bio')).toMatchObject({
      environment: 'staging',
      timeoutSeconds: 300,
      hold: 'bio',
      url: 'https://staging',
      onDrift: 'redeploy',
    });
    expect(fleet.environments).toEqual([
      { name: 'staging', gate: 'cluster' },
      { name: 'prod', gate: 'cluster' },
    ]);
  });

  test('and each key knows the line that set it', async () => {
    const fleet = await load(config, [...hubFiles('bio'), ...hubFiles('geo')]);
    const lines = (id: string) =>
      Object.fromEntries(Object.entries(release(fleet, id).origins).map(([key, { line }]) => [key, line]));
    expect(lines('geo')).toEqual({ timeout: 2, url: 4, environment: 8, hold: 10 });
    expect(lines('bio')).toEqual({ timeout: 6, url: 6, environment: 11, hold: 11, 'on-drift': 12 });
  });

  test('a list that is said again replaces the earlier one', async () => {
    const fleet = await load('values: [a.yaml, "<hub>.yaml?"]\nhubs:\n  geo:\n    values: [b.yaml]\n', [
      ...hubFiles('bio'),
      ...hubFiles('geo'),
      'a.yaml',
      'b.yaml',
      'bio.yaml',
      'geo.yaml',
    ]);
    expect(files(release(fleet, 'bio'))).toEqual(['a.yaml', 'bio.yaml']);
    expect(files(release(fleet, 'geo'))).toEqual(['b.yaml']);
  });
});

describe('discover', () => {
  test('takes hub, environment and cluster from the path; what is not declared is no hub', async () => {
    const fleet = await load(
      `
discover: c/<cluster>/<env>/<hub>.yaml
chart: chart
values: ["c/<cluster>/<env>/<hub>.yaml"]
release: <hub>-<env>
environments: {staging: , prod: }
clusters: {aws: {context: a}, gcp: {context: g}}
`,
      [
        'chart/Chart.yaml',
        'c/aws/prod/geo.yaml',
        'c/aws/staging/geo.yaml',
        'c/gcp/prod/geo.yaml',
        'c/old/prod/geo.yaml',
        'c/aws/test/geo.yaml',
      ],
    );
    expect(ids(fleet.hubs)).toEqual(['aws/geo-prod', 'aws/geo-staging', 'gcp/geo-prod']);
    expect(release(fleet, 'gcp/geo-prod')).toMatchObject({
      hub: 'geo',
      release: 'geo-prod',
      namespace: 'geo-prod',
      cluster: 'gcp',
      environment: 'prod',
      chart: { kind: 'local', path: 'chart' },
      values: [{ kind: 'file', path: 'c/gcp/prod/geo.yaml' }],
      declaredAt: { file: 'c/gcp/prod/geo.yaml' },
    });
  });

  test('several paths, with files to pass over', async () => {
    const fleet = await load(
      'discover: [a/<hub>.yaml, b/<hub>/values.yaml]\nexclude: ["a/{common,test-*}.yaml"]\nchart: chart\n',
      ['chart/Chart.yaml', 'a/geo.yaml', 'a/common.yaml', 'a/test-one.yaml', 'b/bio/values.yaml'],
    );
    expect(ids(fleet.hubs)).toEqual(['bio', 'geo']);
  });

  test('a hub that several paths find is one', async () => {
    const fleet = await load('discover: [a/<hub>.yaml, b/<hub>.yaml]\nchart: chart\n', [
      'chart/Chart.yaml',
      'a/geo.yaml',
      'b/geo.yaml',
    ]);
    expect(fleet.hubs.map(({ id, declaredAt }) => [id, declaredAt])).toEqual([
      ['geo', { file: 'a/geo.yaml' }],
    ]);
  });

  test('clusters and environments that only paths name need no declaration', async () => {
    const fleet = await load('discover: c/<cluster>/<env>/<hub>.yaml\nchart: chart\n', [
      'chart/Chart.yaml',
      'c/aws/prod/geo.yaml',
      'c/gcp/staging/bio.yaml',
    ]);
    expect(ids(fleet.hubs)).toEqual(['aws/geo', 'gcp/bio']);
    expect([...fleet.clusters.keys()]).toEqual(['aws', 'gcp']);
    expect(fleet.environments.map(({ name }) => name)).toEqual(['prod', 'staging']);
  });
});

describe('hubs', () => {
  test('are the list where nothing is discovered', async () => {
    const fleet = await load('chart: chart\nhubs:\n  prod:\n  staging: {hold: later}\n', [
      'chart/Chart.yaml',
    ]);
    expect(ids(fleet.hubs)).toEqual(['prod', 'staging']);
    expect(release(fleet, 'staging')).toMatchObject({
      hold: 'later',
      declaredAt: { file: 'hub-deploy.yaml', line: 4 },
    });
  });

  test('change what is discovered in an ops repo of the convention', async () => {
    const fleet = await load('hubs:\n  geo: {hold: later}\n', [...hubFiles('bio'), ...hubFiles('geo')]);
    expect(ids(fleet.hubs)).toEqual(['bio', 'geo']);
    expect(release(fleet, 'geo').hold).toBe('later');
  });

  test('are the list all the same with `discover: []`', async () => {
    const fleet = await load('discover: []\nhubs: {geo: }\n', [...hubFiles('bio'), ...hubFiles('geo')]);
    expect(ids(fleet.hubs)).toEqual(['geo']);
  });

  test('with a slash are found by their cluster', async () => {
    const fleet = await load(
      'discover: c/<cluster>/<hub>.yaml\nchart: chart\nhubs:\n  "aws/{geo,bio}": {hold: aws}\n  geo: {timeout: 1h30m}\n',
      ['chart/Chart.yaml', 'c/aws/geo.yaml', 'c/gcp/geo.yaml', 'c/gcp/bio.yaml'],
    );
    expect(release(fleet, 'aws/geo')).toMatchObject({ hold: 'aws', timeoutSeconds: 5400 });
    expect(release(fleet, 'gcp/geo').hold).toBeUndefined();
    expect(release(fleet, 'gcp/geo').timeoutSeconds).toBe(5400);
  });

  test('with a slash are listed on their cluster; the name alone then speaks of all of them', async () => {
    const fleet = await load('chart: chart\nhubs:\n  aws/geo:\n  gcp/geo:\n  geo: {hold: both}\n', [
      'chart/Chart.yaml',
    ]);
    expect(ids(fleet.hubs)).toEqual(['aws/geo', 'gcp/geo']);
    expect(fleet.hubs.map(({ hold }) => hold)).toEqual(['both', 'both']);
  });
});

describe('values', () => {
  const hub = ['chart/Chart.yaml'];
  const of = async (values: string, paths: readonly string[]) =>
    load(`chart: chart\nhubs: {geo: }\nvalues:\n${values}`, [...hub, ...paths]);

  test('come in their order, globs sorted, absent ones only where they may be', async () => {
    const fleet = await of('  - b/*.yaml\n  - a.yaml\n  - <hub>.yaml?\n  - none.yaml?\n  - none/*.yaml?\n', [
      'b/2.yaml',
      'b/10.yaml',
      'b/deep/3.yaml',
      'a.yaml',
      'geo.yaml',
    ]);
    expect(files(release(fleet, 'geo'))).toEqual(['b/10.yaml', 'b/2.yaml', 'a.yaml', 'geo.yaml']);
    expect(fleet.problems).toEqual([]);
  });

  test('may be what a command prints, or stand in the configuration itself', async () => {
    const fleet = await of(
      '  - command: [scripts/values, <hub>, 3.10]\n    watch: [scripts/*, "<hub>/x"]\n' +
        '  - inline: {host: <hub>.example.org, html: "<b>", list: [<hub>, 1], on: true}\n',
      [],
    );
    expect(release(fleet, 'geo').values).toEqual([
      {
        kind: 'command',
        argv: ['scripts/values', 'geo', '3.10'],
        watch: ['scripts/*', 'geo/x'],
        place: { file: 'hub-deploy.yaml', line: 4, column: 5 },
        origins: expect.anything(),
      },
      {
        kind: 'inline',
        values: { host: 'geo.example.org', html: '<b>', list: ['geo', 1], on: true },
        place: { file: 'hub-deploy.yaml', line: 6, column: 5 },
      },
    ]);
  });

  test('that are missing are an error at their line, for that hub', async () => {
    const fleet = await of('  - a.yaml\n  - config/<hub>.yaml\n', ['a.yaml', 'config/go.yaml']);
    expect(fleet.problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        hub: 'geo',
        file: 'hub-deploy.yaml',
        line: 5,
        title: 'No file config/geo.yaml',
        message: expect.stringContaining('Did you mean `config/go.yaml`?'),
      }),
    ]);
    expect(files(release(fleet, 'geo'))).toEqual(['a.yaml']);
  });

  test('of a glob that matches nothing are none, with one warning at its line for all hubs', async () => {
    const config = 'chart: chart\nhubs: {geo: , bio: }\nvalues:\n  - a.yaml\n  - b/*.yaml\n  - c/*.yaml?\n';
    const fleet = await loadFleet(treeWith(config, [...hub, 'a.yaml']));
    expect(fleet.problems).toEqual([
      {
        severity: 'warning',
        file: 'hub-deploy.yaml',
        line: 5,
        column: 5,
        title: 'No file matches b/*.yaml',
        message: expect.stringContaining('write `b/*.yaml?`'),
      },
    ]);
    for (const id of ['geo', 'bio']) expect(files(release(fleet, id))).toEqual(['a.yaml']);
  });

  test('behind a symbolic link are there', async () => {
    const tree = treeWith('chart: chart\nvalues: [links/<hub>.yaml, links/a*.yaml]\nhubs: {geo: }\n', hub, {
      'real/geo.yaml': '',
      'real/a.yaml': '',
      links: { link: 'real' },
    });
    const fleet = await loadFleet(tree);
    expect(files(release(fleet, 'geo'))).toEqual(['links/geo.yaml', 'links/a.yaml']);
    expect(fleet.problems).toEqual([]);
  });

  test('are not found again through a link to their own folder', async () => {
    const tree = treeWith('chart: chart\nvalues: ["v/**/*.yaml"]\nhubs: {geo: }\n', hub, {
      'v/a.yaml': '',
      'v/round': { link: '.' },
      'v/top': { link: '..' },
    });
    expect(files(release(await loadFleet(tree), 'geo'))).toEqual(['v/a.yaml']);
  });
});

describe('charts', () => {
  test('of a hub: a folder, another Chart.yaml for it, a repository, a registry', async () => {
    const fleet = await load(
      `
discover: []
hubs:
  a: {chart: ./charts/hub/}
  b: {chart: {path: charts/hub, chart-yaml: config/<hub>-chart.yaml}}
  c: {chart: {repository: https://hub.jupyter.org/helm-chart/, name: jupyterhub, version: 4.3.1}}
  d: {chart: {oci: oci://quay.io/charts/<hub>, version: "1.0"}}
`,
      ['charts/hub/Chart.yaml', 'config/b-chart.yaml'],
    );
    expect(fleet.hubs.map(({ chart }) => chart)).toEqual([
      { kind: 'local', path: 'charts/hub' },
      { kind: 'local', path: 'charts/hub', chartYaml: 'config/b-chart.yaml' },
      {
        kind: 'repository',
        repository: 'https://hub.jupyter.org/helm-chart/',
        name: 'jupyterhub',
        version: '4.3.1',
      },
      { kind: 'oci', oci: 'oci://quay.io/charts/d', version: '1.0' },
    ]);
    expect(fleet.problems).toEqual([]);
  });

  test('that are missing are an error at the line that names them', async () => {
    const fleet = await load('chart: chart\nhubs: {geo: }\n', ['charts/Chart.yaml']);
    expect(fleet.problems).toEqual([
      expect.objectContaining({ severity: 'error', hub: 'geo', line: 1, title: 'No file chart/Chart.yaml' }),
    ]);
  });

  const twoClusters = `
discover: c/<cluster>/<hub>.yaml
chart: chart
timeout: 20m
after: [{run: [check]}]
environment: prod
github-environment: <cluster>
environments:
  staging: {branches: [staging]}
  prod: {branches: [prod]}
hubs: {"*staging*": {environment: staging}}
charts:
  support:
    clusters: all
    chart: support
    values: [support/<cluster>.yaml?]
  monitor: {clusters: [gcp], chart: support, order: after, environment: prod}
  late: {clusters: [aws], chart: support, order: after}
`;
  const paths = [
    'chart/Chart.yaml',
    'support/Chart.yaml',
    'c/aws/staging.yaml',
    'c/aws/geo.yaml',
    'c/gcp/geo.yaml',
    'support/gcp.yaml',
  ];

  test('that are not hubs stand on the clusters they name, before the first hubs there', async () => {
    const fleet = await load(twoClusters, paths);
    expect(ids(fleet.charts)).toEqual(['aws/late', 'aws/support', 'gcp/monitor', 'gcp/support']);
    expect(release(fleet, 'aws/support')).toMatchObject({
      kind: 'chart',
      hub: 'support',
      namespace: 'support',
      order: 'before',
      environment: 'staging',
      branches: ['staging'],
      values: [],
      declaredAt: { file: 'hub-deploy.yaml', line: 13 },
    });
    expect(release(fleet, 'gcp/support')).toMatchObject({
      environment: 'prod',
      branches: ['prod'],
      values: [{ kind: 'file', path: 'support/gcp.yaml' }],
    });
    expect(release(fleet, 'gcp/monitor').order).toBe('after');
    expect(release(fleet, 'aws/late').environment).toBe('prod');
  });

  test('that are not hubs take from the top level where and when they are deployed, not what', async () => {
    const support = release(await load(twoClusters, paths), 'aws/support');
    expect(support).toMatchObject({ timeoutSeconds: 1200, githubEnvironment: 'aws', after: [], images: [] });
  });
});

describe('images', () => {
  test("are a hub's, a folder's, or everybody's", async () => {
    const fleet = await load(
      `
images:
  user: {context: images/<hub>, args: {PYTHON: 3.10, DEBUG: true}}
  proxy: {context: images/proxy, name: org/proxy, dockerfile: images/proxy/Dockerfile.slim}
  <image>: {context: tools/<image>, name: org/tool-<image>}
  scraper: {target: small, epoch: 2}
`,
      [
        ...hubFiles('bio'),
        ...hubFiles('geo'),
        'images/geo/Dockerfile',
        'images/proxy/Dockerfile.slim',
        'tools/scraper/Dockerfile',
        'tools/cleaner/Dockerfile',
        'tools/docs/README.md',
      ].filter((path) => !path.startsWith('user-images')),
    );
    expect(fleet.images.map(({ key, name, context, hub }) => [key, name, context, hub])).toEqual([
      ['cleaner', 'org/tool-cleaner', 'tools/cleaner', undefined],
      ['proxy', 'org/proxy', 'images/proxy', undefined],
      ['scraper', 'org/tool-scraper', 'tools/scraper', undefined],
      ['user/geo', undefined, 'images/geo', 'geo'],
    ]);
    expect(fleet.images[1]).toMatchObject({
      dockerfile: 'images/proxy/Dockerfile.slim',
      declaredAt: { line: 4 },
    });
    expect(fleet.images[2]).toMatchObject({ target: 'small', epoch: '2', kind: 'scraper' });
    expect(fleet.images[3]).toMatchObject({ args: { PYTHON: '3.10', DEBUG: 'true' } });
    expect(release(fleet, 'bio').images).toEqual(['proxy', 'cleaner', 'scraper']);
    expect(release(fleet, 'geo').images).toEqual(['user/geo', 'proxy', 'cleaner', 'scraper']);
    expect(fleet.problems).toEqual([]);
  });

  test('of one hub may differ in any key', async () => {
    const fleet = await load(
      'images:\n  user: {context: images/user, name: org/user}\nhubs:\n  geo: {images: {user: {args: {GPU: yes}, name: org/gpu}}}\n',
      ['hub-charts/bio/Chart.yaml', 'hub-charts/geo/Chart.yaml', 'images/user/Dockerfile'],
    );
    expect(fleet.images).toEqual([
      expect.objectContaining({ key: 'user', name: 'org/user', args: {} }),
      expect.objectContaining({
        key: 'user/geo',
        hub: 'geo',
        name: 'org/gpu',
        context: 'images/user',
        args: { GPU: 'yes' },
      }),
    ]);
    expect(release(fleet, 'bio').images).toEqual(['user']);
    expect(release(fleet, 'geo').images).toEqual(['user/geo']);
  });

  test('of a folder may differ for one hub', async () => {
    const fleet = await load(
      'images: {<image>: {context: i/<image>, name: org/<image>}}\nhubs: {geo: {images: {tool: {target: gpu}}}}\n',
      ['hub-charts/bio/Chart.yaml', 'hub-charts/geo/Chart.yaml', 'i/tool/Dockerfile', 'i/more/Dockerfile'],
    );
    expect(fleet.images.map(({ key, name, target }) => [key, name, target])).toEqual([
      ['more', 'org/more', undefined],
      ['tool', 'org/tool', undefined],
      ['tool/geo', 'org/tool', 'gpu'],
    ]);
    expect(fleet.hubs.map(({ images }) => images)).toEqual([
      ['more', 'tool'],
      ['tool/geo', 'more'],
    ]);
  });

  test('of hubs of one name are one, unless an environment makes them differ', async () => {
    const config = (staging: string) => `
discover: d/<hub>/<env>.yaml
chart: chart
release: <hub>-<env>
environments: {staging: ${staging}, prod: {}}
images: {user: {context: d/<hub>/image}}
`;
    const paths = ['chart/Chart.yaml', 'd/geo/prod.yaml', 'd/geo/staging.yaml', 'd/geo/image/Dockerfile'];
    const same = await load(config('{}'), paths);
    expect(same.images.map(({ key }) => key)).toEqual(['user/geo']);
    expect(same.hubs.map(({ images }) => images)).toEqual([['user/geo'], ['user/geo']]);
    const apart = await load(config('{images: {user: {epoch: next}}}'), paths);
    expect(apart.images.map(({ key, epoch }) => [key, epoch])).toEqual([
      ['user/prod/geo', undefined],
      ['user/staging/geo', 'next'],
    ]);
    expect(release(apart, 'geo-staging').images).toEqual(['user/staging/geo']);
  });

  test('of an environment are one for its hubs', async () => {
    const fleet = await load(
      'environments: {staging: , prod: }\nenvironment: prod\nimages: {user: {context: images/<env>}}\n',
      [...hubFiles('bio'), ...hubFiles('geo'), 'images/prod/Dockerfile'],
    );
    expect(fleet.images.map(({ key, hub }) => [key, hub])).toEqual([['user/bio', undefined]]);
    expect(fleet.hubs.map(({ images }) => images)).toEqual([['user/bio'], ['user/bio']]);
  });

  test("of a folder `hub` or `user` have nothing to do with the convention's", async () => {
    const fleet = await load(
      'images:\n  <image>: {context: images/<image>, name: org/<image>}\n  hub: {epoch: a}\n',
      [...hubFiles('geo'), 'images/hub/Dockerfile', 'images/user/Dockerfile'],
    );
    expect(fleet.images.map(({ key, context, epoch }) => [key, context, epoch])).toEqual([
      ['hub', 'images/hub', 'a'],
      ['user', 'images/user', undefined],
      ['user/geo', 'user-images/geo', undefined],
    ]);
  });

  test('of a folder whose name is not allowed are an error, and none', async () => {
    const fleet = await load('images: {<image>: {context: tools/<image>, name: org/<image>}}\n', [
      'hub-charts/geo/Chart.yaml',
      'tools/My_Tool/Dockerfile',
    ]);
    expect(fleet.images).toEqual([]);
    expect(fleet.problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: 'tools/My_Tool/Dockerfile',
        title: 'My_Tool cannot be the name of an image',
      }),
    ]);
  });

  test('a folder of scripts that others use as a context is no stray folder', async () => {
    const fleet = await load('images: {user: {contexts: {scripts: user-images/scripts}}}\n', [
      ...hubFiles('geo'),
      'user-images/scripts/start.sh',
    ]);
    expect(fleet.images[0]?.contexts).toEqual({ scripts: 'user-images/scripts' });
    expect(fleet.problems).toEqual([]);
  });

  test('that are named and not there are an error at their line', async () => {
    const fleet = await load(
      'images:\n  proxy: {context: images/prxy, name: org/proxy, contexts: {a: nowhere, b: docker-image://alpine}}\n',
      [...hubFiles('geo'), 'images/proxy/Dockerfile'],
    );
    expect(fleet.problems).toEqual([
      expect.objectContaining({ severity: 'error', line: 2, title: 'No file nowhere' }),
      expect.objectContaining({
        severity: 'error',
        line: 2,
        title: 'No file images/prxy/Dockerfile',
        message: expect.stringContaining('Did you mean `images/proxy/Dockerfile`?'),
      }),
    ]);
  });
});

describe('clusters', () => {
  const clusters = async (text: string) => {
    const fleet = await load(`chart: chart\ncluster: <hub>\nhubs: {aws: , gcp: , edx: }\n${text}`, [
      'chart/Chart.yaml',
      'keys/gcp.json',
      'keys/edx.yaml',
    ]);
    const found = Array.from(
      fleet.clusters,
      ([name, { origins: _, ...cluster }]) => [name, cluster] as const,
    );
    return [Object.fromEntries(found), fleet.problems] as const;
  };

  test('merge what is said of all with their own; a login replaces another', async () => {
    const [found, problems] = await clusters(`
clusters:
  <cluster>: {kubeconfig: keys/<cluster>.yaml, parallel: 2, context: main}
  aws: {eks: {region: us-west-2, role: arn}}
  gcp: {gke: {project: p, location: l, name: hubs}, credentials: keys/<cluster>.json, parallel: 8, hold: moving}
`);
    expect(found).toEqual({
      aws: {
        name: 'aws',
        context: 'main',
        eks: { region: 'us-west-2', name: 'aws', role: 'arn' },
        parallel: 2,
      },
      edx: { name: 'edx', context: 'main', kubeconfig: 'keys/edx.yaml', parallel: 2 },
      gcp: {
        name: 'gcp',
        context: 'main',
        gke: { project: 'p', location: 'l', name: 'hubs' },
        credentials: 'keys/gcp.json',
        hold: 'moving',
        parallel: 8,
      },
    });
    expect(problems).toEqual([]);
  });

  test('with a key file that is not there are an error', async () => {
    const [, problems] = await clusters('clusters: {<cluster>: {kubeconfig: keys/<cluster>.yaml}}\n');
    expect(problems.map(({ title }) => title)).toEqual(['No file keys/aws.yaml', 'No file keys/gcp.yaml']);
  });
});

test('steps, environments with gates, and what is for the whole file', async () => {
  const fleet = await load(
    `
placeholder: [set-by-us, later]
validate-values: [stand-ins.yaml]
setup: [pip, install, -r, requirements.txt]
environments:
  staging: {gate: fleet}
  prod:
environment: prod
before:
  - run: [scripts/before, <hub>, 10]
    watch: [scripts/before]
    attempts: 3
    timeout: 90s
    when: always
    environments: [staging]
after:
  - run: [pytest, --env=<env>]
`,
    [...hubFiles('geo'), 'stand-ins.yaml'],
  );
  expect(fleet).toMatchObject({
    placeholders: ['set-by-us', 'later'],
    validateValues: ['stand-ins.yaml'],
    setup: ['pip', 'install', '-r', 'requirements.txt'],
    environments: [
      { name: 'staging', gate: 'fleet' },
      { name: 'prod', gate: 'cluster' },
    ],
    problems: [],
  });
  expect(release(fleet, 'geo')).toMatchObject({
    before: [
      {
        run: ['scripts/before', 'geo', '10'],
        watch: ['scripts/before'],
        attempts: 3,
        timeoutSeconds: 90,
        when: 'always',
        environments: ['staging'],
      },
    ],
    after: [{ run: ['pytest', '--env=prod'], watch: [], attempts: 1, timeoutSeconds: 600, when: 'success' }],
  });
});

test('a stand-in for values that is not there is a warning: only pull requests need it', async () => {
  const { problems } = await load('validate-values: [stand-in.yaml]\n', [
    ...hubFiles('geo'),
    'stand-ins.yaml',
  ]);
  expect(problems).toEqual([
    expect.objectContaining({
      severity: 'warning',
      line: 1,
      message: expect.stringContaining('`stand-ins.yaml`'),
    }),
  ]);
});

test('every other key of a release', async () => {
  const fleet = await load(
    `
release: <hub>-hub
namespace: jhub-<hub>
branches: [main, "release/*"]
github-environment: hub-<hub>
crds: apply
max-impact: hub-restart
health-check: false
url: https://<hub>.example.org
images:
  user:
    platforms: [linux/amd64, linux/arm64]
    secrets: [token, "<hub>_TOKEN"]
    values-path: a.b
    test: [python, -c, "import <hub>"]
    track-bases: true
`,
    hubFiles('geo'),
  );
  expect(release(fleet, 'geo-hub')).toMatchObject({
    hub: 'geo',
    release: 'geo-hub',
    namespace: 'jhub-geo',
    branches: ['main', 'release/*'],
    githubEnvironment: 'hub-geo',
    crds: 'apply',
    maxImpact: 'hub-restart',
    healthCheck: false,
    url: 'https://geo.example.org',
  });
  expect(fleet.images[0]).toMatchObject({
    platforms: ['linux/amd64', 'linux/arm64'],
    secrets: ['token', 'geo_TOKEN'],
    valuesPath: ['a.b'],
    test: ['python', '-c', 'import geo'],
    trackBases: true,
  });
});

test('an empty file is the convention', async () => {
  for (const text of ['', '# nothing yet\n', '---\n'])
    expect(ids((await load(text, hubFiles('geo'))).hubs)).toEqual(['geo']);
});

test('the file may be a symbolic link, or have another name', async () => {
  const tree = treeOf({
    'hub-charts/geo/Chart.yaml': '',
    'ops/hubs.yaml': 'timeout: 1m\n',
    'hub-deploy.yaml': { link: 'ops/hubs.yaml' },
    'other.yaml': 'timeout: 2m\n',
  });
  const [linked] = (await loadFleet(tree)).hubs;
  expect([linked?.timeoutSeconds, linked?.origins.timeout]).toEqual([
    60,
    { file: 'ops/hubs.yaml', line: 1, column: 1 },
  ]);
  expect((await loadFleet(tree, { configFile: 'other.yaml' })).hubs[0]?.timeoutSeconds).toBe(120);
});

test('anchors and aliases mean what they stand for', async () => {
  const fleet = await load(
    'chart: &c chart\nvalues:\n  - &common a.yaml\nhubs:\n  geo: {values: [*common, b.yaml], chart: *c}\n',
    ['chart/Chart.yaml', 'a.yaml', 'b.yaml'],
  );
  expect(files(release(fleet, 'geo'))).toEqual(['a.yaml', 'b.yaml']);
  expect(release(fleet, 'geo').chart).toEqual({ kind: 'local', path: 'chart' });
});
