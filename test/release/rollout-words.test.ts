import { describe, expect, test } from '@jest/globals';
import { type Memory, type Standing, standings, standingsDuringHelm } from '../../src/release/judge.js';
import type { ContainerStatus, KubeEvent, KubeObject } from '../../src/release/objects.js';
import { podHistory } from '../../src/release/pods.js';
import { wordsOf } from '../../src/release/verdicts.js';
import { snapshot } from '../../src/release/workloads.js';
import {
  daemonSet,
  deployment,
  ended,
  event,
  job,
  OF_RELEASE,
  pod,
  replicaSet,
  running,
  statefulSet,
  UP,
  waiting,
} from './cluster-objects.js';

const TARGET = { release: 'bio', namespace: 'bio' };

/** A watch by hand: each look is the namespace's objects at a second since the watch began. */
function watching(before: readonly KubeObject[] = []) {
  const old = new Set(before.map(({ metadata }) => metadata.uid));
  const memory: Memory = {
    pods: podHistory(),
    isOld: (uid) => old.has(uid),
    blockedSince: new Map(),
    fullSince: new Map(),
  };
  const note = (objects: readonly KubeObject[], second: number, first = false) => {
    const look = snapshot(objects);
    for (const one of look.pods) memory.pods.note(one, second * 1000, first);
    return look;
  };
  note(before, 0, true);
  return {
    after: (second: number, objects: readonly KubeObject[], events: readonly KubeEvent[] = []) =>
      standings(note(objects, second), TARGET, events, memory, second * 1000),
    duringHelm: (second: number, objects: readonly KubeObject[], events: readonly KubeEvent[] = []) =>
      standingsDuringHelm(note(objects, second), TARGET, events, memory, second * 1000),
  };
}

/** The hub's objects with one new pod in this state. */
function hub(status: Partial<ContainerStatus>): KubeObject[] {
  return [
    deployment('hub'),
    replicaSet('hub', '1'),
    replicaSet('hub', '2'),
    pod('hub-new', 'rs-hub-2', status),
  ];
}

/** A pod that no node has room for. */
const unscheduled = (name: string, owner: string) =>
  pod(
    name,
    owner,
    {},
    {
      status: {
        phase: 'Pending',
        containerStatuses: [],
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/3 nodes are available',
          },
        ],
      },
    },
  );

const causes = (found: readonly Standing[]) =>
  found.map(({ failure }) => (failure?.kind === 'container' ? failure.fault.cause : failure?.kind));
const words = (found: readonly Standing[]) => found.map((standing) => standing.words);

describe('an image that cannot be pulled', () => {
  test('fails at its second try, not at its first', () => {
    const watch = watching();
    expect(causes(watch.after(1, hub(waiting('ErrImagePull'))))).toEqual([undefined]);
    expect(causes(watch.after(2, hub(waiting('ErrImagePull'))))).toEqual([undefined]);
    expect(causes(watch.after(10, hub(waiting('ImagePullBackOff'))))).toEqual([undefined]);
    expect(causes(watch.after(16, hub(waiting('ErrImagePull'))))).toEqual(['image']);
  });

  test('fails after 45 s where the second try was not seen', () => {
    const watch = watching();
    expect(causes(watch.after(1, hub(waiting('ErrImagePull'))))).toEqual([undefined]);
    expect(causes(watch.after(45, hub(waiting('ImagePullBackOff'))))).toEqual([undefined]);
    expect(causes(watch.after(46, hub(waiting('ImagePullBackOff'))))).toEqual(['image']);
  });

  test('fails after 45 s where it is tried all the time', () => {
    const watch = watching();
    watch.after(1, hub(waiting('ErrImagePull')));
    expect(causes(watch.after(46, hub(waiting('ErrImagePull'))))).toEqual(['image']);
  });

  test('is forgotten once the container runs', () => {
    const watch = watching();
    watch.after(1, hub(waiting('ErrImagePull')));
    watch.after(20, hub(running('c1', false)));
    expect(causes(watch.after(60, hub(waiting('ImagePullBackOff'))))).toEqual([undefined]);
  });

  test.each(['InvalidImageName', 'ErrImageNeverPull'])('%s fails at once', (reason) => {
    expect(causes(watching().after(1, hub(waiting(reason))))).toEqual(['image']);
  });

  test('of an init container fails like any other', () => {
    const watch = watching();
    const look = (reason: string) => [
      deployment('hub'),
      replicaSet('hub', '2'),
      pod('hub-new', 'rs-hub-2', waiting('PodInitializing'), {
        status: {
          initContainerStatuses: [{ name: 'git', restartCount: 0, ready: false, ...waiting(reason) }],
        },
      }),
    ];
    watch.after(1, look('ErrImagePull'));
    watch.after(9, look('ImagePullBackOff'));
    const [standing] = watch.after(16, look('ErrImagePull'));
    expect(standing?.failure).toMatchObject({
      kind: 'container',
      fault: { cause: 'image', container: 'git' },
    });
  });
});

