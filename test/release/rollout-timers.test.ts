import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers';
import { expect, test } from '@jest/globals';
import { watchRollout } from '../../src/release/rollout.js';
import { list } from './cluster-objects.js';
import { fakeKubectl } from './fake-kubectl.js';

test('no timer is left of a watch whose Helm ends while it pauses', async () => {
  // Only its own are counted: Jest's come and go beside them.
  const ours = new AsyncLocalStorage<true>();
  const timers = new Set<number>();
  const pause = Promise.withResolvers<undefined>();
  const hook = createHook({
    init(id, type) {
      if (type !== 'Timeout' || !ours.getStore()) return;
      timers.add(id);
      pause.resolve(undefined);
    },
    destroy: (id) => timers.delete(id),
  }).enable();
  const { calls, ...kubectl } = fakeKubectl(() => list());
  const options = {
    startedAt: new Date(),
    deadline: new Date(Date.now() + 60_000),
    say: () => {},
    signal: new AbortController().signal,
    helmDone: pause.promise,
  };
  await ours.run(true, () => watchRollout(kubectl, { release: 'bio', namespace: 'bio' }, options));
  // What becomes of a timer is told a turn later.
  await new Promise((resolve) => turn(resolve));
  await new Promise((resolve) => turn(resolve));
  hook.disable();
  expect(calls).toHaveLength(2);
  expect(timers.size).toBe(0);
});
