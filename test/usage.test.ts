import { expect, test } from '@jest/globals';
import { FLAGS } from '../src/flags.js';
import { usage } from '../src/usage.js';

test('the help says how a flag is turned off that is on by itself', () => {
  const help = usage(FLAGS, ['run']);
  expect(help).toContain('  --[no-]health-check\n');
  expect(help).toContain('  --force\n');
});
