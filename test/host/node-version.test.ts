import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { nodeTooOld } from '../../src/host/node-version.js';

test('an older Node than README asks for is refused before anything is done', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('it needs Node 22 or newer');
  expect(nodeTooOld('20.20.2')).toBe(
    'hub-deploy needs Node 22 or newer, and this is Node 20.20.2. Nothing was done.',
  );
  expect([nodeTooOld('22.0.0'), nodeTooOld('24.21.0'), nodeTooOld('100.1.0')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
