import { describe, expect, test } from '@jest/globals';
import { matrices } from '../../src/plan/matrix.js';
import { aFleet, anImage, aPlan, aPlannedHub, aPlannedImage, aRelease } from './fixture.js';

const environments = [
  { name: 'staging', gate: 'cluster' },
  { name: 'prod', gate: 'cluster' },
] as const;

describe('the jobs of the reusable workflow', () => {
  test('hubs of one cluster and environment share a job; the first environment is apart', () => {
    const hub = (name: string, cluster: string, environment: string) =>
      aPlannedHub({ release: aRelease({ hub: name, id: `${cluster}/${name}`, cluster, environment }) });
    const plan = aPlan({
      hubs: [
        hub('a', 'one', 'staging'),
        hub('b', 'one', 'prod'),
        hub('c', 'one', 'prod'),
        hub('d', 'two', 'prod'),
      ],
    });
    const jobs = matrices(aFleet({ environments }), plan, []);
    expect(jobs.first.map(({ name }) => name)).toEqual(['one, staging']);
    expect(jobs.rest.map(({ name }) => name)).toEqual(['one, prod', 'two, prod']);
  });

  test('images built FROM each other share a job, by their keys', () => {
    const base = aPlannedImage({ image: anImage({ key: 'base' }) });
    const jobs = matrices(aFleet(), aPlan(), [[base, aPlannedImage()]]);
    expect(jobs.builds).toEqual([{ name: 'base, user/geo', images: 'base user/geo' }]);
  });

  test('nothing to do gives empty lists', () => {
    const plan = aPlan({ hubs: [aPlannedHub({ action: 'none' }), aPlannedHub({ action: 'drift' })] });
    expect(matrices(aFleet(), plan, [])).toEqual({ builds: [], first: [], rest: [] });
  });

  test('a job has what its login needs', () => {
    const clusters = new Map([
      ['g', { name: 'g', parallel: 4, gke: { project: 'p', location: 'l', name: 'n' } }],
      ['e', { name: 'e', parallel: 4, eks: { region: 'r', name: 'n', role: 'arn' } }],
      ['a', { name: 'a', parallel: 4, aks: { 'resource-group': 'rg', name: 'n' } }],
    ]);
    const hubs = ['a', 'e', 'g', 'x'].map((cluster) => aPlannedHub({ release: aRelease({ cluster }) }));
    const { first } = matrices(aFleet({ clusters }), aPlan({ hubs }), []);
    expect(first).toMatchObject([
      { login: 'aks', 'cluster-name': 'n', 'resource-group': 'rg' },
      { login: 'eks', location: 'r', 'cluster-name': 'n', role: 'arn' },
      { login: 'gke', project: 'p', location: 'l', 'cluster-name': 'n' },
      { login: 'kubeconfig', 'cluster-name': '' },
    ]);
  });

  test('more jobs than a matrix holds is an error that says what to do', () => {
    const hubs = Array.from({ length: 257 }, (_, number) =>
      aPlannedHub({ release: aRelease({ cluster: `c${number}` }) }),
    );
    expect(() => matrices(aFleet(), aPlan({ hubs }), [])).toThrow(/257 jobs.*256.*command: run/);
    expect(() => matrices(aFleet(), aPlan({ hubs: hubs.slice(1) }), [])).not.toThrow();
  });
});
