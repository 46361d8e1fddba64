import { expect, test } from '@jest/globals';
import { json, table } from '../../bench/parts/table.mjs';

const ROWS = [
  {
    name: 'the push',
    against: 'by hand',
    ratio: 1.2345,
    spread: [1.1, 1.3] as [number, number],
    aim: { atLeast: 1 },
    met: true,
  },
  {
    name: 'plan',
    against: 'git',
    ratio: 123.4,
    spread: [98.76, 150] as [number, number],
    aim: { atMost: 2 },
    met: false,
  },
  {
    name: 'memory',
    against: 'node',
    ratio: 0.5,
    spread: [0.5, 0.5] as [number, number],
    aim: null,
    met: null,
  },
];

test('the table tells of each row its ratio, how far its pairs were apart, its aim and whether that is met', () => {
  expect(table(ROWS)).toBe(
    [
      '          against  ratio   spread          aim',
      'the push  by hand  1.23x   1.10 to 1.30    at least 1x  met',
      'plan      git      123x    98.8 to 150     at most 2x   MISSED',
      'memory    node     0.500x  0.500 to 0.500',
    ].join('\n'),
  );
});

test('as JSON it is the machine and the rows, with all their digits', () => {
  const machine = { cpus: 2 };
  expect(JSON.parse(json(machine, ROWS))).toEqual({ machine, rows: ROWS });
});
