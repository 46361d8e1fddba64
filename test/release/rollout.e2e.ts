import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fullNode } from './full-node.js';
import { hookJob, type Outcome, shellDeployment, type WatchedChart, watchedChart } from './watched-chart.js';

const HELM4 = process.env.HELM4 ?? '';
const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', HELM4],
] as const;

const SLEEP = 'sleep 3600';
const READY = { readinessProbe: { exec: { command: ['true'] }, periodSeconds: 1 } };

let chart: WatchedChart;
afterEach(() => chart.remove());

/** Shown with the test that fails, so that nobody has to run it again to know. */
function shown(outcome: Outcome): Outcome {
  if (process.env.SHOW) console.log(`${outcome.seconds} s\n${outcome.said.join('\n')}\n`, outcome.problem);
  return outcome;
}

async function deploy(...args: Parameters<WatchedChart['deploy']>): Promise<Outcome> {
  return shown(await chart.deploy(...args));
}

/** Seconds from the end of the second run of the release's only pod to the moment the watch said so. */
async function sinceSecondCrash(outcome: Outcome): Promise<number> {
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
async function sinceSecondPull(outcome: Outcome): Promise<number> {
  const list = await chart.kubectl.json<{
    items: { message: string; count: number; lastTimestamp: string }[];
  }>(['get', 'events', '--field-selector', 'reason=Failed'], { namespace: chart.namespace });
  const pull = list.items.find(({ message }) => message.includes('Failed to pull image'));
  expect(pull?.count).toBe(2);
  return (outcome.endedAt.getTime() - Date.parse(pull?.lastTimestamp ?? '')) / 1000;
}

describe('with Helm 4', () => {
  beforeEach(async () => {
    chart = await watchedChart(HELM4);
  });

  test('a healthy release is up', async () => {
    const { result, seconds } = await deploy([shellDeployment('hub', SLEEP, READY)]);
    expect(result).toEqual({ ok: true });
    expect(seconds).toBeLessThan(20);
  });

  test('a slow start is waited for, and said at a steady pace', async () => {
    const slow = { readinessProbe: { exec: { command: ['test', '-e', '/up'] }, periodSeconds: 1 } };
    const { result, said } = await deploy([shellDeployment('hub', `sleep 24; touch /up; ${SLEEP}`, slow)]);
    expect(result).toEqual({ ok: true });
    const waits = said.filter((line) => /^hub: container main running, not ready yet, \d+ s$/.test(line));
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits.length).toBeLessThanOrEqual(4);
    expect(said.at(-1)).toMatch(/^hub: done after \d+ s$/);
  });

  test('one crash that passes by itself is borne', async () => {
    const volume = { volumes: [{ name: 'v', emptyDir: {} }] };
    const line = `test -e /v/seen && ${SLEEP}; touch /v/seen; exit 1`;
    const { result } = await deploy([
      shellDeployment('hub', line, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, volume),
    ]);
    expect(result).toEqual({ ok: true });
  });

  test('an image that is not in the registry fails at the second try, at the line that sets it', async () => {
    const image = `${process.env.REGISTRY}/nowhere/hub:h3f2a91c0d4e5`;
    const outcome = await deploy([shellDeployment('hub', SLEEP, { image })]);
    const { problem, seconds } = outcome;
    expect(problem).toMatchObject({
      title: 'hub: its image cannot be pulled',
      file: 'hub-charts/bio/values.yaml',
      line: 7,
    });
    expect(problem?.message).toContain('/nowhere/hub:h3f2a91c0d4e5');
    expect(problem?.message).toContain('The registry has no such image');
    expect(problem?.log).toContain('Failed to pull image');
    expect(seconds).toBeLessThan(40);
    expect(await sinceSecondPull(outcome)).toBeLessThan(5);
  });

  test('an image name that cannot be read fails at once', async () => {
    const { problem, seconds } = await deploy([
      shellDeployment('hub', SLEEP, { image: 'org/hub:6.180689e+06' }),
    ]);
    expect(problem?.title).toBe('hub: its image cannot be pulled');
    expect(problem?.message).toContain('not quoted');
    expect(seconds).toBeLessThan(10);
  });

  test('a container that crashes at its start fails within 5 s of its second crash, with its last lines', async () => {
    const outcome = await deploy([shellDeployment('hub', 'echo no database here; exit 3')]);
    expect(outcome.problem?.title).toBe('hub: container main crashes');
    expect(outcome.problem?.message).toContain('exit code 3');
    expect(outcome.problem?.log).toContain('no database here');
    expect(await sinceSecondCrash(outcome)).toBeLessThan(5);
  });

  test('one without a probe that crashes after four seconds is not called up', async () => {
    const outcome = await deploy([shellDeployment('hub', 'sleep 4; echo gone; exit 1')]);
    expect(outcome.problem?.title).toBe('hub: container main crashes');
    expect(await sinceSecondCrash(outcome)).toBeLessThan(5);
  });

  test('an init container that crashes fails too', async () => {
    const image = `${process.env.REGISTRY}/base/busybox:1`;
    const init = {
      initContainers: [{ name: 'git', image, command: ['sh', '-c', 'echo no such branch; exit 1'] }],
    };
    const { problem } = await deploy([shellDeployment('hub', SLEEP, READY, init)]);
    expect(problem?.title).toBe('hub: container git crashes');
    expect(problem?.log).toContain('no such branch');
  });

  test('a command that is not in the image is named', async () => {
    const { problem } = await deploy([shellDeployment('hub', '', { command: ['jupyterhub-missing'] })]);
    expect(problem?.title).toBe('hub: container main crashes');
    expect(problem?.message).toContain('jupyterhub-missing');
  });

  test('out of memory is said with the limit', async () => {
    const eat = 'x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done';
    const limits = { resources: { limits: { memory: '16Mi' } } };
    const { problem } = await deploy([shellDeployment('hub', eat, limits)]);
    expect(problem?.title).toBe('hub: out of memory');
    expect(problem?.message).toContain('16Mi');
  });

  test('a Secret that is not there fails at once', async () => {
    const env = { envFrom: [{ secretRef: { name: 'missing' } }] };
    const { problem, seconds } = await deploy([shellDeployment('hub', SLEEP, env)]);
    expect(problem?.title).toBe('hub: its container cannot be made');
    expect(problem?.message).toContain('secret "missing" not found');
    expect(seconds).toBeLessThan(10);
  });

  test('one that is never ready fails at the deadline, with what the probe said', async () => {
    const never = {
      readinessProbe: { exec: { command: ['sh', '-c', 'echo still migrating; exit 1'] }, periodSeconds: 1 },
    };
    const { problem, seconds } = await deploy([shellDeployment('hub', `echo at work; ${SLEEP}`, never)], {
      timeoutSeconds: 12,
    });
    expect(problem?.title).toBe('hub: not ready in time');
    expect(problem?.message).toContain('still migrating');
    expect(problem?.log).toContain('at work');
    expect(seconds).toBeGreaterThan(11);
    expect(seconds).toBeLessThan(17);
  });

  test('one that finds no node only waits, and at the deadline says what the scheduler said', async () => {
    const huge = { resources: { requests: { memory: '900Gi' } } };
    const { problem, said } = await deploy([shellDeployment('hub', SLEEP, huge)], { timeoutSeconds: 10 });
    expect(said.join('\n')).toMatch(
      /hub: no node for it yet \(0\/1 nodes are available: .*Insufficient memory/,
    );
    expect(problem?.message).toContain('No node has room');
  });

  test('a quota that is used up is said with its words', async () => {
    await chart.kubectl.run(['create', 'quota', 'small', '--hard=pods=0'], { namespace: chart.namespace });
    const { problem } = await deploy([shellDeployment('hub', SLEEP)], { timeoutSeconds: 90 });
    expect(problem?.title).toBe('hub: quota exceeded');
    expect(problem?.message).toContain('exceeded quota: small');
  }, 120_000);

  test('a crash loop of the previous revision does not count against the next', async () => {
    const broken = await deploy([shellDeployment('hub', 'exit 1')]);
    expect(broken.result.ok).toBe(false);
    const mended = await deploy([shellDeployment('hub', SLEEP, READY)]);
    expect(mended.result).toEqual({ ok: true });
  });

  test('a slow crash loop that nothing probes is not called up by a later watch', async () => {
    // The first watch cannot know: it is up for longer than the ten seconds that are waited for.
    const loop = shellDeployment('hub', 'sleep 14; exit 1');
    expect((await deploy([loop])).result).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const later = await deploy([loop], { timeoutSeconds: 80 });
    expect(later.problem?.title).toBe('hub: container main crashes');
  }, 150_000);

  test('a rolling update whose new pod crashes fails although the old one serves', async () => {
    const rolling = (line: string) => {
      const deployment = shellDeployment('hub', line, READY) as { spec: Record<string, unknown> };
      return { ...deployment, spec: { ...deployment.spec, strategy: { type: 'RollingUpdate' } } };
    };
    expect((await deploy([rolling(SLEEP)])).result).toEqual({ ok: true });
    expect((await deploy([rolling('exit 1')])).problem?.title).toBe('hub: container main crashes');
  });

  test('a cancelled watch says what it waited for', async () => {
    const never = { readinessProbe: { exec: { command: ['false'] }, periodSeconds: 1 } };
    const { problem, seconds } = await deploy([shellDeployment('hub', SLEEP, never)], {
      signal: AbortSignal.timeout(6_000),
    });
    expect(problem?.title).toBe('Cancelled before it was up');
    expect(problem?.message).toContain('hub: container main running, not ready yet');
    expect(seconds).toBeLessThan(9);
  });
});

/** A DaemonSet that asks for so much of each node. */
function daemonSet(line: string, cpu: string): Record<string, unknown> {
  const container = { ...READY, resources: { requests: { cpu } } };
  const { metadata, spec, ...rest } = shellDeployment('agent', line, container) as {
    metadata: object;
    spec: { selector: object; template: object };
  };
  const { selector, template } = spec;
  return { ...rest, kind: 'DaemonSet', metadata, spec: { selector, template } };
}

describe('DaemonSets and other namespaces', () => {
  beforeEach(async () => {
    chart = await watchedChart(HELM4);
  });

  test('a DaemonSet is waited for on each node, its crash told', async () => {
    expect((await deploy([daemonSet(SLEEP, '1m')])).result).toEqual({ ok: true });
    const { problem } = await deploy([daemonSet('echo no agent today; exit 1', '1m')]);
    expect(problem?.title).toBe('agent: container main crashes');
    expect(problem?.log).toContain('no agent today');
  });

  test('a node that cannot take its pod is not waited for until the deadline, and is told', async () => {
    const node = await fullNode();
    try {
      const { result, seconds, said } = await deploy([daemonSet(SLEEP, '5m')], { timeoutSeconds: 120 });
      const title = 'DaemonSet agent is not on every node';
      expect(result).toMatchObject({ ok: true, warnings: [{ severity: 'warning', title }] });
      expect(seconds).toBeGreaterThan(40);
      expect(seconds).toBeLessThan(80);
      expect(said.join('\n')).toMatch(
        /agent: runs on 1 of 2 nodes; the others cannot take it \(.*Insufficient cpu.*\) and are not waited for/,
      );
    } finally {
      await node.remove();
    }
  }, 180_000);

  test('a node that the autoscaler takes away, while the pod waits for room on it, holds nobody up', async () => {
    const node = await fullNode();
    try {
      const deploying = deploy([daemonSet(SLEEP, '5m')], { timeoutSeconds: 120 });
      await sleep(10_000);
      await node.taint();
      // Kubernetes counts a DaemonSet's nodes anew when something happens to it.
      await chart.kubectl.run(['annotate', 'daemonset', 'agent', 'touched=yes'], {
        namespace: chart.namespace,
      });
      const { result, seconds } = await deploying;
      expect(result).toEqual({ ok: true });
      expect(seconds).toBeGreaterThan(9);
      expect(seconds).toBeLessThan(40);
    } finally {
      await node.remove();
    }
  }, 180_000);
});

describe.each(helms)('hooks, with %s', (_, helm) => {
  beforeEach(async () => {
    chart = await watchedChart(helm);
  });

  test('one that fails is named, with its pod, node and log', async () => {
    const { problem } = await deploy([
      hookJob('migrate', 'echo no such table; exit 5'),
      shellDeployment('hub', SLEEP),
    ]);
    expect(problem?.title).toBe('Hook migrate failed');
    expect(problem?.message).toMatch(/pod migrate-\S+ on node \S+ ended with exit code 5/);
    expect(problem?.log).toContain('no such table');
  });

  test('one that Helm deletes when it fails is named with its log all the same', async () => {
    const { problem } = await deploy([
      hookJob('migrate', 'echo no such table; sleep 2; exit 5', {}, 'hook-failed'),
    ]);
    expect(problem?.title).toBe('Hook migrate failed');
    expect(problem?.log).toContain('no such table');
  });

  test('one whose image cannot be pulled fails long before its time-out', async () => {
    const image = `${process.env.REGISTRY}/nowhere/puller:1`;
    const { problem, seconds } = await deploy([hookJob('puller', 'true', { image })]);
    expect(problem?.title).toBe('hook puller: its image cannot be pulled');
    expect(seconds).toBeLessThan(40);
  });

  test('one that takes long is said, and the release is up after it', async () => {
    const { result, said } = await deploy([hookJob('warm', 'sleep 6'), shellDeployment('hub', SLEEP, READY)]);
    expect(result).toEqual({ ok: true });
    expect(said.join('\n')).toMatch(/hook warm: .*, \d+ s/);
  });

  test('one that is not done in time', async () => {
    const { problem } = await deploy([hookJob('stuck', SLEEP)], { timeoutSeconds: 8 });
    expect(problem?.message).toMatch(/hook stuck|pre-install hook of bio failed/);
  });
});
