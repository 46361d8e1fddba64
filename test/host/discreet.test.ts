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
  expect(said).toEqual([
    ['mask', 'pass(word'],
    ['mask', 'pass(word$&2'],
    ['line', 'a ***!'],
    ['group', '***', ['one', '***']],
    ['problem', { severity: 'error', title: 'a ***', message: '***', log: 'x ***' }],
    ['output', 'name', '***'],
    ['summary', '| *** |'],
  ]);
});
