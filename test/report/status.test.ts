import { describe, expect, test } from '@jest/globals';
import type { HubStatus } from '../../src/release/status.js';
import {
  driftWords,
  statusExit,
  statusHeadline,
  statusJson,
  statusMarkdown,
  statusText,
} from '../../src/report/status.js';
import { hubNames, plannedHub } from './samples.js';

const now = Date.UTC(2026, 10, 24, 8);
const state = {
  name: 'geo',
  namespace: 'geo',
  revision: 12,
  status: 'deployed',
  failures: 0,
  digest: '1-aa',
  modifiedAt: new Date(now - 3 * 3600_000),
};

const status = (name: string, given: Partial<HubStatus> = {}): HubStatus => ({
  planned: plannedHub(name, { reasons: ['not what is live: revision 12'] }),
  state: { ...state, name },
  proved: true,
  drift: false,
  workloads: [],
  byHand: [],
  edits: [],
  leftOvers: [],
  ...given,
});

const report = (hubs: readonly HubStatus[], notes: readonly string[] = []) => ({
  commit: 'c'.repeat(40),
  hubs,
  notes,
  now,
});

describe('the status', () => {
  test('says first whether all is as the repository says', () => {
    expect(statusMarkdown(report([status('geo')]))).toMatch(
      /^## ✅ 1 of 1 release live, all as the repository says\n/,
    );
    const drifted = report([status('geo'), status('intro', { drift: true })]);
    expect(statusMarkdown(drifted)).toMatch(
      /^## ⚠️ 2 of 2 releases live; not as the repository says: intro\n/,
    );
  });

  test('claims nothing of a cluster that was not read, and ends red whatever was asked', () => {
    const { state: _, workloads: __, ...unread } = status('geo', { unread: true, proved: false });
    const unknown = report([unread, status('intro')], ['The cluster a was not read: it does not answer']);
    expect(statusHeadline(unknown)).toBe('1 of 2 releases live as far as could be read; not known: geo.');
    expect(statusText(unknown)).toMatch(/^geo +not known +not known +not known$/m);
    expect(statusMarkdown(unknown)).toMatch(/^## ❌ /);
    expect(statusMarkdown(unknown)).toContain('- The cluster a was not read: it does not answer');
    expect(statusJson(unknown)).toMatchObject({
      hubs: [{ proved: null, health: 'not known', drift: null }, { proved: true }],
    });
    for (const fail of [true, false]) expect(statusExit(unknown, fail)).toBe(1);
    // Of the clusters that were read it is known what is not there.
    const { unread: ___, ...absent } = unread;
    expect(statusText(report([absent], unknown.notes))).toContain('not installed');
  });

  test('a hub that is down is not as it should be: said first, and counted where drift is', () => {
    const down = [{ name: 'proxy', wanted: 0 }];
    const workloads = [
      { workload: 'Deployment proxy', ready: 0, wanted: 0, down: true, images: [] },
    ] as const;
    const dead = report([status('geo', { down, workloads }), status('intro')]);
    expect(statusHeadline(dead)).toBe('2 of 2 releases live; down: geo.');
    expect(statusText(dead)).toContain('Deployment proxy 0/0');
    expect(statusMarkdown(dead)).toMatch(/^## ⚠️ /);
    expect([statusExit(dead, true), statusExit(dead, false)]).toEqual([2, 0]);
    expect(statusJson(dead)).toMatchObject({
      hubs: [{ down: ['proxy'], health: 'Deployment proxy 0/0' }, {}],
    });
  });

  test('a hub that was shut down under `hold` says so, and is as it should be', () => {
    const workloads = [
      { workload: 'Deployment proxy', ready: 0, wanted: 0, down: true, images: [] },
    ] as const;
    const held = report([status('geo', { workloads })]);
    expect(statusText(held)).toContain('Deployment proxy 0/0');
    expect(statusExit(held, true)).toBe(0);
  });

  test('what somebody did with kubectl is drift: field, program and time', () => {
    const edit = {
      ...{ object: 'Deployment proxy', field: 'spec.replicas', live: 0, manifest: 1 },
      ...{ program: 'kubectl-edit', at: '2026-11-24T07:20:00Z' },
    };
    const edited = report([status('geo', { edits: [edit] })]);
    const words = 'Deployment proxy: spec.replicas is 0 and not 1, by kubectl-edit, 2026-11-24 07:20 UTC';
    expect(statusHeadline(edited)).toBe('1 of 1 release live; not as the repository says: geo.');
    expect(statusText(edited)).toContain(words);
    // It is what the repository says but for that.
    expect(statusText(edited)).not.toContain('not what is live');
    expect(statusExit(edited, true)).toBe(2);
    const many = status('geo', { edits: Array.from({ length: 9 }, () => edit) });
    expect(driftWords(many).at(-1)).toBe('4 other fields');
  });

  test('values that are live and not in the repository are drift, told by their keys', () => {
    const leftOvers = ['jupyterhub.hub.config.Authenticator.allow_all', 'jupyterhub.singleuser.startTimeout'];
    const left = report([status('geo', { leftOvers })]);
    expect(statusHeadline(left)).toBe('1 of 1 release live; not as the repository says: geo.');
    expect(statusText(left)).toContain(
      'live values that the repository does not have: jupyterhub.hub.config.Authenticator.allow_all, ' +
        'jupyterhub.singleuser.startTimeout (`hub-deploy run geo --force` takes them away)',
    );
    expect(statusText(left)).not.toContain('not what is live');
    expect([statusExit(left, true), statusExit(left, false)]).toEqual([2, 0]);
    expect(statusJson(left)).toMatchObject({ hubs: [{ drift: true, leftOvers }] });
  });

  test('of a release that hub-deploy did not make it does not say that it is as the repository says', () => {
    const { digest: _, ...foreign } = state;
    const report1 = report([status('geo', { state: foreign, proved: false })]);
    expect(statusHeadline(report1)).toBe(
      '1 of 1 release live; not made by hub-deploy, and not compared: geo.',
    );
    expect(statusText(report1)).toContain('not known: not made by hub-deploy');
    expect(statusExit(report1, true)).toBe(0);
  });

  test('of 171 hubs shows those that drifted and folds the others', () => {
    const hubs = hubNames(171).map((name, index) => status(name, { drift: index === 100 }));
    const [visible = '', folded = ''] = statusMarkdown(report(hubs)).split(
      '<details><summary>170 others</summary>',
    );
    expect(visible).toContain('| `hub-100` | 12 (deployed, proved) |');
    expect(visible).toContain('not what is live: revision 12');
    expect(visible).not.toContain('`hub-000`');
    expect(folded).toContain('| `hub-000` |');
    expect(folded).toContain('| 3 hours |');
  });
});
