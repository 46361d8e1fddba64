import { describe, expect, test } from '@jest/globals';
import {
  dryRunArgs,
  helm,
  judgeVersion,
  pullArgs,
  refuseOtherDriver,
  rollbackArgs,
  templateArgs,
  type UpgradeOptions,
  upgradeArgs,
} from '../../src/release/helm.js';

const upgrade: UpgradeOptions = {
  release: 'ea-hub',
  namespace: 'ea',
  chart: '/staged/hub-charts/ea-hub',
  values: ['/staged/a.yaml', '/staged/b, c.yaml'],
  labels: { 'hub-deploy.io/rev': '3', 'hub-deploy.io/hold': 'null' },
  description: 'hub-deploy of org/repo at 3f2a91c',
  timeoutSeconds: 600,
  historyMax: 10,
  skipCrds: false,
};

describe('helm upgrade', () => {
  test('installs or upgrades with labels, values in order and a short history', () => {
    expect(upgradeArgs(upgrade)).toEqual([
      ...['upgrade', '--install', 'ea-hub', '/staged/hub-charts/ea-hub', '--namespace', 'ea'],
      ...['--values', '/staged/a.yaml', '--values', '"/staged/b, c.yaml"', '--reset-values'],
      ...['--labels', 'hub-deploy.io/rev=3,hub-deploy.io/hold=null'],
      ...['--description', 'hub-deploy of org/repo at 3f2a91c', '--timeout', '600s', '--history-max', '10'],
    ]);
  });

  test('never waits, rolls back or forces by itself', () => {
    for (const word of ['--wait', '--atomic', '--rollback-on-failure', '--force', '--force-replace'])
      expect(upgradeArgs(upgrade)).not.toContain(word);
  });

  test('skips CRDs and overwrites conflicts only when told', () => {
    expect(upgradeArgs(upgrade)).not.toContain('--skip-crds');
    expect(upgradeArgs({ ...upgrade, skipCrds: true, forceConflicts: true })).toEqual(
      expect.arrayContaining(['--skip-crds', '--force-conflicts']),
    );
  });
});

test('values that only the last revision had are taken over by no upgrade and no dry run', () => {
  for (const args of [upgradeArgs(upgrade), dryRunArgs(upgrade)]) expect(args).toContain('--reset-values');
});

test('without a cluster a hub that is there is rendered as an upgrade, a new one as an install', () => {
  expect(templateArgs(upgrade)).toContain('--is-upgrade');
  expect(templateArgs({ ...upgrade, isNew: true })).not.toContain('--is-upgrade');
});

test('a rollback names its revision', () => {
  const options = { release: 'a', namespace: 'n', revision: 3, timeoutSeconds: 60, historyMax: 10 };
  expect(rollbackArgs(options).slice(0, 5)).toEqual(['rollback', 'a', '3', '--namespace', 'n']);
});

test('a chart is pulled from its repository, or by its OCI name', () => {
  expect(pullArgs({ repository: 'https://r', name: 'c', version: '1.2' }, '/to')).toContain('--repo');
  expect(pullArgs({ name: 'oci://r/c', version: '1.2' }, '/to')).not.toContain('--repo');
});

describe('which Helm', () => {
  test.each([
    ['v3.13.0', 3],
    ['v3.22', 3],
    ['v3.17.0+g301108e', 3],
    ['v4.2.4', 4],
    ['v4.3', 4],
    ['v4.10.0', 4],
  ])('%s will do', (text, major) => {
    expect(judgeVersion(text)).toMatchObject({ major, problems: [] });
  });

  test.each(['v3.12.3', 'v3.9.0', 'v2.17.0'])('%s is too old, in one sentence', (text) => {
    expect(() => judgeVersion(text)).toThrow(/needs 3\.13 or newer/);
  });

  test.each(['v4.0.0', 'v4.1.9', 'v4.2.3', 'v4.2'])('%s gets a warning', (text) => {
    expect(judgeVersion(text).problems).toEqual([expect.objectContaining({ severity: 'warning' })]);
  });

  test('a missing Helm is said in one sentence', async () => {
    await expect(helm({}, 'no-such-helm')).rejects.toThrow(/not on the PATH. Install Helm 3.13/);
  });

  test('releases kept elsewhere than in Secrets are refused', () => {
    for (const driver of [undefined, '', 'secret', 'secrets'])
      expect(() => refuseOtherDriver(driver)).not.toThrow();
    for (const driver of ['configmap', 'sql', 'memory'])
      expect(() => refuseOtherDriver(driver)).toThrow(/Unset HELM_DRIVER/);
  });
});