describe('a container that crashes', () => {
  const first = { restartCount: 0, state: { terminated: ended('c1', 1) } };
  const again = { restartCount: 1, ...running('c2', false), lastState: { terminated: ended('c1', 1) } };
  const second = {
    restartCount: 1,
    state: { terminated: ended('c2', 1) },
    lastState: { terminated: ended('c1', 1) },
  };

  test('once is started again; twice fails', () => {
    const watch = watching();
    expect(causes(watch.after(1, hub(first)))).toEqual([undefined]);
    expect(causes(watch.after(2, hub(again)))).toEqual([undefined]);
    expect(causes(watch.after(3, hub(second)))).toEqual(['crash']);
  });

  test('fails too where both crashes came between two looks', () => {
    const watch = watching();
    const third = { restartCount: 2, ...running('c3', false), lastState: { terminated: ended('c2', 1) } };
    expect(causes(watch.after(3, hub(third)))).toEqual(['crash']);
  });

  test('does not count as crashing where it ended well before', () => {
    const watch = watching();
    const mixed = { ...second, lastState: { terminated: ended('c1', 0, 'Completed') } };
    expect(causes(watch.after(3, hub(mixed)))).toEqual([undefined]);
  });

  test('does not count as crashing where it ended well before, and runs between were not seen', () => {
    const watch = watching();
    watch.after(1, hub({ restartCount: 0, state: { terminated: ended('c1', 0, 'Completed') } }));
    const later = { restartCount: 3, ...running('c4', false), lastState: { terminated: ended('c3', 1) } };
    expect(causes(watch.after(9, hub(later)))).toEqual([undefined]);
  });

  test('that always ends with exit code 0 only waits', () => {
    const well = {
      restartCount: 3,
      state: { terminated: ended('c4', 0) },
      lastState: { terminated: ended('c3', 0) },
    };
    const found = watching().after(3, hub(well));
    expect(causes(found)).toEqual([undefined]);
    expect(words(found)).toEqual(['container main ended with exit code 0, to be started again']);
  });

  test('from before the deploy does not count', () => {
    const watch = watching(hub(second));
    expect(causes(watch.after(1, hub(second)))).toEqual([undefined]);
    const third = {
      restartCount: 2,
      state: { terminated: ended('c3', 1) },
      lastState: { terminated: ended('c2', 1) },
    };
    expect(causes(watch.after(2, hub(third)))).toEqual([undefined]);
    const fourth = {
      restartCount: 3,
      state: { terminated: ended('c4', 1) },
      lastState: { terminated: ended('c3', 1) },
    };
    expect(causes(watch.after(3, hub(fourth)))).toEqual(['crash']);
  });

  test('of the previous revision does not count', () => {
    const watch = watching();
    const found = watch.after(1, [
      deployment('hub'),
      replicaSet('hub', '1'),
      replicaSet('hub', '2'),
      pod('hub-old', 'rs-hub-1', second),
      pod('hub-new', 'rs-hub-2', running('c9', false)),
    ]);
    expect(causes(found)).toEqual([undefined]);
  });

  test('does not count before Kubernetes has seen the change', () => {
    const unseen = deployment('hub', { status: { ...UP.status, observedGeneration: 1 } });
    const found = watching().after(1, [unseen, replicaSet('hub', '2'), pod('hub-old', 'rs-hub-2', second)]);
    expect(causes(found)).toEqual([undefined]);
    expect(words(found)).toEqual(['waiting for Kubernetes to see the change']);
  });

  test('that is being deleted does not count', () => {
    const going = pod('hub-x', 'rs-hub-2', second, {
      metadata: {
        name: 'hub-x',
        uid: 'pod-hub-x',
        deletionTimestamp: '2026-01-01T00:00:00Z',
        ownerReferences: [{ kind: 'ReplicaSet', name: 'x', uid: 'rs-hub-2' }],
      },
    });
    expect(causes(watching().after(1, [deployment('hub'), replicaSet('hub', '2'), going]))).toEqual([
      undefined,
    ]);
  });
});

