import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/fleet/explain.js';
import { loadFleet } from '../../src/fleet/load.js';
import { selectHubs } from '../../src/fleet/select.js';
import { ProblemError } from '../../src/problem.js';
import { hubFiles, treeOf, treeWith } from './file-list.js';

const CONFIG = `discover: c/<cluster>/<hub>.yaml
chart: chart
values:
  - a.yaml
  - c/<cluster>/<hub>.yaml
timeout: 20m
hubs:
  "aws/*": {hold: exam week, url: "https://<hub>.org"}
charts:
  support: {clusters: all, chart: chart}
images:
  proxy: {context: proxy, name: org/proxy, args: {A: b}}
before: [{run: [ls, -l], attempts: 2}]
`;
const fleet = () =>
  loadFleet(
    treeWith(CONFIG, [
      'chart/Chart.yaml',
      'a.yaml',
      'proxy/Dockerfile',
      'c/aws/geo.yaml',
      'c/aws/bio.yaml',
      'c/gcp/geo.yaml',
    ]),
  );

describe('hubs are named', () => {
  const select = async (...globs: string[]) => {
    const { hubs, problems } = selectHubs(await fleet(), globs);
    return [hubs.map(({ id }) => id), problems] as const;
  };

  test('by name: on every cluster', async () => {
    expect(await select('geo')).toEqual([['aws/geo', 'gcp/geo'], []]);
  });

  test('by id, by glob, with a cluster', async () => {
    expect(await select('gcp/geo')).toEqual([['gcp/geo'], []]);
    expect(await select('aws/*')).toEqual([['aws/bio', 'aws/geo', 'aws/support'], []]);
    expect(await select('{b,g}*')).toEqual([['aws/bio', 'aws/geo', 'gcp/geo'], []]);
    expect(await select('geo', 'aws/geo', 'bio')).toEqual([['aws/bio', 'aws/geo', 'gcp/geo'], []]);
  });

  test('and never by what they are not', async () => {
    const [hubs, problems] = await select('!geo');
    expect([hubs, problems.map(({ title }) => title)]).toEqual([[], ['No hub matches !geo']]);
  });

  test('a name that nothing matches is an error that lists the hubs there are, and the nearest', async () => {
    const [hubs, problems] = await select('go', 'bio');
    expect(hubs).toEqual(['aws/bio']);
    expect(problems).toEqual([
      {
        severity: 'error',
        title: 'No hub matches go',
        message:
          '`go` matches no hub. Did you mean `geo`? There are `aws/bio`, `aws/geo`, `gcp/geo`, `aws/support`, `gcp/support`.',
      },
    ]);
  });

  test('of many hubs the first twenty are listed, and the rest counted', async () => {
    const many = await loadFleet(treeOf(Array.from({ length: 171 }, (_, n) => hubFiles(`hub-${n}`)).flat()));
    const { problems } = selectHubs(many, ['nothing-like-it']);
    expect(problems[0]?.message).toMatch(
      /^`nothing-like-it` matches no hub. There are (`hub-\d+`, ){19}`hub-\d+` and 151 more\.$/,
    );
  });
});

