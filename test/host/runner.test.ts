import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { runner } from '../../src/host/runner.js';
import { commands } from '../hostile.js';

/** What strangers may name a branch, a file, a hub, an image or a commit, to make the runner do something. */
const HOSTILE = [
  '::set-env name=PATH::/tmp/evil',
  '  ::add-mask::e',
  '\u0085::set-output name=plan::{}',
  'harmless\r::stop-commands::x',
  'harmless\n::error file=a::b',
  '##[set-env name=PATH;]/tmp/evil',
  'text ##[add-path]/tmp/evil',
  '::endgroup::',
];

let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  log = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log += String(chunk);
    return true;
  });
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE']) {
    process.env[name] = join(folder, name);
    writeFileSync(join(folder, name), '');
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('text that is not ours, in the log', () => {
  test.each(HOSTILE)('%j is printed, and does nothing', async (text) => {
    const host = await runner();
    host.line(text);
    host.group(text, [text, 'after']);
    host.line('end');
    expect(commands(log)).toEqual(['group', 'endgroup']);
    expect(log).toContain(text.trim());
    expect(log.endsWith('end\n')).toBe(true);
  });

  test('the test would see a command that was carried out', () => {
    for (const text of HOSTILE) expect(commands(`${text}\n`).length + Number(/stop/.test(text))).toBe(1);
  });

  test.each(HOSTILE)('%j in a problem is part of its annotation, and of nothing else', async (text) => {
    const host = await runner();
    host.problem({ severity: 'error', title: text, message: text, file: text, line: 1 });
    expect(commands(log)).toEqual(['error']);
  });

  test('problems beyond those that GitHub shows are plain lines', async () => {
    const host = await runner();
    const [text = ''] = HOSTILE;
    for (let time = 0; time < 12; time++)
      host.problem({ severity: 'warning', title: 'title', message: `first\n${text}` });
    expect(commands(log)).toEqual(Array.from({ length: 10 }, () => 'warning'));
  });

  test('any mixture of such parts does nothing', async () => {
    const host = await runner();
    const part = fc.constantFrom(
      '::',
      '##[',
      ']',
      'error',
      'stop-commands',
      '\n',
      '\r',
      '\u0085',
      ' ',
      'x',
      '::a::',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        log = '';
        host.line(parts.join(''));
        expect(commands(log)).toEqual([]);
      }),
    );
  });

  test('an output holds its text whole, whatever it looks like', async () => {
    const host = await runner();
    host.output('plan', HOSTILE.join('\n'));
    const file = readFileSync(join(folder, 'GITHUB_OUTPUT'), 'utf8');
    expect(file.match(/^plan<<(ghadelimiter_\S+)/)?.[1]).toBe(file.trimEnd().split(EOL).at(-1));
    expect(commands(log)).toEqual([]);
  });
});