describe('what a workload waits for, in words', () => {
  const said = (status: Partial<ContainerStatus>, events: KubeEvent[] = []) => {
    const [standing] = watching().after(1, hub(status), events);
    return standing && wordsOf(standing, events);
  };

  test('an image being pulled is named', () => {
    const pulling = event('pod-hub-new', 'Pulling', 'Pulling image "org/main:new"', { type: 'Normal' });
    expect(said(waiting('ContainerCreating'), [pulling])).toBe('pulling org/main:new');
    expect(said(waiting('ContainerCreating'))).toBe('preparing org/main:new');
  });

  test('a volume that cannot be mounted is said', () => {
    const mount = event('pod-hub-new', 'FailedMount', 'MountVolume.SetUp failed: secret "x" not found');
    expect(said(waiting('ContainerCreating'), [mount])).toContain('secret "x" not found');
  });

  test('a probe that has not passed is said', () => {
    expect(said(running('c1', false))).toBe('container main running, not ready yet');
  });

  test('a pod without a node says what the scheduler said, and only waits', () => {
    const watch = watching();
    const found = watch.after(500, [
      deployment('hub'),
      replicaSet('hub', '2'),
      unscheduled('hub-new', 'rs-hub-2'),
    ]);
    expect(words(found)).toEqual(['no node for it yet (0/3 nodes are available)']);
    expect(causes(found)).toEqual([undefined]);
  });

  test('an old pod that still stops is waited for', () => {
    const both = deployment('hub', { status: { ...UP.status, replicas: 2 } });
    const probed = { readinessProbe: {}, name: 'main', image: 'x' };
    const up = pod('hub-new', 'rs-hub-2', running(), { spec: { containers: [probed] } });
    expect(words(watching().after(1, [both, replicaSet('hub', '2'), up]))).toEqual([
      '1 old pods still stopping',
    ]);
  });
});

