import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { secretValues } from '../../src/release/mask.js';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { push, startByHand, textBelow } from './github.mjs';
import { commit, git } from './ops-repo.mjs';
import { kubectl } from './world.mjs';

/**
 * Nothing that a run writes holds a secret's plain text, however it ends. Each hub of this ops repo fails in a way of
 * its own, most of them with the secret in the words of whatever fails.
 */
const SECRETS =
  `token: s3cr3t-token-Zq8vK2
password: 'p4ss"w\\ord$&(x)|<b>` +
  '`y`' +
  `'
key: |
  -----BEGIN PRIVATE KEY-----
  MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
  -----END PRIVATE KEY-----
`;
const HIDDEN = secretValues([SECRETS], new Set());

/** What each hub does with its secrets, and the words by which its failure is known. */
const HUBS: Readonly<Record<string, { readonly values: string; readonly words?: RegExp }>> = {
  well: { values: 'run: echo "$TOKEN"; sleep 3600' },
  crash: { values: 'run: echo "$TOKEN $PASSWORD"; echo "$KEY"; exit 3', words: /container main crashes/ },
  hook: { values: 'hook: echo "$TOKEN $PASSWORD"; echo "$KEY"; exit 3', words: /Hook hook failed/ },
  refused: { values: 'refuse: true', words: /The chart refuses/ },
  schema: { values: 'schema: strict', words: /schema/ },
  type: { values: 'replicas: wrong', words: /type:/ },
  template: { values: 'broken: true', words: /template:/ },
};

const CHART = `{{- if .Values.refuse }}{{ fail (printf "the token %s is too old" .Values.token) }}{{ end }}
{{- if .Values.broken }}{{ .Values.password | atoi | index "x" }}{{ index .Values.token .Values.password }}{{ end }}
apiVersion: v1
kind: Secret
metadata: {name: own}
stringData:
  token: {{ .Values.token | quote }}
  password: {{ .Values.password | quote }}
  key: {{ .Values.key | quote }}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: main}
spec:
  replicas: {{ if eq (toString .Values.replicas) "wrong" }}{{ .Values.token | quote }}{{ else }}1{{ end }}
  selector: {matchLabels: {app: main}}
  template:
    metadata: {labels: {app: main}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - &main
          name: main
          image: {{ .Values.image }}
          command: [sh, -c, {{ .Values.run | quote }}]
          env:
            - {name: TOKEN, valueFrom: {secretKeyRef: {name: own, key: token}}}
            - {name: PASSWORD, valueFrom: {secretKeyRef: {name: own, key: password}}}
            - {name: KEY, valueFrom: {secretKeyRef: {name: own, key: key}}}
{{- if .Values.hook }}
---
apiVersion: batch/v1
kind: Job
metadata: {name: hook, annotations: {helm.sh/hook: post-install}}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: [sh, -c, {{ .Values.hook | quote }}]
          env:
            - {name: TOKEN, valueFrom: {secretKeyRef: {name: own, key: token}}}
            - {name: PASSWORD, valueFrom: {secretKeyRef: {name: own, key: password}}}
            - {name: KEY, valueFrom: {secretKeyRef: {name: own, key: key}}}
{{- end }}
`;
/** JSON Schema's words for: a hub with `schema: strict` has another token and password. */
const SCHEMA = `{
  "if": {"properties": {"schema": {"const": "strict"}}, "required": ["schema"]},
  "then": {"properties": {"token": {"pattern": "^[0-9]+$"}, "password": {"enum": ["one", "two"]}}}
}`;
const PROGRAMS = ['git', 'helm', 'kubectl', 'sops', 'docker', 'sh'];

