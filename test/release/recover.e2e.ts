import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { limiter } from '../../src/images/limit.js';
import { deployRelease } from '../../src/release/deploy.js';
import { LABEL } from '../../src/release/labels.js';
import { sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease } from './small-release.js';

const eachHelm = sideBySide(smallRelease);

/** A Helm that writes down the process id of its upgrades. */
async function tracedHelm(
  small: SmallRelease,
  helm: string,
): Promise<{ path: string; pid(): Promise<number> }> {
  const path = join(small.staged, 'traced-helm');
  const pidFile = join(small.staged, 'helm.pid');
  await writeFile(
    path,
    `#!/bin/sh\ncase "$*" in *--dry-run*) ;; upgrade*) echo $$ >${pidFile} ;; esac\nexec ${helm} "$@"\n`,
  );
  await chmod(path, 0o755);
  return {
    path,
    async pid() {
      for (;;) {
        const text = await readFile(pidFile, 'utf8').catch(() => '');
        if (text.trim()) return Number(text);
        await sleep(20);
      }
    },
  };
}

/** Runs helm by hand with a hook, and kills it with no chance to tidy up. */
async function killedByHand(
  small: SmallRelease,
  helm: string,
  hookPolicy = 'before-hook-creation',
): Promise<void> {
  const sets = ['--set', `msg=killed,hookSeconds=40,hookPolicy=${hookPolicy}`];
  const chart = join(small.staged, 'hub-charts/small');
  const args = ['upgrade', '--install', 'small', chart, '--namespace', small.namespace, '--create-namespace'];
  const child = spawn(helm, [...args, ...sets], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await small.appears('job/small-hook');
  child.kill('SIGKILL');
  await ended;
}

async function leaveLease(small: SmallRelease, holder: string, secondsAgo: number): Promise<void> {
  const renewTime = new Date(Date.now() - secondsAgo * 1000).toISOString().replace('Z', '000Z');
  const lease = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'hub-deploy-small', namespace: small.namespace },
    spec: { holderIdentity: holder, leaseDurationSeconds: 60, acquireTime: renewTime, renewTime },
  };
  await small.kubectl.run(['create', '-f', '-'], { input: JSON.stringify(lease) });
}

/** No release is wedged, and at most one revision is deployed. */
function expectSound(revisions: readonly string[]): void {
  expect(revisions.filter((line) => line.includes('pending'))).toEqual([]);
  expect(revisions.filter((line) => line.endsWith(' deployed')).length).toBeLessThanOrEqual(1);
}

describe('after a killed Helm', () => {
  for (const after of [50, 150, 300, 600, 1200, 2500])
    eachHelm(
      `kill -9 ${after} ms into its upgrade: the run says so, and the next one deploys`,
      async (small, helm) => {
        const first = await deployRelease(await small.planned({ msg: 'first' }), small.context());
        expect(first.result).toBe('deployed');
        const traced = await tracedHelm(small, helm);
        const planned = await small.planned({ msg: 'second', hookSeconds: 2 });
        const running = deployRelease(planned, small.context({ helm: traced.path }));
        process.kill(await traced.pid().then((pid) => sleep(after, pid)), 'SIGKILL');
        expect(await running).toMatchObject({
          result: 'failed',
          problems: [{ title: expect.stringContaining('Helm was killed') }],
        });
        expectSound(await small.revisions());
        const next = await deployRelease(planned, small.context());
        expect(next).toMatchObject({ result: 'deployed' });
        expectSound(await small.revisions());
      },
    );

  eachHelm(
    'of a first install, with a run that was killed with it: the next one continues by itself',
    async (small, helm) => {
      await killedByHand(small, helm);
      await leaveLease(small, 'org/repo, run 1', 600);
      const next = await deployRelease(await small.planned({ msg: 'next', hookSeconds: 1 }), small.context());
      expect(next).toMatchObject({ result: 'deployed', revision: 2 });
      expect(await small.revisions()).toEqual([expect.stringContaining('1 '), '2 deployed']);
      expect(small.said.join('\n')).toContain('left in pending-install by a run that was killed');
    },
  );

  eachHelm('a hook that blocks the next run by its name is taken away', async (small, helm) => {
    await killedByHand(small, helm, 'hook-succeeded');
    await leaveLease(small, 'org/repo, run 1', 600);
    const values = { msg: 'next', hookSeconds: 1, hookPolicy: 'hook-succeeded' };
    expect(await deployRelease(await small.planned(values), small.context())).toMatchObject({
      result: 'deployed',
    });
    expect(small.said.join('\n')).toContain('Job small-hook');
  });

  eachHelm('that nobody knows of, a young pending release is left alone', async (small, helm) => {
    await killedByHand(small, helm);
    const next = await deployRelease(await small.planned({ msg: 'next' }), small.context());
    expect(next).toMatchObject({ result: 'failed' });
    expect(next.problems[0]?.title).toContain('Helm is at work on the release');
    expect(await small.revisions()).toEqual(['1 pending-install']);
  });
});

