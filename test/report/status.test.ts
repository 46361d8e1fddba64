import { describe, expect, test } from '@jest/globals';
import type { HubStatus } from '../../src/release/status.js';
import { isAsItShouldBe, statusHeadline, statusMarkdown, statusText } from '../../src/report/status.js';
import { hubNames, plannedHub } from './samples.js';

const now = Date.UTC(2026, 10, 24, 8);
const state = {
  name: 'geo',
  namespace: 'geo',
  revision: 12,
  status: 'deployed',
  failures: 0,
  modifiedAt: new Date(now - 3 * 3600_000),
};

const status = (name: string, given: Partial<HubStatus> = {}): HubStatus => ({
  planned: plannedHub(name, { reasons: ['not what is live: revision 12'] }),
  state: { ...state, name },
  proved: true,
  drift: false,
  workloads: [],
  byHand: [],
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

  test('claims nothing of a cluster that was not read', () => {
    const { state: _, workloads: __, ...unread } = status('geo');
    const unknown = report([unread], ['The cluster was not read: it does not answer']);
    expect(statusHeadline(unknown)).toBe(
      '0 of 1 release live as far as could be read, and as the repository says.',
    );
    expect(statusText(unknown)).toContain('not known');
    expect(statusMarkdown(unknown)).toContain('- The cluster was not read: it does not answer');
    expect(statusText(unknown)).not.toContain('none');
    expect(isAsItShouldBe(unknown)).toBe(false);
    expect(statusText(report([{ ...unread, workloads: [] }]))).toContain('not installed');
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
