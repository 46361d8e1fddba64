import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { adoptRelease } from '../../src/release/adopt.js';
import { deployRelease } from '../../src/release/deploy.js';
import { helm as findHelm } from '../../src/release/helm.js';
import { removeRelease } from '../../src/release/remove.js';
import { readClusterState } from '../../src/release/state.js';
import { clusterStatus, healthOf } from '../../src/release/status.js';
import { type SmallRelease, smallRelease } from './small-release.js';

const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
] as const;

describe.each(helms)('with %s', (_, helm) => {
  let small: SmallRelease;
  beforeEach(async () => {
    small = await smallRelease(helm);
  });
  afterEach(() => small.remove());

  const byHand = (...args: string[]) =>
    small.helm(
      'upgrade',
      '--install',
      '--create-namespace',
      'small',
      `${small.staged}/hub-charts/small`,
      ...args,
    );
  const live = async () => {
    const state = await readClusterState(small.kubectl);
    if ('unknown' in state) throw new Error(state.unknown);
    return state;
  };
  const pods = async () => {
    const { stdout } = await small.kubectl.run(['get', 'pods', '-o', 'name'], { namespace: small.namespace });
    return stdout;
  };

  test('a release made by hand is adopted where a deploy would change nothing, and nothing restarts', async () => {
    await byHand('--set', 'msg=same');
    const different = await adoptRelease(await small.planned({ msg: 'other' }), small.context());
    expect(different).toMatchObject({ result: 'skipped' });
    expect(different.problems[0]?.log).toContain('data.msg: same -> other');
    const planned = await small.planned({ msg: 'same' });
    const before = await pods();
    expect(await adoptRelease(planned, small.context())).toMatchObject({ result: 'adopted', revision: 1 });
    expect(await pods()).toBe(before);
    expect(await deployRelease(planned, small.context())).toMatchObject({ result: 'unchanged', revision: 1 });
  });

  test('status tells what was done by hand since our last deploy, and how the workloads are', async () => {
    const planned = await small.planned({ msg: 'ours' });
    await deployRelease(planned, small.context());
    const answers = async () => ({
      kubectl: small.kubectl,
      helm: await findHelm({}, helm),
      state: await live(),
    });
    const [well] = await clusterStatus([planned], await answers());
    expect(well).toMatchObject({ proved: true, drift: false, byHand: [] });
    expect(healthOf(well ?? {})).toBe('well');
    expect(well?.workloads?.[0]?.images).toEqual([`${process.env.REGISTRY}/base/busybox:1`]);
    await byHand('--set', 'msg=theirs', '--description', 'quick fix');
    const [drifted] = await clusterStatus([planned], await answers());
    expect(drifted).toMatchObject({ proved: false, drift: true });
    expect(drifted?.byHand).toEqual([expect.objectContaining({ revision: 2, description: 'quick fix' })]);
  });

  test('remove wants the id, takes the release and leaves its volumes', async () => {
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
    expect((await live()).has(`${small.namespace}/small`)).toBe(true);
    expect(await removeRelease(planned, { ...context, confirm: 'small' })).toMatchObject({
      result: 'removed',
      problems: [],
    });
    expect((await live()).has(`${small.namespace}/small`)).toBe(false);
    const { stdout } = await small.kubectl.run(['get', 'pvc,configmap', '-o', 'name'], {
      namespace: small.namespace,
    });
    expect(stdout).toContain('persistentvolumeclaim/small-db');
    expect(stdout).not.toContain('configmap/small');
    expect(small.said.join('\n')).toContain('Its volume claims (small-db) stay');
    expect(await deployRelease(planned, small.context())).toMatchObject({ result: 'deployed', revision: 1 });
  });
});
