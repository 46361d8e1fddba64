// What building side by side gains, and what a run with nothing to build costs: ratios of times taken in one run. Runs
// alternate, so that a slow moment meets both, and the median of each counts.
// Wants the sandbox's registry and builder (test/sandbox), and `npm run pack`.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const IMAGES = 20;
const ROUNDS = 3;
const { REGISTRY: registry, BUILDX_BUILDER: builder } = process.env;
const root = join(import.meta.dirname, '..');
const lib = join(root, 'lib/images/build.js');
const cli = join(root, 'dist/cli/index.js');

if (!registry || !builder)
  stop('REGISTRY and BUILDX_BUILDER are not set: run it inside a sandbox (test/sandbox/README.md)');
if (!existsSync(lib) || !existsSync(cli)) stop('lib/ and dist/ are not there: npm run pack');

const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}

async function main() {
  const { buildImages } = await import(lib);
  const together = [];
  const oneByOne = [];
  for (let round = 0; round < ROUNDS; round++) {
    together.push(await seconds(() => buildFresh(buildImages, IMAGES)));
    oneByOne.push(await seconds(() => buildFresh(buildImages, 1)));
  }
  print(
    `${IMAGES} small images, all at once against one by one`,
    median(oneByOne),
    median(together),
    'faster',
  );

  const repo = opsRepo('warm');
  await git(repo, 'init', '--quiet', '--initial-branch=main');
  await git(repo, 'add', '--all');
  await git(
    repo,
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.org',
    'commit',
    '--quiet',
    '--message=bench',
  );
  const nothing = [];
  const warm = [];
  await hubDeploy(repo);
  // As in any folder that is more than a second old: until then git reads every file again to see whether it changed
  // (https://git-scm.com/docs/racy-git).
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await git(repo, 'update-index', '--really-refresh', '--force-write-index');
  for (const name of names()) await plainBuild(repo, name);
  for (let round = 0; round < 2 * ROUNDS; round++) {
    nothing.push(await seconds(() => hubDeploy(repo)));
    warm.push(await seconds(() => eachInTurn(names(), (name) => plainBuild(repo, name))));
  }
  print(
    `nothing to build: hub-deploy against ${IMAGES} calls of docker buildx build with a warm cache`,
    median(warm),
    median(nothing),
    'faster (aim: 20)',
  );
}

function names() {
  return Array.from({ length: IMAGES }, (_, i) => `hub${i}`);
}

/** Twenty images whose content no cache has, built and pushed `parallel` at a time. */
async function buildFresh(buildImages, parallel) {
  const nonce = randomBytes(6).toString('hex');
  const staged = opsRepo(nonce);
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
    name: `${registry}/bench/${name}`,
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
  if (failed) stop(`${failed.planned.image.key}: ${failed.problem?.message}`);
}

/** An ops repo of the convention, each image one small RUN above a copied file. */
function opsRepo(nonce) {
  const root = join(folder, nonce);
  for (const name of names()) {
    const image = `${registry}/bench-${nonce}/${name}`;
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
  const args = [
    '--quiet',
    '--push',
    '--tag',
    `${registry}/bench-plain/${name}:warm`,
    join(repo, 'user-images', name),
  ];
  return run('docker', ['buildx', 'build', ...args]);
}

async function eachInTurn(list, work) {
  for (const one of list) await work(one);
}

async function seconds(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function print(what, slow, fast, word) {
  console.log(`${what}: ${(slow / fast).toFixed(1)}x ${word}`);
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
