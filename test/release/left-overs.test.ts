import { describe, expect, test } from '@jest/globals';
import {
  leftOverProblems,
  leftOvers,
  mayHaveLeftOvers,
  mayHaveUntold,
} from '../../src/release/left-overs.js';
import type { ReleaseState } from '../../src/words.js';
import { aPlannedHub } from '../plan/fixture.js';

describe('values that are live and that the repository does not have', () => {
  test('are named by their keys, never by what they say', () => {
    const live = {
      jupyterhub: {
        singleuser: { startTimeout: 701, extraEnv: {} },
        hub: { config: { Authenticator: { allow_all: true, admin_users: ['ada'] }, JupyterHub: null } },
      },
      'a.b': 'hunter2hunter2',
    };
    expect(leftOvers(live, {})).toEqual([
      'jupyterhub.singleuser.startTimeout',
      'jupyterhub.singleuser.extraEnv',
      'jupyterhub.hub.config.Authenticator.allow_all',
      'jupyterhub.hub.config.Authenticator.admin_users',
      'jupyterhub.hub.config.JupyterHub',
      'a\\.b',
    ]);
    expect(JSON.stringify(leftOverProblems(leftOvers(live)))).not.toMatch(/701|ada|hunter2/);
  });

  // https://jupyterhub.readthedocs.io/en/stable/reference/api/app.html: api_tokens is a dict of token: user.
  test.each(['api_tokens', 'service_tokens'])(
    'are never named by a key that lets somebody in: JupyterHub.%s has its tokens as keys',
    (tokens) => {
      const live = { hub: { config: { JupyterHub: { [tokens]: { 'c0ffee-swordfish': 'admin' } } } } };
      expect(JSON.stringify(leftOverProblems(leftOvers(live)))).not.toContain('swordfish');
    },
  );

  test('are none where the repository gives values: Helm takes these alone', () => {
    expect(leftOvers({ a: 1, b: 2 }, { a: 1 })).toEqual([]);
  });

  test('are none where the release was given none; Helm writes that in several ways', () => {
    for (const none of [undefined, null, {}]) expect(leftOvers(none, none)).toEqual([]);
    expect(leftOverProblems([])).toEqual([]);
  });

  test('are counted where they are many', () => {
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`key${index}`, index]));
    expect(leftOverProblems(leftOvers(many))[0]?.message).toContain('key8, key9 and 4 more. ');
  });
});

describe('whether a release may have any', () => {
  const state: ReleaseState = { name: 'geo', namespace: 'geo', revision: 4, status: 'deployed', failures: 0 };
  const ours = { ...state, digest: '1-aa', rev: 4 };
  const planned = aPlannedHub({ fingerprint: '1-aa' });

  test('is told by its label, which counts for the revision that wrote it alone', () => {
    expect(mayHaveLeftOvers(planned, { ...ours, values: 4 })).toBe(false);
    expect(mayHaveLeftOvers(planned, { ...ours, values: 3 })).toBe(true);
    expect([mayHaveUntold({ ...ours, values: 4 }), mayHaveUntold(ours)]).toEqual([false, true]);
  });

  test('is asked of other content than the repository’s, of which its label says nothing', () => {
    expect(mayHaveLeftOvers(planned, { ...ours, digest: '1-bb', values: 4 })).toBe(true);
  });

  test('is asked of a change by hand, which is told of by itself', () => {
    const byHand = { ...ours, revision: 5, values: 4 };
    expect([mayHaveLeftOvers(planned, byHand), mayHaveUntold(byHand)]).toEqual([true, false]);
  });

  test('is not asked of what hub-deploy did not make', () => {
    for (const other of [state, undefined])
      expect([mayHaveLeftOvers(planned, other), mayHaveUntold(other)]).toEqual([false, false]);
  });
});
