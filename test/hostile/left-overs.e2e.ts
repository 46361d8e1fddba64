/**
 * Nobody attacks here: whoever reads a public log is given what lets them in. Values that were live and that the
 * repository does not have are named by their keys, since a value may be a secret that no mask knows any more. JupyterHub
 * has secrets that are keys: `c.JupyterHub.api_tokens` and `service_tokens` are dicts of token: user
 * (https://jupyterhub.readthedocs.io/en/stable/reference/api/app.html).
 *
 * What must not come out: such a token, by status or by the deploy that takes it away, on a terminal, in a job's log,
 * in its summary or in its outputs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { dispatch, startByHand } from '../e2e/github.mjs';
import { hubDeploy } from '../e2e/tiny-repo.mjs';
import { purge, twoHubs } from './support/two-hubs.js';

const folder = mkdtempSync(join(tmpdir(), 'left-overs-'));
const [one, two] = [`left-${process.pid}-one`, `left-${process.pid}-two`];
afterAll(() => {
  purge([one, two]);
  rmSync(folder, { recursive: true, force: true });
});

test('a token that is a key of live values is in no log', async () => {
  const repository = twoHubs(folder, [one, two], 'discover: ["hub-charts/<hub>/Chart.yaml"]\n');
  const first = await hubDeploy(repository, ['run', one]);
  expect([first.code, first.stderr]).toEqual([0, expect.anything()]);
  const values = { config: { JupyterHub: { api_tokens: { 'c0ffee-swordfish-c0ffee': 'admin' } } } };
  execFileSync(
    'helm',
    ['upgrade', one, `hub-charts/${one}`, '--namespace', one, '--set-json', `hub=${JSON.stringify(values)}`],
    { cwd: repository },
  );
  const status = await hubDeploy(repository, ['status']);
  const inputs = (command: string) => ({ command, hubs: one, force: 'true' });
  const job = (command: string) =>
    startByHand(repository, { event: 'workflow_dispatch', payload: dispatch(), inputs: inputs(command) });
  const asked = await job('status');
  const deployed = await job('run');
  expect(deployed.log).toContain('Values that the repository does not have');
  for (const said of [status, asked, deployed]) expect(JSON.stringify(said)).not.toContain('swordfish');
}, 120_000);
