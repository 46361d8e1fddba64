import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import type { Problem } from '../words.js';
import { isComponent } from './component.js';
import type { Container, Deployment, List } from './objects.js';

export type HubAnswer =
  | { readonly hub: false }
  | { readonly hub: true; readonly version: string }
  | { readonly hub: true; readonly problem: Problem };

export interface HealthOptions {
  readonly signal: AbortSignal;
  /** How often to ask before giving up; 5 unless given, 2 s apart. */
  readonly attempts?: number;
  readonly say?: (line: string) => void;
}

const ATTEMPTS = 5;
const PAUSE_MS = 2_000;
const CALL_MS = 20_000;

/**
 * Asks a release's hub which JupyterHub it is, from inside its own pod (`kubectl exec`), so that no network policy
 * stands between. The answer proves that the hub's process serves requests.
 *
 * A release without a hub (monitoring, a member of a federation that only redirects), or whose hub is scaled to none,
 * is known from its objects and not asked.
 *
 * @throws CommandError where the cluster cannot be asked for the release's objects
 */
export async function askHub(
  kubectl: Kubectl,
  target: { readonly release: string; readonly namespace: string },
  options: HealthOptions,
): Promise<HubAnswer> {
  const { namespace } = target;
  const call = { namespace, timeoutMs: CALL_MS, signal: options.signal };
  const hub = await findHub(kubectl, target, call);
  if (!hub) return { hub: false };
  const { url } = hub;

  let failure = '';
  const attempts = options.attempts ?? ATTEMPTS;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) await sleep(PAUSE_MS, undefined, { signal: options.signal });
    try {
      const argv = ['exec', `deployment/${hub.name}`, '-c', hub.container, '--', 'python3', '-c', ASK, url];
      const { stdout } = await kubectl.run(argv, call);
      return { hub: true, version: versionIn(stdout) };
    } catch (error) {
      if (options.signal.aborted) throw error;
      failure = wordsOf(error);
      options.say?.(`hub: does not answer ${url} yet (${failure}), ${attempt} of ${attempts}`);
      if (/\(Forbidden\)|is forbidden/.test(failure)) break;
    }
  }
  return { hub: true, problem: unhealthy(hub.name, namespace, url, failure) };
}

/** A release's hub, as its own pod reaches it. */
export interface FoundHub {
  /** The Deployment's name; its Secret has the same. */
  readonly name: string;
  readonly container: string;
  /** Of its API, inside the pod. */
  readonly url: string;
}

/**
 * A release's hub; undefined where it has none, or is scaled to none.
 *
 * @throws CommandError
 */
export async function findHub(
  kubectl: Kubectl,
  { release, namespace }: { readonly release: string; readonly namespace: string },
  call: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<FoundHub | undefined> {
  const { hub } = await findFronts(kubectl, { release, namespace }, call);
  if (!hub || hub.spec.replicas === 0) return undefined;
  const container = hubContainer(hub);
  return { name: hub.metadata.name, container: container.name, url: apiUrl(container) };
}

/** What people meet of a release: without one of them nobody gets in. */
export interface Fronts {
  readonly hub?: Deployment;
  readonly proxy?: Deployment;
}

/**
 * A release's hub and the proxy before it, as zero-to-jupyterhub labels and names them, where it has them.
 *
 * @throws CommandError
 */
export async function findFronts(
  kubectl: Kubectl,
  { release, namespace }: { readonly release: string; readonly namespace: string },
  call: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Fronts> {
  const list = await kubectl.json<List<Deployment>>(['get', 'deployments.apps'], { ...call, namespace });
  const own = list.items.filter(
    ({ metadata }) => metadata.annotations?.['meta.helm.sh/release-name'] === release,
  );
  // Other software has hubs too (Selenium): JupyterHub's container is called hub in every chart seen.
  const hub = own.find(
    (one) =>
      isComponent(one.metadata, 'hub') &&
      one.spec.template.spec.containers.some(({ name }) => name === 'hub'),
  );
  const proxy = hub && own.find((one) => isComponent(one.metadata, 'proxy'));
  return { ...(hub ? { hub } : {}), ...(proxy ? { proxy } : {}) };
}

function hubContainer(hub: Deployment): Container {
  const container = hub.spec.template.spec.containers.find(({ name }) => name === 'hub');
  if (!container) throw new Error(`${hub.metadata.name} has no container hub`);
  return container;
}

/** /hub/api below the hub's base URL, which the chart writes into the probe's path: `/base/hub/health`. */
function apiUrl(container: Container): string {
  const probe = (container.readinessProbe ?? container.livenessProbe)?.httpGet;
  const base = /^(.*)\/hub\/health\/?$/.exec(probe?.path ?? '')?.[1] ?? '';
  const named = container.ports?.find(({ name }) => name === probe?.port)?.containerPort;
  const port = typeof probe?.port === 'number' ? probe.port : (named ?? 8081);
  const scheme = probe?.scheme?.toLowerCase() === 'https' ? 'https' : 'http';
  return `${scheme}://127.0.0.1:${port}${base}/hub/api`;
}

/** A hub's image always has Python and not always curl; proxies of the pod's environment are not for its own port. */
const ASK = `
import ssl, sys, urllib.request as r
c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
o = r.build_opener(r.ProxyHandler({}), r.HTTPSHandler(context=c))
print(o.open(sys.argv[1], timeout=10).read().decode())
`.trim();

function versionIn(answer: string): string {
  const { version } = JSON.parse(answer) as { version?: unknown };
  if (typeof version !== 'string') throw new Error('the answer names no version');
  return version;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof CommandError)) return error instanceof Error ? error.message : String(error);
  const lines = (error.output?.stderr ?? '')
    .trim()
    .split('\n')
    .filter((line) => !/^command terminated/.test(line));
  return lines.at(-1) || error.message;
}

function unhealthy(name: string, namespace: string, url: string, failure: string): Problem {
  const forbidden = /\(Forbidden\)|is forbidden/.test(failure);
  const fix = forbidden
    ? "Let the deployer's Role create pods/exec in the namespace, or turn health-check off."
    : `Its pod is ready and its API does not answer: see kubectl -n ${namespace} logs deployment/${name}.`;
  return {
    severity: 'error',
    title: forbidden ? 'The hub may not be asked' : 'The hub does not answer',
    message: `${url} was asked for its version from inside ${name}'s own pod: ${failure} ${fix}`,
  };
}
