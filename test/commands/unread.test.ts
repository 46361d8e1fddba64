import { describe, expect, test } from '@jest/globals';
import { unknownHealth } from '../../src/commands/ask-clusters.js';
import { nothingRead, unknownClusters, unreadClusters } from '../../src/commands/unread.js';
import type { ClusterState } from '../../src/words.js';
import { plannedHub } from '../report/samples.js';

const silent: ClusterState = { unknown: 'the cluster did not answer within 60 seconds' };
const answered: ClusterState = new Map();
const quiet = plannedHub('geo', { action: 'none' });
const open = { refusedCluster: () => undefined };

/** The problems of a run that asked these clusters. */
const problems = (clusters: Readonly<Record<string, ClusterState>>, hub = quiet, guards = open) => {
  const all = new Map(Object.entries(clusters));
  return nothingRead(all, unreadClusters(all, guards), [hub]);
};

describe('a run whose clusters do not answer', () => {
  test('is red where none of them does: nothing is known of what is due', () => {
    expect(problems({ west: silent, east: silent })).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(/^The cluster west was not read: the cluster did/),
      },
      { severity: 'error', message: expect.stringMatching(/^The cluster east was not read/) },
    ]);
  });

  test('goes on where one of them does, or none was to be asked', () => {
    expect(problems({ west: silent, east: answered })).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  test('says nothing more where it was to deploy there: each of those hubs does', () => {
    expect(problems({ '': silent }, plannedHub('geo'))).toEqual([]);
  });

  test('is not red where the ref may not ask them', () => {
    const shut = { refusedCluster: () => 'not from this branch' };
    expect(problems({ west: silent }, quiet, shut as unknown as typeof open)).toEqual([]);
  });
});

test('what could not be known of clusters is said once of each', () => {
  expect(unknownClusters(new Map([['', silent]]))).toEqual([
    'The cluster was not read: the cluster did not answer within 60 seconds',
  ]);
  const answers = new Map([
    ['west', { state: answered, deployments: { unknown: 'it may not list Deployments' } }],
    ['east', { state: silent, deployments: { unknown: 'no answer' } }],
    ['north', { state: answered, deployments: [] }],
  ]);
  expect(unknownHealth(answers)).toEqual([
    'How the hubs of west are was not read: it may not list Deployments',
  ]);
});
