import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commentBody } from '../../src/report/comment.js';
import { code, plain, tableOf } from '../../src/report/markdown.js';
import { type Outcome, outcomeMarkdown } from '../../src/report/outcome.js';
import { leftOut } from '../../src/report/tell.js';
import { OURS, prose } from '../hostile.js';
import { anImage, aPlan, aPlannedImage, aRelease } from '../plan/fixture.js';
import { anOutcome, built, deployed, plannedHub } from './samples.js';

/** What strangers may name a branch, a file, a hub or an image, to make a page say or do something. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</details><h1>All is well</h1>',
  '--> <!-- hub-deploy:comment . -->',
  '![x](https://evil.example/x.png)',
  '[click](https://evil.example)',
  'https://evil.example/?a=1',
  'www.evil.example',
  '@org/everyone please look',
  'fixes #12, org/other#3, GH-4',
  '``` \n# All is well\n```',
  'a | b \\| c `|` d',
  '\n\n# All is well\n\n| a |\n| - |',
  '| | |\n',
  '$$\\color{red}{x}$$',
  '\u202etxt.exe',
];

/** A run in which everything that is not ours is this text. */
function outcomeOf(text: string): Outcome {
  const release = aRelease({ id: text, cluster: text, environment: text, hub: text });
  const planned = plannedHub('geo', { release, reasons: [text, `${text}!`] });
  const image = aPlannedImage({ image: anImage({ key: text }), name: text, tag: text, reasons: [text] });
  const problem = {
    severity: 'error',
    title: text,
    message: text,
    file: text,
    log: text,
    hub: text,
  } as const;
  return anOutcome({
    plan: aPlan({ notes: [text], hubs: [planned], images: [image], problems: [problem] }),
    images: [built(image)],
    hubs: [deployed(planned, { result: 'failed', jupyterhub: text, url: `https://geo.example.org/${text}` })],
    problems: [{ ...problem, severity: 'warning' }],
    diffs: new Map([[text, [text]]]),
  });
}

describe.each([
  ['the summary', (outcome: Outcome) => outcomeMarkdown(outcome)],
  [
    'the comment',
    (outcome: Outcome) => commentBody({ outcome, key: '.', run: 'https://github.com/o/r/actions/runs/1' }),
  ],
  ['the plan', (outcome: Outcome) => outcomeMarkdown({ ...outcome, hubs: [], images: [] })],
])('%s shows text that is not ours and does nothing with it', (_, draw) => {
  test.each(HOSTILE)('%j', (text) => {
    const read = prose(draw(outcomeOf(text)));
    expect(read.replace(OURS, '')).not.toMatch(/</);
    expect(read).not.toMatch(/\]\(|https?:\/\/|www\.|@\w|#\d|GH-\d|\u202e/);
    expect(read).not.toMatch(/^ *#{1,6} All/m);
    expect(read.match(/<details>/g)?.length).toBe(read.match(/<\/details>/g)?.length);
  });

  test('the same with text of any kind', () => {
    const part = fc.constantFrom(...HOSTILE, '`', '``', '|', '\\', '\n', '<', '&lt;', '~', 'x', '\r', '*');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const read = prose(draw(outcomeOf(parts.join(''))));
        expect(read.replace(OURS, '')).not.toMatch(/</);
      }),
      { numRuns: 60 },
    );
  });
});

test("every row of a table has its head's cells, whatever is in them", () => {
  const cells = (line: string) => line.match(/(?:\\.|[^|\\])+/g)?.filter((cell) => cell.trim()).length;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('|', '\\', '`', 'a', '\n'), minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '');
      const [head = '', , row = ''] = tableOf(['A', 'B', 'C'], [['x', code(text), plain(text)]]).split('\n');
      expect([cells(head), cells(row)]).toEqual([3, 3]);
    }),
  );
});

test('what GitHub itself answers is text too', () => {
  const text = leftOut([{ refused: 'The comment was not written: <b>@all</b>.', why: 'invalid' }]);
  expect(text).toBe('- The comment was not written: &lt;b&gt;@\u200ball&lt;/b&gt;.');
});
