import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { type DeployContext, deployRelease } from '../../src/release/deploy.js';
import { foresee } from '../../src/release/foreseen.js';
import { helm as findHelm } from '../../src/release/helm.js';
import { LABEL } from '../../src/release/labels.js';
import { diffRendered } from '../../src/release/rendered.js';
import { rollbackRelease } from '../../src/release/rollback.js';
import { readClusterState } from '../../src/release/state.js';
import { asksCluster } from '../../src/release/template-words.js';
import type { ReleaseState } from '../../src/words.js';
import { type HubValues, hubChart } from './hub-chart.js';
import { sideBySide } from './side-by-side.js';
import { smallRelease, type Values } from './small-release.js';

/** A release with what these cases do to it. */
async function rollable(helm: string) {
  const small = await smallRelease(helm);
  return {
    ...small,
    deploy: async (values: Values, overrides: Partial<DeployContext> = {}, release = {}) =>
      deployRelease(
        await small.planned(values, release),
        small.context({ healthCheck: false, ...overrides }),
      ),
    back: async (overrides: Partial<DeployContext> & { to?: number } = {}) =>
      rollbackRelease(await small.planned({ msg: 'any' }), {
        ...small.context({ healthCheck: false, ...overrides }),
        ...(overrides.to ? { to: overrides.to } : {}),
      }),
    async live(): Promise<ReleaseState | undefined> {
      const cluster = await readClusterState(small.kubectl);
      return 'unknown' in cluster ? undefined : cluster.get(`${small.namespace}/small`);
    },
    async message() {
      const args = ['get', 'configmap', 'small', '-o', 'jsonpath={.data.msg}'];
      return (await small.kubectl.run(args, { namespace: small.namespace })).stdout;
    },
  };
}

describe('a rollback', () => {
  const eachHelm = sideBySide(rollable);

  eachHelm(
    'goes to the last proved revision, is proved itself, and leaves a hold until other content is deployed',
    async ({ deploy, back, live, message, planned }) => {
      await deploy({ msg: 'good' });
      const crash = { msg: 'bad', run: 'exit 7' };
      expect(await deploy(crash)).toMatchObject({ result: 'failed', revision: 2 });
      const bad = (await planned(crash)).fingerprint;
      expect(await back()).toMatchObject({ result: 'rolled back', revision: 3 });
      expect(await message()).toBe('good');
      expect(await live()).toMatchObject({ revision: 3, rev: 3, values: 3, proved: 3, hold: bad });
      expect((await live())?.digest).toBe((await planned({ msg: 'good' })).fingerprint);
      expect(await deploy({ msg: 'next' })).toMatchObject({ result: 'deployed', revision: 4 });
      expect(await live()).not.toHaveProperty('hold');
    },
  );

  eachHelm(
    'by on-failure: rollback brings the last proved content back by itself',
    async ({ deploy, live, message }) => {
      await deploy({ msg: 'good' });
      const failed = await deploy({ msg: 'bad', run: 'exit 7' }, { onFailure: 'rollback' });
      expect(failed.result).toBe('failed');
      expect(failed.problems.map(({ title }) => title)).toContain('small: Rolled back');
      expect(await message()).toBe('good');
      expect(await live()).toMatchObject({ revision: 3, proved: 3, status: 'deployed' });
    },
  );

  eachHelm(
    'does not take a hub back over another JupyterHub, unless forced',
    async ({ deploy, back, live, kubectl, namespace }) => {
      const hub = { component: 'hub', run: 'sleep 3600' };
      const image = `${process.env.REGISTRY}/base/busybox:1`;
      const label = (revision: number, version: string) =>
        kubectl.run(
          ['label', 'secret', `sh.helm.release.v1.small.v${revision}`, `${LABEL.jupyterhub}=${version}`],
          { namespace },
        );
      await deploy({ ...hub, msg: 'old hub' });
      await label(1, '4.1.6');
      await deploy({
        ...hub,
        msg: 'new hub',
        image: image.replace('busybox:1', 'busybox@') + (await digest(image)),
      });
      expect((await back()).problems[0]?.title).toBe('small: The version of JupyterHub is not known');
      await label(2, '5.5.4');
      const refused = await back();
      expect(refused).toMatchObject({ result: 'failed' });
      expect(refused.problems[0]?.message).toContain('runs JupyterHub 5.5.4 and revision 1 ran 4.1.6');
      expect(await live()).toMatchObject({ revision: 2 });
      expect(await back({ force: true })).toMatchObject({ result: 'rolled back', revision: 3 });
    },
  );

  eachHelm('to a revision that is not there says so, with those that are', async ({ deploy, back }) => {
    for (const msg of ['one', 'two', 'three']) await deploy({ msg });
    const none = await back({ to: 99 });
    expect(none.problems[0]?.message).toMatch(/no revision 99 to go back to; there are: 2, 1/);
  });
});

