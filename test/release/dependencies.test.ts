import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CommandError } from '../../src/host/exec.js';
import { missingDependencies, readDependencies } from '../../src/release/chart-files.js';
import { type ChartContext, prepareChart } from '../../src/release/dependencies.js';
import type { Helm } from '../../src/release/helm.js';

let staged: string;
beforeEach(async () => {
  staged = await mkdtemp(join(tmpdir(), 'hub-deploy-charts-'));
});
afterEach(() => rm(staged, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(staged, path)), { recursive: true });
    await writeFile(join(staged, path), text);
  }
}

const chartYaml = (dependencies: object[]) =>
  `apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies: ${JSON.stringify(dependencies)}\n`;
const jupyterhub = { name: 'jupyterhub', version: '4.1.0', repository: 'https://hub.example/charts' };

/** Stands in for Helm where only the way it is called matters: it does what `act` says and notes each call. */
function pretend(
  act: (args: readonly string[]) => Promise<void> | void,
): ChartContext & { calls: string[][] } {
  const calls: string[][] = [];
  const helm: Helm = {
    major: 4,
    version: '4.3.1',
    problems: [],
    async run(args) {
      if (args[0] !== 'env') calls.push([...args]);
      await act(args);
      return { code: 0, stdout: '', stderr: '' };
    },
  };
  return { staged, helm, signal: new AbortController().signal, say: () => {}, calls };
}

const fetching = (name: string) => async (args: readonly string[]) => {
  if (args[0] !== 'dependency') return;
  await mkdir(join(args[2] ?? '', 'charts'), { recursive: true });
  await writeFile(join(args[2] ?? '', 'charts', name), 'archive');
};

function failing(stderr: string) {
  return (args: readonly string[]) => {
    if (args[0] === 'env') return;
    throw new CommandError('helm', 'exit', 'exit code 1', { code: 1, stdout: '', stderr });
  };
}

/** Fetches a chart's dependency by a Helm that says this on stderr after so many milliseconds of a clock that is set. */
async function failedAfter(milliseconds: number, stderr: string, dependency: object) {
  await write({ 'a/Chart.yaml': chartYaml([dependency]) });
  let now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
  const fail = failing(stderr);
  const context = pretend((args) => {
    if (args[0] !== 'env') now += milliseconds;
    fail(args);
  });
  const error = await prepareChart({ kind: 'local', path: 'a' }, context).catch((thrown) => thrown);
  clock.mockRestore();
  return { error, calls: context.calls };
}

