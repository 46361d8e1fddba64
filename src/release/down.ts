import type { Kubectl } from '../host/kubectl.js';
import type { DownPart, ReleaseState } from '../words.js';
import { componentOf } from './component.js';
import { type Labels, parseLabels } from './labels.js';
import { LIST_TIMEOUT_MS } from './state.js';
import { listAllowed, whyUnanswered } from './unanswered.js';

/** One Deployment that Helm made, as a table of them tells it. */
export interface DeploymentRow {
  readonly namespace: string;
  readonly name: string;
  readonly ready: number;
  readonly wanted: number;
  readonly labels: Labels;
}

/**
 * The Deployments of all of a cluster's releases, in one list call: the server's own table, since whole objects are some
 * ten times as much.
 *
 * @param namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns `unknown` with a sentence where the cluster does not say. Never throws.
 */
export async function readDeployments(
  kubectl: Kubectl,
  namespaces: readonly string[],
): Promise<readonly DeploymentRow[] | { readonly unknown: string }> {
  const selector = ['-l', 'app.kubernetes.io/managed-by=Helm'];
  const table = ['--show-labels', '--no-headers', '--chunk-size=0'];
  try {
    return await listAllowed(namespaces, async (namespace) => {
      const scope = namespace ? [] : ['--all-namespaces'];
      const { stdout } = await kubectl.run(['get', 'deployments.apps', ...selector, ...scope, ...table], {
        timeoutMs: LIST_TIMEOUT_MS,
        ...(namespace ? { namespace } : {}),
      });
      return parseDeployments(stdout, namespace);
    });
  } catch (error) {
    return { unknown: await whyUnanswered(kubectl, error, LIST_TIMEOUT_MS, 'Deployments') };
  }
}

/**
 * Reads kubectl's table of Deployments: (namespace,) name, ready, up to date, available, age, labels. A line of another
 * form is passed over.
 */
export function parseDeployments(table: string, namespace?: string): DeploymentRow[] {
  return table.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [at = '', name = '', pods = ''] = namespace ? [namespace, ...words] : words;
    const [, ready, wanted] = /^(\d+)\/(\d+)$/.exec(pods) ?? [];
    if (!ready || !wanted) return [];
    const labels = parseLabels(words.at(-1) ?? '');
    return [{ namespace: at, name, ready: Number(ready), wanted: Number(wanted), labels }];
  });
}

/**
 * What does not run of each release: its hub or proxy without a ready pod, or the hub that was there when the revision
 * was proved.
 *
 * @param releases a cluster's, by `namespace/name`
 * @returns by `namespace/name`; releases of which all runs, or that have no hub, are absent
 */
export function downParts(
  deployments: readonly DeploymentRow[],
  releases: ReadonlyMap<string, ReleaseState>,
): ReadonlyMap<string, readonly DownPart[]> {
  const parts = Map.groupBy(deployments.filter(isPart), ({ namespace }) => namespace);
  const installed = [...releases].filter(([, { status }]) => status !== 'uninstalled');
  const neighbours = Map.groupBy(installed, ([, { namespace }]) => namespace);
  const down = new Map<string, readonly DownPart[]>();
  for (const [key, release] of installed) {
    const { namespace, name } = release;
    const near = parts.get(namespace) ?? [];
    const alone = neighbours.get(namespace)?.length === 1;
    const own = near.filter(({ labels }) => releaseOf(labels, name) ?? alone);
    const found: DownPart[] = own
      .filter(({ ready }) => ready === 0)
      .map(({ name, wanted }) => ({ name, wanted }));
    if (release.jupyterhub !== undefined && !near.some((part) => partOf(part) === 'hub'))
      found.push({ name: 'hub' });
    if (found.length > 0) down.set(key, found);
  }
  return down;
}

/** What a part of zero-to-jupyterhub calls itself; charts of one's own that label nothing name it so. */
function partOf({ name, labels }: Pick<DeploymentRow, 'name' | 'labels'>): string {
  return componentOf(labels) ?? (name.endsWith('-hub') ? 'hub' : name);
}

/** Whether a Deployment is a part without which nobody gets in. */
export function isPart(deployment: Pick<DeploymentRow, 'name' | 'labels'>): boolean {
  return ['hub', 'proxy'].includes(partOf(deployment));
}

/** Whether the labels name this release; undefined where they name none. */
function releaseOf(labels: Labels, release: string): boolean | undefined {
  const names = [labels.release, labels['app.kubernetes.io/instance']].filter((name) => name !== undefined);
  return names.length > 0 ? names.includes(release) : undefined;
}
