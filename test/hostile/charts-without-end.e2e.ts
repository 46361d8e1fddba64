/**
 * The attacker: a stranger with a fork's pull request, who writes a chart that Helm renders at once, and whose other files
 * Helm never looks at: an archive whose name begins with `_`, or what .helmignore leaves out.
 *
 * What must not come out: a job that hangs or takes all memory over such files, or another hub that is not validated
 * because of them. Each ends here in a moment, or the program is killed and the test fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { write } from '../e2e/tiny-repo.mjs';
import { change, hubFiles, twoHubs } from './support/two-hubs.js';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Far more than what it takes without the attacker's files: some 3 s. */
const MOST_MS = 45_000;

/** A fork's pull request that changes the hub `good`, and brings a chart of the attacker's for `evil`. */
async function validated(
  files: Readonly<Record<string, string | Buffer>>,
  config = 'discover: ["hub-charts/<hub>/Chart.yaml"]\n',
) {
  const folder = mkdtempSync(join(tmpdir(), 'charts-'));
  made.push(folder);
  const repository = twoHubs(folder, ['evil', 'good'], config);
  const base = git(repository, 'rev-parse', 'HEAD').trim();
  change(repository, ['good', 'evil'], 'two');
  for (const [path, text] of Object.entries(files)) write(repository, path, text);
  const head = commit(repository, 'a chart');
  const payload = pullRequest(base, head);
  payload.pull_request.head.repo.full_name = 'stranger/hubs';
  let killed = false;
  const job = await startByHand(repository, {
    event: 'pull_request',
    payload,
    inputs: { command: 'validate' },
    when: {
      said: /./,
      act: (main) => {
        const timer = setTimeout(() => {
          killed = true;
          main.kill('SIGKILL');
        }, MOST_MS);
        main.once('exit', () => clearTimeout(timer));
      },
    },
  });
  return { ...job, killed };
}

/** A packed chart: the files of a folder `x`. */
function packed(files: readonly (readonly [path: string, content: string | Buffer])[]): Buffer {
  const blocks = files.flatMap(([path, content]) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(`x/${path}`, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
const times = <T>(number: number, item: (index: number) => T) =>
  Array.from({ length: number }, (_, i) => item(i));

/** Each holds the one before it `copies` times; four of them are a few kilobytes. */
function multiplied(copies: number): Buffer {
  let inner = packed([['templates/a', '']]);
  for (let depth = 0; depth < 3; depth++) inner = packed(times(copies, (i) => [`charts/${i}.tgz`, inner]));
  return inner;
}

describe('a fork’s pull request is validated, and its other hub with it, where a chart has', () => {
  test.each([
    [
      'an archive of archives of archives, which multiply',
      () => ({ 'hub-charts/evil/charts/_x.tgz': multiplied(150) }),
    ],
    [
      'an archive of very many templates and a large Chart.yaml',
      () => ({
        'hub-charts/evil/charts/_x.tgz': packed([
          ['Chart.yaml', Buffer.alloc(16e6, 'a: b\n')],
          ...times(20_000, (i) => [`templates/${i}`, '{{}}'] as const),
        ]),
      }),
    ],
    [
      'a list of very many names',
      () => ({
        'hub-charts/evil/templates/list.yaml':
          'apiVersion: v1\nkind: X\nmetadata: {name: x}\nspec:\n{{- range $i := until 200000 }}\n- name: a{{ $i }}\n{{- end }}\n',
      }),
    ],
  ])(
    '%s',
    async (_, files) => {
      const { killed, log } = await validated(files());
      expect(killed).toBe(false);
      expect(log).toContain('good: what a merge would change in the cluster');
    },
    120_000,
  );

  test('a folder that is called as an archive', async () => {
    const own = Object.entries(hubFiles('x')).map(([path, text]) => [
      path.replace('hub-charts/x', 'own/x.tgz'),
      text,
    ]);
    const { log } = await validated({
      ...Object.fromEntries(own),
      'hub-deploy.yaml': 'discover: ["hub-charts/<hub>/Chart.yaml"]\nhubs: {evil: {chart: own/x.tgz}}\n',
    });
    expect(log).toContain('good: what a merge would change in the cluster');
  }, 60_000);

  test('very many files that change, and a program of its values that watches very much', async () => {
    const config = (watch: readonly string[]) =>
      `discover: ["hub-charts/<hub>/Chart.yaml"]\nhubs: {evil: {values: [{command: [make], watch: ${JSON.stringify(watch)}}]}}\n`;
    const { killed, log } = await validated(
      {
        'hub-deploy.yaml': config(times(16_000, (i) => `**/w${i}/a*b/**`)),
        ...Object.fromEntries(times(1_500, (i) => [`hub-charts/evil/data/${i}`, 'x'])),
      },
      config([]),
    );
    expect(killed).toBe(false);
    expect(log).toContain('good: what a merge would change in the cluster');
  }, 120_000);
});
