/** Payloads of GitHub's webhooks, and the runner's variables, for an ops repo `org/hubs` whose default branch is main. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = { full_name: 'org/hubs', default_branch: 'main' };

/** `before`: forty zeros for a new branch. */
export const push = (before, after) => ({ ref: 'refs/heads/main', before, after, repository });

export const pullRequest = (base, head) => ({
  number: 7,
  repository,
  pull_request: {
    number: 7,
    base: { sha: base, ref: 'main' },
    head: { sha: head, ref: 'change', repo: { full_name: 'org/hubs' } },
  },
});

export const dispatch = () => ({ ref: 'refs/heads/main', repository });

export const NEW_BRANCH = '0'.repeat(40);

/**
 * Starts dist/ as the runner does, with nothing but its variables: the action's main step, then its post step.
 *
 * @param {string} repository the ops repo's folder
 * @param {{ event: string, payload: object, inputs?: Record<string, string>, env?: NodeJS.ProcessEnv,
 *   when?: { said: RegExp, act: (main: import('node:child_process').ChildProcess) => void }, keep?: string }} what `when`:
 *   done once, when the main step's log matches. `keep`: a folder that the output `result` is copied into before the post
 *   step, as the workflow's upload does
 * @returns {Promise<{ code: number, log: string, outputs: Record<string, string>, summary: string, left: string,
 *   files: string }>} `left`: the run's private folder, as it was named; the post step has removed it. `files`: the text
 *   of every file that is there after the post step
 */
export async function startByHand(repository, { event, payload, inputs = {}, env = {}, when, keep }) {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const file = (name, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  mkdirSync(join(folder, 'temp'));
  const head = payload.after ?? payload.pull_request?.head.sha ?? '';
  const runner = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    KUBECONFIG: process.env.KUBECONFIG,
    DOCKER_CONFIG: process.env.DOCKER_CONFIG,
    BUILDX_CONFIG: process.env.BUILDX_CONFIG,
    BUILDX_BUILDER: process.env.BUILDX_BUILDER,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
    GITHUB_REF: event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main',
    GITHUB_REPOSITORY: 'org/hubs',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_SHA: head,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...env,
  };
  try {
    const main = await start('main', repository, runner, when);
    const { result } = variables(readFileSync(runner.GITHUB_OUTPUT, 'utf8'));
    if (keep && result) {
      mkdirSync(keep, { recursive: true });
      cpSync(result, join(keep, 'result.json'));
    }
    const state = variables(readFileSync(runner.GITHUB_STATE, 'utf8'));
    const post = await start('post', repository, {
      ...runner,
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    });
    return {
      code: main.code || post.code,
      log: main.log + post.log,
      outputs: variables(readFileSync(runner.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(runner.GITHUB_STEP_SUMMARY, 'utf8'),
      left: state['private-folder'] ?? '',
      files: textBelow(folder),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(door, cwd, env, when) {
  const script = join(import.meta.dirname, '../../dist', door, 'index.js');
  return new Promise((resolve, reject) => {
    const child = spawn('node', [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    let acted = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        log += chunk;
        if (acted || !when?.said.test(log)) return;
        acted = true;
        when.act(child);
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, log }));
  });
}

/** All that the files below a folder hold, one after the other. */
export function textBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => textOf(join(folder, name)))
    .join('\n');
}

/** Nothing for what is no file, or is none any more: another run may be at work there. */
function textOf(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (error.code === 'EISDIR' || error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The runner's files of `name<<delimiter` blocks, as an object. */
function variables(text) {
  const found = {};
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)) found[name] = value;
  return found;
}
