import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INPUTS, readOptions } from '../../src/inputs.js';
import { matrices, visits } from '../../src/plan/matrix.js';
import { holds, type Scope } from '../../src/plan/scope.js';
import type { Fleet, Release } from '../../src/words.js';
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
    expect(jobs.builds).toEqual([{ id: 'build-1', name: 'base, user/geo', images: 'base user/geo' }]);
  });

  test('nothing to do gives empty lists', () => {
    const plan = aPlan({ hubs: [aPlannedHub({ action: 'none' }), aPlannedHub({ action: 'drift' })] });
    expect(matrices(aFleet(), plan, [])).toMatchObject({ builds: [], first: [], rest: [] });
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
      { cloud: 'aks', oidc: true },
      { cloud: 'eks', oidc: true, region: 'r' },
      { cloud: 'gke', oidc: true, project: 'p' },
      {},
    ]);
    expect(first[3]).not.toHaveProperty('cloud');
  });

  test('a cluster whose kubeconfig or key is in the repository needs no OIDC', () => {
    const gke = { project: 'p', location: 'l', name: 'n' };
    const clusters = new Map([
      ['key', { name: 'key', parallel: 4, gke, credentials: 'secrets/key.json' }],
      ['own', { name: 'own', parallel: 4, kubeconfig: 'secrets/own.yaml' }],
    ]);
    const hubs = ['key', 'own'].map((cluster) => aPlannedHub({ release: aRelease({ cluster }) }));
    const { first } = matrices(aFleet({ clusters }), aPlan({ hubs }), []);
    expect(first.map(({ cloud, oidc }) => [cloud, oidc])).toEqual([
      ['gke', undefined],
      [undefined, undefined],
    ]);
  });

  test('several later environments are deployed one after the other, in their order; one, side by side', () => {
    const order = ['one', 'two', 'three'].map((name) => ({ name, gate: 'cluster' }) as const);
    const hubs = ['three', 'two', 'one'].map((environment, index) =>
      aPlannedHub({ release: aRelease({ environment, id: `hub-${index}` }) }),
    );
    const { rest, parallel } = matrices(aFleet({ environments: order }), aPlan({ hubs }), []);
    expect(rest.map(({ environment }) => environment)).toEqual(['two', 'three']);
    expect(parallel).toBe(1);
    const fewer = matrices(aFleet({ environments: order }), aPlan({ hubs: hubs.slice(1) }), []);
    expect(fewer.parallel).toBeGreaterThan(1);
  });

  test('every job has an id of its own', () => {
    const hubs = ['a', 'b', 'c'].map((cluster) => aPlannedHub({ release: aRelease({ cluster }) }));
    const { builds, first } = matrices(aFleet(), aPlan({ hubs }), [[aPlannedImage()], [aPlannedImage()]]);
    expect(new Set([...builds, ...first].map(({ id }) => id)).size).toBe(5);
  });

  test('who only looks enters no GitHub environment', () => {
    const releases = [aRelease({ githubEnvironment: 'production' })];
    expect(visits(aFleet(), releases, false).rest[0]).not.toHaveProperty('github-environment');
    expect(visits(aFleet(), releases, true).rest).toMatchObject([{ 'github-environment': 'production' }]);
  });

  test('hubs behind reviewers have a job of their own, whose name says so', () => {
    const hubs = [undefined, 'exam-reviewers'].map((githubEnvironment) =>
      aPlannedHub({
        release: aRelease({ cluster: 'one', ...(githubEnvironment ? { githubEnvironment } : {}) }),
      }),
    );
    expect(matrices(aFleet(), aPlan({ hubs }), []).first).toMatchObject([
      { name: 'one', 'github-environment': '' },
      { name: 'one (exam-reviewers)', 'github-environment': 'exam-reviewers' },
    ]);
  });

  test('more builds than a matrix holds share jobs evenly, bases still before what is built FROM them', () => {
    const chains = Array.from({ length: 257 }, (_, number) => [
      aPlannedImage({ image: anImage({ key: `base/${number}` }) }),
      aPlannedImage({ image: anImage({ key: `user/${number}` }) }),
    ]);
    const { builds } = matrices(aFleet(), aPlan(), chains);
    expect(builds).toHaveLength(129);
    expect(builds.flatMap(({ images }) => images.split(' '))).toEqual(
      chains.flat().map(({ image }) => image.key),
    );
    expect(builds[0]).toEqual({
      id: 'build-1',
      name: 'base/0 to user/1',
      images: 'base/0 user/0 base/1 user/1',
    });
    expect(new Set(builds.map(({ id }) => id)).size).toBe(129);
    expect(matrices(aFleet(), aPlan(), chains.slice(1)).builds).toHaveLength(256);
  });

  test('more jobs than a matrix holds is an error that says what to do', () => {
    const hubs = Array.from({ length: 257 }, (_, number) =>
      aPlannedHub({ release: aRelease({ cluster: `c${number}` }) }),
    );
    expect(() => matrices(aFleet(), aPlan({ hubs }), [])).toThrow(/257 jobs.*256.*command: run/);
    expect(() => matrices(aFleet(), aPlan({ hubs: hubs.slice(1) }), [])).not.toThrow();
  });
});

