import { describe, expect } from '@jest/globals';
import { adoptRelease } from '../../src/release/adopt.js';
import { deployRelease } from '../../src/release/deploy.js';
import { rollbackRelease } from '../../src/release/rollback.js';
import { type FullNode, fullNode } from './full-node.js';
import { HELM4, sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease } from './small-release.js';
import { daemonSet, SLEEP, type WatchedChart, watchedChart } from './watched-chart.js';

/** A node without room for a DaemonSet's pod holds nobody up, whatever is done to the release; and it is said. */

/** A release beside a full node of its own; both go after the test. */
async function beside<T extends { remove(): Promise<void> }>(release: T): Promise<T & { node: FullNode }> {
  const node = await fullNode();
  const remove = () => Promise.all([node.remove(), release.remove()]).then(() => {});
  return { ...release, node, remove };
}

describe('a node without room', () => {
  const watched = sideBySide(async (helm) => beside<WatchedChart>(await watchedChart(helm)), [HELM4]);
  const small = sideBySide(
    async (helm) => {
      const releases = await Promise.all([1, 2, 3].map(() => smallRelease(helm)));
      return beside({
        releases,
        remove: () => Promise.all(releases.map((one) => one.remove())).then(() => {}),
      });
    },
    [HELM4],
  );

  watched('that cannot take its pod is not waited for until the deadline, and is told', async (chart) => {
    const agent = daemonSet(SLEEP, '5m', chart.node.forIt);
    const { result, seconds, said } = await chart.deploy([agent], { timeoutSeconds: 120 });
    const title = 'DaemonSet agent is not on every node';
    expect(result).toMatchObject({ ok: true, warnings: [{ severity: 'warning', title }] });
    expect(seconds).toBeGreaterThan(40);
    expect(seconds).toBeLessThan(80);
    expect(said.join('\n')).toMatch(
      /agent: runs on 1 of 2 nodes; the others cannot take it \(.*Insufficient cpu.*\) and are not waited for/,
    );
  });

  watched(
    'that the autoscaler takes away, while the pod waits for room on it, holds nobody up',
    async (chart) => {
      let waits = (): void => {};
      const waiting = new Promise<void>((resolve) => {
        waits = resolve;
      });
      const agent = daemonSet(SLEEP, '5m', chart.node.forIt);
      const deploying = chart.deploy([agent], {
        timeoutSeconds: 120,
        heard: (line) => line.startsWith('agent: no node for it yet') && waits(),
      });
      await waiting;
      await chart.node.taint();
      // Kubernetes counts a DaemonSet's nodes anew when something happens to it.
      await chart.kubectl.run(['annotate', 'daemonset', 'agent', 'touched=yes'], {
        namespace: chart.namespace,
      });
      const { result, seconds } = await deploying;
      expect(result).toEqual({ ok: true });
      expect(seconds).toBeLessThan(40);
    },
  );

  small('deploy, rollback and adopt do without it, and warn', async ({ releases }) => {
    const [deployed, back, adopted] = releases as [SmallRelease, SmallRelease, SmallRelease];
    await byHand(back, 'one');
    await byHand(back, 'two');
    await byHand(adopted, 'one');
    const planned = (release: SmallRelease) =>
      release.planned({ msg: 'one', agent: true }, { timeoutSeconds: 120, healthCheck: false });
    const results = await Promise.all([
      deployRelease(await planned(deployed), deployed.context()),
      rollbackRelease(await planned(back), { ...back.context(), to: 1 }),
      adoptRelease(await planned(adopted), adopted.context()),
    ]);
    expect(results).toMatchObject([
      { result: 'deployed', problems: [WARNING] },
      { result: 'rolled back', problems: [WARNING] },
      { result: 'adopted', problems: [WARNING] },
    ]);
  });
});

const WARNING = { severity: 'warning', title: 'small: DaemonSet small-agent is not on every node' };

const byHand = (small: SmallRelease, msg: string) => {
  const chart = `${small.staged}/hub-charts/small`;
  const values = ['--set', `msg=${msg},agent=true`];
  return small.helm('upgrade', '--install', '--create-namespace', 'small', chart, ...values);
};
