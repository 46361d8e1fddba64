import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../../src/host/exec.js';
import { type Kubectl, kubectl } from '../../src/host/kubectl.js';
import type { DeployContext } from '../../src/release/deploy.js';
import type { PlannedHub, Release } from '../../src/words.js';

/** A release on the sandbox's cluster: a namespace of its own, and a chart small enough to be deployed in seconds. */
export interface SmallRelease {
  readonly namespace: string;
  readonly staged: string;
  readonly kubectl: Kubectl;
  readonly said: string[];
  /** Writes the values and says what the plan would. `digest` is the content's fingerprint: by default the values' own. */
  planned(values: Values, release?: Partial<Release>): Promise<PlannedHub>;
  context(overrides?: Partial<DeployContext>): DeployContext;
  /** One line a revision: `2 deployed`, in order. */
  revisions(): Promise<string[]>;
  /** A label of one revision's Secret. */
  label(revision: number, key: string): Promise<string | undefined>;
  helm(...args: string[]): Promise<string>;
  /** Waits for an object, as `job/NAME`, and on request until something holds for it, as `kubectl wait --for` has it. */
  appears(object: string, until?: string): Promise<void>;
  /** A person's server, as KubeSpawner labels it, that runs. */
  startServer(name: string): Promise<void>;
  remove(): Promise<void>;
}

export interface Values {
  /** Goes into a ConfigMap and into the pod. */
  readonly msg: string;
  /** What the container runs. */
  readonly run?: string;
  /** A pre-install and pre-upgrade hook Job runs for so long; 0: there is none. */
  readonly hookSeconds?: number;
  readonly hookFails?: boolean;
  readonly hookPolicy?: string;
  /** zero-to-jupyterhub's label for the Deployment: `hub`, `proxy`. */
  readonly component?: string;
  /** A volume claim, as a hub's database has one. */
  readonly volume?: boolean;
  /** A DaemonSet whose pods ask for a little of each node. */
  readonly agent?: boolean;
  /** Another name for the image. */
  readonly image?: string;
}

const CHART = `apiVersion: v2
name: small
version: 0.1.0
`;

const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}}
data: {msg: {{ .Values.msg | quote }}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}, labels: {component: {{ .Values.component }}}}
spec:
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata:
      labels: {app: {{ .Release.Name }}}
      annotations: {msg: {{ .Values.msg | quote }}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: ["/bin/sh", "-c", {{ .Values.run | quote }}]
          readinessProbe: {exec: {command: ["/bin/sh", "-c", "true"]}, periodSeconds: 1}
{{- if .Values.volume }}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: {{ .Release.Name }}-db}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
{{- end }}
{{- if .Values.agent }}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: {{ .Release.Name }}-agent}
spec:
  selector: {matchLabels: {app: {{ .Release.Name }}-agent}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}-agent}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: [sleep, "3600"]
          resources: {requests: {cpu: 5m}}
      tolerations: [{key: full, operator: Exists}]
{{- end }}
{{- if .Values.hookSeconds }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-hook
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-delete-policy: {{ .Values.hookPolicy }}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: ["/bin/sh", "-c", "echo at work; sleep {{ .Values.hookSeconds }}; {{ if .Values.hookFails }}echo broken; exit 3{{ end }}"]
{{- end }}
`;

let count = 0;

/** @param helm the path of the Helm to use */
export async function smallRelease(helm: string): Promise<SmallRelease> {
  count += 1;
  const namespace = `rel-${process.pid}-${count}-${Date.now() % 100_000}`;
  const staged = await mkdtemp(join(tmpdir(), 'hub-deploy-test-'));
  const chart = join(staged, 'hub-charts/small');
  await mkdir(join(chart, 'templates'), { recursive: true });
  await writeFile(join(chart, 'Chart.yaml'), CHART);
  await writeFile(join(chart, 'templates/all.yaml'), TEMPLATE);
  const image = `${process.env.REGISTRY}/base/busybox:1`;
  await writeFile(
    join(chart, 'values.yaml'),
    `image: ${image}\nrun: sleep 3600\nhookSeconds: 0\nhookFails: false\nhookPolicy: before-hook-creation\ncomponent: other\nvolume: false\nagent: false\n`,
  );
  const cluster = kubectl({});
  const said: string[] = [];
  const run = async (...args: string[]) =>
    (await exec({ argv: [helm, ...args, '--namespace', namespace] })).stdout;
  return {
    namespace,
    staged,
    kubectl: cluster,
    said,
    async planned(values, release = {}) {
      await writeFile(join(staged, 'values.yaml'), JSON.stringify(values));
      return plannedHub(namespace, fingerprintOf(values), release);
    },
    context: (overrides = {}) => ({
      staged,
      valuesFiles: [join(staged, 'values.yaml')],
      access: {},
      helm,
      commit: '3f2a91c0d4e53f2a91c0d4e53f2a91c0d4e53f2a',
      uncommitted: 0,
      repository: 'org/repo',
      force: false,
      historyMax: 10,
      onFailure: 'keep',
      say: (line) => said.push(line),
      signal: new AbortController().signal,
      ...overrides,
    }),
    async revisions() {
      const args = ['get', 'secrets', '-l', 'owner=helm', '-L', 'version,status', '--no-headers'];
      const { stdout } = await cluster.run(args, { namespace });
      const rows = stdout.trim().split('\n').filter(Boolean);
      return rows.map((row) => row.trim().split(/\s+/).slice(-2).join(' ')).sort(byNumber);
    },
    async label(revision, key) {
      const name = `sh.helm.release.v1.small.v${revision}`;
      const secret = await cluster.json<{ metadata: { labels: Record<string, string> } }>(
        ['get', 'secret', name],
        { namespace },
      );
      return secret.metadata.labels[key];
    },
    helm: run,
    async appears(object, until) {
      for (const what of ['create', ...(until ? [until] : [])])
        await cluster.run(['wait', `--for=${what}`, object, '--timeout=120s'], {
          namespace,
          timeoutMs: 130_000,
        });
    },
    async startServer(name) {
      const labels = '--labels=component=singleuser-server';
      await cluster.run(['run', name, `--image=${image}`, labels, '--', 'sleep', '3600'], { namespace });
      await cluster.run(['wait', '--for=condition=Ready', `pod/${name}`, '--timeout=60s'], { namespace });
    },
    async remove() {
      await cluster.run(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
    },
  };
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10);
}

/** Any digest will do that differs where the content does. */
function fingerprintOf(values: Values): string {
  return `1-${createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32)}`;
}

function plannedHub(namespace: string, fingerprint: string, overrides: Partial<Release>): PlannedHub {
  const release: Release = {
    kind: 'hub',
    id: 'small',
    hub: 'small',
    release: 'small',
    namespace,
    cluster: '',
    environment: '',
    chart: { kind: 'local', path: 'hub-charts/small' },
    values: [],
    before: [],
    after: [],
    crds: 'install',
    timeoutSeconds: 180,
    onDrift: 'report',
    images: [],
    declaredAt: { file: 'hub-charts/small/Chart.yaml' },
    origins: {},
    ...overrides,
  };
  return { release, action: 'deploy', impact: 'unknown', fingerprint, reasons: [] };
}
