import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandError, exec } from '../../src/host/exec.js';
import { type Kubectl, kubectl } from '../../src/host/kubectl.js';
import { explainHelmFailure } from '../../src/release/diagnose.js';
import { type RolloutResult, watchRollout } from '../../src/release/rollout.js';
import type { Problem } from '../../src/words.js';

type Json = Readonly<Record<string, unknown>>;

/** A release of whatever objects a test wants, on the sandbox's cluster, deployed by Helm and watched. */
export interface WatchedChart {
  readonly namespace: string;
  readonly kubectl: Kubectl;
  /** Deploys these objects and watches; ends when the watch does, and Helm too. */
  deploy(objects: readonly Json[], options?: WatchOptions): Promise<Outcome>;
  remove(): Promise<void>;
}

export interface WatchOptions {
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
  /** Is told each line as it is said. */
  readonly heard?: (line: string) => void;
}

export interface Outcome {
  readonly result: RolloutResult;
  /** What a person is told: the watch's problem, or Helm's words explained. */
  readonly problem?: Problem;
  readonly said: readonly string[];
  readonly seconds: number;
  /** When the watch gave its result. */
  readonly endedAt: Date;
}

/** A shell line that runs for as long as a test needs it. */
export const SLEEP = 'sleep 3600';
/** A container that is ready when it runs. */
export const READY = { readinessProbe: { exec: { command: ['true'] }, periodSeconds: 1 } };

const image = `${process.env.REGISTRY}/base/busybox:1`;

/** A Deployment that runs a shell line; the pod's fields can be overridden. */
export function shellDeployment(name: string, line: string, container: Json = {}, pod: Json = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { component: name } },
    spec: {
      selector: { matchLabels: { app: name } },
      strategy: { type: 'Recreate' },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [{ name: 'main', image, command: ['/bin/sh', '-c', line], ...container }],
          ...pod,
        },
      },
    },
  };
}

/** A DaemonSet that runs a shell line and asks for so much of each node. */
export function daemonSet(line: string, cpu: string, pod: Json = {}): Json {
  const container = { ...READY, resources: { requests: { cpu } } };
  const { metadata, spec, ...rest } = shellDeployment('agent', line, container, pod) as {
    metadata: object;
    spec: { selector: object; template: object };
  };
  const { selector, template } = spec;
  return { ...rest, kind: 'DaemonSet', metadata, spec: { selector, template } };
}

/** A pre-install and pre-upgrade hook Job that runs a shell line. */
export function hookJob(
  name: string,
  line: string,
  container: Json = {},
  policy = 'before-hook-creation',
): Json {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      annotations: { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-delete-policy': policy },
    },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          terminationGracePeriodSeconds: 0,
          containers: [{ name: 'main', image, command: ['/bin/sh', '-c', line], ...container }],
        },
      },
    },
  };
}

let count = 0;

/** @param helm the path of the Helm to use */
export async function watchedChart(helm: string): Promise<WatchedChart> {
  count += 1;
  const namespace = `watch-${process.pid}-${count}-${Date.now() % 100_000}`;
  const chart = await mkdtemp(join(tmpdir(), 'hub-deploy-test-'));
  await mkdir(join(chart, 'templates'));
  await writeFile(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: objects\nversion: 0.1.0\n');
  await writeFile(
    join(chart, 'templates/all.yaml'),
    '{{ range .Values.objects }}\n---\n{{ toJson . }}\n{{ end }}\n',
  );
  const cluster = kubectl({});
  await cluster.run(['create', 'namespace', namespace]);
  return {
    namespace,
    kubectl: cluster,
    async deploy(objects, options = {}) {
      const values = join(chart, 'objects.yaml');
      await writeFile(values, JSON.stringify({ objects }));
      const outcome = await deploy(helm, namespace, cluster, chart, values, options);
      // Shown with the test that fails, so that nobody has to run it again to know.
      if (process.env.SHOW)
        console.log(`${outcome.seconds} s\n${outcome.said.join('\n')}\n`, outcome.problem);
      return outcome;
    },
    async remove() {
      await cluster.run(['delete', 'namespace', namespace, '--wait=false']);
      await rm(chart, { recursive: true });
    },
  };
}

async function deploy(
  helm: string,
  namespace: string,
  cluster: Kubectl,
  chart: string,
  values: string,
  options: WatchOptions,
): Promise<Outcome> {
  const timeoutSeconds = options.timeoutSeconds ?? 120;
  const startedAt = new Date();
  const stop = new AbortController();
  const said: string[] = [];
  const flags = ['--namespace', namespace, '--values', values, '--timeout', `${timeoutSeconds}s`];
  const argv = [helm, 'upgrade', '--install', 'bio', chart, ...flags] as [string, ...string[]];
  let failure: CommandError | undefined;
  const helmDone = exec({ argv, signal: stop.signal }).then(
    () => ({ revision: 1 }),
    (error: CommandError) => {
      failure = error;
      return undefined;
    },
  );
  const result = await watchRollout(
    cluster,
    { release: 'bio', namespace },
    {
      startedAt,
      deadline: new Date(startedAt.getTime() + timeoutSeconds * 1000),
      say: (line) => {
        said.push(line);
        options.heard?.(line);
      },
      signal: options.signal ?? new AbortController().signal,
      helmDone,
      locateImage: (name) =>
        name.includes('nowhere') ? { file: 'hub-charts/bio/values.yaml', line: 7 } : undefined,
    },
  );
  const endedAt = new Date();
  stop.abort();
  await helmDone;
  const seconds = (endedAt.getTime() - startedAt.getTime()) / 1000;
  if (result.ok) return { result, said, seconds, endedAt };
  const helmMajor = helm === process.env.HELM3 ? 3 : 4;
  // As the product does: what the watch did not see explains no time-out of Helm's.
  const watched = result.helmFailed === 'hook' ? { watched: result.problem } : {};
  const context = { id: 'bio', release: 'bio', namespace, helmMajor, timeoutSeconds, ...watched } as const;
  const problem = result.helmFailed
    ? explainHelmFailure(failure?.output?.stderr ?? '', context).problem
    : result.problem;
  return { result, problem, said, seconds, endedAt };
}
