import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { deployRelease } from '../../src/release/deploy.js';
import { sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease } from './small-release.js';
import { wire } from './wire.js';

const eachHelm = sideBySide(async (helm) => {
  const small = await smallRelease(helm);
  const line = await wire(small.staged);
  const remove = () => {
    line.close();
    return small.remove();
  };
  return { ...small, line, remove };
});

const MOMENTS: readonly (readonly [when: string, comes: (small: SmallRelease) => Promise<void>])[] = [
  ['while Helm begins', async () => {}],
  ['in a hook', (small) => small.appears('job/small-hook')],
  [
    'as it rolls out',
    (small) => small.appears('deployment/small', 'jsonpath={.spec.template.metadata.annotations.msg}=second'),
  ],
];

describe('an API server that goes away', () => {
  for (const [when, comes] of MOMENTS)
    eachHelm(`${when}: the release is not wedged, and what was wanted is live in the end`, async (small) => {
      await deployRelease(await small.planned({ msg: 'first' }), small.context());
      const planned = await small.planned({ msg: 'second', hookSeconds: 3 });
      let began = (): void => {};
      const helmBegan = new Promise<void>((resolve) => {
        began = resolve;
      });
      const say = (text: string) => {
        small.said.push(text);
        if (text.startsWith('helm upgrade')) began();
      };
      const access = { kubeconfig: small.line.kubeconfig };
      const running = deployRelease(planned, small.context({ access, say }));
      await helmBegan;
      await comes(small);
      small.line.cut();
      await sleep(6_000);
      small.line.mend();
      const result = await running;
      const revisions = await small.revisions();
      expect(revisions.filter((row) => row.includes('pending'))).toEqual([]);
      expect(revisions.filter((row) => row.endsWith(' deployed'))).toHaveLength(1);
      if (result.result === 'failed') console.log(result.problems, small.said);
      const next = await deployRelease(planned, small.context());
      expect(next.result).toBe(result.result === 'deployed' ? 'unchanged' : 'deployed');
    });
});