describe('what the jobs are for, in whatever fleet', () => {
  const name = fc.constantFrom('', 'a', 'b', 'a b', '{"x":1}', '*', 'null');
  const hub = fc.record({
    cluster: name,
    environment: name,
    githubEnvironment: fc.option(name, { nil: undefined }),
  });
  const fleets = fc.array(hub, { minLength: 1, maxLength: 30 }).map((hubs) => {
    const releases = hubs.map(({ githubEnvironment, ...one }, index) =>
      aRelease({ id: `hub-${index}`, ...one, ...(githubEnvironment ? { githubEnvironment } : {}) }),
    );
    const order = [...new Set(releases.map(({ environment }) => environment))].sort();
    const fleet = aFleet({
      hubs: releases,
      environments: order.map((one) => ({ name: one, gate: 'cluster' })),
    });
    return { fleet, releases };
  });

  /** The scopes as the jobs read them: from the whole entry, as GitHub writes it. */
  function scopes(jobs: readonly object[]): Scope[] {
    const event = { name: 'push', forced: false } as const;
    return jobs.map((job) => {
      const given: Record<string, string> = { job: JSON.stringify(job, null, 2), cluster: 'other' };
      const read = (input: string) => given[input] ?? INPUTS.find((one) => one.name === input)?.default ?? '';
      return readOptions(read, event, '.').scope;
    });
  }

  /** How often each release is in a scope. */
  const times = (releases: readonly Release[], all: readonly Scope[]) =>
    releases.map((release) => all.filter((scope) => holds(scope, release)).length);

  const deploys = (fleet: Fleet, releases: readonly Release[]) => {
    const plan = aPlan({ hubs: releases.map((release) => aPlannedHub({ release })) });
    const { first, rest } = matrices(fleet, plan, []);
    return [...first, ...rest];
  };

  test('each hub is in the scope of one job and no other, and that job enters its GitHub environment', () => {
    fc.assert(
      fc.property(fleets, ({ fleet, releases }) => {
        for (const jobs of [deploys(fleet, releases), visits(fleet, releases, true).rest]) {
          const all = scopes(jobs);
          expect(times(releases, all)).toEqual(releases.map(() => 1));
          for (const [index, scope] of all.entries())
            for (const release of releases.filter((one) => holds(scope, one)))
              expect(release.githubEnvironment ?? '').toBe(jobs[index]?.['github-environment']);
        }
      }),
    );
  });

  test('who deploys some of the hubs has no other GitHub environment’s in scope', () => {
    fc.assert(
      fc.property(fleets, fc.nat(), ({ fleet, releases }, bits) => {
        const some = releases.filter((_, index) => (bits >> (index % 31)) & 1);
        for (const [index, scope] of scopes(deploys(fleet, some)).entries())
          for (const release of releases.filter((one) => holds(scope, one)))
            expect(release.githubEnvironment ?? '').toBe(deploys(fleet, some)[index]?.['github-environment']);
      }),
    );
  });

  test('who only looks has each hub in one job', () => {
    fc.assert(
      fc.property(fleets, ({ fleet, releases }) => {
        const all = scopes(visits(fleet, releases, false).rest);
        expect(times(releases, all)).toEqual(releases.map(() => 1));
      }),
    );
  });
});
