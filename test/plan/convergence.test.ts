import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideHub } from '../../src/plan/hub.js';
import type { ClusterState, ReleaseState } from '../../src/words.js';
import { aRelease } from './fixture.js';

/**
 * One push: what the hub's content is after it, whether the push touched the hub, and what a deploy would come to.
 * Contents are few, so that reverts to old ones are frequent.
 */
const push = fc.record({
  content: fc.nat({ max: 2 }),
  outcome: fc.constantFrom('works', 'fails', 'crash-loops', 'is killed'),
});

const fingerprint = (content: number) => `1-${String(content).repeat(32)}`;

/** What Helm and our labels say after a deploy with this outcome. */
function deployed(content: number, outcome: string, before: ReleaseState | undefined): ReleaseState {
  const revision = (before?.revision ?? 0) + 1;
  const digest = fingerprint(content);
  const again = before?.status === 'failed' && before.digest === digest ? before.failures : 0;
  const status = {
    works: 'deployed',
    'crash-loops': 'deployed',
    fails: 'failed',
    'is killed': 'pending-upgrade',
  }[outcome];
  return {
    name: 'geo',
    namespace: 'geo',
    revision,
    status: status ?? '',
    digest,
    rev: revision,
    failures: outcome === 'fails' ? again + 1 : 0,
    ...(outcome === 'works' ? { proved: revision } : before?.proved ? { proved: before.proved } : {}),
  };
}

test('after each push a hub is deployed exactly if it is not what was last deployed and proved; failures are tried twice', () => {
  fc.assert(
    fc.property(fc.array(push, { minLength: 1, maxLength: 12 }), (pushes) => {
      let state: ReleaseState | undefined;
      let content = -1;
      let proved = -1;
      let failures = 0;
      for (const next of pushes) {
        const touched = next.content !== content ? ['values.yaml changed'] : [];
        if (next.content !== content && state?.digest !== fingerprint(next.content)) failures = 0;
        content = next.content;
        const cluster: ClusterState = new Map(state ? [['geo/geo', state]] : []);
        const { action } = decideHub({
          release: aRelease(),
          fingerprint: () => fingerprint(content),
          touched,
          named: false,
          force: false,
          cluster,
        });
        const isLive =
          proved === content && state?.digest === fingerprint(content) && state.proved === state.revision;
        const gaveUp = state?.digest === fingerprint(content) && failures >= 2;
        expect(action).toBe(isLive ? 'none' : gaveUp ? 'hold' : 'deploy');
        if (action !== 'deploy') continue;
        state = deployed(content, next.outcome, state);
        failures = next.outcome === 'fails' ? state.failures : 0;
        if (next.outcome === 'works') proved = content;
      }
    }),
    { numRuns: 2000 },
  );
});
