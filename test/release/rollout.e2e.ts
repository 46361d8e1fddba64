import { describe, expect } from '@jest/globals';
import { HELM4, sideBySide } from './side-by-side.js';
import { daemonSet, hookJob, READY, SLEEP, shellDeployment, watchedChart } from './watched-chart.js';

describe('workloads', () => {
  const withHelm4 = sideBySide(watchedChart, [HELM4]);

  withHelm4('a slow start is waited for, and said at a steady pace', async (chart) => {
    const slow = { readinessProbe: { exec: { command: ['test', '-e', '/up'] }, periodSeconds: 1 } };
    const { result, said } = await chart.deploy([
      shellDeployment('hub', `sleep 24; touch /up; ${SLEEP}`, slow),
    ]);
    expect(result).toEqual({ ok: true });
    const waits = said.filter((line) => /^hub: container main running, not ready yet, \d+ s$/.test(line));
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits.length).toBeLessThanOrEqual(4);
    expect(said.at(-1)).toMatch(/^hub: done after \d+ s$/);
  });

  withHelm4('one crash that passes by itself is borne', async (chart) => {
    const volume = { volumes: [{ name: 'v', emptyDir: {} }] };
    const line = `test -e /v/seen && ${SLEEP}; touch /v/seen; exit 1`;
    const { result } = await chart.deploy([
      shellDeployment('hub', line, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, volume),
    ]);
    expect(result).toEqual({ ok: true });
  });

  withHelm4('an init container that crashes fails too', async (chart) => {
    const image = `${process.env.REGISTRY}/base/busybox:1`;
    const init = {
      initContainers: [{ name: 'git', image, command: ['sh', '-c', 'echo no such branch; exit 1'] }],
    };
    const { problem } = await chart.deploy([shellDeployment('hub', SLEEP, READY, init)]);
    expect(problem?.title).toEqual(
      expect.stringMatching(/^container git of Deployment hub crashes \(exit code \d+\)$/),
    );
    expect(problem?.log).toContain('no such branch');
  });

  withHelm4('a command that is not in the image is named', async (chart) => {
    const { problem } = await chart.deploy([shellDeployment('hub', '', { command: ['jupyterhub-missing'] })]);
    expect(problem?.title).toEqual(
      expect.stringMatching(/^container main of Deployment hub crashes \(exit code \d+\)$/),
    );
    expect(problem?.message).toContain('jupyterhub-missing');
  });

  withHelm4('out of memory is said with the limit', async (chart) => {
    const eat = 'x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done';
    const limits = { resources: { limits: { memory: '16Mi' } } };
    const { problem } = await chart.deploy([shellDeployment('hub', eat, limits)]);
    expect(problem?.title).toBe('container main of Deployment hub: out of memory');
    expect(problem?.message).toContain('16Mi');
  });

  withHelm4(
    'one that finds no node only waits, and at the deadline says what the scheduler said',
    async (chart) => {
      const huge = { resources: { requests: { memory: '900Gi' } } };
      const { problem, said } = await chart.deploy([shellDeployment('hub', SLEEP, huge)], {
        timeoutSeconds: 10,
      });
      expect(said.join('\n')).toMatch(
        /hub: no node for it yet \(0\/1 nodes are available: .*Insufficient memory/,
      );
      expect(problem?.message).toContain('No node has room');
    },
  );

  withHelm4('a quota that is used up is said with its words', async (chart) => {
    await chart.kubectl.run(['create', 'quota', 'small', '--hard=pods=0'], { namespace: chart.namespace });
    const { problem } = await chart.deploy([shellDeployment('hub', SLEEP)], { timeoutSeconds: 90 });
    expect(problem?.title).toBe('Deployment hub: quota exceeded');
    expect(problem?.message).toContain('exceeded quota: small');
  });

  withHelm4('a crash loop of the previous revision does not count against the next', async (chart) => {
    const broken = await chart.deploy([shellDeployment('hub', 'exit 1')]);
    expect(broken.result.ok).toBe(false);
    const mended = await chart.deploy([shellDeployment('hub', SLEEP, READY)]);
    expect(mended.result).toEqual({ ok: true });
  });

  withHelm4('a slow crash loop that nothing probes is not called up by a later watch', async (chart) => {
    // The first watch cannot know: it is up for longer than the ten seconds that are waited for.
    const loop = shellDeployment('hub', 'sleep 14; exit 1');
    expect((await chart.deploy([loop])).result).toEqual({ ok: true });
    await chart.kubectl.run(
      [
        'wait',
        'pod',
        '-l',
        'app=hub',
        '--for=jsonpath={.status.containerStatuses[0].restartCount}=1',
        '--timeout=60s',
      ],
      { namespace: chart.namespace },
    );
    const later = await chart.deploy([loop], { timeoutSeconds: 80 });
    expect(later.problem?.title).toEqual(
      expect.stringMatching(/^container main of Deployment hub crashes \(exit code \d+\)$/),
    );
  });

  withHelm4('a rolling update whose new pod crashes fails although the old one serves', async (chart) => {
    const rolling = (line: string) => {
      const deployment = shellDeployment('hub', line, READY) as { spec: Record<string, unknown> };
      return { ...deployment, spec: { ...deployment.spec, strategy: { type: 'RollingUpdate' } } };
    };
    expect((await chart.deploy([rolling(SLEEP)])).result).toEqual({ ok: true });
    expect((await chart.deploy([rolling('exit 1')])).problem?.title).toEqual(
      expect.stringMatching(/^container main of Deployment hub crashes \(exit code \d+\)$/),
    );
  });

  withHelm4('a DaemonSet is waited for on each node, its crash told', async (chart) => {
    expect((await chart.deploy([daemonSet(SLEEP, '1m')])).result).toEqual({ ok: true });
    const { problem } = await chart.deploy([daemonSet('echo no agent today; exit 1', '1m')]);
    expect(problem?.title).toBe('container main of DaemonSet agent crashes (exit code 1)');
    expect(problem?.log).toContain('no agent today');
  });
});

