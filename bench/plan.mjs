// The packed command line on a fleet of 1,000 hubs and 2,000 images, one commit that changes one Dockerfile, in a full
// and in a shallow clone, beside
// - the floor: node starting, and the same git commands run by a bare script; and with three of them alone;
// - dorny/paths-filter with one filter a hub, where PATHS_FILTER names its dist/index.js;
// - itself with the convention written out in a hub-deploy.yaml;
// - chartpress from PyPI, listing the tags of the same images (CHARTPRESS=no leaves it out);
// then how time and memory grow from 10 to 10,000 hubs. HUB_DEPLOY_CLI names another command line to measure.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clone, git, makeFleet } from './parts/fleet.mjs';
import { byTurns, row, seconds } from './parts/ratios.mjs';

const here = import.meta.dirname;
const parts = join(here, 'parts');
const cli = process.env.HUB_DEPLOY_CLI ?? join(here, '..', 'dist', 'cli', 'index.js');
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const SIZES = [10, 100, 1000, 10_000];
const folders = [];

export async function* measure() {
  const registry = await emptyRegistry();
  try {
    const fleets = new Map();
    for (const hubs of SIZES) {
      const fleet = await makeFleet(hubs, registry.name);
      const folder = clone(fleet);
      folders.push(fleet.folder, folder);
      fleets.set(hubs, { fleet, folder });
    }
    yield* beside(fleets.get(1000));
    yield* growth(fleets);
  } finally {
    registry.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function* beside({ fleet, folder }) {
  const shallow = clone(fleet, 1);
  const configured = cloneConfigured(fleet);
  folders.push(shallow, configured.folder);
  const bundle = process.env.PATHS_FILTER;
  const times = await byTurns(
    {
      three: floor('three', fleet, folder),
      same: floor('same', fleet, folder),
      plan: plan(fleet, folder),
      configured: plan(configured, configured.folder),
      shallow: planShallow(fleet, shallow),
      ...(bundle ? { filter: pathsFilter(bundle, fleet, folder) } : {}),
    },
    ROUNDS,
  );
  const name = 'plan, 1,000 hubs, full clone';
  const alone = 'node and its git commands alone';
  yield row({ name, against: alone, aim: { atMost: 2 } }, times.plan, times.same);
  yield row({ name, against: 'node, ls-tree, diff-tree and rev-parse' }, times.plan, times.three);
  yield row({ name: 'plan, 1,000 hubs, shallow clone', against: alone }, times.shallow, times.same);
  const words = { name: 'plan with the convention in hub-deploy.yaml', against: 'plan without' };
  yield row(words, times.configured, times.plan);
  if (bundle)
    yield row({ name: 'paths-filter', against: 'plan', aim: { atLeast: 1 } }, times.filter, times.plan);
  const program = installChartpress();
  if (!program) return console.error('chartpress could not be installed, or was left out');
  const listed = await byTurns(
    { press: chartpress(program, fleet, folder), plan: plan(fleet, folder) },
    Math.ceil(ROUNDS / 4),
  );
  yield row({ name: 'chartpress', against: 'plan', aim: { atLeast: 50 } }, listed.press, listed.plan);
}

async function* growth(fleets) {
  const things = {};
  for (const [hubs, { fleet, folder }] of fleets) {
    things[`plan ${hubs}`] = plan(fleet, folder);
    things[`floor ${hubs}`] = floor('same', fleet, folder);
    const argv = [cli, 'plan', '--offline', '--format', 'json', '--base', fleet.base];
    things[`memory ${hubs}`] = () => memory(argv, folder);
  }
  things.bare = () => memory(['-e', '0'], fleets.get(10).folder);
  const measured = await byTurns(things, Math.ceil(ROUNDS / 2));
  for (const [index, hubs] of SIZES.entries()) {
    const name = `plan of ${hubs} hubs`;
    const time = measured[`plan ${hubs}`];
    yield row({ name, against: 'node and its git commands alone' }, time, measured[`floor ${hubs}`]);
    yield row(
      { name: `memory of a ${name}`, against: 'a bare node' },
      measured[`memory ${hubs}`],
      measured.bare,
    );
    const less = SIZES[index - 1];
    if (less) yield row({ name, against: `plan of ${less} hubs` }, time, measured[`plan ${less}`]);
  }
}

async function run(program, argv, options) {
  const child = spawn(program, argv, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${argv.join(' ')} ended with ${code}\n${errors}`);
}

/** A registry that has nothing: the one image that changed is looked up in it. */
async function emptyRegistry() {
  const server = createServer((_, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { name: `127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const node = (script, ...argv) => [process.execPath, [script, ...argv]];

function floor(mode, fleet, folder) {
  const argv = node(join(parts, 'floor.mjs'), mode, fleet.base, fleet.head);
  return () => seconds(() => run(...argv, { cwd: folder }));
}

function plan(fleet, folder) {
  const argv = node(cli, 'plan', '--offline', '--format', 'json', '--base', fleet.base);
  return () => seconds(() => run(...argv, { cwd: folder }));
}

/** The packed action's own way on a push: `before` is what a shallow clone lacks. */
function planShallow(fleet, folder) {
  const shallow = join(folder, '.git', 'shallow');
  const before = readFileSync(shallow);
  return () => {
    // As it was after the checkout: what an earlier round fetched is forgotten.
    writeFileSync(shallow, before);
    git(folder, 'prune', '--expire=now');
    git(folder, 'repack', '-adq');
    return plan(fleet, folder)();
  };
}

/** What paths-filter reads of a push's event, with a filter for each hub. */
function pathsFilter(bundle, fleet, folder) {
  const work = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  folders.push(work);
  const event = join(work, 'event.json');
  writeFileSync(
    event,
    JSON.stringify({
      before: fleet.base,
      after: fleet.head,
      ref: 'refs/heads/main',
      repository: { default_branch: 'main' },
    }),
  );
  const env = {
    ...process.env,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: join(work, 'output'),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: fleet.head,
    GITHUB_REPOSITORY: 'org/ops',
    GITHUB_WORKSPACE: folder,
    INPUT_FILTERS: fleet.names
      .map((hub) => `${hub}: ["hub-charts/${hub}/**", "user-images/${hub}/**", "hub-images/${hub}/**"]`)
      .join('\n'),
    INPUT_BASE: fleet.base,
    INPUT_TOKEN: '',
    'INPUT_LIST-FILES': 'none',
    'INPUT_INITIAL-FETCH-DEPTH': '10',
    'INPUT_PREDICATE-QUANTIFIER': 'some',
  };
  return () => {
    writeFileSync(env.GITHUB_OUTPUT, '');
    return seconds(() => run(...node(bundle), { cwd: folder, env }));
  };
}

/** chartpress in a virtual environment; undefined where it cannot be installed. */
function installChartpress() {
  if (process.env.CHARTPRESS === 'no') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  folders.push(folder);
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', 'chartpress'], { stdio: 'ignore' });
    return join(folder, 'bin', 'chartpress');
  } catch {
    return undefined;
  }
}

function chartpress(program, fleet, folder) {
  const image = (hub, kind, key) =>
    `      ${kind}-${hub}: {contextPath: ${kind}-images/${hub}, valuesPath: jupyterhub.${key}.image}\n`;
  const charts = fleet.names.map(
    (hub) =>
      `  - name: hub-charts/${hub}\n    imagePrefix: org/\n    images:\n${image(hub, 'user', 'singleuser')}${image(hub, 'hub', 'hub')}`,
  );
  const env = { ...process.env, HOME: folder };
  const list = () => execFileSync(program, ['--list-images'], { cwd: folder, env, encoding: 'utf8' });
  return async () => {
    writeFileSync(join(folder, 'chartpress.yaml'), `charts:\n${charts.join('')}`);
    try {
      return await seconds(() => {
        const tags = list().split('\n').filter(Boolean).length;
        if (tags !== 2 * fleet.names.length) throw new Error(`chartpress listed ${tags} tags`);
      });
    } finally {
      rmSync(join(folder, 'chartpress.yaml'));
    }
  };
}

async function memory(argv, cwd) {
  const file = join(cwd, '..', `hub-deploy-bench-memory-${process.pid}`);
  await run(process.execPath, ['--import', join(parts, 'memory.mjs'), ...argv], {
    cwd,
    env: { ...process.env, BENCH_MEMORY: file },
  });
  const kilobytes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return kilobytes;
}

/** A clone whose last two commits are a hub-deploy.yaml that changes nothing, and one Dockerfile. */
function cloneConfigured(fleet) {
  const folder = clone(fleet);
  const commit = (path, text) => {
    writeFileSync(join(folder, path), text);
    git(folder, 'add', path);
    git(folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', path);
  };
  commit('hub-deploy.yaml', readFileSync(join(here, '..', 'examples/configs/convention.yaml'), 'utf8'));
  const base = git(folder, 'rev-parse', 'HEAD');
  commit(`user-images/${fleet.names[0]}/Dockerfile`, 'FROM debian:12\n');
  return { folder, base };
}
