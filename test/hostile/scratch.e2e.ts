import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { hubDeploy, makeTinyRepo } from '../e2e/tiny-repo.mjs';
import { whereIs, writeProgram } from './support/programs.mjs';

/**
 * The attacker may read this user's temporary folder later: a backup, another program, the next person on a shared
 * machine’s account. What must not be left there: decrypted files and logins of a command line that was ended.
 */
const folder = mkdtempSync(join(tmpdir(), 'scratch-'));
const repository = join(folder, 'hubs');
const bin = join(folder, 'bin');
const started = join(folder, 'started');
const temporary = join(folder, 'tmp');
let child: ChildProcess | undefined;

beforeAll(() => {
  makeTinyRepo(repository, 'geo', '127.0.0.1:1/k8s-user-geo');
  // A git that does not answer the first time: whoever waits for it has made its private folder.
  writeProgram(bin, 'git', `mkdir ${started} 2>/dev/null && exec sleep 600; exec ${whereIs('git')} "$@"`);
});
beforeEach(() => mkdirSync(temporary));
afterEach(() => {
  if (child?.pid) killGroup(child.pid, 'SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
  rmSync(started, { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // All of it has ended.
  }
}

/** A command line that waits for its git, in a process group of its own as in a terminal. */
async function waiting(): Promise<ChildProcess> {
  child = spawn('node', [join(process.cwd(), 'dist/cli/index.js'), 'plan'], {
    cwd: repository,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, TMPDIR: temporary, RUNNER_TEMP: undefined },
    detached: true,
    stdio: 'ignore',
  });
  while (!existsSync(started)) await sleep(20);
  expect(readdirSync(temporary)).toHaveLength(1);
  return child;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)(
  'a command line that a terminal ends by %s leaves nothing',
  async (signal) => {
    const { pid } = await waiting();
    killGroup(pid ?? 0, signal);
    await once(child as ChildProcess, 'close');
    expect(readdirSync(temporary)).toEqual([]);
  },
  60_000,
);

test.each(['SIGINT', 'SIGHUP'] as const)(
  'nor does one that waits for a program, and gets %s again',
  async (signal) => {
    const running = await waiting();
    const closed = once(running, 'close');
    while (running.exitCode === null && running.signalCode === null) {
      running.kill(signal);
      await sleep(20);
    }
    expect((await closed)[0]).toBe(signal === 'SIGINT' ? 130 : 129);
    expect(readdirSync(temporary)).toEqual([]);
  },
  60_000,
);

test('what one left that was killed, the next one removes; not that of one that lives', async () => {
  const { pid } = await waiting();
  const env = { TMPDIR: temporary, RUNNER_TEMP: undefined };
  const held = readdirSync(temporary);
  await hubDeploy(repository, ['plan'], env);
  expect(readdirSync(temporary)).toEqual(held);
  killGroup(pid ?? 0, 'SIGKILL');
  await once(child as ChildProcess, 'close');
  expect(readdirSync(temporary)).toEqual(held);
  await hubDeploy(repository, ['plan'], env);
  expect(readdirSync(temporary)).toEqual([]);
}, 120_000);
