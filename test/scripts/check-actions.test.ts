import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { VENDORS } from '../e2e/stand-ins/vendor/vendors.mjs';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'actions-'));

beforeAll(() => {
  for (const place of ['.github/workflows', 'examples/workflows'])
    for (const name of readdirSync(join(root, place))) {
      const text = readFileSync(join(root, place, name), 'utf8');
      for (const [, action = '', commit = ''] of text.matchAll(/uses: ([\w-]+(?:\/[\w-]+)+)@([0-9a-f]{40})/g))
        declare(action, commit, VENDORS[action] ?? givenTo(action));
    }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of an action whose names the tests do not hold: all that anybody gives it. */
function givenTo(action: string) {
  const [names, outputs] = [new Set<string>(), new Set<string>()];
  for (const place of ['.github/workflows', 'examples/workflows'])
    for (const name of readdirSync(join(root, place))) {
      const { jobs } = parse(readFileSync(join(root, place, name), 'utf8'), { merge: true }) as {
        jobs: Record<string, { steps?: { id?: string; uses?: string; with?: object }[] }>;
      };
      for (const { steps = [] } of Object.values(jobs))
        for (const step of steps)
          if (step.uses?.startsWith(`${action}@`)) {
            for (const key of Object.keys(step.with ?? {})) names.add(key);
            const asked = JSON.stringify(steps).matchAll(
              new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'),
            );
            for (const [, output = ''] of asked) outputs.add(output);
          }
    }
  return { inputs: [...names], required: [], outputs: [...outputs] };
}

function declare(
  action: string,
  commit: string,
  { inputs, required, outputs }: { inputs: string[]; required: string[]; outputs: string[] },
) {
  const [owner = '', name = '', ...below] = action.split('/');
  const file = join(folder, owner, name, commit, ...below, 'action.yml');
  mkdirSync(dirname(file), { recursive: true });
  const entries = inputs.map((name) => [name, { required: required.includes(name) }]);
  const given = outputs.map((name) => [name, { description: 'x' }]);
  writeFileSync(file, stringify({ inputs: Object.fromEntries(entries), outputs: Object.fromEntries(given) }));
}

function check(source = folder) {
  const script = join(root, 'scripts/check-actions.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, source], { encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
}

/** The folder's action.yml files with this change to one action's. */
function changed(action: string, change: (text: string) => string): string {
  const other = mkdtempSync(join(tmpdir(), 'actions-'));
  cpSync(folder, other, { recursive: true });
  const [commit = ''] = readdirSync(join(other, action));
  const file = join(other, action, commit, 'action.yml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return other;
}

test('what our workflows give to others’ actions is what those declare', () => {
  const { code, out } = check();
  expect(out).toMatch(/\d+ steps, \d+ actions, 0 wrong/);
  expect(code).toBe(0);
});

test.each([
  ['aws-actions/configure-aws-credentials', 'role-to-assume', 'has no input `role-to-assume`'],
  ['azure/login', 'client-id', 'has no input `client-id`'],
  ['google-github-actions/auth', 'credentials_file_path', 'has no output `credentials_file_path`'],
])('%s that renames %s is told, with the workflow and the job', (action, name, words) => {
  const other = changed(action, (text) => text.replace(`${name}:`, 'renamed:'));
  const { code, out } = check(other);
  rmSync(other, { recursive: true });
  expect(out).toMatch(/^\.github\/workflows\/deploy\.yml, deploy(?:-first)?: /m);
  expect(out).toContain(words);
  expect(code).toBe(1);
});

test('an action that wants another input is told', () => {
  const other = changed('azure/login', (text) =>
    text.replace('inputs:', 'inputs:\n  tide:\n    required: true'),
  );
  const { out } = check(other);
  rmSync(other, { recursive: true });
  expect(out).toContain('wants `tide`');
});
