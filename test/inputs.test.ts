import { describe, expect, test } from '@jest/globals';
import { INPUTS, readOptions } from '../src/inputs.js';
import type { RunEvent } from '../src/words.js';

const local: RunEvent = { name: 'local', forced: false };

/** Options from the defaults, with some inputs given. */
function options(given: Record<string, string> = {}) {
  const read = (name: string) => given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '';
  return readOptions(read, local, '/repo');
}

describe('inputs', () => {
  test('nothing given means the defaults that the table shows', () => {
    expect(options()).toMatchObject({
      command: 'run',
      hubs: [],
      force: false,
      dryRun: false,
      cache: 'auto',
      parallelBuilds: 2,
      pinDigests: true,
      onFailure: 'keep',
      format: 'text',
    });
  });

  test('hubs are separated by commas, spaces or lines, and a brace glob stays whole', () => {
    expect(options({ hubs: 'intro, geo\nsemi*  {a,b}/staging' }).hubs).toEqual([
      'intro',
      'geo',
      'semi*',
      '{a,b}/staging',
    ]);
  });

  test.each([
    ['force', 'maybe', 'The input `force` holds "maybe": write true or false.'],
    ['parallel-builds', '0', 'write a whole number from 1'],
    ['command', 'depoly', 'write one of run, plan, validate, build, deploy'],
    ['registry-username', 'robot', 'The input `registry-password` is empty'],
  ])('%s: %s gets an error that says what to write', (name, value, message) => {
    expect(() => options({ [name]: value })).toThrow(message);
  });

  test('every input has a name of its own and a help of one sentence at least', () => {
    const names = INPUTS.map((input) => input.name);
    expect(new Set(names).size).toBe(names.length);
    for (const input of INPUTS) expect(input.help).toMatch(/\.$/);
  });

  test('no secret is a flag of the command line, where everybody on the machine could read it', () => {
    for (const input of INPUTS) if (input.kind === 'secret') expect(input.only).toBe('action');
  });
});
