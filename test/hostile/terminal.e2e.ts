import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from '../e2e/tiny-repo.mjs';

/**
 * The attacker names files, hubs, images and values; somebody looks at the plan in a terminal, or at a runner's log. What
 * must not come out: a character that the terminal obeys (it hides lines, sets titles, writes over what stood there).
 */
const ESCAPES = [
  '\u001b]0;owned\u0007',
  '\u001b[2J\u001b[1;1H',
  '\u009b2J',
  'ok\rbad',
  '\u202egnp.exe',
  '\u0008\u0008',
];
const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
const repository = join(folder, 'hubs');
let base = '';
let head = '';

beforeAll(() => {
  makeTinyRepo(repository, 'geo', '127.0.0.1:1/k8s-user-geo');
  base = git(repository, 'rev-parse', 'HEAD');
  for (const [index, name] of ESCAPES.entries()) {
    write(repository, `user-images/geo/${name}`, 'x');
    write(repository, `hub-charts/${name}/Chart.yaml`, 'apiVersion: v2\nname: x\nversion: 0.1.0\n');
    write(
      repository,
      `hub-charts/evil-${index}/Chart.yaml`,
      `apiVersion: v2\nname: "${JSON.stringify(name).slice(1, -1)}"\nversion: 0.1.0\n`,
    );
    write(
      repository,
      `hub-charts/evil-${index}/values.yaml`,
      `jupyterhub: {singleuser: {image: {name: ${JSON.stringify(name)}, tag: set-on-deployment}}}\n`,
    );
    write(repository, `user-images/evil-${index}/Dockerfile`, `FROM ${name}\n`);
  }
  head = commit(repository, `names ${ESCAPES.join(' ')}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that a terminal obeys, but for line ends and tabs. */
const obeyed = (text: string) => text.match(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu) ?? [];

test.each([
  ['a plan', ['plan']],
  ['a plan as JSON', ['plan', '--format', 'json']],
  ['one hub explained', ['plan', '--explain', 'geo']],
  ['what is checked', ['validate']],
  ['a hub of that name', ['plan', ESCAPES[0] ?? '']],
  ['an option of that name', [`--${ESCAPES[1]}`]],
])(
  'on a terminal, %s has nothing that it obeys',
  async (_, args) => {
    const { stdout, stderr } = await hubDeploy(repository, args, { KUBECONFIG: '/nowhere' });
    expect(stdout + stderr).not.toBe('');
    expect([stdout, stderr].flatMap(obeyed)).toEqual([]);
  },
  120_000,
);

test('nor has a runner’s log', async () => {
  const { log } = await startByHand(repository, {
    event: 'pull_request',
    payload: pullRequest(base, head),
    inputs: { command: 'plan' },
  });
  expect(log).toContain('u001b');
  expect(obeyed(log)).toEqual([]);
}, 120_000);