describe('the impact', () => {
  const eachHelm = sideBySide(rollable);

  eachHelm(
    'is known before each deploy, and max-impact refuses a greater one',
    async ({ deploy, startServer }) => {
      const proxy = { component: 'proxy', run: 'sleep 3600' };
      expect(await deploy({ ...proxy, msg: 'one' })).toMatchObject({ result: 'deployed' });
      await startServer('jupyter-ada');
      const refused = await deploy({ ...proxy, msg: 'two' }, {}, { maxImpact: 'hub-restart' });
      expect(refused).toMatchObject({ result: 'failed', planned: { impact: 'proxy-restart' } });
      expect(refused.problems[0]?.message).toContain('1 running user server');
      const forced = await deploy({ ...proxy, msg: 'two' }, { force: true }, { maxImpact: 'hub-restart' });
      expect(forced).toMatchObject({ result: 'deployed', planned: { impact: 'proxy-restart' } });
    },
  );

  eachHelm(
    'without a limit is told while Helm still works: nothing is rendered twice for it',
    async ({ deploy, live }) => {
      const proxy = { component: 'proxy', run: 'sleep 3600' };
      await deploy({ ...proxy, msg: 'one' });
      let then: Promise<ReleaseState | undefined> | undefined;
      const say = (line: string) => {
        if (line.startsWith('impact proxy-restart')) then = live();
      };
      const told = await deploy({ ...proxy, msg: 'two', hookSeconds: 4 }, { say });
      expect(told).toMatchObject({ result: 'deployed', planned: { impact: 'proxy-restart' } });
      expect(await then).toMatchObject({ status: 'pending-upgrade', revision: told.revision });
    },
  );
});

/** The changes of values that a pull request is asked about, and then deployed: the first is the install. */
const START: HubValues = { hub: 0, proxy: 0, token: '', chance: false };
/** Some values, with pods that each deploy makes anew. */
const ANY = fc.sample(
  fc.record({
    hub: fc.nat(1),
    proxy: fc.nat(1),
    token: fc.constantFrom('', 'given'),
    chance: fc.constant(true),
  }),
  { numRuns: 1, seed: 16 },
);
const CHANGES: readonly HubValues[] = [
  // The second deploy finds the token that the first made: pods get other checksums. The deploy says so.
  START,
  { ...START, hub: 1 },
  { ...START, hub: 1 },
  { ...START, proxy: 1, hub: 1 },
  { ...START, token: 'given' },
  ...ANY,
  ...ANY,
];
const RANK = ['none', 'hub-restart', 'proxy-restart', 'unknown'];

describe('what a pull request said, what the deploy measured, and what pods did', () => {
  const eachHelm = sideBySide(rollable);

  eachHelm('agree: no less was said than was measured, and that is what restarted', async (small, path) => {
    const chart = await hubChart(small);
    const helm = await findHelm(undefined, path);
    const { signal } = new AbortController();
    const unseen = {
      hidden: false,
      hiddenChanged: false,
      asksCluster: await asksCluster(chart),
    };
    const rendered = async (values: HubValues, name: string) => {
      const file = join(small.staged, name);
      await writeFile(file, JSON.stringify(values));
      return { release: 'small', namespace: small.namespace, chart, values: [file] };
    };
    const pods = async () => {
      const path = '{range .items[*]}{.metadata.labels.component}={.metadata.uid} {end}';
      const args = ['get', 'pods', '--field-selector=status.phase=Running', '-o', `jsonpath=${path}`];
      return (await small.kubectl.run(args, { namespace: small.namespace })).stdout.trim().split(' ').sort();
    };
    const deploy = (values: HubValues) => small.deploy(values as unknown as Values, { force: true });
    expect(await deploy(START)).toMatchObject({ result: 'deployed', planned: { impact: 'none' } });
    const told: string[][] = [];
    let before = START;
    for (const after of CHANGES) {
      const diff = await diffRendered(helm, await rendered(before, 'a'), await rendered(after, 'b'), signal);
      const said = foresee('hub-restart', diff, unseen).impact;
      const old = await pods();
      const deployed = await deploy(after);
      expect(deployed.result).toBe('deployed');
      const now = await pods();
      const restarted = now.filter((pod) => !old.includes(pod)).map((pod) => pod.split('=')[0]);
      const did = restarted.includes('proxy')
        ? 'proxy-restart'
        : restarted.includes('hub')
          ? 'hub-restart'
          : 'none';
      told.push([said, deployed.planned.impact, did]);
      before = after;
    }
    expect(told.map(([, measured]) => measured)).toEqual(told.map(([, , did]) => did));
    const [second, ...steady] = told;
    expect(second?.[1]).toBe('proxy-restart');
    for (const [said = '', measured = ''] of steady)
      expect(RANK.indexOf(said)).toBeGreaterThanOrEqual(RANK.indexOf(measured));
    const saidOf = steady.map(([said]) => said);
    expect(saidOf.slice(0, 4)).toEqual(['hub-restart', 'none', 'proxy-restart', 'proxy-restart']);
    expect(saidOf.at(-1)).toBe('unknown');
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
