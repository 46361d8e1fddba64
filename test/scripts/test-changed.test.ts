import { expect, test } from '@jest/globals';
import { lookFor } from '../../scripts/test-changed.mjs';

const tests = {
  'test/rooms.test.ts': '',
  'test/fleet/schema.test.ts': "readFileSync('hub-deploy.schema.json')",
  'test/host/version.test.ts': "readFileSync('README.md')",
  'test/fleet/examples.test.ts': "glob('examples/configs/*.yaml')",
};

test('code is looked up by who imports it, and tests of the whole repository always run', () => {
  expect(lookFor(['src/fleet/glob.ts', 'test/fleet/side.ts'], tests)).toEqual([
    'src/fleet/glob.ts',
    'test/fleet/side.ts',
    'test/rooms.test.ts',
  ]);
});

test('what tests read concerns those that name it, or its topmost folder', () => {
  expect(lookFor(['README.md'], tests)).toEqual(['test/rooms.test.ts', 'test/host/version.test.ts']);
  expect(lookFor(['examples/configs/new.yaml'], tests)).toEqual([
    'test/rooms.test.ts',
    'test/fleet/examples.test.ts',
  ]);
});
