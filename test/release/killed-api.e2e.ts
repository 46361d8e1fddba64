import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployRelease } from '../../src/release/deploy.js';
import { type SmallRelease, smallRelease } from './small-release.js';

/** The sandbox's own API server, killed with no chance to tidy up in the middle of a deploy, and started again. */

const sandbox = process.env.SANDBOX_DIR ?? '';

/** The process of this sandbox, and of no other, whose command line begins with a program's name. */
function processOf(program: string): { readonly pid: string; readonly argv: string[] } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const file = `/proc/${pid}/cmdline`;
    const argv = existsSync(file) ? readFileSync(file, 'utf8').split('\0').slice(0, -1) : [];
    if (argv[0] === program && argv.some((word) => word.includes(`${sandbox}/`))) return { pid, argv };
  }
  throw new Error(`this sandbox runs no ${program}`);
}

async function killAndRestart(awayMs: number): Promise<void> {
  const { pid, argv } = processOf('kube-apiserver');
  const beside = processOf('etcd').pid;
  process.kill(Number(pid), 'SIGKILL');
  await sleep(awayMs);
  const inside = ['--target', beside, '--mount', '--pid', '--net', '--cgroup', '--', ...argv];
  spawn('nsenter', inside, { detached: true, stdio: 'ignore' }).unref();
  // The sandbox noted that a part of it ended; it is well again.
  rmSync(`${sandbox}/ended`, { force: true });
}

describe.each([
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
])('the API server is killed in mid-deploy with %s', (_, helm) => {
  let small: SmallRelease;
  beforeEach(async () => {
    small = await smallRelease(helm);
  });
  afterEach(() => small.remove());

  test('nothing is wedged, and the next run deploys', async () => {
    await deployRelease(await small.planned({ msg: 'first' }), small.context());
    const planned = await small.planned({ msg: 'second', hookSeconds: 4 });
    let began = (): void => {};
    const helmBegan = new Promise<void>((resolve) => {
      began = resolve;
    });
    const say = (line: string) => {
      small.said.push(line);
      if (line.startsWith('helm upgrade')) began();
    };
    const running = deployRelease(planned, small.context({ say }));
    await helmBegan;
    await small.appears('job/small-hook');
    await killAndRestart(3_000);
    await running;
    for (const until = Date.now() + 60_000; Date.now() < until; await sleep(500)) {
      const answer = await small.kubectl.run(['get', '--raw', '/readyz']).catch(() => undefined);
      if (answer?.stdout === 'ok') break;
    }
    const next = await deployRelease(planned, small.context());
    expect(['deployed', 'unchanged']).toContain(next.result);
    const revisions = await small.revisions();
    expect(revisions.filter((row) => row.includes('pending'))).toEqual([]);
    expect(revisions.filter((row) => row.endsWith(' deployed'))).toHaveLength(1);
    expect(small.said.join('\n')).toMatch(/does not answer|trying once more/);
  }, 240_000);
});

test('an early Helm 4 deploys, with a warning', async () => {
  const small = await smallRelease(process.env.HELM4_OLD ?? '');
  try {
    const result = await deployRelease(await small.planned({ msg: 'one' }), small.context());
    expect(result).toMatchObject({
      result: 'deployed',
      problems: [{ severity: 'warning', title: expect.stringContaining('An early Helm 4') }],
    });
  } finally {
    await small.remove();
  }
}, 120_000);
