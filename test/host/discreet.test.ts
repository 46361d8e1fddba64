import { expect, test } from '@jest/globals';
import { discreet } from '../../src/host/discreet.js';
import type { Host } from '../../src/host/host.js';
import type { Problem } from '../../src/words.js';

function heard() {
  const said: unknown[] = [];
  const hear =
    (what: string) =>
    (...words: unknown[]) => {
      said.push([what, ...words]);
    };
  const host: Host = {
    line: hear('line'),
    group: hear('group'),
    problem: hear('problem'),
    mask: hear('mask'),
    output: hear('output'),
    summary: hear('summary'),
  };
  return { host: discreet(host), said };
}

test('what was masked is said nowhere, a longer secret as a whole', () => {
  const { host, said } = heard();
  for (const secret of ['pass(word', 'pass(word$&2', 'pass(word', '']) host.mask(secret);
  const problem: Problem = {
    severity: 'error',
    title: 'a pass(word',
    message: 'pass(word$&2',
    log: 'x pass(word',
  };
  host.line('a pass(word$&2!');
  host.group('pass(word', ['one', 'pass(word']);
  host.problem(problem);
  host.output('name', 'pass(word');
  host.summary('| pass(word$&2 |');
  const masked = (said as string[][]).filter(([what]) => what === 'mask').map(([, word]) => word);
  for (const word of ['pass(word', 'pass(word$&2', 'cGFzcyh3b3Jk'])
    expect(masked.filter((one) => one === word)).toEqual([word]);
  expect((said as string[][]).filter(([what]) => what !== 'mask')).toEqual([
    ['line', 'a ***!'],
    ['group', '***', ['one', '***']],
    ['problem', { severity: 'error', title: 'a ***', message: '***', log: 'x ***' }],
    ['output', 'name', '***'],
    ['summary', '| *** |'],
  ]);
});

test('secrets that overlap, or stand side by side, are hidden as one', () => {
  const { host } = heard();
  for (const secret of ['abcdefgh', 'efghijkl', 'mnopqrst']) host.mask(secret);
  expect(host.conceal('xabcdefghijklmnopqrsty')).toBe('x***y');
  expect(host.conceal('abcdefgh abcdefg')).toBe('*** abcdefg');
});

test('what is too short to be a secret hides no common word', () => {
  const { host, said } = heard();
  for (const word of ['', 'hub', 'default']) host.mask(word);
  host.line('the hub default');
  expect(said).toEqual([['line', 'the hub default']]);
});
