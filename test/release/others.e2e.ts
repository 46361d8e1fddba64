import { expect } from '@jest/globals';
import { adoptRelease } from '../../src/release/adopt.js';
import { deployRelease } from '../../src/release/deploy.js';
import { downParts, readDeployments } from '../../src/release/down.js';
import { helm as findHelm } from '../../src/release/helm.js';
import { LABEL } from '../../src/release/labels.js';
import { removeRelease } from '../../src/release/remove.js';
import { readClusterState } from '../../src/release/state.js';
import { clusterStatus, healthOf } from '../../src/release/status.js';
import { sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease } from './small-release.js';

const eachHelm = sideBySide(smallRelease);

const byHand = (small: SmallRelease, ...args: string[]) =>
  small.helm(
    'upgrade',
    '--install',
    '--create-namespace',
    'small',
    `${small.staged}/hub-charts/small`,
    ...args,
  );
const live = async (small: SmallRelease) => {
  const state = await readClusterState(small.kubectl);
  if ('unknown' in state) throw new Error(state.unknown);
  return state;
};
const pods = async (small: SmallRelease) => {
  const { stdout } = await small.kubectl.run(['get', 'pods', '-o', 'name'], { namespace: small.namespace });
  return stdout;
};

eachHelm(
  'a release made by hand is adopted where a deploy would change nothing, and nothing restarts',
  async (small) => {
    await byHand(small, '--set', 'msg=same');
    const different = await adoptRelease(await small.planned({ msg: 'other' }), small.context());
    expect(different).toMatchObject({ result: 'skipped' });
    expect(different.problems[0]?.log).toContain('data.msg: changed');
    const planned = await small.planned({ msg: 'same' });
    const before = await pods(small);
    expect(await adoptRelease(planned, small.context())).toMatchObject({ result: 'adopted', revision: 1 });
    expect(await pods(small)).toBe(before);
    expect(await deployRelease(planned, small.context())).toMatchObject({ result: 'unchanged', revision: 1 });
  },
);

eachHelm(
  'status tells what was done by hand since our last deploy, and how the workloads are',
  async (small, helm) => {
    const planned = await small.planned({ msg: 'ours' });
    await deployRelease(planned, small.context());
    const answers = async () => ({
      kubectl: small.kubectl,
      helm: await findHelm({}, helm),
      state: await live(small),
      givenNothing: new Set<string>(),
    });
    const [well] = (await clusterStatus([planned], await answers())).hubs;
    expect(well).toMatchObject({ proved: true, drift: false, byHand: [] });
    expect(healthOf(well ?? {})).toBe('well');
    expect(well?.workloads?.[0]?.images).toEqual([`${process.env.REGISTRY}/base/busybox:1`]);
    await byHand(small, '--set', 'msg=theirs', '--description', 'quick fix');
    const [drifted] = (await clusterStatus([planned], await answers())).hubs;
    expect(drifted).toMatchObject({ proved: false, drift: true });
    expect(drifted?.byHand).toEqual([expect.objectContaining({ revision: 2, description: 'quick fix' })]);
  },
);

eachHelm(
  'status tells a proxy that somebody scaled to none, and what else was done with kubectl; what was added stays',
  async (small, helm) => {
    const { namespace } = small;
    const planned = await small.planned({ msg: 'one', component: 'proxy' });
    await deployRelease(planned, small.context());
    const status = async (of = planned) => {
      const state = await live(small);
      const rows = await readDeployments(small.kubectl, []);
      const down = 'unknown' in rows ? undefined : downParts(rows, state).get(`${namespace}/small`);
      const answers = {
        ...{ kubectl: small.kubectl, helm: await findHelm({}, helm), state },
        givenNothing: new Set<string>(),
      };
      const { hubs, unread } = await clusterStatus([{ ...of, ...(down ? { down } : {}) }], answers);
      expect(unread).toEqual([]);
      return hubs[0];
    };
    const well = await status();
    expect(well).toMatchObject({ edits: [] });
    expect(well).not.toHaveProperty('down');
    const kubectl = (...args: string[]) => small.kubectl.run(args, { namespace });
    await kubectl('set', 'env', 'deployment/small', 'GREETING=hush');
    await kubectl('rollout', 'restart', 'deployment/small');
    await kubectl('scale', 'deployment/small', '--replicas=0');
    await kubectl('wait', 'deployment/small', '--for=jsonpath={.status.observedGeneration}=4');
    await kubectl('wait', '--for=delete', 'pod', '-l', 'app=small', '--timeout=60s');
    const dead = await status();
    expect(dead).toMatchObject({ down: [{ name: 'small', wanted: 0 }], drift: false, proved: true });
    expect(healthOf(dead ?? {})).toBe('Deployment small 0/0');
    const field = 'spec.template.spec.containers[main].env';
    expect(dead?.edits).toEqual([
      { object: 'Deployment small', field, program: 'kubectl-set', at: expect.stringMatching(/^20.*Z$/) },
    ]);
    expect(JSON.stringify(dead?.edits)).not.toContain('hush');
    const next = await small.planned({ msg: 'two', component: 'proxy' });
    expect(await deployRelease(next, small.context())).toMatchObject({ result: 'deployed', revision: 2 });
    expect((await status(next))?.edits).toHaveLength(1);
  },
);

