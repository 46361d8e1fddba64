import { describe, expect } from '@jest/globals';
import { HELM4, sideBySide } from './side-by-side.js';
import {
  type Outcome,
  READY,
  SLEEP,
  shellDeployment,
  type WatchedChart,
  watchedChart,
} from './watched-chart.js';

/** How soon a watch tells: seconds by the clock, which a machine that others keep busy does not hold. */

/** Seconds from the end of the second run of the release's only pod to the moment the watch said so. */
async function sinceSecondCrash(chart: WatchedChart, outcome: Outcome): Promise<number> {
  const { stdout } = await chart.kubectl.run(
    [
      'get',
      'pods',
      '-o',
      'jsonpath={.items[*].status.containerStatuses[*].lastState.terminated.finishedAt} {.items[*].status.containerStatuses[*].state.terminated.finishedAt}',
    ],
    { namespace: chart.namespace },
  );
  const ends = stdout
    .trim()
    .split(/\s+/)
    .map((time) => Date.parse(time));
  return (outcome.endedAt.getTime() - Math.max(...ends)) / 1000;
}

/** Seconds from the second pull that failed, as kubelet's event has it, to the moment the watch said so. */
async function sinceSecondPull(chart: WatchedChart, outcome: Outcome): Promise<number> {
  const list = await chart.kubectl.json<{
    items: { message: string; count: number; lastTimestamp: string }[];
  }>(['get', 'events', '--field-selector', 'reason=Failed'], { namespace: chart.namespace });
  const pull = list.items.find(({ message }) => message.includes('Failed to pull image'));
  expect(pull?.count).toBe(2);
  return (outcome.endedAt.getTime() - Date.parse(pull?.lastTimestamp ?? '')) / 1000;
}

describe('a watch tells in time', () => {
  const withHelm4 = sideBySide(watchedChart, [HELM4]);

  withHelm4('a healthy release is up', async (chart) => {
    const { result, seconds } = await chart.deploy([shellDeployment('hub', SLEEP, READY)]);
    expect(result).toEqual({ ok: true });
    expect(seconds).toBeLessThan(20);
  });

  withHelm4(
    'an image that is not in the registry fails at the second try, at the line that sets it',
    async (chart) => {
      const image = `${process.env.REGISTRY}/nowhere/hub:h3f2a91c0d4e53f2a91c0d4e53f2a91c0`;
      const outcome = await chart.deploy([shellDeployment('hub', SLEEP, { image })]);
      const { problem, seconds } = outcome;
      expect(problem).toMatchObject({
        title: 'Deployment hub: its image cannot be pulled',
        file: 'hub-charts/bio/values.yaml',
        line: 7,
      });
      expect(problem?.message).toContain('/nowhere/hub:h3f2a91c0d4e53f2a91c0d4e53f2a91c0');
      expect(problem?.message).toContain('The registry has no such image');
      expect(problem?.log).toContain('Failed to pull image');
      expect(seconds).toBeLessThan(40);
      expect(await sinceSecondPull(chart, outcome)).toBeLessThan(5);
    },
  );

  withHelm4('an image name that cannot be read fails at once', async (chart) => {
    const { problem, seconds } = await chart.deploy([
      shellDeployment('hub', SLEEP, { image: 'org/hub:6.180689e+06' }),
    ]);
    expect(problem?.title).toBe('Deployment hub: its image cannot be pulled');
    expect(problem?.message).toContain('not quoted');
    expect(seconds).toBeLessThan(10);
  });

  withHelm4(
    'a container that crashes at its start fails within 5 s of its second crash, with its last lines',
    async (chart) => {
      const outcome = await chart.deploy([shellDeployment('hub', 'echo no database here; exit 3')]);
      expect(outcome.problem?.title).toEqual(
        expect.stringMatching(/^container main of Deployment hub crashes \(exit code \d+\)$/),
      );
      expect(outcome.problem?.message).toContain('exit code 3');
      expect(outcome.problem?.log).toContain('no database here');
      expect(await sinceSecondCrash(chart, outcome)).toBeLessThan(5);
    },
  );

  withHelm4('one without a probe that crashes after four seconds is not called up', async (chart) => {
    const outcome = await chart.deploy([shellDeployment('hub', 'sleep 4; echo gone; exit 1')]);
    expect(outcome.problem?.title).toEqual(
      expect.stringMatching(/^container main of Deployment hub crashes \(exit code \d+\)$/),
    );
    expect(await sinceSecondCrash(chart, outcome)).toBeLessThan(5);
  });

  withHelm4('a Secret that is not there fails at once', async (chart) => {
    const env = { envFrom: [{ secretRef: { name: 'missing' } }] };
    const { problem, seconds } = await chart.deploy([shellDeployment('hub', SLEEP, env)]);
    expect(problem?.title).toBe('Deployment hub: its container cannot be made');
    expect(problem?.message).toContain('secret "missing" not found');
    expect(seconds).toBeLessThan(10);
  });

  withHelm4('one that is never ready fails at the deadline, with what the probe said', async (chart) => {
    const never = {
      readinessProbe: { exec: { command: ['sh', '-c', 'echo still migrating; exit 1'] }, periodSeconds: 1 },
    };
    const { problem, seconds } = await chart.deploy(
      [shellDeployment('hub', `echo at work; ${SLEEP}`, never)],
      {
        timeoutSeconds: 12,
      },
    );
    expect(problem?.title).toBe('Deployment hub: not ready in time');
    expect(problem?.message).toContain('still migrating');
    expect(problem?.log).toContain('at work');
    expect(seconds).toBeGreaterThan(11);
    expect(seconds).toBeLessThan(17);
  });

  withHelm4('a cancelled watch says what it waited for', async (chart) => {
    const never = { readinessProbe: { exec: { command: ['false'] }, periodSeconds: 1 } };
    const stop = new AbortController();
    let cancelledAt = Number.NaN;
    const heard = (line: string) => {
      if (!line.includes('running, not ready yet')) return;
      cancelledAt = Date.now();
      stop.abort();
    };
    const { problem, endedAt } = await chart.deploy([shellDeployment('hub', SLEEP, never)], {
      signal: stop.signal,
      heard,
    });
    expect(problem?.title).toBe('Cancelled before it was up');
    expect(problem?.message).toContain('hub: container main running, not ready yet');
    expect(endedAt.getTime() - cancelledAt).toBeLessThan(3_000);
  });
});
