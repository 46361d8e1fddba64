/** An image reference, taken apart. */
export interface Reference {
  /** A host, with its port where it has one: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** Without the registry, with Docker Hub's `library/`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:...` */
  readonly digest?: string;
}

// The grammar of https://github.com/distribution/reference (regexp.go).
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const HOST =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;
const TAG = /^[\w][\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/**
 * Takes a reference apart by Docker's rules: the first part is a registry if it holds a dot or a colon, is
 * `localhost`, or has a capital letter; else it's Docker Hub, whose one-part names stand under `library/`.
 *
 * @param text `name`, `org/name:tag`, `registry:5000/a/b:tag@sha256:...`
 * @throws Error with a sentence where it is no image reference
 */
export function parseReference(text: string): Reference {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const { registry, repository } = splitName(colon < 0 ? named : named.slice(0, colon));

  if (!HOST.test(registry)) throw new Error(`\`${text}\` is no image reference: \`${registry}\` is no host`);
  const wrong = repository.split('/').find((part) => !COMPONENT.test(part));
  if (wrong !== undefined) {
    throw new Error(
      `\`${text}\` is no image reference: the part \`${wrong}\` may hold only small letters, digits and single . _ - between them`,
    );
  }
  if (tag !== undefined && !TAG.test(tag)) {
    throw new Error(`\`${text}\` is no image reference: \`${tag}\` is no tag`);
  }
  if (digest !== undefined && !DIGEST.test(digest)) {
    throw new Error(`\`${text}\` is no image reference: \`${digest}\` is no digest`);
  }
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The registry of a reference; undefined where the text is none. */
export function registryOf(text: string): string | undefined {
  try {
    return parseReference(text).registry;
  } catch {
    return undefined;
  }
}

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
  if (!isHost) return { registry: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
  const rest = name.slice(slash + 1);
  if (first !== 'docker.io' && first !== 'index.docker.io') return { registry: first, repository: rest };
  return { registry: 'docker.io', repository: rest.includes('/') ? rest : `library/${rest}` };
}

/** True for registries that are spoken to by plain HTTP unless told otherwise: those on this machine (Docker's rule). */
export function isLocal(registry: string): boolean {
  const host = registry.startsWith('[')
    ? registry.slice(0, registry.indexOf(']') + 1)
    : registry.split(':')[0];
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host ?? '');
}