describe('up', () => {
  const up = (probed: boolean): KubeObject[] => [
    deployment('hub', UP),
    replicaSet('hub', '2'),
    pod('hub-new', 'rs-hub-2', running(), {
      spec: { containers: [{ name: 'main', image: 'x', ...(probed ? { readinessProbe: {} } : {}) }] },
    }),
  ];

  test('a pod that its readiness probe calls ready', () => {
    expect(words(watching().after(1, up(true)))).toEqual([undefined]);
  });

  test('a pod that is being deleted is not waited for', () => {
    const going = pod('hub-gone', 'rs-hub-2', running('c0', false), {
      metadata: {
        name: 'hub-gone',
        uid: 'pod-gone',
        deletionTimestamp: '2026-01-01T00:00:00Z',
        ownerReferences: [{ kind: 'ReplicaSet', name: 'x', uid: 'rs-hub-2' }],
      },
    });
    expect(words(watching().after(1, [...up(true), going]))).toEqual([undefined]);
  });

  test('a pod without a probe only after it ran for ten seconds', () => {
    const watch = watching();
    expect(words(watch.after(1, up(false)))).toEqual(['container main running, seeing whether it stays']);
    expect(words(watch.after(10, up(false)))).toHaveLength(1);
    expect(words(watch.after(11, up(false)))).toEqual([undefined]);
  });

  /** A pod that runs since before the watch, whose last run, if any, crashed after so many seconds. */
  const since = (seconds: number, probed: boolean, lasted?: number): KubeObject[] => {
    const at = (second: number) => new Date(second * 1000).toISOString();
    const crash = { ...ended('c0', 1), startedAt: at(-900), finishedAt: at(-900 + (lasted ?? 0)) };
    const status = {
      ...running(),
      state: { running: { startedAt: at(-seconds) } },
      ...(lasted === undefined ? {} : { restartCount: 4, lastState: { terminated: crash } }),
    };
    const container = { name: 'main', image: 'x', ...(probed ? { readinessProbe: {} } : {}) };
    return [
      deployment('hub', UP),
      replicaSet('hub', '2'),
      pod('hub-new', 'rs-hub-2', status, { spec: { containers: [container] } }),
    ];
  };
  const first = (objects: KubeObject[], second = 0) => words(watching(objects).after(second, objects))[0];

  test('what ran for long before the deploy and was not changed needs not settle', () => {
    expect(first(since(60, false))).toBeUndefined();
    expect(first(since(3, false))).toContain('seeing whether it stays');
  });

  test('a crash loop is not up between two crashes, whatever its probe says', () => {
    expect(first(since(15, true, 20))).toContain('seeing whether it stays');
    expect(first(since(31, true, 20))).toBeUndefined();
    expect(first(since(15, false, 20))).toContain('seeing whether it stays');
  });

  test('a crash after days of running is not waited for as long', () => {
    expect(first(since(121, true, 800))).toBeUndefined();
  });

  test('user-placeholder and continuous-image-puller never gate', () => {
    const never = [
      statefulSet('user-placeholder', { readyReplicas: 0 }),
      daemonSet('continuous-image-puller', { desiredNumberScheduled: 5, numberAvailable: 0 }),
      daemonSet('bio-continuous-image-puller', { desiredNumberScheduled: 5, numberAvailable: 0 }),
      daemonSet(
        'puller',
        { desiredNumberScheduled: 5 },
        { labels: { component: 'continuous-image-puller' }, annotations: OF_RELEASE },
      ),
    ];
    expect(watching().after(1, never)).toEqual([]);
  });

  test('workloads of other releases in the namespace do not gate', () => {
    const other = deployment('grafana', {}, { annotations: { 'meta.helm.sh/release-name': 'monitoring' } });
    expect(watching().after(1, [other])).toEqual([]);
  });

  test('StatefulSets and DaemonSets by their own numbers', () => {
    const found = watching().after(1, [
      statefulSet('db', { readyReplicas: 1, updatedReplicas: 0, currentRevision: 'a', updateRevision: 'b' }),
      statefulSet('cache', {
        readyReplicas: 1,
        updatedReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'a',
      }),
      daemonSet('agent', { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 }),
    ]);
    expect(words(found)).toEqual(['0 of 1 new pods made', undefined, '2 of 3 pods ready']);
  });
});

describe('a DaemonSet whose pod finds no room on its node', () => {
  const agent = (wanted: number, available: number) =>
    daemonSet('agent', {
      desiredNumberScheduled: wanted,
      updatedNumberScheduled: wanted,
      numberAvailable: available,
    });
  const probed = { spec: { containers: [{ readinessProbe: {}, name: 'main', image: 'x' }] } };
  const at = (name: string, status = running('c1', true)) => pod(name, 'ds-agent', status, probed);
  const homeless = (name: string) => unscheduled(name, 'ds-agent');

  test('is waited for 45 s, and then gone without, in words', () => {
    const watch = watching();
    const look = [agent(2, 1), at('a'), homeless('b')];
    expect(words(watch.after(1, look))).toEqual(['no node for it yet (0/3 nodes are available)']);
    const [later] = watch.after(46, look);
    expect(later?.words).toBeUndefined();
    expect(later?.without).toContain('runs on 1 of 2 nodes');
  });

  test('is not waited for where its node went away, and the DaemonSet wants it no more', () => {
    const [standing] = watching().after(1, [agent(1, 1), at('a'), homeless('b')]);
    expect(standing?.words).toBeUndefined();
    expect(standing?.without).toBeUndefined();
  });

  test('and another whose node went away: the first is gone without after 45 s', () => {
    const watch = watching();
    const look = [agent(2, 1), at('a'), homeless('b'), homeless('c')];
    watch.after(1, look);
    expect(watch.after(46, look)[0]?.without).toContain('runs on 1 of 2 nodes');
  });

  test('does not hide one that is still starting', () => {
    const watch = watching();
    const look = [agent(3, 1), at('a'), at('b', running('c2', false)), homeless('c'), homeless('d')];
    watch.after(1, look);
    expect(words(watch.after(46, look))).toEqual(['container main running, not ready yet']);
  });
});

