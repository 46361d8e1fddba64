/** What the cluster and the registry of the sandbox say, asked without hub-deploy's own code. */
import { execFileSync } from 'node:child_process';

export const HUBS = ['commons', 'geo', 'intro', 'seminar', 'staging'];

/** Runs kubectl; its output. */
export function kubectl(...args) {
  return execFileSync('kubectl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
}

/** The same, parsed. */
export function kubectlJson(...args) {
  return JSON.parse(kubectl(...args, '-o', 'json'));
}

/** Takes every example hub away, with its volumes and users' servers, and these namespaces. */
export function purgeHubs(...others) {
  leaveHubs(...others);
  const namespaces = [...HUBS, ...others].map((name) => `namespace/${name}`);
  kubectl('wait', '--for=delete', ...namespaces, '--timeout=120s');
}

/** Begins it, for a test that is done. Nobody uses the hubs: their pods need no time to end well. */
export function leaveHubs(...others) {
  kubectl('delete', 'namespace', ...HUBS, ...others, '--ignore-not-found', '--wait=false');
  for (const namespace of [...HUBS, ...others])
    kubectl('delete', 'pods', '--all', '--namespace', namespace, '--grace-period=1', '--wait=false');
}

/**
 * The newest revision of each example hub's release: by hub, what its Secret's labels say.
 * @returns {Record<string, { revision: number, status: string, proved: number }>}
 */
export function releases() {
  const { items } = kubectlJson('get', 'secrets', '-A', '-l', 'owner=helm');
  const newest = {};
  for (const { metadata } of items) {
    const { name, version, status } = metadata.labels;
    const revision = Number(version);
    if (!HUBS.includes(name) || (newest[name]?.revision ?? 0) > revision) continue;
    newest[name] = { revision, status, proved: Number(metadata.labels['hub-deploy.io/proved']) };
  }
  return newest;
}

/** Only the revisions. */
export function revisions() {
  return Object.fromEntries(Object.entries(releases()).map(([hub, { revision }]) => [hub, revision]));
}

/** What a hub's own container runs, as `sha256:...`. */
export function hubDigest(namespace) {
  const path = '{.items[0].status.containerStatuses[?(@.name=="hub")].imageID}';
  return kubectl('get', 'pods', '-n', namespace, '-l', 'component=hub', '-o', `jsonpath=${path}`).split(
    '@',
  )[1];
}

/** All values of a hub's release, its chart's own among them, as Helm merged them. */
export function helmValues(hub) {
  const argv = ['get', 'values', hub, '--namespace', hub, '--all', '--output', 'json'];
  return JSON.parse(execFileSync('helm', argv, { encoding: 'utf8' }));
}

/** A hub's public URL, which the sandbox's host reaches. */
export function hubUrl(namespace) {
  const ip = kubectl('get', 'service', 'proxy-public', '-n', namespace, '-o', 'jsonpath={.spec.clusterIP}');
  return `http://${ip}`;
}

/** The tags that the registry has of a repository, by their digests. */
export async function pushedTags(repository) {
  const api = `http://${process.env.REGISTRY}/v2/${repository}`;
  const list = await fetch(`${api}/tags/list`);
  if (list.status === 404) return {};
  const tags = (await list.json()).tags ?? [];
  const digests = {};
  for (const tag of tags) {
    const answer = await fetch(`${api}/manifests/${tag}`, {
      method: 'HEAD',
      headers: {
        Accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json',
      },
    });
    digests[tag] = answer.headers.get('docker-content-digest');
  }
  return digests;
}

/** The digests of the manifests that an index holds, or the digest itself: what nodes report. */
export async function manifestsOf(repository, digest) {
  const answer = await fetch(`http://${process.env.REGISTRY}/v2/${repository}/manifests/${digest}`, {
    headers: {
      Accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json',
    },
  });
  const { manifests } = await answer.json();
  return [digest, ...(manifests ?? []).map((manifest) => manifest.digest)];
}
