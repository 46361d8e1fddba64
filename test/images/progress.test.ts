import { describe, expect, test } from '@jest/globals';
import { buildProgress } from '../../src/images/progress.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();
const now = Date.UTC(2026, 0, 1, 0, 0, 50);

interface VertexFields {
  name: string;
  started?: string;
  completed?: string;
  cached?: boolean;
  error?: string;
}

/** A build that said these steps and outputs, as BuildKit would. */
function said(...events: (VertexFields | [step: string, output: string] | string)[]) {
  const progress = buildProgress();
  for (const event of events) {
    if (typeof event === 'string') progress.line(event);
    else if (Array.isArray(event)) {
      const data = Buffer.from(event[1]).toString('base64');
      progress.line(JSON.stringify({ logs: [{ vertex: event[0], data }] }));
    } else progress.line(JSON.stringify({ vertexes: [{ digest: event.name, ...event }] }));
  }
  return progress;
}

describe('what a build is doing', () => {
  test('is its newest step and for how long', () => {
    const progress = said(
      { name: '[1/2] COPY a /', started: at(0), completed: at(1) },
      { name: '[2/2] RUN pip install numpy', started: at(8) },
      { name: '[internal] load something', started: at(9) },
    );
    expect(progress.status(now)).toBe('[2/2] RUN pip install numpy (42 s)');
  });

  test('is a wait before the first step', () => {
    expect(said({ name: '[1/2] COPY a /' }).status(now)).toBe('waiting for the builder');
  });

  test('is one line of a bearable length', () => {
    const progress = said({ name: `[2/2] RUN a &&\n   ${'b'.repeat(200)}`, started: at(50) });
    expect(progress.status(now)).toMatch(/^\[2\/2\] RUN a && b+\.\.\. \(0\.0 s\)$/);
    expect(progress.status(now).length).toBeLessThan(100);
  });
});

describe('the log of a build', () => {
  test('has each step with its own lines, in the order of their starts', () => {
    const progress = said(
      { name: 'b', started: at(5) },
      { name: 'a', started: at(1), completed: at(3) },
      ['b', 'from b, '],
      ['a', 'from a\n'],
      ['b', 'in two parts\nlast'],
      { name: 'b', started: at(5), completed: at(25) },
      { name: '[internal] load build context', started: at(0), completed: at(1) },
      { name: 'c', started: at(6), completed: at(6), cached: true },
    );
    expect(progress.log()).toEqual([
      'a (2.0 s)',
      '  from a',
      'b (20 s)',
      '  from b, in two parts',
      '  last',
      'c (cached)',
    ]);
  });

  test('keeps of a progress bar what was drawn last', () => {
    expect(said({ name: 'a' }, ['a', '10%\r50%\r100%\r\n']).log()).toEqual(['a', '  100%']);
  });

  test('keeps the last lines of a step that prints without end', () => {
    const progress = said({ name: 'a' }, [
      'a',
      Array.from({ length: 6_000 }, (_, i) => `line ${i}\n`).join(''),
    ]);
    expect(progress.log()).toHaveLength(5_001);
    expect(progress.log().at(-1)).toBe('  line 5999');
  });

  test('counts what came from the cache, among the steps of the Dockerfile', () => {
    const progress = said(
      { name: '[internal] load build context' },
      { name: '[1/2] FROM x', cached: true },
      { name: '[2/2] RUN y', cached: false },
      { name: 'exporting to image' },
    );
    expect(progress.steps()).toEqual({ all: 2, cached: 1 });
  });
});

describe('a failure', () => {
  test('is the step that failed, not those that were cancelled for it or the cache', () => {
    const progress = said(
      { name: '[b 1/1] RUN slow', error: 'context canceled' },
      { name: 'importing cache manifest from x', error: 'connection refused' },
      { name: '[a 2/2] RUN x', error: 'exit code: 1' },
      ['[a 2/2] RUN x', 'why\n'],
    );
    expect(progress.failed()).toEqual({ name: '[a 2/2] RUN x', error: 'exit code: 1', log: ['why'] });
  });

  test('of the cache is told apart; a cache that is not there yet is none', () => {
    const progress = said(
      { name: 'importing cache manifest from x:cache', error: 'x:cache: not found' },
      { name: 'exporting cache to registry', error: 'connection refused' },
      { name: 'exporting to GitHub Actions Cache', error: '503' },
    );
    expect(progress.failed()).toBeUndefined();
    expect(progress.cacheErrors()).toEqual(['connection refused', '503']);
  });
});

test('what is no JSON is kept apart, without logins in addresses', () => {
  const progress = said('ERROR: cannot clone https://bob:pw@example.org/x', '', '{not json', { name: 'a' });
  expect(progress.plain()).toEqual(['ERROR: cannot clone https://***@example.org/x', '{not json']);
});