describe.each([
  ['Helm 3', 'helm3', process.env.HELM3 ?? ''],
  ['Helm 4', 'helm4', process.env.HELM4 ?? ''],
])('with %s', (_, short, helm) => {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  const repository = join(folder, 'hubs');
  const home = join(folder, 'home');
  const argvLog = join(folder, 'argv');
  const names = [...Object.keys(HUBS), 'cancelled', 'killed'];
  let github: GitHubDouble;
  let agePrivate = '';
  let head = '';

  function write(file: string, text: string) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }

  /** Each program notes its argv first. */
  function shims(): string {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const name of PROGRAMS) {
      const real = name === 'helm' ? helm : execFileSync('which', [name], { encoding: 'utf8' }).trim();
      const script = `#!/bin/bash\nprintf '%s\\n' "$0" "$@" >>${argvLog}\nexec ${real} "$@"\n`;
      writeFileSync(join(bin, name), script, { mode: 0o755 });
    }
    return bin;
  }

  beforeAll(async () => {
    github = await githubServer();
    const age = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    agePrivate = /AGE-SECRET-KEY-\S+/.exec(age)?.[0] ?? '';
    const recipient = /age1\S+/.exec(age)?.[0] ?? '';
    mkdirSync(home);
    write(
      'hub-deploy.yaml',
      `discover: hubs/<hub>.yaml\nchart: chart\nvalues: [hubs/<hub>.yaml, secrets/<hub>.yaml]\nnamespace: leaks-${short}-<hub>\ntimeout: 60s\ngithub-environment: <hub>\n`,
    );
    write('chart/Chart.yaml', 'apiVersion: v2\nname: leaky\nversion: 0.1.0\n');
    write('chart/templates/all.yaml', CHART);
    write('chart/values.schema.json', SCHEMA);
    const image = `${process.env.REGISTRY}/base/busybox:1`;
    write('chart/values.yaml', `image: ${image}\nrun: sleep 3600\nreplicas: 1\n`);
    for (const name of names) {
      write(`hubs/${name}.yaml`, `${HUBS[name]?.values ?? 'hook: echo "$TOKEN"; sleep 60'}\n`);
      write(`secrets/${name}.yaml`, SECRETS);
      execFileSync('sops', ['--encrypt', '--in-place', '--age', recipient, `secrets/${name}.yaml`], {
        cwd: repository,
      });
    }
    git(repository, 'init', '--quiet', '--initial-branch=main');
    git(repository, 'config', 'user.name', 'Ops');
    git(repository, 'config', 'user.email', 'ops@example.org');
    git(repository, 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    head = commit(repository, 'hubs that fail');
    github.pullRequests.push({ number: 8, head, base: 'main', labels: [], mergedAs: head });
  }, 60_000);
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
    const namespaces = names.map((name) => `leaks-${short}-${name}`);
    kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false');
  });

  let bin = '';
  async function run(inputs: Record<string, string>, stop?: Parameters<typeof startByHand>[1]['stop']) {
    bin ||= shims();
    writeFileSync(argvLog, '');
    const result = await startByHand(repository, {
      event: 'push',
      payload: push(git(repository, 'rev-parse', 'HEAD^'), head),
      inputs: { 'github-token': 'token', ...inputs },
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        HOME: home,
        SOPS_AGE_KEY: agePrivate,
        GITHUB_API_URL: github.url,
      },
      ...(stop ? { stop } : {}),
    });
    // What the runner is told to hide, it must be told; it shows none of these lines.
    const log = result.log.replaceAll(/^::add-mask::.*$/gm, '');
    const argv = readFileSync(argvLog, 'utf8');
    expect(argv).toContain('upgrade\n--install\n');
    const written: Readonly<Record<string, string>> = {
      log,
      argv,
      summary: result.summary,
      outputs: JSON.stringify(result.outputs),
      'runner’s files': result.files.replaceAll(/^::add-mask::.*$/gm, ''),
      home: textBelow(home),
      checkout: textBelow(repository),
      GitHub: JSON.stringify([github.comments, github.checkRuns, github.deployments]),
    };
    const leaks = Object.entries(written).flatMap(([where, text]) =>
      HIDDEN.filter(
        (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
      ).map((secret) => {
        const at = text.indexOf(secret);
        return `${where}: ${secret} in ...${text.slice(Math.max(0, at - 200), at + 100)}`;
      }),
    );
    return { ...result, log, leaks };
  }

  test('hubs that fail, each in its way, say why and nothing secret', async () => {
    const { log, leaks, outputs, summary, left } = await run({ hubs: Object.keys(HUBS).join(',') });
    expect(JSON.parse(outputs.deployed ?? '')).toEqual(['well']);
    for (const { words } of Object.values(HUBS)) if (words) expect(log).toMatch(words);
    expect(leaks).toEqual([]);
    // It is the log that was folded in, not an empty one.
    expect(log).toContain('Last log lines of');
    expect(summary + log).toContain('***');
    expect(github.comments[0]?.body).toContain('crash');
    expect(existsSync(left)).toBe(false);
  }, 180_000);

  test.each([
    ['cancelled', 'SIGINT'],
    ['killed', 'SIGKILL'],
  ] as const)(
    'one that is %s leaves nothing secret',
    async (hub, signal) => {
      const stop = { at: /helm upgrade to revision/, signal };
      const { leaks, left, code } = await run({ hubs: hub }, stop);
      expect(code).not.toBe(0);
      expect(leaks).toEqual([]);
      expect(left).toContain('hub-deploy-');
      expect(existsSync(left)).toBe(false);
    },
    120_000,
  );
});
