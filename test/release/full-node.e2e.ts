import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { adoptRelease } from '../../src/release/adopt.js';
import { deployRelease } from '../../src/release/deploy.js';
import { rollbackRelease } from '../../src/release/rollback.js';
import { type FullNode, fullNode } from './full-node.js';
import { type SmallRelease, smallRelease } from './small-release.js';

/** A node without room for a DaemonSet's pod holds nobody up, whatever is done to the release; and it is said. */

const WARNING = { severity: 'warning', title: 'DaemonSet small-agent is not on every node' };

let node: FullNode;
let releases: SmallRelease[] = [];
beforeEach(async () => {
  // For the DaemonSet's pods alone.
  node = await fullNode([{ key: 'full', effect: 'NoSchedule' }]);
  releases = await Promise.all([1, 2, 3].map(() => smallRelease(process.env.HELM4 ?? '')));
});
afterEach(async () => {
  await node.remove();
  await Promise.all(releases.map((small) => small.remove()));
});

const byHand = (small: SmallRelease, msg: string) => {
  const chart = `${small.staged}/hub-charts/small`;
  const values = ['--set', `msg=${msg},agent=true`];
  return small.helm('upgrade', '--install', '--create-namespace', 'small', chart, ...values);
};

test('deploy, rollback and adopt do without it, and warn', async () => {
  const [deployed, back, adopted] = releases as [SmallRelease, SmallRelease, SmallRelease];
  await byHand(back, 'one');
  await byHand(back, 'two');
  await byHand(adopted, 'one');
  const planned = (small: SmallRelease) =>
    small.planned({ msg: 'one', agent: true }, { timeoutSeconds: 120, healthCheck: false });
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
}, 180_000);
