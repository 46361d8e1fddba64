import { commandFor } from '../advice.js';
import type { Impact, Problem } from '../words.js';
import { componentOf } from './component.js';
import { type ChartPath, dryRunArgs } from './helm.js';
import { leftOvers } from './left-overs.js';
import {
  compareManifests,
  type FieldChange,
  type ObjectChange,
  parseManifest,
  type Rendered,
} from './manifests.js';
import type { Payload } from './payload.js';
import { listRevisions } from './state.js';
import { countUserServers } from './user-servers.js';
import type { Work } from './work.js';
import { readPayload } from './written.js';

/** What a deploy does to the people who use the hub now. */
export interface ImpactReport {
  readonly impact: Impact;
  /** User servers that run now. They live on, but for the connections that a restarted proxy drops. */
  readonly userServers: number;
  /** Images that the chart's pullers fetch onto the nodes and that the live release did not have. */
  readonly prePulled: readonly string[];
  readonly changes: readonly ObjectChange[];
  /** Values that are live and that the repository does not have, by their keys. */
  readonly leftOvers: readonly string[];
}

export const IMPACTS: readonly Impact[] = ['none', 'hub-restart', 'proxy-restart'];

/**
 * The impact of an upgrade: what `--dry-run=server` would make, hooks too, against what is live; compared in memory.
 *
 * @throws CommandError where Helm cannot render it
 */
export async function measureImpact(
  work: Work,
  chart: ChartPath,
  values: readonly string[],
  skipCrds: boolean,
): Promise<ImpactReport> {
  const args = dryRunArgs({ ...work.target, chart, values, skipCrds });
  const [{ stdout }, live, userServers] = await Promise.all([
    work.slot(() => work.helm.run(args, { signal: work.signal, timeoutMs: 120_000 })),
    liveRevision(work).then((revision) => contentOf(work, revision)),
    countUserServers(work.watching, work.target.namespace),
  ]);
  return compared(live, JSON.parse(stdout) as Content, userServers);
}

/** What a revision is made of, as Helm says and keeps it. */
export type Content = Pick<Payload, 'manifest' | 'hooks' | 'config'>;

/** The newest revision that Helm went through with; undefined where there is none. */
export async function liveRevision({ watching, target }: Work): Promise<number | undefined> {
  const selector = `owner=helm,name=${target.release},status=deployed`;
  const revisions = await listRevisions(watching, selector, target.namespace);
  return revisions.toSorted((a, b) => b.revision - a.revision)[0]?.revision;
}

/** What Helm keeps of a revision; nothing where there is none. @throws CommandError */
export async function contentOf(work: Work, revision: number | undefined): Promise<Content> {
  return (revision !== undefined && (await readPayload(work, revision))) || {};
}

/** The impact of going from one content to another, while so many user servers run. */
export async function compared(before: Content, after: Content, userServers: number): Promise<ImpactReport> {
  const [live, planned] = [await rendered(before), await rendered(after)];
  const changes = compareManifests(live.objects, planned.objects);
  const pulled = imagesOf([...planned.hooks, ...planned.objects]);
  const known = imagesOf([...live.hooks, ...live.objects]);
  return {
    impact: impactOf(changes),
    userServers,
    prePulled: pulled.filter((image) => !known.includes(image)),
    changes,
    leftOvers: leftOvers(before.config, after.config),
  };
}

/** The worst that the changes do. An object that is new meets nobody; one that goes takes what it did away. */
export function impactOf(changes: readonly ObjectChange[]): Impact {
  const restarted = changes.filter(({ change, before, fields }) =>
    change === 'changed' ? isWorkload(before) && fields.some(isOfPods) : isWorkload(before),
  );
  const components = restarted.flatMap(({ before, after }) => [component(before), component(after)]);
  // autohttps holds the connections of a hub with automatic HTTPS (zero-to-jupyterhub's templates/proxy/autohttps)
  if (components.some((name) => name === 'proxy' || name === 'autohttps')) return 'proxy-restart';
  return components.includes('hub') ? 'hub-restart' : 'none';
}

/** Only another pod template makes new pods; another number of replicas does not. */
export function isOfPods({ path }: Pick<FieldChange, 'path'>): boolean {
  return path.startsWith('spec.template');
}

function isWorkload(object: Rendered | undefined): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(object?.kind ?? '');
}

/** zero-to-jupyterhub's own label: `hub`, `proxy`, `autohttps`, `continuous-image-puller` ... */
export function component(object: Rendered | undefined): string | undefined {
  return componentOf(object?.metadata.labels);
}

async function rendered({ manifest = '', hooks = [] }: Content) {
  const ofHooks = await Promise.all(hooks.map((hook) => parseManifest(hook.manifest ?? '')));
  return { objects: await parseManifest(manifest), hooks: ofHooks.flat() };
}

/** The images that puller DaemonSets hold or fetch. */
function imagesOf(objects: readonly Rendered[]): string[] {
  const images = new Set<string>();
  for (const object of objects) {
    if (object.kind !== 'DaemonSet' || !/image-puller/.test(component(object) ?? object.metadata.name))
      continue;
    const pod = (object.spec?.template as { spec?: PodSpec } | undefined)?.spec;
    for (const { image } of [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]) {
      if (image) images.add(image);
    }
  }
  return [...images];
}

interface PodSpec {
  readonly containers?: readonly { readonly image?: string }[];
  readonly initContainers?: readonly { readonly image?: string }[];
}

/** The impact in a person's words. */
export function describeImpact({ impact, userServers, prePulled }: ImpactReport): string {
  const servers = userServers === 1 ? '1 running user server' : `${userServers} running user servers`;
  const goOn = userServers === 1 ? 'goes on' : 'go on';
  const words: Record<Impact, string> = {
    none: 'nobody notices',
    'hub-restart': `the hub restarts: no logins or new servers for seconds, ${servers} ${goOn}`,
    'proxy-restart': `the proxy restarts: everybody's connection drops (${servers})`,
  };
  const pulled = prePulled.length > 0 ? `; pulled onto the nodes before: ${prePulled.join(', ')}` : '';
  return `impact ${impact}: ${words[impact]}${pulled}`;
}

/** `max-impact`: the problem where a deploy would do more to people than it may. */
export function refuseImpact(
  id: string,
  report: ImpactReport | undefined,
  most: Impact | undefined,
): Problem | undefined {
  if (!most) return undefined;
  if (report && IMPACTS.indexOf(report.impact) <= IMPACTS.indexOf(most)) return undefined;
  const why = report
    ? `It would be ${describeImpact(report).replace(/^impact /, '')}.`
    : 'Its impact could not be found out, because Helm cannot render it against the cluster.';
  return {
    severity: 'error',
    title: `More than \`max-impact: ${most}\``,
    message: `${why} Nothing was deployed. Deploy it at a time that suits people by ${commandFor('run', id, '--force')}, or raise \`max-impact\`.`,
  };
}