describe('what a chart depends on', () => {
  const at = (repository: string, name = 'x') => ({ name, version: '1.0.0', repository });
  const list = (...dependencies: object[]) => `dependencies: ${JSON.stringify(dependencies)}\n`;
  const CHART = 'apiVersion: v2\nname: c\nversion: 0.1.0\n';

  // Helm 3 and 4 were seen to read each of these as a dependency.
  test.each([
    ['in Chart.yaml', 'Chart.yaml', CHART + list(at('file://../../elsewhere'))],
    ['by an absolute path', 'Chart.yaml', CHART + list(at('file:///etc'))],
    ['in the lock alone', 'Chart.lock', list(at('file://../../elsewhere'))],
    ['in an old requirements.lock', 'requirements.lock', list(at('file://../../elsewhere'))],
    [
      'under keys in capitals',
      'Chart.yaml',
      `${CHART}DEPENDENCIES: [{NAME: x, REPOSITORY: "file:///etc"}]\n`,
    ],
    [
      'under a key that Go folds',
      'Chart.yaml',
      `${CHART}dependencies: [{name: x, "repo\u017fitory": "file:///etc"}]\n`,
    ],
    ['through a merge key', 'Chart.yaml', `${CHART}x: &x {${list(at('file:///etc')).trim()}}\n<<: *x\n`],
    [
      'through an alias',
      'Chart.yaml',
      `${CHART}x: &x "file:///etc"\ndependencies: [{name: x, repository: *x}]\n`,
    ],
    ['twice, the last one outside', 'Chart.yaml', `${CHART}${list()}${list(at('file:///etc'))}`],
    ['behind what is not printed', 'Chart.yaml', CHART + list(at('\u200bfile:///etc'))],
    ['as bytes', 'Chart.yaml', `${CHART}dependencies: [{name: x, repository: !!binary ZmlsZTovLy9ldGM=}]\n`],
    ['by a name that is a path', 'Chart.yaml', CHART + list(at('', '../../../etc'))],
  ])('outside of the repository, %s: refused, Helm never comes to it', async (_, file, text) => {
    await write({ 'hub/Chart.yaml': CHART, [`hub/${file}`]: text });
    const context = pretend(fetching('x-1.0.0.tgz'));
    await expect(prepareChart({ kind: 'local', path: 'hub' }, context)).rejects.toMatchObject({
      problems: [{ severity: 'error', file: `hub/${file}` }],
    });
    expect(context.calls).toEqual([]);
  });

  test('outside by a link that the staged tree lacks', async () => {
    await write({ 'hub/Chart.yaml': CHART + list(at('file://../lib')) });
    await symlink(tmpdir(), join(staged, 'lib'));
    const context = pretend(fetching('x-1.0.0.tgz'));
    await expect(prepareChart({ kind: 'local', path: 'hub' }, context)).rejects.toMatchObject({
      problems: [{ title: 'A dependency outside of the repository' }],
    });
    expect(context.calls).toEqual([]);
  });

  test('of a chart with another Chart.yaml, which has no room for a copy: nothing is written beside the tree', async () => {
    await write({ 'Chart.yaml': CHART, 'other.yaml': CHART });
    const before = await readdir(dirname(staged));
    await expect(
      prepareChart(
        { kind: 'local', path: '.', chartYaml: 'other.yaml' },
        pretend(() => {}),
      ),
    ).rejects.toMatchObject({ problems: [{ title: 'A chart that is the whole repository' }] });
    expect((await readdir(dirname(staged))).filter((name) => name.startsWith('.hub-deploy-'))).toEqual(
      before.filter((name) => name.startsWith('.hub-deploy-')),
    );
  });

  test('behind a link that stays within is fine', async () => {
    await write({ 'hub/Chart.yaml': chartYaml([]), 'shared.yaml': 'a: 1\n' });
    await symlink('../shared.yaml', join(staged, 'hub/values.yaml'));
    expect(
      await prepareChart(
        { kind: 'local', path: 'hub' },
        pretend(() => {}),
      ),
    ).toBe(join(staged, 'hub'));
  });
});

test('a chart that several releases share comes with the values of each, and stays as it is itself', async () => {
  const other = { name: 'lib', version: '0.1.0', repository: 'file://../lib' };
  await write({ 'hub/Chart.yaml': chartYaml([other]), 'hub/values.yaml': 'tag: set-on-deployment\n' });
  await write({ 'lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 0.1.0\n' });
  const context = pretend(fetching('lib-0.1.0.tgz'));
  const hub = { kind: 'local', path: 'hub' } as const;
  const charts = await Promise.all(
    ['tag: one\n', 'tag: two\n', undefined].map((chartValues) =>
      prepareChart(hub, { ...context, chartValues }),
    ),
  );
  const texts = charts.map((chart) => readFile(join(chart, 'values.yaml'), 'utf8'));
  expect(await Promise.all(texts)).toEqual(['tag: one\n', 'tag: two\n', 'tag: set-on-deployment\n']);
  expect(charts[2]).toBe(join(staged, 'hub'));
  for (const chart of charts) expect(await readdir(join(chart, 'charts'))).toEqual(['lib-0.1.0.tgz']);
});

