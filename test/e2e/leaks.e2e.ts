import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spellings } from '../../src/host/spellings.js';
import { secretValues } from '../../src/release/mask.js';
import { githubServer } from '../github/server.js';
import { wire } from '../release/wire.js';
import { push, startByHand, textBelow } from './github.mjs';
import { commit, git } from './ops-repo.mjs';
import { kubectl } from './world.mjs';

type When = NonNullable<Parameters<typeof startByHand>[1]['when']>;
type Main = Parameters<When['act']>[0];

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
const HIDDEN = secretValues([SECRETS], new Set()).flatMap(spellings);

/** What each hub does with its secrets, and the words by which its failure is known; without words it comes up. */
const HUBS: Readonly<
  Record<string, { readonly values: string; readonly words?: RegExp; readonly helm4?: true }>
> = {
  well: { values: 'run: echo "$TOKEN"; sleep 3600' },
  crash: {
    values: 'run: echo "$TOKEN $PASSWORD"; echo "$KEY"; exit 3',
    words: /container main of Deployment \S+ crashes/,
  },
  pull: { values: 'strange: image', words: /image cannot be pulled/ },
  hook: { values: 'hook: echo "$TOKEN $PASSWORD"; echo "$KEY"; exit 3', words: /Hook hook failed/ },
  refused: { values: 'strange: refused', words: /The chart refuses/ },
  schema: { values: 'schema: strict', words: /do not fit the chart's schema/ },
  type: { values: 'strange: type', words: /a value has the wrong type/ },
  template: { values: 'strange: template', words: /A template does not work with these values/ },
  large: { values: 'strange: size', words: /too large for Helm/ },
  quota: { values: 'strange: service', words: /is at its quota/ },
  immutable: { values: 'strange: selector', words: /Deployment main: spec.selector cannot be changed/ },
  edited: { values: 'run: sleep 3600', words: /Deployment main was changed by hand/, helm4: true },
  ending: { values: 'run: sleep 3600', words: /is being deleted/ },
  repository: { values: 'run: sleep 3600', words: /chart repository does not answer/ },
};
/** Each is another test's. */
const OTHERS: Readonly<Record<string, string>> = {
  both: 'run: echo "$TOKEN"; sleep 3600',
  cancelled: 'hook: echo "$TOKEN"; sleep 60',
  killed: 'hook: echo "$TOKEN"; sleep 60',
  pending: 'hook: echo "$TOKEN"; sleep 5',
  away: 'hook: echo "$TOKEN"; sleep 5',
};

const CHART = `{{- $strange := .Values.strange }}
{{- if eq $strange "refused" }}{{ fail (printf "the token %s is too old" .Values.token) }}{{ end }}
{{- if eq $strange "template" }}{{ .Values.password | atoi | index "x" }}{{ index .Values.token .Values.password }}{{ end }}
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
metadata: {name: main, annotations: {token: {{ .Values.token | quote }}}}
spec:
  replicas: {{ if eq $strange "type" }}{{ .Values.token | quote }}{{ else }}1{{ end }}
  selector: {matchLabels: &labels {app: {{ if eq $strange "selector" }}{{ .Values.token }}{{ else }}main{{ end }}}}
  template:
    metadata: {labels: *labels}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}{{ if eq $strange "image" }}-{{ .Values.token }}{{ end }}
          command: [sh, -c, {{ .Values.run | quote }}]
          env:
            - {name: TOKEN, valueFrom: {secretKeyRef: {name: own, key: token}}}
            - {name: PASSWORD, valueFrom: {secretKeyRef: {name: own, key: password}}}
            - {name: KEY, valueFrom: {secretKeyRef: {name: own, key: key}}}
{{- if eq $strange "size" }}
{{- range list "one" "two" }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: noise-{{ . }}}
data: {token: {{ $.Values.token | quote }}, noise: {{ randBytes 700000 | quote }}}
{{- end }}
{{- end }}
{{- if eq $strange "service" }}
---
apiVersion: v1
kind: Service
metadata: {name: own, annotations: {token: {{ .Values.token | quote }}, password: {{ .Values.password | quote }}}}
spec: {ports: [{port: 80}]}
{{- end }}
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
const REPOSITORY = `hubs:
  repository: {chart: {repository: "http://127.0.0.1:9/charts", name: leaky, version: 0.1.0}}
`;
const PROGRAMS = ['git', 'helm', 'kubectl', 'sops', 'docker', 'sh'];

describe.each([
  ['Helm 3', 'helm3', process.env.HELM3 ?? ''],
  ['Helm 4', 'helm4', process.env.HELM4 ?? ''],
])('with %s', (_, short, helm) => {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  const repository = join(folder, 'hubs');
  const names = [...Object.keys(HUBS), ...Object.keys(OTHERS)];
  const prefix = `leaks-${process.pid}-${short}`;
  const namespaceOf = (hub: string) => `${prefix}-${hub}`;
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
      const script = `#!/bin/bash\nprintf '%s\\n' "$0" "$@" >>"$ARGV_LOG"\nexec ${real} "$@"\n`;
      writeFileSync(join(bin, name), script, { mode: 0o755 });
    }
    return bin;
  }

  /** What some of the hubs meet on the cluster. */
  async function prepare() {
    const [quota, ending, edited] = [namespaceOf('quota'), namespaceOf('ending'), namespaceOf('edited')];
    for (const namespace of [quota, ending]) kubectl('create', 'namespace', namespace);
    kubectl('create', 'quota', 'none', '--hard=services=0', '-n', quota);
    kubectl('create', 'configmap', 'held', '-n', ending);
    kubectl(
      'patch',
      'configmap',
      'held',
      '-n',
      ending,
      '-p',
      '{"metadata":{"finalizers":["example.org/held"]}}',
    );
    kubectl('delete', 'namespace', ending, '--wait=false');
    const old = ['--set', 'token=old,password=old,key=old', '--create-namespace'];
    for (const name of ['immutable', 'edited'])
      execFileSync(helm, ['install', name, join(repository, 'chart'), '-n', namespaceOf(name), ...old]);
    kubectl(
      'patch',
      'deployment',
      'main',
      '-n',
      edited,
      '-p',
      '{"metadata":{"annotations":{"token":"by-hand"}}}',
    );
  }

  beforeAll(async () => {
    const age = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    agePrivate = /AGE-SECRET-KEY-\S+/.exec(age)?.[0] ?? '';
    const recipient = /age1\S+/.exec(age)?.[0] ?? '';
    write(
      'hub-deploy.yaml',
      `discover: hubs/<hub>.yaml\nchart: chart\nvalues: [hubs/<hub>.yaml, secrets/<hub>.yaml]\nnamespace: ${prefix}-<hub>\ntimeout: 180s\ngithub-environment: <hub>\n${REPOSITORY}`,
    );
    write('chart/Chart.yaml', 'apiVersion: v2\nname: leaky\nversion: 0.1.0\n');
    write('chart/templates/all.yaml', CHART);
    write('chart/values.schema.json', SCHEMA);
    const image = `${process.env.REGISTRY}/base/busybox:1`;
    write('chart/values.yaml', `image: ${image}\nrun: sleep 3600\nstrange: ""\n`);
    for (const name of names) {
      write(`hubs/${name}.yaml`, `${HUBS[name]?.values ?? OTHERS[name]}\n`);
      write(`secrets/${name}.yaml`, SECRETS);
      execFileSync('sops', ['--encrypt', '--in-place', '--age', recipient, `secrets/${name}.yaml`], {
        cwd: repository,
      });
    }
    await prepare();
    git(repository, 'init', '--quiet', '--initial-branch=main');
    git(repository, 'config', 'user.name', 'Ops');
    git(repository, 'config', 'user.email', 'ops@example.org');
    git(repository, 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    head = commit(repository, 'hubs that fail');
    bin = shims();
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    const unheld = '{"metadata":{"finalizers":null}}';
    kubectl('patch', 'configmap', 'held', '-n', namespaceOf('ending'), '--type=merge', '-p', unheld);
    const namespaces = names.map(namespaceOf);
    kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--wait=false');
  });

  let bin = '';
  let runs = 0;
  async function run(inputs: Record<string, string>, more: { when?: When; kubeconfig?: string } = {}) {
    runs += 1;
    const argvLog = join(folder, `argv-${runs}`);
    const home = join(folder, `home-${runs}`);
    mkdirSync(home);
    const { when, kubeconfig = process.env.KUBECONFIG } = more;
    const github = await githubServer();
    github.pullRequests.push({ number: 8, head, base: 'main', labels: [], mergedAs: head });
    const result = await startByHand(repository, {
      event: 'push',
      payload: push(git(repository, 'rev-parse', 'HEAD^'), head),
      inputs: { 'github-token': 'token', ...inputs },
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        ARGV_LOG: argvLog,
        HOME: home,
        KUBECONFIG: kubeconfig,
        SOPS_AGE_KEY: agePrivate,
        GITHUB_API_URL: github.url,
      },
      ...(when ? { when } : {}),
    }).finally(() => github.close());
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
    return { ...result, log, leaks, comments: github.comments };
  }

  test.concurrent('hubs that fail, each in its way, say why and nothing secret', async () => {
    const { log, leaks, outputs, summary, left, comments } = await run({ hubs: Object.keys(HUBS).join(',') });
    const failing = Object.entries(HUBS).filter(
      ([, { words, helm4 }]) => words && !(helm4 && short === 'helm3'),
    );
    for (const [, { words }] of failing) expect(log).toMatch(words ?? /^$/);
    const deployed = Object.keys(HUBS).filter((hub) => !failing.some(([name]) => name === hub));
    expect(JSON.parse(outputs.deployed ?? '').sort()).toEqual(deployed.sort());
    expect(leaks).toEqual([]);
    // It is the log that was folded in, not an empty one.
    expect(log).toContain('Last log lines of');
    expect(summary + log).toContain('***');
    expect(comments[0]?.body).toContain('crash');
    expect(existsSync(left)).toBe(false);
  }, 240_000);

  /** Does something once, when a hub's hook runs: Helm is in the middle then. */
  function inItsHook(hub: string, act: (main: Main) => void): When {
    const job = ['wait', 'job/hook', '-n', namespaceOf(hub), '--for=create', '--timeout=120s'];
    return {
      said: /helm upgrade to revision/,
      act: (main) => void execFile('kubectl', job, () => act(main)),
    };
  }

  test.concurrent.each([
    ['cancelled', 'SIGINT'],
    ['killed', 'SIGKILL'],
  ] as const)(
    'one that is %s leaves nothing secret',
    async (hub, signal) => {
      const when = inItsHook(hub, (main) => main.kill(signal));
      const { leaks, left, code } = await run({ hubs: hub }, { when });
      expect(code).not.toBe(0);
      expect(leaks).toEqual([]);
      expect(left).toContain('hub-deploy-');
      expect(existsSync(left)).toBe(false);
    },
    120_000,
  );

  test.concurrent('a Helm that is killed, and the run after it, write nothing secret', async () => {
    const when = inItsHook('pending', () => {
      for (const pid of processesOf(helm, namespaceOf('pending'))) process.kill(pid, 'SIGKILL');
    });
    const shot = await run({ hubs: 'pending' }, { when });
    expect(shot.log).toContain('Helm was killed');
    expect(shot.log).toMatch(/left in pending-install .* marked failed/);
    const next = await run({ hubs: 'pending' });
    expect(next.code).toBe(0);
    expect([...shot.leaks, ...next.leaks]).toEqual([]);
  }, 120_000);

  test.concurrent('an API server that goes away in mid-deploy brings nothing secret out', async () => {
    const line = await wire(folder);
    try {
      const when = inItsHook('away', () => {
        line.cut();
        setTimeout(line.mend, 6_000);
      });
      const away = await run({ hubs: 'away' }, { kubeconfig: line.kubeconfig, when });
      expect(away.log).toMatch(/does not answer, asking again/);
      expect(away.leaks).toEqual([]);
    } finally {
      line.close();
    }
  }, 120_000);

  test.concurrent('two deployers of one hub tell each other nothing secret', async () => {
    const both = await Promise.all([1, 2].map(() => run({ hubs: 'both', force: 'true' })));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.some(({ log }) => log.includes('waiting for'))).toBe(true);
    expect(both.flatMap(({ leaks }) => leaks)).toEqual([]);
  }, 120_000);
});

/** Processes of a program that were given a word. */
function processesOf(program: string, word: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    const [first, ...words] = argvOf(pid);
    return first === program && words.includes(word);
  });
}

function argvOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
