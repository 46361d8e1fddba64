import type { Rendered } from './manifests.js';
import type { LiveWorkload, OwnedFields } from './workload-status.js';

/** A field of a workload that somebody set with kubectl, and that the release's manifest has otherwise or not at all. */
export interface Edit {
  /** `Deployment proxy` */
  readonly object: string;
  /** `spec.template.spec.containers[hub].env[PROXY].value` */
  readonly field: string;
  /** What it is and what it was to be; only of numbers and truth values, since any text may be a secret. */
  readonly live?: number | boolean;
  readonly manifest?: number | boolean;
  /** Kubernetes' own name for it: `kubectl-edit`. */
  readonly program: string;
  /** When that program last changed the object, `2026-11-30T14:20:00Z`. */
  readonly at?: string;
}

/** `kubectl rollout restart` writes a time into the pod's annotations, and no more is meant by it. */
const RESTARTS = 'kubectl-rollout';

/** Whether somebody set a field of its `spec` with kubectl: only then is its manifest worth reading. */
export function hasKubectlFields(workload: LiveWorkload): boolean {
  return kubectlEntries(workload).length > 0;
}

function kubectlEntries({ metadata }: LiveWorkload) {
  return (metadata.managedFields ?? []).filter(
    ({ manager = '', fieldsV1 }) =>
      manager.startsWith('kubectl') && manager !== RESTARTS && fieldsV1?.['f:spec'] !== undefined,
  );
}

/**
 * What somebody set with kubectl in a workload's `spec`, by the fields that Kubernetes notes for each program.
 *
 * @param rendered the same object in the release's manifest
 */
export function kubectlEdits(workload: LiveWorkload, rendered: Rendered): Edit[] {
  const object = `${workload.kind} ${workload.metadata.name}`;
  return kubectlEntries(workload).flatMap(({ manager = '', time, fieldsV1 = {} }) =>
    differing(fieldsV1['f:spec'] ?? {}, { live: workload.spec, manifest: rendered.spec, path: 'spec' }).map(
      ({ path, live, manifest }) => ({
        object,
        field: path,
        ...plainValue('live', live),
        ...plainValue('manifest', manifest),
        program: manager,
        ...(time ? { at: time } : {}),
      }),
    ),
  );
}

/** `Deployment proxy: spec.replicas is 0 and not 1, by kubectl-edit, 2026-11-30 14:20 UTC` */
export function describeEdit({ object, field, live, manifest, program, at }: Edit): string {
  const was = manifest === undefined ? '' : ` and not ${manifest}`;
  const how = live === undefined ? 'is not what the chart says' : `is ${live}${was}`;
  const when = at ? `, ${at.slice(0, 16).replace('T', ' ')} UTC` : '';
  return `${object}: ${field} ${how}, by ${program}${when}`;
}

function plainValue<K extends string>(key: K, value: unknown): { [P in K]?: number | boolean } {
  return typeof value === 'number' || typeof value === 'boolean'
    ? ({ [key]: value } as { [P in K]?: number | boolean })
    : {};
}

/** One place in a workload, as it lives and as the manifest has it. */
interface Spot {
  readonly path: string;
  readonly live: unknown;
  readonly manifest: unknown;
}

/**
 * The owned fields that differ from the manifest; of a part that is not in it at all only the part itself.
 * Format: https://kubernetes.io/docs/reference/using-api/server-side-apply/ (`fieldsV1`)
 */
function differing(owned: OwnedFields, at: Spot): Spot[] {
  return Object.entries(owned).flatMap(([key, inner]) => {
    if (key === '.') return [];
    const spot = step(key, at);
    if (spot.live === undefined) return [];
    if (spot.manifest === undefined) return [spot];
    if (Object.keys(inner).length > 0) return differing(inner, spot);
    return same(spot.live, spot.manifest, spot.path.includes('.resources.')) ? [] : [spot];
  });
}

/** Follows `f:NAME`, `k:{"name":"hub"}` (an item of a list by its keys), `v:VALUE` (an item by itself), `i:0`. */
function step(key: string, { path, live, manifest }: Spot): Spot {
  const [kind, rest] = [key.slice(0, 1), key.slice(2)];
  if (kind === 'f') {
    const shown = /^[\w-]+$/.test(rest) ? `.${rest}` : `[${rest}]`;
    return { path: path + shown, live: member(live, rest), manifest: member(manifest, rest) };
  }
  if (kind === 'i') {
    const index = Number(rest);
    return { path: `${path}[${rest}]`, live: items(live)[index], manifest: items(manifest)[index] };
  }
  const wanted = parsed(rest);
  if (kind === 'v') {
    const find = (list: unknown) => items(list).find((item) => same(item, wanted, false));
    return { path, live: find(live), manifest: find(manifest) };
  }
  const keys = Object.entries(wanted ?? {});
  if (keys.length === 0) return { path, live: undefined, manifest: undefined };
  const find = (list: unknown) =>
    items(list).find((item) => keys.every(([name, value]) => has(item, name, value)));
  const shown = keys.map(([name, value]) => (name === 'name' ? value : `${name}=${value}`)).join(',');
  return { path: `${path}[${shown}]`, live: find(live), manifest: find(manifest) };
}

/** What is no JSON names nothing: a server need not be Kubernetes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function has(item: unknown, name: string, value: unknown): boolean {
  // The one key of a list that Kubernetes fills in itself.
  return (member(item, name) ?? (name === 'protocol' ? 'TCP' : undefined)) === value;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @param quantity `0.5` and `500m` are the same there: Kubernetes writes what it was given in a form of its own */
function same(a: unknown, b: unknown, quantity: boolean): boolean {
  if (quantity && amount(a) !== undefined) return amount(a) === amount(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(member(a, key), member(b, key), quantity));
}

const UNITS: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** A quantity as Kubernetes reads it; undefined where it is none. */
function amount(value: unknown): number | undefined {
  const [, number, unit = ''] = /^([\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