describe('what a chart lacks', () => {
  const missing = async () =>
    (await missingDependencies(staged, await readDependencies(staged))).map(({ name }) => name);

  test('is nothing without dependencies', async () => {
    await write({ 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n' });
    expect(await missing()).toEqual([]);
  });

  test('is what charts/ does not hold, as an archive or a folder', async () => {
    await write({ 'Chart.yaml': chartYaml([jupyterhub, { name: 'extra', version: '1', repository: '' }]) });
    expect(await missing()).toEqual(['jupyterhub', 'extra']);
    await write({ 'charts/extra/Chart.yaml': '', 'charts/jupyterhub-4.1.0.tgz': '' });
    expect(await missing()).toEqual([]);
  });

  test('is another version of what Chart.yaml wants exactly, and no other where it wants a range', async () => {
    await write({ 'Chart.yaml': chartYaml([jupyterhub]), 'charts/jupyterhub-4.0.0.tgz': '' });
    expect(await missing()).toEqual(['jupyterhub']);
    await write({ 'Chart.yaml': chartYaml([{ ...jupyterhub, version: '^4.0.0' }]) });
    expect(await missing()).toEqual([]);
  });

  test('goes by the exact versions of the lock', async () => {
    const lock = `dependencies:\n- {name: jupyterhub, version: 4.1.0, repository: "https://hub.example/charts"}\n`;
    await write({
      'Chart.yaml': chartYaml([jupyterhub]),
      'Chart.lock': lock,
      'charts/jupyterhub-4.0.0.tgz': '',
    });
    expect(await missing()).toEqual(['jupyterhub']);
    await write({ 'charts/jupyterhub-4.1.0.tgz': '' });
    expect(await missing()).toEqual([]);
  });

  test('is read from an old requirements.yaml too', async () => {
    await write({
      'Chart.yaml': 'apiVersion: v1\nname: c\nversion: 0.1.0\n',
      'requirements.yaml': `dependencies: ${JSON.stringify([jupyterhub])}\n`,
    });
    expect(await missing()).toEqual(['jupyterhub']);
  });

  test('is not mistaken for a chart whose name begins alike', async () => {
    await write({ 'Chart.yaml': chartYaml([jupyterhub]), 'charts/jupyterhub-extras-1.0.0.tgz': '' });
    expect(await missing()).toEqual(['jupyterhub']);
  });
});

describe('a lock', () => {
  const lock = (version: string) =>
    `dependencies:\n- {name: jupyterhub, version: ${version}, repository: "https://hub.example/charts"}\n`;
  const files = (locked: string, wanted = jupyterhub.version) => ({
    'a/Chart.yaml': chartYaml([{ ...jupyterhub, version: wanted }]),
    'a/Chart.lock': lock(locked),
    [`a/charts/jupyterhub-${locked}.tgz`]: '',
  });

  test('that lags behind Chart.yaml stops the deploy, though charts/ has all that it names', async () => {
    await write(files('4.0.0'));
    const helm = pretend(
      failing('Error: the lock file (Chart.lock) is out of sync with the dependencies file'),
    );
    await expect(prepareChart({ kind: 'local', path: 'a' }, helm)).rejects.toThrow(/helm dependency update/);
  });

  test.each([
    ['the same version', files('4.1.0')],
    ['the same with a v', files('4.1.0', 'v4.1.0')],
    ['a version of its range', files('4.0.0', '>=4.0.0')],
  ])('with %s is taken as it is', async (_, given) => {
    await write(given);
    const helm = pretend(failing('never asked'));
    await prepareChart({ kind: 'local', path: 'a' }, helm);
    expect(helm.calls).toEqual([]);
  });
});

describe('making charts ready', () => {
  test('asks no Helm where charts/ has everything', async () => {
    await write({ 'a/Chart.yaml': chartYaml([jupyterhub]), 'a/charts/jupyterhub-4.1.0.tgz': '' });
    const context = pretend(() => {});
    expect(await prepareChart({ kind: 'local', path: 'a' }, context)).toBe(join(staged, 'a'));
    expect(context.calls).toEqual([]);
  });

  test('fetches once for hubs that share a chart, and once for charts with the same dependencies', async () => {
    await write({ 'a/Chart.yaml': chartYaml([jupyterhub]), 'b/Chart.yaml': chartYaml([jupyterhub]) });
    const context = pretend(fetching('jupyterhub-4.1.0.tgz'));
    const [a, b] = [{ kind: 'local', path: 'a' } as const, { kind: 'local', path: 'b' } as const];
    await Promise.all([a, a, b].map((chart) => prepareChart(chart, context)));
    expect(context.calls).toHaveLength(1);
    expect(await readdir(join(staged, 'b/charts'))).toEqual(['jupyterhub-4.1.0.tgz']);
  });

  test('makes file:// dependencies ready before the chart that packs them', async () => {
    const base = { name: 'base', version: '0.1.0', repository: 'file://../base' };
    await write({ 'hub/Chart.yaml': chartYaml([base]), 'base/Chart.yaml': chartYaml([jupyterhub]) });
    const context = pretend(fetching('jupyterhub-4.1.0.tgz'));
    await prepareChart({ kind: 'local', path: 'hub' }, context);
    expect(context.calls.map((args) => args[2])).toEqual([join(staged, 'base'), join(staged, 'hub')]);
  });

  test('takes a chart with another Chart.yaml, and leaves the folder to those that read it', async () => {
    await write({ 'a/Chart.yaml': 'name: a', 'a/Chart.lock': 'lock', 'other.yaml': chartYaml([jupyterhub]) });
    const context = pretend(fetching('jupyterhub-4.1.0.tgz'));
    const path = await prepareChart({ kind: 'local', path: 'a', chartYaml: 'other.yaml' }, context);
    expect(dirname(path)).toBe(staged);
    expect((await readdir(path)).sort()).toEqual(['Chart.yaml', 'charts']);
    expect(await readFile(join(path, 'Chart.yaml'), 'utf8')).toContain('jupyterhub');
    expect((await readdir(join(staged, 'a'))).sort()).toEqual(['Chart.lock', 'Chart.yaml']);
    expect(await readFile(join(staged, 'a/Chart.yaml'), 'utf8')).toBe('name: a');
  });

  test('fetches a remote chart once, by its version', async () => {
    const context = pretend(async (args) => writeFile(join(args[5] ?? '', 'n-1.2.3.tgz'), ''));
    const chart = { kind: 'repository', repository: 'https://r', name: 'n', version: '1.2.3' } as const;
    const paths = await Promise.all([prepareChart(chart, context), prepareChart(chart, context)]);
    expect(paths[0]).toMatch(/n-1\.2\.3\.tgz$/);
    expect(context.calls).toHaveLength(1);
  });
});

describe('a chart that cannot be fetched', () => {
  test.each([
    [
      'the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml)',
      'Chart.lock is out of date',
    ],
    ['no repository definition for @mine. Please add the missing repos', 'A chart repository is not known'],
    ['can\'t get a valid version for 1 subchart(s): "jupyterhub"', 'No such chart version'],
    ['directory /x/sub not found', 'A file:// dependency is not there'],
  ])('is said at its Chart.yaml, without another try: %s', async (stderr, title) => {
    await write({ 'a/Chart.yaml': chartYaml([jupyterhub]) });
    const context = pretend(failing(`Error: ${stderr}`));
    const error = await prepareChart({ kind: 'local', path: 'a' }, context).catch((thrown) => thrown);
    expect(error.problems).toEqual([expect.objectContaining({ title, file: 'a/Chart.yaml' })]);
    expect(context.calls.length).toBe(1);
  });

  test('is not tried again where its repository took two minutes to say nothing, and says so', async () => {
    const silent = 'Error: Get "https://hub.example/charts/index.yaml": context deadline exceeded';
    const { error, calls } = await failedAfter(120_000, silent, jupyterhub);
    expect(calls.length).toBe(1);
    expect(error.problems).toEqual([
      expect.objectContaining({
        title: 'A chart repository does not answer',
        message: expect.stringContaining('tried once in 120 s'),
        file: 'a/Chart.yaml',
      }),
    ]);
  });

  test.each(['http://localhost:40314/charts', 'https://hub.example/stat-401'])(
    'of %s, which is down, did not refuse a login',
    async (repository) => {
      const down = `Error: failed to fetch ${repository}/index.yaml : 503 Service Unavailable`;
      const { error } = await failedAfter(60_000, down, { ...jupyterhub, repository });
      expect(error.problems[0].title).toBe('A chart repository does not answer');
    },
  );

  test('that is no YAML is said at the file', async () => {
    await write({ 'a/Chart.yaml': 'a: [' });
    const error = await prepareChart(
      { kind: 'local', path: 'a' },
      pretend(() => {}),
    ).catch((thrown) => thrown);
    expect(error.problems[0]).toMatchObject({ file: 'a/Chart.yaml', title: 'A chart cannot be read' });
  });
});