describe('several deployers', () => {
  eachHelm('two at once: one waits for the other, and one revision is deployed', async (small) => {
    const planned = await small.planned({ msg: 'both', hookSeconds: 2 });
    const [one, two] = await Promise.all([
      deployRelease(planned, small.context({ holder: 'run A' })),
      deployRelease(planned, small.context({ holder: 'run B' })),
    ]);
    expect([one.result, two.result].sort()).toEqual(['deployed', 'unchanged']);
    expect(await small.revisions()).toEqual(['1 deployed']);
    expect(small.said.join('\n')).toMatch(/waiting for run [AB]/);
  });

  eachHelm('a cancelled run says what is where, and the next one continues by itself', async (small) => {
    await deployRelease(await small.planned({ msg: 'first' }), small.context());
    const stop = new AbortController();
    const planned = await small.planned({ msg: 'second', hookSeconds: 30 });
    const running = deployRelease(planned, small.context({ signal: stop.signal }));
    await small.appears('job/small-hook');
    const cancelledAt = Date.now();
    stop.abort();
    const cancelled = await running;
    expect(Date.now() - cancelledAt).toBeLessThan(10_000);
    expect(cancelled).toMatchObject({ result: 'failed', revision: 2 });
    expect(cancelled.problems[0]?.message).toMatch(/Revision 2 of \S+ is now failed/);
    expect(cancelled.problems[0]?.message).toContain('Job small-hook');
    expect(await small.label(2, LABEL.interrupted)).toBe('2');
    const next = await deployRelease(await small.planned({ msg: 'second', hookSeconds: 1 }), small.context());
    expect(next).toMatchObject({ result: 'deployed', revision: 3 });
  });

  eachHelm('a run that is cancelled after its hook does not say that it runs on', async (small, helm) => {
    const stop = new AbortController();
    const planned = await small.planned({ msg: 'never ready', run: 'exit 0', hookSeconds: 1 });
    const traced = await tracedHelm(small, helm);
    const running = deployRelease(planned, small.context({ helm: traced.path, signal: stop.signal }));
    await small.appears('secret/sh.helm.release.v1.small.v1', 'jsonpath={.metadata.labels.status}=deployed');
    // A Helm that is stopped while it still ends takes that word back.
    const pid = await traced.pid();
    while (existsSync(`/proc/${pid}`)) await sleep(50);
    stop.abort();
    const { problems } = await running;
    expect(problems[0]?.message).toMatch(
      /^Revision 1 of small is now deployed, and was not seen to work\. The next run/,
    );
  });

  for (const after of [50, 400, 900, 2000, 4000])
    eachHelm(`a run that is cancelled after ${after} ms wedges nothing`, async (small) => {
      await deployRelease(await small.planned({ msg: 'first' }), small.context());
      const stop = new AbortController();
      const planned = await small.planned({ msg: 'second', hookSeconds: 2 });
      const running = deployRelease(planned, small.context({ signal: stop.signal }));
      await sleep(after);
      const cancelledAt = Date.now();
      stop.abort();
      await running;
      expect(Date.now() - cancelledAt).toBeLessThan(10_000);
      expectSound(await small.revisions());
      const next = await deployRelease(planned, small.context());
      expect(['deployed', 'unchanged']).toContain(next.result);
      expectSound(await small.revisions());
    });

  eachHelm('the cap counts running Helms: a third waits for a place', async (small) => {
    let [running, most] = [0, 0];
    const places = limiter(2);
    const slot = <T>(work: () => Promise<T>) =>
      places(async () => {
        running += 1;
        most = Math.max(most, running);
        return work().finally(() => {
          running -= 1;
        });
      });
    const planned = await small.planned({ msg: 'capped', hookSeconds: 2 });
    const releases = ['one', 'two', 'three'].map((release) => ({
      ...planned,
      release: { ...planned.release, id: release, release },
    }));
    const results = await Promise.all(releases.map((one) => deployRelease(one, small.context({ slot }))));
    expect(results.map(({ result }) => result)).toEqual(['deployed', 'deployed', 'deployed']);
    expect(most).toBe(2);
  });

  eachHelm('a hook that fails stops it, with the hook’s last words', async (small) => {
    const planned = await small.planned({ msg: 'hook', hookSeconds: 1, hookFails: true });
    const failed = await deployRelease(planned, small.context());
    expect(failed).toMatchObject({ result: 'failed' });
    expect(failed.problems[0]?.log).toContain('broken');
    expect(failed.seconds).toBeLessThan(planned.release.timeoutSeconds / 2);
    expectSound(await small.revisions());
    // A first install that failed: some Helms then say `has no deployed releases`.
    const mended = await deployRelease(await small.planned({ msg: 'mended' }), small.context());
    expect(mended).toMatchObject({ result: 'deployed', revision: 2 });
    expectSound(await small.revisions());
  });
});
