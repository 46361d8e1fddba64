import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  deployLabels,
  formatLabels,
  LABEL,
  labelValue,
  parseLabels,
  provedLabels,
  repositoryHash,
} from '../../src/release/labels.js';

const deploy = {
  digest: '1-0123456789abcdef0123456789abcdef',
  revision: 7,
  commit: '3f2a91c0d4e53f2a91c0d4e53f2a91c0d4e53f2a',
  uncommitted: 0,
  hub: 'ea-hub',
  repository: 'earthlab/hub-ops',
  ownValues: true,
};

describe('the labels of a release', () => {
  test('a first install carries digest, revision, hub, commit and repository', () => {
    expect(deployLabels(deploy, false)).toEqual({
      'hub-deploy.io/digest': '1-0123456789abcdef0123456789abcdef',
      'hub-deploy.io/rev': '7',
      'hub-deploy.io/hub': 'ea-hub',
      'hub-deploy.io/commit': '3f2a91c0d4e53f2a91c0d4e53f2a91c0d4e53f2a',
      'hub-deploy.io/repo': repositoryHash('earthlab/hub-ops'),
      'hub-deploy.io/values': '7',
    });
  });

  test('what was given other values than the repository’s does not say that it was not', () => {
    expect(deployLabels({ ...deploy, ownValues: false }, false)).not.toHaveProperty([LABEL.values]);
  });

  test('an upgrade takes away what earlier revisions were proved to be, or held for', () => {
    const labels = deployLabels(deploy, true);
    for (const key of [LABEL.proved, LABEL.jupyterhub, LABEL.hold, LABEL.unproved, LABEL.interrupted])
      expect(labels[key]).toBe('null');
  });

  test('files that were not committed are counted beside the commit, and not inherited by the next deploy', () => {
    expect(deployLabels({ ...deploy, uncommitted: 2 }, true)).toMatchObject({
      'hub-deploy.io/commit': deploy.commit,
      'hub-deploy.io/uncommitted': '2',
    });
    expect(deployLabels(deploy, true)[LABEL.uncommitted]).toBe('null');
    expect(deployLabels(deploy, false)).not.toHaveProperty([LABEL.uncommitted]);
  });

  test('what Helm wrote for a label taken away counts as no label', () => {
    expect(parseLabels(formatLabels(deployLabels(deploy, true)))).toEqual(deployLabels(deploy, false));
  });

  test('without a repository or a commit there is no label for them', () => {
    expect(Object.keys(deployLabels({ ...deploy, repository: '', commit: '' }, false))).toEqual([
      LABEL.digest,
      LABEL.rev,
      LABEL.hub,
      LABEL.values,
    ]);
  });

  test('a proved revision says which JupyterHub answered', () => {
    expect(provedLabels(7, '5.5.0b1+local')).toEqual({
      'hub-deploy.io/proved': '7',
      'hub-deploy.io/jupyterhub': '5.5.0b1_local',
    });
    expect(provedLabels(7, undefined)).toEqual({ 'hub-deploy.io/proved': '7' });
  });

  test('an ops repo has one hash however its name is spelt', () => {
    expect(repositoryHash('Org/Repo')).toBe(repositoryHash('org/repo'));
    expect(repositoryHash('org/repo')).not.toBe(repositoryHash('org/repo2'));
  });

  test('any text becomes a value that Kubernetes takes', () => {
    // Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
    const valid = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 100 })),
        (text) => {
          const value = labelValue(text);
          return valid.test(value) && value.length <= 63;
        },
      ),
    );
  });
});
