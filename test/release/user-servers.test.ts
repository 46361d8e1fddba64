import { describe, expect, test } from '@jest/globals';
import { runningServers } from '../../src/release/user-servers.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

/** As `kubectl get pods --all-namespaces --no-headers` prints them. */
const PODS = ['geo jupyter-ada', 'geo jupyter-bob', 'bio jupyter-eve', 'other jupyter-x']
  .map((row) => `${row}   1/1   Running   0   3h\n`)
  .join('');

describe('the servers that run', () => {
  test('are counted for many namespaces by one call, also where none run', async () => {
    const kubectl = fakeKubectl(() => PODS);
    const found = await runningServers(kubectl, ['geo', 'bio', 'geo', 'quiet']);
    expect(found).toEqual(
      new Map([
        ['geo', 2],
        ['bio', 1],
        ['quiet', 0],
      ]),
    );
    expect(kubectl.calls).toEqual([expect.stringContaining('--all-namespaces')]);
  });

  test('are counted in the one namespace that matters, which a Role may allow alone', async () => {
    const kubectl = fakeKubectl(() => 'pod/jupyter-ada\npod/jupyter-bob\n');
    expect(await runningServers(kubectl, ['geo'])).toEqual(new Map([['geo', 2]]));
    expect(kubectl.calls[0]).not.toContain('--all-namespaces');
  });

  test.each([[['geo']], [['geo', 'bio']]])(
    'of %j are waited for no longer than a plan has time for',
    async (namespaces) => {
      const limits: (number | undefined)[] = [];
      const kubectl = fakeKubectl(() => '');
      const slow: typeof kubectl = {
        ...kubectl,
        run: (args, options) => {
          limits.push(options?.timeoutMs);
          return kubectl.run(args, options);
        },
      };
      await runningServers(slow, namespaces);
      expect(limits).toEqual([15_000]);
    },
  );

  test('are not known where the login may not list pods, and no hub is asked for alone', async () => {
    const kubectl = fakeKubectl(() => {
      throw refusal('Error from server (Forbidden): pods is forbidden');
    });
    expect(await runningServers(kubectl, ['geo', 'bio'])).toBeUndefined();
    expect(kubectl.calls).toHaveLength(1);
  });

  test('are not asked for where no hub restarts', async () => {
    const kubectl = fakeKubectl(() => PODS);
    expect(await runningServers(kubectl, [])).toEqual(new Map());
    expect(kubectl.calls).toEqual([]);
  });
});
