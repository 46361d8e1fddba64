import { describe, expect, test } from '@jest/globals';
import { slowest } from '../../scripts/slowest.mjs';

const file = (name: string, seconds: number, durations: (number | null)[] = []) => ({
  name: `/repo/test/${name}`,
  startTime: 5_000,
  endTime: 5_000 + seconds * 1000,
  assertionResults: durations.map((duration, index) => ({ fullName: `case ${index + 1}`, duration })),
});

describe('the slowest test files', () => {
  test('come longest first, each with the case that took most of it', () => {
    expect(
      slowest([file('quick.test.ts', 0.25, [200]), file('slow.e2e.ts', 81, [null, 4_000, 61_500])], '/repo'),
    ).toEqual([
      '  81.0 s  test/slow.e2e.ts (61.5 s: case 3)',
      '   0.3 s  test/quick.test.ts (0.2 s: case 1)',
    ]);
  });

  test('are twenty, however many there are', () => {
    const many = Array.from({ length: 30 }, (_, index) => file(`${index}.test.ts`, index));
    expect(slowest(many, '/repo')).toHaveLength(20);
  });

  test('may have no case: a file that did not load is there too', () => {
    expect(slowest([file('broken.test.ts', 1)], '/repo')).toEqual(['   1.0 s  test/broken.test.ts']);
  });
});
