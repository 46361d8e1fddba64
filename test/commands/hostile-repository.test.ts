import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runCommand } from '../../src/commands/index.js';
import { discreet } from '../../src/host/discreet.js';
import { runner } from '../../src/host/runner.js';
import { INPUTS, readOptions } from '../../src/inputs.js';
import { OUTPUTS } from '../../src/outputs.js';
import type { RunEvent } from '../../src/words.js';
import { makeFolder, makeRepository, removeFolders } from '../fleet/repository.js';
import { commands, OURS, prose } from '../hostile.js';

/** Names that git takes, and that a shell, a runner, Markdown or a browser would do something with. */
const NAMES = [
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned;',
  '--output=pwned',
  'x\n::set-env name=PATH::evil',
  '::add-path::evil',
  '##[set-output name=plan]evil',
  '<img src=x onerror=alert(1)>',
  '![x](evil.example)',
  'a | b',
  '@org-everyone',
  'fixes #12',
  '\u202etxt.exe',
];
const BRANCH = '$(touch${IFS}pwned)|<b>;`touch${IFS}pwned`'.replaceAll('$', () => '$');

const CHART = `apiVersion: v2\nname: hub\nversion: 1.0.0\ndependencies:\n  - {name: jupyterhub, version: 1.0.0, repository: "https://x.example"}\n`;
const image = (name: string) =>
  `jupyterhub:\n  singleuser:\n    image:\n      name: ${JSON.stringify(name)}\n      tag: set-on-deployment\n`;

let repository: ReturnType<typeof makeRepository>;
let log = '';
let folder = '';
const written = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(async () => {
  repository = makeRepository();
  const base = repository.commit({
    'hub-charts/geo/Chart.yaml': CHART,
    'hub-charts/geo/values.yaml': image('127.0.0.1:1/k8s-user-geo'),
    'user-images/geo/Dockerfile': 'FROM scratch\n',
  });
  repository.git('checkout', '--quiet', '-b', BRANCH);
  const head = repository.commit(
    Object.fromEntries([
      ...NAMES.map((name) => [`user-images/geo/${name}`, 'x']),
      ...NAMES.map((name) => [`hub-charts/${name}/Chart.yaml`, CHART]),
      ...NAMES.map((_, index) => [`hub-charts/evil-${index}/Chart.yaml`, CHART]),
      ...NAMES.map((name, index) => [`hub-charts/evil-${index}/values.yaml`, image(name)]),
      ...NAMES.map((name, index) => [`user-images/evil-${index}/Dockerfile`, `FROM ${name}\n`]),
    ]),
    `${NAMES.join('\n')}\n\nfixes #12`,
  );
  folder = makeFolder();
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH']) {
    process.env[name] = join(folder, name);
    writeFileSync(join(folder, name), '');
  }
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log += String(chunk);
    return true;
  });
  const event: RunEvent = {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    sha: head,
    base,
    forced: false,
    defaultBranch: 'main',
    pullRequest: { number: 7, head, fork: true },
  };
  const given = (name: string) =>
    name === 'command' ? 'plan' : (INPUTS.find((input) => input.name === name)?.default ?? '');
  const host = discreet(await runner());
  await runCommand({
    options: readOptions(given, event, repository.folder),
    host,
    signal: new AbortController().signal,
    privateFolder: folder,
    print: host.line,
  });
  // The summary is written while the run goes on.
  while (written('GITHUB_STEP_SUMMARY') === '') await sleep(20);
  spy.mockRestore();
}, 60_000);
afterAll(removeFolders);

describe('a pull request whose branch, files, hubs, images and message are hostile', () => {
  test('is planned: what is wrong with each hub and image is said', () => {
    expect(log).toContain('cannot be the name of a hub');
    expect(written('GITHUB_STEP_SUMMARY').length).toBeGreaterThan(1000);
  });

  test('starts no program of its own', () => {
    const left = [repository.folder, folder, process.cwd()].flatMap((path) => readdirSync(path));
    expect(left.filter((name) => name === 'pwned')).toEqual([]);
  });

  test('makes the runner do nothing', () => {
    const ours = new Set(['group', 'endgroup', 'error', 'warning', 'notice', 'debug']);
    expect(commands(log).filter((command) => !ours.has(command))).toEqual([]);
    expect(written('GITHUB_ENV') + written('GITHUB_PATH')).toBe('');
  });

  test('has outputs of ours alone', () => {
    const names = [...written('GITHUB_OUTPUT').matchAll(/^([\w-]+)<<(ghadelimiter_\S+)$/gm)].map(
      ([, name]) => name,
    );
    const ours: readonly (string | undefined)[] = OUTPUTS.map(({ name }) => name);
    expect(names).toContain('plan');
    expect(names.filter((name) => !ours.includes(name))).toEqual([]);
  });

  test('draws nothing in the summary', () => {
    const read = prose(written('GITHUB_STEP_SUMMARY')).replace(OURS, '');
    expect(read).not.toMatch(/</);
    expect(read).not.toMatch(/\]\(|@\w|#\d|\u202e/);
  });
});
