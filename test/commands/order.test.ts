import { describe, expect, test } from '@jest/globals';
import { gates, waves } from '../../src/commands/order.js';
import type { Environment } from '../../src/words.js';
import { aFleet, aPlannedHub, aRelease } from '../plan/fixture.js';

const staging = aRelease({ hub: 'staging', environment: 'staging', cluster: 'one' });
const canary = aRelease({ hub: 'canary', environment: 'staging', cluster: 'one' });
const prod = aRelease({ hub: 'prod', environment: 'prod', cluster: 'one' });
const abroad = aRelease({ hub: 'abroad', environment: 'prod', cluster: 'two' });
const ingress = aRelease({ kind: 'chart', hub: 'ingress', cluster: 'one' });
const reports = aRelease({ kind: 'chart', hub: 'reports', cluster: 'one', order: 'after' });

function fleet(gate: Environment['gate']) {
  return aFleet({
    environments: [
      { name: 'staging', gate },
      { name: 'prod', gate },
    ],
  });
}

describe('the order of deploys', () => {
  test('charts that come before, environments in order, charts that come after', () => {
    const releases = [reports, prod, ingress, staging, abroad].map((release) => aPlannedHub({ release }));
    const names = waves(fleet('cluster'), releases).map((wave) => wave.map(({ release }) => release.id));
    expect(names).toEqual([['ingress'], ['staging'], ['prod', 'abroad'], ['reports']]);
  });
});

describe('a hub that fails', () => {
  test('spares the later environments of its own cluster', () => {
    const gate = gates(fleet('cluster'));
    gate.fail(staging);
    expect(gate.culpritOf(prod)).toBe('staging');
    expect(gate.culpritOf(abroad)).toBeUndefined();
    expect(gate.culpritOf(canary)).toBeUndefined();
  });

  test('spares them everywhere with gate: fleet, and nobody with gate: none', () => {
    const [everywhere, nobody] = [gates(fleet('fleet')), gates(fleet('none'))];
    everywhere.fail(staging);
    nobody.fail(staging);
    expect(everywhere.culpritOf(abroad)).toBe('staging');
    expect(nobody.culpritOf(prod)).toBeUndefined();
  });

  test('spares nothing that comes before it', () => {
    const gate = gates(fleet('fleet'));
    gate.fail(prod);
    expect(gate.culpritOf(staging)).toBeUndefined();
  });
});

test('a chart that comes before and fails spares the hubs of its cluster', () => {
  const gate = gates(fleet('cluster'));
  gate.fail(ingress);
  expect(gate.culpritOf(staging)).toBe('ingress');
  expect(gate.culpritOf(abroad)).toBeUndefined();
});