describe('a quota', () => {
  const refused = {
    status: {
      observedGeneration: 2,
      conditions: [
        { type: 'ReplicaFailure', status: 'True' as const, message: 'exceeded quota: q, requested: pods=1' },
      ],
    },
  };

  test('may pass by itself for 45 s, then it fails with its words', () => {
    const watch = watching();
    const [first] = watch.after(1, [deployment('hub', refused)]);
    expect(first?.failure).toBeUndefined();
    expect(first?.words).toContain('exceeded quota: q');
    const [later] = watch.after(46, [deployment('hub', refused)]);
    expect(later?.failure).toEqual({ kind: 'blocked', message: 'exceeded quota: q, requested: pods=1' });
  });
});

describe('hooks while Helm runs', () => {
  const hookPod = (status: Partial<ContainerStatus>, phase = 'Running') =>
    pod('hook-abc', 'job-migrate', status, { status: { phase } });

  test('a Job decides itself how many crashes it bears', () => {
    const watch = watching();
    const crashed = {
      restartCount: 3,
      state: { terminated: ended('c4', 1) },
      lastState: { terminated: ended('c3', 1) },
    };
    expect(causes(watch.duringHelm(5, [job('migrate'), hookPod(crashed)]))).toEqual([undefined]);
    const failed = {
      conditions: [
        { type: 'Failed', status: 'True' as const, reason: 'BackoffLimitExceeded', message: 'too many' },
      ],
    };
    const [hook] = watch.duringHelm(6, [job('migrate', failed), hookPod(crashed, 'Failed')]);
    expect(hook?.failure).toEqual({ kind: 'hook', message: 'BackoffLimitExceeded: too many' });
  });

  test('one whose image cannot be pulled fails early', () => {
    const watch = watching();
    watch.duringHelm(1, [job('migrate'), hookPod(waiting('ErrImagePull'), 'Pending')]);
    watch.duringHelm(9, [job('migrate'), hookPod(waiting('ImagePullBackOff'), 'Pending')]);
    expect(
      causes(watch.duringHelm(16, [job('migrate'), hookPod(waiting('ErrImagePull'), 'Pending')])),
    ).toEqual(['image']);
  });

  test('that gets no pod, for a quota, fails after 45 s with the words of the API server', () => {
    const watch = watching();
    const migrate = job('migrate');
    const refused = [
      event(
        migrate.metadata.uid,
        'FailedCreate',
        '(combined from similar events): Error creating: pods "migrate-x1" is forbidden: exceeded quota: q',
      ),
    ];
    expect(watch.duringHelm(1, [migrate], refused)).toMatchObject([
      { words: 'its pods cannot be made: exceeded quota: q' },
    ]);
    expect(watch.duringHelm(45, [migrate], refused)[0]?.failure).toBeUndefined();
    expect(watch.duringHelm(46, [migrate], refused)[0]?.failure).toEqual({
      kind: 'blocked',
      message: 'exceeded quota: q',
    });
    expect(watch.duringHelm(47, [migrate, pod('m', migrate.metadata.uid, running())], refused)).toMatchObject(
      [{ words: 'running' }],
    );
  });

  test("an earlier deploy's, a test's and another release's are none of ours", () => {
    const old = job('old');
    const testHook = job('test', {}, { annotations: { 'helm.sh/hook': 'test' } });
    const other = job('other', {}, { labels: { release: 'geo' } });
    expect(watching([old]).duringHelm(1, [old, testHook, other])).toEqual([]);
  });

  test('what runs of the previous revision is not judged before Helm has applied the new one', () => {
    const before = [deployment('hub'), replicaSet('hub', '2')];
    const crashed = { restartCount: 5, state: { terminated: ended('c4', 1) } };
    const watch = watching(before);
    expect(watch.duringHelm(1, [...before, pod('hub-x', 'rs-hub-2', crashed)])).toEqual([]);
  });
});
