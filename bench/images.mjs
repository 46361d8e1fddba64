// What building side by side gains, and what a run with nothing to build costs.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { byTurns, row, seconds } from './parts/ratios.mjs';

const run = promisify(execFile);
const IMAGES = 20;
const ROUNDS = 3;
const root = join(import.meta.dirname, '..');
const lib = join(root, 'lib/images/build.js');
const cli = join(root, 'dist/cli/index.js');
const registry = () => process.env.REGISTRY;

export const inSandbox = true;

export async function* measure() {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  try {
    yield await sideBySide(folder);
    yield await nothingToBuild(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function sideBySide(folder) {
  const times = await byTurns(
    {
      oneByOne: () => seconds(() => buildFresh(folder, 1)),
      together: () => seconds(() => buildFresh(folder, IMAGES)),
    },
    ROUNDS,
  );
  const words = { name: `${IMAGES} small images, one by one`, against: 'all at once' };
  return row(words, times.oneByOne, times.together);
}

async function nothingToBuild(folder) {
  const repo = opsRepo(folder, 'warm');
  await git(repo, 'init', '--quiet', '--initial-branch=main');
  await git(repo, 'add', '--all');
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org'];
  await git(repo, ...who, 'commit', '--quiet', '--message=bench');
  await hubDeploy(repo);
  // As in any folder that is more than a second old: until then git reads every file again to see whether it changed
  // (https://git-scm.com/docs/racy-git).
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await git(repo, 'update-index', '--really-refresh', '--force-write-index');
  const plain = async () => {
    for (const name of names()) await plainBuild(repo, name);
  };
  await plain();
  const times = await byTurns(
    { warm: () => seconds(plain), nothing: () => seconds(() => hubDeploy(repo)) },
    2 * ROUNDS,
  );
  const words = {
    name: `${IMAGES} calls of docker buildx build, warm cache`,
    against: 'hub-deploy build, nothing to build',
    aim: { atLeast: 20 },
  };
  return row(words, times.warm, times.nothing);
}

function names() {
  return Array.from({ length: IMAGES }, (_, i) => `hub${i}`);
}

/** Twenty images whose content no cache has, built and pushed `parallel` at a time. */
async function buildFresh(folder, parallel) {
  const { buildImages } = await import(lib);
  const nonce = randomBytes(6).toString('hex');
  const staged = opsRepo(folder, nonce);
  const plan = names().map((name) => ({
    image: {
      key: `user/${name}`,
      kind: 'user',
      context: `user-images/${name}`,
      dockerfile: `user-images/${name}/Dockerfile`,
      args: {},
      platforms: [],
      contexts: {},
      secrets: [],
      valuesPath: [],
      trackBases: false,
      declaredAt: { file: `user-images/${name}/Dockerfile` },
    },
    name: `${registry()}/bench/${name}`,
    tag: `h${nonce}`,
    action: 'build',
    reasons: [],
  }));
  const results = await buildImages(plan, {
    staged,
    push: true,
    parallel,
    commit: '0'.repeat(40),
    commitTime: 1_700_000_000,
    tags: new Map(),
    cache: 'none',
    sbom: false,
    log: { line() {}, group() {} },
  });
  const failed = results.find(({ result }) => result !== 'built');
  if (failed) throw new Error(`${failed.planned.image.key}: ${failed.problem?.message}`);
}

/** An ops repo of the convention, each image one small RUN above a copied file. */
function opsRepo(folder, nonce) {
  const root = join(folder, nonce);
  for (const name of names()) {
    const image = `${registry()}/bench-${nonce}/${name}`;
    write(
      root,
      `user-images/${name}/Dockerfile`,
      `FROM scratch\nCOPY busybox /bin/sh\nRUN echo ${nonce} ${name} > /made\n`,
    );
    cpSync('/bin/busybox', join(root, `user-images/${name}/busybox`));
    write(root, `hub-charts/${name}/Chart.yaml`, `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`);
    const values = `jupyterhub:\n  singleuser:\n    image:\n      name: ${image}\n      tag: set-on-deployment\n`;
    write(root, `hub-charts/${name}/values.yaml`, values);
  }
  return root;
}

function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(repo, ...args) {
  return run('git', ['-C', repo, ...args]);
}

function hubDeploy(repo) {
  return run(process.execPath, [cli, 'build', '--working-directory', repo], { cwd: repo });
}

function plainBuild(repo, name) {
  const tag = `${registry()}/bench-plain/${name}:warm`;
  const args = ['--quiet', '--push', '--tag', tag, join(repo, 'user-images', name)];
  return run('docker', ['buildx', 'build', ...args]);
}
