// `npm run bench plan`: the packed command line (wants `npm run pack`) on a fleet of 1,000 hubs and 2,000 images, one
// commit that changes one Dockerfile, in a full and in a shallow clone, beside
// - the floor: node starting, and the same git commands run by a bare script; and with three of them alone;
// - dorny/paths-filter with one filter a hub, where PATHS_FILTER names its dist/index.js;
// - itself with the convention written out in a hub-deploy.yaml;
// - chartpress from PyPI, listing the tags of the same images (CHARTPRESS=no leaves it out);
// then how time and memory grow from 10 to 10,000 hubs. Runs alternate, so that a slow moment meets all, and the fastest
// of each counts. HUB_DEPLOY_CLI names another command line to measure.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clone, git, makeFleet } from './fleet.mjs';

const here = import.meta.dirname;
const cli = process.env.HUB_DEPLOY_CLI ?? join(here, '..', 'dist', 'cli', 'index.js');
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const folders = [];

async function run(program, argv, options) {
  const start = process.hrtime.bigint();
  const child = spawn(program, argv, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (code !== 0) throw new Error(`${program} ${argv.join(' ')} ended with ${code}\n${errors}`);
  return milliseconds;
}

/** Runs each in turn, round by round; the fastest time of each. */
async function race(runners, rounds = ROUNDS) {
  const best = Object.fromEntries(Object.keys(runners).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, runner] of Object.entries(runners)) best[name] = Math.min(best[name], await runner());
  }
  return best;
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
  return () => run(...node(join(here, 'floor.mjs'), mode, fleet.base, fleet.head), { cwd: folder });
}

function plan(fleet, folder) {
  return () => run(...node(cli, 'plan', '--format', 'json', '--base', fleet.base), { cwd: folder });
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
    return run(...node(bundle), { cwd: folder, env });
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
  writeFileSync(join(folder, 'chartpress.yaml'), `charts:\n${charts.join('')}`);
  const env = { ...process.env, HOME: folder };
  const list = () => execFileSync(program, ['--list-images'], { cwd: folder, env, encoding: 'utf8' });
  return async () => {
    const start = process.hrtime.bigint();
    const tags = list().split('\n').filter(Boolean).length;
    if (tags !== 2 * fleet.names.length) throw new Error(`chartpress listed ${tags} tags`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
}

async function memory(argv, cwd) {
  const file = join(cwd, '..', `hub-deploy-bench-memory-${process.pid}`);
  await run(process.execPath, ['--import', join(here, 'memory.mjs'), ...argv], {
    cwd,
    env: { ...process.env, BENCH_MEMORY: file },
  });
  const kilobytes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return kilobytes;
}

const ratio = (a, b) => `${(a / b).toFixed(a / b < 10 ? 2 : 0)}x`;

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

async function beside(fleet, full) {
  const shallow = clone(fleet, 1);
  const configured = cloneConfigured(fleet);
  folders.push(shallow, configured.folder);
  const bundle = process.env.PATHS_FILTER;
  const times = await race({
    three: floor('three', fleet, full),
    same: floor('same', fleet, full),
    plan: plan(fleet, full),
    configured: plan(configured, configured.folder),
    ...(bundle ? { filter: pathsFilter(bundle, fleet, full) } : {}),
  });
  const row = (clone, what, value, aim) =>
    console.log(`  ${clone.padEnd(15)} ${what.padEnd(22)} ${value}   (${aim})`);
  row('full clone', 'plan / floor', ratio(times.plan, times.same), 'aim: below 2x');
  row('', 'plan / three commands', ratio(times.plan, times.three), 'ls-tree, diff-tree, rev-parse');
  row(
    '',
    'configured / plan',
    ratio(times.configured, times.plan),
    'the convention written out in hub-deploy.yaml',
  );
  if (bundle) row('', 'paths-filter / plan', ratio(times.filter, times.plan), 'aim: above 1x');
  const fetched = await race({ floor: floor('same', fleet, full), shallow: planShallow(fleet, shallow) });
  row('shallow clone', 'plan / floor', ratio(fetched.shallow, fetched.floor), 'with the fetch of its base');
  const program = installChartpress();
  if (!program) return console.log('  chartpress could not be installed, or was left out');
  const press = await race({ plan: plan(fleet, full), press: chartpress(program, fleet, full) }, 1);
  rmSync(join(full, 'chartpress.yaml'));
  row('full clone', 'chartpress / plan', ratio(press.press, press.plan), 'aim: above 50x');
}

async function growth(fleet, full, registry) {
  const bare = await memory(['-e', '0'], full);
  let before;
  for (const hubs of [10, 100, 1000, 10_000]) {
    const grown = hubs === 1000 ? fleet : await makeFleet(hubs, registry.name);
    const folder = hubs === 1000 ? full : clone(grown);
    folders.push(grown.folder, folder);
    const time = await race(
      { floor: floor('same', grown, folder), plan: plan(grown, folder) },
      Math.ceil(ROUNDS / 2),
    );
    const used = await memory([cli, 'plan', '--format', 'json', '--base', grown.base], folder);
    const more = before ? `   ${ratio(time.plan, before)} the time of a tenth of it` : '';
    console.log(
      `  ${String(hubs).padStart(6)} hubs   ${ratio(time.plan, time.floor)} the floor   ${ratio(used, bare)} the memory${more}`,
    );
    before = time.plan;
  }
}

async function main() {
  if (!existsSync(cli)) throw new Error(`${cli} is not there: run npm run pack`);
  const registry = await emptyRegistry();
  try {
    const fleet = await makeFleet(1000, registry.name);
    const full = clone(fleet);
    folders.push(fleet.folder, full);
    console.log('1,000 hubs, 2,000 images, one commit');
    await beside(fleet, full);
    console.log('growth (time beside the floor of the same fleet, memory beside a bare node)');
    await growth(fleet, full, registry);
  } finally {
    registry.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

await main();