describe('explain', () => {
  test('shows a hub as it was resolved, with the place that set each key', async () => {
    expect(explain(await fleet(), 'aws/geo')).toBe(
      `hub aws/geo, declared in c/aws/geo.yaml
  release               geo                               default
  namespace             geo                               default
  cluster               aws                               c/aws/geo.yaml
  environment           none                              default
  chart                 chart                             hub-deploy.yaml:2
  values                a.yaml                            hub-deploy.yaml:4
                        c/aws/geo.yaml                    hub-deploy.yaml:5
  images.proxy          org/proxy, from proxy/Dockerfile  hub-deploy.yaml:12
  images.proxy.name     org/proxy                         hub-deploy.yaml:12
  images.proxy.context  proxy                             hub-deploy.yaml:12
  images.proxy.args.A   b                                 hub-deploy.yaml:12
  before                ls -l (600 s, 2 attempts)         hub-deploy.yaml:13
  before.attempts       2                                 hub-deploy.yaml:13
  branches              the default branch                default
  crds                  install                           default
  timeout               1200 s                            hub-deploy.yaml:6
  on-drift              report                            default
  url                   https://geo.org                   hub-deploy.yaml:8
  hold                  exam week                         hub-deploy.yaml:8
`,
    );
  });

  test('each entry of a list or a map with its own line, whichever layer it is from', async () => {
    const loaded = await loadFleet(
      treeWith(
        `environment: prod
environments:
  prod:
    after:
      - run: [a]
      - run: [b]
images:
  user:
    context: user-images/<hub>
    args:
      ONE: "1"
      TWO: "2"
    contexts:
      scripts: user-images/<hub>/scripts
hubs:
  geo:
    values:
      - hub-charts/<hub>/*.yaml
      - inline: {a: b}
`,
        [...hubFiles('geo'), 'user-images/geo/scripts/x'],
      ),
    );
    const rows = explain(loaded, 'geo')
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows).toEqual(
      expect.arrayContaining([
        ['values', 'hub-charts/geo/Chart.yaml', 'hub-deploy.yaml:18'],
        ['hub-charts/geo/values.yaml', 'hub-deploy.yaml:18'],
        ['inline {"a":"b"}', 'hub-deploy.yaml:19'],
        ['images.user.args.ONE', '1', 'hub-deploy.yaml:11'],
        ['images.user.args.TWO', '2', 'hub-deploy.yaml:12'],
        ['images.user.contexts.scripts', 'user-images/geo/scripts', 'hub-deploy.yaml:14'],
        ['after', 'a (600 s)', 'hub-deploy.yaml:5'],
        ['b (600 s)', 'hub-deploy.yaml:6'],
      ]),
    );
  });

  test('every key that the file writes for a hub has its own line, in whatever block it stands', async () => {
    // Each key on a line of its own, and none twice: a line without a row is a key that --explain leaves out.
    const config = `chart:
  repository: https://charts.example.org
  name: hub
  version: "1.2"
release: <hub>-x
namespace: <hub>-y
cluster: aws
environment: prod
branches: [main]
github-environment: prod
crds: apply
timeout: 20m
on-drift: redeploy
max-impact: none
health-check: false
url: https://geo
values:
  - command: [scripts/values]
    watch: [scripts/*]
environments:
  prod:
    gate: fleet
    hold: exam week
clusters:
  aws:
    gke:
      project: p
      location: l
      name: n
    credentials: key.json
    context: c
    parallel: 2
    hold: moving
hubs:
  geo:
    before:
      - run: [a]
        watch: [b]
        attempts: 3
        timeout: 5m
        when: always
        environments: [prod]
    after:
      - run: [c]
images:
  user:
    name: org/user
    context: user
    dockerfile: user/Dockerfile
    target: t
    args:
      A: a
    platforms: [linux/amd64]
    contexts:
      more: user
    secrets: [t]
    values-path: a.b
    test: [x]
    epoch: two
    track-bases: true
charts:
  support:
    clusters:
      - aws
    order: after
    chart:
      oci: oci://x/y
      version: "1"
`;
    const loaded = await loadFleet(treeWith(config, ['user/Dockerfile', 'scripts/values', 'key.json']));
    const linesOf = (id: string) =>
      new Set(
        Array.from(explain(loaded, id).matchAll(/hub-deploy\.yaml:(\d+)$/gm), ([, line]) => Number(line)),
      );
    const lines = config.trimEnd().split('\n');
    /** Lines that only begin a block, whose keys have rows: `charts:`, `aws:`, `gke:` ... */
    const begins =
      /^ *(?:chart|values|environments|prod|clusters|aws|gke|hubs|geo|before|after|images|user|args|contexts|charts|support):$/;
    const written = (from: number, to: number) =>
      lines.flatMap((line, at) => (at + 1 >= from && at + 1 <= to && !begins.test(line) ? [at + 1] : []));
    const chart = lines.indexOf('charts:') + 1;
    expect(written(1, chart - 1).filter((line) => !linesOf('geo-x').has(line))).toEqual([]);
    expect(written(chart, lines.length).filter((line) => !linesOf('support').has(line))).toEqual([]);
    expect(explain(loaded, 'geo-x')).toMatch(/^ {2}chart\.version +1\.2 +hub-deploy\.yaml:4$/m);
  });

  test('a chart that a hub chooses hides every line of the one before', async () => {
    const config = `chart: {path: chart, chart-yaml: other.yaml}\nhubs:\n  geo:\n    chart: own\n  bio:\n`;
    const loaded = await loadFleet(treeWith(config, ['chart/Chart.yaml', 'other.yaml', 'own/Chart.yaml']));
    const rows = (id: string) => explain(loaded, id).match(/^ {2}chart.*$/gm);
    expect(rows('geo')).toEqual([expect.stringMatching(/^ {2}chart +own +hub-deploy\.yaml:4$/)]);
    expect(rows('bio')).toHaveLength(3);
  });

  test('takes a name that only one release has', async () => {
    expect(explain(await fleet(), 'bio')).toMatch(/^hub aws\/bio,/);
    expect(explain(await fleet(), 'aws/support')).toMatch(
      /^chart aws\/support, declared in hub-deploy.yaml:10\n/,
    );
  });

  test('an id that is none lists those there are, and the nearest', async () => {
    const loaded = await fleet();
    const message = (id: string) => {
      try {
        return explain(loaded, id);
      } catch (error) {
        return error instanceof ProblemError ? (error.problems[0]?.message ?? '') : String(error);
      }
    };
    expect(message('aws/go')).toMatch(/Did you mean `aws\/geo`\? There are `aws\/bio`/);
    expect(message('geo')).toBe('Write the id: `aws/geo`, `gcp/geo`.');
  });

  test('of a hub of the convention every key is a default', async () => {
    const text = explain(await loadFleet(treeOf(hubFiles('geo'))), 'geo');
    expect(text).toContain('hub geo, declared in hub-charts/geo/Chart.yaml');
    expect(text.match(/ default$/gm)?.length).toBeGreaterThan(5);
  });
});
