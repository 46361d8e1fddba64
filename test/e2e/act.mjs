/**
 * GitHub's place: an ops repo's own workflow under a workflow runner (act), on the host, with `org/hub-deploy@v1`
 * standing for this checkout. Used by the end-to-end tests.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VENDORS } from './stand-ins/vendor/vendors.mjs';

const checkout = join(import.meta.dirname, '../..');

/**
 * Others' actions that the tests do not run: a folder that stands in for each. The artifact actions' own client
 * (@actions/artifact 6) was tried against act's artifact server: act 0.2.89 refuses its `mime_type`, and falls over a run
 * without artifacts. The clouds' logins want a cloud.
 */
const STAND_INS = {
  'actions/upload-artifact': 'upload-artifact',
  'actions/download-artifact': 'download-artifact',
  'actions/cache': 'cache',
  ...Object.fromEntries(Object.keys(VENDORS).map((name) => [name, 'vendor'])),
};

/**
 * Runs one event.
 *
 * @param {string} repository the ops repo's folder
 * @param {'push' | 'pull_request' | 'workflow_dispatch' | 'schedule'} event
 * @param {object} payload the webhook's
 * @param {{ secrets?: Record<string, string>, inputs?: Record<string, string>, env?: NodeJS.ProcessEnv,
 *   variables?: Record<string, string>, vars?: Record<string, string>, workflow?: string, cancelAt?: RegExp }} [options]
 *   `variables` are the jobs' environment, `vars` the repository's variables; `workflow` a file of the ops repo's
 *   .github/workflows; `cancelAt` cancels the run when its log has a line like that
 * @returns {Promise<{ code: number, log: string }>}
 */
export async function act(repository, event, payload, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const secrets = Object.entries(options.secrets ?? {}).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}\n`,
  );
  const variables = {
    TEST_ARTIFACTS: join(folder, 'kept'),
    TEST_CLOUD_PROGRAM: join(checkout, 'test/clouds/program.mjs'),
    ...options.variables,
  };
  const argv = [
    event,
    ...['--platform', 'ubuntu-latest=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--workflows', `.github/workflows/${options.workflow ?? 'deploy.yml'}`],
    ...['--eventpath', file('event.json', JSON.stringify({ ...payload, inputs: options.inputs }))],
    ...['--secret-file', file('secrets', secrets.join(''))],
    ...localRepositories(join(folder, 'hub-deploy')),
    ...['--cache-server-path', join(folder, 'cache')],
    ...['--artifact-server-path', join(folder, 'artifacts')],
    ...['--artifact-server-port', String(await freePort())],
    ...Object.entries(options.inputs ?? {}).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
    ...Object.entries(options.vars ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ];
  try {
    return await collect('act', argv, {
      cwd: repository,
      env: { ...process.env, ...options.env, XDG_CACHE_HOME: folder },
      cancelAt: options.cancelAt,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** This checkout as `org/hub-deploy`, and what stands in for others' actions. */
function localRepositories(copy) {
  const path = '.github/workflows/deploy.yml';
  const workflow = readFileSync(join(checkout, path), 'utf8');
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  // GitHub has `queue` since May 2026; act 0.2.89 refuses what it does not know.
  writeFileSync(join(copy, path), workflow.replace(/^ +queue: max\n/gm, ''));
  cpSync(join(checkout, 'action.yml'), join(copy, 'action.yml'));
  cpSync(join(checkout, 'dist'), join(copy, 'dist'), { recursive: true });
  const own = new Set([
    'v1',
    ...[...workflow.matchAll(/uses: org\/hub-deploy@(\S+)/g)].map(([, ref]) => ref),
  ]);
  const folder = join(checkout, '.github/workflows');
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const others = [...all.join('\n').matchAll(/uses: ([\w-]+\/[\w-]+)(?:\/[\w-]+)?@([0-9a-f]{40})/g)].filter(
    ([, name]) => name in STAND_INS,
  );
  return [
    ...[...own].map((ref) => `org/hub-deploy@${ref}=${copy}`),
    `org/hub-deploy/${path}@v1=${copy}`,
    ...others.map(
      ([, name, sha]) => `${name}@${sha}=${join(import.meta.dirname, 'stand-ins', STAND_INS[name])}`,
    ),
  ].flatMap((one) => ['--local-repository', one]);
}

/** Throws with the end of its log where a run did not end green. */
export function expectGreen({ code, log }) {
  if (code !== 0) throw new Error(`The run ended with ${code}:\n${log.split('\n').slice(-80).join('\n')}`);
}

/** A port below those that the kernel gives out: nobody else takes it between this look and act's. */
function freePort() {
  return new Promise((resolve) => {
    const port = randomInt(20_000, 32_000);
    const server = createServer().listen(port, () => server.close(() => resolve(port)));
    server.once('error', () => resolve(freePort()));
  });
}

function collect(program, argv, { cancelAt, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    let cancelled = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        log += chunk;
        if (cancelled || !cancelAt?.test(log)) return;
        cancelled = true;
        child.kill('SIGINT');
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, log }));
  });
}
