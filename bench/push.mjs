// The push: from a commit in the example ops repo to hubs that answer, beside what people write by hand (by-hand.sh).
// Both have a repository and hubs of their own, with the same content but for a word in what is pushed, so that neither
// finds the other's layers in a cache. The checkout is there already, for both. Ours goes without the example's order of
// environments: by hand nobody waits until staging is well.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commit, git, makeOpsRepo } from '../test/e2e/ops-repo.mjs';
import { HUBS, hubUrl, kubectl } from '../test/e2e/world.mjs';
import { byTurns, row, seconds } from './parts/ratios.mjs';
import { baseImages } from './parts/sandbox.mjs';

const run = promisify(execFile);
const cli = process.env.HUB_DEPLOY_CLI ?? join(import.meta.dirname, '../dist/cli/index.js');
const script = join(import.meta.dirname, 'parts/by-hand.sh');
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const OURS = HUBS;
const BY_HAND = HUBS.map((hub) => `hand-${hub}`);

export const inSandbox = true;

export async function* measure() {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  try {
    baseImages();
    takeAway();
    const ours = join(folder, 'ours');
    const hand = join(folder, 'hand');
    for (const repo of [ours, hand]) makeOpsRepo(repo, process.env.REGISTRY);
    rmSync(join(ours, 'hub-deploy.yaml'));
    commit(ours, 'No environments');
    await hubDeploy(ours, ...HUBS);
    await byHand(hand, 'everything');
    const repos = { ours, hand, urls: new Map([...OURS, ...BY_HAND].map((at) => [at, hubUrl(at)])) };
    yield* oneImage(repos);
    yield* fiveValues(repos);
    yield* nothing(repos);
  } finally {
    takeAway();
    rmSync(folder, { recursive: true, force: true });
  }
}

function takeAway() {
  kubectl('delete', 'namespace', ...OURS, ...BY_HAND, '--ignore-not-found', '--wait');
}

async function* oneImage(repos) {
  const change = (repo, word) => writeFileSync(join(repo, 'user-images/geo/data/pushed.txt'), `${word}\n`);
  const times = await byTurns(
    {
      hand: pushByHand(repos, change, 'one', ['hand-geo']),
      ours: pushOurs(repos, change, ['geo']),
    },
    ROUNDS,
  );
  const words = {
    name: 'the push, one image changed: by hand',
    against: 'hub-deploy run',
    aim: { atLeast: 1 },
  };
  yield row(words, times.hand, times.ours);
}

async function* fiveValues(repos) {
  const change = (repo, word) => {
    for (const hub of HUBS) setAnnotation(join(repo, `hub-charts/${hub}/values.yaml`), word);
  };
  const times = await byTurns(
    {
      loop: pushByHand(repos, change, 'loop', BY_HAND),
      side: pushByHand(repos, change, 'side', BY_HAND),
      ours: pushOurs(repos, change, OURS),
    },
    ROUNDS,
  );
  const name = "the push, five hubs' values changed: by hand";
  const words = { name: `${name}, hub after hub`, against: 'hub-deploy run', aim: { atLeast: 3 } };
  yield row(words, times.loop, times.ours);
  yield row({ ...words, name: `${name}, all side by side`, aim: { atLeast: 1.3 } }, times.side, times.ours);
}

async function* nothing(repos) {
  const change = (repo, word) => writeFileSync(join(repo, 'README.md'), `${word}\n`);
  const times = await byTurns(
    {
      hand: pushByHand(repos, change, 'everything', BY_HAND),
      ours: pushOurs(repos, change, OURS),
    },
    ROUNDS,
  );
  const words = { name: 'the push, nothing to do: by hand', against: 'hub-deploy run', aim: { atLeast: 25 } };
  yield row(words, times.hand, times.ours);
}

/** Any value of a hub is part of its hub's checksum, as in zero-to-jupyterhub: it restarts. */
function setAnnotation(file, word) {
  const text = readFileSync(file, 'utf8').replace(/^ {2}ingress:.*\n/m, '');
  writeFileSync(file, text.replace(/^jupyterhub:\n/m, `$&  ingress: {annotations: {pushed: "${word}"}}\n`));
}

function pushOurs({ ours, urls }, change, namespaces) {
  return async (round) => {
    const base = git(ours, 'rev-parse', 'HEAD');
    change(ours, `ours ${round}`);
    commit(ours, 'A push');
    return seconds(async () => {
      await hubDeploy(ours, '--base', base);
      await answering(urls, namespaces);
    });
  };
}

function pushByHand({ hand, urls }, change, what, namespaces) {
  return async (round) => {
    git(hand, 'reset', '--quiet', '--hard');
    git(hand, 'clean', '-fdxq');
    change(hand, `${what} ${round}`);
    commit(hand, 'A push');
    return seconds(async () => {
      await byHand(hand, what);
      await answering(urls, namespaces);
    });
  };
}

function hubDeploy(repo, ...args) {
  return run(process.execPath, [cli, 'run', '--head', 'HEAD', ...args], { cwd: repo });
}

function byHand(repo, what) {
  return run('bash', [script, what, ...(what === 'one' ? ['geo'] : HUBS)], { cwd: repo, maxBuffer: 2 ** 26 });
}

async function answering(urls, namespaces) {
  for (const namespace of namespaces)
    while (!(await answers(urls.get(namespace)))) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function answers(url) {
  return fetch(`${url}/hub/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