describe('hooks', () => {
  const eachHelm = sideBySide(watchedChart);

  eachHelm('one that fails is named, with its pod, node and log', async (chart) => {
    const { problem } = await chart.deploy([
      hookJob('migrate', 'echo no such table; exit 5'),
      shellDeployment('hub', SLEEP),
    ]);
    expect(problem?.title).toBe('Hook migrate failed');
    expect(problem?.message).toMatch(/pod migrate-\S+ on node \S+ ended with exit code 5/);
    expect(problem?.log).toContain('no such table');
  });

  eachHelm('one that Helm deletes when it fails is named with its log all the same', async (chart) => {
    const { problem } = await chart.deploy([
      hookJob('migrate', 'echo no such table; sleep 2; exit 5', {}, 'hook-failed'),
    ]);
    expect(problem?.title).toBe('Hook migrate failed');
    expect(problem?.log).toContain('no such table');
  });

  eachHelm('one whose image cannot be pulled fails long before its time-out', async (chart) => {
    const image = `${process.env.REGISTRY}/nowhere/puller:1`;
    const { problem, seconds } = await chart.deploy([hookJob('puller', 'true', { image })]);
    expect(problem?.title).toBe('hook Job puller: its image cannot be pulled');
    expect(seconds).toBeLessThan(40);
  });

  eachHelm('one that takes long is said, and the release is up after it', async (chart) => {
    const { result, said } = await chart.deploy([
      hookJob('warm', 'sleep 6'),
      shellDeployment('hub', SLEEP, READY),
    ]);
    expect(result).toEqual({ ok: true });
    expect(said.join('\n')).toMatch(/hook warm: .*, \d+ s/);
  });

  eachHelm('one that is not done in time', async (chart) => {
    const { problem } = await chart.deploy([hookJob('stuck', SLEEP)], { timeoutSeconds: 8 });
    expect(problem?.message).toMatch(/hook Job stuck|pre-install hook of bio failed/);
  });
});
