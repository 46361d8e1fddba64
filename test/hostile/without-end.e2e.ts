/**
 * The attacker: a stranger with a fork's pull request, whose files are made so that reading them takes for ever, or
 * takes all memory.
 *
 * What must not come out: a job that hangs, or a plan in which one hub's files keep all the others from being planned.
 * Each ends here in a moment, or the program is killed and the test fails; how time grows is printed by
 * `npm run bench limits`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTinyRepo } from '../e2e/tiny-repo.mjs';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly killed: boolean;
  readonly code: number;
  /** The hubs of the plan, and the titles of its problems and of what was told. */
  readonly hubs: readonly string[];
  readonly said: string;
}

/** `hub-deploy plan` of a repository with a hub `geo`, and these files beside it or in the place of its own. */
function plan(files: Readonly<Record<string, string | Buffer>>): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  made.push(folder);
  makeTinyRepo(folder, 'geo', '127.0.0.1:1/user', files);
  const script = join(process.cwd(), 'dist/cli/index.js');
  const options = { cwd: folder, timeout: 60_000, killSignal: 'SIGKILL', maxBuffer: 1e8 } as const;
  return new Promise((resolve) => {
    execFile('node', [script, 'plan', '--format', 'json'], options, (error, stdout, stderr) => {
      const hubs = stdout.startsWith('{') ? JSON.parse(stdout).hubs.map(({ id }: { id: string }) => id) : [];
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
      resolve({ killed: error?.killed ?? false, code, hubs, said: `${stdout}${stderr}` });
    });
  });
}

const chart = (name: string, rest = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${rest}`;
const deep = (folders: number) => 'a/'.repeat(folders);
const doubled = (last: string) =>
  Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('') + last;

describe('is planned all the same', () => {
  test('a chart’s archive whose sizes are negative', async () => {
    const block = Buffer.alloc(512);
    block.write('x');
    block.write('-1000', 124);
    const { killed, hubs } = await plan({
      'hub-charts/geo/Chart.yaml': chart(
        'geo',
        'dependencies:\n  - {name: jupyterhub, version: 99.0.0, repository: "https://x.example"}\n',
      ),
      'hub-charts/geo/charts/jupyterhub-99.0.0.tgz': gzipSync(block),
    });
    expect([killed, hubs]).toEqual([false, ['geo']]);
  });

  test.each([
    ['of twelve `**/`', `${'**/a/'.repeat(12)}b`],
    ['of stars in one name', `${'*a'.repeat(30)}b`],
    ['of a class that is not closed', `${'[^a]'.repeat(40)}[`],
    ['of a line of blanks', `x${' '.repeat(500_000)}y`],
  ])('a .dockerignore %s, and a deep path', async (_, ignore) => {
    const { killed, hubs } = await plan({
      'user-images/geo/.dockerignore': ignore,
      [`user-images/geo/${deep(100)}c`]: '',
      [`user-images/geo/${'a'.repeat(200)}`]: '',
    });
    expect([killed, hubs]).toEqual([false, ['geo']]);
  });

  test('fourteen `**` in discover, and a deep path', async () => {
    const { killed, hubs } = await plan({
      'hub-deploy.yaml': `discover: ["${'**/a/'.repeat(14)}<hub>/y.yaml", "hub-charts/<hub>/Chart.yaml"]\n`,
      [`${deep(300)}x.yaml`]: '',
    });
    expect([killed, hubs]).toEqual([false, ['geo']]);
  });

  test('a Dockerfile whose variables double from line to line', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `ARG A${i + 1}=$A${i}$A${i}\n`).join('');
    const { killed, hubs } = await plan({
      'user-images/geo/Dockerfile': `ARG A0=xxxxxxxx\n${lines}FROM a:$A60\n`,
    });
    expect([killed, hubs]).toEqual([false, ['geo']]);
  });

  test.each(['Chart.yaml', 'Chart.lock', 'values.yaml', 'requirements.yaml'])(
    'every other hub, where one’s %s is an alias bomb',
    async (file) => {
      const bomb = doubled('dependencies: *a40\n');
      const { killed, hubs, said } = await plan({
        'hub-charts/evil/Chart.yaml': chart('evil'),
        'hub-charts/evil/values.yaml': '{}\n',
        [`hub-charts/evil/${file}`]: `a0: &a0 [x]\n${file === 'Chart.yaml' ? chart('evil') : ''}${bomb}`,
      });
      expect([killed, hubs]).toEqual([false, ['evil', 'geo']]);
      expect(said).not.toContain('hub-deploy stopped');
    },
  );
});

describe('is refused with a sentence', () => {
  const many = (item: string) => Array.from({ length: 3_000 }, () => `      - ${item}\n`).join('');
  test.each([
    [
      '3,000 aliases of 3,000 values',
      `values: &a\n${many('x.yaml')}hubs:\n  geo:\n    values:\n${many('*a')}`,
      'The configuration is too large',
    ],
    ['aliases that double', `a0: &a0 [x]\n${doubled('')}`, 'The configuration is too large'],
    ['braces that multiply', `exclude: "${'{a,b}'.repeat(25)}"\n`, 'A glob of too many alternatives'],
    [
      'templates that come again and again',
      `discover: "${'<hub><env><cluster><image>'.repeat(2)}x.*"\n`,
      'has no meaning here',
    ],
  ])('a hub-deploy.yaml of %s', async (_, configuration, title) => {
    const { killed, code, said } = await plan({
      'hub-deploy.yaml': configuration,
      ['a'.repeat(250)]: '',
    });
    expect([killed, code]).toEqual([false, 1]);
    expect(said).toContain(title);
  });
});
