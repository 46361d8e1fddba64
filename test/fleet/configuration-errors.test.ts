import { afterAll, describe, expect, test } from '@jest/globals';
import { loadFleet } from '../../src/fleet/load.js';
import { readTree } from '../../src/fleet/tree.js';
import { ProblemError } from '../../src/problem.js';
import type { Problem } from '../../src/words.js';
import { type Content, hubFiles, treeOf, treeWith } from './file-list.js';
import { makeRepository, removeFolders } from './repository.js';

afterAll(removeFolders);

const PATHS = [...hubFiles('geo'), ...hubFiles('bio'), 'chart/Chart.yaml'];

async function errorsOf(config: string, paths: readonly string[] = PATHS): Promise<readonly Problem[]> {
  try {
    await loadFleet(treeWith(config, paths));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
}

/** `line:column title | message` of each error. */
async function linesOf(config: string, paths?: readonly string[]): Promise<string[]> {
  return (await errorsOf(config, paths)).map((problem) => {
    expect(problem).toMatchObject({ severity: 'error', file: 'hub-deploy.yaml' });
    return `${problem.line}:${problem.column} ${problem.title} | ${problem.message}`;
  });
}

test('all errors of a file are said at once, each with its line, column and key', async () => {
  const lines = await linesOf(`
timeout: 10
environmens: {}
hubs:
  geo:
    relase: <hub>
    values: {a: b}
    before:
      - rum: [a]
images:
  user: {contxt: images}
`);
  expect(lines).toEqual([
    '2:10 10 is no duration | `timeout` is a duration such as `10m`, `90s` or `1h30m`, and `10` is none.',
    expect.stringMatching(/^3:1 Unknown key environmens \| .*Did you mean `environments`\?/),
    expect.stringMatching(
      /^6:5 Unknown key relase \| `hubs.geo.relase` is no key of a hub. Did you mean `release`\?/,
    ),
    expect.stringMatching(
      /^7:13 values cannot be a mapping \| `hubs.geo.values` takes a list of values, and this is a mapping/,
    ),
    expect.stringMatching(
      /^9:9 Unknown key rum \| `hubs.geo.before\[0\].rum` is no key of a step. Did you mean `run`\?/,
    ),
    expect.stringMatching(/^11:10 Unknown key contxt \| .*Did you mean `context`\?/),
  ]);
});

test('a values-path with an index, or without a key, cannot be meant', async () => {
  for (const path of ['a.profileList[1].image', 'a..b', '.a', 'a.'])
    expect(await linesOf(`images:\n  user:\n    values-path: ${JSON.stringify(path)}\n`)).toEqual([
      expect.stringMatching(/^3:18 .*write keys joined by dots, .*items of a list cannot be reached/),
    ]);
  expect(await linesOf('images:\n  user:\n    values-path: a.b\\.c\n')).toEqual([]);
});

test('a name that no registry takes, once for all hubs, with what to write', async () => {
  expect(await linesOf('images:\n  user:\n    name: ghcr.io/Org/<hub>\n')).toEqual([
    expect.stringMatching(/^3:11 .*capital letters, which no registry takes: write `ghcr.io\/org\/<hub>`/),
  ]);
  expect(await linesOf('images:\n  user:\n    name: https://ghcr.io/org/<hub>\n')).toEqual([
    expect.stringMatching(/^3:11 .*begins with `https:\/\/`/),
  ]);
});

describe('an image asks for what is not in the repository', () => {
  const image = (keys: string) => `images: {user: {context: user-images/<hub>, ${keys}}}\n`;

  test.each([
    '../../../etc/://..',
    '../../etc',
    '/etc',
    'a/../../..',
    'oci-layout:///var/lib/x',
    'git://x/y',
    'https:x',
    'target:other',
  ])('a named context %s', async (context) => {
    expect(await linesOf(image(`contexts: {host: "${context}"}`))).toEqual([
      expect.stringMatching(/^1:\d+ host: a folder or reference is wanted \| /),
    ]);
  });

  test('a named context by a name that docker reads as a name and a path', async () => {
    expect(await linesOf(image('contexts: {"x=/etc": user-images/geo}'))).toEqual([
      expect.stringContaining('is no name of a stage or an image'),
    ]);
  });

  test.each([
    'id=t,env=ACTIONS_RUNTIME_TOKEN',
    'id=t,src=/etc/passwd',
    'id=t',
    'a,src=/etc/passwd',
    '../../etc/passwd',
    'a b',
  ])('a build secret %s', async (secret) => {
    expect(await linesOf(image(`secrets: ["${secret}"]`))).toEqual([
      expect.stringMatching(/write a name alone, such as `pip`: the workflow gives its value/),
    ]);
  });
});

describe('a file that cannot be read as one', () => {
  const told = async (content: Content) => {
    try {
      await loadFleet(treeOf({ 'hub-deploy.yaml': content }));
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems;
    }
  };

  test('since it holds two documents', async () => {
    expect(await told('timeout: 5m\n---\ntimeout: 6m\n')).toEqual([
      expect.objectContaining({
        line: 2,
        title: 'A second document',
        message: expect.not.stringContaining('YAML.'),
      }),
    ]);
  });

  test('since it is a single word, or a list', async () => {
    expect(await told('timeout')).toMatchObject([
      { line: 1, message: 'hub-deploy.yaml is a mapping of keys, and this is a text.' },
    ]);
    expect(await told('- timeout: 5m\n')).toMatchObject([
      { line: 1, message: 'hub-deploy.yaml is a mapping of keys, and this is a list.' },
    ]);
  });

  test('since its aliases stand for millions of values', async () => {
    const many = (item: string) => Array.from({ length: 3_000 }, () => `      - ${item}\n`).join('');
    const bomb = `values: &a\n${many('x.yaml')}hubs:\n  geo:\n    values:\n${many('*a')}`;
    expect(await told(bomb)).toMatchObject([
      {
        file: 'hub-deploy.yaml',
        title: 'The configuration is too large',
        message: expect.stringContaining('200000 values'),
      },
    ]);
    const doubled = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('');
    expect(await told(`a0: &a0 [x]\n${doubled}`)).toMatchObject([
      { title: 'The configuration is too large' },
    ]);
  });

  test('since it is longer than anybody writes', async () => {
    expect(await told(`# ${'x'.repeat(2 ** 20)}\n`)).toMatchObject([
      { file: 'hub-deploy.yaml', title: 'The configuration is too large' },
    ]);
  });

  test('since a glob of it stands for too many, or a path is none that could be there', async () => {
    expect(await told(`exclude: "${'{a,b}'.repeat(20)}"\ndiscover: "<hub>/x"\n`)).toMatchObject([
      { file: 'hub-deploy.yaml', title: 'A glob of too many alternatives' },
    ]);
    expect(await told(`chart: "${'a/'.repeat(3_000)}"\n`)).toMatchObject([
      { line: 1, message: expect.stringContaining('no path is longer than 4096 characters') },
    ]);
  });

  test('since it is a link that leads out of the repository', async () => {
    expect(await told({ link: '../elsewhere.yaml' })).toMatchObject([
      { file: 'hub-deploy.yaml', title: 'This link leads out of the repository' },
    ]);
  });

  test('since it is not UTF-8: what is not a letter would stand for another', async () => {
    const tree = treeOf({ 'hub-deploy.yaml': null });
    const latin1 = Buffer.from('hubs: {geo: {hold: "\xe9t\xe9"}}\n', 'latin1');
    await expect(loadFleet({ ...tree, read: async () => [latin1] })).rejects.toMatchObject({
      problems: [{ file: 'hub-deploy.yaml', title: 'The configuration is not UTF-8 text' }],
    });
  });
});

describe('YAML that is none', () => {
  test('is an error at its line and column', async () => {
    expect(await linesOf('hubs:\n  geo: [a\nchart: x\n')).toEqual([
      expect.stringMatching(/^3:\d+ Not YAML \|/),
    ]);
    expect(await linesOf('chart: a\nchart: b\n')).toEqual([
      expect.stringMatching(/^2:1 Not YAML \| Map keys must be unique/),
    ]);
  });

  test('is said to be encrypted where it is, with what to do', async () => {
    const repository = makeRepository();
    for (const [content, how] of [
      [Buffer.from('\0GITCRYPT\0\x01\x02', 'latin1'), 'git-crypt'],
      [
        'hubs: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\nsops:\n    mac: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\n',
        'sops',
      ],
      ['version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', 'lfs'],
    ] as const) {
      repository.commit({ 'hub-deploy.yaml': content });
      const refused = loadFleet(await readTree(repository.folder, {}));
      await expect(refused).rejects.toMatchObject({
        problems: [{ file: 'hub-deploy.yaml', title: 'The configuration is not plain text' }],
      });
      await expect(refused).rejects.toThrow(
        how === 'lfs' ? /Git LFS.*\.gitattributes/ : new RegExp(`${how}.*plan`),
      );
    }
  });

  test('is an error too where an alias holds itself', async () => {
    expect(await linesOf('values:\n  - inline: &a {b: *a}\n')).toEqual([
      expect.stringMatching(/^2:20 Not YAML \| .*inside what it stands for/),
    ]);
  });

  test('is an error too where an alias stands for nothing', async () => {
    expect(await linesOf('values: [*common]\n')).toEqual([
      expect.stringMatching(/^1:10 Not YAML \| .*common/),
    ]);
  });
});

describe('`{hub}` where a text is wanted', () => {
  test.each([
    [
      'release: {hub}',
      '1:10 Write <hub> instead of {hub} | `release` takes a release name, and YAML reads {hub} as a mapping: write `<hub>`.',
    ],
    [
      'release: a-{hub}',
      '1:10 release: a release name is wanted | `release`: write `<hub>` instead of `{hub}`.',
    ],
    ['values: [{hub}]', expect.stringContaining('<hub>')],
    ['chart: {hub}', expect.stringContaining('<hub>')],
  ])('%s', async (config, wanted) => {
    expect(await linesOf(config)).toEqual([wanted]);
  });

  test('also where it is no YAML at all', async () => {
    expect(await linesOf('release: {hub}-prod\n')).toEqual([
      expect.stringMatching(/^1:\d+ Not YAML \| .*[Ww]rite `<hub>` instead of `{hub}`/),
    ]);
  });
});

describe('templates', () => {
  test('with an unknown name are an error with the nearest', async () => {
    expect(await linesOf('release: <hubs>-x')).toEqual([
      expect.stringMatching(/`<hubs>` is no template. Did you mean `hub`\?/),
    ]);
  });

  test('where they have no meaning or no value', async () => {
    expect(await linesOf('namespace: <image>')).toEqual([
      expect.stringMatching(/`<image>` has no meaning here/),
    ]);
    expect(await linesOf('setup: [a, <hub>]')).toEqual([
      expect.stringMatching(/`<hub>` has no meaning here/),
    ]);
    expect(await linesOf('namespace: <hub>-<env>', hubFiles('geo'))).toEqual([
      expect.stringMatching(/^1:1 <env> has no value for geo \| .*set `environment`/),
    ]);
  });
});

test('a key in the wrong section says where it belongs', async () => {
  const lines = await linesOf(
    'gate: fleet\nhubs:\n  geo: {discover: a, context: b, parallel: 3, clusters: all}\n',
  );
  expect(lines).toEqual([
    expect.stringMatching(/1:1 Unknown key gate \| .*It is a key of an environment/),
    expect.stringMatching(/discover.*It is a key of the file's top level/),
    expect.stringMatching(/context.*It is a key of an image under `images`/),
    expect.stringMatching(/parallel.*It is a key of a cluster under `clusters`/),
    expect.stringMatching(/clusters.*It is a key of a chart under `charts`/),
  ]);
});

test.each([
  ['crds: aply', /crds cannot be aply \| .*Did you mean `apply`\?/],
  ['timeout: 10 minutes', /10 minutes is no duration/],
  ['timeout: 0s', /no duration/],
  ['health-check: yes', /takes `true` or `false`, and this is a text/],
  ['chart: {repository: https://x, name: y}', /chart lacks version/],
  ['chart: {repository: https://x, name: y, version: 4.3}', /Write it in quotes: "4.3"/],
  ['chart: {oci: quay.io/x, version: "1"}', /write `oci:\/\/quay.io\/x`/],
  ['chart: ../elsewhere', /stay inside it/],
  ['chart: /etc', /from the ops repo's root/],
  ['chart:', /chart cannot be nothing \| .*takes a folder.*this is nothing/],
  ['values: a.yaml', /values cannot be a text \| `values` takes a list of values/],
  ['before: [{run: ls -l}]', /run cannot be a text \| .* takes a list of a program and its arguments/],
  ['before: [{watch: [a]}]', /lacks run/],
  ['before: [{run: []}]', /takes a list/],
  ['before: [{run: [a], attempts: 0}]', /a whole number from 1/],
  ['<<: {chart: a}', /Merge keys are not read; aliases/],
  ['[a]', /Not a mapping/],
  ['environments: {Prod: }', /Prod cannot be a name here/],
  ['hubs: {My_Hub: }', /My_Hub cannot be a name here/],
  ['clusters: {<hub>: }', /cannot be a name here/],
  ['charts: {on: {chart: chart}}', /on cannot be a name here \| .*`on` is a word/],
  ['clusters: {a: {gke: {project: p, location: l}, eks: {region: r}}}', /a has two logins/],
  [
    'clusters: {a: {gke: {project: p, location: l, name: --flags-file=x}}}',
    /a name begins with a letter or a digit, and `--flags-file=x` would be an option/,
  ],
  ['discover: a/<env>.yaml', /discover needs <hub>/],
  ['images: {proxy: {name: a}}', /proxy has no context/],
  ['images: {proxy: {context: chart}}', /proxy has no name/],
  ['images: {<image>: {context: chart, name: a}}', /The context needs <image>/],
])('%s', async (config, wanted) => {
  expect(await linesOf(config)).toEqual([expect.stringMatching(wanted)]);
});

describe('names that nothing answers to', () => {
  test('a hub: with the nearest and those there are', async () => {
    expect(await linesOf('hubs:\n  geo:\n  bip: {hold: x}\n')).toEqual([
      expect.stringMatching(/^3:3 No hub matches bip \| .*Did you mean `bio`\? There are `bio`, `geo`/),
    ]);
    expect(await linesOf('hubs: {"x*": {hold: x}}')).toEqual([expect.stringMatching(/No hub matches x\*/)]);
  });

  test('an environment', async () => {
    const environments = 'environments: {staging: , production: }\n';
    expect(await linesOf(`${environments}environment: prodution\n`)).toEqual([
      expect.stringMatching(/^2:1 No environment prodution \| .*Did you mean `production`\?/),
    ]);
    expect(
      await linesOf(`${environments}environment: staging\nbefore: [{run: [a], environments: [prod]}]\n`),
    ).toEqual([expect.stringMatching(/^3:36 No environment prod/)]);
  });

  test('a cluster', async () => {
    expect(await linesOf('clusters: {spring-2024: , edx: }\ncluster: spring-2023\n')).toEqual([
      expect.stringMatching(/^2:1 No cluster spring-2023 \| .*Did you mean `spring-2024`\?/),
    ]);
    expect(await linesOf('clusters: {a: }\ncharts: {x: {clusters: [b], chart: chart}}\n')).toEqual([
      expect.stringMatching(/^2:25 No cluster b/),
    ]);
  });
});

test('hubs that nothing puts into an environment, or on a cluster, are named together', async () => {
  expect(await linesOf('environments: {staging: , prod: }\nhubs: {geo: {environment: prod}}\n')).toEqual([
    expect.stringMatching(/^1:1 Hubs without an environment \| .*which one `bio` belong/),
  ]);
  expect(await linesOf('clusters: {<cluster>: }\n')).toEqual([
    expect.stringMatching(/^1:1 Hubs without a cluster/),
  ]);
  expect(await linesOf('clusters: {a: , b: }\n')).toEqual([
    expect.stringMatching(/^1:1 Hubs without a cluster \| .*`bio`, `geo` belong/),
  ]);
});

test('an image that adds to a folder that is not there is told the nearest', async () => {
  const images = 'images:\n  <image>: {context: i/<image>, name: o/<image>}\n  scrapper: {target: a}\n';
  expect(await linesOf(images, [...PATHS, 'i/scraper/Dockerfile'])).toEqual([
    expect.stringMatching(/^3:14 No folder for the image scrapper \| .*Did you mean `scraper`\?/),
  ]);
});

test('a chart that stands on no one cluster is told to name some', async () => {
  const charts = 'charts:\n  support: {chart: chart}\n';
  expect(await linesOf(`clusters: {<cluster>: }\ncluster: <hub>\n${charts}`)).toEqual([
    expect.stringMatching(/^4:3 support is on no cluster \| .*write `clusters: all`/),
  ]);
});

describe('releases of one name on one cluster', () => {
  test('in two environments: told to put the environment into the name', async () => {
    const config = 'discover: d/<hub>/<env>.yaml\nchart: chart\n';
    const problems = await errorsOf(config, ['chart/Chart.yaml', 'd/geo/prod.yaml', 'd/geo/staging.yaml']);
    expect(problems).toEqual([
      expect.objectContaining({
        title: 'Two releases are called geo',
        message: expect.stringContaining('Write `release: <hub>-<env>`'),
      }),
    ]);
  });

  test('by a key: at its line', async () => {
    expect(await linesOf('release: hub\n')).toEqual([
      expect.stringMatching(/^1:1 Two releases are called hub/),
    ]);
  });
});

test('release and namespace must be names that Helm and Kubernetes take', async () => {
  const long = 'x'.repeat(60);
  expect(await linesOf(`release: ${long}\nhubs: {bio: {release: bio}}\n`)).toEqual([
    expect.stringMatching(/^1:1 .* cannot be a release \| .*Helm allows 53/),
  ]);
  expect(await linesOf('hubs: {bio: {namespace: Bio}, geo: {release: y}}\n')).toEqual([
    expect.stringMatching(/1:14 Bio cannot be a namespace/),
    expect.stringMatching(/y cannot be a release \| .*YAML/),
  ]);
});

test("a problem's title stays short enough for an annotation", async () => {
  const lines = await errorsOf(`hubs: {${'a'.repeat(40)}-${'b'.repeat(11)}: }\n`);
  for (const { title } of lines) expect(title.length).toBeLessThanOrEqual(60);
});
