import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { outcomeMarkdown } from '../../src/report/outcome.js';
import { headline, planJson, planText } from '../../src/report/plan.js';
import { anImage, aPlan, aPlannedHub, aPlannedImage, aRelease } from '../plan/fixture.js';
import { anOutcome } from './samples.js';

const upToDate = aPlannedHub({
  release: aRelease({ hub: 'intro' }),
  action: 'none',
  impact: 'none',
  reasons: ['up to date: revision 12, proved'],
});

describe('the first line of a plan', () => {
  test('counts what happens to people', () => {
    const plan = aPlan({ hubs: [aPlannedHub(), upToDate], images: [aPlannedImage()] });
    expect(headline(plan)).toBe(
      '1 of 2 hubs to deploy, 1 image to build. 1 hub restarts: no logins or new servers for seconds, running servers go on.',
    );
  });

  test('counts the servers that run on the hubs that restart, where it is known of each of them', () => {
    const other = aPlannedHub({ release: aRelease({ hub: 'bio' }) });
    const people = (servers: Record<string, number>) =>
      headline(aPlan({ hubs: [aPlannedHub(), other, upToDate], servers: new Map(Object.entries(servers)) }));
    expect(people({ geo: 23, bio: 4 })).toMatch(
      / 2 hubs restart: .* for seconds, 27 running servers go on\.$/,
    );
    expect(people({ geo: 0, bio: 1 })).toMatch(/ for seconds, 1 running server goes on\.$/);
    expect(people({ geo: 0, bio: 0 })).toMatch(/ for seconds, 0 running servers go on\.$/);
    expect(people({ geo: 23 })).toMatch(/ for seconds, running servers go on\.$/);
    const proxy = aPlan({ hubs: [aPlannedHub({ impact: 'proxy-restart' })], servers: new Map([['geo', 3]]) });
    expect(headline(proxy)).toMatch(/everybody's connection drops \(3 running servers\)\.$/);
  });

  test('says where it is not known what people will notice', () => {
    const hubs = [aPlannedHub({ impact: 'unknown' }), aPlannedHub({ release: aRelease({ hub: 'bio' }) })];
    expect(headline(aPlan({ hubs }))).toMatch(/ servers go on\. 1 hub: what people notice is not known\.$/);
  });

  test('says when there is nothing to do', () => {
    expect(headline(aPlan({ hubs: [upToDate] }))).toBe('Nothing to do: none of 1 hub needs a deploy.');
  });

  test('and not where a hub is down, held after failures, or its cluster was not read', () => {
    const down = { ...upToDate, down: [{ name: 'proxy', wanted: 0 }] };
    expect(headline(aPlan({ hubs: [down] }))).toBe('1 hub down: intro. No deploy is due.');
    const held = aPlannedHub({ action: 'hold', failing: true });
    expect(headline(aPlan({ hubs: [held, down] }))).toBe(
      '1 hub down: intro; 1 hub not tried again: geo. No deploy is due.',
    );
    expect(headline(aPlan({ hubs: [held], unread: [''] }))).toBe(
      '1 hub not tried again: geo; not read: the cluster. As far as could be read, no deploy is due.',
    );
    expect(headline(aPlan({ hubs: [aPlannedHub(), down] }))).toMatch(/^1 hub down: intro\. 1 of 2 hubs to/);
    const summary = outcomeMarkdown(anOutcome({ plan: aPlan({ hubs: [down] }) }));
    expect(summary).toMatch(/^## ⚠️ 1 hub down: intro; No deploy is due\n/);
    expect(summary).toContain('no pod of the Deployment proxy is ready (it is scaled to none)');
    expect(planText(aPlan({ hubs: [down] }))).toContain('no pod of the Deployment proxy is ready');
  });

  test('tells a proxy restart, where everybody is cut off, and charts that are no hubs', () => {
    const chart = aPlannedHub({ release: aRelease({ kind: 'chart', hub: 'monitoring' }), impact: 'none' });
    const line = headline(aPlan({ hubs: [aPlannedHub({ impact: 'proxy-restart' }), chart] }));
    expect(line).toBe(
      "1 of 1 hub to deploy, 1 other chart to deploy. 1 proxy restarts: everybody's connection drops.",
    );
  });
});

describe('a plan', () => {
  const plan = aPlan({
    notes: ['compared with 3f2a91c, where it started'],
    hubs: [aPlannedHub(), upToDate],
    images: [
      aPlannedImage(),
      aPlannedImage({ image: anImage({ key: 'x' }), name: '', action: 'pinned', reasons: ['why'] }),
    ],
    problems: [{ severity: 'error', file: 'a.yaml', line: 3, title: 'Bad', message: 'Mend it.' }],
  });

  test('as Markdown has a row with its reasons for each hub that something happens to, and counts the others', () => {
    const text = outcomeMarkdown(anOutcome({ plan }));
    expect(text).toContain(
      '| `geo` | **deploy** | hub-charts/geo/values.yaml changed in 3f2a91c | hub restarts |',
    );
    expect(text).not.toContain('`intro`');
    expect(text).toContain('1 other hub not touched.');
    expect(text).toContain('❌ **Bad** `a.yaml:3`: Mend it.');
  });

  test('as text names file and line of a problem', () => {
    expect(planText(plan)).toContain('error: a.yaml:3: Bad: Mend it.');
  });

  test('as JSON is what plan.schema.json says', () => {
    const schema = JSON.parse(readFileSync('plan.schema.json', 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect([validate(planJson(plan)), validate.errors]).toEqual([true, null]);
    expect(validate(planJson(aPlan()))).toBe(true);
  });

  test('as JSON has a reason in every row', () => {
    const json = planJson(plan) as { hubs: { reasons: string[] }[]; images: { reasons: string[] }[] };
    for (const { reasons } of [...json.hubs, ...json.images]) expect(reasons.length).toBeGreaterThan(0);
  });
});
