import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DeployContext, deployRelease } from '../../src/release/deploy.js';
import { LABEL } from '../../src/release/labels.js';
import { rollbackRelease } from '../../src/release/rollback.js';
import { readClusterState } from '../../src/release/state.js';
import type { ReleaseState } from '../../src/words.js';
import { type SmallRelease, smallRelease, type Values } from './small-release.js';

const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
] as const;

describe.each(helms)('with %s', (_, helm) => {
  let small: SmallRelease;
  beforeAll(async () => {
    small = await smallRelease(helm);
  });
  afterAll(() => small.remove());

  const deploy = async (values: Values, overrides: Partial<DeployContext> = {}, release = {}) =>
    deployRelease(await small.planned(values, release), small.context({ healthCheck: false, ...overrides }));
  const back = async (overrides: Partial<DeployContext> & { to?: number } = {}) =>
    rollbackRelease(await small.planned({ msg: 'any' }), {
      ...small.context({ healthCheck: false, ...overrides }),
      ...(overrides.to ? { to: overrides.to } : {}),
    });
  const live = async (): Promise<ReleaseState | undefined> => {
    const cluster = await readClusterState(small.kubectl);
    return 'unknown' in cluster ? undefined : cluster.get(`${small.namespace}/small`);
  };
  const message = async () => {
    const args = ['get', 'configmap', 'small', '-o', 'jsonpath={.data.msg}'];
    return (await small.kubectl.run(args, { namespace: small.namespace })).stdout;
  };

  test('a rollback goes to the last proved revision, is proved itself, and leaves a hold', async () => {
    await deploy({ msg: 'good' });
    const crash = { msg: 'bad', run: 'exit 7' };
    expect(await deploy(crash)).toMatchObject({ result: 'failed', revision: 2 });
    const bad = (await small.planned(crash)).fingerprint;
    expect(await back()).toMatchObject({ result: 'rolled back', revision: 3 });
    expect(await message()).toBe('good');
    expect(await live()).toMatchObject({ revision: 3, rev: 3, proved: 3, hold: bad });
    expect((await live())?.digest).toBe((await small.planned({ msg: 'good' })).fingerprint);
  });

  test('the next deploy of other content takes the hold away', async () => {
    expect(await deploy({ msg: 'next' })).toMatchObject({ result: 'deployed', revision: 4 });
    expect(await live()).not.toHaveProperty('hold');
  });

  test('on-failure: rollback brings the last proved content back by itself', async () => {
    const failed = await deploy({ msg: 'bad again', run: 'exit 7' }, { onFailure: 'rollback' });
    expect(failed.result).toBe('failed');
    expect(failed.problems.map(({ title }) => title)).toContain('Rolled back');
    expect(await message()).toBe('next');
    expect(await live()).toMatchObject({ revision: 6, proved: 6, status: 'deployed' });
  });

  test('a hub does not go back over another JupyterHub, unless forced', async () => {
    const hub = { component: 'hub', run: 'sleep 3600' };
    const image = `${process.env.REGISTRY}/base/busybox:1`;
    const label = (revision: number, version: string) =>
      small.kubectl.run(
        ['label', 'secret', `sh.helm.release.v1.small.v${revision}`, `${LABEL.jupyterhub}=${version}`],
        { namespace: small.namespace },
      );
    await deploy({ ...hub, msg: 'old hub' });
    await label(7, '4.1.6');
    await deploy({
      ...hub,
      msg: 'new hub',
      image: image.replace('busybox:1', 'busybox@') + (await digest(image)),
    });
    expect((await back()).problems[0]?.title).toBe('The version of JupyterHub is not known');
    await label(8, '5.5.4');
    const refused = await back();
    expect(refused).toMatchObject({ result: 'failed' });
    expect(refused.problems[0]?.message).toContain('runs JupyterHub 5.5.4 and revision 7 ran 4.1.6');
    expect(await live()).toMatchObject({ revision: 8 });
    expect(await back({ force: true })).toMatchObject({ result: 'rolled back', revision: 9 });
  });

  test('a named revision that is not there is said, with those that are', async () => {
    const none = await back({ to: 99 });
    expect(none.problems[0]?.message).toMatch(/no revision 99 to go back to; there are: 8, 7/);
  });

  test('the impact is known before each deploy, and max-impact refuses a greater one', async () => {
    const proxy = { component: 'proxy', run: 'sleep 3600' };
    expect(await deploy({ ...proxy, msg: 'one' })).toMatchObject({ result: 'deployed' });
    await small.startServer('jupyter-ada');
    const refused = await deploy({ ...proxy, msg: 'two' }, {}, { maxImpact: 'hub-restart' });
    expect(refused).toMatchObject({ result: 'failed', planned: { impact: 'proxy-restart' } });
    expect(refused.problems[0]?.message).toContain('1 running user server');
    const forced = await deploy({ ...proxy, msg: 'two' }, { force: true }, { maxImpact: 'hub-restart' });
    expect(forced).toMatchObject({ result: 'deployed', planned: { impact: 'proxy-restart' } });
  });
});

async function digest(image: string): Promise<string> {
  const [host, path] = [image.slice(0, image.indexOf('/')), image.slice(image.indexOf('/') + 1)];
  const [name, tag] = path.split(':');
  const accept =
    'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';
  const answer = await fetch(`http://${host}/v2/${name}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept },
  });
  return answer.headers.get('docker-content-digest') ?? '';
}
