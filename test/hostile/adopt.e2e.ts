/**
 * Nobody attacks here: whoever reads a public log is given a secret. A release that is to be adopted was made by somebody
 * else, from values that no file of the repository holds any more: no mask knows what is live.
 *
 * What must not come out: what a variable of its pods or a Secret of it holds, where adopt says how it differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { dispatch, startByHand } from '../e2e/github.mjs';
import { hubDeploy } from '../e2e/tiny-repo.mjs';
import { purge, twoHubs } from './support/two-hubs.js';

const hubs: string[] = [];
const made: string[] = [];
afterAll(() => {
  purge(hubs);
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const POD = `apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}}
spec:
  replicas: 0
  selector: {matchLabels: {app: x}}
  template:
    metadata: {labels: {app: x}}
    spec: {containers: [{name: main, image: "x:1", env: [{name: CLIENT_SECRET, value: "{{ .Values.word }}"}]}]}
`;
const LIST = `apiVersion: v1
kind: List
{{ .Values.name }}
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: {{ .Release.Name }}}
    stringData: {client: "{{ .Values.word }}"}
`;

/** Adopts a release that was installed by hand from a template, with another value than the repository's. */
async function adopted(name: string, template: string) {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  made.push(folder);
  const [one, two] = [`adopt-${process.pid}-${name}`, `adopt-${process.pid}-${name}-two`];
  hubs.push(one, two);
  const repository = twoHubs(folder, [one, two], 'discover: ["hub-charts/<hub>/Chart.yaml"]\n', {
    [`hub-charts/${one}/templates/config.yaml`]: template,
  });
  const namespace = ['--namespace', one, '--create-namespace'];
  const word = 'word=swordfish-that-is-live';
  execFileSync('helm', ['install', one, `hub-charts/${one}`, ...namespace, '--set', word], {
    cwd: repository,
  });
  const inAJob = () =>
    startByHand(repository, {
      event: 'workflow_dispatch',
      payload: dispatch(),
      inputs: { command: 'adopt', hubs: one },
    });
  return { ...(await hubDeploy(repository, ['adopt', one])), inAJob };
}

test.each([
  ['a variable of its pods', 'pod', POD],
  [
    'a Secret in a List that has a name',
    'list',
    LIST.replace('{{ .Values.name }}', 'metadata: {name: list}'),
  ],
])(
  'what %s holds is in no log of an adopt',
  async (_, name, template) => {
    const person = await adopted(name, template);
    expect(person.stderr).toContain('Not what the repo says');
    expect(JSON.stringify([person, await person.inAJob()])).not.toContain('swordfish');
  },
  120_000,
);

test('a List without a name, whose items differ, is not what the repository says', async () => {
  const { code, stderr } = await adopted('bare', LIST.replace('{{ .Values.name }}\n', ''));
  expect(code).toBe(0);
  expect(stderr).toContain('Not what the repo says');
}, 120_000);
