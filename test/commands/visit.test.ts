import { describe, expect, test } from '@jest/globals';
import { hubsToVisit, visitNotes } from '../../src/commands/visit.js';
import type { Options } from '../../src/inputs.js';
import type { Environment, PlannedHub, Release, RunEvent } from '../../src/words.js';
import { aFleet, aPlannedHub, aRelease } from '../plan/fixture.js';

/** Which jobs are started, by the plan of a job that sees no cluster: `touched` are the hubs it deploys. */

const release = (hub: string, environment: string, cluster = 'one', more = {}) =>
  aRelease({ hub, id: hub, environment, cluster, ...more });
const RELEASES = [
  release('staging', 'staging'),
  release('prod', 'prod'),
  release('late', 'late'),
  release('abroad', 'prod', 'two'),
  aRelease({ kind: 'chart', hub: 'ingress', id: 'ingress', cluster: 'one' }),
];

function visited(
  touched: readonly string[],
  {
    gate = 'cluster',
    name = 'push',
    releases = RELEASES,
    ref = 'refs/heads/main',
    hubs = [],
  }: {
    gate?: Environment['gate'];
    name?: RunEvent['name'];
    releases?: typeof RELEASES;
    ref?: string;
    hubs?: string[];
  } = {},
) {
  const environments = ['staging', 'prod', 'late'].map((environment) => ({ name: environment, gate }));
  const planned = releases.map(
    (one): PlannedHub =>
      aPlannedHub({ release: one, action: touched.includes(one.id) ? 'deploy' : 'none', reasons: [] }),
  );
  const event: RunEvent = { name, ref, defaultBranch: 'main', forced: false };
  const options = { event, hubs, force: false } as unknown as Options;
  const branch = ref.replace('refs/heads/', '');
  const refused = ({ branches = ['main'] }: Release) =>
    branches.includes(branch) ? undefined : 'only plans';
  const visits = hubsToVisit(options, { fleet: aFleet({ environments }), refused }, planned);
  return { ids: visits.map((hub) => hub.release.id).sort(), notes: visitNotes(planned, visits) };
}

describe('a push', () => {
  test('that mends the canary also looks at what the canary had spared, on its cluster', () => {
    const { ids, notes } = visited(['staging']);
    expect(ids).toEqual(['ingress', 'late', 'prod', 'staging']);
    expect(notes.join()).toMatch(/failed or was spared there: one, prod; one, late/);
  });

  test('to a later environment also looks at the canary, which would spare it', () => {
    expect(visited(['late']).ids).toEqual(['ingress', 'late', 'prod', 'staging']);
    expect(visited(['abroad']).ids).toEqual(['abroad']);
  });

  test('with gate: fleet that is everywhere, with gate: none nowhere', () => {
    expect(visited(['staging'], { gate: 'fleet' }).ids).toContain('abroad');
    const none = RELEASES.filter(({ kind }) => kind === 'hub');
    expect(visited(['staging'], { gate: 'none', releases: none }).ids).toEqual(['staging']);
  });

  test('that touches no hub looks at none', () => {
    expect(visited([])).toEqual({ ids: [], notes: [] });
  });

  test('asks no reviewers for what may be nothing', () => {
    const guarded = [
      release('staging', 'staging'),
      release('prod', 'prod', 'one', { githubEnvironment: 'prod' }),
    ];
    expect(visited(['staging'], { releases: guarded }).ids).toEqual(['staging']);
  });

  test('goes nowhere that its branch may not deploy', () => {
    const branches = [
      release('staging', 'staging', 'one', { branches: ['staging'] }),
      release('prod', 'prod'),
    ];
    const { ids } = visited(['staging'], { releases: branches, ref: 'refs/heads/staging' });
    expect(ids).toEqual(['staging']);
  });
});

describe('by hand', () => {
  test('without names: all', () => {
    expect(visited([], { name: 'workflow_dispatch' }).ids).toHaveLength(RELEASES.length);
  });

  test('with names: those alone', () => {
    const { ids } = visited(['staging'], { name: 'workflow_dispatch', hubs: ['staging'] });
    expect(ids).toEqual(['staging']);
  });
});
