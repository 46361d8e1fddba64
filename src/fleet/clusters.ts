import type { Cluster, Origins } from '../words.js';
import type { ClusterKeys } from './keys.js';
import { missingFile } from './missing.js';
import { placesOf } from './origins.js';
import type { Located } from './read.js';
import { inserter, type Scene } from './scene.js';

const LOGINS = ['kubeconfig', 'gke', 'eks', 'aks'] as const;
const DEFAULT_PARALLEL = 4;

/**
 * A cluster as `<cluster>` and its own entry describe it, key by key, the later one winning. How to log in is one
 * choice: an entry that makes it replaces an earlier one's, and `credentials` belongs to a cloud's login.
 */
export function makeCluster(scene: Scene, name: string): Cluster {
  const entries = (scene.config.clusters?.value ?? []).filter(
    (entry) => entry.name === '<cluster>' || entry.name === name,
  );
  const keys = entries.reduce<ClusterKeys>((sum, { value, name }) => merge(scene, name, sum, value), {});
  const fill = inserter(scene, name, { cluster: name });
  const text = (key: 'kubeconfig' | 'context' | 'credentials' | 'hold') => {
    const written = keys[key];
    if (!written) return {};
    const value = key === 'hold' ? written.value : fill(written.value, written.place);
    const isFile = key === 'kubeconfig' || key === 'credentials';
    if (isFile && !scene.listing.has(value))
      scene.faults.tell(missingFile(scene, value, `\`${key}\` of the cluster \`${name}\``, written.place));
    return { [key]: value };
  };
  return {
    name,
    ...(keys.kubeconfig ? text('kubeconfig') : keys.gke || keys.eks || keys.aks ? text('credentials') : {}),
    ...text('context'),
    ...text('hold'),
    ...logins(keys, name, fill),
    parallel: keys.parallel?.value ?? DEFAULT_PARALLEL,
    ...(entries.length > 0 ? { origins: originsOf(keys) } : {}),
  };
}

/** A login's own keys are `gke.project`, `eks.region` ... */
function originsOf(keys: ClusterKeys): Origins {
  const all = { ...placesOf(keys) };
  for (const login of LOGINS) {
    const written = login === 'kubeconfig' ? undefined : keys[login];
    for (const [key, place] of Object.entries(placesOf(written?.value ?? {}))) all[`${login}.${key}`] = place;
  }
  return all;
}

function merge(scene: Scene, name: string, earlier: ClusterKeys, later: ClusterKeys): ClusterKeys {
  const chosen = LOGINS.filter((login) => later[login]);
  if (chosen.length > 1)
    scene.faults.wrong(
      later[chosen[1] ?? 'gke']?.place,
      `${name} has two logins`,
      `\`clusters.${name}\` says both \`${chosen.join('` and `')}\`: keep the one to log in with.`,
    );
  if (chosen.length === 0) return { ...earlier, ...later };
  const { kubeconfig: _k, gke: _g, eks: _e, aks: _a, ...rest } = earlier;
  return { ...rest, ...later };
}

function logins(
  { gke, eks, aks }: ClusterKeys,
  cluster: string,
  fill: ReturnType<typeof inserter>,
): Pick<Cluster, 'gke' | 'eks' | 'aks'> {
  const value = (written: Located<string> | undefined) =>
    written ? fill(written.value, written.place) : cluster;
  if (gke)
    return {
      gke: {
        project: value(gke.value.project),
        location: value(gke.value.location),
        name: value(gke.value.name),
      },
    };
  if (eks) {
    const { role } = eks.value;
    return {
      eks: {
        region: value(eks.value.region),
        name: value(eks.value.name),
        ...(role ? { role: value(role) } : {}),
      },
    };
  }
  if (aks)
    return { aks: { 'resource-group': value(aks.value['resource-group']), name: value(aks.value.name) } };
  return {};
}
