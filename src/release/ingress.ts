import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import type { List } from './objects.js';

interface Ingress {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly tls?: readonly { readonly hosts?: readonly string[] }[];
    readonly rules?: readonly {
      readonly host?: string;
      readonly http?: { readonly paths?: readonly { readonly path?: string }[] };
    }[];
  };
}

/**
 * Where a release's people find it: the first host of its ingresses, with the path that stands there. Undefined where
 * it has none (a load balancer's address is nobody's bookmark), or where the login may not look: an address is help.
 */
export async function ingressUrl(
  kubectl: Kubectl,
  { release, namespace }: { readonly release: string; readonly namespace: string },
): Promise<string | undefined> {
  try {
    const list = await kubectl.json<List<Ingress>>(['get', 'ingresses.networking.k8s.io'], {
      namespace,
      timeoutMs: 15_000,
    });
    const own = list.items.filter(
      ({ metadata }) => metadata.annotations?.['meta.helm.sh/release-name'] === release,
    );
    for (const ingress of own) {
      const url = urlOf(ingress);
      if (url) return url;
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
  return undefined;
}

function urlOf({ spec = {} }: Ingress): string | undefined {
  const rule = spec.rules?.find(({ host }) => host && !host.startsWith('*'));
  if (!rule?.host) return undefined;
  const { host } = rule;
  const secure = spec.tls?.some(({ hosts }) => !hosts?.length || hosts.some((name) => covers(name, host)));
  const path = rule.http?.paths?.[0]?.path ?? '/';
  // Some controllers take patterns there, which are no address.
  const plain = /^\/[\w./~-]+$/.test(path) ? path : '';
  return `${secure ? 'https' : 'http'}://${host}${plain}`;
}

function covers(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && name.slice(1) === host.slice(host.indexOf('.')));
}