eachHelm(
  'adopted with values that the repository does not have, it is told, and status tells it until a forced deploy takes them away',
  async (small, helm) => {
    await byHand(small, '--set', 'unused.token=hunter2hunter2,msg=same');
    const planned = await small.planned({ msg: 'any' });
    const context = (overrides = {}) => small.context({ valuesFiles: [], ...overrides });
    const different = await adoptRelease(planned, context());
    expect(different).toMatchObject({ result: 'skipped' });
    expect(different.problems[1]?.message).toContain('not in the repository: msg, unused.token. ');
    await byHand(small, '--reset-values', '--set', 'unused.token=hunter2hunter2');
    const adopted = await adoptRelease(planned, context());
    expect(adopted).toMatchObject({ result: 'adopted', problems: [{ severity: 'notice' }] });
    expect(JSON.stringify(adopted)).toContain('unused.token');
    expect(await small.label(2, LABEL.values)).toBeUndefined();
    const left = async () => {
      const answers = { kubectl: small.kubectl, helm: await findHelm({}, helm), state: await live(small) };
      return (await clusterStatus([planned], { ...answers, givenNothing: new Set(['small']) })).hubs[0]
        ?.leftOvers;
    };
    expect(await left()).toEqual(['unused.token']);
    const forced = await deployRelease(planned, context({ force: true }));
    expect(forced).toMatchObject({
      result: 'deployed',
      problems: [{ title: 'Values that the repository does not have' }],
    });
    expect(JSON.parse(await small.helm('get', 'values', 'small', '-o', 'json'))).toBeNull();
    expect(await left()).toEqual([]);
    expect(JSON.stringify([different, adopted, forced, small.said])).not.toContain('hunter2');
  },
);

eachHelm('remove wants the id, takes the release and leaves its volumes', async (small) => {
  const planned = await small.planned({ msg: 'gone', volume: true });
  await deployRelease(planned, small.context());
  await small.startServer('jupyter-ada');
  const context = { ...small.context(), deleteVolumes: false };
  const unconfirmed = await removeRelease(planned, { ...context, confirm: 'smal' });
  expect(unconfirmed).toMatchObject({ result: 'failed' });
  expect(unconfirmed.problems[0]?.message).toMatch(/Its volume claims \(small-db\) stay.*--confirm small/);
  expect(unconfirmed.problems[0]?.message).toContain('1 user server that runs now runs on, without a hub.');
  const all = await removeRelease(planned, { ...context, confirm: '', deleteVolumes: true });
  expect(all.problems[0]?.message).toContain('(small-db) are deleted with all that is in them');
  expect((await live(small)).has(`${small.namespace}/small`)).toBe(true);
  expect(await removeRelease(planned, { ...context, confirm: 'small' })).toMatchObject({
    result: 'removed',
    problems: [],
  });
  expect((await live(small)).has(`${small.namespace}/small`)).toBe(false);
  const { stdout } = await small.kubectl.run(['get', 'pvc,configmap', '-o', 'name'], {
    namespace: small.namespace,
  });
  expect(stdout).toContain('persistentvolumeclaim/small-db');
  expect(stdout).not.toContain('configmap/small');
  expect(small.said.join('\n')).toContain('Its volume claims (small-db) stay');
  expect(await deployRelease(planned, small.context())).toMatchObject({ result: 'deployed', revision: 1 });
});
