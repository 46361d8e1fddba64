import { describe, expect, test } from '@jest/globals';
import { hasFailed, outcomeMarkdown, verdict } from '../../src/report/outcome.js';
import { shareReasons } from '../../src/report/reasons.js';
import { fixed, type Section, shorten } from '../../src/report/shorten.js';
import { sizeText } from '../../src/report/sizes.js';
import { aPlan } from '../plan/fixture.js';
import { anOutcome, built, crash, deployed, hubNames, plannedHub, plannedImage } from './samples.js';

const [geo, intro, stats] = [plannedHub('geo'), plannedHub('intro'), plannedHub('stats')];

describe('the first line of a run', () => {
  test('names what failed, the worst first', () => {
    const outcome = anOutcome({
      hubs: [deployed(intro), deployed(geo, { result: 'failed' }), deployed(stats, { result: 'spared' })],
      images: [built(plannedImage('geo')), built(plannedImage('bio'), { result: 'failed' })],
    });
    expect(verdict(outcome)).toBe(
      '1 hub failed: geo; 1 image failed to build: user/bio; 1 hub spared: stats; 1 hub deployed; 1 image built.',
    );
    expect(hasFailed(outcome)).toBe(true);
  });

  test('tells deploys from rollbacks, adoptions and removals', () => {
    const hubs = (['deployed', 'rolled back', 'adopted', 'removed'] as const).map((result, index) =>
      deployed(plannedHub(`hub-${index}`), { result }),
    );
    const outcome = anOutcome({ hubs });
    expect(verdict(outcome)).toMatch(/^1 hub deployed; 1 hub rolled back; 1 hub adopted; 1 hub removed/);
    for (const word of ['✅ deployed', '↩️ rolled back', '✅ adopted', '🗑️ removed'])
      expect(outcomeMarkdown(outcome)).toContain(word);
    expect(hasFailed(outcome)).toBe(false);
  });

  test('does not say of what was left as it is that it is to be deployed', () => {
    const hubs = [deployed(geo, { result: 'skipped' }), deployed(intro, { result: 'unchanged' })];
    const outcome = anOutcome({ plan: aPlan({ hubs: [geo, intro] }), hubs });
    expect(verdict(outcome)).toBe('1 hub skipped; 1 hub unchanged.');
    expect(outcomeMarkdown(outcome)).toMatch(/^## ✅ 1 hub skipped; 1 hub unchanged\n/);
    expect(hasFailed(outcome)).toBe(false);
  });

  test('of many that failed names some, and counts the others', () => {
    const hubs = hubNames(171).map((name) => deployed(plannedHub(name), { result: 'failed' }));
    expect(verdict(anOutcome({ hubs }))).toBe(
      '171 hubs failed: hub-000, hub-001, hub-002, hub-003, hub-004 and 166 others.',
    );
  });

  test('says what would be done where nothing was', () => {
    const text = outcomeMarkdown(anOutcome({ plan: aPlan({ hubs: [geo] }) }));
    expect(text).toMatch(/^## 1 of 1 hub to deploy\n\n1 hub restarts: /);
  });
});

describe('the summary', () => {
  test('has the outcome, what to mend with its log folded, hubs, images, and how it was found, in this order', () => {
    const text = outcomeMarkdown(
      anOutcome({
        plan: aPlan({ images: [plannedImage('geo')], notes: ['compared with 3f2a91c'] }),
        hubs: [deployed(intro), deployed(geo, { result: 'failed' })],
        images: [built(plannedImage('geo'))],
        problems: [crash('geo')],
      }),
    );
    const order = [
      '## ❌ 1 hub failed',
      '### What to mend',
      'Last lines',
      '| Hub |',
      '| Image |',
      '- compared with',
      'Took 42 s',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text.indexOf('`geo` | ❌ failed')).toBeLessThan(text.indexOf('✅ deployed'));
    expect(text).toContain('| 38 s |');
    expect(text).toContain('| 1 min 23 s |');
  });

  test('of 171 hubs shows those that failed and folds the others', () => {
    const hubs = hubNames(171).map((name, index) =>
      deployed(plannedHub(name), index === 100 ? { result: 'failed' } : {}),
    );
    const text = outcomeMarkdown(anOutcome({ hubs, plan: aPlan() }));
    const [visible = '', folded = ''] = text.split('<details><summary>170 deployed</summary>');
    expect(visible).toContain('[`hub-100`]');
    expect(visible).not.toContain('`hub-000`');
    expect(folded).toContain('[`hub-000`]');
  });

  test('stays under 1 MiB, and keeps what failed', () => {
    const hubs = hubNames(1000).map((name) => deployed(plannedHub(name), { result: 'failed' }));
    const problems = hubs.map(({ planned }, index) =>
      crash(planned.release.id, {
        log: 'é'.repeat(2000),
        message: `${index + 1} times. ${'why '.repeat(50)}`,
      }),
    );
    const text = outcomeMarkdown(anOutcome({ hubs, problems }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('1000 hubs failed');
    expect(text).toContain('**hub-000 crashes**');
    expect(text).toContain('1 times');
  });

  test('says once what hubs share', () => {
    const names = hubNames(30);
    const problems = names.map((hub) => crash(hub));
    const text = outcomeMarkdown(anOutcome({ problems }));
    expect(text.match(/ended with code 1 twice/g)?.length).toBe(1);
    expect(text).toContain('(the same for hub-001, hub-002, hub-003, hub-004, hub-005 and 24 others)');
  });
});

describe('reasons of a table', () => {
  test('that all rows give are said once, above', () => {
    const rows = [['base changed'], ['base changed', 'own values changed'], ['base changed']];
    expect(shareReasons(rows, 'hub')).toEqual({
      above: 'All 3 hubs: base changed',
      cells: ['', 'own values changed', ''],
    });
  });

  test('that many rows give get a number', () => {
    const { above, cells } = shareReasons([['base'], ['base'], ['base'], ['other']], 'hub');
    expect([above, cells]).toEqual(['(1) 3 hubs: base', ['(1)', '(1)', '(1)', 'other']]);
  });

  test('that few rows give stay where they are', () => {
    expect(shareReasons([['base'], ['base']], 'hub')).toEqual({ above: '', cells: ['base', 'base'] });
  });
});

describe('a text that has a size to keep to', () => {
  const section = (ease: number, whole: string, short: string): Section => ({
    whole: () => whole,
    shorter: [{ ease, text: () => short }],
  });

  test('is whole where it fits', () => {
    expect(shorten([fixed('a'), section(1, 'long', 's')], 7)).toBe('a\n\nlong');
  });

  test('gives up the easiest part first, and only as much as it has to', () => {
    const sections = [section(1, 'errors', 'e'), section(9, 'differences', 'd'), section(5, 'reasons', 'r')];
    expect(shorten(sections, 19)).toBe('errors\n\nd\n\nreasons');
    expect(shorten(sections, 12)).toBe('errors\n\nd\n\nr');
    expect(shorten(sections, 7)).toBe('e\n\nd\n\nr');
  });

  test('is cut at the end of a line where nothing else helps', () => {
    const text = shorten([fixed(Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n'))], 100);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^line 0\n(line \d+\n)+\n\(Shortened: the log has the rest\.\)$/);
  });
});

test.each([
  [{ bytes: 812_000_000 }, '812 MB'],
  [{ bytes: 812_000_000, before: 790_000_000 }, '812 MB (+22 MB)'],
  [{ bytes: 700_000_000, before: 790_000_000 }, '700 MB (−90 MB)'],
  [{ bytes: 2_340_000_000, before: 2_340_100_000 }, '2.3 GB'],
  [{ bytes: 812_000_000, before: 'unknown' as const }, '812 MB (was unknown)'],
  [{ before: 790_000_000 }, 'unknown'],
])('an image of %j is %s', (size, text) => expect(sizeText(size)).toBe(text));
