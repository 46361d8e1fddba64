import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployRelease } from '../../src/release/deploy.js';
import { type SmallRelease, smallRelease } from './small-release.js';
import { type Wire, wire } from './wire.js';

const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
] as const;

describe.each(helms)('an API server that goes away with %s', (_, helm) => {
  let small: SmallRelease;
  let line: Wire;
  beforeEach(async () => {
    small = await smallRelease(helm);
    line = await wire(small.staged);
  });
  afterEach(async () => {
    line.close();
    await small.remove();
  });

  test.each([
    ['while Helm begins', 0],
    ['in a hook', 2_500],
    ['as it rolls out', 5_500],
  ])(
    '%s: the release is not wedged, and what was wanted is live in the end',
    async (_when, after) => {
      await deployRelease(await small.planned({ msg: 'first' }), small.context());
      const planned = await small.planned({ msg: 'second', hookSeconds: 3 });
      const context = small.context({ access: { kubeconfig: line.kubeconfig } });
      let began = (): void => {};
      const helmBegan = new Promise<void>((resolve) => {
        began = resolve;
      });
      const say = (text: string) => {
        small.said.push(text);
        if (text.startsWith('helm upgrade')) began();
      };
      const running = deployRelease(planned, { ...context, say });
      await helmBegan;
      await sleep(after);
      line.cut();
      await sleep(6_000);
      line.mend();
      const result = await running;
      const revisions = await small.revisions();
      expect(revisions.filter((row) => row.includes('pending'))).toEqual([]);
      expect(revisions.filter((row) => row.endsWith(' deployed'))).toHaveLength(1);
      if (result.result === 'failed') console.log(result.problems, small.said);
      const next = await deployRelease(planned, small.context());
      expect(next.result).toBe(result.result === 'deployed' ? 'unchanged' : 'deployed');
    },
    120_000,
  );
});
