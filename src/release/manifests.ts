/** One Kubernetes object of a rendered manifest. */
export interface Rendered {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** How one field differs. Values of Secrets are never told, only that they changed. */
export interface FieldChange {
  /** `spec.template.spec.containers[hub].image` */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface ObjectChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** `Deployment hub` */
  readonly object: string;
  readonly kind: string;
  readonly before?: Rendered;
  readonly after?: Rendered;
  readonly fields: readonly FieldChange[];
}

const SHOWN_CHARACTERS = 160;

/**
 * Reads a manifest: YAML documents, of which empty ones are left out.
 *
 * @throws Error where it is no YAML
 */
export async function parseManifest(text: string): Promise<Rendered[]> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, { uniqueKeys: false, merge: true, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => document.toJS() as unknown).flatMap(objectsIn);
}

/** The objects of one document: itself, or, as kubectl and Helm take it, the items of a List. */
function objectsIn(document: unknown): Rendered[] {
  const object = document as (Rendered & { readonly items?: unknown }) | null;
  if (object?.kind?.endsWith?.('List') && Array.isArray(object.items)) return object.items.flatMap(objectsIn);
  return object?.kind && object.metadata?.name ? [object] : [];
}

/** What differs between two manifests, object by object, in the order of their names. */
export function compareManifests(before: readonly Rendered[], after: readonly Rendered[]): ObjectChange[] {
  const old = byIdentity(before);
  const now = byIdentity(after);
  const changes: ObjectChange[] = [];
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(key), now.get(key)];
    const { kind, metadata } = (is ?? was) as Rendered;
    const about = { object: `${kind} ${metadata.name}`, kind };
    if (!was && is) changes.push({ change: 'added', ...about, after: is, fields: [] });
    else if (was && !is) changes.push({ change: 'removed', ...about, before: was, fields: [] });
    else if (was && is) {
      const fields = fieldChanges(was, is, kind === 'Secret');
      if (fields.length > 0) changes.push({ change: 'changed', ...about, before: was, after: is, fields });
    }
  }
  return changes;
}

function byIdentity(objects: readonly Rendered[]): Map<string, Rendered> {
  return new Map(
    objects.map((object) => {
      const group = object.apiVersion?.includes('/') ? object.apiVersion.split('/')[0] : '';
      const { namespace = '', name } = object.metadata;
      return [`${object.kind}.${group}/${namespace}/${name}`, object];
    }),
  );
}

function fieldChanges(before: Rendered, after: Rendered, secret: boolean): FieldChange[] {
  const [old, now] = [flatten(before), flatten(after)];
  const changes: FieldChange[] = [];
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(path), now.get(path)];
    if (was === is) continue;
    const hidden = secret && /^(?:data|stringData)\./.test(path);
    changes.push({
      path,
      ...(was === undefined ? {} : { before: hidden ? '(hidden)' : shown(was) }),
      ...(is === undefined ? {} : { after: hidden ? '(hidden)' : shown(is) }),
    });
  }
  return [...changes, ...orderChanges(before, after, '')];
}

/** Lists whose items stand in another order: Kubernetes starts new pods for that too. */
function orderChanges(before: unknown, after: unknown, path: string): FieldChange[] {
  if (before === null || after === null || typeof before !== 'object' || typeof after !== 'object') return [];
  if (!Array.isArray(before) || !Array.isArray(after))
    return Object.entries(before).flatMap(([key, item]) =>
      orderChanges(item, (after as Record<string, unknown>)[key], path ? `${path}.${key}` : key),
    );
  const [old, now] = [byName(before), byName(after)];
  if (!old || !now) return [];
  const was = [...old.keys()].filter((name) => now.has(name));
  const is = [...now.keys()].filter((name) => old.has(name));
  const inside = was.flatMap((name) => orderChanges(old.get(name), now.get(name), `${path}[${name}]`));
  return was.join() === is.join()
    ? inside
    : [{ path: `${path}[]`, before: shown(was.join(', ')), after: shown(is.join(', ')) }, ...inside];
}

/** A list's items by name, where each has one of its own. */
function byName(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = namesIn(list);
  return names && new Map(names.map((name, place) => [name, list[place]]));
}

/** The names of a list's items, where each has one of its own. */
function namesIn(list: readonly unknown[]): string[] | undefined {
  const names = list.map((item) => (item as { name?: unknown } | null)?.name);
  const are = names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  return are ? (names as string[]) : undefined;
}

/** Each leaf by its path; items of lists by their `name` where each has its own, else by their place. */
function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    const names = namesIn(value);
    for (const [index, item] of value.entries()) flatten(item, `${path}[${names?.[index] ?? index}]`, into);
    if (value.length === 0) into.set(path, '[]');
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    for (const [key, item] of entries) flatten(item, path ? `${path}.${key}` : key, into);
    if (entries.length === 0) into.set(path, '{}');
  } else into.set(path, String(value));
  return into;
}

function shown(text: string): string {
  const line = text.replaceAll('\n', '⏎');
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}
