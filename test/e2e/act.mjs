/**
 * GitHub's place: an ops repo's own workflow under a workflow runner (act), on the host, with `org/hub-deploy@v1`
 * standing for this checkout. Used by the end-to-end tests.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '../..');

/** What stands for this checkout: the version that callers write, and the one that a release writes into its workflow. */
function ownVersions() {
  const workflow = readFileSync(join(checkout, '.github/workflows/deploy.yml'), 'utf8');
  return [
    ...new Set([
      'v1',
      ...Array.from(workflow.matchAll(/uses: org\/hub-deploy@(\S+)/g), ([, version]) => version),
    ]),
  ];
}

/**
 * Runs one event.
 *
 * @param {string} repository the ops repo's folder
 * @param {'push' | 'pull_request' | 'workflow_dispatch'} event
 * @param {object} payload the webhook's
 * @param {{ secrets?: Record<string, string>, inputs?: Record<string, string>, env?: NodeJS.ProcessEnv }} [options]
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
  const argv = [
    event,
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--workflows', '.github/workflows/deploy.yml'],
    ...['--eventpath', file('event.json', JSON.stringify({ ...payload, inputs: options.inputs }))],
    ...['--secret-file', file('secrets', secrets.join(''))],
    ...ownVersions().flatMap((version) => ['--local-repository', `org/hub-deploy@${version}=${checkout}`]),
    ...['--local-repository', `org/hub-deploy/.github/workflows/deploy.yml@v1=${checkout}`],
    ...['--cache-server-path', join(folder, 'cache')],
    ...[
      '--artifact-server-path',
      join(folder, 'artifacts'),
      '--artifact-server-port',
      String(await freePort()),
    ],
    ...Object.entries(options.inputs ?? {}).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
  ];
  try {
    return await collect('act', argv, {
      cwd: repository,
      env: { ...process.env, ...options.env, XDG_CACHE_HOME: folder },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws with the end of its log where a run did not end green. */
export function expectGreen({ code, log }) {
  if (code !== 0) throw new Error(`The run ended with ${code}:\n${log.split('\n').slice(-80).join('\n')}`);
}

async function freePort() {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function collect(program, argv, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        log += chunk;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, log }));
  });
}
